//! Aim: no key of a record or of the API orders, scores, aims or counts (SG-02, SG-03). Method: every key that a reader of
//! records allows, every key of the samples, and every field of the API is held against the lists of both editions.
use crate::samples;
use agreement::edition::Edition;
use jig_wire::{edition, record};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// The list as SG-02 gives it: what an edition may add to and never take from.
const SAFEGUARD: [&str; 18] = [
    "priority",
    "rank",
    "score",
    "value",
    "nomination",
    "hvt",
    "aimpoint",
    "dmpi",
    "munition",
    "fuze",
    "yield",
    "cde",
    "pk",
    "weaponeering",
    "reattack",
    "restrike",
    "killed",
    "lucrative",
];

fn editions() -> [Edition; 2] {
    ["tor-2016-07", "jic-2016-09"].map(|id| {
        let file = format!("{}/../../editions/{id}.json", env!("CARGO_MANIFEST_DIR"));
        edition::parse(&std::fs::read(file).unwrap()).unwrap()
    })
}

#[track_caller]
fn check(keys: &BTreeSet<String>) {
    for edition in editions() {
        for key in keys {
            assert_eq!(edition.lints.bans(key), None, "the key `{key}` is banned by {}", edition.id);
        }
    }
}

fn keys_of(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| {
            found.insert(key.clone());
            keys_of(value, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| keys_of(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every key that the readers of bytes name, whether or not a sample has it.
fn allowed_by_readers(folder: &Path, found: &mut BTreeSet<String>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            allowed_by_readers(&path, found);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        for (at, call) in source.match_indices("object(&[") {
            let list = source[at + call.len()..].split("])").next().unwrap();
            found.extend(list.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
}

#[test]
fn sg_02_every_edition_bans_at_least_what_the_safeguard_lists() {
    for edition in editions() {
        for key in SAFEGUARD {
            assert!(edition.lints.bans(key).is_some(), "{} lets `{key}` pass", edition.id);
        }
    }
}

/// SG-02, SG-03.
#[test]
fn no_key_of_a_record_ranks_or_aims() {
    let mut keys = BTreeSet::new();
    for sample in samples::all() {
        keys_of(&serde_json::from_slice(&record::encode(&sample.record)).unwrap(), &mut keys);
    }
    let in_samples = keys.len();
    assert!(in_samples > 80, "{keys:?}");
    allowed_by_readers(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut keys);
    assert!(keys.len() >= in_samples);
    for seldom in ["missing_attachments", "read_translation", "grade_band"] {
        assert!(keys.contains(seldom), "{seldom} was not looked at");
    }
    check(&keys);
}

/// SG-02: the answers of the API have no key that orders, scores, filters or counts items, or lists them by category.
#[test]
fn no_key_of_the_api_ranks_or_counts_items() {
    let source = include_str!("../../src/api.rs");
    let keys: BTreeSet<String> = source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(':'))
        .map(|(key, _)| key.to_owned())
        .filter(|key| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit()))
        .collect();
    assert!(keys.len() > 60, "{keys:?}");
    check(&keys);
    for counting in ["count", "total", "category"] {
        assert!(!keys.iter().any(|key| key.contains(counting)), "a key contains `{counting}`");
    }
}
