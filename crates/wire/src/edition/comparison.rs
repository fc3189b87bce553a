//! What differs between two editions, field by field: levels, clauses, ambiguities, settings, labels.
//!
//! It walks the files, not the types, so no field that an edition may have can be forgotten here; and it reads both as
//! editions first, so nothing else is ever compared. One side's own wording is told to nobody but that side. The later
//! arrangement of the sources, with its other name and seat, is an edition, and shows by this (SRC.004.a). Holds no sentence.
#[cfg(test)]
mod tests;

use super::{EditionError, canonical, parse};
use agreement::edition::Edition;
use agreement::identity::Side;
use agreement::register::ClauseId;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Lists up to this long are told whole, longer ones by the members that only one edition has.
const LIST_TOLD_WHOLE_MAX: usize = 8;

/// The differences of two editions.
#[derive(Clone, PartialEq, Debug)]
pub struct EditionComparison {
    /// Id of the one.
    pub one: String,
    /// Id of the other.
    pub other: String,
    /// What differs, by aspect, and within an aspect by path.
    pub differences: Vec<EditionDifference>,
}

/// One field that differs.
#[derive(Clone, PartialEq, Debug)]
pub struct EditionDifference {
    /// What kind of difference it is.
    pub aspect: Aspect,
    /// Where it stands in the files.
    pub path: Vec<String>,
    /// The clauses that are read otherwise for it; none where the register has no clause for the field.
    pub clauses: Vec<ClauseId>,
    /// What stands there.
    pub told: Told,
}

/// The kinds of difference, in the order in which they are told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Aspect {
    /// How much is exchanged, and what stays locked.
    Level,
    /// Which clauses a rule rests on.
    Clause,
    /// How an ambiguity of the text is read.
    Ambiguity,
    /// Numbers, lists and roles.
    Setting,
    /// Names.
    Label,
}

impl Aspect {
    /// Every aspect, in order.
    pub const ALL: [Self; 5] = [Self::Level, Self::Clause, Self::Ambiguity, Self::Setting, Self::Label];

    /// The stable code; its heading is the message `edition-aspect-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Clause => "clause",
            Self::Ambiguity => "ambiguity",
            Self::Setting => "setting",
            Self::Label => "label",
        }
    }
}

/// What the two editions have in a field.
#[derive(Clone, PartialEq, Debug)]
pub enum Told {
    /// Their values; nothing where an edition lacks the field.
    Values {
        /// The one's.
        one: Option<Value>,
        /// The other's.
        other: Option<Value>,
    },
    /// It is this side's own wording, and the reader is not of that side.
    Withheld {
        /// Whose wording.
        of: Side,
    },
}

/// Compares two edition files for a reader of that side, or of none.
///
/// # Errors
/// [`EditionError`] of the first that is no edition.
pub fn compare(one: &[u8], other: &[u8], reader: Option<Side>) -> Result<EditionComparison, EditionError> {
    let editions = [parse(one)?, parse(other)?];
    let (left, right): (Value, Value) = (canonical(one)?, canonical(other)?);
    let mut leaves = Vec::new();
    walk(&mut Vec::new(), Some(&left), Some(&right), &mut leaves);
    let mut differences: Vec<EditionDifference> =
        leaves.into_iter().map(|leaf| difference(leaf, &editions, reader)).collect();
    differences.sort_by(|a, b| (a.aspect, &a.path).cmp(&(b.aspect, &b.path)));
    let [one, other] = editions.map(|edition| edition.id);
    Ok(EditionComparison { one, other, differences })
}

struct Leaf {
    path: Vec<String>,
    one: Option<Value>,
    other: Option<Value>,
}

fn walk(path: &mut Vec<String>, one: Option<&Value>, other: Option<&Value>, leaves: &mut Vec<Leaf>) {
    if one == other {
        return;
    }
    let before = leaves.len();
    // A name or a row that only one edition has is one difference, not one for each of its members.
    if one.xor(other).is_some_and(|only| only.get("name").is_some() || only.get("classes").is_some()) {
        leaves.push(Leaf { path: path.clone(), one: one.cloned(), other: other.cloned() });
        return;
    }
    if let (Some(mine), Some(theirs)) = (members(one), members(other)) {
        let keys: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
        for key in keys {
            path.push(key.clone());
            walk(path, mine.get(key).copied(), theirs.get(key).copied(), leaves);
            path.pop();
        }
    }
    // Nothing below differs, and yet the two are not the same: the order does.
    if leaves.len() == before {
        let (one, other) = lists_apart(one, other);
        leaves.push(Leaf { path: path.clone(), one, other });
    }
}

/// What can be walked into: an object, a list whose members have a key of their own, or the lack of either.
fn members(value: Option<&Value>) -> Option<BTreeMap<String, &Value>> {
    match value {
        None => Some(BTreeMap::new()),
        Some(Value::Object(object)) => Some(object.iter().map(|(key, value)| (key.clone(), value)).collect()),
        Some(Value::Array(list)) => {
            let keyed: BTreeMap<String, &Value> =
                list.iter().map(|value| Some((own_key(value)?, value))).collect::<Option<_>>()?;
            (keyed.len() == list.len() && !list.is_empty()).then_some(keyed)
        }
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => None,
    }
}

/// What a member of a list is known by: its id, its classes, or its name and language.
fn own_key(member: &Value) -> Option<String> {
    let word = |field: &str| member.get(field).and_then(Value::as_str);
    if let Some(id) = word("id") {
        return Some(id.to_owned());
    }
    if let Some(classes) = member.get("classes").and_then(Value::as_array) {
        return Some(classes.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "));
    }
    Some(format!("{} ({})", word("name")?, word("language")?))
}

/// Long lists of words are told by what only one of them has, unless only their order differs.
fn lists_apart(one: Option<&Value>, other: Option<&Value>) -> (Option<Value>, Option<Value>) {
    if let (Some(Value::Array(mine)), Some(Value::Array(theirs))) = (one, other)
        && mine.len().max(theirs.len()) > LIST_TOLD_WHOLE_MAX
    {
        let only = |these: &[Value], those: &[Value]| -> Vec<Value> {
            these.iter().filter(|member| !those.contains(member)).cloned().collect()
        };
        let (mine_only, theirs_only) = (only(mine, theirs), only(theirs, mine));
        if !(mine_only.is_empty() && theirs_only.is_empty()) {
            return (Some(Value::Array(mine_only)), Some(Value::Array(theirs_only)));
        }
    }
    (one.cloned(), other.cloned())
}

fn difference(leaf: Leaf, editions: &[Edition; 2], reader: Option<Side>) -> EditionDifference {
    let path: Vec<&str> = leaf.path.iter().map(String::as_str).collect();
    let told = match wording_of(&path) {
        Some(of) if reader != Some(of) => Told::Withheld { of },
        Some(_) | None => Told::Values { one: leaf.one, other: leaf.other },
    };
    EditionDifference { aspect: aspect(&path), clauses: clauses(&path, editions), told, path: leaf.path }
}

/// Whose wording stands there.
fn wording_of(path: &[&str]) -> Option<Side> {
    match path {
        ["parties", side, "wording", ..] => Side::BOTH.into_iter().find(|known| known.name() == *side),
        _ => None,
    }
}

fn aspect(path: &[&str]) -> Aspect {
    match path {
        ["exchange_level" | "integrated_operations", ..] => Aspect::Level,
        ["bindings", ..] => Aspect::Clause,
        ["settings", ..] => Aspect::Ambiguity,
        ["edition" | "third_party" | "aliases", ..] | ["parties", _, "label" | "wording", ..] => Aspect::Label,
        _ => Aspect::Setting,
    }
}

/// The clauses that are read otherwise: those that one edition binds and the other does not, an ambiguity and what is bound
/// beside it, or the clause that the field is of.
fn clauses(path: &[&str], editions: &[Edition; 2]) -> Vec<ClauseId> {
    let [one, other] = editions;
    let bound = |symbol: &str| -> BTreeSet<ClauseId> {
        one.bound_clauses(symbol).iter().chain(other.bound_clauses(symbol)).copied().collect()
    };
    let known = |ids: &[&str]| -> BTreeSet<ClauseId> { ids.iter().filter_map(|id| ClauseId::parse(id).ok()).collect() };
    let found = match path {
        ["bindings", symbol] => {
            let [mine, theirs] =
                [one, other].map(|edition| edition.bound_clauses(symbol).iter().copied().collect::<BTreeSet<_>>());
            let apart: BTreeSet<ClauseId> = mine.symmetric_difference(&theirs).copied().collect();
            if apart.is_empty() { bound(symbol) } else { apart }
        }
        ["settings", "AMB-02", "location", ..] => known(&["AMB-02"]).union(&bound("location")).copied().collect(),
        ["settings", setting, ..] => known(&[setting]),
        ["exchange_level"] => bound("exchange_level"),
        ["integrated_operations"] => known(&["TOR.2.0#4", "TOR.2.c.v"]),
        ["third_party", ..] => bound("third_party"),
        ["roles", symbol] => bound(symbol),
        ["parties", _, "language"] => known(&["TOR.1.d.ii"]),
        ["aliases", ..] => known(&["SRC.003.a", "SRC.004.e"]),
        ["grounding", ..] => known(&["TOR.3.0"]),
        ["separation", ..] => known(&["TOR.2.a#6", "TOR.2.c.ii#2"]),
        ["lints", "sources_and_methods", ..] => known(&["SRC.004.c"]),
        ["vocabulary" | "deadlines" | "geometry", field, ..] => known(field_clauses(field)),
        _ => BTreeSet::new(),
    };
    found.into_iter().collect()
}

/// The clause that a list, a deadline or a size is of.
const fn field_clauses(field: &str) -> &'static [&'static str] {
    match field.as_bytes() {
        b"competences" => &["TOR.1.d.i"],
        b"exemption_codes" => &["TOR.3.b#2"],
        b"method_classes" | b"composition_bands" => &["TOR.2.c.ii#1"],
        b"civil_measures" | b"proposals_lapse_s" => &["TOR.2.a#5"],
        b"official_languages" => &["TOR.1.d.ii"],
        b"formats" => &["TOR.2.a.ii#2"],
        b"statement_expiry_s" => &["TOR.2.a.ii#1"],
        b"sealed_receipt_s" | b"min_footprint_km2" => &["TOR.2.a.iii#2"],
        b"air_defence_acknowledgement_s" => &["TOR.2.c.ii#3"],
        b"assessment_s" => &["TOR.2.c#3"],
        b"read_back_tolerance_m" | b"read_back_before_window_s" => &["TOR.1.d.iv"],
        b"expedited_consent_s" => &["TOR.2.d.ii#2"],
        b"exception_window_s" => &["TOR.2.d.i#1", "AMB-06"],
        b"delegation_max_s" => &["TOR.1.d.iii"],
        b"daily_return_minute_of_day" => &["TOR.3.a#2"],
        b"flight_acknowledgement_s" => &["TOR.3.c#1"],
        b"uncorrelated_review_s" => &["TOR.3.a#4"],
        b"recipient_acknowledgement_s" => &["TOR.2.d.iii"],
        b"case_notification_s" | b"case_preliminary_s" | b"case_finding_s" => &["TOR.2.c.iv#1"],
        _ => &[],
    }
}

impl EditionDifference {
    /// The key of the message that names the field: `edition-field-renewal_s`.
    #[must_use]
    pub fn message_key(&self) -> String {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let name = match path.as_slice() {
            ["parties", _, field, ..] => format!("party-{field}"),
            ["third_party", ..] => "third-party-label".to_owned(),
            ["aliases", _, "standing"] => "standing".to_owned(),
            ["aliases", _, "names", _, edge @ ("from" | "until")] => format!("alias-{edge}"),
            ["aliases", ..] => "alias-names".to_owned(),
            ["bindings", ..] => "bindings".to_owned(),
            ["pins", ..] => "pins".to_owned(),
            ["separation", "rows", _] => "rows".to_owned(),
            ["settings", _, field, ..]
            | ["limits", "ordinary" | "restraint" | "receipt", field]
            | ["separation", "default", field]
            | ["separation", "rows", _, field]
            | [_, field, ..]
            | [field] => (*field).to_owned(),
            [] => String::new(),
        };
        format!("edition-field-{name}")
    }

    /// Which of several things of that name it is: the setting, the side, the group, the language.
    #[must_use]
    pub fn subject(&self) -> String {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let parts: &[&str] = match path.as_slice() {
            ["settings", setting, _, rest @ ..] => return joined(setting, rest),
            ["parties", side, _, rest @ ..] => return joined(side, rest),
            ["aliases", group, "names", rest @ ..] => return joined(group, rest.get(..1).unwrap_or_default()),
            ["limits", lane @ ("ordinary" | "restraint" | "receipt"), _] => &[*lane],
            ["separation", "default", _] => &["default"],
            ["separation", "rows", rest @ ..] | ["third_party", "label", rest @ ..] => rest,
            ["aliases" | "bindings" | "pins" | "lints" | "vocabulary", rest @ ..] => rest,
            _ => &[],
        };
        // The field's own name is said by the message.
        let key = self.message_key();
        let said = |part: &&&str| key.strip_prefix("edition-field-") != Some(**part);
        parts.iter().filter(said).copied().collect::<Vec<_>>().join(" ")
    }
}

fn joined(first: &str, rest: &[&str]) -> String {
    std::iter::once(first).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ")
}
