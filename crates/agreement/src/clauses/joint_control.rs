//! What only both authorities together can do: found a log, end it, rule on an entry, begin anew.
//!
//! Text: the protocol, "Genesis, keys, rules" and "When things go wrong". Each such record carries two of three keys of
//! both authorities. After a freeze nothing new is permitted here; restraint goes on.
use super::Case;
use crate::identity::{PublicKey, Side};
use crate::records::{Body, Genesis, Nature, Signed};
use crate::state::{Change, two_of};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const PROTOCOL: Basis = Basis::Law("L7");

#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    match case.body() {
        Body::Genesis(genesis) => findings.extend(founding(case, genesis)),
        Body::Freeze(freeze) => {
            let origin = case.state.founding().map(|founding| founding.origin.as_str());
            if origin != Some(freeze.origin.as_str()) {
                findings.push(Finding::breached(PROTOCOL, "freeze-of-another-origin").with("origin", &freeze.origin));
            } else if freeze.size > case.index {
                findings.push(Finding::breached(PROTOCOL, "freeze-above-the-log").with("size", freeze.size));
            }
        }
        Body::Ruling(ruling) if ruling.entry >= case.index => {
            findings.push(Finding::breached(PROTOCOL, "ruling-on-a-later-entry").with("entry", ruling.entry));
        }
        Body::Epoch(epoch) => {
            if case.state.fact(epoch.freeze).is_none_or(|fact| fact.kind != "freeze") {
                findings.push(Finding::breached(PROTOCOL, "epoch-without-a-freeze").with("record", epoch.freeze));
            } else if case.state.founding().is_none_or(|founding| founding.standby_sequencer != epoch.sequencer) {
                findings.push(Finding::breached(PROTOCOL, "epoch-by-another-sequencer"));
            }
        }
        _ => findings.extend(after_a_freeze(case)),
    }
}

fn after_a_freeze(case: &Case<'_>) -> Option<Finding> {
    let size = case.state.frozen_at()?;
    (case.body().nature() == Nature::Permission)
        .then(|| Finding::breached(PROTOCOL, "log-is-frozen").with("size", size))
}

/// What a ruling does: it is remembered, and ends the difference that a side's receipt named at that entry. The side's
/// frontier stays where it was: only a matching receipt moves it, so a ruling by itself permits nothing (L2).
pub(super) fn settled(case: &Case<'_>, entry: u64) -> Vec<Change> {
    let by = case.hash();
    let mut changes = Vec::from([Change::Ruled { entry, by }]);
    let named =
        |side: &Side| case.state.differing(*side).is_some_and(|differing| differing.first_difference == Some(entry));
    changes.extend(Side::BOTH.into_iter().filter(named).map(|side| Change::DifferenceSettled { side, by }));
    changes
}

fn founding(case: &Case<'_>, genesis: &Genesis) -> Option<Finding> {
    if case.state.founding().is_some() {
        return Some(Finding::breached(PROTOCOL, "log-already-founded"));
    }
    if genesis.edition != case.state.edition().id || genesis.edition_hash != case.state.edition_hash() {
        return Some(
            Finding::breached(PROTOCOL, "genesis-names-another-edition")
                .with("edition", &genesis.edition)
                .with("expected", &case.state.edition().id),
        );
    }
    if !keys_are_apart(genesis) {
        return Some(Finding::breached(Basis::Safeguard("SG-13"), "genesis-keys-not-apart"));
    }
    let unsigned = Side::BOTH.into_iter().find(|side| !signed_by_authority(case.signed, genesis, *side))?;
    Some(Finding::breached(Basis::Law("L8"), "genesis-lacks-an-authority").with("side", unsigned.name()))
}

fn signed_by_authority(signed: &Signed, genesis: &Genesis, side: Side) -> bool {
    two_of(&genesis.node_keys(side).authority.keys, &signed.signers)
}

/// Three authority keys on each side, and no key with two tasks.
fn keys_are_apart(genesis: &Genesis) -> bool {
    let mut keys: Vec<PublicKey> = Vec::from([genesis.centre_record]);
    for side in Side::BOTH {
        let node = genesis.node_keys(side);
        if node.authority.keys.len() != 3 {
            return false;
        }
        keys.push(node.record);
        keys.extend(&node.authority.keys);
    }
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    keys.len() == count
}
