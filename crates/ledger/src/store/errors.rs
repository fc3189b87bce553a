//! What can go wrong with a log on a medium, one enum per operation.
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::checkpoint::CheckpointError;
use crate::hash::Hash;
use crate::key::SignError;
use crate::media::StoreError;
use crate::tile::BundleError;

/// Why a log cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The medium failed.
    #[error("{0}")]
    Store(#[source] StoreError),
    /// The commit record is damaged.
    #[error("the commit record is damaged")]
    CommitRecord,
    /// The committed checkpoint does not hold.
    #[error("{0}")]
    Checkpoint(#[source] CheckpointError),
    /// The medium holds the log of another key.
    #[error("the store does not belong to `{expected}`")]
    ForeignLog {
        /// The key that was to be opened.
        expected: String,
    },
    /// More was published than the commit record knows: the record was rolled back.
    #[error("size {published} was published, but the commit record says {committed}")]
    PublishedAhead {
        /// Size of the published checkpoint, at least.
        published: u64,
        /// Size in the commit record.
        committed: u64,
    },
    /// A file is missing, or does not hold what the tree says.
    #[error("`{path}` is missing or damaged")]
    Damaged {
        /// The file.
        path: String,
    },
    /// The entries do not lead to the committed root.
    #[error("at size {size} the root is {found}, the checkpoint says {expected}")]
    RootMismatch {
        /// Entries in the log.
        size: u64,
        /// Root in the checkpoint.
        expected: Hash,
        /// Root computed.
        found: Hash,
    },
}

impl OpenError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::CommitRecord => "ledger-open-commit-record",
            Self::Checkpoint(error) => error.code(),
            Self::ForeignLog { .. } => "ledger-open-foreign-log",
            Self::PublishedAhead { .. } => "ledger-open-published-ahead",
            Self::Damaged { .. } => "ledger-open-damaged",
            Self::RootMismatch { .. } => "ledger-open-root-mismatch",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Store(error) => error.arguments(),
            Self::CommitRecord => Vec::new(),
            Self::Checkpoint(error) => error.arguments(),
            Self::ForeignLog { expected } => vec![("expected", expected.clone())],
            Self::PublishedAhead { published, committed } => {
                vec![("published", published.to_string()), ("committed", committed.to_string())]
            }
            Self::Damaged { path } => vec![("path", path.clone())],
            Self::RootMismatch { size, expected, found } => {
                vec![("size", size.to_string()), ("expected", expected.to_base64()), ("found", found.to_base64())]
            }
        }
    }
}

/// Why entries were not appended.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AppendError {
    /// The medium failed; see [`StoreError`] for what is known of the effect.
    #[error("{0}")]
    Store(#[source] StoreError),
    /// Nothing to append, or too much at once.
    #[error("a batch of {entries} entries and {bytes} bytes is not accepted")]
    Batch {
        /// Entries in the batch.
        entries: usize,
        /// Bytes in the batch.
        bytes: usize,
    },
    /// An entry does not fit a bundle.
    #[error("{0}")]
    Bundle(#[source] BundleError),
    /// The checkpoint could not be made, or the one returned does not hold.
    #[error("{0}")]
    Checkpoint(#[source] CheckpointError),
    /// The signer refused.
    #[error("{0}")]
    Sign(#[source] SignError),
    /// The note returned is about another tree than these entries make.
    #[error("the note says size {expected_size}, root {expected_root}; the entries make {found_size}, {found_root}")]
    OtherTree {
        /// Size in the note.
        expected_size: u64,
        /// Size that the entries make.
        found_size: u64,
        /// Root in the note.
        expected_root: Hash,
        /// Root that the entries make.
        found_root: Hash,
    },
    /// The root computed from what was read back differs from the one computed in memory.
    #[error("the bytes read back do not lead to the root for size {size}")]
    SecondPath {
        /// Size of the tree that was to be signed.
        size: u64,
    },
}

impl AppendError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Batch { .. } => "ledger-append-batch",
            Self::Bundle(error) => error.code(),
            Self::Checkpoint(error) => error.code(),
            Self::Sign(error) => error.code(),
            Self::OtherTree { .. } => "ledger-append-other-tree",
            Self::SecondPath { .. } => "ledger-append-second-path",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Store(error) => error.arguments(),
            Self::Batch { entries, bytes } => vec![("entries", entries.to_string()), ("bytes", bytes.to_string())],
            Self::Bundle(error) => error.arguments(),
            Self::Checkpoint(error) => error.arguments(),
            Self::Sign(error) => error.arguments(),
            Self::OtherTree { expected_size, found_size, expected_root, found_root } => {
                other_tree(*expected_size, *found_size, expected_root, found_root)
            }
            Self::SecondPath { size } => vec![("size", size.to_string())],
        }
    }
}

/// Why a checkpoint was not published.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PublishError {
    /// The medium failed.
    #[error("{0}")]
    Store(#[source] StoreError),
    /// Nothing was ever appended.
    #[error("the log has no entry yet")]
    Empty,
    /// The note does not hold.
    #[error("{0}")]
    Checkpoint(#[source] CheckpointError),
    /// The note is about another tree.
    #[error("the note says size {found_size}, root {found_root}; the log has {expected_size}, {expected_root}")]
    OtherTree {
        /// Size of the log.
        expected_size: u64,
        /// Size in the note.
        found_size: u64,
        /// Root of the log.
        expected_root: Hash,
        /// Root in the note.
        found_root: Hash,
    },
}

impl PublishError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Empty => "ledger-publish-empty",
            Self::Checkpoint(error) => error.code(),
            Self::OtherTree { .. } => "ledger-publish-other-tree",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Store(error) => error.arguments(),
            Self::Empty => Vec::new(),
            Self::Checkpoint(error) => error.arguments(),
            Self::OtherTree { expected_size, found_size, expected_root, found_root } => {
                other_tree(*expected_size, *found_size, expected_root, found_root)
            }
        }
    }
}

fn other_tree(
    expected_size: u64,
    found_size: u64,
    expected_root: &Hash,
    found_root: &Hash,
) -> Vec<(&'static str, String)> {
    vec![
        ("expected_size", expected_size.to_string()),
        ("found_size", found_size.to_string()),
        ("expected", expected_root.to_base64()),
        ("found", found_root.to_base64()),
    ]
}

/// Why an entry cannot be read back.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The medium failed.
    #[error("{0}")]
    Store(#[source] StoreError),
    /// The log has no such entry.
    #[error("index {index} is not in a log of {size} entries")]
    OutOfRange {
        /// Index asked for.
        index: u64,
        /// Entries in the log.
        size: u64,
    },
    /// The file is missing, or the entry in it is not the one that was written.
    #[error("entry {index} in `{path}` is missing or damaged")]
    Damaged {
        /// The file.
        path: String,
        /// Index of the entry.
        index: u64,
    },
}

impl ReadError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::OutOfRange { .. } => "ledger-read-out-of-range",
            Self::Damaged { .. } => "ledger-read-damaged",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Store(error) => error.arguments(),
            Self::OutOfRange { index, size } => vec![("index", index.to_string()), ("size", size.to_string())],
            Self::Damaged { path, index } => vec![("path", path.clone()), ("index", index.to_string())],
        }
    }
}
