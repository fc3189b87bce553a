//! What can be wrong with a written place, whatever its notation.

use crate::text::Place;
use crate::{
    DegreeError, DegreeProblem, MgrsError, MgrsProblem, SheetError, SheetProblem, SquareError, SquareMismatch,
    SquareProblem, SystemError, Uncovered,
};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// A text that is no place, with the character that shows it.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{place}: {problem:?}, found {found:?}")]
pub struct ReadingError {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What is the matter.
    pub problem: ReadingProblem,
}

/// What is the matter with a written place.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadingProblem {
    /// Nothing but spaces and characters that cannot be seen.
    Empty,
    /// More than 256 bytes.
    TooLong,
    /// Nothing that any notation knows.
    Nothing,
    /// The text names two datums or systems.
    SystemTwice,
    /// The notation belongs to another datum than the one named.
    NotOnThisDatum,
    /// Two numbers are needed, and fewer stand there.
    NumberMissing,
    /// A number or a word too many.
    TooMuch,
    /// A number with more than 17 digits, or with two decimal marks.
    NumberUnclear,
    /// X or Y is given twice.
    AxisTwice,
    /// One of the two numbers has its axis written, and the other not.
    AxisMissing,
    /// X or Y lies where no zone's grid reaches.
    RectangularOutOfRange,
    /// Y has no zone, and none is known from elsewhere.
    ZoneMissing,
    /// The zone before Y and the zone named are not the same.
    ZoneContradiction,
    /// Zones run from 1 to 60.
    ZoneOutOfRange,
    /// X and Y without their hundreds of kilometres, and no sheet or reference place.
    ReferenceMissing,
    /// UTM without its zone.
    UtmZoneMissing,
    /// Easting or northing lies where no zone of UTM reaches.
    UtmOutOfRange,
    /// The letter behind the zone of UTM names no band.
    UtmLetter,
    /// The band of latitude does not hold the northing.
    UtmBand,
    /// UPS without its half: N or S, or A, B, Y, Z.
    UpsHalfMissing,
    /// A square without the scale of its map.
    SquareScaleMissing,
    /// A square without a sheet or a reference place.
    SquareSheetMissing,
    /// A scale at which sheets have no names known here.
    ScaleUnknown,
    /// Degrees that are not.
    Degrees(DegreeProblem),
    /// A grid reference that is none.
    Mgrs(MgrsProblem),
    /// The name of a sheet that is none.
    Sheet(SheetProblem),
    /// The name of a square that is none.
    Square(SquareProblem),
    /// A square that the map has not.
    SquareMismatch(SquareMismatch),
    /// A place that has no sheet here.
    Uncovered(Uncovered),
    /// Numbers that are no place in their system.
    System(SystemError),
}

impl ReadingError {
    pub(super) fn new(text: &str, offset: usize, problem: ReadingProblem) -> Self {
        Self { place: Place::of(text, offset), found: text.get(offset..).and_then(|rest| rest.chars().next()), problem }
    }

    /// Bytes before the place.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.place.offset
    }

    /// The stable code, the key of the message and its cure in the catalogues; that of the notation's own reader where it found the fault.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        let (place, found) = (self.place, self.found);
        match &self.problem {
            ReadingProblem::Empty => "reading-empty",
            ReadingProblem::TooLong => "reading-too-long",
            ReadingProblem::Nothing => "reading-nothing",
            ReadingProblem::SystemTwice => "reading-system-twice",
            ReadingProblem::NotOnThisDatum => "reading-not-on-this-datum",
            ReadingProblem::NumberMissing => "reading-number-missing",
            ReadingProblem::TooMuch => "reading-too-much",
            ReadingProblem::NumberUnclear => "reading-number-unclear",
            ReadingProblem::AxisTwice => "reading-axis-twice",
            ReadingProblem::AxisMissing => "reading-axis-missing",
            ReadingProblem::RectangularOutOfRange => "reading-rectangular-out-of-range",
            ReadingProblem::ZoneMissing => "reading-zone-missing",
            ReadingProblem::ZoneContradiction => "reading-zone-contradiction",
            ReadingProblem::ZoneOutOfRange => "reading-zone-out-of-range",
            ReadingProblem::ReferenceMissing => "reading-reference-missing",
            ReadingProblem::UtmZoneMissing => "reading-utm-zone-missing",
            ReadingProblem::UtmOutOfRange => "reading-utm-out-of-range",
            ReadingProblem::UtmLetter => "reading-utm-letter",
            ReadingProblem::UtmBand => "reading-utm-band",
            ReadingProblem::UpsHalfMissing => "reading-ups-half-missing",
            ReadingProblem::SquareScaleMissing => "reading-square-scale-missing",
            ReadingProblem::SquareSheetMissing => "reading-square-sheet-missing",
            ReadingProblem::ScaleUnknown => "sheet-scale-unknown",
            ReadingProblem::Degrees(problem) => DegreeError { place, found, problem: *problem }.code(),
            ReadingProblem::Mgrs(problem) => MgrsError { place, found, problem: *problem }.code(),
            ReadingProblem::Sheet(problem) => SheetError { place, found, problem: *problem }.code(),
            ReadingProblem::Square(problem) => SquareError { place, found, problem: *problem }.code(),
            ReadingProblem::SquareMismatch(mismatch) => mismatch.code(),
            ReadingProblem::Uncovered(uncovered) => uncovered.code(),
            ReadingProblem::System(system) => system.code(),
        }
    }

    /// The named arguments of the message: the place always, and what the notation's own reader adds.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = vec![
            ("character", self.place.character.to_string()),
            ("offset", self.place.offset.to_string()),
            ("found", self.found.map(String::from).unwrap_or_default()),
        ];
        match &self.problem {
            ReadingProblem::SquareMismatch(mismatch) => arguments.extend(mismatch.arguments()),
            ReadingProblem::System(system) => arguments.extend(system.arguments()),
            ReadingProblem::Empty
            | ReadingProblem::TooLong
            | ReadingProblem::Nothing
            | ReadingProblem::SystemTwice
            | ReadingProblem::NotOnThisDatum
            | ReadingProblem::NumberMissing
            | ReadingProblem::TooMuch
            | ReadingProblem::NumberUnclear
            | ReadingProblem::AxisTwice
            | ReadingProblem::AxisMissing
            | ReadingProblem::RectangularOutOfRange
            | ReadingProblem::ZoneMissing
            | ReadingProblem::ZoneContradiction
            | ReadingProblem::ZoneOutOfRange
            | ReadingProblem::ReferenceMissing
            | ReadingProblem::UtmZoneMissing
            | ReadingProblem::UtmOutOfRange
            | ReadingProblem::UtmLetter
            | ReadingProblem::UtmBand
            | ReadingProblem::UpsHalfMissing
            | ReadingProblem::SquareScaleMissing
            | ReadingProblem::SquareSheetMissing
            | ReadingProblem::ScaleUnknown
            | ReadingProblem::Degrees(_)
            | ReadingProblem::Mgrs(_)
            | ReadingProblem::Sheet(_)
            | ReadingProblem::Square(_)
            | ReadingProblem::Uncovered(_) => {}
        }
        arguments
    }
}
