//! Disorder: whatever order inputs come in, however often and late, the events and their ids are the same; and a rough second sensor
//! adds none.

use crate::scene::*;
use proptest::prelude::*;
use spacetime::Span;
use spacetime::observation::{Observation, SourceClass};
use std::collections::BTreeSet;
use watch::digest::Digest;
use watch::engine::{Told, Watch};

/// Straight and turning flights over stars.
fn traffic(aircraft: u32, reports: usize, dice: &mut Dice) -> Vec<Observation> {
    let mut all = Vec::new();
    for number in 0..aircraft {
        let from = moved((35.0, 40.0), dice.gauss() * 60_000.0, dice.gauss() * 60_000.0);
        let (mut here, mut heading) = (from, dice.unit() * std::f64::consts::TAU);
        let turn = dice.gauss() * 0.005;
        for step in 0..reports {
            let seconds = step as f64 * 5.0;
            all.push(report(0x77_8000 + number, seconds, here, Some(10.0)));
            heading += turn * 5.0;
            here = moved(here, heading.cos() * 230.0 * 5.0, heading.sin() * 230.0 * 5.0);
        }
    }
    all
}

fn world(dice: &mut Dice) -> Told {
    let areas = (0..6)
        .map(|n| {
            let middle = moved((35.0, 40.0), dice.gauss() * 50_000.0, dice.gauss() * 50_000.0);
            star(&format!("area-{n}"), middle, 20_000.0, 24, dice)
        })
        .collect();
    told(areas)
}

fn ids(told: &Told, observations: impl IntoIterator<Item = Observation>) -> Vec<Digest> {
    Watch::judge_all(told.clone(), observations).events.into_iter().map(|event| event.id).collect()
}

/// Arrives shuffled, some of it twice, all of it up to a day late.
fn disordered(observations: &[Observation], dice: &mut Dice) -> Vec<Observation> {
    let mut all = observations.to_vec();
    for _ in 0..observations.len() / 10 {
        all.push(observations[dice.below(observations.len() as u64) as usize]);
    }
    for observation in &mut all {
        let late = Span::from_millis(dice.below(86_400_000) as i64);
        observation.received_at = observation.received_at.saturating_add(late);
    }
    dice.shuffle(&mut all);
    all
}

#[test]
fn ten_thousand_shuffles_give_the_same_events_and_ids() {
    // INVARIANT(order-free)
    // The first seed with two events or more: a scene without an event would show nothing.
    let scene = |seed| {
        let mut dice = Dice(seed);
        let told = world(&mut dice);
        let all = traffic(3, 40, &mut dice);
        let expected = ids(&told, all.clone());
        (expected.len() > 1).then_some((dice, told, all, expected))
    };
    let (mut dice, told, all, expected) = (1..1_000).find_map(scene).unwrap();
    for round in 0..10_000 {
        let shuffled = disordered(&all, &mut dice);
        assert_eq!(ids(&told, shuffled), expected, "round {round}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn any_scene_in_any_order_gives_the_same_ids(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let told = world(&mut dice);
        let mut all = traffic(4, 60, &mut dice);
        // Another sensor, and a jump.
        let noisy: Vec<Observation> = all.iter().step_by(2).map(|it| by(*it, 1, SourceClass::SecondaryRadar)).collect();
        all.extend(noisy);
        all.push(report(0x77_8000, 22.0, (10.0, 10.0), None));
        let expected = ids(&told, all.clone());
        prop_assert_eq!(ids(&told, disordered(&all, &mut dice)), expected);
    }

    #[test]
    fn taking_one_by_one_with_looks_between_ends_as_judging_all_at_once(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let told = world(&mut dice);
        let all = disordered(&traffic(3, 40, &mut dice), &mut dice);
        let mut watch = Watch::new(told.clone());
        for (number, observation) in all.iter().enumerate() {
            watch.take(*observation);
            if number % 37 == 0 {
                let _look_between = watch.findings();
            }
        }
        prop_assert_eq!(watch.findings(), Watch::judge_all(told, all));
    }
}

#[test]
fn the_numbers_of_sources_do_not_matter() {
    let mut dice = Dice(7);
    let told = world(&mut dice);
    let mut all = traffic(3, 60, &mut dice);
    all.extend(all.clone().iter().map(|it| by(*it, 1, SourceClass::PrimaryRadar)));
    let expected = ids(&told, all.clone());
    let mut renumbered = told;
    renumbered.sources = watch::source::Sources::new(vec![facts("second"), facts("first"), facts("third")]);
    for observation in &mut all {
        observation.source.0 = 1 - observation.source.0;
    }
    assert_eq!(ids(&renumbered, all), expected);
}

/// The tracks, areas and times of events, without what a second witness adds to their content.
fn whens(told: &Told, observations: Vec<Observation>) -> BTreeSet<(String, String, i64)> {
    let events = Watch::judge_all(told.clone(), observations).events;
    events.into_iter().map(|it| (it.area, it.track.text(), it.from.as_millis())).collect()
}

#[test]
fn a_second_sensor_of_60_m_and_swapped_reports_add_no_event_and_lose_none() {
    let mut dice = Dice(11);
    let told = world(&mut dice);
    let clean = traffic(400, 120, &mut dice);
    let expected = whens(&told, clean.clone());
    assert!(expected.len() > 300, "{}", expected.len());
    let mut swapped = clean.clone();
    for number in 1..swapped.len() {
        if dice.below(20) == 0 {
            swapped.swap(number - 1, number);
        }
    }
    assert_eq!(whens(&told, swapped), expected);
    for class in [SourceClass::SelfReport, SourceClass::SecondaryRadar] {
        let mut both = clean.clone();
        for observation in &clean {
            let mut noisy = by(*observation, 1, class);
            let place_then = observation.place.unwrap().position;
            let at_then =
                (f64::from(place_then.latitude().as_e7()) / 1e7, f64::from(place_then.longitude().as_e7()) / 1e7);
            let (latitude, longitude) = moved(at_then, dice.gauss() * 60.0, dice.gauss() * 60.0);
            noisy.valid_at = noisy.valid_at.saturating_add(Span::from_millis(100));
            noisy.place = Some(spacetime::observation::ObservedPlace {
                position: place(latitude, longitude),
                sigma_mm: Some(60_000),
            });
            if let spacetime::observation::ReportKey::State { latitude_e7, .. } = &mut noisy.report {
                *latitude_e7 ^= 1;
            }
            both.push(noisy);
        }
        let found = whens(&told, both);
        let (extra, lost) = (found.difference(&expected).count(), expected.difference(&found).count());
        assert_eq!((extra, lost), (0, 0), "{class:?}: {extra} extra and {lost} lost of {}", expected.len());
    }
}

/// Frames that three receivers heard, the clock of the third three minutes off; one of them hands each on so often.
fn heard_by_three(repeats: u32) -> [Vec<Observation>; 3] {
    let path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 60);
    [(0, 0), (1, 100), (2, 180_000)].map(|(source, offset)| {
        let frames = path.iter().enumerate().map(|(number, it)| {
            let mut frame = by(*it, source, SourceClass::SelfReport);
            frame.report = spacetime::observation::ReportKey::Frame(number as u128);
            frame.valid_at = frame.valid_at.saturating_add(Span::from_millis(offset));
            frame
        });
        let times = if source == 2 { repeats } else { 1 };
        frames.flat_map(|frame| (0..times).map(move |_| frame)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]
    /// INVARIANT(order-free): a receiver that repeats itself does not set the clock of the others.
    #[test]
    fn three_receivers_give_the_same_in_all_six_orders_however_often_one_repeats_itself(repeats in 1_u32..5) {
        let told = told(vec![square("alpha", (35.0, 40.0, 35.4, 40.5))]);
        let once = Watch::judge_all(told.clone(), heard_by_three(1).into_iter().flatten());
        prop_assert!(!once.events.is_empty());
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let batches = heard_by_three(repeats);
            let all = order.into_iter().flat_map(|number: usize| batches[number].clone());
            let found = Watch::judge_all(told.clone(), all);
            prop_assert_eq!(&found.events, &once.events);
            prop_assert_eq!(&found.flags, &once.flags);
        }
    }
}
