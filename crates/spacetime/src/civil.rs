//! Calendar dates and wall-clock readings of the proleptic Gregorian calendar, years 1 to 9999.
//!
//! Knows days and their arithmetic; which instant a wall clock means is a question for [`crate::Zone`].
//! Day counting follows H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): eras of 400 years that begin in March.

use crate::{TimeError, Zone};
use core::fmt;

/// The first year that an instant or a date can have.
pub(crate) const YEAR_MIN: i32 = 1;
/// The last year that an instant or a date can have.
pub(crate) const YEAR_MAX: i32 = 9_999;

const DAYS_PER_ERA: i64 = 146_097;
/// Days from 0000-03-01, where the eras are counted from, to 1970-01-01.
const DAYS_TO_UNIX_EPOCH: i64 = 719_468;

/// A day of the calendar, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    year: i32,
    month: u8,
    day: u8,
}

/// A day of the week; Monday first, as ISO 8601 counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl CivilDate {
    /// The date, if the calendar has it.
    ///
    /// # Errors
    /// [`TimeError::NoSuchDate`] for a year outside 1 to 9999, or a month or day that does not exist.
    pub const fn new(year: i32, month: u8, day: u8) -> Result<Self, TimeError> {
        if year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)
        {
            return Err(TimeError::NoSuchDate { year, month, day });
        }
        Ok(Self { year, month, day })
    }

    /// Reads the one form `2016-09-13`: four, two and two digits. Nothing for any other text, and for a day that does not exist.
    #[must_use]
    pub fn parse_iso8601(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01; negative before.
    #[must_use]
    pub const fn days_since_epoch(self) -> i64 {
        let month = self.month as i64;
        let year = self.year as i64 - if month <= 2 { 1 } else { 0 };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + self.day as i64 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * DAYS_PER_ERA + day_of_era - DAYS_TO_UNIX_EPOCH
    }

    /// The date so many days after 1970-01-01, if its year is 1 to 9999.
    #[must_use]
    pub const fn from_days_since_epoch(days: i64) -> Option<Self> {
        // Bounded first, so that no sum below can overflow.
        if days < -1_000_000 || days > 4_000_000 {
            return None;
        }
        let shifted = days + DAYS_TO_UNIX_EPOCH;
        let era = shifted.div_euclid(DAYS_PER_ERA);
        let day_of_era = shifted.rem_euclid(DAYS_PER_ERA);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 } as u8;
        let year = (era * 400 + year_of_era + if month <= 2 { 1 } else { 0 }) as i32;
        match Self::new(year, month, day) {
            Ok(date) => Some(date),
            Err(_) => None,
        }
    }

    /// The day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.days_since_epoch() + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The following day; nothing after 9999-12-31.
    #[must_use]
    pub const fn next_day(self) -> Option<Self> {
        Self::from_days_since_epoch(self.days_since_epoch() + 1)
    }

    /// The day before; nothing before 0001-01-01.
    #[must_use]
    pub const fn previous_day(self) -> Option<Self> {
        Self::from_days_since_epoch(self.days_since_epoch() - 1)
    }

    /// Days from this date to `later`; negative when `later` is earlier.
    #[must_use]
    pub const fn days_until(self, later: Self) -> i64 {
        later.days_since_epoch() - self.days_since_epoch()
    }
}

/// Days from `from` to `to`; negative when `to` is earlier.
#[must_use]
pub const fn days_between(from: CivilDate, to: CivilDate) -> i64 {
    from.days_until(to)
}

/// ISO 8601 `YYYY-MM-DD`.
impl fmt::Display for CivilDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// What the clock and the calendar on a wall in `zone` show at one instant.
///
/// Only a [`Zone`] makes one, so the fields always belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalDateTime {
    pub(crate) date: CivilDate,
    pub(crate) millis_of_day: u32,
    pub(crate) offset_s: i32,
    pub(crate) zone: Zone,
}

impl LocalDateTime {
    /// The local calendar day.
    #[must_use]
    pub const fn date(self) -> CivilDate {
        self.date
    }

    /// Hour, 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u8 {
        (self.millis_of_day / 3_600_000) as u8
    }

    /// Minute, 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u8 {
        (self.millis_of_day / 60_000 % 60) as u8
    }

    /// Second, 0 to 59.
    #[must_use]
    pub const fn second(self) -> u8 {
        (self.millis_of_day / 1_000 % 60) as u8
    }

    /// Millisecond, 0 to 999.
    #[must_use]
    pub const fn millisecond(self) -> u16 {
        (self.millis_of_day % 1_000) as u16
    }

    /// Seconds that local time is ahead of UTC.
    #[must_use]
    pub const fn offset_s(self) -> i32 {
        self.offset_s
    }

    /// The zone whose clock this is.
    #[must_use]
    pub const fn zone(self) -> Zone {
        self.zone
    }

    /// The local day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        self.date.weekday()
    }
}

/// ISO 8601 local time with its offset and zone: `2016-09-21T00:30:00.000+03:00[Asia/Damascus]`.
impl fmt::Display for LocalDateTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}T{:02}:{:02}:{:02}.{:03}",
            self.date,
            self.hour(),
            self.minute(),
            self.second(),
            self.millisecond()
        )?;
        write_offset(out, self.offset_s)?;
        write!(out, "[{}]", self.zone)
    }
}

/// Writes `+03:00` (and `+03:25:45` when an offset has seconds).
pub(crate) fn write_offset(out: &mut impl fmt::Write, offset_s: i32) -> fmt::Result {
    let sign = if offset_s < 0 { '-' } else { '+' };
    let size = offset_s.unsigned_abs();
    write!(out, "{sign}{:02}:{:02}", size / 3_600, size / 60 % 60)?;
    if !size.is_multiple_of(60) {
        write!(out, ":{:02}", size % 60)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{CivilDate, Weekday, days_between};

    #[test]
    fn every_day_of_the_range_counts_there_and_back() {
        let first = CivilDate::new(1, 1, 1).unwrap();
        let last = CivilDate::new(9999, 12, 31).unwrap();
        let mut expected = first;
        for days in first.days_since_epoch()..=last.days_since_epoch() {
            let date = CivilDate::from_days_since_epoch(days).unwrap();
            assert_eq!(date, expected);
            assert_eq!(date.days_since_epoch(), days);
            if let Some(next) = date.next_day() {
                expected = next;
                assert!(next > date);
            }
        }
        assert_eq!(last.next_day(), None);
        assert_eq!(first.previous_day(), None);
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for (year, month, day) in [
            (2015, 2, 29),
            (1900, 2, 29),
            (2016, 13, 1),
            (2016, 0, 1),
            (2016, 4, 31),
            (2016, 9, 0),
            (0, 1, 1),
            (10_000, 1, 1),
        ] {
            assert!(CivilDate::new(year, month, day).is_err(), "{year}-{month}-{day}");
        }
        assert!(CivilDate::new(2016, 2, 29).is_ok());
        assert!(CivilDate::new(2000, 2, 29).is_ok());
    }

    #[test]
    fn known_weekdays_and_distances() {
        let date = |year, month, day| CivilDate::new(year, month, day).unwrap();
        assert_eq!(date(2016, 9, 12).weekday(), Weekday::Monday);
        assert_eq!(date(2016, 9, 17).weekday(), Weekday::Saturday);
        assert_eq!(date(1970, 1, 1).weekday(), Weekday::Thursday);
        assert_eq!(days_between(date(2016, 2, 27), date(2016, 3, 4)), 6);
        assert_eq!(days_between(date(2016, 9, 19), date(2016, 9, 12)), -7);
    }
}
