//! Distances, speeds and bearings as both sides write them, with the unit always said.
//!
//! Latin, Cyrillic and Arabic words, exact whole numbers inside, and conversions that state their rounding. A mile without its kind, a
//! bearing without its reference and a magnetic bearing are refused, never guessed. Knows no place: what a distance is measured along is
//! the business of [`crate::geodesic`].
//!
//! ```
//! # use jig_spacetime::{DistanceUnit, Script, SpeedUnit, format_distance, parse_bearing, parse_distance, parse_speed};
//! let range = parse_distance("5 морских миль")?;
//! assert_eq!(format_distance(range.distance, DistanceUnit::Kilometre, 2, Script::Cyrillic), "9,26 км");
//! assert_eq!(parse_speed("180 kt")?.speed.in_unit_floor(SpeedUnit::KilometrePerHour), 333);
//! assert_eq!(parse_bearing("15-00 ист.")?.bearing.as_e7(), 900_000_000);
//! # Ok::<(), jig_spacetime::QuantityError>(())
//! ```

mod bearing;
mod distance;
mod error;
mod speed;

use crate::degrees::Script;
use crate::text::{Cursor, Decimal, NumberProblem, nearest, too_long_at};
use alloc::format;
use alloc::string::{String, ToString};
pub use bearing::{BearingUnit, ParsedBearing, format_bearing, parse_bearing};
pub use distance::{DistanceUnit, ParsedDistance, format_distance, parse_distance};
pub use error::{QuantityError, QuantityProblem};
pub use speed::{ParsedSpeed, Speed, SpeedUnit, format_speed, parse_speed};

/// A short text that is read forward, with its errors.
struct Reader<'a> {
    text: &'a str,
    cursor: Cursor,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Result<Self, QuantityError> {
        if let Some(offset) = too_long_at(text) {
            return Err(QuantityError::new(text, offset, QuantityProblem::TooLong));
        }
        if text.trim().is_empty() {
            return Err(QuantityError::new(text, 0, QuantityProblem::Empty));
        }
        let mut cursor = Cursor::new(text);
        cursor.skip_spaces();
        Ok(Self { text, cursor })
    }

    fn fail<T>(&self, problem: QuantityProblem) -> Result<T, QuantityError> {
        Err(QuantityError::new(self.text, self.cursor.offset(), problem))
    }

    fn fail_at<T>(&self, offset: usize, problem: QuantityProblem) -> Result<T, QuantityError> {
        Err(QuantityError::new(self.text, offset, problem))
    }

    /// A number without sign: no quantity here is ever below nought.
    fn number(&mut self) -> Result<Decimal, QuantityError> {
        self.cursor.number().or_else(|problem| {
            self.fail(match problem {
                NumberProblem::Expected => QuantityProblem::NumberExpected,
                NumberProblem::TooLong => QuantityProblem::NumberTooLong,
                NumberProblem::AmbiguousComma => QuantityProblem::AmbiguousComma,
            })
        })
    }

    /// Nothing but spaces and a full stop may follow.
    fn end(&mut self) -> Result<(), QuantityError> {
        self.cursor.skip_spaces_and(&['.']);
        match self.cursor.peek() {
            None => Ok(()),
            Some(_) => self.fail(QuantityProblem::WordUnknown),
        }
    }
}

/// A decimal number times a whole one, to the nearest, halves up; beyond all range the greatest number.
fn scaled(number: Decimal, times: u64) -> i64 {
    let exact = u128::from(number.digits) * u128::from(times);
    i64::try_from(nearest(exact, u128::from(number.unit()))).unwrap_or(i64::MAX)
}

/// More decimals than this are never written.
const DECIMALS_MAX: u8 = 6;

/// `size / unit` with up to so many decimals, to the nearest, halves away from nought; noughts at the end are left off.
fn decimal_text(size: i64, unit: u64, decimals: u8, script: Script) -> String {
    let power = 10_u128.pow(u32::from(decimals.min(DECIMALS_MAX)));
    let rounded = nearest(u128::from(size.unsigned_abs()) * power, u128::from(unit));
    let sign = if size < 0 && rounded > 0 { "-" } else { "" };
    let (whole, rest) = (rounded / power, rounded % power);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:0width$}", width = usize::from(decimals.min(DECIMALS_MAX)));
    let digits = digits.trim_end_matches('0');
    match script {
        Script::Latin => format!("{sign}{whole}.{digits}"),
        // Three digits behind a comma would read as thousands.
        Script::Cyrillic if digits.len() == 3 => format!("{sign}{whole},{digits}0"),
        Script::Cyrillic => format!("{sign}{whole},{digits}"),
    }
}

/// A number and its unit.
fn with_unit(number: &str, unit: &str) -> String {
    let mut text = number.to_string();
    text.push(' ');
    text.push_str(unit);
    text
}

#[cfg(test)]
mod tests;
