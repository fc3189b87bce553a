//! Finds the scale of a map in a text: `1:100 000`, `1:100000`, `1/50000`, `М 1:100к`, `масштаб 1:100 тыс`.
//!
//! Knows no name of a sheet; what is smaller than 1:1,000 is no scale but a ratio or a time.

use super::SheetScale;
use crate::text;
use core::ops::Range;

/// A scale and the bytes of the text that state it, the word before it and the mark behind included.
pub(crate) struct StatedScale {
    pub(crate) bytes: Range<usize>,
    /// Nothing for a scale at which no sheets are known.
    pub(crate) scale: Option<SheetScale>,
}

/// No scale has a smaller number under the one.
const DENOMINATOR_MIN: u64 = 1_000;

/// The first scale that a text states.
pub(crate) fn stated_scale(text: &str) -> Option<StatedScale> {
    text.char_indices().filter(|&(at, _)| starts_number(text, at)).find_map(|(at, _)| scale_at(text, at))
}

fn starts_number(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|before| text::digit(before).is_none() && !matches!(before, '.' | ',' | ':' | '/'))
}

fn scale_at(text: &str, at: usize) -> Option<StatedScale> {
    let rest = text.get(at..)?;
    let one = rest.chars().next().filter(|&one| text::digit(one) == Some(1))?;
    let after_one = rest.get(one.len_utf8()..)?.trim_start();
    let after_mark = after_one.strip_prefix([':', '/'])?.trim_start();
    let (mut denominator, mut digits, mut tail) = number(after_mark)?;
    // Thousands parted by a space.
    while let Some((0, 3, next)) = tail.strip_prefix(' ').and_then(number) {
        (denominator, digits, tail) = (denominator.checked_mul(1_000)?, digits + 3, next);
    }
    if digits > 9 {
        return None;
    }
    let word = tail.trim_start();
    for thousand in ["тыс.", "тыс", "k", "K", "к", "К"] {
        if let Some(next) = word.strip_prefix(thousand)
            && !next.starts_with(text::is_letter)
        {
            (denominator, tail) = (denominator.saturating_mul(1_000), next);
            break;
        }
    }
    if denominator < DENOMINATOR_MIN {
        return None;
    }
    let start = without_word(text.get(..at)?);
    Some(StatedScale { bytes: start..text.len() - tail.len(), scale: SheetScale::of_denominator(denominator) })
}

/// A number, how many digits it has, and what follows.
fn number(text: &str) -> Option<(u64, usize, &str)> {
    let (mut value, mut digits) = (0_u64, 0);
    for (at, character) in text.char_indices() {
        match text::digit(character) {
            Some(digit) if digits < 12 => (value, digits) = (value * 10 + u64::from(digit), digits + 1),
            Some(_) => return None,
            None => return (digits > 0).then_some((value, digits, text.get(at..)?)),
        }
    }
    (digits > 0).then_some((value, digits, ""))
}

/// Where the text before a scale ends once the word for "scale" is taken off.
fn without_word(before: &str) -> usize {
    let trimmed = before.trim_end().trim_end_matches([':', '.']).trim_end();
    let word_start = trimmed
        .char_indices()
        .rev()
        .take_while(|&(_, character)| text::is_letter(character))
        .last()
        .map_or(trimmed.len(), |(at, _)| at);
    let word = text::folded(trimmed.get(word_start..).unwrap_or_default());
    match word.as_str() {
        "м" | "m" | "масштаб" | "масштаба" | "масштабе" | "scale" => word_start,
        _ => before.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::{SheetScale, stated_scale};

    #[test]
    fn scales_are_found_in_their_spellings_with_their_words() {
        for (text, stated, scale) in [
            ("1:100000", "1:100000", SheetScale::Thousand100),
            ("карта 1:100 000.", "1:100 000", SheetScale::Thousand100),
            ("кв 1347 М 1:50 000 лист", "М 1:50 000", SheetScale::Thousand50),
            ("масштаб: 1:200к", "масштаб: 1:200к", SheetScale::Thousand200),
            ("(1 : 25 тыс.)", "1 : 25 тыс.", SheetScale::Thousand25),
            ("1/10000", "1/10000", SheetScale::Thousand10),
            ("1:1 000 000", "1:1 000 000", SheetScale::Million),
            ("١:١٠٠٠٠٠", "١:١٠٠٠٠٠", SheetScale::Thousand100),
            ("M-37-1 1:500k", "1:500k", SheetScale::Thousand500),
        ] {
            let found = stated_scale(text).unwrap();
            assert_eq!((text.get(found.bytes).unwrap(), found.scale), (stated, Some(scale)), "{text}");
        }
        assert_eq!(stated_scale("1:300 000").unwrap().scale, None);
    }

    #[test]
    fn a_scale_alone_may_be_given_by_its_number() {
        for text in ["50000", " 50k", "1:50 000", "50 000", "1:50к"] {
            assert_eq!(SheetScale::parse(text), Some(SheetScale::Thousand50), "{text}");
        }
        for text in ["", "50", "30000", "fifty"] {
            assert_eq!(SheetScale::parse(text), None, "{text}");
        }
    }

    #[test]
    fn ratios_times_and_degrees_are_no_scales() {
        for text in ["1:20:30 N", "11:30000", "1347", "1:", "1:1", "35:20:15N", "1.1:50000", "1:99999999999999999999"] {
            assert!(stated_scale(text).is_none(), "{text}");
        }
    }
}
