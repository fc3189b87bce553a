//! Impossible inputs: spoofed, jumping, doubled, blundering. None makes an event that is more than possible, and each is flagged.

use crate::scene::*;
use spacetime::observation::{Observation, ReportMark, ReportMarks, SourceClass};
use watch::engine::{Findings, Watch};
use watch::flag::Flag;
use watch::grade::Location;

fn judged(observations: Vec<Observation>) -> Findings {
    Watch::judge_all(told(vec![square("alpha", (35.0, 40.0, 35.4, 40.5))]), observations)
}

fn nothing_probable(found: &Findings, flag: Flag) {
    for event in &found.events {
        assert!(event.location <= Location::L1, "{event:#?}");
        assert!(event.flags.has(flag), "{event:#?}");
    }
}

/// Far from the area.
fn elsewhere() -> Vec<Observation> {
    flight(0x77_8001, (30.0, 40.0), (0.0, 250.0), 5.0, 100)
}

#[test]
fn a_jump_of_563_km_in_a_second_is_flagged_and_makes_nothing_probable() {
    let mut all = elsewhere();
    for number in 0..5 {
        let there = moved((35.06, 40.2), number as f64 * 100.0, 0.0);
        all.push(report(0x77_8001, 101.0 + number as f64 * 50.0, there, Some(10.0)));
    }
    let found = judged(all);
    assert_eq!(found.flags.get(&Flag::Jump), Some(&5), "{:?}", found.flags);
    nothing_probable(&found, Flag::Jump);
}

#[test]
fn a_spoofed_stay_inside_makes_nothing_probable() {
    let mut all: Vec<Observation> = elsewhere();
    for number in 0..100 {
        let spoofed = moved((35.2, 40.1), 0.0, number as f64 * 1_000.0);
        let mut spoofed = report(0x77_8001, 502.0 + number as f64 * 4.0, spoofed, Some(3.0));
        // With pauses, so that it comes in several segments.
        if number > 50 {
            spoofed = report(
                0x77_8001,
                602.0 + number as f64 * 4.0,
                moved((35.2, 40.1), 0.0, number as f64 * 200.0),
                Some(3.0),
            );
        }
        all.push(spoofed);
    }
    let found = judged(all);
    assert!(!found.events.is_empty(), "it is kept in view");
    nothing_probable(&found, Flag::Jump);
}

#[test]
fn ten_thousand_aircraft_with_one_address_make_nothing_probable() {
    let mut dice = Dice(3);
    let all: Vec<Observation> = (0..10_000)
        .flat_map(|_| {
            let from = moved((35.2, 40.2), dice.gauss() * 200_000.0, dice.gauss() * 200_000.0);
            let start = dice.unit() * 600.0;
            (0..3).map(move |step| {
                report(0x77_8001, start + step as f64 * 5.0, moved(from, step as f64 * 1_000.0, 0.0), Some(10.0))
            })
        })
        .collect();
    let found = judged(all);
    for event in &found.events {
        assert!(event.location <= Location::L1, "{event:#?}");
        assert!(event.flags.has(Flag::DupAddress) || event.flags.has(Flag::Jump));
    }
    assert!(found.flags.get(&Flag::DupAddress).is_some_and(|count| *count > 1_000), "{:?}", found.flags);
}

#[test]
fn two_transmitters_under_one_address_are_both_capped() {
    let mut all = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    all.extend(elsewhere().into_iter().map(|it| by(it, 1, SourceClass::SelfReport)));
    let found = judged(all);
    assert_eq!(found.events.len(), 1);
    nothing_probable(&found, Flag::DupAddress);
    // A radar that measured the same lifts the doubt.
    let mut all = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    all.extend(all.clone().iter().map(|it| by(*it, 2, SourceClass::SecondaryRadar)));
    all.extend(elsewhere().into_iter().map(|it| by(it, 1, SourceClass::SelfReport)));
    assert_eq!(judged(all).events[0].location, Location::L4);
}

#[test]
fn zero_degrees_simulated_targets_and_coasted_tracks_are_set_aside() {
    let origin = square("origin", (-0.5, -0.5, 0.5, 0.5));
    let zeros = (0..50).map(|number| report(0x77_8001, f64::from(number) * 5.0, (0.0, 0.0), Some(10.0)));
    let found = Watch::judge_all(told(vec![origin]), zeros);
    assert!(found.events.is_empty());
    assert_eq!(found.flags.get(&Flag::NullPosition), Some(&50));
    for (mark, flag) in [
        (ReportMark::Simulated, Flag::Sim),
        (ReportMark::Test, Flag::Sim),
        (ReportMark::Coasted, Flag::Coasted),
        (ReportMark::Reflection, Flag::Ghost),
    ] {
        let mut path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
        path.iter_mut().for_each(|it| it.marks = ReportMarks::NONE.with(mark));
        let found = judged(path);
        assert!(found.events.is_empty(), "{mark:?}");
        assert_eq!(found.flags.get(&flag), Some(&100));
    }
}

#[test]
fn a_height_of_107_700_feet_is_a_blunder_of_one_report() {
    let mut path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    path[40].altitude.as_mut().unwrap().altitude_mm = 32_826_960;
    let found = judged(path);
    assert_eq!(found.flags.get(&Flag::AltBlunder), Some(&1));
    assert_eq!((found.events.len(), found.events[0].location), (1, Location::L3), "the other reports stand");
}

#[test]
fn low_accuracy_for_long_caps_what_self_reports_show() {
    let mut path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    path.iter_mut().for_each(|it| it.quality.nac_p = Some(1));
    nothing_probable(&judged(path), Flag::NacpDrop);
}

#[test]
fn three_aircraft_at_one_point_of_which_one_jumped_are_a_sink_of_spoofed_positions() {
    let mut all = Vec::new();
    for number in 0..4 {
        let bits = 0x77_8001 + number;
        all.extend(flight(bits, (30.0 + f64::from(number), 41.0), (0.0, 250.0), 5.0, 20));
        all.extend((0..20).map(|step| {
            report(bits, 101.0 + f64::from(step) * 5.0, moved((35.2, 40.2), f64::from(step) * 60.0, 0.0), Some(10.0))
        }));
    }
    let found = judged(all);
    assert_eq!(found.events.len(), 4);
    nothing_probable(&found, Flag::TeleportCluster);
}

#[test]
fn an_honest_aircraft_that_begins_with_a_bad_report_keeps_its_grade() {
    let mut path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    path.insert(0, report(0x77_8001, -3.0, (12.0, 3.0), Some(10.0)));
    let found = judged(path);
    assert_eq!(found.flags.get(&Flag::Jump), Some(&1));
    assert_eq!(found.events[0].location, Location::L3);
}

#[test]
fn a_receiver_whose_clock_is_minutes_off_is_flagged() {
    use spacetime::observation::ReportKey;
    let path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    let mut all = Vec::new();
    for (number, it) in path.iter().enumerate() {
        for (source, offset) in [(0, 0), (1, 100), (2, 180_000)] {
            let mut frame = by(*it, source, SourceClass::SelfReport);
            frame.report = ReportKey::Frame(number as u128);
            frame.valid_at = frame.valid_at.saturating_add(spacetime::Span::from_millis(offset));
            all.push(frame);
        }
    }
    let found = judged(all);
    assert!(found.flags.get(&Flag::Clock).is_some_and(|count| *count >= 90), "{:?}", found.flags);
}

#[test]
fn a_storm_of_earlier_jumps_hides_no_sink() {
    let mut all = Vec::new();
    for number in 0..2_100_u32 {
        let home = (-40.0 + f64::from(number) * 0.02, 100.0);
        let bits = 0x10_0000 + number;
        all.extend((0..3).map(|step| report(bits, f64::from(step) * 5.0, home, Some(10.0))));
        all.push(report(bits, 20.0, (home.0, 110.0), Some(10.0)));
    }
    for number in 0..4 {
        let bits = 0x77_8001 + number;
        all.extend(flight(bits, (30.0 + f64::from(number), 41.0), (0.0, 250.0), 5.0, 20));
        all.extend((0..20).map(|step| {
            report(bits, 101.0 + f64::from(step) * 5.0, moved((35.2, 40.2), f64::from(step) * 60.0, 0.0), Some(10.0))
        }));
    }
    let found = judged(all);
    assert!(found.flags.get(&Flag::Jump).is_some_and(|count| *count > 2_000), "{:?}", found.flags);
    assert_eq!(found.events.len(), 4);
    nothing_probable(&found, Flag::TeleportCluster);
}
