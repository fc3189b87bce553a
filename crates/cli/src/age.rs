//! The age file format, version 1, for one kind of recipient: X25519 (C2SP, age-encryption.org/v1).
//!
//! Only what the desks of two headquarters need: seal bytes to one or more recipients, open them with one identity. No
//! passphrases, no armour, no plugins; what it does not know in a file it passes over, as the format says. The primitives are those of
//! the RustCrypto and dalek projects; here stand the header, the chunks and the two spellings of keys, held against the published test
//! vectors. Knows no record, no file and no clock; randomness comes in as a value.
mod bech32;
mod header;
mod payload;

use curve25519_dalek::montgomery::MontgomeryPoint;
use header::{Header, Stanza};
use hkdf::Hkdf;
use sha2::Sha256;

/// Bytes of the key that a file's header wraps for each recipient.
const FILE_KEY_BYTES: usize = 16;
/// The label of what wraps a file key for an X25519 recipient.
const WRAP_LABEL: &[u8] = b"age-encryption.org/v1/X25519";
/// The most bytes that are sealed or opened; an attachment's limit is far above it.
pub(crate) const BYTES_MAX: usize = 1 << 20;

/// A secret key. It is written nowhere but by [`Identity::to_text`], and never shown by `Debug`.
#[derive(Clone)]
pub struct Identity {
    secret: [u8; 32],
}

impl core::fmt::Debug for Identity {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Identity")
    }
}

/// To whom something is sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recipient {
    public: [u8; 32],
}

/// Why bytes cannot be sealed or opened. It never says anything of what is in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AgeError {
    /// The text is no recipient or identity.
    #[error("not a key of the age format")]
    Key,
    /// More bytes than are sealed here.
    #[error("more than {BYTES_MAX} bytes")]
    TooLong,
    /// The header is not in the format.
    #[error("header not in the age format")]
    Header,
    /// No stanza of the header is for this identity.
    #[error("sealed to others")]
    NoMatch,
    /// The header was changed.
    #[error("header changed")]
    Mac,
    /// The payload was changed or cut.
    #[error("payload changed or cut")]
    Payload,
}

impl wire::phrases::Coded for AgeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Key => "cli-age-key",
            Self::TooLong => "cli-age-too-long",
            Self::Header => "cli-age-header",
            Self::NoMatch => "cli-age-no-match",
            Self::Mac => "cli-age-mac",
            Self::Payload => "cli-age-payload",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong => vec![("limit", BYTES_MAX.to_string())],
            Self::Key | Self::Header | Self::NoMatch | Self::Mac | Self::Payload => Vec::new(),
        }
    }
}

/// Fresh random bytes for one sealing; using them twice would undo it, so they are taken by value.
pub struct Fresh {
    /// The file key.
    pub file_key: [u8; FILE_KEY_BYTES],
    /// The nonce of the payload.
    pub nonce: [u8; 16],
    /// A secret for each recipient, in their order.
    pub ephemeral: Vec<[u8; 32]>,
}

impl Identity {
    /// The identity of 32 secret bytes.
    #[must_use]
    pub const fn from_secret(secret: [u8; 32]) -> Self {
        Self { secret }
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    ///
    /// # Errors
    /// [`AgeError::Key`].
    pub fn parse(text: &str) -> Result<Self, AgeError> {
        if text != text.to_uppercase() {
            return Err(AgeError::Key);
        }
        bech32::decode("age-secret-key-", &text.to_lowercase()).map(|secret| Self { secret }).ok_or(AgeError::Key)
    }

    /// Its text, `AGE-SECRET-KEY-1…`.
    #[must_use]
    pub fn to_text(&self) -> String {
        bech32::encode("age-secret-key-", &self.secret).to_uppercase()
    }

    /// To whom others seal.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient { public: MontgomeryPoint::mul_base_clamped(self.secret).to_bytes() }
    }

    /// The file key of a stanza, if it is for this identity.
    fn unwrap(&self, stanza: &Stanza<'_>) -> Result<Option<[u8; FILE_KEY_BYTES]>, AgeError> {
        let Some((share, wrapped)) = stanza.x25519()? else { return Ok(None) };
        let shared = MontgomeryPoint(share).mul_clamped(self.secret).to_bytes();
        // The format demands it: a share of low order would make a key that anybody knows.
        if shared == [0; 32] {
            return Err(AgeError::Header);
        }
        let key = wrapping_key(share, self.recipient().public, &shared)?;
        let opened = payload::open_once(&key, &[0; 12], &wrapped).and_then(|bytes| bytes.try_into().ok());
        Ok(opened)
    }
}

impl Recipient {
    /// Reads `age1…`.
    ///
    /// # Errors
    /// [`AgeError::Key`].
    pub fn parse(text: &str) -> Result<Self, AgeError> {
        bech32::decode("age", text).map(|public| Self { public }).ok_or(AgeError::Key)
    }

    /// Its text, `age1…`.
    #[must_use]
    pub fn to_text(self) -> String {
        bech32::encode("age", &self.public)
    }
}

fn wrapping_key(share: [u8; 32], public: [u8; 32], shared: &[u8; 32]) -> Result<[u8; 32], AgeError> {
    let mut salt = [0; 64];
    for (to, from) in salt.iter_mut().zip(share.iter().chain(&public)) {
        *to = *from;
    }
    derived(Some(&salt), shared, WRAP_LABEL)
}

fn derived(salt: Option<&[u8]>, key: &[u8], label: &[u8]) -> Result<[u8; 32], AgeError> {
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(salt, key).expand(label, &mut out).map_err(|_| AgeError::Key)?;
    Ok(out)
}

/// Seals bytes to recipients.
///
/// # Errors
/// [`AgeError::TooLong`]; [`AgeError::Key`] for no recipient, one of low order, or fewer secrets than recipients.
pub fn seal(bytes: &[u8], recipients: &[Recipient], fresh: Fresh) -> Result<Vec<u8>, AgeError> {
    let Fresh { file_key, nonce, ephemeral } = fresh;
    if bytes.len() > BYTES_MAX {
        return Err(AgeError::TooLong);
    }
    if recipients.is_empty() || ephemeral.len() != recipients.len() {
        return Err(AgeError::Key);
    }
    let mut header = Header::default();
    for (recipient, secret) in recipients.iter().zip(ephemeral) {
        let share = MontgomeryPoint::mul_base_clamped(secret).to_bytes();
        let shared = MontgomeryPoint(recipient.public).mul_clamped(secret).to_bytes();
        if shared == [0; 32] {
            return Err(AgeError::Key);
        }
        let key = wrapping_key(share, recipient.public, &shared)?;
        header.push_x25519(&share, &payload::seal_once(&key, &[0; 12], &file_key)?);
    }
    let mut file = header.to_bytes(&file_key)?;
    file.extend_from_slice(&nonce);
    payload::seal(&derived(Some(&nonce), &file_key, b"payload")?, bytes, &mut file)?;
    Ok(file)
}

/// Opens bytes that were sealed to an identity.
///
/// # Errors
/// [`AgeError`]; nothing of the contents is given unless all of them are whole.
pub fn open(file: &[u8], identity: &Identity) -> Result<Vec<u8>, AgeError> {
    let (header, rest) = Header::parse(file)?;
    let mut file_key = None;
    for stanza in header.stanzas() {
        if let Some(key) = identity.unwrap(stanza)?
            && file_key.is_none()
        {
            file_key = Some(key);
        }
    }
    let file_key = file_key.ok_or(AgeError::NoMatch)?;
    header.check(&file_key)?;
    let (nonce, chunks) = rest.split_first_chunk::<16>().ok_or(AgeError::Header)?;
    payload::open(&derived(Some(nonce), &file_key, b"payload")?, chunks)
}

#[cfg(test)]
mod tests;
