//! TOR.0.3: work goes through the group; what goes outside names the exception that allows it.
use super::Case;
use crate::records::{Body, Nature, RegisterContent, Via};
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

/// Exceptions of one kind of record alone: the wider wordings of an imminent threat (AMB-06), and the sentence in brackets, by which
/// whoever claims it acts outside the group, however it is read (AMB-03).
fn is_worded_so(clause: ClauseId, body: &Body) -> bool {
    let Body::Register(entry) = body else { return false };
    match clause.as_str() {
        "TOR.2.a#7" | "APP.5" => matches!(entry.content, RegisterContent::OutsideAction(_)),
        "TOR.2.b#4" => matches!(entry.content, RegisterContent::IndependentNotice(_)),
        _ => false,
    }
}

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Via::Outside(clause) = case.header().via else { return };
    let nature = case.body().nature();
    if nature == Nature::Restraint {
        return;
    }
    if !EXCEPTIONS.contains(&clause) && !is_worded_so(clause, case.body()) {
        findings.push(
            Finding::breached(CLAUSE, "outside-without-an-exception")
                .with("clause", clause)
                .curable_by([case.author()]),
        );
    } else if nature == Nature::Permission {
        // An exception is told of; it asks for nothing, so nothing is agreed under it (SG-01).
        findings.push(
            Finding::breached(clause, "exception-permits-nothing").with("clause", clause).curable_by([case.author()]),
        );
    }
}
