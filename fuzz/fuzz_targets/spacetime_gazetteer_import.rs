//! Tables of place names from others: no bytes panic, and what is read can be looked up again by its own names.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spacetime::gazetteer::{Gazetteer, Query, Verdict, import};

fuzz_target!(|bytes: &[u8]| {
    let tables = [import::geonames(bytes), import::gns(bytes), import::ocha_csv(bytes), import::ocha_geojson(bytes)];
    for mut places in tables.into_iter().flatten() {
        let _ = import::geonames_alternates(&mut places, bytes);
        let Some(name) = places.first().and_then(|place| place.names.first()).map(|name| name.text.clone()) else {
            continue;
        };
        if let Ok(gazetteer) = Gazetteer::new(places) {
            let answer = gazetteer.find(&Query { name: &name, near: None, most: 3 });
            assert!(answer.verdict != Verdict::Match || !answer.candidates.is_empty());
        }
    }
    if let Ok(text) = core::str::from_utf8(bytes) {
        let _ = Gazetteer::of_tables(text, text);
    }
});
