//! The time of day that a receiver with a satellite clock writes in place of a counter: 18 bits of seconds, 30 bits of nanoseconds, UTC.
//!
//! It tells no day. Must not know a clock: when the frame came is a value. Source: Radarcape, "Data formats" (wiki.jetvision.de).

use spacetime::{Instant, Span};

const NANOSECOND_BITS: u32 = 30;
const NANOSECONDS_MAX: i64 = 999_999_999;
/// The last second of a day that has a leap second.
const SECONDS_MAX: i64 = 86_400;
const DAY_MS: i64 = 86_400_000;

/// A time of day, to the millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StampOfDay {
    of_day_ms: i64,
}

impl StampOfDay {
    /// Reads the 48 bits of a stamp; nothing when they tell no time of day, as those of a counter soon do not.
    pub(crate) fn of(stamp: i64) -> Option<Self> {
        let (seconds, nanoseconds) = (stamp >> NANOSECOND_BITS, stamp & ((1 << NANOSECOND_BITS) - 1));
        let is_time = (0..=SECONDS_MAX).contains(&seconds) && nanoseconds <= NANOSECONDS_MAX;
        is_time.then_some(Self { of_day_ms: seconds * 1_000 + nanoseconds / 1_000_000 })
    }

    /// The instant of this time of day nearest to when the frame came, after the clock of the source has been corrected by `offset`.
    pub(crate) fn nearest(self, offset: Span, received_at: Instant) -> Instant {
        let received_ms = received_at.as_millis();
        let day_start_ms = received_ms - received_ms.rem_euclid(DAY_MS);
        let ahead_ms = day_start_ms + self.of_day_ms + offset.as_millis() - received_ms;
        let off_ms = (ahead_ms + DAY_MS / 2).rem_euclid(DAY_MS) - DAY_MS / 2;
        received_at.saturating_add(Span::from_millis(off_ms))
    }
}
