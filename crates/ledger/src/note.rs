//! Signed notes: a text, a blank line, signature lines (C2SP signed-note 1.0.0).
//!
//! Must not know what the text says. Two manners of verification stand side by side: the open one of the specification,
//! which ignores signatures of unknown keys, and the closed one, in which every line must be accounted for.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::cosignature;
use crate::key::{Algorithm, KeyId, KeyName, VerifierKey};
use crate::text;

/// The largest note read, in bytes: text and 64 post-quantum signatures fit.
pub const MAX_NOTE_BYTES: usize = 256 * 1024;
/// The largest number of signature lines read; the specification demands at least 16.
pub const MAX_SIGNATURES: usize = 64;

/// One line `— <name> <base64 of id and signature>`; the algorithm is known only to whoever knows the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureLine {
    name: KeyName,
    id: KeyId,
    signature: Vec<u8>,
}

impl SignatureLine {
    /// Puts a line together; `signature` are the bytes behind the key id.
    #[must_use]
    pub fn new(name: KeyName, id: KeyId, signature: Vec<u8>) -> Self {
        Self { name, id, signature }
    }

    /// Reads a line, its final newline included.
    ///
    /// # Errors
    /// Any deviation from the one spelling.
    pub fn parse(line: &str) -> Result<Self, NoteError> {
        let broken = NoteError::SignatureForm { offset: 0 };
        line.strip_suffix('\n').and_then(Self::parse_without_newline).ok_or(broken)
    }

    fn parse_without_newline(line: &str) -> Option<Self> {
        let (name, payload) = line.strip_prefix("— ")?.split_once(' ')?;
        let name = KeyName::parse(name).ok()?;
        let payload = text::decode_base64(payload)?;
        let (id, signature) = payload.split_first_chunk::<4>()?;
        (!signature.is_empty()).then(|| Self { name, id: KeyId::from_bytes(*id), signature: signature.to_vec() })
    }

    /// The name of the key.
    #[must_use]
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// The id of the key.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// The bytes behind the key id: a signature, for a cosignature with the time in front.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// The line with its final newline.
    #[must_use]
    pub fn to_text(&self) -> String {
        let payload = [self.id.as_bytes().as_slice(), &self.signature].concat();
        format!("— {} {}\n", self.name, text::encode_base64(&payload))
    }

    fn is_by(&self, key: &VerifierKey) -> bool {
        self.id == key.id() && self.name == *key.name()
    }
}

/// A text with its signatures, read but not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<SignatureLine>,
}

impl SignedNote {
    /// Puts a note together from a text and its first signature.
    ///
    /// # Errors
    /// The text is not a possible note text.
    pub fn new(text: &str, first: SignatureLine) -> Result<Self, NoteError> {
        check_text(text)?;
        if !text.ends_with('\n') {
            return Err(NoteError::NoFinalNewline { offset: text.len() });
        }
        let note = Self { text: text.into(), signatures: vec![first] };
        // Only what reads back as itself may leave: a text that ends in a blank line would move the boundary.
        Self::parse(&note.to_bytes())
    }

    /// Reads a note. Every accepted input is reproduced exactly by [`SignedNote::to_bytes`].
    ///
    /// # Errors
    /// Too long, not UTF-8, a control character, no blank line, a broken signature line, too many of them.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        if bytes.len() > MAX_NOTE_BYTES {
            return Err(NoteError::TooLong { found: bytes.len() });
        }
        let whole = core::str::from_utf8(bytes).map_err(|error| NoteError::NotUtf8 { offset: error.valid_up_to() })?;
        check_text(whole)?;
        let (text, lines) = whole.rsplit_once("\n\n").ok_or(NoteError::NoSignatures { offset: whole.len() })?;
        let text = format!("{text}\n");
        let mut offset = text.len() + 1;
        if lines.is_empty() {
            return Err(NoteError::NoSignatures { offset });
        }
        if !lines.ends_with('\n') {
            return Err(NoteError::NoFinalNewline { offset: whole.len() });
        }
        let mut signatures = Vec::new();
        for line in lines.split_terminator('\n') {
            if signatures.len() == MAX_SIGNATURES {
                return Err(NoteError::TooManySignatures { offset });
            }
            signatures.push(SignatureLine::parse_without_newline(line).ok_or(NoteError::SignatureForm { offset })?);
            offset += line.len() + 1;
        }
        Ok(Self { text, signatures })
    }

    /// The exact bytes of the note.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut whole = format!("{}\n", self.text);
        self.signatures.iter().for_each(|line| whole.push_str(&line.to_text()));
        whole.into_bytes()
    }

    /// The signed text, its final newline included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines in their order.
    #[must_use]
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// Adds a signature line at the end; a line that stands there already is left as it is.
    ///
    /// # Errors
    /// The same key has signed already with other bytes, or the note is full.
    pub fn add(&mut self, line: SignatureLine) -> Result<(), NoteError> {
        if let Some(present) = self.signatures.iter().find(|present| present.name == line.name && present.id == line.id)
        {
            return if *present == line { Ok(()) } else { Err(NoteError::Duplicate { name: line.name, id: line.id }) };
        }
        if self.signatures.len() >= MAX_SIGNATURES {
            return Err(NoteError::TooManySignatures { offset: self.to_bytes().len() });
        }
        self.signatures.push(line);
        Ok(())
    }

    /// Verifies as the specification says: lines of unknown keys are ignored, a bad line of a known key spoils the note.
    ///
    /// # Errors
    /// A known key's signature is bad or stands there twice, or no known key signed.
    pub fn verify(&self, keys: &[VerifierKey]) -> Result<Vec<VerifiedSignature>, NoteError> {
        let mut verified = Vec::new();
        for line in &self.signatures {
            if let Some(key) = keys.iter().find(|key| line.is_by(key)) {
                verified.push(self.verify_line(line, key, &verified)?);
            }
        }
        if verified.is_empty() { Err(NoteError::NoKnownSignature) } else { Ok(verified) }
    }

    /// Verifies with nothing left over: a line by any other key than these refuses the note.
    ///
    /// # Errors
    /// As [`SignedNote::verify`], and the name of the first line whose key is not among `keys`.
    pub fn verify_closed(&self, keys: &[VerifierKey]) -> Result<Vec<VerifiedSignature>, NoteError> {
        match self.signatures.iter().find(|line| !keys.iter().any(|key| line.is_by(key))) {
            Some(line) => Err(NoteError::UnknownKey { name: line.name.clone(), id: line.id }),
            None => self.verify(keys),
        }
    }

    fn verify_line(
        &self,
        line: &SignatureLine,
        key: &VerifierKey,
        before: &[VerifiedSignature],
    ) -> Result<VerifiedSignature, NoteError> {
        if before.iter().any(|verified| verified.name == line.name && verified.id == line.id) {
            return Err(NoteError::Duplicate { name: line.name.clone(), id: line.id });
        }
        let timestamp_s = match key.algorithm() {
            Algorithm::Ed25519Note => <&[u8; 64]>::try_from(line.signature.as_slice())
                .ok()
                .filter(|signature| key.verify(self.text.as_bytes(), signature))
                .map(|_| None),
            Algorithm::CosignatureV1 => cosignature::verify(&self.text, &line.signature, key).map(Some),
        };
        let bad = || NoteError::BadSignature { name: line.name.clone(), id: line.id };
        let timestamp = timestamp_s.ok_or_else(bad)?;
        Ok(VerifiedSignature { name: line.name.clone(), id: line.id, algorithm: key.algorithm(), timestamp })
    }
}

/// No control characters but the newline (C2SP signed-note, "Format").
fn check_text(text: &str) -> Result<(), NoteError> {
    match text.bytes().position(|byte| byte < 0x20 && byte != b'\n') {
        Some(offset) => Err(NoteError::ControlCharacter { offset }),
        None => Ok(()),
    }
}

/// A signature that was checked and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedSignature {
    /// The name of the key.
    pub name: KeyName,
    /// The id of the key.
    pub id: KeyId,
    /// What the signature covers.
    pub algorithm: Algorithm,
    /// Seconds since 1970-01-01T00:00:00Z at which a cosignature says it was made; a note signature carries no time.
    pub timestamp: Option<u64>,
}

impl VerifiedSignature {
    /// Whether this key made the signature.
    #[must_use]
    pub fn is_by(&self, key: &VerifierKey) -> bool {
        self.id == key.id() && self.name == *key.name()
    }
}

/// Why bytes are not a note, or its signatures do not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoteError {
    /// More bytes than any note needs.
    #[error("a note of {found} bytes is too long")]
    TooLong {
        /// Length in bytes.
        found: usize,
    },
    /// The bytes are not UTF-8.
    #[error("not UTF-8 from byte {offset}")]
    NotUtf8 {
        /// First bad byte.
        offset: usize,
    },
    /// A control character other than newline.
    #[error("control character at byte {offset}")]
    ControlCharacter {
        /// Its place.
        offset: usize,
    },
    /// The text or the last line does not end in a newline.
    #[error("a newline is missing at byte {offset}")]
    NoFinalNewline {
        /// Where it should stand.
        offset: usize,
    },
    /// No blank line followed by signatures.
    #[error("no blank line with signatures after it by byte {offset}")]
    NoSignatures {
        /// Where the search ended.
        offset: usize,
    },
    /// A signature line is not in its one spelling.
    #[error("broken signature line at byte {offset}")]
    SignatureForm {
        /// Start of the line.
        offset: usize,
    },
    /// More lines than are read.
    #[error("more than 64 signature lines from byte {offset}")]
    TooManySignatures {
        /// Start of the first surplus line.
        offset: usize,
    },
    /// One key signed twice.
    #[error("key `{name}` {id} stands there twice")]
    Duplicate {
        /// The key's name.
        name: KeyName,
        /// The key's id.
        id: KeyId,
    },
    /// The signature of a known key does not hold.
    #[error("the signature of `{name}` {id} does not hold")]
    BadSignature {
        /// The key's name.
        name: KeyName,
        /// The key's id.
        id: KeyId,
    },
    /// None of the known keys signed.
    #[error("no signature by a known key")]
    NoKnownSignature,
    /// A line by a key that has no place in a closed note.
    #[error("key `{name}` {id} has no place on this note")]
    UnknownKey {
        /// The name on the line.
        name: KeyName,
        /// The id on the line.
        id: KeyId,
    },
}

impl NoteError {
    /// The same error in a file in which the note starts at byte `start`.
    pub(crate) fn moved_by(mut self, start: usize) -> Self {
        match &mut self {
            Self::NotUtf8 { offset }
            | Self::ControlCharacter { offset }
            | Self::NoFinalNewline { offset }
            | Self::NoSignatures { offset }
            | Self::SignatureForm { offset }
            | Self::TooManySignatures { offset } => *offset = offset.saturating_add(start),
            Self::TooLong { .. }
            | Self::Duplicate { .. }
            | Self::BadSignature { .. }
            | Self::NoKnownSignature
            | Self::UnknownKey { .. } => {}
        }
        self
    }

    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "ledger-note-too-long",
            Self::NotUtf8 { .. } => "ledger-note-not-utf8",
            Self::ControlCharacter { .. } => "ledger-note-control-character",
            Self::NoFinalNewline { .. } => "ledger-note-no-final-newline",
            Self::NoSignatures { .. } => "ledger-note-no-signatures",
            Self::SignatureForm { .. } => "ledger-note-signature-form",
            Self::TooManySignatures { .. } => "ledger-note-too-many-signatures",
            Self::Duplicate { .. } => "ledger-note-duplicate-signature",
            Self::BadSignature { .. } => "ledger-note-bad-signature",
            Self::NoKnownSignature => "ledger-note-no-known-signature",
            Self::UnknownKey { .. } => "ledger-note-unknown-key",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { found } => vec![("found", found.to_string()), ("limit", MAX_NOTE_BYTES.to_string())],
            Self::TooManySignatures { offset } => {
                vec![("offset", offset.to_string()), ("limit", MAX_SIGNATURES.to_string())]
            }
            Self::NotUtf8 { offset }
            | Self::ControlCharacter { offset }
            | Self::NoFinalNewline { offset }
            | Self::NoSignatures { offset }
            | Self::SignatureForm { offset } => vec![("offset", offset.to_string())],
            Self::Duplicate { name, id } | Self::BadSignature { name, id } | Self::UnknownKey { name, id } => {
                vec![("name", name.to_string()), ("id", id.to_string())]
            }
            Self::NoKnownSignature => Vec::new(),
        }
    }
}
