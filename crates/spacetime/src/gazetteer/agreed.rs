//! Names that both sides have agreed on: looked up before all others.
//!
//! Spellings accepted by both become a record that both sign; this is what such records mean to a lookup. It comes in as data; who
//! signed it and when is not known here. One spelling agreed for two places is kept for both: the answer is then ambiguous.

use super::letters::plain;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// One agreed name: a place of the gazetteer and the spellings that both sides use for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedName {
    /// The place's id in the gazetteer.
    pub place: String,
    /// The spellings, in any script.
    pub spellings: Vec<String>,
}

/// All agreed names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreedNames {
    by_spelling: BTreeMap<String, BTreeSet<String>>,
}

/// Why names cannot be looked up as agreed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AgreedNameError {
    /// A spelling without a letter or digit.
    #[error("an agreed name for `{place}` has no letters")]
    NoLetters {
        /// The place.
        place: String,
    },
    /// More than 100,000 spellings.
    #[error("more than {AGREED_MAX} agreed spellings")]
    TooMany,
}

/// There are never more agreed spellings.
const AGREED_MAX: usize = 100_000;

impl AgreedNameError {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoLetters { .. } => "agreed-name-no-letters",
            Self::TooMany => "agreed-name-too-many",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoLetters { place } => vec![("place", place.clone())],
            Self::TooMany => vec![("most", AGREED_MAX.to_string())],
        }
    }
}

impl AgreedNames {
    /// The names of these agreements.
    ///
    /// # Errors
    /// [`AgreedNameError`] when a spelling has no letters, or there are too many.
    pub fn new(names: &[AgreedName]) -> Result<Self, AgreedNameError> {
        let mut by_spelling: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for agreed in names {
            for spelling in &agreed.spellings {
                let plain = plain(spelling);
                if plain.is_empty() {
                    return Err(AgreedNameError::NoLetters { place: agreed.place.clone() });
                }
                if by_spelling.len() >= AGREED_MAX {
                    return Err(AgreedNameError::TooMany);
                }
                by_spelling.entry(plain).or_default().insert(agreed.place.clone());
            }
        }
        Ok(Self { by_spelling })
    }

    /// The places that both sides mean by this spelling, by id; more than one where they agreed on it twice.
    pub fn places(&self, spelling: &str) -> impl Iterator<Item = &str> {
        self.by_spelling.get(&plain(spelling)).into_iter().flatten().map(String::as_str)
    }
}
