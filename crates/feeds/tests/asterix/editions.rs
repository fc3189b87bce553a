//! Data of another edition than the register says is found out, said, and not decoded.

use jig_feeds::formats::asterix::AsterixFeed;
use jig_feeds::formats::asterix::encode::{RecordWriter, block, octets};
use jig_feeds::formats::asterix::uap::{PROFILES, profile};
use jig_feeds::sources::SourceRegister;
use jig_feeds::stream::{Decoder, FeedEvent};

use super::support::{
    CODES, Dice, EDITIONS, at, blocks, faults, noon, observations, pcap, plausible, read, register, source,
};

/// A recording of the early editions: the same category, another profile.
#[test]
fn a_recording_of_edition_0_26_gives_no_observation_under_2_6_and_is_named() {
    let written = blocks(21, "0.26", 200, &mut Dice(2008));
    let events = read(&register(&[(21, "2.6")]), &pcap(&written, 8_600));
    assert_eq!(observations(&events), []);
    let faults = faults(&events);
    assert!(faults.iter().any(|(code, _, _)| *code == "asterix-edition-mismatch"), "{faults:?}");
    // A few blocks are said one by one; the rest are counted.
    assert!(faults.len() < 20, "{}", faults.len());
    assert!(faults.iter().any(|(_, item, _)| item.starts_with("I021/")), "{faults:?}");
    let named = events.iter().any(|event| match event {
        FeedEvent::Fault(fault) => {
            fault.arguments.iter().any(|(name, value)| *name == "fits" && value.contains("0.26"))
        }
        FeedEvent::Observation(_) | FeedEvent::Heartbeat(_) => false,
    });
    assert!(named, "no fault names the edition that fits");
}

#[test]
fn every_pair_of_different_profiles_is_told_apart() {
    for right in PROFILES {
        for wrong in PROFILES.iter().filter(|wrong| wrong.category == right.category && *wrong != right) {
            let (right, wrong) = (right.editions[0], wrong.editions[0]);
            let written = blocks(21, right, 200, &mut Dice(7)).concat();
            let events = read(&register(&[(21, wrong)]), &written);
            let seen = observations(&events).len();
            // Editions 0.23 to 0.26 share all but a few items, so a block without those fits both. The first recordings are told apart.
            let alike = right.starts_with('0') && wrong.starts_with('0');
            assert!(seen == 0 || alike, "{right} read as {wrong}: {seen}");
        }
    }
}

#[test]
fn under_its_own_edition_every_block_is_read() {
    for uap in PROFILES {
        for edition in uap.editions {
            let written = blocks(uap.category, edition, 60, &mut Dice(5));
            let mut feed = AsterixFeed::new(&register(&[(uap.category, edition)]));
            let mut out = Vec::new();
            feed.take(&written.concat(), noon(), &mut out);
            feed.end(&mut out);
            let refused: u64 = feed.decoder().tallies().map(|(_, _, tally)| tally.blocks_refused).sum();
            assert_eq!(refused, 0, "{} {edition}: {:?}", uap.category, faults(&out));
            let tally = feed.decoder().tallies().next().unwrap().2;
            assert_eq!(tally.edition, *edition);
            assert!(tally.records >= 60 && tally.items_skipped > 0, "{tally:?}");
        }
    }
}

#[test]
fn a_source_without_a_row_or_an_edition_is_said_once_and_nothing_of_it_is_decoded() {
    let written = blocks(48, "1.31", 20, &mut Dice(1)).concat();
    for (register, code) in [
        (SourceRegister::new(), "asterix-no-row"),
        (register(&[(62, "1.19")]), "asterix-no-edition"),
        (register(&[(48, "9.9")]), "asterix-unknown-edition"),
    ] {
        let events = read(&register, &written);
        assert_eq!(faults(&events).iter().map(|(code, _, _)| *code).collect::<Vec<_>>(), [code]);
        assert_eq!(events.len(), 1, "{code}");
    }
}

#[test]
fn one_bad_block_among_good_ones_costs_itself_alone() {
    let good = blocks(48, "1.31", 9, &mut Dice(3));
    let mut bad = good[0].clone();
    let last = bad.len() - 1;
    bad.truncate(last);
    let length = bad.len() as u16;
    bad[1..3].copy_from_slice(&length.to_be_bytes());
    let register = register(&[(48, "1.31")]);
    let expected = observations(&read(&register, &good.concat())).len();
    let mixed = [good[..4].concat(), bad, good[4..].concat()].concat();
    let events = read(&register, &mixed);
    assert_eq!(observations(&events).len(), expected);
    assert_eq!(faults(&events).len(), 1, "{:?}", faults(&events));
}

#[test]
fn a_source_that_is_cured_is_trusted_again() {
    let register = register(&[(21, "2.6")]);
    let mut feed = AsterixFeed::new(&register);
    let mut out = Vec::new();
    for piece in [blocks(21, "0.26", 50, &mut Dice(4)), blocks(21, "2.6", 100, &mut Dice(6))] {
        feed.take(&piece.concat(), noon(), &mut out);
    }
    assert!(observations(&out).len() > 100, "{}", observations(&out).len());
}

#[test]
fn the_day_of_a_report_is_the_nearest_and_midnight_loses_none() {
    let uap = profile(48, "1.31").unwrap();
    let report = |seconds: i64| {
        let record = RecordWriter::new(uap)
            .with(10, &[CODES.0, CODES.1])
            .with(140, &octets(seconds * 128, 3))
            .with(20, &[0x40])
            .with(40, &[1, 0, 2, 0])
            .bytes();
        block(48, &[record])
    };
    let mut feed = AsterixFeed::new(&register(&[(48, "1.31")]));
    let mut out = Vec::new();
    for (seconds, received) in [
        (86_398, "2016-09-17T23:59:59.000Z"),
        (86_399, "2016-09-18T00:00:01.000Z"),
        (2, "2016-09-18T00:00:02.500Z"),
        (3, "2016-09-17T23:59:59.900Z"),
    ] {
        feed.take(&report(seconds), at(received), &mut out);
    }
    let times: Vec<String> = observations(&out).iter().map(|seen| seen.valid_at.to_string()).collect();
    assert_eq!(
        times,
        [
            "2016-09-17T23:59:58.000Z",
            "2016-09-17T23:59:59.000Z",
            "2016-09-18T00:00:02.000Z",
            "2016-09-18T00:00:03.000Z"
        ]
    );
}

#[test]
fn a_clock_minutes_off_is_said_once_and_its_offset_cures_it() {
    let written = blocks(62, "1.19", 10, &mut Dice(8)).concat();
    let late = at("2016-09-17T12:10:00.000Z");
    let read_late = |register: &SourceRegister| {
        let mut feed = AsterixFeed::new(register);
        let mut out = Vec::new();
        feed.take(&written, late, &mut out);
        out
    };
    let events = read_late(&register(&[(62, "1.19")]));
    let codes: Vec<&str> = faults(&events).iter().map(|(code, _, _)| *code).collect();
    assert_eq!(codes, ["asterix-clock-off"]);
    let mut cured = SourceRegister::new();
    cured.add(jig_feeds::sources::Source { clock_offset_ms: 600_000, ..source(CODES, &[(62, "1.19")]) }).unwrap();
    assert_eq!(faults(&read_late(&cured)), []);
}

#[test]
fn a_radar_without_a_site_still_reports_and_is_told_what_it_lacks() {
    let mut siteless = SourceRegister::new();
    siteless.add(jig_feeds::sources::Source { site: None, ..source(CODES, &[(48, "1.31")]) }).unwrap();
    let events = read(&siteless, &blocks(48, "1.31", 10, &mut Dice(2)).concat());
    assert!(observations(&events).iter().all(|seen| seen.place.is_none()));
    let faults = faults(&events);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!((faults[0].0, faults[0].1.as_str()), ("asterix-no-site", "I048/040"));
}

#[test]
fn samples_are_written_in_editions_that_exist() {
    for (category, edition) in EDITIONS {
        let uap = profile(category, edition).unwrap();
        let item = uap.items[0].unwrap();
        assert_eq!(plausible(uap, item, &mut Dice(0)), [CODES.0, CODES.1]);
    }
}
