//! Reading files that only the node may read: keys and the officer door's token.
//!
//! A secret that others can read is no secret: the node refuses to start on it and says what to do. Nothing of a
//! secret's contents ever stands in an error.
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use wire::phrases::Coded;

/// The largest secret file; a key is a few hundred bytes.
const SECRET_BYTES_MAX: u64 = 64 * 1024;

/// Why a secret file was refused.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// It could not be opened or read.
    #[error("secret file {} unreadable: {cause}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The system's words.
        #[source]
        cause: std::io::Error,
    },
    /// Group or others may read or write it.
    #[error("secret file {} has mode {mode:04o}", file.display())]
    OpenToOthers {
        /// The file.
        file: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// It is a directory, a device, or far too large.
    #[error("secret file {} is no small regular file", file.display())]
    NotAFile {
        /// The file.
        file: PathBuf,
    },
    /// It does not hold what it should.
    #[error("secret file {} holds no {expected}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What it should hold, as a word of the catalogue's argument.
        expected: &'static str,
    },
    /// The key is not the one that the genesis record names for this role.
    #[error("secret file {} is not the {role} key of the genesis record", file.display())]
    WrongKey {
        /// The file.
        file: PathBuf,
        /// The role.
        role: &'static str,
    },
}

impl Coded for SecretError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "node-secret-unreadable",
            Self::OpenToOthers { .. } => "node-secret-open-to-others",
            Self::NotAFile { .. } => "node-secret-not-a-file",
            Self::Malformed { .. } => "node-secret-malformed",
            Self::WrongKey { .. } => "node-secret-wrong-key",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        let named = |file: &Path| ("file", file.display().to_string());
        match self {
            Self::Unreadable { file, cause } => vec![named(file), ("cause", cause.to_string())],
            Self::OpenToOthers { file, mode } => vec![named(file), ("mode", format!("{mode:04o}"))],
            Self::NotAFile { file } => vec![named(file)],
            Self::Malformed { file, expected } => vec![named(file), ("expected", (*expected).to_owned())],
            Self::WrongKey { file, role } => vec![named(file), ("role", (*role).to_owned())],
        }
    }
}

/// Reads a secret file, after its permissions have been checked on the open file itself.
///
/// # Errors
/// [`SecretError`] when it is absent, open to others or no small regular file.
pub fn read_secret(file: &Path) -> Result<Vec<u8>, SecretError> {
    let unreadable = |cause| SecretError::Unreadable { file: file.to_path_buf(), cause };
    let mut open = std::fs::File::open(file).map_err(unreadable)?;
    let about = open.metadata().map_err(unreadable)?;
    if !about.is_file() || about.len() > SECRET_BYTES_MAX {
        return Err(SecretError::NotAFile { file: file.to_path_buf() });
    }
    let mode = about.permissions().mode() & 0o7777;
    // The owner may also write; nobody else may do anything.
    if mode & 0o077 != 0 {
        return Err(SecretError::OpenToOthers { file: file.to_path_buf(), mode });
    }
    let mut bytes = Vec::new();
    open.read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_with_mode(folder: &tempfile::TempDir, mode: u32) -> PathBuf {
        let file = folder.path().join("token");
        std::fs::write(&file, "quiet").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        file
    }

    #[test]
    fn secret_readable_by_others_is_refused_with_its_mode() {
        for mode in [0o644, 0o640, 0o604, 0o660, 0o620, 0o601] {
            let folder = tempfile::tempdir().unwrap();
            let error = read_secret(&file_with_mode(&folder, mode)).unwrap_err();
            assert_eq!(error.code(), "node-secret-open-to-others");
            assert!(error.arguments().contains(&("mode", format!("{mode:04o}"))));
        }
    }

    #[test]
    fn secret_of_its_owner_alone_is_read() {
        for mode in [0o600, 0o400] {
            let folder = tempfile::tempdir().unwrap();
            assert_eq!(read_secret(&file_with_mode(&folder, mode)).unwrap(), b"quiet");
        }
    }

    #[test]
    fn directory_is_no_secret() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_secret(folder.path()).unwrap_err().code(), "node-secret-not-a-file");
        assert_eq!(read_secret(&folder.path().join("absent")).unwrap_err().code(), "node-secret-unreadable");
    }
}
