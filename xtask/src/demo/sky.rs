//! The day of the grounding watch in the demo: a made-up sky over the areas of `xtask/data/demo-day`, replayed by `jig watch replay`.
//!
//! Everything that flies is drawn here with a fixed seed: what is true is known, and held against what the watch finds. A jet across an area
//! that nobody told of, a helicopter that was told of, a jet that passes by, a forged transmitter, people who saw the first one; records
//! twice, in disorder, and torn. Nothing here is a recording, and nothing is said of any aircraft but after the fact.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::Value;

use super::Site;
use crate::{process, say};

const DATA: &str = "xtask/data/demo-day";
/// 2016-09-20T00:00:00Z.
const DAY_S: u64 = 1_474_329_600;
const REPLAY_LIMIT: Duration = Duration::from_secs(120);
const METRES_PER_DEGREE: f64 = 111_195.0;

/// One flight: who it says to be, and its straight way.
struct Flight {
    address: &'static str,
    callsign: &'static str,
    begins_s: u64,
    from: (f64, f64),
    east_m_s: f64,
    feet: u32,
    seconds: u64,
}

/// Across the first area, untold.
const INTRUDER: Flight = Flight {
    address: "778001",
    callsign: "SYR101",
    begins_s: 29_000,
    from: (36.2, 36.6),
    east_m_s: 230.0,
    feet: 14_000,
    seconds: 420,
};

const FLIGHTS: &[Flight] = &[
    INTRUDER,
    // Across the second, as told.
    Flight {
        address: "899001",
        callsign: "MEDIC7",
        begins_s: 33_000,
        from: (35.3, 39.7),
        east_m_s: 60.0,
        feet: 3_000,
        seconds: 1_500,
    },
    // Eight kilometres beside the first.
    Flight {
        address: "15A0B1",
        callsign: "RFF7051",
        begins_s: 30_000,
        from: (36.48, 36.5),
        east_m_s: 220.0,
        feet: 24_000,
        seconds: 450,
    },
];

/// SplitMix64: seeded, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }
}

impl Flight {
    fn place(&self, second: u64) -> (f64, f64) {
        let (latitude, longitude) = self.from;
        let east_m = self.east_m_s * second as f64;
        (latitude, longitude + east_m / (METRES_PER_DEGREE * latitude.to_radians().cos()))
    }

    fn record(&self, second: u64, (latitude, longitude): (f64, f64)) -> String {
        format!(
            "{{\"timestamp\":{},\"icao24\":\"{}\",\"callsign\":\"{}\",\"latitude\":{latitude:.6},\"longitude\":{longitude:.6},\"altitude\":{},\"groundspeed\":{:.0}}}\n",
            DAY_S + self.begins_s + second,
            self.address,
            self.callsign,
            self.feet,
            self.east_m_s / 0.514_444
        )
    }
}

/// What one receiver hears: most records, some of them later than others, a few torn.
fn heard(dice: &mut Dice, missed_percent: u64) -> String {
    let mut records = Vec::new();
    for flight in FLIGHTS {
        for second in (0..flight.seconds).step_by(4) {
            if dice.below(100) >= missed_percent {
                let record = flight.record(second, flight.place(second));
                if dice.below(100) < 3 {
                    records.push(record.clone());
                }
                records.push(record);
            }
        }
    }
    // A forged transmitter takes the address of an airliner for a moment into the second area, three hundred kilometres from its way.
    let forged = Flight { address: "06A0C3", callsign: "QTR72", ..INTRUDER };
    let airliner = Flight { from: (33.0, 37.5), feet: 36_000, ..forged };
    for second in (0..400).step_by(4) {
        records.push(airliner.record(second, airliner.place(second)));
        if (200..220).contains(&second) {
            records.push(forged.record(second + 1, (35.3, 40.1)));
        }
    }
    for _ in 0..records.len() / 20 {
        let number = dice.below(records.len() as u64 - 1) as usize;
        records.swap(number, number + 1);
    }
    let torn = dice.below(records.len() as u64) as usize;
    if let Some(record) = records.get_mut(torn) {
        record.truncate(record.len() / 2);
        record.push('\n');
    }
    records.concat()
}

/// Three people by message, form and table; the clock of the last is three minutes off.
fn seen() -> String {
    let at = |second: u64, late_minutes: u64| {
        let (latitude, longitude) = INTRUDER.place(second);
        let of_day = (INTRUDER.begins_s + second) / 60 + late_minutes;
        (of_day / 60, of_day % 60, latitude, longitude)
    };
    let [(h1, m1, n1, e1), (h2, m2, n2, e2), (h3, m3, n3, e3)] = [at(200, 0), at(240, 0), at(280, 3)];
    format!(
        "SPOT 20{h1:02}{m1:02}ZSEP16 {n1:.3} {e1:.3} 1 JET E SEEN HIGH\n\n\
         Time: 20 Sep 2016 {h2:02}:{m2:02} UTC\nPlace: {n2:.3} {e2:.3}\nPlace precision: 2 km\nCount: 1\nType: jet\nSeen or heard: seen\n\n\
         time;place;count;type\n20{h3:02}{m3:02}ZSEP16;{n3:.3} {e3:.3};1;jet\n"
    )
}

/// Writes the day, replays it, prints what the watch finds, and holds it against what is true.
pub(super) fn day(site: &Site) -> anyhow::Result<()> {
    let folder = site.target.join("demo-day");
    fs::create_dir_all(&folder)?;
    let mut dice = Dice(20_160_920);
    for (name, text) in
        [("mast.jsonl", heard(&mut dice, 10)), ("hill.jsonl", heard(&mut dice, 40)), ("people.txt", seen())]
    {
        fs::write(folder.join(name), text).with_context(|| format!("cannot write {name}"))?;
    }
    say::line("");
    say::line(&format!("== the grounding watch: a day that never was, over the areas of {DATA}"));
    let words = words(site, &folder);
    say::line(&format!("   {}", spoken(site, &words)));
    let people = called(site, &words, &[])?;
    for line in people.lines() {
        say::line(&format!("   {line}"));
    }
    let found: Vec<Value> = called(site, &words, &["--json", "--all"])?
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("an event is no JSON object")?;
    hold(&found)?;
    say::line(
        "   as it was drawn: the flight that nobody told of is a candidate, the one that was told of is not, nor is the one beside; the forged one is possible at most",
    );
    let event =
        found.iter().find(|event| is(event, "track", INTRUDER.address)).and_then(|event| event["event_id"].as_str());
    let package = short(site, &folder.join("event.json"));
    say::line(&format!(
        "   look on: {} evidence pack {package} --event {:.12} {}; {} evidence verify {package}",
        short(site, &site.program("jig")),
        event.unwrap_or_default(),
        words.iter().skip(2).map(|word| short(site, Path::new(word))).collect::<Vec<_>>().join(" "),
        short(site, &site.program("jig")),
    ));
    Ok(())
}

fn is(event: &Value, member: &str, text: &str) -> bool {
    event[member].as_str().is_some_and(|found| found.eq_ignore_ascii_case(text))
}

/// Holds what was found against what was drawn.
fn hold(found: &[Value]) -> anyhow::Result<()> {
    let of = |address: &str| found.iter().filter(|event| is(event, "track", address)).collect::<Vec<_>>();
    let shown = |events: &[&Value]| events.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let intruder = of(INTRUDER.address);
    match intruder.as_slice() {
        [event] if is(event, "standing", "candidate") && event["location"].as_str() >= Some("L3") => {}
        other => bail!("the flight across the first area should be one strong candidate:\n{}", shown(other)),
    }
    match of("899001").as_slice() {
        [event] if is(event, "standing", "matched") => {}
        other => bail!("the flight that was told of should be matched:\n{}", shown(other)),
    }
    if let [event, ..] = of("15A0B1").as_slice() {
        bail!("the flight beside the area met none: {event}");
    }
    if let Some(event) = of("06A0C3").into_iter().find(|event| event["location"].as_str() > Some("L1")) {
        bail!("a forged place is possible at most: {event}");
    }
    Ok(())
}

fn words(site: &Site, folder: &Path) -> Vec<String> {
    let data = |name: &str| site.root.join(DATA).join(name).display().to_string();
    let feed = |kind: &str, name: &str| format!("{kind}:{}", folder.join(name).display());
    let mut words: Vec<String> = ["watch", "replay"].map(str::to_owned).to_vec();
    for (option, name) in [("--areas", "areas.geojson"), ("--notices", "notices.jsonl"), ("--sensors", "sensors.json")]
    {
        words.extend([option.to_owned(), data(name)]);
    }
    for feed in
        [feed("table@mast", "mast.jsonl"), feed("table@hill", "hill.jsonl"), feed("spotter@people", "people.txt")]
    {
        words.extend(["--feed".to_owned(), feed]);
    }
    words
}

fn called(site: &Site, words: &[String], more: &[&str]) -> anyhow::Result<String> {
    let mut command = Command::new(site.program("jig"));
    command.current_dir(&site.root).args(words).args(more);
    let log: PathBuf = site.target.join("xtask/demo-day.log");
    let finished = process::call(&mut command, &log, REPLAY_LIMIT)?;
    if !finished.is_success() {
        bail!("the replay failed\n{}", finished.tail(40));
    }
    Ok(finished.output)
}

fn short(site: &Site, path: &Path) -> String {
    path.strip_prefix(&site.root).unwrap_or(path).display().to_string()
}

fn spoken(site: &Site, words: &[String]) -> String {
    let root = format!("{}/", site.root.display());
    format!("{} {}", short(site, &site.program("jig")), words.join(" ").replace(&root, ""))
}
