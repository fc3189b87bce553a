//! The simulator and its table: how often an event of each grade is true, when the truth is known.
//!
//! Seeded theatre days: jets, helicopters low enough to be lost by radar, formations of which one transmits, spotters who blunder by
//! kilometres, exempt flights with notices, spoofed transmitters, reports late, twice and disordered. Aim: of L3 and L4 at least 99 in 100
//! true, of L2 at least 90; under spoofing only L4 keeps it. Print with `--nocapture`.

use crate::scene::*;
use spacetime::observation::{GroundState, Observation, ReportKey, SourceClass, SourceId};
use std::collections::BTreeMap;
use watch::engine::{Told, Watch};
use watch::event::Event;
use watch::grade::{Location, Standing};
use watch::notice::{Exemption, GivenBy, Notice, NoticeKind};

/// Where an aircraft truly was, every second.
struct Truth {
    bits: u32,
    path: Vec<(f64, f64)>,
}

/// What kind of day it is: how much of each mischief.
#[derive(Clone, Copy)]
enum Mix {
    /// Self-reports alone.
    SelfReports,
    /// With a radar of 60 m.
    WithRadar,
    /// With a radar, spotters and spoofing.
    Hostile,
}

struct Day {
    told: Told,
    observations: Vec<Observation>,
    truths: Vec<Truth>,
}

const SECONDS: usize = 1_200;

fn day(mix: Mix, seed: u64) -> Day {
    let mut dice = Dice(seed);
    let areas = (0..4)
        .map(|n| {
            let middle = moved((35.0, 40.0), dice.gauss() * 40_000.0, dice.gauss() * 40_000.0);
            star(&format!("area-{n}"), middle, 18_000.0, 30, &mut dice)
        })
        .collect();
    let mut day = Day { told: told(areas), observations: Vec::new(), truths: Vec::new() };
    for number in 0..24 {
        let speed = if number % 4 == 3 { 60.0 } else { 220.0 };
        let path = fly(&mut dice, speed);
        aircraft(&mut day, mix, 0x77_8000 + number, speed, path, &mut dice);
    }
    if matches!(mix, Mix::Hostile) {
        for number in 0..4 {
            spoof(&mut day, 0x77_8000 + number, &mut dice);
        }
        spotters(&mut day, &mut dice);
    }
    let copies: Vec<Observation> = day.observations.iter().step_by(9).copied().collect();
    day.observations.extend(copies);
    dice.shuffle(&mut day.observations);
    day
}

/// A path with slow turns, one place a second.
fn fly(dice: &mut Dice, speed_m_s: f64) -> Vec<(f64, f64)> {
    let mut here = moved((35.0, 40.0), dice.gauss() * 60_000.0, dice.gauss() * 60_000.0);
    let (mut heading, mut turn) = (dice.unit() * std::f64::consts::TAU, 0.0);
    (0..SECONDS)
        .map(|second| {
            if second % 120 == 0 {
                turn = dice.gauss() * 0.006;
            }
            heading += turn;
            here = moved(here, heading.cos() * speed_m_s, heading.sin() * speed_m_s);
            here
        })
        .collect()
}

fn noisy(at: (f64, f64), sigma_m: f64, dice: &mut Dice) -> (f64, f64) {
    moved(at, dice.gauss() * sigma_m, dice.gauss() * sigma_m)
}

fn aircraft(day: &mut Day, mix: Mix, bits: u32, speed: f64, path: Vec<(f64, f64)>, dice: &mut Dice) {
    let transmits = dice.below(5) > 0;
    let is_low = speed < 100.0;
    for (second, here) in path.iter().enumerate() {
        if transmits && second % 5 == 0 && dice.below(10) > 0 {
            let mut own = report(bits, second as f64, noisy(*here, 8.0, dice), Some(10.0));
            own.motion.ground_speed_mm_s = Some((speed * 1e3) as u32);
            day.observations.push(own);
        }
        // Low aircraft are below the radar's horizon for half of the time, in turns of two minutes.
        let is_seen = !is_low || second / 120 % 2 == 0;
        if !matches!(mix, Mix::SelfReports) && is_seen && second % 8 == 0 {
            let mut plot = by(
                report(bits, second as f64 + 0.3, noisy(*here, 60.0, dice), Some(60.0)),
                1,
                SourceClass::SecondaryRadar,
            );
            plot.ground = GroundState::Unknown;
            if !transmits {
                // A primary plot without a name.
                plot.class = SourceClass::PrimaryRadar;
                plot.identity = Default::default();
                plot.identity.sensor_track = Some(bits & 0xfff);
            }
            day.observations.push(plot);
        }
    }
    if dice.below(4) == 0 {
        let route = vec![path[0], path[300], path[600], path[900], path[SECONDS - 1]];
        day.told.notices.push(Notice {
            id: format!("N-{bits:x}"),
            kind: NoticeKind::A,
            given_by: GivenBy::Relaying,
            given_at: at(-90_000.0),
            cancelled_at: None,
            from: at(0.0),
            to: at(SECONDS as f64),
            exemption: Some(Exemption::Humanitarian),
            urgent: None,
            aircraft: Some(1),
            wing: None,
            route: route.into_iter().map(|(latitude, longitude)| place(latitude, longitude)).collect(),
            callsigns: Vec::new(),
            addresses: vec![hex(bits)],
            mode_a: Vec::new(),
            types: Vec::new(),
        });
    }
    day.truths.push(Truth { bits, path });
}

/// A transmitter somewhere says that an aircraft is over an area while it is elsewhere.
fn spoof(day: &mut Day, bits: u32, dice: &mut Dice) {
    let mut here = moved((35.0, 40.0), dice.gauss() * 30_000.0, dice.gauss() * 30_000.0);
    for second in (300..600).step_by(3) {
        day.observations.push(by(report(bits, f64::from(second) + 0.7, here, Some(3.0)), 2, SourceClass::SelfReport));
        here = moved(here, 600.0, 0.0);
    }
}

/// People who see aircraft, and are wrong about the place by kilometres, once in five times by many.
fn spotters(day: &mut Day, dice: &mut Dice) {
    for number in 0..40_u32 {
        let truth = &day.truths[dice.below(day.truths.len() as u64) as usize];
        let second = dice.below(SECONDS as u64) as usize;
        let error_m = if dice.below(5) == 0 { 9_000.0 } else { 2_000.0 };
        let mut seen =
            report(0, second as f64 + dice.gauss() * 120.0, noisy(truth.path[second], error_m, dice), Some(3_000.0));
        seen.identity = Default::default();
        seen.motion = Default::default();
        seen.altitude = None;
        seen.source = SourceId(3 + number % 2);
        seen.class = SourceClass::Human;
        seen.report = ReportKey::Numbered(u128::from(number));
        day.observations.push(seen);
    }
}

/// An event is true when an aircraft of its address, or any if it has none, was inside within the time, give or take ten seconds (five
/// minutes for what only people saw).
fn is_true(event: &Event, day: &Day) -> bool {
    let Some((_, area)) = day.told.areas.iter().find(|(_, area)| *area.digest() == event.version) else { return false };
    let slack = if event.witnesses.iter().all(|seen| seen.class == SourceClass::Human) { 300.0 } else { 10.0 };
    let second = |at: spacetime::Instant| at.since(crate::scene::at(0.0)).as_millis() as f64 / 1e3;
    let (from, to) = ((second(event.from) - slack).max(0.0) as usize, (second(event.to) + slack).max(0.0) as usize);
    day.truths.iter().any(|truth| {
        let named = event.track.address().is_none_or(|address| address.bits() == truth.bits);
        let stretch = truth.path.iter().take(to + 1).skip(from);
        named
            && stretch
                .into_iter()
                .any(|(latitude, longitude)| area.version().area.contains(place(*latitude, *longitude)))
    })
}

#[test]
fn grades_mean_what_they_say() {
    println!("mix            grade   events   true   per cent");
    for (mix, name) in [(Mix::SelfReports, "self-reports"), (Mix::WithRadar, "with radar"), (Mix::Hostile, "hostile")] {
        let mut table: BTreeMap<Location, (usize, usize)> = BTreeMap::new();
        let mut matched_without_notice = 0;
        for seed in 0..12 {
            let day = day(mix, seed);
            let findings = Watch::judge_all(day.told.clone(), day.observations.iter().copied());
            for event in &findings.events {
                let row = table.entry(event.location).or_default();
                row.0 += 1;
                row.1 += usize::from(is_true(event, &day));
                let named = event.track.address().map(|address| format!("N-{:x}", address.bits()));
                let has_notice = day.told.notices.iter().any(|notice| Some(&notice.id) == named.as_ref());
                matched_without_notice += usize::from(event.standing == Standing::Matched && !has_notice);
            }
        }
        for (grade, (events, right)) in &table {
            println!(
                "{name:<14} {:<7} {events:>6} {right:>6} {:>9.1}",
                grade.code(),
                *right as f64 * 100.0 / *events as f64
            );
        }
        assert_eq!(matched_without_notice, 0, "{name}: no flight is explained by a notice of another");
        // A forger who lets an absent aircraft fly without a contradiction is not found by its own word: that is what L4 is for, and why
        // self-reports alone promise less where there is spoofing.
        let promised = match mix {
            Mix::SelfReports | Mix::WithRadar => [(Location::L2, 90), (Location::L3, 99), (Location::L4, 99)],
            Mix::Hostile => [(Location::L2, 75), (Location::L3, 75), (Location::L4, 99)],
        };
        for (grade, least) in promised {
            if let Some((events, right)) = table.get(&grade) {
                assert!(right * 100 >= events * least, "{name}: {right} of {events} at {}", grade.code());
            }
        }
        assert!(table.values().map(|row| row.0).sum::<usize>() > 50, "{name}: {table:?}");
    }
}
