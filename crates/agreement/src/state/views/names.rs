//! The names of places on which both sides agree, with who signed for each side.
use super::super::{Effect, Fact, State};
use crate::identity::{Author, PublicKey, RecordHash, Side};
use crate::records::{GivenName, Question};
use alloc::vec::Vec;
use spacetime::Instant;

/// A name in effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameView {
    /// The record that gives it.
    pub record: RecordHash,
    /// Who proposed it.
    pub proposed_by: Author,
    /// The place and its names.
    pub given: GivenName,
    /// The signatures that make it agreed, in the order of the log: two posts of each side.
    pub signed_by: Vec<NameSignature>,
}

/// One post's consent to a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NameSignature {
    /// For whom.
    pub side: Side,
    /// The post.
    pub author: Author,
    /// The officer's key; its signature stands in the envelope of the consent.
    pub key: PublicKey,
    /// The consent.
    pub consent: RecordHash,
    /// Ledger time of the consent.
    pub at: Instant,
}

impl State {
    /// The agreed names that have effect at a moment, in the order of the log.
    #[must_use]
    pub fn agreed_names(&self, now: Instant) -> Vec<NameView> {
        self.of_kind("agreed-name").filter_map(|fact| self.agreed_name(fact, now)).collect()
    }

    fn agreed_name(&self, fact: &Fact, now: Instant) -> Option<NameView> {
        let given = fact.as_given_name()?.clone();
        let Some(Effect::InEffect { .. }) = self.effect_at(fact.record, now) else { return None };
        let moment = self.as_effective(now);
        let mut consents: Vec<&Fact> = Side::BOTH
            .into_iter()
            .flat_map(|side| self.counting(fact.record, Question::Name, side, moment).collect::<Vec<_>>())
            .collect();
        consents.sort_by_key(|consent| consent.index);
        let signature = |consent: &Fact| {
            Some(NameSignature {
                side: consent.side()?,
                author: consent.author,
                key: consent.officer?,
                consent: consent.record,
                at: consent.at,
            })
        };
        let signed_by = consents.into_iter().filter_map(signature).collect();
        Some(NameView { record: fact.record, proposed_by: fact.author, given, signed_by })
    }
}
