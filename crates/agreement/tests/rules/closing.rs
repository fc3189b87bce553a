//! How an item ends once something was done under it: process 2.1, TOR.2.a#5, TOR.2.c.iv#1; and how one runs out.
use crate::support::*;
use jig_agreement::state::ItemStage;
use spacetime::Span;

const SNR: Author = post(Side::Alpha, Post::Snr);
const OPERATIONS: Author = post(Side::Alpha, Post::Operations);

fn propose(item: RecordHash, kind: ProposalKind) -> Body {
    Body::Proposal(Proposal { item, kind, text: String::new() })
}

fn stage(s: &Scenario, item: RecordHash) -> ItemStage {
    s.state.item_stage(item).unwrap()
}

/// An item and its plan, carried out and reported.
fn acted_on() -> (Scenario, RecordHash, RecordHash) {
    let mut s = Scenario::open_for_coordination().and_outside_posts();
    let plan = s.agreed_plan();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    s.noticed(plan);
    s.at("2016-09-14T10:00:00.000Z");
    let report = s.write(OPERATIONS, executed(Some(plan)));
    s.accepted(report);
    (s, item, plan)
}

#[test]
fn an_item_that_was_acted_on_stays_so_when_every_consent_has_run_out() {
    let (mut s, item, plan) = acted_on();
    assert_eq!(stage(&s, item), ItemStage::Executed);
    s.wait(Span::from_days(40));
    s.receipts();
    assert_eq!(stage(&s, item), ItemStage::Executed);
    s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: item }));
    assert_eq!(stage(&s, item), ItemStage::Executed, "no decline unmakes what was done");
    let said = s.write(OPERATIONS, register("assessment-1", assessment(plan)));
    s.accepted(said);
    assert_eq!(stage(&s, item), ItemStage::Assessed);
}

#[test]
fn tor_2_a_5_an_item_that_was_acted_on_never_ends_as_no_action() {
    let (mut s, item, _) = acted_on();
    let alone = s.write(SNR, Body::Outcome(Outcome::NoAction { item }));
    s.refused(alone, "TOR.2.a#5", "item-was-acted-on");
    let together = s.write(OPERATIONS, propose(item, ProposalKind::NoAction));
    s.refused(together, "TOR.2.a#5", "item-was-acted-on");
    assert_eq!(stage(&s, item), ItemStage::Executed);
}

/// Both had agreed to no action, and the report came before their receipts did.
#[test]
fn tor_2_a_5_an_agreement_to_no_action_ends_nothing_once_action_is_reported() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    s.noticed(plan);
    let proposal = s.write(OPERATIONS, propose(item, ProposalKind::NoAction));
    s.accepted(proposal);
    s.receipts();
    for side in Side::BOTH {
        s.side_consents(side, proposal, Question::NoAction);
    }
    s.at("2016-09-14T10:00:00.000Z");
    s.write(OPERATIONS, executed(Some(plan)));
    s.receipts();
    assert!(s.state.fact(item).unwrap().ended.is_none());
    assert_eq!(stage(&s, item), ItemStage::Executed);
}

#[test]
fn tor_2_c_iv_1_both_close_what_was_acted_on_and_not_while_a_case_of_harm_is_open() {
    let (mut s, item, plan) = acted_on();
    let case = s.write(LIAISON, reported(HarmReport { operation: Some(plan), ..harm() }));
    s.accepted(case);
    let proposal = s.write(post(Side::Bravo, Post::Operations), propose(item, ProposalKind::Closing));
    assert!(s.verdict(proposal).findings.iter().any(|finding| finding.code == "harm-case-open"));
    let wrong = s.consents(SNR, proposal, Question::NoAction);
    s.refused(wrong, "TOR.1.d.iii", "question-does-not-fit");
    s.both_consent(proposal, Question::Closing);
    assert_eq!(stage(&s, item), ItemStage::Executed, "an allegation is open");
    // Both answer in the case and close it; the item closes at the receipts that bring that.
    s.both_answer();
    for content in [none_because(), closing()] {
        let record = s.write(SNR, register(CASE, content));
        s.both_consent(record, Question::Register);
    }
    s.receipts();
    assert_eq!(stage(&s, item), ItemStage::Closed);
    assert_eq!(s.state.fact(item).unwrap().ended.unwrap().how, EndKind::Closed);
}

#[test]
fn nothing_is_closed_as_acted_on_where_nothing_was_done() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let record = s.write(OPERATIONS, propose(item, ProposalKind::Closing));
    s.refused(record, "TOR.2.a#5", "item-was-not-acted-on");
}

#[test]
fn tor_2_a_5_a_civil_measure_is_one_of_the_editions_list() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    for (measure, is_listed) in [("local-truce", true), ("air-strike", false), ("", false)] {
        let record = s.write(OPERATIONS, propose(item, ProposalKind::CivilMeasure(measure.to_owned())));
        if is_listed {
            s.accepted(record);
        } else {
            s.refused(record, "TOR.2.a#5", "civil-measure-not-in-the-list");
        }
    }
}

#[test]
fn tor_2_a_5_an_item_out_of_which_no_plan_grows_runs_out() {
    let mut edition = edition::edition();
    edition.deadlines.statement_expiry = Span::from_days(60);
    let mut s = Scenario::open_for_coordination_under(edition);
    let term = spacetime::Window::new(s.now, s.now.saturating_add(Span::from_days(30))).unwrap();
    let long = NationalStatement { decision: reference("N-1"), term };
    let body = Release { vetted: long.clone(), validated: long, ..release(&s) };
    let item = s.write(SNR, Body::Release(body));
    s.receipts();
    s.both_consent(item, Question::Actionable);
    assert_eq!(stage(&s, item), ItemStage::ActionableForBoth);
    s.wait(s.state.edition().deadlines.proposals_lapse);
    s.receipts();
    assert_eq!((stage(&s, item), s.held_by(item)), (ItemStage::Lapsed, vec!["item-lapsed"]));
    let record = s.write(OPERATIONS, propose(item, ProposalKind::MonitorOnly));
    s.refused(record, "proposals_lapse", "item-lapsed");
}

#[test]
fn a_released_item_without_a_word_and_a_case_without_a_reader_are_shown_as_late() {
    let mut s = Scenario::open_for_coordination().and_outside_posts();
    s.released();
    let report = s.case_opened();
    let owed = |s: &Scenario| -> Vec<(Option<Side>, Duty)> {
        let wanted = [Duty::ItemReview, Duty::HarmNotification];
        let arrears = s.state.arrears(s.now).into_iter().filter(|arrear| wanted.contains(&arrear.duty));
        let mut owed: Vec<_> = arrears.map(|arrear| (arrear.side, arrear.duty)).collect();
        owed.sort_unstable();
        owed
    };
    assert_eq!(owed(&s), []);
    let seen = Body::Acknowledgement(Acknowledgement { of: report });
    s.write(post(Side::Alpha, Post::Snr), seen.clone());
    s.write(post(Side::Bravo, Post::Operations), seen);
    s.wait(Span::from_hours(24));
    s.wait(Span::from_millis(1));
    assert_eq!(owed(&s), [(Some(Side::Bravo), Duty::ItemReview), (Some(Side::Bravo), Duty::HarmNotification)]);
}
