//! Names of sheets and squares written by people: no text panics, and every sheet that is read is named and found again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spacetime::{ParsedSheet, parse_sheet, parse_square};

fuzz_target!(|text: &str| {
    match parse_sheet(text, None) {
        Ok(parsed) => {
            for reading in parsed.readings() {
                let sheet = reading.sheet;
                for name in [sheet.to_string(), sheet.name_in_digits()] {
                    match parse_sheet(&name, Some(sheet.scale())) {
                        Ok(ParsedSheet::One { reading, .. }) => assert_eq!(reading.sheet, sheet, "{name}"),
                        other => panic!("{name}: {other:?}"),
                    }
                }
                assert!(sheet.corners().into_iter().take(1).all(|corner| sheet.holds(corner)), "{sheet} and its own corner");
            }
        }
        Err(error) => assert!(text.is_char_boundary(error.offset())),
    }
    match parse_square(text) {
        Ok(parsed) => {
            for name in parsed.names() {
                let written = name.to_string();
                assert_eq!(parse_square(&written).map(|again| again.names().to_vec()), Ok(vec![name.clone()]), "{written}");
            }
        }
        Err(error) => assert!(text.is_char_boundary(error.offset())),
    }
});
