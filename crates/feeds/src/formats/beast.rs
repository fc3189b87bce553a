//! The binary format of Mode S Beast and its kin: an escape byte, a type, a clock, a signal level, a frame.
//!
//! `1a 31` Mode A/C, `1a 32` 56 bits, `1a 33` 112 bits; six bytes of a 12 MHz counter, one of signal level; an escape byte within is doubled.
//! The counter is no UTC: the first message is taken to be true when it was received, and later ones as much later as the counter says,
//! as long as that agrees with when they come. In a file, whose bytes all come at once, the counter alone tells the time from the start on.
//! A receiver with a satellite clock writes the time of day instead (see `satellite`): it says so in its status message, `1a 34`, or the
//! officer does by naming the kind `beast-gps`. Sources: Mode-S Beast, "Data output formats" (J. Dührkop, wiki.modesbeast.com); Radarcape,
//! "Data formats" (wiki.jetvision.de). readsb adds types above 7f, which are passed over.

mod counter;
mod satellite;
#[cfg(test)]
mod tests;

use spacetime::Instant;

use crate::modes::ModeS;
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};
pub(crate) use counter::Counter;
pub(crate) use satellite::StampOfDay;

const ESCAPE: u8 = 0x1a;
/// Counter and signal level.
const HEAD: usize = 7;
/// What readsb writes for a frame that it made up itself from arrival times; it counts nothing.
const NO_COUNT: i64 = 0xFF00_4D4C_4154;
/// Where the settings stand in a status message, bytes from its type.
const SETTINGS_AT: usize = HEAD;
/// The bit of the settings that says that stamps are times of day.
const SETS_SATELLITE_CLOCK: u8 = 0x10;
/// How late a frame may come after its message was sent on: buffers and networks, milliseconds.
const SIGMA_MS: u32 = 100;
/// The doubt of a stamp by a satellite clock: it is taken where the frame is received, milliseconds.
const SATELLITE_SIGMA_MS: u32 = 1;

/// A decoder of one feed.
pub(crate) struct Beast {
    frames: ModeS,
    clock: Counter,
    stamps: Stamps,
    state: State,
    next_at: u64,
}

/// What the six bytes before a frame count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stamps {
    /// Twelve million times a second, from nowhere in particular.
    Counter,
    /// The time of day by a satellite clock.
    TimeOfDay,
}

enum State {
    /// Bytes that belong to nothing, so many.
    Lost(u64),
    /// An escape byte has come.
    Type,
    Body {
        started_at: u64,
        expected: usize,
        filled: usize,
        is_escaped: bool,
        bytes: [u8; HEAD + 14],
    },
    /// A message of which at most the settings are read: until the next escape byte that is not doubled.
    Passed {
        kind: u8,
        passed: usize,
        is_escaped: bool,
    },
}

impl Beast {
    /// A decoder of a receiver whose stamps are of this sort, until it says otherwise itself.
    pub(crate) fn new(origin: Origin, stamps: Stamps) -> Self {
        Self { frames: ModeS::new(origin), clock: Counter::default(), stamps, state: State::Lost(0), next_at: 0 }
    }

    fn fault(&self, problem: &Problem, at: u64, out: &mut Vec<FeedEvent>) {
        out.push(FeedEvent::Fault(problem.at(self.frames.origin().source, at, "")));
    }

    fn byte(&mut self, byte: u8, received_at: Instant, out: &mut Vec<FeedEvent>) {
        let at = self.next_at;
        self.next_at += 1;
        match &mut self.state {
            State::Lost(count) => {
                if byte != ESCAPE {
                    *count += 1;
                    return;
                }
                let count = *count;
                self.state = State::Type;
                if count > 0 {
                    self.fault(&Problem::NoMessage { bytes: count }, at - count, out);
                }
            }
            State::Type => self.begin(byte, at, out),
            State::Passed { kind, passed, is_escaped } => match (*is_escaped, byte == ESCAPE) {
                (false, true) => *is_escaped = true,
                (true, true) | (false, false) => {
                    *is_escaped = false;
                    let (kind, place) = (*kind, *passed);
                    *passed += 1;
                    if kind == b'4' && place == SETTINGS_AT {
                        self.stamps = Stamps::of_settings(byte);
                    }
                }
                (true, false) => self.begin(byte, at, out),
            },
            State::Body { started_at, expected, filled, is_escaped, bytes } => {
                if *is_escaped && byte != ESCAPE {
                    let problem = Problem::Truncated { found: *filled, expected: *expected };
                    let started_at = *started_at;
                    self.fault(&problem, started_at, out);
                    self.begin(byte, at, out);
                    return;
                }
                if byte == ESCAPE && !*is_escaped {
                    *is_escaped = true;
                    return;
                }
                *is_escaped = false;
                if let Some(slot) = bytes.get_mut(*filled) {
                    *slot = byte;
                }
                *filled += 1;
                if filled == expected {
                    let (bytes, expected, started_at) = (*bytes, *expected, *started_at);
                    self.state = State::Lost(0);
                    self.message(bytes.get(..expected).unwrap_or_default(), started_at, received_at, out);
                }
            }
        }
    }

    /// The byte after an escape byte.
    fn begin(&mut self, kind: u8, at: u64, out: &mut Vec<FeedEvent>) {
        let length = match kind {
            b'1' => 2,
            b'2' => 7,
            b'3' => 14,
            // State and settings of a receiver, its own place, and what readsb adds.
            b'4' | b'5' | 0x80.. => {
                self.state = State::Passed { kind, passed: 0, is_escaped: false };
                return;
            }
            // A doubled escape byte outside of a message, or a type that there is not.
            found => {
                self.state = State::Lost(0);
                self.fault(&Problem::MessageType { found }, at - 1, out);
                return;
            }
        };
        let bytes = [0; HEAD + 14];
        self.state = State::Body { started_at: at - 1, expected: HEAD + length, filled: 0, is_escaped: false, bytes };
    }

    fn message(&mut self, bytes: &[u8], at: u64, received_at: Instant, out: &mut Vec<FeedEvent>) {
        let (head, frame) = bytes.split_at_checked(HEAD).unwrap_or_default();
        let count = head.iter().take(6).fold(0, |count: i64, byte| count << 8 | i64::from(*byte));
        let (valid_at, sigma_ms) = match self.stamps {
            Stamps::Counter => (self.clock.read(count, received_at), SIGMA_MS),
            // A frame that a network made up was true about when it came.
            Stamps::TimeOfDay if count == NO_COUNT => (received_at, SIGMA_MS),
            Stamps::TimeOfDay => {
                let Some(stamp) = StampOfDay::of(count) else {
                    self.fault(&Problem::SatelliteTime { found: count }, at, out);
                    return;
                };
                (stamp.nearest(self.frames.origin().clock_offset, received_at), SATELLITE_SIGMA_MS)
            }
        };
        // A reply to Mode A/C names nobody, and could be a height or a code.
        if frame.len() > 2 {
            let stamp = Stamp { valid_at, sigma_ms, received_at: received_at.max(valid_at) };
            self.frames.read(frame, stamp, at, out);
        }
    }
}

impl Stamps {
    /// What a receiver says of itself in its status message.
    const fn of_settings(settings: u8) -> Self {
        if settings & SETS_SATELLITE_CLOCK == 0 { Self::Counter } else { Self::TimeOfDay }
    }
}

impl Decoder for Beast {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        for byte in bytes {
            self.byte(*byte, received_at, out);
        }
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        match &self.state {
            State::Lost(0) | State::Passed { .. } => {}
            State::Lost(count) => self.fault(&Problem::NoMessage { bytes: *count }, self.next_at - count, out),
            State::Type => self.fault(&Problem::Unfinished { bytes: 1 }, self.next_at - 1, out),
            State::Body { started_at, .. } => {
                self.fault(&Problem::Unfinished { bytes: self.next_at - started_at }, *started_at, out);
            }
        }
        self.state = State::Lost(0);
    }
}
