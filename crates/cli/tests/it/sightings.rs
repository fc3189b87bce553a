//! `jig watch replay` and `jig evidence`: recordings in, events and packages out.
use crate::support::{jig, word};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A feature collection of one box.
fn area(west: f64, south: f64, east: f64, north: f64) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"id\":\"alpha\",\"class\":\"DA1\"}},\
         \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{west},{south}],[{east},{south}],[{east},{north}],\
         [{west},{north}],[{west},{south}]]]}}}}]}}"
    )
}

/// A flight eastwards along 35.2 N as a table: half a kilometre every two seconds from 39.8 E.
fn table(first_ms: i64) -> String {
    let rows: Vec<String> = (0..200)
        .map(|step| {
            format!(
                "{{\"timestamp\":{},\"icao24\":\"778001\",\"callsign\":\"SYR101\",\"latitude\":35.2,\"longitude\":{:.7},\"altitude\":10000.0,\
                 \"groundspeed\":486.0}}",
                first_ms + step * 2_000,
                39.8 + step as f64 * 0.005_494
            )
        })
        .collect();
    format!("[{}]", rows.join(","))
}

/// A register of the radars of the recording.
const SENSORS: &str = "{\"sources\":[\
    {\"name\":\"radar-0-1\",\"owner\":\"a\",\"class\":\"secondary-radar\",\"sac\":0,\"sic\":1,\"site\":{\"latitude\":35.7,\"longitude\":40.1,\"height_m\":250,\"range_sigma_m\":50,\"azimuth_sigma_deg\":0.08},\"editions\":{\"34\":\"1.29\",\"48\":\"1.31\"}},\
    {\"name\":\"radar-1-2\",\"owner\":\"a\",\"class\":\"secondary-radar\",\"sac\":1,\"sic\":2,\"site\":{\"latitude\":35.7,\"longitude\":40.1,\"height_m\":250,\"range_sigma_m\":50,\"azimuth_sigma_deg\":0.08},\"editions\":{\"34\":\"1.29\",\"48\":\"1.31\"}},\
    {\"name\":\"radar-25-100\",\"owner\":\"a\",\"class\":\"secondary-radar\",\"sac\":25,\"sic\":100,\"site\":{\"latitude\":35.7,\"longitude\":40.1,\"height_m\":250,\"range_sigma_m\":50,\"azimuth_sigma_deg\":0.08},\"editions\":{\"34\":\"1.29\",\"48\":\"1.31\"}},\
    {\"name\":\"radar-147-25\",\"owner\":\"a\",\"class\":\"secondary-radar\",\"sac\":147,\"sic\":25,\"site\":{\"latitude\":35.7,\"longitude\":40.1,\"height_m\":250,\"range_sigma_m\":50,\"azimuth_sigma_deg\":0.08},\"editions\":{\"34\":\"1.29\",\"48\":\"1.31\"}},\
    {\"name\":\"radar-147-100\",\"owner\":\"a\",\"class\":\"secondary-radar\",\"sac\":147,\"sic\":100,\"site\":{\"latitude\":35.7,\"longitude\":40.1,\"height_m\":250,\"range_sigma_m\":50,\"azimuth_sigma_deg\":0.08},\"editions\":{\"34\":\"1.29\",\"48\":\"1.31\"}}]}";

const FIRST_MS: i64 = 1_474_358_400_000;

struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

fn events(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_recorded_flight_is_one_event_a_line_with_the_promised_members() {
    let scene = Scene::new();
    let areas = scene.file("areas.geojson", &area(40.0, 35.0, 40.5, 35.4));
    let feed = format!("table:{}", word(&scene.file("flight.json", &table(FIRST_MS))));
    let ended = jig(["watch", "replay", "--areas", &word(&areas), "--feed", &feed, "--json"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let found = events(&ended.out);
    assert_eq!(found.len(), 1, "{ended:?}");
    for member in ["event_id", "area", "version", "track", "from", "to", "location", "identity", "leg", "deviations"] {
        assert!(!found[0][member].is_null(), "{member}");
    }
    assert_eq!(
        (&found[0]["track"], &found[0]["leg"], &found[0]["area"]),
        (&"778001".into(), &"inside".into(), &"alpha".into())
    );
    // The same feed twice, and the areas under another name, change nothing of the content.
    let again = jig(["watch", "replay", "--areas", &word(&areas), "--feed", &feed, "--feed", &feed, "--json"]);
    assert_eq!(again.out, ended.out);
    let said = jig(["watch", "replay", "--areas", &word(&areas), "--feed", &feed]);
    assert!(said.out.contains("two officers judge it"), "{said:?}");
    let said = jig(["watch", "replay", "--areas", &word(&areas), "--feed", &feed, "--lang", "ru"]);
    assert!(said.out.contains("два офицера"), "{said:?}");
}

#[test]
fn a_notice_explains_a_flight_and_a_foreign_one_does_not() {
    let scene = Scene::new();
    let areas = scene.file("areas.geojson", &area(40.0, 35.0, 40.5, 35.4));
    let feed = format!("table:{}", word(&scene.file("flight.json", &table(FIRST_MS))));
    let notice = |by: &str| {
        format!(
            "{{\"id\":\"N-1\",\"kind\":\"A\",\"given_by\":\"{by}\",\"given_at\":\"2016-09-19T12:00:00Z\",\"from\":\"2016-09-20T07:30:00Z\",\
             \"to\":\"2016-09-20T09:00:00Z\",\"exemption\":\"medevac\",\"aircraft\":1,\"route\":[{{\"lat\":35.2,\"lon\":39.8}},\
             {{\"lat\":35.2,\"lon\":41.0}}],\"callsigns\":[\"SYR101\"],\"addresses\":[\"778001\"]}}\n"
        )
    };
    let replay = |notices: &Path, more: &[&str]| {
        let (areas, notices) = (word(&areas), word(notices));
        let mut words = vec!["watch", "replay", "--areas", &areas, "--notices", &notices, "--feed", &feed, "--json"];
        words.extend(more);
        jig(words)
    };
    let own = scene.file("own.jsonl", &notice("RU"));
    assert_eq!(events(&replay(&own, &[]).out).len(), 0);
    assert_eq!(events(&replay(&own, &["--all"]).out)[0]["outcome"], "MATCHED");
    let foreign = scene.file("foreign.jsonl", &notice("US"));
    let found = events(&replay(&foreign, &[]).out);
    assert_eq!((&found[0]["outcome"], &found[0]["considered"][0]["failed"][0]), (&"UNMATCHED".into(), &"giver".into()));
    let broken = scene.file("broken.jsonl", &notice("RU").replace("\"kind\":\"A\"", "\"kind\":\"Z\""));
    let ended = replay(&broken, &[]);
    assert_eq!((ended.exit, ended.json()["error"]["code"].as_str()), (2, Some("watch-notices-value")));
    assert!(ended.json()["error"]["cure"].is_string());
}

#[test]
fn broken_areas_and_unknown_feeds_are_refused_with_a_cure() {
    let scene = Scene::new();
    let good = word(&scene.file("areas.geojson", &area(40.0, 35.0, 40.5, 35.4)));
    let feed = format!("table:{}", word(&scene.file("flight.json", &table(FIRST_MS))));
    let crossing =
        area(40.0, 35.0, 40.5, 35.4).replace("[40.5,35.4],", "[40.0,35.4],").replace("[40,35.4],", "[40.5,35.4],");
    let nameless = area(40.0, 35.0, 40.5, 35.4).replace("\"id\":\"alpha\",", "");
    let classless = area(40.0, 35.0, 40.5, 35.4).replace("DA1", "DA7");
    for (text, code) in [(nameless, "watch-areas-missing"), (classless, "watch-areas-class")] {
        let areas = word(&scene.file("bad.geojson", &text));
        let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json"]);
        assert_eq!((ended.exit, ended.json()["error"]["code"].as_str()), (2, Some(code)), "{ended:?}");
        assert!(ended.json()["error"]["cure"].is_string());
    }
    let areas = word(&scene.file("crossing.geojson", &crossing));
    let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json"]);
    assert_eq!(ended.exit, 2, "{ended:?}");
    for (feed, code) in [("radar:x", "watch-feed-kind"), ("table@nobody:x", "watch-feed-source")] {
        let ended = jig(["watch", "replay", "--areas", &good, "--feed", feed, "--json"]);
        assert_eq!((ended.exit, ended.json()["error"]["code"].as_str()), (64, Some(code)), "{ended:?}");
    }
    assert_eq!(jig(["watch", "replay", "--areas", &good]).exit, 64);
    // What cannot be read in a feed is told and stops nothing.
    let torn = table(FIRST_MS).replacen("\"latitude\":35.2", "\"latitude\":\"north\"", 1);
    let torn = format!("table:{}", word(&scene.file("torn.json", &torn)));
    let ended = jig(["watch", "replay", "--areas", &good, "--feed", &torn, "--json"]);
    assert_eq!((ended.exit, events(&ended.out).len()), (0, 1), "{ended:?}");
}

#[test]
fn what_has_only_just_left_is_not_shown() {
    let scene = Scene::new();
    let areas = scene.file("areas.geojson", &area(40.0, 35.0, 40.5, 35.4));
    let now = std::fs::metadata(&areas).unwrap().modified().unwrap();
    let now_ms = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64;
    let feed = format!("table:{}", word(&scene.file("young.json", &table(now_ms - 600_000))));
    let ended = jig(["watch", "replay", "--areas", &word(&areas), "--feed", &feed, "--json", "--all"]);
    assert_eq!((ended.exit, ended.out.as_str()), (0, ""), "SG-31: {ended:?}");
}

#[test]
fn a_package_shows_its_event_and_one_changed_byte_is_found() {
    let scene = Scene::new();
    let areas = word(&scene.file("areas.geojson", &area(40.0, 35.0, 40.5, 35.4)));
    let feed = format!("table:{}", word(&scene.file("flight.json", &table(FIRST_MS))));
    let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json"]);
    let id = events(&ended.out)[0]["event_id"].as_str().unwrap().to_owned();
    let file = scene.folder.path().join("event.json");
    let ended = jig(["evidence", "pack", &word(&file), "--event", &id, "--areas", &areas, "--feed", &feed]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    assert!(ended.out.contains("--released"), "{ended:?}");
    let ended = jig(["evidence", "verify", &word(&file), "--json"]);
    assert_eq!((ended.exit, ended.json()["event_id"].as_str()), (0, Some(id.as_str())), "{ended:?}");
    assert_eq!(ended.json()["judged_again"], true);
    let handed = word(&scene.folder.path().join("handed.json"));
    let words = ["evidence", "pack", &handed, "--event", &id, "--areas", &areas, "--feed", &feed, "--released"];
    assert_eq!(jig(words).exit, 0);
    let ended = jig(["evidence", "verify", &handed, "--json"]);
    assert_eq!((ended.exit, &ended.json()["judged_again"]), (0, &Value::from(false)), "{ended:?}");
    let bytes = std::fs::read(&file).unwrap();
    for place in (0..bytes.len()).step_by(bytes.len() / 60) {
        let mut torn = bytes.clone();
        torn[place] ^= 1;
        std::fs::write(&file, torn).unwrap();
        assert_eq!(jig(["evidence", "verify", &word(&file)]).exit, 2, "byte {place}");
    }
    // An amendment names what it amends.
    let path = word(&file);
    let words = ["evidence", "pack", path.as_str(), "--event", &id, "--areas", &areas, "--feed", &feed];
    let words = words.into_iter().chain(["--amends", &id, "--because", "LATE_DATA"]);
    assert_eq!(jig(words.collect::<Vec<_>>()).exit, 0);
    let ended = jig(["evidence", "verify", &word(&file), "--json"]);
    assert_eq!(ended.json()["amends"]["reason"], "LATE_DATA");
}

#[test]
fn what_met_nothing_is_let_go_and_coverage_is_stated_for_each_area_and_day() {
    let scene = Scene::new();
    let areas = word(&scene.file("areas.geojson", &area(40.0, 35.0, 40.5, 36.0)));
    let capture = concat!(env!("CARGO_MANIFEST_DIR"), "/../feeds/samples/asterix/libasterix-example.pcapng");
    let sensors = word(&scene.file("sensors.json", SENSORS));
    let feed = format!("asterix:{capture}");
    let words = ["watch", "replay", "--areas", &areas, "--sensors", &sensors, "--feed", &feed, "--coverage"];
    let ended = jig(words.into_iter().chain(["--json"]));
    assert_eq!(ended.exit, 0, "{ended:?}");
    let said: Vec<Value> = events(&ended.out).into_iter().filter(|line| !line["coverage"].is_null()).collect();
    assert!(!said.is_empty(), "{ended:?}");
    for line in &said {
        let coverage = &line["coverage"];
        assert_eq!(coverage["area"], "alpha");
        assert!(coverage["observed_permille"].as_i64().is_some_and(|permille| (0..=1_000).contains(&permille)));
        assert_eq!(coverage["sensors"], 5, "{coverage}");
    }
    assert!(ended.notes.contains("within 24 hours"), "{ended:?}");
    // The hours are the edition's.
    let ended = jig(words.into_iter().chain(["--edition", "exercise-2027-05", "--lang", "ru"]));
    assert!(ended.notes.contains("за 12 ч."), "{ended:?}");
    assert!(ended.out.contains("наблюдалось"), "{ended:?}");
    let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--edition", "none-such", "--json"]);
    assert_eq!(ended.json()["error"]["code"], "cli-edition-unknown", "{ended:?}");
}

#[test]
fn the_delays_are_the_editions_and_so_are_the_names_of_events() {
    let scene = Scene::new();
    let areas = word(&scene.file("areas.geojson", &area(40.0, 35.0, 40.5, 35.4)));
    // It left some forty minutes ago: beyond the half hour of one edition, within the hour of the other.
    let now = std::fs::metadata(&areas).unwrap().modified().unwrap();
    let now_ms = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64;
    let feed = format!("table:{}", word(&scene.file("flight.json", &table(now_ms - 2_700_000))));
    let replay =
        |edition: &str| jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json", "--edition", edition]);
    assert_eq!(events(&replay("tor-2016-07").out).len(), 1);
    assert_eq!(replay("exercise-2027-05").out, "", "SG-31: nothing younger than its release delay");
    let feed = format!("table:{}", word(&scene.file("old.json", &table(FIRST_MS))));
    let id = |edition: &str| {
        let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json", "--edition", edition]);
        events(&ended.out)[0]["event_id"].clone()
    };
    assert_ne!(id("tor-2016-07"), id("exercise-2027-05"));
}

#[test]
fn a_radar_recording_gives_an_event_of_an_aircraft_of_unknown_operator() {
    let scene = Scene::new();
    let areas = word(&scene.file("areas.geojson", &area(40.0, 35.0, 40.5, 36.0)));
    let capture = concat!(env!("CARGO_MANIFEST_DIR"), "/../feeds/samples/asterix/libasterix-example.pcapng");
    let sensors = word(&scene.file("sensors.json", SENSORS));
    let feed = format!("asterix:{capture}");
    let words = ["watch", "replay", "--areas", &areas, "--sensors", &sensors, "--feed", &feed, "--json"];
    let ended = jig(words);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let found = events(&ended.out);
    assert_eq!(found.len(), 1, "{ended:?}");
    assert_eq!((&found[0]["identity"], &found[0]["location"]), (&"I0".into(), &"L3".into()), "{found:?}");
    assert!(found[0]["track"].as_str().unwrap().starts_with("sensor-"));
    let said = jig(["watch", "replay", "--areas", &areas, "--sensors", &sensors, "--feed", &feed]);
    assert!(said.out.contains("an aircraft of unknown operator"), "{said:?}");
    // Without a register nothing is decoded, and that is told.
    let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json"]);
    assert_eq!((ended.exit, ended.out.as_str()), (0, ""));
    assert!(ended.notes.contains("byte"), "{ended:?}");
}

/// The recordings beside the project, with areas drawn over them. Extra: says so when they are not there.
#[test]
fn recordings_give_events_over_areas_drawn_on_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/surveillance");
    if !folder.is_dir() {
        println!("SKIPPED: no recordings at {}", folder.display());
        return;
    }
    let scene = Scene::new();
    // (kind, file, an area on its way, the least location, the most events)
    let table = [
        ("table", "tracks/samu31.json.gz", (1.2, 43.6, 1.6, 43.615)),
        ("table", "tracks/inflight_refuelling.json.gz", (3.0, 43.0, 6.0, 45.0)),
        ("readsb", "tracks/trace_full_ac671b.json", (-89.0, 17.0, -88.0, 18.0)),
        ("modes-csv", "mode-s/sample_data_adsb.csv", (0.0, 50.0, 8.0, 54.0)),
    ];
    for (kind, file, (west, south, east, north)) in table {
        let areas = word(&scene.file("areas.geojson", &area(west, south, east, north)));
        let feed = format!("{kind}:{}", word(&folder.join(file)));
        let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json"]);
        assert_eq!(ended.exit, 0, "{file}: {ended:?}");
        let found = events(&ended.out);
        assert!(!found.is_empty() && found.len() <= 3, "{file}: {}: {:?}", found.len(), ended.notes);
        assert!(found.iter().any(|event| event["location"].as_str() >= Some("L2")), "{file}: {found:?}");
        // Far away there is nothing.
        let areas = word(&scene.file("far.geojson", &area(100.0, -40.0, 101.0, -39.0)));
        assert_eq!(jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json"]).out, "", "{file}");
    }
}

/// Three people see one aircraft by message, form and table; a relayed event tells of another.
const SPOTTED: &str = "SPOT 200802ZSEP16 35.2000 40.2000 1 JET E SEEN HIGH\n\n\
    Time: 20 Sep 2016 08:03 UTC\nPlace: 35.2010 40.2100\nCount: 1\nType: jet\nSeen or heard: seen\n\n\
    time;place;count;type\n200804ZSEP16;35.1990 40.2200;1;jet\n";

#[test]
fn people_s_reports_and_relayed_events_are_judged_with_their_class_and_doubt() {
    let scene = Scene::new();
    let areas = word(&scene.file("areas.geojson", &area(39.5, 34.8, 41.0, 35.8)));
    let spotted = format!("spotter:{}", word(&scene.file("spotted.txt", SPOTTED)));
    let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &spotted, "--json", "--all"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let found = events(&ended.out);
    assert!(!found.is_empty(), "{ended:?}");
    for event in &found {
        assert!(event["track"].as_str().unwrap().starts_with("person-"), "{event}");
        assert!(event["witnesses"].as_array().unwrap().iter().all(|seen| seen["class"] == "human"), "{event}");
        assert!(event["location"].as_str() <= Some("L2"), "a person alone is never strong: {event}");
    }
    // SG-32: one person's sight does not cross alone.
    let one = SPOTTED.lines().next().unwrap().to_owned() + "\n";
    let one = format!("spotter:{}", word(&scene.file("one.txt", &one)));
    let ended = jig(["watch", "replay", "--areas", &areas, "--feed", &one, "--json", "--all"]);
    let id = events(&ended.out)[0]["event_id"].as_str().unwrap().to_owned();
    let file = word(&scene.folder.path().join("event.json"));
    let ended = jig(["evidence", "pack", &file, "--event", &id, "--areas", &areas, "--feed", &one, "--json"]);
    assert_eq!((ended.exit, ended.code().as_str()), (2, "watch-evidence-human-alone"), "{ended:?}");
    // A machine's relayed events are a self-report with the circle that they state; those made by hand are a person's.
    let relayed = |how: &str, ce: &str| -> String {
        (0..30)
            .map(|step| {
                format!(
                    "<event version='2.0' uid='J-1' type='a-f-A-M-F' time='2016-09-20T08:{:02}:{:02}Z' start='2016-09-20T08:00:00Z' how='{how}'>\
                     <point lat='35.2' lon='{:.5}' hae='3000' ce='{ce}' le='9999999'/></event>\n",
                    step * 4 / 60,
                    step * 4 % 60,
                    40.0 + f64::from(step) * 0.011
                )
            })
            .collect()
    };
    let replay = |text: &str| {
        let feed = format!("cot:{}", word(&scene.file("relayed.xml", text)));
        events(&jig(["watch", "replay", "--areas", &areas, "--feed", &feed, "--json", "--all"]).out)
    };
    let found = replay(&relayed("m-g", "30"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["witnesses"][0]["class"], "self-report", "{found:?}");
    assert!(found[0]["location"].as_str() >= Some("L2"), "{found:?}");
    for event in replay(&relayed("h-e", "9999999")) {
        assert_eq!(event["witnesses"][0]["class"], "human", "{event}");
    }
}

#[test]
fn the_order_of_the_register_names_no_report_otherwise() {
    let scene = Scene::new();
    let areas = word(&scene.file("areas.geojson", &area(39.5, 34.8, 41.0, 35.8)));
    let feed = format!("spotter:{}", word(&scene.file("spotted.txt", SPOTTED)));
    let row = |name: &str| format!("{{\"name\":\"{name}\",\"owner\":\"o\",\"class\":\"human\"}}");
    let replay = |rows: [&str; 2]| {
        let text = format!("{{\"sources\":[{}]}}", rows.map(row).join(","));
        let sensors = word(&scene.file("sensors.json", &text));
        jig(["watch", "replay", "--areas", &areas, "--sensors", &sensors, "--feed", &feed, "--json", "--all"]).out
    };
    assert_eq!(replay(["spotter", "other"]), replay(["other", "spotter"]));
}
