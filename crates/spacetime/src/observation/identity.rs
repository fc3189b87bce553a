//! Who an aircraft was said to be. Every field is a claim: addresses, codes and call signs can be forged and are shared.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use thiserror::Error;

/// Where an address comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AddressKind {
    /// Allocated by a State out of its ICAO block (Annex 10, Volume III, Chapter 9).
    Icao,
    /// Made up by a ground station or by the transmitter itself: it names no aircraft beyond the session.
    Other,
}

/// A 24-bit aircraft address with its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AircraftAddress {
    kind: AddressKind,
    bits: u32,
}

impl AircraftAddress {
    /// The address of these 24 bits; nothing when there are more.
    #[must_use]
    pub const fn new(kind: AddressKind, bits: u32) -> Option<Self> {
        if bits > 0x00FF_FFFF { None } else { Some(Self { kind, bits }) }
    }

    /// Reads six hexadecimal digits, small or capital, with a tilde before an address that ICAO did not allocate: what [`fmt::Display`] writes,
    /// and nothing else. No sign, no blank, no digit less or more.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, digits) = match text.strip_prefix('~') {
            Some(digits) => (AddressKind::Other, digits),
            None => (AddressKind::Icao, text),
        };
        let bits = (digits.len() == 6).then(|| digits_in(digits, 16)).flatten()?;
        Self::new(kind, bits)
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> AddressKind {
        self.kind
    }

    /// Its 24 bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.bits
    }
}

/// Six hexadecimal digits, lower case, with a tilde before an address that ICAO did not allocate.
impl fmt::Display for AircraftAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tilde = match self.kind {
            AddressKind::Icao => "",
            AddressKind::Other => "~",
        };
        write!(out, "{tilde}{:06x}", self.bits)
    }
}

/// A Mode 3/A code: four octal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModeACode(u16);

impl ModeACode {
    /// The code of these twelve bits, `0o7700` for an emergency; nothing when there are more.
    #[must_use]
    pub const fn new(bits: u16) -> Option<Self> {
        if bits > 0o7777 { None } else { Some(Self(bits)) }
    }

    /// Reads four octal digits and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bits = (text.len() == 4).then(|| digits_in(text, 8)).flatten()?;
        Self::new(u16::try_from(bits).ok()?)
    }

    /// Its twelve bits.
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }
}

/// Four octal digits.
impl fmt::Display for ModeACode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04o}", self.0)
    }
}

/// The number of digits of this radix and nothing else; the standard library would take a sign before them.
fn digits_in(text: &str, radix: u32) -> Option<u32> {
    text.chars().try_fold(0_u32, |number, digit| number.checked_mul(radix)?.checked_add(digit.to_digit(radix)?))
}

/// At most eight capital letters, digits and hyphens: a call sign, a registration, a type designator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortText {
    bytes: [u8; 8],
    length: u8,
}

/// Why a text is no call sign, registration or type designator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ShortTextError {
    /// Nothing but blanks.
    #[error("the text is empty")]
    Empty,
    /// More than eight characters.
    #[error("the text has more than eight characters")]
    Long,
    /// Something else than a letter, a digit or a hyphen.
    #[error("character {at} is neither a letter, a digit nor a hyphen")]
    Character {
        /// Which one, counted from 1.
        at: u8,
    },
}

impl ShortTextError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "short-text-empty",
            Self::Long => "short-text-long",
            Self::Character { .. } => "short-text-character",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Long => Vec::new(),
            Self::Character { at } => vec![("at", at.to_string())],
        }
    }
}

impl ShortText {
    /// Reads a field of a report: blanks at its ends are dropped, small letters become capitals.
    ///
    /// # Errors
    /// [`ShortTextError`] for an empty or overlong text, and for any other character.
    pub fn parse(text: &[u8]) -> Result<Self, ShortTextError> {
        let trimmed = text.trim_ascii();
        if trimmed.is_empty() {
            return Err(ShortTextError::Empty);
        }
        let mut bytes = [0; 8];
        for (place, byte) in trimmed.iter().enumerate() {
            let Some(slot) = bytes.get_mut(place) else { return Err(ShortTextError::Long) };
            if !byte.is_ascii_alphanumeric() && *byte != b'-' {
                return Err(ShortTextError::Character { at: place as u8 + 1 });
            }
            *slot = byte.to_ascii_uppercase();
        }
        Ok(Self { bytes, length: trimmed.len() as u8 })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let text = self.bytes.get(..usize::from(self.length)).unwrap_or_default();
        // Only ASCII is ever stored, so the text is always UTF-8.
        core::str::from_utf8(text).unwrap_or_default()
    }
}

impl fmt::Display for ShortText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl From<ShortText> for String {
    fn from(text: ShortText) -> Self {
        Self::from(text.as_str())
    }
}

/// Everything a report says of who the aircraft is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IdentityClaims {
    /// Its 24-bit address.
    pub address: Option<AircraftAddress>,
    /// Its call sign or flight identification.
    pub callsign: Option<ShortText>,
    /// Its Mode 3/A code.
    pub mode_a: Option<ModeACode>,
    /// Its registration or tail number.
    pub registration: Option<ShortText>,
    /// Its type, as in ICAO Doc 8643, or a person's word for the kind of aircraft.
    pub type_designator: Option<ShortText>,
    /// Track number given by the sensor: unique within its source for a while, never across sources.
    pub sensor_track: Option<u32>,
}
