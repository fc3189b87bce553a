//! Bench: one volume against 20,000 live ones, against PostGIS and against Shapely, on the same volumes in one run, one thread each.
//!
//! The peers get what they are best at: areas in metres of one projected zone, heights over one surface, an index that was built beforehand.
//! What is asked of them is the same: which live volumes are nearer than 5 km, 300 m and 10 minutes all at once. The answers are
//! compared pair by pair; where one differs, the distance on the ellipsoid must be within what the projection stretches, or the bench stops. Only
//! processor time counts: that of this thread, of the interpreter's thread, and of the server's process within the server, so that no
//! network, no parsing and no client is counted against a peer. PostgreSQL runs as a private cluster in the target folder, behind a
//! socket of its own, as a user without rights; no service is touched. Packages are fetched with `apt-get` and `pip`, which is said; where
//! that cannot be, the rows are skipped, and say so. Run by `cargo xtask bench`.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench stops at its first surprise, and says what it skips"
)]

#[path = "bench/cluster.rs"]
mod cluster;
#[path = "../../protocol/examples/bench/meter.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod meter;
#[path = "bench/peers.rs"]
mod peers;
#[expect(dead_code, reason = "each example uses a part of it")]
mod scenario;

use cluster::Cluster;
use jig_spacetime::deconfliction::{Live, Minimum, SeparationRules, assess};
use jig_spacetime::volume::{Coordinate, Core, Intent, Timing, Volume4D};
use jig_spacetime::{
    Altitude, AltitudeBand, Geodetic, LowerBound, Millimetres, SeaLevel, Span, System, UpperBound, VerticalDatum,
};
use meter::figure;
use peers::{beside, best, fetched, fetched_from_debian, printed};
use scenario::{Generator, World, intent};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The theatre over three days.
const THEATRE: World = World { south_e7: 320_000_000, west_e7: 355_000_000, size_e7: 60_000_000, minutes: 4_320 };
const LIVE: u64 = 20_000;
const ASKED: u64 = 2_000;
const ROUNDS: usize = 7;
const LATERAL_M: i64 = 5_000;
const VERTICAL_M: i64 = 300;
const SECONDS: i64 = 600;
/// Coordinates are good to 3 m on either side, the computation to 20 mm.
const DOUBT_M: f64 = 6.02;
/// A zone of UTM stretches by 4 ten-thousandths at its middle and by 11 at the west end of the theatre.
const STRETCH: f64 = 0.0013;

/// The ways in which Shapely is asked.
const SHAPELY: [&str; 3] =
    ["tree and distance, then times", "tree and times, then distance", "the same, one call for all queries"];

fn main() {
    let mut random = Generator::new(LIVE);
    let live_intents = intents(&mut random, LIVE, 0);
    let asked = intents(&mut random, ASKED, LIVE);
    let minimum = Minimum::new(metres(LATERAL_M), metres(VERTICAL_M), Span::from_seconds(SECONDS)).unwrap();
    let rules = SeparationRules::new("bench", minimum, Vec::new()).unwrap();
    let mut live = Live::new(rules);
    for (number, intent) in (0..).zip(&live_intents) {
        live.insert(intent, number).unwrap();
    }
    let ours_us = best(ROUNDS, asked.len(), || asked.iter().map(|new| live.sightings(new).len()).sum::<usize>()) / 1e3;
    let mut pairs = BTreeSet::new();
    for (number, new) in (0..).zip(&asked) {
        pairs.extend(live.sightings(new).into_iter().map(|sighting| (number, sighting.sequence)));
    }
    figure("one volume against 20000 live, heights over one sea", ours_us, "us", None, "<=10");
    figure("pairs not separated, of 2000 against 20000", pairs.len() as f64, "", None, "-");

    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"), PathBuf::from);
    let cluster = Cluster::at(&target.join("xtask/postgis"));
    let folder = cluster.as_ref().map_or_else(|| target.join("xtask"), |cluster| cluster.folder().to_owned());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("live.tsv"), table(&live_intents)).unwrap();
    std::fs::write(folder.join("asked.tsv"), table(&asked)).unwrap();
    let sides = Sides { live: &live_intents, asked: &asked, pairs: &pairs, ours_us };
    match cluster.as_ref().and_then(|cluster| cluster.run(&lateral(), &VERTICAL_M.to_string(), &SECONDS.to_string())) {
        Some(words) => sides.show("PostGIS", &["a prepared plan a query", "one join for all queries"], &words, &folder),
        None => println!(
            "SKIPPED: no figures of PostGIS; they need Debian's postgresql and postgis, and runuser if run as root"
        ),
    }
    drop(cluster);
    match shapely(&target.join("xtask/shapely"), &folder) {
        Some(words) => sides.show("Shapely", &SHAPELY, &words, &folder),
        None => {
            println!("SKIPPED: no figures of Shapely; they need python3 with venv and pip, and the package shapely")
        }
    }
}

fn metres(metres: i64) -> Millimetres {
    Millimetres::new(metres * 1_000)
}

fn lateral() -> String {
    (LATERAL_M as f64 + DOUBT_M).to_string()
}

/// Operations as both sides would announce them: a polygon of 32 corners some 20 km wide, for an hour, in a band above one sea.
fn intents(random: &mut Generator, count: u64, first: u64) -> Vec<Intent> {
    let datum = VerticalDatum::Msl { surface: SeaLevel::Egm96 };
    (first..first + count)
        .map(|number| {
            let footprint = THEATRE.polygon(random, 32, 1_000_000);
            let from = random.between(0, THEATRE.minutes);
            let low = random.between(0, 9_000);
            let high = low + random.between(0, 3_000);
            let level = |height| Altitude::new(metres(height), datum).unwrap();
            let lower = if low < 500 { LowerBound::Surface } else { LowerBound::At(level(low)) };
            let upper = if high > 11_000 { UpperBound::Unlimited } else { UpperBound::At(level(high)) };
            let band = AltitudeBand::new(lower, upper).unwrap();
            let volume = Volume4D::new(footprint, band, scenario::window(from, from + 60)).unwrap();
            intent(number, "operation", vec![volume])
        })
        .collect()
}

/// One row a volume: number, area, lowest and highest metre or nothing, first and last second.
fn table(intents: &[Intent]) -> String {
    let zone = System::named("utm37n").unwrap();
    let mut text = String::new();
    for (number, intent) in intents.iter().enumerate() {
        let volume = &intent.volumes()[0];
        let Core::Area(rings) = volume.footprint().core() else { unreachable!() };
        let rings: Vec<String> = rings.iter().map(|ring| ring_of(ring, zone)).collect();
        let low = match volume.band().lower() {
            LowerBound::Surface => String::new(),
            LowerBound::At(altitude) => (altitude.millimetres().get() / 1_000).to_string(),
        };
        let high = match volume.band().upper() {
            UpperBound::Unlimited => String::new(),
            UpperBound::At(altitude) => (altitude.millimetres().get() / 1_000).to_string(),
        };
        let Timing::Whole(window) = volume.timing() else { unreachable!() };
        let (from, to) = (window.from().as_millis() / 1_000, window.to().as_millis() / 1_000);
        writeln!(text, "{number}\tPOLYGON({})\t{low}\t{high}\t{from}\t{to}", rings.join(",")).unwrap();
    }
    text
}

fn ring_of(ring: &[Coordinate], zone: System) -> String {
    let corner = |corner: &Coordinate| {
        let place = Geodetic::from_position(corner.position(), 0.0).unwrap();
        let [east, north, _] = zone.project(place).unwrap().columns();
        format!("{east:.3} {north:.3}")
    };
    let corners: Vec<String> = ring.iter().chain(ring.first()).map(corner).collect();
    format!("({})", corners.join(","))
}

/// What a peer is held against.
struct Sides<'a> {
    live: &'a [Intent],
    asked: &'a [Intent],
    pairs: &'a BTreeSet<(u64, u64)>,
    ours_us: f64,
}

impl Sides<'_> {
    /// The figures of a peer: microseconds for every way to ask it, then its versions; and its pairs, in a file.
    fn show(&self, peer: &str, ways: &[&str], words: &str, folder: &Path) {
        let words: Vec<&str> = words.split_whitespace().collect();
        for (way, micros) in ways.iter().zip(&words) {
            let name = format!("one volume against 20000 live, against {peer} {}, {way}", words[ways.len()]);
            figure(&name, self.ours_us, "us", micros.parse().ok(), "<=0.05x");
        }
        let text = std::fs::read_to_string(folder.join("pairs.tsv")).unwrap();
        let pair = |line: &str| {
            let (new, old) = line.split_once('\t').unwrap();
            (new.parse().unwrap(), old.parse().unwrap())
        };
        let theirs: BTreeSet<(u64, u64)> = text.lines().filter(|line| !line.is_empty()).map(pair).collect();
        let differing: Vec<_> = theirs.symmetric_difference(self.pairs).collect();
        for &&(new, old) in &differing {
            let off_m = self.distance_m(new, old) - LATERAL_M as f64 - DOUBT_M;
            assert!(
                off_m.abs() <= LATERAL_M as f64 * STRETCH,
                "{peer} differs on {new} and {old}, {off_m} m off the limit"
            );
        }
        let name =
            format!("pairs that {peer} sees otherwise, all within {} m of the limit", LATERAL_M as f64 * STRETCH);
        figure(&name, differing.len() as f64, "", None, "-");
    }

    fn distance_m(&self, new: u64, old: u64) -> f64 {
        let volume = |intents: &[Intent], number: u64| intents[number as usize].volumes()[0].clone();
        let none = Minimum::new(metres(0), metres(0), Span::ZERO).unwrap();
        let required = SeparationRules::new("none", none, Vec::new()).unwrap().required(&[], &[]);
        let finding = assess(&volume(self.asked, new), &volume(self.live, old), &required);
        finding.lateral.between_cores.least().get() as f64 / 1e3
    }
}

/// Shapely in an environment of its own below the target folder.
fn shapely(environment: &Path, folder: &Path) -> Option<String> {
    let python = environment.join("bin/python3");
    let asked = || {
        let mut command = Command::new(&python);
        command.arg(beside("tree.py")).args(["live.tsv", "asked.tsv", "pairs.tsv"].map(|name| folder.join(name)));
        printed(command.args([lateral(), VERTICAL_M.to_string(), SECONDS.to_string()]), "")
    };
    let _old = std::fs::remove_file(folder.join("pairs.tsv"));
    asked().or_else(|| {
        println!("fetching shapely from PyPI into {}", environment.display());
        let made = || fetched(Command::new("python3").args(["-m", "venv"]).arg(environment));
        if !made() {
            println!("fetching python3-venv from Debian");
            let _made = fetched_from_debian(&["python3-venv"]) && made();
        }
        fetched(Command::new(&python).args(["-m", "pip", "install", "--quiet", "shapely", "numpy"]));
        asked()
    })
}
