//! The append-only tree in memory: all complete subtree hashes, and the compact frontier that needs only the right edge.
//!
//! `Tree` answers roots and proofs at any earlier size in O(log² n); it keeps 64 bytes per leaf. `Frontier` appends and
//! gives the root from at most 63 hashes. The two share no code beyond the node hash, so one can check the other.
use alloc::vec::Vec;

use crate::hash::Hash;
use crate::merkle::split_point;
use crate::tile::TileId;

/// An append-only Merkle tree that keeps the hash of every complete subtree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// `levels[k][i]` is the hash of the leaves `i * 2^k .. (i + 1) * 2^k`.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// The tree without leaves.
    #[must_use]
    pub const fn new() -> Self {
        Self { levels: Vec::new() }
    }

    /// Appends a leaf hash (see [`Hash::of_leaf`]).
    pub fn push(&mut self, leaf: Hash) {
        let mut carried = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let Some(row) = self.levels.get_mut(level) else { return };
            let left = if row.len() % 2 == 1 { row.last().copied() } else { None };
            row.push(carried);
            let Some(left) = left else { return };
            carried = Hash::of_node(&left, &carried);
        }
    }

    /// Number of leaves.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.levels.first().map_or(0, |row| row.len() as u64)
    }

    /// Whether the tree has no leaf.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The leaf hash at `index`.
    #[must_use]
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.complete(0, index)
    }

    /// The root over all leaves.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.root_at(self.len()).unwrap_or(Hash::EMPTY_ROOT)
    }

    /// The root the tree had when it held `size` leaves; nothing if it never did.
    #[must_use]
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        if size == 0 { Some(Hash::EMPTY_ROOT) } else { self.range(0, size) }
    }

    /// The inclusion proof of the leaf at `index` in the tree of `size` leaves, from the leaf's sibling upwards.
    #[must_use]
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if index >= size || size > self.len() {
            return None;
        }
        let mut proof = Vec::new();
        let (mut low, mut high) = (0, size);
        while high - low > 1 {
            let middle = low + split_point(high - low);
            if index < middle {
                proof.push(self.range(middle, high)?);
                high = middle;
            } else {
                proof.push(self.range(low, middle)?);
                low = middle;
            }
        }
        proof.reverse();
        Some(proof)
    }

    /// The consistency proof from the tree of `old` leaves to the tree of `new` leaves; empty from zero and to itself.
    #[must_use]
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        if old > new || new > self.len() {
            return None;
        }
        let mut proof = Vec::new();
        if old == 0 || old == new {
            return Some(proof);
        }
        let (mut low, mut high) = (0, new);
        while old != high {
            let middle = low + split_point(high - low);
            if old <= middle {
                proof.push(self.range(middle, high)?);
                high = middle;
            } else {
                proof.push(self.range(low, middle)?);
                low = middle;
            }
        }
        // The verifier holds the old root already when the old tree is one complete subtree from the left edge.
        if low != 0 {
            proof.push(self.range(low, high)?);
        }
        proof.reverse();
        Some(proof)
    }

    /// The bytes of a hash tile, if the tree is large enough to fill its width.
    #[must_use]
    pub fn tile(&self, tile: &TileId) -> Option<Vec<u8>> {
        let row = self.levels.get(usize::from(tile.level()).checked_mul(8)?)?;
        let start = usize::try_from(tile.index().checked_mul(256)?).ok()?;
        let hashes = row.get(start..start.checked_add(usize::from(tile.width()))?)?;
        Some(hashes.iter().flat_map(|hash| hash.as_bytes()).copied().collect())
    }

    fn complete(&self, level: u32, index: u64) -> Option<Hash> {
        self.levels.get(usize::try_from(level).ok()?)?.get(usize::try_from(index).ok()?).copied()
    }

    /// The hash of the leaves `low..high`, where `low` is a multiple of the smallest power of two not below the width.
    fn range(&self, low: u64, high: u64) -> Option<Hash> {
        let width = high.checked_sub(low)?;
        if width.is_power_of_two() {
            let level = width.trailing_zeros();
            return self.complete(level, low >> level);
        }
        if width == 0 {
            return None;
        }
        let middle = low + split_point(width);
        Some(Hash::of_node(&self.range(low, middle)?, &self.range(middle, high)?))
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<T: IntoIterator<Item = Hash>>(leaves: T) -> Self {
        let mut tree = Self::new();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }
}

/// The right edge of a tree: enough to append and to give the root, without the leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// Roots of the complete subtrees that make up the tree, widest first.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The frontier of the tree without leaves.
    #[must_use]
    pub const fn new() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }

    /// Appends a leaf hash.
    pub fn push(&mut self, leaf: Hash) {
        let mut carried = leaf;
        // One merge for every complete subtree that the new leaf closes.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                carried = Hash::of_node(&left, &carried);
            }
        }
        self.peaks.push(carried);
        self.size = self.size.saturating_add(1);
    }

    /// Number of leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root over all leaves.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(smallest) = peaks.next() else { return Hash::EMPTY_ROOT };
        peaks.fold(*smallest, |right, left| Hash::of_node(left, &right))
    }
}
