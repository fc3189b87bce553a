//! The verdict log: every leaf must be what the rules say about the entry of the same number.
use super::{AuditFault, Joint};
use crate::trust::Trust;
use agreement::records::KeyRole;
use ledger::Hash;
use ledger::verify::{Cosigners, Reader, Trust as LogTrust, VerifiedLog, VerifyFault, verify_log};

/// A verified verdict log.
pub struct Verdicts {
    /// The log.
    pub log: VerifiedLog,
}

/// Verifies the verdict log in `reader` against the fold over the joint log.
pub(super) fn check(
    reader: &dyn Reader,
    trust: Option<&Trust>,
    joint: &Joint,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verdicts, AuditFault> {
    let mut differing: Option<u64> = None;
    let mut each = |index: u64, bytes: &[u8]| -> Result<(), VerifyFault> {
        let expected = usize::try_from(index).ok().and_then(|index| joint.verdict_leaves.get(index));
        if expected != Some(&Hash::of_leaf(bytes)) && differing.is_none() {
            differing = Some(index);
        }
        Ok(())
    };
    let keys = joint.cosigners(KeyRole::Examined);
    let log_trust = LogTrust { log: trust.map(|trust| &trust.verdicts), cosigners: Cosigners::Only(&keys) };
    let log = verify_log(reader, &log_trust, &mut each, progress)
        .map_err(|fault| AuditFault::Log { part: "verdicts", fault })?;
    if joint.genesis.sequencer_verdicts != log.log_key().to_string() {
        return Err(AuditFault::ForeignKey { part: "verdicts" });
    }
    let (verdicts, entries) = (log.entries(), joint.log.entries());
    if verdicts > entries {
        return Err(AuditFault::TooManyVerdicts { verdicts, entries });
    }
    match differing {
        Some(index) => Err(AuditFault::Verdict { index }),
        None => Ok(Verdicts { log }),
    }
}
