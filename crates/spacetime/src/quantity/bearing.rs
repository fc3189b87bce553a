//! Bearings from true north in degrees and in the mils of both sides.
//!
//! A full turn has 6,400 mils in the West (STANAG 2129) and 6,000 divisions of the protractor in the East, written `15-00`. The unit and the
//! north must be said. Magnetic north is refused, because no model of the earth's field is carried; the north of a grid, because the
//! convergence belongs to one map and one place.

use super::{QuantityError, QuantityProblem, Reader, decimal_text, scaled};
use crate::degrees::Script;
use crate::geodesic::Azimuth;
use crate::text::Decimal;
use alloc::format;
use alloc::string::String;

/// The unit that a bearing is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BearingUnit {
    /// 360 to the turn.
    Degree,
    /// 6,400 to the turn.
    Mil6400,
    /// 6,000 to the turn.
    Mil6000,
}

/// A bearing read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedBearing {
    /// From true north, to the nearest 1e-7 degree, halves up; a full turn is north again.
    pub bearing: Azimuth,
    /// The unit it was written in.
    pub unit: BearingUnit,
}

const TURN_E7: i64 = 3_600_000_000;

impl BearingUnit {
    /// 1e-7 degrees in the unit, exactly.
    const fn e7(self) -> u64 {
        match self {
            Self::Degree => 10_000_000,
            Self::Mil6400 => 562_500,
            Self::Mil6000 => 600_000,
        }
    }
}

const UNITS: [(&[&str], BearingUnit); 17] = [
    (&["deg"], BearingUnit::Degree),
    (&["degree"], BearingUnit::Degree),
    (&["degrees"], BearingUnit::Degree),
    (&["град"], BearingUnit::Degree),
    (&["градус"], BearingUnit::Degree),
    (&["градуса"], BearingUnit::Degree),
    (&["градусов"], BearingUnit::Degree),
    (&["درجة"], BearingUnit::Degree),
    (&["mil"], BearingUnit::Mil6400),
    (&["mils"], BearingUnit::Mil6400),
    (&["тысячная"], BearingUnit::Mil6000),
    (&["тысячные"], BearingUnit::Mil6000),
    (&["тысячных"], BearingUnit::Mil6000),
    (&["тыс"], BearingUnit::Mil6000),
    (&["ду"], BearingUnit::Mil6000),
    (&["д", "у"], BearingUnit::Mil6000),
    (&["делений", "угломера"], BearingUnit::Mil6000),
];

/// Which north a phrase means.
#[derive(Clone, Copy)]
enum North {
    True,
    Magnetic,
    Grid,
}

const NORTHS: [(&[&str], North); 25] = [
    (&["t"], North::True),
    (&["true"], North::True),
    (&["ист"], North::True),
    (&["истинный", "азимут"], North::True),
    (&["истинный"], North::True),
    (&["истинная"], North::True),
    (&["истинного"], North::True),
    (&["аи"], North::True),
    (&["ип"], North::True),
    (&["m"], North::Magnetic),
    (&["mag"], North::Magnetic),
    (&["magnetic"], North::Magnetic),
    (&["магн"], North::Magnetic),
    (&["магнитный", "азимут"], North::Magnetic),
    (&["магнитный"], North::Magnetic),
    (&["магнитного"], North::Magnetic),
    (&["мп"], North::Magnetic),
    (&["мпу"], North::Magnetic),
    (&["ам"], North::Magnetic),
    (&["g"], North::Grid),
    (&["grid"], North::Grid),
    (&["дирекционный", "угол"], North::Grid),
    (&["дирекционного", "угла"], North::Grid),
    (&["дир", "угол"], North::Grid),
    (&["дирекционный"], North::Grid),
];

/// Reads a bearing with its unit and its north: `045° T`, `45,5° ист.`, `0800 mil T`, `истинный азимут 7-50`.
///
/// # Errors
/// [`QuantityError`] with the place and what is the matter; its code has a cure in the catalogues.
pub fn parse_bearing(text: &str) -> Result<ParsedBearing, QuantityError> {
    let mut reader = Reader::new(text)?;
    let before = north(&mut reader)?;
    reader.cursor.skip_spaces_and(&['.', ':', '=']);
    let start = reader.cursor.offset();
    let number = reader.number()?;
    let (number, unit) = match protractor(&mut reader, number) {
        Some(divisions) => (divisions, Some(BearingUnit::Mil6000)),
        None => (number, None),
    };
    reader.cursor.skip_spaces();
    let unit_at = reader.cursor.offset();
    let written = if reader.cursor.takes_mark('°') || reader.cursor.takes_mark('º') {
        Some(BearingUnit::Degree)
    } else {
        reader.cursor.phrase_of(UNITS.into_iter())
    };
    let Some(unit) = unit.or(written) else { return reader.fail_at(unit_at, QuantityProblem::BearingUnitMissing) };
    reader.cursor.skip_spaces_and(&['.', ',', '(']);
    let behind = north(&mut reader)?;
    reader.cursor.skip_spaces_and(&[')', '.']);
    reader.end()?;
    if !before && !behind {
        return reader.fail(QuantityProblem::NorthMissing);
    }
    match scaled(number, unit.e7()) {
        TURN_E7 => Ok(ParsedBearing { bearing: Azimuth::NORTH, unit }),
        // Within a turn, so it fits.
        size if size < TURN_E7 => match Azimuth::from_e7(size as u32) {
            Some(bearing) => Ok(ParsedBearing { bearing, unit }),
            None => reader.fail_at(start, QuantityProblem::BearingOutOfRange),
        },
        _ => reader.fail_at(start, QuantityProblem::BearingOutOfRange),
    }
}

/// True when true north is named here; another north is refused where it stands.
fn north(reader: &mut Reader<'_>) -> Result<bool, QuantityError> {
    let offset = reader.cursor.offset();
    match reader.cursor.phrase_of(NORTHS.into_iter()) {
        None => Ok(false),
        Some(North::True) => Ok(true),
        Some(North::Magnetic) => reader.fail_at(offset, QuantityProblem::MagneticNorth),
        Some(North::Grid) => reader.fail_at(offset, QuantityProblem::GridNorth),
    }
}

/// `15-00`: hundreds of divisions, a hyphen, two digits; nothing when the number before goes on otherwise.
fn protractor(reader: &mut Reader<'_>, hundreds: Decimal) -> Option<Decimal> {
    let is_short = hundreds.decimals == 0 && hundreds.whole_digits <= 2;
    let (Some('-' | '–'), Some(tens), Some(ones), None) = (
        reader.cursor.peek(),
        reader.cursor.digit_ahead(1),
        reader.cursor.digit_ahead(2),
        reader.cursor.digit_ahead(3),
    ) else {
        return None;
    };
    if !is_short {
        return None;
    }
    reader.cursor.at += 3;
    let digits = hundreds.digits * 100 + u64::from(tens) * 10 + u64::from(ones);
    Some(Decimal { digits, whole_digits: hundreds.whole_digits + 2, decimals: 0 })
}

/// Writes a bearing from true north, to the nearest step of the last digit, halves up: `045.5° T`, `7-58 ист.`, `0809 mil T`.
///
/// Degrees come with up to so many decimals (six at most) and mils as whole numbers; a full turn comes out as nought.
#[must_use]
pub fn format_bearing(bearing: Azimuth, unit: BearingUnit, decimals: u8, script: Script) -> String {
    let north = match script {
        Script::Latin => "T",
        Script::Cyrillic => "ист.",
    };
    let e7 = i64::from(bearing.as_e7());
    let turn = TURN_E7 / unit.e7() as i64;
    let whole = |one: u64| (e7 + one as i64 / 2) / one as i64 % turn;
    match unit {
        BearingUnit::Degree => {
            let text = decimal_text(e7, unit.e7(), decimals, script);
            // 359.99 rounded to whole degrees is north.
            let text = if text == "360" { "0" } else { text.as_str() };
            let digits = text.chars().take_while(char::is_ascii_digit).count();
            format!("{}{text}° {north}", "0".repeat(3_usize.saturating_sub(digits)))
        }
        // The Russian word for a mil would mean the other one.
        BearingUnit::Mil6400 => format!("{:04} mil {north}", whole(unit.e7())),
        BearingUnit::Mil6000 => {
            let divisions = whole(unit.e7());
            format!("{}-{:02} {north}", divisions / 100, divisions % 100)
        }
    }
}
