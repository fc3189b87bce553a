//! Operations on areas against their identities and against asking point by point.

use super::{area, outlines, position, ring, star};
use crate::area::{Area, AreaLimits, Operation};
use crate::plane::Side;
use crate::{LatLonBox, Position, geodesic};
use proptest::prelude::*;
use std::vec;
use std::vec::Vec;

const ALL: [Operation; 4] =
    [Operation::Union, Operation::Intersection, Operation::Difference, Operation::SymmetricDifference];

/// How far measures may be off: two hundredths of a metre of snapping and rounding along all boundaries, and the rounding of sums.
fn slack_m2(one: &Area, other: &Area) -> f64 {
    (one.perimeter_mm() + other.perimeter_mm()) as f64 / 1e3 * 0.03 + 4.0
}

fn check_identities(one: &Area, other: &Area) {
    let [union, intersection, difference, symmetric] = ALL.map(|operation| one.combined(operation, other).unwrap());
    let [a, b, both, common, first, either] =
        [one, other, &union, &intersection, &difference, &symmetric].map(|area| area.area_m2() as f64);
    let slack = slack_m2(one, other);
    for (name, off) in [
        ("|A| + |B| = |A or B| + |A and B|", a + b - both - common),
        ("|A xor B| = |A or B| - |A and B|", either - both + common),
        ("|A less B| = |A| - |A and B|", first - a + common),
    ] {
        assert!(off.abs() <= slack, "{name}: off by {off} m2, {slack} allowed");
    }
}

/// Points that lie clear of both boundaries are in the result exactly if the operation says so.
fn check_points(one: &Area, other: &Area, points: impl Iterator<Item = Position>) -> usize {
    let results = ALL.map(|operation| (operation, one.combined(operation, other).unwrap()));
    let mut asked = 0;
    for point in points {
        let near = |area: &Area| area.nearest_m(point).is_some_and(|distance_m| distance_m < 0.2);
        if near(one) || near(other) {
            continue;
        }
        asked += 1;
        let (a, b) = (one.contains(point), other.contains(point));
        for (operation, result) in &results {
            let expected = match operation {
                Operation::Union => a || b,
                Operation::Intersection => a && b,
                Operation::Difference => a && !b,
                Operation::SymmetricDifference => a != b,
            };
            assert_eq!(result.contains(point), expected, "{operation:?} at {point}");
        }
    }
    asked
}

fn grid(steps: i32, reach_e7: i32) -> impl Iterator<Item = Position> {
    (-steps..=steps).flat_map(move |north| {
        (-steps..=steps).map(move |east| {
            position(350_000_000 + north * (reach_e7 / steps) + 12_345, 390_000_000 + east * (reach_e7 / steps) + 5_432)
        })
    })
}

#[test]
fn squares_combine_as_squares_do() {
    let square = area(&[&[&[(0, 0), (10, 0), (10, 10), (0, 10)]]]);
    let shifted = area(&[&[&[(5, 5), (15, 5), (15, 15), (5, 15)]]]);
    let apart = area(&[&[&[(20, 0), (30, 0), (30, 10), (20, 10)]]]);
    let inside = area(&[&[&[(2, 2), (4, 2), (4, 4), (2, 4)]]]);
    let beside = area(&[&[&[(10, 0), (20, 0), (20, 10), (10, 10)]]]);
    let at_corner = area(&[&[&[(10, 10), (20, 10), (20, 20), (10, 20)]]]);
    // Parts, rings and corners of union, intersection, difference and symmetric difference.
    type Shape = (usize, usize, usize);
    let cases: [(&str, &Area, [Shape; 4]); 7] = [
        ("shifted", &shifted, [(1, 1, 8), (1, 1, 4), (1, 1, 6), (2, 2, 12)]),
        ("apart", &apart, [(2, 2, 8), (0, 0, 0), (1, 1, 4), (2, 2, 8)]),
        ("inside", &inside, [(1, 1, 4), (1, 1, 4), (1, 2, 8), (1, 2, 8)]),
        ("beside", &beside, [(1, 1, 6), (0, 0, 0), (1, 1, 4), (1, 1, 6)]),
        ("at a corner", &at_corner, [(2, 2, 8), (0, 0, 0), (1, 1, 4), (2, 2, 8)]),
        ("itself", &square, [(1, 1, 4), (1, 1, 4), (0, 0, 0), (0, 0, 0)]),
        ("nowhere", &Area::nowhere(), [(1, 1, 4), (0, 0, 0), (1, 1, 4), (1, 1, 4)]),
    ];
    for (name, other, expected) in cases {
        let shapes = ALL.map(|operation| {
            let result = square.combined(operation, other).unwrap();
            (result.parts().len(), result.parts().map(Vec::len).sum::<usize>(), result.corner_count())
        });
        assert_eq!(shapes, expected, "{name}");
        check_identities(&square, other);
        check_points(&square, other, grid(12, 2_500_000));
    }
}

#[test]
fn a_hole_that_touches_its_outer_ring_comes_out_as_a_hole() {
    let square = area(&[&[&[(0, 0), (10, 0), (10, 10), (0, 10)]]]);
    let wedge = area(&[&[&[(0, 0), (4, 2), (2, 4)]]]);
    let cut = square.combined(Operation::Difference, &wedge).unwrap();
    assert_eq!((cut.parts().len(), cut.corner_count()), (1, 7));
    assert_eq!(cut.locate(ring(&[(2, 2)])[0]), Side::Outside);
    // And filling it again gives the square.
    assert_eq!(cut.combined(Operation::Union, &wedge).unwrap().area_m2(), square.area_m2());
}

#[test]
fn boundaries_shared_but_cut_differently_leave_no_slivers() {
    // The same border along a meridian, with other corners on either side, one of them 9 mm off.
    let west = area(&[&[&[(0, 0), (10, 0), (10, 10), (0, 10)]]]);
    let mut corners = ring(&[(10, 0), (20, 0), (20, 10), (10, 10)]);
    corners.push(position(350_333_333, 391_000_001));
    let east = Area::new(vec![vec![corners]], &AreaLimits::default()).unwrap();
    let union = west.combined(Operation::Union, &east).unwrap();
    assert_eq!((union.parts().len(), union.parts().map(Vec::len).sum::<usize>()), (1, 1));
    assert!(west.combined(Operation::Intersection, &east).unwrap().is_empty());
}

#[test]
fn combs_that_cross_in_a_thousand_places_combine() {
    let comb = |turned: bool| {
        let mut corners = vec![];
        for tooth in 0..16 {
            corners.extend([(tooth * 4, 0), (tooth * 4 + 2, 0), (tooth * 4 + 2, 60), (tooth * 4 + 4, 60)]);
        }
        corners.extend([(64, 70), (0, 70)]);
        if turned {
            corners = corners.into_iter().map(|(x, y)| (y, x)).rev().collect();
        }
        Area::new(outlines(&[&[&corners]]), &AreaLimits::default()).unwrap()
    };
    let (upright, lying) = (comb(false), comb(true));
    check_identities(&upright, &lying);
    assert!(check_points(&upright, &lying, grid(20, 9_000_000)) > 1_000);
    assert!(upright.combined(Operation::Intersection, &lying).unwrap().parts().len() > 100);
}

#[test]
fn areas_that_fit_no_plane_together_are_refused() {
    let here = area(&[&[&[(0, 0), (10, 0), (10, 10)]]]);
    let far = ring(&[(0, 0), (10, 0), (10, 10)])
        .into_iter()
        .map(|corner| position(corner.latitude().as_e7() - 400_000_000, corner.longitude().as_e7()))
        .collect();
    let far = Area::new(vec![vec![far]], &AreaLimits::default()).unwrap();
    assert_eq!(here.combined(Operation::Union, &far).unwrap_err().code(), "plane-too-far");
}

#[test]
fn zones_are_drawn_with_their_limits() {
    let square = area(&[&[&[(0, 0), (10, 0), (10, 10), (0, 10)], &[(4, 4), (4, 6), (6, 6), (6, 4)]]]);
    assert_eq!(square.zone_to_look_at(100_001).unwrap_err().code(), "zone-too-wide");
    // A hole of 1.8 km by 2.2 km closes at 1 km and stays open at 800 m.
    assert_eq!(square.zone_to_look_at(1_000).unwrap().parts().map(Vec::len).sum::<usize>(), 1);
    assert_eq!(square.zone_to_look_at(800).unwrap().parts().map(Vec::len).sum::<usize>(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn random_areas_combine_as_their_points_say(
        first in proptest::collection::vec(1_000_000..=20_000_000, 3..14),
        second in proptest::collection::vec(1_000_000..=20_000_000, 3..14),
        north in -10_000_000..=10_000_000, east in -10_000_000..=10_000_000, shift in 0_u32..14
    ) {
        let small = |radii: &[i32]| radii.iter().map(|radius| radius >> shift).collect::<Vec<_>>();
        let make = |middle, radii: &[i32]| {
            Area::new(vec![vec![star(middle, &small(radii))]], &AreaLimits::default())
        };
        let one = make((350_000_000, 390_000_000), &first);
        let other = make((350_000_000 + (north >> shift), 390_000_000 + (east >> shift)), &second);
        let (Ok(one), Ok(other)) = (one, other) else { return Ok(()) };
        check_identities(&one, &other);
        check_points(&one, &other, grid(5, 25_000_000 >> shift));
        for operation in ALL {
            let result = one.combined(operation, &other).unwrap();
            // What comes out goes in again: the result combined with itself is itself.
            let again = result.combined(Operation::Union, &result).unwrap();
            prop_assert!((again.area_m2() as f64 - result.area_m2() as f64).abs() <= slack_m2(&result, &result));
        }
    }

    #[test]
    fn corners_on_a_coarse_grid_combine_without_a_fault(
        first in proptest::collection::vec((0_i32..6, 0_i32..6), 3..8),
        second in proptest::collection::vec((0_i32..6, 0_i32..6), 3..8)
    ) {
        // Shared corners, corners on edges, edges along edges: everything that is special.
        let make = |corners: &[(i32, i32)]| {
            let parts = crate::area::right_handed(outlines(&[&[corners]]));
            Area::new(parts, &AreaLimits::default())
        };
        let (Ok(one), Ok(other)) = (make(&first), make(&second)) else { return Ok(()) };
        check_identities(&one, &other);
        check_points(&one, &other, grid(6, 600_000));
    }

    #[test]
    fn zones_hold_everything_within_the_distance(
        radii in proptest::collection::vec(10_000..=3_000_000, 3..8), metres in 1_u64..60_000,
        bearings in proptest::collection::vec((0.0..360.0_f64, 0.0..1.0_f64, 0_usize..8), 20)
    ) {
        let corners = star((350_000_000, 390_000_000), &radii);
        let Ok(area) = Area::new(vec![vec![corners.clone()]], &AreaLimits::default()) else { return Ok(()) };
        let zone = area.zone_to_look_at(metres).unwrap();
        for (bearing, share, index) in bearings {
            // From somewhere on the boundary, straight out to the very distance.
            let (from, to) = (corners[index % corners.len()], corners[(index + 1) % corners.len()]);
            let path = geodesic::path(from, to);
            let foot = geodesic::advance(from.into(), path.azimuth_from, path.distance_m * share).at;
            let there =
                geodesic::advance(foot, geodesic::Angle::from_degrees(bearing), metres as f64).at.to_position();
            if area.is_within(there, metres * 1_000) {
                prop_assert!(zone.contains(there), "{} m at {}", metres, bearing);
            }
            // Never wider than the corners of its chords.
            if zone.contains(there) {
                prop_assert!(area.is_within(there, metres * 1_014 + 200));
            }
        }
        prop_assert!(zone.area_m2() > area.area_m2());
    }
}

#[test]
fn boxes_are_covered_and_met_as_their_numbers_say() {
    let degrees = |south: i32, west: i32, north: i32, east: i32| {
        LatLonBox::from_e7(south * 10_000_000, west * 10_000_000, north * 10_000_000, east * 10_000_000).unwrap()
    };
    let wide = Area::of_box(degrees(34, 36, 37, 42)).unwrap();
    // To a millionth: the parallels are followed within 0.1 m, 540 km long and 330 km apart.
    let off = wide.area_m2().abs_diff(degrees(34, 36, 37, 42).area_m2());
    assert!(off < wide.area_m2() / 1_000_000, "{off}");
    let inside = Area::of_box(degrees(35, 37, 36, 38)).unwrap();
    assert!(wide.covers(&inside).unwrap() && wide.meets(&inside).unwrap());
    assert!(!inside.covers(&wide).unwrap() && inside.meets(&wide).unwrap());
    // A common border is no common ground, be it a meridian or a parallel.
    for neighbour in [degrees(35, 38, 36, 39), degrees(36, 37, 37, 38), degrees(40, 38, 41, 39)] {
        let neighbour = Area::of_box(neighbour).unwrap();
        assert!(!inside.meets(&neighbour).unwrap() && !inside.covers(&neighbour).unwrap());
    }
    // Nowhere is everywhere, and meets nothing.
    assert!(wide.covers(&Area::nowhere()).unwrap() && !wide.meets(&Area::nowhere()).unwrap());
    assert_eq!(Area::of_box(degrees(35, 37, 35, 38)).unwrap_err().code(), "area-zero");
    assert_eq!(Area::of_box(degrees(35, -90, 36, 90)).unwrap_err().code(), "area-across-antimeridian");
}
