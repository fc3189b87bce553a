//! Decimal numbers as whole multiples of a power of ten, without a float in between.
//!
//! What two parties read from one file must be the same to the last digit. Knows no format but the number of RFC 8259.

/// The number times ten to the power `scale`, rounded to the nearest, halves away from nought; nothing for what is not a number of
/// RFC 8259 or does not fit. A plus sign and a bare point, which KML allows, are read too.
pub(super) fn scaled(text: &str, scale: i32) -> Option<i64> {
    /// More digits than this say nothing that could be kept.
    const DIGITS_MAX: usize = 60;
    let (negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, small_integer(exponent)?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || whole.len() + fraction.len() > DIGITS_MAX {
        return None;
    }
    if !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    // The value is these digits times ten to the power `places`.
    let places = exponent + scale - i32::try_from(fraction.len()).ok()?;
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|byte| byte - b'0').collect();
    let mut round_up = false;
    if places < 0 {
        for _ in 0..places.unsigned_abs() {
            // Only the last digit dropped decides; nothing is left to drop after all digits are gone.
            match digits.pop() {
                Some(digit) => round_up = digit >= 5,
                None => {
                    round_up = false;
                    break;
                }
            }
        }
    }
    let mut value: i64 = 0;
    for digit in digits {
        value = value.checked_mul(10)?.checked_add(i64::from(digit))?;
    }
    if places > 0 && value != 0 {
        for _ in 0..places {
            value = value.checked_mul(10)?;
        }
    }
    let rounded = value.checked_add(i64::from(round_up))?;
    Some(if negative { -rounded } else { rounded })
}

/// An exponent of at most three digits.
fn small_integer(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value: i32 = digits.parse().ok()?;
    Some(if text.starts_with('-') { -value } else { value })
}

/// A whole number of units of ten to the power `-scale`, as a decimal without needless noughts: 350000000 at 7 is `35`.
pub(super) fn text(value: i64, scale: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::{scaled, text};

    #[test]
    fn numbers_are_read_to_the_last_digit() {
        for (number, scale, expected) in [
            ("35", 7, Some(350_000_000)),
            ("-35.33760005", 7, Some(-353_376_001)),
            ("35.33760004999", 7, Some(353_376_000)),
            ("3.5e1", 7, Some(350_000_000)),
            ("350E-1", 7, Some(350_000_000)),
            ("0.00000005", 7, Some(1)),
            ("0.00000000000000000005", 7, Some(0)),
            ("5e-8", 7, Some(1)),
            ("5e-9", 7, Some(0)),
            ("0e999", 7, Some(0)),
            ("+1.", 3, Some(1_000)),
            (".5", 3, Some(500)),
            ("9e99", 3, None),
            ("1e1000", 3, None),
            ("", 3, None),
            ("-", 3, None),
            (".", 3, None),
            ("1.2.3", 3, None),
            ("1e", 3, None),
            ("NaN", 3, None),
            ("1,5", 3, None),
            ("99999999999999999999", 3, None),
        ] {
            assert_eq!(scaled(number, scale), expected, "{number}");
        }
    }

    #[test]
    fn numbers_are_written_as_short_as_they_are() {
        for (value, scale, expected) in [
            (350_000_000, 7, "35"),
            (-353_376_001, 7, "-35.3376001"),
            (-1, 7, "-0.0000001"),
            (0, 7, "0"),
            (1_500, 3, "1.5"),
        ] {
            assert_eq!(text(value, scale), expected);
            assert_eq!(scaled(expected, i32::try_from(scale).unwrap_or_default()), Some(value));
        }
    }
}
