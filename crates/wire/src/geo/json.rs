//! JSON as the world writes it (RFC 8259), into a tree with byte offsets: white space, fractions and any order of keys are welcome.
//!
//! Unlike [`crate::json`], which reads signed bytes. Numbers stay text until someone says in which unit they are meant. Must not know what
//! keys mean.
use super::{DEPTH_MAX, FILE_BYTES_MAX, GeoError, GeoProblem, VALUES_MAX};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A value and where it stands.
pub(super) struct Node<'a> {
    pub(super) offset: usize,
    pub(super) value: Value<'a>,
}

/// A JSON value.
pub(super) enum Value<'a> {
    Null,
    Bool,
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

/// Reads one value that fills the bytes.
pub(super) fn parse(bytes: &[u8]) -> Result<Node<'_>, GeoError> {
    let source = utf8(bytes)?;
    let mut reader = Reader { source, offset: 0, values: 0 };
    let node = reader.value(0)?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(node),
        Some(_) => Err(reader.fault(GeoProblem::Syntax { expected: "EOF" })),
    }
}

/// The text of a file within the limit.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, GeoError> {
    if bytes.len() > FILE_BYTES_MAX {
        let problem = GeoProblem::TooLong { bytes: bytes.len(), limit: FILE_BYTES_MAX };
        return Err(GeoError::new("", FILE_BYTES_MAX, problem));
    }
    let source = str::from_utf8(bytes).map_err(|error| GeoError::new("", error.valid_up_to(), GeoProblem::NotUtf8))?;
    if source.starts_with('\u{feff}') {
        return Err(GeoError::new("", 0, GeoProblem::NotUtf8));
    }
    Ok(source)
}

struct Reader<'a> {
    source: &'a str,
    offset: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn fault(&self, problem: GeoProblem) -> GeoError {
        GeoError::new("", self.offset, problem)
    }

    fn expected(&self, expected: &'static str) -> GeoError {
        self.fault(GeoProblem::Syntax { expected })
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.offset).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.offset += 1;
        }
    }

    /// Takes a byte if it is next.
    fn takes(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.offset += 1)
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, GeoError> {
        self.skip_space();
        self.values += 1;
        if self.values > VALUES_MAX {
            return Err(self.fault(GeoProblem::TooMany { limit: VALUES_MAX }));
        }
        if depth >= DEPTH_MAX {
            return Err(self.fault(GeoProblem::TooDeep { limit: DEPTH_MAX }));
        }
        let offset = self.offset;
        let value = match self.peek() {
            Some(b'{') => Value::Object(self.object(depth)?),
            Some(b'[') => Value::List(self.list(depth)?),
            Some(b'"') => Value::Text(self.text()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            Some(b't') => self.word("true", Value::Bool)?,
            Some(b'f') => self.word("false", Value::Bool)?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(_) | None => return Err(self.expected("JSON")),
        };
        Ok(Node { offset, value })
    }

    fn word(&mut self, word: &'static str, value: Value<'a>) -> Result<Value<'a>, GeoError> {
        if !self.source.get(self.offset..).is_some_and(|rest| rest.starts_with(word)) {
            return Err(self.expected(word));
        }
        self.offset += word.len();
        Ok(value)
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node<'a>>, GeoError> {
        self.offset += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.takes(b']').is_some() {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.takes(b']').is_some() {
                return Ok(items);
            }
            self.takes(b',').ok_or_else(|| self.expected(", ]"))?;
        }
    }

    fn object(&mut self, depth: usize) -> Result<Vec<(Cow<'a, str>, Node<'a>)>, GeoError> {
        self.offset += 1;
        let mut members = Vec::new();
        let mut keys = BTreeSet::new();
        self.skip_space();
        if self.takes(b'}').is_some() {
            return Ok(members);
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(self.expected("\""));
            }
            let offset = self.offset;
            let key = self.text()?;
            if !keys.insert(key.clone()) {
                return Err(GeoError::new("", offset, GeoProblem::KeyTwice { key: shortened(&key) }));
            }
            self.skip_space();
            self.takes(b':').ok_or_else(|| self.expected(":"))?;
            members.push((key, self.value(depth + 1)?));
            self.skip_space();
            if self.takes(b'}').is_some() {
                return Ok(members);
            }
            self.takes(b',').ok_or_else(|| self.expected(", }"))?;
        }
    }

    fn digits(&mut self) -> Result<usize, GeoError> {
        let start = self.offset;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.offset += 1;
        }
        if self.offset == start { Err(self.expected("0-9")) } else { Ok(self.offset - start) }
    }

    fn number(&mut self) -> Result<&'a str, GeoError> {
        let start = self.offset;
        self.takes(b'-');
        let leading_nought = self.peek() == Some(b'0');
        if self.digits()? > 1 && leading_nought {
            return Err(GeoError::new("", start, GeoProblem::Syntax { expected: "0" }));
        }
        if self.takes(b'.').is_some() {
            self.digits()?;
        }
        if self.takes(b'e').or_else(|| self.takes(b'E')).is_some() {
            self.takes(b'+').or_else(|| self.takes(b'-'));
            self.digits()?;
        }
        self.source.get(start..self.offset).ok_or_else(|| self.expected("0-9"))
    }

    fn text(&mut self) -> Result<Cow<'a, str>, GeoError> {
        self.offset += 1;
        let start = self.offset;
        let rest = self.source.get(start..).unwrap_or_default();
        let end = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\');
        match end.and_then(|end| Some((end, rest.as_bytes().get(end)?))) {
            Some((end, b'"')) => {
                self.offset = start + end + 1;
                rest.get(..end).map(Cow::Borrowed).ok_or_else(|| self.expected("\""))
            }
            Some((_, b'\\')) => self.escaped_text().map(Cow::Owned),
            Some((end, _)) => {
                self.offset = start + end;
                Err(self.expected("\\u"))
            }
            None => {
                self.offset = self.source.len();
                Err(self.expected("\""))
            }
        }
    }

    fn escaped_text(&mut self) -> Result<String, GeoError> {
        let mut text = String::new();
        loop {
            let character = self.source.get(self.offset..).and_then(|rest| rest.chars().next());
            match character {
                None => return Err(self.expected("\"")),
                Some('"') => {
                    self.offset += 1;
                    return Ok(text);
                }
                Some('\\') => text.push(self.escape()?),
                Some('\u{0}'..='\u{1f}') => return Err(self.expected("\\u")),
                Some(other) => {
                    self.offset += other.len_utf8();
                    text.push(other);
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, GeoError> {
        let kind = self.source.as_bytes().get(self.offset + 1).copied();
        let character = match kind {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.long_escape(),
            Some(_) | None => return Err(self.expected("\\u")),
        };
        self.offset += 2;
        Ok(character)
    }

    fn long_escape(&mut self) -> Result<char, GeoError> {
        let high = self.code_unit().ok_or_else(|| self.expected("\\u"))?;
        let code = if (0xd800..0xdc00).contains(&high) {
            let low =
                self.code_unit().filter(|low| (0xdc00..0xe000).contains(low)).ok_or_else(|| self.expected("\\u"))?;
            0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)
        } else {
            high
        };
        // A lone low half is no character.
        char::from_u32(code).ok_or_else(|| self.expected("\\u"))
    }

    /// The code unit of a `\u` escape, which is taken.
    fn code_unit(&mut self) -> Option<u32> {
        let digits = self.source.get(self.offset..self.offset.checked_add(6)?)?.strip_prefix("\\u")?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        self.offset += 6;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// As much of a foreign text as a message can bear.
pub(super) fn shortened(text: &str) -> String {
    text.chars().filter(|character| !character.is_control()).take(40).collect()
}
