//! `jig register`: which registers there are, one of them now and then, as each side knew it, found by a word; from a folder
//! of published files and from a door that answers as told.
use crate::support::{Ended, Play, is_russian, jig, played, word};
use std::sync::LazyLock;

const SCRIPT: &str = "edition jic-2016-09
at 12 Sep 2016 19:10 Damascus
alpha snr commitment as FIRST
  key: crossings
  since: 12 Sep 2016 19:00 Damascus
  owner: border service
  text: The crossing stays closed.
  due: 13 Sep 2016 00:00 Damascus
  state: given
at 12 Sep 2016 20:10 Damascus
alpha snr commitment as SECOND
  key: crossings
  replaces: FIRST
  since: 12 Sep 2016 20:00 Damascus
  owner: border service
  text: The crossing is closed.
  state: kept
bravo operations ground-situation as GROUND
  key: north
  since: 12 Sep 2016 20:00 Damascus
  district: Северный район
  text: Рынок открыт.
";

fn play() -> &'static Play {
    static PLAY: LazyLock<Play> = LazyLock::new(|| played(SCRIPT));
    &PLAY
}

fn shown(arguments: &[&str]) -> Ended {
    let folder = play().folder("alpha");
    let log = word(folder.path());
    jig(["register"].iter().chain(arguments).copied().chain(["--log", &log]))
}

fn standings(ended: &Ended) -> Vec<String> {
    let document = ended.json();
    let versions = document["entries"][0]["versions"].as_array().unwrap().clone();
    versions.iter().map(|version| version["standing"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_registers_are_listed_with_their_clauses_in_both_languages() {
    for (language, russian) in [("--lang=en", false), ("--lang=ru", true)] {
        let listed = jig(["register", language]);
        assert_eq!(listed.exit, 0, "{listed:?}");
        assert!(listed.out.contains("paired-obligation") && listed.out.contains("APP.10"), "{}", listed.out);
        assert_eq!(is_russian(&listed.out), russian);
    }
    let registers = jig(["register", "--json"]).json();
    assert_eq!(registers["registers"].as_array().unwrap().len(), 52);
}

#[test]
fn a_register_is_shown_now_and_as_it_was_known_then() {
    let now = shown(&["commitment", "--json"]);
    assert_eq!(standings(&now), ["replaced", "stated"], "{now:?}");
    let then = shown(&["commitment", "--at", "12 Sep 2016 19:30 Damascus", "--json"]);
    assert_eq!(standings(&then), ["stated"], "{then:?}");
    let before = shown(&["commitment", "--at", "12 Sep 2016 18:00 Damascus"]);
    assert!(before.out.contains("No entries."), "{}", before.out);
    let known = shown(&["commitment", "--known-to", "bravo", "--json"]);
    assert_eq!(known.json()["known_to"], "bravo");
}

#[test]
fn a_register_is_read_in_either_language_and_what_was_written_stays_as_written() {
    let english = shown(&["commitment"]);
    assert!(
        english.out.contains("The crossing is closed.") && english.out.contains("own statement"),
        "{}",
        english.out
    );
    let russian = shown(&["commitment", "--lang=ru"]);
    assert!(russian.out.contains("The crossing is closed.") && russian.out.contains("заменено"), "{}", russian.out);
    let ground = shown(&["ground-situation"]);
    assert!(ground.out.contains("Северный район: Рынок открыт."), "{}", ground.out);
}

/// SRC.003.a: the group has two short names, and a search for either finds it.
#[test]
fn src_003_a_a_search_finds_the_group_by_either_of_its_names() {
    for name in ["JIG", "jic", "СИГ", "joint implementation center"] {
        let found = shown(&["named-group", "--find", name, "--json"]).json();
        let keys: Vec<&str> =
            found["entries"].as_array().unwrap().iter().map(|entry| entry["key"].as_str().unwrap()).collect();
        assert_eq!(keys, ["joint-group"], "{name}");
    }
    let nothing = shown(&["named-group", "--find", "nobody"]);
    assert!(nothing.out.contains("No entries."), "{}", nothing.out);
}

#[test]
fn every_ambiguity_stands_among_the_open_issues() {
    let issues = shown(&["open-issue", "--json"]).json();
    assert_eq!(issues["entries"].as_array().unwrap().len(), 23);
    assert_eq!(issues["entries"][0]["readings"][0]["code"], "register-reading-issue-open");
}

#[test]
fn an_unknown_register_side_or_moment_is_said_with_a_cure() {
    for (arguments, exit, code) in [
        (["target", "--known-to", "alpha"], 2, "cli-register-unknown"),
        (["commitment", "--known-to", "centre"], 64, "cli-usage-value"),
    ] {
        let arguments: Vec<&str> = arguments.into_iter().chain(["--json"]).collect();
        let ended = shown(&arguments);
        assert_eq!((ended.exit, ended.code().as_str()), (exit, code), "{ended:?}");
    }
    let ended = shown(&["commitment", "--at", "yesterday", "--json"]);
    assert_eq!(ended.exit, 64, "{ended:?}");
}
