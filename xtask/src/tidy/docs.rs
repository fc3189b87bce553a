//! Habits of the documents: links, decision records, the environment page, the architecture page.

use std::collections::BTreeSet;

use super::citations::listed_invariants;
use crate::house::{House, has_extension, lies_in_test_folder};
use crate::report::Finding;
use crate::walls::WALLS;

const ENVIRONMENT: &str = "docs/environment.md";
const ARCHITECTURE: &str = "docs/architecture.md";
const DECISIONS: &str = "docs/decisions/";
/// Headings that every decision record has.
const DECISION_PARTS: &[&str] = &["## Context", "## Decision", "## Alternatives", "## How we would know it was wrong"];

/// T09: links between files of the tree; addresses of the outside world are not followed.
pub(super) fn links(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in house.under("") {
        if !has_extension(path, "md") {
            continue;
        }
        let mut in_code = false;
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                in_code = !in_code;
            }
            if in_code {
                continue;
            }
            for target in link_targets(line) {
                let file = target.split('#').next().unwrap_or_default();
                if file.is_empty() || file.contains("://") || file.starts_with("mailto:") {
                    continue;
                }
                let resolved = resolve(path, file);
                let folder = format!("{}/", resolved.trim_end_matches('/'));
                let exists =
                    house.files.contains_key(&resolved) || house.files.keys().any(|name| name.starts_with(&folder));
                if !exists {
                    findings.push(Finding::breach(
                        format!("{path}:{}", number + 1),
                        format!("links to `{target}`, which is not there"),
                    ));
                }
            }
        }
    }
    findings
}

/// Targets of `[text](target)`.
fn link_targets(line: &str) -> Vec<&str> {
    line.match_indices("](")
        .filter_map(|(at, mark)| line.get(at + mark.len()..)?.split(')').next())
        .map(|target| target.split(' ').next().unwrap_or(target))
        .collect()
}

/// Joins a relative link to the folder of its document.
fn resolve(document: &str, link: &str) -> String {
    let mut parts: Vec<&str> = if link.starts_with('/') { Vec::new() } else { document.split('/').collect() };
    parts.pop();
    for part in link.trim_start_matches('/').split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// T14.
pub(super) fn decisions(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut expected = 1_usize;
    for (path, text) in house.under(DECISIONS) {
        let name = path.trim_start_matches(DECISIONS);
        let number = name.get(..4).and_then(|digits| digits.parse::<usize>().ok());
        let title_marks = number.map(|number| format!("# {number:04}: "));
        match number {
            Some(number) if number == expected && name.get(4..5) == Some("-") => expected += 1,
            Some(_) | None => {
                findings
                    .push(Finding::breach(path, format!("is not `{expected:04}-title.md`; numbers follow each other")));
            }
        }
        if !title_marks.is_some_and(|mark| text.starts_with(&mark)) {
            findings.push(Finding::breach(path, "does not open with `# NNNN: title`"));
        }
        for part in DECISION_PARTS.iter().filter(|part| !text.contains(*part)) {
            findings.push(Finding::breach(path, format!("has no part `{part}`")));
        }
    }
    findings
}

/// T19: names of the form `JIG_...` that programs read.
pub(super) fn environment(house: &House) -> Vec<Finding> {
    let page = house.text(ENVIRONMENT).unwrap_or_default();
    let mut findings = Vec::new();
    for (path, source) in house.rust_under("crates/").chain(house.rust_under("xtask/")) {
        if lies_in_test_folder(path) {
            continue;
        }
        for token in source.tokens.iter().filter(|token| !token.in_test) {
            let Some(name) = token.text().filter(|text| is_variable(text)) else { continue };
            if !page.contains(&format!("`{name}`")) {
                findings.push(Finding::breach(
                    format!("{path}:{}", token.line),
                    format!("reads `{name}`, which {ENVIRONMENT} does not list"),
                ));
            }
        }
    }
    findings
}

fn is_variable(text: &str) -> bool {
    text.strip_prefix("JIG_").is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    })
}

/// T20: the page and the checks name the same walls, and no invariant twice.
pub(super) fn architecture(house: &House) -> Vec<Finding> {
    let Some(page) = house.text(ARCHITECTURE) else {
        return vec![Finding::breach(ARCHITECTURE, "is missing")];
    };
    let mut findings = Vec::new();
    let described: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("- **")?.split("**").next())
        .filter(|id| id.len() == 2 && id.starts_with('W'))
        .collect();
    let checked: BTreeSet<&str> = WALLS.iter().map(|wall| wall.id).collect();
    for id in checked.difference(&described) {
        findings.push(Finding::breach(ARCHITECTURE, format!("does not describe wall {id}, which is checked")));
    }
    for id in described.difference(&checked) {
        findings.push(Finding::breach(ARCHITECTURE, format!("describes wall {id}, which nothing checks")));
    }
    for name in listed_invariants(page) {
        if page.matches(&format!("| `{name}` |")).count() > 1 {
            findings.push(Finding::breach(ARCHITECTURE, format!("lists invariant `{name}` twice")));
        }
    }
    findings
}
