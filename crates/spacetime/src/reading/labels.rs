//! The words around a place: datums, notations, zones, sheets and squares, and the words of a message that say nothing of it.
//!
//! Words that are known are taken out, so that the readers of notations see numbers and letters alone; others stay and are refused there.
//! Knows spellings in three languages, and the names of the register of systems; no rule of any notation.

use super::{Failure, Provenance, ReadingProblem, RemarkKind};
use crate::sheets::scale::stated_scale;
use crate::{SheetScale, System, SystemKind, text};
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

/// The notation that a word names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Mgrs,
    Utm,
    Ups,
    Rectangular,
    Sheet,
    Square,
    /// A system of the register by its own name, `sk42-gk7`.
    Named(System),
}

/// A text with its words taken out.
pub(super) struct Labelled {
    /// The text; every byte of a word that was taken out is a space, so that offsets stay.
    pub(super) body: String,
    pub(super) kind: Option<Kind>,
    /// The datum named, as its geographic system.
    pub(super) datum: Option<System>,
    /// The zone named apart from the numbers, and where.
    pub(super) zone: Option<(usize, u32)>,
    pub(super) scale: Option<SheetScale>,
    /// Where the part begins that a word for a sheet or a square opens.
    pub(super) parts: Vec<(usize, Part)>,
    is_standard_named: bool,
    pub(super) remarks: Vec<(usize, RemarkKind)>,
}

/// What a word for a part of a map opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Sheet,
    Square,
}

/// What a word means here.
#[derive(Clone, Copy)]
enum Meaning {
    Datum(&'static str),
    Kind(Kind),
    Part(Part),
    /// The pinned standard, or one with the same parameters.
    Standard,
    Zone,
    Nothing,
}

/// Known words, small; a hyphen stands for any or no hyphen or space, a space for at least one. Longer ones before those they begin with.
const WORDS: &[(&str, Meaning)] = &[
    ("wgs-84", Meaning::Datum("wgs84")),
    ("wgs", Meaning::Datum("wgs84")),
    ("вгс-84", Meaning::Datum("wgs84")),
    ("gps", Meaning::Datum("wgs84")),
    ("ск-42", Meaning::Datum("sk42")),
    ("ск-1942", Meaning::Datum("sk42")),
    ("sk-42", Meaning::Datum("sk42")),
    ("s-42", Meaning::Datum("sk42")),
    ("пулково-1942", Meaning::Datum("sk42")),
    ("пулково-42", Meaning::Datum("sk42")),
    ("pulkovo-1942", Meaning::Datum("sk42")),
    ("pulkovo-42", Meaning::Datum("sk42")),
    ("ск-95", Meaning::Datum("sk95")),
    ("sk-95", Meaning::Datum("sk95")),
    ("pulkovo-1995", Meaning::Datum("sk95")),
    ("гск-2011", Meaning::Datum("gsk2011")),
    ("gsk-2011", Meaning::Datum("gsk2011")),
    ("пз-90.11", Meaning::Datum("pz90.11")),
    ("pz-90.11", Meaning::Datum("pz90.11")),
    ("ed-50", Meaning::Datum("ed50")),
    ("european-1950", Meaning::Datum("ed50")),
    ("гост 32453-2017", Meaning::Standard),
    ("гост 32453-2013", Meaning::Standard),
    ("гост р 51794-2008", Meaning::Standard),
    ("gost 32453-2017", Meaning::Standard),
    ("gost-32453-2017", Meaning::Standard),
    ("gost r 51794-2008", Meaning::Standard),
    ("mgrs", Meaning::Kind(Kind::Mgrs)),
    ("usng", Meaning::Kind(Kind::Mgrs)),
    ("utm", Meaning::Kind(Kind::Utm)),
    ("ups", Meaning::Kind(Kind::Ups)),
    ("гаусса-крюгера", Meaning::Kind(Kind::Rectangular)),
    ("gauss-kruger", Meaning::Kind(Kind::Rectangular)),
    ("gauss-krueger", Meaning::Kind(Kind::Rectangular)),
    ("gauss-krüger", Meaning::Kind(Kind::Rectangular)),
    ("прямоугольные", Meaning::Kind(Kind::Rectangular)),
    ("прямоуг", Meaning::Kind(Kind::Rectangular)),
    ("rectangular", Meaning::Kind(Kind::Rectangular)),
    ("гк", Meaning::Kind(Kind::Rectangular)),
    ("gk", Meaning::Kind(Kind::Rectangular)),
    ("на листе", Meaning::Part(Part::Sheet)),
    ("на карте", Meaning::Part(Part::Sheet)),
    ("on sheet", Meaning::Part(Part::Sheet)),
    ("on map", Meaning::Part(Part::Sheet)),
    ("map sheet", Meaning::Part(Part::Sheet)),
    ("лист карты", Meaning::Part(Part::Sheet)),
    ("лист", Meaning::Part(Part::Sheet)),
    ("листа", Meaning::Part(Part::Sheet)),
    ("листе", Meaning::Part(Part::Sheet)),
    ("карта", Meaning::Part(Part::Sheet)),
    ("карты", Meaning::Part(Part::Sheet)),
    ("карте", Meaning::Part(Part::Sheet)),
    ("номенклатура", Meaning::Part(Part::Sheet)),
    ("номенклатуры", Meaning::Part(Part::Sheet)),
    ("трапеция", Meaning::Part(Part::Sheet)),
    ("sheet", Meaning::Part(Part::Sheet)),
    ("map", Meaning::Part(Part::Sheet)),
    ("خريطة", Meaning::Part(Part::Sheet)),
    ("لوحة", Meaning::Part(Part::Sheet)),
    ("в квадрате", Meaning::Part(Part::Square)),
    ("grid square", Meaning::Part(Part::Square)),
    ("квадрат", Meaning::Part(Part::Square)),
    ("квадрата", Meaning::Part(Part::Square)),
    ("квадрате", Meaning::Part(Part::Square)),
    ("кв", Meaning::Part(Part::Square)),
    ("square", Meaning::Part(Part::Square)),
    ("sq", Meaning::Part(Part::Square)),
    ("مربع", Meaning::Part(Part::Square)),
    ("зона", Meaning::Zone),
    ("зоне", Meaning::Zone),
    ("зоны", Meaning::Zone),
    ("zone", Meaning::Zone),
    ("система координат", Meaning::Nothing),
    ("в системе", Meaning::Nothing),
    ("система", Meaning::Nothing),
    ("координаты", Meaning::Nothing),
    ("координата", Meaning::Nothing),
    ("координат", Meaning::Nothing),
    ("географические", Meaning::Nothing),
    ("геодезические", Meaning::Nothing),
    ("точка", Meaning::Nothing),
    ("точки", Meaning::Nothing),
    ("место", Meaning::Nothing),
    ("местоположение", Meaning::Nothing),
    ("сетка", Meaning::Nothing),
    ("grid reference", Meaning::Nothing),
    ("grid ref", Meaning::Nothing),
    ("grid", Meaning::Nothing),
    ("coordinates", Meaning::Nothing),
    ("coordinate", Meaning::Nothing),
    ("coords", Meaning::Nothing),
    ("coord", Meaning::Nothing),
    ("geographic", Meaning::Nothing),
    ("position", Meaning::Nothing),
    ("pos", Meaning::Nothing),
    ("point", Meaning::Nothing),
    ("location", Meaning::Nothing),
    ("loc", Meaning::Nothing),
    ("datum", Meaning::Nothing),
    ("احداثيات", Meaning::Nothing),
    ("إحداثيات", Meaning::Nothing),
    ("الإحداثيات", Meaning::Nothing),
    ("نقطة", Meaning::Nothing),
];

impl Labelled {
    /// Where the part that is left begins.
    pub(super) fn begin(&self) -> usize {
        self.body.char_indices().find(|(_, character)| !character.is_whitespace()).map_or(0, |(at, _)| at)
    }

    /// What a system's numbers are worth where the writer says nothing of their origin.
    pub(super) fn provenance(&self, system: System) -> Provenance {
        // Only the standards of these three datums come in versions that differ by a metre.
        let comes_in_versions = matches!(system.datum().name(), "SK-42" | "SK-95" | "GSK-2011");
        if comes_in_versions && !self.is_standard_named { Provenance::StandardUnknown } else { Provenance::Digital }
    }
}

/// Takes the known words out of a text.
pub(super) fn labelled(text: &str) -> Result<Labelled, Failure> {
    let mut labelled = Labelled {
        body: String::new(),
        kind: None,
        datum: None,
        zone: None,
        scale: None,
        parts: Vec::new(),
        is_standard_named: false,
        remarks: Vec::new(),
    };
    let mut taken: Vec<Range<usize>> = Vec::new();
    if let Some(stated) = stated_scale(text) {
        labelled.scale =
            Some(stated.scale.ok_or_else(|| Failure::new(stated.bytes.start, ReadingProblem::ScaleUnknown))?);
        taken.push(stated.bytes);
    }
    let mut zone = None;
    for (at, _) in word_starts(text) {
        if taken.iter().any(|range| range.contains(&at)) {
            continue;
        }
        let Some((end, meaning)) = meaning_at(text, at) else { continue };
        let failure = |problem| Err(Failure::new(at, problem));
        match meaning {
            Meaning::Datum(name) => match (labelled.datum, System::named(name).ok()) {
                (Some(one), Some(other)) if one != other => return failure(ReadingProblem::SystemTwice),
                (_, system) => labelled.datum = system,
            },
            Meaning::Kind(kind) => match labelled.kind {
                Some(Kind::Sheet | Kind::Square) | None => labelled.kind = Some(kind),
                // `UTM ... MGRS` says two things; `ГК (прямоугольные)` one.
                Some(known) if known != kind => return failure(ReadingProblem::SystemTwice),
                Some(_) => {}
            },
            Meaning::Part(part) => {
                labelled.parts.push((at, part));
                labelled.kind = labelled.kind.or(Some(match part {
                    Part::Sheet => Kind::Sheet,
                    Part::Square => Kind::Square,
                }));
            }
            Meaning::Standard => labelled.is_standard_named = true,
            Meaning::Zone => zone = zone.or_else(|| zone_behind(text, end)),
            Meaning::Nothing => labelled.remarks.push((at, RemarkKind::WordPassedOver)),
        }
        taken.push(at..end_with_mark(text, end));
    }
    // `UTM зона 37N` keeps its number for the reader of UTM.
    if let Some((number, value)) = zone
        && labelled.kind != Some(Kind::Utm)
    {
        labelled.zone = Some((number.start, value));
        taken.push(number);
    }
    labelled.body = without(text, &taken);
    Ok(labelled)
}

/// Where words begin: a letter or digit that follows none.
fn word_starts(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = ' ';
    text.char_indices().filter(move |&(_, character)| {
        let is_start = character.is_alphabetic() && !before.is_alphabetic();
        before = character;
        is_start
    })
}

fn meaning_at(text: &str, at: usize) -> Option<(usize, Meaning)> {
    let rest = text.get(at..)?;
    let ends_word = |length: usize| !rest.get(length..).is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
    // `sk42-gk7` before `sk42`.
    let named = System::all()
        .filter_map(|system| Some((spelled(rest, system.name()).filter(|&length| ends_word(length))?, system)))
        .max_by_key(|&(length, _)| length);
    if let Some((length, system)) = named {
        let meaning = match system.kind() {
            SystemKind::Geographic => Meaning::Datum(system.name()),
            SystemKind::Mgrs => Meaning::Kind(Kind::Mgrs),
            SystemKind::GaussKrueger { .. }
            | SystemKind::Utm { .. }
            | SystemKind::Ups { .. }
            | SystemKind::Regional => Meaning::Kind(Kind::Named(system)),
        };
        return Some((at + length, meaning));
    }
    WORDS.iter().find_map(|(word, meaning)| {
        let length = spelled(rest, word)?;
        let next = rest.get(length..).and_then(|behind| behind.chars().next());
        // `кв1347` is two pieces; `wgs72` is not `wgs`.
        let goes_on = match meaning {
            Meaning::Part(Part::Square) => next.is_some_and(char::is_alphabetic),
            Meaning::Datum(_)
            | Meaning::Kind(_)
            | Meaning::Part(Part::Sheet)
            | Meaning::Standard
            | Meaning::Zone
            | Meaning::Nothing => next.is_some_and(char::is_alphanumeric),
        };
        (!goes_on).then_some((at + length, *meaning))
    })
}

/// How many bytes of the text's beginning spell the word, if they do.
fn spelled(text: &str, word: &str) -> Option<usize> {
    let mut rest = text;
    for expected in word.chars() {
        match expected {
            '-' | ' ' => {
                let shorter = rest.trim_start_matches([' ', '-', '–', '—', '‐', '‑', '_']);
                if expected == ' ' && shorter.len() == rest.len() {
                    return None;
                }
                rest = shorter;
            }
            _ => {
                let found = rest.chars().next()?;
                if shape(found) != shape(expected) {
                    return None;
                }
                rest = rest.get(found.len_utf8()..)?;
            }
        }
    }
    Some(text.len() - rest.len())
}

/// A letter in the form in which Cyrillic and Latin letters of one shape are one: `СК` is often typed in Latin.
fn shape(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'а' => 'a',
        'е' | 'ё' => 'e',
        'к' => 'k',
        'м' => 'm',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'т' => 't',
        'х' => 'x',
        other => other,
    }
}

/// The number behind the word for a zone, unless a letter makes it one of UTM.
fn zone_behind(text: &str, end: usize) -> Option<(Range<usize>, u32)> {
    let rest = text.get(end..)?;
    let number = rest.trim_start_matches([' ', ':', '=', '№', '-']);
    let start = end + rest.len() - number.len();
    let digits: Vec<(usize, u8)> =
        number.char_indices().map_while(|(at, character)| text::digit(character).map(|digit| (at, digit))).collect();
    let after = number.chars().nth(digits.len());
    if digits.is_empty() || digits.len() > 3 || after.is_some_and(char::is_alphabetic) {
        return None;
    }
    let length: usize = number.chars().take(digits.len()).map(char::len_utf8).sum();
    let value = digits.iter().fold(0, |value, (_, digit)| value * 10 + u32::from(*digit));
    // What stands between goes with the number: `зона № 7`.
    Some((end..start + length, value))
}

/// A colon or the like right behind a word goes with it.
fn end_with_mark(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    match rest.chars().next() {
        Some(mark @ (':' | '=' | '.')) => end + mark.len_utf8(),
        _ => end,
    }
}

/// The text with spaces in place of what was taken, and of the punctuation that then hangs in the air.
fn without(text: &str, taken: &[Range<usize>]) -> String {
    let mut body = String::new();
    for (at, character) in text.char_indices() {
        if taken.iter().any(|range| range.contains(&at)) {
            body.extend(core::iter::repeat_n(' ', character.len_utf8()));
        } else {
            body.push(character);
        }
    }
    let hangs = |character: char| {
        character.is_whitespace()
            || matches!(character, '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | ',' | ';' | ':' | '/' | '|' | '!')
    };
    let start = body.len() - body.trim_start_matches(|c: char| hangs(c) || c == '.').len();
    let end = body.trim_end_matches(|c: char| hangs(c) || c == '.').len();
    let mut bracket = None;
    let mut blanks: Vec<usize> = Vec::new();
    for (at, character) in body.char_indices() {
        match character {
            _ if at < start || at >= end => blanks.push(at),
            '(' | '[' => bracket = Some(at),
            ')' | ']' => {
                if let Some(open) = bracket.take() {
                    blanks.extend([open, at]);
                }
            }
            ' ' => {}
            _ => bracket = None,
        }
    }
    let mut trimmed = String::new();
    for (at, character) in body.char_indices() {
        if blanks.contains(&at) {
            trimmed.extend(core::iter::repeat_n(' ', character.len_utf8()));
        } else {
            trimmed.push(character);
        }
    }
    trimmed
}
