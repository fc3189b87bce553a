//! `jig place`: which place a name means, from arguments and from a pipe.
use crate::support::jig;
use std::io::Write as _;
use std::process::{Command, Stdio};

#[test]
fn names_in_three_scripts_are_one_place_and_homonyms_are_ambiguous() {
    let ended = jig(["place", "--json", "--top", "2", "Deir ez-Zor", "Дейр-эз-Зор", "دير الزور", "Suran", "Reykjavik"]);
    assert_eq!(ended.exit, 0);
    let answers: Vec<serde_json::Value> = ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let verdicts: Vec<&str> = answers.iter().map(|answer| answer["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["match", "match", "match", "ambiguous", "none"]);
    for answer in &answers[..3] {
        let first = &answer["candidates"][0];
        assert_eq!(first["name_en"], "Deir ez-Zor");
        assert_eq!(first["name_ru"], "Дейр-эз-Зор");
        assert_eq!(first["name_ar"], "دير الزور");
        assert!((first["lat"].as_f64().unwrap() - 35.336).abs() < 0.01);
        assert!((first["lon"].as_f64().unwrap() - 40.141).abs() < 0.01);
        assert!(first["match_confidence"].as_f64().unwrap() > 0.8);
        assert_eq!(first["generated"], serde_json::json!([]));
    }
    assert_eq!(answers[3]["candidates"].as_array().unwrap().len(), 2);
}

#[test]
fn a_position_decides_between_homonyms_and_a_contradiction_is_said() {
    let near = jig(["place", "--json", "--near", "36.56,37.2", "Suran"]);
    let answer: serde_json::Value = serde_json::from_str(near.out.trim()).unwrap();
    assert_eq!(answer["verdict"], "match");
    assert!(answer["candidates"][0]["from_position_m"].as_u64().unwrap() < 5_000);
    let away = jig(["place", "--json", "--near", "33.5,36.3", "Deir ez-Zor"]);
    let answer: serde_json::Value = serde_json::from_str(away.out.trim()).unwrap();
    assert_eq!(answer["verdict"], "ambiguous");
    assert!(answer["away_from_position_m"].as_u64().unwrap() > 300_000);
    let said = jig(["place", "--lang", "ru", "--near", "33.5,36.3", "Deir ez-Zor"]);
    assert!(said.out.contains("расходятся"), "{}", said.out);
}

#[test]
fn people_are_told_which_gazetteer_was_searched_and_machines_are_not() {
    let version = &spacetime::gazetteer::gazetteer_version()[..12];
    for language in ["en", "ru"] {
        let ended = jig(["place", "--lang", language, "Homs", "Hama"]);
        assert_eq!(ended.out.matches(version).count(), 1, "{}", ended.out);
    }
    let ended = jig(["place", "--json", "Homs"]);
    assert!(!ended.out.contains(version), "{}", ended.out);
}

#[test]
fn what_cannot_be_meant_ends_with_64() {
    for arguments in [
        &["place", "--top", "0", "x"][..],
        &["place", "--top", "many", "x"],
        &["place", "--near", "91,0", "x"],
        &["place", "--near", "here", "x"],
        &["place", "--with", "names.txt", "x"],
        &["place", "--with", "other=names.txt", "x"],
    ] {
        let ended = jig(arguments);
        assert_eq!(ended.exit, 64, "{arguments:?} {}", ended.notes);
    }
}

#[test]
fn a_table_of_others_is_added_or_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("more.csv");
    std::fs::write(&file, "pcode,name_en,name_ar,lat,lon\nQ1,Tell Zyxx,تل زيكس,35.5,40.25\n").unwrap();
    let with = format!("ocha-csv={}", file.display());
    let ended = jig(["place", "--json", "--with", with.as_str(), "Тель-Зикс"]);
    assert!(ended.out.contains("\"ocha:Q1\""), "{}", ended.out);
    std::fs::write(&file, "pcode,name_en,name_ar,lat,lon\nQ1,Tell Zyxx,تل زيكس,95.5,40.25\n").unwrap();
    let ended = jig(["place", "--with", with.as_str(), "Тель-Зикс"]);
    assert_eq!(ended.exit, 1);
    assert!(ended.notes.contains("Line 2") && ended.notes.contains('→'), "{}", ended.notes);
}

#[test]
fn a_pipe_is_answered_line_by_line_whatever_its_bytes() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jig"))
        .args(["place", "--json", "--top", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        for number in 0..500 {
            writeln!(input, "Homs\r").unwrap();
            input.write_all(if number % 2 == 0 { b"\xff\xfe\n" } else { b"\n" }).unwrap();
        }
        input.write_all("حلب".as_bytes()).unwrap();
    });
    let ended = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let out = String::from_utf8(ended.stdout).unwrap();
    assert_eq!(out.lines().count(), 1_001);
    assert!(out.lines().step_by(2).all(|line| line.contains("\"verdict\":\"match\"")));
}
