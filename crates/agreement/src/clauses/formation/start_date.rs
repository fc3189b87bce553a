//! APP.3.d2, AMB-10, AMB-11, AMB-12, AMB-16: the joint start date. Two halves, one instant, one signed object.
//!
//! It needs the commitment of the party that speaks for the third party, and is held when that is no longer in force. *Shortly after* is
//! advice: a later date is remarked on and stands.
use super::{Step, tasks};
use crate::clauses::{Case, at, at_both};
use crate::identity::{Author, Post, RecordHash, Side};
use crate::records::{FormationStep, GroundingCommitment, Task};
use crate::register::ClauseId;
use crate::state::State;
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::{Instant, Span};

const START: ClauseId = crate::clause_id!("APP.3.d2");
const ONE_INSTANT: ClauseId = crate::clause_id!("AMB-12");
const SHORTLY: ClauseId = crate::clause_id!("AMB-11");
const SPEAKS: ClauseId = crate::clause_id!("AMB-16");

pub(super) fn set(
    step: &Step<'_>,
    named: RecordHash,
    commitment: Option<RecordHash>,
    halves: [Option<Instant>; 2],
    findings: &mut Vec<Finding>,
) {
    tasks::in_sequence(step, "start-date", Task::ALL.into_iter(), findings);
    if step.state.set_designated().is_none_or(|set| set.by != named) {
        findings.push(
            Finding::breached(START, "start-date-of-another-set").with("record", named).curable_by(at_both(Post::Snr)),
        );
    }
    if let Some(earlier) = step.state.start_date_set().filter(|earlier| earlier.by != step.record) {
        findings.push(
            Finding::breached(START, "step-already-taken").with("record", earlier.by).curable_by(at_both(Post::Snr)),
        );
    }
    let cure = [step.author];
    match halves {
        [Some(operations), Some(grounding)] => {
            let apart = operations.since(grounding).abs();
            if apart > step.state.settings_at(step.index).simultaneity.tolerance {
                findings.push(
                    Finding::breached(ONE_INSTANT, "halves-not-simultaneous")
                        .with("operations", operations)
                        .with("grounding", grounding)
                        .curable_by(cure),
                );
            }
            let first = operations.min(grounding);
            if first <= step.at {
                findings.push(Finding::breached(START, "start-date-in-the-past").with("start", first).curable_by(cure));
            }
        }
        [operations, _] => {
            let half = if operations.is_none() { "operations" } else { "grounding" };
            findings.push(Finding::breached(START, "start-date-half-missing").with("half", half).curable_by(cure));
        }
    }
    if !commitment.is_some_and(|commitment| is_committed(step.state, commitment)) {
        findings.push(Finding::breached(START, "grounding-not-committed").curable_by([relaying(step.state)]));
    }
}

/// A commitment that stands, of the party that speaks for the third party.
fn is_committed(state: &State, commitment: RecordHash) -> bool {
    state.fact(commitment).is_some_and(|fact| {
        fact.kind == "grounding-commitment" && !fact.is_ended() && fact.side() == Some(speaker(state))
    })
}

fn speaker(state: &State) -> Side {
    state.settings_at(state.size()).third_party_speaker
}

fn relaying(state: &State) -> Author {
    at(speaker(state), Post::Snr)
}

/// *Shortly after* (AMB-11) is advice.
pub(super) fn remarks(step: &Step<'_>, says: &FormationStep, findings: &mut Vec<Finding>) {
    let FormationStep::StartDate { operations_from: Some(operations), .. } = says else { return };
    let Some(set) = step.state.set_designated() else { return };
    let advisory: Span = step.state.settings_at(step.index).start_date.advisory;
    let advised = set.at.saturating_add(advisory);
    if *operations > advised {
        findings.push(
            Finding::satisfied(SHORTLY, "start-date-beyond-the-advice")
                .with("start", operations)
                .with("advised", advised),
        );
    }
}

/// A start date that both signed is held while the grounding is not in force.
pub(super) fn unmet(state: &State, step: &FormationStep, findings: &mut Vec<Finding>) {
    if matches!(step, FormationStep::StartDate { .. }) && !state.is_grounding_in_force() {
        findings.push(Finding::missing(START, "grounding-not-in-force").curable_by([relaying(state)]));
    }
}

/// Only the party that speaks for the third party can commit it, for a version of the areas that stands.
pub(super) fn committed(case: &Case<'_>, commitment: &GroundingCommitment, findings: &mut Vec<Finding>) {
    if case.side() != Some(speaker(case.state)) {
        findings.push(
            Finding::breached(SPEAKS, "commitment-is-not-yours")
                .with("side", speaker(case.state).name())
                .curable_by([relaying(case.state)]),
        );
    }
    let areas = case.state.fact(commitment.areas).is_some_and(|fact| fact.kind == "area-set" && !fact.is_ended());
    if !areas {
        findings.push(
            Finding::breached(START, "commitment-of-no-areas")
                .with("record", commitment.areas)
                .curable_by([case.author()]),
        );
    }
}
