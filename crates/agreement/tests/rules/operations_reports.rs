//! What is said after and before an operation: reports (TOR.2.a#7), the cycle of each side (TOR.2.c.i), no action by both (TOR.2.a#5).
use crate::support::*;
use jig_agreement::state::{Departure, ItemStage, OperationStage, ReviewCause, ReviewStage};
use spacetime::{Span, Window};

const SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const OPERATIONS: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Operations };

fn departures(s: &Scenario, report: RecordHash) -> Vec<Departure> {
    s.state.review_causes(report).into_iter().filter_map(ReviewCause::departure).collect()
}

fn held_by(clause: &str) -> Departure {
    Departure::Held(Basis::Clause(ClauseId::parse(clause).unwrap()))
}

fn says(s: &Scenario, report: RecordHash, code: &str) -> bool {
    s.verdict(report).findings.iter().any(|finding| finding.code == code)
}

/// A plan, agreed, with its final notice, toward the end of its window.
fn carried_out() -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    s.noticed(plan);
    s.at("2016-09-14T09:30:00.000Z");
    (s, plan)
}

#[test]
fn tor_2_a_7_a_report_of_what_both_had_agreed_to_opens_no_review() {
    let (mut s, plan) = carried_out();
    let report = s.write(OPERATIONS, executed(Some(plan)));
    s.accepted(report);
    assert!(s.verdict(report).findings.is_empty(), "{:?}", s.verdict(report).findings);
    assert_eq!(s.state.reviews(known(&s)), []);
    let view = &s.state.operations(s.now)[0];
    assert_eq!((view.stage, &view.reports[..]), (OperationStage::Reported, &[report][..]));
}

#[test]
fn tor_2_a_7_a_report_without_prior_consent_of_both_opens_a_review_by_itself() {
    // Without any plan.
    let (mut s, _) = carried_out();
    let report = s.write(OPERATIONS, executed(None));
    s.accepted(report);
    assert!(says(&s, report, "acted-without-a-plan"));
    let review = &s.state.reviews(known(&s))[0];
    assert_eq!((review.of, review.side, review.plan), (report, Some(Side::Alpha), None));
    assert_eq!(review.causes, [ReviewCause::Departed(Departure::NoPlan)]);
    assert_eq!((review.stage, review.due), (ReviewStage::Open, instant("2016-09-17T09:00:00.000Z")));

    // With one that only its own side consented to; consent that comes afterwards makes it no better.
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let plan = s.write(SNR, Body::Plan(plan(item)));
    s.supported(plan);
    s.side_consents(Side::Alpha, plan, Question::Plan);
    s.receipts();
    s.at("2016-09-14T09:30:00.000Z");
    let report = s.write(OPERATIONS, executed(Some(plan)));
    assert!(says(&s, report, "acted-without-agreement"));
    assert_eq!(departures(&s, report), [Departure::NotAgreed]);
    s.side_consents(Side::Bravo, plan, Question::Plan);
    s.receipts();
    assert_eq!(departures(&s, report), [Departure::NotAgreed]);
    let after = s.write(OPERATIONS, executed(Some(plan)));
    assert_eq!(departures(&s, after), [Departure::NotAgreed], "nor is it agreed for a report that is filed later");
    // Nor does taking the report back.
    s.write(OPERATIONS, Body::Retraction(Retraction { of: report, reason: "error".to_owned() }));
    assert_eq!(departures(&s, report), [Departure::NotAgreed]);
}

/// What is agreed, or taken back, after the act changes nothing about it.
#[test]
fn tor_2_a_7_agreement_is_asked_of_the_time_of_the_act() {
    let (mut s, plan) = carried_out();
    s.write(SNR, Body::Outcome(Outcome::Cancelled { plan }));
    let before_it_ended = s.write(OPERATIONS, executed(Some(plan)));
    assert_eq!(departures(&s, before_it_ended), []);
    s.at("2016-09-14T09:50:00.000Z");
    let beyond = acted_in("2016-09-14T08:00:00.000Z", "2016-09-14T09:40:00.000Z", 0);
    let beyond = s.write(OPERATIONS, executed_in(Some(plan), beyond));
    assert_eq!(departures(&s, beyond), [Departure::NotAgreed], "the plan had ended before the act did");
}

/// A plan to which both consented, and that was held all the same, was not to be carried out: the review names by what.
#[test]
fn tor_2_a_7_a_report_of_what_was_held_opens_a_review_that_names_the_clause() {
    type LeftOut = (&'static str, fn(&Body) -> bool, Departure);
    let left_out: [LeftOut; 4] = [
        ("a check", |body| matches!(body, Body::ProtectionCheck(_)), held_by("TOR.0.5")),
        ("the attestation", |body| matches!(body, Body::LegalReview(_)), held_by("TOR.0.6")),
        ("an air defence", |body| matches!(body, Body::AirDefenceAcknowledgement(_)), held_by("TOR.2.c.ii#3")),
        ("the areas", |body| matches!(body, Body::AreaSet(_)), held_by("APP.3.c")),
    ];
    for (what, is_it, departure) in left_out {
        let mut s = Scenario::open_for_coordination();
        let plan = s.agreed_plan();
        s.noticed(plan);
        s.at("2016-09-14T07:30:00.000Z");
        // Taken back before the act, and given again after it: the report is held against the time of the act.
        let given = s.log.iter().rev().find(|folded| is_it(&folded.signed.record.body)).unwrap();
        let (of, author, body) =
            (given.signed.hash, given.signed.record.header.author, given.signed.record.body.clone());
        if let Body::AreaSet(_) = body {
            let elsewhere = AreaSet {
                areas: vec![Area {
                    label: "DA-02".to_owned(),
                    class: AreaClass::Da1,
                    extent: spacetime::LatLonBox::from_e7(300_000_000, 365_000_000, 310_000_000, 380_000_000).unwrap(),
                }],
                drafts: None,
                in_force_from: s.now,
            };
            let moved = s.write(author, Body::AreaSet(elsewhere));
            s.both_consent(moved, Question::Areas);
        } else {
            s.write(author, Body::Retraction(Retraction { of, reason: "error".to_owned() }));
        }
        s.at("2016-09-14T09:10:00.000Z");
        s.write(author, body);
        s.receipts();
        let report = s.write(OPERATIONS, executed(Some(plan)));
        s.accepted(report);
        assert!(departures(&s, report).contains(&departure), "{what}: {:?}", departures(&s, report));
        let finding = s.verdict(report).findings.iter().find(|finding| finding.code == "acted-while-held");
        assert!(finding.is_some(), "{what}: {:?}", s.verdict(report).findings);
        let opened = s.verdict(report).changes.iter().map(jig_agreement::state::Change::canonical);
        let Departure::Held(by) = departure else { unreachable!() };
        assert!(opened.into_iter().any(|line| line.ends_with(&format!("departed held {}", by.name()))), "{what}");
    }
}

/// What lapsed in the middle of an act is a departure as well, and what was there for the whole of it is none.
#[test]
fn tor_2_a_7_a_plan_that_came_to_be_held_during_the_act_opens_a_review() {
    for (until, expected) in
        [("2016-09-14T08:59:59.999Z", vec![held_by("APP.7")]), ("2016-09-14T09:00:00.000Z", Vec::new())]
    {
        let (mut s, plan) = carried_out_until(until);
        s.at("2016-09-14T09:30:00.000Z");
        let report = s.write(OPERATIONS, executed(Some(plan)));
        assert_eq!(departures(&s, report), expected, "{until}");
    }
    // Between its first and its last moment: a consent taken back and given anew.
    let (mut s, plan) = noticed_plan();
    s.at("2016-09-14T08:20:00.000Z");
    let consent = s.state.about(plan).find(|fact| fact.kind == "consent" && fact.side() == Some(Side::Bravo)).unwrap();
    let (of, author) = (consent.record, consent.author);
    s.write(author, Body::Revocation(Revocation { of }));
    s.at("2016-09-14T08:40:00.000Z");
    s.consents(author, plan, Question::Plan);
    s.receipts();
    s.at("2016-09-14T09:30:00.000Z");
    let report = s.write(OPERATIONS, executed(Some(plan)));
    assert_eq!(departures(&s, report), [Departure::NotAgreed]);
}

fn noticed_plan() -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    s.noticed(plan);
    (s, plan)
}

/// The same with an attestation that ends at a moment.
fn carried_out_until(until: &str) -> (Scenario, RecordHash) {
    let (mut s, plan) = noticed_plan();
    let is_own =
        |fact: &&jig_agreement::state::Fact| fact.kind == "protection-check" && fact.side() == Some(Side::Alpha);
    let check = s.state.about(plan).rfind(is_own).unwrap().record;
    let review = attested(&s, plan, check, instant(until));
    let review = s.write(post(Side::Alpha, Post::Legal), review);
    s.accepted(review);
    s.receipts();
    (s, plan)
}

#[test]
fn tor_2_a_7_a_report_of_what_no_final_notice_announced_opens_a_review() {
    // None at all.
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    s.at("2016-09-14T09:30:00.000Z");
    let report = s.write(OPERATIONS, executed(Some(plan)));
    assert!(says(&s, report, "acted-without-final-notice"));
    assert_eq!(departures(&s, report), [Departure::NoFinalNotice]);
    // One that begins later than the act did, and one that nobody read back.
    let (mut s, plan) = noticed_plan();
    s.at("2016-09-14T09:30:00.000Z");
    let early = acted_in("2016-09-14T07:30:00.000Z", "2016-09-14T09:00:00.000Z", 0);
    let early = s.write(OPERATIONS, executed_in(Some(plan), early));
    assert_eq!(departures(&s, early), [Departure::NoFinalNotice]);
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    s.sealed_by(Side::Alpha, item);
    for side in Side::BOTH {
        s.write(post(side, Post::DutyOfficer), Body::Watch(WatchChange { act: WatchAct::Take }));
    }
    s.write(SNR, final_notice(plan));
    s.receipts();
    s.at("2016-09-14T09:30:00.000Z");
    let report = s.write(OPERATIONS, executed(Some(plan)));
    assert_eq!(departures(&s, report), [Departure::Held(Basis::Safeguard("SG-12"))]);
}

#[test]
fn tor_2_a_7_a_report_beyond_what_was_agreed_opens_a_review() {
    for (from, to, east, code, departure) in [
        ("08:00:00.000", "10:00:00.001", 0, "acted-outside-the-window", Departure::OutsideTheWindow),
        ("08:00:00.000", "09:00:00.000", 1, "acted-outside-the-block", Departure::OutsideTheBlock),
    ] {
        let (mut s, plan) = carried_out();
        s.at("2016-09-14T10:30:00.000Z");
        let day = |time: &str| format!("2016-09-14T{time}Z");
        let report = s.write(OPERATIONS, executed_in(Some(plan), acted_in(&day(from), &day(to), east)));
        assert!(says(&s, report, code));
        assert_eq!(departures(&s, report), [departure]);
    }
    let (mut s, plan) = carried_out();
    s.at("2016-09-14T10:30:00.000Z");
    let to_the_end = acted_in("2016-09-14T08:00:00.000Z", "2016-09-14T10:00:00.000Z", 0);
    let to_the_end = s.write(OPERATIONS, executed_in(Some(plan), to_the_end));
    assert_eq!(departures(&s, to_the_end), [], "the whole window is the window");
    let before = acted_in("2016-09-14T06:59:59.999Z", "2016-09-14T08:00:00.000Z", 0);
    let before = s.write(OPERATIONS, executed_in(Some(plan), before));
    assert!(departures(&s, before).contains(&Departure::OutsideTheWindow));
    // A report is easy on purpose: where it was may be left out, and then nothing shows that it was in the agreed block.
    let untold = ActedIn { block: None, ..acted_in("2016-09-14T08:00:00.000Z", "2016-09-14T09:00:00.000Z", 0) };
    let untold = s.write(OPERATIONS, executed_in(Some(plan), untold));
    s.accepted(untold);
    assert!(says(&s, untold, "acted-where-is-not-told"));
    assert_eq!(departures(&s, untold), [Departure::BlockNotTold]);
}

/// TOR.2.a#7, SG-11: what was done under a stop is reviewed, whether or not the stop was lifted since.
#[test]
fn tor_2_a_7_a_report_of_what_was_done_under_a_restraint_opens_a_review() {
    for raised_at in ["2016-09-14T08:30:00.000Z", "2016-09-14T09:00:00.000Z"] {
        let (mut s, plan) = noticed_plan();
        s.at(raised_at);
        let stop = Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 });
        s.write(post(Side::Bravo, Post::DutyOfficer), stop);
        s.at("2016-09-14T09:30:00.000Z");
        let report = s.write(OPERATIONS, executed(Some(plan)));
        let during = raised_at.contains("08:30");
        assert_eq!(departures(&s, report).contains(&Departure::Restrained), during);
        assert_eq!(says(&s, report, "acted-under-a-restraint"), during);
        assert_eq!(s.state.reviews(known(&s)).len(), usize::from(during));
    }
}

/// SG-16: an act that nothing covers counts as one by exception, and a report of what both had agreed to does not.
#[test]
fn sg_16_acts_that_departed_are_counted_with_those_by_exception() {
    let (mut s, plan) = carried_out();
    s.write(OPERATIONS, executed(Some(plan)));
    let count = |s: &Scenario| s.state.exception_count(Side::Alpha, known(s)).filed;
    assert_eq!(count(&s), 0);
    let reports: Vec<_> = (0..4).map(|_| s.write(OPERATIONS, executed(None))).collect();
    assert_eq!(count(&s), 4);
    let creeps: Vec<_> =
        reports.iter().map(|report| s.state.review_causes(*report).contains(&ReviewCause::Creep)).collect();
    assert_eq!(creeps, [false, false, false, true], "the edition's limit is three");
}

/// AMB-06: the review of a report is found and closed as every other: by both.
#[test]
fn tor_2_a_7_the_review_of_a_report_is_closed_by_both_and_by_no_less() {
    let (mut s, _) = carried_out();
    let report = s.write(OPERATIONS, executed(None));
    let stage = |s: &Scenario| s.state.reviews(known(s))[0].stage;
    let key_text = report.to_string();
    for (side, finding) in [(Side::Alpha, ReviewFinding::Accepted), (Side::Bravo, ReviewFinding::Contested)] {
        let found =
            exceptions::file(&mut s, post(side, Post::Legal), None, &key_text, exceptions::review(report, finding));
        s.accepted(found);
    }
    assert_eq!(stage(&s), ReviewStage::Contested);
    let closing = exceptions::review(report, ReviewFinding::Closed);
    let closing = exceptions::file(&mut s, SNR, None, &key_text, closing);
    s.side_consents(Side::Alpha, closing, Question::Register);
    s.receipts();
    assert_eq!(stage(&s), ReviewStage::Contested);
    s.side_consents(Side::Bravo, closing, Question::Register);
    s.receipts();
    assert_eq!(stage(&s), ReviewStage::Closed);
}

/// APP.5, SRC.004.h.
#[test]
fn app_5_a_report_names_the_existing_channel() {
    let (mut s, plan) = carried_out();
    let Body::ExecutionReport(good) = executed(Some(plan)) else { unreachable!() };
    let silent = s.write(OPERATIONS, Body::ExecutionReport(ExecutionReport { external_channel: None, ..good }));
    s.accepted(silent);
    let finding = &s.verdict(silent).findings[0];
    let app_5 = Basis::Clause(ClauseId::parse("APP.5").unwrap());
    assert_eq!((finding.code, finding.basis), ("channel-reference-missing", app_5));
    let undone = ExecutionReport { plan: Some(plan), execution: Execution::NotExecuted, external_channel: None };
    let undone = s.write(OPERATIONS, Body::ExecutionReport(undone));
    assert_eq!(s.verdict(undone).findings, [], "nothing was done that a channel could have been told of");
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
    assert_eq!(departures(&s, report), [Departure::NoPlan]);
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
    let again = |s: &mut Scenario| {
        let mut header = s.header(OPERATIONS);
        header.via = under("TOR.2.d.i#1");
        s.write_with(header, executed(None), &[key(OPERATIONS), record_key(OPERATIONS.node)])
    };
    let unaccounted = again(&mut s);
    assert_eq!(departures(&s, unaccounted), [Departure::NoPlan]);
    tells(&mut s, SNR, "this", account(footprint(0), acted_at));
    let accounted = again(&mut s);
    assert_eq!(departures(&s, accounted), [], "the review of that account takes its place");
    assert_eq!(departures(&s, unaccounted), [Departure::NoPlan], "a review that opened stays");
    let mut header = s.header(OPERATIONS);
    header.via = Via::Outside(ClauseId::parse("TOR.2.b#1").unwrap());
    let report = s.write_with(header, executed(None), &[key(OPERATIONS), record_key(OPERATIONS.node)]);
    s.refused(report, "TOR.0.3", "outside-without-an-exception");
}

#[test]
fn tor_2_a_7_a_report_that_cannot_be_is_refused() {
    let (mut s, plan) = carried_out();
    let ahead = s.now.saturating_add(Span::from_hours(1));
    let future = ActedIn { window: Window::new(s.now, ahead).unwrap(), block: Some(footprint(0)) };
    let Body::ExecutionReport(good) = executed(Some(plan)) else { unreachable!() };
    let small = ActedIn {
        window: window("2016-09-14T08:00:00.000Z", "2016-09-14T09:00:00.000Z"),
        block: spacetime::LatLonBox::from_e7(360_000_000, 370_000_000, 360_000_000, 370_000_000).ok(),
    };
    for (author, report, basis, code) in [
        (post(Side::Bravo, Post::Operations), good.clone(), "TOR.2.a#7", "plan-of-the-other-side"),
        (SNR, ExecutionReport { plan: Some(digest(9)), ..good.clone() }, "TOR.2.a#7", "no-such-record"),
        (
            SNR,
            ExecutionReport { plan: None, execution: Execution::NotExecuted, external_channel: None },
            "TOR.2.a#7",
            "report-of-nothing",
        ),
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
    assert_eq!(s.state.reviews(known(&s)), []);
}

#[test]
fn a_report_is_due_and_its_lack_is_shown() {
    let (mut s, plan) = carried_out();
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
    let early = Plan { window: window("2016-09-13T20:00:00.000Z", "2016-09-13T22:00:00.000Z"), ..plan(item) };
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
    let late = s.write(SNR, Body::Plan(plan(item)));
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
        ProposalKind::CivilMeasure("local-truce".to_owned()),
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
