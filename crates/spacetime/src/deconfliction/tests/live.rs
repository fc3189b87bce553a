//! The index of live intents against a list that is asked one by one.

use super::make::{always, at, circle, class, corners, corridor, intent, required, simple_rules, volume, window};
use crate::deconfliction::{Answer, Live, assess};
use crate::volume::{Footprint, Intent, Volume4D};
use crate::{AltitudeBand, Millimetres};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::format;
use std::string::String;
use std::vec;
use std::vec::Vec;

/// Ids with their pairs that are not separated.
type Found = Vec<(String, Vec<(usize, usize, Answer)>)>;

fn by_list(all: &BTreeMap<String, Intent>, new: &Intent) -> Found {
    let mut found = Vec::new();
    for (id, other) in all.iter().filter(|(id, _)| id.as_str() != new.id()) {
        let mut pairs = Vec::new();
        for (number, mine) in (1..).zip(new.volumes()) {
            for (other_number, theirs) in (1..).zip(other.volumes()) {
                let answer = assess(mine, theirs, &required(3_000, 300, 10)).answer;
                if answer.holds() {
                    pairs.push((number, other_number, answer));
                }
            }
        }
        if !pairs.is_empty() {
            found.push((id.clone(), pairs));
        }
    }
    found
}

fn by_index(live: &Live, new: &Intent) -> Found {
    live.sightings(new).into_iter().map(|sighting| (sighting.id, sighting.pairs)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn the_index_finds_what_a_list_finds_through_moves_removals_and_expiry(
        steps in proptest::collection::vec((0_usize..40, proptest::collection::vec(volume(), 1..3), 0_u8..10), 20..140),
        queries in proptest::collection::vec(volume(), 1..4),
    ) {
        let mut live = Live::new(simple_rules(3_000, 300, 10));
        let mut list: BTreeMap<String, Intent> = BTreeMap::new();
        for (sequence, (number, volumes, act)) in steps.into_iter().enumerate() {
            let id = format!("i{number}");
            if act == 0 {
                prop_assert_eq!(live.remove(&id).is_some(), list.remove(&id).is_some());
            } else {
                let new = intent(&id, volumes);
                live.insert(&new, sequence as u64).unwrap();
                list.insert(id, new);
            }
        }
        prop_assert_eq!(live.len(), list.len());
        for query in queries {
            let new = intent("i3", vec![query]);
            prop_assert_eq!(by_index(&live, &new), by_list(&list, &new));
        }
    }
}

#[test]
fn one_disjoint_neighbour_hides_no_conflict() {
    // A peer asked whether *all* candidates overlap; one that did not, hid those that did.
    let mut live = Live::new(simple_rules(1_000, 300, 10));
    live.insert(&intent("conflicting", vec![always(circle(34.0, 39.0, 1_000))]), 1).unwrap();
    live.insert(&intent("disjoint", vec![always(circle(34.0, 39.06, 1_000))]), 2).unwrap();
    let new = intent("new", vec![always(circle(34.0, 39.01, 1_000)), always(circle(34.5, 39.0, 1_000))]);
    let sightings = live.sightings(&new);
    assert_eq!(sightings.len(), 1);
    assert_eq!((sightings[0].id.as_str(), sightings[0].pairs.clone()), ("conflicting", vec![(1, 1, Answer::Conflict)]));
}

#[test]
fn what_is_over_goes_and_what_may_still_be_too_near_in_time_stays() {
    let mut live = Live::new(simple_rules(1_000, 300, 10));
    let held = |from, to| Volume4D::new(circle(34.0, 39.0, 1_000), AltitudeBand::WHOLE, window(from, to)).unwrap();
    live.insert(&intent("short", vec![held(0, 30)]), 1).unwrap();
    live.insert(&intent("long", vec![held(0, 30), held(30, 90)]), 2).unwrap();
    assert_eq!(live.volumes(), 3);
    assert!(live.expire(at(39)).is_empty());
    assert_eq!(live.sightings(&intent("new", vec![held(39, 40)])).len(), 2);
    assert_eq!(live.expire(at(40)), ["short"]);
    assert_eq!((live.len(), live.volumes()), (1, 1));
    assert_eq!(live.expire(at(100)), ["long"]);
    assert!(live.is_empty() && live.volumes() == 0);
}

#[test]
fn a_move_is_told_to_those_at_the_old_place_and_those_at_the_new() {
    let mut live = Live::new(simple_rules(1_000, 300, 10));
    live.insert(&intent("old-place", vec![always(circle(34.0, 39.0, 1_000))]), 1).unwrap();
    live.insert(&intent("new-place", vec![always(circle(34.0, 40.0, 1_000))]), 2).unwrap();
    live.insert(&intent("elsewhere", vec![always(circle(36.0, 40.0, 1_000))]), 3).unwrap();
    let touched = live.touched_by_change(
        &[class("operation")],
        &[always(circle(34.0, 39.0, 1_000))],
        &[always(circle(34.0, 40.0, 1_000))],
    );
    assert_eq!(touched.into_iter().collect::<Vec<_>>(), ["new-place", "old-place"]);
}

/// Volumes of every size from a point to what an intent may be at most, anywhere below 80 degrees of latitude, over one hour or the next.
fn anywhere() -> impl Strategy<Value = Volume4D> {
    let spot = (-78.0_f64..78.0, -180.0_f64..180.0);
    let near = (prop_oneof![Just(33.0), Just(-66.0), Just(79.0)], prop_oneof![Just(40.0), Just(180.0), Just(-179.7)]);
    let places = prop_oneof![spot, near];
    let size = prop_oneof![Just(0.0), 0.01_f64..0.5, 0.55_f64..0.65, 1.0_f64..2.4];
    let radius_m = prop_oneof![Just(0_i64), 0_i64..5_000, 49_000_i64..51_000, 0_i64..500_000];
    (places, size, radius_m, 0_u8..3, 0_i64..2).prop_map(|((latitude, longitude), size, radius_m, shape, hour)| {
        let south = (latitude - size / 2.0).clamp(-79.9, 79.9 - size);
        let east = |longitude: f64| (longitude + 540.0).rem_euclid(360.0) - 180.0;
        let (west, middle) = (east(longitude), east(longitude + size / 3.0));
        let footprint = match shape {
            0 => circle(south, west, radius_m),
            1 => corridor(&[(south, west), (south + size, middle), (south, east(longitude + size))], radius_m),
            _ => widened(
                &[(south, west), (south + size / 9.0, east(longitude + size)), (south + size, middle)],
                radius_m,
            ),
        };
        Volume4D::new(footprint, AltitudeBand::WHOLE, window(hour * 60, hour * 60 + 60)).unwrap()
    })
}

/// A triangle with a zone about it, or its first corner where it is none.
fn widened(places: &[(f64, f64)], zone_m: i64) -> Footprint {
    let millimetres = Millimetres::new(zone_m * 1_000);
    Footprint::widened(vec![corners(places)], millimetres).unwrap_or_else(|_| circle(places[0].0, places[0].1, zone_m))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_index_finds_what_a_list_finds_at_every_size_and_all_round_the_globe(
        all in proptest::collection::vec(anywhere(), 20..60),
        queries in proptest::collection::vec(anywhere(), 1..6),
    ) {
        let mut live = Live::new(simple_rules(3_000, 300, 10));
        let mut list = BTreeMap::new();
        for (number, volume) in (0..).zip(all) {
            let new = intent(&format!("i{number}"), vec![volume]);
            live.insert(&new, number).unwrap();
            list.insert(format!("i{number}"), new);
        }
        for query in queries {
            let new = intent("new", vec![query]);
            prop_assert_eq!(by_index(&live, &new), by_list(&list, &new));
        }
    }
}
