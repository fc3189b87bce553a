//! Any bytes as an evidence package: no panic, and what holds has the id that its content gives, or was judged again.
#![no_main]
use libfuzzer_sys::fuzz_target;
use wire::grounding::{Judged, thresholds, verify};

fuzz_target!(|bytes: &[u8]| {
    let Ok(edition) = wire::edition::parse(include_bytes!("../../editions/tor-2016-07.json")) else { return };
    if let Ok(verified) = verify(bytes, &[thresholds(&edition)]) {
        let is_whole = verified.event.id == verified.event.content_digest();
        assert!(is_whole || verified.event.spotters > 0 || verified.judged == Judged::Again);
    }
});
