//! Bands written by people: no text panics, every reading is read back from its printed form, and what is stated has no other reading.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spacetime::parse_band;

fuzz_target!(|text: &str| {
    let parsed = match parse_band(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            assert!(error.offset() <= text.len(), "{error}");
            return;
        }
    };
    assert!((1..=16).contains(&parsed.readings().len()));
    for reading in parsed.readings() {
        let again = parse_band(&reading.band.to_string()).map(|again| again.stated());
        assert_eq!(again, Ok(Some(reading.band)), "{}", reading.band);
    }
    assert!(parsed.stated().is_none() || parsed.readings().len() == 1);
});
