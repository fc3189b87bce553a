//! Chains stay beside their edges, and do not spend corners for nothing.

use super::{EDGE_TOLERANCE_M, EdgeError, EdgeKind, chain};
use crate::geodesic::Coordinates;
use crate::plane::nearest_on_edge;
use crate::{Geodetic, Position, System};
use proptest::prelude::*;
use std::vec::Vec;

fn position(latitude_e7: i32, longitude_e7: i32) -> Position {
    Position::from_e7(latitude_e7, longitude_e7).unwrap()
}

/// The largest distance of the places from the chain, metres.
fn off_m(from: Position, corners: &[Position], places: impl Iterator<Item = Coordinates>) -> f64 {
    let ends: Vec<Position> = core::iter::once(from).chain(corners.iter().copied()).collect();
    places
        .map(|place| {
            ends.windows(2)
                .map(|edge| nearest_on_edge(place, edge[0].into(), edge[1].into()).distance_m)
                .fold(f64::INFINITY, f64::min)
        })
        .fold(0.0, f64::max)
}

#[test]
fn a_parallel_of_100_km_is_followed_where_one_geodesic_leaves_it_by_137_m() {
    let (from, to) = (position(350_000_000, 380_000_000), position(350_000_000, 390_956_000));
    let corners = chain(from, to, EdgeKind::Parallel, 1_000).unwrap();
    let places = || {
        (0..=400).map(|step| Coordinates {
            latitude_degrees: 35.0,
            longitude_degrees: 38.0 + 1.0956 * f64::from(step) / 400.0,
        })
    };
    let straight_m = off_m(from, &[to], places());
    assert!((136.0..138.0).contains(&straight_m), "{straight_m}");
    let chain_m = off_m(from, &corners, places());
    assert!(chain_m < EDGE_TOLERANCE_M, "{chain_m}");
    // The sagitta falls with the square of the length: 100 km / sqrt(137 m / 0.08 m) is 2.4 km, halved down to 1.6 km.
    assert!((40..=66).contains(&corners.len()), "{}", corners.len());
}

#[test]
fn ends_that_do_not_fit_their_edge_are_refused() {
    let (a, b) = (position(350_000_000, 380_000_000), position(351_000_000, 390_000_000));
    assert_eq!(chain(a, b, EdgeKind::Parallel, 100), Err(EdgeError::NotOneParallel { from: a, to: b }));
    assert_eq!(chain(a, b, EdgeKind::Meridian, 100), Err(EdgeError::NotOneMeridian { from: a, to: b }));
    let far = position(350_000_000, -1_500_000_000);
    assert_eq!(chain(a, far, EdgeKind::Rhumb, 100), Err(EdgeError::AcrossAntimeridian { from: a, to: far }));
    let c = position(350_000_000, 390_000_000);
    assert_eq!(chain(a, c, EdgeKind::Parallel, 10), Err(EdgeError::TooManyCorners { from: a, to: c, limit: 10 }));
    let mgrs = EdgeKind::GridStraight(System::named("mgrs").unwrap());
    assert_eq!(chain(a, b, mgrs, 100), Err(EdgeError::BeyondGrid { from: a, to: b }));
}

#[test]
fn a_line_of_the_utm_grid_is_followed() {
    // 400 km north to south at the edge of a zone, some three degrees from its meridian: 133 m beside the geodesic.
    let system = System::named("utm37n").unwrap();
    let (from, to) = (position(330_000_000, 360_500_000), position(366_000_000, 360_500_000));
    let at = |place: Position| system.from_wgs84(Geodetic::from_position(place, 0.0).unwrap()).unwrap().columns();
    let (first, last) = (at(from), at(to));
    let places = || {
        (0..=200).map(|step| {
            let share = f64::from(step) / 200.0;
            let between = |index: usize| first[index] + (last[index] - first[index]) * share;
            let place = system.to_wgs84(crate::Coordinates::from_columns([between(0), between(1), 0.0])).unwrap();
            Coordinates { latitude_degrees: place.latitude_degrees(), longitude_degrees: place.longitude_degrees() }
        })
    };
    let straight_m = off_m(from, &[to], places());
    assert!((120.0..145.0).contains(&straight_m), "{straight_m}");
    let corners = chain(from, to, EdgeKind::GridStraight(system), 1_000).unwrap();
    let chain_m = off_m(from, &corners, places());
    assert!(chain_m < EDGE_TOLERANCE_M && corners.len() <= 64, "{chain_m} {}", corners.len());
}

#[test]
fn evenly_in_latitude_and_longitude_is_a_parallel_between_equal_latitudes() {
    let (from, to) = (position(350_000_000, 380_000_000), position(350_000_000, 390_956_000));
    let even = chain(from, to, EdgeKind::GridStraight(System::wgs84()), 1_000).unwrap();
    assert_eq!(even, chain(from, to, EdgeKind::Parallel, 1_000).unwrap());
}

#[test]
fn geodesics_and_meridians_are_left_alone() {
    let (a, b) = (position(350_000_000, 380_000_000), position(361_000_000, 380_000_000));
    assert_eq!(chain(a, b, EdgeKind::Geodesic, 2), Ok(std::vec![b]));
    assert_eq!(chain(a, b, EdgeKind::Meridian, 2), Ok(std::vec![b]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn rhumb_lines_are_followed(
        a in 300_000_000..=400_000_000, b in 350_000_000..=430_000_000,
        north in -20_000_000_i32..=20_000_000, east in -30_000_000..=30_000_000
    ) {
        let (from, to) = (position(a, b), position(a + north, b + east));
        let corners = chain(from, to, EdgeKind::Rhumb, 4_000).unwrap();
        // On the Mercator chart the line is straight; longitudes by the isometric latitude, here by Simpson's sum of the arc.
        let e2 = 2.0 / 298.257_223_563 - 1.0 / (298.257_223_563_f64 * 298.257_223_563);
        let slope = |degrees: f64| {
            let phi = degrees.to_radians();
            (1.0 - e2) / ((1.0 - e2 * phi.sin() * phi.sin()) * phi.cos())
        };
        let psi = |end: f64| {
            let start = from.latitude().degrees();
            let step = (end - start) / 40.0;
            (0..20).map(|index| {
                let x = start + 2.0 * f64::from(index) * step;
                (slope(x) + 4.0 * slope(x + step) + slope(x + 2.0 * step)) * step / 3.0
            }).sum::<f64>()
        };
        prop_assume!(north.abs() > 1_000);
        let (start, end) = (Coordinates::from(from), Coordinates::from(to));
        let whole = psi(end.latitude_degrees);
        let places = (0..=60).map(|step| {
            let latitude_degrees =
                start.latitude_degrees + (end.latitude_degrees - start.latitude_degrees) * f64::from(step) / 60.0;
            let part = psi(latitude_degrees) / whole;
            Coordinates {
                latitude_degrees,
                longitude_degrees: start.longitude_degrees + (end.longitude_degrees - start.longitude_degrees) * part,
            }
        });
        let worst = off_m(from, &corners, places);
        prop_assert!(worst < EDGE_TOLERANCE_M, "{} m, {} corners", worst, corners.len());
    }
}
