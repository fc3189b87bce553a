//! Time zones as committed tables, 2015 to 2040.
//!
//! A deadline is judged by tables that both parties hold byte for byte ([`ZONE_TABLE_TEXT`], pinned by hash in the edition),
//! never by the zone database of the machine. Zone names are those of the IANA database; no other name of a place stands here.
//!
//! ```
//! # use jig_spacetime::{Instant, Zone};
//! let zone = Zone::by_name("Asia/Damascus").ok_or("no such zone")?;
//! let noon = Instant::parse_rfc3339("2016-09-17T12:55:00.000Z")?;
//! assert_eq!(zone.local(noon)?.to_string(), "2016-09-17T15:55:00.000+03:00[Asia/Damascus]");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod table;

use crate::civil::{CivilDate, LocalDateTime};
use crate::{Instant, Span, TimeError, Window};
use core::fmt;
pub use table::ZONES;

/// The exact bytes of the committed table, for the edition that pins them by SHA-256.
pub const ZONE_TABLE_TEXT: &str = include_str!("zone/table.rs");

/// The bytes that the pinned SHA-256 of the zone tables is taken over.
#[must_use]
pub const fn zone_tables_hash_input() -> &'static [u8] {
    ZONE_TABLE_TEXT.as_bytes()
}

const MILLIS_PER_DAY: i64 = 86_400_000;
/// 2015-01-01T00:00:00Z, the first instant of the tables.
const COVERED_FROM_MS: i64 = 1_420_070_400_000;
/// 2041-01-01T00:00:00Z, the first instant after them.
const COVERED_TO_MS: i64 = 2_240_611_200_000;

/// One row of the generated table: from an instant on, local time is so far ahead of UTC.
#[derive(Debug)]
struct Segment {
    /// Seconds since 1970 of the first second that this row speaks for.
    from_s: i64,
    /// Seconds that local time is ahead of UTC.
    offset_s: i32,
}

/// All rows of one zone, in order of time.
#[derive(Debug)]
struct ZoneTable {
    name: &'static str,
    segments: &'static [Segment],
}

/// A time zone with a committed table.
#[derive(Clone, Copy)]
pub struct Zone(&'static ZoneTable);

impl Zone {
    /// Coordinated Universal Time ("Zulu"): no offset, no table needed, valid in all years 1 to 9999.
    pub const UTC: Self = Self(&table::UTC);

    /// The zone with that IANA name, letter for letter.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        ZONES.iter().copied().find(|zone| zone.name() == name)
    }

    /// The IANA name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// Seconds that local time is ahead of UTC at `instant`.
    ///
    /// # Errors
    /// [`TimeError::OutsideZoneTable`] before 2015-01-01T00:00Z or from 2041-01-01T00:00Z on, except for UTC.
    pub fn offset_s(self, instant: Instant) -> Result<i32, TimeError> {
        if self == Self::UTC {
            return Ok(0);
        }
        let outside = TimeError::OutsideZoneTable { zone: self, at: instant };
        if instant.as_millis() < COVERED_FROM_MS || instant.as_millis() >= COVERED_TO_MS {
            return Err(outside);
        }
        let at_s = instant.as_millis().div_euclid(1_000);
        let after = self.0.segments.partition_point(|segment| segment.from_s <= at_s);
        after.checked_sub(1).and_then(|last| self.0.segments.get(last)).map(|segment| segment.offset_s).ok_or(outside)
    }

    /// What the clock on the wall shows at `instant`.
    ///
    /// # Errors
    /// [`TimeError::OutsideZoneTable`] outside 2015 to 2040 (UTC: never, except where the local date would leave years 1 to 9999).
    pub fn local(self, instant: Instant) -> Result<LocalDateTime, TimeError> {
        let offset_s = self.offset_s(instant)?;
        let shifted = instant
            .checked_add(Span::from_seconds(i64::from(offset_s)))
            .ok_or(TimeError::OutsideZoneTable { zone: self, at: instant })?;
        Ok(LocalDateTime { date: shifted.utc_date(), millis_of_day: shifted.utc_millis_of_day(), offset_s, zone: self })
    }

    /// The first instant of a local day: 00:00, or the first reading after it where the clock is put forward over midnight.
    ///
    /// # Errors
    /// [`TimeError::DateOutsideZoneTable`] unless the whole day lies inside the tables.
    pub fn start_of_day(self, date: CivilDate) -> Result<Instant, TimeError> {
        let outside = || TimeError::DateOutsideZoneTable { zone: self, date };
        let midnight_ms = date.days_since_epoch() * MILLIS_PER_DAY;
        self.spans()
            .filter_map(|(from_ms, to_ms, offset_ms)| {
                // The part of the day that this row speaks for, as instants.
                let (day_from, day_to) = (midnight_ms - offset_ms, midnight_ms - offset_ms + MILLIS_PER_DAY);
                let start = day_from.max(from_ms);
                (start < day_to.min(to_ms)).then_some((start, day_from < from_ms))
            })
            .min()
            // At the edge of the tables the day may have begun before them; then its start is not known.
            .filter(|&(start_ms, cut)| !(cut && start_ms == COVERED_FROM_MS))
            .and_then(|(start_ms, _)| Instant::from_millis(start_ms).ok())
            .ok_or_else(outside)
    }

    /// The start of the local day that contains `instant`, which is also the end of the local day before it.
    ///
    /// A notice due "no later than the day before" an act at `instant` is on time strictly before this instant
    /// (clause TOR.2.c#2 by this zone's days).
    ///
    /// # Errors
    /// [`TimeError::OutsideZoneTable`] or [`TimeError::DateOutsideZoneTable`] outside 2015 to 2040.
    pub fn end_of_previous_local_day(self, instant: Instant) -> Result<Instant, TimeError> {
        self.start_of_day(self.local(instant)?.date())
    }

    /// A whole local day as a window; 23, 24 or 25 hours long.
    ///
    /// # Errors
    /// [`TimeError::DateOutsideZoneTable`] unless this day and the next begin inside the tables.
    pub fn day_window(self, date: CivilDate) -> Result<Window, TimeError> {
        let next = date.next_day().ok_or(TimeError::DateOutsideZoneTable { zone: self, date })?;
        Window::new(self.start_of_day(date)?, self.start_of_day(next)?)
    }

    /// The instant at which the wall shows this date and time of day (milliseconds since 00:00, below 86,400,000).
    ///
    /// # Errors
    /// [`TimeError::SkippedLocalTime`] when the clock jumps over it, [`TimeError::RepeatedLocalTime`] when it is shown twice,
    /// [`TimeError::NoSuchTime`], [`TimeError::DateOutsideZoneTable`].
    pub fn instant_of(self, date: CivilDate, millis_of_day: u32) -> Result<Instant, TimeError> {
        let (hour, minute, second) =
            (millis_of_day / 3_600_000, millis_of_day / 60_000 % 60, millis_of_day / 1_000 % 60);
        if i64::from(millis_of_day) >= MILLIS_PER_DAY {
            return Err(TimeError::NoSuchTime { hour, minute, second });
        }
        let naive_ms = date.days_since_epoch() * MILLIS_PER_DAY + i64::from(millis_of_day);
        let mut found = self
            .spans()
            .map(|(from_ms, to_ms, offset_ms)| (naive_ms - offset_ms, from_ms, to_ms))
            .filter(|&(at, from_ms, to_ms)| from_ms <= at && at < to_ms)
            .filter_map(|(at, _, _)| Instant::from_millis(at).ok());
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(only),
            (Some(earlier), Some(later)) => {
                Err(TimeError::RepeatedLocalTime { local: self.local(earlier)?, earlier, later })
            }
            (None, _) if self.reaches(naive_ms) => {
                // Hour and minute are below 24 and 60.
                Err(TimeError::SkippedLocalTime { zone: self, date, hour: hour as u8, minute: minute as u8 })
            }
            (None, _) => Err(TimeError::DateOutsideZoneTable { zone: self, date }),
        }
    }

    /// The rows as (first millisecond, first millisecond after, offset in milliseconds).
    fn spans(self) -> impl Iterator<Item = (i64, i64, i64)> {
        let (first_ms, end_ms) = if self == Self::UTC {
            (Instant::MIN.as_millis(), Instant::MAX.as_millis() + 1)
        } else {
            (COVERED_FROM_MS, COVERED_TO_MS)
        };
        let shifts = || self.0.segments.iter().skip(1).map(|segment| segment.from_s * 1_000);
        let starts = core::iter::once(first_ms).chain(shifts());
        let ends = shifts().chain([end_ms]);
        let offsets = self.0.segments.iter().map(|segment| i64::from(segment.offset_s) * 1_000);
        starts.zip(ends).zip(offsets).map(|((from, to), offset)| (from, to, offset))
    }

    /// True when a local reading lies between the first and the last reading of the tables.
    fn reaches(self, naive_ms: i64) -> bool {
        let first = self.spans().next().map(|(from, _, offset)| from + offset);
        let last = self.spans().last().map(|(_, to, offset)| to + offset);
        matches!((first, last), (Some(first), Some(last)) if first <= naive_ms && naive_ms < last)
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Zone {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.name().cmp(other.name())
    }
}

impl core::hash::Hash for Zone {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Zone({})", self.name())
    }
}

/// The IANA name.
impl fmt::Display for Zone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests;
