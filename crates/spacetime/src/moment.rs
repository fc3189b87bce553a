//! Moments as people write them: Zulu, date-time groups, local times with their zone, in English and Russian.
//!
//! Reads `170030ZSEP16`, `17 СЕН 2016 15:55 МСК`, `12.09.2016 19.00 мск`, `17 Sep 2016 15:55 Damascus`,
//! `2016-09-17T15:55:00+03:00`. The zone must always be said: there is no "local" without a place, and nothing here knows the present.
//! A date with slashes, twelve-hour clocks and abbreviations that several zones share are refused, never guessed.
//!
//! ```
//! # use jig_spacetime::{Script, Zone, format_dtg, format_local, parse_moment};
//! let moment = parse_moment("17 сентября 2016 г. 15:55 МСК")?;
//! assert_eq!(moment.instant.to_string(), "2016-09-17T12:55:00.000Z");
//! assert_eq!(format_dtg(moment.instant)?, "171255ZSEP16");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod format;
mod scan;
mod words;

use crate::civil::CivilDate;
use crate::instant::millis_of_day;
use crate::{Instant, Span, TimeError, Zone};
use alloc::vec::Vec;
pub use error::{MomentError, MomentProblem};
pub use format::{format_dtg, format_local};
use scan::{Item, Token};

/// How the writer named the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentZone {
    /// A zone with a table; UTC is one.
    Named(Zone),
    /// So many seconds ahead of UTC.
    Offset {
        /// Seconds, positive east of Greenwich.
        seconds: i32,
    },
}

/// A moment read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedMoment {
    /// The instant.
    pub instant: Instant,
    /// The zone it was written in.
    pub zone: MomentZone,
    /// The step of the last written digit: a minute, a second or a millisecond.
    pub resolution: Span,
}

/// Reads a moment in any of the notations.
///
/// # Errors
/// [`MomentError`] with the place in the text and what is the matter; its code has a cure in the catalogues.
pub fn parse_moment(text: &str) -> Result<ParsedMoment, MomentError> {
    let tokens = scan::tokens(text).map_err(|(offset, problem)| MomentError::new(text, offset, problem))?;
    let mut reader = Reader { text, tokens: &tokens, at: 0, date: None, time: None, zone: None, is_iso: false };
    if !reader.date_time_group()? {
        reader.all_parts()?;
    }
    reader.finish()
}

/// A time of day and how finely it was written.
#[derive(Clone, Copy)]
struct TimeOfDay {
    millis: u32,
    resolution: Span,
}

/// Collects a date, a time and a zone in whichever order they come.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    date: Option<(usize, CivilDate)>,
    time: Option<TimeOfDay>,
    zone: Option<MomentZone>,
    /// The date was written year first, as ISO 8601 has it.
    is_iso: bool,
}

/// Digits as written: `09` has the value 9 and the length 2.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    length: usize,
}

impl Reader<'_> {
    fn item(&self, ahead: usize) -> Option<&Item> {
        self.tokens.get(self.at + ahead).map(|token| &token.item)
    }

    fn number(&self, ahead: usize) -> Option<Number> {
        match self.item(ahead) {
            Some(&Item::Number { value, length }) => Some(Number { value, length }),
            Some(Item::Word(_) | Item::Mark(_)) | None => None,
        }
    }

    /// A number of one or two digits.
    fn short_number(&self, ahead: usize) -> Option<u32> {
        self.number(ahead).filter(|number| number.length <= 2).map(|number| number.value)
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        match self.item(ahead) {
            Some(Item::Word(word)) => Some(word),
            Some(Item::Number { .. } | Item::Mark(_)) | None => None,
        }
    }

    fn is_mark(&self, ahead: usize, mark: char) -> bool {
        matches!(self.item(ahead), Some(Item::Mark(found)) if *found == mark)
    }

    /// True when the next piece follows the one at `ahead` without a space.
    fn is_tight(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead + 1).is_some_and(|token| !token.after_space)
    }

    fn offset(&self) -> usize {
        self.offset_at(0)
    }

    fn offset_at(&self, ahead: usize) -> usize {
        self.tokens.get(self.at + ahead).map_or(self.text.len(), |token| token.offset)
    }

    fn fail<T>(&self, ahead: usize, problem: MomentProblem) -> Result<T, MomentError> {
        Err(MomentError::new(self.text, self.offset_at(ahead), problem))
    }

    /// `170030ZSEP16`, also with spaces and a year of four digits. False when the text is none.
    fn date_time_group(&mut self) -> Result<bool, MomentError> {
        let Some(group) = self.number(0).filter(|group| group.length == 6) else { return Ok(false) };
        let Some(letters) = self.word(1) else { return Ok(false) };
        let mut characters = letters.chars();
        let Some(letter) = characters.next() else { return Ok(false) };
        let rest = characters.as_str();
        let (month_word, month_at) = if rest.is_empty() { (self.word(2).unwrap_or_default(), 2) } else { (rest, 1) };
        let Some(month) = words::month(month_word) else { return self.fail(month_at, MomentProblem::MonthUnknown) };
        let Some(seconds) = words::military_offset_s(letter) else { return self.fail(1, MomentProblem::ZoneLetter) };
        // The year stands right after the month.
        let year_at = month_at + 1;
        let year = match self.number(year_at) {
            // Two digits of a date-time group stand for this century.
            Some(Number { value, length: 2 }) => 2_000 + value,
            Some(Number { value, length: 4 }) => value,
            Some(_) | None => return self.fail(year_at, MomentProblem::YearMissing),
        };
        let date = self.civil(0, year, month, group.value / 10_000)?;
        self.date = Some((self.offset(), date));
        self.time = Some(self.time_of_day(0, group.value / 100 % 100, group.value % 100, None, 0)?);
        self.zone = Some(if seconds == 0 { MomentZone::Named(Zone::UTC) } else { MomentZone::Offset { seconds } });
        self.at += year_at + 1;
        if self.item(0).is_some() { self.fail(0, MomentProblem::Unexpected) } else { Ok(true) }
    }

    fn all_parts(&mut self) -> Result<(), MomentError> {
        while let Some(item) = self.item(0) {
            match item {
                Item::Number { .. } => self.date_or_time()?,
                Item::Word(_) => self.word_part()?,
                Item::Mark('+' | '-' | '−') if self.time.is_some() && self.zone.is_none() => self.offset_zone(1)?,
                // Commas and the points of abbreviations carry nothing.
                Item::Mark(',' | '.') => self.at += 1,
                Item::Mark(_) => return self.fail(0, MomentProblem::Unexpected),
            }
        }
        Ok(())
    }

    fn date_or_time(&mut self) -> Result<(), MomentError> {
        // 2016-09-17
        if let (Some(Number { value: year, length: 4 }), true, Some(month), true, Some(day)) =
            (self.number(0), self.is_mark(1, '-'), self.short_number(2), self.is_mark(3, '-'), self.short_number(4))
        {
            self.is_iso = true;
            return self.take_date(year, month, day, 5);
        }
        if self.is_mark(1, '/') && self.number(2).is_some() {
            return self.fail(1, MomentProblem::SlashDate);
        }
        // 17.09.2016, day first.
        if let (Some(day), true, Some(month), true, Some(year)) =
            (self.short_number(0), self.is_mark(1, '.'), self.short_number(2), self.is_mark(3, '.'), self.number(4))
            && self.is_tight(0)
            && self.is_tight(2)
        {
            if year.length != 4 {
                return self.fail(4, MomentProblem::YearMissing);
            }
            return self.take_date(year.value, month, day, 5);
        }
        // 17 Sep 2016, 17-Sep-2016
        if let Some(day) = self.short_number(0) {
            let gap = usize::from(self.is_mark(1, '-') || self.is_mark(1, '.'));
            if let Some(month) = self.word(1 + gap).and_then(words::month) {
                let after = 2 + gap;
                let skipped =
                    usize::from(self.is_mark(after, '-') || self.is_mark(after, '.') || self.is_mark(after, ','));
                return match self.number(after + skipped) {
                    Some(Number { value, length: 4 }) => self.take_date(value, month, day, after + skipped + 1),
                    Some(_) | None => self.fail(after + skipped, MomentProblem::YearMissing),
                };
            }
        }
        self.clock()
    }

    /// `15:55`, `15:55:30`, `15:55:30.250`, `19.00`.
    fn clock(&mut self) -> Result<(), MomentError> {
        let is_clock = (self.is_mark(1, ':') || self.is_mark(1, '.')) && self.is_tight(0) && self.is_tight(1);
        let (Some(hour), true, Some(Number { value: minute, length: 2 })) =
            (self.short_number(0), is_clock, self.number(2))
        else {
            return self.fail(0, MomentProblem::NumberUnclear);
        };
        if self.time.is_some() {
            return self.fail(0, MomentProblem::SecondTime);
        }
        let (mut second, mut fraction, mut length) = (None, 0, 3);
        if let (true, Some(Number { value, length: 2 })) = (self.is_mark(3, ':'), self.number(4)) {
            (second, length) = (Some((value, false)), 5);
            let has_fraction = (self.is_mark(5, '.') || self.is_mark(5, ',')) && self.is_tight(4) && self.is_tight(5);
            if let (true, Some(decimals)) = (has_fraction, self.number(6)) {
                fraction = match decimals {
                    Number { value, length: 1 } => value * 100,
                    Number { value, length: 2 } => value * 10,
                    Number { value, length: 3 } => value,
                    Number { .. } => return self.fail(6, MomentProblem::TooFine),
                };
                (second, length) = (Some((value, true)), 7);
            }
        }
        self.time = Some(self.time_of_day(0, hour, minute, second, fraction)?);
        self.at += length;
        Ok(())
    }

    fn time_of_day(
        &self,
        ahead: usize,
        hour: u32,
        minute: u32,
        second: Option<(u32, bool)>,
        fraction: u32,
    ) -> Result<TimeOfDay, MomentError> {
        let resolution = match second {
            None => Span::from_minutes(1),
            Some((_, false)) => Span::from_seconds(1),
            Some((_, true)) => Span::from_millis(1),
        };
        match millis_of_day(hour, minute, second.map_or(0, |(second, _)| second), fraction) {
            Ok(millis) => Ok(TimeOfDay { millis, resolution }),
            Err(error) => self.fail(ahead, MomentProblem::Time(error)),
        }
    }

    fn civil(&self, ahead: usize, year: u32, month: u8, day: u32) -> Result<CivilDate, MomentError> {
        // At most four and two digits: both fit.
        CivilDate::new(year as i32, month, day as u8)
            .map_err(|error| MomentError::new(self.text, self.offset_at(ahead), MomentProblem::Time(error)))
    }

    fn take_date(&mut self, year: u32, month: impl TryInto<u8>, day: u32, length: usize) -> Result<(), MomentError> {
        if self.date.is_some() {
            return self.fail(0, MomentProblem::SecondDate);
        }
        let date = self.civil(0, year, month.try_into().unwrap_or(0), day)?;
        self.date = Some((self.offset(), date));
        self.at += length;
        Ok(())
    }

    fn word_part(&mut self) -> Result<(), MomentError> {
        let Some(word) = self.word(0) else { return self.fail(0, MomentProblem::Unexpected) };
        // September 17, 2016
        if let (Some(month), Some(day)) = (words::month(word), self.short_number(1)) {
            let comma = usize::from(self.is_mark(2, ','));
            return match self.number(2 + comma) {
                Some(Number { value, length: 4 }) => self.take_date(value, month, day, 3 + comma),
                Some(_) | None => self.fail(2 + comma, MomentProblem::YearMissing),
            };
        }
        if word == "t" && self.date.is_some() && self.time.is_none() || words::carries_nothing(word) {
            self.at += 1;
            return Ok(());
        }
        if words::is_ambiguous_zone(word) {
            return self.fail(0, MomentProblem::ZoneAmbiguous);
        }
        if words::is_half_day(word) {
            return self.fail(0, MomentProblem::TwelveHourClock);
        }
        // UTC+3
        let signed = matches!(self.item(1), Some(Item::Mark('+' | '-' | '−')));
        if words::is_utc(word) && signed && self.number(2).is_some() {
            return self.offset_zone(2);
        }
        if let (true, Some(city)) = (self.is_mark(1, '/'), self.word(2)) {
            let Some(zone) = words::zone_by_parts(word, city) else { return self.fail(0, MomentProblem::WordUnknown) };
            return self.take_zone(MomentZone::Named(zone), 3);
        }
        match words::zone(word) {
            // `МСК+1` is the time of another zone, not Moscow's.
            Some(_) if signed => self.fail(1, MomentProblem::Unexpected),
            Some(zone) => self.take_zone(MomentZone::Named(zone), 1),
            None => self.fail(0, MomentProblem::WordUnknown),
        }
    }

    fn take_zone(&mut self, zone: MomentZone, length: usize) -> Result<(), MomentError> {
        if self.zone.is_some() {
            return self.fail(0, MomentProblem::SecondZone);
        }
        self.zone = Some(zone);
        self.at += length;
        Ok(())
    }

    /// `+03:00`, `+0300`, `+3`; the sign stands right before `digits_at`.
    fn offset_zone(&mut self, digits_at: usize) -> Result<(), MomentError> {
        let sign_at = digits_at.saturating_sub(1);
        // `17 Sep 2016 10:00-11:00` is a stretch of time; only ISO 8601 and `UTC-11:00` have offsets with a bare hyphen.
        if sign_at == 0 && !self.is_iso && !self.is_mark(0, '+') {
            return self.fail(0, MomentProblem::OffsetUnclear);
        }
        let (hours, minutes, length) =
            match (self.number(digits_at), self.is_mark(digits_at + 1, ':'), self.number(digits_at + 2)) {
                (Some(Number { value, length: 2 }), true, Some(Number { value: minutes, length: 2 })) => {
                    (value, minutes, 3)
                }
                (Some(Number { value, length: 4 }), false, _) => (value / 100, value % 100, 1),
                (Some(Number { value, length: 1 | 2 }), false, _) => (value, 0, 1),
                _ => return self.fail(sign_at, MomentProblem::OffsetUnclear),
            };
        // No clock on earth is further off than 14 hours.
        if hours > 14 || minutes > 59 {
            return self.fail(sign_at, MomentProblem::OffsetUnclear);
        }
        // At most 15 hours of seconds.
        let size = (hours * 3_600 + minutes * 60) as i32;
        let seconds = if self.is_mark(sign_at, '+') { size } else { -size };
        let zone = if seconds == 0 { MomentZone::Named(Zone::UTC) } else { MomentZone::Offset { seconds } };
        self.take_zone(zone, digits_at + length)
    }

    fn finish(self) -> Result<ParsedMoment, MomentError> {
        let end = self.text.len();
        let missing = |problem| MomentError::new(self.text, end, problem);
        let (date_offset, date) = self.date.ok_or_else(|| missing(MomentProblem::DateMissing))?;
        let time = self.time.ok_or_else(|| missing(MomentProblem::TimeMissing))?;
        let zone = self.zone.ok_or_else(|| missing(MomentProblem::ZoneMissing))?;
        let instant = match zone {
            MomentZone::Named(zone) => zone.instant_of(date, time.millis),
            MomentZone::Offset { seconds } => {
                let local_ms = Instant::from_utc_parts(date, time.millis).as_millis();
                Instant::from_millis(local_ms - i64::from(seconds) * 1_000)
            }
        };
        let place = |error: TimeError| MomentError::new(self.text, date_offset, MomentProblem::Time(error));
        Ok(ParsedMoment { instant: instant.map_err(place)?, zone, resolution: time.resolution })
    }
}

#[cfg(test)]
mod tests;
