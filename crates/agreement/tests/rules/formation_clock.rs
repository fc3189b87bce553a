//! The formation clock: APP.2#1, AMB-07, AMB-08, SRC.004.d, SRC.004.f, SG-26. It counts, it is disputed, it never certifies.
use crate::support::*;
use spacetime::{CivilDate, Span};

const BOTH_SENIORS: [Post; 2] = [Post::Snr, Post::Legal];

fn stage(s: &Scenario) -> &'static str {
    s.state.formation(s.now).stage.code()
}

/// Both sides' posts answer a call; the receipts follow.
fn answered(s: &mut Scenario, call: RecordHash, answers: [Question; 2]) {
    for (side, question) in Side::BOTH.into_iter().zip(answers) {
        s.side_consents(side, call, question);
    }
    s.receipts();
}

#[test]
fn app_2_1_the_clock_never_certifies_itself() {
    let mut s = Scenario::founded();
    let start = s.started();
    s.at("2016-09-19T21:00:00.000Z");
    let level = s.states(level(start));
    for _ in 0..10 {
        s.wait(Span::from_days(3));
        s.receipts();
        assert_eq!((stage(&s), s.state.certified()), ("level-met", None), "time certifies nothing");
    }
    let certificate = s.step(Side::Alpha, certificate(level));
    s.held(certificate, "APP.2#1", "consent-missing");
    s.side_consents(Side::Alpha, certificate, Question::FormationStep);
    s.receipts();
    assert_eq!(s.state.certified(), None, "one side certifies nothing");
    for second in BOTH_SENIORS {
        s.consents(post(Side::Bravo, second), certificate, Question::FormationStep);
        assert_eq!(s.state.certified(), None, "a permission waits for both receipts");
    }
    s.receipts();
    assert_eq!((stage(&s), s.state.certified().map(|taken| taken.by)), ("certified", Some(certificate)));
}

/// Both senior representatives themselves: a deputy certifies nothing, whatever is delegated.
#[test]
fn app_2_1_a_deputy_certifies_nothing() {
    let mut s = Scenario::founded();
    let start = s.step(Side::Alpha, FormationStep::CeasefireStart { start: instant("2016-09-12T16:00:00.000Z") });
    let deputy = s.consents(post(Side::Bravo, Post::DeputySnr), start, Question::FormationStep);
    s.refused(deputy, "TOR.1.d.iii", "question-not-delegable");
}

/// A consent names the clause of the step it takes: nobody consents to a formation under the clause of a renewal.
#[test]
fn app_2_1_a_consent_names_the_clause_of_its_step() {
    let mut s = Scenario::founded();
    let start = s.step(Side::Alpha, FormationStep::CeasefireStart { start: instant("2016-09-12T16:00:00.000Z") });
    let mut other = consent(&s, Side::Alpha, start, Question::FormationStep);
    other.clause = ClauseId::parse("APP.3.d2").unwrap();
    let other = s.write(post(Side::Alpha, Post::Snr), Body::Consent(other));
    s.refused(other, "TOR.1.d.iii", "clause-does-not-fit");
}

#[test]
fn src_004_d_the_start_is_an_instant_to_come() {
    let mut s = Scenario::founded();
    let late = s.step(Side::Alpha, FormationStep::CeasefireStart { start: instant("2016-09-12T15:59:59.999Z") });
    s.refused(late, "SRC.004.d", "ceasefire-start-in-the-past");
    // Filed in time, consented to late: the other side's silence does not move the start.
    let start = s.step(Side::Alpha, FormationStep::CeasefireStart { start: instant("2016-09-12T17:00:00.000Z") });
    assert_eq!(stage(&s), "not-restored");
    s.at("2016-09-12T18:00:00.000Z");
    s.both_consent(start, Question::FormationStep);
    assert_eq!(s.state.formation_clock().map(|clock| clock.since), Some(instant("2016-09-12T17:00:00.000Z")));
    let again = s.step(Side::Bravo, FormationStep::CeasefireStart { start: instant("2016-09-14T17:00:00.000Z") });
    s.refused(again, "AMB-08", "ceasefire-already-counted");
}

/// AMB-08: seven full local days after a Monday evening end with 19 September; 168 hours end at 19:00 of that day. The later counts.
#[test]
fn amb_08_days_are_full_local_days_and_both_counts_are_shown() {
    let mut s = Scenario::founded();
    s.started();
    let days = s.state.formation(s.now).days.unwrap();
    assert_eq!((days.first_day.to_string(), days.last_day.to_string()), ("2016-09-13".into(), "2016-09-19".into()));
    assert_eq!(days.by_elapsed, instant("2016-09-19T16:00:00.000Z"));
    assert_eq!(days.by_local_days, instant("2016-09-19T21:00:00.000Z"));
    assert_eq!(days.due, days.by_local_days, "the later");
    for (at, day) in [
        ("2016-09-12T20:59:59.999Z", FormationStage::Counting(0)),
        ("2016-09-12T21:00:00.000Z", FormationStage::Counting(1)),
        ("2016-09-19T20:59:59.999Z", FormationStage::Counting(7)),
        ("2016-09-19T21:00:00.000Z", FormationStage::DaysOver),
    ] {
        assert_eq!(s.state.formation(instant(at)).stage, day, "{at}");
    }
    // A start at midnight begins with a full day; a day put forward or back is still one day.
    let mut s = Scenario::founded();
    s.at("2016-10-22T12:00:00.000Z");
    s.takes(FormationStep::CeasefireStart { start: instant("2016-10-22T21:00:00.000Z") });
    let days = s.state.formation(s.now).days.unwrap();
    assert_eq!(days.first_day.to_string(), "2016-10-23");
    assert_eq!(days.by_local_days.since(days.by_elapsed), Span::from_hours(1), "the clocks go back on 28 October");
}

#[test]
fn amb_08_a_certificate_before_the_end_of_the_days_is_refused_with_both_counts() {
    let mut s = Scenario::founded();
    let start = s.started();
    s.at("2016-09-19T20:59:59.999Z");
    let mut early = level(start);
    early.to = CivilDate::new(2016, 9, 18).unwrap();
    let level = s.states(early);
    let certificate = s.step(Side::Alpha, certificate(level));
    s.refused(certificate, "AMB-08", "clock-still-counts");
    s.refused(certificate, "AMB-07", "level-of-other-days");
    let finding = s.verdict(certificate).findings.iter().find(|finding| finding.code == "clock-still-counts").unwrap();
    let said = |name: &str| finding.arguments.iter().find(|(other, _)| *other == name).unwrap().1.clone();
    assert_eq!(
        (said("days").as_str(), said("elapsed").as_str()),
        ("2016-09-19T21:00:00.000Z", "2016-09-19T16:00:00.000Z")
    );
}

/// AMB-07, SG-26: the single-metric certificates of September 2016 are refused with the metrics that speak against them.
#[test]
fn amb_07_every_metric_holds_or_nothing_is_certified_sg_26() {
    let measured = |events, deaths, civilians, reports| LevelCounts { reports, ..counts(events, deaths, civilians) };
    for (period, code, metrics) in [
        (measured(47, 107, 57, Some([10, 10])), "level-not-met", "lethal-events-per-day, civilian-deaths-per-day"),
        (measured(39, 142, 25, Some([10, 10])), "level-not-met", "civilian-deaths-per-day"),
        (measured(39, 143, 24, Some([10, 10])), "level-not-met", "deaths-per-day"),
        (measured(0, 0, 0, Some([0, 11])), "level-not-met", "reports-per-side-per-day"),
        (measured(0, 0, 0, None), "level-not-measured", "reports-per-side-per-day"),
    ] {
        let mut s = Scenario::founded();
        let start = s.started();
        s.at("2016-09-19T21:00:00.000Z");
        let stated = s.states(LevelStatement { period, ..level(start) });
        assert_eq!(stage(&s), "days-over");
        let certificate = s.step(Side::Alpha, certificate(stated));
        s.refused(certificate, "AMB-07", code);
        let finding = s.verdict(certificate).findings.iter().find(|finding| finding.code == code).unwrap();
        assert_eq!(finding.arguments, [("metrics", metrics.to_owned())]);
    }
}

#[test]
fn amb_07_a_statement_speaks_of_these_days_and_of_days_that_are_over() {
    let mut s = Scenario::founded();
    let nothing = s.states(level(digest(5)));
    s.refused(nothing, "AMB-08", "step-names-no-counted-start");
    let start = s.started();
    s.at("2016-09-19T20:59:59.999Z");
    let to_come = s.states(level(start));
    s.refused(to_come, "AMB-07", "level-of-days-to-come");
    s.at("2016-09-19T21:00:00.000Z");
    let day = |day| CivilDate::new(2016, 9, day).unwrap();
    let backwards = s.states(LevelStatement { from: day(19), to: day(13), ..level(start) });
    s.refused(backwards, "AMB-07", "level-days-backwards");
    let wrong_post = s.write(post(Side::Alpha, Post::Translator), Body::LevelStatement(level(start)));
    s.refused(wrong_post, "L8", "post-may-not-write-this");
    for (from, to) in [(12, 19), (14, 19), (13, 18)] {
        let other = s.states(LevelStatement { from: day(from), to: day(to), ..level(start) });
        let certificate = s.step(Side::Alpha, certificate(other));
        s.refused(certificate, "AMB-07", "level-of-other-days");
    }
    let sound = s.states(level(start));
    s.accepted(sound);
    let twice = s.states(level(start));
    s.refused(twice, "AMB-07", "level-stated-twice");
    let unknown = s.step(Side::Alpha, certificate(digest(6)));
    s.refused(unknown, "AMB-07", "level-not-stated");
    let of_a_start = s.step(Side::Alpha, certificate(start));
    s.refused(of_a_start, "AMB-07", "level-not-stated");
}

#[test]
fn app_2_1_nothing_is_certified_where_nothing_is_counted() {
    let mut s = Scenario::founded();
    let certificate = s.step(Side::Bravo, certificate(digest(5)));
    s.refused(certificate, "APP.2#1", "clock-not-started");
}

#[test]
fn app_2_1_a_lapse_breaks_the_days_off_even_when_it_is_restored() {
    let mut s = Scenario::founded();
    let start = s.started();
    s.at("2016-09-15T00:00:00.000Z");
    s.write(post(Side::Bravo, Post::Snr), ceasefire(CeasefireState::Lapsed));
    assert_eq!(stage(&s), "not-restored");
    let restored = s.write(post(Side::Alpha, Post::Snr), ceasefire(CeasefireState::InEffect));
    s.both_consent(restored, Question::Ceasefire);
    assert_eq!(stage(&s), "not-restored", "seven days are consecutive or they are not");
    s.at("2016-09-19T21:00:00.000Z");
    let level = s.states(level(start));
    let certificate = s.step(Side::Alpha, certificate(level));
    s.refused(certificate, "APP.2#1", "days-not-consecutive");
    s.takes(FormationStep::CeasefireStart { start: instant("2016-09-20T00:00:00.000Z") });
    assert_eq!(stage(&s), "announced");
}

#[test]
fn amb_08_either_side_stops_the_clock_and_both_settle_it() {
    for caller in Side::BOTH {
        let mut s = Scenario::founded();
        let start = s.started();
        s.at("2016-09-16T12:00:00.000Z");
        let call = s.write(post(caller, Post::Snr), reset_call(start, "2016-09-16T09:00:00.000Z"));
        s.accepted(call);
        assert_eq!(stage(&s), "violated", "{caller:?}");
        s.at("2016-09-19T21:00:00.000Z");
        let stated = s.states(level(start));
        let early = s.step(Side::Alpha, certificate(stated));
        s.refused(early, "AMB-08", "clock-disputed");
        // The other side wants to go on: disputed, and the clock stands still for as long as that lasts.
        s.side_consents(caller.counterpart(), call, Question::Continue);
        s.side_consents(caller, call, Question::Reset);
        s.receipts();
        s.wait(Span::from_days(20));
        s.receipts();
        assert_eq!(stage(&s), "disputed");
        // Nobody takes a call back alone.
        let alone =
            s.write(post(caller, Post::Snr), Body::Retraction(Retraction { of: call, reason: "error".to_owned() }));
        s.refused(alone, "AMB-08", "reset-call-settled-by-both");
    }
}

#[test]
fn amb_08_agreed_resets_begin_anew_from_the_violation_and_agreed_continuations_do_not() {
    for (answer, since, then) in [
        (Question::Reset, "2016-09-16T09:00:00.000Z", "2016-09-23T21:00:00.000Z"),
        (Question::Continue, "2016-09-12T16:00:00.000Z", "2016-09-19T21:00:00.000Z"),
    ] {
        let mut s = Scenario::founded();
        let start = s.started();
        s.at("2016-09-16T12:00:00.000Z");
        let call = s.write(post(Side::Bravo, Post::DeputySnr), reset_call(start, "2016-09-16T09:00:00.000Z"));
        answered(&mut s, call, [answer; 2]);
        assert_eq!(stage(&s), "counting");
        let clock = s.state.formation_clock().unwrap();
        assert_eq!(clock.since, instant(since));
        assert_eq!(s.state.day_reading(clock).unwrap().due, instant(then));
        let settled = s.write(post(Side::Bravo, Post::Snr), reset_call(start, "2016-09-11T09:00:00.000Z"));
        s.refused(settled, "AMB-08", "violation-outside-the-count");
        let to_come = s.write(post(Side::Bravo, Post::Snr), reset_call(start, "2016-09-16T12:00:05.001Z"));
        s.refused(to_come, "AMB-08", "violation-outside-the-count");
    }
}

#[test]
fn amb_08_a_call_names_the_count_and_ends_with_formation() {
    let mut s = Scenario::founded();
    let none = s.write(post(Side::Alpha, Post::Snr), reset_call(digest(5), "2016-09-12T16:00:00.000Z"));
    s.refused(none, "AMB-08", "step-names-no-counted-start");
    let wrong_post = s.write(post(Side::Alpha, Post::Operations), reset_call(digest(5), "2016-09-12T16:00:00.000Z"));
    s.refused(wrong_post, "L8", "post-may-not-write-this");
    s.formed();
    let start = s.state.formation_clock().unwrap().start.by;
    let late = s.write(post(Side::Bravo, Post::Snr), reset_call(start, "2016-09-14T09:00:00.000Z"));
    s.refused(late, "AMB-08", "clock-is-over");
    let again = s.step(Side::Bravo, FormationStep::CeasefireStart { start: instant("2016-10-14T17:00:00.000Z") });
    s.refused(again, "AMB-08", "ceasefire-already-counted");
}

/// A violation after the certificate stops the way on, and a reset takes the certificate with it.
#[test]
fn amb_08_a_reset_takes_the_certificate_with_it() {
    let mut s = Scenario::founded();
    let certificate = s.certified();
    let start = s.state.formation_clock().unwrap().start.by;
    let call = s.write(post(Side::Bravo, Post::Snr), reset_call(start, "2016-09-19T20:00:00.000Z"));
    let formed = s.step(Side::Alpha, formation(certificate));
    s.refused(formed, "AMB-08", "clock-disputed");
    answered(&mut s, call, [Question::Reset; 2]);
    assert_eq!((s.state.certified(), stage(&s)), (None, "counting"));
}

#[test]
fn amb_08_september_renews_every_48_hours_or_breaks_off() {
    let mut s = Scenario::founded_under(september());
    let start = s.started();
    assert_eq!(s.state.formation(s.now).days.unwrap().covered_until, Some(instant("2016-09-14T16:00:00.000Z")));
    for (at, until) in [
        ("2016-09-14T15:00:00.000Z", "2016-09-16T16:00:00.000Z"),
        ("2016-09-16T15:00:00.000Z", "2016-09-18T16:00:00.000Z"),
        ("2016-09-18T15:59:59.999Z", "2016-09-20T16:00:00.000Z"),
    ] {
        s.at(at);
        s.takes(FormationStep::Renewal { start });
        assert_eq!(s.state.formation(s.now).days.unwrap().covered_until, Some(instant(until)));
        let piled = s.step(Side::Bravo, FormationStep::Renewal { start });
        s.refused(piled, "AMB-08", "renewal-early");
    }
    s.at("2016-09-20T16:00:00.000Z");
    assert_eq!(stage(&s), "not-restored");
    let late = s.step(Side::Bravo, FormationStep::Renewal { start });
    s.refused(late, "AMB-08", "renewal-late");
    let level = s.states(level(start));
    let certificate = s.step(Side::Alpha, certificate_with_aid(level));
    s.refused(certificate, "AMB-08", "period-not-renewed");
}

#[test]
fn amb_08_a_renewal_agreed_too_late_renews_nothing() {
    let mut s = Scenario::founded_under(september());
    let start = s.started();
    s.at("2016-09-14T15:00:00.000Z");
    let renewal = s.step(Side::Alpha, FormationStep::Renewal { start });
    for side in Side::BOTH {
        s.side_consents(side, renewal, Question::FormationStep);
    }
    s.at("2016-09-14T16:00:00.000Z");
    s.receipts();
    assert!(!s.state.is_step_reached(renewal));
    assert_eq!((stage(&s), s.held_by(renewal)), ("not-restored", vec!["renewal-late"]));
}

/// Retracting a permission is immediate: without the renewal the period has ended.
#[test]
fn amb_08_a_renewal_taken_back_renews_nothing() {
    let mut s = Scenario::founded_under(september());
    let start = s.started();
    s.at("2016-09-14T15:00:00.000Z");
    let renewal = s.takes(FormationStep::Renewal { start });
    s.at("2016-09-15T00:00:00.000Z");
    assert_eq!(stage(&s), "counting");
    s.write(post(Side::Alpha, Post::Snr), Body::Retraction(Retraction { of: renewal, reason: "error".to_owned() }));
    assert_eq!(stage(&s), "not-restored");
}

#[test]
fn amb_08_only_a_time_boxed_ceasefire_is_renewed() {
    let mut s = Scenario::founded();
    let start = s.started();
    let renewal = s.step(Side::Alpha, FormationStep::Renewal { start });
    s.refused(renewal, "AMB-08", "ceasefire-not-time-boxed");
    let mut s = Scenario::founded_under(september());
    let renewal = s.step(Side::Alpha, FormationStep::Renewal { start: digest(5) });
    s.refused(renewal, "AMB-08", "step-names-no-counted-start");
}

#[test]
fn src_004_f_september_certifies_only_while_aid_gets_through() {
    let mut s = Scenario::founded_under(september());
    let start = s.started();
    for at in ["2016-09-14T15:00:00.000Z", "2016-09-16T15:00:00.000Z", "2016-09-18T15:00:00.000Z"] {
        s.at(at);
        s.takes(FormationStep::Renewal { start });
    }
    s.at("2016-09-19T21:00:00.000Z");
    let level = s.states(level(start));
    for silent in [None, Some(" ".to_owned())] {
        let certificate = s.step(Side::Alpha, FormationStep::Certificate { level, aid_access: silent });
        s.refused(certificate, "SRC.004.f", "aid-access-not-stated");
    }
    s.takes(certificate_with_aid(level));
}

/// A certificate that both want is not taken when something happens between the filing and the receipts.
#[test]
fn app_2_1_a_certificate_is_judged_again_when_the_receipts_come() {
    let mut s = Scenario::founded();
    let start = s.started();
    s.at("2016-09-19T21:00:00.000Z");
    let level = s.states(level(start));
    let certificate = s.step(Side::Alpha, certificate(level));
    for side in Side::BOTH {
        s.side_consents(side, certificate, Question::FormationStep);
    }
    s.write(post(Side::Bravo, Post::Snr), reset_call(start, "2016-09-19T20:00:00.000Z"));
    s.receipts();
    assert_eq!(s.state.certified(), None);
    assert_eq!(s.held_by(certificate), vec!["clock-disputed"]);
}

/// The record before the tables, or far after them, is never counted as over.
#[test]
fn amb_08_days_outside_the_zone_tables_are_never_over() {
    let mut s = Scenario::founded_under(september());
    s.takes(FormationStep::CeasefireStart { start: instant("2045-01-01T00:00:00.000Z") });
    let start = s.state.formation_clock().unwrap().start.by;
    let renewal = s.step(Side::Alpha, FormationStep::Renewal { start });
    s.refused(renewal, "AMB-08", "days-unreadable");
    assert_eq!(stage(&s), "announced");
}
