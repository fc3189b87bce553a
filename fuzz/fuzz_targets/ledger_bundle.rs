//! Entry bundles: nothing panics, and what is read is written back byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &[u8])| {
    let (width, bytes) = input;
    if let Ok(entries) = ledger::decode_bundle(bytes, width) {
        assert_eq!(entries.len(), usize::from(width));
        assert_eq!(ledger::encode_entries(&entries).as_deref(), Ok(bytes));
    }
    if let Ok(entries) = ledger::decode_entries(bytes) {
        assert_eq!(ledger::encode_entries(&entries).as_deref(), Ok(bytes));
    }
});
