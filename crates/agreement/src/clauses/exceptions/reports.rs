//! TOR.2.a#7, APP.5: what was done is reported, with the plan it carried out; an act that nothing covered opens a review.
//!
//! A report is never refused for what it reports: that would reward saying nothing.
use super::super::registers;
use crate::clauses::Case;
use crate::identity::{Post, Side};
use crate::records::{ActionReport, Question};
use crate::register::ClauseId;
use crate::state::{Fact, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const AGREED_FIRST: ClauseId = crate::clause_id!("TOR.2.a#7");
const CHANNELS: ClauseId = crate::clause_id!("APP.5");

pub(super) fn judge(case: &Case<'_>, report: &ActionReport, findings: &mut Vec<Finding>) {
    let refused = |code| Finding::breached(AGREED_FIRST, code).curable_by([case.author()]);
    if registers::is_ahead(case, report.acted_at) {
        findings.push(refused("register-since-in-future").with("since", report.acted_at));
    }
    // The block may be left out: a report is easy on purpose. What is given is no point.
    if report.block.is_some() {
        findings.extend(super::block(case, report.block, AGREED_FIRST));
    }
    let Some(plan) = report.plan else { return };
    match case.state.fact(plan).filter(|fact| fact.as_plan().is_some()) {
        None => findings.push(refused("no-such-record").with("record", plan)),
        Some(fact) if fact.side() != case.side() => {
            findings.push(refused("plan-of-the-other-side").with("record", plan));
        }
        Some(_) => {}
    }
}

/// Whether both had agreed, before the act, to a plan of this side whose window it fell in.
pub(super) fn is_covered(state: &State, side: Option<Side>, report: &ActionReport) -> bool {
    let plan = report.plan.and_then(|plan| state.fact(plan)).filter(|fact| fact.side() == side);
    plan.is_some_and(|fact| {
        fact.as_plan().is_some_and(|plan| plan.window.contains(report.acted_at))
            && state.was_agreed_at(fact, Question::Plan, report.acted_at)
    })
}

pub(super) fn unmet(state: &State, fact: &Fact, report: &ActionReport, findings: &mut Vec<Finding>) {
    let cure = || fact.side().map(|side| crate::clauses::at(side.counterpart(), Post::Legal));
    if !is_covered(state, fact.side(), report) {
        findings
            .push(Finding::missing(AGREED_FIRST, "act-not-covered").with("acted", report.acted_at).curable_by(cure()));
    }
    if report.external_channel.is_none() {
        findings.push(Finding::missing(CHANNELS, "channel-reference-missing").curable_by([fact.author]));
    }
}
