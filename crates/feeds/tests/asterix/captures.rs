//! Captures of every form hold the same datagrams.

use jig_feeds::capture::{CaptureEvent, CaptureReader};
use proptest::prelude::*;

use super::support::{ethernet, ipv4, noon, pcap, udp};

type Found = (Vec<(u64, Option<String>, u16, Vec<u8>)>, Vec<&'static str>);

fn read(bytes: &[u8]) -> Found {
    let mut reader = CaptureReader::new();
    let mut found: Found = (Vec::new(), Vec::new());
    let mut sink = |event: CaptureEvent<'_>| match event {
        CaptureEvent::Datagram(datagram) => found.0.push((
            datagram.at_byte,
            datagram.captured_at.map(|at| at.to_string()),
            datagram.destination.port,
            datagram.payload.to_vec(),
        )),
        CaptureEvent::Fault(fault) => found.1.push(fault.code),
    };
    reader.take(bytes, &mut sink);
    reader.end(&mut sink);
    found
}

/// Wraps packets as one classic capture with this magic number, link and order of octets.
fn classic(magic: u32, link: u32, number: fn(u32) -> [u8; 4], packets: &[Vec<u8>]) -> Vec<u8> {
    let mut file: Vec<u8> = [magic, 0x0004_0002, 0, 0, 65_535, link].into_iter().flat_map(number).collect();
    for packet in packets {
        let length = packet.len() as u32;
        file.extend([(noon().as_millis() / 1_000) as u32, 7_000, length, length].into_iter().flat_map(number));
        file.extend(packet);
    }
    file
}

/// One pcapng block.
fn section_block(kind: u32, body: &[u8]) -> Vec<u8> {
    let padded = [body, &vec![0; body.len().next_multiple_of(4) - body.len()]].concat();
    let length = (padded.len() + 12) as u32;
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &padded, &length.to_le_bytes()].concat()
}

fn next_generation(resolution: &[u8], units: u64, packet: &[u8]) -> Vec<u8> {
    let head = section_block(0x0A0D_0D0A, &[&0x1A2B_3C4D_u32.to_le_bytes()[..], &[1, 0, 0, 0], &[0xFF; 8]].concat());
    let interface = section_block(1, &[&[1, 0, 0, 0, 0, 0, 4, 0][..], resolution, &[0; 4]].concat());
    let mut body: Vec<u8> = [0, (units >> 32) as u32, units as u32, packet.len() as u32, packet.len() as u32]
        .into_iter()
        .flat_map(u32::to_le_bytes)
        .collect();
    body.extend(packet);
    let statistics = section_block(5, &[0; 12]);
    [head, interface, statistics, section_block(6, &body)].concat()
}

#[test]
fn classic_captures_are_read_in_both_orders_and_resolutions() {
    for (magic, order, millis) in [
        (0xA1B2_C3D4, u32::to_le_bytes as fn(u32) -> [u8; 4], "007"),
        (0xA1B2_C3D4, u32::to_be_bytes, "007"),
        (0xA1B2_3C4D, u32::to_le_bytes, "000"),
        (0xA1B2_3C4D, u32::to_be_bytes, "000"),
    ] {
        let (datagrams, faults) = read(&classic(magic, 1, order, &[ethernet(b"abc", 77)]));
        assert_eq!(faults, Vec::<&str>::new());
        assert_eq!(datagrams, [(24 + 16 + 42, Some(format!("2016-09-17T12:00:00.{millis}Z")), 77, b"abc".to_vec())]);
    }
}

#[test]
fn every_kind_of_link_and_network_comes_to_the_same_datagram() {
    let tagged = |tags: &[u8]| {
        let packet = ethernet(b"abc", 77);
        [&packet[..12], tags, &packet[12..]].concat()
    };
    let ipv6 = |next: u8, between: &[u8]| {
        let mut packet = vec![0x60, 0, 0, 0, 0, 0, next, 64];
        packet.extend([0xFE; 32]);
        packet.extend(between);
        packet.extend(udp(b"abc", 77));
        packet
    };
    let of_type = |kind: [u8; 2], behind: Vec<u8>| [&[0; 12][..], &kind, &behind].concat();
    for (link, packet) in [
        (1, tagged(&[0x81, 0x00, 0x00, 0x05])),
        (1, tagged(&[0x88, 0xA8, 0x00, 0x05, 0x81, 0x00, 0x00, 0x06])),
        (1, of_type([0x86, 0xDD], ipv6(17, &[]))),
        (1, of_type([0x86, 0xDD], ipv6(0, &[17, 0, 0, 0, 0, 0, 0, 0]))),
        (101, ipv4(b"abc", 77)),
        (101, ipv6(17, &[])),
        (113, [&[0; 14][..], &[0x08, 0x00], &ipv4(b"abc", 77)].concat()),
        (276, [&[0x08, 0x00][..], &[0; 18], &ipv4(b"abc", 77)].concat()),
        (0, [&[2, 0, 0, 0][..], &ipv4(b"abc", 77)].concat()),
    ] {
        let (datagrams, faults) = read(&classic(0xA1B2_C3D4, link, u32::to_le_bytes, std::slice::from_ref(&packet)));
        assert_eq!(faults, Vec::<&str>::new(), "{link} {packet:?}");
        let payloads: Vec<&[u8]> = datagrams.iter().map(|datagram| datagram.3.as_slice()).collect();
        assert_eq!(payloads, [b"abc"], "{link}");
    }
}

#[test]
fn the_newer_form_is_read_with_the_resolution_of_its_interface() {
    let millis = noon().as_millis() as u64;
    for (resolution, units) in [
        (&[][..], millis * 1_000),
        (&[9, 0, 1, 0, 3, 0, 0, 0], millis),
        (&[9, 0, 1, 0, 9, 0, 0, 0], millis * 1_000_000),
        (&[9, 0, 1, 0, 0x8A, 0, 0, 0], millis / 1_000 * 1_024),
        (&[14, 0, 8, 0, 16, 14, 0, 0, 0, 0, 0, 0], (millis - 3_600_000) * 1_000),
    ] {
        let (datagrams, faults) = read(&next_generation(resolution, units, &ethernet(b"abc", 77)));
        assert_eq!(faults, Vec::<&str>::new());
        assert_eq!(datagrams.len(), 1, "{resolution:?}");
        assert_eq!(datagrams[0].1.as_deref(), Some("2016-09-17T12:00:00.000Z"), "{resolution:?}");
    }
}

#[test]
fn lies_and_fragments_are_said_and_reading_goes_on() {
    let fragment = {
        let mut packet = ethernet(b"abc", 77);
        packet[20] = 0x20;
        packet
    };
    let cut_short = {
        let packet = ethernet(b"abcdef", 77);
        packet[..packet.len() - 2].to_vec()
    };
    let arp = [&[0; 12][..], &[0x08, 0x06], &[0; 28]].concat();
    let good = ethernet(b"abc", 77);
    for (bad, code) in [(fragment, Some("capture-fragment")), (cut_short, Some("capture-length-lies")), (arp, None)] {
        let (datagrams, faults) = read(&classic(0xA1B2_C3D4, 1, u32::to_le_bytes, &[good.clone(), bad, good.clone()]));
        assert_eq!(datagrams.len(), 2);
        assert_eq!(faults.first().copied(), code);
    }
    assert_eq!(
        read(&classic(0xA1B2_C3D4, 147, u32::to_le_bytes, &[good.clone(), good.clone()])).1,
        ["capture-link-not-read"]
    );
    assert_eq!(read(b"not a capture at all").1, ["capture-not-capture"]);
    let mut lying = classic(0xA1B2_C3D4, 1, u32::to_le_bytes, &[good.clone(), good.clone(), good.clone()]);
    // The length of the second packet.
    let at = 24 + 16 + good.len() + 8;
    lying[at..at + 4].copy_from_slice(&[0xFF; 4]);
    let (datagrams, faults) = read(&lying);
    assert_eq!((datagrams.len(), faults), (2, vec!["capture-length-lies"]));
    let whole = pcap(&[b"abc".to_vec()], 77);
    assert_eq!(read(&whole[..whole.len() - 1]).1, ["capture-truncated"]);
}

#[test]
fn both_ends_of_a_block_must_agree_on_its_length() {
    let mut file = next_generation(&[], 0, &ethernet(b"abc", 77));
    let last = file.len() - 4;
    file[last] ^= 4;
    assert_eq!(read(&file).1, ["capture-length-lies", "capture-truncated"]);
}

proptest! {
    #[test]
    fn octets_of_any_kind_end_and_never_panic(
        head in prop::sample::select(vec![[0xD4_u8, 0xC3, 0xB2, 0xA1], [0x0A, 0x0D, 0x0D, 0x0A], [0xA1, 0xB2, 0x3C, 0x4D]]),
        body in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let bytes = [&head[..], &body].concat();
        let whole = read(&bytes);
        let mut reader = CaptureReader::new();
        let mut count = 0;
        for byte in &bytes {
            reader.take(&[*byte], &mut |_| count += 1);
        }
        reader.end(&mut |_| count += 1);
        prop_assert_eq!(count, whole.0.len() + whole.1.len());
    }
}
