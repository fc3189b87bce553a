//! The scripts that both sides can review: each is played in memory and compared with what is written beside it.
use crate::support::{is_russian, jig, word};
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
