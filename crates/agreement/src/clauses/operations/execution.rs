//! TOR.2.a#7, APP.5: what was done is reported; what was done beside what both had agreed to opens a review by itself.
//!
//! A report is recorded whatever it says: times and a block, never a means or a result. It is held against what both had agreed to, and
//! against what held it, as the log stood at the first and at the last moment of the act: consent, a final notice in time and read
//! back, checks, reviews, acknowledgements, every restraint. What is agreed, lifted or taken back later changes nothing about an act.
//! Naming an exception in its header excuses nothing: only an account of the same side under that exception, which opens a review of
//! its own, takes the place of this one.
use crate::clauses::{Case, coordination::release, exceptions};
use crate::identity::{Post, RecordHash};
use crate::records::{ActedIn, Execution, ExecutionReport, OutsideAction, Question, RegisterContent, Via};
use crate::register::ClauseId;
use crate::state::{Change, Departure, Fact, Holder, ReviewCause, State};
use crate::verdict::{Basis, Finding};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use spacetime::{Instant, Span, Window};

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.a#7");
const CHANNELS: ClauseId = crate::clause_id!("APP.5");

pub(super) fn judge(case: &Case<'_>, report: &ExecutionReport, findings: &mut Vec<Finding>) {
    let refused = |code| Finding::breached(CLAUSE, code).curable_by([case.author()]);
    match report.plan.map(|plan| (plan, case.state.fact(plan).filter(|fact| fact.as_plan().is_some()))) {
        // A plan that was cancelled, declined or never agreed may have been carried out all the same.
        Some((_, Some(plan))) if plan.side() == case.side() => {}
        Some((plan, Some(_))) => findings.push(refused("plan-of-the-other-side").with("record", plan)),
        Some((plan, None)) => findings.push(refused("no-such-record").with("record", plan)),
        None if report.execution == Execution::NotExecuted => findings.push(refused("report-of-nothing")),
        None => {}
    }
    if let Some(ActedIn { window, block }) = report.execution.acted_in() {
        let latest = case.at.saturating_add(case.state.edition().freshness.skew_max);
        if window.to() > latest {
            findings.push(refused("report-of-the-future").with("until", window.to()));
        }
        findings.extend(block.and_then(|block| release::large_enough(case, block)));
    }
}

/// The reviews that a report opens by itself.
pub(in crate::clauses) fn opened(case: &Case<'_>) -> Vec<Change> {
    let record = case.hash();
    let officer = case.signature.and_then(crate::state::Signature::key);
    let departures = departures(case.state, &Fact::new(case.signed, officer, case.index, case.at));
    let creeps = !departures.is_empty() && exceptions::creeps(case);
    let causes = departures.into_iter().map(ReviewCause::Departed).chain(creeps.then_some(ReviewCause::Creep));
    causes.map(|cause| Change::ReviewOpened { record, cause }).collect()
}

/// What a report shows: it is said, and the report stands.
pub(super) fn unmet(state: &State, fact: &Fact, findings: &mut Vec<Finding>) {
    let Some(report) = fact.as_execution_report() else { return };
    let cure = || fact.side().map(|side| crate::clauses::at(side, Post::Snr));
    // What was found at its entry stays: the review was opened then.
    let found: Vec<Departure> = if state.fact(fact.record).is_some() {
        state.review_causes(fact.record).into_iter().filter_map(ReviewCause::departure).collect()
    } else {
        departures(state, fact)
    };
    for departure in found {
        let said = |code| Finding::missing(CLAUSE, code).curable_by(cure());
        findings.push(match departure {
            Departure::NoPlan => said("acted-without-a-plan"),
            Departure::NotAgreed => said("acted-without-agreement"),
            Departure::NoFinalNotice => said("acted-without-final-notice"),
            Departure::OutsideTheWindow => said("acted-outside-the-window"),
            Departure::OutsideTheBlock => said("acted-outside-the-block"),
            Departure::BlockNotTold => said("acted-where-is-not-told"),
            Departure::Restrained => said("acted-under-a-restraint"),
            Departure::Held(by) => said("acted-while-held").with("clause", by.name()),
        });
    }
    if report.execution.acted_in().is_some() && report.external_channel.is_none() {
        findings.push(Finding::missing(CHANNELS, "channel-reference-missing").curable_by([fact.author]));
    }
    if let Some(due) = due(state, fact, report)
        && due < fact.at
    {
        let basis = Basis::Limit("execution_report");
        findings.push(Finding::missing(basis, "report-late").with("due", due).curable_by(cure()));
    }
}

fn due(state: &State, fact: &Fact, report: &ExecutionReport) -> Option<Instant> {
    let planned = report.plan.and_then(|plan| state.fact(plan)).and_then(Fact::window);
    let over = report.execution.acted_in().map(|acted| acted.window).or(planned.filter(|_| !fact.is_ended()))?.to();
    Some(over.saturating_add(state.edition().deadlines.execution_report))
}

/// Where a report departs from what both had agreed to, in a fixed order; nothing where nothing was done, or where a standing account
/// under the exception that it names tells of it.
fn departures(state: &State, fact: &Fact) -> Vec<Departure> {
    let Some(acted) = fact.as_execution_report().and_then(|report| report.execution.acted_in()) else {
        return Vec::new();
    };
    if is_accounted_for(state, fact, acted) {
        return Vec::new();
    }
    let planned = fact.as_execution_report().and_then(|report| report.plan).and_then(|plan| state.fact(plan));
    let Some((planned, plan)) = planned.and_then(|fact| Some((fact, fact.as_plan()?))) else {
        return Vec::from([Departure::NoPlan]);
    };
    let mut departures = Vec::new();
    if acted.window.from() < plan.window.from() || plan.window.to() < acted.window.to() {
        departures.push(Departure::OutsideTheWindow);
    }
    match acted.block {
        None => departures.push(Departure::BlockNotTold),
        Some(block) if !plan.footprint.covers(block) => departures.push(Departure::OutsideTheBlock),
        Some(_) => {}
    }
    if state.restraints_between(planned, acted.window).next().is_some() {
        departures.push(Departure::Restrained);
    }
    let mut then = state.clone();
    for at in moments(state, planned, acted, plan.window).into_iter().rev() {
        then.go_back_to(at);
        departures.extend(as_it_was(&then, planned.record, at));
    }
    departures.sort_unstable();
    departures.dedup();
    departures
}

/// The moments at which an act is held against what stood: its first and its last within the planned window, for time alone only adds
/// holds, and each at which something that was said of the plan ended. What else comes and goes is a restraint.
fn moments(state: &State, planned: &Fact, acted: ActedIn, window: Window) -> BTreeSet<Instant> {
    let from = acted.window.from();
    let last = acted.window.to().min(window.to()).saturating_add(Span::from_millis(-1)).max(from);
    let ended = state.about(planned.record).filter_map(|said| said.ended.map(|ending| ending.at));
    ended.filter(|at| from <= *at && *at <= last).chain([from, last]).collect()
}

/// What stood against carrying out a plan at a moment, asked of the state of that moment.
fn as_it_was(then: &State, plan: RecordHash, at: Instant) -> Vec<Departure> {
    let moment = then.as_effective(at);
    let agreed = then.fact(plan).filter(|plan| {
        !plan.is_ended() && plan.took_effect.is_some() && then.both_said(plan.record, Question::Plan, moment)
    });
    let Some(agreed) = agreed else { return Vec::from([Departure::NotAgreed]) };
    let mut holders = then.holders(agreed, moment);
    let notices: Vec<&Fact> = then
        .about(plan)
        .filter(|notice| notice.as_final_notice().is_some_and(|notice| notice.execution <= at))
        .filter(|notice| !notice.is_ended() && notice.took_effect.is_some())
        .collect();
    let mut departures = Vec::new();
    if notices.is_empty() {
        departures.push(Departure::NoFinalNotice);
    }
    // One that nothing holds is enough; what holds the plan holds each of them. Of several that are held the last one counts.
    let mut last_first = notices.into_iter().rev().map(|notice| then.holders(notice, moment));
    let of_last = last_first.next().unwrap_or_default();
    let is_one_free = holders.is_empty() && (of_last.is_empty() || last_first.any(|by| by.is_empty()));
    if !is_one_free {
        holders.extend(of_last);
    }
    departures.extend(holders.into_iter().map(|holder| match holder {
        Holder::Restraint(_) => Departure::Restrained,
        Holder::Condition(finding) => Departure::Held(finding.basis),
    }));
    departures
}

/// Whether the same side gave, under the exception that the report names, an account of an act within its time and around its block.
fn is_accounted_for(state: &State, report: &Fact, acted: ActedIn) -> bool {
    let around = |action: &OutsideAction| {
        acted.block.zip(action.block).is_some_and(|(acted, told)| told.covers(acted))
            && acted.window.contains(action.acted_at)
    };
    matches!(report.via, Via::Outside(_))
        && state.of_kind("outside-action").any(|account| {
            account.side() == report.side()
                && account.via == report.via
                && !account.is_ended()
                && account.as_register_entry().is_some_and(
                    |entry| matches!(&entry.content, RegisterContent::OutsideAction(action) if around(action)),
                )
        })
}
