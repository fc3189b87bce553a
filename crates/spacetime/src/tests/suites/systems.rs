//! Every coordinate system against points computed with PROJ, and there and back.

use super::{Measured, apart_m, number, rows};
use crate::{Coordinates, Geodetic, System, SystemKind};
use std::string::String;
use std::vec::Vec;

const TABLE: &str = "systems.tsv";

/// The rows of the table by system, all zones of a grid together, in the order of the table.
pub(super) fn measure() -> Vec<Measured> {
    let mut found: Vec<Measured> = Vec::new();
    for words in rows(TABLE) {
        let system = System::named(&words[0]).unwrap();
        let [latitude, longitude, height_m, a, b, c] = [1, 2, 3, 4, 5, 6].map(|index| number(&words[index]));
        let place = Geodetic::new(latitude, longitude, height_m).unwrap();
        let there = system.from_wgs84(place).unwrap();
        let off_m = off_m(system, there, Coordinates::from_columns([a, b, c]));
        let back = system.to_wgs84(there).unwrap();
        let aside_m = apart_m((back.latitude_degrees(), back.longitude_degrees()), (latitude, longitude));
        let back_m = libm::hypot(aside_m, back.height_m() - height_m);
        assert!(back_m < 1e-6, "{system} {words:?}: {back_m} m from itself");
        let name = family(system);
        let index = found.iter().position(|measured| measured.what == name).unwrap_or_else(|| {
            let allowed_m = if name.starts_with("sk42") { 1e-4 } else { 1e-3 };
            found.push(Measured::new(name, "PROJ 9.1.1", allowed_m));
            found.len() - 1
        });
        found[index].take(off_m);
        let so_far_m = found[index].there_and_back_m.unwrap_or(0.0);
        found[index].there_and_back_m = Some(so_far_m.max(back_m));
    }
    found
}

/// The name of a system without the number of its zone.
fn family(system: System) -> String {
    match system.kind() {
        SystemKind::GaussKrueger { .. } | SystemKind::Utm { .. } => {
            system.name().trim_end_matches(|letter: char| letter.is_ascii_digit() || "ns".contains(letter)).into()
        }
        SystemKind::Geographic | SystemKind::Ups { .. } | SystemKind::Regional | SystemKind::Mgrs => {
            system.name().into()
        }
    }
}

fn off_m(system: System, found: Coordinates, expected: Coordinates) -> f64 {
    let ([a, b, c], [d, e, f]) = (found.columns(), expected.columns());
    let aside_m = match system.kind() {
        SystemKind::Geographic => apart_m((a, b), (d, e)),
        SystemKind::GaussKrueger { .. }
        | SystemKind::Utm { .. }
        | SystemKind::Ups { .. }
        | SystemKind::Regional
        | SystemKind::Mgrs => libm::hypot(a - d, b - e),
    };
    libm::hypot(aside_m, c - f)
}
