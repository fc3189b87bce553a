//! Item Q: what a NOTAM is about, in codes, with the circle that it concerns.

use spacetime::Position;

use super::{NotamError, bad};

/// The codes of item Q.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualifiers {
    /// Flight information region.
    pub region: String,
    /// Subject and condition, five letters from `Q` on.
    pub code: String,
    /// For whose traffic: `I`, `V`, `IV` or `K`.
    pub traffic: String,
    /// Purpose, any of `N`, `B`, `O`, `M`, `K`.
    pub purpose: String,
    /// Scope, any of `A`, `E`, `W`, `K`.
    pub scope: String,
    /// Lower limit, flight level.
    pub lower: u16,
    /// Upper limit, flight level; 999 is none.
    pub upper: u16,
    /// Centre of the circle, to the minute of arc.
    pub centre: Option<Position>,
    /// Its radius, nautical miles.
    pub radius_nautical_miles: Option<u16>,
}

/// Reads the item.
pub(super) fn read(text: &str) -> Result<Qualifiers, NotamError> {
    let compact: String = text.split_whitespace().collect();
    let parts: Vec<&str> = compact.split('/').collect();
    let fail = || bad("Q", text);
    let letters = |place: usize, count: std::ops::RangeInclusive<usize>| {
        let part = parts.get(place).copied().unwrap_or_default();
        let plain = count.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase());
        if plain { Ok(part.to_owned()) } else { Err(fail()) }
    };
    let level = |place: usize| {
        let part = parts.get(place).copied().unwrap_or_default();
        super::super::notice_text::digits(part, 3).map(|level| level as u16).ok_or_else(fail)
    };
    let (centre, radius_nautical_miles) = match parts.get(7) {
        None | Some(&"") => (None, None),
        Some(circle) => {
            let (centre, radius) = circle_of(circle).ok_or_else(fail)?;
            (Some(centre), radius)
        }
    };
    let (lower, upper) = (level(5)?, level(6)?);
    if lower > upper {
        return Err(fail());
    }
    let code = letters(1, 5..=5)?;
    if !code.starts_with('Q') {
        return Err(fail());
    }
    Ok(Qualifiers {
        region: letters(0, 4..=4)?,
        code,
        traffic: letters(2, 1..=2)?,
        purpose: letters(3, 1..=3)?,
        scope: letters(4, 1..=2)?,
        lower,
        upper,
        centre,
        radius_nautical_miles,
    })
}

/// `3512N04015E025`: degrees and minutes, and nautical miles.
fn circle_of(text: &str) -> Option<(Position, Option<u16>)> {
    let latitude = angle(text.get(..5)?, 2, ('N', 'S'))?;
    let longitude = angle(text.get(5..11)?, 3, ('E', 'W'))?;
    let radius = match text.get(11..)? {
        "" => None,
        digits => Some(super::super::notice_text::digits(digits, 3)? as u16),
    };
    Some((Position::from_e7(latitude, longitude).ok()?, radius))
}

/// Degrees of so many digits, two digits of minutes and a letter, as 1e-7 degrees.
fn angle(text: &str, degree_digits: usize, letters: (char, char)) -> Option<i32> {
    let degrees: i64 = text.get(..degree_digits)?.parse().ok()?;
    let minutes: i64 = text.get(degree_digits..degree_digits + 2)?.parse().ok().filter(|minutes| *minutes < 60)?;
    let letter = text.get(degree_digits + 2..)?;
    let sign = if letter == letters.0.to_string() {
        1
    } else if letter == letters.1.to_string() {
        -1
    } else {
        return None;
    };
    i32::try_from(sign * ((degrees * 60 + minutes) * 10_000_000 + 30) / 60).ok()
}
