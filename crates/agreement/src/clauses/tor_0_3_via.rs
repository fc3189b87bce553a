//! TOR.0.3: work goes through the group; what goes outside names the exception that allows it.
use super::Case;
use crate::records::{Nature, Via};
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.0.3");

/// The clauses that allow an act outside the group.
const EXCEPTIONS: [ClauseId; 5] = [
    crate::clause_id!("TOR.2.d.i#1"),
    crate::clause_id!("TOR.2.d.i#2"),
    crate::clause_id!("TOR.2.d.ii#1"),
    crate::clause_id!("TOR.2.d.ii#2"),
    crate::clause_id!("TOR.2.d.iii"),
];

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Via::Outside(clause) = case.header().via else { return };
    let nature = case.body().nature();
    if nature == Nature::Restraint {
        return;
    }
    if !EXCEPTIONS.contains(&clause) {
        findings.push(
            Finding::breached(CLAUSE, "outside-without-an-exception")
                .with("clause", clause)
                .curable_by([case.author()]),
        );
    } else if nature == Nature::Permission {
        // The exceptions are not judged yet, so nothing may be permitted under them (SG-01).
        findings.push(Finding::unjudged(clause, "exception-not-judged").with("clause", clause));
        findings.push(Finding::not_yet_built(clause));
    }
}
