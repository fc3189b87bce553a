//! The project's own tables of places and names, and the lines and fields that they share with foreign tables.
//!
//! `places.tsv`: id, latitude, longitude, class, population band, source. `names.tsv`: id, script, language, system, status,
//! source, name. Fields are parted by tabs, lines beginning with `#` say what the file is. Knows no other format.

use super::letters::Script;
use super::named_place::{NameStatus, NameSystem, NamedPlace, PlaceClass, PlaceName, PopulationBand};
use super::table_error::{TableError, TableProblem};
use crate::Position;
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// No table is larger.
pub(super) const TABLE_BYTES_MAX: usize = 512 << 20;
/// No table has more rows.
pub(super) const ROWS_MAX: usize = 2_000_000;
/// No line is longer.
const LINE_BYTES_MAX: usize = 64 << 10;
/// No name is longer.
pub(super) const NAME_BYTES_MAX: usize = 200;

/// The lines of a text with their numbers, empty ones and remarks left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Result<(usize, &str), TableError>> {
    text.split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(index, line)| {
            let number = index + 1;
            if line.len() > LINE_BYTES_MAX {
                return Err(TableError::new(number, 0, TableProblem::LineTooLong));
            }
            if index >= ROWS_MAX {
                return Err(TableError::new(number, 0, TableProblem::TooManyRows));
            }
            Ok((number, line))
        })
}

/// The text of a table.
pub(super) fn text(bytes: &[u8]) -> Result<&str, TableError> {
    if bytes.len() > TABLE_BYTES_MAX {
        return Err(TableError::new(0, 0, TableProblem::TooLarge));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    core::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        TableError::new(line, 0, TableProblem::NotUtf8)
    })
}

/// One line taken apart, with its place for errors.
pub(super) struct Fields<'a> {
    pub(super) line: usize,
    pub(super) fields: Vec<&'a str>,
}

impl<'a> Fields<'a> {
    pub(super) fn of_tabs(line: usize, text: &'a str) -> Self {
        Self { line, fields: text.split('\t').collect() }
    }

    pub(super) fn get(&self, index: usize) -> Result<&'a str, TableError> {
        self.fields.get(index).copied().ok_or_else(|| self.wrong(index, TableProblem::ColumnMissing))
    }

    pub(super) const fn wrong(&self, index: usize, problem: TableProblem) -> TableError {
        TableError::new(self.line, index + 1, problem)
    }

    pub(super) fn id(&self, index: usize) -> Result<&'a str, TableError> {
        let id = self.get(index)?.trim();
        if id.is_empty() || id.len() > NAME_BYTES_MAX {
            return Err(self.wrong(index, TableProblem::IdExpected));
        }
        Ok(id)
    }

    pub(super) fn name(&self, index: usize) -> Result<&'a str, TableError> {
        let name = self.get(index)?.trim();
        if name.is_empty() || name.len() > NAME_BYTES_MAX {
            return Err(self.wrong(index, TableProblem::Name));
        }
        Ok(name)
    }

    pub(super) fn position(&self, latitude: usize, longitude: usize) -> Result<Position, TableError> {
        let latitude_e7 = degrees_e7(self.get(latitude)?.trim())
            .filter(|e7| e7.unsigned_abs() <= 900_000_000)
            .ok_or_else(|| self.wrong(latitude, TableProblem::Latitude))?;
        let longitude_e7 =
            degrees_e7(self.get(longitude)?.trim()).ok_or_else(|| self.wrong(longitude, TableProblem::Longitude))?;
        Position::from_e7(latitude_e7, longitude_e7).map_err(|_| self.wrong(longitude, TableProblem::Longitude))
    }
}

/// Decimal degrees as whole 1e-7 degrees, further decimals rounded to the nearest; nothing beyond 180 degrees, and nothing for a text
/// that is no plain decimal number.
#[must_use]
pub fn degrees_e7(text: &str) -> Option<i32> {
    let (is_south, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && decimals.is_empty() || whole.len() > 3 || decimals.len() > 30 {
        return None;
    }
    if !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let whole = whole.bytes().fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'));
    let seven = decimals.bytes().chain(core::iter::repeat(b'0')).take(7);
    let fraction = seven.fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'));
    let rounding = i64::from(decimals.as_bytes().get(7).is_some_and(|byte| *byte >= b'5'));
    let e7 = whole * 10_000_000 + fraction + rounding;
    if e7 > 1_800_000_000 {
        return None;
    }
    // Within 180 degrees, so it fits.
    Some(if is_south { -(e7 as i32) } else { e7 as i32 })
}

/// Reads the project's two tables.
pub(super) fn read(places: &str, names: &str) -> Result<Vec<NamedPlace>, TableError> {
    let mut found = Vec::new();
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines(places) {
        let (number, line) = line?;
        let row = Fields::of_tabs(number, line);
        let id = row.id(0)?;
        if by_id.insert(id, found.len()).is_some() {
            return Err(row.wrong(0, TableProblem::IdTwice));
        }
        let class = PlaceClass::from_name(row.get(3)?).ok_or_else(|| row.wrong(3, TableProblem::WordUnknown))?;
        let figure = row.get(4)?.parse().ok();
        let population =
            figure.and_then(PopulationBand::from_figure).ok_or_else(|| row.wrong(4, TableProblem::Population))?;
        found.push(NamedPlace {
            id: id.to_owned(),
            position: row.position(1, 2)?,
            class,
            population,
            names: Vec::new(),
        });
    }
    for line in lines(names) {
        let (number, line) = line?;
        let row = Fields::of_tabs(number, line);
        let place = by_id
            .get(row.id(0)?)
            .and_then(|index| found.get_mut(*index))
            .ok_or_else(|| row.wrong(0, TableProblem::IdUnknown))?;
        let unknown = |index| row.wrong(index, TableProblem::WordUnknown);
        place.names.push(PlaceName {
            script: Script::from_code(row.get(1)?).ok_or_else(|| unknown(1))?,
            language: row.get(2)?.to_owned(),
            system: NameSystem::from_name(row.get(3)?).ok_or_else(|| unknown(3))?,
            status: NameStatus::from_name(row.get(4)?).ok_or_else(|| unknown(4))?,
            text: row.name(6)?.to_owned(),
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::degrees_e7;

    #[test]
    fn decimal_degrees_are_read_exactly() {
        for (text, expected) in [
            ("33.5102", Some(335_102_000)),
            ("-0.00000005", Some(-1)),
            ("+180", Some(1_800_000_000)),
            ("36.104198455810554", Some(361_041_985)),
            (".5", Some(5_000_000)),
            ("180.00000005", None),
            ("1e2", None),
            ("", None),
            (".", None),
            ("-", None),
            ("1234", None),
            ("36,1", None),
            ("NaN", None),
        ] {
            assert_eq!(degrees_e7(text), expected, "{text}");
        }
    }
}
