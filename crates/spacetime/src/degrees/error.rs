//! What can be wrong with a written position.

use crate::text::Place;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// A text that is not a position, with the place that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{place}: {problem:?}, found {found:?}")]
pub struct DegreeError {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What is the matter.
    pub problem: DegreeProblem,
}

/// What is the matter with a written position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DegreeProblem {
    /// Nothing but spaces.
    Empty,
    /// More than 256 bytes.
    TooLong,
    /// No notation of degrees has this character here.
    UnexpectedCharacter,
    /// A word that is neither a direction, an axis nor a unit.
    UnknownWord,
    /// A letter that different readers take differently: `O` (Ost or ouest), small `s` and `с` (south or seconds, north or seconds).
    AmbiguousLetter,
    /// A comma that may be a decimal mark or stand between two numbers.
    AmbiguousComma,
    /// A second decimal mark in one number, as in `35.20.15`.
    SecondDecimalMark,
    /// More than 17 digits.
    NumberTooLong,
    /// A number should stand here.
    NumberExpected,
    /// The text ends before both numbers were given.
    NumberMissing,
    /// More numbers than two coordinates can have.
    TooManyNumbers,
    /// One letter before its numbers and one behind, and nothing to show where the first coordinate ends.
    AmbiguousSplit,
    /// A mark of minutes or seconds that does not belong to this number.
    MarkOutOfOrder,
    /// Minutes or seconds of 60 or more.
    SixtyOrMore,
    /// Digits run together whose number fits no form.
    CompactDigits,
    /// A sign and a letter for one coordinate.
    SignAndLetter,
    /// The letters N, S, E, W (or their like) are needed to tell latitude from longitude.
    HemisphereMissing,
    /// Twice latitude or twice longitude.
    SameAxisTwice,
    /// A word says latitude and the letter longitude, or the reverse.
    AxisContradiction,
    /// Beyond 90 degrees.
    LatitudeOutOfRange,
    /// Beyond 180 degrees.
    LongitudeOutOfRange,
}

impl DegreeError {
    pub(super) fn new(text: &str, offset: usize, problem: DegreeProblem) -> Self {
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
            DegreeProblem::Empty => "degrees-empty",
            DegreeProblem::TooLong => "degrees-too-long",
            DegreeProblem::UnexpectedCharacter => "degrees-unexpected-character",
            DegreeProblem::UnknownWord => "degrees-unknown-word",
            DegreeProblem::AmbiguousLetter => "degrees-ambiguous-letter",
            DegreeProblem::AmbiguousComma => "degrees-ambiguous-comma",
            DegreeProblem::SecondDecimalMark => "degrees-second-decimal-mark",
            DegreeProblem::NumberTooLong => "degrees-number-too-long",
            DegreeProblem::NumberExpected => "degrees-number-expected",
            DegreeProblem::NumberMissing => "degrees-number-missing",
            DegreeProblem::TooManyNumbers => "degrees-too-many-numbers",
            DegreeProblem::AmbiguousSplit => "degrees-ambiguous-split",
            DegreeProblem::MarkOutOfOrder => "degrees-mark-out-of-order",
            DegreeProblem::SixtyOrMore => "degrees-sixty-or-more",
            DegreeProblem::CompactDigits => "degrees-compact-digits",
            DegreeProblem::SignAndLetter => "degrees-sign-and-letter",
            DegreeProblem::HemisphereMissing => "degrees-hemisphere-missing",
            DegreeProblem::SameAxisTwice => "degrees-same-axis-twice",
            DegreeProblem::AxisContradiction => "degrees-axis-contradiction",
            DegreeProblem::LatitudeOutOfRange => "degrees-latitude-out-of-range",
            DegreeProblem::LongitudeOutOfRange => "degrees-longitude-out-of-range",
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
