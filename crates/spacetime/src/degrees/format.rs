//! Writes positions in degrees, in Latin or Cyrillic letters.
//!
//! Nothing is lost: each form has as many decimals as 1e-7 degree needs (noughts at the end left off), so that reading it again
//! gives the same position.

use crate::Position;
use crate::position::E7_PER_DEGREE;
use alloc::format;
use alloc::string::String;

/// The letters a position is written with; Cyrillic writing also has a decimal comma.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// `N S E W`, decimal point.
    Latin,
    /// `с.ш. ю.ш. в.д. з.д.`, decimal comma.
    Cyrillic,
}

/// One coordinate as sign and size.
#[derive(Clone, Copy)]
struct Coordinate {
    e7: u64,
    negative: bool,
    letters: (&'static str, &'static str),
    degree_digits: usize,
}

impl Coordinate {
    fn letter(self) -> &'static str {
        if self.negative { self.letters.1 } else { self.letters.0 }
    }

    /// Degrees, and the rest in units of 1/`per_degree` degree to the nearest, carried over.
    fn split(self, per_degree: u64) -> (u64, u64) {
        let unit = u64::from(E7_PER_DEGREE.unsigned_abs());
        let rest = (self.e7 % unit * per_degree * 2 + unit) / (2 * unit);
        (self.e7 / unit + rest / per_degree, rest % per_degree)
    }
}

fn coordinates(latitude_e7: i32, longitude_e7: i32, script: Script) -> [Coordinate; 2] {
    let (north, east) = match script {
        Script::Latin => (("N", "S"), ("E", "W")),
        Script::Cyrillic => (("с.ш.", "ю.ш."), ("в.д.", "з.д.")),
    };
    let make = |e7: i32, letters, degree_digits| Coordinate {
        e7: u64::from(e7.unsigned_abs()),
        negative: e7 < 0,
        letters,
        degree_digits,
    };
    [make(latitude_e7, north, 2), make(longitude_e7, east, 3)]
}

/// A fraction with its decimal mark, without noughts at the end; empty when it is nothing.
fn fraction(value: u64, decimals: usize, script: Script) -> String {
    let mark = match script {
        Script::Latin => '.',
        Script::Cyrillic => ',',
    };
    let digits = format!("{value:0decimals$}");
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() { String::new() } else { format!("{mark}{significant}") }
}

fn joined(coordinates: [Coordinate; 2], script: Script, one: impl Fn(Coordinate) -> String) -> String {
    let [latitude, longitude] = coordinates.map(|coordinate| match script {
        Script::Latin => format!("{}{}", one(coordinate), coordinate.letter()),
        Script::Cyrillic => format!("{} {}", one(coordinate), coordinate.letter()),
    });
    format!("{latitude} {longitude}")
}

fn of_position(position: Position, script: Script) -> [Coordinate; 2] {
    coordinates(position.latitude().as_e7(), position.longitude().as_e7(), script)
}

/// Degrees, minutes and seconds: `35°20′15.36″N 040°08′26.88″E`, `35°20′15,36″ с.ш. 040°08′26,88″ в.д.`
#[must_use]
pub fn format_dms(position: Position, script: Script) -> String {
    dms(of_position(position, script), script)
}

/// The same for coordinates on another datum, which are no [`Position`], 1e-7 degrees.
pub(crate) fn format_dms_e7(latitude_e7: i32, longitude_e7: i32, script: Script) -> String {
    dms(coordinates(latitude_e7, longitude_e7, script), script)
}

fn dms(coordinates: [Coordinate; 2], script: Script) -> String {
    joined(coordinates, script, |coordinate| {
        let (degrees, rest) = coordinate.split(36_000_000);
        let (minutes, seconds) = (rest / 600_000, rest / 10_000 % 60);
        let width = coordinate.degree_digits;
        format!("{degrees:0width$}°{minutes:02}′{seconds:02}{}″", fraction(rest % 10_000, 4, script))
    })
}

/// Degrees and decimal minutes: `35°20.256′N 040°08.448′E`.
#[must_use]
pub fn format_dm(position: Position, script: Script) -> String {
    joined(of_position(position, script), script, |coordinate| {
        let (degrees, rest) = coordinate.split(60_000_000);
        let width = coordinate.degree_digits;
        format!("{degrees:0width$}°{:02}{}′", rest / 1_000_000, fraction(rest % 1_000_000, 6, script))
    })
}

/// Decimal degrees: `35.3376°N 040.1408°E`, `35,3376° с.ш. 040,1408° в.д.`
#[must_use]
pub fn format_decimal(position: Position, script: Script) -> String {
    joined(of_position(position, script), script, |coordinate| {
        let (degrees, rest) = coordinate.split(10_000_000);
        let width = coordinate.degree_digits;
        format!("{degrees:0width$}{}°", fraction(rest, 7, script))
    })
}

/// Digits run together, as in telegrams: `352015.36N0400826.88E`. Always Latin.
#[must_use]
pub fn format_compact(position: Position) -> String {
    of_position(position, Script::Latin)
        .map(|coordinate| {
            let (degrees, rest) = coordinate.split(36_000_000);
            let (minutes, seconds) = (rest / 600_000, rest / 10_000 % 60);
            let width = coordinate.degree_digits;
            format!(
                "{degrees:0width$}{minutes:02}{seconds:02}{}{}",
                fraction(rest % 10_000, 4, Script::Latin),
                coordinate.letter()
            )
        })
        .concat()
}
