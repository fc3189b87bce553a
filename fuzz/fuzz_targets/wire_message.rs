//! Any bytes as a message between nodes or a leaf of the verdict log: no panic, and a message accepted is written again.
#![no_main]
use libfuzzer_sys::fuzz_target;
use wire::message::Message;
use wire::verdict;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(message) = Message::decode(bytes) {
        assert_eq!(message.encode(), bytes);
    }
    let _ = verdict::decode(bytes);
});
