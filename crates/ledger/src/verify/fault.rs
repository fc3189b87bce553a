//! What a full verification can find, always with file, place and expectation.
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::checkpoint::CheckpointError;
use crate::hash::Hash;
use crate::key::KeyError;
use crate::note::NoteError;
use crate::tile::BundleError;

/// What bytes should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expectation {
    /// The hashes of the subtrees below.
    SubtreeHashes,
    /// The beginning of the larger tile or bundle at the same place.
    PrefixOfLarger,
}

/// The first fault of a log.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VerifyFault {
    /// The reader failed: nothing is known about the log.
    #[error("`{path}` cannot be read: {reason}")]
    Unreadable {
        /// The file, empty for the list of files.
        path: String,
        /// Words of the reader, for the log.
        reason: String,
    },
    /// A file that belongs to the log is not there.
    #[error("`{path}` is missing")]
    Missing {
        /// The file.
        path: String,
    },
    /// A file that does not belong to the log.
    #[error("`{path}` has no place in the log")]
    Stray {
        /// The file.
        path: String,
    },
    /// `vkey` is not one key on one line.
    #[error("vkey: {error}")]
    Key {
        /// What is wrong.
        #[source]
        error: KeyError,
    },
    /// The log is not the one that was expected.
    #[error("the log belongs to `{found}`, not to `{expected}`")]
    ForeignLog {
        /// The trusted key.
        expected: String,
        /// The key beside the log.
        found: String,
    },
    /// `checkpoint` is not a note.
    #[error("checkpoint: {error}")]
    Note {
        /// What is wrong.
        #[source]
        error: NoteError,
    },
    /// `checkpoint` does not hold.
    #[error("checkpoint: {error}")]
    Checkpoint {
        /// What is wrong.
        #[source]
        error: CheckpointError,
    },
    /// A bundle cannot be taken apart.
    #[error("`{path}`: {error}")]
    Bundle {
        /// The file.
        path: String,
        /// What is wrong.
        #[source]
        error: BundleError,
    },
    /// A file has another length than its name says.
    #[error("`{path}` has {found} bytes, not {expected}")]
    Length {
        /// The file.
        path: String,
        /// Bytes it should have.
        expected: usize,
        /// Bytes it has.
        found: usize,
    },
    /// An entry does not match its leaf hash.
    #[error("entry {index} at byte {offset} of `{path}` hashes to {found}, its tile says {expected}")]
    Leaf {
        /// The bundle.
        path: String,
        /// Byte at which the entry starts, its length bytes included.
        offset: usize,
        /// Index of the entry.
        index: u64,
        /// Hash in the tile.
        expected: Hash,
        /// Hash of the entry.
        found: Hash,
    },
    /// A byte differs from what the entries lead to.
    #[error("`{path}` is wrong at byte {offset}")]
    Bytes {
        /// The file.
        path: String,
        /// First wrong byte.
        offset: usize,
        /// What should stand there.
        expectation: Expectation,
    },
    /// The entries lead to another root than was signed.
    #[error("{size} entries lead to root {found}, the checkpoint says {expected}")]
    Root {
        /// Entries in the checkpoint.
        size: u64,
        /// Root in the checkpoint.
        expected: Hash,
        /// Root of the entries.
        found: Hash,
    },
    /// The caller refused an entry.
    #[error("entry {index}: {code}")]
    Entry {
        /// Index of the entry.
        index: u64,
        /// The caller's own code, key of the caller's own message.
        code: String,
    },
}

impl VerifyFault {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "ledger-verify-unreadable",
            Self::Missing { .. } => "ledger-verify-missing",
            Self::Stray { .. } => "ledger-verify-stray",
            Self::Key { error } => error.code(),
            Self::ForeignLog { .. } => "ledger-verify-foreign-log",
            Self::Note { error } => error.code(),
            Self::Checkpoint { error } => error.code(),
            Self::Bundle { error, .. } => error.code(),
            Self::Length { .. } => "ledger-verify-length",
            Self::Leaf { .. } => "ledger-verify-leaf",
            Self::Bytes { expectation: Expectation::SubtreeHashes, .. } => "ledger-verify-subtree",
            Self::Bytes { expectation: Expectation::PrefixOfLarger, .. } => "ledger-verify-prefix",
            Self::Root { .. } => "ledger-verify-root",
            Self::Entry { .. } => "ledger-verify-entry",
        }
    }

    /// The file at fault; empty if it is no single file.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Unreadable { path, .. }
            | Self::Missing { path }
            | Self::Stray { path }
            | Self::Bundle { path, .. }
            | Self::Length { path, .. }
            | Self::Leaf { path, .. }
            | Self::Bytes { path, .. } => path,
            Self::Key { .. } | Self::ForeignLog { .. } => "vkey",
            Self::Note { .. } | Self::Checkpoint { .. } | Self::Root { .. } => "checkpoint",
            Self::Entry { .. } => "",
        }
    }

    /// Values that the message shows; always with `path`.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let path = vec![("path", self.path().to_string())];
        let more = match self {
            Self::Unreadable { reason, .. } => vec![("reason", reason.clone())],
            Self::Missing { .. } | Self::Stray { .. } => Vec::new(),
            Self::Key { error } => error.arguments(),
            Self::ForeignLog { expected, found } => vec![("expected", expected.clone()), ("found", found.clone())],
            Self::Note { error } => error.arguments(),
            Self::Checkpoint { error } => error.arguments(),
            Self::Bundle { error, .. } => error.arguments(),
            Self::Length { expected, found, .. } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            Self::Leaf { offset, index, expected, found, .. } => vec![
                ("offset", offset.to_string()),
                ("index", index.to_string()),
                ("expected", expected.to_base64()),
                ("found", found.to_base64()),
            ],
            Self::Bytes { offset, .. } => vec![("offset", offset.to_string())],
            Self::Root { size, expected, found } => {
                vec![("size", size.to_string()), ("expected", expected.to_base64()), ("found", found.to_base64())]
            }
            Self::Entry { index, code } => vec![("index", index.to_string()), ("code", code.clone())],
        };
        [path, more].concat()
    }
}
