//! The log on a medium: stage, compare-and-swap, apply, publish, drop.
//!
//! 1. *Stage*: the new entries become durable in one private file.
//! 2. *Sign*: the root is computed again from what was read back; only then the checkpoint is made.
//! 3. *Commit*: the commit record (signed checkpoint) is swapped. From here on the entries are in the log.
//! 4. *Apply and publish*: tiles, bundles, `checkpoint`. Not yet flushed: whatever a power cut spoils is written again
//!    from the staged files at the next start.
//! 5. *Settle*, from time to time: flush, note in the commit record that all is flushed, drop the staged files.
//!
//! Must not know what entries mean, nor files, sockets or clocks.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use crate::checkpoint::{Checkpoint, verify_checkpoint};
use crate::edge;
use crate::hash::Hash;
use crate::key::{SignError, VerifierKey};
use crate::media::{Media, StoreError};
use crate::note::SignedNote;
use crate::tile::{
    MAX_ENTRY_BYTES, TILE_WIDTH, bundle_for_entry, bundles_for_growth, decode_bundle, encode_entries, tiles_for_growth,
};
use crate::tree::{Frontier, Tree};

mod commit;
mod errors;
mod open;

pub(crate) use commit::Commit;
pub use errors::{AppendError, OpenError, PublishError, ReadError};

/// Entries in one append.
const MAX_BATCH_ENTRIES: usize = 16_384;
/// Bytes in one append.
const MAX_BATCH_BYTES: usize = 64 * 1024 * 1024;
/// Staged files that wait at most before they are settled: fewer than one append in a hundred then waits for the flush
/// of the others' tiles.
pub(crate) const MAX_STAGED_FILES: usize = 120;
/// Staged bytes that wait at most before they are settled.
const MAX_STAGED_BYTES: usize = 4 * 1024 * 1024;

/// Whether the store may go on, or has lost sight of what is on its medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Ready,
    MustReopen,
}

/// A committed batch whose tiles are written but perhaps not durable.
#[derive(Debug)]
struct Staged {
    path: String,
    bytes: usize,
}

/// One log on one medium, with one writer.
#[derive(Debug)]
pub struct LogStore<M> {
    media: M,
    log: VerifierKey,
    commit: Option<Commit>,
    tree: Tree,
    /// Kept beside the tree so that a root for signing comes from other code than the proofs.
    frontier: Frontier,
    /// Bytes of the last bundle while it is partial.
    tail: Vec<u8>,
    staged: Vec<Staged>,
    health: Health,
}

impl<M: Media> LogStore<M> {
    /// The key of the log this store holds.
    #[must_use]
    pub const fn log_key(&self) -> &VerifierKey {
        &self.log
    }

    /// The committed checkpoint as it was signed; nothing before the first append.
    #[must_use]
    pub fn checkpoint(&self) -> Option<&SignedNote> {
        self.commit.as_ref().map(|commit| &commit.note)
    }

    /// The tree over all committed entries.
    #[must_use]
    pub const fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Number of committed entries.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.tree.len()
    }

    /// Whether nothing was ever appended.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tree.is_empty()
    }

    /// The medium, to look at.
    #[must_use]
    pub const fn media(&self) -> &M {
        &self.media
    }

    /// Gives the medium back. What is not settled stays staged and is replayed by the next [`LogStore::open`].
    #[must_use]
    pub fn into_media(self) -> M {
        self.media
    }

    /// Appends entries in this order and returns their indices.
    ///
    /// `make_checkpoint` gets the checkpoint that this store has computed twice, and returns it signed: a sequencer
    /// signs it, a mirror returns the sequencer's note, which must then be about exactly this checkpoint.
    ///
    /// # Errors
    /// Nothing is in the log after an error, except after an indeterminate one: then only reopening tells.
    pub fn append<F>(&mut self, entries: &[&[u8]], make_checkpoint: F) -> Result<Range<u64>, AppendError>
    where
        F: FnOnce(&Checkpoint) -> Result<SignedNote, SignError>,
    {
        self.ready().map_err(AppendError::Store)?;
        check_batch(entries)?;
        let old_size = self.tree.len();
        let leaves: Vec<_> = entries.iter().map(|entry| Hash::of_leaf(entry)).collect();
        let mut frontier = self.frontier.clone();
        leaves.iter().for_each(|leaf| frontier.push(*leaf));
        let checkpoint = Checkpoint::new(self.log.name().as_str(), frontier.size(), frontier.root())
            .map_err(AppendError::Checkpoint)?;

        let encoded = encode_entries(entries).map_err(AppendError::Bundle)?;
        let staged = Staged { path: commit::staging_path(old_size, frontier.size()), bytes: encoded.len() };
        self.media.write_durable(&staged.path, &encoded).map_err(|error| AppendError::Store(self.doubt(error)))?;

        let mut boundaries = self.commit.as_ref().map_or_else(|| [0].to_vec(), |commit| commit.boundaries.clone());
        boundaries.push(checkpoint.size());
        let note = self.make_note(&staged.path, old_size, &checkpoint, make_checkpoint);
        let commit = note.map(|note| Commit { boundaries, note, checkpoint });
        let swapped = commit.and_then(|commit| self.swap(commit).map_err(AppendError::Store));
        if let Err(error) = swapped {
            // What was staged never counts. If it cannot be removed now, the next start does it.
            if self.health == Health::Ready && self.media.remove(&staged.path).is_err() {
                self.health = Health::MustReopen;
            }
            return Err(error);
        }

        // INVARIANT(committed-is-never-lost): from here on the entries are in the log, whatever fails below.
        leaves.iter().for_each(|leaf| self.tree.push(*leaf));
        self.frontier = frontier;
        self.staged.push(staged);
        self.apply(old_size, entries).map_err(|error| AppendError::Store(self.broken(error)))?;
        self.publish().map_err(|error| AppendError::Store(self.broken(error)))?;
        let waiting: usize = self.staged.iter().map(|staged| staged.bytes).sum();
        if self.staged.len() >= MAX_STAGED_FILES || waiting >= MAX_STAGED_BYTES {
            self.settle().map_err(AppendError::Store)?;
        }
        Ok(old_size..self.tree.len())
    }

    /// Replaces the published checkpoint by one about the same tree, which usually carries more cosignatures.
    ///
    /// # Errors
    /// The note is not by this log, is about another tree, or cannot be written.
    pub fn publish_checkpoint(&mut self, note: SignedNote) -> Result<(), PublishError> {
        self.ready().map_err(PublishError::Store)?;
        let commit = self.commit.as_ref().ok_or(PublishError::Empty)?;
        let verified = verify_checkpoint(&note, &self.log, &[]).map_err(PublishError::Checkpoint)?;
        if *verified.checkpoint() != commit.checkpoint {
            return Err(PublishError::OtherTree {
                expected_size: commit.checkpoint.size(),
                found_size: verified.size(),
                expected_root: commit.checkpoint.root(),
                found_root: verified.root(),
            });
        }
        let commit = Commit { note, ..commit.clone() };
        self.swap(commit).map_err(PublishError::Store)?;
        self.publish().map_err(|error| PublishError::Store(self.broken(error)))
    }

    /// Makes everything applied durable and drops what was staged. A clean shutdown ends with it; an append does it
    /// now and then.
    ///
    /// # Errors
    /// The medium failed; reopen the store.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        self.ready()?;
        let Some(commit) = self.commit.clone() else { return Ok(()) };
        if self.staged.is_empty() {
            return Ok(());
        }
        let before = commit.settled();
        self.media.flush().map_err(|error| self.broken(error))?;
        let boundaries = [commit.checkpoint.size()].to_vec();
        self.swap(Commit { boundaries, ..commit }).map_err(|error| self.broken(error))?;
        for staged in core::mem::take(&mut self.staged) {
            self.media.remove(&staged.path).map_err(|error| self.broken(error))?;
        }
        self.drop_superseded(before).map_err(|error| self.broken(error))
    }

    /// Reads one entry back and checks it against its leaf hash.
    ///
    /// # Errors
    /// There is no such entry, or the medium no longer holds what was written.
    pub fn read_entry(&self, index: u64) -> Result<Vec<u8>, ReadError> {
        let end = index.checked_add(1).ok_or(ReadError::OutOfRange { index, size: self.len() })?;
        let mut entries = self.read_entries(index..end)?;
        entries.pop().ok_or(ReadError::OutOfRange { index, size: self.len() })
    }

    /// Reads consecutive entries back and checks each against its leaf hash.
    ///
    /// # Errors
    /// As [`LogStore::read_entry`].
    pub fn read_entries(&self, range: Range<u64>) -> Result<Vec<Vec<u8>>, ReadError> {
        let size = self.len();
        if range.end > size {
            return Err(ReadError::OutOfRange { index: range.end.saturating_sub(1), size });
        }
        let mut found = Vec::new();
        let mut next = range.start;
        while next < range.end {
            let out_of_range = ReadError::OutOfRange { index: next, size };
            let bundle = bundle_for_entry(next, size).ok_or(out_of_range)?;
            let path = format!("log/{}", bundle.path());
            let bytes = self.media.read(&path).map_err(ReadError::Store)?;
            let bytes = bytes.ok_or_else(|| ReadError::Damaged { path: path.clone(), index: next })?;
            let damaged = |index| ReadError::Damaged { path: path.clone(), index };
            let entries = decode_bundle(&bytes, bundle.width()).map_err(|_| damaged(next))?;
            for (entry, index) in entries.into_iter().zip(bundle.first_entry()..range.end) {
                if index == next {
                    if self.tree.leaf(index) != Some(Hash::of_leaf(entry)) {
                        return Err(damaged(index));
                    }
                    found.push(entry.to_vec());
                    next += 1;
                }
            }
        }
        Ok(found)
    }

    /// Checks the staged bytes by the second path, then has the checkpoint signed, then checks what came back.
    fn make_note<F>(
        &mut self,
        staged_path: &str,
        old_size: u64,
        checkpoint: &Checkpoint,
        make_checkpoint: F,
    ) -> Result<SignedNote, AppendError>
    where
        F: FnOnce(&Checkpoint) -> Result<SignedNote, SignError>,
    {
        let reread = edge::reread_root(&self.media, old_size, staged_path).map_err(AppendError::Store)?;
        if reread != Some((checkpoint.size(), checkpoint.root())) {
            // The medium does not hold what was written, or this machine computes wrongly: sign nothing more.
            self.health = Health::MustReopen;
            return Err(AppendError::SecondPath { size: checkpoint.size() });
        }
        let note = make_checkpoint(checkpoint).map_err(AppendError::Sign)?;
        let verified = verify_checkpoint(&note, &self.log, &[]).map_err(AppendError::Checkpoint)?;
        if verified.checkpoint() == checkpoint {
            Ok(note)
        } else {
            Err(AppendError::OtherTree {
                expected_size: verified.size(),
                found_size: checkpoint.size(),
                expected_root: verified.root(),
                found_root: checkpoint.root(),
            })
        }
    }

    /// Writes every tile and bundle that changed since the tree had `old_size` leaves.
    fn apply(&mut self, old_size: u64, entries: &[&[u8]]) -> Result<(), StoreError> {
        let mut entries = entries.iter();
        for bundle in bundles_for_growth(old_size, self.tree.len()) {
            let present = old_size.saturating_sub(bundle.first_entry());
            let missing = u64::from(bundle.width()).saturating_sub(present);
            let mut bytes = core::mem::take(&mut self.tail);
            for entry in entries.by_ref().take(usize::try_from(missing).unwrap_or(0)) {
                // The length was checked when the batch was encoded.
                let length = u16::try_from(entry.len()).unwrap_or(u16::MAX);
                bytes.extend_from_slice(&length.to_be_bytes());
                bytes.extend_from_slice(entry);
            }
            self.media.write(&format!("log/{}", bundle.path()), &bytes)?;
            if bundle.width() < TILE_WIDTH {
                self.tail = bytes;
            }
        }
        for tile in tiles_for_growth(old_size, self.tree.len()) {
            if let Some(bytes) = self.tree.tile(&tile) {
                self.media.write(&format!("log/{}", tile.path()), &bytes)?;
            }
        }
        Ok(())
    }

    fn publish(&mut self) -> Result<(), StoreError> {
        match &self.commit {
            Some(commit) => self.media.write("log/checkpoint", &commit.note.to_bytes()),
            None => Ok(()),
        }
    }

    /// Partial tiles must stay for every size that was ever published, until the full tile stands (C2SP tlog-tiles).
    fn drop_superseded(&mut self, settled_before: u64) -> Result<(), StoreError> {
        let size = self.tree.len();
        let full = |width: u16| width == TILE_WIDTH;
        let tiles = tiles_for_growth(settled_before, size).into_iter().filter(|tile| full(tile.width()));
        let bundles = bundles_for_growth(settled_before, size).into_iter().filter(|bundle| full(bundle.width()));
        let paths: Vec<_> = tiles.map(|tile| tile.path()).chain(bundles.map(|bundle| bundle.path())).collect();
        for path in paths {
            for partial in self.media.list(&format!("log/{path}.p/"))? {
                self.media.remove(&partial)?;
            }
        }
        Ok(())
    }

    fn swap(&mut self, commit: Commit) -> Result<(), StoreError> {
        let before = self.commit.as_ref().map(Commit::to_bytes);
        let swapped = self.media.compare_and_swap_head(before.as_deref(), &commit.to_bytes());
        match swapped {
            Ok(()) => {
                self.commit = Some(commit);
                Ok(())
            }
            Err(error) => Err(self.doubt(error)),
        }
    }

    fn ready(&self) -> Result<(), StoreError> {
        match self.health {
            Health::Ready => Ok(()),
            Health::MustReopen => Err(StoreError::Indeterminate {
                path: "log".to_string(),
                reason: "an earlier operation ended in doubt; reopen the store".to_string(),
            }),
        }
    }

    /// Stops the store unless the failed operation certainly had no effect.
    fn doubt(&mut self, error: StoreError) -> StoreError {
        match error {
            StoreError::Determinate { .. } => {}
            StoreError::Indeterminate { .. } | StoreError::Conflict => self.health = Health::MustReopen,
        }
        error
    }

    /// Stops the store after a failure behind the commit point: the entries are in, the files are not all there.
    fn broken(&mut self, error: StoreError) -> StoreError {
        self.health = Health::MustReopen;
        match error {
            StoreError::Determinate { path, reason, .. } => StoreError::Indeterminate { path, reason },
            StoreError::Indeterminate { .. } | StoreError::Conflict => error,
        }
    }
}

fn check_batch(entries: &[&[u8]]) -> Result<(), AppendError> {
    let bytes: usize = entries.iter().map(|entry| entry.len().saturating_add(2)).sum();
    if entries.is_empty() || entries.len() > MAX_BATCH_ENTRIES || bytes > MAX_BATCH_BYTES {
        return Err(AppendError::Batch { entries: entries.len(), bytes });
    }
    match entries.iter().position(|entry| entry.len() > MAX_ENTRY_BYTES) {
        Some(number) => Err(AppendError::Bundle(crate::tile::BundleError::EntryTooLarge {
            number,
            found: entries.get(number).map_or(0, |entry| entry.len()),
        })),
        None => Ok(()),
    }
}
