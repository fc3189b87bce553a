//! Areas: what is refused and where, measures against a published implementation, and places against the definitions.

mod operations;

use super::{
    Area, AreaLimits, AreaProblem, CornerPlace, Rings, TouchRule, Winding, problems, right_handed, winding_of,
};
use crate::plane::Side;
use crate::{LatLonBox, Position, geodesic};
use geographiclib_rs::{Geodesic, PolygonArea, Winding as OracleWinding};
use proptest::prelude::*;
use std::vec;
use std::vec::Vec;

fn position(latitude_e7: i32, longitude_e7: i32) -> Position {
    Position::from_e7(latitude_e7, longitude_e7).unwrap()
}

/// A ring from pairs east, north in hundredths of a degree from 35 N 39 E.
fn ring(corners: &[(i32, i32)]) -> Vec<Position> {
    corners.iter().map(|&(east, north)| position(350_000_000 + north * 100_000, 390_000_000 + east * 100_000)).collect()
}

const SQUARE: [(i32, i32); 4] = [(0, 0), (10, 0), (10, 10), (0, 10)];
const HOLE: [(i32, i32); 4] = [(2, 2), (2, 4), (4, 4), (4, 2)];

fn area(parts: &[&[&[(i32, i32)]]]) -> Area {
    Area::new(outlines(parts), &AreaLimits::default()).unwrap()
}

fn outlines(parts: &[&[&[(i32, i32)]]]) -> Vec<Rings> {
    parts.iter().map(|rings| rings.iter().map(|corners| ring(corners)).collect()).collect()
}

const fn place(part: usize, ring: usize, corner: usize) -> CornerPlace {
    CornerPlace { part, ring, corner }
}

#[test]
fn each_fault_is_named_with_its_place() {
    // INVARIANT(area-valid)
    let limits = AreaLimits {
        corners_max: 12,
        theatre: Some(LatLonBox::from_e7(340_000_000, 380_000_000, 360_000_000, 400_000_000).unwrap()),
        ..AreaLimits::default()
    };
    let shifted = |east: i32, north: i32| SQUARE.map(|(x, y)| (x + east, y + north));
    let turned_hole = [(2, 2), (4, 2), (4, 4), (2, 4)];
    let cases: Vec<(&str, Vec<Rings>, CornerPlace, &str)> = vec![
        ("no part", vec![], place(0, 0, 0), "area-empty"),
        ("no ring", vec![vec![]], place(0, 0, 0), "area-empty"),
        ("two corners", outlines(&[&[&[(0, 0), (1, 1)]]]), place(0, 0, 0), "area-ring-too-short"),
        ("thirteen corners", vec![vec![vec![position(0, 0); 13]]], place(0, 0, 0), "area-too-many-corners"),
        ("doubled", outlines(&[&[&[(0, 0), (10, 0), (10, 0), (0, 10)]]]), place(0, 0, 2), "area-duplicate-corner"),
        ("closed", outlines(&[&[&[(0, 0), (10, 0), (0, 10), (0, 0)]]]), place(0, 0, 3), "area-duplicate-corner"),
        ("theatre", outlines(&[&[&[(0, 0), (150, 0), (0, 10)]]]), place(0, 0, 1), "area-outside-theatre"),
        ("fold", outlines(&[&[&[(0, 0), (10, 0), (10, 10), (10, 0), (0, 10)]]]), place(0, 0, 2), "area-spike"),
        ("bow", outlines(&[&[&[(0, 0), (10, 10), (10, 0), (0, 10)]]]), place(0, 0, 0), "area-self-intersection"),
        (
            "touch",
            outlines(&[&[&[(0, 0), (10, 0), (10, 10), (0, 0), (-10, -2), (-10, -10)]]]),
            place(0, 0, 0),
            "area-self-touch",
        ),
        ("with the clock", outlines(&[&[&[(0, 0), (0, 10), (10, 0)]]]), place(0, 0, 0), "area-winding-outer"),
        ("hole", outlines(&[&[&SQUARE, &turned_hole]]), place(0, 1, 0), "area-winding-hole"),
        ("hole outside", outlines(&[&[&SQUARE, &HOLE.map(|(x, y)| (x + 20, y))]]), place(0, 1, 0), "area-hole-outside"),
        ("hole across", outlines(&[&[&SQUARE, &HOLE.map(|(x, y)| (x + 7, y))]]), place(0, 0, 1), "area-rings-cross"),
        ("hole at corner", outlines(&[&[&SQUARE, &[(0, 0), (2, 4), (4, 2)]]]), place(0, 0, 0), "area-rings-touch"),
        (
            "hole in hole",
            outlines(&[&[&SQUARE, &[(1, 1), (1, 9), (9, 1)], &[(2, 2), (2, 3), (3, 2)]]]),
            place(0, 2, 0),
            "area-hole-in-hole",
        ),
        ("part in part", outlines(&[&[&SQUARE], &[&[(2, 2), (4, 2), (4, 4)]]]), place(1, 0, 0), "area-parts-overlap"),
        ("parts cross", outlines(&[&[&SQUARE], &[&shifted(5, 5)]]), place(0, 0, 1), "area-rings-cross"),
        ("same part twice", outlines(&[&[&SQUARE], &[&SQUARE]]), place(0, 0, 0), "area-rings-share-edge"),
    ];
    for (name, parts, at, code) in cases {
        let error = Area::new(parts.clone(), &limits).unwrap_err();
        assert_eq!((error.place, error.code()), (at, code), "{name}: {error}");
        assert!(problems(&parts, &limits).contains(&error), "{name}");
    }
    // A part in the hole of another is no fault.
    let island = outlines(&[&[&SQUARE, &[(1, 1), (1, 9), (9, 9), (9, 1)]], &[&[(2, 2), (4, 2), (4, 4)]]]);
    assert_eq!(problems(&island, &limits), []);
}

#[test]
fn crossings_are_reported_where_they_are() {
    let bow = outlines(&[&[&[(0, 0), (10, 10), (10, 0), (0, 10)]]]);
    let error = Area::new(bow, &AreaLimits::default()).unwrap_err();
    assert_eq!(error.problem, AreaProblem::SelfIntersection { other: place(0, 0, 2) });
    // The diagonals of a small square cross in its middle; in latitude a trifle north of it, as the northern side is shorter.
    let apart_mm = geodesic::inverse(error.position, position(350_500_000, 390_500_000)).distance_mm;
    assert!(apart_mm < 10_000, "{apart_mm}");
}

#[test]
fn places_where_no_plane_reaches_are_refused() {
    let limits = AreaLimits::default();
    let code = |corners: [(i32, i32); 3]| {
        let ring =
            corners.map(|(latitude, longitude)| position(latitude * 10_000_000, longitude * 10_000_000)).to_vec();
        Area::new(vec![vec![ring]], &limits).unwrap_err().code()
    };
    assert_eq!(code([(85, 0), (85, 1), (86, 0)]), "area-near-pole");
    assert_eq!(code([(79, 0), (79, 1), (81, 0)]), "area-near-pole");
    assert_eq!(code([(0, 179), (0, -179), (1, 179)]), "area-across-antimeridian");
    assert_eq!(code([(0, 0), (0, 30), (30, 0)]), "area-too-large");
}

#[test]
fn slivers_and_narrow_spikes_are_refused_and_the_limit_is_an_argument() {
    let strip = |height: i32| {
        vec![vec![vec![
            position(350_000_000, 390_000_000),
            position(350_000_000, 391_000_000),
            position(350_000_000 + height, 391_000_000),
            position(350_000_000 + height, 390_000_000),
        ]]]
    };
    let error = Area::new(strip(50), &AreaLimits::default()).unwrap_err();
    // 5e-6 degrees of latitude are 554.7 mm at 35 degrees.
    assert!(matches!(error.problem, AreaProblem::Sliver { width_mm: 540..=555, limit_mm: 1_000 }), "{error}");
    assert!(Area::new(strip(100), &AreaLimits::default()).is_ok());
    assert!(Area::new(strip(50), &AreaLimits { width_mm_min: 500, ..AreaLimits::default() }).is_ok());
    let mut spiked = ring(&SQUARE);
    // 10 km up and back, half a metre apart at the foot.
    spiked.splice(3..3, [position(352_000_000, 390_500_000), position(351_000_000, 390_499_950)]);
    spiked.insert(3, position(351_000_000, 390_500_000));
    let error = Area::new(vec![vec![spiked.clone()]], &AreaLimits::default()).unwrap_err();
    assert_eq!((error.code(), error.place), ("area-spike", place(0, 0, 4)), "{error}");
    assert!(Area::new(vec![vec![spiked]], &AreaLimits { width_mm_min: 100, ..AreaLimits::default() }).is_ok());
}

/// A ring in units of 0.1 m from 35 N 39 E, so small that the plane is as flat as paper.
fn paper(corners: &[(i32, i32)]) -> Vec<Position> {
    // 0.1 m are 9.0 and 11.0 units of 1e-7 degree.
    corners.iter().map(|&(east, north)| position(350_000_000 + north * 9, 390_000_000 + east * 11)).collect()
}

#[test]
fn a_neck_between_two_broad_places_is_refused_where_it_is() {
    let default = AreaLimits::default();
    // Two rooms of 100 m and a corridor of 50 m, so many tenths of a metre wide.
    let rooms = |width: i32| {
        let (low, high) = (500, 500 + width);
        let ring = [
            (0, 0),
            (1_000, 0),
            (1_000, low),
            (1_500, low),
            (1_500, 0),
            (2_500, 0),
            (2_500, 1_000),
            (1_500, 1_000),
            (1_500, high),
            (1_000, high),
            (1_000, 1_000),
            (0, 1_000),
        ];
        vec![vec![paper(&ring)]]
    };
    let found = problems(&rooms(5), &default);
    assert!(found.iter().all(|error| error.code() == "area-neck"), "{found:?}");
    assert_eq!(found.iter().map(|error| error.place.corner).collect::<Vec<_>>(), [2, 3, 8, 9]);
    let AreaProblem::Neck { other, width_mm, limit_mm: 1_000 } = found[0].problem else { panic!("{found:?}") };
    assert_eq!((other, width_mm / 20), (place(0, 0, 8), 24), "{width_mm}");
    let apart_mm = geodesic::inverse(found[0].position, paper(&[(1_000, 502)])[0]).distance_mm;
    assert!(apart_mm < 200, "{apart_mm}");
    assert!(Area::new(rooms(11), &default).is_ok());
    let narrower = AreaLimits { width_mm_min: 400, ..default };
    assert!(Area::new(rooms(5), &narrower).is_ok());
    // An hourglass: the waist is between two corners.
    let glass = |waist: i32| {
        let corners = [(0, 0), (1_000, 0), (500 + waist, 500), (1_000, 1_000), (0, 1_000), (500, 500)];
        vec![vec![paper(&corners)]]
    };
    assert_eq!(Area::new(glass(8), &default).unwrap_err().code(), "area-neck");
    assert!(Area::new(glass(12), &default).is_ok());
}

#[test]
fn what_is_narrow_outside_or_at_its_end_is_no_neck() {
    let limits = AreaLimits::default();
    // A bay of 60 m whose mouth is half a metre wide: outside is narrow there, inside is not.
    let bay = [(0, 0), (1_000, 0), (1_000, 1_000), (505, 1_000), (505, 800), (800, 800), (800, 200), (200, 200)];
    let bay: Vec<_> = bay.into_iter().chain([(200, 800), (500, 800), (500, 1_000), (0, 1_000)]).collect();
    assert_eq!(problems(&[vec![paper(&bay)]], &limits), []);
    // A wedge with corners along its sides, and a corner that is cut off.
    let wedge = [(0, 0), (50, 0), (1_000, 0), (1_000, 200), (50, 10)];
    assert_eq!(problems(&[vec![paper(&wedge)]], &limits), []);
    let cut = [(0, 0), (1_000, 0), (1_000, 1_000), (3, 1_000), (0, 997)];
    assert_eq!(problems(&[vec![paper(&cut)]], &limits), []);
    // A round boundary whose corners lie a tenth of a metre apart.
    let round: Vec<_> = (0..600).map(|step| (step, step * step / 600)).chain([(600, 601), (0, 601)]).collect();
    assert_eq!(problems(&[vec![paper(&round)]], &limits), []);
}

#[test]
fn a_hole_leaves_no_strip_narrower_than_the_limit() {
    let strip = |width: i32| {
        let hole = [(width, 300), (width, 700), (700, 700), (700, 300)];
        vec![vec![paper(&[(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000)]), paper(&hole)]]
    };
    let error = Area::new(strip(5), &AreaLimits::default()).unwrap_err();
    assert_eq!((error.code(), error.place), ("area-neck", place(0, 1, 0)), "{error}");
    assert!(Area::new(strip(12), &AreaLimits::default()).is_ok());
    // Where rings may touch, they may come near.
    let touching = AreaLimits { touch: TouchRule::AtPoints, ..AreaLimits::default() };
    assert!(Area::new(strip(5), &touching).is_ok());
}

#[test]
fn rings_are_turned_only_on_request() {
    let parts = outlines(&[&[&[(0, 10), (10, 10), (10, 0), (0, 0)], &[(2, 2), (4, 2), (4, 4), (2, 4)]]]);
    assert_eq!(winding_of(&parts[0][0]), Winding::Clockwise);
    assert_eq!(problems(&parts, &AreaLimits::default()).len(), 2);
    let cured = right_handed(parts.clone());
    assert_eq!(cured[0][0][0], parts[0][0][0]);
    assert!(Area::new(cured.clone(), &AreaLimits::default()).is_ok());
    assert_eq!(right_handed(cured.clone()), cured);
}

#[test]
fn rings_may_touch_at_points_where_the_rule_lets_them() {
    let touching = outlines(&[&[&SQUARE, &[(0, 0), (2, 4), (4, 2)]], &[&[(10, 10), (12, 10), (12, 12)]]]);
    let limits = AreaLimits { touch: TouchRule::AtPoints, ..AreaLimits::default() };
    let area = Area::new(touching, &limits).unwrap();
    assert_eq!(area.locate(ring(&[(10, 10)])[0]), Side::Boundary);
    assert_eq!(area.locate(ring(&[(2, 2)])[0]), Side::Outside);
}

#[test]
fn the_boundary_belongs_to_the_area_and_is_two_centimetres_wide() {
    let area = area(&[&[&SQUARE, &HOLE]]);
    // On meridians, on a corner, in the middle of an edge that bulges north of its parallel, in and about the hole.
    for (east, north, side) in [
        (0, 5, Side::Boundary),
        (10, 5, Side::Boundary),
        (0, 0, Side::Boundary),
        (2, 3, Side::Boundary),
        (1, 1, Side::Inside),
        (3, 3, Side::Outside),
        (11, 5, Side::Outside),
        (-1, 5, Side::Outside),
    ] {
        assert_eq!(area.locate(ring(&[(east, north)])[0]), side, "{east} {north}");
    }
    // 1e-7 degree of longitude is 9.1 mm here: one step off a meridian is on the boundary, two are not.
    for (steps, side) in
        [(0, Side::Boundary), (1, Side::Boundary), (2, Side::Inside), (-1, Side::Boundary), (-2, Side::Outside)]
    {
        assert_eq!(area.locate(position(350_500_000, 390_000_000 + steps)), side, "{steps}");
    }
    // The northern edge is a geodesic: between its ends it lies north of the parallel, by 0.8 m in the middle of 9.1 km.
    assert_eq!(area.locate(position(351_000_000, 390_500_000)), Side::Inside);
    assert_eq!(area.distance_mm(ring(&[(3, 3)])[0]).unwrap() / 1_000, 912);
    assert_eq!(area.distance_mm(ring(&[(1, 1)])[0]), Some(0));
}

#[test]
fn the_box_holds_what_bulges_beyond_the_corners() {
    let wide = area(&[&[&[(0, 0), (300, 0), (300, 100), (0, 100)]]]);
    let bounds = wide.bounds().unwrap();
    assert_eq!((bounds.south_e7(), bounds.west_e7(), bounds.east_e7()), (350_000_000, 390_000_000, 420_000_000));
    // 271 km along a parallel at 36 N: 0.137 m per km2 of half-length, about 1.05 km.
    let bulge = bounds.north_e7() - 360_000_000;
    assert!((85_000..105_000).contains(&bulge), "{bulge}");
    let north_edge = geodesic::path(position(360_000_000, 390_000_000), position(360_000_000, 420_000_000));
    let top = geodesic::advance(
        position(360_000_000, 390_000_000).into(),
        north_edge.azimuth_from,
        north_edge.distance_m / 2.0,
    );
    assert!((f64::from(bounds.north_e7()) / 1e7 - top.at.latitude_degrees).abs() < 3e-7);
}

#[test]
fn is_within_agrees_with_the_distance_at_the_very_millimetre() {
    let area = area(&[&[&SQUARE, &HOLE]]);
    for (east, north) in [(11, 5), (-7, -3), (3, 3), (30, 40), (200, 300), (-500, 100), (5, 11)] {
        let here = ring(&[(east, north)])[0];
        let distance_mm = area.distance_mm(here).unwrap();
        assert!(area.is_within(here, distance_mm), "{east} {north}");
        assert!(!area.is_within(here, distance_mm - 1), "{east} {north}");
    }
    assert!(!Area::nowhere().is_within(position(0, 0), u64::MAX));
}

/// A star-shaped ring about a middle: always simple.
fn star(middle: (i32, i32), radii: &[i32]) -> Vec<Position> {
    let count = radii.len() as f64;
    radii
        .iter()
        .enumerate()
        .map(|(index, &radius)| {
            let (sin, cos) = (index as f64 / count * core::f64::consts::TAU).sin_cos();
            position(middle.0 + (f64::from(radius) * sin) as i32, middle.1 + (f64::from(radius) * cos * 1.2) as i32)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn areas_and_perimeters_agree_with_the_oracle(
        north in 320_000_000..=380_000_000, east in 350_000_000..=430_000_000,
        radii in proptest::collection::vec(100_000..=20_000_000, 3..40), shift in 0_usize..40
    ) {
        let corners = star((north, east), &radii);
        let limits = AreaLimits { width_mm_min: 0, ..AreaLimits::default() };
        let Ok(area) = Area::new(vec![vec![corners.clone()]], &limits) else { return Ok(()) };
        let geodesic = Geodesic::wgs84();
        let mut oracle = PolygonArea::new(&geodesic, OracleWinding::CounterClockwise);
        for corner in &corners {
            oracle.add_point(corner.latitude().degrees(), corner.longitude().degrees());
        }
        let (perimeter_m, area_m2, _) = oracle.compute(false);
        prop_assert!((area.area_m2() as f64 - area_m2).abs() < 1.5, "{} {}", area.area_m2(), area_m2);
        prop_assert!((area.perimeter_mm() as f64 / 1e3 - perimeter_m).abs() < 0.001);
        // Where the ring begins is of no matter to the bit.
        let mut turned = corners;
        turned.rotate_left(shift % radii.len());
        let turned = Area::new(vec![vec![turned]], &limits).unwrap();
        prop_assert_eq!(turned.area_m2(), area.area_m2());
        prop_assert_eq!(turned.perimeter_mm(), area.perimeter_mm());
    }

    #[test]
    fn places_are_judged_as_by_the_azimuths_of_the_corners(
        radii in proptest::collection::vec(1_000_000..=20_000_000, 3..12),
        points in proptest::collection::vec((-25_000_000..=25_000_000, -30_000_000..=30_000_000), 20)
    ) {
        let corners = star((350_000_000, 390_000_000), &radii);
        let Ok(area) = Area::new(vec![vec![corners.clone()]], &AreaLimits::default()) else { return Ok(()) };
        for (north, east) in points {
            let here = position(350_000_000 + north, 390_000_000 + east);
            // The sum of the angles under which the edges are seen: one turn inside, none outside.
            let bearing = |corner: Position| {
                let path = geodesic::path(here, corner);
                path.azimuth_from.sin.atan2(path.azimuth_from.cos)
            };
            let turn: f64 = (0..corners.len())
                .map(|index| {
                    let angle = bearing(corners[(index + 1) % corners.len()]) - bearing(corners[index]);
                    angle.sin().atan2(angle.cos())
                })
                .sum();
            match area.locate(here) {
                Side::Inside => prop_assert!(turn.abs() > 6.0, "{}", turn),
                Side::Outside => prop_assert!(turn.abs() < 0.2, "{}", turn),
                Side::Boundary => prop_assert!(area.nearest_m(here).unwrap() <= 0.01),
            }
            prop_assert!(area.locate(here) == Side::Outside || area.bounds().unwrap().contains(here)
                || area.locate(here) == Side::Boundary);
        }
    }

    #[test]
    fn rings_without_sense_are_refused_and_never_panic(
        corners in proptest::collection::vec((-3_i32..=3, -3_i32..=3), 0..9), holes in 0_usize..3
    ) {
        let rings: Rings = core::iter::repeat_n(ring(&corners), holes + 1).collect();
        let parts = vec![rings];
        let found = problems(&parts, &AreaLimits::default());
        prop_assert_eq!(found.is_empty(), Area::new(parts.clone(), &AreaLimits::default()).is_ok());
        let _: Vec<Rings> = right_handed(parts);
        for error in found {
            prop_assert!(!error.code().is_empty() && error.arguments().len() >= 4);
        }
    }
}
