//! The binary format of Mode S Beast and its kin: an escape byte, a type, a clock, a signal level, a frame.
//!
//! `1a 31` Mode A/C, `1a 32` 56 bits, `1a 33` 112 bits; six bytes of a 12 MHz counter, one of signal level; an escape byte within is doubled.
//! The counter is no UTC: the first message is taken to be true when it was received, and later ones as much later as the counter says,
//! as long as that agrees with when they come. In a file, whose bytes all come at once, the counter alone tells the time from the start on.
//! Source: Mode-S Beast, "Data output formats" (J. Dührkop, wiki.modesbeast.com); readsb adds types above 7f, which are passed over.

#[cfg(test)]
mod tests;

use spacetime::{Instant, Span};

use crate::modes::ModeS;
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};

const ESCAPE: u8 = 0x1a;
/// Counter and signal level.
const HEAD: usize = 7;
/// How often the counter counts in a millisecond.
const COUNTS_PER_MS: i64 = 12_000;
/// How far the counter may run from the clock of the node before it is set anew, milliseconds.
const DRIFT_MAX_MS: i64 = 1_000;
/// A counter that jumps further was set, or belongs to another receiver, milliseconds.
const JUMP_MAX_MS: i64 = 3_600_000;
/// What readsb writes for a frame that it made up itself from arrival times; it counts nothing.
const NO_COUNT: i64 = 0xFF00_4D4C_4154;
/// How late a frame may come after its message was sent on: buffers and networks, milliseconds.
const SIGMA_MS: u32 = 100;

/// A decoder of one feed.
pub(crate) struct Beast {
    frames: ModeS,
    clock: Counter,
    state: State,
    next_at: u64,
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
    /// A message that we do not read: until the next escape byte that is not doubled.
    Passed {
        is_escaped: bool,
    },
}

impl Beast {
    pub(crate) fn new(origin: Origin) -> Self {
        Self { frames: ModeS::new(origin), clock: Counter::default(), state: State::Lost(0), next_at: 0 }
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
            State::Passed { is_escaped } => match (*is_escaped, byte == ESCAPE) {
                (false, true) => *is_escaped = true,
                (true, true) | (false, false) => *is_escaped = false,
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
                self.state = State::Passed { is_escaped: false };
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
        let valid_at = self.clock.read(count, received_at);
        // A reply to Mode A/C names nobody, and could be a height or a code.
        if frame.len() > 2 {
            let stamp = Stamp { valid_at, sigma_ms: SIGMA_MS, received_at: received_at.max(valid_at) };
            self.frames.read(frame, stamp, at, out);
        }
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

/// The clock that a 12 MHz counter makes, beginning with when its first count was received.
#[derive(Debug, Default)]
pub(crate) struct Counter {
    anchor: Option<Anchor>,
}

#[derive(Clone, Copy, Debug)]
struct Anchor {
    count: i64,
    at: Instant,
    received_at: Instant,
    last: Instant,
}

impl Counter {
    /// When a count was true.
    pub(crate) fn read(&mut self, count: i64, received_at: Instant) -> Instant {
        let fresh = |at| Anchor { count, at, received_at, last: at };
        let Some(anchor) = &mut self.anchor else {
            if count != NO_COUNT {
                self.anchor = Some(fresh(received_at));
            }
            return received_at;
        };
        if count == NO_COUNT {
            return anchor.last;
        }
        let elapsed_ms = (count - anchor.count).div_euclid(COUNTS_PER_MS);
        let at = anchor.at.saturating_add(Span::from_millis(elapsed_ms));
        let is_jump = at.since(anchor.last).as_millis().abs() > JUMP_MAX_MS;
        let is_late = received_at.since(at).as_millis() > DRIFT_MAX_MS;
        // In a file all bytes come at one instant, and the counter runs on from it.
        let is_early = received_at != anchor.received_at && at.since(received_at).as_millis() > DRIFT_MAX_MS;
        if is_jump || is_late || is_early {
            let at = if received_at == anchor.received_at { anchor.last } else { received_at };
            self.anchor = Some(fresh(at));
            return at;
        }
        anchor.last = at;
        at
    }
}
