//! `jig terms`: the differences of editions, the lost words of the source, and in whose words a neutral id is read.
use crate::support::{is_russian, jig, word};
use serde_json::Value;
use std::collections::BTreeSet;

fn told(arguments: &[&str]) -> Value {
    let ended = jig(arguments.iter().copied().chain(["--json"]));
    assert_eq!(ended.exit, 0, "{arguments:?} {ended:?}");
    ended.json()
}

#[test]
fn the_two_editions_differ_in_levels_clauses_ambiguities_settings_and_labels() {
    let told = told(&["terms", "diff", "tor-2016-07", "jic-2016-09"]);
    assert_eq!((told["one"].as_str(), told["other"].as_str()), (Some("tor-2016-07"), Some("jic-2016-09")));
    let rows = told["differences"].as_array().unwrap();
    let aspects: BTreeSet<&str> = rows.iter().map(|row| row["aspect"].as_str().unwrap()).collect();
    assert_eq!(aspects, BTreeSet::from(["ambiguity", "clause", "label", "level", "setting"]));
    let row = |path: &str| rows.iter().find(|row| row["path"] == path).unwrap_or_else(|| panic!("no {path}: {told}"));
    assert_eq!(row("exchange_level")["other"], "list-only");
    assert_eq!(row("settings.AMB-08.renewal_s")["other"], 172_800);
    assert_eq!(row("bindings.location")["clauses"], serde_json::json!(["TOR.1.a", "SRC.004.a"]));
}

#[test]
fn people_read_the_differences_by_aspect_in_their_language() {
    for (lang, shown) in [
        ("en", ["Levels", "lists only", "2 d", "Geneva", "everything the terms foresee"]),
        ("ru", ["Уровни", "только перечни", "2 сут", "Geneva", "Женева"]),
    ] {
        let lang_flag = format!("--lang={lang}");
        let ended = jig([lang_flag.as_str(), "terms", "diff", "tor-2016-07", "jic-2016-09"]);
        assert_eq!(ended.exit, 0);
        assert_eq!(is_russian(&ended.out), lang == "ru" || ended.out.contains("Женева"), "{}", ended.out);
        let flat = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in shown {
            let parts_stand = part.split(' ').all(|word| flat.contains(word));
            assert!(parts_stand, "{part}: {}", ended.out);
        }
        assert!(!ended.out.contains("edition-") && !ended.out.contains("cli-"), "{}", ended.out);
        assert!(ended.out.lines().all(|line| line.chars().count() <= 80), "{}", ended.out);
    }
    let both = jig(["terms", "diff", "tor-2016-07", "jic-2016-09"]);
    assert_eq!(jig(["terms", "diff"]).out, both.out, "the two that were printed need no names");
    let same = jig(["terms", "diff", "jic-2016-09", "jic-2016-09"]);
    assert!(same.exit == 0 && same.out.contains("do not differ"), "{same:?}");
}

#[test]
fn an_edition_of_ones_own_is_compared_from_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.json");
    let text =
        include_str!("../../../../editions/tor-2016-07.json").replace("\"distance_m\":2000", "\"distance_m\":2500");
    std::fs::write(&file, text).unwrap();
    let told = told(&["terms", "diff", "tor-2016-07", &word(&file)]);
    let rows = told["differences"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{told}");
    assert_eq!((&rows[0]["path"], &rows[0]["clauses"][0]), (&"settings.AMB-15.distance_m".into(), &"AMB-15".into()));
    std::fs::write(&file, "{}").unwrap();
    let broken = jig(["terms", "diff", "tor-2016-07", &word(&file), "--json"]);
    assert_eq!((broken.exit, broken.code().as_str()), (2, "edition-shape"));
}

#[test]
fn one_sides_words_are_shown_to_that_side_alone() {
    let (alphas, bravos) = ("regime flight", "flight of the Syrian Air Force");
    for (side, own, other) in [("alpha", alphas, bravos), ("bravo", bravos, alphas)] {
        for arguments in [
            vec!["terms", "words", "--edition", "tor-2016-07", "--side", side],
            vec!["terms", "TOR.3.c#1", "--side", side],
            vec!["terms", "diff", "tor-2016-07", "exercise-2027-05", "--side", side],
        ] {
            for form in [&["--json"][..], &[]] {
                let ended = jig(arguments.iter().copied().chain(form.iter().copied()));
                let flat = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
                let has_own = own.split(' ').all(|word| flat.contains(word));
                assert!(has_own && !flat.contains(other), "{arguments:?} {form:?}: {}", ended.out);
            }
        }
    }
    for arguments in [&["terms", "words"][..], &["terms"], &["terms", "diff", "tor-2016-07", "exercise-2027-05"]] {
        for lang in ["--lang=en", "--lang=ru"] {
            let ended = jig([lang].into_iter().chain(arguments.iter().copied()).chain(["--json"]));
            for term in [alphas, bravos, "авиации режима", "сирийских ВВС", "usurper", "маршальского"]
            {
                assert!(!ended.out.contains(term), "{arguments:?} {lang} has `{term}`: {}", ended.out);
            }
        }
    }
}

#[test]
fn the_register_says_how_each_clause_is_kept_in_words() {
    for lang in ["en", "ru"] {
        let ended = jig([format!("--lang={lang}").as_str(), "terms"]);
        assert_eq!(ended.exit, 0);
        assert!(!ended.out.contains("status-") && !ended.out.contains("clause-"), "{}", ended.out);
    }
}

#[test]
fn the_eight_lost_words_are_listed_with_what_each_would_have_changed() {
    let told = told(&["terms", "sources"]);
    let lost = told["lost"].as_array().unwrap();
    let words: Vec<&str> = lost.iter().map(|row| row["word"].as_str().unwrap()).collect();
    let expected =
        ["nation.", "operations.", "actionable.", "areas].", "MEDEVAC", "Syria.", "Mechanisms:", "hostilities."];
    assert_eq!(words, expected);
    assert_eq!(lost[4]["effect"], "life-critical");
    assert!(lost[4]["would_have_changed"].as_str().unwrap().contains("ambulance"), "{told}");
    for lang in ["en", "ru"] {
        let ended = jig([format!("--lang={lang}").as_str(), "terms", "sources"]);
        assert!(ended.out.contains("MEDEVAC") && !ended.out.contains("source-"), "{}", ended.out);
        assert_eq!(is_russian(&ended.out), lang == "ru");
    }
}

#[test]
fn a_copy_that_is_not_whole_does_not_hold() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.txt");
    std::fs::write(&copy, "Exempted circumstances are: Humanitarian Assistance, Personnel recovery").unwrap();
    let ended = jig(["terms", "sources", &word(&copy), "--json"]);
    assert_eq!(ended.exit, 2);
    let told = ended.json();
    assert_eq!(told["whole"], false);
    assert_eq!(told["clauses"].as_array().unwrap().len(), 90);
    assert!(jig(["--lang=ru", "terms", "sources", &word(&copy)]).out.contains("Не работайте"));
    // Three lines of the list as the blog has them: the hash is right once the first is put back.
    std::fs::write(&copy, "Exempted circumstances are:\n\n• Humanitarian Assistance\n\n• Personnel recovery\n")
        .unwrap();
    let told = jig(["terms", "sources", &word(&copy), "--json"]).json();
    let row = told["clauses"].as_array().unwrap().iter().find(|row| row["clause"] == "TOR.3.b#2").unwrap().clone();
    assert_eq!((row["reading"].as_str(), row["word"].as_str()), (Some("lost"), Some("MEDEVAC")), "{row}");
    std::fs::write(&copy, "Exempted circumstances are: MEDEVAC Humanitarian Assistance Personnel recovery").unwrap();
    let told = jig(["terms", "sources", &word(&copy), "--json"]).json();
    let whole = |row: &&Value| row["reading"] == "whole";
    assert_eq!(told["clauses"].as_array().unwrap().iter().filter(whole).count(), 1);
}

#[test]
fn two_copies_are_laid_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = ["one.txt", "other.txt"].map(|name| folder.path().join(name));
    std::fs::write(&one, "PAGE\n\nthese are the five words before and these are the words after it").unwrap();
    std::fs::write(&other, "these are the five words before LOST and these are the words after it").unwrap();
    let told = told(&["terms", "sources", &word(&one), &word(&other)]);
    assert_eq!(told["differences"][0]["other"], "LOST");
    assert!(jig(["terms", "sources", &word(&one), &word(&one)]).out.contains("say the same"));
    std::fs::write(&one, [0xff, 0xfe]).unwrap();
    let foreign = jig(["terms", "sources", &word(&one), "--json"]);
    assert_eq!((foreign.exit, foreign.code().as_str()), (2, "wire-source-not-utf8"));
}

#[test]
fn what_cannot_be_meant_after_terms_is_refused() {
    for (arguments, code) in [
        (&["terms", "diff", "tor-2016-07"][..], "cli-terms-usage"),
        (&["terms", "words", "alpha"], "cli-terms-usage"),
        (&["terms", "sources", "a", "b", "c"], "cli-terms-usage"),
        (&["terms", "TOR.0.1", "TOR.0.2"], "cli-terms-act"),
        (&["terms", "--side", "centre"], "cli-terms-side"),
        (&["terms", "diff", "tor-2016-07", "no-such-edition"], "cli-terms-edition"),
        (&["terms", "words", "--edition", "no-such-edition"], "cli-terms-edition"),
    ] {
        let ended = jig(arguments.iter().copied().chain(["--json"]));
        assert_eq!((ended.exit, ended.code().as_str()), (64, code), "{arguments:?}");
    }
}
