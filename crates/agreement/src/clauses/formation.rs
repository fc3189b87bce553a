//! APP.2, APP.3.0 to APP.3.d2, process 2.7: formation and its sequence, step by step.
//!
//! A step is judged three times by the same questions: when it is filed (it is refused), while it waits (it is held), and when both
//! receipts cover both consents (it is taken only if nothing speaks against it then). No step is ever taken by time alone (SG-04), and
//! none after a withdrawal.
mod certificate;
mod clock;
mod gates;
mod placeholders;
mod start_date;
mod tasks;

use super::Case;
use crate::identity::{Author, Post, RecordHash};
use crate::records::{Body, FormationStep, Question};
use crate::register::ClauseId;
use crate::state::{Cause, Change, Fact, FormationClock, Moment, Settlement, State};
use crate::verdict::{Finding, Standing};
use alloc::vec::Vec;
use spacetime::Instant;

const WITHDRAWN: ClauseId = crate::clause_id!("APP.3.e");
const RESET: ClauseId = crate::clause_id!("AMB-08");

/// One step before its questions.
#[derive(Clone, Copy)]
struct Step<'a> {
    state: &'a State,
    record: RecordHash,
    /// Now.
    at: Instant,
    /// Index of the step's own entry: the settings in force then are its own.
    index: u64,
    /// Who can file it better.
    author: Author,
}

impl<'a> Step<'a> {
    /// A filed step at a later moment.
    const fn of(state: &'a State, fact: &Fact, at: Instant) -> Self {
        Self { state, record: fact.record, at, index: fact.index, author: fact.author }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let leads_on = matches!(
        case.body(),
        Body::FormationStep(_) | Body::ResetCall(_) | Body::LevelStatement(_) | Body::GroundingCommitment(_)
    );
    if leads_on && withdrawn(case.state, findings) {
        return;
    }
    match case.body() {
        Body::FormationStep(says) => {
            let (record, author) = (case.hash(), case.author());
            let step = Step { state: case.state, record, at: case.at, index: case.index, author };
            speaks_against(&step, says, findings);
            start_date::remarks(&step, says, findings);
        }
        Body::ResetCall(call) => clock::called(case, call, findings),
        Body::LevelStatement(level) => certificate::stated(case, level, findings),
        Body::GroundingCommitment(commitment) => start_date::committed(case, commitment, findings),
        Body::Retraction(retraction) => findings.extend(call_ends_by_both(case, retraction.of)),
        Body::Revocation(revocation) => findings.extend(call_ends_by_both(case, revocation.of)),
        _ => {}
    }
}

/// What holds a step that waits, and what a log that has begun to count holds of later work.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    gates::unmet(state, fact, moment, findings);
    let Some(says) = fact.as_formation_step() else { return };
    if state.is_step_reached(fact.record) {
        return start_date::unmet(state, says, findings);
    }
    let mut against = Vec::new();
    speaks_against(&Step::of(state, fact, moment.now), says, &mut against);
    findings.extend(against.into_iter().map(|finding| Finding { standing: Standing::Missing, ..finding }));
}

/// A step that both consented to and that nothing speaks against is taken.
pub(super) fn taken(state: &State, fact: &Fact, says: &FormationStep, moment: Moment) -> Option<Change> {
    if !state.both_said(fact.record, Question::FormationStep, moment) {
        return None;
    }
    let mut against = Vec::new();
    speaks_against(&Step::of(state, fact, moment.now), says, &mut against);
    against.is_empty().then_some(Change::StepTaken { step: says.name(), by: fact.record })
}

/// A call that both answered alike is settled; where both said both, the more protective counts (SG-10). A hold on the call keeps the
/// clock stopped; it does not stand in the way of beginning anew.
pub(super) fn settled(state: &State, fact: &Fact, moment: Moment) -> Option<Change> {
    let agreed = |question, how| state.both_said(fact.record, question, moment).then_some(how);
    let goes_on = || agreed(Question::Continue, Settlement::Continue).filter(|_| !state.is_itself_held(fact));
    agreed(Question::Reset, Settlement::Reset)
        .or_else(goes_on)
        .map(|how| Change::ResetCallSettled { call: fact.record, how })
}

/// Everything that speaks against a step now.
fn speaks_against(step: &Step<'_>, says: &FormationStep, findings: &mut Vec<Finding>) {
    if withdrawn(step.state, findings) {
        return;
    }
    match says {
        FormationStep::CeasefireStart { start } => clock::started(step, *start, findings),
        FormationStep::Renewal { start } => clock::renewed(step, *start, findings),
        FormationStep::Certificate { level, aid_access } => {
            certificate::certified(step, *level, aid_access.as_deref(), findings);
        }
        FormationStep::Formation { certificate, waived } => {
            placeholders::formed(step, *certificate, waived, findings);
        }
        FormationStep::Task { task, extent, gaps } => tasks::done(step, *task, *extent, gaps, findings),
        FormationStep::DesignatedSet { items } => tasks::designated(step, items, findings),
        FormationStep::StartDate { set, commitment, operations_from, grounding_from } => {
            start_date::set(step, *set, *commitment, [*operations_from, *grounding_from], findings);
        }
    }
}

/// After a withdrawal nothing leads on; it is never lifted.
fn withdrawn(state: &State, findings: &mut Vec<Finding>) -> bool {
    let withdrawal = state.binding(Cause::Withdrawal).next();
    findings.extend(withdrawal.map(|of| Finding::breached(WITHDRAWN, "sequence-withdrawn").with("record", of.record)));
    withdrawal.is_some()
}

/// A reset call stops the clock, so taking it back alone would start it: only both settle it.
fn call_ends_by_both(case: &Case<'_>, of: RecordHash) -> Option<Finding> {
    case.state.fact(of).filter(|fact| fact.kind == "reset-call").map(|_| {
        Finding::breached(RESET, "reset-call-settled-by-both").with("record", of).curable_by(super::at_both(Post::Snr))
    })
}

/// True when a statement that stands speaks of these days and every metric of the edition holds in it.
pub(crate) fn level_is_met(state: &State, clock: &FormationClock) -> bool {
    state.of_kind("level-statement").any(|fact| {
        let mut against = Vec::new();
        let step = certifying(state, fact.record, state.now());
        certificate::at_the_level(&step, clock, fact.record, &mut against);
        against.is_empty()
    })
}

/// What speaks against certifying now, with the latest statement of the level.
pub(crate) fn against_certifying(state: &State, now: Instant) -> Vec<Finding> {
    let mut against = Vec::new();
    let level = state.of_kind("level-statement").last().map_or(RecordHash::from_bytes([0; 32]), |fact| fact.record);
    let step = certifying(state, level, now);
    certificate::certified(&step, level, Some("-"), &mut against);
    against
}

/// A certificate that nobody filed, to ask its questions of.
const fn certifying(state: &State, record: RecordHash, at: Instant) -> Step<'_> {
    let author = super::at(crate::identity::Side::Alpha, Post::Snr);
    Step { state, record, at, index: u64::MAX, author }
}
