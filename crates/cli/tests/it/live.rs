//! `jig watch live`: the real program over loopback and pipes, killed at any moment, and what it kept replayed.
use crate::support::{jig, word};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

const AREAS: &str = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"alpha\",\"class\":\"DA1\"},\
    \"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[40.0,35.0],[40.5,35.0],[40.5,35.4],[40.0,35.4],[40.0,35.0]]]}}]}";
const SENSORS: &str = "{\"sources\":[{\"name\":\"mast\",\"owner\":\"o\",\"class\":\"self-report\",\"sigma_m\":30}]}";

/// Eight aircraft across an area in turns, one record a line.
fn lines() -> Vec<String> {
    let one = |number: i64| {
        let (aircraft, step) = (number % 8, number / 8);
        let east = 39.8 + step as f64 * 0.011 + aircraft as f64 * 0.01;
        format!(
            "{{\"timestamp\":{},\"icao24\":\"77800{aircraft}\",\"callsign\":\"SYR10{aircraft}\",\"latitude\":{:.4},\"longitude\":{east:.6},\
             \"altitude\":10000,\"groundspeed\":486}}\n",
            1_474_358_400 + step * 4 + aircraft,
            35.05 + aircraft as f64 * 0.04,
        )
    };
    (0..960).map(one).collect()
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("areas.geojson"), AREAS).unwrap();
        std::fs::write(folder.path().join("sensors.json"), SENSORS).unwrap();
        Self { folder }
    }

    fn word(&self, name: &str) -> String {
        word(&self.folder.path().join(name))
    }

    /// The program at work on what comes from `feed`, keeping it in `store`.
    fn live(&self, feed: &str, store: &str, more: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_jig"))
            .args([
                "watch",
                "live",
                "--sensors",
                &self.word("sensors.json"),
                "--feed",
                feed,
                "--every",
                "0.02",
                "--json",
            ])
            .args(["--store", &self.word(store)])
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    fn replayed(&self, source: &[&str]) -> String {
        let (areas, sensors) = (self.word("areas.geojson"), self.word("sensors.json"));
        let mut words = vec!["watch", "replay", "--areas", &areas, "--sensors", &sensors, "--json", "--all"];
        words.extend(source);
        let ended = jig(words);
        assert_eq!(ended.exit, 0, "{ended:?}");
        ended.out
    }
}

/// Every report of the program, as it comes.
fn reports(child: &mut Child) -> mpsc::Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            // A kill cuts the last line.
            let Ok(report) = serde_json::from_str(&line) else { return };
            if sender.send(report).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Begins of lines, in bytes.
fn begin_of_line(lines: &[String], byte: usize) -> usize {
    let mut begins = 0;
    for (number, line) in lines.iter().enumerate() {
        if begins + line.len() > byte {
            return number;
        }
        begins += line.len();
    }
    lines.len()
}

/// INVARIANT(kept-is-kept): what was told as kept is judged whatever happens after. A program that is fed, killed, and fed again only from
/// what it told as kept has, in the end, the events of one that was never killed, byte for byte.
#[test]
fn killed_twenty_times_and_more_it_gives_the_events_of_an_undisturbed_run() {
    let place = Place::new();
    let lines = lines();
    std::fs::write(place.folder.path().join("whole.jsonl"), lines.concat()).unwrap();
    let undisturbed = place.replayed(&["--feed", &format!("table@mast:{}", place.word("whole.jsonl"))]);
    assert_eq!(undisturbed.lines().count(), 8, "{undisturbed}");
    let (mut next, mut kills, mut kept_between, mut seed) = (0, 0, 0, 0x9E37_79B9_u64);
    while kills < 24 {
        let mut child = place.live("table@mast:-", "killed", &[]);
        let told = reports(&mut child);
        let mut input = child.stdin.take().unwrap();
        // It is at work.
        let first = told.recv_timeout(Duration::from_secs(60)).unwrap();
        // At most so much goes in before the kill, so that the recording lasts.
        let rest: Vec<String> = lines[next..].iter().take(120).cloned().collect();
        let sent = rest.clone();
        let writer = thread::spawn(move || {
            for line in &sent {
                // In pieces, so that a kill falls within a record too.
                let (one, two) = line.as_bytes().split_at(line.len() / 2);
                let put = input.write_all(one).and_then(|()| {
                    thread::sleep(Duration::from_micros(900));
                    input.write_all(two)
                });
                if put.is_err() {
                    break;
                }
            }
            // Handed back open: the program is killed while it waits for more.
            input
        });
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(Duration::from_micros(15_000 + (seed >> 40) % 90_000));
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        let kept = std::iter::once(first).chain(told.iter());
        let kept = kept.filter_map(|report| report["sources"][0]["kept_bytes"].as_u64()).max().unwrap();
        drop(writer.join().unwrap());
        let kept = usize::try_from(kept).unwrap();
        // Only what was told as kept is not sent again, from the beginning of the record that was cut.
        let advanced = begin_of_line(&rest, kept);
        kept_between += usize::from(advanced > 0 && advanced < rest.len());
        next += advanced;
        // Something is left for every kill: what was sent already may be sent again.
        next = next.min(lines.len() - 120);
    }
    assert!(kept_between >= 6, "too few kills fell among the records: {kept_between}");
    let mut last = place.live("table@mast:-", "killed", &[]);
    last.stdin.take().unwrap().write_all(lines[next..].concat().as_bytes()).unwrap();
    assert!(last.wait_with_output().unwrap().status.success());
    assert_eq!(place.replayed(&["--store", &place.word("killed")]), undisturbed);
}

#[test]
fn it_tells_counts_and_health_and_no_place_address_or_name() {
    let place = Place::new();
    let peer = TcpListener::bind("127.0.0.1:0").unwrap();
    let feed = format!("table@mast:tcp://{}", peer.local_addr().unwrap());
    let child = place.live(&feed, "kept", &["--once"]);
    let (mut stream, _) = peer.accept().unwrap();
    // Reports of now: nothing of where they are may be told.
    let now_ms = std::fs::metadata(place.word("areas.geojson")).unwrap().modified().unwrap();
    let now_s = now_ms.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let record = |late_s: u64| {
        format!(
            "{{\"timestamp\":{},\"icao24\":\"778001\",\"callsign\":\"SYR101\",\"latitude\":35.1234,\"longitude\":40.4321,\"altitude\":9000}}\n",
            now_s - late_s
        )
    };
    let sent = format!("{}not a record\n{}{{\"timestamp\":1}}\n{}", record(240), record(239), record(238));
    stream.write_all(sent.as_bytes()).unwrap();
    drop(stream);
    let ended = child.wait_with_output().unwrap();
    let out = String::from_utf8(ended.stdout).unwrap();
    assert!(ended.status.success(), "{out}");
    let last: Value = serde_json::from_str(out.lines().last().unwrap()).unwrap();
    let source = &last["sources"][0];
    assert_eq!(
        (&source["observations"], &source["standing"], &source["bytes"], &source["kept_bytes"], &last["tracks"]),
        (&3.into(), &"ended".into(), &sent.len().into(), &sent.len().into(), &1.into()),
        "{last}"
    );
    assert!(source["faults"].as_object().unwrap().values().filter_map(Value::as_u64).sum::<u64>() >= 2, "{last}");
    let offset_ms = source["clock_offset_ms"].as_i64().unwrap();
    assert!((235_000..=300_000).contains(&offset_ms), "SG-31: a clock four minutes off is told: {offset_ms}");
    for secret in ["35.1", "40.4", "778001", "SYR101"] {
        assert!(!out.contains(secret), "SG-31: {secret} in {out}");
    }
    // What was kept is judged, and not shown before its time.
    assert_eq!(place.replayed(&["--store", &place.word("kept")]), "");
}

#[test]
fn what_is_carried_between_sites_is_judged_as_if_it_had_come_here() {
    let place = Place::new();
    let lines = lines();
    std::fs::write(place.folder.path().join("whole.jsonl"), lines.concat()).unwrap();
    let whole = place.replayed(&["--feed", &format!("table@mast:{}", place.word("whole.jsonl"))]);
    let feed = |lines: &[String], store: &str, site: &str| {
        let mut child = place.live("table@mast:-", store, &["--site", site]);
        child.stdin.take().unwrap().write_all(lines.concat().as_bytes()).unwrap();
        assert!(child.wait_with_output().unwrap().status.success());
    };
    // The hill hears the first half twice, the town the second.
    feed(&lines[..300], "hill", "hill");
    let carry = |act: &str, store: &str, bundle: &str, more: &[&str]| {
        let (store, bundle) = (place.word(store), place.word(bundle));
        let mut words = vec!["watch", act, "--store", &store, "--bundle", &bundle, "--json"];
        words.extend(more);
        jig(words)
    };
    assert_eq!(carry("export", "hill", "one.bundle", &["--site", "hill"]).exit, 0);
    feed(&lines[200..600], "hill", "hill");
    let first = place.word("one.bundle");
    assert_eq!(carry("export", "hill", "two.bundle", &["--site", "hill", "--after", &first]).exit, 0);
    feed(&lines[500..], "town", "town");
    for (bundle, is_new) in [("one.bundle", true), ("one.bundle", false), ("two.bundle", true), ("one.bundle", false)] {
        let ended = carry("import", "town", bundle, &[]);
        assert_eq!((ended.exit, ended.json()["entries"].as_u64() > Some(0)), (0, is_new), "{bundle}: {ended:?}");
    }
    assert_eq!(place.replayed(&["--store", &place.word("town")]), whole);
    // In the wrong order, of the wrong site, over another file, or no bundle at all.
    assert_eq!(carry("import", "empty", "two.bundle", &[]).code(), "intake-gap");
    assert_eq!(carry("export", "town", "x.bundle", &["--site", "town", "--after", &first]).code(), "intake-other-site");
    assert_eq!(carry("export", "hill", "one.bundle", &["--site", "hill"]).code(), "cli-write-failed");
    assert_eq!(carry("import", "town", "sensors.json", &[]).code(), "intake-not-bundle");
}

#[test]
fn what_cannot_be_meant_is_refused_before_anything_is_opened() {
    let place = Place::new();
    let store = place.word("never");
    for (feed, more, code) in [
        ("table:tcp://nowhere", vec![], "intake-address"),
        ("radar:tcp://127.0.0.1:1", vec![], "watch-feed-kind"),
        ("table@nobody:-", vec![], "watch-feed-source"),
        ("table:-", vec!["--every", "0"], "cli-usage-value"),
        ("table:-", vec!["--site", "../up"], "intake-site"),
    ] {
        let words = ["watch", "live", "--feed", feed, "--store", &store, "--json"].into_iter().chain(more);
        let ended = jig(words.collect::<Vec<_>>());
        assert_eq!(ended.code(), code, "{ended:?}");
        assert!(!Path::new(&store).exists(), "{feed}");
    }
    assert_eq!(jig(["watch", "live", "--json"]).code(), "cli-usage-missing");
    let taken = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let feed = format!("table:udp://{}", taken.local_addr().unwrap());
    let ended = jig(["--lang=ru", "watch", "live", "--feed", &feed]);
    assert!(ended.notes.contains("адрес занят другим процессом"), "{ended:?}");
}
