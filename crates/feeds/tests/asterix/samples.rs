//! The committed samples, written by our encoder or recorded by others, give what stands beside them.

use std::fs;

use super::support::{Dice, EDITIONS, blocks, lines, pcap, register, samples, source};
use jig_feeds::formats::asterix::AsterixFeed;
use jig_feeds::sources::SourceRegister;
use jig_feeds::stream::Decoder;

/// Codes of the sources of the recordings; they know nothing of where their radars stand.
const RECORDED: [(u8, u8); 5] = [(0, 1), (1, 2), (25, 100), (147, 25), (147, 100)];

fn recorded() -> SourceRegister {
    let mut register = SourceRegister::new();
    for codes in RECORDED {
        register.add(source(codes, &EDITIONS)).unwrap();
    }
    register
}

/// Compares with the file of this name, or writes it when asked to.
fn held(name: &str, found: &[u8]) {
    let path = samples().join(name);
    if std::env::var_os("JIG_WRITE_GENERATED").is_some() {
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read(&path).unwrap_or_default();
    assert!(
        expected == found,
        "{name} is not what it was; JIG_WRITE_GENERATED=1 writes it anew, and the difference is to be looked at"
    );
}

fn events(register: &SourceRegister, bytes: &[u8], received: &str) -> String {
    let mut feed = AsterixFeed::new(register);
    let mut out = Vec::new();
    feed.take(bytes, super::support::at(received), &mut out);
    feed.end(&mut out);
    lines(&out)
}

#[test]
fn what_our_encoder_writes_is_read_as_it_was() {
    let mut dice = Dice(1);
    let written: Vec<Vec<u8>> =
        EDITIONS.iter().flat_map(|(category, edition)| blocks(*category, edition, 6, &mut dice)).collect();
    let bytes = pcap(&written, 8_600);
    held("written-by-us.pcap", &bytes);
    held("written-by-us.pcap.expected", events(&register(&EDITIONS), &bytes, "2016-09-17T12:00:00.000Z").as_bytes());
}

#[test]
fn a_recording_of_an_early_edition_is_refused_as_a_whole() {
    let bytes = pcap(&blocks(21, "0.26", 40, &mut Dice(26)), 8_600);
    held("edition-0-26.pcap", &bytes);
    held("edition-0-26.pcap.expected", events(&register(&EDITIONS), &bytes, "2016-09-17T12:00:00.000Z").as_bytes());
}

#[test]
fn recordings_of_others_are_read_as_they_were() {
    for (name, received) in [
        ("libasterix-sample.pcap", "2013-05-30T07:54:00.000Z"),
        ("libasterix-example.pcapng", "2025-01-01T15:00:00.000Z"),
        ("libasterix-cat062.bin", "2013-05-30T07:54:00.000Z"),
    ] {
        let bytes = fs::read(samples().join(name)).unwrap();
        held(&format!("{name}.expected"), events(&recorded(), &bytes, received).as_bytes());
    }
}
