//! TOR.2.a#6: first efforts are kept apart by place or time; in the initial phase an overlap is refused, not warned of.
//!
//! The initial phase ends with a reading of AMB-22 to which both consented, and never by time. Apart means: by the edition's rules of
//! separation, in the exact test of four dimensions over what is released; what is uncertain counts as overlap.
use super::Case;
use super::tor_2_c_ii_2_separation::{is_live, occupied};
use crate::edition::{InitialEffortsEnd, operation_class};
use crate::records::Body;
use crate::register::ClauseId;
use crate::separation::{Kept, Occupied, kept};
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.a#6");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::Plan(plan) = case.body() else { return };
    if case.state.settings_at(case.index).initial_efforts_end == InitialEffortsEnd::Ended {
        return;
    }
    let Some(side) = case.side() else { return };
    let own = Occupied { class: operation_class(side), extent: plan.footprint, window: plan.window };
    let collides = |theirs| kept(case.state.edition(), own, theirs) != Kept::Apart;
    let mut live = case.state.of_kind("plan").filter(|other| is_live(case.state, other, case.moment()));
    if let Some(other) = live.find(|other| occupied(other).is_some_and(collides)) {
        findings.push(
            Finding::breached(CLAUSE, "plans-overlap")
                .with("record", other.record)
                .curable_by([case.author(), other.author]),
        );
    }
}
