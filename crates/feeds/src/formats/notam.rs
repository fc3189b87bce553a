//! Reads NOTAM texts, items Q and A to G, as notices: what was said of an airspace, not what was seen in it.
//!
//! A NOTAM is a draft for an officer, who decides what it is. Telephone numbers are taken out of item E (SG-32). Must not know an area of an
//! agreement. Sources: ICAO Annex 15, Appendix 3; ICAO Doc 10066, PANS-AIM, Appendix 3 and 4.

mod qualifiers;
#[cfg(test)]
mod tests;

use spacetime::Instant;

use super::notice_text::{NOTICE_MAX, at_minute, date_of_six, minute_of_day, shown, without_telephone_numbers};
pub use qualifiers::Qualifiers;

/// What a NOTAM does to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotamKind {
    /// `NOTAMN`.
    New,
    /// `NOTAMR`, with the one that it replaces.
    Replaces(String),
    /// `NOTAMC`, with the one that it cancels.
    Cancels(String),
}

/// When a NOTAM ends, item C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotamEnd {
    /// At this instant.
    At(Instant),
    /// Estimated: it stands until it is replaced or cancelled.
    Estimated(Instant),
    /// `PERM`.
    Permanent,
}

/// A limit of height, items F and G, in the unit in which it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotamLevel {
    /// `SFC` or `GND`.
    Surface,
    /// `UNL`.
    Unlimited,
    /// `FL095`.
    FlightLevel(u16),
    /// Feet above mean sea level.
    FeetAboveSea(u32),
    /// Feet above the ground.
    FeetAboveGround(u32),
    /// Metres above mean sea level.
    MetresAboveSea(u32),
    /// Metres above the ground.
    MetresAboveGround(u32),
}

/// What a NOTAM says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notam {
    /// Series, number and year: `A0123/16`.
    pub number: String,
    /// What it does to another.
    pub kind: NotamKind,
    /// Item Q.
    pub qualifiers: Qualifiers,
    /// Item A: aerodromes or flight information regions.
    pub places: Vec<String>,
    /// Item B.
    pub begins: Instant,
    /// Item C; nothing for a NOTAM that cancels.
    pub ends: Option<NotamEnd>,
    /// Item D: the hours, as written.
    pub schedule: Option<String>,
    /// Item E: the text, telephone numbers taken out.
    pub text: String,
    /// Item F.
    pub lower: Option<NotamLevel>,
    /// Item G.
    pub upper: Option<NotamLevel>,
}

/// Why a NOTAM is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotamError {
    /// Longer than any NOTAM.
    #[error("a message of more than {NOTICE_MAX} octets")]
    TooLong,
    /// No number and type before the items.
    #[error("no number and type of a NOTAM")]
    NotNotam,
    /// An item that must be there.
    #[error("item {item} is missing")]
    Missing {
        /// Its letter.
        item: &'static str,
    },
    /// An item that cannot be read.
    #[error("item {item} cannot be read: `{found}`")]
    Item {
        /// Its letter.
        item: &'static str,
        /// What stands there, cut short.
        found: String,
    },
}

impl NotamError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "notam-too-long",
            Self::NotNotam => "notam-not-notam",
            Self::Missing { .. } => "notam-missing",
            Self::Item { .. } => "notam-item",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong => vec![("limit", NOTICE_MAX.to_string())],
            Self::NotNotam => Vec::new(),
            Self::Missing { item } => vec![("item", (*item).to_owned())],
            Self::Item { item, found } => vec![("item", (*item).to_owned()), ("found", found.clone())],
        }
    }
}

const ITEMS: [&str; 8] = ["Q", "A", "B", "C", "D", "E", "F", "G"];

/// Reads one NOTAM, with whatever stands before and after it.
///
/// # Errors
/// [`NotamError`], with the item.
pub fn read(text: &str) -> Result<Notam, NotamError> {
    if text.len() > NOTICE_MAX {
        return Err(NotamError::TooLong);
    }
    let (head, items) = items(text)?;
    let item = |letter: &'static str| {
        let place = ITEMS.iter().position(|known| *known == letter);
        place.and_then(|place| items.get(place).copied().flatten()).filter(|text| !text.is_empty())
    };
    let demanded = |letter: &'static str| item(letter).ok_or(NotamError::Missing { item: letter });
    let (number, kind) = number_and_kind(head)?;
    let begins = demanded("B")?;
    let begins = moment(begins).ok_or_else(|| bad("B", begins))?;
    let ends = match (item("C"), &kind) {
        (Some(text), _) => Some(end(text)?),
        (None, NotamKind::Cancels(_)) => None,
        (None, NotamKind::New | NotamKind::Replaces(_)) => return Err(NotamError::Missing { item: "C" }),
    };
    if let Some(NotamEnd::At(ends) | NotamEnd::Estimated(ends)) = ends
        && ends < begins
    {
        return Err(bad("C", item("C").unwrap_or_default()));
    }
    let level =
        |letter: &'static str| item(letter).map(|text| level(text).ok_or_else(|| bad(letter, text))).transpose();
    Ok(Notam {
        number,
        kind,
        qualifiers: qualifiers::read(demanded("Q")?)?,
        places: demanded("A")?.split_whitespace().map(str::to_owned).collect(),
        begins,
        ends,
        schedule: item("D").map(one_line),
        text: without_telephone_numbers(&one_line(demanded("E")?)),
        lower: level("F")?,
        upper: level("G")?,
    })
}

fn bad(item: &'static str, found: &str) -> NotamError {
    NotamError::Item { item, found: shown(found) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands before item Q, and the items, each only after those before it: a text of item E may hold `A)`.
fn items(text: &str) -> Result<(&str, [Option<&str>; 8]), NotamError> {
    let mut found = [None; 8];
    let (head, mut rest) = cut_at(text, "Q").ok_or(NotamError::Missing { item: "Q" })?;
    let mut open = 0;
    // F and G stand after the text, so E runs to the first of them that begins a word, or to the end.
    for (place, letter) in ITEMS.iter().enumerate().skip(1) {
        // What stands behind the beginning of the text is a word of the text, `AREA D)`, and no earlier item.
        let text_begins = if *letter < "E" { cut_at(rest, "E").map(|(before, _)| before.len()) } else { None };
        let cut = cut_at(rest, letter).filter(|(before, _)| text_begins.is_none_or(|begins| before.len() < begins));
        if let Some((before, behind)) = cut {
            if let Some(slot) = found.get_mut(open) {
                *slot = Some(before.trim());
            }
            open = place;
            rest = behind;
        }
    }
    // The bracket that closes the message.
    let end = rest.trim_end().trim_end_matches("NNNN").trim_end();
    let end = end.strip_suffix(')').unwrap_or(end);
    if let Some(slot) = found.get_mut(open) {
        *slot = Some(end.trim());
    }
    Ok((head, found))
}

/// Cuts at the first `X)` that begins a word.
fn cut_at<'a>(text: &'a str, letter: &str) -> Option<(&'a str, &'a str)> {
    let mark = format!("{letter})");
    let starts = text.match_indices(&mark).find(|(at, _)| {
        text.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    });
    let (at, _) = starts?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

fn number_and_kind(head: &str) -> Result<(String, NotamKind), NotamError> {
    let words: Vec<&str> = head.split_whitespace().map(|word| word.trim_start_matches('(')).collect();
    let place =
        words.iter().position(|word| matches!(*word, "NOTAMN" | "NOTAMR" | "NOTAMC")).ok_or(NotamError::NotNotam)?;
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let number = place.checked_sub(1).map(word).filter(|text| is_number(text)).ok_or(NotamError::NotNotam)?;
    let other = || {
        let other = word(place + 1);
        if is_number(other) { Ok(other.to_owned()) } else { Err(NotamError::NotNotam) }
    };
    let kind = match word(place) {
        "NOTAMR" => NotamKind::Replaces(other()?),
        "NOTAMC" => NotamKind::Cancels(other()?),
        _ => NotamKind::New,
    };
    Ok((number.to_owned(), kind))
}

/// `A0123/16`.
fn is_number(text: &str) -> bool {
    let mut letters = text.bytes();
    letters.next().is_some_and(|letter| letter.is_ascii_uppercase())
        && text.split_once('/').is_some_and(|(series, year)| {
            let digits =
                |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
            series.len() == 5 && digits(series.get(1..).unwrap_or_default(), 4) && digits(year, 2)
        })
}

/// `YYMMDDHHMM`, UTC.
fn moment(text: &str) -> Option<Instant> {
    let (date, time) = text.trim().split_at_checked(6)?;
    at_minute(date_of_six(date)?, minute_of_day(time)?)
}

fn end(text: &str) -> Result<NotamEnd, NotamError> {
    if text == "PERM" {
        return Ok(NotamEnd::Permanent);
    }
    let estimated = text.strip_suffix("EST").map(str::trim);
    let at = moment(estimated.unwrap_or(text)).ok_or_else(|| bad("C", text))?;
    Ok(if estimated.is_some() { NotamEnd::Estimated(at) } else { NotamEnd::At(at) })
}

fn level(text: &str) -> Option<NotamLevel> {
    let compact: String = text.split_whitespace().collect();
    match compact.as_str() {
        "SFC" | "GND" => return Some(NotamLevel::Surface),
        "UNL" => return Some(NotamLevel::Unlimited),
        _ => {}
    }
    if let Some(level) = compact.strip_prefix("FL") {
        return level.parse().ok().filter(|level| *level <= 999).map(NotamLevel::FlightLevel);
    }
    let number: String = compact.chars().take_while(char::is_ascii_digit).collect();
    let value: u32 = number.parse().ok().filter(|value| *value <= 200_000)?;
    match compact.strip_prefix(number.as_str())? {
        "FTAMSL" | "FT" => Some(NotamLevel::FeetAboveSea(value)),
        "FTAGL" => Some(NotamLevel::FeetAboveGround(value)),
        "MAMSL" | "M" => Some(NotamLevel::MetresAboveSea(value)),
        "MAGL" => Some(NotamLevel::MetresAboveGround(value)),
        _ => None,
    }
}
