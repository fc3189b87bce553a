//! The command line: help in both languages, exit code 64 for what cannot be meant, what jig says it is not for.
use crate::support::{is_russian, jig};

const VERBS: &[&str] = &[
    "init",
    "key",
    "terms",
    "safeguards",
    "propose",
    "inbox",
    "show",
    "consent",
    "refuse",
    "hold",
    "doubt",
    "lift",
    "stop",
    "withdraw",
    "watch",
    "why",
    "verify",
    "replay",
    "prove",
    "place",
    "tabletop",
    "convert",
    "area",
    "map",
    "deconflict",
    "completions",
];

#[test]
fn help_lists_every_verb_in_both_languages() {
    for lang in ["en", "ru"] {
        let ended = jig([format!("--lang={lang}").as_str(), "--help"]);
        assert_eq!(ended.exit, 0);
        for verb in VERBS {
            assert!(ended.out.lines().any(|line| line.trim_start().starts_with(verb)), "{lang} {verb}: {}", ended.out);
        }
        assert_eq!(is_russian(&ended.out), lang == "ru");
    }
}

#[test]
fn each_verb_explains_itself_in_both_languages() {
    for verb in VERBS {
        for lang in ["en", "ru"] {
            let ended = jig([format!("--lang={lang}").as_str(), verb, "--help"]);
            assert_eq!(ended.exit, 0, "{verb}");
            assert_eq!(is_russian(&ended.out), lang == "ru", "{}", ended.out);
            assert!(!ended.out.contains("cli-"), "{}", ended.out);
        }
    }
}

#[test]
fn what_cannot_be_meant_ends_with_64() {
    let lines: [&[&str]; 12] = [
        &[],
        &["verfy"],
        &["verify"],
        &["verify", "a", "b"],
        &["verify", "a", "--trust"],
        &["terms", "--colour"],
        &["--lang", "fr", "terms"],
        &["consent"],
        &["propose"],
        &["init", "/nonexistent/x", "--purpose", "war"],
        &["completions", "abacus"],
        &["replay", "/nonexistent", "--at", "last"],
    ];
    for line in lines {
        for lang in ["en", "ru"] {
            let mut line = line.to_vec();
            if line.first() != Some(&"--lang") {
                line.splice(0..0, ["--lang", lang]);
            }
            let ended = jig(line.clone());
            assert_eq!(ended.exit, 64, "{line:?}: {ended:?}");
            assert!(ended.out.is_empty() && !ended.notes.is_empty(), "{line:?}: {ended:?}");
            assert!(!ended.notes.contains("cli-"), "{line:?}: {}", ended.notes);
        }
    }
}

#[test]
fn a_program_is_told_a_usage_error_as_a_document() {
    for (line, code) in [
        (&["verfy"][..], "cli-usage-command"),
        (&["verify"], "cli-usage-missing"),
        (&["terms", "--colour"], "cli-usage-unknown"),
        (&["--lang", "fr", "terms"], "cli-usage-value"),
        (&[], "cli-usage-no-command"),
        (&["completions", "abacus"], "cli-usage-value"),
    ] {
        let ended = jig(line.iter().copied().chain(["--json"]));
        assert_eq!((ended.exit, ended.code().as_str()), (64, code), "{line:?}: {ended:?}");
        assert!(ended.notes.is_empty(), "{ended:?}");
        assert!(!ended.json()["error"]["text"].as_str().unwrap().contains("cli-"), "{ended:?}");
    }
    // A word of an argument that happens to be spelled like an option is none.
    let ended = jig(["verfy", "--", "--json"]);
    assert!(ended.out.is_empty() && ended.exit == 64, "{ended:?}");
}

#[test]
fn about_says_what_jig_is_not() {
    // SG-27: the notice of wrong use stands in `--about`, in both languages and for programs too.
    for (lang, words) in [
        ("en", ["not a command-and-control or targeting system", "approves no strike"]),
        ("ru", ["не является системой управления или целеуказания", "не одобряет ударов"]),
    ] {
        let ended = jig([format!("--lang={lang}").as_str(), "--about"]);
        assert_eq!(ended.exit, 0);
        for word in words {
            assert!(ended.out.contains(word), "{lang}: {}", ended.out);
        }
        let told = jig([format!("--lang={lang}").as_str(), "--about", "--json"]).json();
        assert!(told["wrong_use"].as_str().unwrap().contains(words[0]));
    }
    let help = jig(["--help"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("not a command-and-control or targeting system"), "{help}");
}

#[test]
fn terms_are_listed_for_programs() {
    let told = jig(["terms", "--json"]).json();
    let clauses = told["clauses"].as_array().unwrap();
    assert_eq!(clauses.len(), agreement::register::clauses().len());
    for clause in clauses {
        let text = |name: &str| clause[name].as_str().unwrap_or_default();
        assert!(!text("id").is_empty() && !text("modality").is_empty(), "{clause}");
        let status = text("status");
        assert!(["rule", "recorded_duty", "not_machine_checkable"].contains(&status), "{clause}");
        // Whoever does not check a clause says why; a rule says so where a part of it is not built.
        if status != "rule" {
            let needs_reason = status == "not_machine_checkable";
            assert_eq!(clause["reason"].is_string(), needs_reason, "{clause}");
        }
    }
}

#[test]
fn one_clause_is_shown_and_an_unknown_one_is_not() {
    let shown = jig(["terms", "TOR.2.0#3", "--json"]).json();
    assert_eq!(shown["clauses"].as_array().unwrap().len(), 1);
    assert_eq!(shown["clauses"][0]["id"], "TOR.2.0#3");
    let unknown = jig(["terms", "TOR.99", "--json"]);
    assert_eq!(unknown.exit, 2);
    assert!(!unknown.code().is_empty());
    assert!(is_russian(&jig(["--lang=ru", "terms"]).out));
}

#[test]
fn safeguards_are_listed_with_a_test_or_a_reason() {
    let told = jig(["safeguards", "--json"]).json();
    let rows = told["safeguards"].as_array().unwrap();
    assert_eq!(rows.len(), 35);
    for (number, row) in (1..).zip(rows) {
        assert_eq!(row["id"], format!("SG-{number:02}"));
        let tests = row["tests"].as_array().unwrap().len();
        assert_ne!(tests > 0, row["reason"].is_string(), "{row}");
    }
    assert!(is_russian(&jig(["--lang=ru", "safeguards"]).out));
}

#[test]
fn completions_know_every_verb() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ended = jig(["completions", shell]);
        assert_eq!(ended.exit, 0);
        for verb in VERBS {
            assert!(ended.out.contains(verb), "{shell} {verb}");
        }
    }
    assert_eq!(jig(["completions", "fish", "--json"]).json()["shell"], "fish");
}

#[test]
fn verbs_of_an_officer_ask_for_a_desk() {
    for line in [&["inbox"][..], &["show", "abcd"], &["hold", "all"], &["withdraw", "enough"], &["watch"]] {
        let ended = jig(line.iter().copied().chain(["--json"]));
        assert_eq!((ended.exit, ended.code().as_str()), (1, "cli-desk-none"), "{line:?}");
    }
}

#[test]
fn what_the_system_says_is_said_in_the_language_of_the_reader() {
    for (lang, missing, folder) in
        [("en", "there is no such file", "it is a folder"), ("ru", "такого файла нет", "это папка")]
    {
        let ended = jig(["--lang", lang, "area", "check", "no/such.geojson"]);
        assert!(ended.exit == 1 && ended.notes.contains(missing), "{ended:?}");
        let ended = jig(["--lang", lang, "area", "check", "/"]);
        assert!(ended.exit == 1 && ended.notes.contains(folder), "{ended:?}");
        let ended = jig(["--lang", lang, "verify", "no/such/folder"]);
        assert!(ended.exit == 1 && ended.notes.contains(missing), "{ended:?}");
    }
}
