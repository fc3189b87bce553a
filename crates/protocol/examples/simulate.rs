//! The sweep over seeds: `simulate --seeds 256`, or one again with `--seed N`.
//!
//! Prints how often each fault and recovery was met. A failing seed prints one line with which to replay it.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a program for developers that stops at its first surprise"
)]
#[path = "../simulation/mod.rs"]
#[expect(dead_code, reason = "the tests use more of the world than the sweep does")]
mod simulation;

use simulation::coverage::{Coverage, EXPECTED};
use simulation::play::{Outcome, play};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

const THREADS: u64 = 2;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1)?.parse::<u64>().ok()
    };
    match (value("--seed"), value("--seeds")) {
        (Some(seed), _) => one(seed),
        (None, seeds) => sweep(seeds.unwrap_or(256)),
    }
}

fn one(seed: u64) -> ExitCode {
    let (first, second) = (play(seed), play(seed));
    if first != second {
        eprintln!("seed {seed} has two histories");
        return ExitCode::FAILURE;
    }
    let Outcome { trace, events, entries, .. } = first;
    println!("seed {seed}: {events} events, {entries} entries, trace {trace}");
    ExitCode::SUCCESS
}

fn sweep(seeds: u64) -> ExitCode {
    let next = AtomicU64::new(0);
    let totals = Mutex::new((Coverage::default(), 0_u64, 0_u64));
    let failed = Mutex::new(Vec::new());
    // The one line below says what a panic message would say at length.
    std::panic::set_hook(Box::new(|_| {}));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds {
                        return;
                    }
                    match std::panic::catch_unwind(|| play(seed)) {
                        Ok(outcome) => {
                            let mut totals = totals.lock().expect("no thread holds it in a panic");
                            totals.0.add(&outcome.coverage);
                            totals.1 += outcome.events;
                            totals.2 += outcome.entries;
                        }
                        Err(cause) => {
                            let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
                            let cause = cause.downcast_ref::<String>().cloned().or(text).unwrap_or_default();
                            failed.lock().expect("no thread holds it in a panic").push((seed, cause));
                        }
                    }
                }
            });
        }
    });
    let (coverage, events, entries) = totals.into_inner().expect("all threads ended");
    let mut failed = failed.into_inner().expect("all threads ended");
    failed.sort();
    println!("{seeds} seeds, {events} events, {entries} entries");
    for what in EXPECTED {
        println!("{:>8}  {what}", coverage.count(what));
    }
    for (seed, cause) in &failed {
        let cause = cause.lines().next().unwrap_or_default();
        eprintln!("failed: cargo run -p jig-protocol --example simulate -- --seed {seed}   # {cause}");
    }
    let missing = coverage.missing();
    if !missing.is_empty() && seeds >= 256 {
        eprintln!("never met: {}", missing.join(", "));
        return ExitCode::FAILURE;
    }
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
