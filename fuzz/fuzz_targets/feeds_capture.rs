//! Captures of network traffic: no octets panic, and every datagram lies where it says.
#![no_main]

use feeds::capture::{CaptureEvent, CaptureReader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut reader = CaptureReader::new();
    let mut sink = |event: CaptureEvent<'_>| match event {
        CaptureEvent::Datagram(datagram) => {
            let at = usize::try_from(datagram.at_byte).unwrap();
            assert_eq!(&bytes[at..at + datagram.payload.len()], datagram.payload);
        }
        CaptureEvent::Fault(fault) => assert!(fault.at_byte <= bytes.len() as u64),
    };
    let (one, other) = bytes.split_at(bytes.len() / 2);
    reader.take(one, &mut sink);
    reader.take(other, &mut sink);
    reader.end(&mut sink);
});
