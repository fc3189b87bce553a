//! Cells partition the earth; coverings hold what they cover.

use super::{CellError, CellGrid, CellId};
use crate::{Area, AreaLimits, LatLonBox, Position, geodesic};
use proptest::prelude::*;
use std::string::ToString;
use std::vec;
use std::vec::Vec;

const MANY: usize = 1_000_000;

fn position(latitude_e7: i32, longitude_e7: i32) -> Position {
    Position::from_e7(latitude_e7, longitude_e7).unwrap()
}

#[test]
fn names_have_one_spelling_and_name_a_cell() {
    for text in [
        "",
        "2000",
        "2000:1",
        "2000:1:1:1",
        "2000:01:1",
        "+2000:1:1",
        "2000:1:-1",
        "2000:1:x",
        "2000:1:1 ",
        "2000:99999999:0",
    ] {
        assert_eq!(text.parse::<CellId>(), Err(CellError::Name), "{text}");
    }
    assert_eq!("99:1:1".parse::<CellId>(), Err(CellError::Size { size_m: 99 }));
    assert_eq!("50001:1:1".parse::<CellId>(), Err(CellError::Size { size_m: 50_001 }));
    assert!(matches!("2000:10000:0".parse::<CellId>(), Err(CellError::NoSuchCell { .. })));
    assert!(matches!("2000:0:1000".parse::<CellId>(), Err(CellError::NoSuchCell { .. })));
}

#[test]
fn the_ends_of_the_earth_lie_in_cells() {
    let grid = CellGrid::of_size_m(2_000).unwrap();
    for (latitude, longitude, name) in [
        (-900_000_000, 0, "2000:0:0"),
        (900_000_000, 0, "2000:9999:0"),
        (0, 1_800_000_000, "2000:5000:0"),
        (0, -1_799_999_999, "2000:5000:0"),
        (0, 1_799_999_999, "2000:5000:19999"),
    ] {
        let cell = grid.cell_at(position(latitude, longitude));
        assert_eq!(cell.to_string().split(':').nth(1), name.split(':').nth(1), "{latitude} {longitude}");
        if latitude == 0 {
            assert_eq!(cell.to_string(), name);
        }
    }
}

#[test]
fn the_names_of_cells_do_not_change() {
    // Ids stand in records of two parties: a change here parts them.
    let (mut state, mut digest) = (3_u64, 0xcbf2_9ce4_8422_2325_u64);
    for _ in 0..20_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let latitude = i64::try_from(state >> 33).unwrap() % 1_800_000_001 - 900_000_000;
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let longitude = i64::try_from(state >> 32).unwrap() % 3_600_000_000 - 1_799_999_999;
        let size_m = 100 + u32::try_from(state % 5_000).unwrap();
        let here = position(i32::try_from(latitude).unwrap(), i32::try_from(longitude).unwrap());
        let cell = CellGrid::of_size_m(size_m).unwrap().cell_at(here);
        for byte in cell.to_string().bytes() {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    assert_eq!(digest, 0x8f11_653b_f0e6_1f2d, "{digest:#018x}");
}

#[test]
fn limits_are_kept() {
    let grid = CellGrid::of_size_m(100).unwrap();
    let ring = [(34, 36), (34, 42), (37, 42), (37, 36)].map(|(n, e)| position(n * 10_000_000, e * 10_000_000)).to_vec();
    let area = Area::new(vec![vec![ring]], &AreaLimits::default()).unwrap();
    assert_eq!(grid.covering(&area, 0, 1_000), Err(CellError::TooMany { limit: 1_000 }));
    assert_eq!(grid.covering(&area, 0, 100_000), Err(CellError::TooMany { limit: 100_000 }));
    let whole = LatLonBox::from_e7(-900_000_000, -1_800_000_000, 900_000_000, 1_800_000_000).unwrap();
    assert_eq!(grid.covering_box(whole, 1_000), Err(CellError::TooMany { limit: 1_000 }));
    let polar = [position(799_000_000, 0), position(801_000_000, 0)];
    assert_eq!(grid.covering_line(&polar, 0, MANY), Err(CellError::OutOfRange));
    assert_eq!(grid.covering_line(&[position(0, 0)], u64::MAX, MANY), Err(CellError::OutOfRange));
    assert_eq!(grid.covering_line(&[], 0, MANY).unwrap().len(), 0);
}

#[test]
fn a_covering_is_not_much_larger_than_what_it_covers() {
    let grid = CellGrid::of_size_m(2_000).unwrap();
    let ring =
        [(350, 390), (350, 400), (360, 400), (360, 390)].map(|(n, e)| position(n * 1_000_000, e * 1_000_000)).to_vec();
    let area = Area::new(vec![vec![ring]], &AreaLimits::default()).unwrap();
    let cells = grid.covering(&area, 0, MANY).unwrap();
    let covered_m2: u64 = cells.iter().map(|cell| cell.bounds().area_m2()).sum();
    // 100 km a side: two cells more on each side are 8 % of the area.
    assert!(covered_m2 > area.area_m2() && covered_m2 < area.area_m2() / 100 * 110, "{covered_m2} {}", area.area_m2());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_position_lies_in_one_cell_of_about_the_size(
        latitude in -900_000_000..=900_000_000_i32, longitude in -1_800_000_000..=1_800_000_000_i32, size_m in 100_u32..=50_000
    ) {
        let grid = CellGrid::of_size_m(size_m).unwrap();
        let here = position(latitude, longitude);
        let cell = grid.cell_at(here);
        let bounds = cell.bounds();
        prop_assert!(bounds.contains(here), "{} {}", bounds, here);
        prop_assert_eq!(cell.to_string().parse::<CellId>(), Ok(cell));
        let corner = position(bounds.south_e7(), bounds.west_e7());
        prop_assert_eq!(grid.cell_at(corner), cell);
        prop_assert_eq!(grid.cell_at(position(bounds.north_e7(), bounds.east_e7())), cell);
        // One unit further is another cell.
        if bounds.north_e7() < 900_000_000 {
            prop_assert_ne!(grid.cell_at(position(bounds.north_e7() + 1, bounds.east_e7())), cell);
        }
        if bounds.east_e7() < 1_800_000_000 - 1 && latitude.abs() < 880_000_000 {
            prop_assert_ne!(grid.cell_at(position(bounds.south_e7(), bounds.east_e7() + 1)), cell);
        }
        // Neither side is shorter than 98 % of the size, below 80 degrees, but for the last row; the west side is a meridian.
        if latitude.abs() < 800_000_000 {
            let height_mm = geodesic::inverse(corner, position(bounds.north_e7() + 1, bounds.west_e7())).distance_mm;
            prop_assert!(height_mm >= u64::from(size_m) * 980 && height_mm <= u64::from(size_m) * 1_012, "{}", height_mm);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn coverings_hold_what_they_cover(
        corners in proptest::collection::vec((-6_000_000..=6_000_000_i32, -6_000_000..=6_000_000_i32), 3..6),
        size_m in 500_u32..=10_000, distance_m in 0_u64..8_000,
        samples in proptest::collection::vec((-9_000_000..=9_000_000_i32, -9_000_000..=9_000_000_i32), 200)
    ) {
        let ring: Vec<Position> =
            corners.iter().map(|&(north, east)| position(350_000_000 + north, 390_000_000 + east)).collect();
        let parts = crate::area::right_handed(vec![vec![ring.clone()]]);
        let grid = CellGrid::of_size_m(size_m).unwrap();
        let line = grid.covering_line(&ring, distance_m * 1_000, MANY).unwrap();
        for edge in ring.windows(2) {
            let path = geodesic::path(edge[0], edge[1]);
            for step in 0..=50 {
                let foot = geodesic::advance(edge[0].into(), path.azimuth_from, path.distance_m * f64::from(step) / 50.0).at;
                let there = geodesic::advance(
                    foot, geodesic::Angle::from_degrees(f64::from(step) * 7.2), distance_m as f64).at.to_position();
                prop_assert!(line.contains(&grid.cell_at(there)), "{} m from the line, at {}", distance_m, there);
            }
        }
        let Ok(area) = Area::new(parts, &AreaLimits::default()) else { return Ok(()) };
        let cells = grid.covering(&area, distance_m * 1_000, MANY).unwrap();
        let bare = grid.covering(&area, 0, MANY).unwrap();
        prop_assert!(bare.is_subset(&cells));
        for (north, east) in samples {
            let here = position(350_000_000 + north, 390_000_000 + east);
            let cell = grid.cell_at(here);
            prop_assert!(!area.contains(here) || bare.contains(&cell), "{}", here);
            prop_assert!(!area.is_within(here, distance_m * 1_000) || cells.contains(&cell), "{}", here);
        }
        // Every cell that a corner of a cell inside touches is there, and none is far from the area.
        for cell in &bare {
            let near = area.is_within(cell.bounds().centre(), u64::from(size_m) * 3_000);
            prop_assert!(near, "{}", cell);
        }
    }
}
