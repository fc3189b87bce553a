//! Lambert conic conformal projection with one standard parallel.
//!
//! IOGP Publication 373-7-2, EPSG method 9801. Knows no datum.

use super::{Direction, FalseOrigin, Meridian, Plane, from_half_colatitude_tangent, half_colatitude_tangent};
use crate::Ellipsoid;
use crate::auxiliary::Sines;
use crate::constant;
use crate::geodesic::angle::Angle;

/// One conic plane, touching on a northern parallel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LambertConformal {
    pub(super) central_meridian: Meridian,
    false_origin: FalseOrigin,
    /// Sine of the standard parallel: how far the cone opens.
    cone: f64,
    /// From the apex to the standard parallel, metres.
    apex_m: f64,
    /// Reciprocal of the tangent of half the conformal colatitude of the standard parallel.
    standard_reciprocal: f64,
    conformal: Sines,
    conformal_reverted: Sines,
}

impl LambertConformal {
    /// The plane that touches on a parallel north of the equator, with this scale on it; the false origin lies on it too.
    pub(crate) const fn new(
        ellipsoid: Ellipsoid,
        standard_parallel_degrees: f64,
        central_meridian_degrees: f64,
        scale: f64,
        false_origin: FalseOrigin,
    ) -> Self {
        let parallel = Angle::from_degrees(standard_parallel_degrees);
        let conformal = Sines::conformal(ellipsoid);
        let e2 = ellipsoid.eccentricity_squared();
        let nu_m = ellipsoid.equatorial_radius_m() / constant::sqrt(1.0 - e2 * parallel.sin * parallel.sin);
        Self {
            central_meridian: Meridian::of(central_meridian_degrees),
            false_origin,
            cone: parallel.sin,
            apex_m: scale * nu_m * parallel.cos / parallel.sin,
            standard_reciprocal: 1.0 / half_colatitude_tangent(conformal.turn(parallel)),
            conformal,
            conformal_reverted: Sines::conformal_reverted(ellipsoid),
        }
    }

    pub(super) fn forward(&self, direction: Direction) -> Option<Plane> {
        let tangent = half_colatitude_tangent(self.conformal.turn(direction.latitude));
        let from_apex_m = self.apex_m * libm::pow(tangent * self.standard_reciprocal, self.cone);
        // The south pole, and what lies so near it that its image is further out than any plane goes.
        if !(..=super::PLANE_M_MAX).contains(&from_apex_m) {
            return None;
        }
        let (sin, cos) = libm::sincos(self.cone * direction.longitude.radians());
        Some(Plane {
            easting_m: self.false_origin.easting_m + from_apex_m * sin,
            northing_m: self.false_origin.northing_m + (self.apex_m - from_apex_m * cos),
        })
    }

    pub(super) fn inverse(&self, plane: Plane) -> Option<Direction> {
        let east_m = plane.easting_m - self.false_origin.easting_m;
        let down_m = self.apex_m - (plane.northing_m - self.false_origin.northing_m);
        let from_apex_m = libm::sqrt(east_m * east_m + down_m * down_m);
        let longitude_radians = libm::atan2(east_m, down_m) / self.cone;
        // The cone, rolled out, leaves a gap that is the image of nothing.
        if longitude_radians.abs() > core::f64::consts::PI {
            return None;
        }
        let tangent = libm::pow(from_apex_m / self.apex_m, 1.0 / self.cone) / self.standard_reciprocal;
        let latitude = self.conformal_reverted.turn(from_half_colatitude_tangent(tangent));
        Some(Direction { latitude, longitude: Angle::from_radians(longitude_radians) })
    }
}
