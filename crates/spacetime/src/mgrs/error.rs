//! What can be wrong with a written grid reference.

use crate::text::Place;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// A text that is not a reference, with the place that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{place}: {problem:?}, found {found:?}")]
pub struct MgrsError {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What is the matter.
    pub problem: MgrsProblem,
}

/// What is the matter with a written grid reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MgrsProblem {
    /// Nothing but spaces.
    Empty,
    /// More than 256 bytes.
    TooLong,
    /// A character that no reference has here.
    UnexpectedCharacter,
    /// Zones run from 1 to 60.
    ZoneOutOfRange,
    /// No letter after the zone.
    BandMissing,
    /// A letter that names no band, or no polar half where the zone is missing.
    BandLetter,
    /// The reference ends before both letters of the square.
    SquareMissing,
    /// A letter that is no column of this zone.
    ColumnLetter,
    /// A letter that is no row.
    RowLetter,
    /// The band does not reach the row of squares that the letters name.
    BandRow,
    /// An odd number of digits: which half the missing one belongs to cannot be known.
    OddDigits,
    /// More than five digits for each coordinate.
    TooManyDigits,
    /// A space that parts the digits into unequal halves.
    UnequalHalves,
}

impl MgrsError {
    pub(super) fn new(text: &str, offset: usize, problem: MgrsProblem) -> Self {
        Self { place: Place::of(text, offset), found: text.get(offset..).and_then(|rest| rest.chars().next()), problem }
    }

    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.problem {
            MgrsProblem::Empty => "mgrs-empty",
            MgrsProblem::TooLong => "mgrs-too-long",
            MgrsProblem::UnexpectedCharacter => "mgrs-unexpected-character",
            MgrsProblem::ZoneOutOfRange => "mgrs-zone-out-of-range",
            MgrsProblem::BandMissing => "mgrs-band-missing",
            MgrsProblem::BandLetter => "mgrs-band-letter",
            MgrsProblem::SquareMissing => "mgrs-square-missing",
            MgrsProblem::ColumnLetter => "mgrs-column-letter",
            MgrsProblem::RowLetter => "mgrs-row-letter",
            MgrsProblem::BandRow => "mgrs-band-row",
            MgrsProblem::OddDigits => "mgrs-odd-digits",
            MgrsProblem::TooManyDigits => "mgrs-too-many-digits",
            MgrsProblem::UnequalHalves => "mgrs-unequal-halves",
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
