//! Roots and proofs against two foreign implementations and against the definition, for random sizes and for every prefix.
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use jig_ledger::{Frontier, Hash, ProofError, Tree, mth, verify_consistency, verify_inclusion};
use proptest::prelude::*;
use sha2::Sha256;
use tlog_tiles::HashReader;

use crate::common::{entry, tree_of};

fn foreign_tree(size: u64) -> MemoryBackedTree<Sha256, Vec<u8>> {
    let mut tree = MemoryBackedTree::new();
    (0..size).for_each(|index| tree.push(entry(index)));
    tree
}

struct Stored(Vec<tlog_tiles::Hash>);

impl HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::Hash>, tlog_tiles::Error> {
        Ok(indexes.iter().map(|index| self.0[usize::try_from(*index).unwrap()]).collect())
    }
}

fn stored(size: u64) -> Stored {
    let mut stored = Stored(Vec::new());
    for index in 0..size {
        let hashes = tlog_tiles::stored_hashes(index, &entry(index), &stored).unwrap();
        stored.0.extend(hashes);
    }
    stored
}

fn theirs(hashes: &[Hash]) -> Vec<tlog_tiles::Hash> {
    hashes.iter().map(|hash| tlog_tiles::Hash(*hash.as_bytes())).collect()
}

fn flat(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn roots_and_proofs_are_those_of_two_foreign_implementations(
        size in 1_u64..4000, index_share in 0.0_f64..1.0, old_share in 0.0_f64..1.0,
    ) {
        let share = |share: f64, of: u64| ((of as f64 * share) as u64).min(of - 1);
        let (index, old) = (share(index_share, size), share(old_share, size) + 1);
        let tree = tree_of(size);

        let foreign = foreign_tree(size);
        let bytes: [u8; 32] = (*foreign.root().as_bytes()).into();
        prop_assert_eq!(*tree.root().as_bytes(), bytes);
        let inclusion = tree.inclusion(index, size).unwrap();
        let place = usize::try_from(index).unwrap();
        let foreign_inclusion = foreign.prove_inclusion(place);
        prop_assert_eq!(flat(&inclusion), foreign_inclusion.as_bytes());
        let consistency = tree.consistency(old, size).unwrap();
        let foreign_consistency = foreign.prove_consistency(usize::try_from(size - old).unwrap());
        prop_assert_eq!(flat(&consistency), foreign_consistency.as_bytes());

        let stored = stored(size);
        let root = tlog_tiles::Hash(*tree.root().as_bytes());
        prop_assert!(tlog_tiles::tree_hash(size, &stored).unwrap() == root);
        prop_assert!(tlog_tiles::prove_record(size, index, &stored).unwrap() == theirs(&inclusion));
        prop_assert!(tlog_tiles::prove_tree(size, old, &stored).unwrap() == theirs(&consistency));
        let leaf = tlog_tiles::record_hash(&entry(index));
        prop_assert!(tlog_tiles::check_record(&theirs(&inclusion), size, root, index, leaf).is_ok());
        let old_root = tlog_tiles::Hash(*tree.root_at(old).unwrap().as_bytes());
        prop_assert!(tlog_tiles::check_tree(&theirs(&consistency), size, root, old, old_root).is_ok());
    }

    #[test]
    fn a_changed_proof_never_verifies(size in 2_u64..2000, pick in any::<prop::sample::Index>(), bit in 0_usize..256) {
        let tree = tree_of(size);
        let index = pick.index(usize::try_from(size).unwrap()) as u64;
        let leaf = Hash::of_leaf(&entry(index));
        let proof = tree.inclusion(index, size).unwrap();
        prop_assert_eq!(verify_inclusion(&leaf, index, size, &proof, &tree.root()), Ok(()));
        let at = pick.index(proof.len());
        let mut flipped = proof.clone();
        let mut bytes = *flipped[at].as_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        flipped[at] = Hash::from_bytes(bytes);
        prop_assert!(verify_inclusion(&leaf, index, size, &flipped, &tree.root()).is_err());
        prop_assert!(verify_inclusion(&leaf, index, size, &proof[1..], &tree.root()).is_err());
        prop_assert!(verify_inclusion(&leaf, index, size, &[&proof[..], &proof[..1]].concat(), &tree.root()).is_err());
        let other = (index + 1) % size;
        prop_assert!(verify_inclusion(&leaf, other, size, &proof, &tree.root()).is_err());
    }
}

#[test]
fn three_ways_to_the_root_agree_at_every_size() {
    let tree = tree_of(600);
    let mut frontier = Frontier::new();
    let leaves: Vec<_> = (0..600).map(|index| Hash::of_leaf(&entry(index))).collect();
    for size in 0..=600_usize {
        let root = mth(&leaves[..size]);
        assert_eq!(tree.root_at(size as u64), Some(root), "size {size}");
        assert_eq!(frontier.root(), root, "size {size}");
        if let Some(leaf) = leaves.get(size) {
            frontier.push(*leaf);
        }
    }
    assert_eq!(tree.root_at(601), None);
}

#[test]
fn consistency_verifies_for_every_prefix_and_for_nothing_else() {
    let tree = tree_of(130);
    let root = |size| tree.root_at(size).unwrap();
    for new in 0..=130 {
        for old in 0..=new {
            let proof = tree.consistency(old, new).unwrap();
            assert_eq!(verify_consistency(old, &root(old), new, &root(new), &proof), Ok(()), "{old} to {new}");
            let wrong = Hash::of_leaf(b"another");
            if old > 0 {
                let refused = verify_consistency(old, &wrong, new, &root(new), &proof);
                assert!(refused.is_err(), "bad old root, {old} to {new}");
                let refused = verify_consistency(old, &root(old), new, &wrong, &proof);
                assert!(refused.is_err(), "bad new root, {old} to {new}");
            }
            let longer = [proof.clone(), vec![wrong]].concat();
            assert!(verify_consistency(old, &root(old), new, &root(new), &longer).is_err(), "longer, {old} to {new}");
            if !proof.is_empty() {
                let shorter = &proof[..proof.len() - 1];
                let refused = verify_consistency(old, &root(old), new, &root(new), shorter);
                assert!(refused.is_err(), "shorter, {old} to {new}");
            }
        }
    }
}

#[test]
fn inclusion_verifies_for_every_leaf_at_every_size() {
    let tree = tree_of(70);
    for size in 1..=70 {
        for index in 0..size {
            let proof = tree.inclusion(index, size).unwrap();
            let leaf = tree.leaf(index).unwrap();
            assert_eq!(verify_inclusion(&leaf, index, size, &proof, &tree.root_at(size).unwrap()), Ok(()));
            assert!(verify_inclusion(&leaf, index, size, &proof, &Hash::EMPTY_ROOT).is_err(), "bad root");
        }
        assert_eq!(tree.inclusion(size, size), None);
    }
}

#[test]
fn impossible_questions_get_a_name() {
    let tree = tree_of(3);
    let leaf = tree.leaf(0).unwrap();
    for (refused, code) in [
        (verify_inclusion(&leaf, 3, 3, &[], &leaf), "ledger-proof-index-out-of-range"),
        (verify_inclusion(&leaf, 0, 0, &[], &Hash::EMPTY_ROOT), "ledger-proof-index-out-of-range"),
        (verify_inclusion(&leaf, 0, u64::MAX, &[], &leaf), "ledger-proof-tree-too-large"),
        (verify_inclusion(&leaf, 0, 3, &[], &leaf), "ledger-proof-wrong-length"),
        (verify_consistency(3, &tree.root(), 2, &leaf, &[]), "ledger-proof-shrinks"),
        (verify_consistency(3, &tree.root(), 3, &leaf, &[]), "ledger-proof-root-mismatch"),
        (verify_consistency(0, &leaf, 3, &leaf, &[]), "ledger-proof-root-mismatch"),
        (verify_consistency(1, &leaf, u64::MAX, &leaf, &[]), "ledger-proof-tree-too-large"),
        (verify_consistency(3, &tree.root(), 1 << 62, &leaf, &[]), "ledger-proof-wrong-length"),
    ] {
        assert_eq!(refused.as_ref().map_err(ProofError::code), Err(code));
    }
    assert_eq!(Tree::new().root(), Hash::EMPTY_ROOT);
    assert!(Tree::new().is_empty());
    assert_eq!(tree.consistency(2, 4), None);
}
