//! What each side has received and found the same: its frontier.
//!
//! A frontier is the largest matching receipt. It never moves back. A permission acts at the entry of the later of the
//! two matching receipts that cover it (L2); nothing else makes it act.
use super::Sides;
use crate::identity::Side;
use alloc::vec::Vec;
use spacetime::Instant;

/// One step of a frontier: a matching receipt that reached further than any before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reached {
    /// Entries below this index are covered.
    pub size: u64,
    /// When the side had stored them, as it says.
    pub received_at: Instant,
    /// Ledger time of the receipt.
    pub at: Instant,
    /// Index of the receipt's entry.
    pub entry: u64,
}

/// The frontiers of both sides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Frontiers(Sides<Vec<Reached>>);

impl Frontiers {
    /// Entries below this index are covered by the side's matching receipts.
    #[must_use]
    pub fn size(&self, side: Side) -> u64 {
        self.0.get(side).last().map_or(0, |reached| reached.size)
    }

    /// Entries below this index were covered by the side's matching receipts at a ledger time.
    #[must_use]
    pub fn size_at(&self, side: Side, at: Instant) -> u64 {
        let steps = self.0.get(side);
        let count = steps.partition_point(|step| step.at <= at);
        steps.get(..count).and_then(<[Reached]>::last).map_or(0, |reached| reached.size)
    }

    /// The last receipt's entry that moved either frontier by a ledger time.
    #[must_use]
    pub fn last_entry_at(&self, at: Instant) -> Option<u64> {
        let steps = self.0.iter().flat_map(|(_, steps)| steps);
        steps.filter(|step| step.at <= at).map(|step| step.entry).max()
    }

    /// Entries below this index are covered by both sides.
    #[must_use]
    pub fn both(&self) -> u64 {
        self.size(Side::Alpha).min(self.size(Side::Bravo))
    }

    /// The side's first matching receipt that covers the entry.
    #[must_use]
    pub fn covering(&self, side: Side, index: u64) -> Option<&Reached> {
        let steps = self.0.get(side);
        steps.get(steps.partition_point(|step| step.size <= index))
    }

    /// When a notice recorded at `at` counts as received by the side: its own statement, but no earlier than the record
    /// and no later than the receipt. No side's own clock counts in its favour.
    #[must_use]
    pub fn received_at(&self, side: Side, index: u64, at: Instant) -> Option<Instant> {
        self.covering(side, index).map(|step| step.received_at.max(at).min(step.at.max(at)))
    }

    /// Leaves out what was reached after a moment.
    pub(super) fn leave_out_after(&mut self, at: Instant) {
        for side in Side::BOTH {
            self.0.get_mut(side).retain(|step| step.at <= at);
        }
    }

    // INVARIANT(frontier-never-back): a step is only added if it reaches further than the last.
    pub(super) fn advance(&mut self, side: Side, reached: Reached) {
        if reached.size > self.size(side) {
            self.0.get_mut(side).push(reached);
        }
    }
}
