//! Any bytes as a file of areas in GeoJSON: no panic, and what is read is written so that it is read the same again.
#![no_main]
use libfuzzer_sys::fuzz_target;
use spacetime::AreaLimits;
use wire::geo::geojson;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(features) = geojson::read(bytes) {
        let again = geojson::read(geojson::write(&features).as_bytes());
        assert_eq!(again.as_ref(), Ok(&features));
        for feature in &features {
            let _ = feature.area(&AreaLimits { corners_max: 500, ..AreaLimits::default() });
        }
    }
});
