//! Formation and its sequence as the fold remembers them: which steps both took, from when the days are counted.
//!
//! Nothing here permits: a step is written when both receipts cover both consents, and never by time (SG-04). How a period is counted
//! is AMB-08, under the reading in force when the start was filed.
use super::{Cause, Fact, State};
use crate::edition::DayCount;
use crate::identity::RecordHash;
use crate::records::{FormationStep, Question, Task};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use spacetime::{CivilDate, Instant, TimeError};

/// A step that both took.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taken {
    /// The record of the step.
    pub by: RecordHash,
    /// Ledger time at which both receipts covered both consents.
    pub at: Instant,
    /// The entry that brought it.
    pub entry: u64,
}

/// How both settled a reset call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Settlement {
    /// The days begin anew from the violation.
    Reset,
    /// The days run on.
    Continue,
}

impl Settlement {
    /// The name as it stands in the verdict log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Continue => "continue",
        }
    }
}

/// The clock that counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormationClock {
    /// The start, when both agreed to it.
    pub start: Taken,
    /// From when the days are counted: the start, or the violation after which they began anew.
    pub since: Instant,
    /// The start itself.
    pub began: Instant,
    /// Index of the start's own entry: the settings in force then are the clock's.
    pub index: u64,
    /// The renewals, where the ceasefire is time-boxed.
    pub renewals: Vec<RecordHash>,
    /// The reset calls that both settled.
    pub settled: BTreeMap<RecordHash, Settlement>,
}

/// The whole sequence.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sequence {
    pub(super) clock: Option<FormationClock>,
    pub(super) certificate: Option<Taken>,
    pub(super) formation: Option<Taken>,
    pub(super) tasks: BTreeMap<Task, Taken>,
    pub(super) set: Option<Taken>,
    pub(super) start_date: Option<Taken>,
}

impl Sequence {
    /// The clock, whether or not its start still stands.
    #[must_use]
    pub const fn clock(&self) -> Option<&FormationClock> {
        self.clock.as_ref()
    }

    /// Forgets what a new count, or a new certificate, has to be followed by anew.
    fn begin_after_the_count(&mut self) {
        self.certificate = None;
        self.formation = None;
        self.begin_the_tasks();
    }

    /// Forgets what a new formation has to be followed by anew.
    fn begin_the_tasks(&mut self) {
        self.tasks.clear();
        self.set = None;
        self.start_date = None;
    }

    /// A task that both called done, whether or not that still stands.
    #[must_use]
    pub fn task(&self, task: Task) -> Option<Taken> {
        self.tasks.get(&task).copied()
    }
}

/// Both counts of a period, and which ends it (AMB-08).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayReading {
    /// The first full local day in the reference zone.
    pub first_day: CivilDate,
    /// The last of the days.
    pub last_day: CivilDate,
    /// The end of the last full local day.
    pub by_local_days: Instant,
    /// The same length as elapsed time.
    pub by_elapsed: Instant,
    /// The one that counts.
    pub due: Instant,
    /// The end of the last period that was agreed; nothing where the ceasefire is not time-boxed.
    pub covered_until: Option<Instant>,
}

/// Why a clock no longer counts: the days were not consecutive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Break {
    /// A period ended and nobody had renewed it.
    PeriodEnded(Instant),
    /// The ceasefire was said to have lapsed.
    Lapsed(RecordHash),
}

impl State {
    /// The sequence as it stands.
    #[must_use]
    pub const fn sequence(&self) -> &Sequence {
        &self.sequence
    }

    /// The clock that counts, while its start stands.
    #[must_use]
    pub fn formation_clock(&self) -> Option<&FormationClock> {
        self.sequence.clock.as_ref().filter(|clock| self.stands(clock.start.by))
    }

    /// The certificate of both, while it and the start that it speaks of stand.
    #[must_use]
    pub fn certified(&self) -> Option<Taken> {
        let counts = || self.formation_clock().is_some_and(|clock| self.acts(clock.start.by));
        self.sequence.certificate.filter(|taken| self.acts(taken.by) && counts())
    }

    /// The formation, while it and the certificate that it names stand. Another certificate forms no group.
    #[must_use]
    pub fn formed(&self) -> Option<Taken> {
        self.sequence.formation.filter(|taken| {
            self.acts(taken.by)
                && self.certified().is_some_and(|certified| {
                    matches!(self.step(taken.by), Some(FormationStep::Formation { certificate, .. })
                        if *certificate == certified.by)
                })
        })
    }

    /// A task that both called done, while that stands.
    #[must_use]
    pub fn task_done(&self, task: Task) -> Option<Taken> {
        self.sequence.task(task).filter(|taken| self.acts(taken.by))
    }

    /// The set that both designated, while it stands.
    #[must_use]
    pub fn set_designated(&self) -> Option<Taken> {
        self.sequence.set.filter(|taken| self.acts(taken.by))
    }

    /// The start date that both signed, while it stands, and with it the set and the tasks that it came after.
    #[must_use]
    pub fn start_date_set(&self) -> Option<Taken> {
        let Sequence { tasks, set, start_date, .. } = &self.sequence;
        let before = || tasks.values().chain(set).all(|taken| self.acts(taken.by));
        start_date.filter(|taken| self.acts(taken.by) && before())
    }

    /// The commitment that the start date names, and its two halves, while it stands.
    fn dated(&self) -> Option<(Option<RecordHash>, [Option<Instant>; 2])> {
        match self.step(self.start_date_set()?.by)? {
            FormationStep::StartDate { commitment, operations_from, grounding_from, .. } => {
                Some((*commitment, [*operations_from, *grounding_from]))
            }
            FormationStep::CeasefireStart { .. }
            | FormationStep::Renewal { .. }
            | FormationStep::Certificate { .. }
            | FormationStep::Formation { .. }
            | FormationStep::Task { .. }
            | FormationStep::DesignatedSet { .. } => None,
        }
    }

    /// The instant of the start date: both halves are one.
    #[must_use]
    pub fn start_date(&self) -> Option<Instant> {
        let (_, [operations, grounding]) = self.dated()?;
        Some(operations?.max(grounding?))
    }

    /// True when the commitment of the start date stands and nothing holds it (APP.3.d2).
    #[must_use]
    pub fn is_grounding_in_force(&self) -> bool {
        self.dated()
            .and_then(|(commitment, _)| self.fact(commitment?))
            .is_some_and(|fact| !fact.is_ended() && !self.is_restrained(fact))
    }

    /// True when a step was taken by both and stands.
    #[must_use]
    pub fn is_step_reached(&self, record: RecordHash) -> bool {
        let Sequence { clock, certificate, formation, tasks, set, start_date } = &self.sequence;
        let renewed = clock.as_ref().is_some_and(|clock| clock.renewals.contains(&record));
        let started = clock.as_ref().map(|clock| clock.start);
        let steps = [started, *certificate, *formation, *set, *start_date];
        let reached = steps.into_iter().flatten().chain(tasks.values().copied()).any(|reached| reached.by == record);
        (reached || renewed) && self.stands(record)
    }

    /// The reset call that both have not settled: while it is open the clock does not run.
    #[must_use]
    pub fn open_reset_call(&self, clock: &FormationClock) -> Option<&Fact> {
        self.of_kind("reset-call").find(|fact| {
            !fact.is_ended()
                && !clock.settled.contains_key(&fact.record)
                && fact.as_reset_call().is_some_and(|call| call.start == clock.start.by)
        })
    }

    /// How the clock counts.
    ///
    /// # Errors
    /// The reference zone has no table for these days: nothing can then be certified.
    pub fn day_reading(&self, clock: &FormationClock) -> Result<DayReading, TimeError> {
        let rule = self.settings_at(clock.index).seven_days;
        let zone = self.edition().reference_zone;
        let date = zone.local(clock.since)?.date();
        let out_of_range = TimeError::DateOutsideZoneTable { zone, date };
        // A day is full only when it began at or after the instant from which the days are counted.
        let first_day = if zone.start_of_day(date)? == clock.since {
            date
        } else {
            date.next_day().ok_or_else(|| out_of_range.clone())?
        };
        let day_after = CivilDate::from_days_since_epoch(first_day.days_since_epoch().saturating_add(rule.days.into()))
            .ok_or_else(|| out_of_range.clone())?;
        let by_local_days = zone.start_of_day(day_after)?;
        let by_elapsed = clock.since.saturating_add(rule.elapsed);
        let due = match rule.counted {
            DayCount::Later => by_local_days.max(by_elapsed),
            DayCount::LocalDays => by_local_days,
            DayCount::Elapsed => by_elapsed,
        };
        // A renewal that its own side took back renews nothing.
        let renewals = || clock.renewals.iter().filter(|renewal| self.stands(**renewal));
        let covered_until = rule
            .renewal
            .map(|period| renewals().fold(clock.began.saturating_add(period), |until, _| until.saturating_add(period)));
        let last_day = day_after.previous_day().ok_or(out_of_range)?;
        Ok(DayReading { first_day, last_day, by_local_days, by_elapsed, due, covered_until })
    }

    /// Why the days counted are not consecutive, if they are not.
    #[must_use]
    pub fn clock_break(&self, clock: &FormationClock, now: Instant) -> Option<Break> {
        let lapsed = self
            .restraints()
            .filter(|restraint| restraint.cause == Cause::Lapse && (restraint.binds() || restraint.at >= clock.since))
            .min_by_key(|restraint| restraint.index);
        if let Some(lapse) = lapsed {
            return Some(Break::Lapsed(lapse.record));
        }
        let covered_until = self.day_reading(clock).ok()?.covered_until?;
        (now >= covered_until).then_some(Break::PeriodEnded(covered_until))
    }

    /// What a step says.
    #[must_use]
    pub fn step(&self, record: RecordHash) -> Option<&FormationStep> {
        self.fact(record)?.as_formation_step()
    }

    /// Whether a step that was taken leads on: it stands, nothing holds or doubts it, and neither side has taken its word on it back.
    fn acts(&self, record: RecordHash) -> bool {
        self.stands(record)
            && self.fact(record).is_some_and(|fact| !self.is_itself_held(fact))
            && self.both_keep_to(record, Question::FormationStep, self.now())
    }

    fn stands(&self, record: RecordHash) -> bool {
        self.fact(record).is_some_and(|fact| !fact.is_ended())
    }

    /// Remembers a step that both took.
    pub(super) fn take_step(&mut self, by: RecordHash, at: Instant, entry: u64) {
        let Some((index, step)) = self.fact(by).and_then(|fact| Some((fact.index, fact.as_formation_step()?.clone())))
        else {
            return;
        };
        let reached = Taken { by, at, entry };
        let sequence = &mut self.sequence;
        match step {
            FormationStep::CeasefireStart { start } => {
                // A new count: what was certified of an earlier one no longer speaks of these days, nor what came of it.
                sequence.begin_after_the_count();
                sequence.clock = Some(FormationClock {
                    start: reached,
                    since: start,
                    began: start,
                    index,
                    renewals: Vec::new(),
                    settled: BTreeMap::new(),
                });
            }
            FormationStep::Renewal { .. } => {
                if let Some(clock) = &mut sequence.clock {
                    clock.renewals.push(by);
                }
            }
            FormationStep::Certificate { .. } => {
                sequence.begin_after_the_count();
                sequence.certificate = Some(reached);
            }
            FormationStep::Formation { .. } => {
                sequence.begin_the_tasks();
                sequence.formation = Some(reached);
            }
            FormationStep::Task { task, .. } => {
                sequence.tasks.insert(task, reached);
            }
            FormationStep::DesignatedSet { .. } => sequence.set = Some(reached),
            FormationStep::StartDate { .. } => sequence.start_date = Some(reached),
        }
    }

    /// Remembers how both settled a reset call.
    pub(super) fn settle_call(&mut self, call: RecordHash, how: Settlement) {
        let Some(violation_at) = self.fact(call).and_then(Fact::as_reset_call).map(|call| call.violation_at) else {
            return;
        };
        let Some(clock) = &mut self.sequence.clock else { return };
        clock.settled.insert(call, how);
        if how == Settlement::Reset {
            // Two calls settled out of order: the later violation counts.
            clock.since = clock.since.max(violation_at);
            self.sequence.certificate = None;
        }
    }
}
