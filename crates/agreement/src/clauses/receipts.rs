//! Receipts: how far each side has received the log and found the same verdicts (L2).
//!
//! Nothing here permits by itself: a receipt moves a frontier, and a permission acts when both frontiers have passed it.
use super::{Case, restraints};
use crate::identity::{Post, Side};
use crate::records::Body;
use crate::state::{Change, Moment, ReceiptMatch};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

pub(super) fn changes(case: &Case<'_>, matching: ReceiptMatch) -> Result<Vec<Change>, Finding> {
    let (Body::Receipt(receipt), Some(side), Post::Node) = (case.body(), case.side(), case.author().post) else {
        return Err(Finding::breached(Basis::Admission("receipt"), "receipt-of-no-participant"));
    };
    if case.state.founding().is_none_or(|founding| founding.origin != receipt.origin) {
        return Err(Finding::breached(Basis::Law("L2"), "receipt-of-another-origin").with("origin", &receipt.origin));
    }
    // A receipt covers what was there before it, never itself.
    if receipt.size > case.index {
        return Err(Finding::breached(Basis::Law("L2"), "receipt-above-the-log").with("size", receipt.size));
    }
    Ok(match matching {
        ReceiptMatch::Differs { first_difference } => {
            Vec::from([Change::ReceiptDiffers { side, size: receipt.size, first_difference }])
        }
        ReceiptMatch::Matches => matched(case, side, receipt.size),
    })
}

fn matched(case: &Case<'_>, side: Side, size: u64) -> Vec<Change> {
    // After a freeze nothing new is permitted under this origin.
    if case.state.frozen_at().is_some() {
        return Vec::new();
    }
    let heals = case.state.differing(side).is_some_and(|differing| differing.size <= size);
    if size <= case.state.frontier(side) && !heals {
        return Vec::new();
    }
    let size = size.max(case.state.frontier(side));
    let mut changes = Vec::from([Change::FrontierMoved { side, size }]);
    let below = size.min(case.state.frontier(side.counterpart()));
    changes.extend(case.state.covered_below(below).map(|record| Change::TookEffect { record }));
    changes.extend(restraints::completions(case.state, Moment { now: case.at, below }));
    changes
}
