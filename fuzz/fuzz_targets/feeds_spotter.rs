//! Reports of people: no octets panic, cutting the feed changes nothing, and no digits of the text stand in a fault.
#![no_main]

use feeds::formats::spotter::SpotterDecoder;
use feeds::stream::{Decoder, FeedEvent};
use libfuzzer_sys::fuzz_target;
use spacetime::Instant;
use spacetime::observation::SourceId;

fn read(pieces: &[&[u8]]) -> Vec<FeedEvent> {
    let mut decoder = SpotterDecoder::new(SourceId(0));
    let mut out = Vec::new();
    for piece in pieces {
        decoder.take(piece, Instant::MAX, &mut out);
    }
    decoder.end(&mut out);
    out
}

fuzz_target!(|bytes: &[u8]| {
    let (one, other) = bytes.split_at(bytes.len() / 2);
    let whole = read(&[bytes]);
    assert_eq!(whole, read(&[one, other]));
    for event in whole {
        if let FeedEvent::Fault(fault) = event {
            assert!(fault.arguments.iter().all(|(_, value)| value.len() < 20));
        }
    }
});
