//! Transverse Mercator against exact formulas: the published test set, and a grid of the published program.

use super::{Measured, apart_m, number, rows};
use crate::geodesic::angle::Angle;
use crate::projection::{Direction, FalseOrigin, Plane, Projection, TransverseMercator, wgs84_series};
use std::vec::Vec;

const COORDINATES: &str = "suites/tmcoords.tsv";
const GRID: &str = "suites/transverse_mercator_grid.tsv";
/// The gate near the meridian. The last digit of a northing of ten thousand kilometres is 2 nm.
const NEAR_M: f64 = 5e-9;
/// Far from it, where the series for the way back ends earlier.
const FAR_M: f64 = 1e-8;

/// Both tables.
pub(super) fn measure() -> Vec<Measured> {
    [
        ("transverse Mercator, mostly within 3.5°", "TMcoords", COORDINATES, NEAR_M),
        ("transverse Mercator to 35°", "TransverseMercatorProj 2.1.2", GRID, FAR_M),
    ]
    .into_iter()
    .map(|(what, against, table, allowed_m)| {
        let mut measured = Measured::new(what.into(), against, allowed_m);
        let origin = FalseOrigin { easting_m: 0.0, northing_m: 0.0 };
        let plane = Projection::TransverseMercator(TransverseMercator::new(wgs84_series(), 0.0, 0.999_6, origin));
        for words in rows(table) {
            let [latitude, aside, easting_m, northing_m] = [0, 1, 2, 3].map(|index| number(&words[index]));
            let direction =
                Direction { latitude: Angle::from_degrees(latitude), longitude: Angle::from_degrees(aside) };
            let found = plane.forward(direction).unwrap();
            let off_m = libm::hypot(found.easting_m - easting_m, found.northing_m - northing_m);
            let back = plane.inverse(Plane { easting_m, northing_m }).unwrap();
            let off_back_m = apart_m((back.latitude.degrees(), back.longitude.degrees()), (latitude, aside));
            measured.take(off_m.max(off_back_m));
        }
        measured
    })
    .collect()
}
