//! The published test suites and computed tables, measured: how far every system and every computation is off, against what.
//!
//! Each part reads one kind of table under `tests/data` and gives rows of measurements; [`accuracy`] holds them against the page that
//! states them. Knows what tables exist; what a suite lets through stands in its part.

mod accuracy;
mod geodesics;
mod gigs;
mod grids;
mod planes;
mod systems;

use crate::geodesic::{Coordinates, path_between};
use std::format;
use std::path::Path;
use std::string::String;
use std::vec::Vec;

/// How far one system or computation was off.
struct Measured {
    /// What was measured.
    what: String,
    /// The suite or program that it was held against.
    against: &'static str,
    points: usize,
    worst_m: f64,
    /// What the suite, or the project's own gate, lets through, metres.
    allowed_m: f64,
    /// How far a point was from itself after there and back, metres, where that was measured.
    there_and_back_m: Option<f64>,
}

impl Measured {
    const fn new(what: String, against: &'static str, allowed_m: f64) -> Self {
        Self { what, against, points: 0, worst_m: 0.0, allowed_m, there_and_back_m: None }
    }

    /// Takes one point in.
    fn take(&mut self, off_m: f64) {
        self.points += 1;
        // `max` would forget what is no number.
        assert!(off_m.is_finite(), "{}, point {}", self.what, self.points);
        self.worst_m = self.worst_m.max(off_m);
    }

    /// The row of the table in the page.
    fn line(&self) -> String {
        let Self { what, against, points, .. } = self;
        let back = self.there_and_back_m.map_or_else(|| "".into(), in_words);
        format!(
            "| {what} | {against} | {points} | {} | {} | {back} |",
            in_words(self.worst_m),
            in_words(self.allowed_m)
        )
    }
}

/// A length with two figures, in the unit that suits it.
fn in_words(metres: f64) -> String {
    match metres {
        0.0 => "0".into(),
        small if small < 0.95e-6 => format!("{:.1} nm", small * 1e9),
        small if small < 0.95e-3 => format!("{:.1} µm", small * 1e6),
        other => format!("{:.1} mm", other * 1e3),
    }
}

/// The rows of a table of `tests/data`, without its head.
fn rows(file: &str) -> Vec<Vec<String>> {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file)).unwrap();
    let words = |line: &str| line.split('\t').map(String::from).collect();
    table.lines().filter(|line| !line.starts_with('#')).map(words).collect()
}

fn number(word: &str) -> f64 {
    word.parse().unwrap()
}

/// How far apart two points are on the ground, metres.
fn apart_m((latitude, longitude): (f64, f64), (other_latitude, other_longitude): (f64, f64)) -> f64 {
    let at = |latitude_degrees, longitude_degrees| Coordinates { latitude_degrees, longitude_degrees };
    path_between(at(latitude, longitude), at(other_latitude, other_longitude)).distance_m
}
