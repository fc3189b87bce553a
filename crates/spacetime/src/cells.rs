//! A fixed grid of cells over the earth, and the cells that cover an area.
//!
//! Whoever asks by cells learns nothing finer than a cell. Rows are strips of latitude counted from the south pole, each as high as the
//! cell's size; in every row the cells divide the whole turn evenly, as many as fit at the row's side nearer to the equator, so that
//! no cell is narrower than its size there. The grid depends on nothing but the size: the same cell has the same name for everyone.
//! A covering is a superset: cells that touch the area are in it, and some that nearly touch may be.
//!
//! ```
//! # use jig_spacetime::{CellGrid, Position};
//! let grid = CellGrid::of_size_m(2_000)?;
//! let cell = grid.cell_at(Position::from_e7(353_376_000, 401_408_000)?);
//! assert_eq!(cell.to_string(), "2000:6963:9976");
//! assert_eq!("2000:6963:9976".parse(), Ok(cell));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cover;
mod error;

use crate::{LatLonBox, Position};
use core::fmt;
use core::str::FromStr;

pub use error::CellError;

/// 1e-7 degrees of latitude for each metre of a cell's size: a little less than a metre each, so that no cell is higher than its size by
/// more than 1 % (at the poles, where a degree is longest).
const E7_PER_M: u32 = 90;
const TURN_E7: i64 = 3_600_000_000;
const SOUTH_POLE_E7: i64 = -900_000_000;
const WEST_E7: i64 = -1_800_000_000;

/// The grid of cells of one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellGrid {
    size_m: u32,
}

/// A cell of a grid. Ordered from south to north, then from west to east.
///
/// Its name is `size:row:column`, the size in metres, row and column counted from nought at the south pole and at 180 degrees west.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    size_m: u32,
    row: u32,
    column: u32,
}

/// Half-open in both directions, but for the last row and column: a position lies in one cell.
impl CellGrid {
    /// The smallest and the largest size, metres.
    pub const SIZES_M: core::ops::RangeInclusive<u32> = 100..=50_000;

    /// The grid of cells of this size.
    ///
    /// # Errors
    /// [`CellError::Size`] for a size not within 100 m to 50 km.
    pub fn of_size_m(size_m: u32) -> Result<Self, CellError> {
        if Self::SIZES_M.contains(&size_m) { Ok(Self { size_m }) } else { Err(CellError::Size { size_m }) }
    }

    /// The size of the cells, metres.
    #[must_use]
    pub const fn size_m(self) -> u32 {
        self.size_m
    }

    /// The cell in which a position lies.
    #[must_use]
    pub fn cell_at(self, position: Position) -> CellId {
        self.cell_of_e7(i64::from(position.latitude().as_e7()), i64::from(position.longitude().as_e7()))
    }

    /// Longitudes beyond half a turn go on round the earth.
    fn cell_of_e7(self, latitude_e7: i64, longitude_e7: i64) -> CellId {
        let row = self.row_of(latitude_e7);
        let columns = self.columns_of(row);
        let column = (longitude_e7 - WEST_E7).rem_euclid(TURN_E7) * i64::from(columns) / TURN_E7;
        // Below the number of columns, which is below 2^32.
        CellId { size_m: self.size_m, row, column: column as u32 }
    }

    fn height_e7(self) -> i64 {
        i64::from(self.size_m) * i64::from(E7_PER_M)
    }

    fn row_of(self, latitude_e7: i64) -> u32 {
        let last = (-2 * SOUTH_POLE_E7 - 1) / self.height_e7();
        // Between nought and 200,000 after the clamp.
        ((latitude_e7 - SOUTH_POLE_E7) / self.height_e7()).clamp(0, last) as u32
    }

    /// South edge of a row, 1e-7 degrees.
    fn south_of_e7(self, row: u32) -> i64 {
        SOUTH_POLE_E7 + i64::from(row) * self.height_e7()
    }

    /// North edge of a row, 1e-7 degrees.
    fn north_of_e7(self, row: u32) -> i64 {
        (self.south_of_e7(row) + self.height_e7()).min(-SOUTH_POLE_E7)
    }

    /// How many cells go round in a row.
    fn columns_of(self, row: u32) -> u32 {
        let (south, north) = (self.south_of_e7(row), self.north_of_e7(row));
        // The row's latitude nearest to the equator; nought where the equator runs through it.
        let widest = if south > 0 { south } else { north.min(0) };
        let turn = TURN_E7 as f64 * libm::cos((widest as f64 / 1e7).to_radians());
        // At most 400,000.
        libm::floor(turn / self.height_e7() as f64).max(1.0) as u32
    }

    /// The first longitude of a column, 1e-7 degrees from 180 degrees west, rounded up: the first whole one that lies in it.
    fn west_of(column: u32, columns: u32) -> i64 {
        let product = i64::from(column) * TURN_E7;
        WEST_E7 + product.div_euclid(i64::from(columns)) + i64::from(product.rem_euclid(i64::from(columns)) > 0)
    }
}

impl CellId {
    /// The grid of the cell.
    #[must_use]
    pub const fn grid(self) -> CellGrid {
        CellGrid { size_m: self.size_m }
    }

    /// The box of the positions that lie in the cell.
    #[must_use]
    pub fn bounds(self) -> LatLonBox {
        let grid = self.grid();
        let columns = grid.columns_of(self.row);
        let (south, mut north) = (grid.south_of_e7(self.row), grid.north_of_e7(self.row));
        if north < -SOUTH_POLE_E7 {
            north -= 1;
        }
        let west = CellGrid::west_of(self.column, columns);
        let east = CellGrid::west_of(self.column + 1, columns) - 1;
        let e7 = |value: i64| value as i32;
        match LatLonBox::from_e7(e7(south), e7(west), e7(north), e7(east)) {
            Ok(bounds) => bounds,
            // Row and column were checked when the id was made; each cell is thousands of units wide and high.
            Err(_) => unreachable!(),
        }
    }
}

/// `2000:6963:9976`.
impl fmt::Display for CellId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}:{}", self.size_m, self.row, self.column)
    }
}

/// Reads the name of a cell; only the one spelling that is written.
impl FromStr for CellId {
    type Err = CellError;

    fn from_str(text: &str) -> Result<Self, CellError> {
        let mut fields = text.split(':').map(|field| {
            let plain = !field.is_empty()
                && field.len() <= 7
                && field.bytes().all(|byte| byte.is_ascii_digit())
                && (field == "0" || !field.starts_with('0'));
            if plain { field.parse::<u32>().map_err(|_| CellError::Name) } else { Err(CellError::Name) }
        });
        let mut next = || fields.next().unwrap_or(Err(CellError::Name));
        let (size_m, row, column) = (next()?, next()?, next()?);
        if fields.next().is_some() {
            return Err(CellError::Name);
        }
        let grid = CellGrid::of_size_m(size_m)?;
        if row > grid.row_of(-SOUTH_POLE_E7) || column >= grid.columns_of(row) {
            return Err(CellError::NoSuchCell { size_m, row, column });
        }
        Ok(Self { size_m, row, column })
    }
}

#[cfg(test)]
mod tests;
