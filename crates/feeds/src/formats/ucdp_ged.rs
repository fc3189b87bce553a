//! Reads tables of conflict events as the Uppsala Conflict Data Program publishes them (GED, CSV), without judging one.
//!
//! Must not know which events count: that is a filter of the edition. Estimates are read as they stand: the series itself has rows whose
//! three estimates contradict each other, and leaving one out would make a quiet day. Columns are found by their headings, so an extract may leave
//! the others out and order them as it likes. Source of the meanings: S. Högbladh, UCDP GED Codebook 19.1 (2019), section 2;
//! `date_prec` 1 is an exact day, 2 to 5 are ever wider ranges. Names and texts of a row are never looked at.
//!
//! ```
//! let table = b"id,dyad_new_id,date_prec,date_start,deaths_civilians,low,best,high\n7,11973,1,2016-09-17,0,2,3,5\n";
//! let events = jig_feeds::formats::ucdp_ged::read(table).unwrap();
//! assert_eq!((events[0].best, events[0].date_precision), (3, 1));
//! ```
#[cfg(test)]
mod tests;

use csv::{ByteRecord, ReaderBuilder};
use spacetime::CivilDate;
use std::collections::BTreeSet;

/// The longest table, bytes. All of the Syrian wars are about 10 MiB.
pub const BYTES_MAX: usize = 64 * 1024 * 1024;
/// The most rows.
pub const ROWS_MAX: usize = 500_000;
/// More dead in one event than any row may state: what is above is a slip of columns.
const DEATHS_MAX: u32 = 1_000_000;
const FOUND_CHARACTERS_MAX: usize = 40;

/// One reported event, in the series' own terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ConflictEvent {
    /// The series' number of the event (`id`); no two rows of a table have the same.
    pub id: u32,
    /// The pair of opponents, by the series' number (`dyad_new_id`).
    pub dyad: u32,
    /// How precisely its day is known: 1 is the day itself, larger is less precise, up to 5 (`date_prec`).
    pub date_precision: u8,
    /// Its first day (`date_start`), by the calendar of the place.
    pub date_start: CivilDate,
    /// Civilians among the dead, best estimate (`deaths_civilians`).
    pub civilian_deaths: u32,
    /// Lowest estimate of the dead.
    pub low: u32,
    /// Best estimate of the dead.
    pub best: u32,
    /// Highest estimate of the dead.
    pub high: u32,
}

/// Why a table cannot be read. Lines are counted from 1, the heading included.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum GedError {
    /// Longer than [`BYTES_MAX`].
    #[error("{bytes} bytes are more than {BYTES_MAX}")]
    TooLong {
        /// How long it is.
        bytes: usize,
    },
    /// More than [`ROWS_MAX`] rows.
    #[error("more than {ROWS_MAX} rows")]
    TooManyRows,
    /// No row under the heading.
    #[error("no row")]
    NoRows,
    /// The heading lacks a column.
    #[error("no column `{column}` in line 1")]
    ColumnMissing {
        /// The column.
        column: &'static str,
    },
    /// The heading has a column twice.
    #[error("column `{column}` stands twice in line 1")]
    ColumnTwice {
        /// The column.
        column: &'static str,
    },
    /// A row has more or fewer fields than the heading.
    #[error("line {line}: {found} fields under {expected} headings")]
    Fields {
        /// The line.
        line: u64,
        /// Fields in the row.
        found: usize,
        /// Fields in the heading.
        expected: usize,
    },
    /// A value is not a number that its column holds.
    #[error("line {line}, column `{column}`: `{found}` is no whole number from {min} to {max}")]
    Number {
        /// The line.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there, cut short.
        found: String,
        /// The least it may be.
        min: u32,
        /// The most it may be.
        max: u32,
    },
    /// A value is no date.
    #[error("line {line}, column `{column}`: `{found}` is no date")]
    Date {
        /// The line.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there, cut short.
        found: String,
    },
    /// An event stands in the table twice: it would count twice.
    #[error("line {line}: event {id} a second time")]
    Twice {
        /// The line.
        line: u64,
        /// The event.
        id: u32,
    },
}

impl GedError {
    /// The stable code, and the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "ged-too-long",
            Self::TooManyRows => "ged-too-many-rows",
            Self::NoRows => "ged-no-rows",
            Self::ColumnMissing { .. } => "ged-column-missing",
            Self::ColumnTwice { .. } => "ged-column-twice",
            Self::Fields { .. } => "ged-fields",
            Self::Number { .. } => "ged-number",
            Self::Date { .. } => "ged-date",
            Self::Twice { .. } => "ged-twice",
        }
    }

    /// The arguments of the sentence.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { bytes } => vec![("bytes", bytes.to_string()), ("most", BYTES_MAX.to_string())],
            Self::TooManyRows => vec![("most", ROWS_MAX.to_string())],
            Self::NoRows => Vec::new(),
            Self::ColumnMissing { column } | Self::ColumnTwice { column } => vec![("column", (*column).to_owned())],
            Self::Fields { line, found, expected } => {
                vec![("line", line.to_string()), ("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::Number { line, column, found, min, max } => vec![
                ("line", line.to_string()),
                ("column", (*column).to_owned()),
                ("found", found.clone()),
                ("min", min.to_string()),
                ("max", max.to_string()),
            ],
            Self::Date { line, column, found } => {
                vec![("line", line.to_string()), ("column", (*column).to_owned()), ("found", found.clone())]
            }
            Self::Twice { line, id } => vec![("line", line.to_string()), ("id", id.to_string())],
        }
    }
}

/// A column: its heading, and how earlier versions of the series spell it.
struct Column {
    name: &'static str,
    earlier: &'static str,
}

const ID: Column = Column { name: "id", earlier: "id" };
const DYAD: Column = Column { name: "dyad_new_id", earlier: "dyad_id" };
const DATE_PRECISION: Column = Column { name: "date_prec", earlier: "date_prec" };
const DATE_START: Column = Column { name: "date_start", earlier: "date_start" };
const CIVILIANS: Column = Column { name: "deaths_civilians", earlier: "deaths_civilians" };
const LOW: Column = Column { name: "low", earlier: "low_est" };
const BEST: Column = Column { name: "best", earlier: "best_est" };
const HIGH: Column = Column { name: "high", earlier: "high_est" };

/// Where the columns stand.
struct Places {
    id: usize,
    dyad: usize,
    date_precision: usize,
    date_start: usize,
    civilians: usize,
    low: usize,
    best: usize,
    high: usize,
}

/// Reads a table. Every row is read or the table is refused: an event that is skipped would make a quiet day.
///
/// # Errors
/// [`GedError`], with line and column.
pub fn read(table: &[u8]) -> Result<Vec<ConflictEvent>, GedError> {
    if table.len() > BYTES_MAX {
        return Err(GedError::TooLong { bytes: table.len() });
    }
    // A byte-order mark is no part of the first heading.
    let table = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table);
    let mut row = ByteRecord::new();
    // Nothing but the fields' own bytes can be wrong when the source is memory.
    if !reader.read_byte_record(&mut row).unwrap_or(false) {
        return Err(GedError::NoRows);
    }
    let (places, headings) = (places(&row)?, row.len());
    let (mut events, mut ids) = (Vec::new(), BTreeSet::new());
    while reader.read_byte_record(&mut row).unwrap_or(false) {
        let line = row.position().map_or(0, csv::Position::line);
        if events.len() == ROWS_MAX {
            return Err(GedError::TooManyRows);
        }
        if row.len() != headings {
            return Err(GedError::Fields { line, found: row.len(), expected: headings });
        }
        let event = event(&Row { fields: &row, line }, &places)?;
        if !ids.insert(event.id) {
            return Err(GedError::Twice { line, id: event.id });
        }
        events.push(event);
    }
    if events.is_empty() { Err(GedError::NoRows) } else { Ok(events) }
}

fn places(headings: &ByteRecord) -> Result<Places, GedError> {
    let place = |column: &Column| {
        let mut found = headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| *heading == column.name.as_bytes() || *heading == column.earlier.as_bytes());
        let (index, _) = found.next().ok_or(GedError::ColumnMissing { column: column.name })?;
        if found.next().is_some() { Err(GedError::ColumnTwice { column: column.name }) } else { Ok(index) }
    };
    Ok(Places {
        id: place(&ID)?,
        dyad: place(&DYAD)?,
        date_precision: place(&DATE_PRECISION)?,
        date_start: place(&DATE_START)?,
        civilians: place(&CIVILIANS)?,
        low: place(&LOW)?,
        best: place(&BEST)?,
        high: place(&HIGH)?,
    })
}

fn event(row: &Row<'_>, places: &Places) -> Result<ConflictEvent, GedError> {
    let deaths = |column, place| row.number(column, place, 0, DEATHS_MAX);
    Ok(ConflictEvent {
        id: row.number(&ID, places.id, 0, u32::MAX)?,
        dyad: row.number(&DYAD, places.dyad, 1, u32::MAX)?,
        date_precision: row.number(&DATE_PRECISION, places.date_precision, 1, 5)?,
        date_start: row.date(&DATE_START, places.date_start)?,
        civilian_deaths: deaths(&CIVILIANS, places.civilians)?,
        low: deaths(&LOW, places.low)?,
        best: deaths(&BEST, places.best)?,
        high: deaths(&HIGH, places.high)?,
    })
}

/// One row with its number.
struct Row<'r> {
    fields: &'r ByteRecord,
    line: u64,
}

impl Row<'_> {
    fn text(&self, place: usize) -> Option<&str> {
        self.fields.get(place).and_then(|bytes| core::str::from_utf8(bytes).ok())
    }

    /// What stands there, cut short, for the answer.
    fn found(&self, place: usize) -> String {
        let bytes = self.fields.get(place).unwrap_or_default();
        String::from_utf8_lossy(bytes).chars().take(FOUND_CHARACTERS_MAX).collect()
    }

    fn number<T: TryFrom<u32>>(&self, column: &Column, place: usize, min: u32, max: u32) -> Result<T, GedError> {
        self.text(place)
            .filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|text| text.parse::<u32>().ok())
            .filter(|number| (min..=max).contains(number))
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| GedError::Number {
                line: self.line,
                column: column.name,
                found: self.found(place),
                min,
                max,
            })
    }

    /// `2016-09-13`; some versions of the series add a midnight.
    fn date(&self, column: &Column, place: usize) -> Result<CivilDate, GedError> {
        self.text(place)
            .map(|text| text.strip_suffix(" 00:00:00.000").unwrap_or(text))
            .and_then(CivilDate::parse_iso8601)
            .ok_or_else(|| GedError::Date { line: self.line, column: column.name, found: self.found(place) })
    }
}
