//! Lines in files: what was written is read, wherever the machine failed; what was altered is told.
use jig_intake::transport::segments::{Segments, read, sites};
use jig_intake::transport::{ENTRY_MAX, Line, Offset, Transport, TransportError};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const LINE: Line = Line(0x0a);

/// The entries of a line, with their numbers.
pub(crate) fn entries(store: &Path, site: &str, line: Line) -> Vec<(u64, Vec<u8>)> {
    let mut found = Vec::new();
    read(&store.join(site), line, Offset(0), &mut |offset, entry| found.push((offset.0, entry.to_vec()))).unwrap();
    found
}

pub(crate) fn entry(number: u64) -> Vec<u8> {
    (0..number * 7 % 90).map(|place| (place * number) as u8).collect()
}

pub(crate) fn written(store: &Path, site: &str, numbers: std::ops::Range<u64>, segment_bytes: u64) {
    let mut segments = Segments::open_with(store, site, segment_bytes).unwrap();
    for number in numbers {
        assert_eq!(segments.append(LINE, &entry(number)), Ok(Offset(number)));
    }
    segments.sync().unwrap();
}

fn segment_files(store: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(store.join("own/line-0a")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "seg"));
    files.sort();
    files
}

#[test]
fn what_was_appended_is_read_in_order_over_segments_and_openings() {
    let store = tempfile::tempdir().unwrap();
    written(store.path(), "own", 0..40, 1_000);
    written(store.path(), "own", 40..100, 1_000);
    assert!(segment_files(store.path()).len() > 5);
    let expected: Vec<_> = (0..100).map(|number| (number, entry(number))).collect();
    assert_eq!(entries(store.path(), "own", LINE), expected);
    let segments = Segments::open(store.path(), "own").unwrap();
    let mut from = Vec::new();
    assert_eq!(segments.read(LINE, Offset(73), &mut |offset, _| from.push(offset.0)), Ok(Offset(100)));
    assert_eq!(from, (73..100).collect::<Vec<_>>());
    assert_eq!(segments.read(Line(9), Offset(0), &mut |_, _| panic!()), Ok(Offset(0)));
    assert_eq!(sites(store.path()).unwrap(), ["own"]);
}

/// A kill may leave any beginning of the last write. Each is tried: what was whole stays, the rest is laid aside and told, and the line goes on.
#[test]
fn a_line_cut_at_any_byte_keeps_every_whole_entry_and_goes_on() {
    let store = tempfile::tempdir().unwrap();
    written(store.path(), "own", 0..6, 1_000_000);
    let file = segment_files(store.path()).remove(0);
    let bytes = fs::read(&file).unwrap();
    let mut ends = vec![48_usize];
    for number in 0..6 {
        ends.push(ends.last().unwrap() + 12 + entry(number).len() + 32);
    }
    assert_eq!(*ends.last().unwrap(), bytes.len());
    for length in 0..=bytes.len() {
        let cut = tempfile::tempdir().unwrap();
        let place = cut.path().join("own/line-0a");
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join(file.file_name().unwrap()), &bytes[..length]).unwrap();
        let whole = ends.iter().filter(|end| **end <= length).count().saturating_sub(1) as u64;
        let reader: Vec<_> = entries(cut.path(), "own", LINE);
        assert_eq!(reader.len() as u64, whole, "a reader passes over an unfinished entry, {length}");
        let mut segments = Segments::open(cut.path(), "own").unwrap();
        let good = ends.iter().filter(|end| **end <= length).max().copied().unwrap_or(0);
        let torn: u64 = segments.torn().iter().map(|torn| torn.bytes).sum();
        assert_eq!(torn, (length - good) as u64, "{length}");
        for torn in segments.torn() {
            assert_eq!(fs::read(&torn.kept_as).unwrap(), &bytes[good..length]);
        }
        for number in whole..8 {
            assert_eq!(segments.append(LINE, &entry(number)), Ok(Offset(number)), "{length}");
        }
        drop(segments);
        let expected: Vec<_> = (0..8).map(|number| (number, entry(number))).collect();
        assert_eq!(entries(cut.path(), "own", LINE), expected, "{length}");
        assert_eq!(Segments::open(cut.path(), "own").unwrap().torn(), [], "{length}");
    }
}

#[test]
fn a_changed_byte_is_damage_and_nothing_is_cut_before_the_last_segment() {
    let store = tempfile::tempdir().unwrap();
    written(store.path(), "own", 0..40, 600);
    let files = segment_files(store.path());
    let bytes = fs::read(&files[1]).unwrap();
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        fs::write(&files[1], &changed).unwrap();
        let found = read(&store.path().join("own"), LINE, Offset(0), &mut |_, _| {});
        assert!(matches!(found, Err(TransportError::Damaged { .. })), "{place}: {found:?}");
    }
    fs::write(&files[1], &bytes).unwrap();
    fs::remove_file(&files[2]).unwrap();
    let found = read(&store.path().join("own"), LINE, Offset(0), &mut |_, _| {});
    assert_eq!(found.unwrap_err().code(), "intake-damaged", "a segment is missing");
}

#[test]
fn in_the_last_segment_a_changed_byte_is_damage_to_a_reader_and_is_laid_aside_by_a_writer() {
    let store = tempfile::tempdir().unwrap();
    written(store.path(), "own", 0..6, 1_000_000);
    let file = segment_files(store.path()).remove(0);
    let mut bytes = fs::read(&file).unwrap();
    let place = bytes.len() - 200;
    bytes[place] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let found = read(&store.path().join("own"), LINE, Offset(0), &mut |_, _| {});
    assert_eq!(found.unwrap_err().code(), "intake-damaged");
    let segments = Segments::open(store.path(), "own").unwrap();
    assert!(segments.torn()[0].bytes > 200);
    assert!(entries(store.path(), "own", LINE).len() < 6);
}

#[test]
fn two_writers_a_bad_name_and_too_long_an_entry_are_refused() {
    let store = tempfile::tempdir().unwrap();
    let mut segments = Segments::open(store.path(), "own").unwrap();
    assert_eq!(Segments::open(store.path(), "own").unwrap_err().code(), "intake-in-use");
    assert_eq!(segments.append(LINE, &vec![0; ENTRY_MAX + 1]).unwrap_err().code(), "intake-too-long");
    assert_eq!(segments.append(LINE, &vec![0; ENTRY_MAX]), Ok(Offset(0)));
    for name in ["", "..", "a/b", "Own", "-x", "a b", &"x".repeat(33)] {
        assert_eq!(Segments::open(store.path(), name).unwrap_err().code(), "intake-site", "{name}");
    }
    fs::write(store.path().join("file"), b"").unwrap();
    assert_eq!(Segments::open(&store.path().join("file"), "own").unwrap_err().code(), "intake-io");
}

#[test]
fn a_source_has_the_same_line_everywhere() {
    assert_eq!(["mast", "radar-25-100", ""].map(|name| Line::of_source(name).0), [0x5d, 0x31, 0xe3]);
}
