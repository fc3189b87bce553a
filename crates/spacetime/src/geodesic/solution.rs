//! A geodesic in canonical order, solved: what its ends tell of the lines and the land beside it.
//!
//! Reduced length and scale go by [`Spread`]; the area under the line by Karney (2013), section 6. Knows nothing of the search.

use super::angle::Angle;
use super::spread::Spread;
use super::{series, wgs84};
use core::f64::consts::FRAC_1_SQRT_2;

/// A solved canonical pair.
pub(super) struct Solution {
    pub(super) distance_m: f64,
    pub(super) alpha1: Angle,
    pub(super) alpha2: Angle,
    pub(super) beta1: Angle,
    pub(super) beta2: Angle,
    pub(super) course: Course,
}

/// What the line was found on.
pub(super) enum Course {
    /// On the auxiliary sphere; the angle of longitude there, unless along a meridian.
    Arc { arc: Spread, omega12: Option<Angle> },
    /// So short, or along the equator, that a sphere serves: its radius for m12, the arc for m12 and M12, and the longitude, radians.
    Sphere { radius_m: f64, sigma12: f64, omega12: f64 },
}

impl Solution {
    /// From a point to itself; the azimuth is north by convention.
    pub(super) const NOWHERE: Self = Self {
        distance_m: 0.0,
        alpha1: Angle::new(0.0, 1.0),
        alpha2: Angle::new(0.0, 1.0),
        beta1: Angle::new(0.0, 1.0),
        beta2: Angle::new(0.0, 1.0),
        course: Course::Sphere { radius_m: wgs84::B_M, sigma12: 0.0, omega12: 0.0 },
    };

    pub(super) fn reduced_length_m(&self) -> f64 {
        match &self.course {
            Course::Arc { arc, .. } => wgs84::B_M * arc.reduced_length(),
            Course::Sphere { radius_m, sigma12, .. } => radius_m * libm::sin(*sigma12),
        }
    }

    /// M12 and M21.
    pub(super) fn scales(&self) -> (f64, f64) {
        match &self.course {
            Course::Arc { arc, .. } => arc.scales(),
            Course::Sphere { sigma12, .. } => (libm::cos(*sigma12), libm::cos(*sigma12)),
        }
    }

    /// S12, equation (59): c^2 (alpha2 - alpha1) + e^2 a^2 cos alpha0 sin alpha0 (I4(sigma2) - I4(sigma1)).
    pub(super) fn area_m2(&self) -> f64 {
        wgs84::authalic_radius_squared_m2() * self.turning() + self.beyond_the_sphere_m2()
    }

    /// The second term of equation (59): what the ellipsoid adds to the authalic sphere.
    fn beyond_the_sphere_m2(&self) -> f64 {
        let (alpha1, alpha2, beta1, beta2) = (self.alpha1, self.alpha2, self.beta1, self.beta2);
        let alpha0 = Angle::new(alpha1.sin * beta1.cos, libm::hypot(alpha1.cos, alpha1.sin * beta1.sin));
        if alpha0.sin == 0.0 || alpha0.cos == 0.0 {
            return 0.0;
        }
        let sigma1 = Angle::new(beta1.sin, alpha1.cos * beta1.cos).normalised();
        let sigma2 = Angle::new(beta2.sin, alpha2.cos * beta2.cos).normalised();
        let c4 = series::c4(series::expansion_parameter(alpha0.cos * alpha0.cos * wgs84::EP2));
        wgs84::E2
            * wgs84::A_M
            * wgs84::A_M
            * alpha0.cos
            * alpha0.sin
            * (series::sum_of_odd_cosines(&c4, sigma2) - series::sum_of_odd_cosines(&c4, sigma1))
    }

    /// alpha2 - alpha1, radians. Where the line is not long, by the half angles of the spherical excess, which keep the digits of
    /// small areas (section 6, equation (64) and text).
    fn turning(&self) -> f64 {
        let (beta1, beta2) = (self.beta1, self.beta2);
        let omega12 = match &self.course {
            Course::Arc { omega12, .. } => *omega12,
            Course::Sphere { omega12, .. } => Some(Angle::from_radians(*omega12)),
        };
        match omega12 {
            Some(omega12) if omega12.cos > -FRAC_1_SQRT_2 && beta2.sin - beta1.sin < 1.75 => {
                let (one, other) = (1.0 + beta1.cos, 1.0 + beta2.cos);
                2.0 * libm::atan2(
                    omega12.sin * (beta1.sin * other + beta2.sin * one),
                    (1.0 + omega12.cos) * (beta1.sin * beta2.sin + one * other),
                )
            }
            Some(_) | None => self.alpha2.minus(self.alpha1).radians(),
        }
    }
}
