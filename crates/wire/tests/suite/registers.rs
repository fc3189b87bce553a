//! Aim: every entry of every register is said in both languages, has no place, and refuses what is not its own. Method: the
//! samples through the view; the golden payloads with one thing wrong.
use crate::samples;
use agreement::records::{Body, Register, RegisterEntry};
use jig_wire::phrases::{Locale, Phrases};
use jig_wire::{record, view};
use spacetime::Zone;
use std::collections::BTreeSet;

fn entries() -> Vec<RegisterEntry> {
    samples::all()
        .into_iter()
        .filter_map(|sample| if let Body::Register(entry) = sample.record.body { Some(entry) } else { None })
        .collect()
}

#[test]
fn every_register_has_a_sample_and_says_it_in_both_languages() {
    let entries = entries();
    let covered: BTreeSet<Register> = entries.iter().map(|entry| entry.content.register()).collect();
    assert_eq!(covered, Register::ALL.iter().copied().collect());
    let zone = Zone::by_name("Asia/Damascus").unwrap();
    for locale in Locale::ALL {
        let phrases = Phrases::new(locale);
        for entry in &entries {
            let text = view::entry_text(&entry.content, zone, &phrases);
            assert!(!text.is_empty() && !text.contains("register-") && !text.contains("{ $"), "{text}");
            assert!(!text.contains(".000Z"), "a moment by no clock on the wall: {text}");
        }
    }
}

/// Words of the closed lists and readings, which a view asks for by name.
#[test]
fn every_word_and_reading_of_the_registers_is_in_both_catalogues() {
    let source = include_str!("../../../agreement/src/state/views/registers/readings.rs");
    let codes: Vec<String> = source
        .match_indices('"')
        .map(|(at, _)| source[at + 1..].split('"').next().unwrap())
        .filter(|text| text.contains('-') && text.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-'))
        // The one name of a kind of record among them.
        .filter(|text| *text != "setting-change")
        .map(|code| format!("register-reading-{code}"))
        .collect();
    assert!(codes.len() >= 15, "{codes:?}");
    for locale in Locale::ALL {
        let file = format!("{}/../../locales/{}/wire.ftl", env!("CARGO_MANIFEST_DIR"), locale.tag());
        let text = std::fs::read_to_string(file).unwrap();
        for code in &codes {
            assert!(text.contains(&format!("\n{code} = ")), "{}: `{code}`", locale.tag());
        }
        let list = view::registers(&Phrases::new(locale));
        assert!(list.registers.iter().all(|one| !one.title.starts_with("view-kind-")), "{list:?}");
    }
}

/// SG-03, APP.10: no entry of a register has a field for a place, only some a coarse block, and one cannot be slipped in.
#[test]
fn sg_03_no_register_has_a_place() {
    for sample in samples::all().into_iter().filter(|sample| matches!(sample.record.body, Body::Register(_))) {
        let payload = String::from_utf8(record::compose(&sample.record).unwrap()).unwrap();
        for key in ["lat_e7", "lon_e7", "extent", "position", "footprint", "around"] {
            assert!(!payload.contains(&format!("\"{key}\"")), "{}: {key}", sample.name);
        }
        let smuggled = payload.replacen("\"says\":{", "\"says\":{\"a_position\":{\"lat_e7\":1,\"lon_e7\":1},", 1);
        assert_ne!(smuggled, payload);
        let error = record::decode(smuggled.as_bytes()).unwrap_err();
        assert_eq!(error.code(), "wire-key-unknown", "{}", sample.name);
    }
}

#[test]
fn a_field_too_few_and_a_wrong_name_are_refused_at_their_place() {
    let payload = |wanted: &str| {
        let sample = samples::all().into_iter().find(|sample| sample.name == wanted).unwrap();
        String::from_utf8(record::compose(&sample.record).unwrap()).unwrap()
    };
    for (name, part, wrong, code) in [
        ("aid-access", "\"blocked\"", "\"lost\"", "wire-value-unknown"),
        ("aid-access", "\"denied_by\":null,", "", "wire-key-missing"),
        ("aid-access", "\"convoy-17\"", "\"convoy 17\"", "wire-not-entry-key"),
        ("aid-access", "\"convoy-17\"", "\"\"", "wire-not-entry-key"),
        ("aid-access", "\"replaces\":null,", "", "wire-key-missing"),
        ("paired-obligation", "\"mortars\"", "\"bombers\"", "wire-value-unknown"),
        ("paired-obligation", "\"count\":12", "\"count\":-1", "wire-number-out-of-range"),
        ("paired-obligation", "\"count\":12", "\"count\":null", "wire-type"),
        ("shift", "480", "1440", "wire-number-out-of-range"),
        ("open-issue", "\"settled_by\":null", "\"settled_by\":\"\"", "wire-type"),
        ("corroboration", "\"asked\"", "\"told\"", "wire-value-unknown"),
        ("corroboration-answered", "\"request\"", "\"of\"", "wire-key-unknown"),
        ("reference-list", "\"A-014\",\"B-002\"", "\"B-002\",\"A-014\"", "wire-not-ascending"),
        ("competence-requirement", "\"armed-actors\",", "\"zz\",", "wire-not-ascending"),
    ] {
        let good = payload(name);
        let bad = good.replacen(part, wrong, 1);
        assert_ne!(good, bad, "{name}: {part}");
        let error = record::decode(bad.as_bytes()).unwrap_err();
        assert_eq!(error.code(), code, "{name}: {wrong}");
    }
}
