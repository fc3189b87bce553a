//! How often each fault and each recovery was met: a simulation that never meets a fault proves nothing about it.
use std::collections::BTreeMap;

/// Every `sometimes` that must be met over the whole sweep.
pub(crate) const EXPECTED: &[&str] = &[
    "message lost",
    "message duplicated",
    "messages reordered",
    "message delayed for days",
    "link cut one way",
    "partition",
    "courier carried the log",
    "courier carried a truncated log",
    "disk full",
    "write in doubt",
    "crash between two effects",
    "crash inside a write",
    "unflushed writes lost",
    "unflushed writes torn",
    "restart rebuilt the node",
    "clock ahead",
    "clock behind",
    "clock stepped back",
    "clock jumped a year",
    "centre forked",
    "fork detected",
    "fork evidence verified by an outsider",
    "centre rolled back",
    "centre withheld a submission",
    "withholding flagged at the author",
    "withholding flagged at the counterpart",
    "centre sequenced out of order",
    "centre back-dated an entry",
    "centre repeated an entry",
    "bad leaf sequenced",
    "void entry recorded",
    "restraint bound before the log held it",
    "restraint reached the log by another node",
    "restraint acted on a full disk",
    "record not acknowledged on a full disk",
    "permission took effect",
    "permission waited for a receipt",
    "permission unusable on a stale head",
    "permission unusable under a local restraint",
    "record refused by the rules",
    "record refused at its own node",
    "stub left by the centre",
    "refused submission sent again",
    "gap waited in its lane",
    "verdict roots differed",
    "first differing verdict named",
    "verdict roots healed",
    "hostile number reused",
    "hostile bytes dropped",
    "receipt counted as delivery only",
    "flood limited",
    "entry ahead of the clock not receipted",
    "frozen node stopped cosigning",
    "acknowledged record survived a crash",
    "three nodes ended with equal signed notes",
    "auditor replayed to the same verdict root",
];

/// Counters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Coverage(BTreeMap<&'static str, u64>);

impl Coverage {
    /// Something happened.
    pub(crate) fn met(&mut self, what: &'static str) {
        debug_assert!(EXPECTED.contains(&what), "{what} is not in the table");
        *self.0.entry(what).or_default() += 1;
    }

    /// How often it happened.
    pub(crate) fn count(&self, what: &str) -> u64 {
        self.0.get(what).copied().unwrap_or(0)
    }

    /// Adds another run.
    pub(crate) fn add(&mut self, other: &Self) {
        for (what, count) in &other.0 {
            *self.0.entry(what).or_default() += count;
        }
    }

    /// What never happened.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        EXPECTED.iter().copied().filter(|what| self.count(what) == 0).collect()
    }
}
