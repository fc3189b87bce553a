//! Verifier keys: nothing panics, and what is read is written back byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(key) = ledger::VerifierKey::parse(text) {
        assert_eq!(key.to_string(), text);
    }
});
