//! The grid against published and measured undulations, its pinned bytes, and ranges against points inside them.

use super::{
    AREA, GEOID_ERROR_MM, Undulation, UndulationRange, geoid_hash_input, interpolated, undulation_at, undulation_over,
};
use crate::{LatLonBox, Position};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::format;
use std::string::String;

const WEST: i32 = 340_000_000;
const EAST: i32 = 435_000_000;
const SOUTH: i32 = 315_000_000;
const NORTH: i32 = 385_000_000;

fn undulation_mm(latitude_e7: i32, longitude_e7: i32) -> i64 {
    match undulation_at(Position::from_e7(latitude_e7, longitude_e7).unwrap()) {
        Undulation::Known { millimetres } => millimetres.get(),
        Undulation::Unknown => panic!("{latitude_e7} {longitude_e7} is outside"),
    }
}

#[test]
fn the_committed_grid_has_the_pinned_hash() {
    let hash: String = Sha256::digest(geoid_hash_input()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        hash, "228bdb94583f137b5ec2ade917e09e104c5d6f507e26870154c164d032f562d8",
        "another grid changes verdicts: it needs a decision, see docs/decisions/0010"
    );
}

#[test]
fn undulations_of_five_towns_are_met() {
    // Computed beforehand from the harmonic model, to a tenth of a metre.
    for (latitude_e7, longitude_e7, expected_mm) in [
        (335_138_000, 362_765_000, 26_500),
        (361_991_670, 371_627_780, 27_100),
        (355_167_000, 357_833_000, 23_100),
        (353_358_330, 401_405_560, 20_500),
        (371_775_000, 421_400_000, 19_100),
    ] {
        let found = undulation_mm(latitude_e7, longitude_e7);
        assert!((found - expected_mm).abs() <= GEOID_ERROR_MM, "{latitude_e7} {longitude_e7}: {found}");
    }
}

#[test]
fn between_the_nodes_the_model_is_met_within_the_stated_error() {
    // The harmonic model itself, evaluated by the generator's crate at places that are no nodes.
    for (latitude_e7, longitude_e7, expected_mm) in [
        (328_878_073, 362_964_567, 23_710),
        (366_575_031, 400_737_883, 22_411),
        (379_297_327, 412_904_708, 22_914),
        (361_361_796, 383_909_894, 25_244),
        (367_382_315, 399_410_156, 22_673),
        (345_083_080, 410_240_940, 15_122),
        (357_897_654, 358_301_341, 23_837),
        (360_167_884, 360_012_816, 25_279),
        (384_942_885, 371_251_956, 34_847),
        (353_316_423, 389_206_883, 23_173),
        (328_365_743, 423_193_361, 6_489),
        (322_655_468, 405_274_883, 13_737),
    ] {
        let found = undulation_mm(latitude_e7, longitude_e7);
        assert!((found - expected_mm).abs() <= GEOID_ERROR_MM, "{latitude_e7} {longitude_e7}: {found} {expected_mm}");
    }
}

#[test]
fn at_the_nodes_the_table_is_given_back() {
    assert_eq!(undulation_mm(SOUTH, WEST), 17_021);
    assert_eq!(undulation_mm(SOUTH, WEST + 1_250_000), 17_150);
    assert_eq!(undulation_mm(SOUTH, WEST + 625_000), 17_086);
}

#[test]
fn outside_the_grid_nothing_is_guessed() {
    for (latitude_e7, longitude_e7) in [
        (SOUTH - 1, WEST),
        (NORTH + 1, WEST),
        (SOUTH, WEST - 1),
        (SOUTH, EAST + 1),
        (0, 0),
        (900_000_000, 0),
        (-900_000_000, 1_800_000_000),
    ] {
        let here = undulation_at(Position::from_e7(latitude_e7, longitude_e7).unwrap());
        assert_eq!(here, Undulation::Unknown, "{latitude_e7} {longitude_e7}");
        assert_eq!((here.interval().lower().get(), here.interval().upper().get()), (-107_000, 86_000));
    }
    for (latitude_e7, longitude_e7) in [(SOUTH, WEST), (SOUTH, EAST), (NORTH, WEST), (NORTH, EAST)] {
        let here = undulation_at(Position::from_e7(latitude_e7, longitude_e7).unwrap());
        assert_ne!(here, Undulation::Unknown, "{latitude_e7} {longitude_e7}");
    }
    let world = LatLonBox::from_e7(-900_000_000, -1_800_000_000, 900_000_000, 1_800_000_000).unwrap();
    assert_eq!(undulation_over(world), UndulationRange::Unknown);
}

#[test]
fn the_whole_grid_lies_within_the_extremes_of_the_theatre() {
    let whole = LatLonBox::from_e7(SOUTH, WEST, NORTH, EAST).unwrap();
    let interval = undulation_over(whole).interval();
    assert!(interval.lower().get() > 0 && interval.upper().get() < 45_000, "{interval:?}");
}

proptest! {
    #[test]
    fn a_range_holds_every_point_of_its_box_and_touches_its_ends(
        south in SOUTH..NORTH, west in WEST..EAST, height in 0_i32..9_000_000, width in 0_i32..9_000_000,
        inside in proptest::collection::vec((0.0_f64..=1.0, 0.0_f64..=1.0), 20)
    ) {
        let (north, east) = ((south + height).min(NORTH), (west + width).min(EAST));
        let area = LatLonBox::from_e7(south, west, north, east).unwrap();
        let UndulationRange::Known { lowest, highest } = undulation_over(area) else {
            return Err(TestCaseError::fail("outside"));
        };
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for (up, right) in inside {
            let latitude = south + (f64::from(north - south) * up) as i32;
            let longitude = west + (f64::from(east - west) * right) as i32;
            let scaled = interpolated(latitude, longitude).unwrap();
            prop_assert!(lowest.get() * AREA <= scaled && scaled <= highest.get() * AREA, "{} {}", latitude, longitude);
            (low, high) = (low.min(scaled), high.max(scaled));
        }
        // Not wider than need be: a box of a point is as narrow as rounding.
        if height == 0 && width == 0 {
            prop_assert!(highest.get() - lowest.get() <= 1);
        }
    }

    #[test]
    fn the_surface_has_no_steps(latitude in SOUTH..NORTH - 10, longitude in WEST..EAST - 10) {
        // A tenth of a metre of ground changes the sea by far less than a millimetre.
        let here = undulation_mm(latitude, longitude);
        prop_assert!((undulation_mm(latitude + 10, longitude) - here).abs() <= 1);
        prop_assert!((undulation_mm(latitude, longitude + 10) - here).abs() <= 1);
    }

    #[test]
    fn no_position_panics(latitude in -900_000_000_i32..=900_000_000, longitude in -1_800_000_000_i32..=1_800_000_000) {
        let position = Position::from_e7(latitude, longitude).unwrap();
        let inside = (SOUTH..=NORTH).contains(&latitude) && (WEST..=EAST).contains(&longitude);
        prop_assert_eq!(undulation_at(position) != Undulation::Unknown, inside);
    }
}
