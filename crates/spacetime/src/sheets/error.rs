//! What can be wrong with the name of a sheet, and places that have no sheet here.

use crate::text::Place;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Why a place has no sheet that this room can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Uncovered {
    /// South of the equator, where names carry a suffix.
    #[error("sheets of the southern hemisphere are not known here")]
    SouthernHemisphere,
    /// From 60 degrees north on, where sheets are doubled.
    #[error("sheets from 60 degrees north on are not known here")]
    DoubledSheets,
}

impl Uncovered {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SouthernHemisphere => "sheet-place-southern",
            Self::DoubledSheets => "sheet-place-doubled",
        }
    }

    /// The named arguments of the message: none.
    #[must_use]
    pub const fn arguments(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// A text that is not the name of a sheet, with the place that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{place}: {problem:?}, found {found:?}")]
pub struct SheetError {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What is the matter.
    pub problem: SheetProblem,
}

/// What is the matter with the name of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetProblem {
    /// Nothing but spaces.
    Empty,
    /// More than 256 bytes.
    TooLong,
    /// No name of a sheet has this character.
    UnexpectedCharacter,
    /// A word that does not belong to the name of a sheet.
    UnknownWord,
    /// The name begins with a row: a Latin letter A to O, or a number 01 to 15.
    RowExpected,
    /// A row from P on: beyond 60 degrees, where sheets are doubled.
    DoubledSheets,
    /// The suffix of the southern hemisphere.
    SouthernHemisphere,
    /// After the row stands a column, 1 to 60.
    ColumnExpected,
    /// After the column: a capital А to Г, a Roman numeral I to XXXVI, or a number 1 to 144.
    PartUnknown,
    /// A quarter is one of А Б В Г (а б в г, 1 to 4).
    QuarterUnknown,
    /// More parts than the scale has.
    TooManyParts,
    /// A scale at which sheets have no names known here.
    ScaleUnknown,
    /// The name is that of a sheet of another scale than the one stated.
    ScaleContradiction,
}

impl SheetError {
    pub(super) fn new(text: &str, offset: usize, problem: SheetProblem) -> Self {
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
            SheetProblem::Empty => "sheet-empty",
            SheetProblem::TooLong => "sheet-too-long",
            SheetProblem::UnexpectedCharacter => "sheet-unexpected-character",
            SheetProblem::UnknownWord => "sheet-unknown-word",
            SheetProblem::RowExpected => "sheet-row-expected",
            SheetProblem::DoubledSheets => "sheet-doubled",
            SheetProblem::SouthernHemisphere => "sheet-southern",
            SheetProblem::ColumnExpected => "sheet-column-expected",
            SheetProblem::PartUnknown => "sheet-part-unknown",
            SheetProblem::QuarterUnknown => "sheet-quarter-unknown",
            SheetProblem::TooManyParts => "sheet-too-many-parts",
            SheetProblem::ScaleUnknown => "sheet-scale-unknown",
            SheetProblem::ScaleContradiction => "sheet-scale-contradiction",
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
