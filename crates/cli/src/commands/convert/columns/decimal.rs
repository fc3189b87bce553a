//! Decimal numbers with a fixed count of decimals, written fast and never as minus nought. Knows no unit.
use std::io::Write as _;

/// A count of decimals.
#[derive(Clone, Copy)]
pub(super) struct Decimals {
    count: usize,
    /// Ten to the power of the count.
    unit: u64,
}

/// Eleven decimals of a degree are a micrometre.
pub(super) const DEGREES: Decimals = Decimals { count: 11, unit: 100_000_000_000 };
/// Six decimals of a metre.
pub(super) const METRES: Decimals = Decimals { count: 6, unit: 1_000_000 };

/// Up to here the scaled number is a whole double and its digits are right.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Appends a number, rounded to the nearest.
pub(super) fn append(text: &mut Vec<u8>, value: f64, decimals: Decimals) {
    let scaled = (value.abs() * decimals.unit as f64).round();
    if !(..EXACT).contains(&scaled) {
        // Nothing on the earth has such coordinates; slow and right is enough. A vector takes every byte.
        let _written = write!(text, "{value:.*}", decimals.count);
        return;
    }
    let scaled = scaled as u64;
    if value < 0.0 && scaled > 0 {
        text.push(b'-');
    }
    append_digits(text, scaled / decimals.unit, 1);
    text.push(b'.');
    append_digits(text, scaled % decimals.unit, decimals.count);
}

/// Appends a whole number with at least so many digits.
fn append_digits(text: &mut Vec<u8>, mut number: u64, at_least: usize) {
    let start = text.len();
    while number > 0 || text.len() - start < at_least {
        text.push(b'0' + (number % 10) as u8);
        number /= 10;
    }
    if let Some(digits) = text.get_mut(start..) {
        digits.reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::{DEGREES, METRES, append};

    #[test]
    fn numbers_are_written_with_all_their_decimals() {
        for (value, decimals, expected) in [
            (0.0, METRES, "0.000000"),
            (-0.0, METRES, "0.000000"),
            (-0.000_000_4, METRES, "0.000000"),
            (-0.000_000_6, METRES, "-0.000001"),
            (7_603_802.778_713_4, METRES, "7603802.778713"),
            (-35.5, DEGREES, "-35.50000000000"),
            (179.999_999_999_996, DEGREES, "180.00000000000"),
            (0.000_000_000_01, DEGREES, "0.00000000001"),
            (1e15, METRES, "1000000000000000.000000"),
        ] {
            let mut text = Vec::new();
            append(&mut text, value, decimals);
            assert_eq!(String::from_utf8(text).unwrap(), expected);
        }
    }

    #[test]
    fn the_digits_are_those_of_the_standard_library() {
        let mut value = 0.000_123_456_789;
        for _ in 0..2_000 {
            value *= -1.011;
            let mut text = Vec::new();
            append(&mut text, value, METRES);
            assert_eq!(String::from_utf8(text).unwrap(), format!("{value:.6}"));
        }
    }
}
