//! What the reader passed over or supplied, said rather than done in silence.

use crate::text::Place;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// Something passed over or supplied, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// The character that stands there; nothing at the end of the text.
    pub found: Option<char>,
    /// What.
    pub kind: RemarkKind,
}

/// What was passed over or supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// A character without width was left out: zero-width, a mark of direction, a soft hyphen.
    HiddenCharacter,
    /// A space of unusual kind was taken for a space.
    UnusualSpace,
    /// A word of a message was passed over.
    WordPassedOver,
    /// The text states no datum: degrees were taken to be on WGS84, rectangular coordinates on SK-42.
    DatumSupplied,
}

impl Remark {
    pub(super) fn new(text: &str, offset: usize, kind: RemarkKind) -> Self {
        Self { place: Place::of(text, offset), found: text.get(offset..).and_then(|rest| rest.chars().next()), kind }
    }

    /// The key of the sentence in the catalogues.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self.kind {
            RemarkKind::HiddenCharacter => "remark-hidden-character",
            RemarkKind::UnusualSpace => "remark-unusual-space",
            RemarkKind::WordPassedOver => "remark-word-passed-over",
            RemarkKind::DatumSupplied => "remark-datum-supplied",
        }
    }

    /// The named arguments of the sentence. A character that cannot be seen is given by its number.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let found = match (self.kind, self.found) {
            (RemarkKind::HiddenCharacter | RemarkKind::UnusualSpace, Some(found)) => {
                alloc::format!("U+{:04X}", found as u32)
            }
            (_, found) => found.map(String::from).unwrap_or_default(),
        };
        vec![
            ("character", self.place.character.to_string()),
            ("offset", self.place.offset.to_string()),
            ("found", found),
        ]
    }
}
