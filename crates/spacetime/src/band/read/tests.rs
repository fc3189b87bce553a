//! Bands as people write them, with their readings, and texts that are none, with the character that shows it.

use super::{BandTextError, SURFACES, parse_band};
use crate::{AltitudeBand, VerticalDatum};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use proptest::prelude::*;

/// Every reading in its printed form.
fn read(text: &str) -> Vec<String> {
    match parse_band(text) {
        Ok(parsed) => parsed.readings().iter().map(|reading| reading.band.to_string()).collect(),
        Err(error) => panic!("{text}: {error} at {}", error.offset()),
    }
}

#[test]
fn bands_that_say_everything_have_one_reading() {
    for (text, expected) in [
        ("FL180-FL240", "5486.4 m STD to 7315.2 m STD"),
        ("FL180–240", "5486.4 m STD to 7315.2 m STD"),
        ("FL 180 / FL 240", "5486.4 m STD to 7315.2 m STD"),
        ("эшелон 180 – эшелон 240", "5486.4 m STD to 7315.2 m STD"),
        ("1500 ft AGL to 3000 m MSL", "457.2 m AGL to 3000 m MSL"),
        ("1500 ft AGL/3000 m MSL", "457.2 m AGL to 3000 m MSL"),
        ("1500–3000 ft AGL", "457.2 m AGL to 914.4 m AGL"),
        ("1 500 - 3 000 м н.у.м.", "1500 m MSL to 3000 m MSL"),
        ("SFC–FL195", "SFC to 5943.6 m STD"),
        ("GND to UNL", "SFC to UNL"),
        ("from the surface to 6000 m MSL", "SFC to 6000 m MSL"),
        ("от поверхности до 6000 м над уровнем моря", "SFC to 6000 m MSL"),
        ("От поверхности земли до эшелона 195", "SFC to 5943.6 m STD"),
        ("между 300 м ист. и 900 м ист.", "300 m AGL to 900 m AGL"),
        ("от 300 м AGL до 900 м БС-77", "300 m AGL to 900 m MSL BALTIC1977"),
        ("300 м БС-77 - 900 м БС-77", "300 m MSL BALTIC1977 to 900 m MSL BALTIC1977"),
        ("-400 m MSL - -100 m MSL", "-400 m MSL to -100 m MSL"),
        ("above FL245", "7467.6 m STD to UNL"),
        ("FL245 and above", "7467.6 m STD to UNL"),
        ("from 3000 m MSL", "3000 m MSL to UNL"),
        ("не ниже 3000 м MSL", "3000 m MSL to UNL"),
        ("от 3000 м MSL и выше", "3000 m MSL to UNL"),
        ("3000 м над уровнем моря и ниже", "SFC to 3000 m MSL"),
        ("not above 900 m AGL", "SFC to 900 m AGL"),
        ("up to FL100", "SFC to 3048 m STD"),
        ("600 m QFE (615 m) to FL180", "600 m QFE (615 m) to 5486.4 m STD"),
        ("от ٣٠٠ م AGL до ٩٠٠ م AGL", "300 m AGL to 900 m AGL"),
        ("من سطح الأرض إلى ٦٠٠٠ م فوق سطح البحر", "SFC to 6000 m MSL"),
        ("من ٣٠٠ متر فوق سطح الأرض إلى ٩٠٠ متر فوق سطح الأرض", "300 m AGL to 900 m AGL"),
        ("\u{200f}FL180-FL240\u{200e}", "5486.4 m STD to 7315.2 m STD"),
        ("\u{61c}FL180-FL240\u{61c}", "5486.4 m STD to 7315.2 m STD"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
        assert!(parse_band(text).unwrap().stated().is_some(), "{text}");
    }
}

#[test]
fn a_limit_without_a_surface_has_a_reading_for_each_and_none_is_taken() {
    for (text, count) in [
        ("от поверхности до 6000 м", 4),
        ("не выше 3000 м", 4),
        ("لا يزيد عن ٣٠٠٠ م", 4),
        ("FL180 - 9000 m", 4),
        // Each of the two may be counted from any surface; none of these is surely reversed.
        ("1500 m - 9000 m", 16),
        ("1500-9000 м", 16),
        ("1500 ft to 3000 m MSL", 4),
    ] {
        let parsed = parse_band(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(parsed.readings().len(), count, "{text}");
        assert_eq!(parsed.stated(), None, "{text}");
        let supplied = |reading: &super::BandReading| reading.lower_supplied.or(reading.upper_supplied);
        assert!(parsed.readings().iter().all(|reading| supplied(reading).is_some()), "{text}");
    }
    let bands = read("не выше 3000 м");
    assert_eq!(bands, ["SFC to 3000 m MSL", "SFC to 3000 m AGL", "SFC to 3000 m STD", "SFC to 3000 m HAE"]);
}

#[test]
fn readings_that_are_surely_reversed_are_left_out() {
    let parsed = parse_band("5000 m to 4950 m MSL").unwrap();
    let lower: Vec<VerticalDatum> = parsed.readings().iter().filter_map(|reading| reading.lower_supplied).collect();
    // Ground may lie below the sea and the air may be heavy; above the sea itself 5,000 m are not below 4,950 m.
    assert_eq!(lower, [VerticalDatum::Agl, VerticalDatum::FlightLevel, VerticalDatum::Ellipsoid]);
}

#[test]
fn what_is_no_band_is_refused_at_its_character() {
    for (text, code, character) in [
        ("", "altitude-empty", 1),
        ("  ", "altitude-empty", 1),
        ("3000 m MSL", "band-one-limit", 1),
        ("300 м БС-77", "band-one-limit", 1),
        ("3000", "altitude-unit-missing", 5),
        ("FL240-FL180", "band-reversed", 1),
        ("от 900 м AGL до 300 м AGL", "band-reversed", 4),
        ("900 m AGL to SFC", "band-limit-misplaced", 1),
        ("UNL to FL180", "band-limit-misplaced", 1),
        ("FL180-FL1800", "altitude-flight-level-unclear", 9),
        ("FL180-2400", "altitude-flight-level-unclear", 7),
        ("300 m AGL to 900 leagues", "altitude-unit-missing", 18),
        ("300 m AGL to 900 m XYZ", "altitude-word-unknown", 20),
        ("300 пядей до 900 м AGL", "altitude-unit-missing", 5),
        ("300 m AGL to", "altitude-word-unknown", 7),
        ("up to", "altitude-number-expected", 1),
        ("18,000-24,000 ft MSL", "altitude-ambiguous-comma", 10),
        ("300 m AGL to 900 m AGL MSL", "altitude-word-unknown", 20),
        ("1500 - UNL", "altitude-unit-missing", 5),
    ] {
        let error = match parse_band(text) {
            Ok(parsed) => panic!("{text}: {parsed:?}"),
            Err(error) => error,
        };
        assert_eq!(error.code(), code, "{text}: {error}");
        let shown: usize = error.arguments().iter().find(|(name, _)| *name == "character").unwrap().1.parse().unwrap();
        assert_eq!(shown, character, "{text}: {error}");
    }
    assert!(matches!(parse_band(&"x".repeat(300)), Err(BandTextError::Limit(_))));
}

#[test]
fn the_printed_form_of_a_band_is_read_back() {
    for band in ["SFC to UNL", "SFC to 5500 m MSL", "5486.4 m STD to UNL", "-12.5 m MSL EGM2008 to 600 m QFE (615 m)"] {
        assert_eq!(read(band), [band]);
    }
    assert_eq!(parse_band("SFC to UNL").unwrap().stated(), Some(AltitudeBand::WHOLE));
}

proptest! {
    #[test]
    fn no_text_panics_and_every_reading_is_read_back(
        text in "(from |от |до |не выше |من )?(FL|SFC|-)?[0-9٠-٩ ,.]{0,6} ?(m|м|ft|م)? ?(AGL|MSL|БС-77)?( to |-|–| до |/)?(FL|SFC|UNL|-)?[0-9]{0,5} ?(m|ft|м)? ?(AGL|MSL|HAE)?( и выше)?"
    ) {
        if let Ok(parsed) = parse_band(&text) {
            prop_assert!(!parsed.readings().is_empty() && parsed.readings().len() <= SURFACES.len() * SURFACES.len());
            for reading in parsed.readings() {
                let again = parse_band(&reading.band.to_string()).unwrap();
                prop_assert_eq!(again.stated(), Some(reading.band));
            }
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in "\\PC{0,40}") {
        if let Err(error) = parse_band(&text) {
            prop_assert!(error.offset() <= text.len());
        }
    }
}
