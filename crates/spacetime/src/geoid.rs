//! The sea under a height: how far the EGM96 geoid lies above the WGS84 ellipsoid.
//!
//! A committed grid of an eighth of a degree covers 31.5 to 38.5 N, 34 to 43.5 E; there the undulation is known within 100 mm of the
//! harmonic model. Elsewhere it is not guessed: the answer is that it lies somewhere between the extremes of the earth. Whole numbers
//! throughout, so that every node gets the same bits. Knows no altitude; what a height above the sea is worth is said in
//! [`crate::Altitude::heights_over`]. How the grid is made stands in docs/decisions/0010-geoid-grid.md.
//!
//! ```
//! # use jig_spacetime::{Position, Undulation, undulation_at};
//! let here = undulation_at(Position::from_e7(335_138_000, 362_765_000)?);
//! assert_eq!(here.interval().lower().metres_floor(), here.interval().upper().metres_floor());
//! assert_eq!(undulation_at(Position::from_e7(0, 0)?), Undulation::Unknown);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod table;

use crate::{HeightInterval, LatLonBox, Millimetres, Position};
use table::{COLUMNS, ROWS, SOUTH_EIGHTHS, UNDULATION_MM, WEST_EIGHTHS};

/// The exact bytes of the committed grid, for whoever pins them by SHA-256.
pub const GEOID_TABLE_TEXT: &str = include_str!("geoid/table.rs");

/// The bytes that the pinned SHA-256 of the geoid grid is taken over.
#[must_use]
pub const fn geoid_hash_input() -> &'static [u8] {
    GEOID_TABLE_TEXT.as_bytes()
}

/// Between its nodes the grid differs from the harmonic model by at most so much, millimetres (75 measured at fifteen places of every
/// cell, docs/decisions/0010).
pub const GEOID_ERROR_MM: i64 = 100;
/// The lowest and the highest undulation of EGM96 anywhere on earth, millimetres (Lemoine and others, NASA/TP-1998-206861), rounded
/// outward to the metre.
const WORLD_MM: (i64, i64) = (-107_000, 86_000);

/// 1e-7 degrees between two nodes.
const STEP_E7: i64 = 1_250_000;

/// The box that the grid covers: outside it jig knows no heights.
#[must_use]
pub const fn geoid_extent() -> LatLonBox {
    const STEP: i32 = STEP_E7 as i32;
    let (south, west) = (SOUTH_EIGHTHS * STEP, WEST_EIGHTHS * STEP);
    match LatLonBox::from_e7(south, west, south + (ROWS as i32 - 1) * STEP, west + (COLUMNS as i32 - 1) * STEP) {
        Ok(extent) => extent,
        Err(_) => LatLonBox::WORLD,
    }
}

/// The height of the EGM96 geoid above the WGS84 ellipsoid at one position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undulation {
    /// The grid covers the position; the model's own value lies within [`GEOID_ERROR_MM`].
    Known {
        /// Bilinear between the four nodes around, to the nearest millimetre, halves up.
        millimetres: Millimetres,
    },
    /// The grid does not reach here.
    Unknown,
}

impl Undulation {
    /// What the undulation lies between.
    #[must_use]
    pub const fn interval(self) -> HeightInterval {
        match self {
            Self::Known { millimetres } => HeightInterval::around(millimetres.get(), millimetres.get(), GEOID_ERROR_MM),
            Self::Unknown => HeightInterval::around(WORLD_MM.0, WORLD_MM.1, 0),
        }
    }
}

/// What the undulation lies between over a whole footprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndulationRange {
    /// The grid covers the footprint.
    Known {
        /// The lowest value of the interpolated surface, rounded down, without the error of the grid.
        lowest: Millimetres,
        /// The highest, rounded up.
        highest: Millimetres,
    },
    /// The grid does not cover all of it.
    Unknown,
}

impl UndulationRange {
    /// What the undulation lies between, the error of the grid included.
    #[must_use]
    pub const fn interval(self) -> HeightInterval {
        match self {
            Self::Known { lowest, highest } => HeightInterval::around(lowest.get(), highest.get(), GEOID_ERROR_MM),
            Self::Unknown => HeightInterval::around(WORLD_MM.0, WORLD_MM.1, 0),
        }
    }
}

/// The undulation at one position.
#[must_use]
pub fn undulation_at(position: Position) -> Undulation {
    let (latitude_e7, longitude_e7) = (position.latitude().as_e7(), position.longitude().as_e7());
    match interpolated(latitude_e7, longitude_e7) {
        // Halves up, by flooring after adding a half.
        Some(scaled) => Undulation::Known { millimetres: Millimetres::new((scaled + AREA / 2).div_euclid(AREA)) },
        None => Undulation::Unknown,
    }
}

/// What the undulation lies between over a footprint.
///
/// Exact for the interpolated surface: inside a cell it is bilinear, and such a surface has its extremes over a rectangle at the corners.
#[must_use]
pub fn undulation_over(area: LatLonBox) -> UndulationRange {
    let mut extremes: Option<(i64, i64)> = None;
    for latitude_e7 in stops(area.south_e7(), area.north_e7(), SOUTH_EIGHTHS) {
        for longitude_e7 in stops(area.west_e7(), area.east_e7(), WEST_EIGHTHS) {
            // A corner outside the grid ends the search at once, so a box of half the earth costs no more than the grid.
            let Some(scaled) = interpolated(latitude_e7, longitude_e7) else { return UndulationRange::Unknown };
            extremes = Some(extremes.map_or((scaled, scaled), |(low, high)| (low.min(scaled), high.max(scaled))));
        }
    }
    extremes.map_or(UndulationRange::Unknown, |(low, high)| UndulationRange::Known {
        lowest: Millimetres::new(low.div_euclid(AREA)),
        highest: Millimetres::new((high + AREA - 1).div_euclid(AREA)),
    })
}

/// True when the grid covers all of a footprint.
pub(crate) fn is_covered(area: LatLonBox) -> bool {
    interpolated(area.south_e7(), area.west_e7()).is_some() && interpolated(area.north_e7(), area.east_e7()).is_some()
}

/// Interpolated values come out multiplied by this.
const AREA: i64 = STEP_E7 * STEP_E7;

/// Both ends of a stretch, the ends first, and every line of the grid between them.
fn stops(from_e7: i32, to_e7: i32, first_eighths: i32) -> impl Iterator<Item = i32> {
    // 450 million at most, so all sums fit.
    let first = i64::from(first_eighths) * STEP_E7;
    let (from, to) = (i64::from(from_e7), i64::from(to_e7));
    let after = first + ((from - first).div_euclid(STEP_E7) + 1) * STEP_E7;
    // Between two longitudes or latitudes in 1e-7 degrees: fits an `i32`.
    let lines = (after..to).step_by(STEP_E7 as usize).map(|line| line as i32);
    [from_e7, to_e7].into_iter().chain(lines)
}

/// The bilinear surface times [`AREA`]; nothing outside the grid.
fn interpolated(latitude_e7: i32, longitude_e7: i32) -> Option<i64> {
    let (row, north) = cell(latitude_e7, SOUTH_EIGHTHS, ROWS)?;
    let (column, east) = cell(longitude_e7, WEST_EIGHTHS, COLUMNS)?;
    let node = |row: usize, column: usize| UNDULATION_MM.get(row)?.get(column).map(|&mm| i64::from(mm));
    let along = |row: usize| Some(node(row, column)? * (STEP_E7 - east) + node(row, column + 1)? * east);
    // Below 1e5 mm x 1.6e12: far inside an `i64`.
    Some(along(row)? * (STEP_E7 - north) + along(row + 1)? * north)
}

/// The cell that a coordinate falls in and how far into it; the last line belongs to the last cell.
fn cell(e7: i32, first_eighths: i32, lines: usize) -> Option<(usize, i64)> {
    let from_first = i64::from(e7) - i64::from(first_eighths) * STEP_E7;
    let index = usize::try_from(from_first.div_euclid(STEP_E7)).ok()?;
    let last = lines - 2;
    let is_last_line = index == last + 1 && from_first.rem_euclid(STEP_E7) == 0;
    match index {
        _ if is_last_line => Some((last, STEP_E7)),
        index if index <= last => Some((index, from_first.rem_euclid(STEP_E7))),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
