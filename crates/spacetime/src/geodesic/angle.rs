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
    pub(crate) fn from_e7(e7: i64) -> Self {
        let quadrant = (e7 + QUADRANT_E7 / 2).div_euclid(QUADRANT_E7);
        let rest = e7_radians(e7 - quadrant * QUADRANT_E7);
        Self::from_radians(rest).turned_by_quadrants(quadrant)
    }

    /// The angle of so many degrees, at most 1e9 of either sign. The quadrant is taken off in degrees, where it is exact, and the rest by
    /// the power series, which at an eighth of the circle has converged to the last digit. A constant function, because central meridians are.
    pub(crate) const fn from_degrees(degrees: f64) -> Self {
        let quadrant = if degrees < 0.0 { degrees / 90.0 - 0.5 } else { degrees / 90.0 + 0.5 } as i64;
        let rest = (degrees - 90.0 * quadrant as f64) * (PI / 180.0);
        let square = rest * rest;
        let sin = rest + rest * square * series(&ODD_FACTORIALS, square);
        let cos = 1.0 + square * series(&EVEN_FACTORIALS, square);
        match quadrant & 3 {
            0 => Self::new(sin, cos),
            1 => Self::new(cos, -sin),
            2 => Self::new(-sin, -cos),
            _ => Self::new(-cos, sin),
        }
    }

    /// The angle turned by a few thousandths of a radian: exact to 1e-17 up to 0.005 radians.
    pub(crate) const fn turned_slightly(self, radians: f64) -> Self {
        let square = radians * radians;
        let sin = radians * (1.0 - square / 6.0 * (1.0 - square / 20.0));
        let cos_less_one = -square / 2.0 * (1.0 - square / 12.0);
        Self::new(
            self.sin + (self.sin * cos_less_one + self.cos * sin),
            self.cos + (self.cos * cos_less_one - self.sin * sin),
        )
    }

    pub(crate) fn from_radians(radians: f64) -> Self {
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
    pub(crate) fn plus(self, other: Self) -> Self {
        Self::new(self.sin * other.cos + self.cos * other.sin, self.cos * other.cos - self.sin * other.sin)
    }

    /// This angle less the other.
    pub(crate) fn minus(self, other: Self) -> Self {
        Self::new(self.sin * other.cos - self.cos * other.sin, self.cos * other.cos + self.sin * other.sin)
    }

    /// Radians, -pi to pi.
    pub(crate) fn radians(self) -> f64 {
        libm::atan2(self.sin, self.cos)
    }

    /// Degrees, -180 to 180; exact at the multiples of 90 degrees.
    pub(crate) fn degrees(self) -> f64 {
        // Folding into the first eighth of the circle keeps full precision near the axes.
        let (sin, cos) = (self.sin.abs(), self.cos.abs());
        let acute =
            if sin <= cos { libm::atan2(sin, cos) / PI * 180.0 } else { 90.0 - libm::atan2(cos, sin) / PI * 180.0 };
        let upper = if self.cos < 0.0 { 180.0 - acute } else { acute };
        if self.sin < 0.0 { -upper } else { upper }
    }
}

/// Reciprocals of 3!, 5!, ... 17! with the signs of the sine.
const ODD_FACTORIALS: [f64; 8] = [
    -1.0 / 6.0,
    1.0 / 120.0,
    -1.0 / 5_040.0,
    1.0 / 362_880.0,
    -1.0 / 39_916_800.0,
    1.0 / 6_227_020_800.0,
    -1.0 / 1_307_674_368_000.0,
    1.0 / 355_687_428_096_000.0,
];

/// Reciprocals of 2!, 4!, ... 16! with the signs of the cosine.
const EVEN_FACTORIALS: [f64; 8] = [
    -1.0 / 2.0,
    1.0 / 24.0,
    -1.0 / 720.0,
    1.0 / 40_320.0,
    -1.0 / 3_628_800.0,
    1.0 / 479_001_600.0,
    -1.0 / 87_178_291_200.0,
    1.0 / 20_922_789_888_000.0,
];

/// The polynomial with these coefficients, lowest power first.
const fn series(terms: &[f64; 8], x: f64) -> f64 {
    let [a, b, c, d, e, f, g, h] = *terms;
    a + x * (b + x * (c + x * (d + x * (e + x * (f + x * (g + x * h))))))
}

/// Radians of so many 1e-7 degrees.
pub(crate) fn e7_radians(e7: i64) -> f64 {
    // Below 2^53, so the conversion is exact.
    e7 as f64 / 1e7 * (PI / 180.0)
}

#[cfg(test)]
mod tests {
    use super::Angle;
    use proptest::prelude::*;

    #[test]
    fn quadrants_are_exact() {
        for (degrees, sin, cos) in [
            (0.0, 0.0, 1.0),
            (90.0, 1.0, 0.0),
            (-90.0, -1.0, 0.0),
            (180.0, 0.0, -1.0),
            (-180.0, 0.0, -1.0),
            (270.0, -1.0, 0.0),
            (360.0, 0.0, 1.0),
        ] {
            let angle = Angle::from_degrees(degrees);
            assert_eq!((angle.sin, angle.cos), (sin, cos), "{degrees}");
        }
    }

    proptest! {
        #[test]
        fn the_series_agrees_with_the_library_to_the_last_digits(degrees in -720.0..720.0_f64) {
            let (sin, cos) = libm::sincos(degrees.to_radians());
            let angle = Angle::from_degrees(degrees);
            // Beyond half a turn the library's argument in radians has itself lost digits.
            let tolerance = 3e-16 * (1.0 + degrees.abs() / 90.0);
            prop_assert!((angle.sin - sin).abs() < tolerance && (angle.cos - cos).abs() < tolerance);
            prop_assert!((angle.sin * angle.sin + angle.cos * angle.cos - 1.0).abs() < 4e-16);
        }

        #[test]
        fn a_slight_turn_is_a_sum(degrees in -180.0..180.0_f64, turn in -0.005..0.005_f64) {
            let slight = Angle::from_degrees(degrees).turned_slightly(turn);
            let sum = Angle::from_degrees(degrees).plus(Angle::from_radians(turn));
            prop_assert!((slight.sin - sum.sin).abs() < 3e-16 && (slight.cos - sum.cos).abs() < 3e-16);
        }

        #[test]
        fn degrees_come_back(degrees in -179.999..180.0_f64) {
            prop_assert!((Angle::from_degrees(degrees).degrees() - degrees).abs() < 6e-14);
        }
    }
}
