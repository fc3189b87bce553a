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

/// The coefficients of cos x, cos 3x, ... cos 11x.
pub(super) type OddCosines = [f64; 6];

/// Sum of `cosines[l] * cos((2 l + 1) x)` by Clenshaw's recurrence.
pub(super) fn sum_of_odd_cosines(cosines: &OddCosines, x: Angle) -> f64 {
    let twice = 2.0 * (x.cos - x.sin) * (x.cos + x.sin);
    let (mut next, mut after) = (0.0, 0.0);
    for coefficient in cosines.iter().rev() {
        (next, after) = (twice * next - after + coefficient, next);
    }
    x.cos * (next - after)
}

/// C4, equation (63): the area between a geodesic and the equator beyond that on the authalic sphere.
pub(super) fn c4(eps: f64) -> OddCosines {
    const N2: f64 = N * N;
    const N3: f64 = N2 * N;
    const N4: f64 = N3 * N;
    const N5: f64 = N4 * N;
    const ZEROTH: [f64; 6] = [
        2.0 / 3.0 - 4.0 / 15.0 * N + 8.0 / 105.0 * N2 + 4.0 / 315.0 * N3 + 16.0 / 3465.0 * N4 + 20.0 / 9009.0 * N5,
        -1.0 / 5.0 + 16.0 / 35.0 * N - 32.0 / 105.0 * N2 + 16.0 / 385.0 * N3 + 64.0 / 15015.0 * N4,
        -2.0 / 105.0 - 32.0 / 315.0 * N + 1088.0 / 3465.0 * N2 - 1184.0 / 5005.0 * N3,
        11.0 / 315.0 - 368.0 / 3465.0 * N - 32.0 / 6435.0 * N2,
        4.0 / 1155.0 + 1088.0 / 45045.0 * N,
        97.0 / 15015.0,
    ];
    const FIRST: [f64; 5] = [
        1.0 / 45.0 - 16.0 / 315.0 * N + 32.0 / 945.0 * N2 - 16.0 / 3465.0 * N3 - 64.0 / 135_135.0 * N4,
        -2.0 / 105.0 + 64.0 / 945.0 * N - 128.0 / 1485.0 * N2 + 1984.0 / 45045.0 * N3,
        -1.0 / 105.0 + 16.0 / 2079.0 * N + 5792.0 / 135_135.0 * N2,
        4.0 / 1155.0 - 2944.0 / 135_135.0 * N,
        1.0 / 9009.0,
    ];
    const SECOND: [f64; 4] = [
        4.0 / 525.0 - 32.0 / 1575.0 * N + 64.0 / 3465.0 * N2 - 32.0 / 5005.0 * N3,
        -8.0 / 1575.0 + 128.0 / 5775.0 * N - 256.0 / 6825.0 * N2,
        -8.0 / 1925.0 + 1856.0 / 225_225.0 * N,
        8.0 / 10725.0,
    ];
    const THIRD: [f64; 3] = [
        8.0 / 2205.0 - 256.0 / 24255.0 * N + 512.0 / 45045.0 * N2,
        -16.0 / 8085.0 + 1024.0 / 105_105.0 * N,
        -136.0 / 63063.0,
    ];
    const FOURTH: [f64; 2] = [64.0 / 31185.0 - 512.0 / 81081.0 * N, -128.0 / 135_135.0];
    let powers = powers_times(
        eps,
        [
            polynomial(&FIRST, eps),
            polynomial(&SECOND, eps),
            polynomial(&THIRD, eps),
            polynomial(&FOURTH, eps),
            128.0 / 99099.0,
            0.0,
        ],
    );
    let [first, second, third, fourth, fifth, _] = powers;
    [polynomial(&ZEROTH, eps), first, second, third, fourth, fifth]
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
