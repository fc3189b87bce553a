//! A complete log and every one of its bytes changed in turn: none may pass.
use jig_ledger::{Policy, TlogProof, VerifierKey};

use crate::common::{Files, cosigner, entry, grown, log_signer, signed, tree_of, verify};

#[test]
fn every_changed_bit_of_every_file_of_a_small_log_is_refused() {
    let files = grown(&[1, 3, 7]);
    assert_eq!(verify(&files).unwrap().entries(), 7);
    let mut tried = 0;
    for (path, bytes) in &files.0 {
        for place in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = files.clone();
                changed.0.get_mut(path).unwrap()[place] ^= 1 << bit;
                assert!(verify(&changed).is_err(), "bit {bit} of byte {place} of {path}");
                tried += 1;
            }
        }
    }
    assert!(tried > 8 * 600, "{tried} bits");
}

#[test]
fn every_changed_byte_of_every_file_of_a_log_with_full_tiles_is_refused() {
    // SG-14: what is published cannot be changed unseen.
    let files = grown(&[1, 250, 256, 259]);
    let verified = verify(&files).unwrap();
    assert_eq!((verified.entries(), verified.files()), (259, files.0.len() as u64));
    assert!(files.0.contains_key("tile/1/000.p/1"), "the log has two levels");
    assert!(files.0.contains_key("tile/entries/000.p/250"), "the log has stale partial bundles");
    // The flips of bits above are exhaustive; here the files are large, and one flip a byte has to do.
    for (path, bytes) in &files.0 {
        for place in 0..bytes.len() {
            let mut changed = files.clone();
            changed.0.get_mut(path).unwrap()[place] ^= 1 << (place % 8);
            assert!(verify(&changed).is_err(), "byte {place} of {path}");
        }
    }
}

#[test]
fn every_file_longer_shorter_missing_or_doubled_is_refused() {
    let files = grown(&[1, 3, 256, 259]);
    // Stale partial tiles may go (the specification lets a log delete them); everything else must stay.
    let may_go = |path: &str| path.contains("/000.p/") && !path.starts_with("tile/1/");
    for (path, bytes) in &files.0 {
        let with = |bytes: Option<Vec<u8>>| {
            let mut changed = files.clone();
            match bytes {
                Some(bytes) => changed.0.insert(path.clone(), bytes),
                None => changed.0.remove(path),
            };
            verify(&changed)
        };
        assert!(with(Some([bytes.as_slice(), b"\0"].concat())).is_err(), "{path} with a byte more");
        assert!(with(Some([bytes.as_slice(), b"\n"].concat())).is_err(), "{path} with a line more");
        assert!(with(Some([bytes.as_slice(), bytes].concat())).is_err(), "{path} twice");
        assert!(with(Some(bytes[..bytes.len() - 1].to_vec())).is_err(), "{path} with a byte less");
        assert!(with(Some(Vec::new())).is_err(), "{path} empty");
        assert_eq!(with(None).is_ok(), may_go(path), "{path} missing");
    }
}

#[test]
fn every_changed_bit_of_a_proof_and_of_a_key_is_refused() {
    let tree = tree_of(11);
    let proof = TlogProof::new(6, tree.inclusion(6, 11).unwrap(), signed(&tree, 11, &[1]), None);
    let log = log_signer().verifier_key();
    let policy = format!("log {log}\nwitness w {}\nquorum w\n", cosigner(1).verifier_key());
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    let verifies =
        |bytes: &[u8]| TlogProof::parse(bytes).is_ok_and(|proof| proof.verify_closed(&entry(6), &log, &policy).is_ok());
    let bytes = proof.to_bytes();
    assert!(verifies(&bytes));
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            assert!(!verifies(&changed), "bit {bit} of byte {place}");
        }
    }
    // A key found without any trust proves nothing, but a single changed byte shows already.
    let vkey = log.to_string().into_bytes();
    for place in 0..vkey.len() {
        for bit in 0..8 {
            let mut changed = vkey.clone();
            changed[place] ^= 1 << bit;
            let read = String::from_utf8(changed).ok().and_then(|vkey| VerifierKey::parse(&vkey).ok());
            assert_eq!(read, None, "bit {bit} of byte {place}");
        }
    }
}

#[test]
fn a_verified_log_hands_out_each_entry_once_and_in_order() {
    let files = grown(&[300]);
    let mut seen = Vec::new();
    let mut last = (0, 0);
    let trust = jig_ledger::verify::Trust { log: None, cosigners: jig_ledger::verify::Cosigners::CheckedByCaller };
    let mut check = |index: u64, bytes: &[u8]| {
        assert_eq!(bytes, entry(index));
        seen.push(index);
        Ok(())
    };
    let verified =
        jig_ledger::verify::verify_log(&files, &trust, &mut check, &mut |done, all| last = (done, all)).unwrap();
    assert_eq!(seen, (0..300).collect::<Vec<_>>());
    assert_eq!(last, (300, 300));
    assert_eq!(verified.log_key(), &log_signer().verifier_key());
    assert_eq!(verified.tree().root(), verified.checkpoint().root());
    assert_eq!(verified.note(), &signed(&tree_of(300), 300, &[1, 2]));
}

#[test]
fn what_the_caller_finds_in_an_entry_refuses_the_log() {
    let files: Files = grown(&[5]);
    let trust = jig_ledger::verify::Trust { log: None, cosigners: jig_ledger::verify::Cosigners::CheckedByCaller };
    let refuse = |index: u64| jig_ledger::verify::VerifyFault::Entry { index, code: "wire-bad-envelope".into() };
    let mut check = |index: u64, _: &[u8]| if index == 3 { Err(refuse(index)) } else { Ok(()) };
    let refused = jig_ledger::verify::verify_log(&files, &trust, &mut check, &mut |_, _| ());
    assert_eq!(refused.map(drop), Err(refuse(3)));
}
