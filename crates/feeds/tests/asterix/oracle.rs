//! Every value that we interpret, compared with the reading of Wireshark's ASTERIX dissector.
//!
//! Method: the same captures are read by `tshark`, which knows nothing of our tables, and each value that it names is looked up among ours. A value
//! that it gives and we interpret must be equal; a value that we give and it does not is a disagreement too.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use jig_feeds::capture::{CaptureEvent, CaptureReader};
use jig_feeds::formats::asterix::{Reading, ReadingValue, readings};

use super::support::{CODES, Dice, EDITIONS, blocks, pcap, samples};

/// Port of the captures that we write.
const PORT: u16 = 8_600;

fn tshark() -> Option<()> {
    Command::new("tshark").arg("--version").output().ok().filter(|output| output.status.success()).map(|_| ())
}

/// Runs the other program: the values of each record of each packet.
fn theirs(file: &Path, ports: &[u16], options: &[&str]) -> Vec<Vec<BTreeMap<String, String>>> {
    let mut command = Command::new("tshark");
    command.arg("-r").arg(file).args(["-T", "pdml"]);
    for port in ports {
        command.arg("-d").arg(format!("udp.port=={port},asterix"));
    }
    for option in options {
        command.args(["-o", option]);
    }
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let mut packets: Vec<Vec<BTreeMap<String, String>>> = Vec::new();
    for line in text.lines().map(str::trim) {
        let attribute = |name: &str| {
            let (_, behind) = line.split_once(&format!(" {name}=\""))?;
            behind.split_once('"').map(|(value, _)| value.to_owned())
        };
        if line.starts_with("<packet>") {
            packets.push(Vec::new());
            continue;
        }
        let Some(name) = attribute("name").filter(|_| line.starts_with("<field")) else { continue };
        let Some(name) = name.strip_prefix("asterix.") else { continue };
        let Some(packet) = packets.last_mut() else { continue };
        if name == "message" {
            packet.push(BTreeMap::new());
        } else if let (Some(record), Some(show)) = (packet.last_mut(), attribute("show")) {
            // The first of a repeated part is compared.
            record.entry(name.to_owned()).or_insert(show);
        }
    }
    packets
}

/// Our values of the same packets: nothing for a packet that is not read.
fn ours(bytes: &[u8], editions: &BTreeMap<u8, &str>, ports: &[u16]) -> Vec<Vec<Vec<Reading>>> {
    let mut reader = CaptureReader::new();
    let mut packets = Vec::new();
    reader.take(bytes, &mut |event| {
        if let CaptureEvent::Datagram(datagram) = event {
            let mut records = Vec::new();
            let mut rest = datagram.payload;
            while ports.contains(&datagram.destination.port) && rest.len() >= 3 {
                let length = usize::from(u16::from_be_bytes([rest[1], rest[2]])).clamp(3, rest.len());
                let (block, behind) = rest.split_at(length);
                if let Some(edition) = editions.get(&block[0]) {
                    records.extend(
                        readings(block, edition).unwrap_or_else(|| panic!("category {} is not read", block[0])),
                    );
                } else {
                    records.push(Vec::new());
                }
                rest = behind;
            }
            packets.push(records);
        }
    });
    packets
}

fn is_equal(reading: &Reading, show: &str) -> bool {
    match &reading.value {
        ReadingValue::Text(text) => text == show.trim_end(),
        ReadingValue::Number(number) => {
            let theirs = if let Some(hexadecimal) = show.strip_prefix("0x") {
                i64::from_str_radix(hexadecimal, 16).ok().map(|value| value as f64)
            } else if let Some(octal) =
                show.strip_prefix('0').filter(|digits| !digits.is_empty() && !digits.contains('.'))
            {
                i64::from_str_radix(octal, 8).ok().map(|value| value as f64)
            } else {
                show.parse::<f64>().ok()
            };
            // It prints fifteen digits.
            theirs.is_some_and(|theirs| (theirs - number).abs() <= 1e-12 * number.abs().max(1.0))
        }
    }
}

/// Compared and equal values by item.
type Table = BTreeMap<String, (u64, u64)>;

fn compare(
    ours: &[Vec<Vec<Reading>>],
    theirs: &[Vec<BTreeMap<String, String>>],
    table: &mut Table,
    disagreements: &mut Vec<String>,
) {
    assert_eq!(ours.len(), theirs.len(), "packets");
    for (packet, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        if ours.iter().all(Vec::is_empty) {
            continue;
        }
        if ours.len() != theirs.len() {
            disagreements.push(format!("packet {packet}: {} records, they read {}", ours.len(), theirs.len()));
            continue;
        }
        for (record, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            for reading in ours {
                let item = reading.name.get(..7).unwrap_or(reading.name);
                let counts = table.entry(item.to_owned()).or_default();
                counts.0 += 1;
                match theirs.get(reading.name) {
                    Some(show) if is_equal(reading, show) => counts.1 += 1,
                    found => disagreements.push(format!(
                        "packet {packet} record {record} {}: {:?}, they {found:?}",
                        reading.name, reading.value
                    )),
                }
            }
        }
    }
}

fn print(title: &str, table: &Table) {
    println!("{title}");
    let mut by_category: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (item, (compared, equal)) in table {
        let (category, number) = item.split_at(3);
        by_category.entry(category).or_default().push(format!("{} {equal}/{compared}", number.trim_start_matches('_')));
    }
    for (category, items) in by_category {
        let total: (u64, u64) = table
            .iter()
            .filter(|(item, _)| item.starts_with(category))
            .fold((0, 0), |sum, (_, counts)| (sum.0 + counts.0, sum.1 + counts.1));
        println!("  CAT {category}: {} of {} values equal", total.1, total.0);
        for items in items.chunks(8) {
            println!("      {}", items.join("  "));
        }
    }
}

fn agree(title: &str, file: &Path, bytes: &[u8], editions: &[(u8, &str)], ports: &[u16], options: &[&str]) -> u64 {
    let mut table = Table::new();
    let mut disagreements = Vec::new();
    let editions: BTreeMap<u8, &str> = editions.iter().copied().collect();
    compare(&ours(bytes, &editions, ports), &theirs(file, ports, options), &mut table, &mut disagreements);
    print(title, &table);
    assert!(
        disagreements.is_empty(),
        "{title}: {} disagreements\n{:#?}",
        disagreements.len(),
        &disagreements[..disagreements.len().min(20)]
    );
    table.values().map(|(compared, _)| compared).sum()
}

#[test]
fn every_interpreted_value_of_what_we_write_is_read_alike_by_another_program() {
    if tshark().is_none() {
        println!("SKIPPED: tshark is not here; the fields of ASTERIX were compared with nobody's reading");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (category, edition) in EDITIONS {
        let written = blocks(category, edition, 150, &mut Dice(u64::from(category)));
        let bytes = pcap(&written, PORT);
        let file = folder.path().join(format!("{category}.pcap"));
        std::fs::write(&file, &bytes).unwrap();
        let title = format!("written by us, CAT {category:03} edition {edition}");
        let compared = agree(&title, &file, &bytes, &[(category, edition)], &[PORT], &[]);
        assert!(compared > 500, "{category}: {compared}");
    }
    assert_eq!(CODES, (25, 201));
}

#[test]
fn every_interpreted_value_of_the_recordings_is_read_alike_by_another_program() {
    if tshark().is_none() {
        println!("SKIPPED: tshark is not here; the recordings were compared with nobody's reading");
        return;
    }
    for (name, ports) in [
        ("libasterix-sample.pcap", &[20_103_u16, 51_010, 51_020, 51_040, 51_060][..]),
        ("libasterix-example.pcapng", &[8_668]),
    ] {
        let file = samples().join(name);
        let bytes = std::fs::read(&file).unwrap();
        let compared = agree(name, &file, &bytes, &EDITIONS, ports, &[]);
        assert!(compared > 500, "{name}: {compared}");
    }
}
