//! Auxiliary latitudes: conformal and rectifying, to and from geodetic, as turns by a small series of sines.
//!
//! The series run in the third flattening n, so a few multiplications replace the hyperbolic functions and the iterations of the closed
//! forms; for the figures of the earth the first term left out is below 1e-18 radians (conformal) and, on the real axis, below
//! 1e-22 (rectifying). Knows no projection: those build on it.

mod table;

use crate::Ellipsoid;
use crate::geodesic::angle::Angle;
use table::Table;

/// The coefficients of sin 2x, sin 4x, ... sin 16x for one ellipsoid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sines([f64; 8]);

impl Sines {
    const fn of(table: &Table, ellipsoid: Ellipsoid) -> Self {
        let n = ellipsoid.third_flattening();
        let [a, b, c, d, e, f, g, h] = *table;
        let n2 = n * n;
        let n4 = n2 * n2;
        Self([
            n * polynomial(a, n),
            n2 * polynomial(b, n),
            n2 * n * polynomial(c, n),
            n4 * polynomial(d, n),
            n4 * n * polynomial(e, n),
            n4 * n2 * polynomial(f, n),
            n4 * n2 * n * polynomial(g, n),
            n4 * n4 * polynomial(h, n),
        ])
    }

    /// Conformal less geodetic latitude, over geodetic latitude.
    pub(crate) const fn conformal(ellipsoid: Ellipsoid) -> Self {
        Self::of(&table::CONFORMAL, ellipsoid)
    }

    /// Geodetic less conformal latitude, over conformal latitude.
    pub(crate) const fn conformal_reverted(ellipsoid: Ellipsoid) -> Self {
        Self::of(&table::CONFORMAL_REVERTED, ellipsoid)
    }

    /// Rectifying less conformal latitude, over conformal latitude: Krüger's series.
    pub(crate) const fn krueger(ellipsoid: Ellipsoid) -> Self {
        Self::of(&table::KRUEGER, ellipsoid)
    }

    /// Conformal less rectifying latitude, over rectifying latitude.
    pub(crate) const fn krueger_reverted(ellipsoid: Ellipsoid) -> Self {
        Self::of(&table::KRUEGER_REVERTED, ellipsoid)
    }

    /// Rectifying less geodetic latitude, over geodetic latitude.
    pub(crate) const fn rectifying(ellipsoid: Ellipsoid) -> Self {
        Self::of(&table::RECTIFYING, ellipsoid)
    }

    /// Geodetic less rectifying latitude, over rectifying latitude.
    pub(crate) const fn rectifying_reverted(ellipsoid: Ellipsoid) -> Self {
        Self::of(&table::RECTIFYING_REVERTED, ellipsoid)
    }

    /// The sum of the sines at `x`, radians, by Clenshaw's recurrence. It has the factor cos x, so a turn by it keeps the digits of a
    /// cosine near the pole.
    pub(crate) const fn at(&self, x: Angle) -> f64 {
        // Twice the cosine of 2x.
        let twice = 2.0 * (x.cos - x.sin) * (x.cos + x.sin);
        let (mut next, mut after) = (0.0, 0.0);
        let mut terms: &[f64] = &self.0;
        while let [rest @ .., term] = terms {
            (next, after) = (twice * next - after + *term, next);
            terms = rest;
        }
        2.0 * x.sin * x.cos * next
    }

    /// The other latitude. For the differences between latitudes on the earth, which stay under 0.005 radians.
    pub(crate) const fn turn(&self, x: Angle) -> Angle {
        x.turned_slightly(self.at(x))
    }

    /// The sum of the sines at the complex angle whose double has this sine and cosine: real part, imaginary part.
    ///
    /// `sin` and `cos` are those of the real part doubled, `sinh` and `cosh` those of the imaginary part doubled.
    pub(crate) fn at_complex(&self, double: Angle, sinh: f64, cosh: f64) -> (f64, f64) {
        let (twice_re, twice_im) = (2.0 * double.cos * cosh, -2.0 * double.sin * sinh);
        let (mut next, mut after) = ((0.0, 0.0), (0.0, 0.0));
        for coefficient in self.0.iter().rev() {
            let re = twice_re * next.0 - twice_im * next.1 - after.0 + coefficient;
            let im = twice_re * next.1 + twice_im * next.0 - after.1;
            (next, after) = ((re, im), next);
        }
        let (sin_re, sin_im) = (double.sin * cosh, double.cos * sinh);
        (sin_re * next.0 - sin_im * next.1, sin_re * next.1 + sin_im * next.0)
    }
}

/// Radius of the sphere whose meridians are as long as those of the ellipsoid, metres: Karney (2011), equation (14).
pub(crate) const fn rectifying_radius_m(ellipsoid: Ellipsoid) -> f64 {
    let n = ellipsoid.third_flattening();
    let n2 = n * n;
    let series = n2 * (1.0 / 4.0 + n2 * (1.0 / 64.0 + n2 * (1.0 / 256.0 + n2 * 25.0 / 16_384.0)));
    // As a small part less than the equatorial radius, so that one rounding is left.
    let a_m = ellipsoid.equatorial_radius_m();
    a_m + a_m * ((series - n) / (1.0 + n))
}

/// The polynomial with these coefficients, lowest power first.
const fn polynomial(mut terms: &[f64], x: f64) -> f64 {
    let mut sum = 0.0;
    while let [rest @ .., last] = terms {
        sum = sum * x + *last;
        terms = rest;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::Sines;
    use crate::Ellipsoid;
    use crate::geodesic::angle::Angle;
    use proptest::prelude::*;

    const FIGURES: [Ellipsoid; 4] =
        [Ellipsoid::WGS84, Ellipsoid::KRASSOVSKY, Ellipsoid::INTERNATIONAL_1924, Ellipsoid::CLARKE_1880_IGN];

    /// The closed form: isometric latitude with the inverse hyperbolic tangent, as in every textbook.
    fn conformal_by_closed_form(latitude: Angle, ellipsoid: Ellipsoid) -> Angle {
        let e = libm::sqrt(ellipsoid.eccentricity_squared());
        let sigma = libm::sinh(e * libm::atanh(e * latitude.sin));
        let tau = latitude.sin / latitude.cos;
        let conformal = tau * libm::sqrt(1.0 + sigma * sigma) - sigma * libm::sqrt(1.0 + tau * tau);
        Angle::from_radians(libm::atan(conformal))
    }

    proptest! {
        #[test]
        fn the_conformal_series_is_the_closed_form(degrees in -89.9..89.9_f64, figure in 0..4_usize) {
            let (latitude, ellipsoid) = (Angle::from_degrees(degrees), FIGURES[figure]);
            let by_series = Sines::conformal(ellipsoid).turn(latitude);
            let closed = conformal_by_closed_form(latitude, ellipsoid);
            prop_assert!((by_series.sin - closed.sin).abs() < 5e-16 && (by_series.cos - closed.cos).abs() < 5e-16);
        }

        #[test]
        fn reverted_series_lead_back(degrees in -90.0..=90.0_f64, figure in 0..4_usize) {
            let (latitude, ellipsoid) = (Angle::from_degrees(degrees), FIGURES[figure]);
            for (there, back) in [
                (Sines::conformal(ellipsoid), Sines::conformal_reverted(ellipsoid)),
                (Sines::rectifying(ellipsoid), Sines::rectifying_reverted(ellipsoid)),
                (Sines::krueger(ellipsoid), Sines::krueger_reverted(ellipsoid)),
            ] {
                let again = back.turn(there.turn(latitude));
                prop_assert!((again.sin - latitude.sin).abs() < 5e-16 && (again.cos - latitude.cos).abs() < 5e-16);
            }
        }

        #[test]
        fn krueger_leads_from_conformal_to_rectifying(degrees in -90.0..=90.0_f64, figure in 0..4_usize) {
            let (latitude, ellipsoid) = (Angle::from_degrees(degrees), FIGURES[figure]);
            let one = Sines::krueger(ellipsoid).turn(Sines::conformal(ellipsoid).turn(latitude));
            let other = Sines::rectifying(ellipsoid).turn(latitude);
            prop_assert!((one.sin - other.sin).abs() < 5e-16 && (one.cos - other.cos).abs() < 5e-16);
        }
    }
}
