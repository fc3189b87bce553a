//! The Merkle tree hash and its proofs as functions of hashes: RFC 6962 section 2.1, RFC 9162 sections 2.1.3 and 2.1.4.
//!
//! Knows no storage: a verifier holds a root and a list of hashes, nothing else.
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::hash::Hash;

/// The largest tree we speak about: other implementations read sizes as signed 64-bit numbers.
pub const MAX_TREE_SIZE: u64 = i64::MAX as u64;

/// The largest power of two smaller than `width`, which must be at least 2.
pub(crate) fn split_point(width: u64) -> u64 {
    debug_assert!(width >= 2, "a single leaf is not split");
    1 << width.saturating_sub(1).max(1).ilog2()
}

/// The Merkle tree hash over leaf hashes, literally as RFC 6962 section 2.1 defines it.
///
/// Slow and without memory: it is the second path beside [`crate::Tree`], not its replacement.
#[must_use]
pub fn mth(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::EMPTY_ROOT,
        [leaf] => *leaf,
        more => {
            let half = usize::try_from(split_point(more.len() as u64)).unwrap_or(more.len());
            let (left, right) = more.split_at(half.min(more.len()));
            Hash::of_node(&mth(left), &mth(right))
        }
    }
}

/// Checks that `leaf` stands at `index` in the tree of `size` leaves with this `root`.
///
/// # Errors
/// The index is outside the tree, the proof has too few or too many hashes, or it leads to another root.
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> Result<(), ProofError> {
    if size > MAX_TREE_SIZE {
        return Err(ProofError::TreeTooLarge { size });
    }
    if index >= size {
        return Err(ProofError::IndexOutOfRange { index, size });
    }
    let mut node = index;
    let mut last = size - 1;
    let mut hash = *leaf;
    for step in proof {
        if last == 0 {
            return Err(ProofError::WrongLength { found: proof.len() });
        }
        if node & 1 == 1 || node == last {
            hash = Hash::of_node(step, &hash);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = Hash::of_node(&hash, step);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofError::WrongLength { found: proof.len() });
    }
    if hash == *root { Ok(()) } else { Err(ProofError::RootMismatch { size, expected: *root, found: hash }) }
}

/// Checks that the tree of `new_size` leaves extends the tree of `old_size` leaves.
///
/// From the empty tree, and from a tree to itself, the only valid proof is the empty one (C2SP tlog-witness).
///
/// # Errors
/// Sizes run backwards, the proof has too few or too many hashes, or it leads to another old or new root.
pub fn verify_consistency(
    old_size: u64,
    old_root: &Hash,
    new_size: u64,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if new_size > MAX_TREE_SIZE {
        return Err(ProofError::TreeTooLarge { size: new_size });
    }
    if old_size > new_size {
        return Err(ProofError::Shrinks { old_size, new_size });
    }
    let length = || ProofError::WrongLength { found: proof.len() };
    let same = |size: u64, expected: &Hash, found: Hash| {
        if *expected == found { Ok(()) } else { Err(ProofError::RootMismatch { size, expected: *expected, found }) }
    };
    if old_size == 0 {
        same(0, old_root, Hash::EMPTY_ROOT)?;
    }
    if old_size == 0 || old_size == new_size {
        if !proof.is_empty() {
            return Err(length());
        }
        return if old_size == new_size { same(new_size, new_root, *old_root) } else { Ok(()) };
    }
    let path = if old_size.is_power_of_two() { [vec![*old_root], proof.to_vec()].concat() } else { proof.to_vec() };
    let mut node = old_size - 1;
    let mut last = new_size - 1;
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let (first, steps) = path.split_first().ok_or_else(length)?;
    let mut old_hash = *first;
    let mut new_hash = *first;
    for step in steps {
        if last == 0 {
            return Err(length());
        }
        if node & 1 == 1 || node == last {
            old_hash = Hash::of_node(step, &old_hash);
            new_hash = Hash::of_node(step, &new_hash);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new_hash = Hash::of_node(&new_hash, step);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(length());
    }
    same(old_size, old_root, old_hash)?;
    same(new_size, new_root, new_hash)
}

/// Why an inclusion or consistency proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ProofError {
    /// The tree is larger than any log may be.
    #[error("tree size {size} is larger than 2^63 - 1")]
    TreeTooLarge {
        /// Leaves claimed.
        size: u64,
    },
    /// The index does not exist in the tree.
    #[error("index {index} is not in a tree of {size} leaves")]
    IndexOutOfRange {
        /// Index claimed, from zero.
        index: u64,
        /// Leaves in the tree.
        size: u64,
    },
    /// The new tree is smaller than the old one.
    #[error("the new tree has {new_size} leaves, fewer than the old {old_size}")]
    Shrinks {
        /// Leaves in the old tree.
        old_size: u64,
        /// Leaves in the new tree.
        new_size: u64,
    },
    /// Too few or too many hashes for these sizes.
    #[error("a proof for these sizes cannot have {found} hashes")]
    WrongLength {
        /// Hashes in the proof.
        found: usize,
    },
    /// The proof leads to another root.
    #[error("the proof leads to root {found} at size {size}, not {expected}")]
    RootMismatch {
        /// Size of the tree whose root differs.
        size: u64,
        /// Root that was to be reached.
        expected: Hash,
        /// Root that was reached.
        found: Hash,
    },
}

impl ProofError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TreeTooLarge { .. } => "ledger-proof-tree-too-large",
            Self::IndexOutOfRange { .. } => "ledger-proof-index-out-of-range",
            Self::Shrinks { .. } => "ledger-proof-shrinks",
            Self::WrongLength { .. } => "ledger-proof-wrong-length",
            Self::RootMismatch { .. } => "ledger-proof-root-mismatch",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TreeTooLarge { size } => vec![("size", size.to_string())],
            Self::IndexOutOfRange { index, size } => vec![("index", index.to_string()), ("size", size.to_string())],
            Self::Shrinks { old_size, new_size } => {
                vec![("old_size", old_size.to_string()), ("new_size", new_size.to_string())]
            }
            Self::WrongLength { found } => vec![("found", found.to_string())],
            Self::RootMismatch { size, expected, found } => {
                vec![("size", size.to_string()), ("expected", expected.to_base64()), ("found", found.to_base64())]
            }
        }
    }
}
