//! Whether a translation says the same numbers as its original: figures, coordinates with their hemispheres, times (TOR.1.d.ii).
//!
//! Only texts that a person wrote are compared; nothing is known of words. It compares and concludes nothing: what differs is named, and the
//! people at the desk say which text is right.
use agreement::identity::Language;
use serde_json::Value;
use std::collections::BTreeMap;

/// Members of a body that hold a text as its author wrote it.
const TEXTS: [&str; 5] = ["heading", "line", "name", "reason", "text"];

/// A number or a hemisphere that one text has and the other has not, or has more often.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Difference {
    /// What is said: `12`, `8:00`, `36.025`, or `N`, `S`, `E`, `W`.
    pub said: String,
    /// How often the original says it.
    pub original: usize,
    /// How often the translation says it.
    pub translation: usize,
}

/// The texts in a record's payload that a person wrote, in the order of its bytes; empty where it has none.
#[must_use]
pub fn texts_of(payload: &str) -> Vec<String> {
    let mut texts = Vec::new();
    if let Ok(value) = serde_json::from_str::<Value>(payload) {
        collect(value.get("body").unwrap_or(&value), &mut texts);
    }
    texts
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                match inner {
                    Value::String(text) if TEXTS.contains(&name.as_str()) => texts.push(text.clone()),
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
                    Value::Array(_) | Value::Object(_) => collect(inner, texts),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What differs, in the order of what is said; empty where both say the same numbers equally often.
///
/// A space between groups of three digits may or may not join them; a translation that fits either way fits.
#[must_use]
pub fn differences(original: (&str, Language), translation: (&str, Language)) -> Vec<Difference> {
    let both = [Grouping::Apart, Grouping::Joined];
    let mut least: Option<Vec<Difference>> = None;
    for (one, other) in both.into_iter().flat_map(|one| both.into_iter().map(move |other| (one, other))) {
        let found = compare(&said(original, one), &said(translation, other));
        if least.as_ref().is_none_or(|known| found.len() < known.len()) {
            least = Some(found);
        }
    }
    least.unwrap_or_default()
}

fn compare(original: &BTreeMap<String, usize>, translation: &BTreeMap<String, usize>) -> Vec<Difference> {
    let mut all: Vec<&String> = original.keys().chain(translation.keys()).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .map(|said| Difference {
            said: said.clone(),
            original: original.get(said).copied().unwrap_or_default(),
            translation: translation.get(said).copied().unwrap_or_default(),
        })
        .filter(|difference| difference.original != difference.translation)
        .collect()
}

/// Whether a plain space between groups of three digits joins them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Grouping {
    Apart,
    Joined,
}

/// Every number and hemisphere of a text, each with how often it stands there.
fn said((text, language): (&str, Language), grouping: Grouping) -> BTreeMap<String, usize> {
    let letters: Vec<char> = text.chars().collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut place = 0;
    while let Some(rest) = letters.get(place..).filter(|rest| !rest.is_empty()) {
        let (number, length) = number(rest, language, grouping);
        if length == 0 {
            place += 1;
            continue;
        }
        place += length;
        *counts.entry(number).or_default() += 1;
        if let Some(side) = letters.get(place..).and_then(hemisphere) {
            *counts.entry(side.to_string()).or_default() += 1;
        }
    }
    counts
}

/// A decimal digit of the three scripts that people here write.
fn digit(letter: char) -> Option<char> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    char::from_digit(u32::from(letter).saturating_sub(u32::from(zero)), 10)
}

/// How many digits stand at the beginning.
fn digits(letters: &[char]) -> usize {
    letters.iter().take_while(|letter| digit(**letter).is_some()).count()
}

/// The number that a text begins with, in one spelling, and how many letters it takes; none of them where it begins with no digit.
fn number(letters: &[char], language: Language, grouping: Grouping) -> (String, usize) {
    let mut spelled = String::new();
    let mut length = 0;
    let mut part: String = letters.iter().map_while(|letter| digit(*letter)).collect();
    length += part.chars().count();
    if length == 0 {
        return (spelled, 0);
    }
    loop {
        let after = letters.get(length..).unwrap_or_default();
        let inner = digits(after.get(1..).unwrap_or_default());
        let Some(mark) = after.first().copied().filter(|_| inner > 0) else { break };
        let joined = match mark {
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{66c}' => inner == 3,
            ' ' => inner == 3 && part.len() <= 3 && !part.starts_with('=') && grouping == Grouping::Joined,
            ',' => inner == 3 && language == Language::En,
            _ => false,
        };
        let following: String = after.iter().skip(1).take(inner).filter_map(|letter| digit(*letter)).collect();
        if joined {
            part.push_str(&following);
        } else if mark == '.' || mark == ',' || mark == '\u{66b}' {
            push_plain(&mut spelled, &part);
            spelled.push('.');
            // Behind a point every zero counts: it says how exact the number is.
            part = format!("={following}");
        } else if mark == ':' {
            push_plain(&mut spelled, &part);
            spelled.push(':');
            part = format!("={following}");
        } else {
            break;
        }
        length += 1 + inner;
    }
    push_plain(&mut spelled, &part);
    (spelled, length)
}

/// Leading zeros say nothing, except behind a mark.
fn push_plain(spelled: &mut String, part: &str) {
    if let Some(exact) = part.strip_prefix('=') {
        spelled.push_str(exact);
        return;
    }
    let plain = part.trim_start_matches('0');
    spelled.push_str(if plain.is_empty() { "0" } else { plain });
}

/// The hemisphere that follows a number, as `N`, `S`, `E` or `W`.
fn hemisphere(letters: &[char]) -> Option<char> {
    const SPELLED: [(&str, char); 8] =
        [("N", 'N'), ("S", 'S'), ("E", 'E'), ("W", 'W'), ("с.ш", 'N'), ("ю.ш", 'S'), ("в.д", 'E'), ("з.д", 'W')];
    let is_between = |letter: &&char| matches!(letter, '°' | '′' | '″' | '\u{a0}' | ' ');
    let close: String = letters.iter().skip_while(is_between).take(4).collect();
    SPELLED.into_iter().find_map(|(spelled, side)| {
        let rest = close.strip_prefix(spelled)?;
        // A word that begins with the letter is no hemisphere.
        rest.chars().next().is_none_or(|letter| !letter.is_alphabetic()).then_some(side)
    })
}

#[cfg(test)]
mod tests;
