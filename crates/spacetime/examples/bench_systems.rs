//! Bench: coordinate systems against PROJ, and grid references against C++ GeographicLib, on the same points in one run, one thread each.
//!
//! PROJ is called by `pyproj` on arrays, so that no text and no call for each point is counted against it. What a peer needs is fetched with
//! `pip` or `apt-get` and said; where that cannot be, its rows are skipped, and say so. Run by `cargo xtask bench`.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench stops at its first surprise, and says what it skips"
)]

#[path = "../../protocol/examples/bench/meter.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod meter;
#[path = "bench/peers.rs"]
mod peers;

use jig_spacetime::{Coordinates, Geodetic, Mgrs, MgrsPrecision, MgrsText, System, parse_mgrs};
use meter::figure;
use peers::{beside, best, fetched, fetched_from_debian, printed};
use std::path::Path;
use std::process::Command;

const POINTS: usize = 200_000;
const ROUNDS: usize = 7;

fn main() {
    let points = points();
    let text: String = points.iter().map(|p| format!("{} {}\n", p.latitude_degrees(), p.longitude_degrees())).collect();
    let folder = std::env::temp_dir().join(format!("jig-bench-systems-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let proj = proj(&folder, &text);
    let geographiclib = geographiclib(&folder, &text);
    std::fs::remove_dir_all(&folder).unwrap();

    for (index, name) in ["sk42-gk7", "utm37n"].into_iter().enumerate() {
        let (there, back) = system(System::named(name).unwrap(), &points);
        let floor = |column: usize| proj.as_ref().and_then(|numbers| numbers.get(column).copied()).map(per_second);
        let peer = if proj.is_some() { ", against PROJ" } else { "" };
        let goal = if index == 0 { ">=3" } else { "-" };
        let column = if index == 0 { 0 } else { 2 };
        figure(&format!("wgs84 to {name}{peer}"), per_second(there), "M/s", floor(column), goal);
        let floor_back = if index == 0 { floor(1) } else { None };
        figure(&format!("{name} to wgs84{peer}"), per_second(back), "M/s", floor_back, goal);
    }
    for name in ["sk42", "syria-lambert", "levant-zone", "levant-stereographic"] {
        let (there, back) = system(System::named(name).unwrap(), &points);
        figure(&format!("wgs84 to {name}"), per_second(there), "M/s", None, "-");
        figure(&format!("{name} to wgs84"), per_second(back), "M/s", None, "-");
    }
    let (written, read) = references(&points);
    let floor = |column: usize| geographiclib.as_ref().and_then(|numbers| numbers.get(column).copied()).map(per_second);
    let peer = if geographiclib.is_some() { ", against C++ GeographicLib" } else { "" };
    figure(&format!("wgs84 to mgrs, 1 m{peer}"), per_second(written), "M/s", floor(0), ">=2.5");
    figure(&format!("mgrs, 1 m, to wgs84{peer}"), per_second(read), "M/s", floor(1), ">=2.5");
}

/// Places in the region, by a fixed rule.
fn points() -> Vec<Geodetic> {
    let mut state = 2_016_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    (0..POINTS).map(|_| Geodetic::new(32.0 + 5.5 * random(), 36.0 + 6.0 * random(), 300.0).unwrap()).collect()
}

fn per_second(nanoseconds: f64) -> f64 {
    1e3 / nanoseconds
}

fn system(system: System, points: &[Geodetic]) -> (f64, f64) {
    let mut planar = vec![Coordinates::from_columns([0.0; 3]); points.len()];
    let there = best(ROUNDS, points.len(), || {
        for (place, into) in points.iter().zip(&mut planar) {
            *into = system.from_wgs84(*place).unwrap();
        }
    });
    let mut geodetic = points.to_vec();
    let back = best(ROUNDS, points.len(), || {
        for (coordinates, into) in planar.iter().zip(&mut geodetic) {
            *into = system.to_wgs84(*coordinates).unwrap();
        }
    });
    (there, back)
}

fn references(points: &[Geodetic]) -> (f64, f64) {
    let text = |place: &Geodetic| Mgrs::of(*place, MgrsPrecision::Metre).unwrap().text();
    let mut texts: Vec<MgrsText> = points.iter().map(text).collect();
    let written = best(ROUNDS, points.len(), || {
        for (place, into) in points.iter().zip(&mut texts) {
            *into = text(place);
        }
    });
    let mut geodetic = points.to_vec();
    let read = best(ROUNDS, points.len(), || {
        for (text, into) in texts.iter().zip(&mut geodetic) {
            *into = parse_mgrs(text.as_str()).unwrap().mgrs.centre().unwrap();
        }
    });
    (written, read)
}

/// PROJ by pyproj: nanoseconds a point for the pipeline there, back, and UTM alone.
fn proj(folder: &Path, text: &str) -> Option<Vec<f64>> {
    let script = beside("proj.py");
    let asked = || answer(Command::new("python3").env("PYTHONPATH", folder).arg(&script), text);
    let found = asked().or_else(|| {
        println!("fetching pyproj from PyPI");
        fetched(
            Command::new("python3")
                .args(["-m", "pip", "install", "--quiet", "--target"])
                .arg(folder)
                .arg("pyproj")
                .arg("numpy"),
        );
        asked()
    });
    if found.is_none() {
        println!("SKIPPED: no figures of PROJ; they need python3 with pip and the package pyproj");
    }
    found
}

/// C++ GeographicLib: nanoseconds a point written and read.
fn geographiclib(folder: &Path, text: &str) -> Option<Vec<f64>> {
    let program = folder.join("mgrs");
    let built = || {
        let mut compiler = Command::new("g++");
        compiler.args(["-O2", "-o"]).arg(&program).arg(beside("mgrs.cpp"));
        // Debian 12 named the library anew.
        ["-lGeographicLib", "-lGeographic"].iter().any(|library| {
            let mut linked = Command::new("g++");
            linked.args(compiler.get_args()).arg(library);
            fetched(&mut linked)
        })
    };
    let ready = built() || {
        println!("fetching g++ and libgeographiclib-dev from Debian");
        fetched_from_debian(&["g++", "libgeographiclib-dev"]) && built()
    };
    let found = if ready { answer(&mut Command::new(&program), text) } else { None };
    if found.is_none() {
        println!("SKIPPED: no figures of C++ GeographicLib; they need g++ and libgeographiclib-dev");
    }
    found
}

/// The numbers that a program prints for an input.
fn answer(command: &mut Command, input: &str) -> Option<Vec<f64>> {
    let text = printed(command, input)?;
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    (numbers.len() >= 2).then_some(numbers)
}
