//! Entries of the log: no bytes panic, and an entry that is read is written alike.
#![no_main]

use intake::arrival::Arrival;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(arrival) = Arrival::of_bytes(bytes) {
        assert_eq!(arrival.to_bytes(), bytes);
    }
});
