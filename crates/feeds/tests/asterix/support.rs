//! What the tests of ASTERIX share: a register, records of every category, captures, and events as lines.

use std::fmt::Write as _;
use std::path::PathBuf;

use jig_feeds::formats::asterix::AsterixFeed;
use jig_feeds::formats::asterix::encode::{RecordWriter, block, compound, octets, six_bit};
use jig_feeds::formats::asterix::layout::Layout;
use jig_feeds::formats::asterix::uap::{Item, Uap, profile};
use jig_feeds::sources::{RadarSite, Source, SourceRegister};
use jig_feeds::stream::{Decoder, FeedEvent};
use spacetime::observation::SourceClass;
use spacetime::{Instant, Position};

/// The editions in which the samples are written: the newest that the other program reads too.
pub(crate) const EDITIONS: [(u8, &str); 7] =
    [(21, "2.6"), (23, "1.3"), (34, "1.29"), (48, "1.31"), (62, "1.19"), (63, "1.6"), (65, "1.5")];

/// Codes of the radar, station and tracker of the samples.
pub(crate) const CODES: (u8, u8) = (25, 201);

/// A row of the register for these codes and editions.
pub(crate) fn source(codes: (u8, u8), editions: &[(u8, &str)]) -> Source {
    Source {
        name: format!("source {} {}", codes.0, codes.1),
        owner: "a".into(),
        class: SourceClass::SecondaryRadar,
        codes: Some(codes),
        site: Some(RadarSite {
            position: Position::from_e7(357_000_000, 401_000_000).unwrap(),
            height_mm: 250_000,
            range_sigma_mm: 50_000,
            azimuth_sigma_millidegrees: 80,
            azimuth_bias_millidegrees: 0,
            range_bias_mm: 0,
        }),
        sigma_mm: None,
        editions: editions.iter().map(|(category, edition)| (*category, (*edition).to_owned())).collect(),
        clock_offset_ms: 0,
    }
}

pub(crate) fn register(editions: &[(u8, &str)]) -> SourceRegister {
    let mut register = SourceRegister::new();
    register.add(source(CODES, editions)).unwrap();
    register
}

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

/// When everything of the samples came in.
pub(crate) fn noon() -> Instant {
    at("2016-09-17T12:00:00.000Z")
}

/// Every event of these octets, taken in one piece.
pub(crate) fn read(register: &SourceRegister, bytes: &[u8]) -> Vec<FeedEvent> {
    read_in_pieces(register, &[bytes])
}

pub(crate) fn read_in_pieces(register: &SourceRegister, pieces: &[&[u8]]) -> Vec<FeedEvent> {
    let mut feed = AsterixFeed::new(register);
    let mut out = Vec::new();
    for piece in pieces {
        feed.take(piece, noon(), &mut out);
    }
    feed.end(&mut out);
    out
}

pub(crate) fn faults(events: &[FeedEvent]) -> Vec<(&'static str, String, u64)> {
    let fault = |event: &FeedEvent| match event {
        FeedEvent::Fault(fault) => Some((fault.code, fault.item.clone(), fault.at_byte)),
        FeedEvent::Observation(_) | FeedEvent::Heartbeat(_) => None,
    };
    events.iter().filter_map(fault).collect()
}

pub(crate) fn observations(events: &[FeedEvent]) -> Vec<spacetime::observation::Observation> {
    let seen = |event: &FeedEvent| match event {
        FeedEvent::Observation(seen) => Some(*seen),
        FeedEvent::Fault(_) | FeedEvent::Heartbeat(_) => None,
    };
    events.iter().filter_map(seen).collect()
}

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        // Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next() as u8).collect()
    }
}

/// How many parts of an extended item the other program knows in the editions of the samples.
fn parts_max(category: u8, number: u16) -> u64 {
    match (category, number) {
        (21, 40) => 5,
        (21, 90) => 4,
        (48, 20) | (62, 270) => 3,
        (62, 80) => 6,
        (23, 110) => 1,
        _ => 2,
    }
}

fn item_octets(category: u8, number: u16, layout: Layout, dice: &mut Dice) -> Vec<u8> {
    match layout {
        Layout::Fixed(size) => dice.bytes(usize::from(size)),
        Layout::Extended { first, further } => {
            let parts = 1 + dice.below(parts_max(category, number));
            let mut octets = Vec::new();
            for part in 1..=parts {
                octets.extend(dice.bytes(usize::from(if part == 1 { first } else { further })));
                let last = octets.last_mut().unwrap();
                *last = *last & 0xFE | u8::from(part < parts);
            }
            octets
        }
        Layout::Repetitive(size) => {
            let count = 1 + dice.below(3) as usize;
            [vec![count as u8], dice.bytes(count * usize::from(size))].concat()
        }
        Layout::Compound(parts) => {
            let mut chosen = Vec::new();
            for (place, part) in parts.iter().enumerate() {
                if let Some(part) = part.filter(|_| dice.below(2) == 0) {
                    let mut octets = item_octets(category, 0, part.layout, dice);
                    if part.name == "ID" {
                        octets = callsign(dice).to_vec();
                    }
                    // One extension at most: a chain of intent flags has one octet in every edition.
                    if part.name == "TIS" {
                        octets = vec![octets[0] & 0xFE];
                    }
                    chosen.push((place, octets));
                }
            }
            if chosen.is_empty() {
                let place = parts.iter().position(Option::is_some).unwrap();
                chosen.push((place, item_octets(category, 0, parts[place].unwrap().layout, dice)));
            }
            let borrowed: Vec<(usize, &[u8])> =
                chosen.iter().map(|(place, octets)| (*place, octets.as_slice())).collect();
            compound(&borrowed)
        }
        Layout::Explicit => [vec![4], dice.bytes(3)].concat(),
    }
}

fn callsign(dice: &mut Dice) -> [u8; 6] {
    const CHARACTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let length = 3 + dice.below(6) as usize;
    let text: String = (0..length).map(|_| char::from(CHARACTERS[dice.below(36) as usize])).collect();
    six_bit(&text)
}

/// Octets of an item that a plausible report may carry.
pub(crate) fn plausible(uap: &Uap, item: Item, dice: &mut Dice) -> Vec<u8> {
    let number = item.number.0;
    let near_noon = octets(((12 * 3600) * 128 - dice.below(600) as i64).max(0), 3);
    let binary = |places: u32, degrees: f64| (degrees * (1_u64 << places) as f64 / 180.0) as i64;
    let (latitude, longitude) = (33.0 + dice.below(4_000) as f64 / 1_000.0, 36.0 + dice.below(6_000) as f64 / 1_000.0);
    match (uap.category, number) {
        (_, 10) => vec![CODES.0, CODES.1],
        (63, 50) => vec![CODES.0, CODES.1],
        (_, 140) if uap.category == 48 => near_noon,
        (62, 70) | (23, 70) | (21 | 34 | 63 | 65, 30) | (21, 71 | 73 | 75 | 77) => near_noon,
        (21, 130) if item.layout == Layout::Fixed(6) => {
            [octets(binary(23, latitude), 3), octets(binary(23, longitude), 3)].concat()
        }
        (21, 130) | (62, 105) => [octets(binary(25, latitude), 4), octets(binary(25, longitude), 4)].concat(),
        (21, 131) if item.layout == Layout::Fixed(8) => {
            [octets(binary(30, latitude), 4), octets(binary(30, longitude), 4)].concat()
        }
        (21, 145) | (62, 136) => octets(dice.below(1_700) as i64 - 40, 2),
        (48, 90) => octets(dice.below(1_700) as i64 | (dice.below(4) as i64) << 14, 2),
        (21, 170) | (48, 240) => callsign(dice).to_vec(),
        (62, 245) => [vec![(dice.below(4) as u8) << 6], callsign(dice).to_vec()].concat(),
        (34 | 23 | 65, 0) => vec![1 + dice.below(3) as u8],
        _ => item_octets(uap.category, number, item.layout, dice),
    }
}

/// A record with the items without which a report says nothing and, by chance, any of the others.
pub(crate) fn record(uap: &'static Uap, dice: &mut Dice) -> Vec<u8> {
    let always: &[u16] = match uap.category {
        21 => &[10, 80, 30, 73],
        48 => &[10, 140, 20, 40],
        62 => &[10, 70, 40, 80, 105],
        63 => &[10, 30, 50, 60],
        _ => &[10, 0, 30, 70],
    };
    let mut writer = RecordWriter::new(uap);
    for item in uap.items.iter().flatten() {
        let number = item.number.0;
        // The contents of a reserved expansion field have editions of their own; and the other program (tshark 4.0) gives 062/510, the numbers
        // of a composed track, five octets or more where its specification has parts of three.
        if number == 1001 || (uap.category, number) == (62, 510) || (!always.contains(&number) && dice.below(3) != 0) {
            continue;
        }
        writer = writer.with(number, &plausible(uap, *item, dice));
    }
    writer.bytes()
}

/// Data blocks of a category, several records each.
pub(crate) fn blocks(category: u8, edition: &str, count: usize, dice: &mut Dice) -> Vec<Vec<u8>> {
    let uap = profile(category, edition).unwrap();
    let one = |dice: &mut Dice| {
        let records: Vec<Vec<u8>> = (0..1 + dice.below(4)).map(|_| record(uap, dice)).collect();
        block(category, &records)
    };
    (0..count).map(|_| one(dice)).collect()
}

/// A pcap file with each payload in a UDP packet of its own, a second apart, ending at noon.
pub(crate) fn pcap(payloads: &[Vec<u8>], port: u16) -> Vec<u8> {
    let mut file = Vec::new();
    for number in [0xA1B2_C3D4_u32, 0x0004_0002, 0, 0, 65_535, 1] {
        file.extend(number.to_le_bytes());
    }
    for (index, payload) in payloads.iter().enumerate() {
        let packet = ethernet(payload, port);
        let seconds = noon().as_millis() / 1_000 - (payloads.len() - index) as i64;
        for number in [seconds as u32, 250_000, packet.len() as u32, packet.len() as u32] {
            file.extend(number.to_le_bytes());
        }
        file.extend(packet);
    }
    file
}

/// An Ethernet frame to a group of receivers.
pub(crate) fn ethernet(payload: &[u8], port: u16) -> Vec<u8> {
    let mut packet = vec![0x01, 0, 0x5E, 1, 1, 1, 2, 0, 0, 0, 0, 1, 0x08, 0x00];
    packet.extend(ipv4(payload, port));
    packet
}

pub(crate) fn ipv4(payload: &[u8], port: u16) -> Vec<u8> {
    let length = (28 + payload.len()) as u16;
    let mut ip = vec![0x45, 0];
    ip.extend(length.to_be_bytes());
    ip.extend([0, 0, 0, 0, 16, 17, 0, 0, 10, 0, 0, 1, 224, 1, 1, 1]);
    ip.extend(udp(payload, port));
    ip
}

pub(crate) fn udp(payload: &[u8], port: u16) -> Vec<u8> {
    let mut udp = Vec::new();
    for number in [40_000, port, 8 + payload.len() as u16, 0] {
        udp.extend(number.to_be_bytes());
    }
    udp.extend(payload);
    udp
}

/// The folder of the samples.
pub(crate) fn samples() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/asterix"))
}

/// One line an event, as the `.expected` files have it.
pub(crate) fn lines(events: &[FeedEvent]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            FeedEvent::Heartbeat(beat) => {
                writeln!(text, "heartbeat {} source {} {:?}", beat.at, beat.source.0, beat.state).unwrap();
            }
            FeedEvent::Fault(fault) => {
                let arguments: Vec<String> =
                    fault.arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
                let item = if fault.item.is_empty() { "-" } else { &fault.item };
                writeln!(text, "fault {} {item} {} {}", fault.at_byte, fault.code, arguments.join(" ")).unwrap();
            }
            FeedEvent::Observation(seen) => {
                write!(text, "observation {} {}", seen.valid_at, seen.class.code()).unwrap();
                if let Some(place) = seen.place {
                    write!(text, " at {} sigma {:?}", place.position, place.sigma_mm).unwrap();
                }
                if let Some(altitude) = seen.altitude {
                    write!(text, " {} mm {:?}", altitude.altitude_mm, altitude.reference).unwrap();
                }
                let identity = seen.identity;
                for claim in [
                    identity.address.map(|claim| claim.to_string()),
                    identity.callsign.map(|claim| claim.to_string()),
                    identity.mode_a.map(|claim| claim.to_string()),
                    identity.sensor_track.map(|claim| format!("#{claim}")),
                ] {
                    write!(text, " {}", claim.as_deref().unwrap_or("-")).unwrap();
                }
                let motion = seen.motion;
                write!(text, " {:?} {:?}", motion.ground_speed_mm_s, motion.track_centidegrees).unwrap();
                write!(text, " {:?}", seen.ground).unwrap();
                for mark in seen.marks.iter() {
                    write!(text, " {}", mark.code()).unwrap();
                }
                text.push('\n');
            }
        }
    }
    text
}
