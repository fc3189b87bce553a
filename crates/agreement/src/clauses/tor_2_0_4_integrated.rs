//! TOR.2.0#4, TOR.2.c.v: integrated operations are locked until national authorities decide.
//!
//! No record has a field that would mark an operation as integrated, and an edition can only lock them. What is left is a
//! change of settings between the participants, and that is not theirs to agree.
use super::Case;
use crate::records::Body;
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.0#4");

/// The names under which somebody might ask for it.
const NAMES: [&str; 3] = ["TOR.2.0#4", "TOR.2.c.v", "integrated_operations"];

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::SettingChange(change) = case.body() else { return };
    if NAMES.contains(&change.setting.as_str()) {
        findings.push(Finding::breached(CLAUSE, "integrated-operations-locked"));
    }
}
