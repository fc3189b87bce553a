//! Bench: processor time to decode a Mode S frame, against pyModeS and rs1090 on the same frames in the same run.
//!
//! Flights of a hundred made-up aircraft with every common message. Ours are read from text with its times and from Beast bytes,
//! framing included; the peers get their digits in memory. Every side pairs halves of positions and must place about as many
//! frames. Packages are fetched from PyPI into an environment below the target folder, which is said; where that cannot be, the
//! rows are skipped, and say so. Run by `cargo xtask bench`.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench stops at its first surprise, and says what it skips"
)]

#[path = "../src/modes/encode.rs"]
#[expect(dead_code, reason = "a bench needs a part of it")]
mod encode;
#[path = "../../protocol/examples/bench/meter.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod meter;
#[path = "../../spacetime/examples/bench/peers.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod peers;

use jig_feeds::kinds::Kind;
use jig_feeds::sources::SourceRegister;
use jig_feeds::stream::FeedEvent;
use meter::figure;
use peers::{best, fetched, printed};
use spacetime::Instant;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const AIRCRAFT: u32 = 100;
const SECONDS: u32 = 100;
const ROUNDS: usize = 7;

fn main() {
    let frames = frames();
    let (mut csv, mut lines, mut beast) = (String::new(), String::new(), Vec::new());
    for (at, frame) in &frames {
        let digits = encode::hex(frame);
        writeln!(csv, "{at:.3},{digits}").unwrap();
        writeln!(lines, "{at:.3} {digits}").unwrap();
        beast.extend(encode::beast(frame, ((at - 1_474_113_600.0) * 12e6) as u64));
    }
    let text = best(ROUNDS, frames.len(), || places("modes-csv", csv.as_bytes()));
    let binary = best(ROUNDS, frames.len(), || places("beast", &beast));
    let placed = places("modes-csv", csv.as_bytes());
    println!("{} frames, {placed} with a place", frames.len());
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"), PathBuf::from);
    let folder = target.join("bench-decode");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("frames.txt");
    std::fs::write(&file, lines).unwrap();
    let pymodes = peer(&folder, "pymodes", "pyModeS==3.6.1", &file);
    let rs1090 = peer(&folder, "rs1090", "rs1090==0.7.0", &file);
    for (name, ours) in [("text with times", text), ("Beast bytes", binary)] {
        figure(&format!("decode a Mode S frame, {name}, against pyModeS"), ours, "ns", pymodes, "<=0.02x");
        figure(&format!("decode a Mode S frame, {name}, against rs1090"), ours, "ns", rs1090, "<=0.02x");
    }
}

/// How many frames of a feed have a place. The list of events is used again, as a node does.
fn places(kind: &str, bytes: &[u8]) -> usize {
    let mut decoder = Kind::named(kind).unwrap().open(&SourceRegister::new(), None);
    let (mut events, mut count) = (Vec::new(), 0);
    for piece in bytes.chunks(16_384) {
        decoder.take(piece, Instant::EPOCH, &mut events);
        count += events
            .iter()
            .filter(|event| matches!(event, FeedEvent::Observation(found) if found.place.is_some()))
            .count();
        events.clear();
    }
    count
}

fn frames() -> Vec<(f64, Vec<u8>)> {
    let mut frames = Vec::new();
    for aircraft in 0..AIRCRAFT {
        let address = 0x40_00_00 + aircraft * 7_919;
        let north = f64::from(aircraft % 10) * 0.4 + 33.0;
        let east = f64::from(aircraft / 10) * 0.5 + 36.0;
        for second in 0..SECONDS {
            let at = 1_474_113_600.0 + f64::from(second) + f64::from(aircraft) * 0.004;
            let air = |message| encode::squitter(17, 5, address, message);
            let along = f64::from(second) * 0.001;
            let feet = 20_000 + 25 * second as i32;
            for half in 0..2 {
                let later = f64::from(half) * 0.5;
                frames.push((at + later, air(encode::airborne(11, 0, feet, half, north + along, east + along))));
                frames.push((at + later + 0.1, air(encode::velocity(1, 300, 400, 1_536))));
            }
            if second % 5 == 0 {
                frames.push((at + 0.2, air(encode::identification(4, 5, "VOLK21"))));
                frames.push((at + 0.3, air(encode::operational(0, 2, 0, 0, 9, 3, 2))));
                frames.push((at + 0.7, encode::all_call(5, address, 0)));
            }
            frames.push((at + 0.8, encode::reply(4, 0, encode::altitude_13(feet), address)));
            frames.push((at + 0.9, encode::reply(5, 0, 0xAAA, address)));
        }
    }
    frames.sort_by(|one, other| one.0.total_cmp(&other.0));
    frames
}

/// Nanoseconds a frame of a peer, in an environment of its own.
fn peer(folder: &Path, name: &str, package: &str, file: &Path) -> Option<f64> {
    let environment = folder.join(name);
    let python = environment.join("bin/python3");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bench/decode.py");
    let asked = || printed(Command::new(&python).arg(&script).arg(name).arg(file), "");
    let said = asked().or_else(|| {
        println!("fetching {package} from PyPI into {}", environment.display());
        fetched(Command::new("python3").args(["-m", "venv"]).arg(&environment));
        fetched(Command::new(&python).args(["-m", "pip", "install", "--quiet", package]));
        asked()
    });
    let Some((spent, placed)) = said.as_deref().and_then(|said| said.trim().split_once('\t')) else {
        println!("SKIPPED: no figures of {package}; they need python3 with venv and pip, and PyPI");
        return None;
    };
    println!("{package} places {placed} frames");
    spent.parse().ok()
}
