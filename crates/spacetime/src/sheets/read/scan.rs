//! Cuts the name of a sheet into letters and numbers, and takes out the words and the scale that may stand around it.
//!
//! Knows spellings, not what they mean.

use super::{SheetProblem, SheetScale};
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
    /// `:` or `/`, as in a scale.
    Colon,
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
    let mut tokens = without_words(pieces(text)?)?;
    let scale = take_scale(&mut tokens)?;
    if let Some(colon) = tokens.iter().find(|token| token.item == Item::Colon) {
        return Err((colon.offset, SheetProblem::UnexpectedCharacter));
    }
    Ok(Scanned { tokens, scale })
}

fn pieces(text: &str) -> Result<Vec<Token>, Failure> {
    let mut tokens: Vec<Token> = Vec::new();
    // Letters and digits go on while nothing stands between.
    let mut is_open = false;
    for (offset, character) in text.char_indices() {
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
                ':' | '/' => tokens.push(Token { offset, item: Item::Colon }),
                '-' | '–' | '—' | '‐' | '‑' | '−' | '_' | '.' | ',' | ';' | '(' | ')' | '«' | '»' | '"' | '№' =>
                    {}
                space if space.is_whitespace() => {}
                _ => return Err((offset, SheetProblem::UnexpectedCharacter)),
            }
        }
    }
    Ok(tokens)
}

/// Takes out the words that people put before a name, with a colon behind them; refuses the suffix of the southern hemisphere.
fn without_words(tokens: Vec<Token>) -> Result<Vec<Token>, Failure> {
    let mut kept: Vec<Token> = Vec::new();
    let mut after_word = false;
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1).map(|token| &token.item);
        match &token.item {
            Item::Letters(word) => {
                let folded = text::folded(word);
                let next_word = match next {
                    Some(Item::Letters(next)) => text::folded(next),
                    Some(Item::Number { .. } | Item::Colon) | None => String::new(),
                };
                if folded == "юп" || folded == "ю" && next_word == "п" {
                    return Err((token.offset, SheetProblem::SouthernHemisphere));
                }
                // `М 1:50 000`: here the letter stands for "scale"; `M-37` is a row.
                let is_scale_mark = matches!(folded.as_str(), "м" | "m")
                    && matches!(next, Some(Item::Number { value: 1, digits: 1 }))
                    && matches!(tokens.get(index + 2).map(|token| &token.item), Some(Item::Colon));
                after_word = is_word_around(&folded) || is_scale_mark;
                if after_word {
                    continue;
                }
            }
            Item::Colon if after_word => {
                after_word = false;
                continue;
            }
            Item::Number { .. } | Item::Colon => after_word = false,
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

/// Takes `1:100 000`, `1:100000`, `1:100k` or `1:100 тыс` out of the tokens.
fn take_scale(tokens: &mut Vec<Token>) -> Result<Option<(SheetScale, usize)>, Failure> {
    let Some(colon) = tokens.iter().position(|token| token.item == Item::Colon) else { return Ok(None) };
    let one = colon.checked_sub(1).and_then(|before| tokens.get(before));
    let (Some(Token { offset, item: Item::Number { value: 1, .. } }), Some(Item::Number { value, .. })) =
        (one, tokens.get(colon + 1).map(|token| &token.item))
    else {
        return Ok(None);
    };
    let (offset, mut denominator, mut after) = (*offset, u64::from(*value), colon + 2);
    while let Some(Item::Number { value: 0, digits: 3 }) = tokens.get(after).map(|token| &token.item) {
        denominator = denominator.saturating_mul(1_000);
        after += 1;
    }
    if let Some(Item::Letters(word)) = tokens.get(after).map(|token| &token.item)
        && matches!(text::folded(word).as_str(), "k" | "к" | "тыс")
    {
        denominator = denominator.saturating_mul(1_000);
        after += 1;
    }
    let scale = SheetScale::of_denominator(denominator).ok_or((offset, SheetProblem::ScaleUnknown))?;
    tokens.drain(colon - 1..after);
    Ok(Some((scale, offset)))
}
