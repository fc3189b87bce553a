//! ASTERIX in blocks and captures: no octets panic, every fault lies within the feed, and cutting the feed changes nothing.
#![no_main]

use feeds::formats::asterix::AsterixFeed;
use feeds::sources::{Source, SourceRegister};
use feeds::stream::{Decoder, FeedEvent};
use libfuzzer_sys::fuzz_target;
use spacetime::Instant;
use spacetime::observation::SourceClass;

fn register() -> SourceRegister {
    let mut register = SourceRegister::new();
    let editions = [(21, "2.6"), (23, "1.3"), (34, "1.29"), (48, "1.31"), (62, "1.19"), (63, "1.6"), (65, "1.5")];
    register.add(Source {
        name: "fuzz".into(),
        owner: "a".into(),
        class: SourceClass::SecondaryRadar,
        codes: Some((25, 201)),
        site: None,
        sigma_mm: None,
        editions: editions.iter().map(|(category, edition)| (*category, (*edition).to_owned())).collect(),
        clock_offset_ms: 0,
    });
    register
}

fn read(pieces: &[&[u8]]) -> Vec<FeedEvent> {
    let mut feed = AsterixFeed::new(&register());
    let mut out = Vec::new();
    for piece in pieces {
        feed.take(piece, Instant::EPOCH, &mut out);
    }
    feed.end(&mut out);
    out
}

fuzz_target!(|bytes: &[u8]| {
    let whole = read(&[bytes]);
    let (one, other) = bytes.split_at(bytes.len() / 2);
    assert_eq!(whole, read(&[one, other]));
    for event in whole {
        if let FeedEvent::Fault(fault) = event {
            assert!(fault.at_byte <= bytes.len() as u64);
        }
    }
});
