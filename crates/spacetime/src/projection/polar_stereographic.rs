//! Polar stereographic projection, variant A: scale given at the pole, as in UPS.
//!
//! IOGP Publication 373-7-2, EPSG method 9810; NGA.SIG.0012 (2014), section 3, for UPS. Knows no zones.

use super::{Direction, FalseOrigin, Plane, from_half_colatitude_tangent, half_colatitude_tangent};
use crate::Ellipsoid;
use crate::auxiliary::Sines;
use crate::constant;
use crate::geodesic::angle::Angle;

/// The pole in the middle of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pole {
    North,
    South,
}

/// One polar stereographic plane, the prime meridian running down from the north pole or up from the south pole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PolarStereographic {
    pole: Pole,
    false_origin: FalseOrigin,
    /// Metres from the pole for each unit of the tangent of half the colatitude.
    radius_m: f64,
    conformal: Sines,
    conformal_reverted: Sines,
}

/// Further from the pole than this, in tangents of half the colatitude, lies a cap of a hundred metres at the other pole.
const REACH: f64 = 1e5;

impl PolarStereographic {
    pub(crate) const fn new(ellipsoid: Ellipsoid, pole: Pole, scale: f64, false_origin: FalseOrigin) -> Self {
        Self {
            pole,
            false_origin,
            radius_m: 2.0 * scale * ellipsoid.equatorial_radius_m() * polar_factor(ellipsoid),
            conformal: Sines::conformal(ellipsoid),
            conformal_reverted: Sines::conformal_reverted(ellipsoid),
        }
    }

    pub(super) fn forward(&self, direction: Direction) -> Option<Plane> {
        let latitude = self.conformal.turn(self.seen_from_pole(direction.latitude));
        let tangent = half_colatitude_tangent(latitude);
        if !(..=REACH).contains(&tangent) {
            return None;
        }
        let from_pole_m = self.radius_m * tangent;
        let down_m = from_pole_m * direction.longitude.cos;
        Some(Plane {
            easting_m: self.false_origin.easting_m + from_pole_m * direction.longitude.sin,
            northing_m: match self.pole {
                Pole::North => self.false_origin.northing_m - down_m,
                Pole::South => self.false_origin.northing_m + down_m,
            },
        })
    }

    pub(super) fn inverse(&self, plane: Plane) -> Option<Direction> {
        let across_m = plane.easting_m - self.false_origin.easting_m;
        let down_m = match self.pole {
            Pole::North => self.false_origin.northing_m - plane.northing_m,
            Pole::South => plane.northing_m - self.false_origin.northing_m,
        };
        let from_pole_m = libm::sqrt(across_m * across_m + down_m * down_m);
        let tangent = from_pole_m / self.radius_m;
        if !(..=REACH).contains(&tangent) {
            return None;
        }
        let latitude = self.conformal_reverted.turn(from_half_colatitude_tangent(tangent));
        // At the pole any longitude will do.
        let longitude = if from_pole_m == 0.0 {
            Angle::new(0.0, 1.0)
        } else {
            Angle::new(across_m / from_pole_m, down_m / from_pole_m)
        };
        Some(Direction { latitude: self.seen_from_pole(latitude), longitude })
    }

    /// Latitudes counted towards the pole in the middle.
    const fn seen_from_pole(&self, latitude: Angle) -> Angle {
        match self.pole {
            Pole::North => latitude,
            Pole::South => Angle::new(-latitude.sin, latitude.cos),
        }
    }
}

/// The reciprocal of sqrt((1 + e)^(1 + e) (1 - e)^(1 - e)), which is sqrt(1 - e^2) exp(e artanh e).
const fn polar_factor(ellipsoid: Ellipsoid) -> f64 {
    let e2 = ellipsoid.eccentricity_squared();
    // e artanh e, to the seventh term.
    let exponent = e2
        * (1.0
            + e2 * (1.0 / 3.0
                + e2 * (1.0 / 5.0 + e2 * (1.0 / 7.0 + e2 * (1.0 / 9.0 + e2 * (1.0 / 11.0 + e2 / 13.0))))));
    1.0 / ((1.0 - ellipsoid.flattening()) * constant::exp(exponent))
}
