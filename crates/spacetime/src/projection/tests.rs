//! Transverse Mercator against its exact definition, near the central meridian and far from it.

use super::transverse_mercator::{Krueger, TransverseMercator, gsk2011_series, krassovsky_series, wgs84_series};
use super::{Direction, FalseOrigin, Plane};
use crate::geodesic::angle::Angle;
use std::vec::Vec;

const POINTS: &str = include_str!("../../tests/data/transverse_mercator.tsv");

fn plane(ellipsoid: &str) -> TransverseMercator {
    let series: &'static Krueger = match ellipsoid {
        "wgs84" => wgs84_series(),
        "krassovsky" => krassovsky_series(),
        "gsk2011" => gsk2011_series(),
        other => panic!("{other}"),
    };
    TransverseMercator::new(series, 0.0, 1.0, FalseOrigin { easting_m: 0.0, northing_m: 0.0 })
}

/// What is promised at a distance from the central meridian, metres. The last digit of a northing of ten thousand kilometres is 2 nm.
fn promise_m(aside_degrees: f64) -> f64 {
    match aside_degrees {
        aside if aside <= 40.0 => 5e-9,
        aside if aside <= 60.0 => 1e-7,
        aside if aside <= 70.0 => 1e-4,
        _ => 2e-2,
    }
}

#[test]
fn the_series_is_within_five_nanometres_of_exact_within_four_degrees_and_far_beyond() {
    let (mut worst_m, mut worst_back_m) = (0.0_f64, 0.0_f64);
    for line in POINTS.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split('\t').collect();
        let number = |index: usize| words[index].parse::<f64>().unwrap();
        let (latitude, aside) = (number(1), number(2));
        let (easting_m, northing_m) = (number(3), number(4));
        let direction = Direction { latitude: Angle::from_degrees(latitude), longitude: Angle::from_degrees(aside) };
        let found = plane(words[0]).forward(direction).unwrap();
        let off_m = libm::hypot(found.easting_m - easting_m, found.northing_m - northing_m);
        let back = plane(words[0]).inverse(Plane { easting_m, northing_m }).unwrap();
        // Longitudes at the pole mean nothing; the cosine says so.
        let (north, east) = (back.latitude.degrees() - latitude, back.longitude.degrees() - aside);
        let off_back_m = 111_700.0 * libm::hypot(north, east * back.latitude.cos);
        let promise_m = promise_m(aside.abs());
        assert!(off_m < promise_m && off_back_m < promise_m, "{line}: off by {off_m} m, back by {off_back_m} m");
        if aside.abs() <= 4.0 {
            worst_m = worst_m.max(off_m);
            worst_back_m = worst_back_m.max(off_back_m);
        }
    }
    std::println!("within 4 degrees: forward {worst_m:.1e} m, back {worst_back_m:.1e} m");
}

#[test]
fn a_quarter_turn_away_on_the_equator_there_is_no_image() {
    for aside in [85.0, 90.0, -90.0, 95.0] {
        let direction = Direction { latitude: Angle::from_degrees(0.0), longitude: Angle::from_degrees(aside) };
        assert_eq!(plane("wgs84").forward(direction), None, "{aside}");
    }
}
