//! What can be wrong with bytes that claim to be a record, an envelope, a submission, an entry or a message.
//!
//! One rule per variant, each with the byte at which it was broken. The sentences and cures are the catalogue's
//! (`locales/*/wire.ftl`); `Display` here is for logs. Knows no JSON and no record.
use crate::json::INTEGER_MAX;
use crate::phrases::Coded;
use std::fmt;

/// Which bytes an offset counts in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// The payload of a record.
    Payload,
    /// An envelope.
    Envelope,
    /// The payload of a submission.
    Submission,
    /// An entry of the joint log.
    Entry,
    /// A leaf of the verdict log.
    Verdict,
    /// A message between nodes.
    Message,
}

impl Part {
    /// The name, as the catalogue selects on it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payload => "payload",
            Self::Envelope => "envelope",
            Self::Submission => "submission",
            Self::Entry => "entry",
            Self::Verdict => "verdict",
            Self::Message => "message",
        }
    }
}

/// An admission rule of form was broken at a byte.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{} byte {offset}: {rule}", part.name())]
pub struct RecordError {
    part: Part,
    offset: usize,
    rule: Rule,
}

impl RecordError {
    pub(crate) const fn new(part: Part, offset: usize, rule: Rule) -> Self {
        Self { part, offset, rule }
    }

    /// Which bytes the offset counts in.
    #[must_use]
    pub const fn part(&self) -> Part {
        self.part
    }

    /// The byte, counted from 0, at which the rule was broken.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The stable code, and the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.rule.code()
    }

    /// The arguments of the sentence: `part`, `offset`, and those of the rule.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = vec![("part", self.part.name().to_owned()), ("offset", self.offset.to_string())];
        self.rule.push_arguments(&mut arguments);
        arguments
    }
}

impl Coded for RecordError {
    fn code(&self) -> &'static str {
        Self::code(self)
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        Self::arguments(self)
    }
}

/// The rules of form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rule {
    /// More bytes than the limit.
    TooLong {
        /// The limit, in bytes.
        limit_bytes: usize,
        /// What came, in bytes.
        bytes: usize,
    },
    /// Arrays and objects nest deeper than the limit.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// Not UTF-8.
    NotUtf8,
    /// A byte order mark.
    ByteOrderMark,
    /// The bytes end inside a value.
    Truncated,
    /// Something stands where this was expected.
    Syntax {
        /// What was expected.
        expected: &'static str,
    },
    /// Whitespace between tokens.
    Whitespace,
    /// Bytes after the end of the value.
    Trailing,
    /// A key comes twice in one object.
    KeyDuplicate {
        /// The key.
        key: String,
    },
    /// A key stands after a key that sorts behind it.
    KeyOrder {
        /// The key.
        key: String,
    },
    /// A key that this object does not have.
    KeyUnknown {
        /// The key.
        key: String,
        /// The keys it has.
        allowed: String,
    },
    /// A key that this object must have.
    KeyMissing {
        /// The key.
        key: &'static str,
    },
    /// A number with a fraction.
    NumberFraction,
    /// A number with an exponent.
    NumberExponent,
    /// `-0`.
    NumberMinusZero,
    /// A number with a leading zero or a plus sign.
    NumberLeadingZero,
    /// A number beyond ±(2^53 - 1).
    NumberTooLarge,
    /// A number outside the range of its field.
    NumberOutOfRange {
        /// The smallest value allowed.
        min: i64,
        /// The largest value allowed.
        max: i64,
    },
    /// An escape where the character itself, or a shorter escape, is the canonical spelling.
    EscapeNotMinimal,
    /// No escape of JSON.
    EscapeUnknown,
    /// Half of a surrogate pair.
    EscapeLoneSurrogate,
    /// A control character.
    TextControl {
        /// The character.
        character: char,
    },
    /// A character that shows nothing.
    TextHidden {
        /// The character.
        character: char,
    },
    /// A character that turns the direction of text around.
    TextDirection {
        /// The character.
        character: char,
    },
    /// A joiner that does not stand between two Arabic letters.
    TextJoiner {
        /// The character.
        character: char,
    },
    /// A character that is private or not assigned in the pinned version of Unicode.
    TextUnassigned {
        /// The character.
        character: char,
    },
    /// Text that is not in normalization form C.
    TextNotNfc,
    /// A line break in a field of one line.
    TextLineBreak,
    /// A value of another JSON type.
    Type {
        /// What was expected.
        expected: &'static str,
    },
    /// A name that is none of the list.
    ValueUnknown {
        /// What stands there.
        value: String,
        /// The names there are.
        allowed: String,
    },
    /// A language tag other than those of records.
    LanguageUnknown {
        /// What stands there.
        value: String,
    },
    /// A kind of record that does not exist.
    KindUnknown {
        /// What stands there.
        value: String,
    },
    /// A version of the form that is not known here.
    VersionUnknown {
        /// What stands there.
        value: i64,
    },
    /// Not 64 lower-case hexadecimal digits.
    NotHash,
    /// Not 32 lower-case hexadecimal digits.
    NotNonce,
    /// Not a decimal number in the one spelling: no sign, no leading zero, below 2^64.
    NotDecimal,
    /// Not the canonical base64 spelling (standard alphabet, padding, no unused bits).
    NotBase64,
    /// Not the 64 bytes of a signature.
    NotSignature,
    /// Not a time in the canonical spelling.
    NotTime,
    /// Not a day in the canonical spelling.
    NotDate,
    /// A window that ends when or before it begins.
    WindowEmpty,
    /// Coordinates that are no position.
    NotPosition,
    /// Edges that are no box.
    NotBox,
    /// Not a covering: cells that are none, of several grids, or too fine.
    NotCells {
        /// The finest allowed, metres.
        size_m_min: u32,
    },
    /// Not a recipient of the age format.
    NotSealingKey,
    /// Not the key of an entry of a register.
    NotEntryKey {
        /// The longest allowed, in characters.
        limit_characters: usize,
    },
    /// A national reference that is blank or too long.
    NotReference {
        /// The longest allowed, in characters.
        limit_characters: usize,
    },
    /// A clause that is not in the register.
    ClauseUnknown {
        /// What stands there.
        value: String,
    },
    /// A clause that the numbering implies and no copy of the text has.
    ClauseAbsent {
        /// What stands there.
        value: String,
    },
    /// Neither `group` nor `outside:` with a clause.
    NotVia,
    /// More items than the limit.
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// A list that is not in ascending order, or has an item twice.
    NotAscending,
}

impl Rule {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "wire-too-long",
            Self::TooDeep { .. } => "wire-too-deep",
            Self::NotUtf8 => "wire-not-utf8",
            Self::ByteOrderMark => "wire-byte-order-mark",
            Self::Truncated => "wire-truncated",
            Self::Syntax { .. } => "wire-syntax",
            Self::Whitespace => "wire-whitespace",
            Self::Trailing => "wire-trailing",
            Self::KeyDuplicate { .. } => "wire-key-duplicate",
            Self::KeyOrder { .. } => "wire-key-order",
            Self::KeyUnknown { .. } => "wire-key-unknown",
            Self::KeyMissing { .. } => "wire-key-missing",
            Self::NumberFraction => "wire-number-fraction",
            Self::NumberExponent => "wire-number-exponent",
            Self::NumberMinusZero => "wire-number-minus-zero",
            Self::NumberLeadingZero => "wire-number-leading-zero",
            Self::NumberTooLarge => "wire-number-too-large",
            Self::NumberOutOfRange { .. } => "wire-number-out-of-range",
            Self::EscapeNotMinimal => "wire-escape-not-minimal",
            Self::EscapeUnknown => "wire-escape-unknown",
            Self::EscapeLoneSurrogate => "wire-escape-lone-surrogate",
            Self::TextControl { .. } => "wire-text-control",
            Self::TextHidden { .. } => "wire-text-hidden",
            Self::TextDirection { .. } => "wire-text-direction",
            Self::TextJoiner { .. } => "wire-text-joiner",
            Self::TextUnassigned { .. } => "wire-text-unassigned",
            Self::TextNotNfc => "wire-text-not-nfc",
            Self::TextLineBreak => "wire-text-line-break",
            Self::Type { .. } => "wire-type",
            Self::ValueUnknown { .. } => "wire-value-unknown",
            Self::LanguageUnknown { .. } => "wire-language-unknown",
            Self::KindUnknown { .. } => "wire-kind-unknown",
            Self::VersionUnknown { .. } => "wire-version-unknown",
            Self::NotHash => "wire-not-hash",
            Self::NotNonce => "wire-not-nonce",
            Self::NotDecimal => "wire-not-decimal",
            Self::NotBase64 => "wire-not-base64",
            Self::NotSignature => "wire-not-signature",
            Self::NotTime => "wire-not-time",
            Self::NotDate => "wire-not-date",
            Self::WindowEmpty => "wire-window-empty",
            Self::NotPosition => "wire-not-position",
            Self::NotBox => "wire-not-box",
            Self::NotCells { .. } => "wire-not-cells",
            Self::NotSealingKey => "wire-not-sealing-key",
            Self::NotEntryKey { .. } => "wire-not-entry-key",
            Self::NotReference { .. } => "wire-not-reference",
            Self::ClauseUnknown { .. } => "wire-clause-unknown",
            Self::ClauseAbsent { .. } => "wire-clause-absent",
            Self::NotVia => "wire-not-via",
            Self::TooMany { .. } => "wire-too-many",
            Self::NotAscending => "wire-not-ascending",
        }
    }

    fn push_arguments(&self, arguments: &mut Vec<(&'static str, String)>) {
        match self {
            Self::TooLong { limit_bytes, bytes } => {
                arguments.push(("limit", limit_bytes.to_string()));
                arguments.push(("bytes", bytes.to_string()));
            }
            Self::TooDeep { limit } | Self::TooMany { limit } => arguments.push(("limit", limit.to_string())),
            Self::Syntax { expected } | Self::Type { expected } => arguments.push(("expected", (*expected).to_owned())),
            Self::KeyDuplicate { key } | Self::KeyOrder { key } => arguments.push(("key", shown(key))),
            Self::KeyUnknown { key, allowed } => {
                arguments.push(("key", shown(key)));
                arguments.push(("allowed", allowed.clone()));
            }
            Self::KeyMissing { key } => arguments.push(("key", (*key).to_owned())),
            Self::NumberTooLarge => arguments.push(("limit", INTEGER_MAX.to_string())),
            Self::NumberOutOfRange { min, max } => {
                arguments.push(("min", min.to_string()));
                arguments.push(("max", max.to_string()));
            }
            Self::TextControl { character }
            | Self::TextHidden { character }
            | Self::TextDirection { character }
            | Self::TextJoiner { character }
            | Self::TextUnassigned { character } => {
                arguments.push(("character", format!("U+{:04X}", u32::from(*character))));
            }
            Self::ValueUnknown { value, allowed } => {
                arguments.push(("value", shown(value)));
                arguments.push(("allowed", allowed.clone()));
            }
            Self::LanguageUnknown { value }
            | Self::KindUnknown { value }
            | Self::ClauseUnknown { value }
            | Self::ClauseAbsent { value } => arguments.push(("value", shown(value))),
            Self::VersionUnknown { value } => arguments.push(("value", value.to_string())),
            Self::NotCells { size_m_min } => arguments.push(("limit", size_m_min.to_string())),
            Self::NotEntryKey { limit_characters } | Self::NotReference { limit_characters } => {
                arguments.push(("limit", limit_characters.to_string()))
            }
            Self::NotUtf8
            | Self::ByteOrderMark
            | Self::Truncated
            | Self::Whitespace
            | Self::Trailing
            | Self::NumberFraction
            | Self::NumberExponent
            | Self::NumberMinusZero
            | Self::NumberLeadingZero
            | Self::EscapeNotMinimal
            | Self::EscapeUnknown
            | Self::EscapeLoneSurrogate
            | Self::TextNotNfc
            | Self::TextLineBreak
            | Self::NotHash
            | Self::NotNonce
            | Self::NotDecimal
            | Self::NotBase64
            | Self::NotSignature
            | Self::NotTime
            | Self::NotDate
            | Self::WindowEmpty
            | Self::NotPosition
            | Self::NotBox
            | Self::NotSealingKey
            | Self::NotVia
            | Self::NotAscending => {}
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())?;
        let mut arguments = Vec::new();
        self.push_arguments(&mut arguments);
        arguments.iter().try_for_each(|(name, value)| write!(formatter, " {name}=`{value}`"))
    }
}

/// How much of a foreign text an answer repeats, in characters.
const SHOWN_CHARACTERS_MAX: usize = 40;

/// The beginning of a foreign text: an answer must not grow with what was sent.
fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARACTERS_MAX).collect()
}
