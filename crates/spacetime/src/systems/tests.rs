//! Every row against published and computed points, and there and back.

use super::{Coordinates, System, SystemError, SystemKind};
use crate::{GaussKruegerZone, Geodetic, Hemisphere};
use proptest::prelude::*;
use std::format;
use std::path::Path;
use std::string::String;
use std::vec::Vec;

/// How far apart two results of a system are, metres.
fn apart_m(system: System, one: Coordinates, other: Coordinates) -> f64 {
    let ([a, b, c], [d, e, f]) = (one.columns(), other.columns());
    match system.kind() {
        SystemKind::Geographic => {
            let north_m = (a - d) * 111_700.0;
            let turn = (b - e + 540.0).rem_euclid(360.0) - 180.0;
            let east_m = turn * 111_400.0 * libm::cos(a.to_radians());
            libm::sqrt(north_m * north_m + east_m * east_m + (c - f) * (c - f))
        }
        SystemKind::GaussKrueger { .. }
        | SystemKind::Utm { .. }
        | SystemKind::Ups { .. }
        | SystemKind::Regional
        | SystemKind::Mgrs => libm::sqrt((a - d) * (a - d) + (b - e) * (b - e) + (c - f) * (c - f)),
    }
}

/// What a system's result may be off the reference, metres: the gates, and the digits the reference was printed with.
fn gate_m(system: System) -> f64 {
    if system.name().starts_with("sk42") { 1e-4 } else { 1e-3 }
}

/// The system that an operation of the shared table ends in; nothing for deliberate mistakes and other parameter sets.
fn system_of_operation(operation: &str) -> Option<&'static str> {
    Some(match operation {
        "INPUT_WGS84_geog3D" => "wgs84",
        "GOST32453_2017:WGS84_to_PZ9011_geog" => "pz90.11",
        "GOST32453_2017:WGS84_to_GSK2011_geog" => "gsk2011",
        "GOST32453_2017:WGS84_to_SK42_geog" => "sk42",
        "GOST32453_2017:WGS84_to_SK95_geog" => "sk95",
        "GOST32453_2017:WGS84_to_SK42_GK6" => "sk42-gk6",
        "GOST32453_2017:WGS84_to_SK42_GK7" => "sk42-gk7",
        "GOST32453_2017:WGS84_to_SK42_GK8" => "sk42-gk8",
        "GOST32453_2017:WGS84_to_SK95_GK6" => "sk95-gk6",
        "GOST32453_2017:WGS84_to_SK95_GK7" => "sk95-gk7",
        "GOST32453_2017:WGS84_to_SK95_GK8" => "sk95-gk8",
        "UTM:WGS84_to_UTM36N" => "utm36n",
        "UTM:WGS84_to_UTM37N" => "utm37n",
        "UTM:WGS84_to_UTM38N" => "utm38n",
        "EPSG:15742:WGS84_to_DeirezZor_geog" => "deirezzor",
        "EPSG:22770:WGS84_to_SyriaLambert_via15742" => "syria-lambert",
        "EPSG:22780:WGS84_to_LevantStereo_via15742" => "levant-stereographic",
        "EPSG:22700:WGS84_to_LevantZone(lcca)_via15742" => "levant-zone",
        "ED50(EPSG:1784):WGS84_to_ED50_geog" => "ed50",
        _ => return None,
    })
}

fn numbers<const N: usize>(words: &[&str]) -> [f64; N] {
    let found: Vec<f64> = words.iter().map(|word| word.parse().unwrap()).collect();
    found.try_into().unwrap()
}

#[test]
fn shared_reference_points_are_met() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/geodesy");
    let (Ok(points), Ok(reference)) =
        (std::fs::read_to_string(folder.join("points.csv")), std::fs::read_to_string(folder.join("reference.csv")))
    else {
        std::println!("skipped: no {}", folder.display());
        return;
    };
    let mut worst: Vec<(String, f64)> = Vec::new();
    for line in reference.lines().skip(1) {
        let words: Vec<&str> = line.split(',').collect();
        let Some(system) = system_of_operation(words[0]) else { continue };
        let system = System::named(system).unwrap();
        let point = points.lines().find(|row| row.starts_with(&format!("{},", words[1]))).unwrap();
        let point: Vec<&str> = point.split(',').collect();
        let [latitude, longitude, height] = numbers(&point[2..]);
        let place = Geodetic::new(latitude, longitude, height).unwrap();
        let expected = Coordinates::from_columns(numbers(&words[2..]));
        let found = system.from_wgs84(place).unwrap();
        let off_m = apart_m(system, found, expected);
        assert!(off_m < gate_m(system), "{system} {}: {found:?} is not {expected:?}", words[1]);
        match worst.iter_mut().find(|(name, _)| name == system.name()) {
            Some((_, most)) => *most = most.max(off_m),
            None => worst.push((system.name().into(), off_m)),
        }
    }
    assert_eq!(worst.len(), 19);
    for (name, off_m) in worst {
        std::println!("{name}: worst {:.3} mm", off_m * 1000.0);
    }
}

#[test]
fn names_are_unique_and_found() {
    let names: Vec<&str> = System::all().map(System::name).collect();
    for (index, name) in names.iter().enumerate() {
        assert!(!names[..index].contains(name), "{name} twice");
        assert_eq!(System::named(name).unwrap().name(), *name);
    }
    assert_eq!(System::named("wgs-84"), Err(SystemError::Unknown { name: "wgs-84".into() }));
    assert_eq!(System::wgs84().name(), "wgs84");
}

/// What cct printed, 1e-12 degrees and 1e-7 m, and what the issue allows.
const POINTS: &str = include_str!("../../tests/data/systems.tsv");

struct Point {
    system: System,
    place: Geodetic,
    expected: Coordinates,
}

fn points() -> impl Iterator<Item = Point> {
    POINTS.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let words: Vec<&str> = line.split('\t').collect();
        let [latitude, longitude, height] = numbers(&words[1..4]);
        Point {
            system: System::named(words[0]).unwrap(),
            place: Geodetic::new(latitude, longitude, height).unwrap(),
            expected: Coordinates::from_columns(numbers(&words[4..7])),
        }
    })
}

#[test]
fn every_row_meets_points_computed_with_proj() {
    let mut unseen: Vec<&str> =
        System::all().filter(|system| system.kind() != SystemKind::Mgrs).map(System::name).collect();
    let mut worst: Vec<(String, f64)> = Vec::new();
    for Point { system, place, expected } in points() {
        unseen.retain(|name| *name != system.name());
        let found = system.from_wgs84(place).unwrap();
        let off_m = apart_m(system, found, expected);
        assert!(off_m < gate_m(system), "{system} {place:?}: {found:?} is not {expected:?}, {off_m} m");
        let family = match system.kind() {
            SystemKind::GaussKrueger { .. } | SystemKind::Utm { .. } => {
                system.name().trim_end_matches(|letter: char| letter.is_ascii_digit() || "ns".contains(letter))
            }
            SystemKind::Geographic | SystemKind::Ups { .. } | SystemKind::Regional | SystemKind::Mgrs => system.name(),
        };
        match worst.iter_mut().find(|(name, _)| name == family) {
            Some((_, most)) => *most = most.max(off_m),
            None => worst.push((family.into(), off_m)),
        }
    }
    assert!(unseen.is_empty(), "no point for {unseen:?}");
    for (name, off_m) in worst {
        std::println!("{name}: worst {:.6} mm", off_m * 1000.0);
    }
}

#[test]
fn published_examples_are_met() {
    // IOGP Publication 373-7-2, section 3.1.1.4, the example of method 9817, on the datum itself.
    let degrees = |d: f64, m: f64, s: f64| d + m / 60.0 + s / 3600.0;
    let place = Geodetic::new(degrees(37.0, 31.0, 17.625), degrees(34.0, 8.0, 11.291), 0.0).unwrap();
    let [easting_m, northing_m, _] = System::named("levant-zone").unwrap().project(place).unwrap().columns();
    assert!((easting_m - 15_707.960).abs() < 6e-4 && (northing_m - 623_165.963).abs() < 6e-4);
}

/// A place within a system's area of use, or near it, never at a height that the other ellipsoid would take beyond the limit.
fn place_in(system: System, north: f64, east: f64, height_m: f64) -> Geodetic {
    let area = system.area_of_use();
    let between = |low: i32, high: i32, part: f64| (f64::from(low) + part * (f64::from(high) - f64::from(low))) / 1e7;
    let latitude = between(area.south_e7(), area.north_e7(), north);
    let longitude = between(area.west_e7(), area.east_e7(), east);
    Geodetic::new(latitude, longitude, height_m).unwrap()
}

fn apart_on_ground_m(one: Geodetic, other: Geodetic) -> f64 {
    let columns = |place: Geodetic| {
        Coordinates::from_columns([place.latitude_degrees(), place.longitude_degrees(), place.height_m()])
    };
    apart_m(System::wgs84(), columns(one), columns(other))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_leads_there_and_back_within_a_micrometre(
        north in 0.0..=1.0_f64, east in 0.0..=1.0_f64, height_m in -5_000.0..90_000.0_f64,
    ) {
        for system in System::all().filter(|system| system.kind() != SystemKind::Mgrs) {
            let place = place_in(system, north, east, height_m);
            let there = system.from_wgs84(place).unwrap();
            let back = system.to_wgs84(there).unwrap();
            let off_m = apart_on_ground_m(place, back);
            prop_assert!(off_m < 1e-6, "{system}: {place:?} became {back:?}, {off_m} m");
            // And once more from the other side.
            let again = system.from_wgs84(back).unwrap();
            prop_assert!(apart_m(system, there, again) < 1e-6, "{system}: {there:?} became {again:?}");
        }
    }

    #[test]
    fn a_zone_forced_far_outside_leads_back_within_a_micrometre(
        latitude in -80.0..=84.0_f64, aside in -60.0..=60.0_f64, zone in 1..=60_u8,
    ) {
        let system = GaussKruegerZone::new(zone).unwrap().on_sk42();
        let middle = GaussKruegerZone::new(zone).unwrap().central_meridian_degrees();
        let place = Geodetic::new(latitude, super::within_half_turn(middle + aside), 100.0).unwrap();
        let back = system.to_wgs84(system.from_wgs84(place).unwrap()).unwrap();
        prop_assert!(apart_on_ground_m(place, back) < 1e-6, "{system}: {place:?} became {back:?}");
    }

    #[test]
    fn no_place_and_no_numbers_panic(
        latitude in -90.0..=90.0_f64, longitude in -180.0..=180.0_f64, height_m in -1e5..1e5_f64,
        numbers in proptest::array::uniform3(proptest::num::f64::ANY),
        metres in proptest::array::uniform3(-5e7..5e7_f64),
    ) {
        let place = Geodetic::new(latitude, longitude, height_m).unwrap();
        for system in System::all() {
            if let Ok(coordinates) = system.from_wgs84(place) {
                prop_assert!(coordinates.columns().iter().all(|number| number.is_finite()), "{system} {place:?}");
            }
            for columns in [numbers, metres] {
                let _ = system.to_wgs84(Coordinates::from_columns(columns));
            }
        }
    }
}

#[test]
fn poles_equator_and_antimeridian_are_no_special_places() {
    for latitude in [-90.0, -89.999_999_9, -80.0, -1e-12, -0.0, 0.0, 1e-12, 84.0, 90.0] {
        for longitude in [-180.0, -179.999_999_9, -90.0, -0.0, 0.0, 37.0, 90.0, 127.0, 180.0] {
            let place = Geodetic::new(latitude, longitude, 0.0).unwrap();
            for system in System::all() {
                match system.from_wgs84(place) {
                    Ok(coordinates) => {
                        assert!(coordinates.columns().iter().all(|number| number.is_finite()), "{system} {place:?}");
                        let _ = system.to_wgs84(coordinates);
                    }
                    Err(SystemError::OutsideProjection { .. } | SystemError::Words) => {}
                    Err(error) => panic!("{system} {place:?}: {error}"),
                }
            }
        }
    }
}

#[test]
fn numbers_that_are_no_place_are_refused() {
    let refused = |name: &str, columns: [f64; 3]| {
        System::named(name).unwrap().to_wgs84(Coordinates::from_columns(columns)).unwrap_err().code()
    };
    for (name, columns, code) in [
        ("wgs84", [91.0, 0.0, 0.0], "geodetic-latitude-out-of-range"),
        ("sk42", [0.0, 181.0, 0.0], "geodetic-longitude-out-of-range"),
        ("sk42", [0.0, 0.0, 1e6], "geodetic-height-out-of-range"),
        ("sk42-gk7", [f64::NAN, 7_500_000.0, 0.0], "system-outside-plane"),
        ("sk42-gk7", [3_900_000.0, 97_500_000.0, 0.0], "system-outside-plane"),
        ("sk42-gk7", [3_900_000.0, 7_500_000.0, f64::INFINITY], "geodetic-latitude-out-of-range"),
        ("utm37n", [500_000.0, 1e8, 0.0], "system-outside-plane"),
        ("ups-north", [f64::INFINITY, 0.0, 0.0], "system-outside-plane"),
        ("levant-zone", [-4e7, 2e8, 0.0], "system-outside-plane"),
        ("mgrs", [0.0, 0.0, 0.0], "system-words"),
    ] {
        assert_eq!(refused(name, columns), code, "{name} {columns:?}");
    }
}

#[test]
fn the_zone_of_sk42_is_chosen_on_its_own_longitude() {
    // 110 m west of 36 E on WGS84, and already in zone 7 on SK-42.
    let place = Geodetic::new(35.0, 35.999_999, 0.0).unwrap();
    let there = super::sk42::from_wgs84(place).unwrap();
    assert!(there.longitude_degrees() > 36.001);
    assert_eq!(GaussKruegerZone::of_longitude(there.longitude_degrees()).number(), 7);
    assert_eq!(System::utm_or_ups(place).name(), "utm36n");
    for (longitude, number) in [
        (0.0, 1),
        (5.999_999, 1),
        (6.0, 2),
        (36.0, 7),
        (42.0, 8),
        (180.0, 31),
        (-180.0, 31),
        (-0.000_001, 60),
        (-1e-20, 60),
        (-6.0, 60),
        (-6.1, 59),
    ] {
        assert_eq!(GaussKruegerZone::of_longitude(longitude).number(), number, "{longitude}");
    }
}

#[test]
fn the_zone_stands_before_y() {
    let split = |y: f64| GaussKruegerZone::of_prefixed_east(y).map(|(zone, rest)| (zone.number(), rest));
    for (y, expected) in [
        (7_247_035.5, Some((7, 247_035.5))),
        (60_500_000.0, Some((60, 500_000.0))),
        (247_035.5, None),
        (61_500_000.0, None),
        (-7_247_035.5, None),
        (f64::NAN, None),
    ] {
        assert_eq!(split(y), expected, "{y}");
    }
    let zone = GaussKruegerZone::new(8).unwrap();
    assert_eq!(zone.prefixed_east_m(246_092.5), 8_246_092.5);
    assert_eq!(
        (zone.on_sk42().name(), zone.on_sk95().name(), zone.on_gsk2011().name()),
        ("sk42-gk8", "sk95-gk8", "gsk2011-gk8")
    );
    assert_eq!(GaussKruegerZone::new(31).unwrap().central_meridian_degrees(), -177.0);
    assert_eq!(zone.on_sk42().gauss_krueger_zone(), Some(zone));
}

#[test]
fn zones_of_utm_follow_the_standard_with_its_exceptions() {
    let zone =
        |latitude: f64, longitude: f64| System::utm_or_ups(Geodetic::new(latitude, longitude, 0.0).unwrap()).name();
    for (latitude, longitude, expected) in [
        (0.0, 0.0, "utm31n"),
        (-1e-9, 0.0, "utm31s"),
        (35.0, 180.0, "utm1n"),
        (35.0, -180.0, "utm1n"),
        (35.0, 179.999_999, "utm60n"),
        (60.0, 3.0, "utm32n"),
        (60.0, 2.999_999, "utm31n"),
        (64.0, 3.0, "utm31n"),
        (56.0, 5.0, "utm32n"),
        (72.0, 8.999, "utm31n"),
        (72.0, 9.0, "utm33n"),
        (75.0, 20.999, "utm33n"),
        (75.0, 21.0, "utm35n"),
        (75.0, 33.0, "utm37n"),
        (75.0, 41.999, "utm37n"),
        (75.0, 42.0, "utm38n"),
        (75.0, -0.001, "utm30n"),
        (71.999, 9.0, "utm32n"),
        (83.999, 0.0, "utm31n"),
        (84.0, 0.0, "ups-north"),
        (-80.0, 0.0, "utm31s"),
        (-80.000_001, 0.0, "ups-south"),
    ] {
        assert_eq!(zone(latitude, longitude), expected, "{latitude} {longitude}");
    }
}

#[test]
fn every_row_says_where_it_comes_from_and_how_good_it_is() {
    for system in System::all() {
        assert!(!system.source().is_empty() && (0.0..=10.0).contains(&system.sigma_m()), "{system}");
        assert!(system.pipeline().ends_with("/3d"), "{system}");
        assert_eq!(system.pipeline() == "wgs84/identity/3d", system.datum().name() == "WGS84", "{system}");
    }
    assert_eq!(System::utm(37, Hemisphere::North).map(System::name), Some("utm37n"));
    assert_eq!(System::utm(0, Hemisphere::North), None);
    assert_eq!(System::utm(61, Hemisphere::South), None);
}
