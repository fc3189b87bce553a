//! Seven-parameter shifts between datums, and their exact inverses.
//!
//! The convention is the coordinate-frame rotation with small angles (EPSG method 1032, GOST 32453-2017), opposite in sign to the
//! position-vector rotation: the same numbers read the other way err by some 35 m in the theatre. Knows no datum.
//!
//! A chain of shifts becomes one affine map when the program is compiled; the way back is the inverse of that map, not a second set of
//! parameters with signs turned over, which would be half a millimetre off.

use crate::Geocentric;

/// Seven parameters, from one datum to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Helmert {
    /// Translations along X, Y, Z, metres.
    pub(crate) translation_m: [f64; 3],
    /// Rotations about X, Y, Z, arc seconds, coordinate-frame sign.
    pub(crate) rotation_arcsec: [f64; 3],
    /// Scale less one, millionths.
    pub(crate) scale_ppm: f64,
}

/// A map of geocentric coordinates: a matrix, then an offset in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Affine {
    matrix: [[f64; 3]; 3],
    offset_m: [f64; 3],
}

/// Radians in one arc second.
const ARCSEC: f64 = core::f64::consts::PI / 648_000.0;

impl Helmert {
    /// Three parameters: a translation alone (EPSG method 9603).
    pub(crate) const fn translation(x_m: f64, y_m: f64, z_m: f64) -> Self {
        Self { translation_m: [x_m, y_m, z_m], rotation_arcsec: [0.0, 0.0, 0.0], scale_ppm: 0.0 }
    }

    /// The rotation with small angles: a one on the diagonal, no second-order terms, as GOST and EPSG write it.
    const fn rotation(self) -> [[f64; 3]; 3] {
        let [x, y, z] = self.rotation_arcsec;
        let (x, y, z) = (x * ARCSEC, y * ARCSEC, z * ARCSEC);
        [[1.0, z, -y], [-z, 1.0, x], [y, -x, 1.0]]
    }

    /// From the first datum to the second.
    pub(crate) const fn forward(self) -> Affine {
        let scale = 1.0 + self.scale_ppm * 1e-6;
        Affine { matrix: scaled(self.rotation(), scale), offset_m: self.translation_m }
    }

    /// From the second datum to the first with the transposed rotation, which is what PROJ computes for a step marked `inv`.
    ///
    /// Since the rotation is one of small angles, this is the inverse of [`Helmert::forward`] only to second order (0.06 mm for SK-42).
    pub(crate) const fn transposed(self) -> Affine {
        let scale = 1.0 / (1.0 + self.scale_ppm * 1e-6);
        let [[a, b, c], [d, e, f], [g, h, i]] = self.rotation();
        let matrix = scaled([[a, d, g], [b, e, h], [c, f, i]], scale);
        let [x, y, z] = self.translation_m;
        Affine { matrix, offset_m: times(matrix, [-x, -y, -z]) }
    }
}

impl Affine {
    /// This map, then the other.
    pub(crate) const fn then(self, next: Self) -> Self {
        let [[a, b, c], [d, e, f], [g, h, i]] = self.matrix;
        // Columns of the first matrix through the second.
        let [p, s, v] = times(next.matrix, [a, d, g]);
        let [q, t, w] = times(next.matrix, [b, e, h]);
        let [r, u, x] = times(next.matrix, [c, f, i]);
        let [x_m, y_m, z_m] = times(next.matrix, self.offset_m);
        let [dx_m, dy_m, dz_m] = next.offset_m;
        Self { matrix: [[p, q, r], [s, t, u], [v, w, x]], offset_m: [x_m + dx_m, y_m + dy_m, z_m + dz_m] }
    }

    /// The inverse map, by cofactors: exact to the rounding of doubles, some nanometres.
    pub(crate) const fn inverse(self) -> Self {
        let [[a, b, c], [d, e, f], [g, h, i]] = self.matrix;
        let cofactors = [
            [e * i - f * h, c * h - b * i, b * f - c * e],
            [f * g - d * i, a * i - c * g, c * d - a * f],
            [d * h - e * g, b * g - a * h, a * e - b * d],
        ];
        let determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
        let matrix = scaled(cofactors, 1.0 / determinant);
        let [x, y, z] = self.offset_m;
        Self { matrix, offset_m: times(matrix, [-x, -y, -z]) }
    }

    /// The image of a point.
    pub(crate) const fn apply(&self, point: Geocentric) -> Geocentric {
        let [x, y, z] = times(self.matrix, [point.x_m, point.y_m, point.z_m]);
        let [dx, dy, dz] = self.offset_m;
        Geocentric { x_m: x + dx, y_m: y + dy, z_m: z + dz }
    }
}

const fn scaled(matrix: [[f64; 3]; 3], by: f64) -> [[f64; 3]; 3] {
    let [[a, b, c], [d, e, f], [g, h, i]] = matrix;
    [[a * by, b * by, c * by], [d * by, e * by, f * by], [g * by, h * by, i * by]]
}

const fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    let [[a, b, c], [d, e, f], [g, h, i]] = matrix;
    let [x, y, z] = vector;
    [a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z]
}

#[cfg(test)]
mod tests {
    use super::{Affine, Helmert};
    use crate::Geocentric;
    use proptest::prelude::*;

    const SHIFT: Helmert = Helmert {
        translation_m: [23.557, -140.844, -79.778],
        rotation_arcsec: [-0.0023, -0.34646, -0.79421],
        scale_ppm: -0.228,
    };

    fn apart_m(one: Geocentric, other: Geocentric) -> f64 {
        libm::hypot(libm::hypot(one.x_m - other.x_m, one.y_m - other.y_m), one.z_m - other.z_m)
    }

    #[test]
    fn the_rotation_is_that_of_the_coordinate_frame() {
        // IOGP 373-7-2, section 2.4.3.3: a positive rotation about Z turns the axes, so a point on X gets a negative Y.
        let turn = Helmert { translation_m: [0.0; 3], rotation_arcsec: [0.0, 0.0, 1.0], scale_ppm: 0.0 };
        let turned = turn.forward().apply(Geocentric { x_m: 6_378_137.0, y_m: 0.0, z_m: 0.0 });
        assert!((turned.y_m + 30.922).abs() < 0.001, "{turned:?}");
    }

    #[test]
    fn the_transposed_way_back_is_not_the_inverse_and_the_inverse_is() {
        let point = Geocentric { x_m: 4_205_000.0, y_m: 3_155_000.0, z_m: 3_605_000.0 };
        let there = SHIFT.forward().apply(point);
        let transposed_m = apart_m(SHIFT.transposed().apply(there), point);
        assert!((1e-5..1e-3).contains(&transposed_m), "{transposed_m}");
        assert!(apart_m(SHIFT.forward().inverse().apply(there), point) < 5e-9);
    }

    proptest! {
        #[test]
        fn a_chain_is_its_steps_and_its_inverse_leads_back(
            x_m in -6.5e6..6.5e6_f64, y_m in -6.5e6..6.5e6_f64, z_m in -6.5e6..6.5e6_f64,
        ) {
            let point = Geocentric { x_m, y_m, z_m };
            let other = Helmert { scale_ppm: 0.3, ..Helmert::translation(-190.421, 8.532, 238.69) };
            let chain: Affine = SHIFT.transposed().then(other.forward());
            let stepped = other.forward().apply(SHIFT.transposed().apply(point));
            prop_assert!(apart_m(chain.apply(point), stepped) < 1e-8);
            prop_assert!(apart_m(chain.inverse().apply(chain.apply(point)), point) < 1e-8);
        }
    }
}
