//! Heights and codes as a transponder packs them. Knows no frame.
//!
//! Source: ICAO Annex 10, Volume IV, 3.1.2.6.5.4 (altitude code), 3.1.2.6.7.1 (identity), appendix to chapter 3 (Mode C pulses); the
//! 12-bit code of extended squitter is the 13-bit one without its bit M (ICAO Doc 9871).

use spacetime::observation::ModeACode;

/// What a code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coded {
    /// No height is given.
    Nothing,
    /// A height in feet, to 25 or 100.
    Feet {
        /// The height.
        feet: i32,
        /// The step of the code.
        step: u16,
    },
    /// A code that stands for none.
    Illegal,
}

/// The 13-bit code of replies (AC).
pub(crate) const fn of_reply(code: u32) -> Coded {
    if code == 0 {
        return Coded::Nothing;
    }
    // Bit M asks for metres; no coding of them was ever laid down.
    if code & 0x40 != 0 {
        return Coded::Illegal;
    }
    if code & 0x10 != 0 {
        let steps = (code & 0x1F80) >> 2 | (code & 0x20) >> 1 | code & 0x0F;
        return Coded::Feet { feet: 25 * steps as i32 - 1_000, step: 25 };
    }
    gillham(code)
}

/// The 12-bit code of extended squitter.
pub(crate) const fn of_squitter(code: u32) -> Coded {
    of_reply((code & 0xFC0) << 1 | code & 0x3F)
}

/// The pulses of Mode C: 500-foot steps in a reflected code of D2 to B4, 100-foot steps in C1, C2, C4.
const fn gillham(code: u32) -> Coded {
    // C1 A1 C2 A2 C4 A4 M B1 Q B2 D2 B4 D4, from the highest bit.
    let five_hundreds = gray(
        (code >> 2 & 1) << 7   // D2
            | (code & 1) << 6  // D4
            | (code >> 11 & 1) << 5 // A1
            | (code >> 9 & 1) << 4  // A2
            | (code >> 7 & 1) << 3  // A4
            | (code >> 5 & 1) << 2  // B1
            | (code >> 3 & 1) << 1  // B2
            | (code >> 1 & 1), // B4
    );
    let hundreds = gray((code >> 12 & 1) << 2 | (code >> 10 & 1) << 1 | (code >> 8 & 1));
    // 5 and 6 do not occur, and 7 stands for 5.
    let hundreds = match hundreds {
        1..=4 => hundreds,
        7 => 5,
        _ => return Coded::Illegal,
    };
    // The small steps run backwards in every second 500 feet.
    let hundreds = if five_hundreds % 2 == 1 { 6 - hundreds } else { hundreds };
    let feet = five_hundreds as i32 * 500 + hundreds as i32 * 100 - 1_300;
    Coded::Feet { feet, step: 100 }
}

/// A reflected binary number as a plain one.
const fn gray(code: u32) -> u32 {
    let mut value = code;
    let mut shift = code >> 1;
    while shift != 0 {
        value ^= shift;
        shift >>= 1;
    }
    value
}

/// The 13-bit identity code as the four octal digits that a pilot sets.
pub(crate) fn mode_a(code: u32) -> Option<ModeACode> {
    // C1 A1 C2 A2 C4 A4 X B1 D1 B2 D2 B4 D4, from the highest bit.
    let bit = |from: u32| code >> from & 1;
    let digit = |four: u32, two: u32, one: u32| bit(four) << 2 | bit(two) << 1 | bit(one);
    let digits = [digit(7, 9, 11), digit(1, 3, 5), digit(8, 10, 12), digit(0, 2, 4)];
    let bits = digits.iter().fold(0, |bits, digit| bits << 3 | *digit);
    u16::try_from(bits).ok().and_then(ModeACode::new)
}
