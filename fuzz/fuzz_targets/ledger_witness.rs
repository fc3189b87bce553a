//! Witness requests and replies: nothing panics, and what is read is written back byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &[u8])| {
    let (status, body) = input;
    if let Ok(request) = ledger::witness::AddCheckpoint::parse(body) {
        assert_eq!(request.to_bytes(), body);
    }
    let _ = ledger::witness::decide(&[], body);
    if let Ok(reply) = ledger::witness::Reply::parse(status, ledger::witness::SIZE_CONTENT_TYPE, body) {
        assert_eq!(reply.status(), status);
        if matches!(status, 200 | 409) {
            assert_eq!(reply.body(), body);
        }
    }
});
