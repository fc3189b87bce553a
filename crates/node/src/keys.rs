//! Secret keys in files: Ed25519 in PKCS #8 PEM, as `openssl genpkey -algorithm ed25519` writes it.
//!
//! Knows no role's meaning: it turns a file into 32 secret bytes, once, after [`read_secret`] has looked at who else may
//! read it. The text itself is read by `wire::keyfile`.
use crate::secret::{SecretError, read_secret};
use ed25519_dalek::SigningKey;
use std::path::Path;

pub use wire::keyfile::to_pem as key_file_text;

/// Reads the secret key in `file`.
///
/// # Errors
/// [`SecretError`]: absent, open to others, or not an Ed25519 key in PKCS #8 PEM.
pub fn read_signing_key(file: &Path) -> Result<SigningKey, SecretError> {
    let pem = read_secret(file)?;
    let seed = wire::keyfile::from_pem(&pem);
    let malformed = || SecretError::Malformed { file: file.to_path_buf(), expected: "ed25519-pkcs8-pem" };
    seed.map(|seed| SigningKey::from_bytes(&seed)).ok_or_else(malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::PathBuf;
    use wire::phrases::Coded as _;

    fn key_file(folder: &tempfile::TempDir, text: &str) -> PathBuf {
        let file = folder.path().join("record.key");
        std::fs::write(&file, text).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        file
    }

    #[test]
    fn key_written_is_the_key_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = key_file(&folder, &key_file_text(&[7; 32]));
        assert_eq!(read_signing_key(&file).unwrap().to_bytes(), [7; 32]);
    }

    #[test]
    fn other_contents_are_refused_without_showing_them() {
        let long = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhCAA==\n-----END PRIVATE KEY-----\n";
        for text in ["", "secret words", long, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
            let folder = tempfile::tempdir().unwrap();
            let error = read_signing_key(&key_file(&folder, text)).unwrap_err();
            assert_eq!(error.code(), "node-secret-malformed");
            assert!(!error.to_string().contains("secret words"));
        }
    }

    #[test]
    fn key_readable_by_others_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = key_file(&folder, &key_file_text(&[7; 32]));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(read_signing_key(&file).unwrap_err().code(), "node-secret-open-to-others");
    }
}
