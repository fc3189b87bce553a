//! TOR.2.a#6: first efforts are kept apart by place or time; in the initial phase an overlap is refused, not warned of.
//!
//! The initial phase ends with a reading of AMB-22 to which both consented, and never by time.
//!
//! Judged over coarse boxes and windows: touching counts as overlapping. The exact test in four dimensions is not built.
use super::Case;
use crate::edition::InitialEffortsEnd;
use crate::records::{Body, Plan};
use crate::register::ClauseId;
use crate::state::Fact;
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.a#6");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::Plan(plan) = case.body() else { return };
    if case.state.settings_at(case.index).initial_efforts_end == InitialEffortsEnd::Ended {
        return;
    }
    if let Some(other) = case.state.of_kind("plan").find(|other| is_live(case, other) && collides(plan, other)) {
        findings.push(
            Finding::breached(CLAUSE, "plans-overlap")
                .with("record", other.record)
                .curable_by([case.author(), other.author]),
        );
    }
}

fn is_live(case: &Case<'_>, other: &Fact) -> bool {
    let item_stands = other.parent().and_then(|item| case.state.fact(item)).is_some_and(|item| !item.is_ended());
    !other.is_ended() && item_stands && other.window().is_some_and(|window| case.at < window.to())
}

fn collides(plan: &Plan, other: &Fact) -> bool {
    other.as_plan().is_some_and(|other| plan.window.overlaps(other.window) && plan.footprint.overlaps(other.footprint))
}
