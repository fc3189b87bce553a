//! Agreed formats for the tests.
use super::{Scenario, agreed, entry};
use jig_agreement::format::{Leaf, Schema, Value};
use jig_agreement::identity::RecordHash;
use jig_agreement::records::*;
use jig_agreement::register::ClauseId;
use std::collections::BTreeMap;

pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(crate) fn map<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Map(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<BTreeMap<_, _>>())
}

pub(crate) fn texts(texts: &[&str]) -> Value {
    Value::List(texts.iter().map(|one| text(one)).collect())
}

/// A closed object of these properties, none of them required but those that are named.
pub(crate) fn closed<const N: usize>(required: &[&str], properties: [(&str, Value); N]) -> Value {
    map([
        ("additionalProperties", Value::Bool(false)),
        ("properties", map(properties)),
        ("required", texts(required)),
        ("type", text("object")),
    ])
}

/// District, number of lorries, whether aid moves, and the convoys seen.
pub(crate) fn area_return() -> Value {
    let lorries = || map([("maximum", Value::Integer(200)), ("minimum", Value::Integer(0)), ("type", text("integer"))]);
    let convoy =
        closed(&["lorries"], [("lorries", lorries()), ("state", map([("enum", texts(&["moving", "waiting"]))]))]);
    closed(
        &["district"],
        [
            ("aid", map([("type", text("boolean"))])),
            ("convoys", map([("items", convoy), ("maxItems", Value::Integer(2)), ("type", text("array"))])),
            ("district", map([("maxLength", Value::Integer(40)), ("type", text("string"))])),
            ("lorries", lorries()),
        ],
    )
}

pub(crate) fn format_of(version: u32, schema: &Value) -> RegisterContent {
    RegisterContent::Format(Format {
        version,
        schema: ProposedSchema { text: "{}".to_owned(), read: Schema::read(schema) },
    })
}

/// The format of `area_return`, agreed by both.
pub(crate) fn agreed_format(s: &mut Scenario) -> RecordHash {
    agreed(s, Body::Register(entry("area-return", format_of(1, &area_return()))))
}

pub(crate) fn field(path: &str, value: Leaf) -> ReleasedField {
    ReleasedField { path: path.to_owned(), clause: ClauseId::parse("TOR.2.c#1").unwrap(), value }
}

pub(crate) fn says(path: &str, text: &str) -> ReleasedField {
    field(path, Leaf::Text(text.to_owned()))
}

/// Fields of the document `A-DOC-17`, released in a format.
pub(crate) fn released(format: RecordHash, fields: Vec<ReleasedField>) -> Body {
    let document = super::reference("A-DOC-17");
    Body::Register(entry("A-DOC-17", RegisterContent::ReleasedFields(ReleasedFields { document, format, fields })))
}
