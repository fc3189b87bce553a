//! Habits of citation: invariants, safeguards and laws are named where they hold and in the tests that hold them.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::{House, TestText};
use crate::report::Finding;
use crate::source::{Kind, RustSource, Token};

const ARCHITECTURE: &str = "docs/architecture.md";
const SAFEGUARDS: &str = "crates/agreement/src/safeguards.rs";
/// How many safeguards there are.
const SAFEGUARD_COUNT: usize = 35;
/// How many laws the protocol has.
const LAW_COUNT: usize = 13;

/// Every test that may hold a promise: all but the tests of these rules, which cite numbers as examples.
fn citing_tests(house: &House) -> Vec<TestText<'_>> {
    house.tests().into_iter().filter(|test| !test.path.starts_with("xtask/src/tidy/")).collect()
}

/// T10.
pub(super) fn invariants(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let listed: BTreeSet<&str> = house.text(ARCHITECTURE).map(listed_invariants).unwrap_or_default();
    let mut upheld: BTreeMap<&str, String> = BTreeMap::new();
    for (path, text) in house.under("crates/") {
        for (number, line) in text.lines().enumerate() {
            for name in cited_invariants(line) {
                upheld.entry(name).or_insert_with(|| format!("{path}:{}", number + 1));
            }
        }
    }
    let tests = citing_tests(house);
    for (name, place) in &upheld {
        if !listed.contains(name) {
            findings.push(Finding::breach(place, format!("INVARIANT({name}) is not listed in {ARCHITECTURE}")));
        }
        let cited = tests.iter().any(|test| cited_invariants(&test.body).contains(name));
        if !cited {
            findings.push(Finding::breach(place, format!("no test cites INVARIANT({name})")));
        }
    }
    for name in listed.iter().filter(|name| !upheld.contains_key(**name)) {
        findings.push(Finding::breach(ARCHITECTURE, format!("lists INVARIANT({name}), which no code upholds")));
    }
    findings
}

/// Names in `INVARIANT(name)`.
fn cited_invariants(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, mark) in text.match_indices("INVARIANT(") {
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        if let Some(name) = rest.split(')').next().filter(|name| is_invariant_name(name)) {
            names.push(name);
        }
    }
    names
}

fn is_invariant_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Rows of the table of invariants: lines that start with a bar and the name in backquotes.
pub(super) fn listed_invariants(text: &str) -> BTreeSet<&str> {
    let Some((_, section)) = text.split_once("## Invariants") else { return BTreeSet::new() };
    let section = section.split("\n## ").next().unwrap_or(section);
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .filter(|name| is_invariant_name(name))
        .collect()
}

/// T11. A row `shown(n, places, tests)` names tests that exist, each citing its number; `not_yet(n, places, theme)` waits.
pub(super) fn safeguards(house: &House) -> Vec<Finding> {
    let Some(table) = house.rust.get(SAFEGUARDS) else { return Vec::new() };
    let mut findings = Vec::new();
    let tests = citing_tests(house);
    for number in 1..=SAFEGUARD_COUNT {
        let id = format!("SG-{number:02}");
        let in_name = format!("sg_{number:02}");
        let cites = |test: &TestText<'_>| test.body.contains(&id) || test.name.contains(&in_name);
        let digits = number.to_string();
        if let Some(row) = row_of(table, "shown", &digits) {
            let named: Vec<&str> = row.iter().filter_map(Token::text).filter(|text| looks_like_a_test(text)).collect();
            if named.is_empty() {
                findings.push(Finding::breach(SAFEGUARDS, format!("{id} is said to be shown, and names no test")));
            }
            for name in named {
                let mut found = tests.iter().filter(|test| test.name == name).peekable();
                if found.peek().is_none() {
                    findings.push(Finding::breach(
                        SAFEGUARDS,
                        format!("{id} names the test `{name}`, which does not exist"),
                    ));
                } else if !found.any(cites) {
                    findings.push(Finding::breach(SAFEGUARDS, format!("the test `{name}` does not cite {id}")));
                }
            }
        } else if row_of(table, "not_yet", &digits).is_some() {
            if let Some(test) = tests.iter().find(|test| cites(test)) {
                let said = format!("{id} waits, and `{}` in {} cites it already", test.name, test.path);
                findings.push(Finding::note(SAFEGUARDS, said));
            }
        } else {
            findings.push(Finding::breach(SAFEGUARDS, format!("{id} has no row")));
        }
    }
    findings
}

/// A claim in snake case.
fn looks_like_a_test(text: &str) -> bool {
    text.contains('_') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The tokens of the call `maker(number, ...)`.
fn row_of<'source>(source: &'source RustSource, maker: &str, number: &str) -> Option<&'source [Token]> {
    source.sequences(&[maker, "("]).into_iter().find_map(|index| {
        let row = source.group_after(index, '(');
        let first = row.first()?;
        (!first.in_test && first.kind == Kind::Other(number.to_owned())).then_some(row)
    })
}

/// T12. Holds from the day the participant exists.
pub(super) fn laws(house: &House) -> Vec<Finding> {
    let has_participant = house.rust_under("crates/protocol/src/").any(|(_, source)| {
        source.tokens.iter().any(|token| matches!(&token.kind, Kind::Word(word) if word == "Participant"))
    });
    if !has_participant {
        return Vec::new();
    }
    let tests = citing_tests(house);
    (1..=LAW_COUNT)
        .filter(|number| {
            let cited = format!("L{number}");
            let named = [format!("l{number}_"), format!("l{number:02}_"), format!("law_{number}_")];
            !tests.iter().any(|test| {
                named.iter().any(|name| test.name.starts_with(name.as_str()) || test.name.contains(&format!("_{name}")))
                    || test.body.split(|c: char| !c.is_alphanumeric()).any(|word| word == cited)
            })
        })
        .map(|number| Finding::breach("crates/protocol", format!("no test cites law L{number}")))
        .collect()
}
