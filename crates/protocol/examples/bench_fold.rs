//! Bench: the fold over a long log, against the check of form and signatures that comes before it, and the memory that
//! its state takes against the bytes of the entries themselves.
//!
//! Run by `cargo xtask bench`.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    dead_code,
    reason = "a bench stops at its first surprise; it shares its cast with the simulation"
)]
#[path = "../simulation/cast.rs"]
mod cast;
#[path = "bench/long_log.rs"]
mod long_log;
#[path = "bench/meter.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod meter;

use agreement::verdict::Decision;
use jig_protocol::Examiner;
use long_log::LongLog;
use meter::{figure, rate, timed};

const ENTRIES: usize = 20_000;

fn main() {
    let log = LongLog::make(ENTRIES);
    let count = log.entries.len();
    let bytes: usize = log.entries.iter().map(Vec::len).sum();

    // Memory first, before anything has been given back that the state could lie in.
    let before = resident_bytes();
    let mut examiner = Examiner::new(cast::edition().clone(), cast::edition_hash());
    for entry in &log.entries {
        examiner.push(entry);
    }
    let taken = resident_bytes().saturating_sub(before);
    drop(examiner);

    let (opening, opened) =
        timed(|| log.entries.iter().map(|entry| wire::entry::open(entry).expect("a good entry")).collect::<Vec<_>>());
    let mut examiner = Examiner::new(cast::edition().clone(), cast::edition_hash());
    let mut accepted = 0;
    let mut folding = std::time::Duration::ZERO;
    for (entry, opened) in log.entries.iter().zip(opened) {
        let (taken, examined) = timed(|| examiner.push_opened(entry, Ok(opened)));
        folding += taken;
        accepted += usize::from(examined.verdict.decision == Decision::Accepted);
    }
    assert!(accepted * 10 > count * 9, "only {accepted} of {count} entries were accepted: the bench measures refusals");

    figure(
        "fold, records against form and signatures of the same records",
        rate(count, folding),
        "1/s",
        Some(rate(count, opening)),
        "-",
    );
    figure(
        "fold, memory per record against the bytes of its entry",
        taken as f64 / count as f64,
        "B",
        Some(bytes as f64 / count as f64),
        "-",
    );
}

/// What the system counts as this process's memory: private pages, of the allocator and all.
fn resident_bytes() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").expect("a system that counts pages");
    let pages: u64 = statm.split(' ').nth(1).expect("a second number").parse().expect("a number of pages");
    pages * 4096
}
