//! Distances for gates: quick, the same on every node, good to half a per cent. No verdict on a boundary is taken by them.

use spacetime::{Instant, Position};

/// Radius of the sphere whose degree of latitude is the ellipsoid's mean one, metres (IUGG mean radius R1).
const RADIUS_M: f64 = 6_371_008.8;

/// The distance between two positions in metres, by the haversine on a sphere.
#[must_use]
pub fn distance_m(one: Position, other: Position) -> f64 {
    let radians = |e7: i32| f64::from(e7) * 1e-7 * core::f64::consts::PI / 180.0;
    let (a, b) = (radians(one.latitude().as_e7()), radians(other.latitude().as_e7()));
    let (c, d) = (radians(one.longitude().as_e7()), radians(other.longitude().as_e7()));
    let (north, east) = (libm::sin((b - a) / 2.0), libm::sin((d - c) / 2.0));
    let half = north * north + libm::cos(a) * libm::cos(b) * east * east;
    2.0 * RADIUS_M * libm::asin(libm::sqrt(half.min(1.0)))
}

/// The position at a moment on the straight way between two reports; the nearer end outside their time.
#[must_use]
pub fn between(from: (Position, Instant), to: (Position, Instant), at: Instant) -> Position {
    let whole = to.1.since(from.1).as_millis();
    if whole <= 0 || at <= from.1 {
        return from.0;
    }
    if at >= to.1 {
        return to.0;
    }
    let part = i128::from(at.since(from.1).as_millis());
    let mix = |a: i32, b: i64| {
        let moved = i128::from(a) + (i128::from(b) - i128::from(a)) * part / i128::from(whole);
        i64::try_from(moved).unwrap_or_default()
    };
    let latitude = mix(from.0.latitude().as_e7(), i64::from(to.0.latitude().as_e7()));
    // The short way round.
    let (start, mut end) = (i64::from(from.0.longitude().as_e7()), i64::from(to.0.longitude().as_e7()));
    if end - start > 1_800_000_000 {
        end -= 3_600_000_000;
    } else if start - end > 1_800_000_000 {
        end += 3_600_000_000;
    }
    let mut longitude = mix(from.0.longitude().as_e7(), end);
    if longitude > 1_800_000_000 {
        longitude -= 3_600_000_000;
    } else if longitude <= -1_800_000_000 {
        longitude += 3_600_000_000;
    }
    let whole = |number: i64| i32::try_from(number).unwrap_or_default();
    Position::from_e7(whole(latitude), whole(longitude)).unwrap_or(from.0)
}

/// Metres that a number of 1e-7 degrees of latitude are, and back, roughly.
pub(crate) const M_PER_LATITUDE_E7: f64 = 0.011_12;
