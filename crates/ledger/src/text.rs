//! Canonical spellings shared by the text formats: lines, decimals, base64, hex.
//!
//! Every reader here accepts exactly one spelling of a value, so that no byte of a signed or proved text can change
//! unnoticed. It must not know any of the formats that are built from it.
use alloc::string::String;
use alloc::vec::Vec;
use base64ct::{Base64, Encoding};

/// Walks a text line by line and remembers the byte offset; a line counts only if "\n" ends it.
#[derive(Clone)]
pub(crate) struct Lines<'a> {
    rest: &'a str,
    offset: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { rest: text, offset: 0 }
    }

    /// The next line without its newline, or nothing when no newline is left.
    pub(crate) fn next_line(&mut self) -> Option<&'a str> {
        let (line, rest) = self.rest.split_once('\n')?;
        self.rest = rest;
        self.offset = self.offset.saturating_add(line.len()).saturating_add(1);
        Some(line)
    }

    /// Bytes consumed so far.
    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// What has not been consumed.
    pub(crate) fn rest(&self) -> &'a str {
        self.rest
    }
}

/// Reads an ASCII decimal without sign and without leading zeros (`0` itself excepted).
pub(crate) fn parse_decimal(text: &str) -> Option<u64> {
    let canonical = !text.is_empty()
        && text.len() <= 20
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    if canonical { text.parse().ok() } else { None }
}

/// Standard base64 with padding (RFC 4648, section 4).
pub(crate) fn encode_base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// Reads standard base64 in its one canonical spelling: padded, and with the unused bits zero.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let bytes = Base64::decode_vec(text).ok()?;
    // The decoder is strict already; encoding again makes the canonical spelling our own promise, not its.
    (encode_base64(&bytes) == text).then_some(bytes)
}

/// Lower-case hexadecimal.
pub(crate) fn encode_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Reads lower-case hexadecimal of exactly `N` bytes.
pub(crate) fn decode_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        0..=47 | 58..=96 | 103..=255 => None,
    };
    let digits = text.as_bytes();
    if digits.len() != N.checked_mul(2)? {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = *pair else { return None };
        *byte = (digit(high)? << 4) | digit(low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_have_one_spelling() {
        for (text, value) in [("0", Some(0)), ("10", Some(10)), ("18446744073709551615", Some(u64::MAX))] {
            assert_eq!(parse_decimal(text), value, "{text}");
        }
        for text in ["", "00", "01", "+1", "-1", " 1", "1 ", "1_0", "18446744073709551616", "٣", "1\r"] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn base64_has_one_spelling() {
        assert_eq!(decode_base64("AA=="), Some([0].to_vec()));
        // Unused bits set, padding missing, padding doubled, url alphabet, line feed.
        for text in ["AB==", "AA", "AA===", "AA=", "A", "-_8=", "AA==\n", "A A="] {
            assert_eq!(decode_base64(text), None, "{text}");
        }
    }

    #[test]
    fn hex_has_one_spelling() {
        assert_eq!(decode_hex("00ff"), Some([0, 255]));
        for text in ["00FF", "00f", "00ff0", "0g00", "+0ff"] {
            assert_eq!(decode_hex::<2>(text), None, "{text}");
        }
    }
}
