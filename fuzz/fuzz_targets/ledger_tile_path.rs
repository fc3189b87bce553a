//! Paths of tiles and bundles: nothing panics, and what is read is written back byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|path: &str| {
    if let Ok(tile) = ledger::TileId::parse_path(path) {
        assert_eq!(tile.path(), path);
    }
    if let Ok(bundle) = ledger::BundleId::parse_path(path) {
        assert_eq!(bundle.path(), path);
    }
});
