//! One Mode S frame as sent: its bits, its parity, its fields by their place. Knows no meaning of a field.
//!
//! Source: ICAO Annex 10, Volume IV, 3.1.2.3 (error protection, generator polynomial) and 3.1.2.6 to 3.1.2.8 (formats). Bits are counted
//! from 1, the first that is sent, as the documents do.

/// x^24 + x^23 + … + x^3 + 1 without its highest term (3.1.2.3.3.1).
const GENERATOR: u32 = 0x00FF_F409;

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let (mut value, mut bit) = ((index as u32) << 16, 0);
        while bit < 8 {
            value = if value & 0x0080_0000 != 0 { (value << 1) ^ GENERATOR } else { value << 1 };
            bit += 1;
        }
        #[expect(clippy::indexing_slicing, reason = "the index is below the length; computed while compiling")]
        {
            table[index] = value & 0x00FF_FFFF;
        }
        index += 1;
    }
    table
};

/// A frame of 56 or 112 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// The bits, the last one lowest.
    bits: u128,
    length: Length,
}

/// How long a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// 56 bits.
    Short,
    /// 112 bits.
    Long,
}

impl Length {
    /// In bits.
    #[must_use]
    pub(crate) const fn bits(self) -> u32 {
        match self {
            Self::Short => 56,
            Self::Long => 112,
        }
    }
}

impl Frame {
    /// The frame of 7 or 14 bytes; nothing for any other number.
    #[must_use]
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let length = match bytes.len() {
            7 => Length::Short,
            14 => Length::Long,
            _ => return None,
        };
        Some(Self { bits: bytes.iter().fold(0, |bits, byte| bits << 8 | u128::from(*byte)), length })
    }

    /// The bits, the last one lowest.
    #[must_use]
    pub(crate) const fn bits(self) -> u128 {
        self.bits
    }

    /// Its length.
    #[must_use]
    pub(crate) const fn length(self) -> Length {
        self.length
    }

    /// `count` bits from bit `first`, at most 32.
    #[must_use]
    pub(crate) const fn field(self, first: u32, count: u32) -> u32 {
        let shift = self.length.bits() + 1 - first - count;
        (self.bits >> shift) as u32 & mask(count)
    }

    /// Its downlink format. The formats from 24 on are told by their first two bits and all count as 24.
    #[must_use]
    pub(crate) const fn format(self) -> u32 {
        let format = self.field(1, 5);
        if format > 24 { 24 } else { format }
    }

    /// Message bits 33 to 88 of a long frame: the field ME or MB.
    #[must_use]
    pub(crate) const fn message(self) -> Message {
        Message((self.bits >> 24) as u64 & 0x00FF_FFFF_FFFF_FFFF)
    }

    /// What is left when the parity is taken off: 0 in a sound frame whose parity nothing overlays, else the overlay (an address or
    /// the code of an interrogator), if the frame is sound.
    #[must_use]
    pub(crate) fn remainder(self) -> u32 {
        let all = self.bits.to_be_bytes();
        let from = match self.length {
            Length::Short => 9,
            Length::Long => 2,
        };
        let message = all.get(from..13).unwrap_or_default();
        let parity = message.iter().fold(0, |remainder: u32, byte| {
            let row = TABLE.get(usize::from((remainder >> 16) as u8 ^ byte)).copied().unwrap_or_default();
            (remainder << 8 & 0x00FF_FF00) ^ row
        });
        parity ^ (self.bits as u32 & 0x00FF_FFFF)
    }
}

const fn mask(count: u32) -> u32 {
    if count >= 32 { u32::MAX } else { (1 << count) - 1 }
}

/// The 56 message bits of a long frame, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Message(u64);

impl Message {
    /// `count` bits from bit `first`, at most 32.
    #[must_use]
    pub(crate) const fn field(self, first: u32, count: u32) -> u32 {
        (self.0 >> (57 - first - count)) as u32 & mask(count)
    }

    /// Whether a bit is set.
    #[must_use]
    pub(crate) const fn is_set(self, bit: u32) -> bool {
        self.field(bit, 1) == 1
    }
}
