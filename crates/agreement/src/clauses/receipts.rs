//! Receipts: how far each side has received the log and found the same verdicts (L2).
//!
//! Nothing here permits by itself: a receipt moves a frontier, and a permission acts when both frontiers have passed it.
//! Attachments never hold up an entry. A receipt lists those a side does not hold yet, and only a permission that rests on
//! one of them waits, until a later receipt no longer lists it.
use super::{Case, at, restraints};
use crate::identity::{Digest, Post, Side};
use crate::records::{Body, Nature, Receipt};
use crate::state::{Change, Fact, Moment, ReceiptMatch, Sides, State};
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
    let mut changes: Vec<Change> = delivery(case.state, side, receipt).into_iter().collect();
    match matching {
        ReceiptMatch::Differs { first_difference } => {
            changes.push(Change::ReceiptDiffers { side, size: receipt.size, first_difference });
        }
        ReceiptMatch::Matches => {
            let news = !changes.is_empty();
            changes.extend(matched(case, side, receipt, news));
        }
    }
    Ok(changes)
}

/// Says what a side lacks, where that is not what it said last.
fn delivery(state: &State, side: Side, receipt: &Receipt) -> Option<Change> {
    let missing = &receipt.missing_attachments;
    (state.undelivered().get(side) != missing).then(|| Change::AttachmentsMissing { side, missing: missing.clone() })
}

fn matched(case: &Case<'_>, side: Side, receipt: &Receipt, delivered_anew: bool) -> Vec<Change> {
    // After a freeze nothing new is permitted under this origin.
    if case.state.frozen_at().is_some() {
        return Vec::new();
    }
    let heals = case.state.differing(side).is_some_and(|differing| differing.size <= receipt.size);
    let moves = receipt.size > case.state.frontier(side) || heals;
    if !moves && !delivered_anew {
        return Vec::new();
    }
    let size = receipt.size.max(case.state.frontier(side));
    let mut changes = Vec::new();
    if moves {
        changes.push(Change::FrontierMoved { side, size });
    }
    let below = size.min(case.state.frontier(side.counterpart()));
    changes.extend(case.state.covered_below(below).map(|record| Change::TookEffect { record }));
    let mut undelivered = case.state.undelivered().clone();
    undelivered.get_mut(side).clone_from(&receipt.missing_attachments);
    changes.extend(restraints::completions(case.state, Moment { now: case.at, below }, &undelivered));
    changes
}

/// A permission that rests on an attachment waits for the side that does not hold it.
pub(super) fn unmet(state: &State, fact: &Fact, _moment: Moment, findings: &mut Vec<Finding>) {
    if fact.nature != Nature::Permission {
        return;
    }
    for side in Side::BOTH {
        if let Some(attachment) = lacks(state, fact, state.undelivered().get(side)) {
            findings.push(
                Finding::missing(Basis::Law("L2"), "attachment-not-delivered")
                    .with("side", side.name())
                    .with("attachment", attachment)
                    .curable_by([at(side, Post::Node)]),
            );
        }
    }
}

/// True when both sides hold every attachment that the record rests on.
pub(super) fn is_delivered(state: &State, fact: &Fact, undelivered: &Sides<Vec<Digest>>) -> bool {
    undelivered.iter().all(|(_, missing)| lacks(state, fact, missing).is_none())
}

/// The first attachment that a record rests on and that stands in a list of missing ones: those of the information that
/// it calls understood or refers to, and its own sealed one.
fn lacks(state: &State, fact: &Fact, missing: &[Digest]) -> Option<Digest> {
    if missing.is_empty() {
        return None;
    }
    let understood = fact.as_common_understanding().map_or(&[][..], |set| &set.information);
    let sealed = fact.sealed_place().map(|sealed| sealed.attachment).filter(|attachment| missing.contains(attachment));
    sealed.or_else(|| understood_and_missing(state, fact, understood, missing))
}

fn understood_and_missing(
    state: &State,
    fact: &Fact,
    understood: &[crate::identity::RecordHash],
    missing: &[Digest],
) -> Option<Digest> {
    understood
        .iter()
        .chain(&fact.references)
        .filter_map(|record| state.fact(*record)?.as_information())
        .flat_map(|information| &information.attachments)
        .find(|attachment| missing.contains(attachment))
        .copied()
}
