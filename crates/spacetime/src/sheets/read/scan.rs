//! Cuts the name of a sheet into letters and numbers, and takes out the words and the scale that may stand around it.
//!
//! Knows spellings, not what they mean.

use super::{SheetProblem, SheetScale};
use crate::sheets::scale::stated_scale;
use crate::text;
use alloc::string::String;
use alloc::vec::Vec;

/// One piece of a name and where it begins.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) offset: usize,
    pub(super) item: Item,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Letters(String),
    /// A number of at most nine digits, and how many digits there are.
    Number {
        value: u32,
        digits: usize,
    },
}

/// The name without what stood around it, and the scale where one is stated.
pub(super) struct Scanned {
    pub(super) tokens: Vec<Token>,
    pub(super) scale: Option<(SheetScale, usize)>,
}

type Failure = (usize, SheetProblem);

/// No number in a name or a scale is longer.
const NUMBER_DIGITS_MAX: usize = 9;

pub(super) fn scan(text: &str) -> Result<Scanned, Failure> {
    let Some(stated) = stated_scale(text) else {
        return Ok(Scanned { tokens: without_words(pieces(text, 0)?)?, scale: None });
    };
    let offset = stated.bytes.start;
    let scale = stated.scale.ok_or((offset, SheetProblem::ScaleUnknown))?;
    let mut tokens = pieces(text.get(..offset).unwrap_or_default(), 0)?;
    tokens.extend(pieces(text.get(stated.bytes.end..).unwrap_or_default(), stated.bytes.end)?);
    Ok(Scanned { tokens: without_words(tokens)?, scale: Some((scale, offset)) })
}

/// Runs of letters and digits; `begin` is where the text begins in a larger one.
fn pieces(text: &str, begin: usize) -> Result<Vec<Token>, Failure> {
    let mut tokens: Vec<Token> = Vec::new();
    // Letters and digits go on while nothing stands between.
    let mut is_open = false;
    for (offset, character) in text.char_indices() {
        let offset = begin + offset;
        if let Some(digit) = text::digit(character) {
            match tokens.last_mut() {
                Some(Token { item: Item::Number { value, digits }, .. }) if is_open => {
                    if *digits == NUMBER_DIGITS_MAX {
                        return Err((offset, SheetProblem::PartUnknown));
                    }
                    *value = *value * 10 + u32::from(digit);
                    *digits += 1;
                }
                _ => tokens.push(Token { offset, item: Item::Number { value: u32::from(digit), digits: 1 } }),
            }
            is_open = true;
        } else if text::is_letter(character) && character != '_' {
            match tokens.last_mut() {
                Some(Token { item: Item::Letters(word), .. }) if is_open => word.push(character),
                _ => tokens.push(Token { offset, item: Item::Letters(String::from(character)) }),
            }
            is_open = true;
        } else {
            is_open = false;
            match character {
                ':' | '-' | '–' | '—' | '‐' | '‑' | '−' | '_' | '.' | ',' | ';' | '(' | ')' | '«' | '»' | '"' | '№' =>
                    {}
                space if space.is_whitespace() => {}
                _ => return Err((offset, SheetProblem::UnexpectedCharacter)),
            }
        }
    }
    Ok(tokens)
}

/// Takes out the words that people put around a name; refuses the suffix of the southern hemisphere.
fn without_words(tokens: Vec<Token>) -> Result<Vec<Token>, Failure> {
    let mut kept: Vec<Token> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if let Item::Letters(word) = &token.item {
            let folded = text::folded(word);
            let next_word = match tokens.get(index + 1).map(|token| &token.item) {
                Some(Item::Letters(next)) => text::folded(next),
                Some(Item::Number { .. }) | None => String::new(),
            };
            if folded == "юп" || folded == "ю" && next_word == "п" {
                return Err((token.offset, SheetProblem::SouthernHemisphere));
            }
            if is_word_around(&folded) {
                continue;
            }
        }
        kept.push(token.clone());
    }
    Ok(kept)
}

/// Words that stand beside a name and say nothing of it, folded.
fn is_word_around(folded: &str) -> bool {
    matches!(
        folded,
        "лист"
            | "листа"
            | "листе"
            | "листу"
            | "карта"
            | "карты"
            | "карте"
            | "топокарта"
            | "топокарты"
            | "топокарте"
            | "номенклатура"
            | "номенклатуры"
            | "трапеция"
            | "трапеции"
            | "масштаб"
            | "масштаба"
            | "на"
            | "sheet"
            | "map"
            | "scale"
            | "on"
            | "nomenclature"
            | "لوحة"
            | "خريطة"
    )
}
