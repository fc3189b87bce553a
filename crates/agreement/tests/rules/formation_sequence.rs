//! Formation and the tasks in their order: APP.2#2, APP.3.0 to APP.3.e, AMB-02, AMB-09 to AMB-12, AMB-16; and what each bad record meets.
use crate::support::*;
use jig_agreement::edition::{FormationPlaceholders, Label, SettingReading};
use spacetime::{CivilDate, Span};

fn stage(s: &Scenario) -> &'static str {
    s.state.formation(s.now).stage.code()
}

/// A log in which items can be released, at the usual beginning.
fn open() -> Scenario {
    Scenario::open_for_coordination()
}

#[test]
fn app_2_2_formation_prints_the_placeholder_that_is_open_amb_02() {
    let mut s = open();
    let certificate = s.certified();
    for (waived, open) in [
        (vec![], vec!["[DATE]", "[LOCATION]"]),
        (vec![Placeholder::Date], vec!["[LOCATION]"]),
        (vec![Placeholder::Location], vec!["[DATE]"]),
    ] {
        let formation = s.step(Side::Alpha, FormationStep::Formation { certificate, waived });
        s.refused(formation, "AMB-02", "placeholder-open");
        let printed: Vec<_> =
            s.verdict(formation).findings.iter().map(|finding| finding.arguments[0].1.as_str()).collect();
        assert_eq!(printed, open);
    }
    s.takes(formation(certificate));
    assert_eq!(stage(&s), "task-map");
}

#[test]
fn amb_02_a_blank_that_both_filled_is_not_waived() {
    let mut s = open();
    let label = Label { en: "here".to_owned(), ru: "здесь".to_owned() };
    let filled = FormationPlaceholders { date: Some(CivilDate::new(2016, 9, 20).unwrap()), location: Some(label) };
    let change = s.write(post(Side::Alpha, Post::Snr), setting_change("AMB-02", Ok(SettingReading::Formation(filled))));
    s.both_consent(change, Question::Setting);
    let certificate = s.certified();
    let waiving = s.step(Side::Alpha, formation(certificate));
    s.refused(waiving, "AMB-02", "placeholder-waived-though-set");
    s.takes(FormationStep::Formation { certificate, waived: Vec::new() });
}

#[test]
fn app_2_1_no_group_is_formed_without_the_certificate_of_both() {
    let mut s = open();
    let none = s.step(Side::Alpha, formation(digest(5)));
    s.refused(none, "APP.2#1", "formation-without-certificate");
    let certificate = s.certified();
    let other = s.step(Side::Alpha, formation(digest(5)));
    s.refused(other, "APP.2#1", "formation-without-certificate");
    let again = s.step(
        Side::Bravo,
        FormationStep::Certificate {
            level: s.state.step(certificate).and_then(FormationStep::subject).unwrap(),
            aid_access: None,
        },
    );
    s.refused(again, "APP.2#1", "step-already-taken");
    s.takes(formation(certificate));
    let twice = s.step(Side::Bravo, formation(certificate));
    s.refused(twice, "APP.2#2", "step-already-taken");
}

/// What a step rests on is taken back: what rests on it falls with it. Found by the literal reader of random logs.
#[test]
fn app_2_1_a_start_or_certificate_taken_back_takes_what_rests_on_it() {
    let back = |of| Body::Retraction(Retraction { of, reason: "error".to_owned() });
    let mut s = open();
    let certificate = s.certified();
    let start = s.state.formation_clock().unwrap().start.by;
    s.write(post(Side::Alpha, Post::Snr), back(start));
    assert_eq!((s.state.certified(), stage(&s)), (None, "not-restored"));
    let formed = s.step(Side::Alpha, formation(certificate));
    s.refused(formed, "APP.2#1", "formation-without-certificate");
    let mut s = open();
    s.formed();
    let certificate = s.state.certified().unwrap().by;
    s.write(post(Side::Alpha, Post::Snr), back(certificate));
    assert_eq!((s.state.formed(), stage(&s)), (None, "level-met"));
}

/// A step taken back by its author's side is not taken any more: the way back is one side's own, and what followed waits.
#[test]
fn app_2_2_a_formation_taken_back_forms_nothing() {
    let mut s = open();
    let formed = s.formed();
    s.write(post(Side::Alpha, Post::Snr), Body::Retraction(Retraction { of: formed, reason: "error".to_owned() }));
    assert_eq!((s.state.formed(), stage(&s)), (None, "certified"));
}

#[test]
fn app_3_0_tasks_are_taken_in_sequence() {
    let mut s = open();
    for early in Task::ALL {
        let early = s.step(Side::Alpha, task(early));
        s.refused(early, "APP.3.0", "task-before-formation");
    }
    s.formed();
    for (position, open) in Task::ALL.into_iter().enumerate() {
        assert_eq!(stage(&s), open.name());
        for later in Task::ALL.into_iter().skip(position + 1) {
            let early = s.step(Side::Bravo, task(later));
            s.refused(early, "APP.3.0", "task-out-of-order");
            let finding = s.verdict(early).findings.iter().find(|finding| finding.code == "task-out-of-order").unwrap();
            assert_eq!(finding.arguments[1], ("missing", open.name().to_owned()));
        }
        if open == Task::Set {
            let without = s.step(Side::Alpha, task(open));
            s.refused(without, "APP.3.c", "task-without-its-set");
            s.set_designated();
        }
        s.takes(task(open));
        let again = s.step(Side::Bravo, task(open));
        s.refused(again, "APP.3.0", "step-already-taken");
    }
    assert_eq!(stage(&s), "start-date-open");
}

/// One side alone opens no task, and time closes none.
#[test]
fn app_3_0_a_task_is_done_when_both_say_so_and_not_before() {
    for side in Side::BOTH {
        let mut s = open();
        s.formed();
        let done = s.step(side, task(Task::Map));
        s.side_consents(side, done, Question::FormationStep);
        for _ in 0..5 {
            s.wait(Span::from_days(5));
            s.receipts();
            assert_eq!(stage(&s), "task-map", "{side:?} alone closed a task");
        }
    }
}

/// APP.3.a, AMB-09: five calendar days after formation, to the end of the fifth; on the sixth it is overdue and completes nothing.
#[test]
fn amb_09_the_map_is_due_at_the_end_of_the_fifth_day_and_never_completes_itself() {
    let mut s = open();
    s.formed();
    assert_eq!(
        s.state.formed().map(|formed| formed.at),
        Some(instant("2016-09-19T21:00:00.000Z")),
        "20 September, local"
    );
    let due = instant("2016-09-25T21:00:00.000Z");
    assert_eq!(s.state.formation(s.now).map_due, Some(due));
    for (at, overdue) in
        [("2016-09-25T20:59:59.999Z", false), ("2016-09-25T21:00:00.000Z", true), ("2016-10-30T00:00:00.000Z", true)]
    {
        let view = s.state.formation(instant(at));
        assert_eq!((view.is_map_overdue, view.stage.code()), (overdue, "task-map"), "{at}");
    }
    s.at("2016-09-27T00:00:00.000Z");
    let extent = TaskExtent::ToExtentPossible;
    for gaps in [vec![], vec![" ".to_owned()]] {
        let unlisted = s.step(Side::Alpha, FormationStep::Task { task: Task::Map, extent, gaps });
        s.refused(unlisted, "AMB-09", "gaps-not-listed");
    }
    let both =
        FormationStep::Task { task: Task::Map, extent: TaskExtent::Complete, gaps: vec!["East bank".to_owned()] };
    let both = s.step(Side::Alpha, both);
    s.refused(both, "AMB-09", "complete-with-gaps");
    s.takes(FormationStep::Task { task: Task::Map, extent, gaps: vec!["East bank".to_owned()] });
    assert!(!s.state.formation(s.now).is_map_overdue);
}

#[test]
fn app_3_c_a_set_waits_for_the_exchange_and_names_released_items() {
    let mut s = open();
    s.formed();
    let item = s.write(post(Side::Bravo, Post::Snr), Body::Release(release(&s)));
    let early = s.step(Side::Alpha, FormationStep::DesignatedSet { items: vec![item] });
    s.refused(early, "APP.3.0", "task-out-of-order");
    s.takes(task(Task::Map));
    let early = s.step(Side::Alpha, FormationStep::DesignatedSet { items: vec![item] });
    s.refused(early, "APP.3.0", "task-out-of-order");
    s.takes(task(Task::Exchange));
    for (items, code) in [
        (vec![], "designated-set-is-empty"),
        (vec![item, item], "set-item-twice"),
        (vec![item, digest(5)], "set-item-is-no-release"),
        (vec![s.state.formed().unwrap().by], "set-item-is-no-release"),
    ] {
        let bad = s.step(Side::Alpha, FormationStep::DesignatedSet { items });
        s.refused(bad, "APP.3.c", code);
    }
    // The areas' coordinates may be drafted before the group is formed, and were: `open` agreed to a version.
    s.takes(FormationStep::DesignatedSet { items: vec![item] });
}

fn start_date(set: RecordHash, commitment: Option<RecordHash>, halves: [Option<&str>; 2]) -> FormationStep {
    let [operations_from, grounding_from] = halves.map(|half| half.map(instant));
    FormationStep::StartDate { set, commitment, operations_from, grounding_from }
}

const SOON: &str = "2016-09-22T04:00:00.000Z";

#[test]
fn app_3_d2_a_start_date_has_two_halves_one_instant_and_a_commitment() {
    let mut s = open();
    let (set, commitment) = s.ready_for_a_start_date();
    let alphas =
        s.write(post(Side::Alpha, Post::Snr), Body::Hold(Hold { scope: Scope::Kind("tick".to_owned()), reason: None }));
    for (step, basis, code) in [
        (start_date(set, None, [Some(SOON); 2]), "APP.3.d2", "grounding-not-committed"),
        (start_date(set, Some(alphas), [Some(SOON); 2]), "APP.3.d2", "grounding-not-committed"),
        (start_date(set, Some(digest(5)), [Some(SOON); 2]), "APP.3.d2", "grounding-not-committed"),
        (start_date(set, Some(commitment), [None, Some(SOON)]), "APP.3.d2", "start-date-half-missing"),
        (start_date(set, Some(commitment), [Some(SOON), None]), "APP.3.d2", "start-date-half-missing"),
        (
            start_date(set, Some(commitment), [Some(SOON), Some("2016-09-22T04:00:00.001Z")]),
            "AMB-12",
            "halves-not-simultaneous",
        ),
        (
            start_date(set, Some(commitment), [Some("2016-09-22T03:59:59.999Z"), Some(SOON)]),
            "AMB-12",
            "halves-not-simultaneous",
        ),
        (
            start_date(set, Some(commitment), [Some("2016-09-19T21:00:00.000Z"); 2]),
            "APP.3.d2",
            "start-date-in-the-past",
        ),
        (start_date(commitment, Some(commitment), [Some(SOON); 2]), "APP.3.d2", "start-date-of-another-set"),
    ] {
        let bad = s.step(Side::Alpha, step);
        s.refused(bad, basis, code);
    }
    let date = s.takes(start_date(set, Some(commitment), [Some(SOON); 2]));
    assert_eq!((stage(&s), s.state.start_date()), ("start-date-set", Some(instant(SOON))));
    let again = s.step(Side::Bravo, start_date(set, Some(commitment), [Some(SOON); 2]));
    s.refused(again, "APP.3.d2", "step-already-taken");
    for (at, expected) in [
        ("2016-09-22T03:59:59.999Z", "start-date-set"),
        (SOON, "start-day"),
        ("2016-09-22T20:59:59.999Z", "start-day"),
        ("2016-09-22T21:00:00.000Z", "continuous"),
    ] {
        assert_eq!(s.state.formation(instant(at)).stage.code(), expected, "{at}");
    }
    assert!(s.is_in_effect(date));
}

#[test]
fn app_3_d2_a_start_date_waits_for_every_task() {
    let mut s = open();
    let early = s.step(Side::Alpha, start_date(digest(5), None, [Some(SOON); 2]));
    s.refused(early, "APP.3.0", "task-before-formation");
    s.formed_up_to(Task::Monitoring);
    let early = s.step(Side::Alpha, start_date(digest(5), None, [Some("2016-09-30T04:00:00.000Z"); 2]));
    s.refused(early, "APP.3.0", "task-out-of-order");
}

/// AMB-11: *shortly after* is advice. A later date is remarked on, and stands.
#[test]
fn amb_11_a_late_start_date_is_remarked_on_and_stands() {
    let mut s = open();
    let (set, commitment) = s.ready_for_a_start_date();
    let late = s.takes(start_date(set, Some(commitment), [Some("2016-10-22T04:00:00.000Z"); 2]));
    let remark =
        s.verdict(late).findings.iter().find(|finding| finding.code == "start-date-beyond-the-advice").unwrap();
    assert_eq!(remark.standing, Standing::Satisfied);
    let mut s = open();
    let (set, commitment) = s.ready_for_a_start_date();
    let soon = s.takes(start_date(set, Some(commitment), [Some(SOON); 2]));
    assert!(s.verdict(soon).findings.iter().all(|finding| finding.code != "start-date-beyond-the-advice"));
}

#[test]
fn amb_16_only_the_party_that_speaks_for_the_third_party_commits_it() {
    let mut s = open();
    let areas = s.write(post(Side::Alpha, Post::Snr), area_set());
    let wrong = s.write(post(Side::Alpha, Post::Snr), grounding(areas));
    s.refused(wrong, "AMB-16", "commitment-is-not-yours");
    let nowhere = s.write(post(Side::Bravo, Post::Snr), grounding(digest(5)));
    s.refused(nowhere, "APP.3.d2", "commitment-of-no-areas");
    let deputy = s.write(post(Side::Bravo, Post::DeputySnr), grounding(areas));
    s.refused(deputy, "L8", "post-may-not-write-this");
    let right = s.write(post(Side::Bravo, Post::Snr), grounding(areas));
    s.accepted(right);
}

/// APP.3.d2: the start date is held when the grounding is not in force, whoever ends or holds it, and so is every plan.
#[test]
fn app_3_d2_a_start_date_is_held_while_the_grounding_is_not_in_force() {
    for hold in [false, true] {
        let mut s = open();
        let (set, commitment) = s.ready_for_a_start_date();
        let date = s.takes(start_date(set, Some(commitment), [Some(SOON); 2]));
        assert!(s.is_in_effect(date));
        if hold {
            let body = Body::Hold(Hold { scope: Scope::Item(commitment), reason: None });
            s.write(post(Side::Alpha, Post::Operations), body);
        } else {
            let body = Body::Retraction(Retraction { of: commitment, reason: "error".to_owned() });
            s.write(post(Side::Bravo, Post::Snr), body);
        }
        assert_eq!(s.held_by(date), ["grounding-not-in-force"]);
        s.at("2016-09-23T00:00:00.000Z");
        assert_eq!(stage(&s), "start-date-set", "the day came and the grounding had not");
    }
}

/// In a log that has begun to count, items wait for formation and plans for the date; in one that never did, the founding counts.
#[test]
fn app_2_1_items_wait_for_formation_and_plans_for_the_start_date() {
    let mut s = open();
    let before = s.released();
    assert!(s.is_in_effect(before), "founded by a group that exists already");
    s.started();
    assert_eq!(s.held_by(before), ["group-not-formed"]);
    s.at("2016-09-19T21:00:00.000Z");
    let start = s.state.formation_clock().unwrap().start.by;
    let level = s.states(level(start));
    let certificate = s.takes(certificate(level));
    s.takes(formation(certificate));
    for early in [Task::Map, Task::Exchange] {
        s.takes(task(early));
    }
    let item = s.released();
    s.both_consent(item, Question::Actionable);
    s.located(item);
    let window = window("2016-09-23T07:00:00.000Z", "2016-09-23T10:00:00.000Z");
    let plan = s.write(post(Side::Alpha, Post::Snr), Body::Plan(Plan { window, ..plan(item) }));
    s.supported(plan);
    s.both_consent(plan, Question::Plan);
    assert_eq!(s.held_by(plan), ["no-start-date"]);
    let set = s.takes(FormationStep::DesignatedSet { items: vec![item] });
    s.takes(task(Task::Set));
    s.takes(task(Task::Monitoring));
    let areas = s.state.of_kind("area-set").next().unwrap().record;
    let committed = s.write(post(Side::Bravo, Post::Snr), grounding(areas));
    s.takes(start_date(set, Some(committed), [Some("2016-09-20T04:00:00.000Z"); 2]));
    assert_eq!(s.held_by(plan), ["before-the-start-date"]);
    // APP.3.d2: the day comes by the clock, and nothing has to be written for it.
    s.at("2016-09-20T03:59:59.999Z");
    let stands = |s: &Scenario| s.state.status_at(plan, s.now).map(|status| status.effect);
    assert!(matches!(stands(&s), Some(Effect::Held { .. })));
    s.at("2016-09-20T04:00:00.000Z");
    assert!(matches!(stands(&s), Some(Effect::InEffect { .. })), "{:?}", stands(&s));
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
    s.write(post(Side::Bravo, Post::Snr), Body::Retraction(Retraction { of: committed, reason: "error".to_owned() }));
    assert_eq!(s.held_by(plan), ["grounding-not-in-force"]);
}

/// APP.3.e: one record withdraws, the other side cannot stop it, and every step after it is refused with its clause and a cure.
#[test]
fn app_3_e_after_a_withdrawal_no_step_is_taken() {
    for side in Side::BOTH {
        let mut s = open();
        let start = s.started();
        let waiting =
            s.step(Side::Alpha, FormationStep::Task { task: Task::Map, extent: TaskExtent::Complete, gaps: vec![] });
        s.refused(waiting, "APP.3.0", "task-before-formation");
        let out = s.write(post(side, Post::Snr), Body::Withdrawal(Withdrawal { reason: "words".to_owned() }));
        s.accepted(out);
        assert_eq!(stage(&s), "withdrawn");
        let author = post(side.counterpart(), Post::Snr);
        let areas = s.write(post(Side::Alpha, Post::Snr), area_set());
        for body in [
            Body::FormationStep(FormationStep::CeasefireStart { start: instant("2016-10-01T00:00:00.000Z") }),
            Body::FormationStep(FormationStep::Renewal { start }),
            Body::FormationStep(certificate(start)),
            Body::FormationStep(formation(start)),
            Body::FormationStep(task(Task::Map)),
            Body::FormationStep(FormationStep::DesignatedSet { items: vec![start] }),
            Body::FormationStep(start_date(start, None, [Some(SOON); 2])),
            reset_call(start, "2016-09-12T16:00:00.000Z"),
            Body::LevelStatement(level(start)),
            grounding(areas),
        ] {
            let record = s.write(author, body);
            s.refused(record, "APP.3.e", "sequence-withdrawn");
        }
    }
}

/// A certificate on which both agreed when one withdraws is not taken by the receipts that follow.
#[test]
fn app_3_e_a_withdrawal_overtakes_a_step_that_waits_for_receipts() {
    let mut s = open();
    let start = s.started();
    s.at("2016-09-19T21:00:00.000Z");
    let level = s.states(level(start));
    let certificate = s.step(Side::Alpha, certificate(level));
    for side in Side::BOTH {
        s.side_consents(side, certificate, Question::FormationStep);
    }
    s.write(post(Side::Bravo, Post::Snr), Body::Withdrawal(Withdrawal { reason: String::new() }));
    s.receipts();
    assert_eq!(s.state.certified(), None);
}

/// Wrong actor, the other side's record, replay and a decline, for a step of either side.
#[test]
fn app_2_1_a_step_is_the_senior_representatives_and_a_consent_is_ones_own() {
    let mut s = open();
    let step = || Body::FormationStep(FormationStep::CeasefireStart { start: instant("2016-09-13T00:00:00.000Z") });
    for wrong in [Post::DeputySnr, Post::Operations, Post::Legal, Post::DutyOfficer, Post::Liaison, Post::Support] {
        let record = s.write(post(Side::Alpha, wrong), step());
        s.refused(record, "L8", "post-may-not-write-this");
    }
    let start = s.write(post(Side::Alpha, Post::Snr), step());
    let mut others = consent(&s, Side::Bravo, start, Question::FormationStep);
    others.on_behalf_of = Side::Bravo;
    let for_bravo = s.write(post(Side::Alpha, Post::Snr), Body::Consent(others));
    s.refused(for_bravo, "SG-13", "consent-for-the-other-side");
    let without = Consent { decision: None, ..consent(&s, Side::Alpha, start, Question::FormationStep) };
    let without = s.write(post(Side::Alpha, Post::Snr), Body::Consent(without));
    s.refused(without, "TOR.1.d.iii", "consent-without-decision");
    let replayed = s.log.iter().find(|folded| folded.signed.hash == start).unwrap().signed.clone();
    let submitter = Node::Headquarters(Side::Alpha);
    s.submit(replayed, submitter);
    assert_eq!(s.log.last().unwrap().verdict.decision, Decision::Void, "L5: a replay is no second step");
    s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: start }));
    let late = s.consents(post(Side::Alpha, Post::Snr), start, Question::FormationStep);
    s.refused(late, "TOR.1.d.iii", "record-has-ended");
}

/// Two starts that both agreed to in one receipt: the earlier is counted, the other waits and says why.
#[test]
fn amb_08_of_two_starts_under_one_receipt_the_earlier_is_counted() {
    let mut s = open();
    let starts = Side::BOTH
        .map(|side| s.step(side, FormationStep::CeasefireStart { start: instant("2016-09-13T00:00:00.000Z") }));
    for start in starts {
        for side in Side::BOTH {
            s.side_consents(side, start, Question::FormationStep);
        }
    }
    s.receipts();
    s.wait(Span::from_minutes(1));
    s.receipts();
    assert!(s.state.is_step_reached(starts[0]) && !s.state.is_step_reached(starts[1]));
    assert_eq!(s.held_by(starts[1]), ["ceasefire-already-counted"]);
}

#[test]
fn sg_10_a_hold_on_a_step_that_was_taken_stops_what_rests_on_it() {
    let mut s = open();
    let formation = s.formed();
    let certificate = s.state.certified().unwrap().by;
    for step in [certificate, formation] {
        let hold = s.write(post(Side::Bravo, Post::Snr), Body::Hold(Hold { scope: Scope::Item(step), reason: None }));
        assert!(s.state.formed().is_none(), "held");
        s.write(post(Side::Bravo, Post::Snr), Body::Lift(Lift { restraint: hold }));
        s.receipts();
        assert!(s.state.formed().is_some(), "lifted");
    }
    // A side that takes its word back takes it back for what was taken by it.
    let consent = s.state.about(formation).find(|fact| fact.side() == Some(Side::Alpha)).unwrap().record;
    s.write(post(Side::Alpha, Post::Snr), Body::Retraction(Retraction { of: consent, reason: "error".to_owned() }));
    assert!(s.state.formed().is_none(), "one side's word is gone");
}

#[test]
fn app_2_1_another_certificate_forms_no_group() {
    let mut s = open();
    s.formed();
    let first = s.state.certified().unwrap().by;
    let author = s.state.fact(first).unwrap().author;
    s.write(author, Body::Retraction(Retraction { of: first, reason: "error".to_owned() }));
    assert!(s.state.formed().is_none());
    let again = s.state.step(first).unwrap().clone();
    let second = s.takes(again);
    assert_eq!(s.state.certified().map(|taken| taken.by), Some(second));
    assert!(s.state.formed().is_none(), "the group is formed on the certificate that its formation names");
    let anew = s.takes(formation(second));
    assert_eq!(s.state.formed().map(|taken| taken.by), Some(anew));
}

/// APP.3.a, APP.3.d1: what is called wholly done is there.
#[test]
fn app_3_a_no_task_is_whole_without_its_map_or_its_measure() {
    let mut s = open();
    s.formed();
    let areas = s.state.of_kind("area-set").next().map(|fact| fact.record).unwrap();
    s.write(post(Side::Alpha, Post::Snr), Body::Retraction(Retraction { of: areas, reason: "error".to_owned() }));
    let empty = s.step(Side::Alpha, whole(Task::Map));
    s.refused(empty, "APP.3.a", "task-without-its-map");
    s.areas();
    s.takes(whole(Task::Map));
    s.takes(task(Task::Exchange));
    s.set_designated();
    s.takes(task(Task::Set));
    let empty = s.step(Side::Alpha, whole(Task::Monitoring));
    s.refused(empty, "APP.3.d1", "task-without-its-measure");
    s.takes(task(Task::Monitoring));
}
