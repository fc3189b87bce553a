//! Precise details and a reporter's words, sealed at the desk that writes them and opened at the desk they are for: what is inside,
//! and what the log may say.
//!
//! Inside stand a line that names the form, a salt, and the text, filled up so that the length says little. The commitment is SHA-256
//! over all of it: without the salt nobody can try places against it. The text goes to no file and no log; it comes in as a value and
//! goes out as one.
use crate::age::{self, AgeError, Fresh, Identity, Recipient};
use crate::founding::Draw;
use agreement::identity::{Digest, Side};
use agreement::records::{Addressee, Compared, OutsidePost, SealedPlace, SealedWords, SealingKey};
use ledger::sha256;

/// The first line inside.
const FORM: &str = "jig sealed details v1";
/// The first line of what a read-back commits to.
const OWN_FORM: &str = "jig own place v1";
/// The whole inside is a multiple of this, bytes.
const STEP_BYTES: usize = 1_024;
/// The longest text, bytes.
pub(crate) const TEXT_BYTES_MAX: usize = 16_384;

/// Something sealed: what the record says of it, and the bytes that travel beside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// For the record.
    pub place: SealedPlace,
    /// The attachment.
    pub bytes: Vec<u8>,
}

/// Words sealed to a post outside both sides, and the bytes that travel beside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedOutside {
    /// For the record.
    pub words: SealedWords,
    /// The attachment.
    pub bytes: Vec<u8>,
}

/// Sealed bytes as a record names them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Named {
    /// SHA-256 of the bytes.
    pub attachment: Digest,
    /// SHA-256 of what is inside.
    pub commitment: Digest,
}

impl From<&SealedPlace> for Named {
    fn from(place: &SealedPlace) -> Self {
        Self { attachment: place.attachment, commitment: place.commitment }
    }
}

impl From<&SealedWords> for Named {
    fn from(words: &SealedWords) -> Self {
        Self { attachment: words.attachment, commitment: words.commitment }
    }
}

/// Why details cannot be sealed or opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SealingError {
    /// No text, or one too long.
    #[error("no text, or more than {TEXT_BYTES_MAX} bytes")]
    Text,
    /// The age file cannot be made or opened.
    #[error(transparent)]
    Age(#[from] AgeError),
    /// The bytes are not those of the record.
    #[error("the bytes are not those that the record names")]
    OtherBytes,
    /// What is inside is not what the record committed to.
    #[error("the contents are not those that the record committed to")]
    OtherContents,
}

impl wire::phrases::Coded for SealingError {
    fn code(&self) -> &'static str {
        match self {
            Self::Text => "cli-sealing-text",
            Self::Age(error) => error.code(),
            Self::OtherBytes => "cli-sealing-other-bytes",
            Self::OtherContents => "cli-sealing-other-contents",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Text => vec![("limit", TEXT_BYTES_MAX.to_string())],
            Self::Age(error) => error.arguments(),
            Self::OtherBytes | Self::OtherContents => Vec::new(),
        }
    }
}

/// Seals a text to headquarters, with randomness from `draw` under `label`.
///
/// # Errors
/// [`SealingError::Text`], or a key that is none.
pub fn seal(text: &str, to: &[(Side, SealingKey)], label: &str, draw: &mut dyn Draw) -> Result<Sealed, SealingError> {
    let keys: Vec<(&str, &SealingKey)> = to.iter().map(|(side, key)| (side.name(), key)).collect();
    let (Named { attachment, commitment }, bytes) = seal_to(text, &keys, label, draw)?;
    let to = to.iter().map(|(side, key)| Addressee { side: *side, key: key.clone() }).collect();
    Ok(Sealed { place: SealedPlace { attachment, commitment, to }, bytes })
}

/// Seals a text to a post outside both sides.
///
/// # Errors
/// As [`seal`].
pub fn seal_outside(
    text: &str,
    to: OutsidePost,
    key: &SealingKey,
    label: &str,
    draw: &mut dyn Draw,
) -> Result<SealedOutside, SealingError> {
    let (Named { attachment, commitment }, bytes) = seal_to(text, &[(to.name(), key)], label, draw)?;
    Ok(SealedOutside { words: SealedWords { attachment, commitment, to, key: key.clone() }, bytes })
}

fn seal_to(
    text: &str,
    to: &[(&str, &SealingKey)],
    label: &str,
    draw: &mut dyn Draw,
) -> Result<(Named, Vec<u8>), SealingError> {
    let text = text.trim();
    if text.is_empty() || text.len() > TEXT_BYTES_MAX {
        return Err(SealingError::Text);
    }
    let recipients: Vec<Recipient> =
        to.iter().map(|(_, key)| Recipient::parse(key.as_str())).collect::<Result<_, _>>()?;
    let salt: String = draw.seed(&format!("{label} salt")).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut inside = format!("{FORM}\n{salt}\n{text}\n");
    let filled = inside.len().next_multiple_of(STEP_BYTES);
    inside.extend(std::iter::repeat_n('\n', filled - inside.len()));
    let ephemeral = to.iter().map(|(name, _)| draw.seed(&format!("{label} ephemeral {name}"))).collect();
    let fresh = Fresh {
        file_key: *draw.nonce(&format!("{label} file key")).as_bytes(),
        nonce: *draw.nonce(&format!("{label} nonce")).as_bytes(),
        ephemeral,
    };
    let bytes = age::seal(inside.as_bytes(), &recipients, fresh)?;
    Ok((Named { attachment: hash(&bytes), commitment: hash(inside.as_bytes()) }, bytes))
}

/// Opens what a record names, and gives the text only if it is what the record committed to.
///
/// # Errors
/// [`SealingError`].
pub fn open(named: impl Into<Named>, bytes: &[u8], identity: &Identity) -> Result<String, SealingError> {
    let named = named.into();
    if hash(bytes) != named.attachment {
        return Err(SealingError::OtherBytes);
    }
    let inside = age::open(bytes, identity)?;
    if hash(&inside) != named.commitment {
        return Err(SealingError::OtherContents);
    }
    let inside = String::from_utf8(inside).map_err(|_| SealingError::OtherContents)?;
    let rest = inside.strip_prefix(FORM).and_then(|rest| rest.strip_prefix('\n'));
    let text = rest.and_then(|rest| rest.split_once('\n')).map(|(_, text)| text.trim_end_matches('\n').to_owned());
    text.ok_or(SealingError::OtherContents)
}

/// What came of comparing an opened place with the own one, for the record; the salt stays with the own place at the desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ComparedHere {
    /// Same or differs.
    pub found: Compared,
    /// SHA-256 over the form, the salt and the own text.
    pub commitment: Digest,
    /// The salt, in hexadecimal.
    pub salt: String,
}

/// Compares an opened place with the own representation of it, both as texts that begin with a position in degrees; nothing where one
/// of them does not, so that it cannot be told.
#[must_use]
pub fn compare(opened: &str, own: &str, tolerance_m: u32, label: &str, draw: &mut dyn Draw) -> Option<ComparedHere> {
    let found = agreement::compared_at_the_desk(opened, own, tolerance_m)?;
    let salt: String = draw.seed(&format!("{label} salt")).iter().map(|byte| format!("{byte:02x}")).collect();
    let commitment = hash(format!("{OWN_FORM}\n{salt}\n{}\n", own.trim()).as_bytes());
    Some(ComparedHere { found, commitment, salt })
}

fn hash(bytes: &[u8]) -> Digest {
    Digest::from_bytes(*sha256(bytes).as_bytes())
}

#[cfg(test)]
mod tests;
