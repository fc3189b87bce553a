//! The scripts that both sides can review: each is played in memory and compared with what is written beside it.
use crate::support::{FakeDoor, is_russian, jig, word};
use serde_json::json;
use std::path::PathBuf;

fn scripts() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/tabletop");
    let mut scripts: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "script"))
        .collect();
    scripts.sort();
    scripts
}

#[test]
fn every_script_comes_out_as_written_beside_it() {
    assert!(scripts().len() >= 2);
    for script in scripts() {
        let expected = std::fs::read_to_string(script.with_extension("out")).unwrap_or_else(|_| {
            panic!("{} has no .out: play it with `jig tabletop --bless` and read what it says", script.display())
        });
        let ended = jig(["tabletop", &word(&script)]);
        assert_eq!(ended.exit, 0, "{}{}", ended.out, ended.notes);
        for (number, (found, written)) in (1..).zip(ended.out.trim_end().lines().zip(expected.trim_end().lines())) {
            assert_eq!(found, written, "{} line {number}", script.with_extension("out").display());
        }
        assert_eq!(ended.out.trim_end().lines().count(), expected.trim_end().lines().count(), "{}", script.display());
    }
}

#[test]
fn scripts_come_out_the_same_in_russian() {
    for script in scripts() {
        let ended = jig(["--lang=ru", "tabletop", &word(&script)]);
        assert_eq!(ended.exit, 0, "{}{}", ended.out, ended.notes);
        assert!(is_russian(&ended.out));
        let english = std::fs::read_to_string(script.with_extension("out")).unwrap();
        let met = |text: &str| text.lines().filter(|line| line.contains('✓')).count();
        assert_eq!(met(&ended.out), met(&english), "{}", script.display());
        for line in ended.out.lines().filter(|line| line.trim_start().starts_with('·')) {
            assert!(is_russian(line), "{}: {line}", script.display());
        }
    }
}

#[test]
fn every_moment_of_a_script_says_whether_it_is_published() {
    for script in scripts() {
        let text = std::fs::read_to_string(&script).unwrap();
        for line in text.lines().filter(|line| line.starts_with("at ")) {
            let marked = line.ends_with(" (published)") || line.ends_with(" (illustrative)");
            assert!(marked, "{}: {line}", script.display());
        }
    }
}

#[test]
fn the_stop_call_of_the_week_shows_every_stage_with_its_minutes() {
    let script = scripts().into_iter().find(|script| word(script).contains("week")).unwrap();
    let shown = std::fs::read_to_string(script.with_extension("out")).unwrap();
    for (stage, minutes) in [
        ("raised", "0"),
        ("reached the duty post", "0"),
        ("read back", "1"),
        ("passed to the executing headquarters", "2"),
        ("crews told; effect not confirmed", "4"),
        ("effect confirmed", "7"),
        ("reviewed", "1080"),
    ] {
        let found = shown.lines().any(|line| {
            line.trim_start().starts_with(&format!("{stage}  ")) && line.contains(&format!("Damascus   {minutes} "))
        });
        assert!(found, "{stage} {minutes}: {shown}");
    }
}

#[test]
fn a_script_whose_expectation_fails_ends_with_2_and_marks_it() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("wrong.script");
    let text = format!("{}expect STOP: refused\n", crate::support::SHORT_SCRIPT);
    std::fs::write(&script, text).unwrap();
    let ended = jig(["tabletop", &word(&script)]);
    assert_eq!(ended.exit, 2);
    assert!(ended.out.contains('✗'), "{}", ended.out);
    let told = jig(["tabletop", &word(&script), "--bless"]);
    assert_eq!(told.exit, 2, "what does not hold is not made right by writing it down");
}

#[test]
fn a_failing_script_is_one_document_for_programs_with_the_error_inside() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("wrong.script");
    for (ending, exit, code, failed) in
        [("expect STOP: refused\n", 2, "cli-play-unmet", 3), ("expect NOTHING: held\n", 64, "cli-play-no-record", 0)]
    {
        std::fs::write(&script, format!("{}{ending}", crate::support::SHORT_SCRIPT)).unwrap();
        let ended = jig(["tabletop", &word(&script), "--json"]);
        assert_eq!((ended.exit, ended.code().as_str()), (exit, code), "{ended:?}");
        let told = ended.json();
        assert_eq!(told["failed"], failed);
        assert!(told["transcript"].as_str().unwrap().contains("stop STOP"), "{told}");
        assert!(told["records"]["STOP"].is_string(), "{told}");
        assert!(ended.notes.is_empty(), "{ended:?}");
    }
}

#[test]
fn what_happened_before_a_script_broke_off_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("wrong.script");
    std::fs::write(&script, format!("{}expect NOTHING: held\n", crate::support::SHORT_SCRIPT)).unwrap();
    let ended = jig(["tabletop", &word(&script), "--bless"]);
    assert_eq!(ended.exit, 64, "{ended:?}");
    assert!(ended.out.contains("stop STOP"), "{}", ended.out);
    assert!(!script.with_extension("out").exists(), "half a play is nothing to expect");
}

#[test]
fn a_script_that_cannot_be_read_ends_with_64() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("wrong.script");
    for (text, code) in [
        ("hello", "cli-script-unknown-step"),
        ("edition nothing\nat 18 Jul 2016 08:00 Damascus\n", "cli-edition-unknown"),
        ("edition tor-2016-07\n", "cli-script-incomplete"),
        (
            "edition tor-2016-07\nat 18 Jul 2016 08:00 Damascus\nalpha snr hold\n  subject: nothing\n",
            "cli-draft-unreadable",
        ),
        ("edition tor-2016-07\nat 18 Jul 2016 08:00 Damascus\nalpha snr strike\n", "cli-draft-unknown-kind"),
    ] {
        std::fs::write(&script, text).unwrap();
        let ended = jig(["tabletop", &word(&script), "--json"]);
        assert_eq!((ended.exit, ended.code().as_str()), (64, code), "{text}: {ended:?}");
    }
}

/// A door of a node at rest that refuses every record, in words of its own.
fn refusing(words: &str) -> FakeDoor {
    let signers = json!([{ "name": "a", "role": "sequencer", "at": null }, { "name": "b", "role": "stored", "at": null },
        { "name": "c", "role": "stored", "at": null }]);
    let head = json!({ "size": "1", "root": "00", "signers": signers });
    let status = json!({ "node": "alpha", "purpose": "exercise", "banner": "EXERCISE", "edition": "tor-2016-07",
        "clock": "2016-07-18T05:00:00.000Z", "ledger_time": null, "heads": { "joint": head, "verdicts": head },
        "frontiers": [], "links": [], "watches": [], "alarms": [] });
    let problem =
        json!({ "type": "urn:jig:problem:test", "title": words, "status": 422, "code": "test", "clauses": ["L9"] });
    FakeDoor::open([
        ("GET /v1/status".to_owned(), (200, status.to_string())),
        ("GET /v1/clock".to_owned(), (200, json!({ "now": "2016-07-18T05:00:00.000Z" }).to_string())),
        ("POST /v1/records".to_owned(), (422, problem.to_string())),
    ])
}

#[test]
fn on_running_nodes_each_side_is_asked_and_quoted_in_its_own_language() {
    let folder = tempfile::tempdir().unwrap();
    let group = folder.path().join("group");
    let founded = jig(["init", &word(&group), "--edition", "tor-2016-07", "--clock", "18 Jul 2016 08:00 Damascus"]);
    assert_eq!(founded.exit, 0, "{founded:?}");
    let doors = [("alpha", refusing("not so")), ("bravo", refusing("не так")), ("centre", refusing("no"))];
    for (node, door) in &doors {
        let officer = door.url.trim_start_matches("http://");
        let addresses = json!({ "officer": officer, "peer": officer }).to_string();
        std::fs::write(group.join(node).join("private/addresses.json"), addresses).unwrap();
    }
    let script = folder.path().join("languages.script");
    std::fs::write(
        &script,
        "edition tor-2016-07\nat 18 Jul 2016 08:00 Damascus\nalpha duty-officer stop as A\n  text: Stop.\n\
         bravo duty-officer stop as B\n  text: Стоп.\nexpect B: refused by L9\n",
    )
    .unwrap();
    let ended = jig(["tabletop", &word(&script), "--live", &word(&group)]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    for words in ["→ refused\n      · not so", "→ отказано\n      · не так", "✓ B: refused (L9)\n      не так"]
    {
        assert!(ended.out.contains(words), "{words}: {}", ended.out);
    }
    // The first appointments went to each side's own node; those of the posts outside both sides to the centre.
    for ((_, door), language) in doors.iter().zip(["en", "ru"]) {
        let asked = door.posted("/v1/records");
        assert!(!asked.is_empty());
        assert!(asked.iter().all(|asked| asked.language.as_deref() == Some(language)), "{asked:?}");
    }
}
