//! TOR.0.3, TOR.2.d.i, AMB-06: an action outside the group says so, under an exception, with what that exception asks for.
//!
//! The entry permits nothing: it says that something was done. A listed reference counts only when both had agreed to the
//! version of the list before the act.
use super::super::Case;
use crate::identity::Post;
use crate::records::{ListedReference, OutsideAction, Register, RegisterContent, Via};
use crate::register::ClauseId;
use crate::state::{Fact, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.0.3");
const PERSONNEL: ClauseId = crate::clause_id!("TOR.2.d.i#1");
const LISTED: ClauseId = crate::clause_id!("TOR.2.d.i#2");
const TIMES: ClauseId = crate::clause_id!("AMB-06");

pub(super) fn judge(case: &Case<'_>, action: &OutsideAction, findings: &mut Vec<Finding>) {
    let refused = |clause, code| Finding::breached(clause, code).curable_by([case.author()]);
    // Which clauses are exceptions is the general rule's to say.
    let Via::Outside(exception) = case.header().via else {
        findings.push(refused(CLAUSE, "outside-action-names-no-exception"));
        return;
    };
    if super::is_ahead(case, action.acted_at) {
        findings.push(refused(CLAUSE, "register-since-in-future").with("since", action.acted_at));
    }
    if action.infeasible_because.trim().is_empty() {
        findings.push(refused(PERSONNEL, "infeasibility-not-stated"));
    }
    match &action.reference {
        None if exception == LISTED => findings.push(refused(LISTED, "reference-missing")),
        Some(listed) if !was_agreed_before(case.state, listed, action) => findings.push(
            refused(LISTED, "reference-not-agreed-before")
                .with("reference", listed.reference.as_str())
                .curable_by(super::super::at_both(Post::Snr)),
        ),
        None | Some(_) => {}
    }
}

fn was_agreed_before(state: &State, listed: &ListedReference, action: &OutsideAction) -> bool {
    let Some((fact, entry)) = state.fact(listed.list).and_then(|fact| Some((fact, fact.as_register_entry()?))) else {
        return false;
    };
    let RegisterContent::ReferenceList(list) = &entry.content else { return false };
    let then = crate::state::AsKnown::in_the_log(action.acted_at);
    state.agreed_entry(Register::ReferenceList, &entry.key, then).is_some_and(|(agreed, _, _)| agreed.by == fact.record)
        && list.references.contains(&listed.reference)
}

/// Told later than the first word that the edition asks for: recorded all the same, and said.
pub(super) fn late(state: &State, fact: &Fact, action: &OutsideAction) -> Option<Finding> {
    let due = action.acted_at.saturating_add(state.settings_at(fact.index).imminent_threat.initial_notice);
    (due < fact.at)
        .then(|| Finding::missing(TIMES, "outside-action-late").with("due", due).with("told", fact.at).curable_by([]))
}
