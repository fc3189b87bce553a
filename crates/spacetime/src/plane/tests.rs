//! The plane against the ellipsoid, and its decisions against the definitions.

use super::{
    Bounds, Meeting, Plane, PlaneError, PlanePoint, Segment, Side, Turn, meeting, nearest_on_edge, point_to_segment,
    segment_to_segment, side_of_ring, straight_um, turn,
};
use crate::geodesic::{self, Coordinates};
use crate::{LatLonBox, Position};
use proptest::prelude::*;
use std::vec::Vec;

fn position(latitude_e7: i32, longitude_e7: i32) -> Position {
    Position::from_e7(latitude_e7, longitude_e7).unwrap()
}

const fn at(east_um: i64, north_um: i64) -> PlanePoint {
    PlanePoint { east_um, north_um }
}

fn segment(a: i64, b: i64, c: i64, d: i64) -> Segment {
    Segment::new(at(a, b), at(c, d))
}

#[test]
fn poles_and_far_places_are_refused() {
    assert!(matches!(Plane::centred_at(position(800_000_000, 0)), Err(PlaneError::NearPole { .. })));
    assert!(matches!(Plane::centred_at(position(-850_000_000, 0)), Err(PlaneError::NearPole { .. })));
    assert_eq!(Plane::over([]), Err(PlaneError::Nothing));
    let plane = Plane::centred_at(position(750_000_000, 0)).unwrap();
    assert!(matches!(plane.project(position(800_000_000, 0)), Err(PlaneError::NearPole { .. })));
    let syria = Plane::centred_at(position(348_500_000, 390_000_000)).unwrap();
    assert!(syria.project(position(438_500_000, 390_000_000)).is_ok());
    let refused = syria.project(position(439_000_000, 390_000_000)).unwrap_err();
    assert!(matches!(refused, PlaneError::TooFar { distance_km: 1005, .. }), "{refused}");
    assert!(syria.project(position(-348_500_000, -1_410_000_000)).is_err());
}

#[test]
fn a_plane_over_boxes_does_not_depend_on_their_order() {
    let boxes = [[0, 0, 1, 1], [340_000_000, 360_000_000, 350_000_000, 370_000_000], [5, 6, 7, 8]]
        .map(|[s, w, n, e]| LatLonBox::from_e7(s, w, n, e).unwrap());
    let reversed: Vec<LatLonBox> = boxes.iter().rev().copied().collect();
    assert_eq!(Plane::over(boxes), Plane::over(reversed));
}

/// The largest distance of the plane's straight line from the geodesic within so many metres of the centre.
fn bend_m(radius_m: f64) -> f64 {
    let centre = Coordinates { latitude_degrees: 34.85, longitude_degrees: 39.0 };
    let plane = Plane::about(centre);
    let mut worst = 0.0_f64;
    for start in (0_i32..360).step_by(15) {
        for across in (15_i32..180).step_by(15) {
            let end_at = |bearing: i32| {
                let azimuth = geodesic::Angle::from_degrees(f64::from(bearing));
                geodesic::advance(centre, azimuth, radius_m).at
            };
            let (from, to) = (end_at(start), end_at(start + across));
            let path = geodesic::path_between(from, to);
            let chord = {
                let (a, b) = (plane.offset_m(from), plane.offset_m(to));
                Segment::new(PlanePoint::from_metres(a.0, a.1), PlanePoint::from_metres(b.0, b.1))
            };
            for share in [0.25, 0.5, 0.75] {
                let middle = geodesic::advance(from, path.azimuth_from, path.distance_m * share).at;
                let (x, y) = plane.offset_m(middle);
                worst = worst.max(straight_um(PlanePoint::from_metres(x, y), chord) / 1e6);
            }
        }
    }
    worst
}

#[test]
fn geodesics_bend_no_more_than_karney_says() {
    // f/8 (r/a)^3 r, for chords from rim to rim: 0.16, 2.6, 13 and 41 mm.
    for radius_m in [100_000.0, 200_000.0, 300_000.0, 400_000.0] {
        let ratio: f64 = radius_m / 6_378_137.0;
        let limit_m = ratio * ratio * ratio * radius_m / (8.0 * 298.257_223_563);
        let bend = bend_m(radius_m);
        assert!(bend < limit_m && bend > limit_m / 2.0, "{bend} m within {radius_m} m, limit {limit_m} m");
    }
}

#[test]
fn the_bits_of_the_plane_are_those_of_every_other_machine() {
    let (mut state, mut digest) = (17_u64, 0xcbf2_9ce4_8422_2325_u64);
    let mut number = |range: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i32::try_from(i64::try_from(state >> 33).unwrap() % (2 * range + 1) - range).unwrap()
    };
    let plane = Plane::centred_at(position(348_500_000, 390_000_000)).unwrap();
    for _ in 0..5_000 {
        let place = position(348_500_000 + number(50_000_000), 390_000_000 + number(60_000_000));
        let point = plane.project(place).unwrap();
        let at = plane.coordinates_of(point.east_um as f64 / 1e6, point.north_um as f64 / 1e6);
        for bits in [
            point.east_um.cast_unsigned(),
            point.north_um.cast_unsigned(),
            at.latitude_degrees.to_bits(),
            at.longitude_degrees.to_bits(),
        ] {
            digest = (digest ^ bits).wrapping_mul(0x0100_0000_01b3);
        }
    }
    assert_eq!(digest, 0xc236_f80a_119b_4063, "{digest:#018x}");
}

#[test]
fn meetings_of_segments_are_told_apart() {
    for (one, other, expected) in [
        (segment(0, 0, 10, 10), segment(0, 10, 10, 0), Meeting::Cross(at(5, 5))),
        (segment(0, 0, 10, 0), segment(5, 0, 5, 9), Meeting::Touch(at(5, 0))),
        (segment(0, 0, 10, 0), segment(10, 0, 20, 7), Meeting::Touch(at(10, 0))),
        (segment(0, 0, 10, 0), segment(4, 0, 20, 0), Meeting::Overlap(at(4, 0), at(10, 0))),
        (segment(0, 0, 10, 0), segment(10, 0, 20, 0), Meeting::Touch(at(10, 0))),
        (segment(0, 0, 10, 0), segment(11, 0, 20, 0), Meeting::Apart),
        (segment(0, 0, 10, 0), segment(0, 1, 10, 1), Meeting::Apart),
        (segment(0, 0, 10, 10), segment(6, 5, 20, 0), Meeting::Apart),
        (segment(3, 3, 3, 3), segment(0, 0, 10, 10), Meeting::Touch(at(3, 3))),
        (segment(3, 3, 3, 3), segment(3, 3, 3, 3), Meeting::Touch(at(3, 3))),
        (segment(3, 3, 3, 3), segment(4, 4, 4, 4), Meeting::Apart),
        // As far out as coordinates go, and one micrometre off the line.
        (
            segment(-2_199_000_000_000, -2_199_000_000_000, 2_199_000_000_000, 2_199_000_000_000),
            segment(0, 1, -2_199_000_000_000, 2_199_000_000_000),
            Meeting::Apart,
        ),
    ] {
        assert_eq!(meeting(one, other), expected, "{one:?} {other:?}");
        assert_eq!(meeting(other, one), expected, "{other:?} {one:?}");
    }
}

#[test]
fn a_ring_holds_its_corners_and_edges_on_its_boundary() {
    // A ring with a notch whose tip is level with test points, and horizontal edges.
    let ring = [at(0, 0), at(10, 0), at(10, 10), at(5, 5), at(0, 10)];
    for (point, side) in [
        (at(5, 4), Side::Inside),
        (at(5, 5), Side::Boundary),
        (at(5, 6), Side::Outside),
        (at(0, 0), Side::Boundary),
        (at(7, 0), Side::Boundary),
        (at(1, 5), Side::Inside),
        (at(9, 5), Side::Inside),
        (at(-1, 5), Side::Outside),
        (at(-1, 0), Side::Outside),
        (at(-1, 10), Side::Outside),
        (at(11, 10), Side::Outside),
    ] {
        assert_eq!(side_of_ring(point, &ring), side, "{point:?}");
        let reversed: Vec<PlanePoint> = ring.iter().rev().copied().collect();
        assert_eq!(side_of_ring(point, &reversed), side, "{point:?}, reversed");
    }
    assert_eq!(side_of_ring(at(0, 0), &[]), Side::Outside);
    assert_eq!(side_of_ring(at(0, 0), &[at(0, 0)]), Side::Boundary);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_position_comes_back_from_the_plane(
        south in 250_000_000..=450_000_000, west in 300_000_000..=480_000_000, north in -50_000_000..=50_000_000,
        east in -60_000_000..=60_000_000
    ) {
        let plane = Plane::centred_at(position(south, west)).unwrap();
        let place = position(south + north, west + east);
        prop_assert_eq!(plane.position_of(plane.project(place).unwrap()), place);
    }

    #[test]
    fn turns_are_odd_and_the_same_from_every_corner(
        a in -9_i64..=9, b in -9_i64..=9, c in -9_i64..=9, d in -9_i64..=9, e in -9_i64..=9, f in -9_i64..=9
    ) {
        let (a, b, c) = (at(a, b), at(c, d), at(e, f));
        let opposite = match turn(a, b, c) {
            Turn::Left => Turn::Right,
            Turn::Right => Turn::Left,
            Turn::Straight => Turn::Straight,
        };
        prop_assert_eq!(turn(a, b, c), turn(b, c, a));
        prop_assert_eq!(turn(c, b, a), opposite);
    }

    #[test]
    fn bounds_hold_the_geodesic_distance(
        numbers in proptest::collection::vec(-40_000_000..=40_000_000, 8), shift in 0_u32..16
    ) {
        let near = |index: usize| position(348_500_000 + (numbers[index] >> shift), 390_000_000 + (numbers[index + 1] >> shift));
        let [p, q, a, b] = [near(0), near(2), near(4), near(6)];
        let plane = Plane::centred_at(position(348_500_000, 390_000_000)).unwrap();
        let flat = |place: Position| plane.project(place).unwrap();
        let one = Segment::new(flat(p), flat(q));
        let other = Segment::new(flat(a), flat(b));
        let foot = nearest_on_edge(p.into(), a.into(), b.into());
        let foot_um = foot.distance_m * 1e6;
        let Bounds { least_um, most_um } = point_to_segment(flat(p), other);
        prop_assert!(least_um as f64 <= foot_um && foot_um <= most_um as f64, "{} {} {}", least_um, foot_um, most_um);
        // A brute walk along both edges finds nothing nearer, and the foot is on the edge.
        let bounds = segment_to_segment(one, other);
        let walk = |from: Position, to: Position, share: f64| {
            let path = geodesic::path(from, to);
            geodesic::advance(from.into(), path.azimuth_from, path.distance_m * share).at
        };
        for step in 0..=20 {
            let share = f64::from(step) / 20.0;
            let spot = walk(a, b, share);
            let distance_m = geodesic::path_between(p.into(), spot).distance_m;
            prop_assert!(distance_m > foot.distance_m - 1e-7, "{} {}", distance_m, foot.distance_m);
            prop_assert!(nearest_on_edge(walk(p, q, share), a.into(), b.into()).distance_m * 1e6 >= bounds.least_um as f64);
        }
        let there = geodesic::path_between(a.into(), foot.at).distance_m + geodesic::path_between(foot.at, b.into()).distance_m;
        prop_assert!(there - geodesic::path(a, b).distance_m < 1e-7);
        if meeting(one, other) == Meeting::Apart {
            let ends = [(p, a, b), (q, a, b), (a, p, q), (b, p, q)]
                .map(|(x, y, z)| nearest_on_edge(x.into(), y.into(), z.into()).distance_m * 1e6);
            let nearest = ends.into_iter().fold(f64::INFINITY, f64::min);
            prop_assert!(nearest <= bounds.most_um as f64 && nearest >= bounds.least_um as f64);
        }
    }
}
