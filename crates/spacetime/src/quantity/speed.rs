//! Speeds in knots, kilometres an hour and metres a second.
//!
//! Kept as whole millimetres an hour, in which all three units are whole numbers, so that no conversion loses anything before its stated
//! rounding. A speed has no direction and is never below nought.

use super::{QuantityError, QuantityProblem, Reader, decimal_text, scaled, with_unit};
use crate::degrees::Script;
use crate::{Millimetres, Span};
use alloc::string::String;

/// A speed over ground or through the air, as the writer of it knows; whole millimetres an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Speed(i64);

/// The unit that a speed is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeedUnit {
    /// Nautical miles an hour.
    Knot,
    /// Kilometres an hour.
    KilometrePerHour,
    /// Metres a second.
    MetrePerSecond,
}

/// A speed read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedSpeed {
    /// The speed, to the nearest millimetre an hour, halves up.
    pub speed: Speed,
    /// The unit it was written in.
    pub unit: SpeedUnit,
}

/// 40,320 km/h is some 11.2 km/s, with which a body leaves the earth.
const SPEED_MM_PER_HOUR_MAX: i64 = 40_320_000_000;
const MILLIS_PER_HOUR: i128 = 3_600_000;

impl SpeedUnit {
    const fn millimetres_per_hour(self) -> u64 {
        match self {
            Self::Knot => 1_852_000,
            Self::KilometrePerHour => 1_000_000,
            Self::MetrePerSecond => 3_600_000,
        }
    }

    const fn symbol(self, script: Script) -> &'static str {
        match (self, script) {
            (Self::Knot, Script::Latin) => "kt",
            (Self::Knot, Script::Cyrillic) => "узл",
            (Self::KilometrePerHour, Script::Latin) => "km/h",
            (Self::KilometrePerHour, Script::Cyrillic) => "км/ч",
            (Self::MetrePerSecond, Script::Latin) => "m/s",
            (Self::MetrePerSecond, Script::Cyrillic) => "м/с",
        }
    }
}

impl Speed {
    /// Standing still.
    pub const ZERO: Self = Self(0);

    /// So many millimetres an hour; nothing below nought or above 40,320 km/h.
    #[must_use]
    pub const fn from_millimetres_per_hour(millimetres: i64) -> Option<Self> {
        if millimetres < 0 || millimetres > SPEED_MM_PER_HOUR_MAX { None } else { Some(Self(millimetres)) }
    }

    /// So many whole units, exactly; nothing above 40,320 km/h.
    #[must_use]
    pub const fn from_units(count: u32, unit: SpeedUnit) -> Option<Self> {
        // Below 2^32 times 2^22.
        Self::from_millimetres_per_hour(count as i64 * unit.millimetres_per_hour() as i64)
    }

    /// Millimetres an hour.
    #[must_use]
    pub const fn millimetres_per_hour(self) -> i64 {
        self.0
    }

    /// Whole units, rounded down.
    #[must_use]
    pub const fn in_unit_floor(self, unit: SpeedUnit) -> i64 {
        self.0 / unit.millimetres_per_hour() as i64
    }

    /// Whole units, rounded up.
    #[must_use]
    pub const fn in_unit_ceil(self, unit: SpeedUnit) -> i64 {
        let one = unit.millimetres_per_hour() as i64;
        (self.0 + one - 1) / one
    }

    /// Whole units, to the nearest, halves up.
    #[must_use]
    pub const fn in_unit_nearest(self, unit: SpeedUnit) -> i64 {
        let one = unit.millimetres_per_hour() as i64;
        (self.0 + one / 2) / one
    }

    /// The way covered in a span, rounded down; negative for a span into the past. Nothing when it does not fit.
    #[must_use]
    pub fn distance_in_floor(self, span: Span) -> Option<Millimetres> {
        let exact = i128::from(self.0) * i128::from(span.as_millis());
        i64::try_from(exact.div_euclid(MILLIS_PER_HOUR)).ok().map(Millimetres::new)
    }

    /// The way covered in a span, rounded up.
    #[must_use]
    pub fn distance_in_ceil(self, span: Span) -> Option<Millimetres> {
        let exact = i128::from(self.0) * i128::from(span.as_millis());
        i64::try_from(-(-exact).div_euclid(MILLIS_PER_HOUR)).ok().map(Millimetres::new)
    }

    /// The time that a way takes, rounded down; nothing at a standstill or when it does not fit.
    #[must_use]
    pub fn time_for_floor(self, distance: Millimetres) -> Option<Span> {
        let exact = i128::from(distance.get()) * MILLIS_PER_HOUR;
        i64::try_from(exact.checked_div_euclid(i128::from(self.0))?).ok().map(Span::from_millis)
    }

    /// The time that a way takes, rounded up.
    #[must_use]
    pub fn time_for_ceil(self, distance: Millimetres) -> Option<Span> {
        let exact = i128::from(distance.get()) * MILLIS_PER_HOUR;
        i64::try_from(-(-exact).checked_div_euclid(i128::from(self.0))?).ok().map(Span::from_millis)
    }
}

/// Units by their words; `/` is read as a word of its own.
const UNITS: [(&str, &[&str], SpeedUnit); 27] = [
    ("kt", &[], SpeedUnit::Knot),
    ("kts", &[], SpeedUnit::Knot),
    ("kn", &[], SpeedUnit::Knot),
    ("knot", &[], SpeedUnit::Knot),
    ("knots", &[], SpeedUnit::Knot),
    ("уз", &[], SpeedUnit::Knot),
    ("узл", &[], SpeedUnit::Knot),
    ("узел", &[], SpeedUnit::Knot),
    ("узла", &[], SpeedUnit::Knot),
    ("узлов", &[], SpeedUnit::Knot),
    ("عقدة", &[], SpeedUnit::Knot),
    ("km", &["h", "hr", "hour"], SpeedUnit::KilometrePerHour),
    ("kmh", &[], SpeedUnit::KilometrePerHour),
    ("kph", &[], SpeedUnit::KilometrePerHour),
    ("км", &["ч", "час"], SpeedUnit::KilometrePerHour),
    ("километр", &["час"], SpeedUnit::KilometrePerHour),
    ("километра", &["час"], SpeedUnit::KilometrePerHour),
    ("километров", &["час"], SpeedUnit::KilometrePerHour),
    ("كم", &["س", "ساعة", "الساعة"], SpeedUnit::KilometrePerHour),
    ("m", &["s", "sec", "second"], SpeedUnit::MetrePerSecond),
    ("mps", &[], SpeedUnit::MetrePerSecond),
    ("м", &["с", "сек"], SpeedUnit::MetrePerSecond),
    ("метр", &["секунду"], SpeedUnit::MetrePerSecond),
    ("метра", &["секунду"], SpeedUnit::MetrePerSecond),
    ("метров", &["секунду"], SpeedUnit::MetrePerSecond),
    ("م", &["ث", "ثانية"], SpeedUnit::MetrePerSecond),
    ("متر", &["ثانية"], SpeedUnit::MetrePerSecond),
];

/// Reads a speed with its unit, such as `180 kt`, `330 км/ч` or `90 м/с`.
///
/// # Errors
/// [`QuantityError`] with the place and what is the matter; its code has a cure in the catalogues.
pub fn parse_speed(text: &str) -> Result<ParsedSpeed, QuantityError> {
    let mut reader = Reader::new(text)?;
    let start = reader.cursor.offset();
    let number = reader.number()?;
    reader.cursor.skip_spaces();
    let unit_at = reader.cursor.offset();
    let Some(unit) = unit(&mut reader) else { return reader.fail_at(unit_at, QuantityProblem::SpeedUnitMissing) };
    reader.end()?;
    match Speed::from_millimetres_per_hour(scaled(number, unit.millimetres_per_hour())) {
        Some(speed) => Ok(ParsedSpeed { speed, unit }),
        None => reader.fail_at(start, QuantityProblem::SpeedOutOfRange),
    }
}

fn unit(reader: &mut Reader<'_>) -> Option<SpeedUnit> {
    let way = reader.cursor.word();
    reader.cursor.skip_spaces();
    let back = reader.cursor.at;
    if !reader.cursor.takes_mark('/') && !reader.cursor.takes_phrase(&[&["per"], &["an"], &["a"], &["в"], &["في"]]) {
        // Nothing may follow.
        return UNITS.into_iter().find(|(first, times, _)| *first == way && times.is_empty()).map(|(_, _, unit)| unit);
    }
    reader.cursor.skip_spaces();
    let time = reader.cursor.word();
    let found = UNITS.into_iter().find(|(first, times, _)| *first == way && times.contains(&time.as_str()));
    if found.is_none() {
        reader.cursor.at = back;
    }
    found.map(|(_, _, unit)| unit)
}

/// Writes a speed in the unit with up to so many decimals (six at most), to the nearest, halves up: `180 kt`, `333,4 км/ч`.
#[must_use]
pub fn format_speed(speed: Speed, unit: SpeedUnit, decimals: u8, script: Script) -> String {
    with_unit(&decimal_text(speed.0, unit.millimetres_per_hour(), decimals, script), unit.symbol(script))
}
