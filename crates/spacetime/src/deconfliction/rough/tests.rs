//! A look at the chart against the measured distance of the same pieces.

use super::{Look, look};
use crate::deconfliction::lateral;
use crate::deconfliction::piece::pieces;
use crate::deconfliction::tests::make::{always, circle, corridor, polygon, volume};
use crate::volume::{Footprint, Volume4D};
use proptest::prelude::*;

fn looked(one: &Footprint, other: &Footprint, limit_m: i64) -> Look {
    let (one, other) = (pieces(&always(one.clone())), pieces(&always(other.clone())));
    look(&one[0], &other[0], [limit_m * 1_000; 2])
}

/// What is looked at is said to be inside or clear only if the measure says so too, with the limit wherever it may be.
fn never_contradicts(one: &Volume4D, other: &Volume4D, share: f64) -> Result<bool, TestCaseError> {
    let mut is_settled = false;
    for here in pieces(one) {
        for there in pieces(other) {
            let distance_mm = lateral::measured(&here, &there).distance_mm();
            for limit_mm in [(distance_mm as f64 * share) as i64, distance_mm, distance_mm + 1_000, distance_mm - 1_000]
            {
                let limit_mm = limit_mm.max(0);
                match look(&here, &there, [limit_mm; 2]) {
                    Look::Inside => prop_assert!(distance_mm <= limit_mm, "{distance_mm} is not within {limit_mm}"),
                    Look::Clear => prop_assert!(distance_mm > limit_mm, "{distance_mm} is within {limit_mm}"),
                    Look::Unsure => continue,
                }
                is_settled = true;
            }
        }
    }
    Ok(is_settled)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn a_look_never_contradicts_the_measure(one in volume(), other in volume(), share in 0.9_f64..1.1) {
        never_contradicts(&one, &other, share)?;
    }

    #[test]
    fn a_look_never_contradicts_the_measure_on_long_edges_far_north_and_south(
        latitude in -69.0_f64..69.0, size in 0.001_f64..1.2, north in -1.4_f64..1.4, east in -1.4_f64..1.4, share in 0.97_f64..1.03,
    ) {
        let latitude = latitude.clamp(-67.5, 67.5);
        let triangle = |south: f64, west: f64| polygon(&[&[(south, west), (south + size / 3.0, west + size), (south + size, west + size / 9.0)]]);
        let line = |south: f64, west: f64| corridor(&[(south, west), (south, west + size), (south + size, west)], 0);
        let shapes = [triangle(latitude, 39.0), line(latitude + north, 39.0 + east), triangle(latitude + north, 39.0 + east)];
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            never_contradicts(&always(shapes[one].clone()), &always(shapes[other].clone()), share)?;
        }
    }
}

#[test]
fn what_is_well_within_or_well_beyond_a_limit_is_settled_by_a_look() {
    let square = polygon(&[&[(35.0, 40.0), (35.0, 40.2), (35.2, 40.2), (35.2, 40.0)]]);
    let with_hole = polygon(&[
        &[(35.0, 40.0), (35.0, 41.0), (36.0, 41.0), (36.0, 40.0)],
        &[(35.2, 40.2), (35.2, 40.8), (35.8, 40.8), (35.8, 40.2)],
    ]);
    let point = |latitude, longitude| circle(latitude, longitude, 0);
    let cases = [
        (&square, point(35.1, 40.1), 0, Look::Inside),
        (&square, point(35.1, 40.3), 8_000, Look::Clear),
        (&square, point(35.1, 40.3), 10_000, Look::Inside),
        (&square, corridor(&[(35.1, 39.0), (35.1, 41.0)], 0), 1_000, Look::Inside),
        (&with_hole, point(35.5, 40.5), 5_000, Look::Clear),
        (&with_hole, point(35.1, 40.5), 5_000, Look::Inside),
        (&with_hole, square.clone(), 1_000, Look::Inside),
    ];
    for (one, other, limit_m, expected) in cases {
        assert_eq!(looked(one, &other, limit_m), expected, "{other:?} at {limit_m} m");
        assert_eq!(looked(&other, one, limit_m), expected, "{other:?} at {limit_m} m, the other way");
    }
    // 9,128.9 m: between two limits that are apart.
    let [west, east] = [40.0, 40.1].map(|longitude| pieces(&always(point(35.0, longitude))));
    assert_eq!(look(&west[0], &east[0], [9_128_000, 9_130_000]), Look::Unsure);
    // Too far apart, across the antimeridian, too far north.
    let unsure = [
        (point(35.0, 40.0), point(35.0, 44.0), 5_000),
        (point(35.0, 179.99), point(35.0, -179.99), 5_000),
        (point(71.0, 40.0), point(71.0, 40.1), 50_000),
    ];
    for (one, other, limit_m) in unsure {
        assert_eq!(looked(&one, &other, limit_m), Look::Unsure, "{one:?}");
    }
}
