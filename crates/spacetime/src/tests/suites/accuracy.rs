//! The page of accuracy states what is measured here, to the figure: pinned arithmetic gives the same on every machine.

use super::{Measured, geodesics, gigs, grids, planes, systems};
use std::path::Path;
use std::string::String;
use std::vec::Vec;

#[test]
fn the_page_of_accuracy_states_every_measurement() {
    let measured: Vec<Measured> = systems::measure()
        .into_iter()
        .chain([grids::measure()])
        .chain(planes::measure())
        .chain(geodesics::measure())
        .chain(gigs::measure())
        .collect();
    for Measured { what, against, worst_m, allowed_m, .. } in &measured {
        assert!(worst_m <= allowed_m, "{what} against {against}: off by {worst_m} m");
    }
    let table: Vec<String> = measured.iter().map(Measured::line).collect();
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/accuracy.md")).unwrap();
    let stated: Vec<&str> = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what")).collect();
    assert_eq!(stated, table, "the table of docs/accuracy.md is to be\n{}", table.join("\n"));
}
