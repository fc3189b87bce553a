//! From a time of day to an instant: the one nearest to when the report came in.
//!
//! Must not know a clock: when the report came in is a value.

use spacetime::{Instant, Span};

const MILLIS_PER_DAY: i64 = 86_400_000;
/// 1/128 second, the unit of every time of day in ASTERIX, in a day.
pub(super) const TICKS_PER_DAY: i64 = 86_400 * 128;

/// The instant of a time of day in 1/128 s, the nearest to `received_at` after the source's clock has been corrected by `offset_ms`.
///
/// Midnight needs no rule of its own: 23:59:59 received at 00:00:01 is yesterday's because that is nearer.
pub(super) fn nearest(ticks: i64, offset_ms: i32, received_at: Instant) -> Instant {
    let of_day_ms = (ticks * 1_000 + 64) / 128 + i64::from(offset_ms);
    let received_ms = received_at.as_millis();
    let day_start_ms = received_ms - received_ms.rem_euclid(MILLIS_PER_DAY);
    let off = (day_start_ms + of_day_ms - received_ms + MILLIS_PER_DAY / 2).rem_euclid(MILLIS_PER_DAY);
    received_at.saturating_add(Span::from_millis(off - MILLIS_PER_DAY / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    fn ticks(hours: i64, minutes: i64, seconds: i64) -> i64 {
        ((hours * 60 + minutes) * 60 + seconds) * 128
    }

    #[test]
    fn the_day_is_the_one_nearest_to_reception() {
        for (time, offset_ms, received, expected) in [
            (ticks(12, 0, 0), 0, "2016-09-17T12:00:01.000Z", "2016-09-17T12:00:00.000Z"),
            (ticks(23, 59, 59), 0, "2016-09-18T00:00:01.000Z", "2016-09-17T23:59:59.000Z"),
            (ticks(0, 0, 1), 0, "2016-09-17T23:59:59.500Z", "2016-09-18T00:00:01.000Z"),
            (ticks(0, 0, 1), -2_000, "2016-09-17T23:59:59.500Z", "2016-09-17T23:59:59.000Z"),
            (ticks(12, 0, 0), 300_000, "2016-09-17T12:05:00.000Z", "2016-09-17T12:05:00.000Z"),
            (1, 0, "2016-09-17T00:00:00.000Z", "2016-09-17T00:00:00.008Z"),
        ] {
            assert_eq!(nearest(time, offset_ms, at(received)), at(expected), "{time} {received}");
        }
    }
}
