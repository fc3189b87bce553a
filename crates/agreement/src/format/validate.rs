//! Holds a document against a schema: every violation with its place, up to a limit.
use super::Value;
use super::pointer::within;
use super::schema::{Keywords, Rule, Schema, Type};
use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// What a document breaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// The stable code: the key of the sentence in the catalogues.
    pub code: &'static str,
    /// Where, as a JSON Pointer into the document; for a field that is missing, where it should stand.
    pub path: String,
    /// What was expected there: types, the values of a closed list, a limit.
    pub expected: String,
}

/// How many violations one document is told.
const TOLD_MAX: usize = 16;

/// How many rules are held against one document in all, references included. A released document has at most some thousand places.
const VISITS_MAX: usize = 100_000;

/// What was found, and what may still be looked at.
struct Found {
    told: Vec<Violation>,
    visits_left: usize,
}

/// What a document breaks, in the order of the document; nothing for one that keeps to the schema.
///
/// A document that takes more steps than any agreed one needs breaks its format as well: what was not held against it is not kept.
#[must_use]
pub fn violations(schema: &Schema, value: &Value) -> Vec<Violation> {
    let mut found = Found { told: Vec::new(), visits_left: VISITS_MAX };
    held(schema, &schema.root, value, "", &mut found);
    found.told
}

// Goes down with the document, which is finite; at one place it follows references only, of which none comes back to itself.
fn held(schema: &Schema, rule: &Rule, value: &Value, path: &str, found: &mut Found) {
    if found.told.len() >= TOLD_MAX || found.visits_left == 0 {
        return;
    }
    found.visits_left -= 1;
    if found.visits_left == 0 {
        return tell("payload-too-involved", path, VISITS_MAX.to_string(), found);
    }
    let keywords = match rule {
        Rule::Anything => return,
        Rule::Nothing => return tell("payload-field-unknown", path, String::new(), found),
        Rule::Asks(keywords) => keywords,
    };
    if let Some(named) = keywords.reference.as_ref().and_then(|name| schema.definitions.get(name)) {
        held(schema, named, value, path, found);
    }
    if let Some(types) = keywords.types.as_ref().filter(|types| !types.iter().any(|kind| is_of(value, *kind))) {
        let names: Vec<&str> = types.iter().map(|kind| kind.name()).collect();
        return tell("payload-type-wrong", path, names.join(", "), found);
    }
    let listed = keywords.listed.as_deref().into_iter().chain(keywords.constant.as_ref().map(core::slice::from_ref));
    for values in listed {
        if !values.contains(value) {
            tell("payload-not-listed", path, shown(values), found);
        }
    }
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Integer(number) => {
            let bounds = ["payload-too-small", "payload-too-large"];
            bounded(*number, keywords.minimum, keywords.maximum, bounds, path, found);
        }
        Value::Text(text) => {
            let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
            let bounds = ["payload-too-short", "payload-too-long"];
            bounded(length, keywords.length_min, keywords.length_max, bounds, path, found);
        }
        Value::List(values) => {
            let length = i64::try_from(values.len()).unwrap_or(i64::MAX);
            let bounds = ["payload-too-few", "payload-too-many"];
            bounded(length, keywords.items_min, keywords.items_max, bounds, path, found);
            for (number, item) in values.iter().enumerate() {
                if let Some(rule) = &keywords.items {
                    held(schema, rule, item, &within(path, &number.to_string()), found);
                }
            }
        }
        Value::Map(members) => fields(schema, keywords, members, path, found),
    }
}

fn fields(
    schema: &Schema,
    keywords: &Keywords,
    members: &alloc::collections::BTreeMap<String, Value>,
    path: &str,
    found: &mut Found,
) {
    for name in keywords.required.iter().filter(|name| !members.contains_key(*name)) {
        tell("payload-field-missing", &within(path, name), String::new(), found);
    }
    for (name, member) in members {
        if let Some(rule) = keywords.properties.get(name).or(keywords.additional.as_ref()) {
            held(schema, rule, member, &within(path, name), found);
        }
    }
}

fn bounded(
    number: i64,
    min: Option<i64>,
    max: Option<i64>,
    [below, above]: [&'static str; 2],
    path: &str,
    found: &mut Found,
) {
    if let Some(min) = min.filter(|min| number < *min) {
        tell(below, path, min.to_string(), found);
    }
    if let Some(max) = max.filter(|max| number > *max) {
        tell(above, path, max.to_string(), found);
    }
}

fn tell(code: &'static str, path: &str, expected: String, found: &mut Found) {
    if found.told.len() < TOLD_MAX {
        found.told.push(Violation { code, path: path.to_owned(), expected });
    }
}

const fn is_of(value: &Value, kind: Type) -> bool {
    matches!(
        (value, kind),
        (Value::Null, Type::Null)
            | (Value::Bool(_), Type::Boolean)
            | (Value::Integer(_), Type::Integer | Type::Number)
            | (Value::Text(_), Type::Text)
            | (Value::List(_), Type::List)
            | (Value::Map(_), Type::Object)
    )
}

/// The texts and numbers of a closed list, for the sentence.
fn shown(values: &[Value]) -> String {
    let shown: Vec<String> = values
        .iter()
        .map(|value| match value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Integer(value) => value.to_string(),
            Value::Text(value) => value.clone(),
            Value::List(_) => "[…]".to_owned(),
            Value::Map(_) => "{…}".to_owned(),
        })
        .collect();
    shown.join(", ")
}
