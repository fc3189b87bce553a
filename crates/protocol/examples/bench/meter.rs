//! A stopwatch, order statistics, and the line that `cargo xtask bench` reads: all that the benches have in common.
//!
//! A figure is never judged alone: it is printed with its floor, which the same run has measured on the same machine.
use std::time::{Duration, Instant};

/// The steady clock.
#[expect(clippy::disallowed_methods, reason = "the one clock of the benches; it times and decides no verdict")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// How long `work` takes, and what it gives.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = now();
    let outcome = work();
    (start.elapsed(), outcome)
}

/// The value below which `share` of the measurements lie, the nearest one that was measured.
pub(crate) fn quantile(measured: &mut [Duration], share: f64) -> Duration {
    measured.sort_unstable();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank within a short list")]
    let rank = (measured.len() as f64 * share).ceil() as usize;
    measured.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

/// Milliseconds.
pub(crate) fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// How many per second.
pub(crate) fn rate(count: usize, duration: Duration) -> f64 {
    count as f64 / duration.as_secs_f64()
}

/// Prints one figure.
#[expect(clippy::print_stdout, reason = "standard output is what the table is read from")]
pub(crate) fn figure(name: &str, value: f64, unit: &str, floor: Option<f64>, goal: &str) {
    let floor = floor.map_or_else(|| "-".to_owned(), |floor| floor.to_string());
    println!("bench\t{name}\t{value}\t{unit}\t{floor}\t{goal}");
}
