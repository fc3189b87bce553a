//! Bundles between sites: taken in as often as one likes, in order, and never two lines for one.
use crate::lines::{LINE, entries, entry, written};
use jig_intake::transport::bundle::{Carried, Whole, ends, export, import};
use jig_intake::transport::segments::Segments;
use jig_intake::transport::{Line, Offset, Transport};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

fn bundle(store: &Path, site: &str, from: &BTreeMap<Line, Offset>) -> Vec<u8> {
    let mut out = Vec::new();
    export(store, site, from, &mut out).unwrap();
    out
}

fn taken(store: &Path, bytes: &[u8]) -> Result<Carried, &'static str> {
    import(store, &mut &bytes[..]).map(|(_, carried)| carried).map_err(|error| error.code())
}

#[test]
fn a_bundle_twice_is_a_bundle_once_and_the_next_goes_on_from_it() {
    let (hill, town) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    written(hill.path(), "hill", 0..20, 500);
    let first = bundle(hill.path(), "hill", &BTreeMap::new());
    assert_eq!(taken(town.path(), &first), Ok(Carried { entries: 20, known: 0, whole: Whole::Yes }));
    assert_eq!(taken(town.path(), &first), Ok(Carried { entries: 0, known: 20, whole: Whole::Yes }));
    written(hill.path(), "hill", 20..35, 500);
    let (site, reached) = ends(&mut &first[..]).unwrap();
    assert_eq!((site.as_str(), &reached), ("hill", &BTreeMap::from([(LINE, Offset(20))])));
    let second = bundle(hill.path(), "hill", &reached);
    assert_eq!(taken(town.path(), &second), Ok(Carried { entries: 15, known: 0, whole: Whole::Yes }));
    let whole = bundle(hill.path(), "hill", &BTreeMap::new());
    assert_eq!(taken(town.path(), &whole), Ok(Carried { entries: 0, known: 35, whole: Whole::Yes }));
    assert_eq!(entries(town.path(), "hill", LINE), entries(hill.path(), "hill", LINE));
    // It is the same line: the town may carry it on to a third place.
    assert_eq!(bundle(town.path(), "hill", &BTreeMap::new()), whole);
}

#[test]
fn a_bundle_that_leaves_a_gap_or_tells_another_story_is_refused() {
    let (hill, other, town) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    written(hill.path(), "hill", 0..20, 500);
    let late = bundle(hill.path(), "hill", &BTreeMap::from([(LINE, Offset(10))]));
    assert_eq!(taken(town.path(), &late), Err("intake-gap"));
    taken(town.path(), &bundle(hill.path(), "hill", &BTreeMap::new())).unwrap();
    // Another place of the same name: from its beginning, from within, shorter, longer.
    written(other.path(), "hill", 0..9, 500);
    let mut segments = Segments::open(other.path(), "hill").unwrap();
    for _ in 9..30 {
        segments.append(LINE, b"something else").unwrap();
    }
    drop(segments);
    for from in [0, 9, 12, 20] {
        let bytes = bundle(other.path(), "hill", &BTreeMap::from([(LINE, Offset(from))]));
        assert_eq!(taken(town.path(), &bytes), Err("intake-forked"), "{from}");
    }
    assert_eq!(entries(town.path(), "hill", LINE), (0..20).map(|number| (number, entry(number))).collect::<Vec<_>>());
}

#[test]
fn a_bundle_cut_at_any_byte_gives_what_it_has_whole_and_says_so() {
    let hill = tempfile::tempdir().unwrap();
    written(hill.path(), "hill", 0..5, 500);
    let bytes = bundle(hill.path(), "hill", &BTreeMap::new());
    for length in 0..bytes.len() {
        let town = tempfile::tempdir().unwrap();
        match taken(town.path(), &bytes[..length]) {
            Ok(carried) => {
                assert_eq!(carried.whole, Whole::No, "{length}");
                assert_eq!(taken(town.path(), &bytes).unwrap().known, carried.entries, "{length}");
                assert_eq!(entries(town.path(), "hill", LINE).len(), 5);
            }
            Err(code) => assert!(code == "intake-not-bundle" && length < 14, "{length}: {code}"),
        }
    }
}

#[test]
fn a_changed_byte_of_a_bundle_takes_in_nothing_that_was_not_written() {
    let hill = tempfile::tempdir().unwrap();
    written(hill.path(), "hill", 0..5, 500);
    let bytes = bundle(hill.path(), "hill", &BTreeMap::new());
    for place in 0..bytes.len() - 1 {
        let town = tempfile::tempdir().unwrap();
        let mut changed = bytes.clone();
        changed[place] ^= 0x10;
        let carried = taken(town.path(), &changed);
        // A changed length may look like a bundle that was cut off; nothing else passes.
        assert!(carried.is_err() || carried.is_ok_and(|carried| carried.whole == Whole::No), "{place}");
        if town.path().join("hill").is_dir() {
            for (number, found) in entries(town.path(), "hill", LINE) {
                assert_eq!(found, entry(number), "{place}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_panic_and_no_bytes_write_outside_their_site(bytes in proptest::collection::vec(any::<u8>(), 0..400), begins in any::<bool>()) {
        let store = tempfile::tempdir().unwrap();
        let inner = store.path().join("inner");
        let bytes = if begins { [b"JIGBUN01\x04hill".to_vec(), bytes].concat() } else { bytes };
        let _refused = import(&inner, &mut &bytes[..]);
        let names: Vec<_> = std::fs::read_dir(store.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        prop_assert!(names.iter().all(|name| name == "inner"), "{names:?}");
    }
}
