//! TOR.3.a#2: the daily return: whose it is, what it is of, and what it must say when something has moved.
//!
//! A missing return refuses nothing: it is a duty that is overdue, and shown as one.
use super::{Case, by_the_speaker};
use crate::records::{AirOrderOfBattle, DailyReturn, Holding, RegisterEntry};
use crate::register::ClauseId;
use crate::state::AsKnown;
use crate::verdict::Finding;
use alloc::string::ToString;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.3.a#2");

pub(super) fn judge(case: &Case<'_>, entry: &RegisterEntry, told: &AirOrderOfBattle, findings: &mut Vec<Finding>) {
    let breached = |code| Finding::breached(CLAUSE, code).curable_by([case.author()]);
    findings.extend(by_the_speaker(case, CLAUSE));
    let expected = told.as_of.to_string();
    if entry.key.as_str() != expected {
        findings.push(breached("register-key-does-not-fit").with("key", entry.key.as_str()).with("expected", expected));
    }
    let today = case.state.edition().reference_zone.local(case.at).map(|local| local.date());
    if today.is_ok_and(|today| today < told.as_of) {
        findings.push(breached("return-ahead-of-its-day").with("day", told.as_of));
    }
    let known = AsKnown::in_the_log(case.at);
    let before = case.state.last_full_return(told.as_of, known);
    match &told.said {
        DailyReturn::Nil => {
            if before.is_none() {
                findings.push(breached("nil-return-of-nothing"));
            }
        }
        DailyReturn::Full { holdings, changes } => {
            if is_twice(holdings) {
                findings.push(breached("holding-twice"));
            }
            if changes.iter().any(|change| change.from == change.to) {
                findings.push(breached("change-from-nowhere-to-nowhere"));
            }
            let moved = before.is_some_and(|(_, earlier)| earlier != holdings.as_slice());
            if moved && changes.is_empty() {
                findings.push(Finding::missing(CLAUSE, "holdings-moved-unsaid").curable_by([case.author()]));
            }
        }
    }
    if let Some(due) = case.state.return_due(told.as_of).filter(|due| *due <= case.at)
        && entry.replaces.is_none()
    {
        findings.push(Finding::missing(CLAUSE, "return-late").with("due", due).with("told", case.at).curable_by([]));
    }
}

/// A base and band that come twice: which of the two counts, nobody could say.
fn is_twice(holdings: &[Holding]) -> bool {
    let mut keys: Vec<_> = holdings.iter().map(|holding| (&holding.base, holding.type_band)).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair.first() == pair.last())
}
