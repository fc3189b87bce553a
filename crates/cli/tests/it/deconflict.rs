//! `jig deconflict`: two files in, every pair answered, the exit code, and the same bytes every time.
use crate::support::{is_russian, jig};
use std::fs;
use std::path::Path;

fn intent(id: &str, class: &str, lon: f64, from: &str, to: &str) -> String {
    format!(
        r#"{{ "id": "{id}", "classes": ["{class}"], "volumes": [{{
            "circle": {{ "centre": {{ "lat": 35.0, "lon": {lon} }}, "radius": "2000 m" }}, "provenance": "digital",
            "lower": "surface", "upper": "5500 m MSL", "window": {{ "from": "{from}", "to": "{to}" }} }}] }}"#
    )
}

fn ours(folder: &Path) -> String {
    let file = folder.join("a.json");
    fs::write(&file, intent("ours", "operation-alpha", 40.0, "2016-09-17T12:00:00Z", "2016-09-17T13:00:00Z")).unwrap();
    file.display().to_string()
}

fn theirs(folder: &Path, lon: f64, from: &str, to: &str) -> String {
    let file = folder.join("b.json");
    fs::write(&file, format!("[{}]", intent("theirs", "operation-bravo", lon, from, to))).unwrap();
    file.display().to_string()
}

#[test]
fn separation_by_time_is_said_with_the_rule_and_ends_with_the_line_of_proof() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (ours(folder.path()), theirs(folder.path(), 40.0, "2016-09-17T13:17:30Z", "2016-09-17T14:00:00Z"));
    let ended = jig(["deconflict", &a, &b]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    assert!(
        ended.out.contains("By time: 17 min 30 s; the rule asks 15 min (operation-alpha/operation-bravo)"),
        "{}",
        ended.out
    );
    assert!(
        ended.out.trim_end().ends_with("No conflict among 1 × 1 volumes under rules tor-2016-07-1."),
        "{}",
        ended.out
    );
    let russian = jig(["--lang=ru", "deconflict", &a, &b]);
    assert!(is_russian(&russian.out) && russian.out.contains("17 мин 30 с"), "{}", russian.out);
}

#[test]
fn a_conflict_is_told_with_place_rule_and_shift_and_exit_2() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (ours(folder.path()), theirs(folder.path(), 40.05, "2016-09-17T12:30:00Z", "2016-09-17T14:00:00Z"));
    let ended = jig(["deconflict", &a, &b]);
    assert_eq!(ended.exit, 2, "{ended:?}");
    for said in ["Conflict", "overlap by 30 min", "35°N", "с.ш.", "later by 2 h 15 min", "earlier by 45 min"] {
        assert!(ended.out.contains(said), "{said}: {}", ended.out);
    }
    assert!(!ended.out.contains("No conflict"));
}

#[test]
fn the_json_report_is_canonical_names_its_inputs_and_repeats_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (ours(folder.path()), theirs(folder.path(), 40.2, "2016-09-17T12:30:00Z", "2016-09-17T14:00:00Z"));
    let ended = jig(["deconflict", &a, &b, "--json"]);
    assert_eq!((ended.exit, &ended.out), (0, &jig(["deconflict", &a, &b, "--json"]).out));
    let report = ended.json();
    assert_eq!(report["proof"], "no conflict among 1 x 1 volumes under rules tor-2016-07-1");
    assert_eq!((&report["pairs_checked"], &report["first"][0]["id"]), (&1.into(), &"ours".into()));
    assert_eq!(report["first"][0]["token"].as_str().map(str::len), Some(64));
    let pair = &report["pairs"][0];
    assert_eq!((&pair["answer"], &pair["separated_by"][0]), (&"separated".into(), &"lateral".into()));
    let distance = pair["lateral"]["between_cores_mm"].as_i64().unwrap();
    assert!((18_250_000..18_270_000).contains(&distance), "{distance}");
    // Sorted keys and no white space: the text is its own canonical form.
    assert_eq!(serde_json::to_string(&report).unwrap(), ended.out.trim_end());
}

#[test]
fn rules_from_a_file_take_the_place_of_the_editions() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (ours(folder.path()), theirs(folder.path(), 40.2, "2016-09-17T12:30:00Z", "2016-09-17T14:00:00Z"));
    let rules = folder.path().join("rules.json");
    fs::write(&rules, r#"{"version":"wide","default":{"lateral_m":50000,"vertical_ft":1000,"time_s":0},"rows":[]}"#)
        .unwrap();
    let rules = rules.display().to_string();
    assert_eq!(jig(["deconflict", &a, &b, "--rules", &rules]).exit, 2);
    fs::write(folder.path().join("rules.json"), "{}").unwrap();
    assert_eq!(jig(["deconflict", &a, &b, "--rules", &rules]).exit, 1);
}

#[test]
fn an_unreadable_file_ends_with_1_and_its_place_and_a_missing_one_with_64() {
    let folder = tempfile::tempdir().unwrap();
    let a = ours(folder.path());
    let bad = folder.path().join("bad.json");
    fs::write(&bad, fs::read_to_string(&a).unwrap().replace("5500 m MSL", "5500 m")).unwrap();
    let ended = jig(["deconflict", &a, &bad.display().to_string()]);
    assert_eq!(ended.exit, 1);
    assert!(ended.notes.contains("$.volumes[0].upper") && ended.notes.contains("bad.json"), "{ended:?}");
    assert_eq!(jig(["deconflict", &a, "nowhere.json"]).exit, 1);
    assert_eq!(jig(["deconflict", &a]).exit, 64);
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let text = include_str!("../../../../docs/volume4d.md");
    let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("example.json");
    fs::write(&file, example).unwrap();
    let file = file.display().to_string();
    assert_eq!(jig(["deconflict", &file, &file]).exit, 2, "an intent is in conflict with itself");
}
