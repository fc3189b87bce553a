//! Grid references written by people: no text panics, and what is read is written and read back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(parsed) = spacetime::parse_mgrs(text) {
        let written = parsed.mgrs.text();
        assert_eq!(spacetime::parse_mgrs(written.as_str()).map(|again| again.mgrs), Ok(parsed.mgrs), "{text}");
        let _ = (parsed.mgrs.centre(), parsed.mgrs.corners());
    }
});
