//! Officers' secret keys in files: Ed25519 in PKCS #8 PEM (RFC 8410), as `openssl genpkey -algorithm ed25519` writes it.
//!
//! A file that others may read is refused with the cure; nothing of a secret ever stands in an error. The text itself is
//! read and written by `wire::keyfile`.
use crate::outcome::io_cause;
use ed25519_dalek::SigningKey;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// Why a key file was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeyFileError {
    /// It could not be read.
    #[error("{} cannot be read", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The system's words.
        #[source]
        cause: std::io::Error,
    },
    /// Group or others may read it.
    #[error("{} is readable by others (mode {mode:04o})", file.display())]
    OpenToOthers {
        /// The file.
        file: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// It holds no Ed25519 key.
    #[error("{} holds no Ed25519 key in PKCS #8 PEM", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
    },
}

impl wire::phrases::Coded for KeyFileError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "cli-read-failed",
            Self::OpenToOthers { .. } => "cli-key-open-to-others",
            Self::Malformed { .. } => "cli-key-malformed",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unreadable { file, cause } => {
                let [cause, system] = io_cause(cause);
                vec![("file", file.display().to_string()), cause, system]
            }
            Self::OpenToOthers { file, mode } => {
                vec![("file", file.display().to_string()), ("mode", format!("{mode:04o}"))]
            }
            Self::Malformed { file } => vec![("file", file.display().to_string())],
        }
    }
}

/// Reads a key file.
///
/// # Errors
/// [`KeyFileError`].
pub(crate) fn read(file: &Path) -> Result<SigningKey, KeyFileError> {
    let unreadable = |cause| KeyFileError::Unreadable { file: file.to_path_buf(), cause };
    let mode = std::fs::metadata(file).map_err(unreadable)?.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(KeyFileError::OpenToOthers { file: file.to_path_buf(), mode });
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let seed = wire::keyfile::from_pem(&bytes).ok_or_else(|| KeyFileError::Malformed { file: file.to_path_buf() })?;
    Ok(SigningKey::from_bytes(&seed))
}
