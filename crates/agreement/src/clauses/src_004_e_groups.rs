//! SRC.004.e, APP.0.1: a group whose standing is unclear, or a party to the ceasefire, is no basis of an agreed item.
//!
//! An item names the group it rests on, or refers in its header to an entry of a party or group; so does a plan. One that names
//! nothing rests on somebody unknown, and unknown is treated as protected. It is held, never refused: the standing may become
//! clear, and then both have said so.
use crate::edition::Standing;
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
    let cited: Vec<_> = line.iter().flat_map(|ancestor| groups(state, ancestor)).collect();
    if cited.is_empty() {
        findings.push(names_nobody(state, line.last().copied().unwrap_or(fact)));
    }
    for (register, key) in cited {
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

/// The cure names what could be cited: the groups that the edition puts outside the ceasefire.
fn names_nobody(state: &State, item: &Fact) -> Finding {
    let outside = state.edition().aliases.iter().filter(|group| group.standing == Standing::Excluded);
    let keys: Vec<&str> = outside.map(|group| group.id.as_str()).collect();
    Finding::missing(CLAUSE, "item-names-no-group").with("known", keys.join(", ")).curable_by([item.author])
}

fn groups<'a>(state: &'a State, fact: &'a Fact) -> impl Iterator<Item = (Register, &'a EntryKey)> {
    let named = fact.as_release().and_then(|release| release.group.as_ref());
    let referred = fact.references.iter().filter_map(|record| {
        let entry = state.fact(*record)?.as_register_entry()?;
        let register = entry.content.register();
        matches!(register, Register::NamedGroup | Register::CeasefireParty).then_some((register, &entry.key))
    });
    named.map(|key| (Register::NamedGroup, key)).into_iter().chain(referred)
}
