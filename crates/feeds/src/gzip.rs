//! Unpacks a feed that arrives in gzip (RFC 1952), told by its first two bytes, and hands the bytes on; any other feed passes as it is.
//!
//! Memory is bounded whatever the bytes say: what one piece unpacks to is handed on at once, and a feed that grows beyond all measure is left.
//! Offsets of events count unpacked bytes.

#[cfg(test)]
mod tests;

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};
use spacetime::Instant;
use spacetime::observation::SourceId;

use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};

const MAGIC: [u8; 2] = [0x1f, 0x8b];
/// A header is short; its name and comment are bounded so that they cannot grow.
const HEADER_MAX: usize = 65_536;
const WINDOW: usize = 32_768;
/// How many times longer unpacked bytes may be than packed ones. Our own feeds reach some 40 times, the method of packing 1,032 times.
pub(crate) const EXPANSION_MAX: u64 = 500;
/// Growth is not looked at before so many bytes came out.
const EXPANSION_FREE: u64 = 4 * 1024 * 1024;

/// A decoder whose feed may be packed.
pub(crate) struct Unpacked {
    inner: Box<dyn Decoder>,
    source: SourceId,
    state: State,
    packed: u64,
    unpacked: u64,
    last_at: Option<Instant>,
}

enum State {
    /// The first bytes are awaited.
    Unknown(Vec<u8>),
    Plain,
    Header(Vec<u8>),
    Body(Box<Body>),
    Trailer {
        expected: [u8; 8],
        seen: usize,
        holds: Holds,
    },
    /// Between members, or after the last: more may follow.
    Between,
    /// Left: nothing more is read.
    Left,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
}

struct Body {
    inflate: Box<InflateState>,
    crc: u32,
    length: u32,
}

impl Unpacked {
    pub(crate) fn new(inner: Box<dyn Decoder>, source: SourceId) -> Self {
        Self { inner, source, state: State::Unknown(Vec::new()), packed: 0, unpacked: 0, last_at: None }
    }

    fn leave(&mut self, problem: &Problem, out: &mut Vec<FeedEvent>) {
        self.inner.end(out);
        out.push(FeedEvent::Fault(problem.at(self.source, self.unpacked, "gzip")));
        self.state = State::Left;
    }

    /// Takes some of the bytes; gives how many.
    fn step(&mut self, bytes: &[u8], at: Instant, out: &mut Vec<FeedEvent>) -> usize {
        let first = bytes.first().copied().unwrap_or_default();
        match &mut self.state {
            State::Left => bytes.len(),
            State::Plain => {
                self.inner.take(bytes, at, out);
                bytes.len()
            }
            State::Unknown(held) => {
                held.push(first);
                if MAGIC.starts_with(held) {
                    if held.len() == MAGIC.len() {
                        self.state = State::Header(MAGIC.to_vec());
                    }
                } else {
                    let held = std::mem::take(held);
                    self.state = State::Plain;
                    self.inner.take(&held, at, out);
                }
                1
            }
            State::Header(held) => {
                held.push(first);
                match header(held) {
                    Header::Unfinished => {}
                    Header::Whole => {
                        let inflate = InflateState::new_boxed(DataFormat::Raw);
                        self.state = State::Body(Box::new(Body { inflate, crc: u32::MAX, length: 0 }));
                    }
                    Header::Wrong => self.leave(&Problem::Packed, out),
                }
                1
            }
            State::Body(_) => self.body(bytes, at, out),
            State::Trailer { expected, seen, holds } => {
                if expected.get(*seen) != Some(&first) {
                    *holds = Holds::No;
                }
                *seen += 1;
                if *seen == expected.len() {
                    let held = *holds;
                    self.state = State::Between;
                    if held == Holds::No {
                        // What came out was handed on already: it stands, and the fault says that it may be damaged.
                        out.push(FeedEvent::Fault(Problem::Packed.at(self.source, self.unpacked, "gzip")));
                    }
                }
                1
            }
            State::Between => {
                match first {
                    // Tapes and some writers pad with zeros.
                    0 => {}
                    0x1f => self.state = State::Header(vec![first]),
                    _ => self.leave(&Problem::Packed, out),
                }
                1
            }
        }
    }

    fn body(&mut self, bytes: &[u8], at: Instant, out: &mut Vec<FeedEvent>) -> usize {
        let State::Body(body) = &mut self.state else { return bytes.len() };
        let mut window = [0; WINDOW];
        let result = inflate(&mut body.inflate, bytes, &mut window, MZFlush::None);
        let unpacked = window.get(..result.bytes_written).unwrap_or_default();
        body.crc = crc32(body.crc, unpacked);
        body.length = body.length.wrapping_add(unpacked.len() as u32);
        self.unpacked += unpacked.len() as u64;
        self.packed += result.bytes_consumed as u64;
        match result.status {
            Ok(MZStatus::StreamEnd) => {
                let mut expected = [0; 8];
                for (slot, byte) in
                    expected.iter_mut().zip((!body.crc).to_le_bytes().into_iter().chain(body.length.to_le_bytes()))
                {
                    *slot = byte;
                }
                self.state = State::Trailer { expected, seen: 0, holds: Holds::Yes };
            }
            Ok(_) if result.bytes_consumed > 0 || result.bytes_written > 0 => {}
            Ok(_) | Err(_) => {
                self.inner.take(unpacked, at, out);
                self.leave(&Problem::Packed, out);
                return bytes.len();
            }
        }
        self.inner.take(unpacked, at, out);
        if self.unpacked > EXPANSION_FREE && self.unpacked / EXPANSION_MAX > self.packed {
            self.leave(&Problem::Expansion { most: EXPANSION_MAX }, out);
            return bytes.len();
        }
        result.bytes_consumed
    }

    /// What still waits in the window of the unpacker.
    fn drain(&mut self, at: Instant, out: &mut Vec<FeedEvent>) {
        while let State::Body(_) = self.state {
            let before = self.unpacked;
            // Without input the unpacker may only have output left.
            let State::Body(body) = &mut self.state else { return };
            let mut window = [0; WINDOW];
            let result = inflate(&mut body.inflate, &[], &mut window, MZFlush::None);
            let unpacked = window.get(..result.bytes_written).unwrap_or_default();
            body.crc = crc32(body.crc, unpacked);
            body.length = body.length.wrapping_add(unpacked.len() as u32);
            self.unpacked += unpacked.len() as u64;
            self.inner.take(unpacked, at, out);
            if self.unpacked == before {
                return;
            }
        }
    }
}

impl Decoder for Unpacked {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        self.last_at = Some(received_at);
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = self.step(rest, received_at, out);
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        if let Some(at) = self.last_at {
            self.drain(at, out);
        }
        match &mut self.state {
            State::Left => {}
            State::Plain | State::Between => self.inner.end(out),
            State::Unknown(held) => {
                let held = std::mem::take(held);
                if let (Some(at), false) = (self.last_at, held.is_empty()) {
                    self.inner.take(&held, at, out);
                }
                self.inner.end(out);
            }
            State::Header(_) | State::Body(_) | State::Trailer { .. } => {
                self.inner.end(out);
                let problem = Problem::Unfinished { bytes: self.packed };
                out.push(FeedEvent::Fault(problem.at(self.source, self.unpacked, "gzip")));
                self.state = State::Left;
            }
        }
    }
}

enum Header {
    Unfinished,
    Whole,
    Wrong,
}

/// Whether these bytes are a whole header of a member (RFC 1952, section 2.3).
fn header(held: &[u8]) -> Header {
    let byte = |place: usize| held.get(place).copied();
    if byte(1).is_some_and(|second| second != MAGIC[1]) || byte(2).is_some_and(|method| method != 8) {
        return Header::Wrong;
    }
    if held.len() > HEADER_MAX {
        return Header::Wrong;
    }
    let Some(flags) = byte(3) else { return Header::Unfinished };
    let mut length = 10;
    if flags & 4 != 0 {
        let (Some(low), Some(high)) = (byte(10), byte(11)) else { return Header::Unfinished };
        length += 2 + usize::from(u16::from_le_bytes([low, high]));
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let text = held.get(length..).unwrap_or_default();
            let Some(end) = text.iter().position(|byte| *byte == 0) else { return Header::Unfinished };
            length += end + 1;
        }
    }
    if flags & 2 != 0 {
        length += 2;
    }
    if held.len() < length { Header::Unfinished } else { Header::Whole }
}

const CRC_TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let (mut value, mut bit) = (index as u32, 0);
        while bit < 8 {
            value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        #[expect(clippy::indexing_slicing, reason = "the index is below the length; computed while compiling")]
        {
            table[index] = value;
        }
        index += 1;
    }
    table
};

/// CRC-32 of RFC 1952, without its last complement.
fn crc32(start: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(start, |crc, byte| {
        let row = CRC_TABLE.get(usize::from(crc as u8 ^ byte)).copied().unwrap_or_default();
        row ^ (crc >> 8)
    })
}
