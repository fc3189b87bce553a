//! The register tells the truth: what it calls a rule is cited where it is judged and by a test.
use jig_agreement::register::clauses;
use std::path::{Path, PathBuf};

/// Rules that are kept where bytes are read, not where entries are judged.
const ELSEWHERE: [(&str, &str); 13] = [
    ("DIF-01", "editions/sources/variants.json"),
    ("DIF-02", "editions/sources/variants.json"),
    ("DIF-03", "editions/sources/variants.json"),
    ("DIF-04", "editions/sources/variants.json"),
    ("DIF-05", "crates/wire/src/edition/check.rs"),
    ("DIF-06", "editions/sources/variants.json"),
    ("DIF-07", "editions/sources/variants.json"),
    ("DIF-08", "editions/sources/variants.json"),
    ("DIF-09", "crates/wire/src/sources/levelling.rs"),
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

/// True where a test expects a finding on the clause: its id as the basis, and behind it the code, in a call or in a row of a
/// table. Comments, clauses that a record merely names, and lists of ids show nothing.
fn expects(text: &str, id: &str) -> bool {
    let is_code = |code: &str| code.contains('-') && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    text.match_indices(&format!("\"{id}\",")).any(|(at, basis)| {
        let behind = text.get(at + basis.len()..).unwrap().trim_start();
        behind.strip_prefix('"').and_then(|code| code.split('"').next()).is_some_and(is_code)
    })
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

fn rules() -> impl Iterator<Item = &'static str> {
    clauses().iter().filter(|clause| clause.is_judged()).map(|clause| clause.id().as_str())
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

/// A name that claims it, or an expected finding: a mention in a comment or a list holds nothing.
#[test]
fn every_rule_of_the_register_is_claimed_or_expected_by_a_test() {
    let mut tests = Vec::new();
    read(&root().join("crates/agreement/tests/rules"), &|name| name != "register.rs", &mut tests);
    read(&root().join("crates/agreement/src/register"), &|name| name == "tests.rs", &mut tests);
    read(&root().join("crates/wire/src"), &|name| name == "tests.rs", &mut tests);
    read(&root().join("crates/node/tests/it"), &|_| true, &mut tests);
    let tests: Vec<String> = tests.iter().map(|text| without_comments(text)).collect();
    let unshown: Vec<&str> = rules()
        .filter(|id| {
            let name = in_a_name(id);
            !tests.iter().any(|text| text.contains(&name) || expects(text, id))
        })
        .collect();
    assert!(unshown.is_empty(), "called a rule, and no test claims or expects it: {unshown:?}");
}

#[test]
fn only_an_expected_finding_or_a_name_counts_as_a_citation() {
    assert!(expects("s.refused(record, \"TOR.2.a#6\", \"plans-overlap\");", "TOR.2.a#6"));
    assert!(expects("(good(&s), Post::Snr, \"SG-13\",\n    \"consent-expired\"),", "SG-13"));
    for nothing in [
        "clause(\"TOR.2.a#6\")",
        "let ids = [\"TOR.2.a#6\", \"TOR.2.a#7\"];",
        "(\"TOR.2.a#6\", \"crates/agreement\")",
        "assert_eq!(id, \"TOR.2.a#6\", \"spelled\");",
    ] {
        assert!(!expects(nothing, "TOR.2.a#6"), "{nothing}");
    }
    assert_eq!(without_comments("/// TOR.0.2, APP.5.\nfn f() {} // APP.5").trim(), "fn f() {}");
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
