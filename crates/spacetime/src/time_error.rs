//! What can be wrong with a time: the error of instants, dates, windows and zones.

use crate::civil::{CivilDate, LocalDateTime};
use crate::{Instant, Zone};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// What a reader of the canonical form wanted to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A digit `0` to `9`.
    Digit,
    /// This very character.
    Character(char),
    /// Nothing more.
    End,
}

impl Expected {
    /// The argument for the message catalogue: the character itself, `digit` or `end`.
    #[must_use]
    pub fn argument(self) -> String {
        match self {
            Self::Digit => String::from("digit"),
            Self::Character(character) => String::from(character),
            Self::End => String::from("end"),
        }
    }
}

/// Why an instant, a date, a window or a local time could not be had.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TimeError {
    /// Not the canonical form.
    #[error("byte {offset}: expected {expected:?} of `YYYY-MM-DDTHH:MM:SS.mmmZ`")]
    Syntax {
        /// Byte offset of the first byte that does not fit.
        offset: usize,
        /// What would have fitted there.
        expected: Expected,
    },
    /// Before year 1 or after year 9999.
    #[error("{millis} ms is outside the years 1 to 9999")]
    OutOfRange {
        /// The refused count of milliseconds since 1970.
        millis: i64,
    },
    /// The calendar has no such day.
    #[error("no such date: {year}-{month}-{day}")]
    NoSuchDate {
        /// Year as given.
        year: i32,
        /// Month as given.
        month: u8,
        /// Day as given.
        day: u8,
    },
    /// No clock shows this.
    #[error("no such time of day: {hour}:{minute}:{second}")]
    NoSuchTime {
        /// Hour as given.
        hour: u32,
        /// Minute as given.
        minute: u32,
        /// Second as given.
        second: u32,
    },
    /// Second 60: not representable, and two readers would place it differently.
    #[error("a leap second is not accepted")]
    LeapSecond,
    /// A window that would end when it starts.
    #[error("the window is empty at {at}")]
    EmptyWindow {
        /// Both ends.
        at: Instant,
    },
    /// A window that would end before it starts.
    #[error("the window ends at {to}, before it starts at {from}")]
    ReversedWindow {
        /// The stated start.
        from: Instant,
        /// The stated end.
        to: Instant,
    },
    /// The committed zone tables do not reach this instant.
    #[error("{zone}: no offset is known for {at}; the tables cover 2015 to 2040")]
    OutsideZoneTable {
        /// The zone asked.
        zone: Zone,
        /// The instant asked for.
        at: Instant,
    },
    /// The committed zone tables do not reach this day.
    #[error("{zone}: {date} is not wholly inside the tables, which cover 2015 to 2040")]
    DateOutsideZoneTable {
        /// The zone asked.
        zone: Zone,
        /// The day asked for.
        date: CivilDate,
    },
    /// The clock was put forward over this local time.
    #[error("{zone}: the clock skips {date} {hour:02}:{minute:02}")]
    SkippedLocalTime {
        /// The zone asked.
        zone: Zone,
        /// Local day.
        date: CivilDate,
        /// Local hour.
        hour: u8,
        /// Local minute.
        minute: u8,
    },
    /// The clock was put back, and showed this local time twice.
    #[error("{}: {} comes twice, at {earlier} and {later}", local.zone(), local)]
    RepeatedLocalTime {
        /// The reading, as of the first time it was shown.
        local: LocalDateTime,
        /// The first instant that it names.
        earlier: Instant,
        /// The second.
        later: Instant,
    },
    /// A notation without seconds cannot hold this instant.
    #[error("{at} is not a whole minute")]
    NotWholeMinute {
        /// The instant.
        at: Instant,
    },
    /// No letter stands for this offset.
    #[error("{zone}: no zone letter has the offset at {at}")]
    NoZoneLetter {
        /// The zone.
        zone: Zone,
        /// The instant.
        at: Instant,
    },
    /// A notation with two digits for the year would name another one.
    #[error("{at} is not within 2000 to 2099")]
    NotThisCentury {
        /// The instant.
        at: Instant,
    },
}

impl TimeError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "time-syntax",
            Self::OutOfRange { .. } => "time-out-of-range",
            Self::NoSuchDate { .. } => "time-no-such-date",
            Self::NoSuchTime { .. } => "time-no-such-time",
            Self::LeapSecond => "time-leap-second",
            Self::EmptyWindow { .. } => "time-window-empty",
            Self::ReversedWindow { .. } => "time-window-reversed",
            Self::OutsideZoneTable { .. } => "time-outside-zone-table",
            Self::DateOutsideZoneTable { .. } => "time-date-outside-zone-table",
            Self::SkippedLocalTime { .. } => "time-local-skipped",
            Self::RepeatedLocalTime { .. } => "time-local-repeated",
            Self::NotWholeMinute { .. } => "time-not-whole-minute",
            Self::NoZoneLetter { .. } => "time-no-zone-letter",
            Self::NotThisCentury { .. } => "time-not-this-century",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Syntax { offset, expected } => {
                vec![("offset", offset.to_string()), ("expected", expected.argument())]
            }
            Self::OutOfRange { millis } => vec![("millis", millis.to_string())],
            Self::NoSuchDate { year, month, day } => {
                vec![("year", year.to_string()), ("month", month.to_string()), ("day", day.to_string())]
            }
            Self::NoSuchTime { hour, minute, second } => {
                vec![("hour", hour.to_string()), ("minute", minute.to_string()), ("second", second.to_string())]
            }
            Self::LeapSecond => Vec::new(),
            Self::EmptyWindow { at } | Self::NotWholeMinute { at } | Self::NotThisCentury { at } => {
                vec![("at", at.to_string())]
            }
            Self::ReversedWindow { from, to } => vec![("from", from.to_string()), ("to", to.to_string())],
            Self::OutsideZoneTable { zone, at } | Self::NoZoneLetter { zone, at } => {
                vec![("zone", zone.to_string()), ("at", at.to_string())]
            }
            Self::DateOutsideZoneTable { zone, date } => {
                vec![("zone", zone.to_string()), ("date", date.to_string())]
            }
            Self::SkippedLocalTime { zone, date, hour, minute } => vec![
                ("zone", zone.to_string()),
                ("date", date.to_string()),
                ("time", alloc::format!("{hour:02}:{minute:02}")),
            ],
            Self::RepeatedLocalTime { local, earlier, later } => vec![
                ("zone", local.zone().to_string()),
                ("date", local.date().to_string()),
                ("time", alloc::format!("{:02}:{:02}", local.hour(), local.minute())),
                ("earlier", earlier.to_string()),
                ("later", later.to_string()),
            ],
        }
    }
}
