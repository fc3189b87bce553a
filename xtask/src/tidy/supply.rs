//! Habits of supply: licences, sources, the ceiling on the lock file, manifests, fuzz targets.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::{House, has_extension};
use crate::report::Finding;

const LICENCES: &str = "xtask/data/licences.txt";
const CEILING: &str = "xtask/data/lock-ceiling.txt";
const FUZZ_MANIFEST: &str = "fuzz/Cargo.toml";
const FUZZ_TARGETS: &str = "fuzz/fuzz_targets/";
/// Rooms that parse foreign bytes; each has at least one fuzz target named after it.
const PARSING_ROOMS: &[&str] = &["ledger", "spacetime", "wire"];

/// T15.
pub(super) fn licences(house: &House) -> Vec<Finding> {
    let Some(list) = house.text(LICENCES) else {
        return vec![Finding::breach(LICENCES, "the list of licences is missing")];
    };
    let allowed: BTreeSet<&str> =
        list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut findings = differing_lists(house, &allowed);
    findings.extend(second_versions(house));
    for package in &house.graph.locked {
        let name = format!("{} {}", package.name, package.version);
        match package.license.as_deref() {
            None => findings.push(Finding::breach(&name, "states no licence")),
            Some(expression) if !passes(expression, &allowed) => {
                findings
                    .push(Finding::breach(&name, format!("is under `{expression}`, which {LICENCES} does not allow")));
            }
            Some(_) => {}
        }
        if let Some(source) = &package.source
            && !is_default_registry(source)
        {
            findings.push(Finding::breach(&name, "does not come from the default registry"));
        }
    }
    findings
}

/// `deny.toml` and the list of licences are one list in two places; the places are compared.
fn differing_lists(house: &House, allowed: &BTreeSet<&str>) -> Vec<Finding> {
    let Some(text) = house.text("deny.toml") else { return Vec::new() };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => return vec![Finding::breach("deny.toml", error.to_string())],
    };
    let list = table.get("licenses").and_then(|licenses| licenses.get("allow")).and_then(toml::Value::as_array);
    let listed: BTreeSet<&str> =
        list.map(Vec::as_slice).unwrap_or_default().iter().filter_map(toml::Value::as_str).collect();
    listed
        .symmetric_difference(allowed)
        .map(|licence| Finding::breach("deny.toml", format!("and {LICENCES} differ about `{licence}`")))
        .collect()
}

/// Two versions of one package only where `deny.toml` skips all but one of them, each with its reason; and no skip without need.
fn second_versions(house: &House) -> Vec<Finding> {
    let Some(Ok(table)) = house.text("deny.toml").map(str::parse::<toml::Table>) else { return Vec::new() };
    let bans = table.get("bans");
    let mut findings = Vec::new();
    if bans.and_then(|bans| bans.get("multiple-versions")).and_then(toml::Value::as_str) != Some("deny") {
        findings.push(Finding::breach("deny.toml", "does not deny a second version of a package"));
    }
    let mut skipped = BTreeSet::new();
    let rows = bans.and_then(|bans| bans.get("skip")).and_then(toml::Value::as_array);
    for row in rows.map(Vec::as_slice).unwrap_or_default() {
        let word = |key: &str| row.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        let (name, version) = word("crate").split_once('@').unwrap_or_default();
        if word("reason").is_empty() {
            findings.push(Finding::breach("deny.toml", format!("skips `{name}@{version}` without a reason")));
        }
        skipped.insert((name, version));
    }
    let mut locked: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in &house.graph.locked {
        locked.entry(&package.name).or_default().push(&package.version);
    }
    for (name, version) in &skipped {
        let is_second = locked.get(name).is_some_and(|versions| versions.len() > 1 && versions.contains(version));
        if !is_second {
            findings
                .push(Finding::breach("deny.toml", format!("skips `{name}@{version}`, which is no second version")));
        }
    }
    for (name, versions) in locked {
        let left: Vec<&str> = versions.into_iter().filter(|version| !skipped.contains(&(name, *version))).collect();
        if left.len() > 1 {
            let said = format!("stands in the lock file as {}, and deny.toml gives no reason", left.join(" and "));
            findings.push(Finding::breach(name, said));
        }
    }
    findings
}

/// The one source that a package may have: the registry that cargo uses when nothing else is said.
fn is_default_registry(source: &str) -> bool {
    source.starts_with("registry+") && source.ends_with("/rust-lang/crates.io-index")
}

/// Evaluates an SPDX expression: OR of AND of names, with brackets; a slash is an old way to write OR.
fn passes(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let verdict = any_of(&tokens, &mut at, allowed);
    verdict && at == tokens.len()
}

fn any_of(tokens: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut passed = all_of(tokens, at, allowed);
    while tokens.get(*at) == Some(&"OR") {
        *at += 1;
        let other = all_of(tokens, at, allowed);
        passed = passed || other;
    }
    passed
}

fn all_of(tokens: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut passed = one(tokens, at, allowed);
    while tokens.get(*at) == Some(&"AND") {
        *at += 1;
        let other = one(tokens, at, allowed);
        passed = passed && other;
    }
    passed
}

fn one(tokens: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let Some(token) = tokens.get(*at) else { return false };
    *at += 1;
    if *token == "(" {
        let inner = any_of(tokens, at, allowed);
        let closed = tokens.get(*at) == Some(&")");
        *at += 1;
        return inner && closed;
    }
    if tokens.get(*at) == Some(&"WITH") {
        let name = format!("{token} WITH {}", tokens.get(*at + 1).copied().unwrap_or_default());
        *at += 2;
        return allowed.contains(name.as_str());
    }
    allowed.contains(token)
}

/// T16. Raising the ceiling is an act of its own, seen in review.
pub(super) fn ceiling(house: &House) -> Vec<Finding> {
    let number = house
        .text(CEILING)
        .and_then(|text| text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()))
        .and_then(|line| line.trim().parse::<usize>().ok());
    let Some(ceiling) = number else {
        return vec![Finding::breach(CEILING, "holds no number")];
    };
    let count = house.text("Cargo.lock").unwrap_or_default().matches("[[package]]").count();
    if count > ceiling {
        return vec![Finding::breach(
            "Cargo.lock",
            format!("has {count} packages; the ceiling is {ceiling} ({CEILING})"),
        )];
    }
    vec![Finding::note("Cargo.lock", format!("has {count} packages of at most {ceiling}"))]
}

/// T17.
pub(super) fn fuzz_targets(house: &House) -> Vec<Finding> {
    let files: BTreeSet<String> = house
        .files
        .keys()
        .filter_map(|path| path.strip_prefix(FUZZ_TARGETS))
        .filter(|name| has_extension(name, "rs"))
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    let Some(manifest) = house.text(FUZZ_MANIFEST) else {
        return files
            .iter()
            .map(|name| Finding::breach(name, format!("is a fuzz target without {FUZZ_MANIFEST}")))
            .collect();
    };
    let listed = match manifest_bins(manifest) {
        Ok(listed) => listed,
        Err(error) => return vec![Finding::breach(FUZZ_MANIFEST, error)],
    };
    let mut findings = Vec::new();
    for name in files.difference(&listed) {
        findings.push(Finding::breach(FUZZ_MANIFEST, format!("does not list the target `{name}`")));
    }
    for name in listed.difference(&files) {
        findings.push(Finding::breach(FUZZ_MANIFEST, format!("lists `{name}`, which has no file in {FUZZ_TARGETS}")));
    }
    for room in PARSING_ROOMS {
        if !files.iter().any(|name| name.starts_with(room)) {
            findings.push(Finding::breach(FUZZ_TARGETS, format!("no target for the parsers of `{room}`")));
        }
    }
    findings
}

/// Names of the `[[bin]]` tables.
fn manifest_bins(manifest: &str) -> Result<BTreeSet<String>, String> {
    let table: toml::Table = manifest.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let bins = table.get("bin").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Ok(bins.iter().filter_map(|bin| bin.get("name")?.as_str()).map(str::to_owned).collect())
}

/// T18.
pub(super) fn manifests(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in house.under("") {
        let is_member = path == "xtask/Cargo.toml" || path.starts_with("crates/") && path.ends_with("/Cargo.toml");
        if !is_member {
            continue;
        }
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                findings.push(Finding::breach(path, error.to_string()));
                continue;
            }
        };
        let from_workspace = |section: &str, key: &str| {
            let value =
                table.get(section).and_then(|section| if key.is_empty() { Some(section) } else { section.get(key) });
            value.and_then(|value| value.get("workspace")).and_then(toml::Value::as_bool) == Some(true)
        };
        for (section, key) in [
            ("lints", ""),
            ("package", "version"),
            ("package", "edition"),
            ("package", "license"),
            ("package", "publish"),
        ] {
            if !from_workspace(section, key) {
                let name = if key.is_empty() { section.to_owned() } else { format!("{section}.{key}") };
                findings.push(Finding::breach(path, format!("`{name}` does not come from the workspace")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_expressions_are_evaluated_not_searched() {
        let allowed: BTreeSet<&str> = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "NCSA"].into();
        for (expression, passing) in [
            ("MIT", true),
            ("MIT OR GPL-3.0", true),
            ("MIT/Apache-2.0", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR Apache-2.0) AND NCSA", true),
            ("(MIT OR Apache-2.0) AND OpenSSL", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-2.0", true),
            ("GPL-2.0 WITH MIT", false),
            ("(MIT", false),
            ("", false),
        ] {
            assert_eq!(passes(expression, &allowed), passing, "{expression}");
        }
    }
}
