//! What can be wrong in the bytes of a feed of transponder reports or of an aggregator's file. Knows no sentence: codes and arguments.

use spacetime::observation::SourceId;

use crate::stream::Fault;

/// How much of what was found is shown.
const FOUND_MAX: usize = 40;

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The feed ends within a record.
    Unfinished {
        /// How much of it came, bytes.
        bytes: u64,
    },
    /// A line or record is longer than any of its format.
    TooLong {
        /// The limit, bytes.
        most: usize,
    },
    /// Bytes that belong to no message.
    NoMessage {
        /// How many.
        bytes: u64,
    },
    /// A kind of message that the format does not have.
    MessageType {
        /// Its byte.
        found: u8,
    },
    /// A message ended before its length.
    Truncated {
        /// What came, bytes.
        found: usize,
        /// What it must have, bytes.
        expected: usize,
    },
    /// A frame is written with something else than hexadecimal digits.
    Digits {
        /// What stands there, cut short.
        found: String,
    },
    /// A frame has not the length of its downlink format.
    Length {
        /// Bits of the frame.
        found: usize,
        /// Bits that it must have: `56`, `112`, or both.
        expected: &'static str,
    },
    /// A downlink format that nobody uses.
    Format {
        /// Its number.
        format: u32,
    },
    /// The parity of a frame does not hold.
    Parity {
        /// The remainder, six hexadecimal digits.
        remainder: u32,
    },
    /// Six bits that stand for no character.
    Character {
        /// Which character, from 1.
        place: u8,
    },
    /// A code that stands for no height.
    AltitudeCode {
        /// Its bits.
        found: u32,
    },
    /// Two halves of a position that lie on no earth.
    NoPosition,
    /// A row has too few fields.
    Fields {
        /// How many it has.
        found: usize,
        /// How many it needs.
        expected: usize,
    },
    /// A field that must be there is empty or missing.
    Missing,
    /// A value that its field cannot hold.
    Value {
        /// What stands there, cut short.
        found: String,
        /// What may stand there.
        expected: &'static str,
    },
    /// A time that cannot be read, or lies outside the years 1 to 9999.
    Time {
        /// What stands there, cut short.
        found: String,
    },
    /// A stamp of a satellite clock that is no time of day.
    SatelliteTime {
        /// Its 48 bits.
        found: i64,
    },
    /// A record that is no JSON of its format.
    Json,
    /// A packed feed is damaged.
    Packed,
    /// A packed feed grows beyond all measure when it is unpacked.
    Expansion {
        /// How many times longer than what came.
        most: u64,
    },
}

impl Problem {
    /// What stood there, for people: cut short, without what cannot be printed.
    pub(crate) fn shown(found: &[u8]) -> String {
        String::from_utf8_lossy(found).chars().take(FOUND_MAX).map(|c| if c.is_control() { '·' } else { c }).collect()
    }

    /// A value that its field cannot hold.
    pub(crate) fn value(found: &[u8], expected: &'static str) -> Self {
        Self::Value { found: Self::shown(found), expected }
    }

    /// The stable code, and the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unfinished { .. } => "feed-unfinished",
            Self::TooLong { .. } => "feed-too-long",
            Self::NoMessage { .. } => "feed-no-message",
            Self::MessageType { .. } => "feed-message-type",
            Self::Truncated { .. } => "feed-truncated",
            Self::Digits { .. } => "modes-digits",
            Self::Length { .. } => "modes-length",
            Self::Format { .. } => "modes-format",
            Self::Parity { .. } => "modes-parity",
            Self::Character { .. } => "modes-character",
            Self::AltitudeCode { .. } => "modes-altitude-code",
            Self::NoPosition => "modes-no-position",
            Self::Fields { .. } => "feed-fields",
            Self::Missing => "feed-missing",
            Self::Value { .. } => "feed-value",
            Self::Time { .. } => "feed-time",
            Self::SatelliteTime { .. } => "beast-satellite-time",
            Self::Json => "feed-json",
            Self::Packed => "feed-packed",
            Self::Expansion { .. } => "feed-expansion",
        }
    }

    /// The arguments of the sentence.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unfinished { bytes } | Self::NoMessage { bytes } => vec![("bytes", bytes.to_string())],
            Self::TooLong { most } => vec![("most", most.to_string())],
            Self::MessageType { found } => vec![("found", format!("{found:02x}"))],
            Self::Truncated { found, expected } => {
                vec![("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::Digits { found } | Self::Time { found } => vec![("found", found.clone())],
            Self::SatelliteTime { found } => vec![("found", format!("{found:012x}"))],
            Self::Length { found, expected } => {
                vec![("found", found.to_string()), ("expected", (*expected).to_owned())]
            }
            Self::Format { format } => vec![("format", format.to_string())],
            Self::Parity { remainder } => vec![("remainder", format!("{remainder:06x}"))],
            Self::Character { place } => vec![("place", place.to_string())],
            Self::AltitudeCode { found } => vec![("found", format!("{found:04x}"))],
            Self::Fields { found, expected } => {
                vec![("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::Value { found, expected } => {
                vec![("found", found.clone()), ("expected", (*expected).to_owned())]
            }
            Self::NoPosition | Self::Missing | Self::Json | Self::Packed => Vec::new(),
            Self::Expansion { most } => vec![("most", most.to_string())],
        }
    }

    /// The fault at a place of a feed; `item` is the name of the field in its standard.
    pub(crate) fn at(&self, source: SourceId, at_byte: u64, item: &str) -> Fault {
        Fault { source: Some(source), at_byte, item: item.to_owned(), code: self.code(), arguments: self.arguments() }
    }
}
