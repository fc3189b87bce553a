//! Checkpoints: a log's origin, size and root as the text of a signed note (C2SP tlog-checkpoint 1.0.0).
//!
//! Must not know where entries are kept.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::hash::Hash;
use crate::key::{Algorithm, KeyName, NoteSigner, SignError, VerifierKey};
use crate::merkle::MAX_TREE_SIZE;
use crate::note::{NoteError, SignatureLine, SignedNote, VerifiedSignature};
use crate::text::{Lines, parse_decimal};

/// The head of a log: so many entries, with this root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
    extensions: Vec<String>,
}

impl Checkpoint {
    /// A checkpoint without extension lines, the only kind our own logs make.
    ///
    /// # Errors
    /// The origin is no key name, the size is beyond 2^63 - 1, or the empty tree has another root than its own.
    pub fn new(origin: &str, size: u64, root: Hash) -> Result<Self, CheckpointError> {
        KeyName::parse(origin).map_err(|_| CheckpointError::Origin { offset: 0 })?;
        let checkpoint = Self { origin: origin.into(), size, root, extensions: Vec::new() };
        checkpoint.check()
    }

    /// Reads the text of a checkpoint note. Every accepted text is reproduced exactly by [`Checkpoint::to_text`].
    ///
    /// # Errors
    /// A line is missing, empty or not in its one spelling.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = Lines::new(text);
        let origin =
            lines.next_line().filter(|origin| !origin.is_empty()).ok_or(CheckpointError::Origin { offset: 0 })?;
        let offset = lines.offset();
        let size = lines.next_line().and_then(parse_decimal).ok_or(CheckpointError::Size { offset })?;
        let offset = lines.offset();
        let root = lines.next_line().and_then(|root| Hash::parse_base64(root).ok());
        let root = root.ok_or(CheckpointError::Root { offset })?;
        let mut extensions = Vec::new();
        while !lines.rest().is_empty() {
            let offset = lines.offset();
            let line =
                lines.next_line().filter(|line| !line.is_empty()).ok_or(CheckpointError::Extension { offset })?;
            extensions.push(line.into());
        }
        Self { origin: origin.into(), size, root, extensions }.check()
    }

    fn check(self) -> Result<Self, CheckpointError> {
        if self.size > MAX_TREE_SIZE {
            return Err(CheckpointError::TooLarge { size: self.size });
        }
        if self.size == 0 && self.root != Hash::EMPTY_ROOT {
            return Err(CheckpointError::EmptyRoot { found: self.root });
        }
        Ok(self)
    }

    /// The note text: origin, size, root, extension lines, each with its newline.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_base64());
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// The identity of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Number of entries.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Root of the tree over them.
    #[must_use]
    pub const fn root(&self) -> Hash {
        self.root
    }

    /// Opaque lines a foreign log added; ours never have any.
    #[must_use]
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }
}

/// Signs a checkpoint as the log whose name is its origin.
///
/// # Errors
/// The key is not of type 0x01, or its name is not the origin.
pub fn sign_checkpoint(checkpoint: &Checkpoint, signer: &NoteSigner) -> Result<SignedNote, SignError> {
    let foreign = || SignError::ForeignOrigin { name: signer.name().clone(), origin: checkpoint.origin.clone() };
    if signer.name().as_str() != checkpoint.origin {
        return Err(foreign());
    }
    match signer.algorithm() {
        Algorithm::Ed25519Note => {}
        Algorithm::CosignatureV1 => {
            return Err(SignError::WrongAlgorithm {
                name: signer.name().clone(),
                expected: Algorithm::Ed25519Note.type_byte(),
                found: Algorithm::CosignatureV1.type_byte(),
            });
        }
    }
    let text = checkpoint.to_text();
    let line = SignatureLine::new(signer.name().clone(), signer.id(), signer.sign(text.as_bytes()).to_vec());
    // A checkpoint text is always a note text, so the refusal below never happens for a checkpoint we made.
    SignedNote::new(&text, line).map_err(|_| foreign())
}

/// A checkpoint whose log signature holds, with the cosignatures that hold too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedCheckpoint {
    checkpoint: Checkpoint,
    cosignatures: Vec<VerifiedSignature>,
}

impl VerifiedCheckpoint {
    /// The head of the log.
    #[must_use]
    pub const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Number of entries.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.checkpoint.size
    }

    /// Root of the tree over them.
    #[must_use]
    pub const fn root(&self) -> Hash {
        self.checkpoint.root
    }

    /// The cosignatures that hold, without the log's own signature.
    #[must_use]
    pub fn cosignatures(&self) -> &[VerifiedSignature] {
        &self.cosignatures
    }

    /// Whether this key cosigned.
    #[must_use]
    pub fn is_cosigned_by(&self, key: &VerifierKey) -> bool {
        self.cosignatures.iter().any(|signature| signature.is_by(key))
    }
}

/// Verifies a checkpoint as C2SP says: signatures by other keys are ignored.
///
/// # Errors
/// The text is no checkpoint, its origin is not the log's name, the log did not sign, or a given key's signature is bad.
pub fn verify_checkpoint(
    note: &SignedNote,
    log: &VerifierKey,
    cosigners: &[VerifierKey],
) -> Result<VerifiedCheckpoint, CheckpointError> {
    let checkpoint = Checkpoint::parse(note.text())?;
    if checkpoint.origin != log.name().as_str() {
        return Err(CheckpointError::ForeignOrigin { expected: log.name().clone(), found: checkpoint.origin });
    }
    let keys: Vec<_> = core::iter::once(log).chain(cosigners).cloned().collect();
    let verified = note.verify(&keys).map_err(CheckpointError::Note)?;
    let (by_log, cosignatures): (Vec<_>, Vec<_>) = verified.into_iter().partition(|signature| signature.is_by(log));
    if by_log.is_empty() {
        return Err(CheckpointError::NotSignedByLog { log: log.name().clone() });
    }
    Ok(VerifiedCheckpoint { checkpoint, cosignatures })
}

/// Verifies a checkpoint with nothing left over: only these keys may have signed, and no extension line may stand there.
///
/// # Errors
/// As [`verify_checkpoint`], and an unknown signature line or an extension line.
pub fn verify_checkpoint_closed(
    note: &SignedNote,
    log: &VerifierKey,
    cosigners: &[VerifierKey],
) -> Result<VerifiedCheckpoint, CheckpointError> {
    let verified = verify_checkpoint(note, log, cosigners)?;
    let keys: Vec<_> = core::iter::once(log).chain(cosigners).cloned().collect();
    let stranger = note
        .signatures()
        .iter()
        .find(|line| !keys.iter().any(|key| line.id() == key.id() && line.name() == key.name()));
    if let Some(line) = stranger {
        return Err(CheckpointError::Note(NoteError::UnknownKey { name: line.name().clone(), id: line.id() }));
    }
    if !verified.checkpoint.extensions.is_empty() {
        let known = Checkpoint { extensions: Vec::new(), ..verified.checkpoint };
        return Err(CheckpointError::Extension { offset: known.to_text().len() });
    }
    Ok(verified)
}

/// Why a text is not a checkpoint, or a checkpoint does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CheckpointError {
    /// The note around it does not hold.
    #[error("{0}")]
    Note(#[source] NoteError),
    /// The origin line is missing or empty, or in our own log not a key name.
    #[error("no origin at byte {offset}")]
    Origin {
        /// Start of the line.
        offset: usize,
    },
    /// The size line is no decimal without leading zeros.
    #[error("no tree size at byte {offset}")]
    Size {
        /// Start of the line.
        offset: usize,
    },
    /// The root line is no canonical base64 of 32 bytes.
    #[error("no root hash at byte {offset}")]
    Root {
        /// Start of the line.
        offset: usize,
    },
    /// A line where none may stand, or an empty or unfinished one.
    #[error("extension line at byte {offset}")]
    Extension {
        /// Start of the line.
        offset: usize,
    },
    /// More entries than a log can have.
    #[error("tree size {size} is larger than 2^63 - 1")]
    TooLarge {
        /// Size claimed.
        size: u64,
    },
    /// Size zero with a root that is not that of the empty tree.
    #[error("the empty tree cannot have root {found}")]
    EmptyRoot {
        /// Root claimed.
        found: Hash,
    },
    /// The checkpoint belongs to another log.
    #[error("origin is `{found}`, not `{expected}`")]
    ForeignOrigin {
        /// The log's name.
        expected: KeyName,
        /// The origin in the checkpoint.
        found: String,
    },
    /// Cosignatures hold, but the log's own is missing.
    #[error("`{log}` has not signed")]
    NotSignedByLog {
        /// The log's name.
        log: KeyName,
    },
    /// The policy names other logs.
    #[error("the policy does not accept log `{log}`")]
    LogNotInPolicy {
        /// The log's name.
        log: KeyName,
    },
    /// Not enough cosignatures.
    #[error("quorum `{quorum}` is not met")]
    QuorumNotMet {
        /// The name in the policy's quorum line.
        quorum: String,
    },
}

impl CheckpointError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Note(error) => error.code(),
            Self::Origin { .. } => "ledger-checkpoint-origin",
            Self::Size { .. } => "ledger-checkpoint-size",
            Self::Root { .. } => "ledger-checkpoint-root",
            Self::Extension { .. } => "ledger-checkpoint-extension",
            Self::TooLarge { .. } => "ledger-checkpoint-too-large",
            Self::EmptyRoot { .. } => "ledger-checkpoint-empty-root",
            Self::ForeignOrigin { .. } => "ledger-checkpoint-foreign-origin",
            Self::NotSignedByLog { .. } => "ledger-checkpoint-not-signed-by-log",
            Self::LogNotInPolicy { .. } => "ledger-checkpoint-log-not-in-policy",
            Self::QuorumNotMet { .. } => "ledger-checkpoint-quorum-not-met",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Note(error) => error.arguments(),
            Self::Origin { offset } | Self::Size { offset } | Self::Root { offset } | Self::Extension { offset } => {
                vec![("offset", offset.to_string())]
            }
            Self::TooLarge { size } => vec![("size", size.to_string())],
            Self::EmptyRoot { found } => vec![("found", found.to_base64())],
            Self::ForeignOrigin { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.clone())]
            }
            Self::NotSignedByLog { log } | Self::LogNotInPolicy { log } => vec![("log", log.to_string())],
            Self::QuorumNotMet { quorum } => vec![("quorum", quorum.clone())],
        }
    }
}
