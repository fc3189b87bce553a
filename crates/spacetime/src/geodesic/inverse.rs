//! The inverse problem: the shortest geodesic between two positions (Karney 2013, sections 4 and 5).
//!
//! The pair is first brought to the canonical order (first latitude south, and the larger; eastward), then solved by Newton's
//! method on the starting azimuth, kept inside a bracket so that it always ends.

use super::angle::{Angle, e7_radians};
use super::direct::{ALMOST_NOTHING, reduced_latitude, reduced_latitude_e7};
use super::solution::{Course, Solution};
use super::spread::Spread;
use super::{Coordinates, series, wgs84};
use crate::Position;
use core::f64::consts::PI;

const EPSILON: f64 = f64::EPSILON;
/// Steps of Newton's method before bisection takes over, and the end of patience (53 bits and some more).
const NEWTON_STEPS: u32 = 20;
const ALL_STEPS: u32 = 83;
const HALF_TURN_E7: i64 = 1_800_000_000;

/// A solved geodesic; azimuths at both ends point along the direction of travel.
pub(crate) struct Path {
    pub(crate) distance_m: f64,
    pub(crate) azimuth_from: Angle,
    pub(crate) azimuth_to: Angle,
    solution: Solution,
    reordered: Reordered,
}

/// What was done to a pair to bring it into canonical order.
#[derive(Clone, Copy)]
struct Reordered {
    swapped: bool,
    mirrored: bool,
    westward: bool,
}

/// A pair of points in canonical order: `beta1` south and not nearer to the equator than `beta2`, and `lambda12` eastward.
struct Pair {
    beta1: Angle,
    beta2: Angle,
    dn1: f64,
    dn2: f64,
    /// Difference of longitude, 0 to pi.
    lambda12: f64,
    lambda12_angle: Angle,
    /// Half a turn less the difference of longitude, radians.
    to_antimeridian: f64,
    /// The points lie on one meridian, or the first at a pole.
    on_meridian: bool,
    on_equator: bool,
}

impl Path {
    fn new(solution: Solution, reordered: Reordered) -> Self {
        let Reordered { swapped, mirrored, westward } = reordered;
        let (alpha1, alpha2) = (solution.alpha1, solution.alpha2);
        let (mut azimuth_from, mut azimuth_to) = if swapped { (alpha2, alpha1) } else { (alpha1, alpha2) };
        // Going the other way along the path mirrors north and south once more.
        if mirrored != swapped {
            (azimuth_from.cos, azimuth_to.cos) = (-azimuth_from.cos, -azimuth_to.cos);
        }
        if westward {
            (azimuth_from.sin, azimuth_to.sin) = (-azimuth_from.sin, -azimuth_to.sin);
        }
        Self { distance_m: solution.distance_m, azimuth_from, azimuth_to, solution, reordered }
    }

    /// Reduced length m12 in metres, equation (38); the same seen from either end.
    pub(crate) fn reduced_length_m(&self) -> f64 {
        self.solution.reduced_length_m()
    }

    /// Geodesic scales: M12, seen from the first point, and M21, from the second; equation (39).
    pub(crate) fn scales(&self) -> (f64, f64) {
        let (m12, m21) = self.solution.scales();
        if self.reordered.swapped { (m21, m12) } else { (m12, m21) }
    }

    /// S12, the area in square metres between the path and the equator, positive north of it going east; equation (59).
    pub(crate) fn area_m2(&self) -> f64 {
        let area_m2 = self.solution.area_m2();
        if self.reordered.mirrored != self.reordered.westward { -area_m2 } else { area_m2 }
    }
}

/// Solves the pair and undoes the reordering.
pub(super) fn solve(from: Position, to: Position) -> Path {
    let (lat_from, lat_to) = (i64::from(from.latitude().as_e7()), i64::from(to.latitude().as_e7()));
    // All in whole numbers, so that exchanged and mirrored pairs become the same canonical pair to the bit.
    let east = (i64::from(to.longitude().as_e7()) - i64::from(from.longitude().as_e7())).rem_euclid(2 * HALF_TURN_E7);
    let (difference_e7, westward) = if east <= HALF_TURN_E7 { (east, false) } else { (2 * HALF_TURN_E7 - east, true) };
    let swapped = lat_from.abs() < lat_to.abs();
    let (mut lat1, mut lat2) = if swapped { (lat_to, lat_from) } else { (lat_from, lat_to) };
    let mirrored = lat1 > 0;
    if mirrored {
        (lat1, lat2) = (-lat1, -lat2);
    }
    let reordered = Reordered { swapped, mirrored, westward };
    if lat1 == lat2 && difference_e7 == 0 {
        return Path::new(Solution::NOWHERE, reordered);
    }
    let pair = Pair::new(
        (reduced_latitude_e7(lat1), reduced_latitude_e7(lat2)),
        e7_radians(difference_e7),
        Angle::from_e7(difference_e7),
        e7_radians(HALF_TURN_E7 - difference_e7),
    );
    let on_meridian = lat1 == -HALF_TURN_E7 / 2 || difference_e7 == 0 || difference_e7 == HALF_TURN_E7;
    Path::new(Pair { on_meridian, on_equator: lat1 == 0, ..pair }.solution(), reordered)
}

/// As [`solve`], between coordinates that need not be whole 1e-7 degrees.
pub(super) fn solve_between(from: Coordinates, to: Coordinates) -> Path {
    // A difference and its opposite differ in the sign only, and taking off a turn near half a turn is exact.
    let apart = to.longitude_degrees - from.longitude_degrees;
    let apart = if apart > 180.0 {
        apart - 360.0
    } else if apart < -180.0 {
        apart + 360.0
    } else {
        apart
    };
    let (difference, westward) = (apart.abs(), apart < 0.0);
    let swapped = from.latitude_degrees.abs() < to.latitude_degrees.abs();
    let (mut lat1, mut lat2) = (from.latitude_degrees, to.latitude_degrees);
    if swapped {
        (lat1, lat2) = (lat2, lat1);
    }
    let mirrored = lat1 > 0.0;
    if mirrored {
        (lat1, lat2) = (-lat1, -lat2);
    }
    let reordered = Reordered { swapped, mirrored, westward };
    if lat1 == lat2 && difference == 0.0 {
        return Path::new(Solution::NOWHERE, reordered);
    }
    let pair = Pair::new(
        (reduced_latitude(Angle::from_degrees(lat1)), reduced_latitude(Angle::from_degrees(lat2))),
        difference.to_radians(),
        Angle::from_degrees(difference),
        (180.0 - difference).to_radians(),
    );
    let on_meridian = lat1 <= -90.0 || difference == 0.0 || difference == 180.0;
    Path::new(Pair { on_meridian, on_equator: lat1 == 0.0, ..pair }.solution(), reordered)
}

impl Pair {
    /// Neither on a meridian nor on the equator until the caller says so.
    fn new((beta1, beta2): (Angle, Angle), lambda12: f64, lambda12_angle: Angle, to_antimeridian: f64) -> Self {
        let dn = |beta: Angle| libm::sqrt(1.0 + wgs84::EP2 * beta.sin * beta.sin);
        let (dn1, dn2) = (dn(beta1), dn(beta2));
        Self {
            beta1,
            beta2,
            dn1,
            dn2,
            lambda12,
            lambda12_angle,
            to_antimeridian,
            on_meridian: false,
            on_equator: false,
        }
    }

    fn solution(&self) -> Solution {
        self.on_meridian
            .then(|| self.along_meridian())
            .flatten()
            .or_else(|| self.on_equator.then(|| self.along_equator()).flatten())
            .unwrap_or_else(|| self.oblique())
    }

    fn arc(&self, sigma1: Angle, sigma2: Angle, sigma12: f64, eps: f64, k2: f64) -> Spread {
        Spread { sigma1, sigma2, sigma12, eps, dn1: self.dn1, dn2: self.dn2, k2 }
    }

    fn found(&self, distance_m: f64, alpha1: Angle, alpha2: Angle, course: Course) -> Solution {
        Solution { distance_m, alpha1, alpha2, beta1: self.beta1, beta2: self.beta2, course }
    }

    /// The meridian, if it is the shortest path.
    fn along_meridian(&self) -> Option<Solution> {
        let (alpha1, alpha2) = (self.lambda12_angle, Angle::new(0.0, 1.0));
        let sigma1 = Angle::new(self.beta1.sin, alpha1.cos * self.beta1.cos);
        let sigma2 = Angle::new(self.beta2.sin, alpha2.cos * self.beta2.cos);
        let arc = self.arc(sigma1, sigma2, arc_between(sigma1, sigma2), wgs84::N, wgs84::EP2);
        // Beyond the point conjugate to the first, a meridian is no longer the shortest path.
        (arc.sigma12 < 1.0 || arc.reduced_length() >= 0.0)
            .then(|| self.found(length_m(&arc), alpha1, alpha2, Course::Arc { arc, omega12: None }))
    }

    /// The equator, unless the points are so nearly opposite that a way round a pole is shorter.
    fn along_equator(&self) -> Option<Solution> {
        let east = Angle::new(1.0, 0.0);
        let course = Course::Sphere { radius_m: wgs84::B_M, sigma12: self.lambda12 / wgs84::AXES, omega12: 0.0 };
        (self.to_antimeridian >= wgs84::F * PI).then(|| self.found(wgs84::A_M * self.lambda12, east, east, course))
    }

    fn oblique(&self) -> Solution {
        match self.first_guess() {
            Guess::Short(solution) => solution,
            Guess::Azimuth(alpha1) => {
                let Trial { alpha1, alpha2, arc, shortfall, miss: _ } = self.refine(alpha1);
                let omega12 = Some(self.lambda12_angle.plus(Angle::from_radians(shortfall)));
                self.found(length_m(&arc), alpha1, alpha2, Course::Arc { arc, omega12 })
            }
        }
    }

    /// Section 5: a starting azimuth, or the whole answer for a short line.
    fn first_guess(&self) -> Guess {
        let (beta1, beta2) = (self.beta1, self.beta2);
        let beta12 = beta2.minus(beta1);
        let sum_sin = beta2.sin * beta1.cos + beta2.cos * beta1.sin;
        let is_short = beta12.cos >= 0.0 && beta12.sin < 0.5 && beta2.cos * self.lambda12 < 0.5;

        // On a sphere fitted to the middle latitude, equation (48).
        let mut mean_dn = 1.0;
        let omega12 = if is_short {
            let sine2 = square(beta1.sin + beta2.sin);
            let mean_sine2 = sine2 / (sine2 + square(beta1.cos + beta2.cos));
            mean_dn = libm::sqrt(1.0 + wgs84::EP2 * mean_sine2);
            Angle::from_radians(self.lambda12 / (wgs84::AXES * mean_dn))
        } else {
            self.lambda12_angle
        };
        // Equation (49), arranged so that nothing cancels on either side of a quarter turn.
        let alpha1 = Angle::new(
            beta2.cos * omega12.sin,
            if omega12.cos >= 0.0 {
                beta12.sin + beta2.cos * beta1.sin * square(omega12.sin) / (1.0 + omega12.cos)
            } else {
                sum_sin - beta2.cos * beta1.sin * square(omega12.sin) / (1.0 - omega12.cos)
            },
        );
        let sigma12 = Angle::new(
            libm::hypot(alpha1.sin, alpha1.cos),
            beta1.sin * beta2.sin + beta1.cos * beta2.cos * omega12.cos,
        );

        // The arc below which the spherical answer is as exact as the ellipsoidal one.
        let negligible = 0.1 * libm::sqrt(EPSILON) / libm::sqrt(wgs84::F.max(0.001) * (1.0 - wgs84::F / 2.0) / 2.0);
        if is_short && sigma12.sin < negligible {
            let alpha2 = Angle::new(
                beta1.cos * omega12.sin,
                beta12.sin - beta1.cos * beta2.sin * square(omega12.sin) / (1.0 + omega12.cos),
            );
            let arc = sigma12.radians();
            let course = Course::Sphere {
                radius_m: wgs84::B_M * mean_dn * mean_dn,
                sigma12: arc / mean_dn,
                omega12: self.lambda12 / (wgs84::AXES * mean_dn),
            };
            let distance_m = wgs84::B_M * mean_dn * arc;
            return Guess::Short(self.found(distance_m, alpha1.normalised(), alpha2.normalised(), course));
        }
        let far_from_antipode = sigma12.cos >= 0.0 || sigma12.sin >= 6.0 * wgs84::N * PI * square(beta1.cos);
        let guess = if far_from_antipode { alpha1 } else { self.guess_near_antipode(sum_sin) };
        Guess::Azimuth(if guess.sin > 0.0 { guess.normalised() } else { Angle::new(1.0, 0.0) })
    }

    /// Near the antipode the geodesics envelop an astroid; its equation gives the azimuth (section 5).
    fn guess_near_antipode(&self, sum_sin: f64) -> Angle {
        let (beta1, beta2) = (self.beta1, self.beta2);
        let eps = series::expansion_parameter(square(beta1.sin) * wgs84::EP2);
        let longitude_scale = wgs84::F * beta1.cos * series::a3(eps) * PI;
        let x = -self.to_antimeridian / longitude_scale;
        let y = sum_sin / (longitude_scale * beta1.cos);
        if y > -200.0 * EPSILON && x > -1.0 - 1_000.0 * libm::sqrt(EPSILON) {
            // Both on the line through the cusps, where the general formula breaks down.
            let sin = (-x).min(1.0);
            return Angle::new(sin, -libm::sqrt(1.0 - sin * sin));
        }
        let k = astroid(x, y);
        let omega = Angle::from_radians(longitude_scale * -x * k / (1.0 + k));
        let (sin, cos) = (omega.sin, -omega.cos);
        Angle::new(beta2.cos * sin, sum_sin - beta2.cos * beta1.sin * sin * sin / (1.0 - cos))
    }

    /// Newton's method on the azimuth at the first point, inside a bracket that bisection can fall back on (section 4).
    fn refine(&self, guess: Angle) -> Trial {
        // Northward and southward bounds of the azimuth.
        let mut low = Angle::new(ALMOST_NOTHING, 1.0);
        let mut high = Angle::new(ALMOST_NOTHING, -1.0);
        let bracket_closed = EPSILON * libm::sqrt(EPSILON);
        let (mut alpha1, mut almost_there, mut closed) = (guess, false, false);
        let mut trial = self.shoot(alpha1);
        for step in 0..ALL_STEPS {
            let enough = if almost_there { 8.0 * EPSILON } else { EPSILON };
            if closed || trial.miss.abs() < enough || trial.miss.is_nan() {
                break;
            }
            if trial.miss > 0.0 && (step > NEWTON_STEPS || cotangent(alpha1) > cotangent(high)) {
                high = alpha1;
            } else if trial.miss < 0.0 && (step > NEWTON_STEPS || cotangent(alpha1) < cotangent(low)) {
                low = alpha1;
            }
            match self.newton_step(&trial).filter(|_| step < NEWTON_STEPS) {
                Some(next) => {
                    almost_there = trial.miss.abs() <= 16.0 * EPSILON;
                    alpha1 = next;
                }
                None => {
                    alpha1 = Angle::new((low.sin + high.sin) / 2.0, (low.cos + high.cos) / 2.0).normalised();
                    almost_there = false;
                    closed = (low.sin - alpha1.sin).abs() + (low.cos - alpha1.cos) < bracket_closed
                        || (alpha1.sin - high.sin).abs() + (alpha1.cos - high.cos) < bracket_closed;
                }
            }
            trial = self.shoot(alpha1);
        }
        trial
    }

    /// The next azimuth by the slope of the longitude, equation (46); nothing when the slope leads out of the range.
    fn newton_step(&self, trial: &Trial) -> Option<Angle> {
        let slope = if trial.alpha2.cos == 0.0 {
            -2.0 * wgs84::AXES * self.dn1 / self.beta1.sin
        } else {
            trial.arc.reduced_length() * wgs84::AXES / (trial.alpha2.cos * self.beta2.cos)
        };
        if slope.is_nan() || slope <= 0.0 {
            return None;
        }
        let change = -trial.miss / slope;
        let next = trial.alpha1.plus(Angle::from_radians(change));
        (next.sin > 0.0 && change.abs() < PI).then(|| next.normalised())
    }

    /// Follows the geodesic that leaves at `alpha1` to the second latitude and tells by how much longitude it misses.
    fn shoot(&self, start: Angle) -> Trial {
        let (beta1, beta2) = (self.beta1, self.beta2);
        // On the equator due east has no slope; lean to the south, as the canonical order demands.
        let alpha1 = if beta1.sin == 0.0 && start.cos == 0.0 { Angle::new(start.sin, -ALMOST_NOTHING) } else { start };
        let alpha0 = Angle::new(alpha1.sin * beta1.cos, libm::hypot(alpha1.cos, alpha1.sin * beta1.sin));
        let omega1 = Angle::new(alpha0.sin * beta1.sin, alpha1.cos * beta1.cos);
        let sigma1 = Angle::new(beta1.sin, alpha1.cos * beta1.cos).normalised();

        let same_parallel = beta2.cos == beta1.cos;
        let alpha2_sin = if same_parallel { alpha1.sin } else { alpha0.sin / beta2.cos };
        // Equation (45), the difference of squares taken where it does not cancel.
        let alpha2_cos = if same_parallel && beta2.sin.abs() == -beta1.sin {
            alpha1.cos.abs()
        } else {
            let difference = if beta1.cos < -beta1.sin {
                (beta2.cos - beta1.cos) * (beta1.cos + beta2.cos)
            } else {
                (beta1.sin - beta2.sin) * (beta1.sin + beta2.sin)
            };
            libm::sqrt(positive(square(alpha1.cos * beta1.cos) + difference)) / beta2.cos
        };
        let alpha2 = Angle::new(alpha2_sin, alpha2_cos);
        let omega2 = Angle::new(alpha0.sin * beta2.sin, alpha2.cos * beta2.cos);
        let sigma2 = Angle::new(beta2.sin, alpha2.cos * beta2.cos).normalised();

        let sigma12 = arc_between(sigma1, sigma2);
        let turned = omega2.minus(omega1);
        let omega12 = Angle::new(positive(turned.sin), turned.cos);
        let excess = omega12.minus(self.lambda12_angle).radians();
        let k2 = square(alpha0.cos) * wgs84::EP2;
        let eps = series::expansion_parameter(k2);
        let c3 = series::c3(eps);
        let shortfall =
            wgs84::F * series::a3(eps) * alpha0.sin * (sigma12 + (series::sum(&c3, sigma2) - series::sum(&c3, sigma1)));
        let arc = self.arc(sigma1, sigma2, sigma12, eps, k2);
        Trial { alpha1, alpha2, arc, shortfall, miss: excess - shortfall }
    }
}

enum Guess {
    Short(Solution),
    Azimuth(Angle),
}

/// One shot of the search: where it went and by how many radians of longitude it missed.
struct Trial {
    alpha1: Angle,
    alpha2: Angle,
    arc: Spread,
    /// By how much the longitude on the ellipsoid falls short of that on the auxiliary sphere, equation (8).
    shortfall: f64,
    miss: f64,
}

/// Distance in metres, equations (7) and (15).
fn length_m(arc: &Spread) -> f64 {
    let c1 = series::c1(arc.eps);
    let excess = series::sum(&c1, arc.sigma2) - series::sum(&c1, arc.sigma1);
    wgs84::B_M * series::a1(arc.eps) * (arc.sigma12 + excess)
}

/// The arc from one point of the circle to a later one, 0 to pi.
fn arc_between(first: Angle, second: Angle) -> f64 {
    let turn = second.minus(first);
    libm::atan2(positive(turn.sin), turn.cos)
}

fn cotangent(angle: Angle) -> f64 {
    angle.cos / angle.sin
}

/// The number if it is above nought, else nought without a sign. `f64::max` may return either sign of nought, and the arc tangent of
/// the wrong one is half a turn off.
fn positive(x: f64) -> f64 {
    if x > 0.0 { x } else { 0.0 }
}

fn square(x: f64) -> f64 {
    x * x
}

/// The positive root of k^4 + 2k^3 - (x^2 + y^2 - 1)k^2 - 2y^2 k - y^2 = 0, equation (55), by its closed form.
fn astroid(x: f64, y: f64) -> f64 {
    let (p, q) = (x * x, y * y);
    let r = (p + q - 1.0) / 6.0;
    if q == 0.0 && r <= 0.0 {
        return 0.0;
    }
    let s = p * q / 4.0;
    let r3 = r * r * r;
    let discriminant = s * (s + 2.0 * r3);
    let u = if discriminant >= 0.0 {
        let sum = s + r3;
        let root = libm::sqrt(discriminant);
        // The sign that does not cancel.
        let t = libm::cbrt(if sum < 0.0 { sum - root } else { sum + root });
        r + t + if t == 0.0 { 0.0 } else { r * r / t }
    } else {
        let angle = libm::atan2(libm::sqrt(-discriminant), -(s + r3));
        r + 2.0 * r * libm::cos(angle / 3.0)
    };
    let v = libm::sqrt(u * u + q);
    let sum = if u < 0.0 { q / (v - u) } else { u + v };
    let w = (sum - q) / (2.0 * v);
    sum / (libm::sqrt(sum + w * w) + w)
}
