//! Geodesics against a published implementation, published lengths, and themselves.

use super::{Azimuth, direct, inverse};
use crate::Position;
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use proptest::prelude::*;

fn position(latitude_e7: i32, longitude_e7: i32) -> Position {
    Position::from_e7(latitude_e7, longitude_e7).unwrap()
}

/// The largest difference from the oracle that is let through, metres.
const TOLERANCE_M: f64 = 1e-7;

/// Difference of our distance from the oracle's, metres, unrounded.
fn difference_m(from: Position, to: Position) -> f64 {
    let expected: f64 = Geodesic::wgs84().inverse(
        from.latitude().degrees(),
        from.longitude().degrees(),
        to.latitude().degrees(),
        to.longitude().degrees(),
    );
    (inverse::solve(from, to).distance_m - expected).abs()
}

#[test]
fn published_lengths_are_met() {
    // Quarter of the equator: a * pi / 2. Quarter meridian of WGS84: 10,001,965.729 m (Karney 2013 and NGA.STND.0036).
    // Half meridian: twice that, also from one side of the equator to the other.
    for (from, to, expected_mm) in [
        (position(0, 0), position(0, 900_000_000), 10_018_754_171_u64),
        (position(0, 0), position(900_000_000, 0), 10_001_965_729),
        (position(-900_000_000, 0), position(900_000_000, 1_234), 20_003_931_459),
        (position(0, 0), position(0, 1_800_000_000), 20_003_931_459),
    ] {
        assert_eq!(inverse(from, to).distance_mm, expected_mm, "{from} {to}");
    }
}

/// Steps of a linear congruential generator (Knuth, MMIX), so that the pairs are the same on every machine.
fn pseudo_random(state: &mut u64) -> i64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    i64::try_from(*state >> 33).unwrap()
}

#[test]
fn the_bits_are_those_of_every_other_machine() {
    // Any change of compiler, target or `libm` that moves one bit of one length shows here before two nodes disagree.
    let (mut state, mut digest) = (2_016_u64, 0xcbf2_9ce4_8422_2325_u64);
    for round in 0..20_000 {
        let mut place = || {
            let latitude = pseudo_random(&mut state) % 1_800_000_001 - 900_000_000;
            let longitude = pseudo_random(&mut state) % 3_600_000_000 - 1_800_000_000;
            position(i32::try_from(latitude).unwrap(), i32::try_from(longitude).unwrap())
        };
        let (from, near) = (place(), place());
        // Every second pair is a short one.
        let to = match round % 2 {
            0 => near,
            _ => position(from.latitude().as_e7() / 1_000 * 999, from.longitude().as_e7() / 1_000 * 999),
        };
        let path = inverse::solve(from, to);
        let end = direct::advance(from, path.azimuth_from, path.distance_m);
        for bits in
            [path.distance_m, path.azimuth_from.sin, path.azimuth_to.cos, end.latitude_degrees, end.longitude_degrees]
                .map(f64::to_bits)
        {
            digest = (digest ^ bits).wrapping_mul(0x0100_0000_01b3);
        }
    }
    assert_eq!(digest, 0xc0de_c0e7_a1bc_cae9, "{digest:#018x}");
}

#[test]
fn nearly_opposite_points_agree_with_the_oracle() {
    let mut worst = 0.0_f64;
    for latitude in [-900_000_000, -300_000_001, -7_654_321, -1, 0, 1, 123_456, 300_000_000, 899_999_999] {
        for north in [-5_000_000, -100_000, -1_000, -1, 0, 1, 10, 100_000, 3_000_000] {
            for east in [0, 1, 100, 10_000, 1_000_000, 5_000_000, 6_033_448, 6_033_449, 7_000_000, 20_000_000] {
                let to = position((-latitude + north).clamp(-900_000_000, 900_000_000), 1_800_000_000 - east);
                worst = worst.max(difference_m(position(latitude, 0), to));
            }
        }
    }
    assert!(worst < TOLERANCE_M, "{worst} m");
}

/// The reference points that lie beside the checkout on the project's own machines; they are no part of it.
#[test]
fn reference_points_beside_the_checkout_agree_with_the_oracle() {
    let workspace = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("JIG_SHARED").map_or_else(|| workspace.join("../shared"), std::path::PathBuf::from);
    let path = shared.join("data/geodesy/points.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        std::println!("SKIPPED: no reference points; set JIG_SHARED to the folder that has data/geodesy/points.csv");
        return;
    };
    let places: std::vec::Vec<Position> = text
        .lines()
        .skip(1)
        .map(|line| {
            let columns: std::vec::Vec<&str> = line.split(',').collect();
            crate::parse_degrees(&std::format!("{} {}", columns[2], columns[3])).unwrap().position
        })
        .collect();
    assert!(places.len() >= 16, "{}", places.len());
    for &from in &places {
        for &to in &places {
            assert!(difference_m(from, to) < TOLERANCE_M, "{from} {to}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn any_two_points_agree_with_the_oracle(
        a in -900_000_000..=900_000_000, b in -1_800_000_000..=1_800_000_000,
        c in -900_000_000..=900_000_000, d in -1_800_000_000..=1_800_000_000
    ) {
        let worst = difference_m(position(a, b), position(c, d));
        prop_assert!(worst < TOLERANCE_M, "{} m", worst);
    }

    #[test]
    fn short_lines_agree_with_the_oracle(
        a in -890_000_000..=890_000_000, b in -1_790_000_000..=1_790_000_000,
        north in -10_000_000..=10_000_000, east in -10_000_000..=10_000_000, shift in 0_u32..24
    ) {
        let worst = difference_m(position(a, b), position(a + (north >> shift), b + (east >> shift)));
        prop_assert!(worst < TOLERANCE_M, "{} m", worst);
    }

    #[test]
    fn exchanging_the_points_changes_no_bit(
        a in -900_000_000..=900_000_000, b in -1_800_000_000..=1_800_000_000,
        c in -900_000_000..=900_000_000, d in -1_800_000_000..=1_800_000_000
    ) {
        let (from, to) = (position(a, b), position(c, d));
        let (there, back) = (inverse::solve(from, to), inverse::solve(to, from));
        prop_assert_eq!(there.distance_m.to_bits(), back.distance_m.to_bits());
    }

    #[test]
    fn directions_agree_with_the_oracle(
        a in -800_000_000..=800_000_000, b in -1_790_000_000..=1_790_000_000,
        c in -800_000_000..=800_000_000, d in -1_790_000_000..=1_790_000_000
    ) {
        let (from, to) = (position(a, b), position(c, d));
        let separation = inverse(from, to);
        // Nearer than 10 km, and near the antipode, a direction says little about where the points are.
        prop_assume!((10_000_000..19_900_000_000).contains(&separation.distance_mm));
        let (_, azimuth_from, azimuth_to, _): (f64, f64, f64, f64) = Geodesic::wgs84().inverse(
            from.latitude().degrees(), from.longitude().degrees(), to.latitude().degrees(), to.longitude().degrees());
        for (ours, theirs) in [(separation.azimuth_from, azimuth_from), (separation.azimuth_to, azimuth_to)] {
            let difference = (f64::from(ours.as_e7()) / 1e7 - theirs + 540.0).rem_euclid(360.0) - 180.0;
            prop_assert!(difference.abs() < 1e-7, "{} degrees", difference);
        }
    }

    #[test]
    fn ends_of_paths_agree_with_the_oracle(
        a in -899_000_000..=899_000_000, b in -1_790_000_000..=1_790_000_000,
        azimuth_e7 in 0_u32..3_600_000_000, distance_mm in 0_u64..19_000_000_000
    ) {
        let from = position(a, b);
        let azimuth = Azimuth::from_e7(azimuth_e7).unwrap();
        let end = direct::advance(from, azimuth.angle(), distance_mm as f64 / 1e3);
        let (latitude, longitude): (f64, f64) = Geodesic::wgs84().direct(
            from.latitude().degrees(), from.longitude().degrees(), f64::from(azimuth_e7) / 1e7, distance_mm as f64 / 1e3);
        let apart: f64 = Geodesic::wgs84().inverse(end.latitude_degrees, end.longitude_degrees, latitude, longitude);
        prop_assert!(apart < TOLERANCE_M, "{} m", apart);
    }

    #[test]
    fn going_there_and_measuring_back_gives_the_distance(
        a in -850_000_000..=850_000_000, b in -1_790_000_000..=1_790_000_000,
        azimuth_e7 in 0_u32..3_600_000_000, distance_mm in 0_u64..10_000_000_000
    ) {
        let from = position(a, b);
        let end = direct(from, Azimuth::from_e7(azimuth_e7).unwrap(), distance_mm);
        // The end is rounded to 1e-7 degree: at most 6 mm in each of two directions.
        prop_assert!(inverse(from, end).distance_mm.abs_diff(distance_mm) <= 9);
    }
}
