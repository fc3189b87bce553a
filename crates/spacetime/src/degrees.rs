//! Positions as people write them: degrees in Latin, Cyrillic and Arabic letters and digits.
//!
//! Reads decimal degrees, degrees and minutes, degrees, minutes and seconds, and the compact forms `352015N0400830E` and ISO 6709.
//! What can be read two ways is refused with the cure, never guessed. The text is taken to be WGS84; other datums are named
//! systems of their own.
//!
//! Two rules stand in for what a text may leave out. Without letters, decimal degrees (or signed ones) are latitude first, north and
//! east positive, as ISO 6709 has it; degrees with minutes always need their letters. Numbers are rounded to the nearest 1e-7 degree,
//! halves away from zero.
//!
//! ```
//! # use jig_spacetime::parse_degrees;
//! let latin = parse_degrees("35°20'15.36\"N 040°08'26.88\"E")?;
//! let cyrillic = parse_degrees("35°20′15,36″ с.ш., 40°08′26,88″ в.д.")?;
//! assert_eq!(latin.position, cyrillic.position);
//! # Ok::<(), jig_spacetime::DegreeError>(())
//! ```

mod error;
mod format;
mod scan;

use crate::position::{E7_PER_DEGREE, LATITUDE_E7_MAX, LONGITUDE_E7_MAX};
use crate::text::{self, Decimal};
use crate::{Latitude, Longitude, Position};
use alloc::vec::Vec;
pub use error::{DegreeError, DegreeProblem};
pub(crate) use format::format_dms_e7;
pub use format::{Script, format_compact, format_decimal, format_dm, format_dms};
use scan::{Item, Token};

/// How a position was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DegreeNotation {
    /// Decimal degrees.
    Decimal,
    /// Degrees and (decimal) minutes.
    DegreesMinutes,
    /// Degrees, minutes and (decimal) seconds.
    DegreesMinutesSeconds,
    /// Digits run together, `352015N0400830E` or `+352015+0400830/`.
    Compact,
    /// Latitude and longitude in two different notations.
    Mixed,
}

/// A position read from text, and how finely it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedPosition {
    /// The position, rounded to 1e-7 degree.
    pub position: Position,
    /// The step of the last written digit in 1e-7 degrees, rounded up, of the coarser of the two numbers. `35°20′` steps by one
    /// minute: 166,667. The writer's place lies within half a step of the position if he rounded, a whole one if he cut off.
    pub resolution_e7: u32,
    /// The notation.
    pub notation: DegreeNotation,
}

/// Latitude or longitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    Latitude,
    Longitude,
}

/// One of the four letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hemisphere {
    North,
    South,
    East,
    West,
}

impl Hemisphere {
    const fn axis(self) -> Axis {
        match self {
            Self::North | Self::South => Axis::Latitude,
            Self::East | Self::West => Axis::Longitude,
        }
    }

    const fn is_negative(self) -> bool {
        match self {
            Self::South | Self::West => true,
            Self::North | Self::East => false,
        }
    }
}

/// The unit that a mark gives to the number before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Degree,
    Minute,
    Second,
}

/// One coordinate as written, before its number is worked out.
#[derive(Debug, Default)]
struct Written {
    offset: usize,
    axis: Option<Axis>,
    hemisphere: Option<Hemisphere>,
    sign: Option<Sign>,
    parts: Vec<(usize, Decimal)>,
    has_marks: bool,
    letter_place: LetterPlace,
    /// A comma or the like stands before this coordinate.
    is_separated: bool,
}

/// Where the letter of a coordinate stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum LetterPlace {
    #[default]
    Nowhere,
    Before,
    Behind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

/// A coordinate worked out.
struct Coordinate {
    magnitude_e7: u128,
    resolution_e7: u32,
    notation: DegreeNotation,
}

/// Reads a position in any of the degree notations.
///
/// # Errors
/// [`DegreeError`] with the place in the text, what stands there and what is the matter with it; its code has a cure in the catalogues.
pub fn parse_degrees(text: &str) -> Result<ParsedPosition, DegreeError> {
    let fail = |offset: usize, problem: DegreeProblem| DegreeError::new(text, offset, problem);
    let tokens = scan::tokens(text).map_err(|(offset, problem)| fail(offset, problem))?;
    let mut reader = Reader { text, tokens: &tokens, at: 0 };
    let first = reader.coordinate()?;
    let second = reader.coordinate()?;
    reader.skip_separators();
    if let Some(extra) = reader.tokens.get(reader.at) {
        return Err(fail(extra.offset, DegreeProblem::TooManyNumbers));
    }

    if first.runs_into(&second) {
        return Err(fail(second.offset, DegreeProblem::AmbiguousSplit));
    }
    let axes = match (first.stated_axis(text)?, second.stated_axis(text)?) {
        (Some(one), Some(other)) if one == other => return Err(fail(second.offset, DegreeProblem::SameAxisTwice)),
        (Some(one), Some(other)) => (one, other),
        (None, None) if first.may_go_without_letters() && second.may_go_without_letters() => {
            (Axis::Latitude, Axis::Longitude)
        }
        (None, _) => return Err(fail(first.offset, DegreeProblem::HemisphereMissing)),
        (Some(_), None) => return Err(fail(second.offset, DegreeProblem::HemisphereMissing)),
    };
    let (latitude, longitude) = match axes {
        (Axis::Latitude, Axis::Longitude) => (&first, &second),
        (Axis::Longitude, Axis::Latitude) => (&second, &first),
        // The same axis twice was refused above.
        (Axis::Latitude, Axis::Latitude) | (Axis::Longitude, Axis::Longitude) => {
            return Err(fail(second.offset, DegreeProblem::SameAxisTwice));
        }
    };
    let north = latitude.worked_out(text, Axis::Latitude)?;
    let east = longitude.worked_out(text, Axis::Longitude)?;
    let latitude_e7 = latitude.signed(text, north.magnitude_e7, LATITUDE_E7_MAX, DegreeProblem::LatitudeOutOfRange)?;
    let longitude_e7 =
        longitude.signed(text, east.magnitude_e7, LONGITUDE_E7_MAX, DegreeProblem::LongitudeOutOfRange)?;
    let (Ok(latitude_value), Ok(longitude_value)) = (Latitude::from_e7(latitude_e7), Longitude::from_e7(longitude_e7))
    else {
        return Err(fail(first.offset, DegreeProblem::LatitudeOutOfRange));
    };
    Ok(ParsedPosition {
        position: Position::new(latitude_value, longitude_value),
        resolution_e7: north.resolution_e7.max(east.resolution_e7),
        notation: if north.notation == east.notation { north.notation } else { DegreeNotation::Mixed },
    })
}

/// Walks over the tokens and cuts them into two coordinates.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Item> {
        self.tokens.get(self.at).map(|token| &token.item)
    }

    fn offset(&self) -> usize {
        self.tokens.get(self.at).map_or(self.text.len(), |token| token.offset)
    }

    fn fail<T>(&self, problem: DegreeProblem) -> Result<T, DegreeError> {
        Err(DegreeError::new(self.text, self.offset(), problem))
    }

    fn skip_separators(&mut self) -> usize {
        let before = self.at;
        while matches!(self.peek(), Some(Item::Separator)) {
            self.at += 1;
        }
        self.at - before
    }

    /// Axis word, letter, sign, numbers with their marks, letter; all but the numbers may be missing.
    fn coordinate(&mut self) -> Result<Written, DegreeError> {
        let is_separated = self.skip_separators() > 0;
        let mut written = Written { offset: self.offset(), is_separated, ..Written::default() };
        loop {
            match self.peek() {
                Some(Item::Axis(axis)) if written.axis.is_none() && written.hemisphere.is_none() => {
                    written.axis = Some(*axis);
                }
                Some(Item::Hemisphere(hemisphere)) if written.hemisphere.is_none() => {
                    written.hemisphere = Some(*hemisphere);
                    written.letter_place = LetterPlace::Before;
                }
                Some(Item::Sign(sign)) if written.sign.is_none() => written.sign = Some(*sign),
                Some(Item::Number(_)) => break,
                None => return self.fail(DegreeProblem::NumberMissing),
                Some(
                    Item::Axis(_) | Item::Hemisphere(_) | Item::Sign(_) | Item::Mark(_) | Item::Separator | Item::Joint,
                ) => {
                    return self.fail(DegreeProblem::NumberExpected);
                }
            }
            self.at += 1;
        }
        self.numbers(&mut written)?;
        if let (Some(Item::Hemisphere(hemisphere)), None) = (self.peek(), written.hemisphere) {
            written.hemisphere = Some(*hemisphere);
            written.letter_place = LetterPlace::Behind;
            self.at += 1;
        }
        if written.sign.is_some() && written.hemisphere.is_some() {
            return Err(DegreeError::new(self.text, written.offset, DegreeProblem::SignAndLetter));
        }
        Ok(written)
    }

    /// Up to three numbers; only the last may have decimals, and a degree mark begins the next coordinate.
    fn numbers(&mut self, written: &mut Written) -> Result<(), DegreeError> {
        let mut unit = Unit::Degree;
        while let Some(Item::Number(number)) = self.peek() {
            let (number, offset) = (*number, self.offset());
            let next_is_mark = matches!(self.tokens.get(self.at + 1).map(|token| &token.item), Some(Item::Mark(_)));
            if let Some(Item::Mark(mark)) = self.tokens.get(self.at + 1).map(|token| &token.item) {
                if *mark == Unit::Degree && !written.parts.is_empty() {
                    break;
                }
                if *mark != unit {
                    self.at += 1;
                    return self.fail(DegreeProblem::MarkOutOfOrder);
                }
                written.has_marks = true;
            }
            if written.parts.len() == 3 {
                break;
            }
            written.parts.push((offset, number));
            self.at += if next_is_mark { 2 } else { 1 };
            // A number with decimals, digits run together, or the seconds: each is the last.
            if number.decimals > 0 || number.whole_digits > 3 || unit == Unit::Second {
                break;
            }
            unit = if unit == Unit::Degree { Unit::Minute } else { Unit::Second };
            // `35-20-15` and `35:20:15`: a joint ties the numbers of one coordinate together.
            if matches!(self.peek(), Some(Item::Joint)) {
                self.at += 1;
                if !matches!(self.peek(), Some(Item::Number(_))) {
                    return self.fail(DegreeProblem::NumberExpected);
                }
            }
        }
        if matches!(self.peek(), Some(Item::Joint)) {
            return self.fail(DegreeProblem::TooManyNumbers);
        }
        Ok(())
    }
}

impl Written {
    /// The axis that letters or words name.
    fn stated_axis(&self, text: &str) -> Result<Option<Axis>, DegreeError> {
        match (self.axis, self.hemisphere.map(Hemisphere::axis)) {
            (Some(one), Some(other)) if one != other => {
                Err(DegreeError::new(text, self.offset, DegreeProblem::AxisContradiction))
            }
            (Some(axis), _) | (None, Some(axis)) => Ok(Some(axis)),
            (None, None) => Ok(None),
        }
    }

    /// `N 35 20 40 08 E`: is it 40 seconds, or 40 degrees?
    fn runs_into(&self, next: &Self) -> bool {
        let is_open = !self.has_marks && self.parts.last().is_some_and(|(_, last)| last.decimals == 0);
        is_open
            && self.letter_place == LetterPlace::Before
            && next.letter_place == LetterPlace::Behind
            && !next.is_separated
            && self.parts.len() + next.parts.len() > 2
    }

    /// Decimal degrees need no letters: one number that has decimals or a sign.
    fn may_go_without_letters(&self) -> bool {
        matches!(self.parts.as_slice(), [(_, number)] if number.decimals > 0 || self.sign.is_some())
    }

    fn worked_out(&self, text: &str, axis: Axis) -> Result<Coordinate, DegreeError> {
        let fail = |offset: usize, problem| Err(DegreeError::new(text, offset, problem));
        let compact = match self.parts.as_slice() {
            [(offset, number)] if !self.has_marks && number.whole_digits > 3 => match split_compact(*number, axis) {
                Some(parts) => Some(parts.map(|part| part.map(|part| (*offset, part)))),
                None => return fail(*offset, DegreeProblem::CompactDigits),
            },
            _ => None,
        };
        let parts: Vec<(usize, Decimal)> =
            compact.map_or_else(|| self.parts.clone(), |parts| parts.into_iter().flatten().collect());

        // Everything counted in the last unit and its decimals, so that one exact division gives the result.
        let (mut total, mut units_per_degree, mut decimal_unit) = (0_u128, 1_u128, 1_u128);
        for (index, (offset, part)) in parts.iter().enumerate() {
            if index > 0 {
                if part.whole() > 59 {
                    return fail(*offset, DegreeProblem::SixtyOrMore);
                }
                (total, units_per_degree) = (total * 60, units_per_degree * 60);
            }
            decimal_unit = u128::from(part.unit());
            total = total * decimal_unit + u128::from(part.digits);
        }
        let per_degree = units_per_degree * decimal_unit;
        let unit_e7 = u128::from(E7_PER_DEGREE.unsigned_abs());
        Ok(Coordinate {
            magnitude_e7: text::nearest(total * unit_e7, per_degree),
            resolution_e7: u32::try_from(unit_e7.div_ceil(per_degree)).unwrap_or(u32::MAX),
            notation: match (compact.is_some(), parts.len()) {
                (true, _) => DegreeNotation::Compact,
                (false, 0 | 1) => DegreeNotation::Decimal,
                (false, 2) => DegreeNotation::DegreesMinutes,
                (false, _) => DegreeNotation::DegreesMinutesSeconds,
            },
        })
    }

    fn signed(&self, text: &str, magnitude_e7: u128, max_e7: i32, problem: DegreeProblem) -> Result<i32, DegreeError> {
        let value = i32::try_from(magnitude_e7)
            .ok()
            .filter(|&value| value <= max_e7)
            .ok_or_else(|| DegreeError::new(text, self.offset, problem))?;
        let is_negative = self.sign == Some(Sign::Minus) || self.hemisphere.is_some_and(Hemisphere::is_negative);
        Ok(if is_negative { -value } else { value })
    }
}

/// `352015` into 35, 20, 15; the number of digits tells how many parts there are, two for the degrees of latitude, three of longitude.
fn split_compact(number: Decimal, axis: Axis) -> Option<[Option<Decimal>; 3]> {
    let degree_digits = match axis {
        Axis::Latitude => 2,
        Axis::Longitude => 3,
    };
    let whole_part = |value: u64| Decimal { digits: value, whole_digits: 2, decimals: 0 };
    // The last part keeps the decimals.
    let last = |modulus: u64| Decimal { digits: number.digits % (modulus * number.unit()), ..number };
    match number.whole_digits.checked_sub(degree_digits)? {
        2 => Some([Some(whole_part(number.whole() / 100)), Some(last(100)), None]),
        4 => Some([
            Some(whole_part(number.whole() / 10_000)),
            Some(whole_part(number.whole() / 100 % 100)),
            Some(last(100)),
        ]),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
