//! Typed access to a strict tree: each reading either gives a value of the domain or a rule with its byte.
//!
//! This is the one door from bytes to domain types; behind it nothing is checked again. Must not know any record.
use super::{Member, Node, Value};
use crate::error::{Part, RecordError, Rule};
use agreement::format::Leaf;
use agreement::identity::{Digest, Language, NationalReference, Nonce, PublicKey};
use agreement::register::{ClauseId, UnknownClause};
use base64ct::{Base64, Encoding};
use spacetime::{CivilDate, Instant, LatLonBox, Position, TimeError, Window};

/// The members of an object whose keys have been checked.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'n, 'a> {
    members: &'n [Member<'a>],
    offset: usize,
    part: Part,
}

/// One value, on its way to a domain type.
#[derive(Clone, Copy)]
pub(crate) struct Item<'n, 'a> {
    node: &'n Node<'a>,
    part: Part,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// Refuses keys outside the list.
    pub(crate) fn only(self, allowed: &[&str]) -> Result<Self, RecordError> {
        match self.members.iter().find(|member| !allowed.contains(&member.key.as_ref())) {
            None => Ok(self),
            Some(member) => {
                let rule = Rule::KeyUnknown { key: member.key.as_ref().to_owned(), allowed: allowed.join(", ") };
                Err(RecordError::new(self.part, member.offset, rule))
            }
        }
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &'static str) -> Result<Item<'n, 'a>, RecordError> {
        match self.members.iter().find(|member| member.key == key) {
            Some(member) => Ok(Item { node: &member.node, part: self.part }),
            None => Err(RecordError::new(self.part, self.offset, Rule::KeyMissing { key })),
        }
    }
}

impl<'n, 'a> Item<'n, 'a> {
    /// Wraps the root of a tree.
    pub(crate) const fn new(node: &'n Node<'a>, part: Part) -> Self {
        Self { node, part }
    }

    /// This value breaks a rule.
    pub(crate) const fn fault(&self, rule: Rule) -> RecordError {
        RecordError::new(self.part, self.node.offset, rule)
    }

    /// An object with exactly these keys.
    pub(crate) fn object(self, keys: &[&str]) -> Result<Fields<'n, 'a>, RecordError> {
        self.any_object()?.only(keys)
    }

    /// An object whose keys depend on one of its values; the caller narrows them with [`Fields::only`].
    pub(crate) fn any_object(self) -> Result<Fields<'n, 'a>, RecordError> {
        match &self.node.value {
            Value::Object(members) => Ok(Fields { members, offset: self.node.offset, part: self.part }),
            Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Text(_) | Value::List(_) => {
                Err(self.fault(Rule::Type { expected: "object" }))
            }
        }
    }

    /// An array of at most `limit` items.
    pub(crate) fn list<T>(
        self,
        limit: usize,
        each: impl FnMut(Item<'n, 'a>) -> Result<T, RecordError>,
    ) -> Result<Vec<T>, RecordError> {
        match &self.node.value {
            Value::List(items) if items.len() > limit => Err(self.fault(Rule::TooMany { limit })),
            Value::List(items) => items.iter().map(|node| Item { node, part: self.part }).map(each).collect(),
            Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Text(_) | Value::Object(_) => {
                Err(self.fault(Rule::Type { expected: "array" }))
            }
        }
    }

    /// An array whose items ascend strictly, so that one set has one spelling.
    pub(crate) fn set<T: Ord>(
        self,
        limit: usize,
        mut each: impl FnMut(Item<'n, 'a>) -> Result<T, RecordError>,
    ) -> Result<Vec<T>, RecordError> {
        let mut values: Vec<T> = Vec::new();
        self.list(limit, |item| {
            let value = each(item)?;
            if values.last().is_some_and(|last| *last >= value) {
                return Err(item.fault(Rule::NotAscending));
            }
            values.push(value);
            Ok(())
        })?;
        Ok(values)
    }

    /// The value, unless it is `null`.
    pub(crate) fn present(self) -> Option<Self> {
        (self.node.value != Value::Null).then_some(self)
    }

    /// `null`, or a value.
    pub(crate) fn optional<T>(
        self,
        each: impl FnOnce(Self) -> Result<T, RecordError>,
    ) -> Result<Option<T>, RecordError> {
        self.present().map(each).transpose()
    }

    /// Text that may have line breaks.
    pub(crate) fn text(self) -> Result<String, RecordError> {
        self.str().map(str::to_owned)
    }

    /// Text of one line.
    pub(crate) fn line(self) -> Result<String, RecordError> {
        self.line_str().map(str::to_owned)
    }

    pub(crate) fn str(self) -> Result<&'n str, RecordError> {
        match &self.node.value {
            Value::Text(text) => Ok(text.as_ref()),
            Value::Null | Value::Bool(_) | Value::Integer(_) | Value::List(_) | Value::Object(_) => {
                Err(self.fault(Rule::Type { expected: "string" }))
            }
        }
    }

    fn line_str(self) -> Result<&'n str, RecordError> {
        let text = self.str()?;
        if text.contains('\n') { Err(self.fault(Rule::TextLineBreak)) } else { Ok(text) }
    }

    /// A value without parts: `true`, `false`, an integer or a text.
    pub(crate) fn leaf(self) -> Result<Leaf, RecordError> {
        match &self.node.value {
            Value::Bool(value) => Ok(Leaf::Bool(*value)),
            Value::Integer(value) => Ok(Leaf::Integer(*value)),
            Value::Text(text) => Ok(Leaf::Text(text.as_ref().to_owned())),
            Value::Null | Value::List(_) | Value::Object(_) => Err(self.fault(Rule::Type { expected: "string" })),
        }
    }

    /// An integer within a range.
    pub(crate) fn integer(self, min: i64, max: i64) -> Result<i64, RecordError> {
        match &self.node.value {
            Value::Integer(value) if (min..=max).contains(value) => Ok(*value),
            Value::Integer(_) => Err(self.fault(Rule::NumberOutOfRange { min, max })),
            Value::Null | Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Object(_) => {
                Err(self.fault(Rule::Type { expected: "integer" }))
            }
        }
    }

    pub(crate) fn u32(self) -> Result<u32, RecordError> {
        let value = self.integer(0, i64::from(u32::MAX))?;
        u32::try_from(value).map_err(|_| self.fault(Rule::NumberOutOfRange { min: 0, max: i64::from(u32::MAX) }))
    }

    pub(crate) fn u8(self) -> Result<u8, RecordError> {
        let value = self.integer(0, i64::from(u8::MAX))?;
        u8::try_from(value).map_err(|_| self.fault(Rule::NumberOutOfRange { min: 0, max: i64::from(u8::MAX) }))
    }

    fn e7(self, limit: i32) -> Result<i32, RecordError> {
        let (min, max) = (-i64::from(limit), i64::from(limit));
        let value = self.integer(min, max)?;
        i32::try_from(value).map_err(|_| self.fault(Rule::NumberOutOfRange { min, max }))
    }

    fn latitude_e7(self) -> Result<i32, RecordError> {
        self.e7(900_000_000)
    }

    fn longitude_e7(self) -> Result<i32, RecordError> {
        self.e7(1_800_000_000)
    }

    /// A size or index, which may be larger than a JSON number: a string of decimal digits.
    pub(crate) fn decimal(self) -> Result<u64, RecordError> {
        let text = self.str()?;
        let canonical = text == "0" || (!text.starts_with('0') && text.bytes().all(|digit| digit.is_ascii_digit()));
        if !canonical {
            return Err(self.fault(Rule::NotDecimal));
        }
        text.parse().map_err(|_| self.fault(Rule::NotDecimal))
    }

    /// A SHA-256 digest.
    pub(crate) fn digest(self) -> Result<Digest, RecordError> {
        Digest::parse_hex(self.str()?).ok_or_else(|| self.fault(Rule::NotHash))
    }

    /// A public key; whether it is a point of the curve shows at the first signature.
    pub(crate) fn key(self) -> Result<PublicKey, RecordError> {
        PublicKey::parse_hex(self.str()?).ok_or_else(|| self.fault(Rule::NotHash))
    }

    pub(crate) fn nonce(self) -> Result<Nonce, RecordError> {
        let mut bytes = [0; 16];
        fill_from_hex(self.str()?, &mut bytes).ok_or_else(|| self.fault(Rule::NotNonce))?;
        Ok(Nonce::from_bytes(bytes))
    }

    /// Standard base64 in its one canonical spelling.
    pub(crate) fn base64(self) -> Result<Vec<u8>, RecordError> {
        Base64::decode_vec(self.str()?).map_err(|_| self.fault(Rule::NotBase64))
    }

    /// One of a closed list of names.
    pub(crate) fn name<T: Copy>(self, all: &[T], name_of: impl Fn(T) -> &'static str) -> Result<T, RecordError> {
        let text = self.str()?;
        all.iter().copied().find(|value| name_of(*value) == text).ok_or_else(|| {
            let allowed: Vec<&str> = all.iter().copied().map(&name_of).collect();
            self.fault(Rule::ValueUnknown { value: text.to_owned(), allowed: allowed.join(", ") })
        })
    }

    pub(crate) fn language(self) -> Result<Language, RecordError> {
        let text = self.str()?;
        Language::parse(text).ok_or_else(|| self.fault(Rule::LanguageUnknown { value: text.to_owned() }))
    }

    pub(crate) fn clause(self) -> Result<ClauseId, RecordError> {
        self.clause_named(self.str()?)
    }

    pub(crate) fn clause_named(self, text: &str) -> Result<ClauseId, RecordError> {
        ClauseId::parse(text).map_err(|error| match error {
            UnknownClause::NotInRegister { cited } => self.fault(Rule::ClauseUnknown { value: cited }),
            UnknownClause::AbsentInSource { clause } => self.fault(Rule::ClauseAbsent { value: clause.to_string() }),
        })
    }

    pub(crate) fn reference(self) -> Result<NationalReference, RecordError> {
        let text = self.line()?;
        let limit_characters = NationalReference::MAX_CHARACTERS;
        NationalReference::new(text).ok_or_else(|| self.fault(Rule::NotReference { limit_characters }))
    }

    /// A time in the canonical spelling `2016-09-17T12:55:00.000Z`.
    pub(crate) fn instant(self) -> Result<Instant, RecordError> {
        Instant::parse_rfc3339(self.str()?).map_err(|error| {
            // The canonical spelling has no character that JSON escapes, so the offset inside counts from the quote.
            let inside = if let TimeError::Syntax { offset, .. } = error { offset + 1 } else { 0 };
            RecordError::new(self.part, self.node.offset + inside, Rule::NotTime)
        })
    }

    /// A day in the canonical spelling `2016-09-13`.
    pub(crate) fn date(self) -> Result<CivilDate, RecordError> {
        CivilDate::parse_iso8601(self.str()?).ok_or_else(|| self.fault(Rule::NotDate))
    }

    pub(crate) fn window(self) -> Result<Window, RecordError> {
        let fields = self.object(&["from", "to"])?;
        let (from, to) = (fields.get("from")?.instant()?, fields.get("to")?.instant()?);
        Window::new(from, to).map_err(|_| self.fault(Rule::WindowEmpty))
    }

    pub(crate) fn position(self) -> Result<Position, RecordError> {
        let fields = self.object(&["lat_e7", "lon_e7"])?;
        let (latitude_e7, longitude) = (fields.get("lat_e7")?.latitude_e7()?, fields.get("lon_e7")?);
        let longitude_e7 = longitude.longitude_e7()?;
        let position = Position::from_e7(latitude_e7, longitude_e7).map_err(|_| self.fault(Rule::NotPosition))?;
        // The antimeridian has one spelling, +180 degrees; the other would be the same place in other bytes.
        if position.longitude().as_e7() == longitude_e7 {
            Ok(position)
        } else {
            Err(longitude.fault(Rule::NotPosition))
        }
    }

    pub(crate) fn lat_lon_box(self) -> Result<LatLonBox, RecordError> {
        let fields = self.object(&["south_e7", "west_e7", "north_e7", "east_e7"])?;
        LatLonBox::from_e7(
            fields.get("south_e7")?.latitude_e7()?,
            fields.get("west_e7")?.longitude_e7()?,
            fields.get("north_e7")?.latitude_e7()?,
            fields.get("east_e7")?.longitude_e7()?,
        )
        .map_err(|_| self.fault(Rule::NotBox))
    }
}

/// Lower-case hexadecimal digits that fill `bytes` exactly.
fn fill_from_hex(text: &str, bytes: &mut [u8]) -> Option<()> {
    let digits = text.as_bytes();
    if digits.len() != bytes.len() * 2 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = (hex_value(*high)? << 4) | hex_value(*low)?;
    }
    Some(())
}

const fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
