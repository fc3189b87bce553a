//! Attachments: bytes outside the log that a record names by their SHA-256.
//!
//! Must not know what the bytes are, or where they lie.
use crate::phrases::Coded;
use agreement::identity::Digest;
use sha2::{Digest as _, Sha256};

/// The largest attachment, in bytes (16 MiB).
pub const ATTACHMENT_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// The name of an attachment: SHA-256 over its bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> Digest {
    Digest::from_bytes(Sha256::digest(bytes).into())
}

/// Bytes that are what a record names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    hash: Digest,
    bytes: Vec<u8>,
}

impl Attachment {
    /// Takes bytes that hash to the name under which they were asked for.
    ///
    /// # Errors
    /// [`AttachmentError::TooLong`], [`AttachmentError::Differs`].
    pub fn check(named: Digest, bytes: Vec<u8>) -> Result<Self, AttachmentError> {
        let length = bytes.len() as u64;
        if length > ATTACHMENT_BYTES_MAX {
            return Err(AttachmentError::TooLong { bytes: length });
        }
        let found = hash(&bytes);
        if found != named {
            return Err(AttachmentError::Differs { named, found });
        }
        Ok(Self { hash: named, bytes })
    }

    /// The name.
    #[must_use]
    pub const fn hash(&self) -> Digest {
        self.hash
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Why bytes are not the attachment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AttachmentError {
    /// More bytes than the limit.
    #[error("{bytes} bytes, limit {ATTACHMENT_BYTES_MAX}")]
    TooLong {
        /// What came.
        bytes: u64,
    },
    /// Other bytes than those named.
    #[error("named {named}, found {found}")]
    Differs {
        /// The name in the record.
        named: Digest,
        /// The hash of the bytes.
        found: Digest,
    },
}

impl AttachmentError {
    /// The stable code, and the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "wire-attachment-too-long",
            Self::Differs { .. } => "wire-attachment-differs",
        }
    }

    /// The arguments of the sentence.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { bytes } => {
                vec![("bytes", bytes.to_string()), ("limit", ATTACHMENT_BYTES_MAX.to_string())]
            }
            Self::Differs { named, found } => vec![("named", named.to_string()), ("found", found.to_string())],
        }
    }
}

impl Coded for AttachmentError {
    fn code(&self) -> &'static str {
        Self::code(self)
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        Self::arguments(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Attachment, AttachmentError, hash};

    #[test]
    fn attachment_is_taken_only_under_its_own_name() {
        let named = hash(b"sheet");
        assert_eq!(Attachment::check(named, b"sheet".to_vec()).unwrap().bytes(), b"sheet");
        let error = Attachment::check(named, b"sheeT".to_vec()).unwrap_err();
        assert_eq!(error, AttachmentError::Differs { named, found: hash(b"sheeT") });
    }

    #[test]
    fn attachment_beyond_16_mib_is_refused() {
        let bytes = vec![0; 16 * 1024 * 1024 + 1];
        let error = Attachment::check(hash(&bytes), bytes).unwrap_err();
        assert_eq!(error.code(), "wire-attachment-too-long");
    }
}
