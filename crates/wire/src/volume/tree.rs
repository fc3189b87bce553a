//! JSON as a tree that remembers its place: every step down gives a value or a fault with its path. Knows no volume.
use super::error::{VolumeFileError, VolumeFileProblem};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use std::fmt;

/// A JSON value; of an object, the first key that stands twice is kept as a fault.
#[derive(Debug)]
pub(super) enum Tree {
    Null,
    Bool,
    Number(Number),
    Text(String),
    List(Vec<Tree>),
    Object { members: Vec<(String, Tree)>, twice: Option<String> },
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, _value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Tree, E> {
        Number::from_f64(value).map(Tree::Number).ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let (mut members, mut twice): (Vec<(String, Tree)>, Option<String>) = (Vec::new(), None);
        let mut seen = std::collections::BTreeSet::new();
        while let Some((key, value)) = entries.next_entry::<String, Tree>()? {
            if !seen.insert(key.clone()) {
                twice.get_or_insert(key.clone());
            }
            members.push((key, value));
        }
        Ok(Tree::Object { members, twice })
    }
}

/// A value with the way to it.
#[derive(Clone, Debug)]
pub(super) struct At<'t> {
    pub(super) tree: &'t Tree,
    pub(super) path: String,
}

/// An object whose keys have been checked.
pub(super) struct Keys<'t> {
    members: &'t [(String, Tree)],
    path: String,
}

type Read<T> = Result<T, VolumeFileError>;

/// How much of a foreign text an answer repeats, in characters.
const SHOWN_CHARACTERS_MAX: usize = 40;

/// The beginning of a foreign text: an answer must not grow with what was sent.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARACTERS_MAX).collect()
}

impl<'t> At<'t> {
    pub(super) fn fault(&self, problem: VolumeFileProblem) -> VolumeFileError {
        VolumeFileError { path: self.path.clone(), problem }
    }

    fn wrong_type(&self, expected: &'static str) -> VolumeFileError {
        self.fault(VolumeFileProblem::Type { expected })
    }

    /// An object with no other keys than these.
    pub(super) fn keys(&self, allowed: &[&str]) -> Read<Keys<'t>> {
        let Tree::Object { members, twice } = self.tree else { return Err(self.wrong_type("object")) };
        if let Some(key) = twice {
            return Err(self.fault(VolumeFileProblem::KeyTwice { key: shown(key) }));
        }
        if let Some((key, _)) = members.iter().find(|(key, _)| !allowed.contains(&key.as_str())) {
            let problem = VolumeFileProblem::KeyUnknown { key: shown(key), allowed: allowed.join(", ") };
            return Err(self.fault(problem));
        }
        Ok(Keys { members, path: self.path.clone() })
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.tree, Tree::Object { .. })
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self.tree, Tree::Text(_))
    }

    /// A list of at most so many items.
    pub(super) fn list(&self, max: usize) -> Read<Vec<At<'t>>> {
        let Tree::List(items) = self.tree else { return Err(self.wrong_type("array")) };
        if items.len() > max {
            return Err(self.fault(VolumeFileProblem::TooMany { max }));
        }
        let item = |(index, tree)| At { tree, path: format!("{}[{index}]", self.path) };
        Ok(items.iter().enumerate().map(item).collect())
    }

    pub(super) fn text(&self) -> Read<&'t str> {
        match self.tree {
            Tree::Text(text) => Ok(text),
            Tree::Null | Tree::Bool | Tree::Number(_) | Tree::List(_) | Tree::Object { .. } => {
                Err(self.wrong_type("string"))
            }
        }
    }

    fn number(&self) -> Read<&'t Number> {
        match self.tree {
            Tree::Number(number) => Ok(number),
            Tree::Null | Tree::Bool | Tree::Text(_) | Tree::List(_) | Tree::Object { .. } => {
                Err(self.wrong_type("number"))
            }
        }
    }

    /// A whole number from `min` to `max`.
    pub(super) fn whole(&self, min: i64, max: i64) -> Read<i64> {
        let found = self.number()?.as_i64();
        found
            .filter(|value| (min..=max).contains(value))
            .ok_or_else(|| self.fault(VolumeFileProblem::Number { min, max }))
    }

    /// A number in units of which `parts` make one of the file's, to the nearest part, halves up; from `min` to `max` of the file's units.
    pub(super) fn parts(&self, parts: f64, min: i64, max: i64) -> Read<i64> {
        let outside = || self.fault(VolumeFileProblem::Number { min, max });
        let value = self.number()?.as_f64().ok_or_else(outside)?;
        if !(min as f64..=max as f64).contains(&value) {
            return Err(outside());
        }
        // Within the range above, the product is far below 2^53.
        Ok((value * parts + 0.5).floor() as i64)
    }

    /// One of a list of words.
    pub(super) fn word<T: Copy>(&self, all: &[T], code: impl Fn(T) -> &'static str) -> Read<T> {
        let text = self.text()?;
        all.iter().copied().find(|value| code(*value) == text).ok_or_else(|| {
            let allowed: Vec<&str> = all.iter().copied().map(&code).collect();
            self.fault(VolumeFileProblem::Word { found: shown(text), allowed: allowed.join(", ") })
        })
    }
}

impl<'t> Keys<'t> {
    /// The value of a key, if it is there.
    pub(super) fn optional(&self, key: &str) -> Option<At<'t>> {
        let (_, tree) = self.members.iter().find(|(name, _)| name == key)?;
        Some(At { tree, path: format!("{}.{key}", self.path) })
    }

    /// The value of a key that must be there.
    pub(super) fn get(&self, key: &'static str) -> Read<At<'t>> {
        let missing = || VolumeFileError { path: self.path.clone(), problem: VolumeFileProblem::KeyMissing { key } };
        self.optional(key).ok_or_else(missing)
    }

    /// The one of several keys that is there.
    pub(super) fn one_of(&self, keys: &[&'static str]) -> Read<(&'static str, At<'t>)> {
        let mut found = keys.iter().filter_map(|key| self.optional(key).map(|at| (*key, at)));
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            (None, _) | (Some(_), Some(_)) => Err(VolumeFileError {
                path: self.path.clone(),
                problem: VolumeFileProblem::OneOf { allowed: keys.join(", ") },
            }),
        }
    }
}
