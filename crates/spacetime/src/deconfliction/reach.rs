//! The box of a piece for the index: latitude, longitude, height and time, grown so that no two pieces that are not separated have boxes
//! apart.
//!
//! Two pieces whose cores are no further apart than what each is grown by have a place in common that lies no further from the one
//! core than it is grown by, nor from the other: the middle of the shortest line between them. So it suffices that a grown box holds
//! every place so near to its core. Pieces that are too large to be sure of a common plane are judged by the balls about them, and are
//! indexed by these. Whole numbers, rounded outwards; what reaches the antimeridian or a pole reaches all the way round.

use super::forest::Bounds;
use super::height;
use super::piece::{Ball, Piece};
use super::rules::Minimum;
use crate::position::{E7_PER_DEGREE, LATITUDE_E7_MAX, LONGITUDE_E7_MAX};
use crate::{Ellipsoid, LatLonBox, LowerBound, Span, UpperBound};

/// By how much a box is grown beyond what the piece itself reaches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Growth {
    lateral_mm: i64,
    vertical_mm: i64,
    time: Span,
}

impl Growth {
    /// For what is held in the index.
    pub(super) const NONE: Self = Self { lateral_mm: 0, vertical_mm: 0, time: Span::ZERO };

    /// For what is asked, by the widest rules and what the computation may be off.
    pub(super) const fn of(widest: Minimum, computation_mm: i64) -> Self {
        Self {
            lateral_mm: widest.lateral().get() + computation_mm,
            vertical_mm: widest.vertical().get(),
            time: widest.time(),
        }
    }
}

/// A piece is small that spans no more than this in latitude and in longitude, 1e-7 degrees, ...
///
/// Its vertices are then within 94.7 km of each other, and within 225 km of the middle of its plane. What does not fit the plane of
/// another small one, 1,000 km wide, is 585 km from it, and the balls of both are 206 km apart: more than both reach and any rule asks. So
/// two small pieces that are not separated are always measured, and never judged by their balls.
const SMALL_SPAN_E7: i64 = 6_000_000;
/// ... and reaches no further beyond its core, with all doubt.
const SMALL_REACH_MM: i64 = 50_000_000;
/// By what a large piece is grown for the sake of small ones, whose boxes are not about their balls: twice the ball of a small one, what
/// it reaches, and the widest that a rule can ask, metres.
const FOR_SMALL_M: f64 = 340_000.0;
/// A ball of no more than this has its middle in the outer sixth of the earth; a larger one is everywhere.
const BALL_M_MAX: f64 = 1_000_000.0;

/// 2000-01-01, from which the index counts seconds.
const SECONDS_FROM: i64 = 946_684_800;

/// The grown box of a piece, whose ball is asked for only if it is large. Numbers beyond the range stop at its ends, which keeps every
/// overlap.
pub(super) fn bounds(piece: &Piece, ball: impl FnOnce() -> Ball, growth: Growth) -> Bounds {
    let reach_mm = piece.radius_mm + piece.doubt.sigma_mm + growth.lateral_mm;
    let ground = if is_small(piece) { around_box(piece.bounds, reach_mm) } else { around_ball(ball(), reach_mm) };
    with_height_and_time(ground, piece, growth)
}

fn is_small(piece: &Piece) -> bool {
    let span = |low: i32, high: i32| i64::from(high) - i64::from(low);
    span(piece.bounds.south_e7(), piece.bounds.north_e7()) <= SMALL_SPAN_E7
        && span(piece.bounds.west_e7(), piece.bounds.east_e7()) <= SMALL_SPAN_E7
        && piece.radius_mm + piece.doubt.sigma_mm <= SMALL_REACH_MM
}

/// South, west, north, east.
type Ground = [i32; 4];

/// More than any latitude or longitude.
const ALL: i32 = i32::MAX;
/// Nearer to a pole than this a box goes all the way round.
const ROUND_FROM_E7: i64 = 88 * E7_PER_DEGREE as i64;

/// All places within so much of a small core.
fn around_box(bounds: LatLonBox, reach_mm: i64) -> Ground {
    /// A geodesic that spans no more longitude than a small piece reaches 50 m beyond the parallels of its ends; twice that, 1e-7 degrees.
    const BULGE_E7: i64 = 10_000;
    // Nowhere are there fewer metres to a degree of latitude than 110,574; rounded down, and the quotient up.
    let grown_e7 = reach_mm / 11 + 1 + BULGE_E7;
    let (south, north) = (i64::from(bounds.south_e7()) - grown_e7, i64::from(bounds.north_e7()) + grown_e7);
    let across_e7 = match cos_at(south.abs().max(north.abs())) {
        // A parallel has no less than 111,319 m times the cosine to the degree.
        Some(cos) => libm::ceil(reach_mm as f64 / 11.1 / cos) as i64,
        None => 2 * i64::from(LONGITUDE_E7_MAX),
    };
    closed([south, i64::from(bounds.west_e7()) - across_e7, north, i64::from(bounds.east_e7()) + across_e7])
}

/// The directions from the middle of the earth that a ball grown by so much takes up. Two grown balls that meet have middles no further
/// apart than both radii, hence seen at no more than the sum of these angles, since the arc sine is convex.
fn around_ball(ball: Ball, reach_mm: i64) -> Ground {
    let [x, y, z] = ball.centre_m;
    let from_axis = libm::hypot(x, y);
    let deep_m = Ellipsoid::WGS84.polar_radius_m() - BALL_M_MAX;
    let sin = (ball.reach_m + reach_mm as f64 / 1_000.0 + FOR_SMALL_M) / deep_m;
    if ball.reach_m > BALL_M_MAX || sin >= 0.99 || from_axis < 1_000.0 {
        return [-ALL, -ALL, ALL, ALL];
    }
    let e7 = |radians: f64| libm::floor(radians.to_degrees() * f64::from(E7_PER_DEGREE)) as i64;
    /// Geodetic latitude differs by 0.193 degrees at most from the one as seen from the middle.
    const FROM_MIDDLE_E7: i64 = 2_000_000;
    let angle_e7 = e7(libm::asin(sin)) + 1;
    let middle_e7 = e7(libm::atan2(z, from_axis));
    let (south, north) = (middle_e7 - angle_e7, middle_e7 + angle_e7 + 1);
    let across_e7 = match cos_at(south.abs().max(north.abs())) {
        Some(cos) => libm::ceil(angle_e7 as f64 * core::f64::consts::FRAC_PI_2 / cos) as i64,
        None => 2 * i64::from(LONGITUDE_E7_MAX),
    };
    let longitude_e7 = e7(libm::atan2(y, x));
    closed([south - FROM_MIDDLE_E7, longitude_e7 - across_e7, north + FROM_MIDDLE_E7, longitude_e7 + across_e7 + 1])
}

/// The cosine of a latitude, 1e-7 degrees; nothing near a pole.
fn cos_at(latitude_e7: i64) -> Option<f64> {
    (latitude_e7 < ROUND_FROM_E7).then(|| libm::cos((latitude_e7 as f64 / f64::from(E7_PER_DEGREE)).to_radians()))
}

/// Ends that reach the antimeridian or a pole reach all the way.
fn closed([south, west, north, east]: [i64; 4]) -> Ground {
    let (latitude_max, longitude_max) = (i64::from(LATITUDE_E7_MAX), i64::from(LONGITUDE_E7_MAX));
    let holds_pole = south <= -latitude_max || north >= latitude_max;
    let (west, east) = if holds_pole || west <= -longitude_max || east >= longitude_max {
        (-ALL, ALL)
    } else {
        (west as i32, east as i32)
    };
    let latitude = |value: i64| value.clamp(-latitude_max, latitude_max) as i32;
    [latitude(south), west, latitude(north), east]
}

fn with_height_and_time([south, west, north, east]: Ground, piece: &Piece, growth: Growth) -> Bounds {
    let clamped = |value: i64| value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
    let bottom = match piece.band.lower() {
        LowerBound::Surface => i32::MIN,
        LowerBound::At(altitude) => clamped((height::anywhere(altitude).low_mm - growth.vertical_mm).div_euclid(1_000)),
    };
    let top = match piece.band.upper() {
        UpperBound::Unlimited => i32::MAX,
        UpperBound::At(altitude) => {
            clamped((height::anywhere(altitude).high_mm + growth.vertical_mm).div_euclid(1_000) + 1)
        }
    };
    let grown_ms = piece.time_sigma.as_millis().saturating_add(growth.time.as_millis());
    let from = (piece.window.from().as_millis() - grown_ms).div_euclid(1_000) - SECONDS_FROM;
    let to = (piece.window.to().as_millis() + grown_ms).div_euclid(1_000) + 1 - SECONDS_FROM;
    Bounds { low: [south, west, bottom, clamped(from)], high: [north, east, top, clamped(to)] }
}
