//! Evidence against a sequencer that an outsider can check with the log's public key alone.
//!
//! A fork is two signed checkpoints of one log that no single tree can have. For equal sizes the notes say it
//! themselves; for different sizes a consistency proof shows that the larger tree has another past.
use ledger::{Hash, VerifierKey, verify_consistency};
use std::fmt::Write as _;

use crate::notes::{Head, LogKeys};

/// Two checkpoints of one log that contradict each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ForkEvidence {
    /// The note with the smaller size, exact bytes.
    pub smaller: Vec<u8>,
    /// The note with the larger size, or the other one of the same size.
    pub larger: Vec<u8>,
    /// The root that the larger tree has at the smaller size.
    pub past: Hash,
    /// Proof of that; empty for equal sizes.
    pub proof: Vec<Hash>,
}

/// Why evidence shows nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EvidenceError {
    /// The file has not the form of evidence.
    #[error("not a file of fork evidence")]
    Form,
    /// A note is not signed by the log.
    #[error("a note is not signed by the log")]
    Unsigned,
    /// The larger tree extends the smaller one, or nothing shows the contrary.
    #[error("the checkpoints do not contradict each other")]
    NoContradiction,
}

impl EvidenceError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Form => "protocol-evidence-form",
            Self::Unsigned => "protocol-evidence-unsigned",
            Self::NoContradiction => "protocol-evidence-no-contradiction",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub const fn arguments(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

const HEADER: &str = "jig fork evidence v1";
const SMALLER: &str = "--- smaller";
const LARGER: &str = "--- larger";

impl ForkEvidence {
    /// The file: header, past root, proof, both notes verbatim.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("{HEADER}\npast {}\n", self.past.to_base64());
        for hash in &self.proof {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "proof {}", hash.to_base64());
        }
        let mut bytes = text.into_bytes();
        for (mark, note) in [(SMALLER, &self.smaller), (LARGER, &self.larger)] {
            bytes.extend_from_slice(mark.as_bytes());
            bytes.push(b'\n');
            bytes.extend_from_slice(note);
        }
        bytes
    }

    /// Reads the file; what it claims is only checked by [`ForkEvidence::verify`].
    ///
    /// # Errors
    /// [`EvidenceError::Form`].
    pub fn parse(bytes: &[u8]) -> Result<Self, EvidenceError> {
        let text = std::str::from_utf8(bytes).map_err(|_| EvidenceError::Form)?;
        let (top, notes) = text.split_once(&format!("{SMALLER}\n")).ok_or(EvidenceError::Form)?;
        let (smaller, larger) = notes.split_once(&format!("{LARGER}\n")).ok_or(EvidenceError::Form)?;
        let mut lines = top.lines();
        if lines.next() != Some(HEADER) {
            return Err(EvidenceError::Form);
        }
        let hash = |line: Option<&str>, prefix: &str| {
            let text = line.and_then(|line| line.strip_prefix(prefix)).ok_or(EvidenceError::Form)?;
            Hash::parse_base64(text).map_err(|_| EvidenceError::Form)
        };
        let past = hash(lines.next(), "past ")?;
        let proof = lines.map(|line| hash(Some(line), "proof ")).collect::<Result<_, _>>()?;
        Ok(Self { smaller: smaller.as_bytes().to_vec(), larger: larger.as_bytes().to_vec(), past, proof })
    }

    /// Checks that the holder of the log's key signed a contradiction. Returns both sizes.
    ///
    /// # Errors
    /// A note is not signed by the log, or they do not contradict each other.
    pub fn verify(&self, keys: &LogKeys) -> Result<(u64, u64), EvidenceError> {
        self.verify_by(&keys.log)
    }

    /// As [`ForkEvidence::verify`], with the log's key alone.
    ///
    /// # Errors
    /// As there.
    pub fn verify_by(&self, log: &VerifierKey) -> Result<(u64, u64), EvidenceError> {
        let read = |bytes: &[u8]| {
            let note = ledger::SignedNote::parse(bytes).map_err(|_| EvidenceError::Unsigned)?;
            ledger::verify_checkpoint(&note, log, &[]).map_err(|_| EvidenceError::Unsigned)
        };
        let (smaller, larger) = (read(&self.smaller)?, read(&self.larger)?);
        let proven = if smaller.size() == larger.size() {
            self.past == larger.root()
        } else {
            smaller.size() > 0
                && verify_consistency(smaller.size(), &self.past, larger.size(), &larger.root(), &self.proof).is_ok()
        };
        if proven && self.past != smaller.root() {
            Ok((smaller.size(), larger.size()))
        } else {
            Err(EvidenceError::NoContradiction)
        }
    }

    /// Puts evidence together from two heads, the second the larger; the proof comes from the tree of the larger one.
    #[must_use]
    pub fn of(smaller: &Head, larger: &Head, past: Hash, proof: Vec<Hash>) -> Self {
        Self { smaller: smaller.bytes().to_vec(), larger: larger.bytes().to_vec(), past, proof }
    }
}
