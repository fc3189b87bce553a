//! References against GeographicLib's, the edges of zones and bands, and texts that are none.

use super::{Mgrs, MgrsPrecision, parse_mgrs};
use crate::Geodetic;
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
