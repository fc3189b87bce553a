//! The letters of the grid: bands of latitude, halves of the polar planes, columns and rows of the squares of 100 km.
//!
//! NGA.STND.0037_2.0.0_GRIDS (2014), chapter 3. I and O are left out everywhere. Numbers of columns and rows count whole squares from the
//! false origin of the plane.

use crate::systems::Hemisphere;

/// From 80 S northwards, eight degrees each; X has twelve.
pub(super) const BANDS: &[u8; 20] = b"CDEFGHJKLMNPQRSTUVWX";

/// Rows of UTM squares, repeated every 2,000 km; zones of even number begin five letters further on.
const ROWS: &[u8; 20] = b"ABCDEFGHJKLMNPQRSTUV";

/// Columns of UTM squares in zones 1, 2, 3 and again, from 100 km east.
const COLUMNS: [&[u8; 8]; 3] = [b"ABCDEFGH", b"JKLMNPQR", b"STUVWXYZ"];

/// Columns of the polar planes west of the pole, from 800 km east.
const POLAR_WEST: &[u8; 12] = b"JKLPQRSTUXYZ";
/// Columns of the polar planes east of the pole, from 2,000 km east.
const POLAR_EAST: &[u8; 12] = b"ABCFGHJKLPQR";
/// Rows of the southern polar plane from 800 km north, and of the northern from 1,300 km north.
const POLAR_ROWS: &[u8; 24] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";

/// The column in which the pole's meridian begins.
const POLE_COLUMN: u32 = 20;
/// The first column of both planes west of the pole.
const POLAR_FIRST_COLUMN: u32 = 8;

/// Where the squares of a polar plane begin and end, in rows; the columns of the plane go as far.
#[derive(Clone, Copy)]
pub(super) struct PolarRange {
    pub(super) first: u32,
    pub(super) last: u32,
}

pub(super) const fn polar_range(hemisphere: Hemisphere) -> PolarRange {
    match hemisphere {
        Hemisphere::North => PolarRange { first: 13, last: 26 },
        Hemisphere::South => PolarRange { first: 8, last: 31 },
    }
}

/// The letter of the band of a latitude between 80 S and 84 N.
pub(super) fn band(latitude_degrees: f64) -> u8 {
    // Casts cut towards zero and saturate.
    let index = ((latitude_degrees + 80.0) / 8.0) as usize;
    BANDS.get(index).copied().unwrap_or(b'X')
}

/// The letter of the half of a polar plane.
pub(super) const fn polar_half(hemisphere: Hemisphere, easting_m: u32) -> u8 {
    match (hemisphere, easting_m / super::SQUARE_M < POLE_COLUMN) {
        (Hemisphere::South, true) => b'A',
        (Hemisphere::South, false) => b'B',
        (Hemisphere::North, true) => b'Y',
        (Hemisphere::North, false) => b'Z',
    }
}

/// The plane and the half that a first letter names.
pub(super) const fn polar_plane(letter: u8) -> Option<(Hemisphere, PolarSide)> {
    Some(match letter {
        b'A' => (Hemisphere::South, PolarSide::West),
        b'B' => (Hemisphere::South, PolarSide::East),
        b'Y' => (Hemisphere::North, PolarSide::West),
        b'Z' => (Hemisphere::North, PolarSide::East),
        _ => return None,
    })
}

/// A half of a polar plane.
#[derive(Clone, Copy)]
pub(super) enum PolarSide {
    West,
    East,
}

fn letter(of: &[u8], index: Option<u32>) -> u8 {
    // No cell has such a column or row; a question mark is what a reader would refuse.
    index.and_then(|index| of.get(index as usize)).copied().unwrap_or(b'?')
}

fn position(of: &[u8], wanted: u8) -> Option<u32> {
    of.iter().position(|letter| *letter == wanted).map(|index| index as u32)
}

/// Column and row letter of a square of UTM.
pub(super) fn utm_square(zone: u8, column: u32, row: u32) -> [u8; 2] {
    let columns = columns(zone);
    [letter(columns, column.checked_sub(1)), letter(ROWS, Some((row + row_offset(zone)) % 20))]
}

/// The column that a letter names in a zone.
pub(super) fn utm_column(zone: u8, wanted: u8) -> Option<u32> {
    position(columns(zone), wanted).map(|index| index + 1)
}

/// The row, less whole 2,000 km, that a letter names in a zone.
pub(super) fn utm_row(zone: u8, wanted: u8) -> Option<u32> {
    position(ROWS, wanted).map(|index| (index + 20 - row_offset(zone)) % 20)
}

fn columns(zone: u8) -> &'static [u8] {
    let [first, second, third] = COLUMNS;
    match zone % 3 {
        1 => first,
        2 => second,
        _ => third,
    }
}

const fn row_offset(zone: u8) -> u32 {
    if zone.is_multiple_of(2) { 5 } else { 0 }
}

/// Column and row letter of a square of a polar plane.
pub(super) fn polar_square(hemisphere: Hemisphere, column: u32, row: u32) -> [u8; 2] {
    let column = if column < POLE_COLUMN {
        letter(POLAR_WEST, column.checked_sub(POLAR_FIRST_COLUMN))
    } else {
        letter(POLAR_EAST, column.checked_sub(POLE_COLUMN))
    };
    [column, letter(POLAR_ROWS, row.checked_sub(polar_range(hemisphere).first))]
}

/// The column that a letter names in a half of a polar plane.
pub(super) fn polar_column(hemisphere: Hemisphere, side: PolarSide, wanted: u8) -> Option<u32> {
    let column = match side {
        PolarSide::West => position(POLAR_WEST, wanted)? + POLAR_FIRST_COLUMN,
        PolarSide::East => position(POLAR_EAST, wanted)? + POLE_COLUMN,
    };
    let PolarRange { first, last } = polar_range(hemisphere);
    (first..=last).contains(&column).then_some(column)
}

/// The row that a letter names in a polar plane.
pub(super) fn polar_row(hemisphere: Hemisphere, wanted: u8) -> Option<u32> {
    let PolarRange { first, last } = polar_range(hemisphere);
    let row = position(POLAR_ROWS, wanted)? + first;
    (row <= last).then_some(row)
}
