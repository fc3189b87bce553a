//! Wall W6: the browser shows the verdict that the server sends.

use crate::house::{House, has_extension};
use crate::report::Finding;

/// Beginnings of names that only a judge would use, compared without case.
const JUDGING: &[&str] = &[
    "judge",
    "computeverdict",
    "deriveverdict",
    "decideverdict",
    "evaluateverdict",
    "makeverdict",
    "ispermitted",
    "isallowedby",
];
/// Words that hold an outcome; none of them is given a literal value in the browser.
const OUTCOMES: &[&str] = &["verdict", "decision"];

/// W6: no function that judges, no outcome written by hand, outside tests and generated types.
pub(super) fn computes_no_verdict(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in house.under("web/") {
        let is_script = ["ts", "tsx", "js", "jsx", "mjs"].iter().any(|extension| has_extension(path, extension));
        if !is_script || path.contains(".test.") || path.contains("/generated/") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let place = || format!("{path}:{}", number + 1);
            for word in line.split(|c: char| !c.is_alphanumeric() && c != '_') {
                let lower = word.to_lowercase();
                if JUDGING.iter().any(|judging| lower.starts_with(judging)) && !lower.starts_with("judged") {
                    findings.push(Finding::breach(place(), format!("`{word}`: verdicts come from the server")));
                }
            }
            if let Some(outcome) = OUTCOMES.iter().find(|outcome| is_given_a_literal(line, outcome)) {
                findings.push(Finding::breach(place(), format!("gives `{outcome}` a value of its own")));
            }
        }
    }
    findings
}

/// `verdict = "..."`, but not `verdict === "..."`, `verdict={...}` or `verdict: "..."` in a type.
fn is_given_a_literal(line: &str, outcome: &str) -> bool {
    let lower = line.to_lowercase();
    lower.match_indices(outcome).any(|(at, _)| {
        let after = lower.get(at + outcome.len()..).unwrap_or_default().trim_start();
        after.strip_prefix('=').is_some_and(|rest| rest.trim_start().starts_with(['"', '\'', '`']))
    })
}
