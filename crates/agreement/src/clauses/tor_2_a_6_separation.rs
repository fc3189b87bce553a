//! TOR.2.a#6: first efforts are kept apart by place or time; in the initial phase an overlap is refused, not warned of.
//!
//! The initial phase ends with a reading of AMB-22 to which both consented, and never by time. Apart means: by the edition's rules of
//! separation, in the exact test of four dimensions over what is released; what is uncertain counts as overlap.
use super::Case;
use super::tor_2_c_ii_2_separation::{is_live, occupied};
use crate::edition::{InitialEffortsEnd, operation_class};
use crate::identity::Author;
use crate::records::Body;
use crate::register::ClauseId;
use crate::separation::{Kept, Occupied, kept};
use crate::state::{Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::Window;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.a#6");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::Plan(plan) = case.body() else { return };
    let Some(side) = case.side() else { return };
    let own = Occupied { class: operation_class(side), extent: plan.footprint, window: plan.window };
    let live = case.state.of_kind("plan").filter(|other| is_live(case.state, other, case.moment()));
    findings.extend(overlap(case.state, case.author(), own, case.index, live));
}

/// What this rule would find if a live plan had another window: itself is then no longer where it was.
pub(crate) fn if_moved(state: &State, fact: &Fact, window: Window, moment: Moment) -> Option<Finding> {
    let own = Occupied { window, ..occupied(fact).filter(|_| fact.kind == "plan")? };
    let others = state.of_kind("plan").filter(|other| other.record != fact.record && is_live(state, other, moment));
    overlap(state, fact.author, own, u64::MAX, others)
}

fn overlap<'s>(
    state: &'s State,
    author: Author,
    own: Occupied,
    index: u64,
    mut live: impl Iterator<Item = &'s Fact>,
) -> Option<Finding> {
    if state.settings_at(index).initial_efforts_end == InitialEffortsEnd::Ended {
        return None;
    }
    let collides = |theirs| kept(state.edition(), own, theirs) != Kept::Apart;
    let other = live.find(|other| occupied(other).is_some_and(collides))?;
    Some(Finding::breached(CLAUSE, "plans-overlap").with("record", other.record).curable_by([author, other.author]))
}
