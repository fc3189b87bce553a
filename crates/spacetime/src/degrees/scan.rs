//! Cuts a written position into numbers, marks, letters and signs.
//!
//! Knows spellings, not what a sequence of them means.

use super::{Axis, DegreeProblem, Hemisphere, Sign, Unit};
use crate::text::{self, DIGITS_MAX, Decimal};
use alloc::vec::Vec;

/// One piece of the text and where it begins.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) offset: usize,
    pub(super) item: Item,
}

#[derive(Debug)]
pub(super) enum Item {
    Number(Decimal),
    Mark(Unit),
    Hemisphere(Hemisphere),
    Axis(Axis),
    Sign(Sign),
    /// Comma, semicolon or slash between the coordinates.
    Separator,
    /// Hyphen or colon between the numbers of one coordinate.
    Joint,
}

type Failure = (usize, DegreeProblem);

/// Cuts the text; spaces disappear.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Failure> {
    if let Some(offset) = text::too_long_at(text) {
        return Err((offset, DegreeProblem::TooLong));
    }
    if text.trim().is_empty() {
        return Err((0, DegreeProblem::Empty));
    }
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut scanner =
        Scanner { characters: &characters, at: 0, tokens: Vec::new(), decimal_mark: None, trouble_at: None };
    while let Some((offset, character)) = scanner.peek(0) {
        let item = scanner.item(character).map_err(|problem| (scanner.trouble_at.unwrap_or(offset), problem))?;
        if let Some(item) = item {
            scanner.tokens.push(Token { offset, item });
        }
    }
    Ok(scanner.tokens)
}

struct Scanner<'a> {
    characters: &'a [(usize, char)],
    at: usize,
    tokens: Vec<Token>,
    /// The decimal mark of the first number that has one; all others must have the same.
    decimal_mark: Option<char>,
    /// Trouble inside a number is shown where it lies, all else where its piece begins.
    trouble_at: Option<usize>,
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> Option<(usize, char)> {
        self.characters.get(self.at + ahead).copied()
    }

    fn character(&self, ahead: usize) -> Option<char> {
        self.peek(ahead).map(|(_, character)| character)
    }

    fn is_digit(&self, ahead: usize) -> bool {
        self.character(ahead).is_some_and(|character| text::digit(character).is_some())
    }

    /// Trouble at this very character.
    fn trouble<T>(&mut self, problem: DegreeProblem) -> Result<T, DegreeProblem> {
        self.trouble_at = self.peek(0).map(|(offset, _)| offset);
        Err(problem)
    }

    /// The next piece, or nothing for a space.
    fn item(&mut self, character: char) -> Result<Option<Item>, DegreeProblem> {
        if text::digit(character).is_some() {
            return self.number().map(|number| Some(Item::Number(number)));
        }
        if character.is_whitespace() {
            self.at += 1;
            return Ok(None);
        }
        if text::is_letter(character) && mark(character).is_none() {
            return self.word().map(Some);
        }
        if let Some(unit) = mark(character) {
            self.at += 1;
            // Two single quotes are a double one.
            if unit == Unit::Minute && self.character(0).and_then(mark) == Some(Unit::Minute) {
                self.at += 1;
                return Ok(Some(Item::Mark(Unit::Second)));
            }
            return Ok(Some(Item::Mark(unit)));
        }
        let item = match character {
            ',' | ';' | '/' | '|' | '،' | '؛' => Item::Separator,
            ':' if self.follows_number() && self.is_digit(1) => Item::Joint,
            '-' | '–' | '‐' | '‑' if self.joins_numbers() => Item::Joint,
            '+' if self.is_digit(1) => Item::Sign(Sign::Plus),
            '-' | '−' if self.is_digit(1) => Item::Sign(Sign::Minus),
            _ => return Err(DegreeProblem::UnexpectedCharacter),
        };
        self.at += 1;
        Ok(Some(item))
    }

    fn follows_number(&self) -> bool {
        self.at > 0 && self.character_before().is_some_and(|character| text::digit(character).is_some())
    }

    fn character_before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|before| self.characters.get(before)).map(|&(_, character)| character)
    }

    /// A hyphen between two digits joins `35-20-15`, unless the text began with a sign (ISO 6709: `+35.3376-040.1408`) or the
    /// number before has decimals, which ends a coordinate.
    fn joins_numbers(&self) -> bool {
        let before_is_whole =
            matches!(self.tokens.last(), Some(Token { item: Item::Number(number), .. }) if number.decimals == 0);
        let is_signed = self.tokens.iter().any(|token| matches!(token.item, Item::Sign(_)));
        self.follows_number() && self.is_digit(1) && before_is_whole && !is_signed
    }

    /// Digits with at most one decimal mark between two of them.
    fn number(&mut self) -> Result<Decimal, DegreeProblem> {
        let mut number = Decimal { digits: 0, whole_digits: 0, decimals: 0 };
        number.whole_digits = self.digits_into(&mut number, 0)?;
        let point = match self.character(0) {
            Some(point @ ('.' | ',' | '٫')) if self.is_digit(1) => point,
            _ => return Ok(number),
        };
        // `35.3376, 40,1408`: where the point is the decimal mark, this comma parts two numbers, or does it?
        if *self.decimal_mark.get_or_insert(point) != point {
            return self.trouble(DegreeProblem::AmbiguousComma);
        }
        self.at += 1;
        let whole_digits = number.whole_digits;
        let decimals = self.digits_into(&mut number, whole_digits)?;
        // At most DIGITS_MAX.
        number.decimals = decimals as u32;
        match self.character(0) {
            Some('.' | '٫') if self.is_digit(1) => self.trouble(DegreeProblem::SecondDecimalMark),
            // `35,33,40,14`: which comma is the decimal one? And `35,33.5`?
            Some(',') if self.is_digit(1) && point == ',' => self.trouble(DegreeProblem::AmbiguousComma),
            _ => Ok(number),
        }
    }

    fn digits_into(&mut self, number: &mut Decimal, already: usize) -> Result<usize, DegreeProblem> {
        let mut count = 0;
        while let Some(value) = self.character(0).and_then(text::digit) {
            if already + count == DIGITS_MAX {
                return self.trouble(DegreeProblem::NumberTooLong);
            }
            number.digits = number.digits * 10 + u64::from(value);
            count += 1;
            self.at += 1;
        }
        Ok(count)
    }

    /// A word, or two abbreviated with points: `с.ш.`, `с. ш.`.
    fn word(&mut self) -> Result<Item, DegreeProblem> {
        let word = self.letters();
        let folded = text::folded(&word);
        if let Some(first) = abbreviation_start(&folded) {
            // Look over points and spaces for the second half.
            let back = self.at;
            self.skip_point_and_spaces();
            let second = text::folded(&self.letters());
            if let Some(hemisphere) = abbreviation(first, &second) {
                self.skip_point();
                return Ok(Item::Hemisphere(hemisphere));
            }
            self.at = back;
        }
        let item = match hemisphere_letter(&word)? {
            Some(hemisphere) => Item::Hemisphere(hemisphere),
            None => word_item(&folded).ok_or(DegreeProblem::UnknownWord)?,
        };
        match &item {
            // `град.` and `lat.` take their point with them, `lat:` its colon; `35N.` does not.
            Item::Mark(_) => self.skip_point(),
            Item::Axis(_) if matches!(self.character(0), Some('.' | ':' | '=')) => self.at += 1,
            Item::Axis(_) | Item::Number(_) | Item::Hemisphere(_) | Item::Sign(_) | Item::Separator | Item::Joint => {}
        }
        self.join_long_form(item)
    }

    /// `северной широты`: the second word repeats what the first one says.
    fn join_long_form(&mut self, item: Item) -> Result<Item, DegreeProblem> {
        let Item::Hemisphere(hemisphere) = item else { return Ok(item) };
        let back = self.at;
        self.skip_point_and_spaces();
        let second = text::folded(&self.letters());
        let repeats = match second.as_str() {
            "широты" | "широта" | "latitude" => hemisphere.axis() == Axis::Latitude,
            "долготы" | "долгота" | "longitude" => hemisphere.axis() == Axis::Longitude,
            _ => false,
        };
        if !repeats {
            self.at = back;
        }
        Ok(item)
    }

    fn letters(&mut self) -> alloc::string::String {
        let mut word = alloc::string::String::new();
        while let Some(character) =
            self.character(0).filter(|&character| text::is_letter(character) && mark(character).is_none())
        {
            word.push(character);
            self.at += 1;
        }
        word
    }

    fn skip_point(&mut self) {
        if self.character(0) == Some('.') {
            self.at += 1;
        }
    }

    fn skip_point_and_spaces(&mut self) {
        self.skip_point();
        while self.character(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }
}

/// The marks of degrees, minutes and seconds, with the characters that keyboards and typesetters put in their place.
fn mark(character: char) -> Option<Unit> {
    match character {
        '°' | 'º' | '˚' | '∘' | '⁰' => Some(Unit::Degree),
        '\'' | '′' | '’' | '‘' | 'ʹ' | 'ʼ' | '´' | '`' | '＇' | '‛' => Some(Unit::Minute),
        '"' | '″' | '”' | '“' | 'ʺ' | '„' | '‟' | '＂' | '˝' => Some(Unit::Second),
        _ => None,
    }
}

/// The first half of `с.ш.` and its like; a Latin `c` in its place is the commonest slip of the keyboard.
fn abbreviation_start(word: &str) -> Option<char> {
    match word {
        "с" | "c" => Some('с'),
        "ю" => Some('ю'),
        "в" => Some('в'),
        "з" => Some('з'),
        _ => None,
    }
}

fn abbreviation(first: char, second: &str) -> Option<Hemisphere> {
    match (first, second) {
        ('с', "ш") => Some(Hemisphere::North),
        ('ю', "ш") => Some(Hemisphere::South),
        ('в', "д") => Some(Hemisphere::East),
        ('з', "д") => Some(Hemisphere::West),
        _ => None,
    }
}

/// Single letters. Capitals only where the small letter has a second meaning.
fn hemisphere_letter(word: &str) -> Result<Option<Hemisphere>, DegreeProblem> {
    Ok(match word {
        "N" | "n" | "С" | "ش" => Some(Hemisphere::North),
        "S" | "Ю" | "ю" | "ج" => Some(Hemisphere::South),
        // The last but two is the Cyrillic letter that looks like E; it has no meaning of its own here.
        "E" | "e" | "Е" | "В" | "ق" => Some(Hemisphere::East),
        "W" | "w" | "З" | "غ" => Some(Hemisphere::West),
        "O" | "o" | "О" | "о" | "s" | "с" | "в" | "з" | "c" | "C" => return Err(DegreeProblem::AmbiguousLetter),
        _ => None,
    })
}

/// Whole words, in the folded form.
fn word_item(folded: &str) -> Option<Item> {
    Some(match folded {
        "north" | "northern" | "сш" | "cш" | "север" | "северной" | "северная" | "сев" | "شمال" | "شمالا" => {
            Item::Hemisphere(Hemisphere::North)
        }
        "south" | "southern" | "юш" | "юг" | "южной" | "южная" | "юж" | "جنوب" | "جنوبا" => {
            Item::Hemisphere(Hemisphere::South)
        }
        "east" | "eastern" | "вд" | "восток" | "восточной" | "восточная" | "вост" | "شرق" | "شرقا" => {
            Item::Hemisphere(Hemisphere::East)
        }
        "west" | "western" | "зд" | "запад" | "западной" | "западная" | "зап" | "غرب" | "غربا" => {
            Item::Hemisphere(Hemisphere::West)
        }
        "lat" | "latitude" | "широта" | "шир" => Item::Axis(Axis::Latitude),
        "lon" | "long" | "longitude" | "долгота" | "долг" => Item::Axis(Axis::Longitude),
        "deg" | "degree" | "degrees" | "град" | "градус" | "градуса" | "градусов" => {
            Item::Mark(Unit::Degree)
        }
        "min" | "minute" | "minutes" | "мин" | "минута" | "минуты" | "минут" => {
            Item::Mark(Unit::Minute)
        }
        "sec" | "second" | "seconds" | "сек" | "секунда" | "секунды" | "секунд" => {
            Item::Mark(Unit::Second)
        }
        _ => return None,
    })
}
