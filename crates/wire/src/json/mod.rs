//! Strict JSON: the one spelling in which jig's signed bytes may stand, read with a byte offset for every fault.
//!
//! What is accepted is a subset of the canonical form of RFC 8785: sorted keys, no insignificant whitespace, minimal
//! escapes, integers within ±(2^53 - 1), and text in Unicode NFC without characters that hide or turn around what a
//! reader sees. Two texts that mean the same are therefore the same bytes, and what an officer saw is what was signed.
//! Must not know a record, a signature or a message: a tree with offsets is all that leaves this room.
//!
//! ```
//! use jig_wire::error::Part;
//! use jig_wire::json;
//! assert!(json::parse(br#"{"a":1,"b":"x"}"#, Part::Payload, 100).is_ok());
//! let error = json::parse(br#"{"a":1.5}"#, Part::Payload, 100).unwrap_err();
//! assert_eq!((error.code(), error.offset()), ("wire-number-fraction", 6));
//! ```
mod fields;
mod reader;
mod text;
mod writer;

pub(crate) use fields::{Fields, Item};
pub use reader::parse;
pub use writer::Json;

use std::borrow::Cow;

/// The largest integer that may stand as a JSON number: 2^53 - 1. Larger ones stand as decimal strings.
pub const INTEGER_MAX: i64 = 9_007_199_254_740_991;

/// How deep arrays and objects may nest.
pub const DEPTH_MAX: usize = 12;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// Offset of the value's first byte.
    pub offset: usize,
    /// The value.
    pub value: Value<'a>,
}

/// A JSON value as the strict form knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; only integers exist here.
    Integer(i64),
    /// A string, unescaped.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Node<'a>>),
    /// An object, its members in the order of their keys.
    Object(Vec<Member<'a>>),
}

/// A key of an object with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// Offset of the key's opening quotation mark.
    pub offset: usize,
    /// The key, unescaped.
    pub key: Cow<'a, str>,
    /// The value.
    pub node: Node<'a>,
}

/// True when every character of a text may stand where people read: see the rules of this form.
pub(crate) fn may_stand_in_text(text: &str) -> bool {
    let before = std::iter::once(None).chain(text.chars().map(Some));
    let after = text.chars().skip(1).map(Some).chain(std::iter::once(None));
    text.chars()
        .zip(before)
        .zip(after)
        .all(|((character, before), after)| text::fault(before, character, after).is_none())
}
