//! Names that both sides have agreed on: looked up before all others.
//!
//! A pair of spellings accepted by both becomes a record that both sign; this is what such records mean to a lookup. It comes in
//! as data; who signed it and when is not known here.

use super::letters::plain;
use alloc::collections::BTreeMap;
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
    by_spelling: BTreeMap<String, String>,
}

/// Why names cannot be agreed on together.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AgreedNameError {
    /// A spelling without a letter or digit.
    #[error("an agreed name for `{place}` has no letters")]
    NoLetters {
        /// The place.
        place: String,
    },
    /// One spelling for two places; agreed names exist to end that.
    #[error("the spelling `{spelling}` is agreed for `{first}` and for `{second}`")]
    TwoPlaces {
        /// The spelling.
        spelling: String,
        /// One place.
        first: String,
        /// The other.
        second: String,
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
            Self::TwoPlaces { .. } => "agreed-name-two-places",
            Self::TooMany => "agreed-name-too-many",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoLetters { place } => vec![("place", place.clone())],
            Self::TwoPlaces { spelling, first, second } => {
                vec![("spelling", spelling.clone()), ("first", first.clone()), ("second", second.clone())]
            }
            Self::TooMany => vec![("most", AGREED_MAX.to_string())],
        }
    }
}

impl AgreedNames {
    /// The names of these agreements.
    ///
    /// # Errors
    /// [`AgreedNameError`] when a spelling is empty or given to two places.
    pub fn new(names: &[AgreedName]) -> Result<Self, AgreedNameError> {
        let mut by_spelling: BTreeMap<String, String> = BTreeMap::new();
        for agreed in names {
            for spelling in &agreed.spellings {
                let plain = plain(spelling);
                if plain.is_empty() {
                    return Err(AgreedNameError::NoLetters { place: agreed.place.clone() });
                }
                if by_spelling.len() >= AGREED_MAX {
                    return Err(AgreedNameError::TooMany);
                }
                if let Some(first) = by_spelling.insert(plain, agreed.place.clone())
                    && first != agreed.place
                {
                    let (spelling, second) = (spelling.clone(), agreed.place.clone());
                    return Err(AgreedNameError::TwoPlaces { spelling, first, second });
                }
            }
        }
        Ok(Self { by_spelling })
    }

    /// The place that both sides mean by this spelling.
    #[must_use]
    pub fn place(&self, spelling: &str) -> Option<&str> {
        self.by_spelling.get(&plain(spelling)).map(String::as_str)
    }
}
