//! Rules of separation: how far apart two classes of activity must stay, as data that both sides agreed to.
//!
//! A row names two classes, or any; where several rows apply, the stricter number of each kind wins, so that no order of rows can
//! loosen a rule. Where none applies, the default does. Knows nothing of what the classes mean.

use crate::volume::ActivityClass;
use crate::{Millimetres, Span};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// How far apart: any one of the three suffices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minimum {
    lateral: Millimetres,
    vertical: Millimetres,
    time: Span,
}

/// A minimum of more than this is a mistake: 100 km aside, 20 km up, a day.
const LATERAL_MM_MAX: i64 = 100_000_000;
const VERTICAL_MM_MAX: i64 = 20_000_000;
const TIME_MS_MAX: i64 = 86_400_000;

impl Minimum {
    /// Lateral distance, vertical distance and time, in this order; nothing when one is negative or beyond 100 km, 20 km or a day.
    #[must_use]
    pub fn new(lateral: Millimetres, vertical: Millimetres, time: Span) -> Option<Self> {
        let sound = (0..=LATERAL_MM_MAX).contains(&lateral.get())
            && (0..=VERTICAL_MM_MAX).contains(&vertical.get())
            && (0..=TIME_MS_MAX).contains(&time.as_millis());
        sound.then_some(Self { lateral, vertical, time })
    }

    /// Between the footprints on the ground.
    #[must_use]
    pub const fn lateral(self) -> Millimetres {
        self.lateral
    }

    /// Between the bands of heights.
    #[must_use]
    pub const fn vertical(self) -> Millimetres {
        self.vertical
    }

    /// Between the end of the one and the start of the other.
    #[must_use]
    pub const fn time(self) -> Span {
        self.time
    }

    fn stricter(self, other: Self) -> Self {
        Self {
            lateral: self.lateral.max(other.lateral),
            vertical: self.vertical.max(other.vertical),
            time: self.time.max(other.time),
        }
    }
}

/// A class in a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClassPattern {
    /// Every class; written `*`.
    Any,
    /// This class.
    Is(ActivityClass),
}

impl ClassPattern {
    fn matches(&self, classes: &[ActivityClass]) -> bool {
        match self {
            Self::Any => true,
            Self::Is(class) => classes.contains(class),
        }
    }

    /// The code, or `*`.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Any => "*",
            Self::Is(class) => class.code(),
        }
    }
}

/// One row of the table; the two classes have no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeparationRow {
    first: ClassPattern,
    second: ClassPattern,
    minimum: Minimum,
}

impl SeparationRow {
    /// What holds between two classes.
    #[must_use]
    pub fn new(one: ClassPattern, other: ClassPattern, minimum: Minimum) -> Self {
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        Self { first, second, minimum }
    }

    /// The classes, in the order of their codes, `*` first.
    #[must_use]
    pub const fn classes(&self) -> (&ClassPattern, &ClassPattern) {
        (&self.first, &self.second)
    }

    /// How far apart.
    #[must_use]
    pub const fn minimum(&self) -> Minimum {
        self.minimum
    }

    /// Both codes with `/` between: the name of the row in evidence.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.first.code(), self.second.code())
    }

    fn applies(&self, one: &[ActivityClass], other: &[ActivityClass]) -> bool {
        (self.first.matches(one) && self.second.matches(other))
            || (self.first.matches(other) && self.second.matches(one))
    }
}

/// The rules of separation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeparationRules {
    version: String,
    default: Minimum,
    rows: Vec<SeparationRow>,
}

/// Why rows are no rules.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RulesError {
    /// The version is empty, long or has other than letters, digits, `-`, `.` and `_`.
    #[error("the version is no code")]
    Version,
    /// More rows than 200.
    #[error("{found} rows, more than {max}")]
    TooManyRows {
        /// How many.
        found: usize,
        /// `rows_max`.
        max: usize,
    },
    /// Two rows for the same two classes.
    #[error("two rows for {name}")]
    RowTwice {
        /// The name of the row.
        name: String,
    },
}

impl RulesError {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Version => "separation-version",
            Self::TooManyRows { .. } => "separation-too-many-rows",
            Self::RowTwice { .. } => "separation-row-twice",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Version => Vec::new(),
            Self::TooManyRows { found, max } => vec![("found", found.to_string()), ("max", max.to_string())],
            Self::RowTwice { name } => vec![("name", name.clone())],
        }
    }
}

/// No table is longer.
const ROWS_MAX: usize = 200;

/// A number that the rules ask for, and the row that asks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand<T> {
    /// How much.
    pub amount: T,
    /// The name of the row, or `default`.
    pub row: String,
}

/// What the rules ask for between two intents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Required {
    /// On the ground.
    pub lateral: Demand<Millimetres>,
    /// In height.
    pub vertical: Demand<Millimetres>,
    /// In time.
    pub time: Demand<Span>,
}

impl Required {
    /// The three numbers without their rows.
    #[must_use]
    pub const fn minimum(&self) -> Minimum {
        Minimum { lateral: self.lateral.amount, vertical: self.vertical.amount, time: self.time.amount }
    }
}

impl SeparationRules {
    /// Rules of a version: a default, and rows; their order does not matter.
    ///
    /// # Errors
    /// [`RulesError`].
    pub fn new(version: &str, default: Minimum, mut rows: Vec<SeparationRow>) -> Result<Self, RulesError> {
        let is_mark = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        if version.is_empty() || version.len() > 40 || !version.bytes().all(is_mark) {
            return Err(RulesError::Version);
        }
        if rows.len() > ROWS_MAX {
            return Err(RulesError::TooManyRows { found: rows.len(), max: ROWS_MAX });
        }
        rows.sort_by(|one, other| one.classes().cmp(&other.classes()));
        for (one, next) in rows.iter().zip(rows.iter().skip(1)) {
            if one.classes() == next.classes() {
                return Err(RulesError::RowTwice { name: one.name() });
            }
        }
        Ok(Self { version: version.to_string(), default, rows })
    }

    /// The version, as evidence names it.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What holds where no row applies.
    #[must_use]
    pub const fn default_minimum(&self) -> Minimum {
        self.default
    }

    /// The rows, by their classes.
    #[must_use]
    pub fn rows(&self) -> &[SeparationRow] {
        &self.rows
    }

    /// What is asked for between an intent of the one classes and one of the others: of each kind the strictest number of all rows
    /// that apply.
    #[must_use]
    pub fn required(&self, one: &[ActivityClass], other: &[ActivityClass]) -> Required {
        let applying: Vec<&SeparationRow> = self.rows.iter().filter(|row| row.applies(one, other)).collect();
        let lateral = strictest(&applying, Minimum::lateral);
        let vertical = strictest(&applying, Minimum::vertical);
        let time = strictest(&applying, Minimum::time);
        let of_default = |row: Option<String>| row.unwrap_or_else(|| "default".to_string());
        Required {
            lateral: Demand {
                amount: lateral.as_ref().map_or(self.default.lateral, |found| found.0),
                row: of_default(lateral.map(|found| found.1)),
            },
            vertical: Demand {
                amount: vertical.as_ref().map_or(self.default.vertical, |found| found.0),
                row: of_default(vertical.map(|found| found.1)),
            },
            time: Demand {
                amount: time.as_ref().map_or(self.default.time, |found| found.0),
                row: of_default(time.map(|found| found.1)),
            },
        }
    }

    /// The numbers of [`SeparationRules::required`] alone.
    #[must_use]
    pub(super) fn minimum(&self, one: &[ActivityClass], other: &[ActivityClass]) -> Minimum {
        let applying = self.rows.iter().filter(|row| row.applies(one, other));
        applying.map(|row| row.minimum).reduce(Minimum::stricter).unwrap_or(self.default)
    }

    /// The strictest numbers of the whole table: nothing further apart than these can be in conflict.
    #[must_use]
    pub fn widest(&self) -> Minimum {
        self.rows.iter().fold(self.default, |widest, row| widest.stricter(row.minimum))
    }
}

/// The greatest number among the rows and the name of the first row that has it; nothing without a row.
fn strictest<T: Ord + Copy>(rows: &[&SeparationRow], number: impl Fn(Minimum) -> T) -> Option<(T, String)> {
    let mut best: Option<(T, &SeparationRow)> = None;
    for row in rows {
        let amount = number(row.minimum);
        if best.is_none_or(|(most, _)| amount > most) {
            best = Some((amount, row));
        }
    }
    best.map(|(amount, row)| (amount, row.name()))
}
