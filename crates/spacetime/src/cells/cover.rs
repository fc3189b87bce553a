//! The cells that cover an area or a line and everything within a distance of it.
//!
//! Edges are halved until each piece is shorter than half a cell; the cells that its box touches, widened by the distance and by more
//! than a piece can bulge, are taken. What remains of a row between them lies wholly inside or outside the area, so one question
//! a run of cells decides.

use super::{CellError, CellGrid, CellId};
use crate::geodesic::{self, Coordinates};
use crate::plane::Side;
use crate::{Area, LatLonBox, Position};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// Nothing beyond this latitude is covered, 1e-7 degrees.
const LATITUDE_E7_LIMIT: i64 = 800_000_000;
/// 1e-7 degrees of latitude in a metre are at most 90.5 (at the equator, where a degree of latitude is shortest, 110,574 m).
const E7_PER_M_MOST: f64 = 90.5;
/// Roundings and the boundary's 10 mm, metres.
const MARGIN_M: f64 = 0.05;

impl CellGrid {
    /// The cells that touch an area or come within `distance_mm` millimetres of it, and perhaps some more beside these.
    ///
    /// # Errors
    /// [`CellError::TooMany`] beyond `cells_max`, [`CellError::OutOfRange`] beyond 80 degrees of latitude or the antimeridian.
    pub fn covering(self, area: &Area, distance_mm: u64, cells_max: usize) -> Result<BTreeSet<CellId>, CellError> {
        let mut cover = Cover { grid: self, cells: BTreeSet::new(), cells_max };
        for (from, to) in area.edges() {
            cover.add_edge(from, to, distance_mm)?;
        }
        cover.fill(area)?;
        Ok(cover.cells)
    }

    /// The cells within `distance_mm` millimetres of a line of geodesics, or of a single position, and perhaps some more beside these.
    ///
    /// # Errors
    /// As [`CellGrid::covering`].
    pub fn covering_line(
        self,
        line: &[Position],
        distance_mm: u64,
        cells_max: usize,
    ) -> Result<BTreeSet<CellId>, CellError> {
        let mut cover = Cover { grid: self, cells: BTreeSet::new(), cells_max };
        if let &[only] = line {
            cover.add_edge(only, only, distance_mm)?;
        }
        for (&from, &to) in line.iter().zip(line.iter().skip(1)) {
            cover.add_edge(from, to, distance_mm)?;
        }
        Ok(cover.cells)
    }

    /// The cells that touch a box.
    ///
    /// # Errors
    /// [`CellError::TooMany`] beyond `cells_max`.
    pub fn covering_box(self, bounds: LatLonBox, cells_max: usize) -> Result<BTreeSet<CellId>, CellError> {
        let mut cover = Cover { grid: self, cells: BTreeSet::new(), cells_max };
        cover.add_frame([bounds.south_e7(), bounds.west_e7(), bounds.north_e7(), bounds.east_e7()].map(i64::from))?;
        Ok(cover.cells)
    }
}

struct Cover {
    grid: CellGrid,
    cells: BTreeSet<CellId>,
    cells_max: usize,
}

impl Cover {
    fn add_edge(&mut self, from: Position, to: Position, distance_mm: u64) -> Result<(), CellError> {
        let path = geodesic::path(from, to);
        // Half a cell or less each; an area's edges are shorter than 2,100 km, a cell's size is 100 m or more.
        let pieces = libm::ceil(path.distance_m * 2.0 / f64::from(self.grid.size_m)).max(1.0) as u32;
        if pieces as usize > self.cells_max.saturating_mul(8) {
            return Err(CellError::TooMany { limit: self.cells_max });
        }
        let piece_m = path.distance_m / f64::from(pieces);
        let mut start = Coordinates::from(from);
        for index in 1..=pieces {
            let end = if index == pieces {
                Coordinates::from(to)
            } else {
                geodesic::advance(from.into(), path.azimuth_from, piece_m * f64::from(index)).at
            };
            self.add_piece(start, end, piece_m, distance_mm)?;
            start = end;
        }
        Ok(())
    }

    /// The cells about a short geodesic.
    fn add_piece(
        &mut self,
        from: Coordinates,
        to: Coordinates,
        length_m: f64,
        distance_mm: u64,
    ) -> Result<(), CellError> {
        /// Less than the least radius of curvature over the tangent of 80 degrees (5.7), twice over: the bulge of a piece towards the
        /// pole is its length squared by eight times this.
        const BEND_M: f64 = 500_000.0;
        let (south, north) = ordered(from.latitude_degrees * 1e7, to.latitude_degrees * 1e7);
        let (west, east) = ordered(from.longitude_degrees * 1e7, to.longitude_degrees * 1e7);
        let reach_m = distance_mm as f64 / 1e3 + MARGIN_M + length_m * length_m / (8.0 * BEND_M);
        let reach_e7 = reach_m * E7_PER_M_MOST;
        let furthest = south.abs().max(north.abs()) + reach_e7;
        if furthest >= LATITUDE_E7_LIMIT as f64 || east - west >= 1.8e9 {
            return Err(CellError::OutOfRange);
        }
        // A metre is the longer in longitude the nearer to a pole; a hundredth more for what the sphere lacks.
        let widened_e7 = reach_e7 * 1.01 / libm::cos((furthest / 1e7).to_radians());
        let frame = [
            libm::floor(south - reach_e7),
            libm::floor(west - widened_e7),
            libm::ceil(north + reach_e7),
            libm::ceil(east + widened_e7),
        ];
        self.add_frame(frame.map(|edge| edge as i64))
    }

    /// The cells that a box of south, west, north, east touches; its longitudes may go beyond half a turn.
    fn add_frame(&mut self, [south, west, north, east]: [i64; 4]) -> Result<(), CellError> {
        for row in self.grid.row_of(south)..=self.grid.row_of(north) {
            let columns = self.grid.columns_of(row);
            let first = self.grid.cell_of_e7(self.grid.south_of_e7(row), west);
            let last = self.grid.cell_of_e7(self.grid.south_of_e7(row), east);
            // Round the earth where the box goes across the antimeridian.
            let count = if east - west >= super::TURN_E7 {
                columns
            } else {
                (last.column + columns - first.column) % columns + 1
            };
            if count as usize > self.cells_max {
                return Err(CellError::TooMany { limit: self.cells_max });
            }
            for step in 0..count {
                self.cells.insert(CellId { column: (first.column + step) % columns, ..first });
                if self.cells.len() > self.cells_max {
                    return Err(CellError::TooMany { limit: self.cells_max });
                }
            }
        }
        Ok(())
    }

    /// The cells of the inside: runs between cells of the boundary, where one question answers for all.
    fn fill(&mut self, area: &Area) -> Result<(), CellError> {
        let boundary: Vec<CellId> = self.cells.iter().copied().collect();
        for (one, next) in boundary.iter().zip(boundary.iter().skip(1)) {
            if one.row != next.row || one.column + 1 >= next.column {
                continue;
            }
            let first = CellId { column: one.column + 1, ..*one };
            if area.locate(first.bounds().centre()) == Side::Outside {
                continue;
            }
            for column in first.column..next.column {
                self.cells.insert(CellId { column, ..first });
                if self.cells.len() > self.cells_max {
                    return Err(CellError::TooMany { limit: self.cells_max });
                }
            }
        }
        Ok(())
    }
}

fn ordered(one: f64, other: f64) -> (f64, f64) {
    if one <= other { (one, other) } else { (other, one) }
}
