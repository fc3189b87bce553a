//! SG-16: how much each side does by exception, counted in the edition's window on equal terms.
//!
//! It counts and opens a review. It neither refuses nor orders, and a count of one side has nothing to do with the other's.
use crate::clauses::Case;
use crate::identity::Side;
use crate::records::{NoticeManner, RegisterContent};
use crate::state::{Fact, ReviewCause, State};
use alloc::vec::Vec;
use spacetime::Instant;

/// The kinds of record that tell of an act by exception.
const KINDS: [&str; 4] = ["outside-action", "third-party-activity", "independent-notice", "execution-report"];

/// A side's first words of acts by exception in the edition's window up to a time, in the order of the log. What was taken back since
/// still counts: it was filed.
pub(crate) fn counted(state: &State, side: Side, at: Instant) -> Vec<&Fact> {
    let from = at.saturating_add(state.edition().deadlines.exception_window.negated());
    let mut facts: Vec<&Fact> = KINDS
        .into_iter()
        .flat_map(|kind| state.of_kind(kind))
        .filter(|fact| fact.side() == Some(side) && from < fact.at && fact.at <= at)
        .filter(|fact| is_exception(state, fact))
        .collect();
    facts.sort_by_key(|fact| fact.index);
    facts
}

fn is_exception(state: &State, fact: &Fact) -> bool {
    match fact.as_register_entry() {
        Some(entry) => entry.replaces.is_none() && claims(&entry.content),
        // A report is one where nothing that both had agreed to covers it.
        None => state.review_causes(fact.record).into_iter().any(|cause| ReviewCause::departure(cause).is_some()),
    }
}

/// Whether an entry claims an exception.
pub(super) fn claims(content: &RegisterContent) -> bool {
    if let RegisterContent::IndependentNotice(notice) = content {
        return notice.manner == NoticeManner::Unilateral;
    }
    matches!(content, RegisterContent::OutsideAction(_) | RegisterContent::ThirdPartyActivity(_))
}

/// Whether a record, itself counted, makes more of them than the edition's limit.
pub(crate) fn exceeds(case: &Case<'_>) -> bool {
    let Some(side) = case.side() else { return false };
    let before = u32::try_from(counted(case.state, side, case.at).len()).unwrap_or(u32::MAX);
    before >= case.state.edition().limits.exceptions_per_window_max
}
