//! The header of an age file: stanzas of text, and a MAC over them. Parsed strictly, in the one spelling the format has; an unknown
//! stanza is passed over. Knows no secret but the file key it is checked with.
use super::{AgeError, FILE_KEY_BYTES, derived};
use base64ct::{Base64Unpadded, Encoding as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

const VERSION: &[u8] = b"age-encryption.org/v1\n";
/// The most letters of base64 on a line.
const COLUMNS: usize = 64;
/// The most stanzas that are looked at; one for each headquarters would do.
const STANZAS_MAX: usize = 64;
const HEADER_BYTES_MAX: usize = 64 * 1024;

/// A header: those written here hold their own text, those read hold the file's.
#[derive(Default)]
pub(super) struct Header<'a> {
    stanzas: Vec<Stanza<'a>>,
    /// What the MAC covers, up to and with the three dashes.
    covered: Vec<u8>,
    mac: Option<[u8; 32]>,
}

/// One recipient's part.
pub(super) struct Stanza<'a> {
    arguments: Vec<&'a str>,
    body: Vec<u8>,
}

/// The share of an X25519 stanza and the file key that is wrapped for it.
type WrappedKey = ([u8; 32], [u8; FILE_KEY_BYTES + 16]);

impl Stanza<'_> {
    /// The share and the wrapped file key of an X25519 stanza; nothing for any other kind.
    pub(super) fn x25519(&self) -> Result<Option<WrappedKey>, AgeError> {
        let [kind, rest @ ..] = self.arguments.as_slice() else { return Err(AgeError::Header) };
        if *kind != "X25519" {
            return Ok(None);
        }
        let [share] = rest else { return Err(AgeError::Header) };
        let share = Base64Unpadded::decode_vec(share).ok().and_then(|bytes| bytes.try_into().ok());
        let wrapped = self.body.as_slice().try_into().ok();
        share.zip(wrapped).map(Some).ok_or(AgeError::Header)
    }
}

impl<'a> Header<'a> {
    pub(super) fn stanzas(&self) -> &[Stanza<'a>] {
        &self.stanzas
    }

    /// Adds a stanza to a header that is being written. A wrapped file key fits on one line.
    pub(super) fn push_x25519(&mut self, share: &[u8; 32], wrapped: &[u8]) {
        let text =
            format!("-> X25519 {}\n{}\n", Base64Unpadded::encode_string(share), Base64Unpadded::encode_string(wrapped));
        self.covered.extend_from_slice(text.as_bytes());
    }

    /// The bytes of a header that was written.
    pub(super) fn to_bytes(&self, file_key: &[u8; FILE_KEY_BYTES]) -> Result<Vec<u8>, AgeError> {
        let mut bytes = VERSION.to_vec();
        bytes.extend_from_slice(&self.covered);
        bytes.extend_from_slice(b"---");
        let mac = mac(&bytes, file_key)?.finalize().into_bytes();
        bytes.extend_from_slice(format!(" {}\n", Base64Unpadded::encode_string(&mac)).as_bytes());
        Ok(bytes)
    }

    /// Reads the header and gives what follows it.
    pub(super) fn parse(file: &'a [u8]) -> Result<(Self, &'a [u8]), AgeError> {
        let mut rest = file.strip_prefix(VERSION).ok_or(AgeError::Header)?;
        let mut header = Self::default();
        loop {
            if file.len() - rest.len() > HEADER_BYTES_MAX || header.stanzas.len() > STANZAS_MAX {
                return Err(AgeError::Header);
            }
            let line = next_line(&mut rest)?;
            if let Some(mac) = line.strip_prefix("--- ") {
                if header.stanzas.is_empty() {
                    return Err(AgeError::Header);
                }
                let covered = file.len() - rest.len() - line.len() - 1 + 3;
                header.covered = file.get(..covered).ok_or(AgeError::Header)?.to_vec();
                header.mac = Base64Unpadded::decode_vec(mac).ok().and_then(|bytes| bytes.try_into().ok());
                return if header.mac.is_some() { Ok((header, rest)) } else { Err(AgeError::Header) };
            }
            let arguments: Vec<&str> = line.strip_prefix("-> ").ok_or(AgeError::Header)?.split(' ').collect();
            let is_argument = |text: &&str| !text.is_empty() && text.bytes().all(|byte| (33..=126).contains(&byte));
            if !arguments.iter().all(is_argument) {
                return Err(AgeError::Header);
            }
            header.stanzas.push(Stanza { arguments, body: read_body(&mut rest)? });
        }
    }

    /// Checks the MAC in constant time.
    pub(super) fn check(&self, file_key: &[u8; FILE_KEY_BYTES]) -> Result<(), AgeError> {
        let expected = self.mac.ok_or(AgeError::Header)?;
        mac(&self.covered, file_key)?.verify_slice(&expected).map_err(|_| AgeError::Mac)
    }
}

fn mac(covered: &[u8], file_key: &[u8; FILE_KEY_BYTES]) -> Result<Hmac<Sha256>, AgeError> {
    let key = derived(None, file_key, b"header")?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| AgeError::Key)?;
    mac.update(covered);
    Ok(mac)
}

/// A line without its end; a carriage return is no end of a line.
fn next_line<'a>(rest: &mut &'a [u8]) -> Result<&'a str, AgeError> {
    let end = rest.iter().take(HEADER_BYTES_MAX).position(|byte| *byte == b'\n').ok_or(AgeError::Header)?;
    let (line, after) = rest.split_at_checked(end).ok_or(AgeError::Header)?;
    *rest = after.get(1..).ok_or(AgeError::Header)?;
    core::str::from_utf8(line).map_err(|_| AgeError::Header)
}

/// Lines of base64: full ones, and one that is not, which may be empty.
fn read_body(rest: &mut &[u8]) -> Result<Vec<u8>, AgeError> {
    let mut body = Vec::new();
    loop {
        let line = next_line(rest)?;
        if line.len() > COLUMNS {
            return Err(AgeError::Header);
        }
        body.extend(Base64Unpadded::decode_vec(line).map_err(|_| AgeError::Header)?);
        if line.len() < COLUMNS {
            return Ok(body);
        }
    }
}
