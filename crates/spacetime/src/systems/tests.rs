//! Every row against published and computed points, and there and back.

use super::{Coordinates, System, SystemError, SystemKind};
use crate::Geodetic;
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
        _ => libm::sqrt((a - d) * (a - d) + (b - e) * (b - e) + (c - f) * (c - f)),
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
