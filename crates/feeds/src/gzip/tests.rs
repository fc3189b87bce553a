//! Packed feeds: told by their first bytes, handed on whole however they are cut, left when they are damaged or a trap.
use super::{EXPANSION_MAX, Unpacked, crc32};
use crate::stream::{Decoder, FeedEvent};
use miniz_oxide::deflate::compress_to_vec;
use spacetime::Instant;
use spacetime::observation::SourceId;
use std::cell::RefCell;
use std::rc::Rc;

/// Keeps what it is given.
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Decoder for Kept {
    fn take(&mut self, bytes: &[u8], _received_at: Instant, _out: &mut Vec<FeedEvent>) {
        self.0.borrow_mut().extend_from_slice(bytes);
    }

    fn end(&mut self, _out: &mut Vec<FeedEvent>) {
        self.0.borrow_mut().push(b'$');
    }
}

fn packed(text: &[u8], name: &[u8]) -> Vec<u8> {
    let mut file = vec![0x1f, 0x8b, 8, if name.is_empty() { 0 } else { 8 }, 0, 0, 0, 0, 0, 3];
    if !name.is_empty() {
        file.extend_from_slice(name);
        file.push(0);
    }
    file.extend(compress_to_vec(text, 6));
    file.extend((!crc32(u32::MAX, text)).to_le_bytes());
    file.extend((text.len() as u32).to_le_bytes());
    file
}

/// What comes out, and the codes of the faults.
fn unpacked(file: &[u8], piece: usize) -> (Vec<u8>, Vec<&'static str>) {
    let kept = Rc::new(RefCell::new(Vec::new()));
    let mut decoder = Unpacked::new(Box::new(Kept(Rc::clone(&kept))), SourceId(0));
    let mut out = Vec::new();
    for piece in file.chunks(piece) {
        decoder.take(piece, Instant::EPOCH, &mut out);
    }
    decoder.end(&mut out);
    let codes = out.iter().map(|event| match event {
        FeedEvent::Fault(fault) => fault.code,
        FeedEvent::Observation(_) | FeedEvent::Heartbeat(_) => "",
    });
    (kept.take(), codes.collect())
}

fn text() -> Vec<u8> {
    (0..20_000_u32)
        .flat_map(|number| format!("{},{}\n", number, number.wrapping_mul(2_654_435_761)).into_bytes())
        .collect()
}

#[test]
fn a_packed_feed_comes_out_whole_however_it_is_cut() {
    let text = text();
    let mut expected = text.clone();
    expected.push(b'$');
    for file in [packed(&text, b""), packed(&text, b"day.csv")] {
        for piece in [1, 7, 4_096, usize::MAX] {
            assert!(unpacked(&file, piece) == (expected.clone(), Vec::new()), "{piece}");
        }
    }
    // Members one after another, and zeros at the end, as tapes have them.
    let two = [packed(b"one,", b""), packed(b"two", b""), vec![0; 5]].concat();
    assert_eq!(unpacked(&two, 3), (b"one,two$".to_vec(), Vec::new()));
}

#[test]
fn a_feed_that_is_not_packed_passes_as_it_is() {
    for plain in [b"*8D;\n".as_slice(), b"\x1a2abc", b"", b"\x1f", b"\x1f\x1f\x8b"] {
        let mut expected = plain.to_vec();
        expected.push(b'$');
        assert_eq!(unpacked(plain, 1), (expected, Vec::new()), "{plain:?}");
    }
}

#[test]
fn damage_is_told_and_what_came_before_it_is_kept() {
    let file = packed(&text(), b"");
    let (kept, codes) = unpacked(&file[..file.len() / 2], 100);
    assert_eq!(codes, ["feed-unfinished"]);
    assert!(kept.len() > 50_000);
    let mut wrong_sum = file.clone();
    let sum = file.len() - 8;
    wrong_sum[sum] ^= 1;
    assert_eq!(unpacked(&wrong_sum, 100).1, ["feed-packed"]);
    let mut broken = file.clone();
    for byte in &mut broken[2_000..2_100] {
        *byte = 0xff;
    }
    assert_eq!(unpacked(&broken, 100).1.first(), Some(&"feed-packed"));
    assert_eq!(unpacked(&[file, b"tail".to_vec()].concat(), 100).1, ["feed-packed"]);
    assert_eq!(unpacked(&[0x1f, 0x8b, 9, 0], 1).1, ["feed-packed"]);
    let endless_name = [vec![0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3], vec![b'n'; 70_000]].concat();
    assert_eq!(unpacked(&endless_name, 1_000).1, ["feed-packed"]);
}

#[test]
fn a_feed_that_grows_beyond_measure_is_left() {
    let file = packed(&vec![0; 64 * 1024 * 1024], b"");
    assert!((file.len() as u64) < 64 * 1024 * 1024 / EXPANSION_MAX);
    let (kept, codes) = unpacked(&file, 512);
    assert_eq!(codes, ["feed-expansion"]);
    assert!(kept.len() < 8 * 1024 * 1024, "{}", kept.len());
}
