//! `jig convert` for people: one place of the arguments, lines of a pipe, comparison, errors with a caret, both languages.
use crate::support::{is_russian, jig};
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Exit code, output and notes for lines through a pipe.
fn piped(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jig"));
    command.args(["--lang=en", "convert"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let ended = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    (ended.status.code().unwrap(), String::from_utf8(ended.stdout).unwrap(), String::from_utf8(ended.stderr).unwrap())
}

#[test]
fn a_place_is_shown_with_what_was_understood_its_uncertainty_and_its_way() {
    // The words of one place may come as several arguments.
    let ended = jig(["convert", "СК-42", "X=4009307.6", "Y=7334866.7"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    for expected in ["sk42-gk7", "±5.0 m", "gost-32453-2017", "37SCA34824076", "J-37-135-А-г-3", "0934-5"] {
        assert!(ended.out.contains(expected), "{expected} is missing in {}", ended.out);
    }
    let russian = jig(["--lang=ru", "convert", "СК-42 X=4009307.6 Y=7334866.7"]);
    assert!(is_russian(&russian.out) && russian.out.contains("погрешность"), "{russian:?}");
}

#[test]
fn a_written_place_is_no_surer_than_it_was_read() {
    let written =
        |place: &str, to: &str| jig(["--json", "convert", place, "--to", to]).json()["written"][0]["sigma_m"].as_f64();
    // Of a sheet of some 13 km no corner is known to a metre, in whatever system it is written.
    for to in ["wgs84", "sk42-gk7", "mgrs"] {
        assert!(written("I-37-85-Б", to).unwrap() > 1_000.0, "{to}");
    }
    // On a way to another datum that way's own uncertainty is added.
    let [same, other] = ["sk42", "wgs84"].map(|to| written("СК-42 X=4009307.6 Y=7334866.7", to).unwrap());
    assert!((5.0..5.1).contains(&same) && other >= same, "{same} {other}");
}

#[test]
fn an_open_place_is_listed_and_does_not_hold() {
    let ended = jig(["convert", "I-37-20"]);
    assert_eq!(ended.exit, 2);
    assert!(ended.out.contains("several ways") && ended.out.contains("1:200,000"), "{ended:?}");
    let json = jig(["--json", "convert", "I-37-20"]).json();
    assert_eq!(json["verdict"], "several");
    assert_eq!(json["readings"].as_array().unwrap().len(), 2);
}

#[test]
fn an_error_points_at_its_character_in_both_languages() {
    for (lang, word) in [("en", "odd"), ("ru", "цифр")] {
        let ended = jig([&format!("--lang={lang}"), "convert", "MGRS 37SBT47029115"]);
        assert_eq!(ended.exit, 0, "{ended:?}");
        let ended = jig([&format!("--lang={lang}"), "convert", "MGRS 37SBT4702911"]);
        assert_eq!(ended.exit, 2, "{ended:?}");
        assert!(ended.notes.to_lowercase().contains(word), "{ended:?}");
        let lines: Vec<&str> = ended.notes.lines().collect();
        assert_eq!(lines[1], "  MGRS 37SBT4702911", "{ended:?}");
        assert!(lines[2].trim_end().ends_with('^') && lines[3].contains('→'), "{ended:?}");
    }
    let json = jig(["--json", "convert", "33.51 @ 36.27"]).json();
    assert_eq!(
        (&json["error"]["code"], &json["error"]["character"]),
        (&"degrees-unexpected-character".into(), &7.into())
    );
}

#[test]
fn a_square_asks_for_its_scale_and_takes_it_from_the_options() {
    assert_eq!(jig(["--json", "convert", "квадрат 1347"]).json()["error"]["code"], "reading-square-scale-missing");
    let ended = jig(["--json", "convert", "квадрат 1347-7", "--scale", "50k", "--sheet", "I-37-85-Б"]);
    let json = ended.json();
    assert_eq!((ended.exit, &json["verdict"], &json["readings"][0]["notation"]), (0, &"one".into(), &"square".into()));
    assert_eq!(json["readings"][0]["cell"]["kind"], "polygon");
    let near = jig(["--json", "convert", "квадрат 1105", "--scale", "1:50000", "--near", "33.5 36.9"]).json();
    assert_eq!((&near["verdict"], near["readings"].as_array().unwrap().len()), (&"several".into(), 4));
}

#[test]
fn two_statements_are_compared_and_the_mistake_is_named() {
    let ended =
        jig(["--json", "convert", "WGS84 33.5138000 36.2765000", "--reconcile", "СК-42 X=3713121.5 Y=7246923.9"]);
    let json = ended.json();
    assert_eq!((ended.exit, &json["compared"]["agreement"]), (2, &"apart".into()));
    assert_eq!(json["compared"]["findings"][0]["cause"], "cause-datum-not-shifted");
    let ended = jig(["convert", "WGS84 33.5138000 36.2765000", "--reconcile", "СК-42 X=3713155.8 Y=7247035.6"]);
    assert_eq!(ended.exit, 0);
    assert!(ended.out.contains("the same place"), "{ended:?}");
    let ended = jig(["convert", "33.5138000 36.2765000", "--reconcile", "33.6 36.3"]);
    assert!(ended.out.contains("no known mistake"), "{ended:?}");
}

#[test]
fn lines_of_a_pipe_are_answered_a_line_each() {
    let input = "36.199167 37.162778\nMGRS 37SCA3482407603\r\nI-37-20\nnonsense\nX=4009307.6 Y=7334866.7\n";
    let (exit, out, notes) = piped(&["--to", "sk42-gk7,mgrs"], input);
    assert_eq!(exit, 2);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 5, "{out}");
    assert_eq!(lines[0], "sk42-gk7 X=4009307.6 Y=7334866.7\t37SCA3482407603\t±3.0\twgs84\twgs84/identity/3d");
    assert!(lines[1].contains("\t37SCA3482407603\t"), "{out}");
    assert_eq!((lines[2], lines[3]), ("-", "-"));
    assert!(lines[4].ends_with("\tsk42-gk7\tgost-32453-2017/sk42-pz90.11-wgs84(g1150)/3d"), "{out}");
    assert!(notes.contains("Line 3:") && notes.contains("Line 4:") && notes.contains('^'), "{notes}");
}

#[test]
fn json_of_a_pipe_is_a_document_a_line() {
    let (exit, out, _) = piped(&["--json", "--to", "mgrs"], "36.199167 37.162778\nI-37-20\n\n");
    assert_eq!(exit, 2);
    let verdicts: Vec<String> = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["verdict"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(verdicts, ["one", "several", "error"]);
}

#[test]
fn what_cannot_be_meant_is_refused_with_the_option_named() {
    for arguments in [
        &["convert", "33.5 36.2", "--scale", "30000"][..],
        &["convert", "33.5 36.2", "--sheet", "I-37-20"],
        &["convert", "33.5 36.2", "--near", "I-37-85-B"],
        &["convert", "33.5 36.2", "--origin", "hearsay"],
        &["convert", "33.5 36.2", "--to", "atlantis"],
    ] {
        assert_eq!(jig(arguments.iter().copied()).exit, 64, "{arguments:?}");
    }
}

#[test]
fn a_band_is_read_with_every_surface_it_may_mean_and_none_chosen() {
    let stated = jig(["convert", "--json", "--band", "1500 ft AGL to 3000 m MSL", "--near", "35.34 N 40.14 E"]);
    assert_eq!(stated.exit, 0, "{stated:?}");
    let told = stated.json();
    assert_eq!((&told["stated"], &told["readings"][0]["band"]), (&true.into(), &"457.2 m AGL to 3000 m MSL".into()));
    let upper = &told["readings"][0]["upper"];
    // The sea lies some 20 m above the ellipsoid there, by the committed grid; which sea is meant costs a metre.
    let [low, high] = [0, 1].map(|end| upper["above_ellipsoid_m"][end].as_i64().unwrap());
    assert!(3_018 <= low && low < high && high <= 3_024, "{upper}");
    assert_eq!(told["readings"][0]["lower"]["doubt"], "height-doubt-ground");
    let open = jig(["convert", "--json", "--band", "не выше 3000 м"]);
    assert_eq!((open.exit, open.json()["readings"].as_array().unwrap().len()), (2, 4));
    let said = jig(["--lang=ru", "convert", "--band", "от поверхности до 6000 м", "--near", "35.34 N 40.14 E"]);
    assert!(said.out.contains("прочтений — 4") && said.out.contains("6000 m AGL *"), "{}", said.out);
    let wrong = jig(["convert", "--band", "FL240-FL180"]);
    assert_eq!(wrong.exit, 2);
    assert!(wrong.notes.contains('→'), "an error has its cure: {}", wrong.notes);
}

#[test]
fn both_statements_are_held_against_the_named_place() {
    let [first, second] = ["WGS84 35.2833 40.0500", "35 17 00 N 40 03 00 E"];
    let near = jig(["convert", first, "--reconcile", second, "--name", "Deir ez-Zor", "--json"]);
    let told = near.json();
    assert_eq!((near.exit, &told["compared"]["to_name"]["first"]["agreement"]), (0, &"same".into()), "{told}");
    assert!(told["compared"]["to_name"]["second"]["distance_m"].as_f64().unwrap() < 25_000.0);
    // Both say the same place, and it is not the one that is named: that is an alert of its own.
    let far = jig(["convert", first, "--reconcile", second, "--name", "Пальмира"]);
    assert_eq!(far.exit, 2);
    assert!(far.out.contains("NOT within reach of Пальмира") && far.out.contains(" km from it"), "{far:?}");
    let russian = jig(["--lang", "ru", "convert", first, "--reconcile", second, "--name", "Пальмира"]);
    assert!(russian.out.contains("НЕ в пределах места Пальмира"), "{russian:?}");
    // Names are not chosen among; a name by itself compares nothing.
    let none = jig(["convert", first, "--reconcile", second, "--name", "Qwrtzx"]);
    assert!(none.exit == 2 && none.notes.contains("Qwrtzx") && none.notes.contains("jig place"), "{none:?}");
    assert_eq!(jig(["convert", first, "--name", "Homs"]).exit, 64);
}

#[test]
fn options_without_a_meaning_are_refused_by_name() {
    for (arguments, told) in [
        (["--columns", "--from", "wgs84", "--to", "mgrs", "--near", "35,40"], ["--near", "--columns"]),
        (["--columns", "--from", "wgs84", "--to", "mgrs", "--name", "Homs"], ["--name", "--columns"]),
        (["--columns", "--from", "wgs84", "--to", "mgrs", "--json", "--json"], ["", ""]),
        (["35.1 40.2", "--columns", "--from", "wgs84", "--to", "mgrs", "--lang=en"], ["35.1 40.2", "--columns"]),
        (["35.1 40.2", "--from", "wgs84", "--lang", "en", "--near", "35,40"], ["--from", "--columns"]),
        (["--band", "1500 ft AGL", "--to", "mgrs", "--lang=en", "--near", "35,40"], ["--to", "--band"]),
    ] {
        let ended = jig(["convert"].into_iter().chain(arguments));
        assert!(ended.exit == 64 && told.iter().all(|word| ended.notes.contains(word)), "{arguments:?}: {ended:?}");
    }
    assert_eq!(jig(["place", "Homs", "--trust", "x"]).exit, 64);
}

#[test]
fn a_reference_is_written_as_coarse_as_it_was_read() {
    for reference in ["37SCA", "37SCA3407", "37SCA348076", "37SCA3482407603"] {
        let written = jig(["--json", "convert", reference, "--to", "mgrs"]).json();
        assert_eq!(written["written"][0]["text"], reference);
        let all = jig(["--json", "convert", reference]).json();
        assert!(all["written"].as_array().unwrap().iter().any(|line| line["text"] == reference), "{all}");
    }
    let other = jig(["--json", "convert", "36.199167 37.162778", "--to", "mgrs"]).json();
    assert_eq!(other["written"][0]["text"], "37SCA3482407603");
}
