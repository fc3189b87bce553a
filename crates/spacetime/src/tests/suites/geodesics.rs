//! Geodesics against the published test set and against elliptic integrals: lengths, ends, and areas beneath.

use super::{Measured, apart_m, number, rows};
use crate::geodesic::{Angle, Coordinates, advance, path_between};
use std::string::String;
use std::vec::Vec;

const TEST_SET: &str = "suites/geodtest.tsv";
const COMPUTED: &str = "suites/geodsolve.tsv";
/// What the author of the method promises, metres.
const LENGTH_M: f64 = 1.5e-8;
/// The same, and the last digits of the two longitudes that an end is compared by, 3 nm each.
const END_M: f64 = 2.1e-8;
/// An area of half the globe has 15 digits before the point of a square metre.
const ALLOWED_AREA_M2: f64 = 1.0;

struct Line {
    from: Coordinates,
    to: Coordinates,
    azimuth_degrees: f64,
    length_m: f64,
    area_m2: f64,
}

fn at(latitude_degrees: f64, longitude_degrees: f64) -> Coordinates {
    Coordinates { latitude_degrees, longitude_degrees }
}

fn test_set() -> Vec<Line> {
    let line = |words: Vec<String>| Line {
        from: at(number(&words[0]), 0.0),
        to: at(number(&words[2]), number(&words[3])),
        azimuth_degrees: number(&words[1]),
        length_m: number(&words[5]),
        area_m2: number(&words[6]),
    };
    rows(TEST_SET).into_iter().map(line).collect()
}

fn computed() -> Vec<Line> {
    let line = |words: Vec<String>| Line {
        from: at(number(&words[0]), number(&words[1])),
        to: at(number(&words[2]), number(&words[3])),
        azimuth_degrees: number(&words[5]),
        length_m: number(&words[4]),
        area_m2: number(&words[7]),
    };
    rows(COMPUTED).into_iter().map(line).collect()
}

/// Lengths from the ends, and ends from the azimuth and the length.
pub(super) fn measure() -> Vec<Measured> {
    let mut found = Vec::new();
    for (lines, against) in [(test_set(), "GeodTest"), (computed(), "GeodSolve 2.1.2")] {
        let mut length = Measured::new("geodesic, length".into(), against, LENGTH_M);
        let mut end = Measured::new("geodesic, end".into(), against, END_M);
        for Line { from, to, azimuth_degrees, length_m, .. } in lines {
            length.take((path_between(from, to).distance_m - length_m).abs());
            let reached = advance(from, Angle::from_degrees(azimuth_degrees), length_m).at;
            let reached = (reached.latitude_degrees, reached.longitude_degrees);
            end.take(apart_m(reached, (to.latitude_degrees, to.longitude_degrees)));
        }
        found.extend([length, end]);
    }
    found
}

#[test]
fn areas_under_published_geodesics_are_met() {
    let (mut taken, mut worst_m2) = (0, 0.0_f64);
    for Line { from, to, length_m, area_m2, .. } in test_set().into_iter().chain(computed()) {
        // Near the antipode and by the poles the last digit of a coordinate moves the area by square kilometres; over a pole it may
        // as well lie on the other side.
        let is_by_pole = |place: Coordinates| place.latitude_degrees.abs() > 89.9;
        let is_over_pole = (from.longitude_degrees - to.longitude_degrees).abs() == 180.0;
        if length_m > 19_900_000.0 || is_by_pole(from) || is_by_pole(to) || is_over_pole {
            continue;
        }
        let off_m2 = (path_between(from, to).area_m2() - area_m2).abs();
        assert!(off_m2 < ALLOWED_AREA_M2, "{from:?} {to:?}: off by {off_m2} m2");
        (taken, worst_m2) = (taken + 1, worst_m2.max(off_m2));
    }
    assert!(taken > 250, "{taken}");
    std::println!("{taken} areas, worst {worst_m2} m2");
}
