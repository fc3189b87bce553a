//! Moments written by people: no text panics, and what is read is written in every zone and read back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = spacetime::Instant::parse_rfc3339(text);
    if let Ok(parsed) = spacetime::parse_moment(text) {
        let written = parsed.instant.to_string();
        assert_eq!(spacetime::parse_moment(&written).map(|again| again.instant), Ok(parsed.instant), "{written}");
        for zone in spacetime::ZONES {
            if let Ok(local) = spacetime::format_local(parsed.instant, zone, spacetime::Script::Cyrillic) {
                assert_eq!(spacetime::parse_moment(&local).map(|again| again.instant), Ok(parsed.instant), "{local}");
            }
        }
    }
});
