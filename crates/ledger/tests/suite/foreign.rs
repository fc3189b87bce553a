//! Signatures checked by `openssl` alone, the way an auditor without our program would.
use std::fs;
use std::path::Path;
use std::process::Command;

use jig_ledger::cosigned_message;

use crate::common::{TIME_S, cosigner, log_signer, signed, tree_of};

/// DER in front of a raw Ed25519 public key (RFC 8410).
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

fn openssl_verifies(folder: &Path, public: &[u8; 32], message: &[u8], signature: &[u8]) -> bool {
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let key = file("key.der", &[&SPKI_PREFIX[..], public].concat());
    let (message, signature) = (file("message", message), file("signature", signature));
    let run = Command::new("openssl")
        .args(["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin", "-inkey"])
        .arg(key)
        .arg("-in")
        .arg(message)
        .arg("-sigfile")
        .arg(signature)
        .output()
        .unwrap();
    run.status.success()
}

#[test]
fn openssl_alone_verifies_a_checkpoint_and_a_cosignature() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("SKIPPED: no `openssl` on this machine, so nobody but us has checked these signatures");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let note = signed(&tree_of(9), 9, &[1]);
    let [by_log, by_witness] = note.signatures() else { panic!("two signatures") };

    let public = *log_signer().verifier_key().public_bytes();
    assert!(openssl_verifies(folder.path(), &public, note.text().as_bytes(), by_log.signature()));
    assert!(!openssl_verifies(folder.path(), &public, b"another text\n", by_log.signature()));

    let public = *cosigner(1).verifier_key().public_bytes();
    let (time, signature) = by_witness.signature().split_at(8);
    assert_eq!(time, TIME_S.to_be_bytes());
    assert!(openssl_verifies(folder.path(), &public, &cosigned_message(note.text(), TIME_S), signature));
    assert!(!openssl_verifies(folder.path(), &public, &cosigned_message(note.text(), TIME_S + 1), signature));
}
