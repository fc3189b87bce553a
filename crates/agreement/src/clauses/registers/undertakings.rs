//! APP.9: an open issue is changed only by both, and an ambiguity is settled by a setting or by keeping the one there is.
use super::super::Case;
use crate::records::{IssueState, OpenIssue, RegisterEntry};
use crate::register::{ClauseId, Section, clauses};
use crate::verdict::Finding;

const CLAUSE: ClauseId = crate::clause_id!("APP.9");

/// The ambiguities carry their ids, so that none is settled under another name, and what settles one is the very change
/// of its setting to which both agreed.
pub(super) fn issue(case: &Case<'_>, entry: &RegisterEntry, issue: &OpenIssue) -> Option<Finding> {
    let key = entry.key.as_str();
    let is_ambiguity =
        clauses().iter().any(|clause| clause.section() == Section::Ambiguities && clause.id().as_str() == key);
    if !is_ambiguity && key.to_ascii_uppercase().starts_with("AMB") {
        return Some(Finding::breached(CLAUSE, "issue-is-no-ambiguity").with("key", key).curable_by([case.author()]));
    }
    let IssueState::Settled { by } = issue.state else { return None };
    let agreed = case.state.setting(key).map(|agreed| agreed.by);
    (by != agreed)
        .then(|| Finding::breached(CLAUSE, "issue-not-settled-so").with("key", key).curable_by([case.author()]))
}
