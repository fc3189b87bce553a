//! A proof is checked with keys and files alone.
use crate::simulation::cast;
use crate::simulation::world::{ALPHA, BRAVO, World};
use agreement::identity::{Digest, Side};
use jig_protocol::{Examiner, LogKind, ProofFile, ProveError, Published, prove};
use ledger::{Policy, SignedNote, TlogProof, VerifierKey};

fn files(world: &World, machine: usize, record: Digest) -> Result<Vec<ProofFile>, ProveError> {
    let (joint, entries) = world.machines[machine].serve(LogKind::Joint, 0, u64::MAX).unwrap();
    let (verdicts, leaves) = world.machines[machine].serve(LogKind::Verdicts, 0, u64::MAX).unwrap();
    let (joint, verdicts) = (SignedNote::parse(&joint).unwrap(), SignedNote::parse(&verdicts).unwrap());
    let published = Published {
        entries: &entries,
        joint: &joint,
        joint_size: entries.len() as u64,
        verdicts: &verdicts,
        verdicts_size: leaves.len() as u64,
    };
    prove(Examiner::new(cast::edition().clone(), cast::edition_hash()), published, record)
}

#[test]
fn a_permission_is_proved_by_record_verdict_and_both_receipts() {
    let mut world = World::staffed(71);
    let now = world.now;
    let delegation = world.author(ALPHA, &cast::delegation(Side::Alpha, now, 1));
    world.run(10_000);
    let files = files(&world, BRAVO, delegation).unwrap();
    let bytes = |name: &str| &files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("{name}")).bytes;
    let genesis = &cast::anchor().genesis;
    let joint_key = VerifierKey::parse(&genesis.sequencer).unwrap();
    let verdict_key = VerifierKey::parse(&genesis.sequencer_verdicts).unwrap();
    // The quorum over the examined keys is the genesis' own policy; over the stored keys an equal one.
    let examined = Policy::parse(genesis.policy.as_bytes()).unwrap();
    let stored = format!(
        "log {joint_key}\nwitness alpha {}\nwitness bravo {}\ngroup both all alpha bravo\nquorum both\n",
        genesis.alpha.stored, genesis.bravo.stored
    );
    let stored = Policy::parse(stored.as_bytes()).unwrap();
    for name in ["record", "receipt-alpha", "receipt-bravo"] {
        let proof = TlogProof::parse(bytes(&format!("{name}.tlog-proof"))).unwrap();
        proof.verify(bytes(&format!("{name}.entry")), &joint_key, &stored).unwrap();
        assert!(proof.verify(b"another entry", &joint_key, &stored).is_err());
    }
    for name in ["verdict", "receipt-alpha.verdict", "receipt-bravo.verdict"] {
        let proof = TlogProof::parse(bytes(&format!("{name}.tlog-proof"))).unwrap();
        proof.verify(bytes(&format!("{name}.leaf")), &verdict_key, &examined).unwrap();
    }
    assert_eq!(files.len(), 12);
}

#[test]
fn what_the_log_does_not_hold_or_is_not_receipted_is_not_proved() {
    let mut world = World::staffed(72);
    assert_eq!(files(&world, ALPHA, Digest::from_bytes([1; 32])), Err(ProveError::Unknown));
    world.set_cut(BRAVO, 2, true);
    world.set_cut(BRAVO, ALPHA, true);
    let now = world.now;
    let delegation = world.author(ALPHA, &cast::delegation(Side::Alpha, now, 1));
    world.run(10_000);
    assert!(matches!(files(&world, ALPHA, delegation), Err(ProveError::NoReceipt { side: Side::Bravo, .. })));
}
