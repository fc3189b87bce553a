//! The joint log and the fold over it: every signature, every rule, in order.
use super::AuditFault;
use super::opening::{OpenedEntry, Openers};
use crate::editions;
use crate::trust::Trust;
use agreement::edition::Edition;
use agreement::identity::{Digest, Node, RecordHash, Side};
use agreement::records::{Body, Genesis, KeyRole, Signed};
use agreement::verdict::Verdict;
use ledger::verify::{Cosigners, Reader, Trust as LogTrust, VerifiedLog, VerifyFault, verify_log};
use ledger::{Hash, VerifierKey, verify_checkpoint_closed};
use protocol::{EntryKind, Examiner};
use spacetime::Instant;
use std::collections::{BTreeMap, BTreeSet};
use wire::entry::JointEntry;
use wire::submission::Lane;

/// A verified joint log and what the rules made of it.
pub struct Joint {
    /// The log.
    pub log: VerifiedLog,
    /// The fold over its entries.
    pub examiner: Examiner,
    /// The founding record.
    pub genesis: Genesis,
    /// The name of the founding record.
    pub genesis_hash: Digest,
    /// Hash of each verdict's leaf, as the rules give it.
    pub verdict_leaves: Vec<Hash>,
    /// Where each submission stands in the log: its entry and its hash.
    pub submissions: BTreeMap<(Node, Lane, u64), (u64, Digest)>,
    /// Hashes of submissions that the centre refused, as its stubs name them.
    pub stubs: BTreeSet<Digest>,
    /// The records, where they were asked for.
    pub records: BTreeMap<RecordHash, Kept>,
    /// Their names by entry, where they were asked for.
    pub by_entry: BTreeMap<u64, RecordHash>,
}

/// A record as the log holds it, with what the rules said of it.
pub struct Kept {
    /// Its entry.
    pub index: u64,
    /// Its ledger time.
    pub at: Instant,
    /// The exact bytes of the entry.
    pub bytes: Vec<u8>,
    /// The record.
    pub signed: Box<Signed>,
    /// The verdict.
    pub verdict: Verdict,
    /// The exact bytes of the verdict's leaf.
    pub leaf: Vec<u8>,
}

/// What is remembered of a log while it is read.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Keep {
    /// Hashes only: a log of any length.
    #[default]
    Hashes,
    /// Every record and its verdict.
    Records,
}

/// Verifies the joint log in `reader` and folds its first `until` entries.
///
/// # Errors
/// The first fault.
pub(crate) fn read_joint(
    reader: &dyn Reader,
    trust: Option<&Trust>,
    until: u64,
    keep: Keep,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Joint, AuditFault> {
    let mut reading = Reading { keep, ..Reading::default() };
    let log_trust = LogTrust { log: trust.map(|trust| &trust.log), cosigners: Cosigners::CheckedByCaller };
    let log = std::thread::scope(|scope| {
        let mut openers = Openers::start(scope);
        let mut each = |index: u64, bytes: &[u8]| -> Result<(), VerifyFault> {
            if index < until {
                openers.push(index, bytes, &mut |entry| reading.take(entry));
            } else if index == 0 {
                reading.founding = Some(found(bytes));
            }
            Ok(())
        };
        let log = verify_log(reader, &log_trust, &mut each, progress)?;
        openers.finish(&mut |entry| reading.take(entry));
        Ok(log)
    });
    let log = log.map_err(|fault| AuditFault::Log { part: "log", fault })?;
    let Reading { founding, verdict_leaves, submissions, stubs, records, by_entry, keep: _ } = reading;
    let (genesis, genesis_hash, examiner) = founding.unwrap_or(Err(AuditFault::NoGenesis))?;
    if let Some(trust) = trust
        && trust.genesis != genesis_hash
    {
        return Err(AuditFault::ForeignGenesis {
            expected: trust.genesis.to_string(),
            found: genesis_hash.to_string(),
        });
    }
    if genesis.sequencer != log.log_key().to_string() {
        return Err(AuditFault::ForeignKey { part: "log" });
    }
    Ok(Joint { log, examiner, genesis, genesis_hash, verdict_leaves, submissions, stubs, records, by_entry })
}

/// What is gathered while the entries come, in their order.
#[derive(Default)]
struct Reading {
    founding: Option<Result<(Genesis, Digest, Examiner), AuditFault>>,
    verdict_leaves: Vec<Hash>,
    submissions: BTreeMap<(Node, Lane, u64), (u64, Digest)>,
    stubs: BTreeSet<Digest>,
    records: BTreeMap<RecordHash, Kept>,
    by_entry: BTreeMap<u64, RecordHash>,
    keep: Keep,
}

impl Reading {
    fn take(&mut self, entry: OpenedEntry) {
        let OpenedEntry { index, bytes, opened } = entry;
        let founding = self.founding.get_or_insert_with(|| found(&bytes));
        let Ok((_, _, examiner)) = founding else { return };
        let examined = examiner.push_opened(&bytes, opened);
        self.verdict_leaves.push(Hash::of_leaf(&examined.leaf));
        if let Some(sequenced) = &examined.submission {
            let said = &sequenced.submission;
            self.submissions.entry((said.origin, said.lane, said.number)).or_insert((index, sequenced.hash));
        }
        if let EntryKind::Stub(refusal) = &examined.kind {
            self.stubs.insert(refusal.submission);
        }
        match self.keep {
            Keep::Hashes => {}
            Keep::Records => {
                if let (Some(signed), Some(at)) = (examined.signed, examined.at) {
                    let hash = signed.hash;
                    self.by_entry.insert(index, hash);
                    let (verdict, leaf) = (examined.verdict, examined.leaf);
                    self.records.entry(hash).or_insert(Kept { index, at, bytes, signed, verdict, leaf });
                }
            }
        }
    }
}

fn found(bytes: &[u8]) -> Result<(Genesis, Digest, Examiner), AuditFault> {
    let verified = JointEntry::decode(bytes).and_then(|entry| entry.verify()).map_err(|_| AuditFault::NoGenesis)?;
    let Body::Genesis(genesis) = verified.signed.record.body else { return Err(AuditFault::NoGenesis) };
    let unknown =
        || AuditFault::UnknownEdition { edition: genesis.edition.clone(), hash: genesis.edition_hash.to_string() };
    let edition_bytes = editions::by_hash(&genesis.edition_hash).ok_or_else(unknown)?;
    let edition = wire::edition::parse(edition_bytes).map_err(|_| unknown())?;
    check_tables(&edition)?;
    let examiner = Examiner::new(edition, genesis.edition_hash);
    Ok((genesis, verified.signed.hash, examiner))
}

/// What a program without the pinned tables derives is not what the rules say.
fn check_tables(edition: &Edition) -> Result<(), AuditFault> {
    let shown = |hash: Option<Digest>| hash.map_or_else(|| "-".to_owned(), |hash| hash.to_string());
    match wire::tables::mispinned(edition).into_iter().next() {
        None => Ok(()),
        Some(other) => {
            Err(AuditFault::TableDiffers { table: other.table, pinned: shown(other.pinned), held: shown(other.held) })
        }
    }
}

impl Joint {
    /// The log's own time, that of its last entry: offline there is no other clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.examiner.last_at().unwrap_or(Instant::EPOCH)
    }

    /// The keys whose cosignatures a checkpoint may carry, as the log itself appoints them.
    #[must_use]
    pub fn cosigners(&self, role: KeyRole) -> Vec<VerifierKey> {
        let key = |side: Side| {
            let keys = self.genesis.node_keys(side);
            match role {
                KeyRole::Stored => VerifierKey::parse(&keys.stored).ok(),
                KeyRole::Examined => VerifierKey::parse(&keys.examined).ok(),
                KeyRole::Record | KeyRole::Sealing | KeyRole::SealingOutside(_) => None,
            }
        };
        Side::BOTH.into_iter().filter_map(key).collect()
    }

    /// Checks that the checkpoint carries the signatures of both *stored* keys beside the log's, and no other. A centre
    /// alone can sign what it likes; what both sides have not cosigned does not hold (SG-14).
    ///
    /// # Errors
    /// A signature that is missing, is not theirs, or is not one.
    pub fn check_cosigners(&self) -> Result<(), AuditFault> {
        check_cosigned("log", &self.log, &self.cosigners(KeyRole::Stored))
    }

    /// The record whose hash begins with `short`, if there is exactly one.
    #[must_use]
    pub fn find(&self, short: &str) -> Option<RecordHash> {
        let mut matching = self.records.keys().copied().filter(|hash| hash.to_string().starts_with(short));
        match (matching.next(), matching.next()) {
            (Some(hash), None) => Some(hash),
            (Some(_) | None, _) => None,
        }
    }
}

/// Checks that a checkpoint is cosigned by every one of these keys, and by nobody else but its log.
pub(super) fn check_cosigned(part: &'static str, log: &VerifiedLog, keys: &[VerifierKey]) -> Result<(), AuditFault> {
    let verified = verify_checkpoint_closed(log.note(), log.log_key(), keys)
        .map_err(|error| AuditFault::Log { part, fault: VerifyFault::Checkpoint { error } })?;
    match keys.iter().find(|key| !verified.is_cosigned_by(key)) {
        Some(key) => Err(AuditFault::NotCosigned { part, key: key.name().as_str().to_owned() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{AuditFault, check_tables};
    use crate::editions;
    use agreement::edition::Pins;
    use agreement::identity::Digest;
    use std::collections::BTreeMap;

    #[test]
    fn a_program_without_the_pinned_tables_derives_no_verdict() {
        for bytes in ["jic-2016-09", "tor-2016-07"].map(|id| editions::bytes(id).unwrap()) {
            let mut edition = wire::edition::parse(bytes).unwrap();
            assert!(check_tables(&edition).is_ok());
            let pins = edition.pins.iter().map(|(table, _)| (table.to_owned(), Digest::from_bytes([7; 32])));
            edition.pins = Pins::new(pins.collect::<BTreeMap<_, _>>());
            assert!(matches!(check_tables(&edition), Err(AuditFault::TableDiffers { .. })));
        }
    }
}
