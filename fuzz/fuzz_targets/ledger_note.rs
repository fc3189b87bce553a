//! Signed notes: nothing panics, and what is read is written back byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(note) = ledger::SignedNote::parse(bytes) {
        assert_eq!(note.to_bytes(), bytes);
        for line in note.signatures() {
            assert_eq!(ledger::SignatureLine::parse(&line.to_text()).as_ref(), Ok(line));
        }
    }
});
