//! Evidence that travels alone: an entry's place in a log, with the cosigned checkpoint (C2SP tlog-proof).
//!
//! Must not know what the entry says, nor what the extra bytes mean: those are not authenticated by anything here.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::checkpoint::{CheckpointError, VerifiedCheckpoint};
use crate::hash::Hash;
use crate::key::VerifierKey;
use crate::merkle::{ProofError, verify_inclusion};
use crate::note::{MAX_NOTE_BYTES, NoteError, SignedNote};
use crate::policy::Policy;
use crate::text::{Lines, decode_base64, encode_base64, parse_decimal};

const HEADER: &str = "c2sp.org/tlog-proof@v1";
/// Hashes in a proof: no tree below 2^63 leaves is higher.
const MAX_HASHES: usize = 63;
/// The largest proof file read, in bytes.
const MAX_PROOF_BYTES: usize = 2 * MAX_NOTE_BYTES;

/// A proof file: index, hashes from leaf to root, and the checkpoint verbatim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof {
    index: u64,
    hashes: Vec<Hash>,
    checkpoint: SignedNote,
    extra: Option<Vec<u8>>,
}

/// What a proof has proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedProof {
    index: u64,
    checkpoint: VerifiedCheckpoint,
}

impl VerifiedProof {
    /// Index of the entry in the log.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// The checkpoint that covers it, with the cosignatures that hold.
    #[must_use]
    pub const fn checkpoint(&self) -> &VerifiedCheckpoint {
        &self.checkpoint
    }
}

impl TlogProof {
    /// Puts a proof together; nothing is verified yet.
    #[must_use]
    pub const fn new(index: u64, hashes: Vec<Hash>, checkpoint: SignedNote, extra: Option<Vec<u8>>) -> Self {
        Self { index, hashes, checkpoint, extra }
    }

    /// Reads a proof file. Every accepted input is reproduced exactly by [`TlogProof::to_bytes`].
    ///
    /// # Errors
    /// The first line that is not in its one spelling.
    pub fn parse(bytes: &[u8]) -> Result<Self, ProofFileError> {
        if bytes.len() > MAX_PROOF_BYTES {
            return Err(ProofFileError::TooLong { found: bytes.len() });
        }
        let text = core::str::from_utf8(bytes).map_err(|error| ProofFileError::Form { offset: error.valid_up_to() })?;
        let mut lines = Lines::new(text);
        if lines.next_line() != Some(HEADER) {
            return Err(ProofFileError::Form { offset: 0 });
        }
        let mut offset = lines.offset();
        let mut line = lines.next_line().ok_or(ProofFileError::Form { offset })?;
        let mut extra = None;
        if let Some(encoded) = line.strip_prefix("extra ") {
            extra = Some(decode_base64(encoded).ok_or(ProofFileError::Form { offset })?);
            offset = lines.offset();
            line = lines.next_line().ok_or(ProofFileError::Form { offset })?;
        }
        let index = line.strip_prefix("index ").and_then(parse_decimal).ok_or(ProofFileError::Form { offset })?;
        let mut hashes = Vec::new();
        loop {
            let offset = lines.offset();
            let line = lines.next_line().ok_or(ProofFileError::Form { offset })?;
            if line.is_empty() {
                break;
            }
            if hashes.len() == MAX_HASHES {
                return Err(ProofFileError::Form { offset });
            }
            hashes.push(Hash::parse_base64(line).map_err(|_| ProofFileError::Form { offset })?);
        }
        let note_offset = lines.offset();
        let checkpoint = SignedNote::parse(lines.rest().as_bytes())
            .map_err(|error| ProofFileError::Note(error.moved_by(note_offset)))?;
        Ok(Self { index, hashes, checkpoint, extra })
    }

    /// The exact bytes of the proof file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("{HEADER}\n");
        if let Some(extra) = &self.extra {
            text.push_str(&format!("extra {}\n", encode_base64(extra)));
        }
        text.push_str(&format!("index {}\n", self.index));
        for hash in &self.hashes {
            text.push_str(&hash.to_base64());
            text.push('\n');
        }
        text.push('\n');
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(&self.checkpoint.to_bytes());
        bytes
    }

    /// Index of the entry, not yet verified.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// The hashes from the leaf's sibling to the root's child.
    #[must_use]
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// The checkpoint as it was signed, not yet verified.
    #[must_use]
    pub const fn checkpoint(&self) -> &SignedNote {
        &self.checkpoint
    }

    /// Bytes that some application added; nothing vouches for them.
    #[must_use]
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }

    /// Verifies that the log holds `entry`, under a policy; as the specification says, lines of other keys are ignored.
    ///
    /// # Errors
    /// The checkpoint does not hold or lacks the quorum, or the hashes do not lead from the entry to its root.
    pub fn verify(&self, entry: &[u8], log: &VerifierKey, policy: &Policy) -> Result<VerifiedProof, ProofFileError> {
        self.lead_to(entry, policy.verify(&self.checkpoint, log).map_err(ProofFileError::Checkpoint)?)
    }

    /// As [`TlogProof::verify`], with nothing left over: no unknown signature line and no extra bytes.
    ///
    /// # Errors
    /// As [`TlogProof::verify`], and anything that nobody vouches for.
    pub fn verify_closed(
        &self,
        entry: &[u8],
        log: &VerifierKey,
        policy: &Policy,
    ) -> Result<VerifiedProof, ProofFileError> {
        if self.extra.is_some() {
            return Err(ProofFileError::Extra);
        }
        self.lead_to(entry, policy.verify_closed(&self.checkpoint, log).map_err(ProofFileError::Checkpoint)?)
    }

    fn lead_to(&self, entry: &[u8], checkpoint: VerifiedCheckpoint) -> Result<VerifiedProof, ProofFileError> {
        let leaf = Hash::of_leaf(entry);
        verify_inclusion(&leaf, self.index, checkpoint.size(), &self.hashes, &checkpoint.root())
            .map_err(ProofFileError::Inclusion)?;
        Ok(VerifiedProof { index: self.index, checkpoint })
    }
}

/// Why a proof file is malformed or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProofFileError {
    /// More bytes than any proof needs.
    #[error("a proof of {found} bytes is too long")]
    TooLong {
        /// Length in bytes.
        found: usize,
    },
    /// A line is missing or not in its one spelling.
    #[error("not a proof from byte {offset}")]
    Form {
        /// Start of the line.
        offset: usize,
    },
    /// The checkpoint in it is no note; offsets count from the start of the whole.
    #[error("in the checkpoint: {0}")]
    Note(#[source] NoteError),
    /// The checkpoint does not hold.
    #[error("{0}")]
    Checkpoint(#[source] CheckpointError),
    /// The hashes do not lead to the root.
    #[error("{0}")]
    Inclusion(#[source] ProofError),
    /// Extra bytes, which nobody vouches for.
    #[error("the proof carries extra bytes")]
    Extra,
}

impl ProofFileError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "ledger-proof-file-too-long",
            Self::Form { .. } => "ledger-proof-file-form",
            Self::Note(error) => error.code(),
            Self::Checkpoint(error) => error.code(),
            Self::Inclusion(error) => error.code(),
            Self::Extra => "ledger-proof-file-extra",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { found } => vec![("found", found.to_string()), ("limit", MAX_PROOF_BYTES.to_string())],
            Self::Form { offset } => vec![("offset", offset.to_string())],
            Self::Note(error) => error.arguments(),
            Self::Checkpoint(error) => error.arguments(),
            Self::Inclusion(error) => error.arguments(),
            Self::Extra => Vec::new(),
        }
    }
}
