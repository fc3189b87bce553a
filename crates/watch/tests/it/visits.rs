//! Visits: in, out, across, low, landed, and what is no visit.

use crate::scene::*;
use spacetime::Span;
use spacetime::observation::{GroundState, SourceClass};
use watch::engine::{Findings, Watch};
use watch::grade::{Identity, Location, Standing};
use watch::leg::LegKind;
use watch::visit::Ended;

/// An area of some 44 by 44 km.
fn area() -> watch::area::AreaVersion {
    square("alpha", (35.0, 40.0, 35.4, 40.5))
}

fn judged(observations: Vec<spacetime::observation::Observation>) -> Findings {
    Watch::judge_all(told(vec![area()]), observations)
}

#[test]
fn a_flight_through_an_area_is_one_event_that_says_when_and_how_surely() {
    let found = judged(flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100));
    assert_eq!(found.events.len(), 1, "{found:#?}");
    let event = &found.events[0];
    assert_eq!((event.leg, event.location, event.identity), (LegKind::Inside, Location::L3, Identity::I2));
    assert_eq!((event.standing, event.ended), (Standing::Candidate, Ended::Left));
    // 0.2 degrees at 250 m/s: 72.9 s to the western side.
    assert_eq!(event.from, at(75.0));
    assert_eq!(event.id, event.content_digest());
    assert!(event.flags.iter().next().is_none());
}

#[test]
fn a_flight_beside_an_area_is_no_event() {
    let found = judged(flight(0x77_8001, (34.98, 39.8), (0.0, 250.0), 5.0, 100));
    assert!(found.events.is_empty());
}

#[test]
fn a_crossing_between_two_reports_is_found_by_its_chord() {
    // Across the south-western corner, in one leg of ten seconds.
    let found = judged(flight(0x77_8001, (35.02, 39.975), (-250.0, 250.0), 12.0, 2));
    assert!(found.events.len() <= 1);
    let narrow = square("narrow", (35.0, 40.0, 35.4, 40.01));
    let found = Watch::judge_all(told(vec![narrow]), flight(0x77_8001, (35.2, 39.99), (0.0, 250.0), 10.0, 4));
    assert_eq!(found.events.len(), 1, "{found:#?}");
    assert_eq!(found.events[0].leg, LegKind::Necessary);
    assert_eq!(found.events[0].location, Location::L2);
    let corner = square("corner", (35.2, 40.0, 35.21, 40.01));
    let leg = flight(0x77_8001, (35.205, 39.99), (0.0, 250.0), 10.0, 2);
    let found = Watch::judge_all(told(vec![corner]), leg);
    assert_eq!(found.events.len(), 1, "{found:#?}");
    assert_eq!(found.events[0].leg, LegKind::Chord);
}

#[test]
fn what_was_only_possible_is_counted_as_coverage_and_held_against_nobody() {
    let beside = flight(0x77_8001, (34.997, 40.1), (0.0, 250.0), 50.0, 3);
    let found = judged(beside);
    assert!(found.events.is_empty());
    assert!(found.possible_only.get("alpha").is_some_and(|count| *count > 0));
}

#[test]
fn a_leg_longer_than_a_minute_is_a_gap_and_shows_nothing() {
    let narrow = square("narrow", (35.0, 40.0, 35.4, 40.01));
    let found = Watch::judge_all(told(vec![narrow]), flight(0x77_8001, (35.2, 39.9), (0.0, 250.0), 70.0, 3));
    assert!(found.events.is_empty());
}

#[test]
fn what_stands_on_the_ground_is_no_flight_and_landing_ends_a_visit() {
    let mut taxiing = flight(0x77_8001, (35.2, 40.2), (0.0, 8.0), 5.0, 40);
    for report in &mut taxiing {
        report.ground = GroundState::OnGround;
        report.motion.ground_speed_mm_s = Some(8_000);
    }
    assert!(judged(taxiing).events.is_empty());
    let mut landing = flight(0x77_8001, (35.2, 40.2), (0.0, 60.0), 5.0, 40);
    for report in landing.iter_mut().skip(20) {
        report.ground = GroundState::OnGround;
    }
    let found = judged(landing);
    assert_eq!(found.events.len(), 1);
    assert_eq!((found.events[0].ended, found.events[0].to), (Ended::Landed, at(95.0)));
}

#[test]
fn each_version_of_an_area_judges_its_own_time() {
    let mut first = area();
    first.valid_to = Some(at(150.0));
    let mut second = area();
    second.valid_from = Some(at(150.0));
    second.area = square("alpha", (37.0, 40.0, 37.4, 40.5)).area;
    let path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    let found = Watch::judge_all(told(vec![first.clone(), second]), path.clone());
    assert_eq!(found.events.len(), 1);
    assert_eq!(found.events[0].ended, Ended::VersionEnded);
    assert!(found.events[0].to < at(150.0));
    // A version that ended before the flight judges nothing.
    first.valid_to = Some(at(-10.0));
    assert!(Watch::judge_all(told(vec![first]), path).events.is_empty());
}

#[test]
fn heights_are_held_to_the_limits_with_their_doubt() {
    let path = || flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    let limited = |floor, ceiling| {
        let mut limited = area();
        (limited.floor_m, limited.ceiling_m) = (floor, ceiling);
        Watch::judge_all(told(vec![limited]), path())
    };
    // The reports say 3,000 m by pressure.
    assert!(limited(None, Some(2_000)).events.is_empty(), "1,000 feet of pressure do not reach");
    assert_eq!(limited(None, Some(5_000)).events[0].location, Location::L3);
    assert_eq!(limited(None, Some(3_100)).events[0].location, Location::L1, "it may have been above");
    let mut silent = path();
    silent.iter_mut().for_each(|report| report.altitude = None);
    let mut ceiling = area();
    ceiling.ceiling_m = Some(2_000);
    assert_eq!(Watch::judge_all(told(vec![ceiling]), silent).events[0].location, Location::L1);
}

#[test]
fn an_independent_sensor_corroborates_and_a_second_receiver_does_not() {
    let path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    let mut heard_twice = path.clone();
    heard_twice.extend(path.iter().map(|report| by(*report, 1, SourceClass::SelfReport)));
    let found = judged(heard_twice);
    assert_eq!((found.events.len(), found.events[0].location), (1, Location::L3));
    assert_eq!(found.reports, 100, "one report however many carried it");
    let mut with_radar = path.clone();
    with_radar.extend(path.iter().map(|report| by(*report, 1, SourceClass::SecondaryRadar)));
    let found = judged(with_radar);
    assert_eq!((found.events.len(), found.events[0].location), (1, Location::L4));
}

#[test]
fn a_primary_radar_without_names_joins_the_one_track_that_it_fits() {
    let path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
    let mut all = path.clone();
    all.extend(path.iter().map(|report| {
        let mut plot = by(*report, 1, SourceClass::PrimaryRadar);
        plot.identity = Default::default();
        plot.place.as_mut().unwrap().sigma_mm = Some(100_000);
        plot
    }));
    let found = judged(all);
    assert_eq!(found.events.len(), 1, "{:#?}", found.events);
    assert_eq!(found.events[0].location, Location::L4);
}

#[test]
fn one_person_makes_a_possibility_and_two_make_it_probable() {
    let spotted = |source: u32, seconds: f64| {
        let mut seen = report(0, seconds, (35.2, 40.25), Some(3_000.0));
        seen.identity = Default::default();
        seen.source = spacetime::observation::SourceId(source);
        seen.class = SourceClass::Human;
        seen.report = spacetime::observation::ReportKey::Numbered(u128::from(source));
        seen
    };
    let found = judged(vec![spotted(0, 10.0)]);
    assert_eq!((found.events.len(), found.events[0].location), (1, Location::L1));
    assert_eq!(found.events[0].standing, Standing::WatchList);
    assert_eq!(watch::release::release(&found.events[0], &Default::default()), watch::release::Release::HumanAlone);
    let path = flight(0x77_8001, (35.2, 40.1), (0.0, 250.0), 5.0, 30);
    let mut both = path;
    both.push(spotted(1, 60.0));
    let found = judged(both);
    assert_eq!(found.events.len(), 1, "what a person saw joins the track that it fits");
    let after = watch::release::release(&found.events[0], &Default::default());
    let a_day = found.events[0].to.saturating_add(Span::from_hours(24));
    assert_eq!(after, watch::release::Release::From { at: a_day, grid_e7: 1_000_000 });
}

#[test]
fn nothing_is_shown_before_the_release_delay() {
    let found = judged(flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100));
    let (event, config) = (&found.events[0], Default::default());
    let delay = Span::from_minutes(30);
    assert!(!watch::release::may_be_shown(event, event.to, &config));
    assert!(watch::release::may_be_shown(event, event.to.saturating_add(delay), &config));
}

#[test]
fn the_grid_answers_as_the_exact_test_does() {
    let mut dice = Dice(5);
    let areas: Vec<_> = (0..4).map(|n| star(&format!("s{n}"), (35.0, 40.0), 40_000.0, 60, &mut dice)).collect();
    let book = watch::area::AreaBook::new(areas);
    for _ in 0..20_000 {
        let (latitude, longitude) = moved((35.0, 40.0), dice.gauss() * 30_000.0, dice.gauss() * 30_000.0);
        let at = place(latitude, longitude);
        for (_, area) in book.iter() {
            let exact = area.version().area.contains(at);
            let (answer, far) = match area.near(at) {
                watch::area::Near::Inside => (true, true),
                watch::area::Near::Outside => (false, true),
                watch::area::Near::Edge(depth) => (depth >= 0, false),
            };
            assert_eq!(answer, exact, "{at}");
            if far {
                assert!(area.signed_mm(at).abs() >= watch::area::MARGIN_MM, "{at}: {}", area.signed_mm(at));
            }
        }
    }
}

#[test]
fn a_crossing_is_held_to_the_heights_of_both_its_ends() {
    let mut narrow = square("narrow", (35.0, 40.0, 35.4, 40.01));
    narrow.ceiling_m = Some(2_000);
    let path = |heights_m: [i32; 2]| {
        let mut path = flight(0x77_8001, (35.2, 39.99), (0.0, 250.0), 10.0, 2);
        for (report, height_m) in path.iter_mut().zip(heights_m) {
            report.altitude.as_mut().unwrap().altitude_mm = height_m * 1_000;
        }
        Watch::judge_all(told(vec![narrow.clone()]), path)
    };
    assert_eq!(path([1_000, 1_000]).events.len(), 1, "below the ceiling on both sides");
    // Beyond doubt above it at one end: it may have sunk before or after.
    for heights_m in [[4_000, 1_000], [1_000, 4_000]] {
        let found = path(heights_m);
        assert!(found.events.is_empty(), "{heights_m:?}: {found:#?}");
        assert_eq!(found.possible_only.get("narrow"), Some(&1), "{heights_m:?}");
    }
    let found = path([4_000, 4_000]);
    assert!(found.events.is_empty() && found.possible_only.is_empty());
    // Perhaps above it at the first end: possible at most.
    assert_eq!(path([1_900, 1_000]).events[0].location, Location::L1);
}
