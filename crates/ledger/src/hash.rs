//! The 32 bytes everything else stands on: SHA-256 with the leaf and node prefixes of RFC 6962, section 2.1.
//!
//! Must not know trees or files.
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::text;

/// A SHA-256 value: of a leaf, of an interior node, of a tree or of plain bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The root of the tree without leaves: SHA-256 of nothing.
    pub const EMPTY_ROOT: Self = Self([
        0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae,
        0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
    ]);

    /// The hash of an entry as a leaf: SHA-256(0x00 || entry).
    #[must_use]
    pub fn of_leaf(entry: &[u8]) -> Self {
        Self(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
    }

    /// The hash of an interior node: SHA-256(0x01 || left || right).
    #[must_use]
    pub fn of_node(left: &Self, right: &Self) -> Self {
        let mut block = [1; 65];
        for (to, from) in block.iter_mut().skip(1).zip(left.0.iter().chain(&right.0)) {
            *to = *from;
        }
        Self(Sha256::digest(block).into())
    }

    /// Takes 32 bytes as they are.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Sixty-four lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        text::encode_hex(&self.0)
    }

    /// Reads sixty-four lower-case hexadecimal digits.
    ///
    /// # Errors
    /// Anything else, upper case included.
    pub fn parse_hex(text: &str) -> Result<Self, HashError> {
        text::decode_hex(text).map(Self).ok_or(HashError::NotHex)
    }

    /// Forty-four characters of standard base64.
    #[must_use]
    pub fn to_base64(&self) -> String {
        text::encode_base64(&self.0)
    }

    /// Reads the one canonical base64 spelling of 32 bytes.
    ///
    /// # Errors
    /// Anything else: other lengths, missing padding, unused bits set, the url alphabet.
    pub fn parse_base64(text: &str) -> Result<Self, HashError> {
        let bytes: Vec<u8> = text::decode_base64(text).ok_or(HashError::NotBase64)?;
        bytes.try_into().map(Self).map_err(|_| HashError::NotBase64)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Hash({self})")
    }
}

/// Plain SHA-256, without a prefix: for attachments, payloads and keys.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// Why a text is not a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HashError {
    /// Not sixty-four lower-case hexadecimal digits.
    #[error("not sixty-four lower-case hexadecimal digits")]
    NotHex,
    /// Not the canonical base64 of 32 bytes.
    #[error("not the canonical base64 of 32 bytes")]
    NotBase64,
}

impl HashError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotHex => "ledger-hash-not-hex",
            Self::NotBase64 => "ledger-hash-not-base64",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected values computed with `printf | sha256sum`, not with this code.
    #[test]
    fn prefixes_are_those_of_rfc_6962() {
        for (found, expected) in [
            (sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (Hash::of_leaf(b""), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (
                Hash::of_node(&Hash::of_leaf(b""), &Hash::of_leaf(b"")),
                "fe43d66afa4a9a5c4f9c9da89f4ffb52635c8f342e7ffb731d68e36c5982072a",
            ),
        ] {
            assert_eq!(found.to_hex(), expected);
        }
        assert_eq!(Hash::EMPTY_ROOT.to_base64(), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(Hash::EMPTY_ROOT, sha256(b""));
    }

    #[test]
    fn hex_and_base64_come_back_unchanged() {
        let hash = sha256(b"x");
        assert_eq!(Hash::parse_hex(&hash.to_hex()), Ok(hash));
        assert_eq!(Hash::parse_base64(&hash.to_base64()), Ok(hash));
        assert_eq!(Hash::parse_base64("AAAA"), Err(HashError::NotBase64));
        assert_eq!(Hash::parse_hex("00"), Err(HashError::NotHex));
    }
}
