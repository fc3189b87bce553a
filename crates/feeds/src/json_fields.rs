//! Takes the members of one JSON record by name, each by itself, so that one that cannot be meant costs itself alone. Knows no format.

use serde_json::{Map, Value};

use crate::problem::Problem;

/// Reads a record. `NaN` and `Infinity`, which some writers let out though JSON has neither, are taken for nothing.
pub(crate) fn read(record: &[u8]) -> Option<Value> {
    match serde_json::from_slice(record) {
        Ok(value) => Some(value),
        Err(_) => {
            let text = core::str::from_utf8(record).ok()?;
            let mended = ["-Infinity", "Infinity", "NaN"].iter().fold(text.to_owned(), |text, word| {
                // Only where a value stands: after a colon, a comma or a bracket.
                [':', ',', '['].iter().fold(text, |text, before| {
                    text.replace(&format!("{before} {word}"), &format!("{before}null"))
                        .replace(&format!("{before}{word}"), &format!("{before}null"))
                })
            });
            serde_json::from_str(&mended).ok()
        }
    }
}

/// The members of a record, and what was wrong with them.
pub(crate) struct Fields<'v> {
    members: &'v Map<String, Value>,
    pub(crate) wrong: Vec<(Problem, &'static str)>,
}

impl<'v> Fields<'v> {
    pub(crate) const fn of(members: &'v Map<String, Value>) -> Self {
        Self { members, wrong: Vec::new() }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'v Value> {
        self.members.get(name).filter(|value| !value.is_null())
    }

    /// A number, converted.
    pub(crate) fn number<T>(
        &mut self,
        name: &'static str,
        expected: &'static str,
        convert: impl Fn(f64) -> Option<T>,
    ) -> Option<T> {
        let value = self.get(name)?;
        let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
        self.or_wrong(number.and_then(convert), value, name, expected)
    }

    /// A text, converted; a text of blanks is none.
    pub(crate) fn text<T>(
        &mut self,
        name: &'static str,
        expected: &'static str,
        convert: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.get(name)?;
        let text = value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_owned());
        if text.is_empty() { None } else { self.or_wrong(convert(&text), value, name, expected) }
    }

    /// Whether a flag is set: `true`, or a number that is not 0.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        let value = self.get(name)?;
        value.as_bool().or_else(|| value.as_f64().map(|number| number != 0.0))
    }

    fn or_wrong<T>(&mut self, read: Option<T>, value: &Value, name: &'static str, expected: &'static str) -> Option<T> {
        if read.is_none() {
            self.wrong.push((Problem::value(value.to_string().as_bytes(), expected), name));
        }
        read
    }
}
