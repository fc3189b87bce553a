//! A point in time: whole milliseconds of UTC since 1970, years 1 to 9999.
//!
//! Must not know how to ask for the present: an instant always comes in as a value. Leap seconds are not representable;
//! a text that names one is refused, since two readers could place it differently.

use crate::civil::CivilDate;
use crate::{Span, TimeError};
use core::fmt;

const MILLIS_PER_DAY: i64 = 86_400_000;
/// 0001-01-01T00:00:00.000Z.
const FIRST_MS: i64 = -62_135_596_800_000;
/// 9999-12-31T23:59:59.999Z.
const LAST_MS: i64 = 253_402_300_799_999;

/// Milliseconds of UTC since 1970-01-01T00:00:00.000Z, from year 1 to year 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// 1970-01-01T00:00:00.000Z.
    pub const EPOCH: Self = Self(0);
    /// The earliest instant, 0001-01-01T00:00:00.000Z.
    pub const MIN: Self = Self(FIRST_MS);
    /// The latest instant, 9999-12-31T23:59:59.999Z.
    pub const MAX: Self = Self(LAST_MS);

    /// The instant so many milliseconds after 1970-01-01T00:00:00.000Z.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] before year 1 or after year 9999.
    pub const fn from_millis(millis: i64) -> Result<Self, TimeError> {
        if millis < FIRST_MS || millis > LAST_MS {
            return Err(TimeError::OutOfRange { millis });
        }
        Ok(Self(millis))
    }

    /// Milliseconds since 1970-01-01T00:00:00.000Z.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// This instant moved by `span`, or nothing when the result leaves years 1 to 9999.
    #[must_use]
    pub const fn checked_add(self, span: Span) -> Option<Self> {
        match self.0.checked_add(span.as_millis()) {
            Some(millis) if millis >= FIRST_MS && millis <= LAST_MS => Some(Self(millis)),
            Some(_) | None => None,
        }
    }

    /// This instant moved back by `span`, or nothing when the result leaves years 1 to 9999.
    #[must_use]
    pub const fn checked_sub(self, span: Span) -> Option<Self> {
        match self.0.checked_sub(span.as_millis()) {
            Some(millis) if millis >= FIRST_MS && millis <= LAST_MS => Some(Self(millis)),
            Some(_) | None => None,
        }
    }

    /// This instant moved by `span`, stopped at [`Instant::MIN`] and [`Instant::MAX`].
    #[must_use]
    pub const fn saturating_add(self, span: Span) -> Self {
        let moved = self.0.saturating_add(span.as_millis());
        if moved < FIRST_MS {
            Self::MIN
        } else if moved > LAST_MS {
            Self::MAX
        } else {
            Self(moved)
        }
    }

    /// The time that passed from `earlier` to this instant; negative when `earlier` is in fact later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Span {
        // INVARIANT(instant-range): both lie within years 1 to 9999, so the difference fits.
        Span::from_millis(self.0 - earlier.0)
    }

    /// The last whole minute at or before this instant.
    #[must_use]
    pub const fn floor_to_minute(self) -> Self {
        // FIRST_MS is a whole minute, so flooring cannot leave the range.
        Self(self.0.div_euclid(60_000) * 60_000)
    }

    /// The calendar day in UTC.
    #[must_use]
    pub const fn utc_date(self) -> CivilDate {
        match CivilDate::from_days_since_epoch(self.0.div_euclid(MILLIS_PER_DAY)) {
            Some(date) => date,
            // INVARIANT(instant-range): every instant lies in years 1 to 9999, so its date exists.
            None => unreachable!(),
        }
    }

    /// Milliseconds since the last midnight of UTC, 0 to 86,399,999.
    #[must_use]
    pub const fn utc_millis_of_day(self) -> u32 {
        self.0.rem_euclid(MILLIS_PER_DAY) as u32
    }

    /// Reads the one canonical form, `2016-09-17T12:55:00.000Z`: four-digit year, exactly three decimals, capital `T` and `Z`.
    ///
    /// The narrowness is the point: equal instants have equal bytes in a signed record (RFC 3339 allows many spellings;
    /// [`crate::parse_moment`] reads those).
    ///
    /// # Errors
    /// [`TimeError::Syntax`] with the byte offset and what was expected there, [`TimeError::NoSuchDate`],
    /// [`TimeError::NoSuchTime`], [`TimeError::LeapSecond`].
    pub fn parse_rfc3339(text: &str) -> Result<Self, TimeError> {
        canonical::parse(text.as_bytes())
    }

    /// The instant of a UTC day and a time of day already known to be below 24 hours.
    pub(crate) const fn from_utc_parts(date: CivilDate, millis_of_day: u32) -> Self {
        Self(date.days_since_epoch() * MILLIS_PER_DAY + millis_of_day as i64)
    }
}

/// The canonical form `2016-09-17T12:55:00.000Z`, 24 bytes, always.
impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_day = self.utc_millis_of_day();
        write!(
            out,
            "{}T{:02}:{:02}:{:02}.{:03}Z",
            self.utc_date(),
            of_day / 3_600_000,
            of_day / 60_000 % 60,
            of_day / 1_000 % 60,
            of_day % 1_000
        )
    }
}

impl core::str::FromStr for Instant {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        Self::parse_rfc3339(text)
    }
}

/// The canonical form byte by byte.
mod canonical {
    use super::{CivilDate, Instant, TimeError};
    use crate::time_error::Expected;

    struct Reader<'a> {
        bytes: &'a [u8],
        offset: usize,
    }

    impl Reader<'_> {
        fn digits(&mut self, count: usize) -> Result<u32, TimeError> {
            let mut value = 0;
            for _ in 0..count {
                match self.bytes.get(self.offset) {
                    Some(digit @ b'0'..=b'9') => value = value * 10 + u32::from(digit - b'0'),
                    Some(_) | None => return Err(self.expected(Expected::Digit)),
                }
                self.offset += 1;
            }
            Ok(value)
        }

        fn literal(&mut self, byte: u8) -> Result<(), TimeError> {
            if self.bytes.get(self.offset) != Some(&byte) {
                return Err(self.expected(Expected::Character(char::from(byte))));
            }
            self.offset += 1;
            Ok(())
        }

        fn expected(&self, expected: Expected) -> TimeError {
            TimeError::Syntax { offset: self.offset, expected }
        }
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Instant, TimeError> {
        let mut reader = Reader { bytes, offset: 0 };
        let year = reader.digits(4)?;
        reader.literal(b'-')?;
        let month = reader.digits(2)?;
        reader.literal(b'-')?;
        let day = reader.digits(2)?;
        reader.literal(b'T')?;
        let hour = reader.digits(2)?;
        reader.literal(b':')?;
        let minute = reader.digits(2)?;
        reader.literal(b':')?;
        let second = reader.digits(2)?;
        reader.literal(b'.')?;
        let millisecond = reader.digits(3)?;
        reader.literal(b'Z')?;
        if reader.offset != bytes.len() {
            return Err(reader.expected(Expected::End));
        }
        // Two and four digits fit these types.
        let date = CivilDate::new(year as i32, month as u8, day as u8)?;
        Ok(Instant::from_utc_parts(date, millis_of_day(hour, minute, second, millisecond)?))
    }

    pub(crate) fn millis_of_day(hour: u32, minute: u32, second: u32, millisecond: u32) -> Result<u32, TimeError> {
        if second == 60 && hour < 24 && minute < 60 {
            return Err(TimeError::LeapSecond);
        }
        if hour > 23 || minute > 59 || second > 59 || millisecond > 999 {
            return Err(TimeError::NoSuchTime { hour, minute, second });
        }
        Ok(((hour * 60 + minute) * 60 + second) * 1_000 + millisecond)
    }
}

pub(crate) use canonical::millis_of_day;

#[cfg(test)]
mod tests {
    use super::Instant;
    use crate::{Span, TimeError};
    use alloc::string::ToString;
    use proptest::prelude::*;

    #[test]
    fn canonical_form_is_read_and_printed() {
        for (text, millis) in [
            ("1970-01-01T00:00:00.000Z", 0),
            ("2016-09-17T12:55:00.000Z", 1_474_116_900_000),
            ("0001-01-01T00:00:00.000Z", Instant::MIN.as_millis()),
            ("9999-12-31T23:59:59.999Z", Instant::MAX.as_millis()),
            ("1969-12-31T23:59:59.999Z", -1),
        ] {
            let instant = Instant::parse_rfc3339(text).unwrap();
            assert_eq!(instant.as_millis(), millis);
            assert_eq!(instant.to_string(), text);
        }
    }

    #[test]
    fn every_other_spelling_is_refused_with_its_offset() {
        for (text, offset) in [
            ("", 0),
            ("2016-09-17", 10),
            ("2016-09-17T12:55:00Z", 19),
            ("2016-09-17T12:55:00.00Z", 22),
            ("2016-09-17T12:55:00.0000Z", 23),
            ("2016-09-17T12:55:00.000+00:00", 23),
            ("2016-09-17t12:55:00.000Z", 10),
            ("2016-09-17T12:55:00.000z", 23),
            ("2016-09-17 12:55:00.000Z", 10),
            ("2016-09-17T12:55:00,000Z", 19),
            ("2016-09-17T12:55:00.000Z ", 24),
            (" 2016-09-17T12:55:00.000Z", 0),
            ("+2016-09-17T12:55:00.000Z", 0),
            ("２０16-09-17T12:55:00.000Z", 0),
        ] {
            match Instant::parse_rfc3339(text) {
                Err(TimeError::Syntax { offset: found, .. }) => assert_eq!(found, offset, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn leap_seconds_and_impossible_times_are_refused() {
        assert_eq!(Instant::parse_rfc3339("2016-12-31T23:59:60.000Z"), Err(TimeError::LeapSecond));
        for text in ["2016-09-17T24:00:00.000Z", "2016-09-17T12:60:00.000Z", "2016-09-17T12:00:61.000Z"] {
            assert!(matches!(Instant::parse_rfc3339(text), Err(TimeError::NoSuchTime { .. })), "{text}");
        }
        for text in ["2015-02-29T00:00:00.000Z", "0000-01-01T00:00:00.000Z"] {
            assert!(matches!(Instant::parse_rfc3339(text), Err(TimeError::NoSuchDate { .. })), "{text}");
        }
    }

    #[test]
    fn arithmetic_stops_at_the_ends_of_the_range() {
        // INVARIANT(instant-range)
        let second = Span::from_seconds(1);
        assert_eq!(Instant::MAX.checked_add(second), None);
        assert_eq!(Instant::MIN.checked_sub(second), None);
        assert_eq!(Instant::MAX.checked_add(Span::from_millis(i64::MAX)), None);
        assert_eq!(Instant::MAX.saturating_add(second), Instant::MAX);
        assert_eq!(Instant::MIN.saturating_add(Span::from_millis(i64::MIN)), Instant::MIN);
        assert!(Instant::from_millis(Instant::MAX.as_millis() + 1).is_err());
        assert_eq!(Instant::EPOCH.since(Instant::EPOCH.saturating_add(second)), Span::from_seconds(-1));
    }

    proptest! {
        #[test]
        fn printing_and_reading_gives_the_same_instant(millis in super::FIRST_MS..=super::LAST_MS) {
            let instant = Instant::from_millis(millis).unwrap();
            prop_assert_eq!(Instant::parse_rfc3339(&instant.to_string()), Ok(instant));
        }

        #[test]
        fn order_of_texts_is_order_of_instants(a in super::FIRST_MS..=super::LAST_MS, b in super::FIRST_MS..=super::LAST_MS) {
            let (a, b) = (Instant::from_millis(a).unwrap(), Instant::from_millis(b).unwrap());
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }

        #[test]
        fn hostile_text_never_panics(text in "\\PC{0,40}") {
            let _ = Instant::parse_rfc3339(&text);
        }
    }
}
