//! An entry as it lies in a file: its length, its number, itself, and a digest that runs on from the entry before.
//!
//! So a line cannot be altered, cut in the middle or mingled with another without its being seen. Opens no file.

use sha2::{Digest, Sha256};

/// The longest entry, bytes: a datagram and its head, with much to spare.
pub const ENTRY_MAX: usize = 1024 * 1024;
/// Length and number.
pub(super) const HEAD: usize = 12;
/// The digest behind an entry.
pub(super) const TAIL: usize = 32;

/// The digest of a line up to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chain(pub(super) [u8; TAIL]);

impl Chain {
    /// Before the first entry of a line of a site.
    pub(super) fn beginning(site: &str, line: u8) -> Self {
        let mut digest = Sha256::new();
        digest.update(b"jig-intake line 1\0");
        digest.update([line]);
        digest.update(site.as_bytes());
        Self(digest.finalize().into())
    }

    fn after(self, head: &[u8], entry: &[u8]) -> Self {
        let mut digest = Sha256::new();
        digest.update(self.0);
        digest.update(head);
        digest.update(entry);
        Self(digest.finalize().into())
    }
}

/// The bytes of an entry, and the chain after it.
pub(super) fn frame(chain: Chain, offset: u64, entry: &[u8]) -> (Vec<u8>, Chain) {
    let mut bytes = Vec::with_capacity(HEAD + entry.len() + TAIL);
    bytes.extend(u32::try_from(entry.len()).unwrap_or(u32::MAX).to_be_bytes());
    bytes.extend(offset.to_be_bytes());
    let after = chain.after(&bytes, entry);
    bytes.extend(entry);
    bytes.extend(after.0);
    (bytes, after)
}

/// What stands at the beginning of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found<'b> {
    /// An entry, the length of its frame, and the chain after it.
    Entry(&'b [u8], usize, Chain),
    /// Nothing.
    Nothing,
    /// Less than an entry.
    Unfinished,
    /// No entry of this line.
    Other,
}

/// The length of an entry by its head, and its number.
pub(super) fn head(bytes: &[u8; HEAD]) -> (usize, u64) {
    let (length, offset) = bytes.split_at(4);
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    (usize::try_from(number(length)).unwrap_or(usize::MAX), number(offset))
}

/// Reads the entry of this number at the beginning of `bytes`.
pub(super) fn read(bytes: &[u8], chain: Chain, offset: u64) -> Found<'_> {
    if bytes.is_empty() {
        return Found::Nothing;
    }
    let Some((first, rest)) = bytes.split_first_chunk::<HEAD>() else { return Found::Unfinished };
    let (length, number) = head(first);
    if length > ENTRY_MAX || number != offset {
        return Found::Other;
    }
    let Some((entry, rest)) = rest.split_at_checked(length) else { return Found::Unfinished };
    let Some((digest, _)) = rest.split_first_chunk::<TAIL>() else { return Found::Unfinished };
    let after = chain.after(first, entry);
    if after.0 == *digest { Found::Entry(entry, HEAD + length + TAIL, after) } else { Found::Other }
}
