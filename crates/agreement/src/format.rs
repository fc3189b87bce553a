//! Agreed formats: a small, closed part of JSON Schema, and documents held against it.
//!
//! Every node judges by it, so it is bounded and takes the same decision everywhere: integers only, no pattern, no remote reference,
//! no recursion, and a keyword that is not understood is refused, never passed over. What the keywords mean is JSON Schema 2020-12
//! (Validation, sections 6.1 to 6.5; Core, sections 8.2 and 10.3); which of them there are is decision 0016. Knows no JSON: `wire`
//! reads the bytes.
//!
//! ```
//! use jig_agreement::format::{Schema, Value, violations};
//! use std::collections::BTreeMap;
//! let text = |text: &str| Value::Text(text.into());
//! let map = |members: Vec<(&str, Value)>| Value::Map(members.into_iter().map(|(key, value)| (key.into(), value)).collect());
//! let schema = Schema::read(&map(vec![("type", text("object")), ("required", Value::List(vec![text("district")]))]))?;
//! let found = violations(&schema, &Value::Map(BTreeMap::new()));
//! assert_eq!((found[0].code, found[0].path.as_str()), ("payload-field-missing", "/district"));
//! # Ok::<(), jig_agreement::format::SchemaFault>(())
//! ```
mod assemble;
mod pointer;
mod schema;
mod validate;

pub use assemble::{Misplaced, assemble};
pub use pointer::{tokens, within};
pub use schema::{Schema, SchemaFault};
pub use validate::{Violation, violations};

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// A JSON value as far as agreed formats know it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number; there are no others.
    Integer(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Map(BTreeMap<String, Self>),
}

/// A value without parts: what one released field holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Leaf {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
}

impl From<&Leaf> for Value {
    fn from(leaf: &Leaf) -> Self {
        match leaf {
            Leaf::Bool(value) => Self::Bool(*value),
            Leaf::Integer(value) => Self::Integer(*value),
            Leaf::Text(value) => Self::Text(value.clone()),
        }
    }
}
