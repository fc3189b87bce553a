//! The second path to a root: from the bytes on the medium, by the recursive definition, over the right edge only.
//!
//! One flipped bit in a leaf hash, signed once, has ended whole logs. Before anything is signed the new root is
//! therefore computed again from what a reader would find. This file shares only the node hash with [`crate::Tree`] and
//! [`crate::Frontier`]; it must not use them.
use alloc::vec::Vec;

use crate::hash::Hash;
use crate::media::{Media, StoreError};
use crate::merkle::split_point;
use crate::tile::{TileId, decode_entries};

/// The rightmost tiles of a tree, read back, and leaves that are to follow it.
struct Edge {
    old_size: u64,
    /// For each tile level the hashes of its last, partial tile; empty where the size has none.
    rows: Vec<Vec<Hash>>,
    new_leaves: Vec<Hash>,
}

/// Size and root of the tree of `old_size` leaves on the medium, extended by the entries staged at `staged_path`.
///
/// Nothing if a tile or the staged file is missing, short or malformed.
pub(crate) fn reread_root<M: Media>(
    media: &M,
    old_size: u64,
    staged_path: &str,
) -> Result<Option<(u64, Hash)>, StoreError> {
    let mut rows = Vec::new();
    for level in 0..8_u8 {
        let shift = u32::from(level) * 8;
        let count = old_size >> shift;
        let width = u16::try_from(count % 256).unwrap_or(0);
        let mut row = Vec::new();
        if let Ok(tile) = TileId::new(level, count / 256, width) {
            let Some(bytes) = media.read(&["log/", &tile.path()].concat())? else { return Ok(None) };
            let (hashes, rest) = bytes.as_chunks::<32>();
            if !rest.is_empty() || hashes.len() != usize::from(width) {
                return Ok(None);
            }
            row.extend(hashes.iter().map(|bytes| Hash::from_bytes(*bytes)));
        }
        rows.push(row);
    }
    let Some(staged) = media.read(staged_path)? else { return Ok(None) };
    let Ok(entries) = decode_entries(&staged) else { return Ok(None) };
    let new_leaves: Vec<_> = entries.into_iter().map(Hash::of_leaf).collect();
    let Some(size) = old_size.checked_add(new_leaves.len() as u64) else { return Ok(None) };
    let edge = Edge { old_size, rows, new_leaves };
    Ok(if size == 0 { Some((0, Hash::EMPTY_ROOT)) } else { edge.range(0, size).map(|root| (size, root)) })
}

impl Edge {
    /// MTH(D[low:high]) of RFC 6962, with tiles read back standing in for the parts that they already sum up.
    fn range(&self, low: u64, high: u64) -> Option<Hash> {
        let width = high.checked_sub(low)?;
        if width == 1 && low >= self.old_size {
            return self.new_leaves.get(usize::try_from(low - self.old_size).ok()?).copied();
        }
        if high <= self.old_size && width.is_power_of_two() && width.trailing_zeros() % 8 == 0 {
            let level = width.trailing_zeros() / 8;
            let row_start = (self.old_size >> (level * 8)) / 256 * 256;
            if let Some(place) = (low >> (level * 8)).checked_sub(row_start) {
                return self.rows.get(usize::try_from(level).ok()?)?.get(usize::try_from(place).ok()?).copied();
            }
        }
        if width < 2 {
            return None;
        }
        let middle = low + split_point(width);
        Some(Hash::of_node(&self.range(low, middle)?, &self.range(middle, high)?))
    }
}
