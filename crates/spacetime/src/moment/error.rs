//! What can be wrong with a written moment.

use crate::TimeError;
use crate::text::Place;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// A text that is not a moment, with the place that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: {problem:?}, found {found:?}")]
pub struct MomentError {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What is the matter.
    pub problem: MomentProblem,
}

/// What is the matter with a written moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentProblem {
    /// Nothing but spaces.
    Empty,
    /// More than 256 bytes.
    TooLong,
    /// No notation has this here.
    Unexpected,
    /// A number that is neither a date nor a time.
    NumberUnclear,
    /// A word that is neither a month nor a zone.
    WordUnknown,
    /// A date-time group without a month.
    MonthUnknown,
    /// A zone letter that does not exist; J means the reader's own time, which nobody else knows.
    ZoneLetter,
    /// The day is said twice, and not the same.
    DayContradiction,
    /// A year is needed.
    YearMissing,
    /// Day and month cannot be told apart.
    SlashDate,
    /// More than three decimals of a second.
    TooFine,
    /// A second date.
    SecondDate,
    /// A second time of day.
    SecondTime,
    /// A second zone.
    SecondZone,
    /// An abbreviation of several zones, or "local".
    ZoneAmbiguous,
    /// Hours are counted from 0 to 23.
    TwelveHourClock,
    /// An offset that is not hours and minutes up to 14:59.
    OffsetUnclear,
    /// No date.
    DateMissing,
    /// No time of day.
    TimeMissing,
    /// No zone.
    ZoneMissing,
    /// The date, the time or the zone does not hold together.
    Time(TimeError),
}

impl MomentError {
    pub(super) fn new(text: &str, offset: usize, problem: MomentProblem) -> Self {
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
        match &self.problem {
            MomentProblem::Empty => "moment-empty",
            MomentProblem::TooLong => "moment-too-long",
            MomentProblem::Unexpected => "moment-unexpected",
            MomentProblem::NumberUnclear => "moment-number-unclear",
            MomentProblem::WordUnknown => "moment-word-unknown",
            MomentProblem::MonthUnknown => "moment-month-unknown",
            MomentProblem::ZoneLetter => "moment-zone-letter",
            MomentProblem::DayContradiction => "moment-day-contradiction",
            MomentProblem::YearMissing => "moment-year-missing",
            MomentProblem::SlashDate => "moment-slash-date",
            MomentProblem::TooFine => "moment-too-fine",
            MomentProblem::SecondDate => "moment-second-date",
            MomentProblem::SecondTime => "moment-second-time",
            MomentProblem::SecondZone => "moment-second-zone",
            MomentProblem::ZoneAmbiguous => "moment-zone-ambiguous",
            MomentProblem::TwelveHourClock => "moment-twelve-hour-clock",
            MomentProblem::OffsetUnclear => "moment-offset-unclear",
            MomentProblem::DateMissing => "moment-date-missing",
            MomentProblem::TimeMissing => "moment-time-missing",
            MomentProblem::ZoneMissing => "moment-zone-missing",
            MomentProblem::Time(error) => error.code(),
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = match &self.problem {
            MomentProblem::Time(error) => error.arguments(),
            MomentProblem::Empty
            | MomentProblem::TooLong
            | MomentProblem::Unexpected
            | MomentProblem::NumberUnclear
            | MomentProblem::WordUnknown
            | MomentProblem::MonthUnknown
            | MomentProblem::ZoneLetter
            | MomentProblem::DayContradiction
            | MomentProblem::YearMissing
            | MomentProblem::SlashDate
            | MomentProblem::TooFine
            | MomentProblem::SecondDate
            | MomentProblem::SecondTime
            | MomentProblem::SecondZone
            | MomentProblem::ZoneAmbiguous
            | MomentProblem::TwelveHourClock
            | MomentProblem::OffsetUnclear
            | MomentProblem::DateMissing
            | MomentProblem::TimeMissing
            | MomentProblem::ZoneMissing => Vec::new(),
        };
        arguments.extend(vec![
            ("character", self.place.character.to_string()),
            ("offset", self.place.offset.to_string()),
            ("found", self.found.map(String::from).unwrap_or_default()),
        ]);
        arguments
    }
}
