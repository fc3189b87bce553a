//! The time of day and the offset from UTC, as people write them.
//!
//! `15:55`, `15:55:30.250`, `19.00`, `15 ч 55 мин`, `1555Z`, `1555 hrs`; `+03:00`, `UTC-4`. Knows no date.

use super::{MomentError, MomentProblem, MomentZone, Number, Reader, TimeOfDay, words};
use crate::instant::millis_of_day;
use crate::{Span, Zone};

impl Reader<'_> {
    /// `15:55`, `15:55:30`, `15:55:30.250`, `19.00`.
    pub(super) fn clock(&mut self) -> Result<(), MomentError> {
        let is_clock = (self.is_mark(1, ':') || self.is_mark(1, '.')) && self.is_tight(0) && self.is_tight(1);
        let (Some(hour), true, Some(Number { value: minute, length: 2 })) =
            (self.short_number(0), is_clock, self.number(2))
        else {
            return self.clock_in_words();
        };
        let (mut second, mut fraction, mut length, mut resolution) = (0, 0, 3, Span::from_minutes(1));
        if let (true, Some(Number { value, length: 2 })) = (self.is_mark(3, ':'), self.number(4)) {
            (second, length, resolution) = (value, 5, Span::from_seconds(1));
            let has_fraction = (self.is_mark(5, '.') || self.is_mark(5, ',')) && self.is_tight(4) && self.is_tight(5);
            if let (true, Some(decimals)) = (has_fraction, self.number(6)) {
                fraction = match decimals {
                    Number { value, length: 1 } => value * 100,
                    Number { value, length: 2 } => value * 10,
                    Number { value, length: 3 } => value,
                    Number { .. } => return self.fail(6, MomentProblem::TooFine),
                };
                (length, resolution) = (7, Span::from_millis(1));
            }
        }
        self.take_time([hour, minute, second, fraction], resolution, length)
    }

    /// `15 ч 55 мин 30 с`, `15 часов`, `1555Z`, `1555 hrs`.
    fn clock_in_words(&mut self) -> Result<(), MomentError> {
        if let Some(Number { value, length: 4 }) = self.number(0) {
            let is_zulu = self.is_tight(0) && self.word(1) == Some("z");
            if is_zulu || self.word(1).is_some_and(words::is_hour) {
                let behind = if is_zulu { 0 } else { 1 };
                return self.take_time([value / 100, value % 100, 0, 0], Span::from_minutes(1), 1 + behind);
            }
        }
        let Some((hour, after_hours)) = self.counted(0, words::is_hour) else {
            return self.fail(0, MomentProblem::NumberUnclear);
        };
        let Some((minute, after_minutes)) = self.counted(after_hours, words::is_minute) else {
            return self.take_time([hour, 0, 0, 0], Span::from_hours(1), after_hours);
        };
        match self.counted(after_minutes, words::is_second) {
            Some((second, end)) => self.take_time([hour, minute, second, 0], Span::from_seconds(1), end),
            None => self.take_time([hour, minute, 0, 0], Span::from_minutes(1), after_minutes),
        }
    }

    /// A short number, its word, and a point if the word is cut short; with the place of what follows.
    fn counted(&self, ahead: usize, is_word: fn(&str) -> bool) -> Option<(u32, usize)> {
        let value = self.short_number(ahead)?;
        self.word(ahead + 1).filter(|word| is_word(word))?;
        let point = usize::from(self.is_mark(ahead + 2, '.') && self.is_tight(ahead + 1));
        Some((value, ahead + 2 + point))
    }

    fn take_time(&mut self, parts: [u32; 4], resolution: Span, length: usize) -> Result<(), MomentError> {
        if self.time.is_some() {
            return self.fail(0, MomentProblem::SecondTime);
        }
        self.time = Some(self.time_of_day(0, parts, resolution)?);
        self.at += length;
        Ok(())
    }

    /// A time of day of hour, minute, second and millisecond.
    pub(super) fn time_of_day(
        &self,
        ahead: usize,
        [hour, minute, second, millisecond]: [u32; 4],
        resolution: Span,
    ) -> Result<TimeOfDay, MomentError> {
        match millis_of_day(hour, minute, second, millisecond) {
            Ok(millis) => Ok(TimeOfDay { millis, resolution }),
            Err(error) => self.fail(ahead, MomentProblem::Time(error)),
        }
    }

    /// `+03:00`, `+0300`, `+3`; the sign stands right before `digits_at`.
    pub(super) fn offset_zone(&mut self, digits_at: usize) -> Result<(), MomentError> {
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
}
