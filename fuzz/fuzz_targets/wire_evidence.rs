//! Any bytes as an evidence package: no panic, and what holds has the id that its content gives.
#![no_main]
use libfuzzer_sys::fuzz_target;
use wire::grounding::verify;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(verified) = verify(bytes) {
        assert_eq!(verified.event.id, verified.event.content_digest());
    }
});
