//! What can be wrong with a written distance, speed or bearing.

use crate::text::Place;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// A text that is not the quantity asked for, with the place that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{place}: {problem:?}, found {found:?}")]
pub struct QuantityError {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What is the matter.
    pub problem: QuantityProblem,
}

/// What is the matter with a written quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityProblem {
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
    /// The unit of a distance must be said.
    DistanceUnitMissing,
    /// The unit of a speed must be said.
    SpeedUnitMissing,
    /// The unit of a bearing must be said.
    BearingUnitMissing,
    /// A nautical mile, or one of the many on land?
    MileAmbiguous,
    /// A word that belongs to no unit.
    WordUnknown,
    /// Further than round the earth.
    DistanceOutOfRange,
    /// Faster than anything that stays with the earth.
    SpeedOutOfRange,
    /// More than a full turn.
    BearingOutOfRange,
    /// The north that a bearing is counted from must be said.
    NorthMissing,
    /// Counted from magnetic north, of which nothing is known here.
    MagneticNorth,
    /// Counted from the north of a map's grid, and which map was not said.
    GridNorth,
}

impl QuantityError {
    pub(super) fn new(text: &str, offset: usize, problem: QuantityProblem) -> Self {
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
            QuantityProblem::Empty => "quantity-empty",
            QuantityProblem::TooLong => "quantity-too-long",
            QuantityProblem::NumberExpected => "quantity-number-expected",
            QuantityProblem::NumberTooLong => "quantity-number-too-long",
            QuantityProblem::AmbiguousComma => "quantity-ambiguous-comma",
            QuantityProblem::DistanceUnitMissing => "quantity-distance-unit-missing",
            QuantityProblem::SpeedUnitMissing => "quantity-speed-unit-missing",
            QuantityProblem::BearingUnitMissing => "quantity-bearing-unit-missing",
            QuantityProblem::MileAmbiguous => "quantity-mile-ambiguous",
            QuantityProblem::WordUnknown => "quantity-word-unknown",
            QuantityProblem::DistanceOutOfRange => "quantity-distance-out-of-range",
            QuantityProblem::SpeedOutOfRange => "quantity-speed-out-of-range",
            QuantityProblem::BearingOutOfRange => "quantity-bearing-out-of-range",
            QuantityProblem::NorthMissing => "quantity-north-missing",
            QuantityProblem::MagneticNorth => "quantity-magnetic-north",
            QuantityProblem::GridNorth => "quantity-grid-north",
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
