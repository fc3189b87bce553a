//! Squares of the kilometre grid printed on Soviet maps, as duty officers name them: «квадрат 1347, по улитке 7».
//!
//! The four digits are the last two of the kilometres of the south line (X), then of the west line (Y). How large the square is depends
//! on the scale of the map, so the scale is always asked for; the digits repeat every 100 km, so a sheet or a reference point is asked
//! for too. What comes out is a cell of the Gauss-Krueger plane, never a point. Knows no datum but through the zone's system.
//!
//! The snail (clockwise from the north-west, the centre ninth) is attested by published orders and by tools of both sides. Of the quarters
//! only А (north-west) and Б (north-east) are sure: В and Г are clockwise to some and in reading order to others, so either means the
//! whole southern half until the partner says which.

mod error;
mod read;
mod resolve;

use crate::systems::gauss_krueger::{FALSE_EASTING_M, GaussKruegerZone};
use crate::{Coordinates, Geodetic, SheetScale};
use alloc::vec::Vec;
use core::fmt;
pub use error::{SquareError, SquareMismatch, SquareProblem};
pub(crate) use read::is_word_around;
pub use read::{ParsedSquare, parse_square};
pub use resolve::SquareNear;

/// A part of a square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SquarePart {
    /// All of it.
    Whole,
    /// A ninth by the snail, or a ninth of a ninth and so on: 1 to 9 each, at most [`SNAIL_DEPTH_MAX`].
    Snail(Vec<u8>),
    /// А, the north-western quarter.
    NorthWest,
    /// Б, the north-eastern quarter.
    NorthEast,
    /// В or Г: the southern half, since the two are not told apart the same way by everyone.
    SouthernHalf,
}

/// A ninth may be parted again; more than three times is finer than a kilometre grid can carry (37 m).
pub const SNAIL_DEPTH_MAX: usize = 3;

/// The name of a square as it is passed on: four digits and a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SquareName {
    // Both below 100.
    north_digits: u8,
    east_digits: u8,
    part: SquarePart,
}

/// A square of the printed grid, or a part of one: a rectangle in the plane of a zone that holds its south and west edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridCell {
    zone: GaussKruegerZone,
    south_m: f64,
    west_m: f64,
    height_m: f64,
    width_m: f64,
}

/// Metres in a kilometre.
const KM_M: f64 = 1_000.0;

impl SquareName {
    /// The name of the square that holds a point, and of the part of it, on a map of this scale. The point is given in the plane of a zone,
    /// east without the zone's prefix.
    ///
    /// # Errors
    /// [`SquareMismatch::NoSquares`] where maps of this scale are not used so.
    pub fn of(scale: SheetScale, north_m: f64, east_m: f64, fineness: SquareFineness) -> Result<Self, SquareMismatch> {
        let side_m = f64::from(side_km(scale)?) * KM_M;
        let line_km = |metres: f64| libm::floor(metres / side_m) * side_m / KM_M;
        let digits = |metres: f64| (line_km(metres) as i64).rem_euclid(100) as u8;
        let within = |metres: f64| (metres - line_km(metres) * KM_M) / side_m;
        let part = match fineness {
            SquareFineness::Square => SquarePart::Whole,
            SquareFineness::Quarter => match (within(north_m) < 0.5, within(east_m) < 0.5) {
                (true, _) => SquarePart::SouthernHalf,
                (false, true) => SquarePart::NorthWest,
                (false, false) => SquarePart::NorthEast,
            },
            SquareFineness::Snail(depth) => SquarePart::Snail(snail_of(within(north_m), within(east_m), depth)),
        };
        Ok(Self { north_digits: digits(north_m), east_digits: digits(east_m), part })
    }

    /// The last two digits of the kilometres of the south line.
    #[must_use]
    pub const fn north_digits(&self) -> u8 {
        self.north_digits
    }

    /// The last two digits of the kilometres of the west line.
    #[must_use]
    pub const fn east_digits(&self) -> u8 {
        self.east_digits
    }

    /// The part.
    #[must_use]
    pub const fn part(&self) -> &SquarePart {
        &self.part
    }

    /// The cell of this name in the square whose south-west corner stands at these whole kilometres.
    fn cell(&self, zone: GaussKruegerZone, south_km: i32, west_km: i32, side_km: i32) -> GridCell {
        let side_m = f64::from(side_km) * KM_M;
        let mut cell = GridCell {
            zone,
            south_m: f64::from(south_km) * KM_M,
            west_m: f64::from(west_km) * KM_M,
            height_m: side_m,
            width_m: side_m,
        };
        match &self.part {
            SquarePart::Whole => {}
            SquarePart::Snail(turns) => {
                for turn in turns {
                    cell = cell.ninth(*turn);
                }
            }
            SquarePart::NorthWest => cell = cell.northern_quarter(0.0),
            SquarePart::NorthEast => cell = cell.northern_quarter(0.5),
            SquarePart::SouthernHalf => cell.height_m /= 2.0,
        }
        cell
    }
}

/// How finely a point is to be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SquareFineness {
    /// The square alone.
    Square,
    /// With its quarter; a southern one is named by its half.
    Quarter,
    /// With the ninth by the snail, parted so many times (1 to [`SNAIL_DEPTH_MAX`]).
    Snail(usize),
}

/// The side of the squares on maps of this scale, kilometres.
fn side_km(scale: SheetScale) -> Result<i32, SquareMismatch> {
    scale.square_km().ok_or(SquareMismatch::NoSquares { denominator: scale.denominator() })
}

/// Ninths by the snail: rows from the north, columns from the west.
const SNAIL: [[u8; 3]; 3] = [[1, 2, 3], [8, 9, 4], [7, 6, 5]];

/// Row from the north and column from the west of a ninth.
fn snail_place(turn: u8) -> Option<(u8, u8)> {
    let rows = (0_u8..).zip(SNAIL);
    rows.flat_map(|(row, ninths)| (0_u8..).zip(ninths).map(move |(column, ninth)| (ninth, (row, column))))
        .find_map(|(ninth, place)| (ninth == turn).then_some(place))
}

/// The ninths that hold a point, given as parts of the square from its south-west corner.
fn snail_of(mut north: f64, mut east: f64, depth: usize) -> Vec<u8> {
    let mut turns = Vec::new();
    for _ in 0..depth.clamp(1, SNAIL_DEPTH_MAX) {
        let third = |part: f64| (libm::floor(part * 3.0)).clamp(0.0, 2.0);
        let (from_south, from_west) = (third(north), third(east));
        let row = SNAIL.get(2 - from_south as usize);
        turns.extend(row.and_then(|row| row.get(from_west as usize)));
        (north, east) = (north * 3.0 - from_south, east * 3.0 - from_west);
    }
    turns
}

impl GridCell {
    fn ninth(self, turn: u8) -> Self {
        // Names hold 1 to 9 only; another number would leave the cell whole.
        let Some((row, column)) = snail_place(turn) else { return self };
        let (height_m, width_m) = (self.height_m / 3.0, self.width_m / 3.0);
        Self {
            south_m: self.south_m + f64::from(2 - row) * height_m,
            west_m: self.west_m + f64::from(column) * width_m,
            height_m,
            width_m,
            ..self
        }
    }

    fn northern_quarter(self, from_west: f64) -> Self {
        Self {
            south_m: self.south_m + self.height_m / 2.0,
            west_m: self.west_m + self.width_m * from_west,
            height_m: self.height_m / 2.0,
            width_m: self.width_m / 2.0,
            ..self
        }
    }

    /// The zone of the plane.
    #[must_use]
    pub const fn zone(self) -> GaussKruegerZone {
        self.zone
    }

    /// South edge, held: X, metres.
    #[must_use]
    pub const fn south_m(self) -> f64 {
        self.south_m
    }

    /// West edge, held: Y without the zone's prefix, metres.
    #[must_use]
    pub const fn west_m(self) -> f64 {
        self.west_m
    }

    /// From south to north, metres.
    #[must_use]
    pub const fn height_m(self) -> f64 {
        self.height_m
    }

    /// From west to east, metres.
    #[must_use]
    pub const fn width_m(self) -> f64 {
        self.width_m
    }

    /// True when a point of the same zone's plane (Y without prefix) lies in the cell or on its south or west edge.
    #[must_use]
    pub fn holds(self, north_m: f64, east_m: f64) -> bool {
        (self.south_m..self.south_m + self.height_m).contains(&north_m)
            && (self.west_m..self.west_m + self.width_m).contains(&east_m)
    }

    /// The corners in the zone's own order (X, Y with prefix, height nought): south-west, south-east, north-east, north-west.
    #[must_use]
    pub fn corners(self) -> [Coordinates; 4] {
        let (north_m, east_m) = (self.south_m + self.height_m, self.west_m + self.width_m);
        [(self.south_m, self.west_m), (self.south_m, east_m), (north_m, east_m), (north_m, self.west_m)]
            .map(|(north_m, east_m)| self.coordinates(north_m, east_m))
    }

    /// The centre in the zone's own order.
    #[must_use]
    pub fn centre(self) -> Coordinates {
        self.coordinates(self.south_m + self.height_m / 2.0, self.west_m + self.width_m / 2.0)
    }

    fn coordinates(self, north_m: f64, east_m: f64) -> Coordinates {
        Coordinates::from_columns([north_m, self.zone.prefixed_east_m(east_m), 0.0])
    }
}

/// X, and Y without the prefix, of a place in a zone of SK-42. The place is given on SK-42.
pub(crate) fn in_zone(zone: GaussKruegerZone, sk42: Geodetic) -> Option<(f64, f64)> {
    let [north_m, east_m, _] = zone.on_sk42().project(sk42).ok()?.columns();
    Some((north_m, east_m - zone.prefixed_east_m(0.0)))
}

/// Farther than this from the central meridian, metres, no printed grid reaches (the zone's half and its overlap, at the equator).
const GRID_REACH_M: f64 = FALSE_EASTING_M;

/// `1347`, `1347-7`, `1347-9-4`, `1347-А`; a southern half is written `1347-В/Г`.
impl fmt::Display for SquareName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}{:02}", self.north_digits, self.east_digits)?;
        match &self.part {
            SquarePart::Whole => Ok(()),
            SquarePart::Snail(turns) => turns.iter().try_for_each(|turn| write!(out, "-{turn}")),
            SquarePart::NorthWest => out.write_str("-А"),
            SquarePart::NorthEast => out.write_str("-Б"),
            SquarePart::SouthernHalf => out.write_str("-В/Г"),
        }
    }
}

#[cfg(test)]
mod tests;
