//! Every process of the agreement: which script and which test reaches each state, and which sees each guard refuse or hold.
//!
//! The scripts are played and watched; the tests of the rules are read for the code of a guard, and named for a state. A state or a guard
//! that neither reaches fails here. Write the page anew with `JIG_WRITE_GENERATED=1 cargo test -p jig-cli --test it processes`.
mod table;
mod watched;

use crate::support::{Set, held_to_the_committed, perform, set};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use table::{PROCESSES, Process};
use watched::{Noted, Watched};

/// Scripts and tests that are named for each row; more would make the page long and nothing truer.
const NAMED_MAX: usize = 2;

/// Words in the name of a script that shows how something should not go.
const HOSTILE: [&str; 3] = ["hostile", "refused", "line-down"];

const HEAD: &str = "# The processes, and what reaches them

<!-- Made by the test `processes` of crates/cli: it plays every script and reads the tests of the rules. Do not edit. -->

Each state: how it is reached in a [script](../../crates/cli/tests/tabletop/) that should go well, in one that should not, and by which test
of the [rules](../../crates/agreement/tests/rules/). Each guard: the clause, safeguard, law or limit it rests on, the code of its reason, and where
it was seen to refuse or hold. A dash in a script's column says that only the tests go there. A row that nothing reaches fails the test.

`cargo test -p jig-agreement --test rules formation_states -- --nocapture` counts the states of process 2.7; the literal second judge and a history of
10,000 steps are in `crates/agreement/tests/reference`.
";

fn scripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tabletop");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|kind| kind == "script")).collect();
    files.sort();
    files
}

fn watch(file: &Path) -> (String, Noted) {
    let Set { script, stage, start, cast, mut draw, .. } = set(&std::fs::read_to_string(file).unwrap());
    let mut watched = Watched::new(stage, start);
    perform(&script, &mut watched, &cast, &mut draw, start);
    (file.file_stem().unwrap().to_string_lossy().into_owned(), watched.noted)
}

fn played() -> BTreeMap<String, Noted> {
    std::thread::scope(|scope| {
        let plays: Vec<_> = scripts().into_iter().map(|file| scope.spawn(move || watch(&file))).collect();
        plays.into_iter().map(|play| play.join().unwrap()).collect()
    })
}

/// The tests of the rules, `module::name`, with their text.
fn tests() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../agreement/tests/rules");
    let mut tests = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        if file.is_dir() {
            continue;
        }
        let module = file.file_stem().unwrap().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&file).unwrap();
        for test in source.split("#[test]").skip(1) {
            let name = test.split_once("fn ").and_then(|(_, rest)| rest.split_once('(')).unwrap().0;
            // A test ends where its closing brace stands at the margin.
            let body = test.split_once("\n}").map_or(test, |(body, _)| body);
            tests.insert(format!("{module}::{name}"), body.to_owned());
        }
    }
    assert!(tests.len() > 300, "the tests of the rules were not found");
    tests
}

/// The columns of the scripts: those that should go well, those that should not.
fn named(plays: &BTreeMap<String, Noted>, reaches: impl Fn(&Noted) -> bool) -> [String; 2] {
    let names = |hostile: bool| {
        let found: Vec<String> = plays
            .iter()
            .filter(|(name, noted)| HOSTILE.iter().any(|word| name.contains(word)) == hostile && reaches(noted))
            .map(|(name, _)| name.clone())
            .take(NAMED_MAX)
            .collect();
        if found.is_empty() { "–".to_owned() } else { found.join("<br>") }
    };
    [names(false), names(true)]
}

/// A process as a section of the page; what nothing reaches is added to `lacking`.
fn section(
    process: &Process,
    plays: &BTreeMap<String, Noted>,
    tests: &BTreeMap<String, String>,
    lacking: &mut Vec<String>,
) -> String {
    let mut page = format!("\n## {} {}\n\n", process.number, process.name);
    page.push_str("| State | Script | Script that should not go well | Test |\n|---|---|---|---|\n");
    for (state, signs, test) in process.states {
        let [happy, hostile] = named(plays, |noted| signs.split('|').any(|sign| noted.states.contains(sign)));
        if !tests.contains_key(*test) {
            lacking.push(format!("{} {state}: no test {test}", process.number));
        }
        let _always = writeln!(page, "| {state} | {happy} | {hostile} | `{test}` |");
    }
    page.push_str(
        "\n| Guard | Rests on | Reason | Script | Script that should not go well | Test |\n|---|---|---|---|---|---|\n",
    );
    for (guard, basis, code) in process.guards {
        let [happy, hostile] = named(plays, |noted| noted.reasons.iter().any(|(_, known)| known == code));
        let quoted = format!("\"{code}\"");
        let seen: Vec<String> = tests
            .iter()
            .filter(|(_, body)| body.contains(&quoted))
            .map(|(name, _)| format!("`{name}`"))
            .take(NAMED_MAX)
            .collect();
        let bases = bases(code, plays, tests);
        // A reason that rests on several clauses names each.
        if !bases.is_empty() && !basis.split('|').all(|basis| bases.contains(basis)) {
            lacking.push(format!("{} {guard}: {code} rests on {bases:?}", process.number));
        }
        if seen.is_empty() {
            lacking.push(format!("{} {guard}: no test names {code}", process.number));
        }
        let rests_on = basis.split('|').map(|basis| format!("`{basis}`")).collect::<Vec<_>>().join("<br>");
        let _always =
            writeln!(page, "| {guard} | {rests_on} | `{code}` | {happy} | {hostile} | {} |", seen.join("<br>"));
    }
    page
}

#[test]
fn every_state_of_every_process_is_reached_and_every_guard_is_seen() {
    let (plays, tests) = (played(), tests());
    let mut lacking = Vec::new();
    let mut page = HEAD.to_owned();
    for process in &PROCESSES {
        page.push_str(&section(process, &plays, &tests, &mut lacking));
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    held_to_the_committed("docs/agreement/processes.md", &page);
}

/// What the tests of the rules and the scripts say that a reason rests on; where they say nothing, nothing is held to it.
fn bases(code: &str, plays: &BTreeMap<String, Noted>, tests: &BTreeMap<String, String>) -> BTreeSet<String> {
    let seen = plays.values().flat_map(|noted| &noted.reasons).filter(|(_, known)| known == code);
    let mut bases: BTreeSet<String> = seen.map(|(basis, _)| basis.clone()).collect();
    // In a test the basis stands before its code: `"SG-11", "watch-is-held"`.
    let quoted = format!("\", \"{code}\"");
    for body in tests.values() {
        let before = body.match_indices(&quoted).filter_map(|(at, _)| body[..at].rsplit_once('"'));
        bases.extend(before.map(|(_, basis)| basis.to_owned()));
    }
    bases
}
