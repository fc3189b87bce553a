//! `jig feed`: kinds, a recording as JSON lines and in words, the register of sources, and no place of now (SG-31).
use crate::support::{is_russian, jig};
use serde_json::Value;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../feeds/samples/");

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of<'v>(lines: &'v [Value], event: &str) -> Vec<&'v Value> {
    lines.iter().filter(|line| line["event"] == event).collect()
}

#[test]
fn the_kinds_are_listed_with_what_tells_their_time() {
    let ended = jig(["feed", "kinds", "--json"]);
    let kinds: Vec<String> = ended.json()["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| kind["kind"].as_str().unwrap().to_owned())
        .collect();
    for kind in ["beast", "beast-gps", "cot", "modes-csv", "modes-hex", "opensky", "readsb", "sbs", "spotter", "table"]
    {
        assert!(kinds.iter().any(|known| known == kind), "{kind}");
    }
    assert!(is_russian(&jig(["--lang=ru", "feed", "kinds"]).out));
}

#[test]
fn a_recording_is_printed_one_event_a_line_and_its_faults_with_byte_item_and_cure() {
    let ended = jig(["feed", "read", &format!("{SAMPLES}table/flight.json"), "--kind", "table", "--json"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let lines = lines(&ended.out);
    let first = of(&lines, "observation")[0];
    assert_eq!((&first["latitude"], &first["longitude"]), (&Value::from(35.4), &Value::from(35.95)));
    assert_eq!((first["address"].as_str(), first["callsign"].as_str()), (Some("899001"), Some("MEDIC7")));
    let faults = of(&lines, "fault");
    assert!(
        faults.iter().all(|fault| fault["at_byte"].is_u64() && !fault["cure"].as_str().unwrap_or_default().is_empty())
    );
    assert!(faults.iter().any(|fault| fault["code"] == "feed-missing" && fault["item"] == "icao24"));
}

#[test]
fn to_people_a_recording_is_told_in_counts_and_faults_in_their_language() {
    let file = format!("{SAMPLES}sbs/flight.txt");
    let english = jig(["feed", "read", &file, "--kind", "sbs"]);
    assert!(english.out.contains("Observations:") && english.out.contains("feed-value"), "{english:?}");
    assert!(!english.out.contains("36.1"), "no place is told to a screen: {english:?}");
    let russian = jig(["--lang=ru", "feed", "read", &file, "--kind", "sbs"]);
    assert!(russian.out.contains("Наблюдений:"), "{russian:?}");
}

#[test]
fn a_wrong_kind_source_register_or_file_is_refused_with_its_cure() {
    let file = format!("{SAMPLES}sbs/flight.txt");
    let folder = tempfile::tempdir().unwrap();
    let sensors = folder.path().join("sensors.json");
    std::fs::write(&sensors, r#"{"sources": [{"name": "mast", "owner": "o", "class": "radar"}]}"#).unwrap();
    let sensors = sensors.to_str().unwrap();
    for (words, code, exit) in [
        (vec!["feed", "read", &file, "--kind", "nonsense"], "cli-feed-kind", 64),
        (vec!["feed", "read", &file], "cli-usage-missing", 64),
        (vec!["feed", "read", "--kind", "sbs"], "cli-usage-missing", 64),
        (vec!["feed", "write", &file, "--kind", "sbs"], "cli-usage-value", 64),
        (vec!["feed", "read", &file, "--kind", "sbs", "--source", "mast"], "cli-feed-source", 64),
        (vec!["feed", "read", &file, "--kind", "sbs", "--sensors", sensors], "sensors-value", 1),
        (vec!["feed", "read", "no-such-file", "--kind", "sbs"], "cli-read-failed", 1),
    ] {
        let ended = jig(words.iter().copied().chain(["--json"]));
        assert_eq!((ended.code().as_str(), ended.exit), (code, exit), "{words:?}");
        // A sentence about the command line names its own way out.
        let has_cure = code.starts_with("cli-usage-") || ended.json()["error"]["cure"].is_string();
        assert!(has_cure, "{words:?}");
    }
}

#[test]
fn the_register_gives_the_class_the_clock_and_the_name_of_the_source() {
    let folder = tempfile::tempdir().unwrap();
    let sensors = folder.path().join("sensors.json");
    let rows = r#"{"sources": [{"name": "mast", "owner": "o", "class": "multilateration", "sigma_m": 90, "clock_offset_ms": -10800000}]}"#;
    std::fs::write(&sensors, rows).unwrap();
    let file = format!("{SAMPLES}sbs/flight.txt");
    let words =
        ["feed", "read", &file, "--kind", "sbs", "--sensors", sensors.to_str().unwrap(), "--source", "mast", "--json"];
    let lines = lines(&jig(words).out);
    let placed = of(&lines, "observation").into_iter().find(|line| line["latitude"].is_number()).unwrap();
    assert_eq!((placed["source"].as_str(), placed["class"].as_str()), (Some("mast"), Some("multilateration")));
    assert_eq!(
        (placed["sigma_mm"].as_u64(), placed["valid_at"].as_str()),
        (Some(90_000), Some("2016-09-17T09:00:01.000Z"))
    );
}

/// SG-31: no screen shows where an aircraft is before the release delay has passed; that of the own node neither.
#[test]
fn sg_31_what_was_received_just_now_is_told_without_its_place() {
    let file = format!("{SAMPLES}beast/flight.bin");
    let live = jig(["feed", "read", &file, "--kind", "beast", "--json"]);
    assert!(live.notes.contains("--received-at"), "{}", live.notes);
    for line in of(&lines(&live.out), "observation") {
        assert_eq!(line["place_withheld"], Value::Bool(true));
        for member in ["latitude", "longitude", "altitude_mm", "ground_speed_mm_s", "report"] {
            assert!(line.get(member).is_none(), "{line}");
        }
    }
    let words = ["feed", "read", &file, "--kind", "beast", "--received-at", "2016-09-17T12:00:00Z", "--json"];
    let told = lines(&jig(words).out);
    assert!(of(&told, "observation").iter().any(|line| line["latitude"].is_number()));
}
