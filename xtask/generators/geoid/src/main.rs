//! Computes the undulation grid of `crates/spacetime/src/geoid/table.rs` from the harmonic model EGM96, and measures it.
//!
//! ```text
//! cargo run --release --manifest-path xtask/generators/geoid/Cargo.toml            writes the table, prints the measurements
//! cargo run --release --manifest-path xtask/generators/geoid/Cargo.toml -- --check compares the committed table, writes nothing
//! ```
//!
//! Run by hand when the area or the step changes, which is a new table with a new hash (docs/decisions/0010). It first computes points
//! that the publisher of the model printed, and stops if one of them is missed. The harmonics use the platform's trigonometry; a
//! millimetre that another machine might round the other way is why the table is committed, and not computed where it is needed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use egm96::{Egm96Scratch, egm96_compute_altitude_offset_with_scratch};

/// Where the table is committed, from the root of the tree.
const TABLE: &str = "crates/spacetime/src/geoid/table.rs";

/// South-west node and size of the grid, in steps of an eighth of a degree: 31.5 to 38.5 N, 34 to 43.5 E.
const SOUTH_EIGHTHS: i32 = 252;
const WEST_EIGHTHS: i32 = 272;
const ROWS: usize = 57;
const COLUMNS: usize = 77;

/// Points of the test file that came with the model (NIMA/NASA GSFC, 1996): latitude, longitude, undulation in metres.
const PUBLISHED: [(f64, f64, f64); 6] = [
    (38.628_155, 269.779_155, -31.628),
    (-14.621_217, 305.021_114, -2.969),
    (46.874_319, 102.448_729, -43.575),
    (-23.617_446, 133.874_712, 15.871),
    (38.625_473, 359.999_500, 50.066),
    (-0.466_744, 0.002_300, 17.329),
];
/// The publisher interpolated in a grid of a quarter degree, hence some millimetres.
const PUBLISHED_WITHIN_M: f64 = 0.005;

/// The grid may differ from the model between its nodes by so much; `spacetime` counts on it.
const INTERPOLATION_WITHIN_M: f64 = 0.1;

/// What `spacetime` takes for the whole earth, metres.
const WORLD_M: (f64, f64) = (-107.0, 86.0);

fn main() -> ExitCode {
    let mut model = Model(Egm96Scratch::new());
    for (latitude, longitude, expected) in PUBLISHED {
        let found = model.undulation_m(latitude, longitude);
        println!("published {latitude:>11} {longitude:>11}: {expected:>8.3} m, here {found:>8.3} m");
        if (found - expected).abs() > PUBLISHED_WITHIN_M {
            eprintln!("the model misses a published point: nothing is written");
            return ExitCode::FAILURE;
        }
    }
    let grid = model.grid();
    let error_m = model.worst_interpolation_m(&grid);
    let (least, most) = model.extremes_of_the_world();
    println!("between the nodes of the grid: at most {error_m:.4} m from the model");
    println!("whole earth in steps of a degree: {least:.2} m to {most:.2} m");
    if error_m > INTERPOLATION_WITHIN_M || least < WORLD_M.0 || most > WORLD_M.1 {
        eprintln!("a bound that spacetime counts on does not hold: nothing is written");
        return ExitCode::FAILURE;
    }
    let text = render(&grid);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(TABLE);
    if std::env::args().any(|word| word == "--check") {
        let fresh = fs::read_to_string(&path).is_ok_and(|committed| committed == text);
        println!("{TABLE}: {}", if fresh { "fresh" } else { "STALE" });
        return if fresh { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    match fs::write(&path, text) {
        Ok(()) => {
            println!("written {TABLE}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{TABLE}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Undulations in millimetres, rows from the south, columns from the west.
type Grid = Vec<Vec<i32>>;

struct Model(Egm96Scratch);

impl Model {
    /// The height of the geoid above the WGS84 ellipsoid, metres.
    fn undulation_m(&mut self, latitude: f64, longitude: f64) -> f64 {
        egm96_compute_altitude_offset_with_scratch(latitude, longitude, &mut self.0)
    }

    fn grid(&mut self) -> Grid {
        (0..ROWS)
            .map(|row| {
                let latitude = (f64::from(SOUTH_EIGHTHS) + row as f64) / 8.0;
                (0..COLUMNS)
                    .map(|column| {
                        let longitude = (f64::from(WEST_EIGHTHS) + column as f64) / 8.0;
                        (self.undulation_m(latitude, longitude) * 1_000.0).round() as i32
                    })
                    .collect()
            })
            .collect()
    }

    /// Bilinear interpolation against the model at fifteen places of every cell.
    fn worst_interpolation_m(&mut self, grid: &Grid) -> f64 {
        let mut worst = 0.0_f64;
        for row in 0..ROWS - 1 {
            for column in 0..COLUMNS - 1 {
                for place in 1..16 {
                    let (north, east) = (f64::from(place / 4) / 4.0, f64::from(place % 4) / 4.0);
                    let at = |row: usize, column: usize| f64::from(grid[row][column]);
                    let south = at(row, column) * (1.0 - east) + at(row, column + 1) * east;
                    let far = at(row + 1, column) * (1.0 - east) + at(row + 1, column + 1) * east;
                    let found_m = (south * (1.0 - north) + far * north) / 1_000.0;
                    let latitude = (f64::from(SOUTH_EIGHTHS) + row as f64 + north) / 8.0;
                    let longitude = (f64::from(WEST_EIGHTHS) + column as f64 + east) / 8.0;
                    worst = worst.max((found_m - self.undulation_m(latitude, longitude)).abs());
                }
            }
        }
        worst
    }

    fn extremes_of_the_world(&mut self) -> (f64, f64) {
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for row in -90..=90 {
            for column in -180..180 {
                let found = self.undulation_m(f64::from(row), f64::from(column));
                (least, most) = (least.min(found), most.max(found));
            }
        }
        (least, most)
    }
}

fn render(grid: &Grid) -> String {
    let mut text = String::from(
        "//! Heights of the EGM96 geoid above the WGS84 ellipsoid, millimetres. @generated by `xtask/generators/geoid`; do not edit.\n\
         //!\n\
         //! One row per eighth of a degree of latitude from the south, one number per eighth of longitude from the west. Source: the\n\
         //! harmonic model EGM96 to degree 360 as carried by the crate `egm96` 0.3.2 (Zlib). A test pins these bytes by SHA-256.\n\n",
    );
    let constants = [
        ("SOUTH_EIGHTHS: i32", SOUTH_EIGHTHS.to_string(), "Latitude of the first row, eighths of a degree."),
        ("WEST_EIGHTHS: i32", WEST_EIGHTHS.to_string(), "Longitude of the first column, eighths of a degree."),
        ("ROWS: usize", ROWS.to_string(), "Parallels."),
        ("COLUMNS: usize", COLUMNS.to_string(), "Meridians."),
    ];
    for (name, value, meaning) in constants {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "/// {meaning}\npub(super) const {name} = {value};");
    }
    text.push_str("\n#[rustfmt::skip]\npub(super) static UNDULATION_MM: [[i32; COLUMNS]; ROWS] = [\n");
    for (row, values) in grid.iter().enumerate() {
        let latitude = (f64::from(SOUTH_EIGHTHS) + row as f64) / 8.0;
        let _ = writeln!(text, "    // {latitude} N\n    [");
        for line in values.chunks(16) {
            let numbers: Vec<String> = line.iter().map(i32::to_string).collect();
            let _ = writeln!(text, "        {},", numbers.join(", "));
        }
        text.push_str("    ],\n");
    }
    text.push_str("];\n");
    text
}
