//! The one place where the project's own commands read the clock: they time themselves, nothing else.

use std::time::{Duration, Instant};

/// A running measurement.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one clock of xtask; it times steps and decides no verdict")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has run.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// `12.3 s`, or `4 min 05 s` from two minutes on.
#[must_use]
pub fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 120 {
        format!("{}.{} s", seconds, duration.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spoken_in_the_unit_that_fits() {
        assert_eq!(spoken(Duration::from_millis(1_290)), "1.2 s");
        assert_eq!(spoken(Duration::from_secs(245)), "4 min 05 s");
    }
}
