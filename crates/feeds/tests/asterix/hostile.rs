//! Data made to stop, mislead or exhaust the reader.

use proptest::prelude::*;

use super::support::{CODES, Dice, EDITIONS, blocks, faults, observations, pcap, read, read_in_pieces, register};
use jig_feeds::formats::asterix::encode::{RecordWriter, block, octets};
use jig_feeds::formats::asterix::uap::profile;
use jig_feeds::stream::FeedEvent;

fn plot(items: &[(u16, &[u8])]) -> Vec<u8> {
    let uap = profile(48, "1.31").unwrap();
    let writer = RecordWriter::new(uap).with(10, &[CODES.0, CODES.1]).with(140, &octets(12 * 3_600 * 128, 3));
    items.iter().fold(writer, |writer, (number, bytes)| writer.with(*number, bytes)).bytes()
}

fn good() -> Vec<u8> {
    block(48, &[plot(&[(20, &[0x40]), (40, &[1, 0, 2, 0])])])
}

/// A block that lies is said with its place and item, and what follows it is read.
#[test]
fn every_kind_of_lie_names_its_item_and_the_next_block_is_read() {
    let head: &[u8] = &[CODES.0, CODES.1, 0x54, 0x60, 0x00];
    let with = |flags: &[u8], behind: &[u8]| block(48, &[[flags, head, behind].concat()]);
    for (bad, code, item, at) in [
        // The target report descriptor never ends.
        (with(&[0xE0], &[1; 40]), "asterix-endless-chain", "I048/020", 9),
        // Its last part lies beyond the block.
        (with(&[0xE0], &[1]), "asterix-item-beyond-block", "I048/020", 9),
        // 255 messages of eight octets.
        (with(&[0xC1, 0x20], &[255, 1, 2]), "asterix-item-beyond-block", "I048/250", 10),
        // A part of the plot characteristics that no edition has: the chain goes on.
        (with(&[0xC2], &[0x01, 0x80, 0]), "asterix-endless-chain", "I048/130", 9),
        (with(&[0xC1, 0x01, 0x01, 0x01, 0x00], &[]), "asterix-endless-chain", "I048/FSPEC", 3),
        // A special purpose field shorter than its own length octet.
        (with(&[0xC1, 0x01, 0x01, 0x04], &[0]), "asterix-no-length", "I048/SP", 12),
        // The radial Doppler speed has two parts; the third is claimed.
        (with(&[0xC1, 0x01, 0x04], &[0x20, 1]), "asterix-undefined-item", "I048/120", 11),
        // A time after the end of the day, and a level above all aircraft.
        (block(48, &[plot(&[(140, &[0xFF, 0xFF, 0xFF])])]), "asterix-implausible", "I048/140", 3),
        (block(48, &[plot(&[(90, &[0x1F, 0xFF])])]), "asterix-implausible", "I048/090", 3),
    ] {
        let events = read(&register(&EDITIONS), &[good(), bad.clone(), good()].concat());
        assert_eq!(observations(&events).len(), 2, "{code} {item}: {events:?}");
        let found = faults(&events);
        assert_eq!(found, [(code, item.to_owned(), (good().len() + at) as u64)], "{bad:?}");
    }
}

#[test]
fn a_length_that_lies_loses_no_block_after_it() {
    for lie in [4_u16, 9, 20, 200, 16_000] {
        let mut bad = good();
        bad[1..3].copy_from_slice(&lie.to_be_bytes());
        let feed = [good(), bad, vec![good(); 1_200].concat()].concat();
        let seen = observations(&read(&register(&EDITIONS), &feed)).len();
        // A lie that ends where a head happens to stand may swallow what it claims; the others cost nothing but themselves.
        let swallowed = if lie > 1_000 { usize::from(lie) / good().len() + 4 } else { 0 };
        assert!(seen >= 1_200 - swallowed, "{lie}: {seen}");
    }
}

#[test]
fn garbage_between_blocks_is_one_fault() {
    for garbage in [vec![0; 50], vec![0xFF; 3], b"GET / HTTP/1.1\r\n".to_vec()] {
        let events = read(&register(&EDITIONS), &[good(), garbage.clone(), good(), good()].concat());
        assert_eq!(observations(&events).len(), 3, "{garbage:?}");
        assert_eq!(faults(&events), [("asterix-garbage", String::new(), good().len() as u64)]);
    }
}

#[test]
fn a_feed_that_ends_within_a_block_says_so() {
    let feed = [good(), good()[..7].to_vec()].concat();
    assert_eq!(faults(&read(&register(&EDITIONS), &feed)), [("asterix-truncated", String::new(), good().len() as u64)]);
    assert_eq!(read(&register(&EDITIONS), &[]), []);
    assert_eq!(faults(&read(&register(&EDITIONS), &[48])), [("asterix-garbage", String::new(), 0)]);
}

#[test]
fn datagrams_of_something_else_are_said_once_a_destination() {
    let other = vec![vec![0xE9, 0x00, 0x02, 0x00]; 30];
    let events = read(&register(&EDITIONS), &pcap(&other, 5_353));
    assert_eq!(faults(&events).len(), 1, "{:?}", faults(&events));
    // Where ASTERIX goes, each is said: something is wrong there.
    let mixed: Vec<Vec<u8>> = vec![good(), vec![0xFF; 9], good(), vec![48, 0, 200, 1], good()];
    let events = read(&register(&EDITIONS), &pcap(&mixed, 8_600));
    assert_eq!((observations(&events).len(), faults(&events).len()), (3, 2));
}

#[test]
fn a_position_of_zero_is_no_place() {
    let uap = profile(62, "1.19").unwrap();
    let record = RecordWriter::new(uap)
        .with(10, &[CODES.0, CODES.1])
        .with(70, &octets(12 * 3_600 * 128, 3))
        .with(40, &[0, 7])
        .with(80, &[0])
        .with(105, &[0; 8])
        .bytes();
    let events = read(&register(&EDITIONS), &block(62, &[record]));
    assert_eq!(observations(&events)[0].place, None);
    assert_eq!(faults(&events)[0], ("asterix-null-position", "I062/105".to_owned(), 3));
}

#[test]
fn categories_that_are_not_read_are_said_once() {
    let events = read(&register(&EDITIONS), &vec![block(4, &[vec![0x80, 1, 2]]); 10].concat());
    assert_eq!(faults(&events), [("asterix-category-not-read", String::new(), 0)]);
}

#[test]
fn a_flood_of_unknown_sources_does_not_grow_without_end() {
    let mut feed = Vec::new();
    for sac in 0..=255 {
        for sic in 0..=255 {
            feed.extend(block(48, &[vec![0x80, sac, sic]]));
        }
    }
    // One of them is known, and its record is a report without a time.
    assert!(read(&register(&EDITIONS), &feed).len() <= 4_096 + 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_octets_give_the_same_events_however_they_are_cut(
        seed in any::<u64>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        holder in 0..2_u8,
    ) {
        let mut dice = Dice(seed);
        let written: Vec<Vec<u8>> = EDITIONS.iter().flat_map(|(category, edition)| blocks(*category, edition, 2, &mut dice)).collect();
        let mut feed = if holder == 0 { written.concat() } else { pcap(&written, 8_600) };
        for (place, octet) in damage {
            let place = place.index(feed.len());
            feed[place] = octet;
        }
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(feed.len())).collect();
        places.sort_unstable();
        places.push(feed.len());
        let mut pieces = Vec::new();
        let mut begin = 0;
        for place in places {
            pieces.push(&feed[begin..place]);
            begin = place;
        }
        prop_assert_eq!(read_in_pieces(&register(&EDITIONS), &pieces), read(&register(&EDITIONS), &feed));
    }

    #[test]
    fn octets_of_any_kind_end_and_never_panic(feed in prop::collection::vec(any::<u8>(), 0..600)) {
        for event in read(&register(&EDITIONS), &feed) {
            if let FeedEvent::Fault(fault) = event {
                prop_assert!(fault.at_byte <= feed.len() as u64);
            }
        }
    }
}
