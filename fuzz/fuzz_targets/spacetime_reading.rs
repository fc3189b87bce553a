//! Places in any notation, pasted by people: no text panics, errors point inside it, and every reading's place is read back from degrees.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spacetime::{Position, ReadingContext, read_place};

fuzz_target!(|text: &str| {
    let near = ReadingContext { near: Position::from_e7(335_000_000, 362_000_000).ok(), ..ReadingContext::default() };
    for context in [ReadingContext::default(), near] {
        match read_place(text, &context) {
            Ok(parsed) => {
                for reading in parsed.answer.readings() {
                    let place = reading.position();
                    assert!(reading.sigma_m() >= 3.0);
                    let again = read_place(&place.to_string(), &context).map(|again| {
                        again.answer.readings().next().map(spacetime::Reading::position)
                    });
                    assert_eq!(again, Ok(Some(place)));
                }
            }
            Err(error) => {
                assert!(text.is_char_boundary(error.offset()));
                assert_eq!(text.get(error.offset()..).and_then(|rest| rest.chars().next()), error.found);
            }
        }
    }
});
