//! What an intended operation needs beside consent: TOR.0.5, TOR.0.6, APP.7, TOR.2.c.ii#3, TOR.2.c.i; and what is said of it afterwards,
//! TOR.2.a#7.
//!
//! Every rule here can only hold. None says that a place may be acted on, and nothing that is complete does either: it is merely
//! not held by this.
pub(crate) mod air_defence;
pub(in crate::clauses) mod execution;
pub(crate) mod legal;
pub(crate) mod protection;
pub(crate) mod rhythm;

use super::Case;
use crate::identity::RecordHash;
use crate::records::{Body, Nature};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    // What restrains is never refused (L9), also where its plan is over, unknown or not there yet.
    if case.body().nature() == Nature::Restraint {
        return;
    }
    match case.body() {
        Body::ProtectionCheck(check) => protection::judge(case, check, findings),
        Body::LegalReview(review) => findings.extend(legal::judge(case, review)),
        Body::AirDefenceAcknowledgement(said) => findings.extend(air_defence::judge(case, said)),
        Body::ExecutionReport(report) => execution::judge(case, report, findings),
        _ => {}
    }
}

pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if fact.is_intended_operation() {
        protection::unmet(state, fact, moment, findings);
        legal::unmet(state, fact, moment, findings);
        air_defence::unmet(state, fact, moment, findings);
    }
    findings.extend(rhythm::unmet(state, fact));
    execution::unmet(state, fact, findings);
}

/// The plan, or the request in haste, that a record speaks of, while it stands.
fn operation_that_stands<'a>(case: &Case<'a>, clause: ClauseId, operation: RecordHash) -> Result<&'a Fact, Finding> {
    let refused = |code| Finding::breached(clause, code).with("record", operation).curable_by([case.author()]);
    let fact = case
        .state
        .fact(operation)
        .filter(|fact| fact.is_intended_operation())
        .ok_or_else(|| refused("no-such-record"))?;
    if fact.is_ended() { Err(refused("record-has-ended")) } else { Ok(fact) }
}

/// Whether a record that supports an operation counts: covered by both receipts as asked, not ended, not held, by a key that its side
/// still trusts.
fn counts(state: &State, fact: &Fact, moment: Moment) -> bool {
    fact.index < moment.below && !fact.is_ended() && !state.is_itself_held(fact) && !state.is_revoked(fact)
}
