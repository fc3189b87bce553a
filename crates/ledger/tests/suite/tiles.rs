//! Paths, widths and bundles: both ways, against a foreign implementation, and every wrong spelling refused.
use jig_ledger::{
    BundleId, TileId, bundle_for_entry, bundles_for_growth, decode_bundle, encode_bundle, files_for_size,
    tiles_for_growth,
};
use proptest::prelude::*;

#[test]
fn paths_have_one_spelling() {
    for (level, index, width, path) in [
        (0, 0, 256, "tile/0/000"),
        (0, 999, 256, "tile/0/999"),
        (0, 1000, 256, "tile/0/x001/000"),
        (3, 1_234_067, 256, "tile/3/x001/x234/067"),
        (3, 1_234_067, 8, "tile/3/x001/x234/067.p/8"),
        (63, 0, 255, "tile/63/000.p/255"),
    ] {
        let tile = TileId::new(level, index, width).unwrap();
        assert_eq!(tile.path(), path);
        assert_eq!(TileId::parse_path(path), Ok(tile));
    }
    assert_eq!(BundleId::new(1000, 7).unwrap().path(), "tile/entries/x001/000.p/7");
    assert_eq!(BundleId::parse_path("tile/entries/000").map(|bundle| bundle.width()), Ok(256));
    for path in [
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/x001/x000",
        "tile/0/000.p",
        "tile/0/000.p/",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/07",
        "tile/0/000.p/7/",
        "tile/0/000.p/7.p/7",
        "tile/0/000/",
        "tile/0//000",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/entries/000",
        "tile/0/ 00",
        "tile/0/٠٠٠",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "/tile/0/000",
        "tile/0/000\n",
        "TILE/0/000",
    ] {
        assert!(TileId::parse_path(path).is_err(), "{path}");
    }
    for path in ["tile/0/000", "tile/entries", "tile/entries/0", "tile/entries/x000/000", "tile/entries/000.p/256"] {
        assert!(BundleId::parse_path(path).is_err(), "{path}");
    }
}

#[test]
fn seventy_thousand_entries_are_the_files_the_specification_counts() {
    let files = files_for_size(70_000);
    let count = |prefix: &str, full: bool| {
        files.iter().filter(|path| path.starts_with(prefix) && path.contains(".p/") != full).count()
    };
    assert_eq!((count("tile/0/", true), count("tile/0/", false)), (273, 1));
    assert_eq!((count("tile/1/", true), count("tile/1/", false)), (1, 1));
    assert_eq!((count("tile/2/", true), count("tile/2/", false)), (0, 1));
    assert_eq!((count("tile/entries/", true), count("tile/entries/", false)), (273, 1));
    for path in ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"] {
        assert!(files.contains(&path.to_string()), "{path}");
    }
    assert_eq!(files.len(), 273 + 1 + 1 + 1 + 1 + 273 + 1);
    assert_eq!(files_for_size(256), ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]);
    assert!(files_for_size(0).is_empty());
}

#[test]
fn an_entry_is_found_in_its_bundle() {
    for (index, size, expected) in [(0, 1, Some((0, 1))), (255, 256, Some((0, 256))), (256, 300, Some((1, 44)))] {
        assert_eq!(bundle_for_entry(index, size).map(|bundle| (bundle.index(), bundle.width())), expected);
    }
    assert_eq!(bundle_for_entry(5, 5), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn growth_writes_the_tiles_a_foreign_implementation_names(old in 0_u64..200_000, added in 0_u64..200_000) {
        let new = old + added;
        let ours: Vec<_> = tiles_for_growth(old, new).iter().map(|tile| tile.path()).collect();
        // Their paths carry the height of the tile as the second component, and partial tiles are not re-listed.
        let theirs: Vec<_> =
            tlog_tiles::Tile::new_tiles(8, old, new).iter().map(|tile| tile.path().replacen("/8/", "/", 1)).collect();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn every_path_reads_back(level in 0_u8..64, index in 0_u64..(i64::MAX as u64 / 256), width in 1_u16..=256) {
        let tile = TileId::new(level, index, width).unwrap();
        prop_assert_eq!(TileId::parse_path(&tile.path()), Ok(tile));
        let bundle = BundleId::new(index, width).unwrap();
        prop_assert_eq!(BundleId::parse_path(&bundle.path()), Ok(bundle));
    }

    #[test]
    fn what_parses_as_a_path_is_written_the_same(path in "(tile|x)/([0-9]{1,2}|entries)/(x?[0-9]{2,3}/){0,2}[0-9]{3}(\\.p/[0-9]{1,3})?") {
        if let Ok(tile) = TileId::parse_path(&path) {
            prop_assert_eq!(tile.path(), path.clone());
        }
        if let Ok(bundle) = BundleId::parse_path(&path) {
            prop_assert_eq!(bundle.path(), path);
        }
    }

    #[test]
    fn a_bundle_reads_back_and_no_shorter_one_does(entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..=256)) {
        let borrowed: Vec<_> = entries.iter().map(Vec::as_slice).collect();
        let bytes = encode_bundle(&borrowed).unwrap();
        let width = u16::try_from(entries.len()).unwrap();
        prop_assert_eq!(decode_bundle(&bytes, width).unwrap(), borrowed);
        prop_assert!(decode_bundle(&bytes[..bytes.len() - 1], width).is_err());
        prop_assert!(decode_bundle(&bytes, width - 1).is_err());
        prop_assert!(decode_bundle(&bytes, width + 1).is_err());
    }

    #[test]
    fn any_bytes_that_read_as_a_bundle_are_written_the_same(bytes in prop::collection::vec(0_u8..4, 2..60), width in 1_u16..20) {
        if let Ok(entries) = decode_bundle(&bytes, width) {
            prop_assert_eq!(encode_bundle(&entries).unwrap(), bytes);
        }
    }
}

#[test]
fn bundle_limits_are_named() {
    let largest = vec![0; 65_535];
    assert_eq!(encode_bundle(&[&largest]).unwrap().len(), 65_537);
    let oversize = vec![0; 65_536];
    let refused = encode_bundle(&[b"ok", &oversize]).unwrap_err();
    assert_eq!(refused.code(), "ledger-bundle-entry-too-large");
    assert_eq!(refused.arguments(), [("number", "1".to_string()), ("found", "65536".to_string())]);
    assert_eq!(encode_bundle(&[]).unwrap_err().code(), "ledger-bundle-wrong-count");
    assert_eq!(encode_bundle(&[b"".as_slice(); 257]).unwrap_err().code(), "ledger-bundle-wrong-count");
    let truncated = decode_bundle(b"\0\x02a", 1).unwrap_err();
    assert_eq!((truncated.code(), truncated.arguments()[0].1.as_str()), ("ledger-bundle-truncated", "0"));
    let trailing = decode_bundle(b"\0\x01ab", 1).unwrap_err();
    assert_eq!((trailing.code(), trailing.arguments()[0].1.as_str()), ("ledger-bundle-trailing", "3"));
    assert_eq!(bundles_for_growth(0, 0), []);
}
