//! TOR.3.a#2, TOR.3.a#3: the daily return, and measures of compliance.
use crate::support::grounding::*;
use crate::support::*;
use jig_agreement::state::ReturnStanding;
use spacetime::Span;

fn standings(s: &Scenario) -> Vec<(String, ReturnStanding)> {
    s.state.daily_returns(known(s)).into_iter().map(|view| (view.day.to_string(), view.standing)).collect()
}

fn shown(rows: &[(&str, ReturnStanding)]) -> Vec<(String, ReturnStanding)> {
    rows.iter().map(|(day, standing)| ((*day).to_owned(), *standing)).collect()
}

/// 18:00 in the reference zone is 15:00 UTC: the minute before, nothing is owed; from then on it is overdue until it is given.
#[test]
fn tor_3_a_2_a_day_without_a_return_by_the_cut_off_is_overdue_and_a_nil_return_is_one() {
    let mut s = Scenario::founded();
    s.at("2016-09-13T06:00:00.000Z");
    let table = said(&mut s, SPEAKER, "2016-09-13", full("2016-09-13", vec![holding("base-1", CountBand::OneToFour)]));
    s.accepted(table);
    s.at("2016-09-14T14:59:59.999Z");
    let expected = ReturnStanding::Expected;
    assert_eq!(standings(&s), shown(&[("2016-09-13", ReturnStanding::Given), ("2016-09-14", expected)]));
    let owed = |s: &Scenario| {
        let arrears = s.state.arrears(s.now).into_iter().filter(|arrear| arrear.duty == Duty::DailyReturn);
        arrears.map(|arrear| (arrear.side, arrear.key.unwrap(), arrear.done.is_some())).collect::<Vec<_>>()
    };
    assert_eq!(owed(&s), []);
    s.at("2016-09-14T15:00:01.000Z");
    assert_eq!(standings(&s)[1].1, ReturnStanding::Missing);
    assert_eq!(owed(&s), [(Some(Side::Bravo), "2016-09-14".to_owned(), false)]);
    let late = said(&mut s, SPEAKER, "2016-09-14", nil("2016-09-14"));
    s.accepted(late);
    assert!(s.verdict(late).findings.iter().any(|finding| finding.code == "return-late"));
    assert_eq!(standings(&s)[1].1, ReturnStanding::GivenLate);
    s.at("2016-09-15T09:00:00.000Z");
    let in_time = said(&mut s, SPEAKER, "2016-09-15", nil("2016-09-15"));
    s.accepted(in_time);
    s.at("2016-09-15T16:00:00.000Z");
    assert_eq!(standings(&s)[2].1, ReturnStanding::Given, "a nil return is a return");
    let table = s.state.order_of_battle(known(&s)).unwrap();
    assert_eq!((table.as_of, table.confirmed_to), (day("2016-09-13"), day("2016-09-15")));
    assert_eq!(owed(&s), [(Some(Side::Bravo), "2016-09-14".to_owned(), true)], "late is still said when it is done");
}

#[test]
fn tor_3_a_2_a_return_is_of_its_day_by_its_side_and_of_something() {
    let mut s = Scenario::founded();
    let table = || full("2016-09-12", vec![holding("base-1", CountBand::OneToFour)]);
    let nothing = said(&mut s, SPEAKER, "2016-09-12", nil("2016-09-12"));
    s.refused(nothing, "TOR.3.a#2", "nil-return-of-nothing");
    let other = said(&mut s, OTHER, "2016-09-12", table());
    s.refused(other, "TOR.3.a#2", "flight-spoken-for-by-the-other");
    let key = said(&mut s, SPEAKER, "2016-09-11", table());
    s.refused(key, "TOR.3.a#2", "register-key-does-not-fit");
    let ahead = said(&mut s, SPEAKER, "2016-09-14", full("2016-09-14", Vec::new()));
    s.refused(ahead, "TOR.3.a#2", "return-ahead-of-its-day");
    let twice = vec![holding("base-1", CountBand::None), holding("base-1", CountBand::OneToFour)];
    let twice = said(&mut s, SPEAKER, "2016-09-12", full("2016-09-12", twice));
    s.refused(twice, "TOR.3.a#2", "holding-twice");
    let first = said(&mut s, SPEAKER, "2016-09-12", table());
    s.accepted(first);
    let replay = said(&mut s, SPEAKER, "2016-09-12", table());
    s.refused(replay, "TOR.3.a#2", "register-entry-exists");
    let corrected = amended(&mut s, SPEAKER, (first, "2016-09-12"), full("2016-09-12", Vec::new()));
    s.accepted(corrected);
}

/// A table that differs and says nothing of what moved stands, and is told so; a change from nowhere to nowhere is none.
#[test]
fn tor_3_a_2_what_moved_is_told_with_the_table_that_shows_it() {
    let mut s = Scenario::founded();
    let key = |text: &str| EntryKey::parse(text);
    said(&mut s, SPEAKER, "2016-09-12", full("2016-09-12", vec![holding("base-1", CountBand::OneToFour)]));
    s.wait(Span::from_hours(20));
    let moved = vec![holding("base-2", CountBand::OneToFour)];
    let unsaid = said(&mut s, SPEAKER, "2016-09-13", full("2016-09-13", moved.clone()));
    s.accepted(unsaid);
    assert!(s.verdict(unsaid).findings.iter().any(|finding| finding.code == "holdings-moved-unsaid"));
    let with = |from, to| {
        let change = DispositionChange { from, to, type_band: TypeBand::CombatFixedWing, count: CountBand::OneToFour };
        let said = DailyReturn::Full { holdings: moved.clone(), changes: vec![change] };
        GroundingEntry::AirOrderOfBattle(AirOrderOfBattle { as_of: day("2016-09-13"), said })
    };
    let nowhere = amended(&mut s, SPEAKER, (unsaid, "2016-09-13"), with(None, None));
    s.refused(nowhere, "TOR.3.a#2", "change-from-nowhere-to-nowhere");
    let told = amended(&mut s, SPEAKER, (unsaid, "2016-09-13"), with(key("base-1"), key("base-2")));
    s.accepted(told);
    assert!(s.verdict(told).findings.is_empty());
}

/// The list of measures is versioned, and a version is both sides' or none.
#[test]
fn tor_3_a_3_measures_are_versioned_and_approved_by_both() {
    let mut s = Scenario::founded();
    let measure = |version: &str| {
        GroundingEntry::ComplianceMeasure(ComplianceMeasure {
            version: version.to_owned(),
            method: MeasureMethod::NoticesCompared,
            owner: IssueOwner::Both,
            text: "Every morning both lay notices beside what was seen.".to_owned(),
        })
    };
    let snr = post(Side::Alpha, Post::Snr);
    let first = said(&mut s, snr, "measure-1", measure("1"));
    s.side_consents(Side::Alpha, first, Question::Register);
    assert_eq!(lines(&s, Register::ComplianceMeasure)[0].1, ["proposed"]);
    s.side_consents(Side::Bravo, first, Question::Register);
    s.receipts();
    assert_eq!(lines(&s, Register::ComplianceMeasure)[0].1, ["agreed"]);
    let same = amended(&mut s, snr, (first, "measure-1"), measure("1"));
    s.refused(same, "TOR.3.a#3", "measure-version-not-new");
    let second = amended(&mut s, snr, (first, "measure-1"), measure("2"));
    s.both_consent(second, Question::Register);
    assert_eq!(lines(&s, Register::ComplianceMeasure)[0].1, ["replaced", "agreed"]);
}
