//! Bytes of schemas and documents of agreed formats: strict JSON, bounded, and in one spelling.
//!
//! Must not know what a keyword means: that is `agreement::format`.
//!
//! ```
//! let proposed = jig_wire::format::proposed_schema(r#"{"pattern":"^a"}"#.to_owned());
//! assert_eq!(proposed.read.unwrap_err().code, "schema-keyword-unknown");
//! ```
use crate::error::Part;
use crate::json::{self, Node};
use agreement::format::{Schema, SchemaFault, Value};
use agreement::records::ProposedSchema;

/// Reads a schema as a record proposes it. What is none keeps its text, so that the refusal can be recorded.
#[must_use]
pub fn proposed_schema(text: String) -> ProposedSchema {
    let read =
        value(text.as_bytes(), Schema::BYTES_MAX).map_err(SchemaFault::not_json).and_then(|value| Schema::read(&value));
    ProposedSchema { text, read }
}

/// Reads strict JSON as a value of agreed formats.
///
/// # Errors
/// The offset of the first byte that is not strict JSON, or the limit where there are more bytes.
pub fn value(bytes: &[u8], bytes_max: usize) -> Result<Value, usize> {
    if bytes.len() > bytes_max {
        return Err(bytes_max);
    }
    json::parse(bytes, Part::Payload, bytes_max).map(|node| value_of(&node)).map_err(|error| error.offset())
}

// As deep as strict JSON may nest.
fn value_of(node: &Node<'_>) -> Value {
    match &node.value {
        json::Value::Null => Value::Null,
        json::Value::Bool(value) => Value::Bool(*value),
        json::Value::Integer(value) => Value::Integer(*value),
        json::Value::Text(value) => Value::Text(value.as_ref().to_owned()),
        json::Value::List(items) => Value::List(items.iter().map(value_of).collect()),
        json::Value::Object(members) => {
            Value::Map(members.iter().map(|member| (member.key.as_ref().to_owned(), value_of(&member.node))).collect())
        }
    }
}
