//! Errors of the disk as the ledger wants them: what is known of the effect first, the cause second.
use ledger::{MediaCause, StoreError};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use wire::phrases::Coded;

/// Why a store could not be opened at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenStoreError {
    /// Another process has the store open.
    #[error("store {} is locked by another process", folder.display())]
    Locked {
        /// The private folder of the store.
        folder: PathBuf,
    },
    /// A rename from the private into the public folder would not be atomic.
    #[error("{} and {} lie on different file systems", private.display(), public.display())]
    TwoFileSystems {
        /// The private folder.
        private: PathBuf,
        /// The public folder.
        public: PathBuf,
    },
    /// The commit record's file is there but neither of its two halves can be read.
    #[error("commit record {} is damaged in both halves", file.display())]
    HeadDamaged {
        /// The file.
        file: PathBuf,
    },
    /// A folder or file could not be made or read.
    #[error("{} cannot be used: {source}", path.display())]
    Unusable {
        /// Folder or file.
        path: PathBuf,
        /// The system's words.
        #[source]
        source: Error,
    },
}

impl OpenStoreError {
    pub(super) fn unusable(path: &Path, source: Error) -> Self {
        Self::Unusable { path: path.to_path_buf(), source }
    }
}

impl Coded for OpenStoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::Locked { .. } => "node-store-locked",
            Self::TwoFileSystems { .. } => "node-store-two-file-systems",
            Self::HeadDamaged { .. } => "node-store-head-damaged",
            Self::Unusable { source, .. } => match cause(source) {
                MediaCause::Full => "node-store-full",
                MediaCause::ReadOnly => "node-store-read-only",
                MediaCause::Denied => "node-store-denied",
                MediaCause::Other => "node-store-unusable",
            },
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Locked { folder } => vec![("folder", folder.display().to_string())],
            Self::TwoFileSystems { private, public } => {
                vec![("private", private.display().to_string()), ("public", public.display().to_string())]
            }
            Self::HeadDamaged { file } => vec![("file", file.display().to_string())],
            Self::Unusable { path, source } => {
                vec![("path", path.display().to_string()), ("cause", source.to_string())]
            }
        }
    }
}

/// The class of an error of the operating system.
pub(super) fn cause(error: &Error) -> MediaCause {
    let kind = error.kind();
    if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge) {
        MediaCause::Full
    } else if kind == ErrorKind::ReadOnlyFilesystem {
        MediaCause::ReadOnly
    } else if kind == ErrorKind::PermissionDenied {
        MediaCause::Denied
    } else {
        MediaCause::Other
    }
}

/// An operation that certainly had no effect.
pub(super) fn determinate(path: &str, error: &Error) -> StoreError {
    StoreError::Determinate { path: path.to_owned(), cause: cause(error), reason: error.to_string() }
}

/// An operation that may have had its effect.
pub(super) fn indeterminate(path: &str, error: &Error) -> StoreError {
    StoreError::Indeterminate { path: path.to_owned(), reason: error.to_string() }
}
