//! Bench: geodesics, both problems, against geographiclib-rs and against C++ GeographicLib, on the same points in one run, one thread.
//!
//! Each side does its best of seven rounds, the Rust sides in turn, so that a busy machine is unfair to nobody. C++ needs `g++` and the headers of Debian's
//! `libgeographiclib-dev`; without them its rows are skipped, and say so. Run by `cargo xtask bench`.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench stops at its first surprise, and says what it skips"
)]

#[path = "../../protocol/examples/bench/meter.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod meter;

use geographiclib_rs::{DirectGeodesic as _, Geodesic, InverseGeodesic as _};
use jig_spacetime::geodesic::{self, Azimuth};
use jig_spacetime::{Latitude, Longitude, Position};
use meter::{figure, timed};
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Pairs of points in one set.
const PAIRS: usize = 100_000;
const ROUNDS: usize = 7;

fn main() {
    let mut random = Random(2_016);
    // Anywhere on earth, and within some 50 km in the region, which is what separations are asked for.
    let world: Vec<Task> =
        (0..PAIRS).map(|_| Task::between(random.anywhere(), random.anywhere(), &mut random)).collect();
    let near: Vec<Task> = (0..PAIRS)
        .map(|_| {
            let from = random.within(330_000_000, 350_000_000, 40_000_000, 60_000_000);
            let (south, west) = (from.latitude().as_e7() - 2_500_000, from.longitude().as_e7() - 2_500_000);
            Task::between(from, random.within(south, west, 5_000_000, 5_000_000), &mut random)
        })
        .collect();
    for (name, tasks) in [("anywhere", world), ("within 50 km", near)] {
        let (mut best, mut theirs) = (Sides::WORST, Sides::WORST);
        for _ in 0..ROUNDS {
            best.improve(tasks.len(), ours(&tasks));
            theirs.improve(tasks.len(), oracle(&tasks));
        }
        let row = |problem: &str, peer: &str, ours: f64, theirs: f64| {
            figure(&format!("geodesic {problem}, {name}, against {peer}"), ours, "ns", Some(theirs), "<=1x");
        };
        let peers = [("geographiclib-rs", Some(theirs)), ("C++ GeographicLib", cpp(&tasks))];
        for (peer, sides) in peers {
            if let Some(sides) = sides {
                row("inverse", peer, best.inverse_ns, sides.inverse_ns);
                row("direct", peer, best.direct_ns, sides.direct_ns);
            }
        }
        let worst = tasks.iter().map(Task::difference_m).fold(0.0_f64, f64::max);
        // Distances are whole millimetres, so half of one is the best that can be.
        figure(&format!("geodesic inverse, {name}, worst difference"), worst * 1e3, "mm", None, "<=0.501");
    }
}

/// A question to all sides.
struct Task {
    from: Position,
    to: Position,
    azimuth: Azimuth,
    distance_mm: u64,
    /// The same as degrees and metres: latitude, longitude, latitude, longitude, azimuth, distance.
    numbers: [f64; 6],
}

impl Task {
    fn between(from: Position, to: Position, random: &mut Random) -> Self {
        let azimuth = Azimuth::from_e7(u32::try_from(random.below(3_600_000_000)).unwrap()).unwrap();
        let distance_mm = geodesic::inverse(from, to).distance_mm;
        let degrees = |e7: i32| f64::from(e7) / 1e7;
        let numbers = [
            degrees(from.latitude().as_e7()),
            degrees(from.longitude().as_e7()),
            degrees(to.latitude().as_e7()),
            degrees(to.longitude().as_e7()),
            f64::from(azimuth.as_e7()) / 1e7,
            distance_mm as f64 / 1e3,
        ];
        Self { from, to, azimuth, distance_mm, numbers }
    }

    /// Between our distance and the oracle's.
    fn difference_m(&self) -> f64 {
        let [a, b, c, d, _, _] = self.numbers;
        let oracle: f64 = Geodesic::wgs84().inverse(a, b, c, d);
        (oracle - self.distance_mm as f64 / 1e3).abs()
    }
}

/// Nanoseconds a call.
struct Sides {
    inverse_ns: f64,
    direct_ns: f64,
}

impl Sides {
    const WORST: Self = Self { inverse_ns: f64::INFINITY, direct_ns: f64::INFINITY };

    /// Keeps the better of the best so far and a new round.
    fn improve(&mut self, calls: usize, (inverse, direct): (Duration, Duration)) {
        let each = |taken: Duration| taken.as_secs_f64() * 1e9 / calls as f64;
        self.inverse_ns = self.inverse_ns.min(each(inverse));
        self.direct_ns = self.direct_ns.min(each(direct));
    }
}

fn ours(tasks: &[Task]) -> (Duration, Duration) {
    let (inverse, ()) = timed(|| {
        for task in tasks {
            black_box(geodesic::inverse(black_box(task.from), black_box(task.to)));
        }
    });
    let (direct, ()) = timed(|| {
        for task in tasks {
            black_box(geodesic::direct(black_box(task.from), black_box(task.azimuth), black_box(task.distance_mm)));
        }
    });
    (inverse, direct)
}

fn oracle(tasks: &[Task]) -> (Duration, Duration) {
    let earth = Geodesic::wgs84();
    let (inverse, ()) = timed(|| {
        for task in tasks {
            let [a, b, c, d, _, _] = black_box(task.numbers);
            let found: (f64, f64, f64, f64) = earth.inverse(a, b, c, d);
            black_box(found);
        }
    });
    let (direct, ()) = timed(|| {
        for task in tasks {
            let [a, b, _, _, azimuth, distance] = black_box(task.numbers);
            let found: (f64, f64) = earth.direct(a, b, azimuth, distance);
            black_box(found);
        }
    });
    (inverse, direct)
}

/// C++ GeographicLib, if this machine can build it.
fn cpp(tasks: &[Task]) -> Option<Sides> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bench/geodesics.cpp");
    let folder = std::env::temp_dir().join(format!("jig-bench-geodesics-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (program, points) = (folder.join("geodesics"), folder.join("points.bin"));
    // The library was renamed between two releases of Debian.
    let is_built = ["-lGeographicLib", "-lGeographic"].into_iter().any(|library| {
        let built = Command::new("g++").args(["-O2", "-o"]).args([&program, &source]).arg(library).output();
        built.is_ok_and(|built| built.status.success())
    });
    let outcome = is_built.then(|| {
        let bytes: Vec<u8> = tasks.iter().flat_map(|task| task.numbers).flat_map(f64::to_ne_bytes).collect();
        std::fs::write(&points, bytes).unwrap();
        Command::new(&program).arg(&points).output().unwrap()
    });
    std::fs::remove_dir_all(&folder).unwrap();
    let Some(outcome) = outcome else {
        println!("skipped: C++ GeographicLib; it needs g++ and Debian's libgeographiclib-dev");
        return None;
    };
    let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
    let mut numbers = text.split_whitespace().map(|number| number.parse::<f64>().unwrap());
    Some(Sides { inverse_ns: numbers.next().unwrap(), direct_ns: numbers.next().unwrap() })
}

/// A linear congruential generator (Knuth, MMIX), so that every run asks the same.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((u128::from(self.0 >> 11) * u128::from(bound)) >> 53) as u64
    }

    fn within(&mut self, south_e7: i32, west_e7: i32, height_e7: u64, width_e7: u64) -> Position {
        let latitude = south_e7 + i32::try_from(self.below(height_e7)).unwrap();
        let longitude = west_e7 + i32::try_from(self.below(width_e7)).unwrap();
        Position::new(Latitude::from_e7(latitude).unwrap(), Longitude::from_e7(longitude).unwrap())
    }

    fn anywhere(&mut self) -> Position {
        let longitude = i64::try_from(self.below(3_600_000_000)).unwrap() - 1_800_000_000;
        // Uniform in latitude, which crowds the poles; the figures do not care.
        let latitude = i64::try_from(self.below(1_800_000_001)).unwrap() - 900_000_000;
        Position::from_e7(i32::try_from(latitude).unwrap(), i32::try_from(longitude).unwrap()).unwrap()
    }
}
