//! Hostile pairs: touching, empty, thin, nested, equal, and bounds to the instant.

use super::make::{
    always, at, band, circle, corner, corners, corridor, metres, msl, place, polygon, required, volume, window,
};
use crate::deconfliction::assess::answer_of_pieces;
use crate::deconfliction::piece::{lazy_pieces, pieces};
use crate::deconfliction::{Answer, Apart, Distance, Uncertainty, Which, assess};
use crate::volume::{Coordinate, Footprint, LegTiming, Provenance, Volume4D, VolumeError};
use crate::{
    Altitude, AltitudeBand, AreaProblem, HeightDoubt, LowerBound, Millimetres, Span, UpperBound, VerticalDatum,
    geodesic,
};
use proptest::prelude::*;
use std::vec;
use std::vec::Vec;

fn square(south: f64, west: f64, size: f64) -> Vec<(f64, f64)> {
    vec![(south, west), (south, west + size), (south + size, west + size), (south + size, west)]
}

fn distance(one: &Footprint, other: &Footprint) -> i64 {
    match assess(&always(one.clone()), &always(other.clone()), &required(0, 0, 0)).lateral.between_cores {
        Distance::Exact(distance) => distance.get(),
        Distance::AtLeast(_) => panic!("not measured"),
    }
}

#[test]
fn touching_equal_and_nested_areas_are_in_conflict() {
    let unit = polygon(&[&square(34.0, 39.0, 0.1)]);
    for (name, other) in [
        ("the same", unit.clone()),
        ("the same from another corner and the other way round", {
            let mut corners = square(34.0, 39.0, 0.1);
            corners.reverse();
            corners.rotate_left(2);
            polygon(&[&corners])
        }),
        ("a common edge", polygon(&[&[(34.0, 39.1), (34.1, 39.1), (34.05, 39.2)]])),
        ("a common corner", polygon(&[&square(34.1, 39.1, 0.1)])),
        ("inside", polygon(&[&square(34.04, 39.04, 0.01)])),
        ("about it", polygon(&[&square(33.0, 38.0, 2.0)])),
        ("a point inside", circle(34.05, 39.05, 0)),
        ("a point on a corner", circle(34.0, 39.0, 0)),
        ("a route through it", corridor(&[(34.05, 38.5), (34.05, 39.5)], 0)),
        ("a leg without length inside", corridor(&[(34.05, 39.05), (34.05, 39.05)], 0)),
        ("a sliver across it", polygon(&[&[(34.05, 38.9), (34.05, 39.3), (34.052, 39.1)]])),
    ] {
        assert_eq!(distance(&unit, &other), 0, "{name}");
        assert_eq!(
            assess(&always(unit.clone()), &always(other), &required(0, 0, 0)).answer,
            Answer::Conflict,
            "{name}"
        );
    }
}

#[test]
fn what_lies_in_a_hole_is_outside() {
    let ring = polygon(&[&square(34.0, 39.0, 1.0), &square(34.3, 39.3, 0.4)]);
    let inside = circle(34.5, 39.5, 0);
    let expected = geodesic::inverse(place(34.5, 39.5), place(34.5, 39.7)).distance_mm as i64;
    // The nearest edge is a meridian (0.2 degrees of longitude is less than of latitude); its foot is a little off the parallel.
    assert!((distance(&ring, &inside) - expected).abs() < 20_000, "{} {expected}", distance(&ring, &inside));
    assert_eq!(assess(&always(ring.clone()), &always(inside), &required(1_000, 0, 0)).answer, Answer::Separated);
    // An island in the hole of a ring within a ring.
    let island = polygon(&[&square(34.45, 39.45, 0.1)]);
    assert!(distance(&ring, &island) > 13_000_000);
    // On the edge of the hole it is in contact.
    assert_eq!(distance(&ring, &circle(34.3, 39.3, 0)), 0);
}

#[test]
fn polygons_that_meet_themselves_are_refused_and_never_repaired() {
    let bow = [(34.0, 39.0), (34.1, 39.1), (34.1, 39.0), (34.0, 39.1)];
    // A meridian is a geodesic, so this one goes back on itself.
    let spike = [(34.0, 39.0), (34.1, 39.0), (34.05, 39.0)];
    let refused = |rings: &[&[(f64, f64)]]| {
        let error = Footprint::polygon(rings.iter().map(|ring| corners(ring)).collect()).unwrap_err();
        let VolumeError::Area(error) = error else { panic!("{error:?}") };
        (error.place.ring, error.problem)
    };
    assert!(matches!(refused(&[&bow]), (0, AreaProblem::SelfIntersection { .. })));
    assert!(matches!(
        refused(&[&spike]),
        (0, AreaProblem::Spike | AreaProblem::ZeroArea | AreaProblem::SelfTouch { .. })
    ));
    assert_eq!(refused(&[&bow[..2]]), (0, AreaProblem::RingTooShort { corners: 2 }));
    assert_eq!(refused(&[]).1, AreaProblem::Empty);
    let doubled = [(34.0, 39.0), (34.0, 39.0), (34.1, 39.1), (34.1, 39.0)];
    assert_eq!(refused(&[&doubled]).1, AreaProblem::DuplicateCorner);
    let outer = square(34.0, 39.0, 1.0);
    assert_eq!(refused(&[&outer, &square(36.0, 39.0, 0.1)]), (1, AreaProblem::HoleOutside));
    assert!(matches!(
        refused(&[&outer, &square(34.1, 39.1, 0.5), &square(34.2, 39.2, 0.1)]),
        (2, AreaProblem::HoleInHole { ring: 1 })
    ));
    assert!(matches!(refused(&[&outer, &square(34.9, 39.9, 0.5)]).1, AreaProblem::RingsCross { .. }));
    // A hole that touches the outer ring in one corner.
    assert!(matches!(
        refused(&[&outer, &[(34.0, 39.0), (34.2, 39.3), (34.3, 39.2)]]).1,
        AreaProblem::RingsTouch { .. }
    ));
    assert_eq!(Footprint::circle(corner(80.0, 0.0), metres(1)), Err(VolumeError::NearPole { e7: 800_000_000 }));
    assert!(Footprint::circle(corner(0.0, 0.0), Millimetres::new(-1)).is_err());
    assert_eq!(Footprint::corridor(Vec::new(), metres(1)), Err(VolumeError::EmptyRoute));
}

#[test]
fn bounds_equal_to_the_instant_are_apart_and_a_millisecond_less_is_not() {
    let held = |from, to| Volume4D::new(circle(34.0, 39.0, 1_000), AltitudeBand::WHOLE, window(from, to)).unwrap();
    for (minutes, from, expected) in
        [(0, 60, Answer::Separated), (10, 70, Answer::Separated), (10, 69, Answer::Conflict)]
    {
        assert_eq!(
            assess(&held(0, 60), &held(from, 200), &required(0, 0, minutes)).answer,
            expected,
            "{minutes} {from}"
        );
    }
    let late = crate::Window::new(at(70).saturating_add(Span::from_millis(-1)), at(100)).unwrap();
    let late = Volume4D::new(circle(34.0, 39.0, 1_000), AltitudeBand::WHOLE, late).unwrap();
    let finding = assess(&held(0, 60), &late, &required(0, 0, 10));
    assert_eq!((finding.answer, finding.time.gap), (Answer::Conflict, Span::from_millis(599_999)));
    let finding = assess(&held(0, 60), &held(72, 100), &required(0, 0, 10));
    assert_eq!(finding.margins.time, Some(Span::from_minutes(2)));
    assert_eq!(finding.margins.kinds().collect::<Vec<_>>(), [Apart::Time]);
}

#[test]
fn levels_that_touch_are_in_conflict_and_a_minimum_that_is_met_is_enough() {
    let layer = |low, high| Volume4D::new(circle(34.0, 39.0, 1_000), band(low, high), window(0, 60)).unwrap();
    for (vertical, low, expected) in [
        (0, 1_000, Answer::Conflict),
        (0, 1_001, Answer::Separated),
        (300, 1_300, Answer::Separated),
        (300, 1_299, Answer::Conflict),
    ] {
        let finding = assess(&layer(0, 1_000), &layer(low, 5_000), &required(0, vertical, 0));
        assert_eq!(finding.answer, expected, "{vertical} {low}");
    }
}

#[test]
fn boxes_on_the_map_that_overlap_at_other_heights_are_apart_and_without_heights_are_not() {
    // A peer compares boxes on the map alone.
    let low = Volume4D::new(circle(34.0, 39.0, 5_000), band(0, 1_000), window(0, 60)).unwrap();
    let high = Volume4D::new(circle(34.0, 39.0, 5_000), band(4_000, 5_000), window(0, 60)).unwrap();
    let without = Volume4D::new(circle(34.0, 39.0, 5_000), AltitudeBand::WHOLE, window(0, 60)).unwrap();
    assert_eq!(assess(&low, &high, &required(0, 300, 0)).answer, Answer::Separated);
    assert_eq!(assess(&low, &without, &required(0, 300, 0)).answer, Answer::Conflict);
    assert_eq!(assess(&high, &without, &required(0, 300, 0)).answer, Answer::Conflict);
}

#[test]
fn heights_over_different_surfaces_widen_and_say_so() {
    let level = |mm: i64, datum| Altitude::new(Millimetres::new(mm), datum).unwrap();
    let held = |lower, upper| {
        Volume4D::new(circle(34.0, 39.0, 1_000), AltitudeBand::new(lower, upper).unwrap(), window(0, 60)).unwrap()
    };
    let up_to = |top| held(LowerBound::Surface, UpperBound::At(top));
    let from = |bottom| held(LowerBound::At(bottom), UpperBound::Unlimited);
    let flight_level = |mm| level(mm, VerticalDatum::FlightLevel);
    // 86 m on paper, and the weather may take more.
    let finding = assess(&up_to(msl(5_400)), &from(flight_level(5_486_400)), &required(0, 0, 0));
    assert_eq!(finding.answer, Answer::Marginal);
    assert!(matches!(
        finding.dominant,
        Uncertainty::Height(HeightDoubt::AirTemperature | HeightDoubt::SeaLevelPressure)
    ));
    let lifted = finding.clearing.unwrap().lower.unwrap();
    let below = up_to(level(5_400_000 - lifted.get(), msl(0).datum()));
    assert_eq!(assess(&below, &from(flight_level(5_486_400)), &required(0, 0, 0)).answer, Answer::Separated);
    assert_eq!(
        assess(&up_to(msl(1_000)), &from(flight_level(5_486_400)), &required(0, 300, 0)).answer,
        Answer::Separated
    );
    // Overlap beyond every doubt.
    assert_eq!(assess(&up_to(msl(9_000)), &from(flight_level(5_486_400)), &required(0, 0, 0)).answer, Answer::Conflict);
    // Levels among each other are counted in levels.
    let (low, high) = (up_to(flight_level(5_486_400)), from(flight_level(5_791_200)));
    assert_eq!(assess(&low, &high, &required(0, 304, 0)).answer, Answer::Separated);
    // Heights above ground over ground that nobody stated are apart at one place and perhaps not at the next.
    let above_ground = |mm| level(mm, VerticalDatum::Agl);
    let finding = assess(&up_to(above_ground(150_000)), &from(above_ground(600_000)), &required(0, 300, 0));
    assert_eq!((finding.answer, finding.dominant), (Answer::Marginal, Uncertainty::Height(HeightDoubt::Ground)));
    let finding = assess(&up_to(above_ground(600_000)), &from(above_ground(150_000)), &required(0, 300, 0));
    assert_eq!(finding.answer, Answer::Conflict);
}

/// What is stated of the surroundings is nothing, and the sea is known all the same: by the committed grid of the geoid, where it reaches.
#[test]
fn the_geoid_tells_the_sea_from_the_ellipsoid_where_its_grid_reaches() {
    let above_ellipsoid = Altitude::new(Millimetres::new(5_060_000), VerticalDatum::Ellipsoid).unwrap();
    let assessed = |latitude, longitude| {
        let held = |lower, upper| {
            let band = AltitudeBand::new(lower, upper).unwrap();
            Volume4D::new(circle(latitude, longitude, 1_000), band, window(0, 60)).unwrap()
        };
        let below = held(LowerBound::Surface, UpperBound::At(msl(5_000)));
        assess(&below, &held(LowerBound::At(above_ellipsoid), UpperBound::Unlimited), &required(0, 30, 0))
    };
    // 5,000 m above the sea are some 5,020 m above the ellipsoid there.
    let here = assessed(34.0, 39.0);
    let (least, most) = (here.height.least.unwrap().get(), here.height.most.unwrap().get());
    assert!(30_000 <= least && most <= 50_000 && most - least < 2_000, "{least} {most}");
    assert_eq!(here.answer, Answer::Separated);
    let elsewhere = assessed(0.0, -30.0);
    assert_eq!(
        (elsewhere.answer, elsewhere.dominant),
        (Answer::Marginal, Uncertainty::Height(HeightDoubt::GeoidUnknown))
    );
}

#[test]
fn a_coordinate_of_unknown_origin_turns_clear_into_marginal_and_is_named() {
    let known = always(circle(34.0, 39.0, 1_000));
    let doubtful = |provenance| {
        // 2 km of radii, 5 km of rule and 100 m more.
        let there = geodesic::direct(place(34.0, 39.0), geodesic::Azimuth::from_e7(900_000_000).unwrap(), 7_100_000);
        always(Footprint::circle(Coordinate::new(there, provenance), metres(1_000)).unwrap())
    };
    let at_rule = |volume| assess(&known, &volume, &required(5_000, 0, 0));
    assert_eq!(at_rule(doubtful(Provenance::Digital)).answer, Answer::Separated);
    let finding = at_rule(doubtful(Provenance::Unknown));
    assert_eq!(finding.answer, Answer::Marginal);
    assert_eq!(finding.dominant, Uncertainty::Provenance(Which::Second, Provenance::Unknown));
    // A cell of MGRS of 1 km: its half-diagonal is added.
    let cell = Coordinate::of_cell(
        geodesic::direct(place(34.0, 39.0), geodesic::Azimuth::from_e7(900_000_000).unwrap(), 7_100_000),
        Provenance::Digital,
        Millimetres::new(707_107),
    )
    .unwrap();
    let finding = at_rule(always(Footprint::circle(cell, metres(1_000)).unwrap()));
    assert_eq!((finding.answer, finding.dominant), (Answer::Marginal, Uncertainty::Cell(Which::Second)));
}

#[test]
fn a_circle_is_round_where_a_polygon_inside_it_would_miss_the_conflict() {
    // A 20-gon inside a circle of 10 km leaves up to 123 m of it uncovered.
    let circle = always(circle(34.0, 39.0, 10_000));
    let just_inside = geodesic::direct(place(34.0, 39.0), geodesic::Azimuth::from_e7(90_000_000).unwrap(), 9_999_000);
    let point = always(Footprint::circle(Coordinate::new(just_inside, Provenance::Defined), metres(0)).unwrap());
    assert_eq!(assess(&circle, &point, &required(0, 0, 0)).answer, Answer::Conflict);
    let just_outside = geodesic::direct(place(34.0, 39.0), geodesic::Azimuth::from_e7(90_000_000).unwrap(), 10_000_100);
    let point = always(Footprint::circle(Coordinate::new(just_outside, Provenance::Defined), metres(0)).unwrap());
    assert_eq!(assess(&circle, &point, &required(0, 0, 0)).answer, Answer::Separated);
}

#[test]
fn a_route_timed_by_legs_blocks_only_where_it_is() {
    let route = [(34.0, 39.0), (34.0, 39.5), (34.0, 40.0)];
    let timed = |per_mille| {
        let windows = vec![window(0, 10), window(10, 20)];
        Volume4D::phased(corridor(&route, 1_000), AltitudeBand::WHOLE, LegTiming::new(windows, per_mille).unwrap())
            .unwrap()
    };
    let held = |longitude, from, to| {
        Volume4D::new(circle(34.0, longitude, 1_000), AltitudeBand::WHOLE, window(from, to)).unwrap()
    };
    assert_eq!(assess(&timed(0), &held(39.9, 0, 10), &required(0, 0, 0)).answer, Answer::Separated);
    let finding = assess(&timed(0), &held(39.9, 15, 18), &required(0, 0, 0));
    assert_eq!(finding.answer, Answer::Conflict);
    assert_eq!(finding.approach.unwrap().first_leg, Some(2));
    // Ten per cent of speed is two minutes at the end: the gap of one is in doubt.
    let finding = assess(&timed(100), &held(39.9, 21, 30), &required(0, 0, 0));
    assert_eq!((finding.answer, finding.dominant), (Answer::Marginal, Uncertainty::Speed));
    // Held as a whole, the far end is blocked from the start.
    let whole = Volume4D::new(corridor(&route, 1_000), AltitudeBand::WHOLE, window(0, 20)).unwrap();
    assert_eq!(assess(&whole, &held(39.9, 0, 10), &required(0, 0, 0)).answer, Answer::Conflict);
}

#[test]
fn the_shift_that_is_named_clears_and_a_smaller_one_does_not() {
    let here =
        |from: i64, to: i64| Volume4D::new(circle(34.0, 39.0, 1_000), band(1_000, 2_000), window(from, to)).unwrap();
    let finding = assess(&here(0, 60), &here(30, 90), &required(1_000, 300, 10));
    let clearing = finding.clearing.unwrap();
    assert_eq!((clearing.later, clearing.earlier), (Span::from_minutes(100), Span::from_minutes(40)));
    assert_eq!((clearing.higher, clearing.lower), (Some(metres(1_300)), Some(metres(1_300))));
    let answer = |one: &Volume4D| assess(one, &here(30, 90), &required(1_000, 300, 10)).answer;
    assert_eq!((answer(&here(100, 160)), answer(&here(99, 159))), (Answer::Separated, Answer::Conflict));
    assert_eq!((answer(&here(-40, 20)), answer(&here(-39, 21))), (Answer::Separated, Answer::Conflict));
    let lifted =
        |by: i64| Volume4D::new(circle(34.0, 39.0, 1_000), band(1_000 + by, 2_000 + by), window(0, 60)).unwrap();
    assert_eq!((answer(&lifted(1_300)), answer(&lifted(1_299))), (Answer::Separated, Answer::Conflict));
    // From the ground without end no height clears.
    let clearing =
        assess(&always(circle(34.0, 39.0, 1)), &always(circle(34.0, 39.0, 1)), &required(0, 0, 0)).clearing.unwrap();
    assert_eq!((clearing.higher, clearing.lower), (None, None));
}

#[test]
fn the_shift_that_is_named_clears_whichever_volume_is_shifted() {
    // The air between a flight level and a height above the sea is less sure the higher it is: lifting the one and lowering the other
    // by the same are not the same. Found by the fuzz target of volumes.
    let held = |bottom: i64, top: i64, datum: VerticalDatum| {
        let level = |mm: i64| Altitude::new(Millimetres::new(mm), datum).unwrap();
        let band = AltitudeBand::new(LowerBound::At(level(bottom)), UpperBound::At(level(top))).unwrap();
        Volume4D::new(circle(34.0, 39.0, 1_000), band, window(0, 60)).unwrap()
    };
    let by_level = |by: i64| held(4_572_000 + by, 5_486_400 + by, VerticalDatum::FlightLevel);
    let by_sea = |by: i64| held(3_000_000 + by, 5_500_000 + by, msl(0).datum());
    let rule = required(0, 300, 0);
    let (there, back) = (assess(&by_level(0), &by_sea(0), &rule), assess(&by_sea(0), &by_level(0), &rule));
    assert_eq!(there.clone().mirrored(), back);
    let clearing = there.clearing.unwrap();
    let (higher, lower) = (clearing.higher.unwrap().get(), clearing.lower.unwrap().get());
    for (level, sea) in [(higher, 0), (0, -higher), (-lower, 0), (0, lower)] {
        assert_eq!(assess(&by_level(level), &by_sea(sea), &rule).answer, Answer::Separated, "{level} {sea}");
    }
}

#[test]
fn the_antimeridian_and_far_pairs_are_measured_or_bounded() {
    let (west, east) = (always(circle(20.0, 179.99, 0)), always(circle(20.0, -179.99, 0)));
    let finding = assess(&west, &east, &required(0, 0, 0));
    let expected = geodesic::inverse(place(20.0, 179.99), place(20.0, -179.99)).distance_mm as i64;
    assert_eq!(finding.lateral.between_cores, Distance::Exact(Millimetres::new(expected)));
    let far = assess(&always(circle(34.0, 39.0, 0)), &always(circle(-34.0, -100.0, 0)), &required(0, 0, 0));
    let Distance::AtLeast(bound) = far.lateral.between_cores else { panic!("measured") };
    assert!(bound.get() > 10_000_000_000 && far.answer == Answer::Separated);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn who_is_first_makes_no_difference_to_the_last_bit(one in volume(), other in volume(), lateral in 0_i64..8_000) {
        let rule = required(lateral, 300, 10);
        prop_assert_eq!(assess(&one, &other, &rule), assess(&other, &one, &rule).mirrored());
    }

    #[test]
    fn the_fast_answer_is_the_answer_of_the_evidence(one in volume(), other in volume(), lateral in 0_i64..8_000, vertical in 0_i64..2_000) {
        let rule = required(lateral, vertical, 30);
        let mut worst = Answer::Separated;
        for mine in lazy_pieces(&one) {
            for theirs in pieces(&other) {
                worst = worst.max(answer_of_pieces(&mine, &theirs, rule.minimum()));
            }
        }
        prop_assert_eq!(assess(&one, &other, &rule).answer, worst);
    }

    #[test]
    fn the_fast_answer_agrees_within_millimetres_of_the_limit(one in volume(), other in volume(), off_mm in -40_i64..40) {
        // The limit is laid where the distance is, so that every case is a near one.
        let measured = assess(&one, &other, &required(0, 0, 0)).lateral;
        let limit_mm = measured.between_cores.least().get() - measured.radii.get() + off_mm;
        prop_assume!((0..100_000_000).contains(&limit_mm));
        let minimum = crate::deconfliction::Minimum::new(Millimetres::new(limit_mm), metres(20_000), Span::from_days(1)).unwrap();
        let rule = crate::deconfliction::SeparationRules::new("t", minimum, vec![]).unwrap().required(&[], &[]);
        let worst = lazy_pieces(&one)
            .flat_map(|mine| pieces(&other).iter().map(|theirs| answer_of_pieces(&mine, theirs, rule.minimum())).collect::<Vec<_>>())
            .max()
            .unwrap();
        prop_assert_eq!(assess(&one, &other, &rule).answer, worst);
    }

    #[test]
    fn growing_a_radius_never_loosens_an_answer(one in volume(), latitude in 34.0_f64..34.6, longitude in 38.8_f64..39.4, radius in 0_i64..9_000) {
        let rule = required(2_000, 300, 10);
        let with = |radius| Volume4D::new(circle(latitude, longitude, radius), band(0, 9_000), window(0, 400)).unwrap();
        prop_assert!(assess(&one, &with(radius + 1_000), &rule).answer >= assess(&one, &with(radius), &rule).answer);
    }
}
