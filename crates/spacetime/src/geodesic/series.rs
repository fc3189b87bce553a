//! The series of Karney (2013) to sixth order, for the third flattening of WGS84.
//!
//! Equation numbers are those of the paper. `eps` is its expansion parameter, equation (16).

use super::angle::Angle;
use super::wgs84::N;

/// The coefficients of sin 2x, sin 4x, ... sin 12x.
pub(super) type Sines = [f64; 6];

/// The expansion parameter for a geodesic that crosses the equator at azimuth alpha0: k = e' cos alpha0, equation (9).
pub(super) fn expansion_parameter(k2: f64) -> f64 {
    k2 / (2.0 * (1.0 + libm::sqrt(1.0 + k2)) + k2)
}

/// Sum of `sines[l-1] * sin(2 l x)` by Clenshaw's recurrence.
pub(super) fn sum(sines: &Sines, x: Angle) -> f64 {
    // Twice the cosine of 2x.
    let twice = 2.0 * (x.cos - x.sin) * (x.cos + x.sin);
    let (mut next, mut after) = (0.0, 0.0);
    for coefficient in sines.iter().rev() {
        (next, after) = (twice * next - after + coefficient, next);
    }
    2.0 * x.sin * x.cos * next
}

/// A1, equation (17): the scale of distance against arc length on the auxiliary sphere.
pub(super) fn a1(eps: f64) -> f64 {
    let e2 = eps * eps;
    (1.0 + e2 * (1.0 / 4.0 + e2 * (1.0 / 64.0 + e2 / 256.0))) / (1.0 - eps)
}

/// C1, equation (18).
pub(super) fn c1(eps: f64) -> Sines {
    let e2 = eps * eps;
    powers_times(
        eps,
        [
            -1.0 / 2.0 + e2 * (3.0 / 16.0 - e2 / 32.0),
            -1.0 / 16.0 + e2 * (1.0 / 32.0 - e2 * 9.0 / 2048.0),
            -1.0 / 48.0 + e2 * 3.0 / 256.0,
            -5.0 / 512.0 + e2 * 3.0 / 512.0,
            -7.0 / 1280.0,
            -7.0 / 2048.0,
        ],
    )
}

/// C1', equation (21): the reversion of C1.
pub(super) fn c1_reverted(eps: f64) -> Sines {
    let e2 = eps * eps;
    powers_times(
        eps,
        [
            1.0 / 2.0 + e2 * (-9.0 / 32.0 + e2 * 205.0 / 1536.0),
            5.0 / 16.0 + e2 * (-37.0 / 96.0 + e2 * 1335.0 / 4096.0),
            29.0 / 96.0 - e2 * 75.0 / 128.0,
            539.0 / 1536.0 - e2 * 2391.0 / 2560.0,
            3467.0 / 7680.0,
            38081.0 / 61440.0,
        ],
    )
}

/// A2, equation (42).
pub(super) fn a2(eps: f64) -> f64 {
    let e2 = eps * eps;
    (1.0 - eps) * (1.0 + e2 * (1.0 / 4.0 + e2 * (9.0 / 64.0 + e2 * 25.0 / 256.0)))
}

/// C2, equation (43).
pub(super) fn c2(eps: f64) -> Sines {
    let e2 = eps * eps;
    powers_times(
        eps,
        [
            1.0 / 2.0 + e2 * (1.0 / 16.0 + e2 / 32.0),
            3.0 / 16.0 + e2 * (1.0 / 32.0 + e2 * 35.0 / 2048.0),
            5.0 / 48.0 + e2 * 5.0 / 256.0,
            35.0 / 512.0 + e2 * 7.0 / 512.0,
            63.0 / 1280.0,
            77.0 / 2048.0,
        ],
    )
}

/// A3, equation (24): the scale of longitude against arc length.
pub(super) fn a3(eps: f64) -> f64 {
    const TERMS: [f64; 6] = [
        1.0,
        -(1.0 - N) / 2.0,
        -(2.0 + N - 3.0 * N * N) / 8.0,
        -(1.0 + 3.0 * N + N * N) / 16.0,
        -(3.0 + 2.0 * N) / 64.0,
        -3.0 / 128.0,
    ];
    polynomial(&TERMS, eps)
}

/// C3, equation (25); the sixth term is beyond the order.
pub(super) fn c3(eps: f64) -> Sines {
    const FIRST: [f64; 5] =
        [(1.0 - N) / 4.0, (1.0 - N * N) / 8.0, (3.0 + 3.0 * N - N * N) / 64.0, (5.0 + 2.0 * N) / 128.0, 3.0 / 128.0];
    const SECOND: [f64; 4] =
        [(2.0 - 3.0 * N + N * N) / 32.0, (3.0 - 2.0 * N - 3.0 * N * N) / 64.0, (3.0 + N) / 128.0, 5.0 / 256.0];
    const THIRD: [f64; 3] = [(5.0 - 9.0 * N + 5.0 * N * N) / 192.0, (9.0 - 10.0 * N) / 384.0, 7.0 / 512.0];
    const FOURTH: [f64; 2] = [(7.0 - 14.0 * N) / 512.0, 7.0 / 512.0];
    powers_times(
        eps,
        [
            polynomial(&FIRST, eps),
            polynomial(&SECOND, eps),
            polynomial(&THIRD, eps),
            polynomial(&FOURTH, eps),
            21.0 / 2560.0,
            0.0,
        ],
    )
}

/// Coefficients times eps, eps^2, ... eps^6.
fn powers_times(eps: f64, mut terms: Sines) -> Sines {
    let mut power = 1.0;
    for term in &mut terms {
        power *= eps;
        *term *= power;
    }
    terms
}

/// The polynomial with these coefficients, lowest power first.
fn polynomial(terms: &[f64], x: f64) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * x + term)
}
