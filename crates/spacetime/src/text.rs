//! What the readers of human notations share: digits of three scripts, places in a text, and exact decimal numbers.
//!
//! Knows characters, not what they stand for.

mod cursor;

use core::fmt;
pub(crate) use cursor::{Cursor, NumberProblem};

/// The longest text, in bytes, that a notation reader looks at.
const TEXT_BYTES_MAX: usize = 256;

/// Where a text goes beyond what the readers look at; nothing for one that does not. Never within a character.
pub(crate) fn too_long_at(text: &str) -> Option<usize> {
    (text.len() > TEXT_BYTES_MAX).then(|| text.floor_char_boundary(TEXT_BYTES_MAX))
}

/// A place in a text, counted both ways: people count characters, programs bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes before the place.
    pub offset: usize,
    /// Which character it is, the first being 1.
    pub character: usize,
}

impl Place {
    /// The place `offset` bytes into `text`.
    pub(crate) fn of(text: &str, offset: usize) -> Self {
        Self { offset, character: text.char_indices().take_while(|&(at, _)| at < offset).count() + 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "character {} (byte {})", self.character, self.offset)
    }
}

/// The value of a digit in ASCII, Arabic-Indic (U+0660) or Extended Arabic-Indic (U+06F0) writing.
pub(crate) fn digit(character: char) -> Option<u8> {
    match character {
        '0'..='9' => Some(character as u8 - b'0'),
        // Ten characters each, so the difference is a digit.
        '\u{660}'..='\u{669}' => Some((character as u32 - 0x660) as u8),
        '\u{6f0}'..='\u{6f9}' => Some((character as u32 - 0x6f0) as u8),
        _ => None,
    }
}

/// Characters without a width of their own: they change nothing that is read, and hide what is copied.
pub(crate) const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Letters that make words in the notations.
pub(crate) fn is_letter(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

/// Latin, Cyrillic and Arabic letters in the form that tables of words are written in: small, and `ё` as `е`.
pub(crate) fn folded(word: &str) -> alloc::string::String {
    word.chars().flat_map(char::to_lowercase).map(|character| if character == 'ё' { 'е' } else { character }).collect()
}

/// A decimal number read exactly: `digits` without the point, of which `decimals` stand after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) digits: u64,
    pub(crate) whole_digits: usize,
    pub(crate) decimals: u32,
}

/// No number in a notation has more digits: 10^17 still fits all sums that follow.
pub(crate) const DIGITS_MAX: usize = 17;

impl Decimal {
    /// The part before the point.
    pub(crate) fn whole(self) -> u64 {
        self.digits / self.unit()
    }

    /// Ten to the power of the decimals.
    pub(crate) fn unit(self) -> u64 {
        // At most DIGITS_MAX, so the power fits.
        10_u64.saturating_pow(self.decimals)
    }
}

/// `numerator / denominator` to the nearest whole number, halves away from zero; both not negative, the denominator positive.
pub(crate) fn nearest(numerator: u128, denominator: u128) -> u128 {
    (2 * numerator + denominator) / (2 * denominator)
}

#[cfg(test)]
mod tests {
    use super::{Place, digit, nearest, too_long_at};
    use crate::{
        ReadingContext, parse_altitude, parse_bearing, parse_degrees, parse_mgrs, parse_moment, parse_sheet,
        parse_speed, parse_square, read_place,
    };
    use std::format;

    #[test]
    fn digits_of_three_scripts_are_one() {
        for (character, expected) in [('7', Some(7)), ('٧', Some(7)), ('۷', Some(7)), ('７', None), ('x', None)] {
            assert_eq!(digit(character), expected);
        }
    }

    #[test]
    fn places_count_characters_and_bytes() {
        assert_eq!(Place::of("35° с.ш.", 5), Place { offset: 5, character: 5 });
        assert_eq!(Place::of("35°x", 4), Place { offset: 4, character: 4 });
        assert_eq!(Place::of("", 0), Place { offset: 0, character: 1 });
    }

    #[test]
    fn no_text_is_too_long_within_a_character() {
        for (text, expected) in
            [("Х".repeat(128), None), ("x".repeat(257), Some(256)), (format!("x{}", "Х".repeat(128)), Some(255))]
        {
            assert_eq!(too_long_at(&text), expected, "{text}");
        }
        // The 256th byte is the second half of a Cyrillic letter; the fuzz target of sheets found the reader pointing into it.
        let text = format!("x{}", "Х".repeat(200));
        let place = Place { offset: 255, character: 129 };
        assert_eq!(parse_sheet(&text, None).unwrap_err().place, place);
        assert_eq!(parse_square(&text).unwrap_err().place, place);
        assert_eq!(parse_degrees(&text).unwrap_err().place, place);
        assert_eq!(parse_altitude(&text).unwrap_err().place, place);
        assert_eq!(parse_speed(&text).unwrap_err().place, place);
        assert_eq!(parse_bearing(&text).unwrap_err().place, place);
        assert_eq!(parse_mgrs(&text).unwrap_err().place, place);
        assert_eq!(parse_moment(&text).unwrap_err().place, place);
        assert_eq!(read_place(&text, &ReadingContext::default()).unwrap_err().place, place);
    }

    #[test]
    fn halves_round_away_from_zero() {
        for (numerator, denominator, expected) in [(1, 2, 1), (149, 100, 1), (0, 7, 0), (5, 2, 3)] {
            assert_eq!(nearest(numerator, denominator), expected);
        }
    }
}
