//! Cursor on Target: no octets panic, and cutting the feed changes nothing.
#![no_main]

use feeds::formats::cot::CotDecoder;
use feeds::stream::{Decoder, FeedEvent};
use libfuzzer_sys::fuzz_target;
use spacetime::Instant;
use spacetime::observation::SourceId;

fn read(pieces: &[&[u8]]) -> Vec<FeedEvent> {
    let mut decoder = CotDecoder::new(SourceId(0));
    let mut out = Vec::new();
    for piece in pieces {
        decoder.take(piece, Instant::EPOCH, &mut out);
    }
    decoder.end(&mut out);
    out
}

fuzz_target!(|bytes: &[u8]| {
    let (one, other) = bytes.split_at(bytes.len() / 2);
    assert_eq!(read(&[bytes]), read(&[one, other]));
});
