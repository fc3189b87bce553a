//! References against GeographicLib's, the edges of zones and bands, and texts that are none.

use super::{Mgrs, MgrsPrecision, MgrsProblem, parse_mgrs};
use crate::{Coordinates, Geodetic, System};
use proptest::prelude::*;
use std::format;
use std::path::Path;
use std::string::ToString;
use std::vec::Vec;

#[test]
fn shared_references_are_met_at_every_precision() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/geodesy/mgrs.csv");
    let Ok(table) = std::fs::read_to_string(&file) else {
        std::println!("skipped: no {}", file.display());
        return;
    };
    for line in table.lines().skip(1) {
        let words: Vec<&str> = line.split(',').collect();
        let place = Geodetic::new(words[2].parse().unwrap(), words[3].parse().unwrap(), 0.0).unwrap();
        for (digits, expected) in words[5..11].iter().enumerate() {
            let cell = Mgrs::of(place, MgrsPrecision::of_digits(digits).unwrap()).unwrap();
            assert_eq!(cell.to_string(), *expected);
            assert_eq!(parse_mgrs(expected).unwrap().mgrs, cell);
        }
        let metre = parse_mgrs(words[10]).unwrap().mgrs;
        for (found, expected) in [(metre.centre().unwrap(), words[11]), (metre.corners().unwrap()[0], words[12])] {
            let expected: Vec<f64> = expected.split(' ').map(|word| word.parse().unwrap()).collect();
            assert!((found.latitude_degrees() - expected[0]).abs() < 1e-13, "{found:?} {expected:?}");
            assert!((found.longitude_degrees() - expected[1]).abs() < 1e-13, "{found:?} {expected:?}");
        }
    }
}

const REFERENCES: &str = include_str!("../../tests/data/mgrs.tsv");

#[test]
fn references_are_those_of_geographiclib_at_every_precision() {
    let mut seen = 0;
    for line in REFERENCES.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split('\t').collect();
        let place = Geodetic::new(words[0].parse().unwrap(), words[1].parse().unwrap(), 0.0).unwrap();
        for (digits, expected) in words[2..8].iter().enumerate() {
            let cell = Mgrs::of(place, MgrsPrecision::of_digits(digits).unwrap()).unwrap();
            assert_eq!(cell.to_string(), *expected, "{line}");
            let read = parse_mgrs(expected).unwrap();
            assert_eq!((read.mgrs, read.look_alikes), (cell, 0), "{line}");
        }
        let centre = parse_mgrs(words[7]).unwrap().mgrs.centre().unwrap();
        let (latitude, longitude): (f64, f64) = (words[8].parse().unwrap(), words[9].parse().unwrap());
        let shrink = libm::cos(latitude.to_radians());
        let turn = (centre.longitude_degrees() - longitude + 540.0).rem_euclid(360.0) - 180.0;
        let off_m = 111_700.0 * libm::hypot(centre.latitude_degrees() - latitude, turn * shrink);
        assert!(off_m < 2e-8, "{line}: centre off by {off_m} m");
        seen += 1;
    }
    assert!(seen > 900);
}

#[test]
fn people_write_references_in_many_ways() {
    let expected = parse_mgrs("37SCA3482407603").unwrap().mgrs;
    for (text, look_alikes) in [
        ("37S CA 34824 07603", 0),
        ("  37 S C A 34824 07603\t", 0),
        ("37sca3482407603", 0),
        ("37\u{a0}SCA\u{a0}34824\u{a0}07603", 0),
        ("37SСА3482407603", 2),
        ("37sса 34824 07603", 2),
        ("٣٧SCA٣٤٨٢٤٠٧٦٠٣", 0),
    ] {
        let read = parse_mgrs(text).unwrap();
        assert_eq!((read.mgrs, read.look_alikes), (expected, look_alikes), "{text}");
    }
    let polar = parse_mgrs("ZAH 00000 00000").unwrap().mgrs;
    assert_eq!((polar.zone(), polar.south_west_m()), (None, (2_000_000, 2_000_000)));
    assert_eq!(parse_mgrs("УХК").unwrap().look_alikes, 3);
}

#[test]
fn what_is_no_reference_is_refused_at_its_place() {
    for (text, problem, character) in [
        ("", MgrsProblem::Empty, 1),
        ("   ", MgrsProblem::Empty, 4),
        ("37", MgrsProblem::BandMissing, 3),
        ("37S", MgrsProblem::SquareMissing, 4),
        ("37SC", MgrsProblem::SquareMissing, 5),
        ("37S3482407603", MgrsProblem::SquareMissing, 4),
        ("0SCA", MgrsProblem::ZoneOutOfRange, 1),
        ("61SCA", MgrsProblem::ZoneOutOfRange, 1),
        ("999SCA", MgrsProblem::ZoneOutOfRange, 1),
        ("3700SCA", MgrsProblem::ZoneOutOfRange, 1),
        ("37ICA", MgrsProblem::BandLetter, 3),
        ("37BCA", MgrsProblem::BandLetter, 3),
        ("SCA34820760", MgrsProblem::BandLetter, 1),
        ("37SJA", MgrsProblem::ColumnLetter, 4),
        ("37SСO", MgrsProblem::RowLetter, 5),
        ("37SCW", MgrsProblem::RowLetter, 5),
        ("ZZZ", MgrsProblem::ColumnLetter, 2),
        ("YJK", MgrsProblem::ColumnLetter, 2),
        ("YXQ", MgrsProblem::RowLetter, 3),
        ("37RCA", MgrsProblem::BandRow, 3),
        ("37SCA348240760", MgrsProblem::OddDigits, 15),
        ("37SCA348240760312", MgrsProblem::TooManyDigits, 16),
        ("37SCA 3482 407603", MgrsProblem::UnequalHalves, 12),
        ("37SCA 34 82 40", MgrsProblem::UnequalHalves, 13),
        ("37SCA34824N07603", MgrsProblem::UnexpectedCharacter, 11),
        ("37-SCA", MgrsProblem::UnexpectedCharacter, 3),
        ("37ЯCA", MgrsProblem::UnexpectedCharacter, 3),
    ] {
        let error = parse_mgrs(text).expect_err(text);
        assert_eq!((error.problem, error.place.character), (problem, character), "{text}");
    }
    assert_eq!(parse_mgrs(&"3".repeat(300)).unwrap_err().problem, MgrsProblem::TooLong);
}

#[test]
fn whole_metres_of_utm_keep_their_cell_by_way_of_degrees() {
    let utm = System::named("utm37n").unwrap();
    let around = |degrees: f64| libm::round(degrees * 1e11) / 1e11;
    for step in 0..2_000 {
        let (easting_m, northing_m) = (200_000 + step * 313, 3_500_000 + step * 401);
        let place = utm.to_wgs84(Coordinates::from_columns([easting_m.into(), northing_m.into(), 0.0])).unwrap();
        // As the columns of degrees are written, too.
        let written = Geodetic::new(around(place.latitude_degrees()), around(place.longitude_degrees()), 0.0).unwrap();
        for place in [place, written] {
            let cell = Mgrs::of(place, MgrsPrecision::Metre).unwrap();
            if cell.zone() == Some(37) {
                let digits = format!("{:05}{:05}", easting_m % 100_000, northing_m % 100_000);
                assert!(cell.to_string().ends_with(&digits), "{easting_m} {northing_m}: {cell}");
            }
        }
    }
}

#[test]
fn the_cell_is_where_its_corners_are() {
    let cell = parse_mgrs("37SCA3407").unwrap().mgrs;
    assert_eq!((cell.size_m(), cell.zone(), cell.precision()), (1_000, Some(37), MgrsPrecision::Kilometre));
    assert_eq!(cell.south_west_m(), (334_000, 4_007_000));
    let [south_west, south_east, north_east, north_west] = cell.corners().unwrap();
    assert!(south_west.longitude_degrees() < south_east.longitude_degrees());
    assert!(south_east.latitude_degrees() < north_east.latitude_degrees());
    assert!(north_west.longitude_degrees() < north_east.longitude_degrees());
    let around = |precision| cell.around_centre(precision).to_string();
    assert_eq!(around(MgrsPrecision::Metre), "37SCA3450007500");
    assert_eq!(around(MgrsPrecision::Kilometres10), "37SCA30");
    let centre = cell.centre().unwrap();
    assert!(centre.latitude_degrees() > south_west.latitude_degrees());
}

proptest! {
    #[test]
    fn the_cell_of_a_place_is_read_back_and_its_centre_lies_in_it(
        latitude in -90.0..=90.0_f64, longitude in -180.0..=180.0_f64, digits in 0..=5_usize,
    ) {
        let place = Geodetic::new(latitude, longitude, 0.0).unwrap();
        let cell = Mgrs::of(place, MgrsPrecision::of_digits(digits).unwrap()).unwrap();
        let text = cell.to_string();
        prop_assert_eq!(parse_mgrs(&text).unwrap().mgrs, cell);
        // The coordinates of the place lie in the cell, and so do those of its centre.
        let (west_m, south_m) = cell.south_west_m();
        let size_m = f64::from(cell.size_m());
        for place in [place, cell.centre().unwrap()] {
            let [easting_m, northing_m, _] = cell.grid().project(place).unwrap().columns();
            prop_assert!((0.0..size_m).contains(&(easting_m - f64::from(west_m))), "{} {:?}", text, place);
            prop_assert!((0.0..size_m).contains(&(northing_m - f64::from(south_m))), "{} {:?}", text, place);
        }
    }

    #[test]
    fn no_text_panics(text in "[0-9A-Za-zАВСЕНКМОРТХУ \u{660}-\u{669}]{0,20}") {
        if let Ok(read) = parse_mgrs(&text) {
            prop_assert_eq!(parse_mgrs(read.mgrs.text().as_str()).unwrap().mgrs, read.mgrs);
            let _ = (read.mgrs.centre(), read.mgrs.corners());
        }
    }
}
