//! Cuts ASTERIX data blocks out of what holds them: a plain row of blocks, or a capture of network traffic.
//!
//! Must not know what a block says. In a row of blocks the length of one is all that says where the next begins; after a length that lied
//! the next place is looked for where two heads follow each other.

use spacetime::Instant;

use super::fault::Problem;
use super::{AsterixDecoder, Fit, HEAD, block_length};
use crate::capture::{CaptureEvent, CaptureReader, is_capture};
use crate::sources::SourceRegister;
use crate::stream::{Decoder, FeedEvent};

/// The longest data block taken for one in a row of blocks. Senders keep to what a network packet carries.
const BLOCK_MAX: usize = 16_384;
/// Categories that EUROCONTROL or States have given a meaning; any other octet does not begin a block.
const ASSIGNED: [u8; 36] = [
    1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 30, 31, 32, 34, 48, 62, 63, 65, 128, 129,
    150, 205, 240, 247, 252, 253,
];

/// A feed of ASTERIX: plain blocks, pcap or pcapng, found out from the first octets.
#[derive(Clone, Debug)]
pub struct AsterixFeed {
    decoder: AsterixDecoder,
    holder: Holder,
}

#[derive(Clone, Debug)]
enum Holder {
    /// Fewer than four octets have come.
    Undecided(Vec<u8>),
    Blocks(Blocks),
    Capture(Box<Captured>),
}

#[derive(Clone, Debug, Default)]
struct Captured {
    reader: CaptureReader,
    /// Destinations of which something was ASTERIX, and those that were said to carry something else.
    flows: std::collections::BTreeMap<crate::capture::Endpoint, Flow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    CarriesAsterix,
    CarriesOther,
}

/// The most destinations that are remembered.
const FLOWS_MAX: usize = 1_024;

impl AsterixFeed {
    /// A feed of the sources of a register.
    #[must_use]
    pub fn new(register: &SourceRegister) -> Self {
        Self { decoder: AsterixDecoder::new(register), holder: Holder::Undecided(Vec::new()) }
    }

    /// A feed of plain blocks, whatever its first octets look like.
    #[must_use]
    pub fn of_blocks(register: &SourceRegister) -> Self {
        Self { decoder: AsterixDecoder::new(register), holder: Holder::Blocks(Blocks::default()) }
    }

    /// The decoder behind it, for its tallies.
    #[must_use]
    pub const fn decoder(&self) -> &AsterixDecoder {
        &self.decoder
    }
}

impl Decoder for AsterixFeed {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        if let Holder::Undecided(held) = &mut self.holder {
            held.extend_from_slice(bytes);
            let Some(first) = held.first_chunk::<4>() else { return };
            let decided =
                if is_capture(*first) { Holder::Capture(Box::default()) } else { Holder::Blocks(Blocks::default()) };
            let held = std::mem::take(held);
            self.holder = decided;
            return self.take(&held, received_at, out);
        }
        match &mut self.holder {
            Holder::Undecided(_) => {}
            Holder::Blocks(blocks) => blocks.take(bytes, &mut self.decoder, received_at, out),
            Holder::Capture(captured) => {
                let Captured { reader, flows } = captured.as_mut();
                let decoder = &mut self.decoder;
                reader.take(bytes, &mut |event| match event {
                    CaptureEvent::Fault(fault) => out.push(FeedEvent::Fault(fault)),
                    CaptureEvent::Datagram(datagram) => {
                        let at = datagram.captured_at.unwrap_or(received_at);
                        let before = out.len();
                        decoder.datagram(datagram.payload, datagram.at_byte, at, out);
                        remember(flows, datagram.destination, before, out);
                    }
                });
            }
        }
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        match &mut self.holder {
            Holder::Undecided(held) if held.is_empty() => {}
            Holder::Undecided(held) => {
                out.push(FeedEvent::Fault(Problem::Garbage { length: held.len() as u64 }.fault(None, 0)));
                held.clear();
            }
            Holder::Blocks(blocks) => blocks.end(&mut self.decoder, out),
            Holder::Capture(captured) => captured.reader.end(&mut |event| {
                if let CaptureEvent::Fault(fault) = event {
                    out.push(FeedEvent::Fault(fault));
                }
            }),
        }
    }
}

/// Keeps what a destination carries; that something else than ASTERIX goes there is said once, unless ASTERIX goes there too.
fn remember(
    flows: &mut std::collections::BTreeMap<crate::capture::Endpoint, Flow>,
    destination: crate::capture::Endpoint,
    before: usize,
    out: &mut Vec<FeedEvent>,
) {
    let is_other = |event: &FeedEvent| matches!(event, FeedEvent::Fault(fault) if fault.code == "asterix-not-asterix");
    let other = out.get(before..).unwrap_or_default().iter().any(is_other);
    match (flows.get(&destination), other) {
        (Some(Flow::CarriesOther), true) => out.truncate(before),
        (None, true) if flows.len() < FLOWS_MAX => {
            flows.insert(destination, Flow::CarriesOther);
        }
        (None | Some(Flow::CarriesOther), false) if flows.len() < FLOWS_MAX => {
            flows.insert(destination, Flow::CarriesAsterix);
        }
        (None, true) => out.truncate(before),
        (Some(Flow::CarriesAsterix), _) | (None | Some(Flow::CarriesOther), false) => {}
    }
}

/// A row of data blocks.
#[derive(Clone, Debug)]
struct Blocks {
    held: Vec<u8>,
    /// When the last octets came: a block that only the end of the feed proves to be one was received then.
    received_at: Instant,
    /// Offset in the feed of the first octet held.
    at_byte: u64,
    /// Where the octets that begin no block started, when the next block is being looked for.
    lost_at: Option<u64>,
    /// A block that did not fit and whose length is not believed before the next head is seen.
    doubted: Option<usize>,
}

/// What stands at a place that may begin a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// A block of this length.
    Believed(usize),
    /// None.
    Not,
    /// Fewer octets than a head.
    Unknown,
}

fn head(bytes: &[u8]) -> Head {
    let Some(category) = bytes.first() else { return Head::Unknown };
    if !ASSIGNED.contains(category) {
        return Head::Not;
    }
    if bytes.len() < HEAD {
        return Head::Unknown;
    }
    match block_length(bytes) {
        Some(length) if length <= BLOCK_MAX => Head::Believed(length),
        Some(_) | None => Head::Not,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coming {
    More,
    Nothing,
}

impl Default for Blocks {
    fn default() -> Self {
        Self { held: Vec::new(), received_at: Instant::EPOCH, at_byte: 0, lost_at: None, doubted: None }
    }
}

impl Blocks {
    fn take(&mut self, bytes: &[u8], decoder: &mut AsterixDecoder, received_at: Instant, out: &mut Vec<FeedEvent>) {
        self.held.extend_from_slice(bytes);
        self.received_at = received_at;
        self.read(decoder, out, Coming::More);
    }

    fn end(&mut self, decoder: &mut AsterixDecoder, out: &mut Vec<FeedEvent>) {
        self.read(decoder, out, Coming::Nothing);
    }

    fn read(&mut self, decoder: &mut AsterixDecoder, out: &mut Vec<FeedEvent>, coming: Coming) {
        let mut at = 0;
        loop {
            let rest = self.held.get(at..).unwrap_or_default();
            if let Some(length) = self.doubted {
                // The block at `at` did not fit. If a head follows it, its length was true after all.
                match (head(rest.get(length..).unwrap_or_default()), coming) {
                    (Head::Believed(_), _) => at += length,
                    (Head::Unknown, Coming::More) => break,
                    (Head::Unknown, Coming::Nothing) if rest.len() == length => at += length,
                    (Head::Not, _) | (Head::Unknown, Coming::Nothing) => {
                        self.lost_at = Some(self.at_byte + at as u64);
                        at += 1;
                    }
                }
                self.doubted = None;
                continue;
            }
            if let Some(lost_at) = self.lost_at {
                let (skipped, found) = look_for_block(rest, coming);
                at += skipped;
                if !found {
                    break;
                }
                let length = self.at_byte + at as u64 - lost_at;
                out.push(FeedEvent::Fault(Problem::Garbage { length }.fault(None, lost_at)));
                self.lost_at = None;
                continue;
            }
            match head(rest) {
                Head::Believed(length) if length <= rest.len() => {
                    let block = rest.get(..length).unwrap_or_default();
                    match decoder.block(block, self.at_byte + at as u64, self.received_at, out) {
                        Fit::Fits => at += length,
                        Fit::Misfits => self.doubted = Some(length),
                    }
                }
                Head::Believed(_) | Head::Unknown => break,
                Head::Not => self.lost_at = Some(self.at_byte + at as u64),
            }
        }
        self.held.drain(..at.min(self.held.len()));
        self.at_byte += at as u64;
        if coming == Coming::Nothing {
            self.leave(out);
        }
    }

    /// Says what is left when nothing more comes.
    fn leave(&mut self, out: &mut Vec<FeedEvent>) {
        let left = self.held.len();
        let end = self.at_byte + left as u64;
        if let Some(lost_at) = self.lost_at.take() {
            out.push(FeedEvent::Fault(Problem::Garbage { length: end - lost_at }.fault(None, lost_at)));
        } else if left > 0 {
            let category = self.held.first().copied().unwrap_or_default();
            let needed = block_length(&self.held).unwrap_or(HEAD);
            out.push(FeedEvent::Fault(Problem::Truncated { category, needed, left }.fault(None, self.at_byte)));
        }
        self.held.clear();
        self.at_byte = end;
    }
}

/// How many octets begin no block, and whether one begins after them.
fn look_for_block(bytes: &[u8], coming: Coming) -> (usize, bool) {
    for at in 0..bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        match head(rest) {
            Head::Not => {}
            Head::Unknown if coming == Coming::More => return (at, false),
            Head::Unknown => {}
            Head::Believed(length) => match (head(rest.get(length..).unwrap_or_default()), coming) {
                (Head::Believed(_), _) => return (at, true),
                (Head::Unknown, Coming::More) => return (at, false),
                (Head::Unknown, Coming::Nothing) if rest.len() == length => return (at, true),
                (Head::Not, _) | (Head::Unknown, Coming::Nothing) => {}
            },
        }
    }
    (bytes.len(), false)
}
