//! Verifies what a node publishes, byte for byte and offline: the joint log, the fold over it, the verdict log, the
//! outbox, the attachments. The auditor's half of the house; knows no server and no screen.
//!
//! Nothing may be concluded from an entry before the whole log's root has been compared with its signed checkpoint, so
//! the functions here return what they found only at the end.
mod fault;
mod folder;
mod joint;
mod opening;
mod outbox;
mod place;
mod verdicts;

pub use fault::AuditFault;
pub use joint::{Joint, Keep, Kept};
pub use opening::threads;
pub use outbox::OutboxChecked;
pub use place::{Anchor, Place};
pub use verdicts::Verdicts;

use crate::trust::Trust;
use ledger::verify::VerifiedLog;
use place::Main;

/// A node's published files, every byte of which was checked.
pub struct Audited {
    /// The joint log and the fold over it.
    pub joint: Joint,
    /// The verdict log, where the place has one.
    pub verdicts: Option<Verdicts>,
    /// The outbox, where the place has one.
    pub outbox: Option<OutboxChecked>,
    /// Number of attachments checked.
    pub attachments: u64,
    /// Where the trust came from.
    pub anchor: Anchor,
    /// Number of files read.
    pub files: u64,
}

/// Checks every file of a place.
///
/// # Errors
/// The first fault, with the file, what was expected there and what would cure it.
pub fn audit(
    place: &Place,
    trust: Option<&Trust>,
    keep: Keep,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Audited, AuditFault> {
    let parts = place.parts()?;
    let joint = joint::read_joint(parts.joint()?, trust, u64::MAX, keep, progress)?;
    joint.check_cosigners()?;
    let verdicts = match &parts.verdicts {
        Some(reader) => Some(verdicts::check(reader.as_ref(), trust, &joint, progress)?),
        None => None,
    };
    let outbox = match &parts.outbox {
        Some(reader) => Some(outbox::check(reader.as_ref(), &joint)?),
        None => None,
    };
    let attachments = match &parts.attachments {
        Some(reader) => folder::check_attachments(reader.as_ref())?,
        None => 0,
    };
    let files = joint.log.files()
        + verdicts.as_ref().map_or(0, |verdicts| verdicts.log.files())
        + outbox.as_ref().map_or(0, |outbox| outbox.links)
        + attachments;
    let anchor = if trust.is_some() { Anchor::Given } else { Anchor::FoundThere };
    Ok(Audited { joint, verdicts, outbox, attachments, anchor, files })
}

/// Checks a place that holds a verdict log and nothing else: bytes and signatures, by the keys that its first verdict
/// names. Whether the rules say so can only be seen beside the joint log. Nothing for any other place.
///
/// # Errors
/// The first fault.
pub fn audit_verdicts_alone(
    place: &Place,
    trust: Option<&Trust>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Option<Verdicts>, AuditFault> {
    match place.parts()?.main {
        Main::Joint(_) => Ok(None),
        Main::Verdicts(reader) => verdicts::check_alone(reader.as_ref(), trust, progress).map(Some),
    }
}

/// Verifies the joint log of a place and folds its first `until` entries, records kept.
///
/// # Errors
/// The first fault; what lies beyond `until` is verified as bytes only.
pub fn read_until(
    place: &Place,
    trust: Option<&Trust>,
    until: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Joint, AuditFault> {
    let parts = place.parts()?;
    joint::read_joint(parts.joint()?, trust, until, Keep::Records, progress)
}

/// The names of those who signed a checkpoint, the log first.
#[must_use]
pub fn signers(log: &VerifiedLog) -> Vec<String> {
    let own = log.log_key().name().as_str().to_owned();
    let cosigners = log.note().signatures().iter().map(|line| line.name().as_str().to_owned());
    std::iter::once(own.clone()).chain(cosigners.filter(|name| *name != own)).collect()
}
