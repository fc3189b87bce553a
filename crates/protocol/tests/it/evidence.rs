//! Evidence convinces an outsider, and nothing else does.
use crate::simulation::cast;
use jig_protocol::{EvidenceError, ForkEvidence, Head, LogKeys};
use ledger::{Checkpoint, Hash, Tree, sign_checkpoint};

fn keys() -> LogKeys {
    let (log, _) = cast::sequencer();
    let (alpha, _) = cast::cosigners(agreement::identity::Side::Alpha);
    let (bravo, _) = cast::cosigners(agreement::identity::Side::Bravo);
    LogKeys { log: log.verifier_key(), alpha: alpha.verifier_key(), bravo: bravo.verifier_key() }
}

fn tree(name: &str, size: u64) -> Tree {
    // Both trees share their first three leaves.
    let leaf =
        |n: u64| if n < 3 { Hash::of_leaf(&n.to_be_bytes()) } else { Hash::of_leaf(format!("{name} {n}").as_bytes()) };
    (0..size).map(leaf).collect()
}

fn head(tree: &Tree, size: u64) -> Head {
    let checkpoint = Checkpoint::new(cast::ORIGIN, size, tree.root_at(size).unwrap()).unwrap();
    let note = sign_checkpoint(&checkpoint, &cast::sequencer().0).unwrap();
    Head::verify(&note.to_bytes(), &keys()).unwrap()
}

#[test]
fn every_pair_of_sizes_beyond_the_common_past_makes_evidence() {
    let (one, other) = (tree("one", 20), tree("other", 20));
    for smaller in 4..=20 {
        for larger in smaller..=20 {
            let proof = other.consistency(smaller, larger).unwrap();
            let evidence =
                ForkEvidence::of(&head(&one, smaller), &head(&other, larger), other.root_at(smaller).unwrap(), proof);
            assert_eq!(evidence.verify(&keys()), Ok((smaller, larger)));
            assert_eq!(ForkEvidence::parse(&evidence.to_bytes()), Ok(evidence));
        }
    }
}

#[test]
fn two_heads_of_one_log_are_no_evidence_however_they_are_dressed() {
    let one = tree("one", 20);
    for (smaller, larger) in [(1, 2), (3, 9), (8, 20), (20, 20)] {
        let proof = one.consistency(smaller, larger).unwrap();
        let past = one.root_at(smaller).unwrap();
        let honest = ForkEvidence::of(&head(&one, smaller), &head(&one, larger), past, proof.clone());
        assert_eq!(honest.verify(&keys()), Err(EvidenceError::NoContradiction));
        let invented = ForkEvidence::of(&head(&one, smaller), &head(&one, larger), Hash::of_leaf(b"invented"), proof);
        assert_eq!(invented.verify(&keys()), Err(EvidenceError::NoContradiction));
    }
}

#[test]
fn evidence_by_another_key_or_with_a_changed_byte_is_none() {
    let (one, other) = (tree("one", 9), tree("other", 12));
    let proof = other.consistency(9, 12).unwrap();
    let evidence = ForkEvidence::of(&head(&one, 9), &head(&other, 12), other.root_at(9).unwrap(), proof);
    let mut stranger = keys();
    stranger.log = cast::sequencer().1.verifier_key();
    assert_eq!(evidence.verify(&stranger), Err(EvidenceError::Unsigned));
    let bytes = evidence.to_bytes();
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        let verdict = ForkEvidence::parse(&changed).and_then(|evidence| evidence.verify(&keys()));
        assert!(verdict.is_err(), "byte {place}");
    }
}
