//! What `jig why` says of five refusals, one each of consent, map, operation, protection and formation, and the page made of it.
//!
//! The records are those of the script of the lines that were down: what a node refuses of its own officers never comes to a log. Write the
//! page anew with `JIG_WRITE_GENERATED=1 cargo test -p jig-cli --test it refusals`.
use crate::support::{Play, is_russian, jig, played_script, word};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

/// Of what, the label in the script, and the clause or safeguard that refuses.
const REFUSED: [(&str, &str, &str); 5] = [
    ("Consent", "CONSENT", "TOR.1.d.iii"),
    ("Map", "V2", "APP.0.3"),
    ("Operation", "AIR-DEFENCE", "TOR.2.c.ii#3"),
    ("Protection", "STILL-THERE", "TOR.0.5"),
    ("Formation", "START", "SRC.004.d"),
];

const HEAD: &str = "# Five refusals, as each reader is told

<!-- Made by the test `refusals` of crates/cli from what `jig why RECORD --log FOLDER` says. Do not edit. -->

The lines of one headquarters, then of the other, were down for an hour. What was written meanwhile was good where it was written and too late
where it arrived ([the script](../../crates/cli/tests/tabletop/tor-2016-07-line-down.script)). A refused record stays in the log, without
effect; `jig why` names the clause, the reason, and what would cure it.
";

/// The script's own names instead of hashes: the page stays the same when a record gains a field.
fn with_labels(text: &str, play: &Play) -> String {
    play.labels
        .iter()
        .filter(|(label, _)| *label != "last")
        .fold(text.to_owned(), |text, (label, hash)| text.replace(&hash.to_string(), &format!("`{label}`")))
}

fn why(label: &str, language: &str, folder: &Path, play: &Play) -> Value {
    let ended = jig([language, "why", &play.hash(label), "--log", &word(folder), "--json"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    ended.json()["record"].clone()
}

fn refusing(record: &Value) -> Vec<Value> {
    let findings = record["verdict"]["findings"].as_array().unwrap();
    findings.iter().filter(|finding| finding["standing"] == "breached").cloned().collect()
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or("–")
}

/// One refusal: a table whose left half is English and whose right half is Russian.
fn section(of: &str, label: &str, play: &Play, folder: &Path) -> String {
    let [english, russian] = ["--lang=en", "--lang=ru"].map(|language| why(label, language, folder, play));
    let mut section = format!("\n## {of}\n\n");
    let author = |record: &Value| format!("{} {}", text(&record["author"], "node"), text(&record["author"], "post"));
    let _always = writeln!(
        section,
        "`{label}`: `{}` by {}, made at {}, in the log at {}.\n",
        text(&english, "kind"),
        author(&english),
        text(&english, "made_at"),
        text(&english, "at")
    );
    section.push_str("| | English | Русский |\n|---|---|---|\n");
    let mut row = |name: &str, left: &str, right: &str| {
        let _always = writeln!(section, "| {name} | {} | {} |", with_labels(left, play), with_labels(right, play));
    };
    row("decision", text(&english["verdict"], "text"), text(&russian["verdict"], "text"));
    for (left, right) in refusing(&english).iter().zip(&refusing(&russian)) {
        row(&format!("`{}`", text(left, "basis")), text(left, "text"), text(right, "text"));
        row("cure", text(left, "cure"), text(right, "cure"));
        let who: Vec<String> = left["curable_by"]
            .as_array()
            .unwrap()
            .iter()
            .map(|by| format!("{} {}", text(by, "node"), text(by, "post")))
            .collect();
        let who = if who.is_empty() { "–".to_owned() } else { who.join(", ") };
        row("who can", &who, &who);
    }
    section
}

#[test]
fn why_tells_five_refusals_with_clause_and_cure_in_both_languages() {
    let play = played_script("tor-2016-07-line-down");
    let folder = play.folder("centre");
    let mut page = HEAD.to_owned();
    for (of, label, basis) in REFUSED {
        for (language, russian) in [("--lang=en", false), ("--lang=ru", true)] {
            let told = jig([language, "why", &play.hash(label), "--log", &word(folder.path())]);
            assert_eq!(told.exit, 0, "{told:?}");
            assert!(told.out.contains(basis) && told.out.contains('→'), "{label}: {}", told.out);
            let record = why(label, language, folder.path(), &play);
            assert_eq!(record["verdict"]["decision"], "refused", "{label}");
            let reasons = refusing(&record);
            assert!(reasons.iter().any(|reason| reason["basis"] == basis), "{label}: {reasons:?}");
            for reason in reasons {
                assert_eq!(is_russian(text(&reason, "text")), russian, "{label}: {reason}");
                assert_eq!(is_russian(text(&reason, "cure")), russian, "{label}: {reason}");
            }
        }
        page.push_str(&section(of, label, &play, folder.path()));
    }
    crate::support::held_to_the_committed("docs/agreement/refusals.md", &page);
}
