//! Where a value lies within an item, and what one of its lowest bit is worth.
//!
//! Must not know what follows from a value. A field that an item is too short to hold is absent: extended items end where their sender
//! chose.

/// A value within an item or a part of a compound item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// Category, item, part and value: `062_500_APC_X`, the names of the specification.
    pub name: &'static str,
    /// Bits before it, from the highest bit of the first octet.
    at_bit: u16,
    /// Its width, 1 to 32.
    bits: u8,
    sign: Sign,
    /// What its lowest bit is worth, in [`Field::unit`].
    pub lowest_bit: f64,
    /// The unit of the specification; empty for a code.
    pub unit: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Unsigned,
    TwosComplement,
}

impl Field {
    /// A code or flag of `bits` bits after `at_bit` others.
    pub(super) const fn code(name: &'static str, at_bit: u16, bits: u8) -> Self {
        Self { name, at_bit, bits, sign: Sign::Unsigned, lowest_bit: 1.0, unit: "" }
    }

    /// A quantity that is never negative.
    pub(super) const fn quantity(
        name: &'static str,
        at_bit: u16,
        bits: u8,
        lowest_bit: f64,
        unit: &'static str,
    ) -> Self {
        Self { name, at_bit, bits, sign: Sign::Unsigned, lowest_bit, unit }
    }

    /// A quantity in two's complement.
    pub(super) const fn signed(name: &'static str, at_bit: u16, bits: u8, lowest_bit: f64, unit: &'static str) -> Self {
        Self { name, at_bit, bits, sign: Sign::TwosComplement, lowest_bit, unit }
    }

    /// The bits of the field in `item`; nothing when the item ends before them.
    #[inline]
    #[must_use]
    pub fn of(&self, item: &[u8]) -> Option<i64> {
        let first = usize::from(self.at_bit / 8);
        let end = usize::from(self.at_bit + u16::from(self.bits)).div_ceil(8);
        let window = item.get(first..end)?;
        let value = unsigned(window);
        let behind = (end * 8) as u16 - self.at_bit - u16::from(self.bits);
        let value = (value >> behind) & ((1_u64 << self.bits) - 1);
        Some(match self.sign {
            Sign::Unsigned => value as i64,
            Sign::TwosComplement => sign_extended(value, self.bits),
        })
    }

    /// Whether a flag is set; an absent one is not.
    #[inline]
    #[must_use]
    pub(super) fn is_set(&self, item: &[u8]) -> bool {
        self.of(item).is_some_and(|value| value != 0)
    }
}

/// Octets as one number, the highest first; at most eight count.
#[inline]
pub(super) fn unsigned(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[inline]
const fn sign_extended(value: u64, bits: u8) -> i64 {
    let unused = 64 - bits as u32;
    ((value << unused) as i64) >> unused
}

/// Eight characters of six bits each (ICAO Annex 10, Volume IV, table 3-9); nothing when one is not a letter, digit or blank.
pub(super) fn six_bit_text(bytes: &[u8]) -> Option<[u8; 8]> {
    let bits = unsigned(bytes.get(..6)?);
    let mut text = [b' '; 8];
    for (place, slot) in text.iter_mut().enumerate() {
        *slot = match (bits >> (42 - 6 * place)) as u8 & 0x3F {
            letter @ 1..=26 => b'A' + letter - 1,
            digit @ 48..=57 => digit,
            // Some senders fill with zeros what the table fills with blanks.
            0 | 32 => b' ',
            _ => return None,
        };
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_cut_out_of_the_middle_of_octets() {
        let item = [0b1010_0001, 0xFF, 0x80];
        assert_eq!(Field::code("t", 0, 3).of(&item), Some(0b101));
        assert_eq!(Field::code("t", 3, 1).of(&item), Some(0));
        assert_eq!(Field::signed("t", 8, 9, 1.0, "").of(&item), Some(-1));
        assert_eq!(Field::quantity("t", 7, 10, 1.0, "").of(&item), Some(0x3FF));
        assert_eq!(Field::signed("t", 0, 24, 1.0, "").of(&item), Some(i64::from(0xA1_FF80 - 0x100_0000)));
        assert_eq!(Field::code("t", 24, 1).of(&item), None);
        assert_eq!(Field::signed("t", 0, 32, 1.0, "").of(&[0x80, 0, 0, 0]), Some(i64::from(i32::MIN)));
    }

    #[test]
    fn six_bit_texts_are_letters_digits_and_blanks() {
        // "AFR12A  " as six-bit characters.
        let bits: u64 = [1, 6, 18, 49, 50, 1, 32, 32].iter().fold(0, |bits, character| bits << 6 | character);
        assert_eq!(six_bit_text(&bits.to_be_bytes()[2..]), Some(*b"AFR12A  "));
        assert_eq!(six_bit_text(&[0xFF; 6]), None);
        assert_eq!(six_bit_text(&[0; 5]), None);
    }
}
