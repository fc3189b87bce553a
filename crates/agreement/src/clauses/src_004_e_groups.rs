//! SRC.004.e, APP.0.1: a group whose standing is unclear, or a party to the ceasefire, is no basis of an agreed item.
//!
//! An item or plan that refers in its header to an entry of a party or group rests on it. It is held, never refused: the
//! standing may become clear, and then both have said so.
use crate::identity::Post;
use crate::records::{EntryKey, Register};
use crate::register::ClauseId;
use crate::state::{AsKnown, Fact, Moment, Protection, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("SRC.004.e");

pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if !matches!(fact.kind, "release" | "plan" | "final-notice") {
        return;
    }
    let line = state.lineage(fact);
    let known = AsKnown::in_the_log(moment.now);
    for (register, key) in line.iter().flat_map(|ancestor| groups(state, ancestor)) {
        // One side's word in either register protects, whichever the item cites (SG-10).
        let protects = |asked| match state.protection(asked, key, known) {
            Protection::Protected => true,
            Protection::Unknown => asked == register,
            Protection::Excluded => false,
        };
        if [Register::NamedGroup, Register::CeasefireParty].into_iter().any(protects) {
            findings.push(
                Finding::missing(CLAUSE, "group-is-protected")
                    .with("key", key.as_str())
                    .curable_by(super::at_both(Post::Snr)),
            );
        }
    }
}

fn groups<'a>(state: &'a State, fact: &'a Fact) -> impl Iterator<Item = (Register, &'a EntryKey)> {
    fact.references.iter().filter_map(|record| {
        let entry = state.fact(*record)?.as_register_entry()?;
        let register = entry.content.register();
        matches!(register, Register::NamedGroup | Register::CeasefireParty).then_some((register, &entry.key))
    })
}
