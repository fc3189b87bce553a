//! The date-time group: day, hours and minutes in six digits, the zone, the month, the year.
//!
//! `170030ZSEP16` (ACP 121), `170330C SEP 2016`, and as Russian staffs write it, the zone by name and the day often said twice:
//! `170330 МСК 17 СЕН 16`. Knows no other notation.

use super::{MomentError, MomentProblem, MomentZone, Reader, words};
use crate::{Span, Zone};

impl Reader<'_> {
    /// Reads the whole text as a date-time group. False when it is none.
    pub(super) fn date_time_group(&mut self) -> Result<bool, MomentError> {
        let Some(group) = self.number(0).filter(|group| group.length == 6) else { return Ok(false) };
        let Some(letters) = self.word(1) else { return Ok(false) };
        let mut characters = letters.chars();
        let Some(letter) = characters.next() else { return Ok(false) };
        let rest = characters.as_str();
        let named = words::zone(letters).filter(|_| !rest.is_empty());
        // The month runs on from the zone letter, or stands apart, with or without the day said again.
        let (found, next) = if rest.is_empty() || named.is_some() {
            let again = usize::from(self.short_number(2).is_some());
            if self.short_number(2).is_some_and(|day| day != group.value / 10_000) {
                return self.fail(2, MomentProblem::DayContradiction);
            }
            let found = self.month(2 + again);
            (found.map(|(month, _)| month), 2 + again + found.map_or(0, |(_, words)| words))
        } else {
            (words::month(rest), 2)
        };
        let Some(month) = found else {
            return self.fail(
                if next == 2 && !rest.is_empty() && named.is_none() { 1 } else { next },
                MomentProblem::MonthUnknown,
            );
        };
        let zone = match (named, words::military_offset_s(letter)) {
            (Some(zone), _) => MomentZone::Named(zone),
            (None, Some(0)) => MomentZone::Named(Zone::UTC),
            (None, Some(seconds)) => MomentZone::Offset { seconds },
            (None, None) => return self.fail(1, MomentProblem::ZoneLetter),
        };
        let date = self.civil(0, self.year(next)?, month, group.value / 10_000)?;
        self.date = Some((self.offset(), date));
        let minute = Span::from_minutes(1);
        self.time = Some(self.time_of_day(0, [group.value / 100 % 100, group.value % 100, 0, 0], minute)?);
        self.zone = Some(zone);
        self.at += next + 1;
        self.skip_marks_of_the_year();
        if self.item(0).is_some() { self.fail(0, MomentProblem::Unexpected) } else { Ok(true) }
    }

    /// `16 г.`
    fn skip_marks_of_the_year(&mut self) {
        if self.word(0).is_some_and(words::is_year) {
            self.at += 1;
            if self.is_mark(0, '.') {
                self.at += 1;
            }
        }
    }
}
