//! The pcapng file: sections of blocks, each with its length at both ends.

use spacetime::Instant;

use super::network::{Said, datagram};
use super::{Order, PACKET_MAX, Sink, Step};

/// The type of the block that begins a section: the same in either order of octets.
pub(super) const SECTION_HEAD: [u8; 4] = [0x0A, 0x0D, 0x0D, 0x0A];
const SECTION: u32 = 0x0A0D_0D0A;
const INTERFACE: u32 = 1;
const SIMPLE_PACKET: u32 = 3;
const ENHANCED_PACKET: u32 = 6;
/// Octets of type and length.
const BLOCK_HEAD: usize = 8;
/// The longest block: a packet with room for its options.
const BLOCK_MAX: usize = PACKET_MAX + 65_536;
/// The most interfaces of one section.
const INTERFACES_MAX: usize = 4_096;
/// Option codes of an interface: resolution and offset of its times.
const RESOLUTION: u16 = 9;
const OFFSET: u16 = 14;

/// One interface of a section.
#[derive(Clone, Copy, Debug)]
struct Interface {
    link: u16,
    /// Units of its times in a second.
    per_second: u64,
    offset_seconds: i64,
}

/// A file being read.
#[derive(Clone, Debug)]
pub(super) struct NextGeneration {
    order: Order,
    interfaces: Vec<Interface>,
}

impl Default for NextGeneration {
    fn default() -> Self {
        Self { order: Order::Little, interfaces: Vec::new() }
    }
}

impl NextGeneration {
    pub(super) fn step(&mut self, bytes: &[u8], at_byte: u64, said: &mut Said, sink: &mut Sink<'_>) -> Step {
        let is_section = bytes.first_chunk::<4>() == Some(&SECTION_HEAD);
        if bytes.len() < BLOCK_HEAD || (is_section && bytes.len() < BLOCK_HEAD + 4) {
            return Step::More;
        }
        let order = if is_section { order_of_section(bytes) } else { Some(self.order) };
        let Some(order) = order else { return Step::Lies(0) };
        let length = order.u32(bytes, 4).unwrap_or_default() as usize;
        if length < BLOCK_HEAD + 4 || !length.is_multiple_of(4) || length > BLOCK_MAX {
            return Step::Lies(length as u64);
        }
        let Some(block) = bytes.get(..length) else { return Step::More };
        if order.u32(block, length - 4) != Some(length as u32) {
            return Step::Lies(length as u64);
        }
        let body = block.get(BLOCK_HEAD..length - 4).unwrap_or_default();
        match order.u32(block, 0) {
            Some(SECTION) => {
                self.order = order;
                self.interfaces.clear();
            }
            Some(INTERFACE) if self.interfaces.len() < INTERFACES_MAX => self.interfaces.push(interface(order, body)),
            Some(ENHANCED_PACKET) => self.enhanced_packet(body, at_byte + BLOCK_HEAD as u64, said, sink),
            Some(SIMPLE_PACKET) => self.simple_packet(body, at_byte + BLOCK_HEAD as u64, said, sink),
            // Names, statistics, options of others: their length is all that we need.
            Some(_) | None => {}
        }
        Step::Read(length)
    }

    fn enhanced_packet(&self, body: &[u8], at_byte: u64, said: &mut Said, sink: &mut Sink<'_>) {
        const BEFORE: usize = 20;
        let number = |at: usize| self.order.u32(body, at).unwrap_or_default();
        let Some(interface) = self.interfaces.get(number(0) as usize) else { return };
        let units = u64::from(number(4)) << 32 | u64::from(number(8));
        let (captured, length) = (number(12) as usize, number(16) as usize);
        let Some(packet) = body.get(BEFORE..BEFORE + captured.min(PACKET_MAX)) else {
            return sink(super::Problem::LengthLies { length: captured as u64 }.event(at_byte));
        };
        datagram(interface.link, packet, length, at_byte + BEFORE as u64, interface.instant(units), said, sink);
    }

    fn simple_packet(&self, body: &[u8], at_byte: u64, said: &mut Said, sink: &mut Sink<'_>) {
        let (Some(interface), Some(length)) = (self.interfaces.first(), self.order.u32(body, 0)) else { return };
        let whole = body.get(4..).unwrap_or_default();
        let packet = whole.get(..length as usize).unwrap_or(whole);
        datagram(interface.link, packet, length as usize, at_byte + 4, None, said, sink);
    }
}

impl Interface {
    fn instant(&self, units: u64) -> Option<Instant> {
        let millis = i64::try_from(u128::from(units) * 1_000 / u128::from(self.per_second)).ok()?;
        Instant::from_millis(millis.checked_add(self.offset_seconds.checked_mul(1_000)?)?).ok()
    }
}

fn order_of_section(bytes: &[u8]) -> Option<Order> {
    match *bytes.get(BLOCK_HEAD..)?.first_chunk::<4>()? {
        [0x4D, 0x3C, 0x2B, 0x1A] => Some(Order::Little),
        [0x1A, 0x2B, 0x3C, 0x4D] => Some(Order::Big),
        _ => None,
    }
}

fn interface(order: Order, body: &[u8]) -> Interface {
    let link = order.u16(body, 0).unwrap_or_default();
    let mut interface = Interface { link, per_second: 1_000_000, offset_seconds: 0 };
    let mut rest = body.get(8..).unwrap_or_default();
    while let (Some(code), Some(length)) = (order.u16(rest, 0), order.u16(rest, 2)) {
        let value = rest.get(4..4 + usize::from(length)).unwrap_or_default();
        match (code, value) {
            (0, _) => break,
            (RESOLUTION, [base, ..]) => interface.per_second = units_per_second(*base),
            (OFFSET, [_, _, _, _, _, _, _, _]) => {
                let (low, high) = (order.u32(value, 0).unwrap_or_default(), order.u32(value, 4).unwrap_or_default());
                let (low, high) = if order == Order::Little { (low, high) } else { (high, low) };
                interface.offset_seconds = (u64::from(high) << 32 | u64::from(low)) as i64;
            }
            _ => {}
        }
        rest = rest.get(4 + usize::from(length).next_multiple_of(4)..).unwrap_or_default();
    }
    interface
}

/// A power of two when the highest bit is set, else of ten.
const fn units_per_second(code: u8) -> u64 {
    let power = (code & 0x7F) as u32;
    let base: u64 = if code & 0x80 == 0 { 10 } else { 2 };
    match base.checked_pow(power) {
        Some(units) => units,
        None => 1_000_000,
    }
}
