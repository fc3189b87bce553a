//! Findings: what a wall or a tidy rule has to say about one place in the tree.
//!
//! A check is a pure function from the house to findings; printing and exit codes are decided elsewhere.

use std::fmt;

use crate::house::House;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth a look in review; never fails a run.
    Note,
    /// Breaks the rule.
    Breach,
}

/// One place where a rule is broken, or nearly.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Breach or note.
    pub weight: Weight,
    /// `path` or `path:line`, or the name of a package.
    pub place: String,
    /// What is wrong there, and what would cure it.
    pub what: String,
}

impl Finding {
    /// A breach at a place.
    pub fn breach(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { weight: Weight::Breach, place: place.into(), what: what.into() }
    }

    /// A note at a place.
    pub fn note(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { weight: Weight::Note, place: place.into(), what: what.into() }
    }

    /// True when the finding fails a run.
    #[must_use]
    pub fn is_breach(&self) -> bool {
        self.weight == Weight::Breach
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.weight {
            Weight::Note => "note",
            Weight::Breach => "breach",
        };
        write!(f, "{mark}: {}: {}", self.place, self.what)
    }
}

/// One rule that the house keeps: a wall or a habit of tidiness.
#[derive(Debug)]
pub struct Rule {
    /// Short id: `W1`, `T01`.
    pub id: &'static str,
    /// The rule as a claim.
    pub claim: &'static str,
    /// Finds the places that break it.
    pub check: fn(&House) -> Vec<Finding>,
}

/// Runs one rule by id against a house; for tests. An unknown id is itself a breach.
#[must_use]
pub fn run(rules: &[Rule], id: &str, house: &House) -> Vec<Finding> {
    match rules.iter().find(|rule| rule.id == id) {
        Some(rule) => (rule.check)(house),
        None => vec![Finding::breach(id, "no such rule")],
    }
}

/// The breaches among the findings of one rule; for tests.
#[must_use]
pub fn breaches(rules: &[Rule], id: &str, house: &House) -> Vec<String> {
    run(rules, id, house).iter().filter(|finding| finding.is_breach()).map(Finding::to_string).collect()
}
