//! Frames against an outside oracle, pyModeS, field by field.
//!
//! On what our own encoder writes, on the committed sample, and on a recording where one lies beside the project.
//!
//! pyModeS (GPL-3) is fetched from PyPI into an environment of its own below the target folder and is run as a program; nothing of it is linked or
//! kept. Where it cannot be had the test says so and proves nothing.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that meets what it did not expect must stop, and says what it skips"
)]

#[path = "../../src/modes/encode.rs"]
#[expect(dead_code, reason = "these tests need a part of it")]
mod encode;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jig_feeds::kinds::Kind;
use jig_feeds::sources::{SourceRegister, read_sensors};
use jig_feeds::stream::FeedEvent;
use serde_json::Value;
use spacetime::Instant;
use spacetime::observation::{AltitudeReference, Observation, ReportKey, ReportMark};

const ORACLE: &str = "pyModeS==3.6.1";
const RECEIVER: [&str; 2] = ["35.4", "35.95"];

/// Draws numbers; the same ones every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(bound)) as u32
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.below(1_000_000)) / 1e6
    }
}

/// Seconds and digits: aircraft all over the earth, each with every kind of message, for half a minute.
fn written() -> Vec<(f64, String)> {
    let mut draw = Draw(1);
    let mut frames = Vec::new();
    for aircraft in 0..150_u32 {
        let address = 0x40_00_00 + aircraft * 7_919;
        let begins = 1_474_113_600.0 + f64::from(aircraft) * 0.013;
        let (mut latitude, mut longitude) = (draw.between(-80.0, 80.0), draw.between(-179.0, 179.0));
        let (east, north) = (draw.below(500) as i32 - 250, draw.below(500) as i32 - 250);
        let climb = (draw.below(60) as i32 - 30) * 64;
        let callsign: String =
            (0..1 + draw.below(8)).map(|_| char::from(b"ABCXYZ0189"[draw.below(10) as usize])).collect();
        for second in 0..30_u32 {
            let at = begins + f64::from(second);
            let air = |message| encode::squitter(17, 5, address, message);
            let feet = 25 * draw.below(1_600) as i32 - 1_000;
            let type_code = 9 + draw.below(10);
            frames.push((at, air(encode::airborne(type_code, draw.below(2), feet, second & 1, latitude, longitude))));
            frames.push((at + 0.2, air(encode::velocity(1, east, north, climb))));
            if second % 6 == 0 {
                frames.push((at + 0.3, air(encode::identification(1 + draw.below(4), draw.below(8), &callsign))));
                frames.push((
                    at + 0.35,
                    air(encode::operational(0, draw.below(3), draw.below(2), 0, draw.below(12), draw.below(4), 2)),
                ));
                frames.push((at + 0.4, air(encode::target_state(draw.below(12), draw.below(4)))));
                frames.push((at + 0.45, air(encode::emergency(draw.below(6), draw.below(0x1000) & 0x1FBF | 0x80))));
                frames.push((at + 0.5, encode::reply(4, draw.below(6), encode::altitude_13(feet), address)));
                frames.push((at + 0.55, encode::reply(5, draw.below(6), draw.below(0x2000) & 0x1FBF, address)));
                // Pulses of Mode C: any code of twelve bits, most of which stand for no height.
                frames.push((at + 0.6, encode::reply(20, 0, draw.below(0x2000) & 0x1FAF, address)));
                frames.push((at + 0.65, encode::surveillance(0, 0, draw.below(0x2000) & 0x1FAF | 1, address)));
                frames.push((at + 0.7, air(encode::airspeed(3, draw.below(1_024), 1 + draw.below(900), climb))));
                frames.push((at + 0.75, air(encode::velocity(2, east * 4, north * 4, climb))));
                let mut broken = air(encode::identification(4, 0, &callsign));
                broken[1 + draw.below(13) as usize] ^= 1 << draw.below(8);
                frames.push((at + 0.8, broken));
            }
            latitude += f64::from(north) * 4.6e-6;
            longitude += f64::from(east) * 4.6e-6;
        }
    }
    for second in 0..200_u32 {
        let frame = encode::surface(5 + second % 4, second % 128, second % 128, second & 1, 35.41, 35.94);
        frames.push((1_474_113_700.0 + f64::from(second), encode::squitter(17, 4, 0x89_90_01, frame)));
    }
    frames.sort_by(|one, other| one.0.total_cmp(&other.0));
    frames.into_iter().map(|(at, frame)| (at, encode::hex(&frame))).collect()
}

fn lines_of(csv: &str) -> Vec<(f64, String)> {
    csv.lines()
        .filter_map(|line| {
            let mut fields = line.split(',').map(|field| field.trim_matches('"'));
            let (at, digits) = (fields.next()?.parse().ok()?, fields.next()?);
            matches!(digits.len(), 14 | 28).then(|| (at, digits.to_owned()))
        })
        .collect()
}

/// What we make of each frame.
fn ours(frames: &[(f64, String)]) -> Vec<Option<Observation>> {
    let [latitude, longitude] = RECEIVER;
    let sensors = format!(
        r#"{{"sources": [{{"name": "modes-csv", "owner": "o", "class": "self-report", "site": {{"latitude": {latitude}, "longitude": {longitude}, "height_m": 0}}}}]}}"#
    );
    let register: SourceRegister = read_sensors(sensors.as_bytes()).unwrap();
    let mut decoder = Kind::named("modes-csv").unwrap().open(&register, None);
    frames
        .iter()
        .map(|(at, digits)| {
            let mut out = Vec::new();
            decoder.take(format!("{at:.3},{digits}\n").as_bytes(), Instant::EPOCH, &mut out);
            out.into_iter().find_map(|event| match event {
                FeedEvent::Observation(observation) => Some(observation),
                FeedEvent::Fault(_) | FeedEvent::Heartbeat(_) => None,
            })
        })
        .collect()
}

/// What the oracle makes of them.
fn theirs(frames: &[(f64, String)]) -> Option<Vec<Value>> {
    let environment = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pymodes");
    let python = environment.join("bin/python3");
    let has_it = || succeeds(Command::new(&python).args(["-c", "import pyModeS"]));
    if !has_it() {
        let made = succeeds(Command::new("python3").args(["-m", "venv"]).arg(&environment));
        if !made || !succeeds(Command::new(&python).args(["-m", "pip", "install", "--quiet", ORACLE])) || !has_it() {
            eprintln!("SKIPPED: {ORACLE} cannot be had from PyPI; no frame was compared with another decoder");
            return None;
        }
    }
    let mut text = String::new();
    for (at, digits) in frames {
        writeln!(text, "{at:.3} {digits}").unwrap();
    }
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/modes/pymodes.py");
    let mut child =
        Command::new(&python).arg(script).args(RECEIVER).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let said = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(said.status.success());
    Some(String::from_utf8(said.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// How often each field was compared, and the first differences.
#[derive(Default)]
struct Compared {
    counts: std::collections::BTreeMap<&'static str, u32>,
    differences: Vec<String>,
}

impl Compared {
    fn close(&mut self, field: &'static str, ours: Option<f64>, theirs: &Value, tolerance: f64, frame: &str) {
        let theirs = theirs.as_f64();
        match (ours, theirs) {
            (None, None) => {}
            (Some(ours), Some(theirs)) if (ours - theirs).abs() <= tolerance => {
                *self.counts.entry(field).or_default() += 1;
            }
            _ => self.differences.push(format!("{field}: ours {ours:?}, theirs {theirs:?}, {frame}")),
        }
    }

    fn same(&mut self, field: &'static str, ours: Option<String>, theirs: &Value, frame: &str) {
        let theirs = theirs.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        if ours != theirs {
            self.differences.push(format!("{field}: ours {ours:?}, theirs {theirs:?}, {frame}"));
        } else if ours.is_some() {
            *self.counts.entry(field).or_default() += 1;
        }
    }
}

fn compare(frames: &[(f64, String)]) -> Option<Compared> {
    let theirs = theirs(frames)?;
    let mut compared = Compared::default();
    for (((_, digits), ours), theirs) in frames.iter().zip(ours(frames)).zip(&theirs) {
        let format = theirs["df"].as_u64().unwrap_or(99);
        let Some(ours) = ours else {
            // We are silent on what has no sound parity, and on replies of those whom nobody heard.
            let sound = matches!(format, 17 | 18) && theirs["crc_valid"] == Value::Bool(true);
            if sound {
                compared.differences.push(format!("silent: {digits}"));
            }
            continue;
        };
        assert_eq!(ours.report, ReportKey::Frame(u128::from_str_radix(digits, 16).unwrap()));
        let address = ours.identity.address.unwrap().bits();
        compared.same("address", Some(format!("{address:06X}")), &theirs["icao"], digits);
        compared.same("callsign", ours.identity.callsign.map(String::from), &theirs["callsign"], digits);
        // Code 0000 in an emergency message says that there is none.
        let squawk = if theirs["squawk"] == "0000" && format == 17 { &Value::Null } else { &theirs["squawk"] };
        compared.same("Mode 3/A code", ours.identity.mode_a.map(|code| code.to_string()), squawk, digits);
        let type_code = theirs["typecode"].as_u64().unwrap_or(0);
        if !(20..=22).contains(&type_code) {
            let feet = ours.altitude.map(|altitude| {
                assert_eq!(altitude.reference, AltitudeReference::StandardPressure);
                f64::from(altitude.altitude_mm) / 304.8
            });
            compared.close("altitude", feet, &theirs["altitude"], 0.01, digits);
        }
        let motion = &ours.motion;
        let knots = motion.ground_speed_mm_s.map(|speed| f64::from(speed) * 3.6 / 1_852.0);
        compared.close("ground speed", knots, &theirs["groundspeed"], 1.0, digits);
        if motion.ground_speed_mm_s != Some(0) {
            compared.close(
                "track",
                motion.track_centidegrees.map(|track| f64::from(track) / 100.0),
                &theirs["track"],
                0.011,
                digits,
            );
        }
        compared.close(
            "vertical rate",
            motion.climb_mm_s.map(|climb| f64::from(climb) / 5.08),
            &theirs["vertical_rate"],
            0.2,
            digits,
        );
        if matches!(type_code, 29 | 31) && theirs["version"].as_u64() != Some(0) {
            compared.close("NACp", ours.quality.nac_p.map(f64::from), &theirs["nac_p"], 0.0, digits);
            compared.close("SIL", ours.quality.sil.map(f64::from), &theirs["sil"], 0.0, digits);
        }
        if type_code == 31 {
            compared.close("version", ours.quality.version.map(f64::from), &theirs["version"], 0.0, digits);
        }
        // Each has its own rules of when a place is given; where both give one it must be the same.
        let place = ours.place.filter(|_| !ours.marks.has(ReportMark::PositionDoubted));
        if let (Some(place), Some(_)) = (place, theirs["latitude"].as_f64()) {
            let degrees = |e7: i32| Some(f64::from(e7) / 1e7);
            compared.close("latitude", degrees(place.position.latitude().as_e7()), &theirs["latitude"], 1e-6, digits);
            compared.close(
                "longitude",
                degrees(place.position.longitude().as_e7()),
                &theirs["longitude"],
                1e-6,
                digits,
            );
        } else if theirs["latitude"].is_number() {
            *compared.counts.entry("place given by the oracle alone").or_default() += 1;
        } else if place.is_some() {
            *compared.counts.entry("place given by us alone").or_default() += 1;
        }
    }
    Some(compared)
}

fn assert_agreement(name: &str, frames: &[(f64, String)], fields: &[&str]) {
    let Some(compared) = compare(frames) else { return };
    println!("{name}: {} frames, {:?}", frames.len(), compared.counts);
    let first: Vec<_> = compared.differences.iter().take(12).collect();
    assert!(first.is_empty(), "{name}: {} differences\n{first:#?}", compared.differences.len());
    for field in fields {
        assert!(compared.counts.contains_key(field), "{name}: {field} was never compared");
    }
}

#[test]
fn what_the_encoder_writes_is_read_as_the_oracle_reads_it() {
    let fields = [
        "address",
        "callsign",
        "Mode 3/A code",
        "altitude",
        "ground speed",
        "track",
        "vertical rate",
        "NACp",
        "SIL",
        "version",
        "latitude",
        "longitude",
    ];
    assert_agreement("encoder", &written(), &fields);
}

#[test]
fn the_sample_is_read_as_the_oracle_reads_it() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/modes_csv/flight.csv");
    let frames = lines_of(&std::fs::read_to_string(sample).unwrap());
    assert!(frames.len() > 100);
    assert_agreement("sample", &frames, &["address", "altitude", "latitude"]);
}

/// Extra: a recording that lies outside the project; where it is not there the test says so.
#[test]
fn a_recording_is_read_as_the_oracle_reads_it() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/surveillance/mode-s/sample_data_adsb.csv");
    match std::fs::read_to_string(file) {
        Ok(csv) => assert_agreement("recording", &lines_of(&csv), &["address", "callsign", "altitude", "latitude"]),
        Err(_) => eprintln!("skipped: the recording does not lie beside the project"),
    }
}
