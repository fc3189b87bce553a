//! Which of 256 parts of the work a track belongs to: by its key alone, so that all that is known of a track comes together.
//!
//! One process divides what it reads so; parts could be given to several, since a part of the work holds whole tracks. What speaks of several
//! tracks at once (aircraft in one place, the same flight seen by two sources) needs the parts together again, and is judged by the engine.

use crate::digest::{Canonical, Digest};
use crate::key::TrackKey;

/// How many parts there are.
pub const PARTITIONS: usize = 256;

/// The part of a track: the first byte of a digest of its key, the same on every machine.
#[must_use]
pub fn partition(key: &TrackKey) -> u8 {
    let mut out = Canonical::new("jig-watch partition 1");
    let mut tagged = |kind: i64, tag: &Digest, number: u32| {
        out.number(kind);
        out.digest(tag);
        out.number(i64::from(number));
    };
    let none = Digest::from_bytes([0; 32]);
    match key {
        TrackKey::Address(address) => tagged(address.kind() as i64, &none, address.bits()),
        TrackKey::SensorTrack(tag, number) => tagged(16, tag, *number),
        TrackKey::ModeA(tag, code) => tagged(17, tag, u32::from(code.bits())),
        TrackKey::Unnamed(tag) => tagged(18, tag, 0),
        TrackKey::Person(id) => tagged(19, id, 0),
    }
    out.finish().as_bytes().first().copied().unwrap_or_default()
}
