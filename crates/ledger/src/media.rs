//! What a store must be able to do with bytes: the low-level trait behind [`crate::LogStore`].
//!
//! Must not know trees or signatures. An implementation is small and stupid: atomic files, one flush, one
//! compare-and-swap. `node` has the real one; [`crate::MemoryMedia`] is the other; both pass the same contract suite.
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Named byte strings plus one compare-and-swap cell, the *head*.
///
/// Paths are relative, `/`-separated, ASCII: `log/…` is what the public layout consists of, `staging/…` is private.
/// Every write replaces the whole file and is atomic: a reader sees the old bytes or the new ones. After a power cut a
/// file written by [`Media::write`] but not yet flushed may hold the old bytes, the new ones, or anything.
pub trait Media {
    /// The bytes at `path`, or nothing.
    ///
    /// # Errors
    /// The medium cannot tell.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Writes a file and returns only when it will survive a power cut, its directory entry included.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// Writes a file that readers see at once and that [`Media::flush`] makes durable.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// Makes all earlier writes and removals durable.
    ///
    /// # Errors
    /// Always indeterminate: which of them survived is not known.
    fn flush(&mut self) -> Result<(), StoreError>;

    /// Removes a file; one that does not exist is no error.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn remove(&mut self, path: &str) -> Result<(), StoreError>;

    /// All paths that begin with `prefix`, in ascending byte order.
    ///
    /// # Errors
    /// The medium cannot tell.
    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// The commit record, or nothing if none was ever written.
    ///
    /// # Errors
    /// The medium cannot tell.
    fn head(&self) -> Result<Option<Vec<u8>>, StoreError>;

    /// Replaces the commit record durably, only if it still is `expected`. This is the commit point.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if it is not; otherwise see [`StoreError`].
    fn compare_and_swap_head(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), StoreError>;
}

impl<M: Media + ?Sized> Media for &mut M {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        (**self).read(path)
    }

    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        (**self).write_durable(path, bytes)
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        (**self).write(path, bytes)
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        (**self).flush()
    }

    fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        (**self).remove(path)
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        (**self).list(prefix)
    }

    fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        (**self).head()
    }

    fn compare_and_swap_head(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), StoreError> {
        (**self).compare_and_swap_head(expected, new)
    }
}

/// What kept the medium from doing what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaCause {
    /// No room is left.
    Full,
    /// The medium may only be read.
    ReadOnly,
    /// The program lacks the right.
    Denied,
    /// Anything else the operating system reports.
    Other,
}

/// A failed operation of a medium: what is known about its effect matters more than why it failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The operation had no effect.
    #[error("`{path}` was left as it was: {reason}")]
    Determinate {
        /// The file.
        path: String,
        /// Class of the cause, for the message.
        cause: MediaCause,
        /// Words of the operating system, for the log.
        reason: String,
    },
    /// The operation may or may not have had its effect: reload, never guess.
    #[error("`{path}` may or may not have been written: {reason}")]
    Indeterminate {
        /// The file.
        path: String,
        /// Words of the operating system, for the log.
        reason: String,
    },
    /// Somebody else has moved the head: there are two writers.
    #[error("the commit record was changed by another writer")]
    Conflict,
}

impl StoreError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Determinate { cause: MediaCause::Full, .. } => "ledger-store-full",
            Self::Determinate { cause: MediaCause::ReadOnly, .. } => "ledger-store-read-only",
            Self::Determinate { cause: MediaCause::Denied, .. } => "ledger-store-denied",
            Self::Determinate { cause: MediaCause::Other, .. } => "ledger-store-failed",
            Self::Indeterminate { .. } => "ledger-store-indeterminate",
            Self::Conflict => "ledger-store-conflict",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Determinate { path, reason, .. } | Self::Indeterminate { path, reason } => {
                vec![("path", path.to_string()), ("reason", reason.to_string())]
            }
            Self::Conflict => Vec::new(),
        }
    }
}
