//! The classic pcap file: one head, then packets each behind sixteen octets.

use spacetime::Instant;

use super::network::{Said, datagram};
use super::{Order, PACKET_MAX, Sink, Step};

/// Octets of the head of the file.
pub(super) const HEAD: usize = 24;
/// Octets before each packet.
const PACKET_HEAD: usize = 16;
/// After a lie, the next packet is looked for within this time of the last one, seconds.
const NEAR_SECONDS: u32 = 86_400;

/// How a file counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    order: Order,
    /// Parts of a second in the second number of a time.
    per_second: u32,
}

impl Head {
    /// By the first four octets of the file.
    pub(super) fn of_magic(magic: [u8; 4]) -> Option<Self> {
        let (order, per_second) = match magic {
            [0xD4, 0xC3, 0xB2, 0xA1] => (Order::Little, 1_000_000),
            [0xA1, 0xB2, 0xC3, 0xD4] => (Order::Big, 1_000_000),
            [0x4D, 0x3C, 0xB2, 0xA1] => (Order::Little, 1_000_000_000),
            [0xA1, 0xB2, 0x3C, 0x4D] => (Order::Big, 1_000_000_000),
            _ => return None,
        };
        Some(Self { order, per_second })
    }
}

/// A file being read.
#[derive(Clone, Debug)]
pub(super) struct Classic {
    head: Head,
    link: u16,
    last_seconds: Option<u32>,
}

impl Classic {
    pub(super) fn of(head: Head, bytes: &[u8; HEAD]) -> Self {
        // The upper half of the link field holds flags.
        let link = head.order.u32(bytes, 20).unwrap_or_default() as u16;
        Self { head, link, last_seconds: None }
    }

    pub(super) fn step(&mut self, bytes: &[u8], at_byte: u64, said: &mut Said, sink: &mut Sink<'_>) -> Step {
        let order = self.head.order;
        if bytes.len() < PACKET_HEAD {
            return Step::More;
        }
        let number = |at: usize| order.u32(bytes, at).unwrap_or_default();
        let (seconds, part, captured, length) = (number(0), number(4), number(8) as usize, number(12) as usize);
        let near = self.last_seconds.is_none_or(|last| last.abs_diff(seconds) <= NEAR_SECONDS);
        if captured > PACKET_MAX || captured > length || part >= self.head.per_second || !near {
            return Step::Lies(captured as u64);
        }
        let end = PACKET_HEAD + captured;
        let Some(packet) = bytes.get(PACKET_HEAD..end) else { return Step::More };
        self.last_seconds = Some(seconds);
        let millis = i64::from(seconds) * 1_000 + i64::from(part / (self.head.per_second / 1_000));
        datagram(
            self.link,
            packet,
            length,
            at_byte + PACKET_HEAD as u64,
            Instant::from_millis(millis).ok(),
            said,
            sink,
        );
        Step::Read(end)
    }
}
