//! Proof of knowledge: nobody plans across something that he has not seen.
//!
//! An intent that would take effect names the tokens of every live intent that it is not separated from, as of a size of the log. What it
//! does not name is listed, and it takes no effect. What entered the log later could not be known and refuses nothing; it puts both in
//! conflict, and neither has a right by having been first. Off-nominal declarations are safety information and never blocked.
//! The token of an earlier version of an intent is not that intent's: who moves is seen anew.

use super::finding::Answer;
use super::live::{Live, Sighting};
use crate::volume::{Intent, Token};
use alloc::string::String;
use alloc::vec::Vec;

/// A live intent, as it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its id.
    pub id: String,
    /// Its token.
    pub token: Token,
    /// What the new intent is to it.
    pub answer: Answer,
}

/// What comes of an intent, as far as knowledge goes. It is no permission: a conflict that was known is a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnowledgeDecision {
    /// Everything was named that had to be.
    Shown,
    /// Something was not; the intent takes no effect.
    Missing,
    /// Off-nominal: recorded whatever was named.
    NotAsked,
}

/// What an intent had to know, did not, and could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knowledge {
    /// What comes of it.
    pub decision: KnowledgeDecision,
    /// Live intents that had to be named and were not, by id.
    pub missing: Vec<Reference>,
    /// Live intents from later than the stated size of the log: the new intent and each of these are in conflict, both alike.
    pub unknowable: Vec<Reference>,
}

/// Compares what an intent names with what it must: every live intent that it is not separated from and that stands in the log below
/// `as_of_size`.
#[must_use]
pub fn prove_knowledge(live: &Live, intent: &Intent, named: &[Token], as_of_size: u64) -> Knowledge {
    let (known, unknowable): (Vec<Sighting>, Vec<Sighting>) =
        live.sightings(intent).into_iter().partition(|sighting| sighting.sequence < as_of_size);
    let missing: Vec<Reference> =
        known.into_iter().filter(|sighting| !named.contains(&sighting.token)).map(reference).collect();
    let decision = if intent.state().is_off_nominal() {
        KnowledgeDecision::NotAsked
    } else if missing.is_empty() {
        KnowledgeDecision::Shown
    } else {
        KnowledgeDecision::Missing
    };
    Knowledge { decision, missing, unknowable: unknowable.into_iter().map(reference).collect() }
}

fn reference(sighting: Sighting) -> Reference {
    Reference { id: sighting.id, token: sighting.token, answer: sighting.answer }
}
