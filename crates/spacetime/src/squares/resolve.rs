//! Finds the squares that a name stands for: on a sheet, or about a reference point.
//!
//! Two digits repeat every 100 km, so there may be several; the caller shows them all, the nearest first. Knows no text.

use super::{GRID_REACH_M, GridCell, KM_M, SquareMismatch, SquareName, in_zone, side_km};
use crate::systems::gauss_krueger::GaussKruegerZone;
use crate::systems::sk42;
use crate::{Geodetic, Sheet, SheetScale, seam_near};
use alloc::vec::Vec;

/// A square of a name near a reference point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SquareNear {
    /// The square, or the part of it.
    pub cell: GridCell,
    /// From the reference point to the centre of the cell, metres in the plane of the cell's zone.
    pub distance_m: f64,
}

/// Digits repeat after so many kilometres.
const PERIOD_KM: i32 = 100;

impl SquareName {
    /// The cells of this name on a sheet, on a map of this scale (that of the sheet, as a rule). A square that the frame cuts counts.
    ///
    /// # Errors
    /// [`SquareMismatch`] when the scale has no squares, the digits name no line of its grid, or the sheet has no such square.
    pub fn on_sheet(&self, sheet: Sheet, scale: SheetScale) -> Result<Vec<GridCell>, SquareMismatch> {
        let side_km = self.side_on_lines(scale)?;
        let zone = GaussKruegerZone::new(sheet.zone()).ok_or(SquareMismatch::NoGrid)?;
        let frame: Vec<(f64, f64)> = outline(sheet).into_iter().filter_map(|point| in_zone(zone, point)).collect();
        let bounds = |values: fn(&(f64, f64)) -> f64| {
            let fold = |pick: fn(f64, f64) -> f64| frame.iter().map(values).reduce(pick);
            Some((fold(f64::min)?, fold(f64::max)?))
        };
        let (Some(north), Some(east)) = (bounds(|point| point.0), bounds(|point| point.1)) else {
            return Err(SquareMismatch::NoGrid);
        };
        let mut cells = Vec::new();
        for south_km in lines(self.north_digits, north, side_km) {
            for west_km in lines(self.east_digits, east, side_km) {
                let cell = self.cell(zone, south_km, west_km, side_km);
                if touches(cell, sheet, &frame) {
                    cells.push(cell);
                }
            }
        }
        if cells.is_empty() { Err(SquareMismatch::NotOnSheet) } else { Ok(cells) }
    }

    /// The cells of this name about a reference point on WGS84, the nearest first: at least one, at most four within 150 km, in the zone of
    /// the point and, near a seam, in the neighbour's.
    ///
    /// # Errors
    /// [`SquareMismatch`] when the scale has no squares, the digits name no line of its grid, or no printed grid reaches the point.
    pub fn near(&self, wgs84: Geodetic, scale: SheetScale) -> Result<Vec<SquareNear>, SquareMismatch> {
        let side_km = self.side_on_lines(scale)?;
        let sk42 = sk42::from_wgs84(wgs84).map_err(|_| SquareMismatch::NoGrid)?;
        // Only where sheets are known is there a printed grid.
        Sheet::at(scale, sk42).map_err(|_| SquareMismatch::NoGrid)?;
        let own = GaussKruegerZone::of_longitude(sk42.longitude_degrees());
        let other = seam_near(sk42, wgs84).and_then(|seam| GaussKruegerZone::new(seam.other_zone));
        let mut found: Vec<SquareNear> = Vec::new();
        for zone in core::iter::once(own).chain(other) {
            let Some((north_m, east_m)) = in_zone(zone, sk42) else { continue };
            let reach = f64::from(PERIOD_KM) * KM_M;
            for south_km in lines(self.north_digits, (north_m - reach, north_m + reach), side_km) {
                for west_km in lines(self.east_digits, (east_m - reach, east_m + reach), side_km) {
                    let cell = self.cell(zone, south_km, west_km, side_km);
                    let north = cell.south_m + cell.height_m / 2.0 - north_m;
                    let east = cell.west_m + cell.width_m / 2.0 - east_m;
                    found.push(SquareNear { cell, distance_m: libm::sqrt(north * north + east * east) });
                }
            }
        }
        found.retain(|near| near.cell.south_m >= 0.0 && (near.cell.west_m - GRID_REACH_M).abs() <= GRID_REACH_M);
        found.sort_by(|one, other| one.distance_m.total_cmp(&other.distance_m));
        // Half a period and its diagonal lie within; what is farther than that the reference point does not speak for.
        found.retain(|near| near.distance_m <= 1.5 * f64::from(PERIOD_KM) * KM_M);
        found.truncate(4);
        if found.is_empty() { Err(SquareMismatch::NoGrid) } else { Ok(found) }
    }

    /// The side of the squares, once both pairs of digits name lines of their grid.
    fn side_on_lines(&self, scale: SheetScale) -> Result<i32, SquareMismatch> {
        let side_km = side_km(scale)?;
        match [self.north_digits, self.east_digits].into_iter().find(|&digits| i32::from(digits) % side_km != 0) {
            Some(digits) => Err(SquareMismatch::NotALine { digits, side_km }),
            None => Ok(side_km),
        }
    }
}

/// The lines, in whole kilometres, that end in these digits and whose squares reach into the range (metres).
fn lines(digits: u8, (from_m, to_m): (f64, f64), side_km: i32) -> impl Iterator<Item = i32> {
    let from_km = libm::floor(from_m / KM_M) as i32 - side_km;
    let first = from_km + (i32::from(digits) - from_km).rem_euclid(PERIOD_KM);
    (0..).map(move |period| first + period * PERIOD_KM).take_while(move |&line| f64::from(line) * KM_M <= to_m)
}

/// Points along the frame, on SK-42: ten a side, so that the curve of a parallel is followed within metres.
fn outline(sheet: Sheet) -> Vec<Geodetic> {
    let [south_west, south_east, north_east, north_west] = sheet.corners();
    let sides =
        [(south_west, south_east), (south_east, north_east), (north_east, north_west), (north_west, south_west)];
    sides
        .into_iter()
        .flat_map(|(from, to)| (0..10_u8).filter_map(move |step| between(from, to, f64::from(step) / 10.0)))
        .collect()
}

fn between(from: Geodetic, to: Geodetic, part: f64) -> Option<Geodetic> {
    let mean = |one: f64, other: f64| one + (other - one) * part;
    Geodetic::new(
        mean(from.latitude_degrees(), to.latitude_degrees()),
        mean(from.longitude_degrees(), to.longitude_degrees()),
        0.0,
    )
    .ok()
}

/// True when the cell and the frame have a point in common, tried at the points of either's outline.
fn touches(cell: GridCell, sheet: Sheet, frame: &[(f64, f64)]) -> bool {
    let system = cell.zone.on_sk42();
    let corners = cell.corners();
    corners
        .into_iter()
        .chain([cell.centre()])
        .filter_map(|point| system.unproject(point).ok())
        .any(|point| sheet.holds(point))
        || frame.iter().any(|&(north_m, east_m)| cell.holds(north_m, east_m))
}
