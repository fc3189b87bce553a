//! Writes the name of a sheet: `I-37-85-Б-в-3`.
//!
//! The row is Latin, quarters are Cyrillic, 1:200,000 is Roman. Knows no reading.

use super::{Sheet, SheetScale};
use alloc::format;
use alloc::string::String;
use core::fmt;

/// Rows from the equator to 60 degrees.
pub(super) const ROWS: &str = "ABCDEFGHIJKLMNO";
/// Quarters in reading order: north-west, north-east, south-west, south-east.
pub(super) const QUARTERS: &str = "АБВГ";

/// The numeral that Soviet 1:200,000 sheets are numbered with, for 1 to 39.
pub(super) fn roman(number: u32) -> String {
    let tens = "X".repeat(number as usize / 10 % 4);
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{tens}{}", units.get(number as usize % 10).copied().unwrap_or_default())
}

fn nth(letters: &str, index: u32) -> char {
    // Indices come from counting parts, which are never more than letters.
    letters.chars().nth(index as usize).unwrap_or('?')
}

impl Sheet {
    /// Which part of the sheet of scale `whole` this sheet's place is in at scale `part`, numbered row by row from the north-west, from 0.
    fn part_index(self, whole: SheetScale, part: SheetScale) -> u32 {
        let below_north = whole.height_arcsec() - 1 - self.south_arcsec % whole.height_arcsec();
        let row = below_north / part.height_arcsec();
        let column = self.west_arcsec.rem_euclid(whole.width_arcsec()) / part.width_arcsec();
        let columns = whole.width_arcsec() / part.width_arcsec();
        (row * columns + column).unsigned_abs()
    }

    fn write_name(self, out: &mut impl fmt::Write, part_name: impl Fn(SheetScale, u32) -> String) -> fmt::Result {
        write!(out, "{}-{:02}", nth(ROWS, u32::from(self.row()) - 1), self.column())?;
        let in_million = |part| self.part_index(SheetScale::Million, part);
        match self.scale {
            SheetScale::Million => return Ok(()),
            SheetScale::Thousand500 | SheetScale::Thousand200 => {
                return write!(out, "-{}", part_name(self.scale, in_million(self.scale)));
            }
            SheetScale::Thousand100 | SheetScale::Thousand50 | SheetScale::Thousand25 | SheetScale::Thousand10 => {
                write!(out, "-{}", part_name(SheetScale::Thousand100, in_million(SheetScale::Thousand100)))?;
            }
        }
        for (whole, part) in [
            (SheetScale::Thousand100, SheetScale::Thousand50),
            (SheetScale::Thousand50, SheetScale::Thousand25),
            (SheetScale::Thousand25, SheetScale::Thousand10),
        ] {
            if part <= self.scale {
                write!(out, "-{}", part_name(part, self.part_index(whole, part)))?;
            }
        }
        Ok(())
    }

    /// The name in digits alone after the row, for writing without Cyrillic: `I-37-085-2-3-3`. Three digits are 1:100,000, two 1:200,000,
    /// one 1:500,000. Read back with the scale stated; without it, one or two digits are read two ways.
    #[must_use]
    pub fn name_in_digits(self) -> String {
        let mut name = String::new();
        let written = self.write_name(&mut name, |scale, index| match scale {
            SheetScale::Thousand100 => format!("{:03}", index + 1),
            SheetScale::Thousand200 => format!("{:02}", index + 1),
            SheetScale::Million
            | SheetScale::Thousand500
            | SheetScale::Thousand50
            | SheetScale::Thousand25
            | SheetScale::Thousand10 => format!("{}", index + 1),
        });
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
        name
    }
}

/// The name as printed on Soviet maps.
impl fmt::Display for Sheet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_name(out, |scale, index| match scale {
            SheetScale::Thousand500 | SheetScale::Thousand50 => String::from(nth(QUARTERS, index)),
            SheetScale::Thousand25 => nth(QUARTERS, index).to_lowercase().collect(),
            SheetScale::Thousand200 => roman(index + 1),
            SheetScale::Million | SheetScale::Thousand100 | SheetScale::Thousand10 => format!("{}", index + 1),
        })
    }
}
