//! Who accepted the ceasefire, and under which names groups are known (APP.0.1, SRC.003.a, SRC.004.e).
//!
//! What is not said here is unknown, and unknown is treated as protected.
use super::named;
use crate::identity::Language;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// A party and the ceasefire (APP.0.1). The entry's `since` is when it accepted, left, or was excluded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CeasefireParty {
    /// The name it goes by.
    pub name: String,
    /// Whether it accepted.
    pub status: PartyStatus,
    /// Through which declaration or channel.
    pub through: String,
}

named! {
    /// A party's relation to the ceasefire.
    PartyStatus {
        /// It accepted: either side's word is enough.
        Accepted = "accepted",
        /// It left again: both must say so.
        Left = "left",
        /// It is outside by the terms: both must say so.
        Excluded = "excluded",
    }
}

/// A group, its names and its standing (SRC.004.e). The key is the edition's neutral id, where it has one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedGroup {
    /// Names added to those that the edition has, with the dates of their use.
    pub names: Vec<GroupName>,
    /// How the ceasefire regards it.
    pub standing: GroupStanding,
}

/// A name of a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupName {
    /// As written.
    pub name: String,
    /// In which language.
    pub language: Language,
    /// First used; none if always.
    pub from: Option<Instant>,
    /// No longer used; none while it is.
    pub until: Option<Instant>,
}

named! {
    /// How the ceasefire regards a group that fights alongside others.
    GroupStanding {
        /// Unclear: protected until both decide.
        Unclear = "unclear",
        /// In one place with parties to the ceasefire: protected until both decide.
        CoLocated = "co-located",
        /// Outside the ceasefire: both decided so.
        Excluded = "excluded",
    }
}
