//! Secret keys in files: Ed25519 in PKCS #8 PEM, as `openssl genpkey -algorithm ed25519` writes it.
//!
//! Knows no role's meaning: it turns a file into 32 secret bytes, once, after [`read_secret`] has looked at who else may
//! read it. The form is RFC 8410 section 7, version 1: a fixed prefix and the seed; anything longer is refused rather
//! than half understood.
use crate::secret::{SecretError, read_secret};
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::SigningKey;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;
use std::path::Path;

/// DER of RFC 8410's private key up to the seed: SEQUENCE, version 0, the algorithm's name, OCTET STRING twice.
const PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// Reads the secret key in `file`.
///
/// # Errors
/// [`SecretError`]: absent, open to others, or not an Ed25519 key in PKCS #8 PEM.
pub fn read_signing_key(file: &Path) -> Result<SigningKey, SecretError> {
    let pem = read_secret(file)?;
    let malformed = || SecretError::Malformed { file: file.to_path_buf(), expected: "ed25519-pkcs8-pem" };
    let der = PrivateKeyDer::from_pem_slice(&pem).map_err(|_| malformed())?;
    let seed = der.secret_der().strip_prefix(&PREFIX).and_then(|seed| <&[u8; 32]>::try_from(seed).ok());
    seed.map(SigningKey::from_bytes).ok_or_else(malformed)
}

/// The text of a key file for a seed.
#[must_use]
pub fn key_file_text(seed: &[u8; 32]) -> String {
    let der: Vec<u8> = PREFIX.iter().chain(seed).copied().collect();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", Base64::encode_string(&der))
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
    fn key_of_the_standard_is_read() {
        // The example of RFC 8410 section 10.3.
        let text = "-----BEGIN PRIVATE KEY-----\n\
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
            -----END PRIVATE KEY-----\n";
        let folder = tempfile::tempdir().unwrap();
        let key = read_signing_key(&key_file(&folder, text)).unwrap();
        let public: String = key.verifying_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(public, "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
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
