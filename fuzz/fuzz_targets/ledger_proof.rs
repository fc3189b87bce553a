//! Proof files: nothing panics, and what is read is written back byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(proof) = ledger::TlogProof::parse(bytes) {
        assert_eq!(proof.to_bytes(), bytes);
    }
});
