//! Reads a schema: what is not in the small part that is understood is refused with its place.
use super::pointer::within;
use super::{Value, pointer};
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// A schema that was understood whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Schema {
    pub(super) root: Rule,
    pub(super) definitions: BTreeMap<String, Rule>,
    notes: Vec<String>,
}

/// Why a schema was not understood.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{code} at `{path}`: {detail}")]
pub struct SchemaFault {
    /// The stable code: the key of the sentence in the catalogues.
    pub code: &'static str,
    /// Where, as a JSON Pointer into the schema.
    pub path: String,
    /// What stands there, or the limit.
    pub detail: String,
}

impl SchemaFault {
    /// The bytes are no strict JSON from an offset on, or there are more of them than a schema may have.
    #[must_use]
    pub fn not_json(offset: usize) -> Self {
        fault("schema-not-json", "", &alloc::string::ToString::to_string(&offset))
    }
}

/// What one place of a document must be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Rule {
    /// `true`, or a schema that says nothing.
    Anything,
    /// `false`.
    Nothing,
    /// What its keywords ask, all of them.
    Asks(Box<Keywords>),
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Keywords {
    pub(super) reference: Option<String>,
    pub(super) types: Option<BTreeSet<Type>>,
    pub(super) properties: BTreeMap<String, Rule>,
    pub(super) required: BTreeSet<String>,
    pub(super) additional: Option<Rule>,
    pub(super) listed: Option<Vec<Value>>,
    pub(super) constant: Option<Value>,
    pub(super) minimum: Option<i64>,
    pub(super) maximum: Option<i64>,
    pub(super) length_min: Option<i64>,
    pub(super) length_max: Option<i64>,
    pub(super) items: Option<Rule>,
    pub(super) items_min: Option<i64>,
    pub(super) items_max: Option<i64>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Type {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Object,
}

impl Type {
    const NAMED: [(&'static str, Self); 7] = [
        ("null", Self::Null),
        ("boolean", Self::Boolean),
        ("integer", Self::Integer),
        ("number", Self::Number),
        ("string", Self::Text),
        ("array", Self::List),
        ("object", Self::Object),
    ];

    fn parse(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    pub(super) fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// The dialect; a schema that names another is not understood.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

const DEFINITIONS: &str = "#/$defs/";

impl Schema {
    /// How many rules a schema may have, nested and defined.
    pub const RULES_MAX: usize = 256;
    /// How deep they may nest.
    pub const DEPTH_MAX: usize = 8;
    /// How many values a closed list, and how many fields an object may have.
    pub const LIST_MAX: usize = 64;
    /// How many bytes its text may have.
    pub const BYTES_MAX: usize = 12 * 1024;

    /// Understands a schema.
    ///
    /// # Errors
    /// [`SchemaFault`] with the first place that is not understood.
    pub fn read(value: &Value) -> Result<Self, SchemaFault> {
        let mut reading = Reading { rules: 0, notes: Vec::new() };
        let mut definitions = BTreeMap::new();
        if let Value::Map(members) = value
            && let Some(named) = members.get("$defs")
        {
            let Value::Map(named) = named else { return Err(wrong("/$defs", "object")) };
            for (name, rule) in named {
                definitions.insert(name.clone(), reading.rule(rule, &within("/$defs", name), 1)?);
            }
        }
        let root = reading.rule(value, "", 0)?;
        let schema = Self { root, definitions, notes: reading.notes };
        schema.refers_to_what_is_there()?;
        Ok(schema)
    }

    /// Every rule with its place.
    pub(super) fn rules(&self) -> Vec<(String, &Rule)> {
        let mut rules = Vec::new();
        gather("", &self.root, &mut rules);
        for (name, rule) in &self.definitions {
            gather(&within("/$defs", name), rule, &mut rules);
        }
        rules
    }

    /// The rule that a reference means; the rule itself where it is none.
    pub(super) fn resolved<'a>(&'a self, rule: &'a Rule) -> &'a Rule {
        let mut rule = rule;
        // As many steps as there are definitions: reading refused a circle.
        for _ in 0..=self.definitions.len() {
            let Rule::Asks(keywords) = rule else { return rule };
            let Some(next) = keywords.reference.as_ref().and_then(|name| self.definitions.get(name)) else {
                return rule;
            };
            rule = next;
        }
        rule
    }

    /// The first place where a document could hold what nobody approved: an object that admits other fields than it names, a list of
    /// anything, a place without a type.
    #[must_use]
    pub fn open_place(&self) -> Option<String> {
        let is_open = |rule: &Rule| match rule {
            Rule::Anything => true,
            Rule::Nothing => false,
            Rule::Asks(keywords) => {
                let has = |kind| keywords.types.as_ref().is_some_and(|types| types.contains(&kind));
                let settled = keywords.reference.is_some() || keywords.listed.is_some() || keywords.constant.is_some();
                (keywords.types.is_none() && !settled)
                    || (has(Type::Object) && keywords.additional != Some(Rule::Nothing))
                    || (has(Type::List) && keywords.items.is_none())
            }
        };
        self.rules().into_iter().find(|(_, rule)| is_open(rule)).map(|(path, _)| path)
    }

    /// Every word that names something in it, with its place: fields, definitions, and the texts of closed lists.
    #[must_use]
    pub fn names(&self) -> Vec<(String, &str)> {
        let mut names: Vec<(String, &str)> =
            self.definitions.keys().map(|name| (within("/$defs", name), name.as_str())).collect();
        for (path, rule) in self.rules() {
            let Rule::Asks(keywords) = rule else { continue };
            let properties = within(&path, "properties");
            names.extend(keywords.properties.keys().map(|name| (within(&properties, name), name.as_str())));
            names.extend(keywords.required.iter().map(|name| (within(&path, "required"), name.as_str())));
            let values = keywords.listed.iter().flatten().chain(&keywords.constant);
            names.extend(values.filter_map(|value| {
                if let Value::Text(text) = value { Some((within(&path, "enum"), text.as_str())) } else { None }
            }));
        }
        names
    }

    /// Its titles and descriptions, which a person wrote.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Every reference names a definition, and none comes back to itself.
    fn refers_to_what_is_there(&self) -> Result<(), SchemaFault> {
        let mut meets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (path, rule) in self.rules() {
            let Rule::Asks(keywords) = rule else { continue };
            let Some(name) = &keywords.reference else { continue };
            if !self.definitions.contains_key(name) {
                return Err(fault("schema-reference-unknown", &path, name));
            }
            if let Some(within) = pointer::tokens(&path).and_then(|tokens| tokens.get(1).cloned())
                && path.starts_with("/$defs/")
                && let Some((from, _)) = self.definitions.get_key_value(&within)
            {
                meets.entry(from).or_default().insert(name);
            }
        }
        for start in meets.keys() {
            let mut seen = BTreeSet::new();
            let mut ahead: Vec<&str> = meets.get(start).into_iter().flatten().copied().collect();
            while let Some(name) = ahead.pop() {
                if name == *start {
                    return Err(fault("schema-recurses", &within("/$defs", start), start));
                }
                if seen.insert(name) {
                    ahead.extend(meets.get(name).into_iter().flatten());
                }
            }
        }
        Ok(())
    }
}

fn gather<'a>(path: &str, rule: &'a Rule, rules: &mut Vec<(String, &'a Rule)>) {
    rules.push((path.to_owned(), rule));
    let Rule::Asks(keywords) = rule else { return };
    for (name, inner) in &keywords.properties {
        gather(&within(&within(path, "properties"), name), inner, rules);
    }
    if let Some(additional @ (Rule::Anything | Rule::Asks(_))) = &keywords.additional {
        gather(&within(path, "additionalProperties"), additional, rules);
    }
    if let Some(items) = &keywords.items {
        gather(&within(path, "items"), items, rules);
    }
}

fn fault(code: &'static str, path: &str, detail: &str) -> SchemaFault {
    SchemaFault { code, path: path.to_owned(), detail: detail.to_owned() }
}

fn wrong(path: &str, expected: &str) -> SchemaFault {
    fault("schema-value-wrong", path, expected)
}

fn limit(path: &str, name: &str, limit: usize) -> SchemaFault {
    fault("schema-too-large", path, &alloc::format!("{name} {limit}"))
}

struct Reading {
    rules: usize,
    notes: Vec<String>,
}

impl Reading {
    // Depth is bounded by `DEPTH_MAX`, and the whole by `RULES_MAX`.
    fn rule(&mut self, value: &Value, path: &str, depth: usize) -> Result<Rule, SchemaFault> {
        self.rules += 1;
        if self.rules > Schema::RULES_MAX {
            return Err(limit(path, "rules", Schema::RULES_MAX));
        }
        if depth > Schema::DEPTH_MAX {
            return Err(limit(path, "depth", Schema::DEPTH_MAX));
        }
        let members = match value {
            Value::Bool(true) => return Ok(Rule::Anything),
            Value::Bool(false) => return Ok(Rule::Nothing),
            Value::Map(members) => members,
            Value::Null | Value::Integer(_) | Value::Text(_) | Value::List(_) => return Err(wrong(path, "object")),
        };
        let mut keywords = Keywords::default();
        for (keyword, value) in members {
            self.keyword(&mut keywords, keyword, value, path, depth)?;
        }
        // A rule that both refers and asserts would be held twice at one place, and a chain of such rules doubles at every step.
        let alone = Keywords { reference: keywords.reference.clone(), ..Keywords::default() };
        if keywords.reference.is_some() && keywords != alone {
            return Err(wrong(&within(path, "$ref"), "title, description"));
        }
        Ok(if keywords == Keywords::default() { Rule::Anything } else { Rule::Asks(Box::new(keywords)) })
    }

    fn keyword(
        &mut self,
        keywords: &mut Keywords,
        keyword: &str,
        value: &Value,
        path: &str,
        depth: usize,
    ) -> Result<(), SchemaFault> {
        let at = within(path, keyword);
        match keyword {
            "$schema" if path.is_empty() => {
                if text(value, &at)? != DIALECT {
                    return Err(wrong(&at, DIALECT));
                }
            }
            // Read before the root.
            "$defs" if path.is_empty() => {}
            "title" | "description" => self.notes.push(text(value, &at)?.to_owned()),
            "$ref" => {
                let reference = text(value, &at)?;
                let name = reference.strip_prefix(DEFINITIONS).and_then(|name| {
                    let tokens = pointer::tokens(&alloc::format!("/{name}"))?;
                    if let [name] = tokens.as_slice() { Some(name.clone()) } else { None }
                });
                keywords.reference = Some(name.ok_or_else(|| fault("schema-reference-unknown", &at, reference))?);
            }
            "type" => keywords.types = Some(types(value, &at)?),
            "properties" => {
                let Value::Map(named) = value else { return Err(wrong(&at, "object")) };
                if named.len() > Schema::LIST_MAX {
                    return Err(limit(&at, "properties", Schema::LIST_MAX));
                }
                for (name, rule) in named {
                    keywords.properties.insert(name.clone(), self.rule(rule, &within(&at, name), depth + 1)?);
                }
            }
            "required" => {
                for name in list(value, &at)? {
                    if !keywords.required.insert(text(name, &at)?.to_owned()) {
                        return Err(wrong(&at, "array"));
                    }
                }
            }
            "additionalProperties" => keywords.additional = Some(self.rule(value, &at, depth + 1)?),
            "enum" => keywords.listed = Some(list(value, &at)?.to_vec()),
            "const" => keywords.constant = Some(value.clone()),
            "minimum" => keywords.minimum = Some(integer(value, &at)?),
            "maximum" => keywords.maximum = Some(integer(value, &at)?),
            "minLength" => keywords.length_min = Some(count(value, &at)?),
            "maxLength" => keywords.length_max = Some(count(value, &at)?),
            "items" => keywords.items = Some(self.rule(value, &at, depth + 1)?),
            "minItems" => keywords.items_min = Some(count(value, &at)?),
            "maxItems" => keywords.items_max = Some(count(value, &at)?),
            _ => return Err(fault("schema-keyword-unknown", path, keyword)),
        }
        Ok(())
    }
}

fn text<'a>(value: &'a Value, path: &str) -> Result<&'a str, SchemaFault> {
    if let Value::Text(text) = value { Ok(text) } else { Err(wrong(path, "string")) }
}

fn list<'a>(value: &'a Value, path: &str) -> Result<&'a [Value], SchemaFault> {
    match value {
        Value::List(values) if values.len() > Schema::LIST_MAX => Err(limit(path, "values", Schema::LIST_MAX)),
        Value::List(values) => Ok(values),
        Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Text(_) | Value::Map(_) => Err(wrong(path, "array")),
    }
}

fn integer(value: &Value, path: &str) -> Result<i64, SchemaFault> {
    if let Value::Integer(number) = value { Ok(*number) } else { Err(wrong(path, "integer")) }
}

fn count(value: &Value, path: &str) -> Result<i64, SchemaFault> {
    integer(value, path).and_then(|count| if count < 0 { Err(wrong(path, "integer")) } else { Ok(count) })
}

fn types(value: &Value, path: &str) -> Result<BTreeSet<Type>, SchemaFault> {
    let one = |value: &Value| {
        let name = text(value, path)?;
        Type::parse(name).ok_or_else(|| fault("schema-value-wrong", path, name))
    };
    match value {
        Value::Text(_) => Ok(BTreeSet::from([one(value)?])),
        Value::List(_) => list(value, path)?.iter().map(one).collect(),
        Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Map(_) => Err(wrong(path, "string")),
    }
}
