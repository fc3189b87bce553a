//! Assessments and reports of damage: TOR.2.c#3, TOR.2.c#4, TOR.2.c.iii, AMB-14, and what is overdue.
use crate::support::*;
use spacetime::Span;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Operations };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Operations };

fn owed(s: &Scenario) -> Vec<(Option<Side>, Duty, i64)> {
    s.state.arrears(s.now).into_iter().map(|owed| (owed.side, owed.duty, owed.hours(s.now))).collect()
}

/// The acceptance test of the clause: the overdue list names the side and the hours overdue.
#[test]
fn tor_2_c_3_the_overdue_list_names_the_side_and_the_hours() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.acted();
    s.wait(Span::from_hours(72));
    assert_eq!(owed(&s), [], "it is not late at the very hour");
    s.wait(Span::from_hours(30));
    assert_eq!(
        owed(&s),
        [(Some(Side::Alpha), Duty::Assessment, 30), (Some(Side::Alpha), Duty::DamageReport, 30)],
        "both of the acting side, none of the other"
    );
    let assessed = s.write(ALPHA, register("a-1", assessment(plan)));
    s.accepted(assessed);
    let late = s.state.arrears(s.now);
    assert_eq!((late[0].duty, late[0].done), (Duty::Assessment, Some(s.now)), "late is still said when it is done");
    s.wait(Span::from_hours(5));
    assert_eq!(owed(&s)[0], (Some(Side::Alpha), Duty::Assessment, 30), "and no longer grows");
}

#[test]
fn tor_2_c_3_an_assessment_in_time_is_never_late() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.acted();
    s.wait(Span::from_hours(72));
    for content in [assessment(plan), RegisterContent::DamageReport(damage(plan))] {
        let said = s.write(ALPHA, register("a-1", content));
        s.accepted(said);
    }
    s.wait(Span::from_days(30));
    assert_eq!(owed(&s), []);
}

/// TOR.2.c#4 and AMB-14: the other kind is welcome and never due.
#[test]
fn tor_2_c_4_an_assessment_of_the_other_kind_is_taken_and_never_due_amb_14() {
    let mut s = Scenario::open_for_coordination();
    let notice = s.write(ALPHA, Body::AreaNotice(area_notice()));
    s.accepted(notice);
    s.at("2016-09-30T00:00:00.000Z");
    assert_eq!(owed(&s), [], "nothing is due");
    let said = s.write(ALPHA, register("a-1", assessment(notice)));
    s.accepted(said);
    let action = &s.state.accounted_actions(s.now)[0];
    assert_eq!((action.due, action.assessment.is_some(), action.basis), (None, true, ActionBasis::Notice));
    assert_eq!(owed(&s), []);
}

/// AMB-14: what is due is a setting, changed only by both.
#[test]
fn amb_14_the_edition_says_whose_assessments_are_due() {
    let mut edition = edition::edition();
    edition.settings.assessment_duty.due.clear();
    let mut s = Scenario::open_for_coordination_under(edition);
    s.acted();
    s.wait(Span::from_days(30));
    assert_eq!(owed(&s), []);
}

#[test]
fn an_assessment_is_of_an_own_action_that_has_begun() {
    let mut s = Scenario::open_for_coordination();
    let nothing = s.write(ALPHA, register("a-1", assessment(digest(4))));
    s.refused(nothing, "TOR.2.c#3", "assessment-of-no-action");
    let item = s.actionable();
    let of_an_item = s.write(ALPHA, register("a-1", assessment(item)));
    s.refused(of_an_item, "TOR.2.c#3", "assessment-of-no-action");
    let plan = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
    let early = s.write(ALPHA, register("a-1", assessment(plan)));
    s.refused(early, "TOR.2.c#3", "assessment-before-the-action");
    let early = s.write(BRAVO, register("d-1", RegisterContent::DamageReport(damage(plan))));
    s.refused(early, "TOR.2.c.iii#1", "assessment-before-the-action");
    s.at("2016-09-14T08:00:00.000Z");
    let anothers = s.write(BRAVO, register("a-1", assessment(plan)));
    s.refused(anothers, "TOR.2.c#3", "assessment-of-anothers-action");
    let blank = RegisterContent::Assessment(Assessment { of: plan, effects: " ".to_owned() });
    let blank = s.write(ALPHA, register("a-1", blank));
    s.refused(blank, "TOR.2.c#3", "register-text-blank");
    let own = s.write(ALPHA, register("a-1", assessment(plan)));
    s.accepted(own);
    let twice = s.write(ALPHA, register("a-1", assessment(plan)));
    s.refused(twice, "TOR.2.c#3", "register-entry-exists");
    let wrong_post = s.write(post(Side::Alpha, Post::Translator), register("a-2", assessment(plan)));
    s.refused(wrong_post, "L8", "post-may-not-write-this");
}

/// The acceptance test of the clause: what is not released is not in the record, and the counterpart is told just that.
#[test]
fn tor_2_c_iii_2_a_part_that_is_not_released_shows_as_collected_not_released() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.acted();
    let report = s.write(ALPHA, register("d-1", RegisterContent::DamageReport(damage(plan))));
    s.accepted(report);
    assert_eq!(damage(plan).withheld().len(), 4, "withheld unless released");
    assert_eq!(lines(&s, Register::DamageReport)[0].2, ["collected-not-released"]);
    let released = DamageReport { damage: Some("The depot burned out.".to_owned()), ..damage(plan) };
    let released = s.restate(ALPHA, report, "d-1", RegisterContent::DamageReport(released));
    s.accepted(released);
    let known = &s.state.accounted_actions(s.now)[0];
    let (_, shown) = known.damage.get(Side::Alpha).unwrap();
    assert_eq!(shown.withheld(), [DamagePart::Effect, DamagePart::CivilianHarm, DamagePart::Grade]);
    let blank = DamageReport { effect: Some(" ".to_owned()), ..damage(plan) };
    let blank = s.restate(ALPHA, released, "d-1", RegisterContent::DamageReport(blank));
    s.refused(blank, "TOR.2.c.iii#1", "register-text-blank");
    let ahead = DamageReport { collected_at: instant("2016-12-01T00:00:00.000Z"), ..damage(plan) };
    let ahead = s.restate(ALPHA, released, "d-1", RegisterContent::DamageReport(ahead));
    s.refused(ahead, "TOR.2.c.iii#1", "register-since-in-future");
}

/// The acceptance test of the clause: two reports on one action are never merged or overwritten.
#[test]
fn tor_2_c_iii_3_two_reports_of_one_action_stand_side_by_side() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.acted();
    let say =
        |text: &str| RegisterContent::DamageReport(DamageReport { damage: Some(text.to_owned()), ..damage(plan) });
    let own = s.write(ALPHA, register("d-1", say("Nothing but the depot.")));
    s.accepted(own);
    let other = s.write(BRAVO, register("d-1", say("Three houses beside it.")));
    s.accepted(other);
    let over = s.restate(BRAVO, own, "d-1", say("Nothing."));
    s.refused(over, "TOR.2.c.iii#1", "register-others-statement");
    let view = &s.state.accounted_actions(s.now)[0];
    let said = |side: Side| view.damage.get(side).unwrap().1.damage.as_deref().unwrap();
    assert_eq!((said(Side::Alpha), said(Side::Bravo)), ("Nothing but the depot.", "Three houses beside it."));
    assert_eq!(lines(&s, Register::DamageReport)[0].1, ["stated", "stated"]);
    assert!(lines(&s, Register::DamageReport)[0].2.contains(&"two-views"));
}

/// TOR.2.a#7, APP.5: what its own side assesses as done without the agreement of both shows as resting on nothing.
#[test]
fn tor_2_a_7_an_action_that_both_had_not_agreed_shows_as_resting_on_nothing() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let plan = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
    s.at("2016-09-14T11:00:00.000Z");
    let said = s.write(ALPHA, register("a-1", assessment(plan)));
    s.accepted(said);
    assert_eq!(s.state.accounted_actions(s.now)[0].basis, ActionBasis::None);
    let mut s = Scenario::open_for_coordination();
    s.acted();
    assert_eq!(s.state.accounted_actions(s.now)[0].basis, ActionBasis::Agreed);
}

/// The final notice that came late, and the one that never came, stand in the same table.
#[test]
fn a_late_final_notice_stands_in_the_table_of_its_side() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    s.at("2016-09-14T06:00:00.000Z");
    s.write(ALPHA, final_notice(plan));
    s.receipts();
    assert!(owed(&s).iter().any(|(side, duty, _)| (*side, *duty) == (Some(Side::Alpha), Duty::FinalNotice)));
}

/// TOR.2.c#3: a side that reports an act without plan or notice owes its assessment as any other does.
#[test]
fn tor_2_c_3_an_act_that_was_neither_planned_nor_announced_owes_an_assessment_too() {
    let mut s = Scenario::open_for_coordination();
    let from = "2016-09-13T06:00:00.000Z";
    s.at("2016-09-14T09:30:00.000Z");
    let report = s.write(ALPHA, executed_in(None, acted_in(from, "2016-09-13T07:00:00.000Z", 0)));
    s.accepted(report);
    let undone = ExecutionReport { plan: None, execution: Execution::NotExecuted, external_channel: None };
    s.write(ALPHA, Body::ExecutionReport(undone));
    let actions = s.state.accounted_actions(s.now);
    let shown: Vec<_> = actions.iter().map(|one| (one.action.record, one.basis)).collect();
    assert_eq!(shown, [(report, ActionBasis::None)]);
    let said = s.write(ALPHA, register("a-1", assessment(report)));
    s.accepted(said);
}
