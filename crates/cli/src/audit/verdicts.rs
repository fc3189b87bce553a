//! The verdict log: every leaf must be what the rules say about the entry of the same number.
use super::joint::check_cosigned;
use super::{AuditFault, Joint};
use crate::trust::Trust;
use agreement::records::KeyRole;
use ledger::verify::{Cosigners, Reader, Trust as LogTrust, VerifiedLog, VerifyFault, verify_log};
use ledger::{Hash, VerifierKey};

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
    check_cosigned("verdicts", &log, &keys)?;
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

/// Verifies a verdict log without the joint log beside it. Its first verdict, on the genesis, names the keys that may
/// cosign it; the leaf itself stands under the signed root.
pub(super) fn check_alone(
    reader: &dyn Reader,
    trust: Option<&Trust>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verdicts, AuditFault> {
    let fault = |fault| AuditFault::Log { part: "verdicts", fault };
    let mut keys: Vec<VerifierKey> = Vec::new();
    let mut unreadable: Option<u64> = None;
    let mut each = |index: u64, bytes: &[u8]| -> Result<(), VerifyFault> {
        match wire::verdict::decode(bytes) {
            Ok(leaf) if leaf.index == index => {
                if index == 0 {
                    keys = examined_keys(&leaf.changes);
                }
            }
            Ok(_) | Err(_) => unreadable = unreadable.or(Some(index)),
        }
        Ok(())
    };
    let log_trust = LogTrust { log: trust.map(|trust| &trust.verdicts), cosigners: Cosigners::CheckedByCaller };
    let log = verify_log(reader, &log_trust, &mut each, progress).map_err(fault)?;
    if let Some(index) = unreadable {
        return Err(AuditFault::Verdict { index });
    }
    if keys.is_empty() {
        return Err(AuditFault::Verdict { index: 0 });
    }
    check_cosigned("verdicts", &log, &keys)?;
    Ok(Verdicts { log })
}

/// The keys in the first verdict's `founded examined VKEY VKEY`.
fn examined_keys(changes: &[String]) -> Vec<VerifierKey> {
    let founded = changes.iter().find_map(|change| change.strip_prefix("founded examined "));
    founded.into_iter().flat_map(str::split_whitespace).filter_map(|vkey| VerifierKey::parse(vkey).ok()).collect()
}
