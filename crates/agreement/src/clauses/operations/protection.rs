//! TOR.0.5: each operation has a statement on sparing civilians and a protection check by both sides; what lacks one is held.
//!
//! A check says *no entry on the lists the side holds*, or *contact*. Contact holds on arrival, and a check made before it does not
//! take that away. A protected entry that meets a plan is a restraint of its own and holds it by its cells, so it is not asked again
//! here. Nothing ever says "clear": absence from a list is no evidence (SG-05).
use super::{counts, operation_that_stands};
use crate::clauses::{Case, at};
use crate::identity::{Post, RecordHash, Side};
use crate::records::{ProtectionCheck, ProtectionFinding};
use crate::register::ClauseId;
use crate::state::{CheckStanding, Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.0.5");
/// Who can make or answer a check.
const POSTS: [Post; 3] = [Post::Protection, Post::Operations, Post::Legal];

pub(super) fn judge(case: &Case<'_>, check: &ProtectionCheck, findings: &mut Vec<Finding>) {
    if let Err(finding) = operation_that_stands(case, CLAUSE, check.operation) {
        findings.push(finding);
    }
    if check.civilian_protection.trim().is_empty() {
        findings.push(Finding::breached(CLAUSE, "civilian-protection-blank").curable_by([case.author()]));
    }
}

pub(super) fn unmet(state: &State, plan: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    for side in Side::BOTH {
        let code = match standing(state, plan.record, side, moment) {
            CheckStanding::Completed { .. } => continue,
            CheckStanding::Contact { .. } => "protection-contact",
            CheckStanding::Missing => "protection-check-missing",
        };
        findings.push(
            Finding::missing(CLAUSE, code).with("side", side.name()).curable_by(POSTS.map(|post| at(side, post))),
        );
    }
}

/// How a side's check of a plan stands: contact that still binds counts before everything, then its last word.
pub(crate) fn standing(state: &State, plan: RecordHash, side: Side, moment: Moment) -> CheckStanding {
    let found = |fact: &&Fact, asked| fact.as_protection_check().is_some_and(|check| check.found == asked);
    let checks = || state.about(plan).filter(|fact| fact.side() == Some(side));
    let contacts = || checks().filter(|fact| found(fact, ProtectionFinding::Contact));
    if let Some(contact) = contacts().find(|fact| is_bound(state, fact.record)) {
        return CheckStanding::Contact { check: contact.record };
    }
    let last_contact = contacts().map(|fact| fact.index).max();
    checks()
        .rev()
        .filter(|fact| found(fact, ProtectionFinding::NoEntryOnList))
        .filter(|fact| last_contact.is_none_or(|contact| contact < fact.index))
        .find(|fact| counts(state, fact, moment))
        .map_or(CheckStanding::Missing, |fact| CheckStanding::Completed { check: fact.record })
}

pub(super) fn is_bound(state: &State, record: RecordHash) -> bool {
    state.restraint(record).is_some_and(crate::state::Restraint::binds)
}
