//! The readings of a deadline in every zone (AMB-01).
use super::super::State;
use crate::clauses::{DeadlineError, day_before};
use crate::identity::RecordHash;
use alloc::vec::Vec;
use spacetime::{Instant, Span, Zone};

/// A deadline with every reading behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deadline {
    /// The execution it is counted back from.
    pub execution: Instant,
    /// What counts: a notice is in time strictly before it.
    pub due: Instant,
    /// The shortest lead that is agreed.
    pub min_lead: Span,
    /// The same as an instant.
    pub by_lead: Instant,
    /// The readings, zone by zone, those that count first.
    pub readings: Vec<Reading>,
}

impl Deadline {
    /// The earliest of the readings that count; the execution itself where an edition counts none.
    #[must_use]
    pub fn earliest_reading(&self) -> Instant {
        self.readings.iter().filter(|reading| reading.counts).map(|reading| reading.due).min().unwrap_or(self.execution)
    }
}

/// One zone's reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The zone.
    pub zone: Zone,
    /// The start of its local day that contains the execution.
    pub due: Instant,
    /// Whether it counts or is only shown.
    pub counts: bool,
}

impl State {
    /// The deadline of a final notice; for a plan, that of an execution at the start of its window. Nothing for other
    /// records.
    ///
    /// # Errors
    /// [`DeadlineError`] when a counted zone has no table for that day.
    #[must_use]
    pub fn deadlines(&self, record: RecordHash) -> Option<Result<Deadline, DeadlineError>> {
        let fact = self.fact(record)?;
        let (execution, filed) = match (fact.as_final_notice(), fact.as_plan()) {
            (Some(notice), _) => (notice.execution, fact.index),
            // Its notice is still to come, under the reading that is in force by then.
            (None, Some(plan)) => (plan.window.from(), self.size()),
            (None, None) => return None,
        };
        Some(day_before(&self.settings_at(filed).day_before, execution))
    }
}
