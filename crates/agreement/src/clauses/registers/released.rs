//! TOR.2.c#1, TOR.2.a.ii#2, TOR.2.a#3: fields are released one by one, in the format in force, and never a package.
//!
//! The rule sees what was released and nothing else: what a side withholds is in no record, so no rule can ask for it beyond what the
//! format that both agreed to requires.
use super::super::{Case, point_data};
use crate::format::{Leaf, Schema, assemble, tokens, violations};
use crate::identity::Post;
use crate::records::{Body, Register, RegisterContent, ReleasedFields};
use crate::register::ClauseId;
use crate::state::AsKnown;
use crate::verdict::{Basis, Finding};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const BY_FIELD: ClauseId = crate::clause_id!("TOR.2.c#1");
const FORMAT: ClauseId = crate::clause_id!("TOR.2.a.ii#2");
const PACKAGE: ClauseId = crate::clause_id!("TOR.2.a#3");

/// How many fields one act can release: a person decided on each.
const FIELDS_MAX: usize = 64;

/// How long the text of one field may be, characters: a field, not a document.
const TEXT_CHARACTERS_MAX: usize = 1_000;

pub(super) fn judge(case: &Case<'_>, released: &ReleasedFields, findings: &mut Vec<Finding>) {
    let refused = |clause, code| Finding::breached(clause, code).curable_by([case.author()]);
    if released.fields.is_empty() {
        findings.push(refused(BY_FIELD, "nothing-released"));
    }
    if released.fields.len() > FIELDS_MAX {
        findings.push(refused(PACKAGE, "package-body-too-large").with("limit", FIELDS_MAX));
    }
    let is_long = |leaf: &Leaf| matches!(leaf, Leaf::Text(text) if text.chars().count() > TEXT_CHARACTERS_MAX);
    if let Some(long) = released.fields.iter().find(|field| is_long(&field.value)) {
        let finding = refused(PACKAGE, "released-text-too-long").with("path", &long.path);
        findings.push(finding.with("limit", TEXT_CHARACTERS_MAX));
    }
    findings.extend(banned(case, released));
    let integers: Vec<i64> = released
        .fields
        .iter()
        .filter_map(|field| if let Leaf::Integer(number) = field.value { Some(number) } else { None })
        .collect();
    if point_data::numbers_are_a_point(&integers) {
        let finding = Finding::breached(Basis::Safeguard("SG-03"), "released-numbers-are-a-point");
        findings.push(finding.curable_by([case.author()]));
    }
    match format(case, released) {
        Err(finding) => findings.push(finding),
        Ok(schema) => match assemble(schema, released.fields.iter().map(|field| (field.path.as_str(), &field.value))) {
            Err(misplaced) => findings.push(refused(FORMAT, misplaced.code).with("path", misplaced.path)),
            Ok(document) => findings.extend(violations(schema, &document).into_iter().map(|violation| {
                refused(FORMAT, violation.code)
                    .with("path", alloc::format!("#{}", violation.path))
                    .with("expected", violation.expected)
            })),
        },
    }
}

/// The values of a release in one text, in their order, numbers written out: what is cut up over several fields is read together.
pub(in crate::clauses) fn joined_leaves(body: &Body) -> Option<String> {
    let Body::Register(entry) = body else { return None };
    let RegisterContent::ReleasedFields(released) = &entry.content else { return None };
    let shown = released.fields.iter().filter_map(|field| match &field.value {
        Leaf::Bool(_) => None,
        Leaf::Integer(number) => Some(number.to_string()),
        Leaf::Text(text) => Some(text.clone()),
    });
    Some(shown.collect::<Vec<_>>().join(" "))
}

/// A key of a package, whether or not the format would have a place for it.
fn banned(case: &Case<'_>, released: &ReleasedFields) -> Option<Finding> {
    let lints = &case.state.edition().lints;
    released.fields.iter().find_map(|field| {
        let keys: Vec<String> = tokens(&field.path).unwrap_or_default();
        let pattern = keys.iter().find_map(|key| lints.bans(key))?;
        Some(
            Finding::breached(PACKAGE, "package-body-key")
                .with("key", &field.path)
                .with("pattern", pattern)
                .curable_by([case.author()]),
        )
    })
}

/// The schema of the version in force.
fn format<'a>(case: &Case<'a>, released: &ReleasedFields) -> Result<&'a Schema, Finding> {
    let refused = |code| Finding::breached(FORMAT, code).with("record", released.format).curable_by([case.author()]);
    let state = case.state;
    let entry = state.fact(released.format).and_then(|fact| fact.as_register_entry());
    let Some((entry, RegisterContent::Format(format))) = entry.map(|entry| (entry, &entry.content)) else {
        return Err(refused("release-under-no-format"));
    };
    let known = AsKnown::in_the_log(case.at);
    match state.agreed_entry(Register::Format, &entry.key, known) {
        Some((agreed, fact, _)) if agreed.by == released.format => {
            if state.is_itself_held(fact) {
                // What crossed cannot be held back afterwards, so the release itself is refused.
                return Err(Finding::breached(Basis::Law("L9"), "held-by-a-restraint")
                    .with("record", released.format)
                    .curable_by(super::super::at_both(Post::Snr)));
            }
        }
        Some((agreed, _, _)) if state.fact(released.format).is_some_and(|fact| state.agreement_on(fact).is_some()) => {
            return Err(refused("format-superseded").with("current", agreed.by));
        }
        Some(_) | None => return Err(refused("format-not-in-force")),
    }
    // What was agreed was understood: the rule of formats refuses the rest.
    format.schema.read.as_ref().map_err(|_| refused("release-under-no-format"))
}
