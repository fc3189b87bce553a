//! Lambert conic near-conformal projection, a truncated Lambert that the Levant grids of the 1920s were computed with.
//!
//! IOGP Publication 373-7-2, EPSG method 9817: the distance from the standard parallel is the meridian arc with a cubic term and no
//! more. Outside its region the cubic strays, and far outside it turns back; what lies beyond the turn is refused. Knows no datum.

use super::{Direction, FalseOrigin, Meridian, Plane};
use crate::Ellipsoid;
use crate::auxiliary::{Sines, rectifying_radius_m};
use crate::constant;
use crate::geodesic::angle::Angle;
use core::f64::consts::FRAC_PI_2;

/// One near-conformal conic plane.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LambertNearConformal {
    pub(super) central_meridian: Meridian,
    false_origin: FalseOrigin,
    /// Sine of the standard parallel.
    cone: f64,
    scale: f64,
    /// From the apex to the standard parallel before scaling, metres.
    apex_m: f64,
    /// The coefficient of the cube of the arc, 1 / (6 rho nu), per square metre.
    cubic: f64,
    /// Rectifying latitude of the standard parallel, radians.
    standard_radians: f64,
    rectifying_radius_m: f64,
    rectifying: Sines,
    rectifying_reverted: Sines,
}

impl LambertNearConformal {
    /// The plane about a parallel north of the equator, with this scale on it; the false origin lies on it too.
    pub(crate) const fn new(
        ellipsoid: Ellipsoid,
        standard_parallel_degrees: f64,
        central_meridian_degrees: f64,
        scale: f64,
        false_origin: FalseOrigin,
    ) -> Self {
        let parallel = Angle::from_degrees(standard_parallel_degrees);
        let e2 = ellipsoid.eccentricity_squared();
        let square = 1.0 - e2 * parallel.sin * parallel.sin;
        let nu_m = ellipsoid.equatorial_radius_m() / constant::sqrt(square);
        let rho_m = nu_m * (1.0 - e2) / square;
        let rectifying = Sines::rectifying(ellipsoid);
        Self {
            central_meridian: Meridian::of(central_meridian_degrees),
            false_origin,
            cone: parallel.sin,
            scale,
            apex_m: nu_m * parallel.cos / parallel.sin,
            cubic: 1.0 / (6.0 * rho_m * nu_m),
            standard_radians: standard_parallel_degrees.to_radians() + rectifying.at(parallel),
            rectifying_radius_m: rectifying_radius_m(ellipsoid),
            rectifying,
            rectifying_reverted: Sines::rectifying_reverted(ellipsoid),
        }
    }

    pub(super) fn forward(&self, direction: Direction) -> Option<Plane> {
        let latitude_radians = self.rectifying.turn(direction.latitude).radians();
        let arc_m = (latitude_radians - self.standard_radians) * self.rectifying_radius_m;
        let from_apex_m = self.apex_m - arc_m * (1.0 + self.cubic * arc_m * arc_m);
        // North of the apex of the cone the plane would be covered twice.
        if from_apex_m < 0.0 {
            return None;
        }
        let (sin, cos) = libm::sincos(self.cone * direction.longitude.radians());
        Some(Plane {
            easting_m: self.false_origin.easting_m + self.scale * from_apex_m * sin,
            northing_m: self.false_origin.northing_m + self.scale * (self.apex_m - from_apex_m * cos),
        })
    }

    pub(super) fn inverse(&self, plane: Plane) -> Option<Direction> {
        let east_m = (plane.easting_m - self.false_origin.easting_m) / self.scale;
        let down_m = self.apex_m - (plane.northing_m - self.false_origin.northing_m) / self.scale;
        let longitude_radians = libm::atan2(east_m, down_m) / self.cone;
        if longitude_radians.abs() > core::f64::consts::PI {
            return None;
        }
        let from_standard_m = self.apex_m - libm::sqrt(east_m * east_m + down_m * down_m);
        let arc_m = self.arc_m(from_standard_m);
        let latitude_radians = self.standard_radians + arc_m / self.rectifying_radius_m;
        if !(-FRAC_PI_2..=FRAC_PI_2).contains(&latitude_radians) {
            return None;
        }
        let latitude = self.rectifying_reverted.turn(Angle::from_radians(latitude_radians));
        Some(Direction { latitude, longitude: Angle::from_radians(longitude_radians) })
    }

    /// Solves m (1 + c m^2) = `length_m` for m. The left side grows steadily and bends away from the axis, so Newton's steps from the
    /// outside never overshoot.
    fn arc_m(&self, length_m: f64) -> f64 {
        let mut arc_m = length_m;
        for _ in 0..NEWTON_STEPS_MAX {
            let square = self.cubic * arc_m * arc_m;
            let step_m = (arc_m * (1.0 + square) - length_m) / (1.0 + 3.0 * square);
            arc_m -= step_m;
            if step_m.abs() < 1e-9 {
                break;
            }
        }
        arc_m
    }
}

/// More than any plane coordinate within a billion metres needs.
const NEWTON_STEPS_MAX: usize = 40;
