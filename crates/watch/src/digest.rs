//! Digests of content: one way of turning values into bytes, so that equal content has one name on every node.
//!
//! Every field is written with its length or at a fixed width, so that no two contents share their bytes. Knows no meaning.

use core::fmt;
use sha2::{Digest as _, Sha256};

/// A SHA-256 digest of canonical bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of these 32 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lower-case hexadecimal digits; anything else is no digest, so that a content has one name in one spelling.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The digest of a text alone.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut canonical = Canonical::new("jig-watch text 1");
        canonical.text(text);
        canonical.finish()
    }
}

/// 64 hexadecimal digits, small letters; `{:.16}` gives the first sixteen.
impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = out.precision().unwrap_or(64).min(64);
        for place in 0..digits {
            let byte = self.0.get(place / 2).copied().unwrap_or_default();
            let nibble = if place % 2 == 0 { byte >> 4 } else { byte & 15 };
            write!(out, "{nibble:x}")?;
        }
        Ok(())
    }
}

/// Writes values into a digest.
#[derive(Clone)]
pub struct Canonical {
    hasher: Sha256,
}

impl Canonical {
    /// Begins with the name of the form, so that digests of two kinds of content never meet.
    #[must_use]
    pub fn new(form: &str) -> Self {
        let mut canonical = Self { hasher: Sha256::new() };
        canonical.text(form);
        canonical
    }

    /// A text with its length.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as i64);
        self.hasher.update(text.as_bytes());
    }

    /// A whole number, eight bytes, the highest first.
    pub fn number(&mut self, number: i64) {
        self.hasher.update(number.to_be_bytes());
    }

    /// Sixteen bytes.
    pub fn wide(&mut self, number: u128) {
        self.hasher.update(number.to_be_bytes());
    }

    /// A whole number that may be missing.
    pub fn perhaps(&mut self, number: Option<i64>) {
        self.number(i64::from(number.is_some()));
        self.number(number.unwrap_or_default());
    }

    /// A text that may be missing.
    pub fn perhaps_text(&mut self, text: Option<&str>) {
        self.number(i64::from(text.is_some()));
        self.text(text.unwrap_or_default());
    }

    /// Another digest.
    pub fn digest(&mut self, digest: &Digest) {
        self.hasher.update(digest.0);
    }

    /// The digest of what was written.
    #[must_use]
    pub fn finish(self) -> Digest {
        Digest(self.hasher.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use std::{format, string::ToString as _};

    use super::Digest;

    #[test]
    fn a_digest_has_one_spelling() {
        let digest = Digest::of_text("x");
        let written = digest.to_string();
        assert_eq!(Digest::parse(&written), Some(digest));
        let rest = written.get(2..).unwrap();
        let [signed, letter] = ["+1", "g1"].map(|head| format!("{head}{rest}"));
        for other in [written.to_uppercase(), signed, written.get(..62).unwrap().to_string(), letter] {
            assert_eq!(Digest::parse(&other), None, "{other}");
        }
    }
}
