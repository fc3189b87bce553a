//! What the tests of all formats share: a feed read whole or in pieces, its events in words, and the committed samples.
//!
//! A sample is what our own encoder or hand wrote; `JIG_WRITE_GENERATED=1 cargo test -p jig-feeds` writes samples and answers anew, for a person to
//! compare before committing.

mod scenario;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use spacetime::Instant;
use spacetime::observation::{GroundState, Observation, ReportKey};

use crate::kinds::{KINDS, Kind};
use crate::sources::{SourceRegister, read_sensors};
use crate::stream::{Fault, FeedEvent};

/// When the tests receive: 17 September 2016, 12:00.
pub(crate) fn noon() -> Instant {
    Instant::parse_rfc3339("2016-09-17T12:00:00.000Z").unwrap()
}

/// Every event of a feed that comes in pieces of such lengths, over and over.
pub(crate) fn events_in(kind: &str, register: &SourceRegister, bytes: &[u8], pieces: &[usize]) -> Vec<FeedEvent> {
    let mut decoder = Kind::named(kind).unwrap().open(register, None);
    let (mut out, mut rest) = (Vec::new(), bytes);
    for length in pieces.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (piece, after) = rest.split_at((*length).clamp(1, rest.len()));
        decoder.take(piece, noon(), &mut out);
        rest = after;
    }
    decoder.end(&mut out);
    out
}

/// Every event of a feed of nobody known.
pub(crate) fn events(kind: &str, bytes: &[u8]) -> Vec<FeedEvent> {
    events_in(kind, &SourceRegister::new(), bytes, &[usize::MAX])
}

/// Its observations.
pub(crate) fn observations(kind: &str, bytes: &[u8]) -> Vec<Observation> {
    events(kind, bytes)
        .into_iter()
        .filter_map(|event| match event {
            FeedEvent::Observation(observation) => Some(observation),
            FeedEvent::Fault(_) | FeedEvent::Heartbeat(_) => None,
        })
        .collect()
}

/// Its faults.
pub(crate) fn faults(kind: &str, bytes: &[u8]) -> Vec<Fault> {
    events(kind, bytes)
        .into_iter()
        .filter_map(|event| match event {
            FeedEvent::Fault(fault) => Some(fault),
            FeedEvent::Observation(_) | FeedEvent::Heartbeat(_) => None,
        })
        .collect()
}

/// Codes and items of its faults.
pub(crate) fn told(kind: &str, bytes: &[u8]) -> Vec<(&'static str, String)> {
    faults(kind, bytes).into_iter().map(|fault| (fault.code, fault.item)).collect()
}

/// A register with one row of this name.
pub(crate) fn register(name: &str, members: &str) -> SourceRegister {
    let document = format!(r#"{{"sources": [{{"name": "{name}", "owner": "o", {members}}}]}}"#);
    read_sensors(document.as_bytes()).unwrap()
}

/// One event in one line.
pub(crate) fn described(event: &FeedEvent) -> String {
    let mut text = String::new();
    match event {
        FeedEvent::Heartbeat(heartbeat) => write!(text, "heartbeat {} {:?}", heartbeat.at, heartbeat.state).unwrap(),
        FeedEvent::Fault(fault) => {
            write!(text, "fault {} {} [{}]", fault.at_byte, fault.code, fault.item).unwrap();
            for (name, value) in &fault.arguments {
                write!(text, " {name}={value}").unwrap();
            }
        }
        FeedEvent::Observation(o) => {
            write!(text, "{} ±{} ms {}", o.valid_at, o.valid_sigma_ms, o.class.code()).unwrap();
            if let Some(address) = o.identity.address {
                write!(text, " {address}").unwrap();
            }
            for (name, value) in [
                ("callsign", o.identity.callsign),
                ("registration", o.identity.registration),
                ("type", o.identity.type_designator),
            ] {
                if let Some(value) = value {
                    write!(text, " {name} {value}").unwrap();
                }
            }
            if let Some(code) = o.identity.mode_a {
                write!(text, " code {code}").unwrap();
            }
            if let Some(place) = o.place {
                write!(text, " at {}", place.position).unwrap();
                if let Some(sigma) = place.sigma_mm {
                    write!(text, " ±{sigma} mm").unwrap();
                }
            }
            if let Some(altitude) = o.altitude {
                write!(text, " {} mm {:?}", altitude.altitude_mm, altitude.reference).unwrap();
            }
            if let Some(speed) = o.motion.ground_speed_mm_s {
                write!(text, " {speed} mm/s").unwrap();
            }
            if let Some(track) = o.motion.track_centidegrees {
                write!(text, " {track} c°").unwrap();
            }
            if let Some(climb) = o.motion.climb_mm_s {
                write!(text, " climb {climb} mm/s").unwrap();
            }
            match o.ground {
                GroundState::Unknown => {}
                GroundState::OnGround => text.push_str(" on the ground"),
                GroundState::Airborne => text.push_str(" airborne"),
            }
            let quality = o.quality;
            for (name, value) in [
                ("version", quality.version.map(u32::from)),
                ("NIC", quality.nic.map(u32::from)),
                ("NACp", quality.nac_p.map(u32::from)),
                ("SIL", quality.sil.map(u32::from)),
                ("SDA", quality.sda.map(u32::from)),
                ("Rc", quality.containment_mm),
            ] {
                if let Some(value) = value {
                    write!(text, " {name} {value}").unwrap();
                }
            }
            for mark in o.marks.iter() {
                write!(text, " [{}]", mark.code()).unwrap();
            }
            match o.report {
                ReportKey::Frame(bits) => write!(text, " frame {bits:x}").unwrap(),
                ReportKey::Plot(bits) => write!(text, " plot {bits:x}").unwrap(),
                ReportKey::State { valid_ms, .. } => write!(text, " state {valid_ms}").unwrap(),
                ReportKey::Numbered(bits) => write!(text, " number {bits:x}").unwrap(),
            }
        }
    }
    text
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn writes() -> bool {
    std::env::var_os("JIG_WRITE_GENERATED").is_some()
}

/// Every committed sample of the kinds: kind, path, bytes.
fn every_sample() -> Vec<(&'static str, PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    // Samples of ASTERIX need a register of sources with editions; those of texts and of satellite clocks are held in their own tests.
    let elsewhere = ["asterix", "beast-gps", "cot", "spotter"];
    for kind in KINDS.iter().filter(|kind| !elsewhere.contains(&kind.name)) {
        let folder = samples().join(kind.format);
        let mut files: Vec<PathBuf> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_none_or(|extension| extension != "expected" && extension != "md"))
            .collect();
        files.sort();
        found.extend(files.into_iter().map(|path| {
            let bytes = fs::read(&path).unwrap();
            (kind.name, path, bytes)
        }));
    }
    found
}

#[test]
fn samples_of_frames_are_what_the_encoder_writes() {
    for (file, bytes) in scenario::files() {
        let path = samples().join(file);
        if writes() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &bytes).unwrap();
        }
        assert!(fs::read(&path).unwrap_or_default() == bytes, "{file} is not what the encoder writes");
    }
}

#[test]
fn every_sample_gives_the_events_written_beside_it() {
    for (kind, path, bytes) in every_sample() {
        let said: String = events(kind, &bytes).iter().map(|event| described(event) + "\n").collect();
        let answer = PathBuf::from(format!("{}.expected", path.display()));
        if writes() {
            fs::write(&answer, &said).unwrap();
        }
        let expected = fs::read_to_string(&answer).unwrap_or_default();
        let differs = said.lines().zip(expected.lines()).find(|(one, other)| one != other);
        assert!(said == expected, "{}: {differs:?}", path.display());
    }
}

/// The sentences and cures of every fault that a sample or a test can bring stand in both catalogues.
#[test]
fn every_fault_of_the_samples_has_its_sentence_and_cure() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/");
    for language in ["en", "ru"] {
        let words = fs::read_to_string(format!("{folder}{language}/feeds.ftl")).unwrap();
        for (kind, _, bytes) in every_sample() {
            for fault in faults(kind, &bytes) {
                let sentence = words.split(&format!("\n{} = ", fault.code)).nth(1);
                let sentence = sentence.unwrap_or_else(|| panic!("no sentence for {} in {language}", fault.code));
                assert!(sentence.lines().nth(1).unwrap().trim().starts_with(".cure = "), "{}", fault.code);
                for (name, _) in &fault.arguments {
                    let both: String = sentence.lines().take(2).collect();
                    assert!(both.contains(&format!("${name} ")), "{}: ${name} is not said", fault.code);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_feed_gives_the_same_events_however_it_is_cut(
        pieces in proptest::collection::vec(1..200_usize, 1..20),
        harm in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        for (kind, path, mut bytes) in every_sample() {
            bytes.truncate(30_000);
            for (place, byte) in &harm {
                let place = place.index(bytes.len());
                bytes[place] = *byte;
            }
            let register = SourceRegister::new();
            let whole = events_in(kind, &register, &bytes, &[usize::MAX]);
            prop_assert_eq!(&whole, &events_in(kind, &register, &bytes, &pieces), "{}", path.display());
            prop_assert_eq!(&whole, &events_in(kind, &register, &bytes, &[1]), "{}", path.display());
        }
    }

    #[test]
    fn no_bytes_panic_in_any_kind(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for kind in KINDS {
            events(kind.name, &bytes);
        }
    }
}
