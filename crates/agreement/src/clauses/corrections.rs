//! Correction, retraction, reservation (process 2.12): linked records; the original always stays readable.
use super::Case;
use crate::records::{Body, Correction, Reservation};
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::vec::Vec;

const ORIGINALS: ClauseId = crate::clause_id!("TOR.1.d.ii");

#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let of = match case.body() {
        Body::Correction(Correction { of, .. }) => {
            if case.state.fact(*of).is_some_and(|fact| fact.node() != case.author().node) {
                findings.push(
                    Finding::breached(ORIGINALS, "correction-of-anothers-record")
                        .with("record", of)
                        .curable_by([case.author()]),
                );
                return;
            }
            of
        }
        Body::Reservation(Reservation { of, .. }) => of,
        _ => return,
    };
    // A record without effect is spoken of by nobody (L3).
    if case.state.fact(*of).is_none() {
        findings.push(Finding::breached(ORIGINALS, "no-such-record").with("record", of).curable_by([case.author()]));
    }
}
