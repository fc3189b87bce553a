//! Times as feeds write them: seconds or milliseconds since 1970, and ISO 8601 texts. Each comes with how finely it was written.

use spacetime::{CivilDate, Instant};

/// Numbers from here on are milliseconds: as seconds they would lie beyond the year 5100.
const MILLISECONDS_FROM: u64 = 100_000_000_000;
const DAY_MS: i64 = 86_400_000;

/// A time with one standard deviation of what its last digit leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) at: Instant,
    pub(crate) sigma_ms: u32,
}

/// The standard deviation of a value that was cut to steps of so many milliseconds: a twelfth of the square, rooted.
const fn of_step(step_ms: u32) -> u32 {
    step_ms * 289 / 1_000
}

/// Reads seconds (with decimals) or milliseconds since 1970, or an ISO 8601 date and time (UTC where it tells no zone).
pub(crate) fn read(text: &[u8]) -> Option<Written> {
    let text = text.trim_ascii();
    if text.get(4) == Some(&b'-') { iso(text) } else { seconds(text) }
}

fn seconds(text: &[u8]) -> Option<Written> {
    let point = text.iter().position(|byte| *byte == b'.').unwrap_or(text.len());
    let (whole, decimals) = (text.get(..point)?, text.get(point + 1..).unwrap_or_default());
    let whole = digits(whole)?;
    let (fraction_ms, step_ms) = fraction(decimals)?;
    let (millis, step_ms) = if whole >= MILLISECONDS_FROM {
        (i64::try_from(whole).ok()?, if whole.is_multiple_of(1_000) { 1_000 } else { 1 })
    } else {
        (i64::try_from(whole).ok()?.checked_mul(1_000)?.checked_add(fraction_ms)?, step_ms)
    };
    Some(Written { at: Instant::from_millis(millis).ok()?, sigma_ms: of_step(step_ms) })
}

/// Milliseconds of the decimals of a second, and their step.
fn fraction(decimals: &[u8]) -> Option<(i64, u32)> {
    if decimals.is_empty() {
        return Some((0, 1_000));
    }
    digits(decimals)?;
    let millis =
        (0..3).fold(0, |millis, place| millis * 10 + decimals.get(place).map_or(0, |digit| i64::from(digit - b'0')));
    let step = match decimals.len() {
        1 => 100,
        2 => 10,
        _ => 1,
    };
    Some((millis, step))
}

/// `2018-05-30 15:21:38.250+02:00`, with `T` or a blank between, any decimals, `Z`, an offset, or nothing for UTC.
fn iso(text: &[u8]) -> Option<Written> {
    let date = CivilDate::parse_iso8601(core::str::from_utf8(text.get(..10)?).ok()?)?;
    matches!(text.get(10)?, b'T' | b't' | b' ').then_some(())?;
    let rest = text.get(11..)?;
    let end = rest.iter().position(|byte| !byte.is_ascii_digit() && !matches!(byte, b':' | b'.')).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(end)?;
    let (of_day_ms, step_ms) = time_of_day(clock)?;
    let millis = date.days_since_epoch().checked_mul(DAY_MS)?.checked_add(of_day_ms)?.checked_sub(offset_ms(zone)?)?;
    Some(Written { at: Instant::from_millis(millis).ok()?, sigma_ms: of_step(step_ms) })
}

/// `15:21:38`, with any decimals: milliseconds since midnight, and the step of the last digit.
pub(crate) fn time_of_day(text: &[u8]) -> Option<(i64, u32)> {
    let pair = |from: usize| digits(text.get(from..from + 2)?).and_then(|value| i64::try_from(value).ok());
    let is_clock = text.get(2) == Some(&b':') && text.get(5) == Some(&b':');
    let (hours, minutes, seconds) = (pair(0)?, pair(3)?, pair(6)?);
    if !is_clock || hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    let decimals = match text.get(8..)? {
        [] => &[][..],
        [b'.', decimals @ ..] if !decimals.is_empty() => decimals,
        _ => return None,
    };
    let (fraction_ms, step_ms) = fraction(decimals)?;
    Some((hours * 3_600_000 + minutes * 60_000 + seconds * 1_000 + fraction_ms, step_ms))
}

fn offset_ms(zone: &[u8]) -> Option<i64> {
    let sign = match zone {
        [] | [b'Z' | b'z'] => return Some(0),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let (hours, minutes) = match zone {
        [_, hours @ .., b':', a, b] if hours.len() == 2 => (digits(hours)?, digits(&[*a, *b])?),
        [_, a, b, c, d] => (digits(&[*a, *b])?, digits(&[*c, *d])?),
        [_, a, b] => (digits(&[*a, *b])?, 0),
        _ => return None,
    };
    (hours <= 18 && minutes <= 59).then(|| sign * (hours as i64 * 3_600_000 + minutes as i64 * 60_000))
}

fn digits(text: &[u8]) -> Option<u64> {
    let is_number = !text.is_empty() && text.len() <= 18 && text.iter().all(u8::is_ascii_digit);
    is_number.then(|| text.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn times_are_read_with_the_doubt_of_their_last_digit() {
        for (text, millis, sigma_ms) in [
            ("1457996400", 1_457_996_400_000, 289),
            ("1457996400.5", 1_457_996_400_500, 28),
            ("1457996400.123456", 1_457_996_400_123, 0),
            ("1558092195000", 1_558_092_195_000, 289),
            ("1558092194880", 1_558_092_194_880, 0),
            ("2016-03-14T23:00:00Z", 1_457_996_400_000, 289),
            ("2016-03-14 23:00:00.25", 1_457_996_400_250, 2),
            ("2016-03-15 02:00:00+03:00", 1_457_996_400_000, 289),
            ("2016-03-14T20:30:00.000-0230", 1_457_996_400_000, 0),
        ] {
            let written = read(text.as_bytes()).unwrap();
            assert_eq!((written.at.as_millis(), written.sigma_ms), (millis, sigma_ms), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            ".",
            "-1",
            "1e9",
            "NaN",
            "99999999999999999999",
            "2016-13-14T00:00:00Z",
            "2016-03-14",
            "2016-03-14T24:00:00Z",
            "2016-03-14T23:00",
            "2016-03-14T23:00:00.Z",
            "2016-03-14T23:00:00+99:00",
            "2016-03-14X23:00:00",
        ] {
            assert!(read(text.as_bytes()).is_none(), "{text}");
        }
    }
}
