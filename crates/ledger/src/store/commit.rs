//! The commit record and the names of staged files: the store's private forms, never shown to outsiders.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::checkpoint::Checkpoint;
use crate::hash::sha256;
use crate::note::SignedNote;
use crate::text::{Lines, parse_decimal};

const HEADER: &str = "jig-ledger commit v1";

/// What the compare-and-swap cell holds: the signed checkpoint, and which batches are not yet known to be flushed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Commit {
    /// The settled size, then the size after each batch that is still staged; ascending, the last is the checkpoint's.
    ///
    /// The record names the batches itself, because a removed file may come back after a power cut: a batch that was
    /// staged and then refused must never be taken for one that was committed.
    pub(super) boundaries: Vec<u64>,
    pub(super) note: SignedNote,
    pub(super) checkpoint: Checkpoint,
}

impl Commit {
    /// Header, hash of the rest, sizes, blank line, note.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let sizes: Vec<_> = self.boundaries.iter().map(u64::to_string).collect();
        let mut body = format!("sizes {}\n\n", sizes.join(" ")).into_bytes();
        body.extend_from_slice(&self.note.to_bytes());
        let mut bytes = format!("{HEADER}\nsha256 {}\n", sha256(&body)).into_bytes();
        bytes.extend_from_slice(&body);
        bytes
    }

    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = core::str::from_utf8(bytes).ok()?;
        let mut lines = Lines::new(text);
        if lines.next_line()? != HEADER {
            return None;
        }
        let hash = lines.next_line()?.strip_prefix("sha256 ")?;
        if sha256(lines.rest().as_bytes()).to_hex() != hash {
            return None;
        }
        let sizes = lines.next_line()?.strip_prefix("sizes ")?;
        let boundaries: Vec<u64> = sizes.split(' ').map(parse_decimal).collect::<Option<_>>()?;
        if !lines.next_line()?.is_empty() {
            return None;
        }
        let note = SignedNote::parse(lines.rest().as_bytes()).ok()?;
        let checkpoint = Checkpoint::parse(note.text()).ok()?;
        let sound =
            boundaries.is_sorted_by(|before, after| before < after) && boundaries.last() == Some(&checkpoint.size());
        sound.then_some(Self { boundaries, note, checkpoint })
    }

    /// Up to this size every file is flushed.
    pub(super) fn settled(&self) -> u64 {
        self.boundaries.first().copied().unwrap_or(0)
    }

    /// Sizes before and after each batch that is still staged, oldest first.
    pub(super) fn staged(&self) -> impl Iterator<Item = (u64, u64)> {
        self.boundaries.iter().copied().zip(self.boundaries.iter().copied().skip(1))
    }
}

/// Twenty digits each, so that the order of names is the order of sizes.
pub(super) fn staging_path(old_size: u64, new_size: u64) -> String {
    format!("staging/{old_size:020}-{new_size:020}")
}
