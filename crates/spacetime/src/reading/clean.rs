//! Takes out of a pasted text what cannot be seen, and says what it took: zero-width characters, marks of direction, unusual spaces.
//!
//! Knows no notation. Every byte that is left remembers where it stood.

use super::{Remark, RemarkKind};
use crate::text::is_hidden;
use alloc::string::String;
use alloc::vec::Vec;

/// A text without what cannot be seen.
pub(super) struct Cleaned {
    pub(super) text: String,
    /// For each byte of the text, and its end, the byte of the original.
    origins: Vec<usize>,
    pub(super) remarks: Vec<Remark>,
}

impl Cleaned {
    /// Where a byte of the cleaned text stood.
    pub(super) fn origin(&self, offset: usize) -> usize {
        self.origins.get(offset).or(self.origins.last()).copied().unwrap_or(0)
    }
}

pub(super) fn clean(text: &str) -> Cleaned {
    let mut cleaned = Cleaned { text: String::new(), origins: Vec::new(), remarks: Vec::new() };
    for (offset, character) in text.char_indices() {
        let kept = if is_hidden(character) {
            cleaned.remarks.push(Remark::new(text, offset, RemarkKind::HiddenCharacter));
            continue;
        } else if is_unusual_space(character) {
            cleaned.remarks.push(Remark::new(text, offset, RemarkKind::UnusualSpace));
            ' '
        } else if character.is_whitespace() {
            ' '
        } else {
            character
        };
        cleaned.text.push(kept);
        cleaned.origins.extend(core::iter::repeat_n(offset, kept.len_utf8()));
    }
    cleaned.origins.push(text.len());
    cleaned
}

/// Spaces that a keyboard does not make; line breaks and tabs are usual.
const fn is_unusual_space(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}
