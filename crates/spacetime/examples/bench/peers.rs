//! What the benches against peers have in common: the processor time of one thread, how a peer is fetched, and how its figures are read.
//!
//! A peer that cannot be had is skipped, and said to be. Knows no peer by name.
use super::meter::timed;
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Nanoseconds of processor time a piece of work, the best of the rounds.
pub(crate) fn best<T>(rounds: usize, count: usize, mut work: impl FnMut() -> T) -> f64 {
    let mut round = || {
        let before = on_processor();
        let (taken, _) = timed(|| black_box(work()));
        match (before, on_processor()) {
            (Some(before), Some(after)) => after - before,
            // No such count on this system: the clock on the wall will do.
            (None, _) | (_, None) => taken.as_secs_f64() * 1e9,
        }
    };
    (0..rounds).map(|_| round() / count as f64).fold(f64::INFINITY, f64::min)
}

/// Nanoseconds that this thread has been on a processor, as Linux counts them; other work on the machine is left out.
pub(crate) fn on_processor() -> Option<f64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// A file of this folder.
pub(crate) fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bench").join(name)
}

/// Whether a command ran to its end; what it says on the way is nobody's concern.
pub(crate) fn fetched(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Whether packages of Debian could be installed; asks nothing.
pub(crate) fn fetched_from_debian(packages: &[&str]) -> bool {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    fetched(command.args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages))
}

/// What a program prints for an input, if it ends well.
pub(crate) fn printed(command: &mut Command, input: &str) -> Option<String> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut stdin = child.stdin.take()?;
    // A program that ends early, because a package is missing, closes its input.
    let _closed = stdin.write_all(input.as_bytes());
    drop(stdin);
    let ended = child.wait_with_output().ok()?;
    ended.status.success().then(|| String::from_utf8(ended.stdout).ok()).flatten()
}
