//! TOR.0.3, TOR.2.d.i, AMB-06, AMB-19, SG-16: acts by exception and their reviews.
use crate::support::exceptions::*;
use crate::support::*;
use jig_agreement::edition::{Edition, Personnel, SettingReading, ThreatWording};
use jig_agreement::state::{ReviewCause, ReviewStage};
use spacetime::{LatLonBox, Span};

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };
const OWN: Option<&str> = Some("TOR.2.d.i#1");
const LISTED: Option<&str> = Some("TOR.2.d.i#2");

fn told(s: &mut Scenario, via: Option<&str>, key_text: &str, action: OutsideAction) -> RecordHash {
    file(s, ALPHA, via, key_text, RegisterContent::OutsideAction(action))
}

#[test]
fn tor_0_3_an_action_outside_names_an_exception_that_allows_it() {
    let mut s = Scenario::founded();
    let said = action(&s);
    let through = told(&mut s, None, "act-1", said.clone());
    s.refused(through, "TOR.0.3", "outside-action-names-no-exception");
    let under_none = told(&mut s, Some("TOR.2.a#1"), "act-1", said.clone());
    s.refused(under_none, "TOR.0.3", "outside-without-an-exception");
    let under_another = told(&mut s, LISTED, "act-1", said.clone());
    s.refused(under_another, "TOR.2.d.i#1", "threat-fits-another-exception");
    let first = told(&mut s, OWN, "act-1", said);
    s.accepted(first);
    assert_eq!(lines(&s, Register::OutsideAction)[0].2, ["full-account-due", "review-of-exception", "review-open"]);
}

/// Threat, why infeasible, times, area: an exception without one of them is refused.
#[test]
fn tor_2_d_i_1_an_account_says_why_when_and_where() {
    let mut s = Scenario::founded();
    let good = action(&s);
    let hour = Span::from_hours(1);
    let later = s.now.saturating_add(hour);
    let point = LatLonBox::from_e7(340_000_000, 390_000_000, 340_000_100, 390_000_100).unwrap();
    for (bad, basis, code) in [
        (
            OutsideAction { infeasible_because: " ".to_owned(), ..good.clone() },
            "TOR.2.d.i#1",
            "infeasibility-not-stated",
        ),
        (OutsideAction { block: None, ..good.clone() }, "TOR.2.d.i#1", "block-missing"),
        (OutsideAction { block: Some(point), ..good.clone() }, "SG-03", "footprint-too-small"),
        (OutsideAction { known_at: later, ..good.clone() }, "TOR.2.d.i#1", "threat-known-after-the-act"),
        (OutsideAction { acted_at: later, ..good.clone() }, "TOR.0.3", "register-since-in-future"),
    ] {
        let record = told(&mut s, OWN, "act-1", bad);
        s.refused(record, basis, code);
        assert_eq!(s.state.review_causes(record), [], "what is refused opens nothing");
    }
    let duty = post(Side::Alpha, Post::DutyOfficer);
    let by_duty = file(&mut s, duty, OWN, "act-1", RegisterContent::OutsideAction(good.clone()));
    s.refused(by_duty, "L8", "post-may-not-write-this");
    let first = told(&mut s, OWN, "act-1", good.clone());
    let replay = told(&mut s, OWN, "act-1", good.clone());
    s.refused(replay, "TOR.0.3", "register-entry-exists");
    let of_the_other = file_next(&mut s, BRAVO, OWN, (first, "act-1"), RegisterContent::OutsideAction(good));
    s.refused(of_the_other, "TOR.0.3", "register-others-statement");
}

/// AMB-06: the first word within an hour, the full account within a day; late is marked late, and recorded all the same.
#[test]
fn amb_06_a_late_word_is_marked_late_and_recorded() {
    let mut s = Scenario::founded();
    let said = action(&s);
    s.wait(Span::from_minutes(60));
    let in_time = told(&mut s, OWN, "act-1", said.clone());
    assert_eq!(s.verdict(in_time).findings, [], "an hour is in time");
    s.wait(Span::from_minutes(1));
    let late = told(&mut s, OWN, "act-2", said.clone());
    s.accepted(late);
    assert_eq!(s.verdict(late).findings[0].code, "outside-action-late");
    let act_2 = &lines(&s, Register::OutsideAction)[1].2;
    assert_eq!(act_2[..2], ["told-late", "full-account-due"]);
    s.at("2016-09-13T16:00:00.000Z");
    let full = OutsideAction { notice: NoticeStage::Full, ..said.clone() };
    let full = file_next(&mut s, ALPHA, OWN, (in_time, "act-1"), RegisterContent::OutsideAction(full));
    assert_eq!(s.verdict(full).findings, [], "a day is in time");
    s.wait(Span::from_minutes(1));
    assert_eq!(s.held_by(late), ["outside-action-late", "full-account-overdue"]);
    // A later moment of the act, given in a later version, moves no deadline.
    let moved = OutsideAction { notice: NoticeStage::Full, acted_at: s.now, known_at: s.now, ..said };
    let moved = file_next(&mut s, ALPHA, OWN, (late, "act-2"), RegisterContent::OutsideAction(moved));
    s.accepted(moved);
    assert_eq!(s.verdict(moved).findings[0].code, "full-account-late");
    let back = action(&s);
    let back = file_next(&mut s, ALPHA, OWN, (moved, "act-2"), RegisterContent::OutsideAction(back));
    s.refused(back, "AMB-06", "full-account-replaced-by-a-first-word");
}

fn with_settings(change: impl Fn(&mut Edition)) -> Scenario {
    let mut edition = edition::edition();
    change(&mut edition);
    Scenario::founded_under(edition)
}

/// The narrowest wording by default: a threat outside the wordings that are read so is no basis for an exception.
#[test]
fn amb_06_only_the_wordings_that_are_read_so_count() {
    let wider = [
        (ThreatAgainst::Participants, "TOR.2.a#7", ThreatWording::Participants),
        (ThreatAgainst::States, "APP.5", ThreatWording::States),
    ];
    for (threat, via, wording) in wider {
        let mut s = Scenario::founded();
        let said = OutsideAction { threat, ..action(&s) };
        let record = told(&mut s, Some(via), "act-1", said.clone());
        s.refused(record, "AMB-06", "threat-wording-not-read");
        // Both agree to the wider reading; it serves later records, and no earlier one.
        let mut reading = s.state.edition().settings.imminent_threat.clone();
        reading.wordings.insert(wording);
        let change = s.write(ALPHA, setting_change("AMB-06", Ok(SettingReading::ImminentThreat(reading))));
        s.both_consent(change, Question::Setting);
        let record = told(&mut s, Some(via), "act-1", said);
        s.accepted(record);
    }
    let mut narrow = with_settings(|edition| {
        edition.settings.imminent_threat.wordings.remove(&ThreatWording::ListedNationals);
    });
    let said = OutsideAction { threat: ThreatAgainst::ListedNationals, ..action(&narrow) };
    let record = told(&mut narrow, LISTED, "act-1", said);
    narrow.refused(record, "AMB-06", "threat-wording-not-read");
}

#[test]
fn amb_19_partners_are_personnel_only_where_both_say_so() {
    let mut s = Scenario::founded();
    let said = OutsideAction { threat: ThreatAgainst::PartnerPersonnel, ..action(&s) };
    let record = told(&mut s, OWN, "act-1", said);
    s.refused(record, "AMB-19", "threat-to-partners-not-read");
    let mut s = with_settings(|edition| edition.settings.personnel = Personnel::WithPartners);
    let said = OutsideAction { threat: ThreatAgainst::PartnerPersonnel, ..action(&s) };
    let record = told(&mut s, OWN, "act-1", said);
    s.accepted(record);
}

fn list(references: &[&str]) -> RegisterContent {
    RegisterContent::ReferenceList(ReferenceList {
        version: "2".to_owned(),
        list_hash: digest(5),
        references: references.iter().map(|text| reference(text)).collect(),
    })
}

/// A reference counts only in a version to which both agreed before the act.
#[test]
fn tor_2_d_i_2_an_action_relies_only_on_a_version_agreed_before_it() {
    let mut s = Scenario::founded();
    let nationals = |s: &Scenario| OutsideAction { threat: ThreatAgainst::ListedNationals, ..action(s) };
    let missing = nationals(&s);
    let missing = told(&mut s, LISTED, "act-1", missing);
    s.refused(missing, "TOR.2.d.i#2", "reference-missing");
    let before = s.now;
    let version = s.write(ALPHA, Body::Register(entry("list", list(&["A-014"]))));
    let relying = |s: &Scenario, text: &str| OutsideAction {
        reference: Some(ListedReference { list: version, reference: reference(text) }),
        ..nationals(s)
    };
    let unagreed = relying(&s, "A-014");
    let unagreed = told(&mut s, LISTED, "act-1", unagreed);
    s.refused(unagreed, "TOR.2.d.i#2", "reference-not-agreed-before");
    s.wait(Span::from_minutes(10));
    s.both_consent(version, Question::Register);
    s.wait(Span::from_minutes(10));
    let too_early = OutsideAction { acted_at: before, known_at: before, ..relying(&s, "A-014") };
    let too_early = told(&mut s, LISTED, "act-1", too_early);
    s.refused(too_early, "TOR.2.d.i#2", "reference-not-agreed-before");
    let unlisted = relying(&s, "A-015");
    let unlisted = told(&mut s, LISTED, "act-1", unlisted);
    s.refused(unlisted, "TOR.2.d.i#2", "reference-not-agreed-before");
    let fit = relying(&s, "A-014");
    let fit = told(&mut s, LISTED, "act-1", fit);
    s.accepted(fit);
    // Taken back by either side, it serves no later act.
    s.write(BRAVO, Body::Decline(Decline { subject: version }));
    s.wait(Span::from_minutes(1));
    let after = relying(&s, "A-014");
    let after = told(&mut s, LISTED, "act-2", after);
    s.refused(after, "TOR.2.d.i#2", "reference-not-agreed-before");
}

/// A word on the list taken back before the act leaves no agreed reference; taken back after it, it changes nothing.
#[test]
fn tor_2_d_i_2_a_word_on_the_list_taken_back_serves_no_later_act() {
    let mut s = Scenario::founded();
    let version = agreed(&mut s, Body::Register(entry("list", list(&["A-014"]))));
    let relying = |s: &Scenario| OutsideAction {
        threat: ThreatAgainst::ListedNationals,
        reference: Some(ListedReference { list: version, reference: reference("A-014") }),
        ..action(s)
    };
    s.wait(Span::from_minutes(1));
    let before = relying(&s);
    s.wait(Span::from_minutes(1));
    let given = s.state.about(version).find(|fact| fact.kind == "consent" && fact.author == BRAVO).unwrap().record;
    s.write(BRAVO, Body::Revocation(Revocation { of: given }));
    let before = told(&mut s, LISTED, "act-1", before);
    s.accepted(before);
    let after = relying(&s);
    let after = told(&mut s, LISTED, "act-2", after);
    s.refused(after, "TOR.2.d.i#2", "reference-not-agreed-before");
}

/// An account after the fact is taken also when all else is held, or nobody would ever learn of the act.
#[test]
fn amb_06_an_account_is_taken_after_a_withdrawal() {
    let mut s = Scenario::founded();
    s.write(BRAVO, Body::Withdrawal(Withdrawal { reason: "ended".to_owned() }));
    let said = action(&s);
    let record = told(&mut s, OWN, "act-1", said);
    s.accepted(record);
    assert!(s.is_in_effect(record), "{:?}", s.effect(record));
    assert_eq!(s.state.review_causes(record), [ReviewCause::Exception]);
}

/// TOR.2.d.ii#3: an act while the ceasefire counts shows whom of it the act affects.
#[test]
fn tor_2_d_ii_3_an_account_shows_the_parties_it_affects() {
    let mut s = Scenario::founded();
    excluded(&mut s, "group-out");
    let joined = s.write(BRAVO, Body::Register(entry("party-3", party(PartyStatus::Accepted))));
    s.accepted(joined);
    let said = OutsideAction { present: keys(&["group-out", "group-unheard-of", "party-3"]), ..action(&s) };
    told(&mut s, OWN, "act-1", said);
    let shown = lines(&s, Register::OutsideAction)[0].2.clone();
    assert_eq!(shown, ["full-account-due", "affects-unknown", "affects-party", "review-of-exception", "review-open"]);
}

/// A version that tells of the act otherwise is another account and opens its own review; that it is now the full account is no
/// difference. What was found of the first word is not what is found of another.
#[test]
fn amb_06_a_version_that_tells_of_the_act_otherwise_opens_a_review_of_its_own() {
    let changes: [fn(OutsideAction) -> OutsideAction; 5] = [
        |said| OutsideAction { block: Some(designated_block()), ..said },
        |said| OutsideAction {
            acted_at: said.acted_at.saturating_add(Span::from_minutes(-1)),
            known_at: said.known_at.saturating_add(Span::from_minutes(-2)),
            ..said
        },
        |said| OutsideAction { infeasible_because: "The line was up and nobody answered.".to_owned(), ..said },
        |said| OutsideAction { present: keys(&["group-x"]), ..said },
        |said| OutsideAction { known_at: said.known_at.saturating_add(Span::from_minutes(-5)), ..said },
    ];
    for change in changes {
        let mut s = Scenario::founded();
        let said = action(&s);
        let first = told(&mut s, OWN, "act-1", said.clone());
        for side in Side::BOTH {
            file(&mut s, post(side, Post::Legal), None, &review_key(first), review(first, ReviewFinding::Accepted));
        }
        let in_full = OutsideAction { notice: NoticeStage::Full, ..said };
        let full = file_next(&mut s, ALPHA, OWN, (first, "act-1"), RegisterContent::OutsideAction(in_full.clone()));
        assert_eq!(s.state.review_causes(full), [], "the same act, told in full");
        let other = file_next(&mut s, ALPHA, OWN, (full, "act-1"), RegisterContent::OutsideAction(change(in_full)));
        s.accepted(other);
        assert_eq!(s.state.review_causes(other), [ReviewCause::Exception]);
        assert_eq!((stage(&s, first), stage(&s, other)), (ReviewStage::Accepted, ReviewStage::Open));
        let reviews = s.state.reviews(known(&s));
        assert_eq!(reviews.iter().map(|review| review.of).collect::<Vec<_>>(), [first, other]);
    }
}

/// No key of an entry is too long for its review, and no two records share one.
#[test]
fn amb_06_every_record_has_a_review_key_of_its_own() {
    let mut s = Scenario::founded();
    let said = action(&s);
    let longest = "k".repeat(EntryKey::MAX_CHARACTERS);
    let long = told(&mut s, OWN, &longest, said.clone());
    // By a key that is made of another and a side, each once had the other's review.
    let one = told(&mut s, OWN, "act-1", said.clone());
    let nested = file(&mut s, BRAVO, OWN, "act-1/alpha", RegisterContent::OutsideAction(said));
    for of in [long, one, nested] {
        let found =
            file(&mut s, post(Side::Bravo, Post::Legal), None, &review_key(of), review(of, ReviewFinding::Contested));
        s.accepted(found);
        assert_eq!(stage(&s, of), ReviewStage::Contested);
    }
}

fn stage(s: &Scenario, of: RecordHash) -> ReviewStage {
    s.state.review_stage(s.state.fact(of).unwrap(), known(s))
}

#[test]
fn amb_06_a_review_opens_by_itself_and_is_closed_by_both() {
    let mut s = Scenario::founded();
    let said = action(&s);
    let act = told(&mut s, OWN, "act-1", said);
    assert_eq!(stage(&s, act), ReviewStage::Open);
    let legal = |side| post(side, Post::Legal);
    let wrong_key = file(&mut s, legal(Side::Bravo), None, "act-1", review(act, ReviewFinding::Contested));
    s.refused(wrong_key, "AMB-06", "register-key-does-not-fit");
    let of_nothing =
        file(&mut s, legal(Side::Bravo), None, &review_key(act), review(digest(404), ReviewFinding::Accepted));
    s.refused(of_nothing, "AMB-06", "review-of-nothing");
    let closing = file(&mut s, ALPHA, None, &review_key(act), review(act, ReviewFinding::Closed));
    s.refused(closing, "AMB-06", "review-not-given-by-both");
    let ours = file(&mut s, legal(Side::Alpha), None, &review_key(act), review(act, ReviewFinding::Accepted));
    s.accepted(ours);
    assert_eq!(stage(&s, act), ReviewStage::Open, "one side's word is half a review");
    let theirs = file(&mut s, legal(Side::Bravo), None, &review_key(act), review(act, ReviewFinding::Contested));
    assert_eq!(stage(&s, act), ReviewStage::Contested);
    let closing = file(&mut s, ALPHA, None, &review_key(act), review(act, ReviewFinding::Closed));
    s.held(closing, "AMB-06", "consent-missing");
    s.side_consents(Side::Alpha, closing, Question::Register);
    s.receipts();
    assert_eq!(stage(&s, act), ReviewStage::Contested, "it cannot be closed by one side");
    s.side_consents(Side::Bravo, closing, Question::Register);
    s.receipts();
    assert_eq!(stage(&s, act), ReviewStage::Closed);
    // Either side's later word opens it again.
    let again = review(act, ReviewFinding::Accepted);
    file_next(&mut s, legal(Side::Bravo), None, (theirs, &review_key(act)), again);
    assert_eq!(stage(&s, act), ReviewStage::Accepted);
    // The opening is nobody's to take back.
    s.write(ALPHA, Body::Retraction(Retraction { of: act, reason: "error".to_owned() }));
    assert_eq!(s.state.review_causes(act), [ReviewCause::Exception]);
}

#[test]
fn amb_06_a_review_after_three_days_is_overdue_and_a_late_finding_is_marked() {
    let mut s = Scenario::founded();
    let said = action(&s);
    let act = told(&mut s, OWN, "act-1", said);
    s.wait(Span::from_hours(72));
    let legal = post(Side::Bravo, Post::Legal);
    let in_time = file(&mut s, legal, None, &review_key(act), review(act, ReviewFinding::Accepted));
    assert_eq!(s.verdict(in_time).findings, []);
    s.wait(Span::from_minutes(1));
    assert!(lines(&s, Register::OutsideAction)[0].2.contains(&"review-overdue"));
    let late =
        file(&mut s, post(Side::Alpha, Post::Legal), None, &review_key(act), review(act, ReviewFinding::Accepted));
    s.accepted(late);
    assert_eq!(s.verdict(late).findings[0].code, "review-late");
    assert!(lines(&s, Register::OutsideAction)[0].2.contains(&"review-accepted"));
}

/// SG-16, SG-09: both sides are counted alike; the limit opens a review, refuses nothing, and time takes records out of the window.
#[test]
fn sg_16_exceptions_are_counted_for_each_side_on_equal_terms() {
    for side in Side::BOTH {
        let mut s = Scenario::founded();
        let author = post(side, Post::Snr);
        let mut records = Vec::new();
        for number in 1..=4 {
            let said = RegisterContent::OutsideAction(action(&s));
            records.push(file(&mut s, author, OWN, &format!("act-{number}"), said));
        }
        let creeps: Vec<bool> =
            records.iter().map(|record| s.state.review_causes(*record).contains(&ReviewCause::Creep)).collect();
        assert_eq!(creeps, [false, false, false, true], "the edition's limit is three");
        records.iter().for_each(|record| s.accepted(*record));
        let counts = Side::BOTH.map(|side| s.state.exception_count(side, known(&s)).filed);
        assert_eq!(counts, if side == Side::Alpha { [4, 0] } else { [0, 4] });
        let notes = s.state.register_notes(Register::OutsideAction, known(&s));
        let codes: Vec<_> = notes.iter().map(|note| (note.code, note.arguments[0].1.as_str())).collect();
        let code = |of| if of == side { "exceptions-over-the-limit" } else { "exceptions-counted" };
        assert_eq!(codes, [(code(Side::Alpha), "alpha"), (code(Side::Bravo), "bravo")], "in their fixed order");
        // A second version is the same act, and what was taken back was filed.
        let full = OutsideAction { notice: NoticeStage::Full, ..action(&s) };
        file_next(&mut s, author, OWN, (records[0], "act-1"), RegisterContent::OutsideAction(full));
        s.write(author, Body::Retraction(Retraction { of: records[1], reason: "error".to_owned() }));
        assert_eq!(s.state.exception_count(side, known(&s)).filed, 4);
        s.wait(Span::from_days(7));
        assert_eq!(s.state.exception_count(side, known(&s)).filed, 0);
        let next = RegisterContent::OutsideAction(action(&s));
        let next = file(&mut s, author, OWN, "act-5", next);
        assert_eq!(s.state.review_causes(next), [ReviewCause::Exception]);
    }
}

/// SG-16: late first words are counted beside.
#[test]
fn sg_16_late_words_are_counted_beside() {
    let mut s = Scenario::founded();
    let said = action(&s);
    s.wait(Span::from_hours(2));
    told(&mut s, OWN, "act-1", said);
    let in_time = action(&s);
    told(&mut s, OWN, "act-2", in_time);
    let counted = s.state.exception_count(Side::Alpha, known(&s));
    assert_eq!((counted.filed, counted.late), (2, 1));
}
