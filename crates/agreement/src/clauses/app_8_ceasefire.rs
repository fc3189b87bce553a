//! APP.8, TOR.0.2: the understanding stays in force only with the ceasefire; a lapse holds everything agreed.
//!
//! From the genesis on the ceasefire counts as in effect: that both authorities founded the log says so (the formation
//! clock that leads up to it is `formation`, where both set it running). A lapse acts alone and at once; restoring needs both.
use super::at_both;
use crate::identity::Post;
use crate::register::ClauseId;
use crate::state::{Cause, Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("APP.8");

pub(super) fn unmet(state: &State, fact: &Fact, _moment: Moment, findings: &mut Vec<Finding>) {
    if !super::restraints::is_within_general_reach(fact) {
        return;
    }
    if let Some(lapse) = state.binding(Cause::Lapse).next() {
        findings.push(
            Finding::missing(CLAUSE, "ceasefire-lapsed").with("record", lapse.record).curable_by(at_both(Post::Snr)),
        );
    }
}
