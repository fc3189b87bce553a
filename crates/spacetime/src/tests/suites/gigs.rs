//! The test series GIGS of the oil and gas producers: map projections, geocentric coordinates and shifts of datums.
//!
//! Of its conversions those that this room has: transverse Mercator, Lambert with one parallel, oblique stereographic (5101, 5102, 5104),
//! geocentric coordinates (5201), and both conventions of the seven parameters (5203, 5204). The tolerances are the series' own.

use super::{Measured, apart_m, number, rows};
use crate::geodesic::angle::Angle;
use crate::helmert::Helmert;
use crate::projection::{
    Direction, FalseOrigin, Krueger, LambertConformal, ObliqueStereographic, Plane, Projection, TransverseMercator,
    wgs84_series,
};
use crate::{Ellipsoid, Geocentric, Geodetic};
use std::format;
use std::vec::Vec;

const TABLE: &str = "suites/gigs.tsv";
const GIGS: &str = "IOGP GIGS 2.0";
/// What the series lets through for projections and shifts, metres.
const PLANE_M: f64 = 0.03;
const OBLIQUE_M: f64 = 0.05;
const GEOCENTRIC_M: f64 = 0.01;

/// EPSG 7019, 7004, 7001: ellipsoids that no system here stands on.
const GRS80: Ellipsoid = Ellipsoid::of("GRS 1980", 6_378_137.0, 298.257_222_101);
const BESSEL: Ellipsoid = Ellipsoid::of("Bessel 1841", 6_377_397.155, 299.152_812_8);
const AIRY: Ellipsoid = Ellipsoid::of("Airy 1830", 6_377_563.396, 299.324_964_6);
static GRS80_SERIES: Krueger = Krueger::of(GRS80);

/// A transverse Mercator plane whose origin is not on the equator (EPSG method 9807 in full).
fn transverse_mercator(
    series: &'static Krueger,
    (origin_latitude, central_meridian): (f64, f64),
    scale: f64,
    origin: FalseOrigin,
) -> Projection {
    let plane =
        |origin| Projection::TransverseMercator(TransverseMercator::new(series, central_meridian, scale, origin));
    let at_origin = plane(FalseOrigin { easting_m: 0.0, northing_m: 0.0 })
        .forward(Direction { latitude: Angle::from_degrees(origin_latitude), longitude: Angle::from_degrees(0.0) })
        .unwrap();
    plane(FalseOrigin { northing_m: origin.northing_m - at_origin.northing_m, ..origin })
}

/// The conversions with their parameters, as the EPSG registry has them.
fn planes() -> [(&'static str, &'static str, Projection, f64); 6] {
    let origin = |easting_m, northing_m| FalseOrigin { easting_m, northing_m };
    let tm = transverse_mercator;
    let lambert = LambertConformal::new(
        Ellipsoid::INTERNATIONAL_1924,
        46.8,
        2.337_229_166_666_667,
        0.999_877_42,
        origin(600_000.0, 2_200_000.0),
    );
    let oblique = ObliqueStereographic::new(
        BESSEL,
        52.156_160_555_555_55,
        5.387_638_888_888_89,
        0.999_907_9,
        origin(155_000.0, 463_000.0),
    );
    [
        (
            "5101.1",
            "transverse Mercator, British",
            tm(wgs84_series(), (49.0, -2.0), 0.999_601_271_7, origin(400_000.0, -100_000.0)),
            PLANE_M,
        ),
        (
            "5101.2",
            "transverse Mercator, UTM 31",
            tm(wgs84_series(), (0.0, 3.0), 0.999_6, origin(500_000.0, 0.0)),
            PLANE_M,
        ),
        (
            "5101.3",
            "transverse Mercator, MGA 54",
            tm(&GRS80_SERIES, (0.0, 141.0), 0.999_6, origin(500_000.0, 10_000_000.0)),
            PLANE_M,
        ),
        (
            "5101.4",
            "transverse Mercator, Argentina 5",
            tm(&GRS80_SERIES, (-90.0, -60.0), 1.0, origin(5_500_000.0, 0.0)),
            PLANE_M,
        ),
        ("5102.1", "Lambert, one parallel", Projection::LambertConformal(lambert), PLANE_M),
        ("5104", "oblique stereographic", Projection::ObliqueStereographic(oblique), OBLIQUE_M),
    ]
}

/// All measurements of the series.
pub(super) fn measure() -> Vec<Measured> {
    let mut found: Vec<Measured> = planes().into_iter().map(measure_plane).collect();
    found.push(measure_geocentric());
    // EPSG 1314, position vector: the rotations are those of the coordinate frame with their signs turned.
    let british = Helmert {
        translation_m: [446.448, -125.157, 542.06],
        rotation_arcsec: [-0.15, -0.247, -0.842],
        scale_ppm: -20.489,
    };
    // EPSG 15929, coordinate frame.
    let belgian = Helmert {
        translation_m: [-106.868_6, 52.297_8, -103.723_9],
        rotation_arcsec: [-0.336_6, 0.457, -1.842_2],
        scale_ppm: -1.274_7,
    };
    found.push(measure_shift("5203.1", "position vector, seven parameters", AIRY, british));
    found.push(measure_shift("5204.1", "coordinate frame, seven parameters", Ellipsoid::INTERNATIONAL_1924, belgian));
    found
}

fn of(test: &'static str) -> impl Iterator<Item = Vec<f64>> {
    rows(TABLE)
        .into_iter()
        .filter(move |words| words[0] == test)
        .map(|words| words[1..].iter().map(|word| number(word)).collect())
}

fn measure_plane((test, what, projection, allowed_m): (&'static str, &str, Projection, f64)) -> Measured {
    let mut measured = Measured::new(format!("{what} ({test})"), GIGS, allowed_m);
    for point in of(test) {
        let [latitude, longitude, easting_m, northing_m] = point[..] else { panic!("{test}: {point:?}") };
        let aside = longitude - projection.central_meridian_degrees();
        let direction = Direction { latitude: Angle::from_degrees(latitude), longitude: Angle::from_degrees(aside) };
        let found = projection.forward(direction).unwrap();
        let off_m = libm::hypot(found.easting_m - easting_m, found.northing_m - northing_m);
        let back = projection.inverse(Plane { easting_m, northing_m }).unwrap();
        let off_back_m = apart_m((back.latitude.degrees(), back.longitude.degrees()), (latitude, aside));
        measured.take(off_m.max(off_back_m));
    }
    measured
}

fn measure_geocentric() -> Measured {
    let mut measured = Measured::new("geocentric coordinates (5201)".into(), GIGS, GEOCENTRIC_M);
    for point in of("5201") {
        let [latitude, longitude, height_m, x_m, y_m, z_m] = point[..] else { panic!("{point:?}") };
        let place = Geodetic::new(latitude, longitude, height_m).unwrap();
        let found = Geocentric::of(place, Ellipsoid::WGS84);
        let off_m = libm::hypot(libm::hypot(found.x_m - x_m, found.y_m - y_m), found.z_m - z_m);
        let back = Geocentric { x_m, y_m, z_m }.geodetic(Ellipsoid::WGS84).unwrap();
        let aside_m = apart_m((back.latitude_degrees(), back.longitude_degrees()), (latitude, longitude));
        measured.take(off_m.max(libm::hypot(aside_m, back.height_m() - height_m)));
    }
    measured
}

fn measure_shift(test: &'static str, what: &str, ellipsoid: Ellipsoid, helmert: Helmert) -> Measured {
    let mut measured = Measured::new(format!("{what} ({test})"), GIGS, PLANE_M);
    for point in of(test) {
        let [latitude, longitude, wgs84_latitude, wgs84_longitude] = point[..] else { panic!("{test}: {point:?}") };
        let (own, wgs84) = ((latitude, longitude), (wgs84_latitude, wgs84_longitude));
        let is_whole = |(latitude, longitude): (f64, f64)| latitude.fract() == 0.0 && longitude.fract() == 0.0;
        let (from, to, way) = if is_whole(wgs84) && !is_whole(own) {
            ((wgs84, Ellipsoid::WGS84), (own, ellipsoid), helmert.forward().inverse())
        } else {
            ((own, ellipsoid), (wgs84, Ellipsoid::WGS84), helmert.forward())
        };
        let start = Geocentric::of(Geodetic::new(from.0.0, from.0.1, 0.0).unwrap(), from.1);
        let end = way.apply(start).geodetic(to.1).unwrap();
        measured.take(apart_m((end.latitude_degrees(), end.longitude_degrees()), to.0));
    }
    measured
}
