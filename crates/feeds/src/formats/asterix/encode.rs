//! Writes data blocks by the same tables by which they are read: for tests, samples and the simulator.
//!
//! Must not know what an item means: items come as octets. Whether the tables are right is shown by other people's decoders, which are
//! run over what this writes.

use super::uap::{ItemNumber, Uap};

/// A record being written.
#[derive(Clone, Debug)]
pub struct RecordWriter {
    uap: &'static Uap,
    items: Vec<Option<Vec<u8>>>,
}

impl RecordWriter {
    /// An empty record of a profile.
    #[must_use]
    pub fn new(uap: &'static Uap) -> Self {
        Self { uap, items: vec![None; uap.items.len()] }
    }

    /// The record with an item of these octets; an item that the profile does not have is left out.
    #[must_use]
    pub fn with(mut self, number: u16, bytes: &[u8]) -> Self {
        if let Some(slot) = self.uap.find(ItemNumber(number)).and_then(|(place, _)| self.items.get_mut(place)) {
            *slot = Some(bytes.to_vec());
        }
        self
    }

    /// Flags and items.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let last = self.items.iter().rposition(Option::is_some).unwrap_or_default();
        let mut bytes: Vec<u8> = Vec::new();
        for (number, seven) in self.items.chunks(7).enumerate().take(last / 7 + 1) {
            let present = |(bit, item): (usize, &Option<Vec<u8>>)| if item.is_some() { 0x80_u8 >> bit } else { 0 };
            let more = u8::from(number < last / 7);
            bytes.push(seven.iter().enumerate().map(present).sum::<u8>() | more);
        }
        bytes.extend(self.items.iter().flatten().flatten());
        bytes
    }
}

/// A data block of these records.
///
/// # Panics
/// Never: a block too long for its length field is cut to nothing.
#[must_use]
pub fn block(category: u8, records: &[Vec<u8>]) -> Vec<u8> {
    let body = records.concat();
    let Ok(length) = u16::try_from(body.len() + super::HEAD) else { return Vec::new() };
    let [high, low] = length.to_be_bytes();
    [&[category, high, low][..], &body].concat()
}

/// Octets of a compound item: the parts present, each with its place.
#[must_use]
pub fn compound(parts: &[(usize, &[u8])]) -> Vec<u8> {
    let last = parts.iter().map(|(place, _)| place / 7).max().unwrap_or_default();
    let mut flags = vec![0_u8; last + 1];
    for (octet, flag) in flags.iter_mut().enumerate() {
        let mine = parts.iter().filter(|(place, _)| place / 7 == octet);
        *flag = mine.map(|(place, _)| 0x80 >> (place % 7)).sum::<u8>() | u8::from(octet < last);
    }
    let mut in_order = parts.to_vec();
    in_order.sort_by_key(|(place, _)| *place);
    in_order.iter().for_each(|(_, bytes)| flags.extend_from_slice(bytes));
    flags
}

/// Six octets of eight six-bit characters; what is no capital letter or digit becomes a blank.
#[must_use]
pub fn six_bit(text: &str) -> [u8; 6] {
    let padded = text.bytes().chain(std::iter::repeat(b' ')).take(8);
    let bits = padded.fold(0_u64, |bits, character| {
        let six = match character {
            b'A'..=b'Z' => character - b'A' + 1,
            b'0'..=b'9' => character,
            _ => 32,
        };
        bits << 6 | u64::from(six)
    });
    let [_, _, six @ ..] = bits.to_be_bytes();
    six
}

/// The lowest `size` octets of a number, the highest first, negative ones in two's complement.
#[must_use]
pub fn octets(value: i64, size: usize) -> Vec<u8> {
    let whole = value.to_be_bytes();
    whole.get(whole.len().saturating_sub(size)..).unwrap_or_default().to_vec()
}
