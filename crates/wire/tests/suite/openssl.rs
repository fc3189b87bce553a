//! Aim: a record can be checked with no program of ours. Method: the payload, the signature and the key are taken from a
//! golden vector by plain text operations, and a real `openssl` process verifies them; a changed byte must fail.
use base64ct::{Base64, Encoding};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// DER of an Ed25519 public key up to the 32 bytes (RFC 8410).
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn verifies(folder: &Path, key: &str, pae: &[u8], signature: &[u8]) -> bool {
    let mut der = SPKI_PREFIX.to_vec();
    der.extend(unhex(key));
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", Base64::encode_string(&der));
    std::fs::write(folder.join("key.pem"), pem).unwrap();
    std::fs::write(folder.join("pae"), pae).unwrap();
    std::fs::write(folder.join("sig"), signature).unwrap();
    let outcome = Command::new("openssl")
        .current_dir(folder)
        .args(["pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "pae", "-sigfile", "sig"])
        .output()
        .unwrap();
    outcome.status.success()
}

#[test]
fn openssl_alone_verifies_every_signature_of_a_vector() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("SKIPPED: openssl_alone_verifies_every_signature_of_a_vector: no `openssl` on this machine");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for kind in ["area-notice", "stop", "genesis", "consent"] {
        let path = format!("{}/vectors/{kind}.json", env!("CARGO_MANIFEST_DIR"));
        let vector: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let envelope: Value = serde_json::from_str(vector["envelope"].as_str().unwrap()).unwrap();
        let (payload_type, payload) = (envelope["payloadType"].as_str().unwrap(), vector["payload"].as_str().unwrap());
        // What `printf 'DSSEv1 %d %s %d '; cat payload` writes.
        let pae = format!("DSSEv1 {} {payload_type} {} {payload}", payload_type.len(), payload.len());
        let signatures = envelope["signatures"].as_array().unwrap();
        assert!(!signatures.is_empty());
        for signature in signatures {
            let (key, bytes) = (signature["keyid"].as_str().unwrap(), signature["sig"].as_str().unwrap());
            let bytes = Base64::decode_vec(bytes).unwrap();
            assert!(verifies(folder.path(), key, pae.as_bytes(), &bytes), "{kind}: {key}");
            let changed = pae.replacen("\"v\":1", "\"v\":2", 1);
            assert_ne!(changed, pae);
            assert!(!verifies(folder.path(), key, changed.as_bytes(), &bytes), "{kind}: a changed byte verified");
        }
    }
}
