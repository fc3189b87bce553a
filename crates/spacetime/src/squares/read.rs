//! Reads the name of a square: `1347`, «кв. 1347 по улитке 7», `(4914-9)`, `1347-9-4`, `5013-А`.
//!
//! Knows the name alone: which square it is takes a scale and a sheet or a point.

use super::{SNAIL_DEPTH_MAX, SquareError, SquareName, SquarePart, SquareProblem};
use crate::text;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// What the name of a square says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsedSquare {
    /// One square.
    One(SquareName),
    /// Latin `B` may be `Б`, the north-east, or `В`, the southern half, in this order.
    Several([SquareName; 2]),
}

impl ParsedSquare {
    /// The names that the text may stand for.
    #[must_use]
    pub fn names(&self) -> &[SquareName] {
        match self {
            Self::One(name) => core::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// A run of digits or letters.
enum Piece {
    Digits(Vec<u8>),
    Word(String),
}

type Failure = (usize, SquareProblem);

/// Reads the name of a square.
///
/// # Errors
/// [`SquareError`] with the place in the text and what is the matter there; its code has a cure in the catalogues.
pub fn parse_square(text: &str) -> Result<ParsedSquare, SquareError> {
    read(text).map_err(|(offset, problem)| SquareError::new(text, offset, problem))
}

fn read(text: &str) -> Result<ParsedSquare, Failure> {
    if let Some(offset) = text::too_long_at(text) {
        return Err((offset, SquareProblem::TooLong));
    }
    if text.trim().is_empty() {
        return Err((0, SquareProblem::Empty));
    }
    let pieces = pieces(text)?;
    let mut rest = pieces.iter().peekable();
    let (offset, first) = rest.next().ok_or((text.len(), SquareProblem::DigitsExpected))?;
    let (north_digits, east_digits) = match first {
        Piece::Digits(digits) => match digits.as_slice() {
            [a, b, c, d] => (a * 10 + b, c * 10 + d),
            // `13 47` and `13-47`.
            [a, b] => match rest.next() {
                Some((_, Piece::Digits(second))) if second.len() == 2 => {
                    (a * 10 + b, second.iter().fold(0, |value, digit| value * 10 + digit))
                }
                Some((offset, _)) => return Err((*offset, SquareProblem::DigitsExpected)),
                None => return Err((text.len(), SquareProblem::DigitsExpected)),
            },
            _ => return Err((*offset, SquareProblem::DigitsExpected)),
        },
        Piece::Word(_) => return Err((*offset, SquareProblem::DigitsExpected)),
    };
    let name = |part| SquareName { north_digits, east_digits, part };
    let mut turns = Vec::new();
    while let Some((offset, piece)) = rest.next() {
        match piece {
            Piece::Digits(digits) => match digits.as_slice() {
                [_] if turns.len() == SNAIL_DEPTH_MAX => return Err((*offset, SquareProblem::TooManyParts)),
                [turn @ 1..=9] => turns.push(*turn),
                _ => return Err((*offset, SquareProblem::PartUnknown)),
            },
            Piece::Word(word) => {
                let parts = quarter(word).ok_or((*offset, SquareProblem::UnknownWord))?;
                if let Some((next, _)) = rest.next() {
                    return Err((*next, SquareProblem::TooManyParts));
                }
                if !turns.is_empty() {
                    return Err((*offset, SquareProblem::TooManyParts));
                }
                return Ok(match parts.as_slice() {
                    [one, other] => ParsedSquare::Several([name(one.clone()), name(other.clone())]),
                    _ => ParsedSquare::One(name(parts.into_iter().next().unwrap_or(SquarePart::Whole))),
                });
            }
        }
    }
    Ok(ParsedSquare::One(name(if turns.is_empty() { SquarePart::Whole } else { SquarePart::Snail(turns) })))
}

/// Runs of digits and letters without the words around a name.
fn pieces(text: &str) -> Result<Vec<(usize, Piece)>, Failure> {
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    let mut is_open = false;
    for (offset, character) in text.char_indices() {
        let was_open = core::mem::replace(&mut is_open, true);
        if let Some(digit) = text::digit(character) {
            match pieces.last_mut() {
                Some((_, Piece::Digits(digits))) if was_open => digits.push(digit),
                _ => pieces.push((offset, Piece::Digits(vec![digit]))),
            }
        } else if text::is_letter(character) {
            match pieces.last_mut() {
                Some((_, Piece::Word(word))) if was_open => word.push(character),
                _ => pieces.push((offset, Piece::Word(String::from(character)))),
            }
        } else {
            is_open = false;
            let joins = matches!(
                character,
                '-' | '–' | '—' | '‐' | '‑' | '−' | '.' | ',' | ';' | ':' | '(' | ')' | '«' | '»' | '"' | '/'
            );
            if !joins && !character.is_whitespace() {
                return Err((offset, SquareProblem::UnexpectedCharacter));
            }
        }
    }
    pieces.retain(|(_, piece)| match piece {
        Piece::Word(word) => !is_word_around(&text::folded(word)),
        Piece::Digits(_) => true,
    });
    // The southern half as it is written here: `В/Г` is one piece.
    if let [.., (_, Piece::Word(third)), (_, Piece::Word(fourth))] = pieces.as_slice()
        && (third.as_str(), fourth.as_str()) == ("В", "Г")
    {
        pieces.pop();
    }
    Ok(pieces)
}

/// Words that stand beside a name and say nothing of it, folded.
pub(crate) fn is_word_around(folded: &str) -> bool {
    matches!(
        folded,
        "квадрат"
            | "квадрата"
            | "квадрате"
            | "квадрату"
            | "кв"
            | "улитка"
            | "улитке"
            | "улитки"
            | "ул"
            | "по"
            | "часть"
            | "части"
            | "четверть"
            | "square"
            | "sq"
            | "snail"
            | "part"
            | "quarter"
            | "by"
            | "the"
            | "مربع"
    )
}

/// Quarters by letter; two where a Latin `B` leaves it open, none where it is no quarter.
fn quarter(word: &str) -> Option<Vec<SquarePart>> {
    let mut letters = word.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
    Some(match letter {
        'А' | 'а' | 'A' | 'a' => vec![SquarePart::NorthWest],
        'Б' | 'б' => vec![SquarePart::NorthEast],
        'В' | 'в' | 'Г' | 'г' | 'V' | 'v' | 'G' | 'g' => vec![SquarePart::SouthernHalf],
        'B' | 'b' => vec![SquarePart::NorthEast, SquarePart::SouthernHalf],
        _ => return None,
    })
}
