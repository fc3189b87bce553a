//! Proof of a record to an outsider: files that anybody checks with the logs' keys and no code of ours.
//!
//! A record and its verdict, each with a C2SP tlog-proof; for a permission also both receipts that put it in effect, with
//! theirs (protocol, step 5). From *stored* cosignatures nothing follows but possession. Pure: bytes in, files out.
use agreement::identity::{RecordHash, Side};
use agreement::records::Nature;
use ledger::{SignedNote, TlogProof, Tree};

use crate::examiner::Examiner;

/// One file of a proof.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProofFile {
    /// Its name, for example `record.tlog-proof`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a record cannot be proved.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ProveError {
    /// The log does not hold it.
    #[error("the log does not hold the record")]
    Unknown,
    /// No published checkpoint of both logs covers an entry that is needed.
    #[error("no published checkpoint covers entry {index}")]
    Uncovered {
        /// The entry.
        index: u64,
    },
    /// A permission lacks a matching receipt.
    #[error("no matching receipt of {} covers entry {index}", side.name())]
    NoReceipt {
        /// Whose.
        side: Side,
        /// The permission's entry.
        index: u64,
    },
}

impl ProveError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "protocol-prove-unknown",
            Self::Uncovered { .. } => "protocol-prove-uncovered",
            Self::NoReceipt { .. } => "protocol-prove-no-receipt",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unknown => Vec::new(),
            Self::Uncovered { index } => vec![("index", index.to_string())],
            Self::NoReceipt { side, index } => vec![("side", side.name().into()), ("index", index.to_string())],
        }
    }
}

/// A log whose notes were verified: all entries and the published note of each of the two logs.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// Entries of the joint log, in order.
    pub entries: &'a [Vec<u8>],
    /// The joint log's note.
    pub joint: &'a SignedNote,
    /// Size of the joint log's note.
    pub joint_size: u64,
    /// The verdict log's note.
    pub verdicts: &'a SignedNote,
    /// Size of the verdict log's note.
    pub verdicts_size: u64,
}

/// Makes the proof of a record by re-reading the log from its first byte with the given, empty examiner.
///
/// The files: `record.entry`, `record.tlog-proof`, `verdict.leaf`, `verdict.tlog-proof`, and for a permission
/// `receipt-<side>.entry`, `receipt-<side>.tlog-proof`, `receipt-<side>.verdict.leaf`, `receipt-<side>.verdict.tlog-proof`
/// for both sides.
///
/// # Errors
/// See [`ProveError`].
pub fn prove(mut examiner: Examiner, log: Published<'_>, record: RecordHash) -> Result<Vec<ProofFile>, ProveError> {
    let mut leaves = Vec::with_capacity(log.entries.len());
    let mut nature = None;
    let mut at = None;
    for entry in log.entries {
        let examined = examiner.push(entry);
        if let Some(signed) = &examined.signed
            && signed.hash == record
            && examiner.index_of(&record) == Some(examined.index)
        {
            at = Some(examined.index);
            nature = Some(signed.record.body.nature());
        }
        leaves.push(examined.leaf);
    }
    let (Some(index), Some(nature)) = (at, nature) else { return Err(ProveError::Unknown) };
    let mut files = Vec::new();
    add(&mut files, "record", "verdict", &examiner, &log, &leaves, index)?;
    if nature == Nature::Permission {
        for side in Side::BOTH {
            let receipt = examiner.state().frontiers().covering(side, index).map(|reached| reached.entry);
            let receipt = receipt.ok_or(ProveError::NoReceipt { side, index })?;
            let name = format!("receipt-{}", side.name());
            add(&mut files, &name, &format!("{name}.verdict"), &examiner, &log, &leaves, receipt)?;
        }
    }
    Ok(files)
}

fn add(
    files: &mut Vec<ProofFile>,
    entry_name: &str,
    leaf_name: &str,
    examiner: &Examiner,
    log: &Published<'_>,
    leaves: &[Vec<u8>],
    index: u64,
) -> Result<(), ProveError> {
    let uncovered = || ProveError::Uncovered { index };
    let place = usize::try_from(index).map_err(|_| uncovered())?;
    let entry = log.entries.get(place).ok_or_else(uncovered)?;
    let leaf = leaves.get(place).ok_or_else(uncovered)?;
    let proof = |tree: &Tree, size: u64, note: &SignedNote| {
        let hashes = tree.inclusion(index, size).ok_or_else(uncovered)?;
        Ok(TlogProof::new(index, hashes, note.clone(), None).to_bytes())
    };
    let joint = proof(examiner.joint(), log.joint_size, log.joint)?;
    let verdict = proof(examiner.verdicts(), log.verdicts_size, log.verdicts)?;
    for (name, bytes) in [
        (format!("{entry_name}.entry"), entry.clone()),
        (format!("{entry_name}.tlog-proof"), joint),
        (format!("{leaf_name}.leaf"), leaf.clone()),
        (format!("{leaf_name}.tlog-proof"), verdict),
    ] {
        files.push(ProofFile { name, bytes });
    }
    Ok(())
}
