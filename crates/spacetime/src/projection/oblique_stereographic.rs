//! Oblique stereographic projection by way of Gauss's conformal sphere.
//!
//! IOGP Publication 373-7-2, EPSG method 9809, which is also PROJ's `sterea`. Knows no datum.

use super::{Direction, FalseOrigin, Meridian, Plane, from_half_colatitude_tangent, half_colatitude_tangent};
use crate::Ellipsoid;
use crate::auxiliary::Sines;
use crate::constant;
use crate::geodesic::angle::Angle;

/// One oblique stereographic plane.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ObliqueStereographic {
    pub(super) central_meridian: Meridian,
    false_origin: FalseOrigin,
    /// Twice the radius of the conformal sphere times the scale at the origin, metres.
    diameter_m: f64,
    /// The origin's latitude on the conformal sphere.
    origin: Angle,
    /// Longitudes on the conformal sphere for one on the ellipsoid: Gauss's n.
    stretch: f64,
    /// What the power of the half-colatitude's tangent is multiplied by, so that the scale is stationary at the origin.
    factor: f64,
    conformal: Sines,
    conformal_reverted: Sines,
}

/// The part of the sphere around the point opposite the origin that is refused: a cosine this near to -1 is half a kilometre.
const OPPOSITE: f64 = 1e-9;

impl ObliqueStereographic {
    /// The plane that touches at an origin, with this scale there.
    pub(crate) const fn new(
        ellipsoid: Ellipsoid,
        origin_latitude_degrees: f64,
        central_meridian_degrees: f64,
        scale: f64,
        false_origin: FalseOrigin,
    ) -> Self {
        let origin_latitude = Angle::from_degrees(origin_latitude_degrees);
        let conformal = Sines::conformal(ellipsoid);
        let e2 = ellipsoid.eccentricity_squared();
        let square = 1.0 - e2 * origin_latitude.sin * origin_latitude.sin;
        let nu_m = ellipsoid.equatorial_radius_m() / constant::sqrt(square);
        let rho_m = nu_m * (1.0 - e2) / square;
        let cos2 = origin_latitude.cos * origin_latitude.cos;
        let stretch = constant::sqrt(1.0 + e2 * cos2 * cos2 / (1.0 - e2));
        let sin = origin_latitude.sin / stretch;
        let origin = Angle::new(sin, constant::sqrt(1.0 - sin * sin));
        let tangent = half_colatitude_tangent(conformal.turn(origin_latitude));
        Self {
            central_meridian: Meridian::of(central_meridian_degrees),
            false_origin,
            diameter_m: 2.0 * scale * constant::sqrt(rho_m * nu_m),
            origin,
            stretch,
            factor: half_colatitude_tangent(origin) / constant::pow(tangent, stretch),
            conformal,
            conformal_reverted: Sines::conformal_reverted(ellipsoid),
        }
    }

    pub(super) fn forward(&self, direction: Direction) -> Option<Plane> {
        let tangent = half_colatitude_tangent(self.conformal.turn(direction.latitude));
        let latitude = from_half_colatitude_tangent(self.factor * libm::pow(tangent, self.stretch));
        let longitude_radians = self.stretch * direction.longitude.radians();
        // The conformal sphere is a little more than a turn round: a sliver at the antimeridian of the origin would overlap.
        if longitude_radians.abs() > core::f64::consts::PI {
            return None;
        }
        let (sin, cos) = libm::sincos(longitude_radians);
        let nearness = self.origin.sin * latitude.sin + self.origin.cos * latitude.cos * cos;
        // Also false where the south pole's tangent has no bound.
        if !(OPPOSITE..).contains(&(1.0 + nearness)) {
            return None;
        }
        let k_m = self.diameter_m / (1.0 + nearness);
        Some(Plane {
            easting_m: self.false_origin.easting_m + k_m * latitude.cos * sin,
            northing_m: self.false_origin.northing_m
                + k_m * (self.origin.cos * latitude.sin - self.origin.sin * latitude.cos * cos),
        })
    }

    pub(super) fn inverse(&self, plane: Plane) -> Option<Direction> {
        let east = (plane.easting_m - self.false_origin.easting_m) / self.diameter_m;
        let north = (plane.northing_m - self.false_origin.northing_m) / self.diameter_m;
        // The point on the sphere by its components away from the origin, from the square of the half-angle's tangent.
        let square = east * east + north * north;
        let away = Angle::new(2.0 / (1.0 + square), (1.0 - square) / (1.0 + square));
        let (east, north) = (away.sin * east, away.sin * north);
        let sin = away.cos * self.origin.sin + north * self.origin.cos;
        let towards = away.cos * self.origin.cos - north * self.origin.sin;
        let cos = libm::sqrt(east * east + towards * towards);
        let longitude_radians = libm::atan2(east, towards) / self.stretch;
        let tangent = libm::pow(half_colatitude_tangent(Angle::new(sin, cos)) / self.factor, 1.0 / self.stretch);
        let latitude = self.conformal_reverted.turn(from_half_colatitude_tangent(tangent));
        Some(Direction { latitude, longitude: Angle::from_radians(longitude_radians) })
    }
}
