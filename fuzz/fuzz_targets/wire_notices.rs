//! Any bytes as a file of notices: no panic, and every notice that is read has a name of its own.
#![no_main]
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;
use wire::grounding::read_notices;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(notices) = read_notices(bytes, &["RU"]) {
        let ids: BTreeSet<_> = notices.iter().map(|notice| notice.id.as_str()).collect();
        assert_eq!(ids.len(), notices.len());
    }
});
