//! Geocentric coordinates: the axes through the centre of the earth in which datums are shifted.
//!
//! The way back to latitude and height takes two steps of Bowring's method, which is exact to the last digits of a double from the
//! depths of the sea to 100 km and at the poles. Knows no datum; the ellipsoid is handed in.
//!
//! ```
//! # use jig_spacetime::{Ellipsoid, Geocentric, Geodetic};
//! let point = Geodetic::new(0.0, 90.0, 100.0)?;
//! let axes = Geocentric::of(point, Ellipsoid::WGS84);
//! assert_eq!((axes.x_m, axes.y_m, axes.z_m), (0.0, 6_378_237.0, 0.0));
//! assert_eq!(axes.geodetic(Ellipsoid::WGS84)?, point);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::geodesic::angle::Angle;
use crate::{Ellipsoid, Geodetic, GeodeticError};

/// A point in metres along three axes: towards the equator at Greenwich, towards the equator at 90 degrees east, towards the north pole
/// (EPSG method 9602).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geocentric {
    /// Metres towards 0 N 0 E.
    pub x_m: f64,
    /// Metres towards 0 N 90 E.
    pub y_m: f64,
    /// Metres towards the north pole.
    pub z_m: f64,
}

/// Geodetic coordinates with the angles as points of the unit circle, which is how formulas need them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Normal {
    pub(crate) latitude: Angle,
    pub(crate) longitude: Angle,
    pub(crate) height_m: f64,
}

/// The numbers of an ellipsoid that geocentric formulas need, computed once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    equatorial_radius_m: f64,
    /// Polar over equatorial radius.
    axes_ratio: f64,
    eccentricity_squared: f64,
    /// Eccentricity squared times the equatorial radius.
    bowring_equatorial_m: f64,
    /// Second eccentricity squared times the polar radius.
    bowring_polar_m: f64,
}

impl Figure {
    pub(crate) const fn of(ellipsoid: Ellipsoid) -> Self {
        let a = ellipsoid.equatorial_radius_m();
        let axes_ratio = 1.0 - ellipsoid.flattening();
        let e2 = ellipsoid.eccentricity_squared();
        Self {
            equatorial_radius_m: a,
            axes_ratio,
            eccentricity_squared: e2,
            bowring_equatorial_m: e2 * a,
            bowring_polar_m: e2 / axes_ratio * a,
        }
    }
}

impl Normal {
    pub(crate) const fn of(point: Geodetic) -> Self {
        Self {
            latitude: Angle::from_degrees(point.latitude_degrees()),
            longitude: Angle::from_degrees(point.longitude_degrees()),
            height_m: point.height_m(),
        }
    }

    pub(crate) fn geodetic(self) -> Result<Geodetic, GeodeticError> {
        Geodetic::new(self.latitude.degrees(), self.longitude.degrees(), self.height_m)
    }
}

impl Geocentric {
    /// The point with these geodetic coordinates on the ellipsoid.
    #[must_use]
    pub fn of(point: Geodetic, ellipsoid: Ellipsoid) -> Self {
        Self::of_normal(Normal::of(point), &Figure::of(ellipsoid))
    }

    /// The geodetic coordinates on the ellipsoid.
    ///
    /// # Errors
    /// [`GeodeticError`] when the point lies further from the ellipsoid than [`Geodetic`] goes, or a number is not finite.
    pub fn geodetic(self, ellipsoid: Ellipsoid) -> Result<Geodetic, GeodeticError> {
        self.normal(&Figure::of(ellipsoid)).geodetic()
    }

    pub(crate) fn of_normal(point: Normal, figure: &Figure) -> Self {
        let Normal { latitude, longitude, height_m } = point;
        let e2 = figure.eccentricity_squared;
        // The radius of curvature across the meridian.
        let nu_m = figure.equatorial_radius_m / libm::sqrt(1.0 - e2 * latitude.sin * latitude.sin);
        let from_axis_m = (nu_m + height_m) * latitude.cos;
        Self {
            x_m: from_axis_m * longitude.cos,
            y_m: from_axis_m * longitude.sin,
            z_m: (nu_m * (1.0 - e2) + height_m) * latitude.sin,
        }
    }

    /// B. R. Bowring, "Transformation from spatial to geographical coordinates", Survey Review 23 (1976) 323-327, with the start of his
    /// "The accuracy of geodetic latitude and height equations", Survey Review 28 (1985) 202-206. Tangents are kept as pairs, so the
    /// axis is no special case. At the centre of the earth the result is not a number.
    pub(crate) fn normal(self, figure: &Figure) -> Normal {
        let Self { x_m, y_m, z_m } = self;
        let from_axis_m = libm::sqrt(x_m * x_m + y_m * y_m);
        let from_centre_m = libm::sqrt(from_axis_m * from_axis_m + z_m * z_m);
        let mut reduced =
            unit(figure.axes_ratio * z_m * (from_centre_m + figure.bowring_polar_m), from_axis_m * from_centre_m);
        let mut latitude = reduced;
        for _ in 0..STEPS {
            let sin = z_m + figure.bowring_polar_m * reduced.sin * reduced.sin * reduced.sin;
            let cos = from_axis_m - figure.bowring_equatorial_m * reduced.cos * reduced.cos * reduced.cos;
            latitude = unit(sin, cos);
            reduced = unit(figure.axes_ratio * sin, cos);
        }
        // This form of the height is stationary in the latitude, whose last digits it therefore forgives, and holds at the poles.
        let root = libm::sqrt(1.0 - figure.eccentricity_squared * latitude.sin * latitude.sin);
        let height_m = from_axis_m * latitude.cos + z_m * latitude.sin - figure.equatorial_radius_m * root;
        let longitude =
            if from_axis_m == 0.0 { Angle::new(0.0, 1.0) } else { Angle::new(y_m / from_axis_m, x_m / from_axis_m) };
        Normal { latitude, longitude, height_m }
    }
}

/// Steps of Bowring's method: the first leaves under a micrometre near the ground, the second nothing.
const STEPS: usize = 2;

/// The angle of a right triangle. Lengths here are metres of the earth's size, so no square overflows.
fn unit(sin: f64, cos: f64) -> Angle {
    let length = libm::sqrt(sin * sin + cos * cos);
    Angle::new(sin / length, cos / length)
}

#[cfg(test)]
mod tests {
    use super::Geocentric;
    use crate::{Ellipsoid, Geodetic, GeodeticError};
    use proptest::prelude::*;

    const FIGURES: [Ellipsoid; 6] = [
        Ellipsoid::WGS84,
        Ellipsoid::KRASSOVSKY,
        Ellipsoid::PZ90,
        Ellipsoid::GSK2011,
        Ellipsoid::INTERNATIONAL_1924,
        Ellipsoid::CLARKE_1880_IGN,
    ];

    #[test]
    fn poles_and_axis_have_a_latitude_and_the_longitude_of_greenwich() {
        for (latitude, height) in [(90.0, 0.0), (-90.0, 0.0), (90.0, 100_000.0), (-90.0, -5_000.0)] {
            for ellipsoid in FIGURES {
                let z_m = f64::signum(latitude) * (ellipsoid.polar_radius_m() + height);
                let back = Geocentric { x_m: 0.0, y_m: 0.0, z_m }.geodetic(ellipsoid).unwrap();
                assert_eq!((back.latitude_degrees(), back.longitude_degrees()), (latitude, 0.0));
                assert!((back.height_m() - height).abs() < 1e-8);
            }
        }
    }

    #[test]
    fn the_centre_of_the_earth_and_what_is_no_number_are_refused() {
        for (x_m, z_m) in [(0.0, 0.0), (f64::NAN, 1.0), (f64::INFINITY, 0.0), (1e9, 0.0), (10.0, 10.0)] {
            let result = Geocentric { x_m, y_m: 0.0, z_m }.geodetic(Ellipsoid::WGS84);
            assert!(matches!(result, Err(GeodeticError::Latitude { .. } | GeodeticError::Height { .. })), "{result:?}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_nanometres(
            latitude in -90.0..=90.0_f64,
            longitude in -180.0..=180.0_f64,
            height_m in -5_000.0..=100_000.0_f64,
            figure in 0..6_usize,
        ) {
            let ellipsoid = FIGURES[figure];
            let point = Geodetic::new(latitude, longitude, height_m).unwrap();
            let axes = Geocentric::of(point, ellipsoid);
            let again = Geocentric::of(axes.geodetic(ellipsoid).unwrap(), ellipsoid);
            let apart_m = libm::hypot(libm::hypot(axes.x_m - again.x_m, axes.y_m - again.y_m), axes.z_m - again.z_m);
            prop_assert!(apart_m < 1e-8, "{apart_m}");
        }
    }
}
