//! What readers of notices share: telegrams of aviation as text, and what must never be kept of a text.
//!
//! Must not know which kind of notice it reads.

use spacetime::{CivilDate, Instant, Span};

/// The longest notice, octets: thirty times the longest telegram.
pub const NOTICE_MAX: usize = 60_000;

/// The text without anything that could be a telephone number: seven or more digits in a row, blanks, hyphens, dots and brackets between
/// them not counted (SG-32).
///
/// Coordinates and times would go too, so it is for free text only.
#[must_use]
pub fn without_telephone_numbers(text: &str) -> String {
    const DIGITS_OF_A_NUMBER: usize = 7;
    let is_between = |character: char| matches!(character, ' ' | '-' | '.' | '(' | ')' | '/');
    let mut kept = String::with_capacity(text.len());
    let mut run = String::new();
    let mut digits = 0;
    let close = |run: &mut String, digits: &mut usize, kept: &mut String| {
        if *digits >= DIGITS_OF_A_NUMBER {
            kept.push('…')
        } else {
            kept.push_str(run)
        }
        run.clear();
        *digits = 0;
    };
    for character in text.chars() {
        // Digits of every script: numbers are written in Arabic ones too.
        if character.is_numeric() || (character == '+' && digits == 0) {
            run.push(character);
            digits += usize::from(character.is_numeric());
        } else if !run.is_empty() && is_between(character) {
            run.push(character);
        } else {
            close(&mut run, &mut digits, &mut kept);
            kept.push(character);
        }
    }
    close(&mut run, &mut digits, &mut kept);
    kept
}

/// Up to forty characters of what stands somewhere, for a message; without anything that could be a telephone number.
pub(super) fn shown(text: &str) -> String {
    without_telephone_numbers(&text.chars().take(40).collect::<String>())
}

/// `n` digits as a number, and nothing else.
pub(super) fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Midnight of a day and so many minutes.
pub(super) fn at_minute(date: CivilDate, minute: u32) -> Option<Instant> {
    let midnight = Instant::from_millis(date.days_since_epoch().checked_mul(86_400_000)?).ok()?;
    midnight.checked_add(Span::from_millis(i64::from(minute) * 60_000))
}

/// `HHMM` as minutes of a day; 2400 is the end of it.
pub(super) fn minute_of_day(text: &str) -> Option<u32> {
    let number = digits(text, 4)?;
    let (hour, minute) = (number / 100, number % 100);
    ((hour < 24 && minute < 60) || number == 2_400).then_some(hour * 60 + minute)
}

/// `YYMMDD` in this century.
pub(super) fn date_of_six(text: &str) -> Option<CivilDate> {
    let number = digits(text, 6)?;
    CivilDate::new(2_000 + (number / 10_000) as i32, (number / 100 % 100) as u8, (number % 100) as u8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sg_32_no_telephone_number_stays_in_a_text() {
        for (text, kept) in [
            ("RMK/CALL +963 944 123 456 ON ARRIVAL", "RMK/CALL …ON ARRIVAL"),
            ("tel (011) 222-3344", "tel (…"),
            ("٠٩٤٤١٢٣٤٥٦ محمد", "…محمد"),
            ("3 JETS AT 1420", "3 JETS AT 1420"),
            ("123456", "123456"),
            ("00963944123456", "…"),
        ] {
            assert_eq!(without_telephone_numbers(text), kept);
        }
    }

    #[test]
    fn times_and_dates_of_telegrams() {
        assert_eq!(minute_of_day("0730"), Some(450));
        assert_eq!(minute_of_day("2400"), Some(1_440));
        assert_eq!((minute_of_day("2460"), minute_of_day("12:0"), minute_of_day("730")), (None, None, None));
        assert_eq!(date_of_six("160917"), CivilDate::new(2016, 9, 17).ok());
        assert_eq!(date_of_six("161317"), None);
    }
}
