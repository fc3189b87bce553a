//! Just enough JSON (RFC 8259) to read a feature collection: no numbers, they stay as written.
//!
//! Nesting is limited, so that no input exhausts the stack. Knows no feature.

use crate::gazetteer::{TableError, TableProblem};
use alloc::string::String;
use alloc::vec::Vec;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A string, or a number as it is written.
    Scalar(String),
    /// `null`, `true` or `false`: nothing that a table needs.
    Nothing,
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            Self::Scalar(_) | Self::Nothing | Self::List(_) => None,
        }
    }

    pub(super) fn member_ignoring_case(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
            }
            Self::Scalar(_) | Self::Nothing | Self::List(_) => None,
        }
    }

    pub(super) fn scalar(&self) -> Option<&str> {
        match self {
            Self::Scalar(text) => Some(text),
            Self::Nothing | Self::List(_) | Self::Object(_) => None,
        }
    }
}

/// Deeper nesting is refused; a feature collection of points needs five levels.
const DEPTH_MAX: usize = 16;

/// Reads a document.
pub(super) fn read(text: &str) -> Result<Value, TableError> {
    let mut reader = Reader { text, rest: text };
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.rest.is_empty() { Ok(value) } else { Err(reader.wrong(TableProblem::Json)) }
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

impl Reader<'_> {
    fn wrong(&self, problem: TableProblem) -> TableError {
        let before = self.text.get(..self.text.len() - self.rest.len()).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |tail| tail.chars().count()) + 1;
        TableError::new(line, column, problem)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, token: &str) -> bool {
        self.skip_space();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, token: &str) -> Result<(), TableError> {
        if self.take(token) { Ok(()) } else { Err(self.wrong(TableProblem::Json)) }
    }

    fn value(&mut self, depth: usize) -> Result<Value, TableError> {
        if depth > DEPTH_MAX {
            return Err(self.wrong(TableProblem::JsonTooDeep));
        }
        self.skip_space();
        if self.rest.starts_with('"') {
            return Ok(Value::Scalar(self.string()?));
        }
        if self.take("{") {
            let mut members = Vec::new();
            if self.take("}") {
                return Ok(Value::Object(members));
            }
            loop {
                self.skip_space();
                let key = self.string()?;
                self.expect(":")?;
                members.push((key, self.value(depth + 1)?));
                if !self.take(",") {
                    self.expect("}")?;
                    return Ok(Value::Object(members));
                }
            }
        }
        if self.take("[") {
            let mut values = Vec::new();
            if self.take("]") {
                return Ok(Value::List(values));
            }
            loop {
                values.push(self.value(depth + 1)?);
                if !self.take(",") {
                    self.expect("]")?;
                    return Ok(Value::List(values));
                }
            }
        }
        for word in ["null", "true", "false"] {
            if self.take(word) {
                return Ok(Value::Nothing);
            }
        }
        let end = self.rest.find(|letter: char| !matches!(letter, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'));
        let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if number.is_empty() {
            return Err(self.wrong(TableProblem::Json));
        }
        self.rest = rest;
        Ok(Value::Scalar(number.into()))
    }

    fn string(&mut self) -> Result<String, TableError> {
        self.expect("\"")?;
        let mut text = String::new();
        let mut letters = self.rest.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.rest = self.rest.get(at + 1..).unwrap_or_default();
                    return Ok(text);
                }
                '\\' => {
                    let escaped = letters.next().map(|(_, escaped)| escaped);
                    match escaped {
                        Some('n' | 'r' | 't' | 'b' | 'f') => text.push(' '),
                        Some('u') => {
                            let mut unit = || {
                                (0..4).try_fold(0_u32, |sum, _| {
                                    letters
                                        .next()
                                        .and_then(|(_, digit)| digit.to_digit(16))
                                        .map(|digit| sum * 16 + digit)
                                })
                            };
                            let Some(unit) = unit() else { return Err(self.wrong(TableProblem::Json)) };
                            // Halves of pairs are letters of no script of ours.
                            text.push(char::from_u32(unit).unwrap_or('\u{fffd}'));
                        }
                        Some(other) => text.push(other),
                        None => break,
                    }
                }
                other => text.push(other),
            }
        }
        Err(self.wrong(TableProblem::Json))
    }
}
