//! How much each side may put into the log: per lane, per second and per day of ledger time.
//!
//! Every lane has its own quota, so that ordinary business never uses up what receipts need. Restraints are counted and
//! never refused (L9). Counts are a function of the log: a restarted centre counts the same.
use agreement::edition::{LaneQuota, Limits};
use agreement::identity::Node;
use spacetime::Instant;
use std::collections::BTreeMap;
use wire::submission::Lane;

const DAY_MS: i64 = 86_400_000;
const SECOND_MS: i64 = 1_000;

/// What was used, by origin and lane.
#[derive(Debug, Default)]
pub(crate) struct Quotas(BTreeMap<(Node, Lane), Spent>);

#[derive(Debug, Default)]
struct Spent {
    second: i64,
    in_second: u32,
    day: i64,
    in_day_bytes: u64,
}

/// Code of the refusal for too many submissions in a second.
pub(crate) const TOO_FAST: &str = "protocol-limit-submissions-per-second";
/// Code of the refusal for too many bytes in a day.
pub(crate) const TOO_MUCH: &str = "protocol-limit-bytes-per-day";

impl Quotas {
    /// Whether one more entry of that size may come.
    ///
    /// # Errors
    /// The code of the limit.
    pub(crate) fn check(
        &self,
        limits: &Limits,
        origin: Node,
        lane: Lane,
        at: Instant,
        bytes: u64,
    ) -> Result<(), &'static str> {
        let quota: &LaneQuota = match lane {
            // L9: a restraint is counted, never refused.
            Lane::Restraint => return Ok(()),
            Lane::Receipt => &limits.receipt,
            Lane::Ordinary => &limits.ordinary,
        };
        if origin == Node::Centre {
            return Ok(());
        }
        let Some(spent) = self.0.get(&(origin, lane)) else { return Ok(()) };
        let (second, day) = periods(at);
        if spent.second == second && spent.in_second >= quota.submissions_per_second_max {
            return Err(TOO_FAST);
        }
        if spent.day == day && spent.in_day_bytes.saturating_add(bytes) > quota.bytes_per_day_max {
            return Err(TOO_MUCH);
        }
        Ok(())
    }

    /// Counts an entry.
    pub(crate) fn spend(&mut self, origin: Node, lane: Lane, at: Instant, bytes: u64) {
        let spent = self.0.entry((origin, lane)).or_default();
        let (second, day) = periods(at);
        if spent.second != second {
            (spent.second, spent.in_second) = (second, 0);
        }
        if spent.day != day {
            (spent.day, spent.in_day_bytes) = (day, 0);
        }
        spent.in_second = spent.in_second.saturating_add(1);
        spent.in_day_bytes = spent.in_day_bytes.saturating_add(bytes);
    }
}

fn periods(at: Instant) -> (i64, i64) {
    (at.as_millis().div_euclid(SECOND_MS), at.as_millis().div_euclid(DAY_MS))
}
