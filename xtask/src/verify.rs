//! What `jig verify` says of a node's folder or door, and whether exactly those have signed who should have.
//!
//! It checks no signature itself: `jig verify` does, and fails where one does not hold. This program holds what it prints
//! to the promise about a group at rest: equal heads on three nodes, the joint log signed by the centre and both *stored*
//! keys, the verdict log by the centre and both *examined* keys, and by nobody else.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::demo::NODES;
use crate::process;

const LIMIT: Duration = Duration::from_secs(120);

/// The two logs of a document, with the role of the keys that cosign each.
const LOGS: [(&str, &str); 2] = [("log", "stored"), ("verdicts", "examined")];

/// Runs `jig verify` on a place and gives its document.
///
/// # Errors
/// When it does not hold, or cannot be read.
pub fn document(program: &Path, place: &str, more: &[&str], log: &Path) -> anyhow::Result<Value> {
    let mut command = Command::new(program);
    command.args(["verify", "--json", place]).args(more);
    let finished = process::call(&mut command, log, LIMIT)?;
    if !finished.is_success() {
        bail!("`{}` ended with {:?}\n{}", finished.command, finished.status, finished.tail(30));
    }
    serde_json::from_str(&finished.output).with_context(|| format!("`{}` printed no document", finished.command))
}

/// Verifies the published folders of all three nodes; gives the size of their log.
///
/// # Errors
/// When one does not hold, is not signed by exactly those who should, or differs from the others.
pub fn whole_group(program: &Path, public: &Path, log: &Path) -> anyhow::Result<String> {
    let mut documents = Vec::new();
    for node in NODES {
        let place = public.join(node).display().to_string();
        documents.push((node, document(program, &place, &[], log)?));
    }
    if let Some(complaint) = documents.iter().find_map(|(node, document)| complaint(node, document)) {
        bail!("{complaint}");
    }
    if let Some(complaint) = difference(&documents) {
        bail!("{complaint}");
    }
    let size = documents.first().map(|(_, document)| text(document, "log", "size")).unwrap_or_default();
    Ok(size.to_owned())
}

/// What is wrong with one node's document, in words.
fn complaint(node: &str, document: &Value) -> Option<String> {
    let origin = text(document, "log", "origin");
    LOGS.iter().find_map(|(log, role)| {
        let centre = text(document, log, "origin").to_owned();
        let wanted = BTreeSet::from([centre, format!("{origin}/alpha/{role}"), format!("{origin}/bravo/{role}")]);
        let signers: Vec<String> = document
            .get(log)
            .and_then(|log| log.get("signers")?.as_array())
            .map(|names| names.iter().filter_map(|name| Some(name.as_str()?.to_owned())).collect())
            .unwrap_or_default();
        let found: BTreeSet<String> = signers.iter().cloned().collect();
        let is_exact = found == wanted && signers.len() == wanted.len() && !origin.is_empty();
        (!is_exact).then(|| format!("the {log} head of {node} is signed by {signers:?}, not exactly by {wanted:?}"))
    })
}

/// The first log of which two nodes hold different heads.
fn difference(documents: &[(&str, Value)]) -> Option<String> {
    let ((first, one), rest) = documents.split_first()?;
    rest.iter().find_map(|(node, other)| {
        LOGS.iter().find_map(|(log, _)| {
            let is_same = ["origin", "size", "root"].iter().all(|part| text(one, log, part) == text(other, log, part));
            (!is_same).then(|| format!("the {log} head of {node} differs from that of {first}"))
        })
    })
}

fn text<'a>(document: &'a Value, log: &str, part: &str) -> &'a str {
    document.get(log).and_then(|log| log.get(part)?.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn held(root: &str) -> Value {
        let names = |own: &str, role: &str| json!([own, format!("x/alpha/{role}"), format!("x/bravo/{role}")]);
        json!({
            "log": { "origin": "x", "size": "3", "root": root, "signers": names("x", "stored") },
            "verdicts": { "origin": "x/verdicts", "size": "3", "root": "v", "signers": names("x/verdicts", "examined") },
        })
    }

    #[test]
    fn exactly_the_centre_and_one_key_of_each_side_sign_each_log() {
        assert_eq!(complaint("alpha", &held("r")), None);
        for (log, signers) in [
            ("log", json!(["x", "x/alpha/stored"])),
            ("log", json!(["x", "x/alpha/stored", "x/bravo/examined"])),
            ("log", json!(["x", "x/alpha/stored", "x/bravo/stored", "x/guest/stored"])),
            ("log", json!(["x", "x/alpha/stored", "x/bravo/stored", "x/bravo/stored"])),
            ("verdicts", json!(["x", "x/alpha/examined", "x/bravo/examined"])),
            ("verdicts", json!(["x/verdicts", "x/alpha/stored", "x/bravo/stored"])),
            ("verdicts", json!([])),
        ] {
            let mut document = held("r");
            document[log]["signers"] = signers.clone();
            let said = complaint("alpha", &document).unwrap_or_else(|| panic!("{log} {signers} passed"));
            assert!(said.contains(log), "{said}");
        }
        assert!(complaint("alpha", &json!({})).is_some(), "a document that says nothing passes for nothing");
    }

    #[test]
    fn one_other_root_is_a_difference() {
        let same = [("alpha", held("r")), ("bravo", held("r")), ("centre", held("r"))];
        assert_eq!(difference(&same), None);
        let other = [("alpha", held("r")), ("bravo", held("r")), ("centre", held("s"))];
        assert!(difference(&other).unwrap().contains("centre"));
    }
}
