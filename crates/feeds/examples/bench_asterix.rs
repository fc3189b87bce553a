//! Bench: records of ASTERIX against asterix_decoder (PyPI) and tshark (Debian), over the same capture in one run.
//!
//! The capture is made by our own encoder: categories 021, 048 and 062, several records a datagram, with random contents. Everybody begins at
//! the captured packet or its payload and ends at values; ours ends at observations, places worked out. Only processor time counts. Packages are
//! fetched with `pip` and `apt-get`, which is said; where that cannot be, the rows are skipped, and say so. Run by `cargo xtask bench`.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench stops at its first surprise, and says what it skips"
)]

#[path = "../../protocol/examples/bench/meter.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod meter;
#[path = "../../spacetime/examples/bench/peers.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod peers;
#[path = "../tests/asterix/support.rs"]
#[expect(dead_code, clippy::indexing_slicing, reason = "the captures of the tests; each user takes a part of it")]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use jig_feeds::formats::asterix::AsterixFeed;
use jig_feeds::stream::Decoder;
use meter::figure;
use peers::{best, fetched, fetched_from_debian, printed};
use support::{Dice, EDITIONS, blocks, noon, observations, pcap, register};

const PORT: u16 = 8_600;
const DATAGRAMS: usize = 1_500;
const ROUNDS: usize = 7;
/// What the design asks for against asterix_decoder.
const GOAL: f64 = 0.01;

fn main() {
    let register = register(&EDITIONS);
    for category in [21_u8, 48, 62] {
        let edition = EDITIONS.iter().find(|(known, _)| *known == category).unwrap().1;
        let bytes = pcap(&blocks(category, edition, DATAGRAMS, &mut Dice(u64::from(category))), PORT);
        let read = || {
            let mut feed = AsterixFeed::new(&register);
            let mut out = Vec::new();
            feed.take(&bytes, noon(), &mut out);
            out
        };
        let records = observations(&read()).len();
        let ours = best(ROUNDS, records, read);
        let file = std::env::temp_dir().join(format!("jig-bench-asterix-{category}.pcap"));
        std::fs::write(&file, &bytes).unwrap();
        let theirs = peers_of(&file, records);
        let name = |peer: &str| format!("CAT {category:03}: processor time a record, against {peer}");
        if theirs.is_empty() {
            println!("SKIPPED: neither asterix_decoder nor tshark could be had; our own figure stands alone");
            figure(&name("nobody"), ours, "ns", None, "-");
        }
        for (peer, taken) in theirs {
            let goal = if peer == "asterix_decoder" { format!("<={GOAL}x") } else { "-".to_owned() };
            figure(&name(&peer), ours, "ns", Some(taken), &goal);
        }
        let _gone = std::fs::remove_file(&file);
    }
}

/// Nanoseconds a record of each peer that can be had.
fn peers_of(file: &Path, records: usize) -> Vec<(String, f64)> {
    if !fetched(Command::new("tshark").arg("--version")) {
        println!("fetching tshark from Debian");
        let _without = fetched_from_debian(&["tshark"]);
    }
    let folder = std::env::temp_dir().join("jig-bench-asterix");
    let python = folder.join("bin/python3");
    if !python.exists() {
        println!("fetching asterix_decoder from PyPI");
        fetched(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        fetched(Command::new(&python).args(["-m", "pip", "install", "--quiet", "asterix_decoder"]));
    }
    let script = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/bench/asterix_peers.py"));
    let program = if python.exists() { python } else { PathBuf::from("python3") };
    let said = printed(Command::new(program).arg(script).arg(file).arg(PORT.to_string()), "").unwrap_or_default();
    let of_line = |line: &str| {
        let mut words = line.split('\t');
        let (name, nanoseconds) = (words.next()?.to_owned(), words.next()?.parse::<f64>().ok()?);
        // tshark is timed as a whole.
        let per_record = if name == "tshark" { nanoseconds / records as f64 } else { nanoseconds };
        Some((name, per_record))
    };
    said.lines().filter_map(of_line).collect()
}
