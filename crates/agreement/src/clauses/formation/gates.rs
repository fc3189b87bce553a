//! APP.2#1, APP.3.d2: what a log that has begun to count holds until the group is formed and the start date has come.
//!
//! A log in which both never set the clock running was founded by a group that existed already (docs/decisions/0013); in one where they
//! did, items wait for formation, and plans for the date. Nothing here is refused: what waits comes free by itself.
use crate::clauses::at_both;
use crate::identity::Post;
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const FORMED: ClauseId = crate::clause_id!("APP.2#1");
const START: ClauseId = crate::clause_id!("APP.3.d2");

pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if !matches!(fact.kind, "release" | "plan" | "final-notice") || state.sequence().clock().is_none() {
        return;
    }
    if state.formed().is_none() {
        findings.push(Finding::missing(FORMED, "group-not-formed").curable_by(at_both(Post::Snr)));
        return;
    }
    if fact.kind == "release" {
        return;
    }
    match state.start_date() {
        Some(date) if date <= moment.now && state.is_grounding_in_force() => {}
        Some(date) if date > moment.now => {
            findings.push(Finding::missing(START, "before-the-start-date").with("start", date));
        }
        Some(_) => {
            findings.push(Finding::missing(START, "grounding-not-in-force").curable_by(at_both(Post::Snr)));
        }
        None => findings.push(Finding::missing(START, "no-start-date").curable_by(at_both(Post::Snr))),
    }
}
