//! The words of written moments: months, zones, and words that carry nothing.
//!
//! Zones are known by the names of the zone database and by the Russian and Arabic names of the same zones; no other place has a word
//! here.
//! All words come folded: small letters, `ё` as `е`.

use super::arabic;
use crate::{ZONES, Zone};

/// Month names in English, full and short.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january"],
    &["feb", "february"],
    &["mar", "march"],
    &["apr", "april"],
    &["may"],
    &["jun", "june"],
    &["jul", "july"],
    &["aug", "august"],
    &["sep", "sept", "september"],
    &["oct", "october"],
    &["nov", "november"],
    &["dec", "december"],
];

/// Month names in Russian: the short forms, the stem, and the endings of its cases.
const MONTHS_RUSSIAN: [(&[&str], &str, &[&str]); 12] = [
    (&["янв"], "январ", SOFT),
    (&["фев", "февр"], "феврал", SOFT),
    (&["мар"], "март", HARD),
    (&["апр"], "апрел", SOFT),
    (&[], "ма", &["й", "я", "ю", "ем", "е"]),
    (&["июн"], "июн", SOFT),
    (&["июл"], "июл", SOFT),
    (&["авг"], "август", HARD),
    (&["сен", "сент"], "сентябр", SOFT),
    (&["окт"], "октябр", SOFT),
    (&["ноя", "нояб"], "ноябр", SOFT),
    (&["дек"], "декабр", SOFT),
];
const SOFT: &[&str] = &["ь", "я", "ю", "ем", "е"];
const HARD: &[&str] = &["", "а", "у", "ом", "е"];

/// Names of zones beside those of the database. Only names that mean one zone: no `EST`, `IST` or `CST`.
const NAMES: [(&str, &[&str]); 12] = [
    ("Asia/Amman", &["амман", "амману"]),
    ("Asia/Baghdad", &["багдад", "багдаду"]),
    ("Asia/Beirut", &["бейрут", "бейруту"]),
    ("Asia/Jerusalem", &["иерусалим", "иерусалиму"]),
    ("Asia/Tehran", &["тегеран", "тегерану"]),
    ("Europe/Berlin", &["берлин", "берлину"]),
    ("Europe/Istanbul", &["стамбул", "стамбулу"]),
    ("Europe/London", &["лондон", "лондону"]),
    ("Europe/Zurich", &["цюрих", "цюриху"]),
    ("UTC", &["z", "zulu", "utc", "gmt", "всв", "гринвич", "гринвичу"]),
    ("Europe/Moscow", &["msk", "мск", "москва", "москве", "московское", "московского", "московскому"]),
    ("Asia/Damascus", &["дамаск", "дамаску", "дамасское", "дамасского", "дамасскому"]),
];

/// The three capitals that a date-time group and a Latin date are written with.
pub(super) const MONTHS_LATIN: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
/// The same in Russian.
pub(super) const MONTHS_CYRILLIC: [&str; 12] =
    ["ЯНВ", "ФЕВ", "МАР", "АПР", "МАЙ", "ИЮН", "ИЮЛ", "АВГ", "СЕН", "ОКТ", "НОЯ", "ДЕК"];

/// The month of that name, 1 to 12.
pub(super) fn month(word: &str) -> Option<u8> {
    let russian = |(short, stem, endings): (&[&str], &str, &[&str])| {
        short.contains(&word) || word.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending))
    };
    let arabic = arabic::MONTHS.map(|names| names.contains(&word));
    let english = MONTHS.map(|names| names.contains(&word));
    let found = MONTHS_RUSSIAN.map(russian).into_iter().zip(english).zip(arabic);
    (1..).zip(found).find(|(_, ((russian, english), arabic))| *russian || *english || *arabic).map(|(number, _)| number)
}

/// The zone of that name: one of the list, or the last part of a database name (`damascus` of `Asia/Damascus`).
pub(super) fn zone(word: &str) -> Option<Zone> {
    let listed = NAMES.iter().find(|(_, names)| names.contains(&word)).and_then(|(name, _)| Zone::by_name(name));
    let arabic = || arabic::ZONES.iter().find(|(_, _, names)| names.contains(&word));
    let listed = listed.or_else(|| arabic().and_then(|(name, _, _)| Zone::by_name(name)));
    listed.or_else(|| ZONES.into_iter().find(|zone| last_part(*zone).eq_ignore_ascii_case(word)))
}

/// The zone whose database name has these two parts, in whichever letters.
pub(super) fn zone_by_parts(area: &str, city: &str) -> Option<Zone> {
    ZONES.into_iter().find(|zone| {
        zone.name()
            .split_once('/')
            .is_some_and(|(first, last)| first.eq_ignore_ascii_case(area) && last.eq_ignore_ascii_case(city))
    })
}

/// `Damascus` of `Asia/Damascus`.
pub(super) fn last_part(zone: Zone) -> &'static str {
    zone.name().rsplit('/').next().unwrap_or(zone.name())
}

pub(super) fn is_utc(word: &str) -> bool {
    matches!(word, "utc" | "gmt")
}

/// Words between the parts: "at", "time", "hours", "year" and their Russian fellows.
pub(super) fn carries_nothing(word: &str) -> bool {
    matches!(
        word,
        "at" | "on"
            | "time"
            | "hrs"
            | "hours"
            | "в"
            | "на"
            | "по"
            | "г"
            | "год"
            | "года"
            | "время"
            | "времени"
            | "ч"
            | "час"
            | "часов"
    ) || arabic::NOTHING.contains(&word)
}

/// The word behind a count of hours.
pub(super) fn is_hour(word: &str) -> bool {
    matches!(word, "ч" | "час" | "часа" | "часов" | "hrs" | "hours")
}

/// The word behind a count of minutes.
pub(super) fn is_minute(word: &str) -> bool {
    matches!(word, "мин" | "минута" | "минуту" | "минуты" | "минут" | "min" | "minutes")
}

/// The word behind a count of seconds.
pub(super) fn is_second(word: &str) -> bool {
    matches!(word, "с" | "сек" | "секунда" | "секунду" | "секунды" | "секунд" | "sec" | "seconds")
}

/// The word behind a year.
pub(super) fn is_year(word: &str) -> bool {
    matches!(word, "г" | "год" | "года")
}

/// Abbreviations that zones share, and words that name none.
pub(super) fn is_ambiguous_zone(word: &str) -> bool {
    matches!(
        word,
        "local"
            | "местное"
            | "местного"
            | "местному"
            | "est"
            | "edt"
            | "et"
            | "cst"
            | "ist"
            | "ast"
            | "bst"
            | "cet"
            | "cest"
            | "eet"
            | "eest"
            | "j"
    ) || arabic::LOCAL.contains(&word)
}

pub(super) fn is_half_day(word: &str) -> bool {
    matches!(
        word,
        "am" | "pm" | "a" | "p" | "noon" | "midnight" | "утра" | "дня" | "вечера" | "ночи" | "полдень" | "полночь"
    ) || arabic::HALVES_OF_THE_DAY.contains(&word)
}

/// Zone letters of +1 to +12 hours.
const EAST: &str = "abcdefghiklm";
/// Zone letters of -1 to -12 hours.
const WEST: &str = "nopqrstuvwxy";

/// The capital zone letter of so many seconds ahead of UTC, if it is whole hours from -12 to +12.
pub(super) fn military_letter(offset_s: i32) -> Option<char> {
    if offset_s % 3_600 != 0 {
        return None;
    }
    let (letters, hours) = if offset_s < 0 { (WEST, -offset_s / 3_600) } else { (EAST, offset_s / 3_600) };
    match usize::try_from(hours).ok()?.checked_sub(1) {
        None => Some('Z'),
        Some(index) => letters.chars().nth(index).map(|letter| letter.to_ascii_uppercase()),
    }
}

/// Seconds ahead of UTC of a zone letter (ACP 121): A to M without J eastward, N to Y westward, Z none.
pub(super) fn military_offset_s(letter: char) -> Option<i32> {
    let hours = |letters: &str| (1..).zip(letters.chars()).find(|&(_, found)| found == letter).map(|(hours, _)| hours);
    if letter == 'z' {
        return Some(0);
    }
    let eastward: Option<i32> = hours(EAST);
    eastward.or_else(|| hours(WEST).map(|westward: i32| -westward)).map(|ahead| ahead * 3_600)
}
