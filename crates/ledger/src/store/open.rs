//! Opening a store: trust the commit record, check everything else against it, finish what a crash interrupted.
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::commit::{Commit, staging_path};
use super::{Health, LogStore, OpenError, Staged};
use crate::checkpoint::{Checkpoint, verify_checkpoint};
use crate::hash::Hash;
use crate::key::VerifierKey;
use crate::media::Media;
use crate::note::SignedNote;
use crate::tile::{TILE_WIDTH, bundle_for_entry, decode_bundle, decode_entries, tiles_for_growth};
use crate::tree::{Frontier, Tree};

impl<M: Media> LogStore<M> {
    /// Opens the log with this key, or begins it on an empty medium.
    ///
    /// Every hash tile is read and the root computed from the leaf hashes; entries themselves are checked when read
    /// (and by [`crate::verify`]). Batches that were committed but perhaps not flushed are applied again; batches that
    /// were staged but not committed are dropped.
    ///
    /// # Errors
    /// The medium holds another log, was rolled back behind what it has published, or has lost or changed bytes.
    pub fn open(media: M, log: VerifierKey) -> Result<Self, OpenError> {
        let mut store = Self {
            media,
            log,
            commit: None,
            tree: Tree::new(),
            frontier: Frontier::new(),
            tail: Vec::new(),
            staged: Vec::new(),
            health: Health::Ready,
        };
        store.check_key()?;
        store.commit = store.read_commit()?;
        store.check_published()?;
        let stale = store.stale_staged()?;
        store.load_settled()?;
        let batches: Vec<_> = store.commit.iter().flat_map(Commit::staged).collect();
        for (old_size, new_size) in batches {
            store.replay(old_size, new_size)?;
        }
        store.check_root()?;
        store.finish(stale)?;
        Ok(store)
    }

    /// The key stands in the clear beside the log, on one line, and is written once.
    fn check_key(&mut self) -> Result<(), OpenError> {
        let expected = format!("{}\n", self.log);
        match self.media.read("log/vkey").map_err(OpenError::Store)? {
            Some(found) if found == expected.as_bytes() => Ok(()),
            Some(_) => Err(OpenError::ForeignLog { expected: self.log.to_string() }),
            None if self.media.head().map_err(OpenError::Store)?.is_some() => {
                Err(OpenError::Damaged { path: "log/vkey".to_string() })
            }
            None => self.media.write_durable("log/vkey", expected.as_bytes()).map_err(OpenError::Store),
        }
    }

    fn read_commit(&self) -> Result<Option<Commit>, OpenError> {
        let Some(bytes) = self.media.head().map_err(OpenError::Store)? else { return Ok(None) };
        let commit = Commit::parse(&bytes).ok_or(OpenError::CommitRecord)?;
        verify_checkpoint(&commit.note, &self.log, &[]).map_err(OpenError::Checkpoint)?;
        Ok(Some(commit))
    }

    /// A signer whose commit record went back in time would sign a second history: refuse before anything is signed.
    fn check_published(&self) -> Result<(), OpenError> {
        let committed = self.commit.as_ref().map(|commit| &commit.checkpoint);
        let committed_size = committed.map_or(0, Checkpoint::size);
        let published = self.media.read("log/checkpoint").map_err(OpenError::Store)?;
        // Bytes that do not parse are a torn, unflushed write; they are replaced from the commit record below.
        let published = published
            .and_then(|bytes| SignedNote::parse(&bytes).ok())
            .and_then(|note| verify_checkpoint(&note, &self.log, &[]).ok())
            .map(|verified| verified.checkpoint().clone());
        if let Some(published) = published {
            let same_size = committed.is_some_and(|committed| committed.size() == published.size());
            let same_root = committed.is_some_and(|committed| committed.root() == published.root());
            if published.size() > committed_size || (same_size && !same_root) || committed.is_none() {
                return Err(OpenError::PublishedAhead { published: published.size(), committed: committed_size });
            }
        }
        if committed.is_none() && !self.media.list("log/tile/").map_err(OpenError::Store)?.is_empty() {
            return Err(OpenError::PublishedAhead { published: 1, committed: 0 });
        }
        Ok(())
    }

    /// Staged files that no commit names: refused, or interrupted, or settled long ago.
    fn stale_staged(&self) -> Result<Vec<String>, OpenError> {
        let named = self.commit.iter().flat_map(Commit::staged);
        let named: Vec<_> = named.map(|(old_size, new_size)| staging_path(old_size, new_size)).collect();
        let present = self.media.list("staging/").map_err(OpenError::Store)?;
        Ok(present.into_iter().filter(|path| !named.contains(path)).collect())
    }

    /// Reads every hash tile of the settled size back and rebuilds the tree from the leaf hashes.
    fn load_settled(&mut self) -> Result<(), OpenError> {
        let settled = self.commit.as_ref().map_or(0, Commit::settled);
        for tile in tiles_for_growth(0, settled) {
            let path = format!("log/{}", tile.path());
            let bytes = self.media.read(&path).map_err(OpenError::Store)?.unwrap_or_default();
            if tile.level() == 0 {
                let (leaves, _) = bytes.as_chunks::<32>();
                for leaf in leaves {
                    self.tree.push(Hash::from_bytes(*leaf));
                    self.frontier.push(Hash::from_bytes(*leaf));
                }
            }
            // Level 0 comes first, so the upper tiles are compared with what the leaves say.
            if self.tree.tile(&tile).as_ref() != Some(&bytes) {
                return Err(OpenError::Damaged { path });
            }
        }
        self.load_tail(settled)
    }

    /// Reads the last bundle back if it is partial: the next append continues it.
    fn load_tail(&mut self, settled: u64) -> Result<(), OpenError> {
        let last = settled.checked_sub(1).and_then(|last| bundle_for_entry(last, settled));
        let Some(bundle) = last.filter(|bundle| bundle.width() < TILE_WIDTH) else { return Ok(()) };
        let path = format!("log/{}", bundle.path());
        let bytes = self.media.read(&path).map_err(OpenError::Store)?.unwrap_or_default();
        let holds = decode_bundle(&bytes, bundle.width()).is_ok_and(|entries| {
            let mut places = entries.iter().zip(bundle.first_entry()..);
            places.all(|(entry, index)| self.tree.leaf(index) == Some(Hash::of_leaf(entry)))
        });
        if !holds {
            return Err(OpenError::Damaged { path });
        }
        self.tail = bytes;
        Ok(())
    }

    /// Applies a committed batch again: its tiles may have been lost or torn before they were flushed.
    fn replay(&mut self, old_size: u64, new_size: u64) -> Result<(), OpenError> {
        let path = staging_path(old_size, new_size);
        let damaged = || OpenError::Damaged { path: path.clone() };
        let bytes = self.media.read(&path).map_err(OpenError::Store)?.ok_or_else(damaged)?;
        let entries = decode_entries(&bytes).map_err(|_| damaged())?;
        if old_size.checked_add(entries.len() as u64) != Some(new_size) {
            return Err(damaged());
        }
        for entry in &entries {
            self.tree.push(Hash::of_leaf(entry));
            self.frontier.push(Hash::of_leaf(entry));
        }
        self.apply(old_size, &entries).map_err(OpenError::Store)?;
        self.staged.push(Staged { bytes: bytes.len(), path });
        Ok(())
    }

    fn check_root(&self) -> Result<(), OpenError> {
        let Some(commit) = &self.commit else { return Ok(()) };
        let (expected, found) = (commit.checkpoint.root(), self.tree.root());
        if expected == found && self.frontier.root() == found {
            Ok(())
        } else {
            Err(OpenError::RootMismatch { size: commit.checkpoint.size(), expected, found })
        }
    }

    fn finish(&mut self, stale: Vec<String>) -> Result<(), OpenError> {
        if let Some(commit) = &self.commit {
            let note = commit.note.to_bytes();
            if self.media.read("log/checkpoint").map_err(OpenError::Store)?.as_ref() != Some(&note) {
                self.media.write("log/checkpoint", &note).map_err(OpenError::Store)?;
            }
        }
        self.settle().map_err(OpenError::Store)?;
        stale.iter().try_for_each(|path| self.media.remove(path)).map_err(OpenError::Store)?;
        self.sweep()
    }

    /// Removes partial tiles beside their full one that a power cut has brought back.
    fn sweep(&mut self) -> Result<(), OpenError> {
        let present: BTreeSet<_> = self.media.list("log/tile/").map_err(OpenError::Store)?.into_iter().collect();
        let superseded = present.iter().filter(|path| {
            let whole = path.split_once(".p/").map(|(whole, _)| whole);
            whole.is_some_and(|whole| present.contains(whole))
        });
        superseded.into_iter().try_for_each(|path| self.media.remove(path)).map_err(OpenError::Store)
    }
}
