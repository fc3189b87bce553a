//! Distances, speeds and bearings written by people: no text panics, and what is read is written and read back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spacetime::{BearingUnit, DistanceUnit, Script, SpeedUnit};

fuzz_target!(|text: &str| {
    for script in [Script::Latin, Script::Cyrillic] {
        if let Ok(parsed) = spacetime::parse_distance(text) {
            let written = spacetime::format_distance(parsed.distance, DistanceUnit::Metre, 3, script);
            assert_eq!(spacetime::parse_distance(&written).map(|again| again.distance), Ok(parsed.distance), "{written}");
        }
        if let Ok(parsed) = spacetime::parse_speed(text) {
            let written = spacetime::format_speed(parsed.speed, SpeedUnit::KilometrePerHour, 6, script);
            assert_eq!(spacetime::parse_speed(&written).map(|again| again.speed), Ok(parsed.speed), "{written}");
        }
        if let Ok(parsed) = spacetime::parse_bearing(text) {
            let written = spacetime::format_bearing(parsed.bearing, BearingUnit::Degree, 6, script);
            assert!(spacetime::parse_bearing(&written).is_ok(), "{written}");
        }
    }
});
