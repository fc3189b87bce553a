//! Agreed names: one place, and what both sides call it in three languages (TOR.1.d.iv).
//!
//! A name permits nothing; it ends a difference of representation. It counts when both sides have consented to it, and another takes
//! its place, or it is withdrawn, in the same way. Knows no gazetteer: a place's id is a text that both look up by themselves.
use super::RecordHash;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Position;

/// An act about an agreed name. It is a proposal until both sides consented to it (`Question::Name`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AgreedName {
    /// A place is called so from now on.
    Given(GivenName),
    /// A name is no longer agreed, and nothing takes its place.
    Withdrawn {
        /// The record that gave it.
        name: RecordHash,
    },
}

/// A place and its name. At least one of `place` and `position` is there, or the rules refuse it; the type admits the lack so that the
/// refusal can be recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GivenName {
    /// The place's id in the gazetteer that both use, for example `geonames:170794`.
    pub place: Option<String>,
    /// Where it is, WGS84, on whole hundredths of a degree: some kilometre, because a name is of a place and not of a point (SG-03).
    pub position: Option<Position>,
    /// The name in English.
    pub english: String,
    /// The name in Russian.
    pub russian: String,
    /// The name in Arabic.
    pub arabic: String,
    /// Other spellings that mean this place, in any of the three scripts.
    pub aliases: Vec<String>,
    /// The agreed name that this one takes the place of.
    pub replaces: Option<RecordHash>,
}

impl AgreedName {
    /// The agreed name that ends when this act has effect.
    #[must_use]
    pub const fn ends(&self) -> Option<RecordHash> {
        match self {
            Self::Given(given) => given.replaces,
            Self::Withdrawn { name } => Some(*name),
        }
    }
}

impl GivenName {
    /// Every spelling: the three names, then the aliases in their order.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        [&self.english, &self.russian, &self.arabic].into_iter().chain(&self.aliases).map(String::as_str)
    }
}
