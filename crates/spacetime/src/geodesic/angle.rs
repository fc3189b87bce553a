//! Angles as points of the unit circle.
//!
//! Geodesic formulas need sine and cosine far more often than the angle itself, and lose digits when they go back and forth.

use core::f64::consts::PI;

const QUADRANT_E7: i64 = 900_000_000;

/// Sine and cosine of one angle. Not always of length one: see [`Angle::normalised`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Angle {
    pub(crate) sin: f64,
    pub(crate) cos: f64,
}

impl Angle {
    pub(crate) const fn new(sin: f64, cos: f64) -> Self {
        Self { sin, cos }
    }

    /// The angle of so many 1e-7 degrees. The quadrant is taken off in whole numbers, so 0, 90, 180 and 270 degrees are exact.
    pub(super) fn from_e7(e7: i64) -> Self {
        let quadrant = (e7 + QUADRANT_E7 / 2).div_euclid(QUADRANT_E7);
        let rest = e7_radians(e7 - quadrant * QUADRANT_E7);
        Self::from_radians(rest).turned_by_quadrants(quadrant)
    }

    /// The angle of so many degrees, at most some whole turns. Taking the quadrant off loses no digit, so its multiples are exact.
    pub(crate) fn from_degrees(degrees: f64) -> Self {
        let quadrant = libm::floor(degrees / 90.0 + 0.5);
        Self::from_radians((degrees - 90.0 * quadrant) * (PI / 180.0)).turned_by_quadrants(quadrant as i64)
    }

    pub(super) fn from_radians(radians: f64) -> Self {
        let (sin, cos) = libm::sincos(radians);
        Self { sin, cos }
    }

    fn turned_by_quadrants(self, quadrants: i64) -> Self {
        match quadrants.rem_euclid(4) {
            0 => self,
            1 => Self::new(self.cos, -self.sin),
            2 => Self::new(-self.sin, -self.cos),
            _ => Self::new(-self.cos, self.sin),
        }
    }

    /// The same direction at length one.
    pub(crate) fn normalised(self) -> Self {
        let length = libm::hypot(self.sin, self.cos);
        Self::new(self.sin / length, self.cos / length)
    }

    /// The sum of two angles.
    pub(super) fn plus(self, other: Self) -> Self {
        Self::new(self.sin * other.cos + self.cos * other.sin, self.cos * other.cos - self.sin * other.sin)
    }

    /// This angle less the other.
    pub(super) fn minus(self, other: Self) -> Self {
        Self::new(self.sin * other.cos - self.cos * other.sin, self.cos * other.cos + self.sin * other.sin)
    }

    /// Radians, -pi to pi.
    pub(super) fn radians(self) -> f64 {
        libm::atan2(self.sin, self.cos)
    }

    /// Degrees, -180 to 180; exact at the multiples of 90 degrees.
    pub(super) fn degrees(self) -> f64 {
        // Folding into the first eighth of the circle keeps full precision near the axes.
        let (sin, cos) = (self.sin.abs(), self.cos.abs());
        let acute =
            if sin <= cos { libm::atan2(sin, cos) / PI * 180.0 } else { 90.0 - libm::atan2(cos, sin) / PI * 180.0 };
        let upper = if self.cos < 0.0 { 180.0 - acute } else { acute };
        if self.sin < 0.0 { -upper } else { upper }
    }
}

/// Radians of so many 1e-7 degrees.
pub(super) fn e7_radians(e7: i64) -> f64 {
    // Below 2^53, so the conversion is exact.
    e7 as f64 / 1e7 * (PI / 180.0)
}
