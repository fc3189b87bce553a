//! Which findings of the rules the literal judges decide, and which only the rules' own tests hold.
//!
//! `cargo test -p jig-agreement --test reference coverage -- --nocapture` prints both. A finding counts as decided where a literal reading
//! says of random histories when it is given; the rules' own literal readings of harm, the map and formation stand in
//! `tests/rules/harm_literally.rs`, `map_literally.rs` and `formation_laws.rs`, and are not counted here.
use crate::grounding;
use crate::support::catalogue::SENTENCES;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What each literal reading beside the one of the grounding decides.
const READ: [(&str, &[&str]); 6] = [
    (
        "judge: which consents are refused",
        &[
            "consent-expired",
            "consent-for-the-other-side",
            "consent-to-no-record",
            "consent-without-decision",
            "expedited-not-agreed",
            "one-human-two-posts",
            "own-consent-twice",
            "post-may-not-consent",
            "question-does-not-fit",
            "record-has-ended",
        ],
    ),
    (
        "operations: what a plan lacks beside consent",
        &[
            "air-defence-over",
            "air-defence-taken-back",
            "air-defence-unacknowledged",
            "attestation-lapsed-areas",
            "attestation-lapsed-check",
            "attestation-lapsed-plan",
            "attestation-missing",
            "attestation-over",
            "legal-objection",
            "protection-check-missing",
            "protection-contact",
            "third-party-air-defence-over",
            "third-party-air-defence-unacknowledged",
        ],
    ),
    (
        "reviews: where a report departs from what was agreed",
        &[
            "acted-outside-the-block",
            "acted-outside-the-window",
            "acted-where-is-not-told",
            "acted-without-a-plan",
            "acted-without-agreement",
            "acted-without-final-notice",
        ],
    ),
    ("protected: which releases are refused", &["exchange-not-open"]),
    (
        "protected: which words on protected entries are refused",
        &[
            "confirmed-by-its-own-node",
            "only-the-submitter-ends",
            "protected-entry-has-ended",
            "report-does-not-fit-the-entry",
            "report-of-no-protected-entry",
        ],
    ),
    ("judge: what a lift of a stop lacks", &["stop-needs-both-to-lift"]),
];

/// The findings that stand in the rules, by file: quoted codes that have a sentence.
fn in_the_rules(folder: &Path, found: &mut BTreeMap<String, BTreeSet<String>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            in_the_rules(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let quoted = text.split('"').skip(1).step_by(2);
        let codes = quoted.filter(|code| code.contains('-') && SENTENCES[0].contains_key(*code)).map(str::to_owned);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        found.entry(name).or_default().extend(codes);
    }
}

#[test]
fn what_the_literal_judges_decide_stands_in_the_rules_and_does_not_become_less() {
    let mut rules = BTreeMap::new();
    in_the_rules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/clauses"), &mut rules);
    let all: BTreeSet<&str> = rules.values().flatten().map(String::as_str).collect();
    let mut decided: BTreeSet<&str> = grounding::CODES.iter().copied().collect();
    for (reading, codes) in READ {
        println!("{:>4} {reading}", codes.len());
        decided.extend(codes);
    }
    println!("{:>4} grounding: what speaks against an entry of the watch", grounding::CODES.len());
    println!("{:>4} of {} findings are decided literally; the others, by file:", decided.len(), all.len());
    for (file, codes) in &rules {
        let left: Vec<&str> = codes.iter().map(String::as_str).filter(|code| !decided.contains(code)).collect();
        if !left.is_empty() {
            println!("     {file}: {}", left.join(", "));
        }
    }
    let strays: Vec<&&str> = decided.iter().filter(|code| !all.contains(**code)).collect();
    assert!(strays.is_empty(), "no rule gives {strays:?}");
    // Every finding of the clause on the grounding, whatever is added to it.
    let of_grounding: Vec<&str> = ["answers", "events", "measures", "observations", "order_of_battle"]
        .into_iter()
        .flat_map(|file| &rules[file])
        .map(String::as_str)
        .filter(|code| !decided.contains(code) && *code != "coverage-day-unreadable")
        .collect();
    assert!(of_grounding.is_empty(), "nobody reads {of_grounding:?} literally");
    assert!(decided.len() >= 85, "{} are decided", decided.len());
}
