//! What can be wrong with the name of a square, and why a name has no square on a map.

use crate::text::Place;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// A text that is not the name of a square, with the place that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{place}: {problem:?}, found {found:?}")]
pub struct SquareError {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What is the matter.
    pub problem: SquareProblem,
}

/// What is the matter with the name of a square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SquareProblem {
    /// Nothing but spaces.
    Empty,
    /// More than 256 bytes.
    TooLong,
    /// No name of a square has this character.
    UnexpectedCharacter,
    /// A word that does not belong to the name of a square.
    UnknownWord,
    /// A square is four digits.
    DigitsExpected,
    /// A part is 1 to 9 by the snail, or А to Г.
    PartUnknown,
    /// More parts than a square has.
    TooManyParts,
}

/// Why a name has no square on the map that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SquareMismatch {
    /// Maps of this scale are not used to point with squares.
    #[error("maps of 1:{denominator} have no squares to point with")]
    NoSquares {
        /// The number under the one.
        denominator: u32,
    },
    /// The digits name no line of this map's grid.
    #[error("no line of a grid of {side_km} km ends in {digits:02}")]
    NotALine {
        /// The two digits.
        digits: u8,
        /// From line to line, kilometres.
        side_km: i32,
    },
    /// No square of this name touches the sheet.
    #[error("no square of this name touches the sheet")]
    NotOnSheet,
    /// The reference point has no printed grid.
    #[error("there is no printed grid about the reference point")]
    NoGrid,
}

impl SquareError {
    pub(super) fn new(text: &str, offset: usize, problem: SquareProblem) -> Self {
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
            SquareProblem::Empty => "square-empty",
            SquareProblem::TooLong => "square-too-long",
            SquareProblem::UnexpectedCharacter => "square-unexpected-character",
            SquareProblem::UnknownWord => "square-unknown-word",
            SquareProblem::DigitsExpected => "square-digits-expected",
            SquareProblem::PartUnknown => "square-part-unknown",
            SquareProblem::TooManyParts => "square-too-many-parts",
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

impl SquareMismatch {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSquares { .. } => "square-none-at-scale",
            Self::NotALine { .. } => "square-not-a-line",
            Self::NotOnSheet => "square-not-on-sheet",
            Self::NoGrid => "square-no-grid",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoSquares { denominator } => vec![("denominator", denominator.to_string())],
            Self::NotALine { digits, side_km } => {
                vec![("digits", alloc::format!("{digits:02}")), ("side", side_km.to_string())]
            }
            Self::NotOnSheet | Self::NoGrid => Vec::new(),
        }
    }
}
