//! Every way to read one part of a name: the row, the column, the number or letter behind it, the quarters.
//!
//! Knows letters and what they look like, not where a sheet lies.

use super::scan::{Item, Token};
use super::{Part, QUARTERS, ROWS, SheetChoice, SheetProblem, SheetScale, Way, roman};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

type Failure = (usize, SheetProblem);

/// Rows from the equator, from 0. Letters beyond `O` are rows of doubled sheets.
pub(super) fn rows(token: &Token) -> Result<Vec<Way<i32>>, Failure> {
    let fail = |problem| Err((token.offset, problem));
    let letter = match &token.item {
        Item::Number { value: 1, digits: 1 } => {
            return Ok(vec![Way::open(0, SheetChoice::OneIsRowA), Way::open(8, SheetChoice::OneIsRowI)]);
        }
        Item::Number { value: 16..=23, .. } => return fail(SheetProblem::DoubledSheets),
        Item::Number { value, digits: 1 | 2 } if (1..=15).contains(value) => {
            return Ok(vec![Way::sure(*value as i32 - 1)]);
        }
        Item::Number { .. } => return fail(SheetProblem::RowExpected),
        Item::Letters(word) => match single(word) {
            Some(letter) => letter,
            None => return fail(SheetProblem::UnknownWord),
        },
    };
    let row = |letter: char| ROWS.chars().position(|row| row == letter).map(|index| index as i32);
    let by_shape = match letter {
        'l' => {
            return Ok(vec![Way::open(11, SheetChoice::SmallLIsRowL), Way::open(8, SheetChoice::SmallLIsRowI)]);
        }
        'Н' | 'н' => {
            return Ok(vec![Way::open(7, SheetChoice::CyrillicEnIsRowH), Way::open(13, SheetChoice::CyrillicEnIsRowN)]);
        }
        'А' | 'а' => 'A',
        'В' | 'в' => 'B',
        'С' | 'с' => 'C',
        'Е' | 'е' => 'E',
        'І' | 'і' | 'Ӏ' => 'I',
        'Ј' | 'ј' => 'J',
        'К' | 'к' => 'K',
        'М' | 'м' => 'M',
        'О' | 'о' => 'O',
        // By shape rows P and T, by sound R and T: all beyond 60 degrees.
        'Р' | 'р' | 'Т' | 'т' => 'P',
        other => other.to_ascii_uppercase(),
    };
    match row(by_shape) {
        Some(index) => Ok(vec![Way::sure(index)]),
        None if by_shape.is_ascii_uppercase() && by_shape <= 'V' => fail(SheetProblem::DoubledSheets),
        None => fail(SheetProblem::RowExpected),
    }
}

/// The column, from 0 at the antimeridian.
pub(super) fn column(token: Option<&Token>, end: usize) -> Result<i32, Failure> {
    match token {
        Some(Token { item: Item::Number { value, digits: 1..=3 }, .. }) if (1..=60).contains(value) => {
            Ok(*value as i32 - 1)
        }
        Some(token) => Err((token.offset, SheetProblem::ColumnExpected)),
        None => Err((end, SheetProblem::ColumnExpected)),
    }
}

/// What stands behind the column and tells the scale: a capital, a Roman numeral, a number.
pub(super) fn parts(token: &Token, is_in_digits: bool, goes_on: bool) -> Result<Vec<Way<Part>>, Failure> {
    let part = |scale, number: u32| Part { scale, index: number as i32 - 1 };
    let fail = Err((token.offset, SheetProblem::PartUnknown));
    match &token.item {
        Item::Number { value, digits } if (1..=144).contains(value) && *digits <= 3 => {
            let hundred = part(SheetScale::Thousand100, *value);
            // Three digits, more than 36, or quarters behind: nothing but 1:100,000 is written so.
            if *digits == 3 || *value > 36 || goes_on {
                return Ok(vec![Way::sure(hundred)]);
            }
            let mut ways = vec![
                Way::open(hundred, SheetChoice::ArabicIsHundredThousand),
                Way::open(part(SheetScale::Thousand200, *value), SheetChoice::ArabicIsTwoHundredThousand),
            ];
            if *digits == 1 && *value <= 4 {
                let five_hundred = part(SheetScale::Thousand500, *value);
                // Behind a row in letters, a quarter in letters is to be expected.
                let way = if is_in_digits { Way::open } else { Way::slip };
                ways.push(way(five_hundred, SheetChoice::DigitIsFiveHundredThousand));
            }
            Ok(ways)
        }
        Item::Letters(word) => {
            let mut ways = Vec::new();
            let shape = roman_shape(word);
            if let Some(number) = (1..=36).find(|&number| roman(number) == shape) {
                ways.push(Way::sure(part(SheetScale::Thousand200, number)));
                // `I`, `II`, `III` look like ones typed in another face.
                let ones = match number {
                    1 => Some(1),
                    2 => Some(11),
                    3 => Some(111),
                    _ => None,
                };
                if let Some(ones) = ones {
                    ways.push(Way::slip(part(SheetScale::Thousand100, ones), SheetChoice::RomanIsOnes));
                }
            }
            let is_roman = !ways.is_empty();
            if let Some(letter) = single(word) {
                for quarter in quarter_letter(letter) {
                    let five_hundred = Part { scale: SheetScale::Thousand500, index: quarter.value };
                    ways.push(if is_roman {
                        Way::slip(five_hundred, SheetChoice::LatinVIsThird)
                    } else {
                        Way { value: five_hundred, choice: quarter.choice, rank: quarter.rank }
                    });
                }
            }
            if ways.is_empty() { fail } else { Ok(ways) }
        }
        Item::Number { .. } => fail,
    }
}

/// Quarters of quarters behind a 1:100,000 sheet, each with its ways, from 0 in reading order. `Бв` is two of them.
pub(super) fn quarters(tokens: &[&Token]) -> Result<Vec<Vec<Way<i32>>>, Failure> {
    let mut quarters = Vec::new();
    for token in tokens {
        let fail = |problem| Err((token.offset, problem));
        let ways: Vec<Vec<Way<i32>>> = match &token.item {
            Item::Number { value, digits: 1 } if (1..=4).contains(value) => vec![vec![Way::sure(*value as i32 - 1)]],
            Item::Letters(word) if word.chars().count() <= 2 => word.chars().map(quarter_letter).collect(),
            Item::Letters(_) | Item::Number { .. } => return fail(SheetProblem::QuarterUnknown),
        };
        let is_letters = matches!(token.item, Item::Letters(_));
        for way in ways {
            // The fourth part of a 1:25,000 sheet is a digit, never a letter.
            if way.is_empty() || is_letters && quarters.len() == 2 {
                return fail(SheetProblem::QuarterUnknown);
            }
            if quarters.len() == 3 {
                return fail(SheetProblem::TooManyParts);
            }
            quarters.push(way);
        }
    }
    Ok(quarters)
}

/// Quarters in Cyrillic, in the two Latin replacements (A B V G and A B C D), and by shape; empty for other letters.
fn quarter_letter(letter: char) -> Vec<Way<i32>> {
    let capital: char = letter.to_uppercase().next().unwrap_or(letter);
    if let Some(index) = QUARTERS.chars().position(|quarter| quarter == capital) {
        return vec![Way::sure(index as i32)];
    }
    match capital {
        'A' => vec![Way::sure(0)],
        'B' => vec![Way::open(1, SheetChoice::LatinBIsSecond), Way::open(2, SheetChoice::LatinBIsThird)],
        // The fifth is Cyrillic, in the place of the Latin one.
        'C' | 'V' | 'С' => vec![Way::sure(2)],
        'D' | 'G' => vec![Way::sure(3)],
        _ => Vec::new(),
    }
}

/// A word with every letter that looks like a Roman numeral turned into it; other letters stay, and fit no numeral.
fn roman_shape(word: &str) -> String {
    let mut shape = String::new();
    for letter in word.chars() {
        match letter {
            'I' | 'i' | 'l' | 'І' | 'і' | 'Ӏ' | 'ӏ' => shape.push('I'),
            'V' | 'v' | 'Ѵ' | 'ѵ' => shape.push('V'),
            'X' | 'x' | 'Х' | 'х' => shape.push('X'),
            // The block of ready-made numerals, capital and small, one to twelve.
            'Ⅰ'..='Ⅻ' => shape.push_str(&roman(letter as u32 - 'Ⅰ' as u32 + 1)),
            'ⅰ'..='ⅻ' => shape.push_str(&roman(letter as u32 - 'ⅰ' as u32 + 1)),
            other => shape.push(other),
        }
    }
    shape
}

fn single(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|_| letters.next().is_none())
}
