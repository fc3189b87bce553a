//! The direct problem: where a geodesic of given length and direction ends (Karney 2013, section 3).

use super::angle::Angle;
use super::spread::Spread;
use super::{Coordinates, series, wgs84};
use crate::Position;
use core::f64::consts::PI;

/// The end of a geodesic.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    /// Longitude is reduced to -180 to 180 degrees.
    pub(crate) at: Coordinates,
    /// Reduced length m12 in metres, equation (38).
    pub(crate) reduced_length_m: f64,
    /// Geodesic scale M12 at the end of lines that leave the start in parallel, equation (39).
    pub(crate) scale: f64,
}

/// Keeps a point at a pole off the axis by far less than an atom, so that its azimuth still means a meridian.
pub(super) const ALMOST_NOTHING: f64 = 1e-150;

/// The reduced latitude of a geodetic latitude in 1e-7 degrees.
pub(super) fn reduced_latitude_e7(latitude_e7: i64) -> Angle {
    reduced_latitude(Angle::from_e7(latitude_e7))
}

/// The reduced latitude of a geodetic latitude.
pub(super) fn reduced_latitude(latitude: Angle) -> Angle {
    let reduced = Angle::new(latitude.sin * wgs84::AXES, latitude.cos).normalised();
    Angle::new(reduced.sin, reduced.cos.max(ALMOST_NOTHING))
}

/// Goes `distance_m` metres from `from` in the direction `azimuth`.
pub(super) fn advance(from: Position, azimuth: Angle, distance_m: f64) -> End {
    let beta1 = reduced_latitude_e7(i64::from(from.latitude().as_e7()));
    follow(beta1, from.longitude().degrees(), azimuth, distance_m)
}

/// As [`advance`], from coordinates that need not be whole 1e-7 degrees.
pub(super) fn advance_from(from: Coordinates, azimuth: Angle, distance_m: f64) -> End {
    follow(reduced_latitude(Angle::from_degrees(from.latitude_degrees)), from.longitude_degrees, azimuth, distance_m)
}

fn follow(beta1: Angle, longitude1_degrees: f64, azimuth: Angle, distance_m: f64) -> End {
    // The great circle on the auxiliary sphere: its azimuth at the equator and the start's place on it, equations (10) to (12).
    let alpha0 = Angle::new(azimuth.sin * beta1.cos, libm::hypot(azimuth.cos, azimuth.sin * beta1.sin));
    let along = if beta1.sin == 0.0 && azimuth.cos == 0.0 { 1.0 } else { azimuth.cos * beta1.cos };
    let sigma1 = Angle::new(beta1.sin, along).normalised();
    let omega1 = Angle::new(alpha0.sin * beta1.sin, along);

    let k2 = alpha0.cos * alpha0.cos * wgs84::EP2;
    let eps = series::expansion_parameter(k2);
    let tau12 = distance_m / (wgs84::B_M * series::a1(eps));
    let start_excess = series::sum(&series::c1(eps), sigma1);
    // tau2 as an angle: sigma1 turned by the start's excess and by tau12.
    let tau2 = sigma1.plus(Angle::from_radians(start_excess)).plus(Angle::from_radians(tau12));
    let end_excess = series::sum(&series::c1_reverted(eps), tau2);
    let sigma12 = tau12 + start_excess + end_excess;
    let sigma2 = sigma1.plus(Angle::from_radians(sigma12));

    let beta2_sin = alpha0.cos * sigma2.sin;
    let beta2_cos = libm::hypot(alpha0.sin, alpha0.cos * sigma2.cos);
    let omega2 = Angle::new(alpha0.sin * sigma2.sin, sigma2.cos);
    let omega12 = omega2.minus(omega1).radians();
    let c3 = series::c3(eps);
    let shortfall =
        wgs84::F * alpha0.sin * series::a3(eps) * (sigma12 + series::sum(&c3, sigma2) - series::sum(&c3, sigma1));
    let longitude = longitude1_degrees + (omega12 - shortfall) / PI * 180.0;
    let dn = |sine: f64| libm::sqrt(1.0 + k2 * sine * sine);
    let spread = Spread { sigma1, sigma2, sigma12, eps, dn1: dn(sigma1.sin), dn2: dn(sigma2.sin), k2 };
    End {
        at: Coordinates {
            latitude_degrees: Angle::new(beta2_sin, wgs84::AXES * beta2_cos).degrees(),
            longitude_degrees: within_half_turn(longitude),
        },
        reduced_length_m: wgs84::B_M * spread.reduced_length(),
        scale: spread.scales().0,
    }
}

/// Takes whole turns off until the angle lies within -180 to 180 degrees.
fn within_half_turn(degrees: f64) -> f64 {
    degrees - 360.0 * libm::floor((degrees + 180.0) / 360.0)
}
