//! MGRS references against those of GEOTRANS, the program of the agency that defines them, over the whole earth.

use super::{Measured, apart_m, number, rows};
use crate::{Geodetic, Mgrs, MgrsPrecision, parse_mgrs};
use std::string::ToString;

const TABLE: &str = "suites/geotrans.tsv";
/// From the centre of a metre to its corner, and a little for the scale of the grid.
const ALLOWED_M: f64 = 0.72;

/// The distance from the centre of the referenced metre to the point that GEOTRANS gave it for; every reference must be the same.
pub(super) fn measure() -> Measured {
    let mut measured =
        Measured::new("mgrs, centre of the cell of 1 m; references all equal".into(), "GEOTRANS 3.7", ALLOWED_M);
    for words in rows(TABLE) {
        let (latitude, longitude) = (number(&words[0]), number(&words[1]));
        let place = Geodetic::new(latitude, longitude, 0.0).unwrap();
        let found = Mgrs::of(place, MgrsPrecision::of_digits(5).unwrap()).unwrap();
        assert_eq!(found.to_string(), words[2], "{latitude} {longitude}");
        let centre = parse_mgrs(&words[2]).unwrap().mgrs.centre().unwrap();
        measured.take(apart_m((centre.latitude_degrees(), centre.longitude_degrees()), (latitude, longitude)));
    }
    measured
}
