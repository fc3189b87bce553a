//! Reads strict JSON into a tree with byte offsets, once, without ever looking back.
//!
//! Order of the checks: length, UTF-8, then whatever breaks first from left to right. Must not know what keys mean.
use super::{DEPTH_MAX, INTEGER_MAX, Member, Node, Value, text};
use crate::error::{Part, RecordError, Rule};
use std::borrow::Cow;
use std::cmp::Ordering;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Reads one value that fills the bytes.
///
/// # Errors
/// The first rule of form that is broken, with its byte.
pub fn parse(bytes: &[u8], part: Part, limit_bytes: usize) -> Result<Node<'_>, RecordError> {
    if bytes.len() > limit_bytes {
        return Err(RecordError::new(part, limit_bytes, Rule::TooLong { limit_bytes, bytes: bytes.len() }));
    }
    let source = str::from_utf8(bytes).map_err(|error| RecordError::new(part, error.valid_up_to(), Rule::NotUtf8))?;
    if source.starts_with('\u{feff}') {
        return Err(RecordError::new(part, 0, Rule::ByteOrderMark));
    }
    let mut reader = Reader { source, offset: 0, part };
    let node = reader.value(0)?;
    match reader.peek() {
        None => Ok(node),
        Some(byte) if is_whitespace(byte) => Err(reader.fault(Rule::Whitespace)),
        Some(_) => Err(reader.fault(Rule::Trailing)),
    }
}

struct Reader<'a> {
    source: &'a str,
    offset: usize,
    part: Part,
}

impl<'a> Reader<'a> {
    fn fault(&self, rule: Rule) -> RecordError {
        self.fault_at(self.offset, rule)
    }

    fn fault_at(&self, offset: usize, rule: Rule) -> RecordError {
        RecordError::new(self.part, offset, rule)
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.offset).copied()
    }

    /// The fault of a byte that is not what was expected.
    fn unexpected(&self, expected: &'static str) -> RecordError {
        match self.peek() {
            None => self.fault(Rule::Truncated),
            Some(byte) if is_whitespace(byte) => self.fault(Rule::Whitespace),
            Some(_) => self.fault(Rule::Syntax { expected }),
        }
    }

    fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), RecordError> {
        if self.peek() != Some(byte) {
            return Err(self.unexpected(expected));
        }
        self.offset += 1;
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, RecordError> {
        let offset = self.offset;
        let value = match self.peek() {
            Some(b'{') => Value::Object(self.object(depth)?),
            Some(b'[') => Value::List(self.list(depth)?),
            Some(b'"') => Value::Text(self.text()?),
            Some(b'-' | b'0'..=b'9') => Value::Integer(self.integer()?),
            Some(b'+') => return Err(self.fault(Rule::NumberLeadingZero)),
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(_) | None => return Err(self.unexpected("value")),
        };
        Ok(Node { offset, value })
    }

    fn word(&mut self, word: &'static str, value: Value<'a>) -> Result<Value<'a>, RecordError> {
        for byte in word.bytes() {
            self.expect(byte, word)?;
        }
        Ok(value)
    }

    fn enter(&mut self, depth: usize) -> Result<(), RecordError> {
        if depth >= DEPTH_MAX {
            return Err(self.fault(Rule::TooDeep { limit: DEPTH_MAX }));
        }
        self.offset += 1;
        Ok(())
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node<'a>>, RecordError> {
        self.enter(depth)?;
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.offset += 1;
            return Ok(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            match self.peek() {
                Some(b',') => self.offset += 1,
                Some(b']') => {
                    self.offset += 1;
                    return Ok(items);
                }
                Some(_) | None => return Err(self.unexpected(", ]")),
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Vec<Member<'a>>, RecordError> {
        self.enter(depth)?;
        let mut members: Vec<Member<'a>> = Vec::new();
        if self.peek() == Some(b'}') {
            self.offset += 1;
            return Ok(members);
        }
        loop {
            let offset = self.offset;
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("key"));
            }
            let key = self.text()?;
            self.check_order(&members, &key, offset)?;
            self.expect(b':', ":")?;
            members.push(Member { offset, key, node: self.value(depth + 1)? });
            match self.peek() {
                Some(b',') => self.offset += 1,
                Some(b'}') => {
                    self.offset += 1;
                    return Ok(members);
                }
                Some(_) | None => return Err(self.unexpected(", }")),
            }
        }
    }

    fn check_order(&self, members: &[Member<'a>], key: &str, offset: usize) -> Result<(), RecordError> {
        let Some(last) = members.last() else { return Ok(()) };
        // RFC 8785 section 3.2.3: keys sort by their UTF-16 code units; of ASCII keys these are the bytes.
        let order = if last.key.is_ascii() && key.is_ascii() {
            last.key.as_bytes().cmp(key.as_bytes())
        } else {
            last.key.encode_utf16().cmp(key.encode_utf16())
        };
        match order {
            Ordering::Less => Ok(()),
            Ordering::Equal => Err(self.fault_at(offset, Rule::KeyDuplicate { key: key.to_owned() })),
            Ordering::Greater if members.iter().any(|member| member.key == key) => {
                Err(self.fault_at(offset, Rule::KeyDuplicate { key: key.to_owned() }))
            }
            Ordering::Greater => Err(self.fault_at(offset, Rule::KeyOrder { key: key.to_owned() })),
        }
    }

    fn integer(&mut self) -> Result<i64, RecordError> {
        let start = self.offset;
        let negative = self.peek() == Some(b'-');
        if negative {
            self.offset += 1;
        }
        let first_digit = self.offset;
        let mut magnitude: i64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            // Stops growing far above the limit, so no number of digits overflows.
            if magnitude <= INTEGER_MAX {
                magnitude = magnitude * 10 + i64::from(digit - b'0');
            }
            self.offset += 1;
        }
        let digits = self.offset - first_digit;
        let leads_with_zero = self.source.as_bytes().get(first_digit) == Some(&b'0');
        if digits == 0 {
            return Err(self.unexpected("digit"));
        }
        if leads_with_zero && digits > 1 {
            return Err(self.fault_at(first_digit, Rule::NumberLeadingZero));
        }
        match self.peek() {
            Some(b'.') => return Err(self.fault(Rule::NumberFraction)),
            Some(b'e' | b'E') => return Err(self.fault(Rule::NumberExponent)),
            Some(_) | None => {}
        }
        if negative && magnitude == 0 {
            return Err(self.fault_at(start, Rule::NumberMinusZero));
        }
        if magnitude > INTEGER_MAX {
            return Err(self.fault_at(start, Rule::NumberTooLarge));
        }
        Ok(if negative { -magnitude } else { magnitude })
    }

    /// Reads a string from its opening to behind its closing quotation mark.
    fn text(&mut self) -> Result<Cow<'a, str>, RecordError> {
        let start = self.offset + 1;
        self.offset = start;
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        // Most strings are keys, hashes and base64: printable ASCII without escapes needs no further look.
        let plain = rest.iter().take_while(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')).count();
        if rest.get(plain) == Some(&b'"') {
            self.offset = start + plain + 1;
            return self.source.get(start..start + plain).map(Cow::Borrowed).ok_or_else(|| self.fault(Rule::NotUtf8));
        }
        let text = self.escaped_text()?;
        if !is_nfc(&text) {
            let decoded_offset = first_difference(&text);
            return Err(self.fault_at(self.raw_offset(start, decoded_offset), Rule::TextNotNfc));
        }
        Ok(Cow::Owned(text))
    }

    fn escaped_text(&mut self) -> Result<String, RecordError> {
        let mut text = String::new();
        let mut before = None;
        loop {
            let offset = self.offset;
            let Some(character) = self.character()? else { return Ok(text) };
            let after = self.source.get(self.offset..).and_then(|rest| rest.chars().next());
            if let Some(rule) = text::fault(before, character, after) {
                return Err(self.fault_at(offset, rule));
            }
            text.push(character);
            before = Some(character);
        }
    }

    /// The next character of a string; `None` behind the closing quotation mark.
    fn character(&mut self) -> Result<Option<char>, RecordError> {
        let Some(character) = self.source.get(self.offset..).and_then(|rest| rest.chars().next()) else {
            return Err(self.fault(Rule::Truncated));
        };
        match character {
            '"' => {
                self.offset += 1;
                Ok(None)
            }
            '\\' => self.escape().map(Some),
            '\u{0}'..='\u{1f}' => Err(self.fault(Rule::TextControl { character })),
            _ => {
                self.offset += character.len_utf8();
                Ok(Some(character))
            }
        }
    }

    fn escape(&mut self) -> Result<char, RecordError> {
        let kind = self.source.as_bytes().get(self.offset + 1).copied();
        let character = match kind {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'n') => '\n',
            Some(b'/') => return Err(self.fault(Rule::EscapeNotMinimal)),
            Some(b'b') => return Err(self.fault(Rule::TextControl { character: '\u{8}' })),
            Some(b'f') => return Err(self.fault(Rule::TextControl { character: '\u{c}' })),
            Some(b'r') => return Err(self.fault(Rule::TextControl { character: '\r' })),
            Some(b't') => return Err(self.fault(Rule::TextControl { character: '\t' })),
            Some(b'u') => return Err(self.fault(self.long_escape())),
            Some(_) => return Err(self.fault(Rule::EscapeUnknown)),
            None => return Err(self.fault(Rule::Truncated)),
        };
        self.offset += 2;
        Ok(character)
    }

    /// Which rule a `\u` escape breaks: every character that may stand in a text has a shorter spelling.
    fn long_escape(&self) -> Rule {
        let Some(unit) = self.code_unit(self.offset) else { return Rule::EscapeUnknown };
        match unit {
            0xd800..=0xdbff => match self.code_unit(self.offset + 6) {
                Some(0xdc00..=0xdfff) => Rule::EscapeNotMinimal,
                Some(_) | None => Rule::EscapeLoneSurrogate,
            },
            0xdc00..=0xdfff => Rule::EscapeLoneSurrogate,
            _ => match char::from_u32(u32::from(unit)) {
                Some('\n') | None => Rule::EscapeNotMinimal,
                Some(character @ '\u{0}'..='\u{1f}') => Rule::TextControl { character },
                Some(_) => Rule::EscapeNotMinimal,
            },
        }
    }

    fn code_unit(&self, offset: usize) -> Option<u16> {
        let digits = self.source.get(offset..offset.checked_add(6)?)?.strip_prefix("\\u")?;
        let all_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        all_hex.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
    }

    /// Where in the source the character stands that begins at an offset of the unescaped text.
    fn raw_offset(&self, start: usize, decoded_offset: usize) -> usize {
        let mut again = Self { source: self.source, offset: start, part: self.part };
        let mut decoded = 0;
        while decoded < decoded_offset {
            match again.character() {
                Ok(Some(character)) => decoded += character.len_utf8(),
                Ok(None) | Err(_) => break,
            }
        }
        again.offset
    }
}

/// The offset of the first character at which a text departs from its normalization form C.
fn first_difference(text: &str) -> usize {
    let mut offset = 0;
    for (character, normal) in text.chars().zip(text.nfc()) {
        if character != normal {
            break;
        }
        offset += character.len_utf8();
    }
    offset
}

const fn is_whitespace(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
