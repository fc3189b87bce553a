//! Distance and direction along the WGS84 ellipsoid.
//!
//! Method: C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43-55, doi:10.1007/s00190-012-0578-z, with
//! the series to sixth order. The error is some ten nanometres at any distance. Pinned arithmetic: only `+ - * /`, square root
//! and `libm`, no fused operations, no trigonometry of the platform, so that every node gets the same bits; floats stay inside.
//!
//! ```
//! # use jig_spacetime::{Position, geodesic};
//! let quarter_turn = geodesic::inverse(Position::from_e7(0, 0)?, Position::from_e7(0, 900_000_000)?);
//! assert_eq!(quarter_turn.distance_mm, 10_018_754_171);
//! assert_eq!(quarter_turn.azimuth_from.as_e7(), 900_000_000);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod angle;
mod direct;
mod inverse;
mod series;
mod solution;
mod spread;

use crate::{Latitude, Longitude, Position};
pub(crate) use angle::Angle;
pub(crate) use direct::End;
pub(crate) use inverse::Path;

/// The ellipsoid: WGS84 (NGA.STND.0036, 2014), as in EPSG 7030.
mod wgs84 {
    /// Equatorial radius, metres.
    pub(super) const A_M: f64 = 6_378_137.0;
    /// Flattening.
    pub(super) const F: f64 = 1.0 / 298.257_223_563;
    /// Ratio of the axes.
    pub(super) const AXES: f64 = 1.0 - F;
    /// First eccentricity squared.
    pub(super) const E2: f64 = F * (2.0 - F);
    /// Second eccentricity squared.
    pub(super) const EP2: f64 = E2 / (AXES * AXES);
    /// Third flattening.
    pub(super) const N: f64 = F / (2.0 - F);
    /// Polar radius, metres.
    pub(super) const B_M: f64 = A_M * AXES;

    /// The square of the radius of the sphere of equal area, equation (60), square metres.
    pub(super) fn authalic_radius_squared_m2() -> f64 {
        let e = libm::sqrt(E2);
        (A_M * A_M + B_M * B_M * libm::atanh(e) / e) / 2.0
    }
}

/// A direction: 1e-7 degrees clockwise from true north, 0 up to, not including, 360 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Azimuth(u32);

const TURN_E7: u32 = 3_600_000_000;

impl Azimuth {
    /// True north.
    pub const NORTH: Self = Self(0);

    /// The direction of so many 1e-7 degrees; nothing from 360 degrees on.
    #[must_use]
    pub const fn from_e7(e7: u32) -> Option<Self> {
        if e7 < TURN_E7 { Some(Self(e7)) } else { None }
    }

    /// 1e-7 degrees clockwise from true north.
    #[must_use]
    pub const fn as_e7(self) -> u32 {
        self.0
    }

    /// Rounds to the nearest 1e-7 degree (ties to the greater); 360 degrees becomes 0.
    fn from_angle(angle: Angle) -> Self {
        let e7 = libm::floor(angle.degrees() * 1e7 + 0.5) as i64;
        // Between 0 and 3,599,999,999 after the remainder.
        Self(e7.rem_euclid(i64::from(TURN_E7)) as u32)
    }

    fn angle(self) -> Angle {
        Angle::from_e7(i64::from(self.0))
    }
}

/// How far apart two positions are, and in which direction each leg of the geodesic points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Separation {
    /// Length of the shortest path on the ellipsoid in millimetres, rounded to the nearest (half a millimetre upwards).
    pub distance_mm: u64,
    /// Direction in which the path leaves the first position; north when the positions coincide.
    pub azimuth_from: Azimuth,
    /// Direction in which the path, going on, would leave the second position.
    pub azimuth_to: Azimuth,
}

/// The shortest path between two positions.
///
/// Symmetric to the bit: exchanging the positions gives the same distance.
#[must_use]
pub fn inverse(from: Position, to: Position) -> Separation {
    let path = inverse::solve(from, to);
    Separation {
        // At most 20,003,931,459 mm.
        distance_mm: libm::floor(path.distance_m * 1_000.0 + 0.5) as u64,
        azimuth_from: Azimuth::from_angle(path.azimuth_from),
        azimuth_to: Azimuth::from_angle(path.azimuth_to),
    }
}

/// The position reached by going `distance_mm` millimetres from `from` in the direction `azimuth`, rounded to the nearest
/// 1e-7 degree (11 mm of latitude).
#[must_use]
pub fn direct(from: Position, azimuth: Azimuth, distance_mm: u64) -> Position {
    // A float holds every count of millimetres up to 2^53, more than 200,000 turns of the globe; beyond, it is rounded.
    nearest_position(direct::advance(from, azimuth.angle(), distance_mm as f64 / 1_000.0).at)
}

fn nearest_position(at: Coordinates) -> Position {
    let nearest = |degrees: f64| libm::floor(degrees * 1e7 + 0.5) as i32;
    let latitude_e7 = nearest(at.latitude_degrees).clamp(Latitude::SOUTH_POLE.as_e7(), Latitude::NORTH_POLE.as_e7());
    let longitude_e7 =
        nearest(at.longitude_degrees).clamp(-Longitude::ANTIMERIDIAN.as_e7(), Longitude::ANTIMERIDIAN.as_e7());
    match Position::from_e7(latitude_e7, longitude_e7) {
        Ok(position) => position,
        // Both were clamped into the range a line above.
        Err(_) => unreachable!(),
    }
}

/// Latitude and longitude in degrees, for the arithmetic inside this room: finer than a [`Position`], on WGS84, never in a record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Coordinates {
    /// North positive.
    pub(crate) latitude_degrees: f64,
    /// East positive, -180 to 180.
    pub(crate) longitude_degrees: f64,
}

impl From<Position> for Coordinates {
    fn from(position: Position) -> Self {
        Self { latitude_degrees: position.latitude().degrees(), longitude_degrees: position.longitude().degrees() }
    }
}

impl Coordinates {
    /// Rounded to the nearest 1e-7 degree, ties towards north and east; kept within the range of latitudes and longitudes.
    pub(crate) fn to_position(self) -> Position {
        nearest_position(self)
    }
}

/// The shortest path between coordinates; symmetric to the bit, as [`inverse`] is.
pub(crate) fn path_between(from: Coordinates, to: Coordinates) -> Path {
    inverse::solve_between(from, to)
}

/// The shortest path between positions, unrounded.
pub(crate) fn path(from: Position, to: Position) -> Path {
    inverse::solve(from, to)
}

/// The end of a path of `distance_m` metres (negative goes back) from `from` in the direction `azimuth`, unrounded.
pub(crate) fn advance(from: Coordinates, azimuth: Angle, distance_m: f64) -> End {
    direct::advance_from(from, azimuth, distance_m)
}

/// Area in square metres between two parallels over `width_e7` of longitude (1e-7 degrees), rounded down.
///
/// The authalic integral of the ellipsoid (Karney 2013, section 6, for the strip between a parallel and the equator).
pub(crate) fn zone_area_m2(south_e7: i32, north_e7: i32, width_e7: i64) -> u64 {
    let e = libm::sqrt(wgs84::E2);
    let authalic = |e7: i32| {
        let sine = Angle::from_e7(i64::from(e7)).sin;
        sine / (1.0 - wgs84::E2 * sine * sine) + libm::atanh(e * sine) / e
    };
    let width = (width_e7 as f64 / 1e7).to_radians();
    let area_m2 = wgs84::B_M * wgs84::B_M / 2.0 * width * (authalic(north_e7) - authalic(south_e7));
    // Taking off more than the arithmetic can be wrong by keeps the promise that no footprint counts as larger than it is.
    libm::floor(area_m2 * (1.0 - 4e-15) - 0.1).max(0.0) as u64
}

#[cfg(test)]
mod tests;
