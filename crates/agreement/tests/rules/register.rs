//! The register tells the truth: what it calls a rule is cited where it is judged and by a test.
use jig_agreement::register::{Status, clauses};
use std::path::{Path, PathBuf};

/// Rules that are kept where bytes are read, not where entries are judged.
const ELSEWHERE: [(&str, &str); 5] = [
    ("DIF-05", "crates/wire/src/edition/check.rs"),
    ("TOR.0.1", "crates/agreement/src/register/mod.rs"),
    ("TOR.0.4", "crates/agreement/src/edition/contradiction.rs"),
    ("TOR.1.c", "crates/agreement/src/register/mod.rs"),
    ("AMB-10", "crates/agreement/src/edition/contradiction.rs"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(folder: &Path, wanted: &dyn Fn(&str) -> bool, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            read(&path, wanted, texts);
        } else if name.ends_with(".rs") && wanted(name) {
            texts.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// True where the id stands by itself: `TOR.2.a.i` is not cited by `TOR.2.a.iii#1`. Below an ambiguity stand its settings.
fn cites(text: &str, id: &str) -> bool {
    let has_parts = !id.starts_with("AMB-");
    text.match_indices(id).any(|(at, _)| {
        let mut after = text.get(at + id.len()..).unwrap().chars();
        match after.next() {
            Some('.') => !(has_parts && after.next().is_some_and(char::is_alphanumeric)),
            Some('#') => false,
            Some(next) => !next.is_alphanumeric(),
            None => true,
        }
    })
}

/// The head of a test's name that cites a clause: `tor_2_a_1_` for `TOR.2.a#1`.
fn in_a_name(id: &str) -> String {
    format!("fn {}_", id.to_lowercase().replace(['.', '#', '-'], "_"))
}

fn rules() -> impl Iterator<Item = &'static str> {
    clauses().iter().filter(|clause| clause.status() == Status::Rule).map(|clause| clause.id().as_str())
}

#[test]
fn every_rule_of_the_register_is_cited_where_it_is_judged() {
    let mut judging = Vec::new();
    for folder in ["clauses", "state"] {
        read(&root().join("crates/agreement/src").join(folder), &|_| true, &mut judging);
    }
    for id in rules() {
        let here = judging.iter().any(|text| cites(text, id));
        let there = ELSEWHERE.iter().find(|(elsewhere, _)| *elsewhere == id);
        assert!(here || there.is_some(), "{id} is called a rule, and nothing judges it");
        if let Some((_, path)) = there {
            assert!(cites(&std::fs::read_to_string(root().join(path)).unwrap(), id), "{path} does not cite {id}");
        }
    }
}

#[test]
fn every_rule_of_the_register_is_cited_by_a_test() {
    let mut tests = Vec::new();
    read(&root().join("crates/agreement/tests"), &|name| name != "register.rs", &mut tests);
    read(&root().join("crates/wire/src"), &|name| name == "tests.rs", &mut tests);
    let own = std::fs::read_to_string(root().join("crates/agreement/src/register/tests.rs")).unwrap();
    for id in rules() {
        let name = in_a_name(id);
        // The register's own tests list every id, so there only a name counts.
        let cited = own.contains(&name) || tests.iter().any(|text| cites(text, id) || text.contains(&name));
        assert!(cited, "{id} is called a rule, and no test cites it");
    }
}

#[test]
fn a_citation_is_the_whole_id() {
    assert!(cites("// TOR.2.a.i: none.", "TOR.2.a.i"));
    assert!(cites("Text: TOR.2.a.i.", "TOR.2.a.i"));
    assert!(!cites("TOR.2.a.iii#1", "TOR.2.a.i"));
    assert!(!cites("TOR.2.a.i#1", "TOR.2.a.i"));
    assert!(!cites("AMB-101", "AMB-10"));
    assert!(cites("settings.AMB-10.first", "AMB-10"));
    assert!(!cites("TOR.1.d.ii", "TOR.1.d"));
}
