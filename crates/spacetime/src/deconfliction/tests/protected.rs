//! Checks against what is protected.

use super::make::{circle, corridor, polygon};
use crate::deconfliction::cells_of;
use crate::deconfliction::protected::{Cells, ProtectedAnswer, ProtectedList};
use crate::{CellGrid, geodesic};
use std::collections::BTreeSet;
use std::format;

#[test]
fn every_footprint_that_touches_a_cell_gets_the_same_answer() {
    // SG-06: nothing but the cells goes in, and nothing but one of two words comes out.
    let mut list = ProtectedList::default();
    list.enter("hospital", Cells::new([5, 6]));
    list.enter("convoy", Cells::new([9]));
    let mut answers = BTreeSet::new();
    for cells in [vec_of(&[5]), vec_of(&[6]), vec_of(&[5, 6, 7, 8, 9]), vec_of(&[9]), vec_of(&[1, 9])] {
        answers.insert(format!("{:?}", list.check(&Cells::new(cells))));
    }
    assert_eq!(answers.len(), 1);
    assert_eq!(list.check(&Cells::new([4, 7])), ProtectedAnswer::NoEntryOnList);
    // The answers carry nothing: they are the size of a byte, and there are two of them.
    assert_eq!(size_of::<ProtectedAnswer>(), 1);
}

fn vec_of(cells: &[u64]) -> std::vec::Vec<u64> {
    cells.to_vec()
}

#[test]
fn no_answer_of_a_protected_check_permits() {
    // SG-05: the code of the better answer speaks of the list, not of the ground.
    assert_eq!(ProtectedAnswer::NoEntryOnList.code(), "protected-no-entry");
    assert_eq!(ProtectedList::<u64>::default().check(&Cells::new([1])), ProtectedAnswer::NoEntryOnList);
}

#[test]
fn every_check_is_counted_for_every_entry_alike() {
    // SG-06: a count that rose on contact only would be an answer of its own.
    let mut list = ProtectedList::default();
    list.enter("a", Cells::new([1]));
    list.enter("b", Cells::new([2]));
    for cells in [[1], [2], [3]] {
        list.check(&Cells::new(cells));
    }
    assert_eq!((list.checks_of("a"), list.checks_of("b"), list.checks_of("c")), (Some(3), Some(3), None));
    list.enter("a", Cells::new([7]));
    assert_eq!(list.checks_of("a"), Some(3));
}

#[test]
fn a_new_moved_or_struck_entry_names_the_open_items_to_check_again() {
    let mut list = ProtectedList::default();
    list.open("plan-1", Cells::new([1, 2]));
    list.open("plan-2", Cells::new([3]));
    assert_eq!(list.enter("site", Cells::new([2])), ["plan-1"]);
    // Those on the old cells and those on the new ones.
    assert_eq!(list.enter("site", Cells::new([3])), ["plan-1", "plan-2"]);
    assert_eq!(list.strike("site"), ["plan-2"]);
    list.close("plan-2");
    assert!(list.enter("site", Cells::new([3])).is_empty());
}

#[test]
fn all_footprints_in_a_cell_get_one_answer_wherever_in_it_the_entry_lies() {
    // SG-06: moving the entry or the footprint within the cell changes nothing that can be seen.
    let grid = CellGrid::of_size_m(2_000).unwrap();
    let bounds = grid.cell_at(super::make::place(34.0, 39.0)).bounds();
    let inside = |share: f64| {
        let between = |low: i32, high: i32| f64::from(low) + (f64::from(high) - f64::from(low)) * share;
        (between(bounds.south_e7(), bounds.north_e7()) / 1e7, between(bounds.west_e7(), bounds.east_e7()) / 1e7)
    };
    for entry_share in [0.1, 0.5, 0.9] {
        let (latitude, longitude) = inside(entry_share);
        let mut list = ProtectedList::default();
        list.enter("site", cells_of(&circle(latitude, longitude, 10), grid, 100).unwrap());
        for share in [0.1, 0.3, 0.7, 0.9] {
            let (latitude, longitude) = inside(share);
            let footprint = cells_of(&circle(latitude, longitude, 50), grid, 100).unwrap();
            assert_eq!(list.check(&footprint), ProtectedAnswer::Held);
        }
        let (latitude, longitude) = (inside(0.5).0 + 0.1, inside(0.5).1);
        let far = cells_of(
            &polygon(&[&[(latitude, longitude), (latitude, longitude + 0.01), (latitude + 0.01, longitude)]]),
            grid,
            100,
        );
        assert_eq!(list.check(&far.unwrap()), ProtectedAnswer::NoEntryOnList);
    }
}

#[test]
fn a_covering_holds_every_place_of_a_footprint() {
    let grid = CellGrid::of_size_m(500).unwrap();
    let route = [(34.0, 39.0), (34.1, 39.2), (34.05, 39.4)];
    let cells = cells_of(&corridor(&route, 3_000), grid, 10_000).unwrap();
    let mut list = ProtectedList::default();
    list.enter("all", cells);
    for (latitude, longitude) in route {
        for azimuth in (0..36).map(|tens| geodesic::Azimuth::from_e7(tens * 100_000_000).unwrap()) {
            let edge = geodesic::direct(super::make::place(latitude, longitude), azimuth, 2_999_000);
            assert_eq!(list.check(&Cells::new([grid.cell_at(edge)])), ProtectedAnswer::Held);
        }
    }
}
