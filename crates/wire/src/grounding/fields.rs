//! Members of a JSON object, each with its path when it is not as it should be.

use serde_json::{Map, Value};
use spacetime::{Instant, Position};

/// Why a member cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FieldError {
    /// It is not there.
    Missing { path: String },
    /// It is not what is expected there.
    Value { path: String, found: String, expected: &'static str },
    /// It is none of those known.
    Unknown { path: String, known: String },
}

/// An object with its path.
pub(super) struct Fields<'a> {
    pub(super) members: &'a Map<String, Value>,
    pub(super) path: String,
}

const FOUND_MAX: usize = 40;

/// The value as it stands, cut short, without what would move a reader's terminal.
fn found(value: &Value) -> String {
    value.to_string().chars().take(FOUND_MAX).map(|letter| if is_hidden(letter) { '·' } else { letter }).collect()
}

/// True for what no name needs and what can make a text read otherwise than it is: control characters, and marks of direction and of lines.
pub(super) fn is_hidden(letter: char) -> bool {
    let is_mark = matches!(letter,
        '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    letter.is_control() || is_mark
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: &'a Value, path: impl Into<String>) -> Result<Self, FieldError> {
        let path = path.into();
        match value.as_object() {
            Some(members) => Ok(Self { members, path }),
            None => Err(FieldError::Value { path, found: found(value), expected: "{ }" }),
        }
    }

    pub(super) fn place(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub(super) fn refuse_unknown(&self, known: &[&str]) -> Result<(), FieldError> {
        match self.members.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(FieldError::Unknown { path: self.place(key), known: known.join(", ") }),
            None => Ok(()),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        self.members.get(key).filter(|value| !value.is_null())
    }

    pub(super) fn must(&self, key: &str) -> Result<&'a Value, FieldError> {
        self.get(key).ok_or_else(|| FieldError::Missing { path: self.place(key) })
    }

    pub(super) fn wrong(&self, key: &str, expected: &'static str) -> FieldError {
        let value = self.members.get(key).map_or_else(String::new, found);
        FieldError::Value { path: self.place(key), found: value, expected }
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<&'a str>, FieldError> {
        let plain = |value: &'a Value| value.as_str().filter(|text| !text.chars().any(is_hidden));
        self.get(key).map(|value| plain(value).ok_or_else(|| self.wrong(key, "\"text\""))).transpose()
    }

    pub(super) fn must_text(&self, key: &str) -> Result<&'a str, FieldError> {
        self.must(key)?;
        self.text(key)?.filter(|text| !text.trim().is_empty()).ok_or_else(|| self.wrong(key, "\"text\""))
    }

    pub(super) fn whole(&self, key: &str) -> Result<Option<i64>, FieldError> {
        self.get(key).map(|value| value.as_i64().ok_or_else(|| self.wrong(key, "0, 1, 2 …"))).transpose()
    }

    pub(super) fn must_whole(&self, key: &str) -> Result<i64, FieldError> {
        self.must(key)?;
        self.whole(key)?.ok_or_else(|| self.wrong(key, "0, 1, 2 …"))
    }

    pub(super) fn moment(&self, key: &str) -> Result<Option<Instant>, FieldError> {
        let read = |text: &str| {
            spacetime::parse_moment(text)
                .map(|read| read.instant)
                .map_err(|_| self.wrong(key, "\"2016-09-20T08:00:00Z\""))
        };
        self.text(key)?.map(read).transpose()
    }

    pub(super) fn must_moment(&self, key: &str) -> Result<Instant, FieldError> {
        self.must(key)?;
        self.moment(key)?.ok_or_else(|| self.wrong(key, "\"2016-09-20T08:00:00Z\""))
    }

    pub(super) fn list(&self, key: &str) -> Result<&'a [Value], FieldError> {
        let Some(value) = self.get(key) else { return Ok(&[]) };
        value.as_array().map(Vec::as_slice).ok_or_else(|| self.wrong(key, "[ ]"))
    }

    /// A list of texts, each read.
    pub(super) fn texts<Read>(
        &self,
        key: &str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<Read>,
    ) -> Result<Vec<Read>, FieldError> {
        let one = |(number, value): (usize, &Value)| {
            let wrong =
                || FieldError::Value { path: format!("{}[{number}]", self.place(key)), found: found(value), expected };
            value.as_str().and_then(&read).ok_or_else(wrong)
        };
        self.list(key)?.iter().enumerate().map(one).collect()
    }

    /// A position with the members `lat` and `lon`, decimal degrees.
    pub(super) fn position(&self) -> Result<Position, FieldError> {
        self.refuse_unknown(&["lat", "lon"])?;
        let degrees = |key: &str, limit: f64, expected| {
            let number = self.must(key)?.as_f64().filter(|number| number.abs() <= limit);
            number.map(|number| (number * 1e7).round() as i32).ok_or_else(|| self.wrong(key, expected))
        };
        let (latitude, longitude) = (degrees("lat", 90.0, "-90 … 90")?, degrees("lon", 180.0, "-180 … 180")?);
        Position::from_e7(latitude, longitude).map_err(|_| self.wrong("lat", "-90 … 90"))
    }
}
