//! What is said after and before an operation: reports (TOR.2.a#7), the cycle of each side (TOR.2.c.i), no action by both (TOR.2.a#5).
use crate::support::*;
use jig_agreement::state::{Departure, ItemStage, OperationStage};
use spacetime::{Span, Window};

const SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const OPERATIONS: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Operations };

fn departures(s: &Scenario) -> Vec<Departure> {
    s.state.non_compliance_cases().into_iter().flat_map(|case| case.departures).collect()
}

fn acted(plan: Option<RecordHash>, from: &str, to: &str, east: i32) -> Body {
    let acted = ActedIn { window: window(from, to), block: footprint(east) };
    Body::ExecutionReport(ExecutionReport { plan, execution: Execution::Executed(acted) })
}

/// A plan, agreed, with its final notice, at the end of its window.
fn carried_out() -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    s.at("2016-09-14T09:30:00.000Z");
    (s, plan)
}

#[test]
fn tor_2_a_7_a_report_of_what_both_had_agreed_to_opens_no_case() {
    let (mut s, plan) = carried_out();
    let report = s.write(OPERATIONS, executed(Some(plan)));
    s.accepted(report);
    assert!(s.verdict(report).findings.is_empty(), "{:?}", s.verdict(report).findings);
    assert_eq!(s.state.non_compliance_cases(), []);
    let view = &s.state.operations(s.now)[0];
    assert_eq!((view.stage, &view.reports[..]), (OperationStage::Reported, &[report][..]));
}

#[test]
fn tor_2_a_7_a_report_without_prior_consent_of_both_opens_a_case_by_itself() {
    // Without any plan.
    let (mut s, _) = carried_out();
    let report = s.write(OPERATIONS, executed(None));
    s.accepted(report);
    assert!(s.verdict(report).findings.iter().any(|finding| finding.code == "acted-without-a-plan"));
    let case = &s.state.non_compliance_cases()[0];
    assert_eq!((case.report, case.side, case.plan), (report, Some(Side::Alpha), None));
    assert_eq!(case.departures, [Departure::NoPlan]);

    // With one that only its own side consented to; consent that comes afterwards makes it no better.
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let plan = s.write(SNR, Body::Plan(plan(&s, item)));
    s.supported(plan);
    s.side_consents(Side::Alpha, plan, Question::Plan);
    s.receipts();
    s.at("2016-09-14T09:30:00.000Z");
    let report = s.write(OPERATIONS, executed(Some(plan)));
    assert!(s.verdict(report).findings.iter().any(|finding| finding.code == "acted-without-agreement"));
    assert_eq!(departures(&s), [Departure::NotAgreed]);
    s.side_consents(Side::Bravo, plan, Question::Plan);
    s.receipts();
    assert_eq!(departures(&s), [Departure::NotAgreed]);
    // Nor does taking the report back.
    s.write(OPERATIONS, Body::Retraction(Retraction { of: report, reason: "error".to_owned() }));
    assert_eq!(departures(&s), [Departure::NotAgreed]);
}

#[test]
fn tor_2_a_7_a_report_beyond_what_was_agreed_opens_a_case() {
    for (from, to, east, code, departure) in [
        ("06:59:59.999", "08:00:00.000", 0, "acted-outside-the-window", Departure::OutsideTheWindow),
        ("08:00:00.000", "10:00:00.001", 0, "acted-outside-the-window", Departure::OutsideTheWindow),
        ("08:00:00.000", "09:00:00.000", 1, "acted-outside-the-block", Departure::OutsideTheBlock),
    ] {
        let (mut s, plan) = carried_out();
        s.at("2016-09-14T10:30:00.000Z");
        let day = |time: &str| format!("2016-09-14T{time}Z");
        let report = s.write(OPERATIONS, acted(Some(plan), &day(from), &day(to), east));
        assert!(s.verdict(report).findings.iter().any(|finding| finding.code == code));
        assert_eq!(departures(&s), [departure]);
    }
    let (mut s, plan) = carried_out();
    s.at("2016-09-14T10:30:00.000Z");
    s.write(OPERATIONS, acted(Some(plan), "2016-09-14T07:00:00.000Z", "2016-09-14T10:00:00.000Z", 0));
    assert_eq!(departures(&s), [], "the whole window is the window");
}

/// TOR.2.a#7, SG-11: what was done under a stop is a case, whether or not the stop was lifted since.
#[test]
fn tor_2_a_7_a_report_of_what_was_done_under_a_restraint_opens_a_case() {
    for raised_at in ["2016-09-14T08:30:00.000Z", "2016-09-14T09:00:00.000Z"] {
        let mut s = Scenario::open_for_coordination();
        let plan = s.agreed_plan();
        s.at(raised_at);
        let stop = Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 });
        s.write(post(Side::Bravo, Post::DutyOfficer), stop);
        s.at("2016-09-14T09:30:00.000Z");
        let report = s.write(OPERATIONS, executed(Some(plan)));
        let during = raised_at.contains("08:30");
        assert_eq!(departures(&s) == [Departure::Restrained], during);
        let said = s.verdict(report).findings.iter().any(|finding| finding.code == "acted-under-a-restraint");
        assert_eq!(said, during);
    }
}

/// TOR.2.a#7, TOR.0.3: naming an exception in the header excuses nothing. Only an account under that exception, of that time and
/// place, takes the place of a case, and it opens a review of its own.
#[test]
fn tor_2_a_7_a_report_that_only_names_an_exception_opens_a_case() {
    let (mut s, _) = carried_out();
    let under = |clause: &str| Via::Outside(ClauseId::parse(clause).unwrap());
    let mut header = s.header(OPERATIONS);
    header.via = under("TOR.2.d.i#1");
    let report = s.write_with(header, executed(None), &[key(OPERATIONS), record_key(OPERATIONS.node)]);
    s.accepted(report);
    assert_eq!(departures(&s), [Departure::NoPlan]);
    let acted_at = instant("2016-09-14T08:30:00.000Z");
    let account = |block, acted_at| OutsideAction {
        notice: NoticeStage::Initial,
        threat: ThreatAgainst::OwnPersonnel,
        known_at: acted_at,
        acted_at,
        block: Some(block),
        infeasible_because: "Ten minutes; the line was down.".to_owned(),
        reference: None,
        request: None,
        present: Vec::new(),
    };
    let tells = |s: &mut Scenario, author: Author, key_text: &str, action| {
        let mut header = s.header(author);
        header.via = under("TOR.2.d.i#1");
        let body = Body::Register(entry(key_text, RegisterContent::OutsideAction(action)));
        let record = s.write_with(header, body, &[key(author)]);
        s.accepted(record);
    };
    tells(&mut s, SNR, "another-place", account(footprint(1), acted_at));
    tells(&mut s, SNR, "another-hour", account(footprint(0), instant("2016-09-14T07:59:59.999Z")));
    tells(&mut s, post(Side::Bravo, Post::Snr), "another-side", account(footprint(0), acted_at));
    assert_eq!(departures(&s), [Departure::NoPlan]);
    tells(&mut s, SNR, "this", account(footprint(0), acted_at));
    assert_eq!(departures(&s), [], "the review of that account takes its place");
    let mut header = s.header(OPERATIONS);
    header.via = Via::Outside(ClauseId::parse("TOR.2.b#1").unwrap());
    let report = s.write_with(header, executed(None), &[key(OPERATIONS), record_key(OPERATIONS.node)]);
    s.refused(report, "TOR.0.3", "outside-without-an-exception");
}

#[test]
fn tor_2_a_7_a_report_that_cannot_be_is_refused() {
    let (mut s, plan) = carried_out();
    let ahead = s.now.saturating_add(Span::from_hours(1));
    let future = ActedIn { window: Window::new(s.now, ahead).unwrap(), block: footprint(0) };
    let Body::ExecutionReport(good) = executed(Some(plan)) else { unreachable!() };
    let small = ActedIn {
        window: window("2016-09-14T08:00:00.000Z", "2016-09-14T09:00:00.000Z"),
        block: spacetime::LatLonBox::from_e7(360_000_000, 370_000_000, 360_000_000, 370_000_000).unwrap(),
    };
    for (author, report, basis, code) in [
        (post(Side::Bravo, Post::Operations), good.clone(), "TOR.2.a#7", "plan-of-the-other-side"),
        (SNR, ExecutionReport { plan: Some(digest(9)), ..good.clone() }, "TOR.2.a#7", "no-such-record"),
        (SNR, ExecutionReport { plan: None, execution: Execution::NotExecuted }, "TOR.2.a#7", "report-of-nothing"),
        (
            SNR,
            ExecutionReport { execution: Execution::Aborted(future), ..good.clone() },
            "TOR.2.a#7",
            "report-of-the-future",
        ),
        (
            SNR,
            ExecutionReport { execution: Execution::Executed(small), ..good.clone() },
            "SG-03",
            "footprint-too-small",
        ),
        (post(Side::Alpha, Post::Legal), good.clone(), "L8", "post-may-not-write-this"),
    ] {
        let record = s.write(author, Body::ExecutionReport(report));
        s.refused(record, basis, code);
    }
    let not_executed = ExecutionReport { execution: Execution::NotExecuted, ..good };
    let record = s.write(SNR, Body::ExecutionReport(not_executed));
    s.accepted(record);
    assert_eq!(departures(&s), []);
}

#[test]
fn a_report_is_due_and_its_lack_is_shown() {
    let (mut s, plan) = carried_out();
    let notice = s.read_back_notice();
    let mut header = s.header(SNR);
    header.references = vec![notice];
    s.write_with(header, final_notice(plan), &[key(SNR), record_key(SNR.node)]);
    let unreported = |s: &Scenario| s.state.operations(s.now)[0].is_unreported;
    assert_eq!(s.state.operations(s.now)[0].report_due, instant("2016-09-14T16:00:00.000Z"));
    s.at("2016-09-15T10:00:00.000Z");
    assert!(!unreported(&s));
    s.wait(Span::from_millis(1));
    assert!(unreported(&s));
    assert_eq!(s.state.operations(s.now)[0].stage, OperationStage::WindowClosed);
    let late = s.write(OPERATIONS, executed(Some(plan)));
    assert!(s.verdict(late).findings.iter().any(|finding| finding.code == "report-late"));
    assert!(!unreported(&s));
}

fn rhythm(cut_off_minute: u16, usable_minute: u16, days_ahead: u8) -> Body {
    let content = RegisterContent::BattleRhythm(BattleRhythm { cut_off_minute, usable_minute, days_ahead });
    Body::Register(entry("daily", content))
}

fn timing(item: RecordHash, from: &str, to: &str) -> Body {
    Body::Proposal(Proposal { item, kind: ProposalKind::Timing(window(from, to)), text: String::new() })
}

#[test]
fn tor_2_c_i_a_request_due_before_the_other_sides_cut_off_is_flagged_with_the_earliest_time() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let unflagged = s.write(OPERATIONS, timing(item, "2016-09-12T18:00:00.000Z", "2016-09-12T19:00:00.000Z"));
    assert_eq!(s.verdict(unflagged).findings, [], "a side that states no cycle flags nothing");
    // Cut-off 20:00 Damascus (17:00 UTC), usable from 06:00 the day after (03:00 UTC).
    let stated = s.write(post(Side::Bravo, Post::Operations), rhythm(20 * 60, 6 * 60, 1));
    s.accepted(stated);
    for (at, from, flagged) in [
        ("2016-09-12T17:00:00.000Z", "2016-09-13T02:59:59.999Z", Some("2016-09-13T03:00:00.000Z")),
        ("2016-09-12T17:00:00.000Z", "2016-09-13T03:00:00.000Z", None),
        ("2016-09-12T17:00:00.001Z", "2016-09-13T03:00:00.000Z", Some("2016-09-14T03:00:00.000Z")),
    ] {
        s.at(at);
        let proposal = s.write(OPERATIONS, timing(item, from, "2016-09-15T00:00:00.000Z"));
        s.accepted(proposal);
        let finding = s.verdict(proposal).findings.iter().find(|finding| finding.code == "due-before-the-cycle");
        let earliest = finding.map(|finding| finding.arguments[1].1.clone());
        assert_eq!(earliest.as_deref(), flagged, "{at} {from}");
    }
    // One's own cycle is no obstacle to the other, and a plan shows the same.
    let own = s.write(
        post(Side::Bravo, Post::Operations),
        timing(item, "2016-09-12T18:00:00.000Z", "2016-09-12T19:00:00.000Z"),
    );
    assert_eq!(s.verdict(own).findings, []);
    let early = Plan { window: window("2016-09-13T20:00:00.000Z", "2016-09-13T22:00:00.000Z"), ..plan(&s, item) };
    s.write(SNR, Body::Plan(early));
    assert_eq!(s.state.operations(s.now)[0].infeasible_before, Some(instant("2016-09-14T03:00:00.000Z")));
}

#[test]
fn tor_2_c_i_a_cycle_that_cannot_be_is_refused() {
    let mut s = Scenario::founded();
    for (cut_off, usable, days) in [(1_440, 60, 1), (60, 1_440, 1), (600, 599, 0), (600, 600, 15)] {
        let record = s.write(OPERATIONS, rhythm(cut_off, usable, days));
        s.refused(record, "TOR.2.c.i", "battle-rhythm-unsound");
    }
    let record = s.write(post(Side::Alpha, Post::Legal), rhythm(600, 660, 0));
    s.refused(record, "L8", "post-may-not-write-this");
    let record = s.write(OPERATIONS, rhythm(600, 600, 0));
    s.accepted(record);
}

#[test]
fn tor_2_a_5_an_item_closes_with_no_action_by_consent_of_both_and_by_no_less() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let propose = |kind| Body::Proposal(Proposal { item, kind, text: String::new() });
    let proposal = s.write(post(Side::Bravo, Post::Operations), propose(ProposalKind::NoAction));
    s.accepted(proposal);
    s.side_consents(Side::Alpha, proposal, Question::NoAction);
    s.receipts();
    assert_eq!(s.state.item_stage(item), Some(ItemStage::ActionableForBoth));
    let senior = s.consents(post(Side::Bravo, Post::Snr), proposal, Question::NoAction);
    s.accepted(senior);
    s.receipts();
    assert_eq!(s.state.item_stage(item), Some(ItemStage::ActionableForBoth), "one post is not a side");
    s.consents(post(Side::Bravo, Post::Legal), proposal, Question::NoAction);
    assert_eq!(s.state.item_stage(item), Some(ItemStage::ActionableForBoth), "not before both receipts");
    s.receipts();
    assert_eq!(s.state.item_stage(item), Some(ItemStage::NoActionAgreed));
    assert_eq!(s.state.fact(item).unwrap().ended.unwrap().how, EndKind::NoActionAgreed);
    let late = s.write(SNR, Body::Plan(plan(&s, item)));
    s.refused(late, "TOR.2.a.iii#1", "record-has-ended");
}

/// TOR.2.a#5: the other proposals are said and agreed to by nobody; one that its author took back closes nothing.
#[test]
fn tor_2_a_5_only_a_standing_proposal_of_no_action_can_be_agreed_to() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let propose = |kind| Body::Proposal(Proposal { item, kind, text: String::new() });
    for kind in [
        ProposalKind::Timing(window("2016-09-14T07:00:00.000Z", "2016-09-14T10:00:00.000Z")),
        ProposalKind::Block(footprint(0)),
        ProposalKind::MonitorOnly,
        ProposalKind::CivilMeasure,
        ProposalKind::None,
    ] {
        let proposal = s.write(OPERATIONS, propose(kind));
        s.accepted(proposal);
        let consent = s.consents(SNR, proposal, Question::NoAction);
        s.refused(consent, "TOR.1.d.iii", "question-does-not-fit");
    }
    let proposal = s.write(OPERATIONS, propose(ProposalKind::NoAction));
    s.side_consents(Side::Alpha, proposal, Question::NoAction);
    s.write(OPERATIONS, Body::Retraction(Retraction { of: proposal, reason: "error".to_owned() }));
    let consent = s.consents(post(Side::Bravo, Post::Snr), proposal, Question::NoAction);
    s.refused(consent, "TOR.1.d.iii", "record-has-ended");
    s.receipts();
    assert_eq!(s.state.item_stage(item), Some(ItemStage::ActionableForBoth));
}
