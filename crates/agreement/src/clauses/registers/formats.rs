//! TOR.1.d.iv, TOR.1.d.v: a format that both can agree to: understood whole, closed, numbered, with no key that ranks or aims.
use super::super::{Case, point_data};
use crate::format::Schema;
use crate::records::{Format, Register, RegisterContent, RegisterEntry};
use crate::register::ClauseId;
use crate::state::AsKnown;
use crate::verdict::{Basis, Finding};
use alloc::format;
use alloc::vec::Vec;

const FORMATS: ClauseId = crate::clause_id!("TOR.1.d.iv");
const NATIONAL: ClauseId = crate::clause_id!("TOR.1.d.v");

pub(super) fn judge(case: &Case<'_>, entry: &RegisterEntry, proposed: &Format, findings: &mut Vec<Finding>) {
    let refused = |clause, code| Finding::breached(clause, code).curable_by([case.author()]);
    let known = AsKnown::in_the_log(case.at);
    let before =
        case.state.last_agreed(Register::Format, &entry.key, known).and_then(|agreed| case.state.fact(agreed.by));
    let before = before
        .and_then(|fact| fact.as_register_entry())
        .map_or(0, |entry| if let RegisterContent::Format(format) = &entry.content { format.version } else { 0 });
    let expected = before.saturating_add(1);
    if proposed.version != expected {
        findings.push(refused(FORMATS, "format-version-out-of-order").with("expected", expected));
    }
    match &proposed.schema.read {
        Err(fault) => {
            findings.push(
                refused(FORMATS, fault.code).with("path", format!("#{}", fault.path)).with("detail", &fault.detail),
            );
        }
        Ok(schema) => {
            if let Some(path) = schema.open_place() {
                findings.push(refused(FORMATS, "schema-open").with("path", format!("#{path}")));
            }
            findings.extend(key(case, schema));
        }
    }
}

/// A key of the lists of SG-02, one that names an axis or a grid (SG-03), or one in letters in which such a key could hide.
fn key(case: &Case<'_>, schema: &Schema) -> Option<Finding> {
    let refused = |code| Finding::breached(NATIONAL, code).curable_by([case.author()]);
    let lints = &case.state.edition().lints;
    schema.names().into_iter().find_map(|(path, name)| {
        let is_plain =
            name.bytes().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'_' | b'-' | b'.' | b'/'));
        if !is_plain || name.is_empty() {
            return Some(refused("schema-key-not-plain").with("path", format!("#{path}")).with("key", name));
        }
        // Values of closed lists name districts and states, and hold no number.
        if !path.ends_with("/enum") && point_data::key_names_a_point(name) {
            let finding =
                Finding::breached(Basis::Safeguard("SG-03"), "schema-key-names-a-point").curable_by([case.author()]);
            return Some(finding.with("path", format!("#{path}")).with("key", name));
        }
        let pattern = lints.bans(name)?;
        Some(refused("schema-key-banned").with("path", format!("#{path}")).with("key", name).with("pattern", pattern))
    })
}
