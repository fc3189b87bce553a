//! TOR.2.a#7: what was done is reported; what was done without prior consent of both opens a case by itself.
//!
//! A report is recorded whatever it says: times and a block, never a means or a result. It is held against what both had agreed to
//! when it began. Naming an exception in its header excuses nothing: only an account of the same side under that exception, which
//! opens a review of its own, takes the place of a case.
use crate::clauses::{Case, coordination::release};
use crate::identity::Post;
use crate::records::{ActedIn, Execution, ExecutionReport, OutsideAction, Question, RegisterContent, Via};
use crate::register::ClauseId;
use crate::state::{Departure, Fact, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;
use spacetime::Instant;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.a#7");

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
        findings.extend(release::large_enough(case, block));
    }
}

/// What a report shows: it is said, and the report stands.
pub(super) fn unmet(state: &State, fact: &Fact, findings: &mut Vec<Finding>) {
    let Some(report) = fact.as_execution_report() else { return };
    let cure = || fact.side().map(|side| crate::clauses::at(side, Post::Snr));
    for departure in departures(state, fact) {
        let code = match departure {
            Departure::NoPlan => "acted-without-a-plan",
            Departure::NotAgreed => "acted-without-agreement",
            Departure::OutsideTheWindow => "acted-outside-the-window",
            Departure::OutsideTheBlock => "acted-outside-the-block",
            Departure::Restrained => "acted-under-a-restraint",
        };
        findings.push(Finding::missing(CLAUSE, code).curable_by(cure()));
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

/// Where a report departs from what both had agreed to; nothing where nothing was done, or where a standing account under the
/// exception it names tells of it.
pub(crate) fn departures(state: &State, fact: &Fact) -> Vec<Departure> {
    let Some(report) = fact.as_execution_report() else { return Vec::new() };
    let Some(acted) = report.execution.acted_in() else { return Vec::new() };
    if is_accounted_for(state, fact, acted) {
        return Vec::new();
    }
    let Some((fact, plan)) =
        report.plan.and_then(|plan| state.fact(plan)).and_then(|fact| Some((fact, fact.as_plan()?)))
    else {
        return Vec::from([Departure::NoPlan]);
    };
    let from = acted.window.from();
    let stood = fact.took_effect.is_some_and(|(since, _)| since <= from)
        && fact.ended.is_none_or(|ending| from < ending.at)
        && state.both_had_said(fact.record, Question::Plan, from);
    let mut departures = Vec::new();
    if !stood {
        departures.push(Departure::NotAgreed);
    }
    if from < plan.window.from() || plan.window.to() < acted.window.to() {
        departures.push(Departure::OutsideTheWindow);
    }
    if !plan.footprint.covers(acted.block) {
        departures.push(Departure::OutsideTheBlock);
    }
    if state.restraints_between(fact, acted.window).next().is_some() {
        departures.push(Departure::Restrained);
    }
    departures
}

/// Whether the same side gave, under the exception that the report names, an account of an act within its time and around its block.
fn is_accounted_for(state: &State, report: &Fact, acted: ActedIn) -> bool {
    let tells = |action: &OutsideAction| {
        acted.window.contains(action.acted_at) && action.block.is_some_and(|block| block.covers(acted.block))
    };
    matches!(report.via, Via::Outside(_))
        && state.of_kind("outside-action").any(|account| {
            account.side() == report.side()
                && account.via == report.via
                && !account.is_ended()
                && account.as_register_entry().is_some_and(
                    |entry| matches!(&entry.content, RegisterContent::OutsideAction(action) if tells(action)),
                )
        })
}
