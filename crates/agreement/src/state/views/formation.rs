//! How far formation has come (process 2.7): a stage, both counts of the days, what is due. Computed, never fed back (wall W7).
use crate::clauses::level_is_met;
use crate::records::{Question, Task};
use crate::state::{Cause, DayReading, Fact, FormationClock, State};
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::{Instant, TimeError};

/// Where formation and its sequence stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FormationStage {
    /// No start is counted, or what was counted broke off.
    NotRestored,
    /// Both agreed to a start that has not come.
    Announced,
    /// The days are counted; this is the day.
    Counting(u32),
    /// One side called for the days to begin anew, and the other has said nothing.
    Violated,
    /// The other side answered, and they do not agree: the clock stands still.
    Disputed,
    /// The days are over; nobody has stated a level that holds.
    DaysOver,
    /// The days are over and a statement of the level holds. Nobody has certified.
    LevelMet,
    /// Both certified.
    Certified,
    /// The group is formed and this task is open.
    TaskOpen(Task),
    /// Every task is done; the start date is to be set.
    StartDateOpen,
    /// The start date is set and has not come, or is held.
    StartDateSet,
    /// It is the day of the start date.
    StartDay,
    /// The process goes on (APP.4).
    Continuous,
    /// Suspended by either side, or the ceasefire has lapsed since the group was formed.
    Suspended,
    /// One side pulled out.
    Withdrawn,
    /// Both authorities ended the origin.
    Terminated,
}

impl FormationStage {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotRestored => "not-restored",
            Self::Announced => "announced",
            Self::Counting(_) => "counting",
            Self::Violated => "violated",
            Self::Disputed => "disputed",
            Self::DaysOver => "days-over",
            Self::LevelMet => "level-met",
            Self::Certified => "certified",
            Self::TaskOpen(task) => task.name(),
            Self::StartDateOpen => "start-date-open",
            Self::StartDateSet => "start-date-set",
            Self::StartDay => "start-day",
            Self::Continuous => "continuous",
            Self::Suspended => "suspended",
            Self::Withdrawn => "withdrawn",
            Self::Terminated => "terminated",
        }
    }
}

/// Formation as a screen shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormationView {
    /// The stage.
    pub stage: FormationStage,
    /// Both counts of the days, while days are counted.
    pub days: Option<DayReading>,
    /// When the map is due (APP.3.a, AMB-09); from formation on.
    pub map_due: Option<Instant>,
    /// True when the map is not done and its day is over. It never completes itself.
    pub is_map_overdue: bool,
    /// The start date that both signed.
    pub start_date: Option<Instant>,
}

impl State {
    /// How far formation has come by a clock.
    #[must_use]
    pub fn formation(&self, now: Instant) -> FormationView {
        let clock = self.formation_clock();
        let map_due = self.formed().and_then(|formed| self.map_due(formed.at).ok());
        FormationView {
            stage: self.formation_stage(clock, now),
            days: clock.and_then(|clock| self.day_reading(clock).ok()),
            map_due,
            is_map_overdue: map_due.is_some_and(|due| now >= due) && self.task_done(Task::Map).is_none(),
            start_date: self.start_date(),
        }
    }

    /// The end of the last of the days after formation, by the calendar of the reference zone (AMB-09).
    pub(super) fn map_due(&self, formed: Instant) -> Result<Instant, TimeError> {
        let zone = self.edition().reference_zone;
        let days = self.settings_at(self.size()).map_due.days;
        let mut date = zone.local(formed)?.date();
        // The day of formation is no day after it; the due day is whole.
        for _ in 0..=days {
            date = date.next_day().ok_or(TimeError::DateOutsideZoneTable { zone, date })?;
        }
        zone.start_of_day(date)
    }

    fn formation_stage(&self, clock: Option<&FormationClock>, now: Instant) -> FormationStage {
        if self.frozen_at().is_some() {
            return FormationStage::Terminated;
        }
        if self.binding(Cause::Withdrawal).next().is_some() {
            return FormationStage::Withdrawn;
        }
        let lapsed_since = self.formed().is_some() && self.binding(Cause::Lapse).next().is_some();
        if lapsed_since || self.binding(Cause::Suspension).next().is_some() {
            return FormationStage::Suspended;
        }
        if self.formed().is_some() {
            return self.sequence_stage(now);
        }
        let Some(clock) = clock.filter(|clock| self.clock_break(clock, now).is_none()) else {
            return FormationStage::NotRestored;
        };
        if let Some(call) = self.open_reset_call(clock) {
            return if self.is_answered(call, now) { FormationStage::Disputed } else { FormationStage::Violated };
        }
        if self.certified().is_some() {
            return FormationStage::Certified;
        }
        self.count_stage(clock, now)
    }

    fn count_stage(&self, clock: &FormationClock, now: Instant) -> FormationStage {
        if now < clock.since {
            return FormationStage::Announced;
        }
        match self.day_reading(clock) {
            Ok(reading) if now >= reading.due => {
                if level_is_met(self, clock) {
                    FormationStage::LevelMet
                } else {
                    FormationStage::DaysOver
                }
            }
            Ok(reading) => {
                let zone = self.edition().reference_zone;
                let today = zone.local(now).map_or(reading.first_day, |local| local.date());
                // The day on which the count starts is none of them unless it is whole.
                let day = reading.first_day.days_until(today).saturating_add(1).max(0);
                FormationStage::Counting(u32::try_from(day).unwrap_or(u32::MAX))
            }
            // What cannot be read is never over.
            Err(_) => FormationStage::Counting(0),
        }
    }

    fn sequence_stage(&self, now: Instant) -> FormationStage {
        if let Some(open) = Task::ALL.into_iter().find(|task| self.task_done(*task).is_none()) {
            return FormationStage::TaskOpen(open);
        }
        let Some(date) = self.start_date() else { return FormationStage::StartDateOpen };
        if now < date || !self.is_grounding_in_force() {
            return FormationStage::StartDateSet;
        }
        let zone = self.edition().reference_zone;
        let next = zone.local(date).ok().and_then(|local| local.date().next_day());
        match next.and_then(|next| zone.start_of_day(next).ok()) {
            Some(end) if now >= end => FormationStage::Continuous,
            Some(_) | None => FormationStage::StartDay,
        }
    }

    /// Whether the side that was called has said anything on the call.
    fn is_answered(&self, call: &Fact, now: Instant) -> bool {
        let moment = Self::as_judged(now);
        call.side().is_some_and(|side| {
            [Question::Reset, Question::Continue]
                .into_iter()
                .any(|question| self.standing(call.record, question, side.counterpart(), moment).next().is_some())
        })
    }

    /// What speaks against certifying now, as the rules would say it (SG-26): for a screen, never for a verdict.
    #[must_use]
    pub fn against_certifying(&self, now: Instant) -> Vec<Finding> {
        crate::clauses::against_certifying(self, now)
    }
}
