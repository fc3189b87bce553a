//! Cuts a written moment into numbers, words and marks.
//!
//! Knows characters only.

use super::{MomentProblem, Vec};
use crate::text;
use alloc::string::String;

/// One piece of the text, where it begins, and whether a space stands before it.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) offset: usize,
    pub(super) after_space: bool,
    pub(super) item: Item,
}

#[derive(Debug)]
pub(super) enum Item {
    /// Up to nine digits in a row.
    Number { value: u32, length: usize },
    /// Letters in a row, folded to small ones.
    Word(String),
    /// Any other character that moments are written with.
    Mark(char),
}

/// No date or time has more digits in a row.
const DIGITS_MAX: usize = 9;

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, (usize, MomentProblem)> {
    if let Some(offset) = text::too_long_at(text) {
        return Err((offset, MomentProblem::TooLong));
    }
    let mut tokens = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut after_space = false;
    while let Some(&(offset, character)) = characters.peek() {
        let item = if character.is_whitespace() {
            characters.next();
            after_space = true;
            continue;
        } else if text::digit(character).is_some() {
            let (mut value, mut length) = (0, 0);
            while let Some(digit) = characters.peek().and_then(|&(_, character)| text::digit(character)) {
                if length == DIGITS_MAX {
                    return Err((offset, MomentProblem::NumberUnclear));
                }
                (value, length) = (value * 10 + u32::from(digit), length + 1);
                characters.next();
            }
            Item::Number { value, length }
        } else if text::is_letter(character) {
            let mut word = String::new();
            while let Some((_, letter)) = characters.next_if(|&(_, character)| text::is_letter(character)) {
                word.push(letter);
            }
            Item::Word(super::arabic::folded(&text::folded(&word)))
        } else if matches!(character, ':' | '.' | ',' | '،' | '(' | ')' | '-' | '−' | '+' | '/') {
            characters.next();
            Item::Mark(character)
        } else {
            return Err((offset, MomentProblem::Unexpected));
        };
        tokens.push(Token { offset, after_space, item });
        after_space = false;
    }
    if tokens.is_empty() { Err((0, MomentProblem::Empty)) } else { Ok(tokens) }
}
