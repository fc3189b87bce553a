//! Puts released fields together into a document, by the format that says where a field can stand.
use super::schema::{Keywords, Rule, Schema, Type};
use super::{Leaf, Value, tokens};
use alloc::borrow::ToOwned;
use alloc::string::String;

/// Why a field has no place.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{code}: `{path}`")]
pub struct Misplaced {
    /// The stable code: the key of the sentence in the catalogues.
    pub code: &'static str,
    /// The field's path as it was written.
    pub path: String,
}

/// The document of these fields: nothing is in it but what they hold.
///
/// # Errors
/// [`Misplaced`] for the first path that is no pointer, that the format has no place for, that comes twice, or that leaves a gap in a
/// list.
pub fn assemble<'a>(
    schema: &Schema,
    fields: impl IntoIterator<Item = (&'a str, &'a Leaf)>,
) -> Result<Value, Misplaced> {
    let mut document = Value::Null;
    for (path, leaf) in fields {
        let misplaced = |code| Misplaced { code, path: path.to_owned() };
        let tokens = tokens(path).ok_or_else(|| misplaced("release-path-unreadable"))?;
        place(schema, &schema.root, &mut document, &tokens, leaf).map_err(misplaced)?;
    }
    Ok(document)
}

// Goes down with the path, whose tokens are counted. A leaf is never `null`, so `null` means that nothing stands there yet.
fn place(schema: &Schema, rule: &Rule, at: &mut Value, path: &[String], leaf: &Leaf) -> Result<(), &'static str> {
    let Some((token, rest)) = path.split_first() else {
        if *at != Value::Null {
            return Err("release-field-twice");
        }
        *at = leaf.into();
        return Ok(());
    };
    let Rule::Asks(keywords) = schema.resolved(rule) else { return Err("release-field-not-in-format") };
    if admits(keywords, Type::Object)
        && let Some(inner) = keywords.properties.get(token)
    {
        if *at == Value::Null {
            *at = Value::Map(alloc::collections::BTreeMap::new());
        }
        let Value::Map(members) = at else { return Err("release-field-twice") };
        return place(schema, inner, members.entry(token.clone()).or_insert(Value::Null), rest, leaf);
    }
    let number = token.parse::<usize>().ok().filter(|number| alloc::string::ToString::to_string(number) == *token);
    if admits(keywords, Type::List)
        && let (Some(inner), Some(number)) = (&keywords.items, number)
    {
        if *at == Value::Null {
            *at = Value::List(alloc::vec::Vec::new());
        }
        let Value::List(values) = at else { return Err("release-field-twice") };
        if number == values.len() {
            values.push(Value::Null);
        }
        return values
            .get_mut(number)
            .map_or(Err("release-list-has-a-gap"), |value| place(schema, inner, value, rest, leaf));
    }
    Err("release-field-not-in-format")
}

fn admits(keywords: &Keywords, kind: Type) -> bool {
    keywords.types.as_ref().is_none_or(|types| types.contains(&kind))
}
