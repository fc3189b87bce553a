//! Reduced lengths, scales, areas and the entry in degrees, against the published implementation and against themselves.

use super::{TOLERANCE_M, position, pseudo_random};
use crate::geodesic::{Coordinates, advance, path, path_between};
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use proptest::prelude::*;

fn coordinates(latitude_degrees: f64, longitude_degrees: f64) -> Coordinates {
    Coordinates { latitude_degrees, longitude_degrees }
}

/// Distance, azimuths, m12, M12, M21, S12 and the arc, as the oracle orders them.
type Expected = (f64, f64, f64, f64, f64, f64, f64, f64);

fn expected(from: Coordinates, to: Coordinates) -> Expected {
    Geodesic::wgs84().inverse(from.latitude_degrees, from.longitude_degrees, to.latitude_degrees, to.longitude_degrees)
}

#[test]
fn the_bits_of_scales_and_areas_are_those_of_every_other_machine() {
    let (mut state, mut digest) = (1_613_u64, 0xcbf2_9ce4_8422_2325_u64);
    for round in 0..10_000 {
        let mut number = |range: i64| (pseudo_random(&mut state) % (2 * range + 1) - range) as f64 / 1e9;
        let from = coordinates(number(90_000_000_000), number(180_000_000_000));
        let far = coordinates(number(90_000_000_000), number(180_000_000_000));
        let to = match round % 2 {
            0 => far,
            _ => coordinates(from.latitude_degrees * 0.999, from.longitude_degrees * 0.999),
        };
        let found = path_between(from, to);
        let (m12, m21) = found.scales();
        let end = advance(from, found.azimuth_from, found.distance_m);
        for bits in
            [found.distance_m, found.reduced_length_m(), m12, m21, found.area_m2(), end.scale, end.reduced_length_m]
                .map(f64::to_bits)
        {
            digest = (digest ^ bits).wrapping_mul(0x0100_0000_01b3);
        }
    }
    assert_eq!(digest, 0x0e11_e0bd_087d_994a, "{digest:#018x}");
}

#[test]
fn an_octant_of_the_globe_has_an_eighth_of_its_area() {
    // 510,065,621.724 km2 (Moritz, Geodetic Reference System 1980, for the authalic sphere; the same to a m2 for WGS84).
    let corners = [position(0, 0), position(0, 900_000_000), position(900_000_000, 900_000_000)];
    let [a, b, c] = corners;
    let sum = path(a, b).area_m2() + path(b, c).area_m2() + path(c, a).area_m2();
    // The pole is left at the longitude of its arrival; the rest of the turn there lies on no edge.
    let whole = 8.0 * path(position(899_999_999, 0), position(899_999_999, 900_000_000)).area_m2();
    assert!((whole - 510_065_621_724_000.0).abs() < 1e6, "{whole}");
    assert!(sum.abs() < 1e15);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_two_coordinates_agree_with_the_oracle(
        a in -90.0..90.0_f64, b in -180.0..180.0_f64, c in -90.0..90.0_f64, d in -180.0..180.0_f64, near in 0_u32..2
    ) {
        let from = coordinates(a, b);
        let to = if near == 0 { coordinates(c, d) } else { coordinates(a + (c - a) * 0.01, b + (d - b) * 0.01) };
        let found = path_between(from, to);
        let (distance_m, _, _, m12, scale12, scale21, area_m2, arc): Expected = expected(from, to);
        prop_assert!((found.distance_m - distance_m).abs() < TOLERANCE_M);
        // Near the antipode the path itself is hardly defined, and with it the area beside it.
        prop_assume!(arc < 178.0);
        prop_assert!((found.reduced_length_m() - m12).abs() < TOLERANCE_M, "{} {}", found.reduced_length_m(), m12);
        let (ours12, ours21) = found.scales();
        prop_assert!((ours12 - scale12).abs() < 1e-13 && (ours21 - scale21).abs() < 1e-13, "{} {}", ours12, scale12);
        prop_assert!((found.area_m2() - area_m2).abs() < 0.1 + 1e-14 * area_m2.abs(), "{} {}", found.area_m2(), area_m2);
    }

    #[test]
    fn whole_and_broken_degrees_give_the_same_path(
        a in -900_000_000..=900_000_000, b in -1_800_000_000..=1_800_000_000,
        c in -900_000_000..=900_000_000, d in -1_800_000_000..=1_800_000_000
    ) {
        let (from, to) = (position(a, b), position(c, d));
        let difference = path(from, to).distance_m - path_between(from.into(), to.into()).distance_m;
        prop_assert!(difference.abs() < TOLERANCE_M, "{} m", difference);
    }

    #[test]
    fn exchanging_the_ends_exchanges_scales_and_turns_the_area(
        a in -89.0..89.0_f64, b in -180.0..180.0_f64, c in -89.0..89.0_f64, d in -180.0..180.0_f64
    ) {
        let there = path_between(coordinates(a, b), coordinates(c, d));
        let back = path_between(coordinates(c, d), coordinates(a, b));
        prop_assert_eq!(there.distance_m.to_bits(), back.distance_m.to_bits());
        prop_assert_eq!(there.reduced_length_m().to_bits(), back.reduced_length_m().to_bits());
        prop_assert_eq!(there.scales().0.to_bits(), back.scales().1.to_bits());
        prop_assert_eq!(there.area_m2().to_bits(), (-back.area_m2()).to_bits());
    }

    #[test]
    fn ends_and_their_scales_agree_with_the_oracle(
        a in -89.9..89.9_f64, b in -180.0..180.0_f64, azimuth in 0.0..360.0_f64, distance_m in -1e7..1e7_f64
    ) {
        let end = advance(coordinates(a, b), crate::geodesic::Angle::from_degrees(azimuth), distance_m);
        // Latitude, longitude, azimuth, m12, M12, M21, S12, arc.
        let (latitude, longitude, _, m12, scale, _, _, _): Expected =
            Geodesic::wgs84().direct(a, b, azimuth, distance_m);
        let apart: f64 = Geodesic::wgs84().inverse(end.at.latitude_degrees, end.at.longitude_degrees, latitude, longitude);
        prop_assert!(apart < TOLERANCE_M, "{} m", apart);
        prop_assert!((end.reduced_length_m - m12).abs() < TOLERANCE_M && (end.scale - scale).abs() < 1e-13);
    }
}
