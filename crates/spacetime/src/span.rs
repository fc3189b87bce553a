//! A length of time in whole milliseconds, positive or negative.
//!
//! A span is elapsed time, never a calendar amount: a "day" here is 86,400 seconds. Days of a calendar are counted with
//! [`crate::CivilDate`] in a named zone. Knows no clock.

use core::fmt;

/// Elapsed time in milliseconds; a negative span points to the past.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(i64);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// A span of that many milliseconds.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// A span of that many seconds; saturates at the ends of the range (292 million years).
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000))
    }

    /// A span of that many minutes; saturates.
    #[must_use]
    pub const fn from_minutes(minutes: i64) -> Self {
        Self(minutes.saturating_mul(60_000))
    }

    /// A span of that many hours; saturates.
    #[must_use]
    pub const fn from_hours(hours: i64) -> Self {
        Self(hours.saturating_mul(3_600_000))
    }

    /// A span of that many times 24 hours; saturates.
    #[must_use]
    pub const fn from_days(days: i64) -> Self {
        Self(days.saturating_mul(86_400_000))
    }

    /// Milliseconds.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole seconds, rounded towards minus infinity.
    #[must_use]
    pub const fn whole_seconds(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// Whole minutes, rounded towards minus infinity.
    #[must_use]
    pub const fn whole_minutes(self) -> i64 {
        self.0.div_euclid(60_000)
    }

    /// Whole hours, rounded towards minus infinity.
    #[must_use]
    pub const fn whole_hours(self) -> i64 {
        self.0.div_euclid(3_600_000)
    }

    /// True when the span points to the past.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum, or nothing when it does not fit.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(millis) => Some(Self(millis)),
            None => None,
        }
    }

    /// The difference, or nothing when it does not fit.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(millis) => Some(Self(millis)),
            None => None,
        }
    }

    /// The same length pointing the other way; the most negative span becomes the most positive one.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// The length without its direction; saturates.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }
}

/// ISO 8601 duration in days, hours, minutes and seconds (`P1DT2H30M`, `PT0S`, `-PT0.500S`), a day being 24 hours.
impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total_ms = self.0.unsigned_abs();
        let (days, within_day) = (total_ms / 86_400_000, total_ms % 86_400_000);
        let (hours, within_hour) = (within_day / 3_600_000, within_day % 3_600_000);
        let (minutes, within_minute) = (within_hour / 60_000, within_hour % 60_000);
        let (seconds, millis) = (within_minute / 1_000, within_minute % 1_000);
        if self.0 < 0 {
            out.write_str("-")?;
        }
        out.write_str("P")?;
        if days > 0 {
            write!(out, "{days}D")?;
        }
        if within_day == 0 && days > 0 {
            return Ok(());
        }
        out.write_str("T")?;
        if hours > 0 {
            write!(out, "{hours}H")?;
        }
        if minutes > 0 {
            write!(out, "{minutes}M")?;
        }
        if millis > 0 {
            write!(out, "{seconds}.{millis:03}S")?;
        } else if seconds > 0 || within_day == 0 {
            write!(out, "{seconds}S")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Span;
    use alloc::string::ToString;

    #[test]
    fn spans_print_as_iso_durations() {
        let cases = [
            (Span::ZERO, "PT0S"),
            (Span::from_minutes(30), "PT30M"),
            (Span::from_days(7), "P7D"),
            (Span::from_hours(26), "P1DT2H"),
            (Span::from_millis(-500), "-PT0.500S"),
            (Span::from_millis(90_061_001), "P1DT1H1M1.001S"),
            (Span::from_seconds(86_401), "P1DT1S"),
        ];
        for (span, expected) in cases {
            assert_eq!(span.to_string(), expected);
        }
    }

    #[test]
    fn whole_units_round_down_also_below_zero() {
        assert_eq!(Span::from_millis(-1).whole_minutes(), -1);
        assert_eq!(Span::from_millis(59_999).whole_minutes(), 0);
        assert_eq!(Span::from_hours(i64::MAX).as_millis(), i64::MAX);
    }
}
