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

#[test]
fn a_reader_that_has_had_enough_is_told_nothing() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jig"))
        .args(["place", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // Fails once the program has ended, which is what is wanted.
    let _ended = writeln!(input, "Homs");
    drop(input);
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(1), ""));
}

/// A name for a place of the gazetteer, one for a place that only the record knows, one name for two places, two names for one
/// place, and one that only one side signed. The places are those of the committed tables.
const NAMES_SCRIPT: &str = "edition tor-2016-07
at 18 Jul 2016 08:00 Damascus
alpha intelligence agreed-name as TOWN
  english: Deir ez-Zor
  russian: Дейр-эз-Зор
  arabic: دير الزور
  aliases: Point Zebra | Точка Зебра
  place-id: geonames:170794
  near: 35.34 N 40.14 E
bravo translator translation as TOWN-TR
  of: TOWN
  into: ru
  text: Название места.
alpha snr+legal consent
  subject: TOWN
  question: name
  decision: A-1
  expires: 18 Aug 2016 00:00 Damascus
  read-in: en
bravo snr+legal consent
  subject: TOWN
  question: name
  decision: B-1
  expires: 18 Aug 2016 00:00 Damascus
  read-in: ru
  read-translation: TOWN-TR
bravo intelligence agreed-name as HEIGHT
  english: Height Seven
  russian: Высота Семь
  arabic: مرتفع سبعة
  aliases: Point Yankee
  near: 34.50 N 38.50 E
alpha translator translation as HEIGHT-TR
  of: HEIGHT
  into: en
  text: A name of a place.
alpha snr+legal consent
  subject: HEIGHT
  question: name
  decision: A-2
  expires: 18 Aug 2016 00:00 Damascus
  read-in: en
  read-translation: HEIGHT-TR
bravo snr+legal consent
  subject: HEIGHT
  question: name
  decision: B-2
  expires: 18 Aug 2016 00:00 Damascus
  read-in: ru
alpha intelligence agreed-name as SECOND
  english: Height Eight
  russian: Высота Восемь
  arabic: مرتفع ثمانية
  aliases: Point Yankee
  place-id: geonames:170794
bravo translator translation as SECOND-TR
  of: SECOND
  into: ru
  text: Название места.
alpha snr+legal consent
  subject: SECOND
  question: name
  decision: A-3
  expires: 18 Aug 2016 00:00 Damascus
  read-in: en
bravo snr+legal consent
  subject: SECOND
  question: name
  decision: B-3
  expires: 18 Aug 2016 00:00 Damascus
  read-in: ru
  read-translation: SECOND-TR
alpha intelligence agreed-name as ALONE
  english: Height Nine
  russian: Высота Девять
  arabic: مرتفع تسعة
  near: 34.60 N 38.60 E
bravo translator translation as ALONE-TR
  of: ALONE
  into: ru
  text: Название места.
alpha snr+legal consent
  subject: ALONE
  question: name
  decision: A-4
  expires: 18 Aug 2016 00:00 Damascus
  read-in: en
expect TOWN: in effect
expect HEIGHT: in effect
expect SECOND: in effect
expect ALONE: held by TOR.1.d.iv
";

static NAMES: std::sync::LazyLock<crate::support::Play> =
    std::sync::LazyLock::new(|| crate::support::played(NAMES_SCRIPT));

fn lines(ended: &crate::support::Ended) -> Vec<serde_json::Value> {
    assert_eq!(ended.exit, 0, "{ended:?}");
    ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_name_both_sides_signed_wins_and_shows_its_record_and_both_signatures() {
    let folder = NAMES.folder("bravo");
    let agreed = crate::support::word(folder.path());
    let ended = jig(["place", "--json", "--agreed", &agreed, "point zebra", "Высота семь", "Height Nine"]);
    assert!(ended.notes.contains("3, as at entry count"), "{}", ended.notes);
    let [town, height, alone] = lines(&ended).try_into().unwrap();
    assert_eq!((&town["verdict"], &town["candidates"][0]["id"]), (&"match".into(), &"geonames:170794".into()));
    assert_eq!(town["candidates"][0]["ground"], "agreed");
    assert_eq!(town["candidates"][0]["match_confidence"], 1.0);
    let names = town["candidates"][0]["agreed"].as_array().unwrap();
    assert_eq!(names.len(), 2, "both names of the place are shown");
    assert_eq!(names[0]["record"].as_str().unwrap(), NAMES.hash("TOWN"));
    let signed: Vec<(&str, &str)> = names[0]["signed_by"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["side"].as_str().unwrap(), one["post"].as_str().unwrap()))
        .collect();
    assert_eq!(signed, [("alpha", "snr"), ("alpha", "legal"), ("bravo", "snr"), ("bravo", "legal")]);
    // Only the record knows this one, so its own position and names are shown.
    let first = &height["candidates"][0];
    assert_eq!((&height["verdict"], &first["name_en"]), (&"match".into(), &"Height Seven".into()));
    assert_eq!((&first["lat"], &first["lon"]), (&34.5.into(), &38.5.into()));
    assert!(alone["candidates"].as_array().unwrap().iter().all(|one| one["ground"] != "agreed"), "{alone}");
    let said = jig(["--lang=ru", "place", "--agreed", &agreed, "Точка Зебра"]);
    assert!(said.out.contains("Согласовано обеими сторонами") && said.out.contains("названий: 2"), "{}", said.out);
    assert!(said.out.contains(&NAMES.hash("TOWN")[..12]), "{}", said.out);
}

#[test]
fn one_agreed_name_for_two_places_is_asked_about_until_a_position_decides() {
    let folder = NAMES.folder("alpha");
    let agreed = crate::support::word(folder.path());
    let [both] = lines(&jig(["place", "--json", "--agreed", &agreed, "Point Yankee"])).try_into().unwrap();
    assert_eq!(both["verdict"], "ambiguous");
    let grounds: Vec<&str> =
        both["candidates"].as_array().unwrap().iter().take(2).map(|one| one["ground"].as_str().unwrap()).collect();
    assert_eq!(grounds, ["agreed", "agreed"]);
    let near = jig(["place", "--json", "--agreed", &agreed, "--near", "34.49,38.51", "Point Yankee"]);
    let [near] = lines(&near).try_into().unwrap();
    assert_eq!((&near["verdict"], &near["candidates"][0]["name_en"]), (&"match".into(), &"Height Seven".into()));
}

#[test]
fn a_folder_that_does_not_hold_agrees_nothing() {
    let folder = NAMES.folder("alpha");
    let agreed = crate::support::word(folder.path());
    let trust = folder.path().join("other.trust");
    std::fs::write(&trust, &crate::support::short_play().trust).unwrap();
    let stray = jig(["place", "--json", "--agreed", &agreed, "x"]);
    assert_eq!(stray.exit, 2, "a file that does not belong there: {stray:?}");
    std::fs::remove_file(&trust).unwrap();
    let checkpoint = folder.path().join("log/checkpoint");
    let text = std::fs::read_to_string(&checkpoint).unwrap();
    std::fs::write(&checkpoint, text.replacen("\n1", "\n2", 1).replacen("\n3", "\n4", 1)).unwrap();
    let forged = jig(["place", "--json", "--agreed", &agreed, "x"]);
    assert_ne!(forged.exit, 0, "{forged:?}");
    assert_eq!(forged.out.matches("verdict").count(), 0, "nothing is looked up");
    let nowhere = jig(["place", "--agreed", "no-such-folder", "x"]);
    assert_eq!(nowhere.exit, 1, "{nowhere:?}");
}
