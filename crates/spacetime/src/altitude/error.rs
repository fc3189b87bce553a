//! What can be wrong with a written height.

use crate::text::Place;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// A text that is not a height, with the place that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{place}: {problem:?}, found {found:?}")]
pub struct AltitudeError {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What is the matter.
    pub problem: AltitudeProblem,
}

/// What is the matter with a written height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AltitudeProblem {
    /// Nothing but spaces.
    Empty,
    /// More than 256 bytes.
    TooLong,
    /// A number should stand here.
    NumberExpected,
    /// More than 17 digits.
    NumberTooLong,
    /// `18,000`: eighteen, or eighteen thousand?
    AmbiguousComma,
    /// Metres or feet must be said.
    UnitMissing,
    /// A word that is neither a unit nor a surface.
    WordUnknown,
    /// The surface must be said.
    DatumMissing,
    /// A height above an aerodrome does not say how high the aerodrome lies.
    AerodromeMissing,
    /// Two surfaces, or a surface for a flight level.
    DatumTwice,
    /// A flight level is a whole number of hundreds of feet, 0 to 999.
    FlightLevelUnclear,
    /// More than 100 km up or down.
    OutOfRange,
}

impl AltitudeError {
    pub(crate) fn new(text: &str, offset: usize, problem: AltitudeProblem) -> Self {
        Self { place: Place::of(text, offset), found: text.get(offset..).and_then(|rest| rest.chars().next()), problem }
    }

    /// Bytes before the place.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.place.offset
    }

    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.problem {
            AltitudeProblem::Empty => "altitude-empty",
            AltitudeProblem::TooLong => "altitude-too-long",
            AltitudeProblem::NumberExpected => "altitude-number-expected",
            AltitudeProblem::NumberTooLong => "altitude-number-too-long",
            AltitudeProblem::AmbiguousComma => "altitude-ambiguous-comma",
            AltitudeProblem::UnitMissing => "altitude-unit-missing",
            AltitudeProblem::WordUnknown => "altitude-word-unknown",
            AltitudeProblem::DatumMissing => "altitude-datum-missing",
            AltitudeProblem::AerodromeMissing => "altitude-aerodrome-missing",
            AltitudeProblem::DatumTwice => "altitude-datum-twice",
            AltitudeProblem::FlightLevelUnclear => "altitude-flight-level-unclear",
            AltitudeProblem::OutOfRange => "altitude-out-of-range",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        vec![
            ("character", self.place.character.to_string()),
            ("offset", self.place.offset.to_string()),
            ("found", self.found.map(String::from).unwrap_or_default()),
        ]
    }
}
