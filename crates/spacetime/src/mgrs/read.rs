//! Reads a grid reference as people write it: spaces, small letters, digits of three scripts, Cyrillic letters that look Latin.
//!
//! What is folded is said in the result; what could be meant in two ways is refused.

use super::letters::{self, PolarSide};
use super::{Mgrs, MgrsError, MgrsPrecision, MgrsProblem, SQUARE_M, bands};
use crate::systems::{Hemisphere, System};
use crate::text::{digit, too_long_at};

/// A reference that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedMgrs {
    /// The cell.
    pub mgrs: Mgrs,
    /// How many Cyrillic letters were taken for the Latin ones that look the same.
    pub look_alikes: usize,
}

/// Reads a grid reference: a zone and three letters, or the three letters of a polar plane, and up to ten digits, an even number.
///
/// Spaces may stand anywhere but for within a half of the digits. Nothing else may precede or follow.
///
/// # Errors
/// [`MgrsError`] with the place and the problem.
pub fn parse_mgrs(text: &str) -> Result<ParsedMgrs, MgrsError> {
    if let Some(offset) = too_long_at(text) {
        return Err(MgrsError::new(text, offset, MgrsProblem::TooLong));
    }
    let mut reader = Reader { text, rest: text, look_alikes: 0 };
    let (zone_offset, zone) = reader.zone()?;
    let (band_offset, band) = reader.letter(match zone {
        Some(_) => MgrsProblem::BandMissing,
        None => MgrsProblem::Empty,
    })?;
    let plane = match zone {
        Some(zone) if !(1..=60).contains(&zone) => {
            return Err(MgrsError::new(text, zone_offset, MgrsProblem::ZoneOutOfRange));
        }
        Some(_) if !letters::BANDS.contains(&band) => {
            return Err(MgrsError::new(text, band_offset, MgrsProblem::BandLetter));
        }
        Some(zone) => Plane::Zone(zone),
        None => match letters::polar_plane(band) {
            Some((hemisphere, side)) => Plane::Polar(hemisphere, side),
            None => return Err(MgrsError::new(text, band_offset, MgrsProblem::BandLetter)),
        },
    };
    let (column_offset, column) = reader.letter(MgrsProblem::SquareMissing)?;
    let (row_offset, row) = reader.letter(MgrsProblem::SquareMissing)?;
    let column = match plane {
        Plane::Zone(zone) => letters::utm_column(zone, column),
        Plane::Polar(hemisphere, side) => letters::polar_column(hemisphere, side, column),
    };
    let column = column.ok_or_else(|| MgrsError::new(text, column_offset, MgrsProblem::ColumnLetter))?;
    let named_row = match plane {
        Plane::Zone(zone) => letters::utm_row(zone, row),
        Plane::Polar(hemisphere, _) => letters::polar_row(hemisphere, row),
    };
    let named_row = named_row.ok_or_else(|| MgrsError::new(text, row_offset, MgrsProblem::RowLetter))?;
    let (grid, row) = match plane {
        Plane::Zone(zone) => {
            let row = bands::row_in_band(band, column, named_row);
            let row = row.ok_or_else(|| MgrsError::new(text, band_offset, MgrsProblem::BandRow))?;
            let hemisphere = if band < b'N' { Hemisphere::South } else { Hemisphere::North };
            let grid = System::utm(zone, hemisphere);
            (grid.ok_or_else(|| MgrsError::new(text, zone_offset, MgrsProblem::ZoneOutOfRange))?, row)
        }
        Plane::Polar(hemisphere, _) => (System::ups(hemisphere), named_row),
    };
    let (precision, within_east_m, within_north_m) = reader.digits()?;
    let mgrs = Mgrs {
        grid,
        band,
        easting_m: column * SQUARE_M + within_east_m,
        northing_m: row * SQUARE_M + within_north_m,
        precision,
    };
    Ok(ParsedMgrs { mgrs, look_alikes: reader.look_alikes })
}

/// What the first letter settles.
#[derive(Clone, Copy)]
enum Plane {
    Zone(u8),
    Polar(Hemisphere, PolarSide),
}

struct Reader<'t> {
    text: &'t str,
    rest: &'t str,
    look_alikes: usize,
}

impl Reader<'_> {
    fn offset(&self) -> usize {
        self.text.len() - self.rest.len()
    }

    fn fail(&self, offset: usize, problem: MgrsProblem) -> MgrsError {
        MgrsError::new(self.text, offset, problem)
    }

    /// The next character that is no space, not yet taken; and whether a space stood before it.
    fn peek(&mut self) -> (Option<char>, Gap) {
        // What nearly every reference consists of needs no table of spaces.
        if let Some(byte) = self.rest.as_bytes().first().filter(|byte| byte.is_ascii_graphic()) {
            return (Some(char::from(*byte)), Gap::No);
        }
        let trimmed = self.rest.trim_start();
        let gap = if trimmed.len() == self.rest.len() { Gap::No } else { Gap::Yes };
        self.rest = trimmed;
        (trimmed.chars().next(), gap)
    }

    fn take(&mut self, character: char) {
        self.rest = self.rest.get(character.len_utf8()..).unwrap_or_default();
    }

    /// Digits before the first letter.
    fn zone(&mut self) -> Result<(usize, Option<u8>), MgrsError> {
        let mut zone = None;
        self.peek();
        let offset = self.offset();
        for _ in 0..3 {
            let (Some(character), _) = self.peek() else { break };
            let Some(value) = digit(character) else { break };
            self.take(character);
            // Three digits are at most 999; beyond a byte is beyond every zone.
            let number = u16::from(zone.unwrap_or(0)) * 10 + u16::from(value);
            zone = Some(u8::try_from(number).map_err(|_| self.fail(offset, MgrsProblem::ZoneOutOfRange))?);
        }
        Ok((offset, zone))
    }

    /// A letter as a Latin capital; `missing` is the problem when the text ends or a digit stands here.
    fn letter(&mut self, missing: MgrsProblem) -> Result<(usize, u8), MgrsError> {
        let (character, _) = self.peek();
        let offset = self.offset();
        let Some(character) = character else { return Err(self.fail(offset, missing)) };
        if digit(character).is_some() {
            let problem = if missing == MgrsProblem::BandMissing { MgrsProblem::ZoneOutOfRange } else { missing };
            return Err(self.fail(offset, problem));
        }
        let letter = match character {
            'A'..='Z' | 'a'..='z' => character.to_ascii_uppercase() as u8,
            _ => {
                let letter = look_alike(character);
                self.look_alikes += 1;
                letter.ok_or_else(|| self.fail(offset, MgrsProblem::UnexpectedCharacter))?
            }
        };
        self.take(character);
        Ok((offset, letter))
    }

    /// The digits to the end of the text: precision, metres east and north within the square.
    fn digits(&mut self) -> Result<(MgrsPrecision, u32, u32), MgrsError> {
        let mut values = [0_u8; DIGITS_MAX];
        let mut count = 0;
        let mut part = None;
        loop {
            let (character, gap) = self.peek();
            let Some(character) = character else { break };
            let offset = self.offset();
            let value = digit(character).ok_or_else(|| self.fail(offset, MgrsProblem::UnexpectedCharacter))?;
            if gap == Gap::Yes && count > 0 {
                if part.is_some() {
                    return Err(self.fail(offset, MgrsProblem::UnequalHalves));
                }
                part = Some((count, offset));
            }
            let place = values.get_mut(count).ok_or_else(|| self.fail(offset, MgrsProblem::TooManyDigits))?;
            *place = value;
            count += 1;
            self.take(character);
        }
        let end = self.offset();
        if let Some((_, offset)) = part.filter(|(before, _)| before * 2 != count) {
            return Err(self.fail(offset, MgrsProblem::UnequalHalves));
        }
        let odd = || self.fail(end, MgrsProblem::OddDigits);
        if count % 2 != 0 {
            return Err(odd());
        }
        let precision = MgrsPrecision::of_digits(count / 2).ok_or_else(odd)?;
        let (east, north) = values.get(..count).and_then(|held| held.split_at_checked(count / 2)).ok_or_else(odd)?;
        let metres =
            |digits: &[u8]| digits.iter().fold(0, |sum, value| sum * 10 + u32::from(*value)) * precision.size_m();
        // Without digits there is nothing to multiply: the corner of the square.
        Ok((precision, metres(east), metres(north)))
    }
}

/// Ten digits and no more.
const DIGITS_MAX: usize = 10;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Yes,
    No,
}

/// The Latin capital that a Cyrillic letter looks like.
const fn look_alike(character: char) -> Option<u8> {
    Some(match character {
        'А' | 'а' => b'A',
        'В' | 'в' => b'B',
        'С' | 'с' => b'C',
        'Е' | 'е' => b'E',
        'Н' | 'н' => b'H',
        'К' | 'к' => b'K',
        'М' | 'м' => b'M',
        'О' | 'о' => b'O',
        'Р' | 'р' => b'P',
        'Т' | 'т' => b'T',
        'Х' | 'х' => b'X',
        'У' | 'у' => b'Y',
        _ => return None,
    })
}
