//! Cuts a place into numbers, words and marks, and tells by its shape which notations it may be in.
//!
//! Knows shapes alone: a text that may be a grid reference need not be one.

use super::{Failure, ReadingProblem};
use crate::text::{self, DIGITS_MAX, Decimal};
use alloc::string::String;
use alloc::vec::Vec;

/// One piece of a text and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) offset: usize,
    /// Nothing stands between this piece and the one before.
    pub(super) is_joined: bool,
    pub(super) item: Item,
}

#[derive(Clone, Debug)]
pub(super) enum Item {
    Number(Decimal),
    Word(String),
    Mark(char),
}

/// The value of a decimal number; exact to the last digit for up to fifteen of them.
pub(super) fn value(number: Decimal) -> f64 {
    number.digits as f64 / number.unit() as f64
}

/// The step of the last digit.
pub(super) fn step(number: Decimal) -> f64 {
    1.0 / number.unit() as f64
}

/// More decimals than this behind a comma make two numbers of it: `247029,3711570`.
const COMMA_DECIMALS_MAX: usize = 3;

/// Numbers, words and marks; spaces disappear.
pub(super) fn pieces(body: &str) -> Result<Vec<Piece>, Failure> {
    let characters: Vec<(usize, char)> = body.char_indices().collect();
    let at = |index: usize| characters.get(index).copied();
    let digit_at = |index: usize| at(index).and_then(|(_, character)| text::digit(character));
    let run = |from: usize| (from..).take_while(|&index| digit_at(index).is_some()).count();
    let (mut pieces, mut index, mut is_joined) = (Vec::new(), 0, false);
    while let Some((offset, character)) = at(index) {
        if character.is_whitespace() {
            (index, is_joined) = (index + 1, false);
            continue;
        }
        let item = if text::digit(character).is_some() {
            let whole_digits = run(index);
            let decimals = match at(index + whole_digits) {
                Some((_, '.' | '٫')) => run(index + whole_digits + 1),
                Some((_, ',')) => {
                    Some(run(index + whole_digits + 1)).filter(|&run| run <= COMMA_DECIMALS_MAX).unwrap_or(0)
                }
                _ => 0,
            };
            let mark = usize::from(decimals > 0);
            let length = whole_digits + mark + decimals;
            let second_mark = at(index + length).is_some_and(|(_, next)| matches!(next, '.' | '٫'));
            if whole_digits + decimals > DIGITS_MAX
                || decimals > 0 && second_mark && digit_at(index + length + 1).is_some()
            {
                return Err(Failure::new(offset, ReadingProblem::NumberUnclear));
            }
            let digits = (index..index + length).filter_map(digit_at).fold(0, |sum, digit| sum * 10 + u64::from(digit));
            index += length;
            // At most DIGITS_MAX.
            Item::Number(Decimal { digits, whole_digits, decimals: decimals as u32 })
        } else if character.is_alphabetic() {
            let word: String = characters
                .get(index..)
                .unwrap_or_default()
                .iter()
                .map(|&(_, character)| character)
                .take_while(|character| character.is_alphabetic())
                .collect();
            index += word.chars().count();
            Item::Word(word)
        } else {
            index += 1;
            Item::Mark(character)
        };
        pieces.push(Piece { offset, is_joined, item });
        is_joined = true;
    }
    Ok(pieces)
}

/// The notations that a text may be in, by its shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Signs of degrees, or letters of both axes.
    pub(super) is_marked_as_degrees: bool,
    pub(super) may_be_utm: bool,
    pub(super) may_be_mgrs: bool,
    pub(super) may_be_sheet: bool,
    pub(super) may_be_square: bool,
    pub(super) may_be_rectangular: bool,
}

impl Shape {
    pub(super) fn of(body: &str) -> Result<Self, Failure> {
        let pieces = pieces(body)?;
        let numbers: Vec<Decimal> = pieces.iter().filter_map(Piece::number).collect();
        let long = |digits: usize| numbers.iter().filter(|number| number.whole_digits >= digits).count();
        let has_axis_words = pieces.iter().any(|piece| piece.axis_letter().is_some());
        Ok(Self {
            is_marked_as_degrees: is_marked_as_degrees(body, &pieces),
            may_be_utm: begins_with_zone(&pieces) && long(5) >= 2,
            may_be_mgrs: may_be_mgrs(body),
            may_be_sheet: may_be_sheet(&pieces),
            may_be_square: may_be_square(&pieces),
            may_be_rectangular: has_axis_words || numbers.len() == 2 && long(5) == 2 && words(&pieces).count() == 0,
        })
    }
}

impl Piece {
    pub(super) const fn number(&self) -> Option<Decimal> {
        match self.item {
            Item::Number(number) => Some(number),
            Item::Word(_) | Item::Mark(_) => None,
        }
    }

    pub(super) fn word(&self) -> Option<&str> {
        match &self.item {
            Item::Word(word) => Some(word),
            Item::Number(_) | Item::Mark(_) => None,
        }
    }

    /// `X` or `Y`, in Latin or in the Cyrillic letters of the same shape.
    pub(super) fn axis_letter(&self) -> Option<Axis> {
        match self.word()? {
            "X" | "x" | "Х" | "х" => Some(Axis::North),
            "Y" | "y" | "У" | "у" => Some(Axis::East),
            _ => None,
        }
    }

    fn is_hyphen(&self) -> bool {
        matches!(self.item, Item::Mark('-' | '–' | '—' | '‐' | '‑' | '−'))
    }
}

/// An axis of rectangular coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    North,
    East,
}

fn words(pieces: &[Piece]) -> impl Iterator<Item = &str> {
    pieces.iter().filter_map(Piece::word)
}

fn is_marked_as_degrees(body: &str, pieces: &[Piece]) -> bool {
    let has_marks = body.contains(['°', 'º', '˚', '∘', '\'', '′', '’', '"', '″', '”']);
    let any = |list: &[&str]| words(pieces).any(|word| list.contains(&text::folded(word).as_str()));
    let latitude = [
        "n",
        "s",
        "с",
        "ю",
        "ш",
        "сш",
        "юш",
        "lat",
        "latitude",
        "широта",
        "широты",
        "north",
        "south",
        "ش",
        "ج",
        "شمال",
        "جنوب",
        "град",
    ];
    let longitude = [
        "e",
        "w",
        "в",
        "з",
        "д",
        "вд",
        "зд",
        "lon",
        "long",
        "longitude",
        "долгота",
        "долготы",
        "east",
        "west",
        "ق",
        "غ",
        "شرق",
        "غرب",
    ];
    has_marks || any(&latitude) && any(&longitude)
}

/// A number of one or two digits, and one letter: `37N`, `37 N`.
fn begins_with_zone(pieces: &[Piece]) -> bool {
    let [first, second, ..] = pieces else { return false };
    let is_zone = first.number().is_some_and(|zone| zone.whole_digits <= 2 && zone.decimals == 0);
    is_zone && second.word().is_some_and(|word| word.chars().count() == 1)
}

/// One or two digits, three letters, digits; or three letters from the polar ones, and digits. Spaces anywhere.
fn may_be_mgrs(body: &str) -> bool {
    let solid: Vec<char> = body.chars().filter(|character| !character.is_whitespace()).collect();
    let zone = solid.iter().take_while(|&&character| text::digit(character).is_some()).count();
    let letters: Vec<char> =
        solid.iter().skip(zone).copied().take_while(|character| character.is_alphabetic()).collect();
    let rest = solid.iter().skip(zone + letters.len());
    let is_polar = zone == 0 && letters.first().is_some_and(|letter| "ABYZabyzАВУавУ".contains(*letter));
    let is_solid = rest.clone().all(|&character| text::digit(character).is_some());
    is_solid && letters.len() == 3 && (matches!(zone, 1 | 2) || is_polar && rest.count() > 0)
}

/// A row letter with its column joined or behind a hyphen, or a row number with a hyphen; no decimals anywhere.
fn may_be_sheet(pieces: &[Piece]) -> bool {
    let has_decimals = pieces.iter().filter_map(Piece::number).any(|number| number.decimals > 0);
    let is_short = |piece: &Piece, digits: usize| {
        piece.number().is_some_and(|number| number.whole_digits <= digits && number.decimals == 0)
    };
    let is_row_letter = |piece: &Piece| piece.word().is_some_and(|word| word.chars().count() == 1);
    !has_decimals
        && match pieces {
            [row, column, ..] if is_row_letter(row) && column.is_joined && is_short(column, 3) => true,
            [row, hyphen, column, ..] => {
                (is_row_letter(row) || is_short(row, 2)) && hyphen.is_hyphen() && is_short(column, 3)
            }
            _ => false,
        }
}

/// Four digits in a row, then single digits or one letter.
fn may_be_square(pieces: &[Piece]) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return false };
    let is_square = first.number().is_some_and(|number| number.whole_digits == 4 && number.decimals == 0);
    is_square
        && rest.iter().all(|piece| match &piece.item {
            Item::Number(number) => number.whole_digits == 1 && number.decimals == 0,
            Item::Word(word) => word.chars().count() == 1 || crate::squares::is_word_around(&text::folded(word)),
            Item::Mark(mark) => matches!(mark, '-' | '–' | '—' | '(' | ')' | ',' | '.' | '/'),
        })
}
