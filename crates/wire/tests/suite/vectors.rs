//! Aim: the bytes promised to outsiders do not change by accident. Method: the committed vectors are generated again and
//! compared; each is also read, verified and written again from the file alone.
use crate::{samples, vector};
use jig_wire::envelope::Envelope;
use jig_wire::record;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors");

fn committed() -> BTreeMap<String, String> {
    std::fs::read_dir(FOLDER)
        .unwrap()
        .map(|file| {
            let file = file.unwrap();
            (file.file_name().into_string().unwrap(), std::fs::read_to_string(file.path()).unwrap())
        })
        .collect()
}

#[test]
fn committed_vectors_are_fresh() {
    let made: BTreeMap<String, String> = samples::all().iter().map(vector::file).collect();
    let committed = committed();
    assert_eq!(
        made.keys().collect::<Vec<_>>(),
        committed.keys().collect::<Vec<_>>(),
        "run `cargo run -p jig-wire --example vectors`"
    );
    for (name, content) in &made {
        assert_eq!(content, &committed[name], "{name}: run `cargo run -p jig-wire --example vectors`");
    }
}

#[test]
fn every_kind_of_record_has_a_vector() {
    let kinds: BTreeSet<&str> = record::KINDS.into_iter().collect();
    let samples = samples::all();
    let covered: BTreeSet<&str> = samples.iter().map(|sample| sample.record.body.kind()).collect();
    assert_eq!(kinds, covered);
    assert_eq!(kinds.len(), record::KINDS.len(), "no kind twice");
}

#[test]
fn vectors_verify_from_the_file_alone() {
    for (name, content) in committed() {
        let vector: Value = serde_json::from_str(&content).unwrap();
        let text = |key: &str| vector[key].as_str().unwrap().to_owned();
        let envelope = Envelope::parse(text("envelope").as_bytes()).unwrap();
        assert_eq!(envelope.to_bytes(), text("envelope").as_bytes(), "{name}");
        assert_eq!(envelope.payload(), text("payload").as_bytes(), "{name}");
        assert_eq!(envelope.payload_type(), text("payload_type"), "{name}");
        let signed = envelope.verify().unwrap();
        assert_eq!(signed.hash.to_string(), text("hash"), "{name}");
        assert_eq!(signed.signers.len(), vector["seeds"].as_array().unwrap().len(), "{name}");
        assert_eq!(signed.record.body.kind(), text("kind"), "{name}");
        assert_eq!(record::encode(&signed.record), text("payload").as_bytes(), "{name}");
    }
}

#[test]
fn samples_come_back_as_they_were() {
    for sample in samples::all() {
        let payload = record::compose(&sample.record).unwrap();
        assert_eq!(record::decode(&payload).unwrap(), sample.record, "{}", sample.name);
    }
}
