//! Transverse Mercator, the projection of UTM and Gauss-Krüger.
//!
//! L. Krüger's series in the third flattening, carried to n^8: C. F. F. Karney, "Transverse Mercator with an accuracy of a few
//! nanometers", Journal of Geodesy 85 (2011) 475-485. Within 4 degrees of the central meridian it is exact to 5 nm, and a zone may be
//! forced on points far outside it. Knows neither zones nor their prefixes.

use super::{Direction, FalseOrigin, Meridian, Plane};
use crate::Ellipsoid;
use crate::auxiliary::{Sines, rectifying_radius_m};
use crate::geodesic::angle::Angle;

/// The series of one ellipsoid, computed when the program is compiled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Krueger {
    rectifying_radius_m: f64,
    conformal: Sines,
    conformal_reverted: Sines,
    krueger: Sines,
    krueger_reverted: Sines,
}

impl Krueger {
    /// The series of an ellipsoid.
    pub(crate) const fn of(ellipsoid: Ellipsoid) -> Self {
        Self {
            rectifying_radius_m: rectifying_radius_m(ellipsoid),
            conformal: Sines::conformal(ellipsoid),
            conformal_reverted: Sines::conformal_reverted(ellipsoid),
            krueger: Sines::krueger(ellipsoid),
            krueger_reverted: Sines::krueger_reverted(ellipsoid),
        }
    }
}

/// The series for UTM.
pub(crate) const fn wgs84_series() -> &'static Krueger {
    static SERIES: Krueger = Krueger::of(Ellipsoid::WGS84);
    &SERIES
}

/// The series for Gauss-Krüger on SK-42 and SK-95.
pub(crate) const fn krassovsky_series() -> &'static Krueger {
    static SERIES: Krueger = Krueger::of(Ellipsoid::KRASSOVSKY);
    &SERIES
}

/// The series for Gauss-Krüger on GSK-2011.
pub(crate) const fn gsk2011_series() -> &'static Krueger {
    static SERIES: Krueger = Krueger::of(Ellipsoid::GSK2011);
    &SERIES
}

/// The series for UTM numbers of sheets on ED50.
pub(crate) const fn international_1924_series() -> &'static Krueger {
    static SERIES: Krueger = Krueger::of(Ellipsoid::INTERNATIONAL_1924);
    &SERIES
}

/// One transverse Mercator plane (EPSG method 9807, origin on the equator).
#[derive(Clone, Copy, Debug)]
pub(crate) struct TransverseMercator {
    pub(super) central_meridian: Meridian,
    false_origin: FalseOrigin,
    /// Radius of the rectifying sphere times the scale on the central meridian, metres.
    radius_m: f64,
    series: &'static Krueger,
}

/// Radii east or west of the central meridian on the rectifying sphere, beyond which the series means nothing. On the equator this is
/// 81 degrees of longitude.
const REACH: f64 = 2.6;

/// Beyond this many radii the reverted series is polished with the forward one; nearer they agree to a nanometre.
const POLISHED_FROM: f64 = 0.6;

impl TransverseMercator {
    pub(crate) const fn new(
        series: &'static Krueger,
        central_meridian_degrees: f64,
        scale: f64,
        false_origin: FalseOrigin,
    ) -> Self {
        Self {
            central_meridian: Meridian::of(central_meridian_degrees),
            false_origin,
            radius_m: series.rectifying_radius_m * scale,
            series,
        }
    }

    pub(super) fn forward(&self, direction: Direction) -> Option<Plane> {
        let latitude = self.series.conformal.turn(direction.latitude);
        let longitude = direction.longitude;
        // The point on the sphere of conformal latitude, by its components east, north, and towards the central meridian.
        let (east, north, towards) = (latitude.cos * longitude.sin, latitude.sin, latitude.cos * longitude.cos);
        let across = libm::sqrt(north * north + towards * towards);
        let (sinh, cosh) = (east / across, 1.0 / across);
        let eta = inverse_sinh(sinh, cosh);
        // Also false when the point lies on the equator a quarter turn away, where nothing is a number.
        if !(..=REACH).contains(&eta.abs()) {
            return None;
        }
        let along = Angle::new(north / across, towards / across);
        let xi = libm::atan2(north, towards);
        let (d_xi, d_eta) = self.series.krueger.at_complex(doubled(along), 2.0 * sinh * cosh, 1.0 + 2.0 * sinh * sinh);
        Some(Plane {
            easting_m: self.false_origin.easting_m + self.radius_m * (eta + d_eta),
            northing_m: self.false_origin.northing_m + self.radius_m * (xi + d_xi),
        })
    }

    pub(super) fn inverse(&self, plane: Plane) -> Option<Direction> {
        let xi = (plane.northing_m - self.false_origin.northing_m) / self.radius_m;
        let eta = (plane.easting_m - self.false_origin.easting_m) / self.radius_m;
        // Half a turn along the meridian passes the pole and comes down to the equator on the other side.
        if !(eta.abs() <= REACH && xi.abs() <= core::f64::consts::PI) {
            return None;
        }
        let (d_xi, d_eta) = shift(&self.series.krueger_reverted, xi, eta);
        let (mut xi_conformal, mut eta_conformal) = (xi + d_xi, eta + d_eta);
        if eta.abs() > POLISHED_FROM {
            for _ in 0..POLISHINGS_MAX {
                let (d_xi, d_eta) = shift(&self.series.krueger, xi_conformal, eta_conformal);
                let (was_xi, was_eta) = (xi_conformal, eta_conformal);
                (xi_conformal, eta_conformal) = (xi - d_xi, eta - d_eta);
                if (xi_conformal - was_xi).abs() + (eta_conformal - was_eta).abs() < 1e-15 {
                    break;
                }
            }
        }
        let along = Angle::from_radians(xi_conformal);
        let (sinh, cosh) = sinh_cosh(eta_conformal);
        // The distance from the axis on the sphere, times cosh: nought only at the poles, where any longitude will do.
        let from_axis = libm::sqrt(sinh * sinh + along.cos * along.cos);
        let longitude =
            if from_axis == 0.0 { Angle::new(0.0, 1.0) } else { Angle::new(sinh / from_axis, along.cos / from_axis) };
        let latitude = self.series.conformal_reverted.turn(Angle::new(along.sin / cosh, from_axis / cosh));
        Some(Direction { latitude, longitude })
    }
}

/// Steps of the fixed point that makes the far inverse the inverse of the forward series. Each gains a factor of 4 at the limit of
/// reach, and far more nearer.
const POLISHINGS_MAX: usize = 30;

/// The sum of the sines at a complex angle, in radians both.
fn shift(sines: &Sines, xi: f64, eta: f64) -> (f64, f64) {
    let (sinh, cosh) = sinh_cosh(2.0 * eta);
    sines.at_complex(Angle::from_radians(2.0 * xi), sinh, cosh)
}

fn doubled(angle: Angle) -> Angle {
    Angle::new(2.0 * angle.sin * angle.cos, (angle.cos - angle.sin) * (angle.cos + angle.sin))
}

/// Hyperbolic sine and cosine with one exponential. The sine's absolute error is that of one unit in the last place of 1, which is
/// what a length on the sphere needs.
fn sinh_cosh(x: f64) -> (f64, f64) {
    let grown = libm::exp(x);
    let shrunk = 1.0 / grown;
    ((grown - shrunk) / 2.0, (grown + shrunk) / 2.0)
}

/// The number with this hyperbolic sine and cosine.
fn inverse_sinh(sinh: f64, cosh: f64) -> f64 {
    let size = sinh.abs();
    let result = libm::log1p(size + size * size / (1.0 + cosh));
    if sinh < 0.0 { -result } else { result }
}
