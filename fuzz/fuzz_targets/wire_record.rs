//! Any bytes as a payload: no panic, and what is accepted is written again byte for byte.
#![no_main]
use libfuzzer_sys::fuzz_target;
use wire::record;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(record) = record::decode(bytes) {
        assert_eq!(record::encode(&record), bytes);
    }
});
