//! Names, verifier keys and signers of C2SP signed-note: type 0x01 (Ed25519 over the text) and type 0x04
//! (timestamped Ed25519 cosignature).
//!
//! Must not know where a seed is kept. One Ed25519 key serves one name and one type only: a cosignature does not commit
//! to the cosigner's name, and the note signature has no separation of domains beyond its text.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use thiserror::Error;

use crate::hash::sha256;
use crate::text;

/// The name of a key: not empty, without Unicode space, control character or plus sign.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyName(String);

impl KeyName {
    /// Takes a name.
    ///
    /// # Errors
    /// The name is empty or holds a space, a control character or `+`.
    pub fn parse(name: &str) -> Result<Self, KeyError> {
        let forbidden = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
        match name.char_indices().find(|(_, letter)| forbidden(*letter)) {
            Some((offset, _)) => Err(KeyError::Name { offset }),
            None if name.is_empty() => Err(KeyError::Name { offset: 0 }),
            None => Ok(Self(name.into())),
        }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The four bytes that, with the name, tell which key made a signature. A hint, never a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId([u8; 4]);

impl KeyId {
    /// Takes four bytes as they are.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 4]) -> Self {
        Self(bytes)
    }

    /// The four bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 4] {
        &self.0
    }

    /// SHA-256(name || 0x0A || type || public key), first four bytes.
    fn derive(name: &KeyName, algorithm: Algorithm, public: &[u8; 32]) -> Self {
        let input = [name.as_str().as_bytes(), b"\n", &[algorithm.type_byte()], public].concat();
        let [first, second, third, fourth, ..] = *sha256(&input).as_bytes();
        Self([first, second, third, fourth])
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&text::encode_hex(&self.0))
    }
}

/// What a signature of the key covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// Type 0x01: Ed25519 over the note text. A log signs its checkpoints with it.
    Ed25519Note,
    /// Type 0x04: Ed25519 over `cosignature/v1`, a time and the checkpoint. Witnesses, mirrors and examiners use it.
    CosignatureV1,
}

impl Algorithm {
    /// The identifier byte of C2SP signed-note.
    #[must_use]
    pub const fn type_byte(self) -> u8 {
        match self {
            Self::Ed25519Note => 0x01,
            Self::CosignatureV1 => 0x04,
        }
    }

    fn from_type_byte(byte: u8) -> Option<Self> {
        [Self::Ed25519Note, Self::CosignatureV1].into_iter().find(|algorithm| algorithm.type_byte() == byte)
    }
}

/// A public key with its name and type: what a verifier is configured with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: KeyName,
    id: KeyId,
    algorithm: Algorithm,
    public: VerifyingKey,
}

impl VerifierKey {
    /// Makes the verifier key for a raw Ed25519 public key.
    ///
    /// # Errors
    /// The bytes are no point of the curve, or one of small order, which verifies anything.
    pub fn new(name: KeyName, algorithm: Algorithm, public: &[u8; 32]) -> Result<Self, KeyError> {
        let key = VerifyingKey::from_bytes(public).map_err(|_| KeyError::NotAKey)?;
        // A second encoding of the same point would give the key two names; a weak point signs every message.
        if key.is_weak() || key.to_edwards().compress().as_bytes() != public {
            return Err(KeyError::NotAKey);
        }
        Ok(Self { id: KeyId::derive(&name, algorithm, public), name, algorithm, public: key })
    }

    /// Reads `<name>+<8 hex digits>+<base64 of type and key>`.
    ///
    /// # Errors
    /// The form differs in a single byte, the id is not that of the key, the type is one we do not know.
    pub fn parse(vkey: &str) -> Result<Self, KeyError> {
        let mut parts = vkey.splitn(3, '+');
        let (Some(name), Some(id), Some(material)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyError::Form { offset: vkey.len() });
        };
        let id_offset = name.len() + 1;
        let material_offset = id_offset + id.len() + 1;
        let name = KeyName::parse(name)?;
        let id = text::decode_hex(id).map(KeyId).ok_or(KeyError::Form { offset: id_offset })?;
        let material = text::decode_base64(material).ok_or(KeyError::Form { offset: material_offset })?;
        let (type_byte, public) = material.split_first().ok_or(KeyError::Form { offset: material_offset })?;
        let algorithm = Algorithm::from_type_byte(*type_byte)
            .ok_or(KeyError::UnknownAlgorithm { type_byte: *type_byte, offset: material_offset })?;
        let public: &[u8; 32] = public.try_into().map_err(|_| KeyError::Form { offset: material_offset })?;
        let key = Self::new(name, algorithm, public)?;
        if key.id == id { Ok(key) } else { Err(KeyError::WrongId { expected: key.id, found: id }) }
    }

    /// The key's name.
    #[must_use]
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// The four-byte id.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// What its signatures cover.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The raw Ed25519 public key.
    #[must_use]
    pub fn public_bytes(&self) -> &[u8; 32] {
        self.public.as_bytes()
    }

    /// Strict verification: no malleable signature, no weak key (RFC 8032 with the checks of `verify_strict`).
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.public.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let material = [&[self.algorithm.type_byte()], self.public.as_bytes().as_slice()].concat();
        write!(formatter, "{}+{}+{}", self.name, self.id, text::encode_base64(&material))
    }
}

/// A private key with its name and type. Wiped from memory when dropped; never printed.
pub struct NoteSigner {
    key: SigningKey,
    verifier: VerifierKey,
}

impl NoteSigner {
    /// Makes a signer from a 32-byte Ed25519 seed.
    #[must_use]
    pub fn new(name: KeyName, seed: [u8; 32], algorithm: Algorithm) -> Self {
        let key = SigningKey::from_bytes(&seed);
        let public = key.verifying_key();
        let id = KeyId::derive(&name, algorithm, public.as_bytes());
        Self { key, verifier: VerifierKey { name, id, algorithm, public } }
    }

    /// The public half.
    #[must_use]
    pub fn verifier_key(&self) -> VerifierKey {
        self.verifier.clone()
    }

    /// The key's name.
    #[must_use]
    pub const fn name(&self) -> &KeyName {
        &self.verifier.name
    }

    /// What its signatures cover.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.verifier.algorithm
    }

    pub(crate) const fn id(&self) -> KeyId {
        self.verifier.id
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for NoteSigner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "NoteSigner({})", self.verifier)
    }
}

/// Why a text is not a key or a key name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The name is empty or holds a forbidden character.
    #[error("key name is empty or holds a space, a control character or a plus at byte {offset}")]
    Name {
        /// Byte of the name.
        offset: usize,
    },
    /// Not `<name>+<8 hex digits>+<base64>`.
    #[error("not `<name>+<8 hex digits>+<base64>` from byte {offset}")]
    Form {
        /// Byte of the text from which the form is broken.
        offset: usize,
    },
    /// The type byte names an algorithm that this program cannot verify.
    #[error("signature type {type_byte:#04x} is not known here")]
    UnknownAlgorithm {
        /// The identifier byte.
        type_byte: u8,
        /// Byte of the text at which the key material starts.
        offset: usize,
    },
    /// The bytes are no usable Ed25519 public key.
    #[error("not a usable Ed25519 public key")]
    NotAKey,
    /// The id in the text is not the id of the key in the text.
    #[error("key id is {found}, but this name and key have {expected}")]
    WrongId {
        /// Id derived from name, type and key.
        expected: KeyId,
        /// Id in the text.
        found: KeyId,
    },
}

impl KeyError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Name { .. } => "ledger-key-name",
            Self::Form { .. } => "ledger-key-form",
            Self::UnknownAlgorithm { .. } => "ledger-key-unknown-algorithm",
            Self::NotAKey => "ledger-key-not-a-key",
            Self::WrongId { .. } => "ledger-key-wrong-id",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Name { offset } | Self::Form { offset } => vec![("offset", offset.to_string())],
            Self::UnknownAlgorithm { type_byte, offset } => {
                vec![("type", format!("{type_byte:#04x}")), ("offset", offset.to_string())]
            }
            Self::NotAKey => Vec::new(),
            Self::WrongId { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
        }
    }
}

/// Why a signer refuses to sign.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignError {
    /// The key is of the type for the other kind of signature.
    #[error("key `{name}` has signature type {found:#04x}, this signature needs {expected:#04x}")]
    WrongAlgorithm {
        /// The signer's name.
        name: KeyName,
        /// Type byte needed.
        expected: u8,
        /// Type byte of the key.
        found: u8,
    },
    /// The key's name is not the origin of the checkpoint.
    #[error("key `{name}` must not sign for origin `{origin}`")]
    ForeignOrigin {
        /// The signer's name.
        name: KeyName,
        /// The origin of the checkpoint.
        origin: String,
    },
    /// Whoever decides about signing has refused, for a reason of its own.
    #[error("signing was refused: {reason}")]
    Refused {
        /// The code of that reason.
        reason: String,
    },
}

impl SignError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongAlgorithm { .. } => "ledger-sign-wrong-algorithm",
            Self::ForeignOrigin { .. } => "ledger-sign-foreign-origin",
            Self::Refused { .. } => "ledger-sign-refused",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongAlgorithm { name, expected, found } => {
                vec![
                    ("name", name.to_string()),
                    ("expected", format!("{expected:#04x}")),
                    ("found", format!("{found:#04x}")),
                ]
            }
            Self::ForeignOrigin { name, origin } => vec![("name", name.to_string()), ("origin", origin.clone())],
            Self::Refused { reason } => vec![("reason", reason.clone())],
        }
    }
}
