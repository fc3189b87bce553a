//! `jig map`: what a side draws, where the drafts differ, which version was in force when, and what it says of an item.
use crate::officer::room;
use crate::support::{Play, is_russian, jig, played, word};
use agreement::records::{Body, MapClass};
use std::sync::LazyLock;

/// Both sides draw; the second version disputes the north of the first. The ground is invented and lies about 36 N 37 E.
const SCRIPT: &str = "edition tor-2016-07
at 18 Jul 2016 08:00 Damascus
alpha intelligence area-draft as MAP-A
  outlines: A-01 da-1 35.9 N 36.9 E to 35.9 N 37.5 E to 36.5 N 37.5 E to 36.5 N 36.9 E
bravo intelligence area-draft as MAP-B
  outlines: Б-01 da-1 35.9 N 36.9 E to 35.9 N 37.5 E to 36.5 N 37.5 E to 36.5 N 36.9 E
bravo intelligence acknowledgement
  of: MAP-A
alpha intelligence acknowledgement
  of: MAP-B
alpha snr area-set as V1
  alpha-draft: MAP-A
  bravo-draft: MAP-B
  in-force-from: 18 Jul 2016 08:00 Damascus
bravo translator translation as V1-RU
  of: V1
  into: ru
  text: Версия карты по двум черновикам.
alpha snr+legal consent
  subject: V1
  question: areas
  decision: A-1
  expires: 18 Aug 2016 00:00 Damascus
  read-in: en
bravo snr+legal consent
  subject: V1
  question: areas
  decision: Б-1
  expires: 18 Aug 2016 00:00 Damascus
  read-in: ru
  read-translation: V1-RU
expect V1: in effect
at 19 Jul 2016 08:00 Damascus
bravo intelligence area-draft as MAP-B2
  outlines: Б-01 da-1 35.9 N 36.9 E to 35.9 N 37.5 E to 36.1 N 37.5 E to 36.1 N 36.9 E | Б-02 ceasefire-party 36.1 N 36.9 E to 36.1 N 37.5 E to 36.5 N 37.5 E to 36.5 N 36.9 E
alpha intelligence acknowledgement
  of: MAP-B2
alpha snr area-set as V2
  alpha-draft: MAP-A
  bravo-draft: MAP-B2
  in-force-from: 19 Jul 2016 08:00 Damascus
bravo translator translation as V2-RU
  of: V2
  into: ru
  text: Вторая версия карты.
alpha snr+legal consent
  subject: V2
  question: areas
  decision: A-2
  expires: 18 Aug 2016 00:00 Damascus
  read-in: en
bravo snr+legal consent
  subject: V2
  question: areas
  decision: Б-2
  expires: 18 Aug 2016 00:00 Damascus
  read-in: ru
  read-translation: V2-RU
expect V2: in effect
";

fn play() -> &'static Play {
    static PLAY: LazyLock<Play> = LazyLock::new(|| played(SCRIPT));
    &PLAY
}

#[test]
fn the_difference_is_told_in_square_kilometres_classes_and_places() {
    let folder = play().folder("bravo");
    let log = word(folder.path());
    // Not beside the log: a file that is none of the log's would be one fault more.
    let written = tempfile::tempdir().unwrap();
    let map = written.path().join("difference.geojson");
    let ended = jig(["map", "diff", "--log", &log, "--map", &word(&map), "--json"]);
    assert_eq!(ended.exit, 2, "{ended:?}");
    let told = ended.json();
    assert_eq!(
        (told["agree"].as_bool(), told["drafts"]["bravo"].as_str()),
        (Some(false), Some(play().hash("MAP-B2").as_str()))
    );
    let km2 = |key: &str| told[key].as_str().unwrap().parse::<f64>().unwrap();
    // 0.2 and 0.4 of a degree of latitude by 0.6 of longitude at about 36 N: 22.2 and 44.4 by 54 km.
    assert!((km2("agreed_km2") - 1_200.0).abs() < 5.0 && (km2("disputed_km2") - 2_395.0).abs() < 10.0, "{told}");
    assert!(km2("gap_km2") < 1.0, "{told}");
    let pieces = told["pieces"].as_array().unwrap();
    let disputed = pieces.iter().find(|piece| piece["standing"] == "disputed").unwrap();
    assert_eq!((disputed["alpha"].as_str(), disputed["class"].as_str()), (Some("da-1"), Some("ceasefire-party")));
    let names: Vec<&str> =
        disputed["places"].as_array().unwrap().iter().filter_map(|place| place["name_en"].as_str()).collect();
    assert!(names.contains(&"Aleppo"), "{names:?}");
    // South of the party's ground, two kilometres have the protective class.
    let raised = pieces.iter().find(|piece| piece["raised_by_proximity"] == true).unwrap();
    assert_eq!((raised["standing"].as_str(), raised["class"].as_str()), (Some("agreed"), Some("da-3")));
    assert_eq!(jig(["area", "check", &word(&map)]).exit, 0, "what is written holds");
    let said = jig(["--lang=ru", "map", "diff", "--log", &log]).out;
    assert!(is_russian(&said) && said.contains("спорно") && said.contains("Алеппо"), "{said}");
}

#[test]
fn the_map_of_any_moment_is_shown_and_exported() {
    let folder = play().folder("alpha");
    let log = word(folder.path());
    let show = |at: &str| jig(["map", "show", "--log", &log, "--at", at, "--json"]).json();
    let (first, second) = (play().hash("V1"), play().hash("V2"));
    for (at, version) in [
        ("18 Jul 2016 07:00 Damascus", None),
        ("18 Jul 2016 20:00 Damascus", Some(first.as_str())),
        ("19 Jul 2016 20:00 Damascus", Some(second.as_str())),
    ] {
        let told = show(at);
        assert_eq!(told["version"]["record"].as_str(), version, "{at}");
        assert_eq!(told["history"].as_array().unwrap().len(), 2, "{told}");
    }
    let written = tempfile::tempdir().unwrap();
    let map = written.path().join("map.kml");
    let at = "18 Jul 2016 20:00 Damascus";
    assert_eq!(jig(["map", "export", "--log", &log, "--at", at, "--map", &word(&map)]).exit, 0);
    let told = jig(["area", "check", &word(&map), "--json"]).json();
    assert_eq!(told["areas"].as_array().unwrap().len(), 1, "one piece, agreed: {told}");
    let ended =
        jig(["map", "export", "--log", &log, "--at", "1 Jul 2016 08:00 Damascus", "--map", &word(&map), "--json"]);
    assert_eq!((ended.exit, ended.code().as_str()), (2, "cli-map-nothing-in-force"));
    // By when it was due, from a formation that is told.
    let told = jig(["map", "show", "--log", &log, "--formed", "16 Jul 2016 12:00 Damascus", "--json"]).json();
    assert_eq!(told["duty"]["due"], "2016-07-21T21:00:00.000Z");
    assert_eq!(
        (told["duty"]["met_by"].as_str(), told["duty"]["overdue"].as_bool()),
        (Some(first.as_str()), Some(false))
    );
    let said = jig(["map", "show", "--log", &log, "--formed", "1 Jul 2016 12:00 Damascus"]).out;
    assert!(said.contains("LATE") && said.contains("party to the ceasefire"), "{said}");
}

#[test]
fn a_file_becomes_a_draft_and_a_crooked_one_is_told_why_not() {
    let room = room();
    let folder = tempfile::tempdir().unwrap();
    let feature = |class: &str, ring: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"name\":\"A-01\",\"class\":\"{class}\"}},\"geometry\":\
             {{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}"
        )
    };
    let square = "[37,36],[38,36],[38,37],[37,37],[37,36]";
    let file = |text: String| {
        let path = folder.path().join("map.geojson");
        std::fs::write(&path, text).unwrap();
        word(&path)
    };
    let told = room.run(&["map", "propose", &file(feature("DA2", square)), "--dry-run", "--json"]).json();
    let record = wire::record::decode(told["payload"].as_str().unwrap().as_bytes()).unwrap();
    let Body::AreaDraft(draft) = record.body else { panic!("{told}") };
    assert_eq!((draft.outlines.len(), draft.outlines[0].label.as_str()), (1, "A-01"));
    assert_eq!(draft.outlines[0].class, MapClass::parse("da-2").unwrap());
    assert_eq!(draft.outlines[0].parts[0][0].len(), 4);
    // Wound the other way, bent, outside the theatre, of no class.
    let cases = [
        (feature("da-1", "[37,36],[37,37],[38,37],[38,36],[37,36]"), "area-winding-outer"),
        (feature("da-1", "[37,36],[38,37],[38,36],[37,37],[37,36]"), "area-self-intersection"),
        (feature("da-1", "[37,36],[37,36],[38,37],[37,37],[37,36]"), "area-duplicate-corner"),
        (feature("da-1", "[36,27],[37,27],[37,28],[36,28],[36,27]"), "area-outside-theatre"),
        (feature("da-1", "[37,36],[38,36],[38,36.000001],[37,36.000001],[37,36]"), "area-sliver"),
    ];
    for (text, code) in cases {
        let ended = room.run(&["map", "propose", &file(text), "--json"]);
        assert_eq!(ended.exit, 2, "{ended:?}");
        let told = ended.json();
        let problem = &told["areas"][0]["problems"][0];
        assert_eq!(problem["code"], code);
        assert!(!problem["cure"].as_str().unwrap().is_empty());
    }
    let ended = room.run(&["map", "propose", &file(feature("fortress", square)), "--json"]);
    assert_eq!((ended.exit, ended.code().as_str()), (2, "cli-map-class"));
    assert!(room.door.posted("/v1/records").is_empty());
    let turned = feature("da-1", "[37,36],[37,37],[38,37],[38,36],[37,36]");
    assert_eq!(room.run(&["map", "propose", &file(turned), "--turn-rings", "--dry-run"]).exit, 0);
    assert_eq!(jig(["map", "paint"]).exit, 64);
    assert_eq!(jig(["map", "diff"]).exit, 64);
}
