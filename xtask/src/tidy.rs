//! The habits of the tree, each a rule that can refuse a house.
//!
//! A rule is one row of [`RULES`] and two tests: that the tree keeps it, and that a crooked tree is refused.

mod catalogues;
mod citations;
mod docs;
mod sources;
mod supply;
mod terms;
#[cfg(test)]
mod tests;

use crate::report::Rule;

/// Every habit.
pub const RULES: &[Rule] = &[
    Rule { id: "T01", claim: "every Rust file says in its first line what it is for", check: sources::module_docs },
    Rule { id: "T02", claim: "no source file is longer than 700 lines", check: sources::length },
    Rule { id: "T03", claim: "a lint or a test is switched off with a reason, or not at all", check: sources::reasons },
    Rule { id: "T04", claim: "nothing is left for later in the code", check: sources::leftovers },
    Rule { id: "T05", claim: "no source file is forgotten by its parent", check: sources::orphans },
    Rule {
        id: "T06",
        claim: "catalogues of both languages say the same things with the same variables",
        check: catalogues::agree,
    },
    Rule {
        id: "T07",
        claim: "every error code has words and a cure in both languages",
        check: catalogues::codes_have_words,
    },
    Rule {
        id: "T08",
        claim: "human sentences of cli and node stand in the catalogues",
        check: catalogues::no_sentences_in_code,
    },
    Rule { id: "T09", claim: "every link in the documents leads somewhere", check: docs::links },
    Rule {
        id: "T10",
        claim: "every invariant is listed, upheld in code and cited by a test",
        check: citations::invariants,
    },
    Rule { id: "T11", claim: "every safeguard has a test that cites it, or a reason", check: citations::safeguards },
    Rule { id: "T12", claim: "every law of the protocol has a test that cites it", check: citations::laws },
    Rule {
        id: "T13",
        claim: "no machine's paths and no registry's address stand in the tree",
        check: sources::machine_paths,
    },
    Rule { id: "T14", claim: "decision records are numbered without gap and have their parts", check: docs::decisions },
    Rule {
        id: "T15",
        claim: "every licence is on the list, every package from the one registry",
        check: supply::licences,
    },
    Rule { id: "T16", claim: "Cargo.lock stays under its ceiling", check: supply::ceiling },
    Rule {
        id: "T17",
        claim: "fuzz targets, their manifest and the parsers' crates agree",
        check: supply::fuzz_targets,
    },
    Rule {
        id: "T18",
        claim: "every package takes the lints and the version of the workspace",
        check: supply::manifests,
    },
    Rule { id: "T19", claim: "every environment variable is in docs/environment.md", check: docs::environment },
    Rule {
        id: "T20",
        claim: "every wall and invariant of docs/architecture.md is one that is checked",
        check: docs::architecture,
    },
    Rule { id: "T21", claim: "every code of form is refused by name in a test", check: catalogues::codes_of_form },
    Rule { id: "T22", claim: "every code of a finding is named in a test", check: catalogues::codes_of_findings },
    Rule { id: "T23", claim: "the Russian catalogues use one word for one thing", check: terms::strays },
];
