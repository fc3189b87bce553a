//! The work divided by track: whole tracks, evenly, and the same events when it is put together again.
use crate::scene::{by, flight, hex, moved, square, told};
use spacetime::observation::{Observation, SourceClass};
use std::collections::BTreeMap;
use watch::engine::Watch;
use watch::key::TrackKey;
use watch::partition::partition;

const BOX: (f64, f64, f64, f64) = (35.0, 40.0, 35.4, 40.5);

/// Twelve aircraft across an area, each told by itself and seen by a radar.
fn scene() -> Vec<Observation> {
    let one = |number: u32| {
        let from = moved((35.05, 39.8), f64::from(number) * 2_500.0, 0.0);
        let own = flight(0x77_8001 + number, from, (0.0, 250.0), 4.0, 120);
        let radar: Vec<_> = own.iter().map(|seen| by(*seen, 1, SourceClass::SecondaryRadar)).collect();
        own.into_iter().chain(radar)
    };
    (0..12).flat_map(one).collect()
}

#[test]
fn parts_put_together_give_the_events_of_the_whole() {
    let whole = Watch::judge_all(told(vec![square("alpha", BOX)]), scene());
    assert_eq!(whole.events.len(), 12);
    let sources = told(Vec::new()).sources;
    let mut parts: BTreeMap<u8, Vec<Observation>> = BTreeMap::new();
    for seen in scene() {
        parts.entry(partition(&TrackKey::of(&seen, &sources))).or_default().push(seen);
    }
    assert!(parts.len() > 6, "{:?}", parts.keys());
    // A track lies in one part whole.
    for number in 0..12 {
        let holds =
            |part: &&Vec<Observation>| part.iter().any(|seen| seen.identity.address == Some(hex(0x77_8001 + number)));
        assert_eq!(parts.values().filter(holds).count(), 1, "{number}");
    }
    // Each part by itself finds the events of its tracks, and the parts in any order give the whole.
    let alone: usize =
        parts.values().map(|part| Watch::judge_all(told(vec![square("alpha", BOX)]), part.clone()).events.len()).sum();
    assert_eq!(alone, 12);
    let backwards = parts.into_values().rev().flatten();
    assert_eq!(Watch::judge_all(told(vec![square("alpha", BOX)]), backwards), whole);
}

#[test]
fn addresses_spread_evenly_over_the_parts() {
    let mut counts = [0_u32; 256];
    for bits in 0x77_8000..0x77_A800 {
        counts[usize::from(partition(&TrackKey::Address(hex(bits))))] += 1;
    }
    assert!(counts.iter().all(|count| (15..=75).contains(count)), "forty each: {counts:?}");
}
