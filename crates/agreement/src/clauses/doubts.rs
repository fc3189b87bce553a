//! SG-34, process 2.12: a doubt holds, cannot be deleted, and every signer answers it before a consent counts.
use super::Case;
use crate::records::{Body, DoubtAnswer};
use crate::state::Cause;
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::DoubtAnswer(DoubtAnswer { doubt, text }) = case.body() else { return };
    if case.state.restraint(*doubt).is_none_or(|restraint| restraint.cause != Cause::Doubt) {
        findings.push(
            Finding::breached(Basis::Safeguard("SG-34"), "answer-to-no-doubt")
                .with("record", doubt)
                .curable_by([case.author()]),
        );
    } else if text.trim().is_empty() {
        findings.push(
            Finding::breached(Basis::Safeguard("SG-34"), "answer-is-blank")
                .with("record", doubt)
                .curable_by([case.author()]),
        );
    }
}
