//! The parts of a report of harm that may be sealed to a post outside both sides: which fields stand for what (SG-06, SG-08).
//!
//! The words themselves never stand in a draft: whoever calls seals them first and fills in hash, commitment and post.
use super::fields::{DraftError, Fields};
use crate::tabletop::script::Field;
use agreement::identity::Digest;
use agreement::records::{Disclosure, OutsidePost, SealedWords};
use std::collections::BTreeMap;

/// A part that stands in clear, sealed, or not at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SealedPart {
    /// The words in clear.
    pub clear: &'static str,
    /// The words to be sealed, for whoever seals.
    pub sealed: &'static str,
    attachment: &'static str,
    commitment: &'static str,
    to: &'static str,
}

/// Who reports.
pub(super) const IDENTITY: SealedPart = SealedPart {
    clear: "identity",
    sealed: "identity-sealed",
    attachment: "identity-attachment",
    commitment: "identity-commitment",
    to: "identity-to",
};

/// Exactly where it was.
pub(super) const PLACE: SealedPart = SealedPart {
    clear: "place",
    sealed: "place-sealed",
    attachment: "place-attachment",
    commitment: "place-commitment",
    to: "place-to",
};

/// Every part that may be sealed.
pub const SEALED_PARTS: &[SealedPart] = &[IDENTITY, PLACE];

impl SealedPart {
    /// The post that is chosen for it.
    #[must_use]
    pub fn chosen(&self, fields: &BTreeMap<String, Field>) -> Option<OutsidePost> {
        fields.get(self.to).and_then(|field| OutsidePost::parse(&field.text))
    }

    /// What is wrong where no post is chosen, or one without a key.
    #[must_use]
    pub const fn no_post(&self) -> DraftError {
        DraftError::Missing { field: self.to }
    }

    /// Puts what a record says of sealed words into its fields.
    pub fn fill(&self, fields: &mut BTreeMap<String, Field>, line: usize, words: &SealedWords) {
        for (name, text) in
            [(self.attachment, words.attachment.to_string()), (self.commitment, words.commitment.to_string())]
        {
            fields.insert(name.to_owned(), Field { line, text });
        }
    }

    /// Sealed, in clear, or not given.
    pub(super) fn read(&self, f: &mut Fields<'_>) -> Result<Disclosure, DraftError> {
        if f.optional(self.attachment).is_none() {
            return Ok(f.optional(self.clear).map_or(Disclosure::NotGiven, |text| Disclosure::Clear(text.to_owned())));
        }
        let (to, key) = f.outside_post(self.to)?;
        Ok(Disclosure::Sealed(SealedWords {
            attachment: f.parsed(self.attachment, "digests", Digest::parse_hex)?,
            commitment: f.parsed(self.commitment, "digests", Digest::parse_hex)?,
            to,
            key,
        }))
    }
}
