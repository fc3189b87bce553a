//! A place in a short text that moves forward: words, phrases and decimal numbers as people write quantities.
//!
//! Knows how numbers are written on both sides (`18 000`, `5500,5`, Arabic-Indic digits), not what they measure.

use super::{DIGITS_MAX, Decimal, digit, folded, is_letter};
use alloc::string::String;
use alloc::vec::Vec;

/// Reads a text character by character, never past its end.
pub(crate) struct Cursor {
    characters: Vec<(usize, char)>,
    length: usize,
    pub(crate) at: usize,
}

/// Why no number could be read; the cursor stands at the character that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberProblem {
    /// No digit stands here.
    Expected,
    /// More digits than any quantity has.
    TooLong,
    /// `18,000`: eighteen, or eighteen thousand?
    AmbiguousComma,
}

impl Cursor {
    pub(crate) fn new(text: &str) -> Self {
        Self { characters: text.char_indices().collect(), length: text.len(), at: 0 }
    }

    pub(crate) fn ahead(&self, count: usize) -> Option<char> {
        self.characters.get(self.at + count).map(|&(_, character)| character)
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    pub(crate) fn digit_ahead(&self, count: usize) -> Option<u8> {
        self.ahead(count).and_then(digit)
    }

    /// Bytes before the cursor.
    pub(crate) fn offset(&self) -> usize {
        self.characters.get(self.at).map_or(self.length, |&(offset, _)| offset)
    }

    /// What has not been read.
    pub(crate) fn rest(&self) -> String {
        self.characters.iter().skip(self.at).map(|&(_, character)| character).collect()
    }

    pub(crate) fn skip_spaces(&mut self) {
        self.skip_spaces_and(&[]);
    }

    /// Passes spaces and any of these marks.
    pub(crate) fn skip_spaces_and(&mut self, marks: &[char]) {
        while self.peek().is_some_and(|character| character.is_whitespace() || marks.contains(&character)) {
            self.at += 1;
        }
    }

    /// Letters in a row, folded; empty when none stand here.
    pub(crate) fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(character) = self.peek().filter(|&character| is_letter(character)) {
            word.push(character);
            self.at += 1;
        }
        folded(&word)
    }

    /// Passes this mark if it stands here.
    pub(crate) fn takes_mark(&mut self, mark: char) -> bool {
        let stands_here = self.peek() == Some(mark);
        self.at += usize::from(stands_here);
        stands_here
    }

    /// Passes one of the phrases if it stands here, words parted by spaces or points; the first that fits.
    pub(crate) fn takes_phrase(&mut self, phrases: &[&[&str]]) -> bool {
        self.phrase_of(phrases.iter().map(|&phrase| (phrase, ()))).is_some()
    }

    /// Passes the first phrase that stands here and gives what it means.
    pub(crate) fn phrase_of<'p, T>(&mut self, phrases: impl Iterator<Item = (&'p [&'p str], T)>) -> Option<T> {
        let start = self.at;
        for (phrase, meaning) in phrases {
            self.at = start;
            let stands_here = phrase.iter().all(|&expected| {
                self.skip_spaces_and(&['.']);
                self.word() == expected
            });
            if stands_here {
                return Some(meaning);
            }
        }
        self.at = start;
        None
    }

    /// Passes a sign and says whether it was a minus.
    pub(crate) fn takes_minus(&mut self) -> bool {
        let is_negative = matches!(self.peek(), Some('-' | '−'));
        if is_negative || self.peek() == Some('+') {
            self.at += 1;
        }
        is_negative
    }

    /// Digits, thousands grouped by spaces, and decimals behind a point or a comma.
    pub(crate) fn number(&mut self) -> Result<Decimal, NumberProblem> {
        let mut number = Decimal { digits: 0, whole_digits: 0, decimals: 0 };
        if self.digit_ahead(0).is_none() {
            return Err(NumberProblem::Expected);
        }
        loop {
            let group = self.digits_into(&mut number)?;
            number.whole_digits += group;
            let may_group = number.whole_digits == group && group <= 3 || group == 3;
            if may_group && self.three_digits_follow_a_space() {
                self.at += 1;
            } else {
                break;
            }
        }
        if let Some(mark @ ('.' | ',' | '٫')) = self.peek()
            && self.digit_ahead(1).is_some()
        {
            let comma_at = self.at;
            self.at += 1;
            // Never more than DIGITS_MAX.
            number.decimals = self.digits_into(&mut number)? as u32;
            if mark == ',' && number.decimals == 3 {
                self.at = comma_at;
                return Err(NumberProblem::AmbiguousComma);
            }
        }
        Ok(number)
    }

    fn three_digits_follow_a_space(&self) -> bool {
        self.peek().is_some_and(char::is_whitespace)
            && (1..=3).all(|count| self.digit_ahead(count).is_some())
            && self.digit_ahead(4).is_none()
    }

    fn digits_into(&mut self, number: &mut Decimal) -> Result<usize, NumberProblem> {
        let mut count = 0;
        while let Some(value) = self.digit_ahead(0) {
            if number.whole_digits + count == DIGITS_MAX {
                return Err(NumberProblem::TooLong);
            }
            number.digits = number.digits * 10 + u64::from(value);
            count += 1;
            self.at += 1;
        }
        Ok(count)
    }
}
