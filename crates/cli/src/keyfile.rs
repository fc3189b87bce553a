//! Officers' secret keys in files: Ed25519 in PKCS #8 PEM (RFC 8410), as `openssl genpkey -algorithm ed25519` writes it.
//!
//! A file that others may read is refused with the cure; nothing of a secret ever stands in an error.
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::SigningKey;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// DER of RFC 8410's private key up to the seed: SEQUENCE, version 0, the algorithm's name, OCTET STRING twice.
const PREFIX: [u8; 16] = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
const HEADER: &str = "-----BEGIN PRIVATE KEY-----";
const FOOTER: &str = "-----END PRIVATE KEY-----";

/// Why a key file was refused.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
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
            Self::Unreadable { file, cause } => vec![("file", file.display().to_string()), ("cause", cause.to_string())],
            Self::OpenToOthers { file, mode } => {
                vec![("file", file.display().to_string()), ("mode", format!("{mode:04o}"))]
            }
            Self::Malformed { file } => vec![("file", file.display().to_string())],
        }
    }
}

/// The text of a key file.
#[must_use]
pub fn to_pem(key: &SigningKey) -> String {
    let der: Vec<u8> = PREFIX.iter().copied().chain(key.to_bytes()).collect();
    format!("{HEADER}\n{}\n{FOOTER}\n", Base64::encode_string(&der))
}

/// Reads a key file.
///
/// # Errors
/// [`KeyFileError`].
pub fn read(file: &Path) -> Result<SigningKey, KeyFileError> {
    let unreadable = |cause| KeyFileError::Unreadable { file: file.to_path_buf(), cause };
    let mode = std::fs::metadata(file).map_err(unreadable)?.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(KeyFileError::OpenToOthers { file: file.to_path_buf(), mode });
    }
    let text = std::fs::read_to_string(file).map_err(unreadable)?;
    from_pem(&text).ok_or_else(|| KeyFileError::Malformed { file: file.to_path_buf() })
}

fn from_pem(text: &str) -> Option<SigningKey> {
    let body = text.trim().strip_prefix(HEADER)?.strip_suffix(FOOTER)?.trim();
    let der = Base64::decode_vec(body).ok()?;
    let seed: [u8; 32] = der.strip_prefix(&PREFIX)?.try_into().ok()?;
    Some(SigningKey::from_bytes(&seed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_key_is_read_back_and_others_are_refused() {
        let key = SigningKey::from_bytes(&[7; 32]);
        assert_eq!(from_pem(&to_pem(&key)).map(|key| key.to_bytes()), Some([7; 32]));
        for text in ["", "secret", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
            assert!(from_pem(text).is_none(), "{text}");
        }
    }
}
