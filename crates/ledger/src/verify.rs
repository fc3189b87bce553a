//! The full check of a log in the tlog-tiles layout: every file, every byte, against the keys.
//!
//! Knows a log only through a [`Reader`]: a directory, a stick, a server. Entries are handed to the caller one by one,
//! so that whoever knows their meaning can check the signatures inside; here they are bytes. Memory grows with the
//! number of entries by 64 bytes each, never with their length.
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::checkpoint::{VerifiedCheckpoint, verify_checkpoint, verify_checkpoint_closed};
use crate::hash::Hash;
use crate::key::VerifierKey;
use crate::note::SignedNote;
use crate::policy::Policy;
use crate::tile::{BundleId, TileId, bundles_for_growth, decode_bundle, tiles_for_growth};
use crate::tree::Tree;

mod fault;

pub use fault::{Expectation, VerifyFault};

/// Where the files of a log are read from. Paths are relative to the log, `/`-separated.
pub trait Reader {
    /// Every file below the log, in any order. A server that cannot list gives [`crate::files_for_size`] of the size it
    /// has seen, with `checkpoint` and `vkey`.
    ///
    /// # Errors
    /// The reason in words, for the log.
    fn list(&self) -> Result<Vec<String>, String>;

    /// The whole file, or nothing if there is none.
    ///
    /// # Errors
    /// The reason in words, for the log.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String>;
}

/// Which signatures the checkpoint may and must carry.
#[derive(Debug, Clone, Copy)]
pub enum Cosigners<'a> {
    /// Exactly these keys may have cosigned; any other line refuses the log.
    Only(&'a [VerifierKey]),
    /// The keys of this policy may have cosigned, and its quorum must be met.
    Quorum(&'a Policy),
    /// Only the log's own signature is checked here; the caller checks the rest with keys it learns from the entries.
    CheckedByCaller,
}

/// What the verifier trusts before it reads.
#[derive(Debug, Clone, Copy)]
pub struct Trust<'a> {
    /// The log's key; without it the one found beside the log is taken, and then proves nothing about whose log it is.
    pub log: Option<&'a VerifierKey>,
    /// The other signatures on the checkpoint.
    pub cosigners: Cosigners<'a>,
}

/// A log of which every byte was checked.
#[derive(Debug, Clone)]
pub struct VerifiedLog {
    log: VerifierKey,
    note: SignedNote,
    checkpoint: VerifiedCheckpoint,
    tree: Tree,
    files: u64,
}

impl VerifiedLog {
    /// The log's key.
    #[must_use]
    pub const fn log_key(&self) -> &VerifierKey {
        &self.log
    }

    /// The checkpoint as it stands in the file.
    #[must_use]
    pub const fn note(&self) -> &SignedNote {
        &self.note
    }

    /// The checkpoint with the cosignatures that hold.
    #[must_use]
    pub const fn checkpoint(&self) -> &VerifiedCheckpoint {
        &self.checkpoint
    }

    /// The tree over all entries.
    #[must_use]
    pub const fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Number of entries.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.tree.len()
    }

    /// Number of files read.
    #[must_use]
    pub const fn files(&self) -> u64 {
        self.files
    }
}

/// The caller's own check of an entry, given its index and bytes.
pub type EntryCheck<'a> = dyn FnMut(u64, &[u8]) -> Result<(), VerifyFault> + 'a;

/// Reads and checks every file of a log.
///
/// `entry` is called for each entry in order, once its bundle is known to agree with the level-0 tile; the root is
/// compared at the very end, so nothing may be concluded from an entry before this function returns. `progress` gets
/// the entries done and the entries in all.
///
/// # Errors
/// The first fault found, with file, place and what was expected there; or what `entry` returned.
pub fn verify_log(
    reader: &dyn Reader,
    trust: &Trust<'_>,
    entry: &mut EntryCheck<'_>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<VerifiedLog, VerifyFault> {
    let listed = reader.list().map_err(|reason| VerifyFault::Unreadable { path: String::new(), reason })?;
    let mut files = Files { reader, left: BTreeSet::new(), read: 0 };
    for path in listed {
        if !files.left.insert(path.clone()) {
            return Err(VerifyFault::Stray { path });
        }
    }
    let log = read_key(&mut files, trust)?;
    let (note, checkpoint) = read_checkpoint(&mut files, &log, trust)?;
    let size = checkpoint.size();
    let stale = files.sort(size)?;

    let mut tree = Tree::new();
    progress(0, size);
    for bundle in bundles_for_growth(0, size) {
        let bytes = files.read(&bundle.path())?;
        let tile =
            TileId::new(0, bundle.index(), bundle.width()).map_err(|_| VerifyFault::Stray { path: bundle.path() })?;
        let hashes = files.read(&tile.path())?;
        let leaves = check_bundle(&bundle, &bytes, &tile, &hashes)?;
        check_stale_bundles(&mut files, &stale, &bundle, &bytes)?;
        for (index, (leaf, bytes)) in (bundle.first_entry()..).zip(leaves) {
            entry(index, bytes)?;
            tree.push(leaf);
        }
        check_stale_tiles(&mut files, &stale, &tile, &hashes)?;
        progress(tree.len(), size);
    }
    for tile in tiles_for_growth(0, size).into_iter().filter(|tile| tile.level() > 0) {
        let path = tile.path();
        let bytes = files.read(&path)?;
        same_bytes(&path, &tree.tile(&tile).unwrap_or_default(), &bytes, Expectation::SubtreeHashes)?;
        check_stale_tiles(&mut files, &stale, &tile, &bytes)?;
    }
    if tree.len() != size || tree.root() != checkpoint.root() {
        return Err(VerifyFault::Root { size, expected: checkpoint.root(), found: tree.root() });
    }
    // INVARIANT(every-file-is-read): what was listed and not read has no place in the log.
    match files.left.pop_first() {
        Some(path) => Err(VerifyFault::Stray { path }),
        None => Ok(VerifiedLog { log, note, checkpoint, tree, files: files.read }),
    }
}

struct Files<'a> {
    reader: &'a dyn Reader,
    left: BTreeSet<String>,
    read: u64,
}

/// Partial tiles and bundles of earlier sizes, which may stay until the full one stands.
struct Stale {
    tiles: BTreeSet<TileId>,
    bundles: BTreeSet<BundleId>,
}

impl Files<'_> {
    fn read(&mut self, path: &str) -> Result<Vec<u8>, VerifyFault> {
        let listed = self.left.remove(path);
        let bytes = self.reader.read(path);
        let bytes = bytes.map_err(|reason| VerifyFault::Unreadable { path: path.to_string(), reason })?;
        self.read = self.read.saturating_add(1);
        bytes.filter(|_| listed).ok_or_else(|| VerifyFault::Missing { path: path.to_string() })
    }

    /// Tells the partial tiles of earlier sizes from files that no size explains.
    fn sort(&self, size: u64) -> Result<Stale, VerifyFault> {
        let mut stale = Stale { tiles: BTreeSet::new(), bundles: BTreeSet::new() };
        for path in &self.left {
            let explained = if let Ok(bundle) = BundleId::parse_path(path) {
                let filled = size.saturating_sub(bundle.first_entry());
                if filled > u64::from(bundle.width()) && bundle.width() < 256 {
                    stale.bundles.insert(bundle);
                }
                filled >= u64::from(bundle.width())
            } else if let Ok(tile) = TileId::parse_path(path) {
                let count = size.checked_shr(u32::from(tile.level()) * 8).unwrap_or(0);
                let filled = count.saturating_sub(tile.index() * 256);
                if filled > u64::from(tile.width()) && tile.width() < 256 {
                    stale.tiles.insert(tile);
                }
                filled >= u64::from(tile.width())
            } else {
                false
            };
            if !explained {
                return Err(VerifyFault::Stray { path: path.clone() });
            }
        }
        Ok(stale)
    }
}

fn read_key(files: &mut Files<'_>, trust: &Trust<'_>) -> Result<VerifierKey, VerifyFault> {
    let bytes = files.read("vkey")?;
    let key_fault = |error| VerifyFault::Key { error };
    let form = crate::key::KeyError::Form { offset: bytes.len() };
    let line = core::str::from_utf8(&bytes).ok().and_then(|text| text.strip_suffix('\n'));
    let found = VerifierKey::parse(line.ok_or(key_fault(form))?).map_err(key_fault)?;
    match trust.log {
        Some(expected) if *expected != found => {
            Err(VerifyFault::ForeignLog { expected: expected.to_string(), found: found.to_string() })
        }
        Some(_) | None => Ok(found),
    }
}

fn read_checkpoint(
    files: &mut Files<'_>,
    log: &VerifierKey,
    trust: &Trust<'_>,
) -> Result<(SignedNote, VerifiedCheckpoint), VerifyFault> {
    let bytes = files.read("checkpoint")?;
    let note = SignedNote::parse(&bytes).map_err(|error| VerifyFault::Note { error })?;
    let verified = match trust.cosigners {
        Cosigners::Only(keys) => verify_checkpoint_closed(&note, log, keys),
        Cosigners::Quorum(policy) => policy.verify_closed(&note, log),
        Cosigners::CheckedByCaller => verify_checkpoint(&note, log, &[]),
    };
    let verified = verified.map_err(|error| VerifyFault::Checkpoint { error })?;
    Ok((note, verified))
}

/// Reads the entries and compares their hashes with the level-0 tile beside them.
fn check_bundle<'b>(
    bundle: &BundleId,
    bytes: &'b [u8],
    tile: &TileId,
    hashes: &[u8],
) -> Result<Vec<(Hash, &'b [u8])>, VerifyFault> {
    let path = bundle.path();
    let entries =
        decode_bundle(bytes, bundle.width()).map_err(|error| VerifyFault::Bundle { path: path.clone(), error })?;
    let leaves: Vec<_> = entries.into_iter().map(|entry| (Hash::of_leaf(entry), entry)).collect();
    let width_bytes = usize::from(tile.width()) * 32;
    if hashes.len() != width_bytes {
        return Err(VerifyFault::Length { path: tile.path(), expected: width_bytes, found: hashes.len() });
    }
    let (found, _) = hashes.as_chunks::<32>();
    let mut offset = 0;
    for ((index, (leaf, entry)), found) in (bundle.first_entry()..).zip(&leaves).zip(found) {
        if leaf.as_bytes() != found {
            let found = Hash::from_bytes(*found);
            return Err(VerifyFault::Leaf { path, offset, index, expected: found, found: *leaf });
        }
        offset += entry.len() + 2;
    }
    Ok(leaves)
}

fn check_stale_bundles(
    files: &mut Files<'_>,
    stale: &Stale,
    bundle: &BundleId,
    whole: &[u8],
) -> Result<(), VerifyFault> {
    for partial in stale.bundles.iter().filter(|partial| partial.index() == bundle.index()) {
        let path = partial.path();
        let bytes = files.read(&path)?;
        decode_bundle(&bytes, partial.width()).map_err(|error| VerifyFault::Bundle { path: path.clone(), error })?;
        same_bytes(&path, whole.get(..bytes.len()).unwrap_or(whole), &bytes, Expectation::PrefixOfLarger)?;
    }
    Ok(())
}

fn check_stale_tiles(files: &mut Files<'_>, stale: &Stale, tile: &TileId, whole: &[u8]) -> Result<(), VerifyFault> {
    let same_place = |partial: &&TileId| partial.level() == tile.level() && partial.index() == tile.index();
    for partial in stale.tiles.iter().filter(same_place) {
        let path = partial.path();
        let bytes = files.read(&path)?;
        let width_bytes = usize::from(partial.width()) * 32;
        same_bytes(&path, whole.get(..width_bytes).unwrap_or(whole), &bytes, Expectation::PrefixOfLarger)?;
    }
    Ok(())
}

fn same_bytes(path: &str, expected: &[u8], found: &[u8], expectation: Expectation) -> Result<(), VerifyFault> {
    if expected.len() != found.len() {
        return Err(VerifyFault::Length { path: path.to_string(), expected: expected.len(), found: found.len() });
    }
    match expected.iter().zip(found).position(|(expected, found)| expected != found) {
        Some(offset) => Err(VerifyFault::Bytes { path: path.to_string(), offset, expectation }),
        None => Ok(()),
    }
}
