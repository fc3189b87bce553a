//! What can be wrong with a table of places: which line, which column, and what was expected there.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// A table that is not one of places, with the place that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {problem:?}")]
pub struct TableError {
    /// Which line, the first being 1.
    pub line: usize,
    /// Which column of that line, the first being 1; 0 when the whole line is meant.
    pub column: usize,
    /// What is the matter.
    pub problem: TableProblem,
}

/// What is the matter with a table of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableProblem {
    /// More than 512 MiB.
    TooLarge,
    /// More than 2,000,000 places, or names.
    TooManyRows,
    /// A line of more than 64 KiB.
    LineTooLong,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Fewer columns than the format has.
    ColumnMissing,
    /// The first line does not name the columns that are needed.
    HeadingMissing,
    /// A quoted field that never ends, or goes on after its end.
    Quotes,
    /// An id should stand here.
    IdExpected,
    /// Two places with one id.
    IdTwice,
    /// A name of a place that is not in the table of places.
    IdUnknown,
    /// Not a latitude in decimal degrees.
    Latitude,
    /// Not a longitude in decimal degrees.
    Longitude,
    /// Not a number of people.
    Population,
    /// A word that none of the format's lists has.
    WordUnknown,
    /// No name, or one of more than 200 bytes.
    Name,
    /// Not JSON of the expected form.
    Json,
    /// JSON nested deeper than 16 levels.
    JsonTooDeep,
}

impl TableError {
    pub(super) const fn new(line: usize, column: usize, problem: TableProblem) -> Self {
        Self { line, column, problem }
    }

    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.problem {
            TableProblem::TooLarge => "gazetteer-too-large",
            TableProblem::TooManyRows => "gazetteer-too-many-rows",
            TableProblem::LineTooLong => "gazetteer-line-too-long",
            TableProblem::NotUtf8 => "gazetteer-not-utf8",
            TableProblem::ColumnMissing => "gazetteer-column-missing",
            TableProblem::HeadingMissing => "gazetteer-heading-missing",
            TableProblem::Quotes => "gazetteer-quotes",
            TableProblem::IdExpected => "gazetteer-id-expected",
            TableProblem::IdTwice => "gazetteer-id-twice",
            TableProblem::IdUnknown => "gazetteer-id-unknown",
            TableProblem::Latitude => "gazetteer-latitude",
            TableProblem::Longitude => "gazetteer-longitude",
            TableProblem::Population => "gazetteer-population",
            TableProblem::WordUnknown => "gazetteer-word-unknown",
            TableProblem::Name => "gazetteer-name",
            TableProblem::Json => "gazetteer-json",
            TableProblem::JsonTooDeep => "gazetteer-json-too-deep",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        vec![("line", self.line.to_string()), ("column", self.column.to_string())]
    }
}
