//! The clock that a free-running counter makes. Must not know a message: it takes counts and when they came.

use spacetime::{Instant, Span};

use super::NO_COUNT;

/// How often the counter counts in a millisecond.
const COUNTS_PER_MS: i64 = 12_000;
/// How far the counter may run from the clock of the node before it is set anew, milliseconds.
const DRIFT_MAX_MS: i64 = 1_000;
/// A counter that jumps further was set, or belongs to another receiver, milliseconds.
const JUMP_MAX_MS: i64 = 3_600_000;

/// The clock that a 12 MHz counter makes, beginning with when its first count was received.
#[derive(Debug, Default)]
pub(crate) struct Counter {
    anchor: Option<Anchor>,
}

#[derive(Clone, Copy, Debug)]
struct Anchor {
    count: i64,
    at: Instant,
    received_at: Instant,
    last: Instant,
}

impl Counter {
    /// When a count was true.
    pub(crate) fn read(&mut self, count: i64, received_at: Instant) -> Instant {
        let fresh = |at| Anchor { count, at, received_at, last: at };
        let Some(anchor) = &mut self.anchor else {
            if count != NO_COUNT {
                self.anchor = Some(fresh(received_at));
            }
            return received_at;
        };
        if count == NO_COUNT {
            return anchor.last;
        }
        let elapsed_ms = (count - anchor.count).div_euclid(COUNTS_PER_MS);
        let at = anchor.at.saturating_add(Span::from_millis(elapsed_ms));
        let is_jump = at.since(anchor.last).as_millis().abs() > JUMP_MAX_MS;
        let is_late = received_at.since(at).as_millis() > DRIFT_MAX_MS;
        // In a file all bytes come at one instant, and the counter runs on from it.
        let is_early = received_at != anchor.received_at && at.since(received_at).as_millis() > DRIFT_MAX_MS;
        if is_jump || is_late || is_early {
            let at = if received_at == anchor.received_at { anchor.last } else { received_at };
            self.anchor = Some(fresh(at));
            return at;
        }
        anchor.last = at;
        at
    }
}
