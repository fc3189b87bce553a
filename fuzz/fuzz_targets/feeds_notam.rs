//! NOTAM: no text panics, and none ends before it begins.
#![no_main]

use feeds::formats::notam::{NotamEnd, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(notam) = std::str::from_utf8(bytes).map_err(|_| ()).and_then(|text| read(text).map_err(|_| ())) {
        if let Some(NotamEnd::At(ends) | NotamEnd::Estimated(ends)) = notam.ends {
            assert!(notam.begins <= ends);
        }
    }
});
