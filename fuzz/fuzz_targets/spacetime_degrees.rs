//! Positions and heights written by people: no text panics, and what is read is written and read back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(parsed) = spacetime::parse_degrees(text) {
        for script in [spacetime::Script::Latin, spacetime::Script::Cyrillic] {
            let written = spacetime::format_dms(parsed.position, script);
            assert_eq!(spacetime::parse_degrees(&written).map(|again| again.position), Ok(parsed.position), "{written}");
        }
    }
    let _ = spacetime::parse_altitude(text);
    let _ = spacetime::parse_length(text);
});
