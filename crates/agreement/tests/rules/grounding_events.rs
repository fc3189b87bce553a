//! TOR.3.0, TOR.3.a#4, TOR.3.b#1, SG-31, SG-32: what was seen, and what people make of it.
use crate::support::grounding::*;
use crate::support::*;
use jig_agreement::state::{Awaited, EventStanding, ObservationStage};
use spacetime::Span;

fn with_map() -> Scenario {
    let mut s = with_areas();
    later(&mut s);
    s
}

fn standing(s: &Scenario, event: RecordHash) -> EventStanding {
    s.state.event_standing(event, known(s))
}

/// Source class only: a text that speaks of a method or a source bounces, in any field that has one.
#[test]
fn tor_3_0_an_observation_with_a_method_or_source_name_is_bounced() {
    let mut s = with_map();
    let named = AirObservation { district: Some("signals intelligence, north".to_owned()), ..seen(&s) };
    let record = observed(named, &mut s, "seen-1");
    s.refused(record, "SRC.004.c", "speaks-of-sources-or-methods");
    let nowhere = AirObservation { cells: Vec::new(), ..seen(&s) };
    let record = observed(nowhere, &mut s, "seen-1");
    s.refused(record, "TOR.3.0", "observation-place-missing");
    let unsourced = AirObservation { sources: Vec::new(), ..seen(&s) };
    let record = observed(unsourced, &mut s, "seen-1");
    s.refused(record, "TOR.3.0", "source-class-missing");
    let by_legal = GroundingEntry::AirObservation(seen(&s));
    let legal = said(&mut s, post(Side::Alpha, Post::Legal), "seen-1", by_legal);
    s.refused(legal, "L8", "post-may-not-write-this");
    let of_nothing = AirObservation { notice: Some(digest(999_999)), ..seen(&s) };
    let record = observed(of_nothing, &mut s, "seen-1");
    s.refused(record, "TOR.3.c#1", "no-such-record");
    let record = observed(seen(&s), &mut s, "seen-1");
    s.accepted(record);
    let replay = observed(seen(&s), &mut s, "seen-1");
    s.refused(replay, "TOR.3.0", "register-entry-exists");
}

/// The release delay is half an hour after the last that was seen, and the boundary is the instant itself.
#[test]
fn sg_31_nothing_younger_than_the_release_delay_crosses() {
    let mut s = with_map();
    let last = s.now;
    let young = AirObservation { seen: ago(&s, 10, 0), ..seen(&s) };
    s.now = last.saturating_add(Span::from_minutes(30)).saturating_add(Span::from_millis(-1));
    let refused = observed(young.clone(), &mut s, "seen-1");
    s.refused(refused, "SG-31", "observation-too-young");
    let event_too = FlightEvent { seen: young.seen, ..event(&s) };
    let refused = candidate(event_too.clone(), &mut s, "event-1");
    s.refused(refused, "SG-31", "observation-too-young");
    s.now = last.saturating_add(Span::from_minutes(30));
    let accepted = observed(young, &mut s, "seen-1");
    s.accepted(accepted);
    let accepted = candidate(event_too, &mut s, "event-1");
    s.accepted(accepted);
}

/// A second class or three people, a day's delay, a place no finer than a district; and no field for a telephone number.
#[test]
fn sg_32_what_people_saw_never_crosses_alone_at_once_or_exactly() {
    let mut s = with_areas();
    s.wait(Span::from_days(4));
    let rows: [(AirObservation, &str); 4] = [
        (AirObservation { spotters: 2, ..by_people(&s) }, "human-observation-alone"),
        (AirObservation { seen: ago(&s, 1_450, 1_439), ..by_people(&s) }, "human-observation-too-young"),
        (AirObservation { cells: vec![exceptions::designated_block()], ..by_people(&s) }, "human-observation-too-fine"),
        (
            AirObservation {
                sources: vec![SourceClass::PrimaryRadar, SourceClass::Human],
                spotters: 1,
                cells: vec![exceptions::designated_block()],
                ..by_people(&s)
            },
            "human-observation-too-fine",
        ),
    ];
    for (observation, code) in rows {
        let record = observed(observation, &mut s, "seen-1");
        s.refused(record, "SG-32", code);
    }
    let sure = AirObservation { location: LocationGrade::L2, ..by_people(&s) };
    let record = observed(sure, &mut s, "seen-1");
    s.refused(record, "TOR.3.0", "grade-beyond-its-source");
    let uncounted = AirObservation { spotters: 3, ..seen(&s) };
    let record = observed(uncounted, &mut s, "seen-1");
    s.refused(record, "TOR.3.0", "spotters-without-people");
    let three = observed(by_people(&s), &mut s, "seen-1");
    s.accepted(three);
    let second_class = AirObservation {
        sources: vec![SourceClass::PrimaryRadar, SourceClass::Human],
        spotters: 1,
        location: LocationGrade::L2,
        ..by_people(&s)
    };
    let second_class = observed(second_class, &mut s, "seen-2");
    s.accepted(second_class);
    let alone =
        FlightEvent { seen: ago(&s, 2_900, 2_880), sources: vec![SourceClass::Human], spotters: 2, ..event(&s) };
    let alone = candidate(alone, &mut s, "event-1");
    s.refused(alone, "SG-32", "human-observation-alone");
}

/// Within the same cycle: the fold that files it shows it, and asks both sides to look into it.
#[test]
fn tor_3_a_4_an_unmatched_observation_in_a_designated_area_is_a_candidate_at_once() {
    let mut s = with_map();
    let record = observed(seen(&s), &mut s, "seen-1");
    let view = |s: &Scenario, record| {
        let views = s.state.observations(known(s));
        views.into_iter().find(|view| view.fact.record == record).map(|view| (view.stage, view.review_due)).unwrap()
    };
    let due = s.now.saturating_add(Span::from_hours(24));
    assert_eq!(view(&s, record), (ObservationStage::Candidate, Some(due)));
    for side in Side::BOTH {
        let asked = s.state.awaiting(side, s.now);
        assert!(asked.iter().any(|asked| asked.record == record && asked.what == Awaited::Observation));
    }
    let outside = AirObservation { cells: vec![away()], ..seen(&s) };
    let outside = observed(outside, &mut s, "seen-2");
    assert_eq!(view(&s, outside), (ObservationStage::OutsideAreas, None));
    let notice = noticed(&mut s, "flight-1", other());
    let fits = AirObservation { notice: Some(notice), ..seen(&s) };
    let fits = observed(fits, &mut s, "seen-3");
    assert_eq!(view(&s, fits), (ObservationStage::Noticed, None));
    s.wait(Span::from_hours(25));
    let late: Vec<RecordHash> = s
        .state
        .arrears(s.now)
        .into_iter()
        .filter(|arrear| arrear.duty == Duty::ObservationReview)
        .map(|arrear| arrear.record)
        .collect();
    assert_eq!(late, [record]);
    let resting = FlightEvent { observations: vec![record], ..event(&s) };
    let resting = candidate(resting, &mut s, "event-1");
    s.accepted(resting);
    assert_eq!(view(&s, record), (ObservationStage::InEvent, None));
}

/// The version valid at that time counts: a later one rewrites nothing (TOR.3.b#1).
#[test]
fn tor_3_b_1_a_place_is_judged_by_the_version_in_force_when_it_was_seen() {
    let mut s = with_areas();
    let old = s.state.map_at(s.now).unwrap().record;
    later(&mut s);
    let under_old = event(&s);
    let seen_then = seen(&s);
    s.wait(Span::from_hours(1));
    let snr = post(Side::Alpha, Post::Snr);
    let empty = Body::AreaSet(AreaSet { areas: Vec::new(), drafts: None, in_force_from: s.now });
    let new = s.write(snr, empty);
    s.both_consent(new, Question::Areas);
    assert_eq!(s.state.map_at(s.now).unwrap().record, new);
    let record = observed(seen_then, &mut s, "seen-1");
    assert_eq!(s.state.observations(known(&s))[0].stage, ObservationStage::Candidate);
    s.accepted(record);
    let event = candidate(under_old.clone(), &mut s, "event-1");
    s.accepted(event);
    s.wait(Span::from_hours(3));
    let now = FlightEvent { seen: ago(&s, 70, 60), ..under_old.clone() };
    let now = candidate(now, &mut s, "event-2");
    s.refused(now, "TOR.3.b#1", "area-version-not-in-force-then");
    let label = AreaVersion { version: old, label: "DA-99".to_owned() };
    let unlabelled = candidate(FlightEvent { area: label, ..under_old }, &mut s, "event-3");
    s.refused(unlabelled, "TOR.3.b#1", "area-not-in-the-version");
}

#[test]
fn tor_3_a_4_a_candidate_is_strong_enough_departs_from_something_and_rests_on_what_stands() {
    let mut s = with_map();
    let weak = candidate(FlightEvent { location: LocationGrade::L1, ..event(&s) }, &mut s, "event-1");
    s.refused(weak, "TOR.3.a#4", "event-too-weak");
    let seen_of = observed(seen(&s), &mut s, "seen-1");
    s.write(OTHER, Body::Retraction(Retraction { of: seen_of, reason: "Entered in error.".to_owned() }));
    for record in [seen_of, digest(999_999)] {
        let on_nothing = candidate(FlightEvent { observations: vec![record], ..event(&s) }, &mut s, "event-1");
        s.refused(on_nothing, "TOR.3.a#4", "no-such-record");
    }
    let notice = noticed(&mut s, "flight-1", exempt("humanitarian-assistance"));
    let fits = candidate(FlightEvent { notice: Some(notice), ..event(&s) }, &mut s, "event-1");
    s.refused(fits, "TOR.3.a#4", "event-fits-its-notice");
    let departs = FlightEvent { notice: Some(notice), deviations: vec![Deviation::Lateral], ..event(&s) };
    let departs = candidate(departs, &mut s, "event-1");
    s.accepted(departs);
    let replay = candidate(event(&s), &mut s, "event-1");
    s.refused(replay, "TOR.3.a#4", "register-entry-exists");
}

/// Two officers, two keys: one officer's word twice, or under two keys of the register, is one word.
#[test]
fn tor_3_a_4_two_different_officers_confirm_and_one_never_does() {
    let mut s = with_map();
    let record = candidate(event(&s), &mut s, "event-1");
    let report = || report_of(record, Operator::Unknown);
    let early = said(&mut s, OTHER, "report-1", report());
    s.refused(early, "TOR.3.a#4", "event-not-confirmed");
    let first = said(&mut s, OTHER, "event-1/1", found(record, FindingWord::Confirmed));
    s.accepted(first);
    let again = said(&mut s, OTHER, "event-1/2", found(record, FindingWord::Confirmed));
    s.refused(again, "TOR.3.a#4", "finding-given-already");
    assert_eq!(standing(&s, record), EventStanding::Candidate);
    let alone = said(&mut s, OTHER, "report-1", report());
    s.refused(alone, "TOR.3.a#4", "event-not-confirmed");
    let second = post(Side::Alpha, Post::Intelligence);
    let over = amended(&mut s, second, (first, "event-1/1"), found(record, FindingWord::NotConfirmed));
    s.refused(over, "TOR.3.a#4", "finding-of-another-officer");
    let of_nothing = said(&mut s, second, "event-1/2", found(digest(999_999), FindingWord::Confirmed));
    s.refused(of_nothing, "TOR.3.a#4", "no-such-record");
    let confirms = said(&mut s, second, "event-1/2", found(record, FindingWord::Confirmed));
    s.accepted(confirms);
    assert_eq!(standing(&s, record), EventStanding::Confirmed);
    let told = said(&mut s, OTHER, "report-1", report());
    s.accepted(told);
    s.receipts();
    let views = s.state.flight_events(known(&s));
    assert_eq!(views[0].report, Some((told, Operator::Unknown)));
    for side in Side::BOTH {
        assert_eq!(views[0].reported_to.get(side), &Some(s.now), "reported to both");
    }
}

/// An officer of either side disputes, and nobody closes it alone; the report says what it is, disputed.
#[test]
fn tor_3_a_4_a_dispute_stands_until_its_own_officer_ends_it() {
    let mut s = with_map();
    let record = candidate(event(&s), &mut s, "event-1");
    confirmed(&mut s, record);
    let doubter = post(Side::Bravo, Post::AirMonitor);
    let dispute = said(&mut s, doubter, "event-1/bravo", found(record, FindingWord::Disputed));
    s.accepted(dispute);
    assert_eq!(standing(&s, record), EventStanding::Disputed);
    let told = said(&mut s, OTHER, "report-1", report_of(record, Operator::Unknown));
    s.accepted(told);
    let over = amended(&mut s, OTHER, (dispute, "event-1/bravo"), found(record, FindingWord::Confirmed));
    s.refused(over, "TOR.3.a#4", "register-others-statement");
    amended(&mut s, doubter, (dispute, "event-1/bravo"), found(record, FindingWord::Confirmed));
    assert_eq!(standing(&s, record), EventStanding::Confirmed);
    let differs = said(
        &mut s,
        post(Side::Bravo, Post::Intelligence),
        "event-1/bravo-2",
        found(record, FindingWord::NotConfirmed),
    );
    s.accepted(differs);
    assert_eq!(standing(&s, record), EventStanding::Disputed, "officers who differ settle nothing");
}

/// Unknown operator is a legal last word; nobody is named by elimination, and a side is named by its own word only.
#[test]
fn tor_3_a_4_nobody_is_named_by_elimination_sg_29() {
    let mut s = with_map();
    let record = candidate(event(&s), &mut s, "event-1");
    confirmed(&mut s, record);
    for operator in [Operator::ThirdParty, Operator::Alpha, Operator::Bravo] {
        let named = said(&mut s, OTHER, "report-1", report_of(record, operator));
        s.refused(named, "SG-29", "operator-not-shown");
    }
    let not_ours = said(&mut s, OTHER, "event-1", position(record, PositionWord::NotOurs));
    s.accepted(not_ours);
    let silent = said(&mut s, SPEAKER, "event-1", position(record, PositionWord::NoComment));
    s.accepted(silent);
    let by_elimination = said(&mut s, OTHER, "report-1", report_of(record, Operator::ThirdParty));
    s.refused(by_elimination, "SG-29", "operator-not-shown");
    let twice = said(&mut s, SPEAKER, "event-1/again", position(record, PositionWord::Ours));
    s.refused(twice, "TOR.3.a#4", "position-given-already");
    let ours = amended(&mut s, SPEAKER, (silent, "event-1"), position(record, PositionWord::Ours));
    s.accepted(ours);
    let admitted = said(&mut s, OTHER, "report-1", report_of(record, Operator::ThirdParty));
    s.accepted(admitted);
}

/// Never counted before its review: the candidate waits, and no report of it goes out.
#[test]
fn amb_04_an_urgent_flight_is_made_nothing_of_before_its_review() {
    let mut s = with_areas();
    s.at("2016-09-14T04:30:00.000Z");
    let notice = noticed(&mut s, "flight-1", urgent());
    s.at("2016-09-14T08:00:00.000Z");
    let departs = FlightEvent { notice: Some(notice), deviations: vec![Deviation::Lateral], ..event(&s) };
    let record = candidate(departs, &mut s, "event-1");
    s.accepted(record);
    assert!(s.verdict(record).findings.iter().any(|finding| finding.code == "event-waits-for-review"));
    confirmed(&mut s, record);
    let early = said(&mut s, OTHER, "report-1", report_of(record, Operator::Unknown));
    s.refused(early, "AMB-04", "event-waits-for-review");
    assert!(s.state.flight_events(known(&s))[0].waits_for_review);
    let review = |finding| exceptions::review(notice, finding);
    let one = exceptions::file(
        &mut s,
        post(Side::Alpha, Post::Legal),
        None,
        &exceptions::review_key(notice),
        review(ReviewFinding::Contested),
    );
    s.accepted(one);
    let one_side = said(&mut s, OTHER, "report-1", report_of(record, Operator::Unknown));
    s.refused(one_side, "AMB-04", "event-waits-for-review");
    let both = exceptions::file(
        &mut s,
        post(Side::Bravo, Post::Legal),
        None,
        &exceptions::review_key(notice),
        review(ReviewFinding::Accepted),
    );
    s.accepted(both);
    let told = said(&mut s, OTHER, "report-1", report_of(record, Operator::Unknown));
    s.accepted(told);
}

/// A side that never says what it finds does not keep the other waiting for ever: silence settles nothing, and blocks nothing either.
#[test]
fn amb_04_silence_after_the_review_is_due_does_not_keep_the_other_side_waiting() {
    let mut s = with_areas();
    s.at("2016-09-14T04:30:00.000Z");
    let notice = noticed(&mut s, "flight-1", urgent());
    s.at("2016-09-15T04:30:00.000Z");
    let fact = |s: &Scenario| s.state.fact(notice).cloned().unwrap();
    assert!(s.state.is_review_of_urgent_open(&fact(&s), known(&s)), "nobody has found anything");
    let found = exceptions::review(notice, ReviewFinding::Contested);
    let late = exceptions::file(&mut s, post(Side::Alpha, Post::Legal), None, &exceptions::review_key(notice), found);
    s.accepted(late);
    assert!(!s.state.is_review_of_urgent_open(&fact(&s), known(&s)));
}

/// The ratio of flights seen that had been noticed: in time and by name, or not.
#[test]
fn tor_3_c_1_of_the_flights_seen_those_noticed_before_are_counted() {
    let mut s = with_areas();
    let first = window("2016-09-14T05:00:00.000Z", "2016-09-14T05:30:00.000Z");
    let notice = noticed(&mut s, "flight-1", other());
    s.receipts();
    s.at("2016-09-14T07:00:00.000Z");
    for (number, notice) in [Some(notice), None, None].into_iter().enumerate() {
        let observation = AirObservation { seen: first, notice, ..seen(&s) };
        let record = observed(observation, &mut s, &format!("seen-{number}"));
        s.accepted(record);
    }
    let late = noticed(&mut s, "flight-2", FlightNotice { take_off: Some(first), ..other() });
    s.refused(late, "TOR.3.c#1", "flight-notice-after-the-flight");
    let counted = s.state.seen_and_noticed(known(&s));
    assert_eq!((counted.seen, counted.noticed_before), (3, 1));
}

#[test]
fn tor_3_0_how_much_an_area_was_watched_is_stated_when_the_day_is_over() {
    let mut s = with_areas();
    let version = s.state.map_at(s.now).unwrap().record;
    let label = s.state.map_version(version).unwrap().areas[0].label.clone();
    let statement = |day_text: &str, observed_permille| {
        GroundingEntry::CoverageStatement(CoverageStatement {
            area: AreaVersion { version, label: label.clone() },
            day: day(day_text),
            observed_permille,
            above_m: Some(3_000),
        })
    };
    let key = format!("{label}/2016-09-13");
    s.at("2016-09-13T20:59:59.000Z");
    let early = said(&mut s, OTHER, &key, statement("2016-09-13", 710));
    s.refused(early, "TOR.3.0", "coverage-day-not-over");
    s.at("2016-09-13T21:00:00.000Z");
    let beyond = said(&mut s, OTHER, &key, statement("2016-09-13", 1_001));
    s.refused(beyond, "TOR.3.0", "coverage-beyond-the-day");
    let elsewhere = said(&mut s, OTHER, "DA-99/2016-09-13", statement("2016-09-13", 710));
    s.refused(elsewhere, "TOR.3.0", "register-key-does-not-fit");
    let before = said(&mut s, OTHER, &format!("{label}/2016-09-11"), statement("2016-09-11", 710));
    s.refused(before, "TOR.3.b#1", "area-version-not-in-force-then");
    let unreadable = said(&mut s, OTHER, &format!("{label}/2050-01-01"), statement("2050-01-01", 710));
    s.refused(unreadable, "TOR.3.0", "coverage-day-unreadable");
    let stated = said(&mut s, OTHER, &key, statement("2016-09-13", 710));
    s.accepted(stated);
    assert_eq!(s.state.coverage(known(&s)).len(), 1);
}
