//! Files of readsb: no bytes panic, and the same bytes give the same events in whole and in pieces.
#![no_main]

use feeds::kinds::Kind;
use feeds::sources::SourceRegister;
use libfuzzer_sys::fuzz_target;
use spacetime::Instant;

fuzz_target!(|bytes: &[u8]| {
    let events = |length: usize| {
        let mut decoder = Kind::named("readsb").unwrap().open(&SourceRegister::new(), None);
        let mut out = Vec::new();
        for piece in bytes.chunks(length) {
            decoder.take(piece, Instant::EPOCH, &mut out);
        }
        decoder.end(&mut out);
        out
    };
    assert_eq!(events(usize::MAX), events(7));
});
