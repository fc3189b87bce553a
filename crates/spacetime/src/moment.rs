//! Moments as people write them: Zulu, date-time groups, local times with their zone, in English, Russian and Arabic.
//!
//! Reads `170030ZSEP16`, `170330 МСК 17 СЕН 16`, `17 СЕН 2016 15:55 МСК`, `12.09.16 19.00 мск`, `15 ч 55 мин 17 сентября 2016 г. мск`,
//! `17 Sep 2016 15:55 Damascus`, `17 أيلول 2016 الساعة 15:55 بتوقيت دمشق`, `2016-09-17T15:55:00+03:00`. The zone must always be said:
//! there is no "local" without a place, and nothing here knows the present.
//!
//! A date with slashes, twelve-hour clocks and abbreviations that several zones share are refused, never guessed. Twelve-hour clocks are
//! refused in all languages, although most readings of them are clear: noon and midnight are not, and where the night ends and the morning
//! begins is not the same in English, Russian and Arabic. The words are known, so that the error says what to write instead.
//!
//! ```
//! # use jig_spacetime::{Script, Zone, format_dtg, format_local, parse_moment};
//! let moment = parse_moment("17 сентября 2016 г. 15:55 МСК")?;
//! assert_eq!(moment.instant.to_string(), "2016-09-17T12:55:00.000Z");
//! assert_eq!(format_dtg(moment.instant)?, "171255ZSEP16");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod arabic;
mod clock;
mod error;
mod format;
mod group;
mod scan;
mod words;

use crate::civil::CivilDate;
use crate::{Instant, Span, TimeError, Zone};
use alloc::vec::Vec;
pub use error::{MomentError, MomentProblem};
pub use format::{format_dtg, format_dtg_in, format_local, format_local_arabic};
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
    /// The step of the last written digit: an hour, a minute, a second or a millisecond.
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

    fn all_parts(&mut self) -> Result<(), MomentError> {
        while let Some(item) = self.item(0) {
            match item {
                Item::Number { .. } => self.date_or_time()?,
                Item::Word(_) => self.word_part()?,
                Item::Mark('+' | '-' | '−') if self.time.is_some() && self.zone.is_none() => self.offset_zone(1)?,
                // Commas, brackets and the points of abbreviations carry nothing.
                Item::Mark(',' | '.' | '،' | '(' | ')') => self.at += 1,
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
        // 17.09.2016, 17.09.16, day first.
        if let (Some(day), true, Some(month), true, Some(_)) =
            (self.short_number(0), self.is_mark(1, '.'), self.short_number(2), self.is_mark(3, '.'), self.number(4))
            && self.is_tight(0)
            && self.is_tight(2)
        {
            return self.take_date(self.year(4)?, month, day, 5);
        }
        // 17 Sep 2016, 17-Sep-2016
        if let Some(day) = self.short_number(0) {
            let gap = usize::from(self.is_mark(1, '-') || self.is_mark(1, '.'));
            if let Some((month, words)) = self.month(1 + gap) {
                let after = 1 + gap + words;
                let skipped =
                    usize::from(self.is_mark(after, '-') || self.is_mark(after, '.') || self.is_mark(after, ','));
                return self.take_date(self.year(after + skipped)?, month, day, after + skipped + 1);
            }
        }
        self.clock()
    }

    /// A month by name and how many words the name has.
    fn month(&self, ahead: usize) -> Option<(u8, usize)> {
        let first = self.word(ahead)?;
        let pair = self.word(ahead + 1).and_then(|second| arabic::month_of_two_words(first, second));
        pair.map(|month| (month, 2)).or_else(|| words::month(first).map(|month| (month, 1)))
    }

    /// A year in full, or two digits of this century unless they begin a time.
    fn year(&self, ahead: usize) -> Result<u32, MomentError> {
        match self.number(ahead) {
            Some(Number { value, length: 4 }) => Ok(value),
            Some(Number { value, length: 2 }) if !self.begins_a_time(ahead) => Ok(2_000 + value),
            Some(_) | None => self.fail(ahead, MomentProblem::YearMissing),
        }
    }

    /// True when a number is followed as hours are.
    fn begins_a_time(&self, ahead: usize) -> bool {
        let minutes_follow = (self.is_mark(ahead + 1, ':') || self.is_mark(ahead + 1, '.'))
            && self.is_tight(ahead)
            && self.is_tight(ahead + 1)
            && self.number(ahead + 2).is_some();
        minutes_follow || self.word(ahead + 1).is_some_and(words::is_hour)
    }

    fn follows_a_year(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.tokens.get(before)).map(|token| &token.item);
        matches!(before, Some(Item::Number { length: 4, .. })) && self.date.is_some()
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
        if let Some((month, words)) = self.month(0)
            && let Some(day) = self.short_number(words)
        {
            let year_at = words + 1 + usize::from(self.is_mark(words + 1, ','));
            return self.take_date(self.year(year_at)?, month, day, year_at + 1);
        }
        // The mark of the Christian era right behind a year, which elsewhere means the afternoon.
        if word == arabic::ERA && self.follows_a_year() {
            self.at += 1;
            return Ok(());
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
