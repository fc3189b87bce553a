//! The twin: every volume as a dense cloud of places along geodesics, compared place by place with `geodesic::inverse`. It shares with the
//! engine neither plane nor predicate nor index; it is slow, and right to its step.

use super::make::{footprint, required, volume};
use crate::deconfliction::{Answer, Distance, assess};
use crate::volume::{Core, Footprint, Timing, Volume4D};
use crate::{AltitudeBand, LowerBound, Position, Span, UpperBound, Window, geodesic};
use proptest::prelude::*;
use std::vec::Vec;

/// Places along the edges, no further apart than so much, metres.
const STEP_M: f64 = 250.0;

fn along(from: Position, to: Position) -> Vec<Position> {
    let path = geodesic::inverse(from, to);
    let steps = (path.distance_mm as f64 / 1e3 / STEP_M).ceil().max(1.0) as u64;
    (0..=steps).map(|step| geodesic::direct(from, path.azimuth_from, path.distance_mm * step / steps)).collect()
}

/// The rings of a core, or its line, as dense chains.
fn chains(footprint: &Footprint) -> Vec<Vec<Position>> {
    let positions =
        |chain: &[crate::volume::Coordinate]| -> Vec<Position> { chain.iter().map(|c| c.position()).collect() };
    let dense = |chain: Vec<Position>| -> Vec<Position> {
        if chain.len() == 1 {
            return chain;
        }
        chain.windows(2).flat_map(|pair| along(pair[0], pair[1])).collect()
    };
    match footprint.core() {
        Core::Point(point) => std::vec![std::vec![point.position()]],
        Core::Route(route) => std::vec![dense(positions(route))],
        Core::Area(rings) => rings
            .iter()
            .map(|ring| {
                let mut closed = positions(ring);
                closed.push(closed[0]);
                dense(closed)
            })
            .collect(),
    }
}

/// Even-odd over the dense rings in degrees: between neighbours the difference from a geodesic is millimetres.
fn holds(rings: &[Vec<Position>], point: Position) -> bool {
    let (x, y) = (f64::from(point.longitude().as_e7()), f64::from(point.latitude().as_e7()));
    let mut inside = false;
    for ring in rings {
        for pair in ring.windows(2) {
            let (x1, y1) = (f64::from(pair[0].longitude().as_e7()), f64::from(pair[0].latitude().as_e7()));
            let (x2, y2) = (f64::from(pair[1].longitude().as_e7()), f64::from(pair[1].latitude().as_e7()));
            if (y1 > y) != (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) {
                inside = !inside;
            }
        }
    }
    inside
}

fn is_area(footprint: &Footprint) -> bool {
    matches!(footprint.core(), Core::Area(_))
}

/// Between the cores, metres: too large by at most a step.
fn distance_m(one: &Footprint, other: &Footprint) -> f64 {
    let (one_chains, other_chains) = (chains(one), chains(other));
    let first = |chains: &[Vec<Position>]| chains[0][0];
    if (is_area(one) && holds(&one_chains, first(&other_chains)))
        || (is_area(other) && holds(&other_chains, first(&one_chains)))
    {
        return 0.0;
    }
    let mut best_mm = u64::MAX;
    for a in one_chains.iter().flatten() {
        for b in other_chains.iter().flatten() {
            // A cheap bound in degrees first: a degree of latitude is at least 110.5 km.
            let north_mm = (i64::from(a.latitude().as_e7()) - i64::from(b.latitude().as_e7())).unsigned_abs() * 11;
            if north_mm < best_mm {
                best_mm = best_mm.min(geodesic::inverse(*a, *b).distance_mm);
            }
        }
    }
    best_mm as f64 / 1e3
}

/// The parts of a volume: core, window, by how much the window is uncertain.
fn parts(volume: &Volume4D) -> Vec<(Footprint, Window, Span)> {
    let radius = volume.footprint().radius();
    match (volume.footprint().core(), volume.timing()) {
        (Core::Route(route), Timing::Legs(legs)) => route
            .windows(2)
            .zip(legs.windows())
            .map(|(leg, window)| {
                (Footprint::corridor(leg.to_vec(), radius).unwrap(), *window, legs.uncertainty(*window))
            })
            .collect(),
        (_, Timing::Whole(window)) => std::vec![(volume.footprint().clone(), *window, Span::ZERO)],
        (_, Timing::Legs(_)) => unreachable!(),
    }
}

fn heights(band: AltitudeBand) -> (i64, i64) {
    let low = match band.lower() {
        LowerBound::At(altitude) => altitude.millimetres().get(),
        LowerBound::Surface => i64::MIN / 4,
    };
    let high = match band.upper() {
        UpperBound::At(altitude) => altitude.millimetres().get(),
        UpperBound::Unlimited => i64::MAX / 4,
    };
    (low, high)
}

/// The answer, or nothing where the step of the twin cannot tell.
fn answer(one: &Volume4D, other: &Volume4D, lateral_m: i64, vertical_m: i64, minutes: i64) -> Option<Answer> {
    let mut worst = Answer::Separated;
    for (one_core, one_window, one_sigma) in parts(one) {
        for (other_core, other_window, other_sigma) in parts(other) {
            let grown_ms = minutes * 60_000;
            let sigma_ms = one_sigma.as_millis() + other_sigma.as_millis();
            let overlaps = |grown: i64| {
                one_window.from().as_millis() < other_window.to().as_millis() + grown
                    && other_window.from().as_millis() < one_window.to().as_millis() + grown
            };
            let ((low, high), (other_low, other_high)) = (heights(one.band()), heights(other.band()));
            let meets = if vertical_m == 0 {
                low <= other_high && other_low <= high
            } else {
                low < other_high + vertical_m * 1_000 && other_low < high + vertical_m * 1_000
            };
            if !overlaps(grown_ms + sigma_ms) || !meets {
                continue;
            }
            let limit_m =
                (one.footprint().radius().get() + other.footprint().radius().get()) as f64 / 1e3 + lateral_m as f64;
            let distance_m = distance_m(&one_core, &other_core);
            // Two clouds of half a step each; the true distance lies between.
            if distance_m > limit_m - 0.1 && distance_m < limit_m + STEP_M {
                return None;
            }
            if distance_m <= limit_m {
                worst = worst.max(if overlaps(grown_ms) { Answer::Conflict } else { Answer::Marginal });
            }
        }
    }
    Some(worst)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_engine_measures_what_the_twin_measures(one in footprint(), other in footprint()) {
        let (one_volume, other_volume) = (super::make::always(one.clone()), super::make::always(other.clone()));
        let finding = assess(&one_volume, &other_volume, &required(0, 0, 0));
        let Distance::Exact(found) = finding.lateral.between_cores else { panic!("not measured") };
        let (found_m, twin_m) = (found.get() as f64 / 1e3, distance_m(&one, &other));
        // The twin's clouds are no nearer than the cores, and no further than a step.
        prop_assert!(found_m <= twin_m + 0.02, "{found_m} {twin_m}");
        prop_assert!(found_m >= twin_m - STEP_M, "{found_m} {twin_m}");
        let approach = finding.approach.unwrap();
        let ends_mm = geodesic::inverse(approach.first, approach.second).distance_mm as i64;
        prop_assert!((ends_mm - found.get()).abs() <= 20, "{ends_mm} {}", found.get());
    }

    #[test]
    fn the_engine_answers_what_the_twin_answers(one in volume(), other in volume(), lateral in 0_i64..6_000, vertical in 0_i64..600, minutes in 0_i64..20) {
        let finding = assess(&one, &other, &required(lateral, vertical, minutes));
        if let Some(expected) = answer(&one, &other, lateral, vertical, minutes) {
            prop_assert_eq!(finding.answer, expected);
        }
    }
}
