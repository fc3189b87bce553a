//! Heights and bands written by people: no text panics, what is read is read back from its printed form, and any two altitudes compare.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spacetime::{AltitudeBand, LatLonBox, LowerBound, Surroundings, UpperBound};

fuzz_target!(|text: &str| {
    // Two altitudes, a line each.
    let (first, second) = text.split_once('\n').unwrap_or((text, text));
    let _ = spacetime::parse_length(first);
    let (Ok(one), other) = (spacetime::parse_altitude(first), spacetime::parse_altitude(second)) else { return };
    let written = one.altitude.to_string();
    assert_eq!(spacetime::parse_altitude(&written).map(|again| again.altitude), Ok(one.altitude), "{written}");
    let Ok(other) = other else { return };
    let from_ground = AltitudeBand::new(LowerBound::Surface, UpperBound::At(one.altitude));
    let to_sky = AltitudeBand::new(LowerBound::At(other.altitude), UpperBound::Unlimited);
    let (Ok(from_ground), Ok(to_sky)) = (from_ground, to_sky) else { unreachable!() };
    let there = from_ground.gap_to(to_sky, LatLonBox::WORLD, Surroundings::UNKNOWN);
    let back = to_sky.gap_to(from_ground, LatLonBox::WORLD, Surroundings::UNKNOWN);
    assert_eq!((there.least, there.most), (back.least, back.most));
    assert!(there.least <= there.most);
});
