//! Any bytes as an entry, an outbox file or an envelope: no panic, and what is accepted is written again byte for byte.
#![no_main]
use libfuzzer_sys::fuzz_target;
use wire::entry::{self, JointEntry};
use wire::envelope::Envelope;
use wire::submission::{OutboxLink, Submission};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(entry) = JointEntry::decode(bytes) {
        assert_eq!(entry.encode().ok().as_deref(), Some(bytes));
        let _ = entry::open(bytes);
    }
    if let Ok(envelope) = Envelope::parse(bytes) {
        assert_eq!(envelope.to_bytes(), bytes);
        let _ = envelope.verify();
    }
    if let Ok(link) = OutboxLink::decode(bytes) {
        assert_eq!(link.encode(), bytes);
    }
    if let Ok(submission) = Submission::decode(bytes) {
        assert_eq!(submission.encode(), bytes);
    }
});
