//! How neighbouring geodesics draw apart: reduced length and geodesic scale (Karney 2013, sections 3 and 4).
//!
//! A line that leaves a point at a slightly other azimuth is, at the end, away by the reduced length times the change of azimuth;
//! one that leaves beside the point in parallel is away by the geodesic scale times its start. Lengths here are divided by the polar
//! radius. Knows nothing of how the line was found.

use super::angle::Angle;
use super::series;

/// A piece of a geodesic on the auxiliary sphere, measured from its crossing of the equator.
pub(super) struct Spread {
    pub(super) sigma1: Angle,
    pub(super) sigma2: Angle,
    pub(super) sigma12: f64,
    pub(super) eps: f64,
    /// sqrt(1 + k^2 sin^2 sigma) at either end.
    pub(super) dn1: f64,
    pub(super) dn2: f64,
    /// k^2, equation (9).
    pub(super) k2: f64,
}

impl Spread {
    /// J(sigma2) - J(sigma1), equation (40).
    fn j12(&self) -> f64 {
        let (a1, a2) = (series::a1(self.eps), series::a2(self.eps));
        let (c1, c2) = (series::c1(self.eps), series::c2(self.eps));
        let b1 = series::sum(&c1, self.sigma2) - series::sum(&c1, self.sigma1);
        let b2 = series::sum(&c2, self.sigma2) - series::sum(&c2, self.sigma1);
        (a1 - a2) * self.sigma12 + (a1 * b1 - a2 * b2)
    }

    /// Reduced length m12, equation (38).
    pub(super) fn reduced_length(&self) -> f64 {
        self.dn2 * (self.sigma1.cos * self.sigma2.sin)
            - self.dn1 * (self.sigma1.sin * self.sigma2.cos)
            - self.sigma1.cos * self.sigma2.cos * self.j12()
    }

    /// Geodesic scales M12 and M21, equation (39), arranged so that a short line loses no digits.
    pub(super) fn scales(&self) -> (f64, f64) {
        let j12 = self.j12();
        let (one, other) = (self.sigma1, self.sigma2);
        let cosine = one.cos * other.cos + one.sin * other.sin;
        let t = self.k2 * (other.sin - one.sin) * (other.sin + one.sin) / (self.dn1 + self.dn2);
        (
            cosine + (t * other.sin - other.cos * j12) * one.sin / self.dn1,
            cosine - (t * one.sin - one.cos * j12) * other.sin / self.dn2,
        )
    }
}
