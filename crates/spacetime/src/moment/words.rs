//! The words of written moments: months, zones, and words that carry nothing.
//!
//! Zones are known by the names of the zone database and by the Russian names of the same zones; no other place has a word here.
//! All words come folded: small letters, `ё` as `е`.

use crate::{ZONES, Zone};

/// Month names: English and Russian, full and short, Russian in both cases that dates use.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "янв", "январь", "января"],
    &["feb", "february", "фев", "февр", "февраль", "февраля"],
    &["mar", "march", "мар", "март", "марта"],
    &["apr", "april", "апр", "апрель", "апреля"],
    &["may", "май", "мая"],
    &["jun", "june", "июн", "июнь", "июня"],
    &["jul", "july", "июл", "июль", "июля"],
    &["aug", "august", "авг", "август", "августа"],
    &["sep", "sept", "september", "сен", "сент", "сентябрь", "сентября"],
    &["oct", "october", "окт", "октябрь", "октября"],
    &["nov", "november", "ноя", "нояб", "ноябрь", "ноября"],
    &["dec", "december", "дек", "декабрь", "декабря"],
];

/// Names of zones beside those of the database. Only names that mean one zone: no `EST`, `IST` or `CST`.
const NAMES: [(&str, &[&str]); 3] = [
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
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(number, _)| number)
}

/// The zone of that name: one of the list, or the last part of a database name (`damascus` of `Asia/Damascus`).
pub(super) fn zone(word: &str) -> Option<Zone> {
    let listed = NAMES.iter().find(|(_, names)| names.contains(&word)).and_then(|(name, _)| Zone::by_name(name));
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
    )
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
    )
}

pub(super) fn is_half_day(word: &str) -> bool {
    matches!(
        word,
        "am" | "pm" | "a" | "p" | "noon" | "midnight" | "утра" | "дня" | "вечера" | "ночи" | "полдень" | "полночь"
    )
}

/// Seconds ahead of UTC of a zone letter (ACP 121): A to M without J eastward, N to Y westward, Z none.
pub(super) fn military_offset_s(letter: char) -> Option<i32> {
    const EAST: &str = "abcdefghiklm";
    const WEST: &str = "nopqrstuvwxy";
    let hours = |letters: &str| (1..).zip(letters.chars()).find(|&(_, found)| found == letter).map(|(hours, _)| hours);
    if letter == 'z' {
        return Some(0);
    }
    let eastward: Option<i32> = hours(EAST);
    eastward.or_else(|| hours(WEST).map(|westward: i32| -westward)).map(|ahead| ahead * 3_600)
}
