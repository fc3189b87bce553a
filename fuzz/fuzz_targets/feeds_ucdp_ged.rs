//! Tables of conflict events: no bytes panic, and no event is read twice.
#![no_main]

use feeds::formats::ucdp_ged::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(events) = read(bytes) {
        assert!(!events.is_empty());
        let mut ids: Vec<u32> = events.iter().map(|event| event.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
        for event in events {
            assert!((1..=5).contains(&event.date_precision));
        }
    }
});
