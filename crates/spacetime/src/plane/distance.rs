//! Distances: fast bounds from the plane, and the exact figure on the ellipsoid where a decision hangs on it.
//!
//! The plane lengthens: along the line from the centre by 1/M^2, across it by 1/M, M being the geodesic scale there. The Gaussian
//! curvature of the ellipsoid lies between b^2/a^4 (poles) and 1/b^2 (equator), so by Sturm's comparison M >= cos(s/b) and
//! m/M >= (a^2/b) tan(s b/a^2) at the distance s; together they bound M from below by what the plane shows. A straight distance d
//! in the plane hence means a geodesic of at least d M^2 and at most d. Knows no areas and takes no decision.

use super::predicates::{cross, dot};
use super::{Meeting, Plane, PlanePoint, Segment, meeting};
use crate::Ellipsoid;
use crate::geodesic::{self, Coordinates};

/// What the geodesic distance lies between, micrometres. Both ends are on the safe side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The distance is not less than this.
    pub least_um: u64,
    /// The distance is not more than this.
    pub most_um: u64,
}

/// Turns straight distances in the plane into bounds of geodesic ones, for points no further from the centre than a radius.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Yardstick {
    /// The square of the least geodesic scale within the radius.
    scale2: f64,
    slack_um: f64,
}

impl Yardstick {
    /// For points of the plane within this radius of its centre, micrometres.
    #[must_use]
    pub fn within_um(radius_um: f64) -> Self {
        /// Rounding of four coordinates, and of this arithmetic.
        const ROUNDING_UM: f64 = 4.0;
        let (a_um, b_um) = (Ellipsoid::WGS84.equatorial_radius_m() * 1e6, Ellipsoid::WGS84.polar_radius_m() * 1e6);
        let scale = libm::cos(a_um * a_um / (b_um * b_um) * libm::atan(radius_um * b_um / (a_um * a_um)));
        let ratio = radius_um / a_um;
        // How far two geodesics may lie beside their straight pictures, Karney (2013), section 8.
        let bend_um = Ellipsoid::WGS84.flattening() / 4.0 * ratio * ratio * ratio * radius_um;
        Self { scale2: scale * scale, slack_um: ROUNDING_UM + bend_um }
    }

    /// What the geodesic distance lies between when the plane shows this one, micrometres.
    #[must_use]
    pub fn bounds(self, straight_um: f64) -> Bounds {
        Bounds {
            least_um: libm::floor((straight_um * self.scale2 - self.slack_um).max(0.0)) as u64,
            most_um: libm::ceil(straight_um + self.slack_um) as u64,
        }
    }
}

/// Straight distance in the plane from a point to a segment, micrometres.
pub(crate) fn straight_um(point: PlanePoint, segment: Segment) -> f64 {
    let Segment { from, to } = segment;
    let along = dot(from, to, point);
    let length2 = dot(from, to, to);
    if along <= 0 {
        point.distance_um(from)
    } else if along >= length2 {
        point.distance_um(to)
    } else {
        cross(from, to, point).unsigned_abs() as f64 / libm::sqrt(length2 as f64)
    }
}

/// Distance from a point to a geodesic segment.
#[must_use]
pub fn point_to_segment(point: PlanePoint, segment: Segment) -> Bounds {
    Yardstick::within_um(radius_um([point, segment.from, segment.to])).bounds(straight_um(point, segment))
}

/// Distance between two geodesic segments; nought to the slack where they meet.
///
/// Two segments that do not meet are nearest to each other at an end of one of them: geodesics of a convex surface that run side by
/// side draw together, so that a common perpendicular is no nearest place.
#[must_use]
pub fn segment_to_segment(one: Segment, other: Segment) -> Bounds {
    let yardstick = Yardstick::within_um(radius_um([one.from, one.to, other.from, other.to]));
    if meeting(one, other) != Meeting::Apart {
        return yardstick.bounds(0.0);
    }
    let nearest = straight_um(one.from, other)
        .min(straight_um(one.to, other))
        .min(straight_um(other.from, one))
        .min(straight_um(other.to, one));
    yardstick.bounds(nearest)
}

fn radius_um<const COUNT: usize>(points: [PlanePoint; COUNT]) -> f64 {
    points.into_iter().fold(0.0, |radius, point| point.distance_um(PlanePoint::CENTRE).max(radius))
}

/// The point of an edge that is nearest to a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Nearest {
    pub(crate) distance_m: f64,
    pub(crate) at: Coordinates,
}

/// The nearest point of the geodesic from `from` to `to`, on the ellipsoid, to some nanometres.
///
/// The plane is laid about the foot of the perpendicular found so far: there directions and scale are true and the edge is straight,
/// so that the foot found at the centre is the foot (Karney 2013, section 8, on interception). All three within some 1,000 km.
pub(crate) fn nearest_on_edge(point: Coordinates, from: Coordinates, to: Coordinates) -> Nearest {
    /// Each step leaves a thousandth or less; the limit is for what is not near at all.
    const STEPS: u32 = 8;
    /// The next step would move the foot by far less than a nanometre.
    const STILL_M: f64 = 1e-4;
    let mut foot = point;
    for _ in 0..STEPS {
        let plane = Plane::about(foot);
        let (start, end, off) = (plane.offset_m(from), plane.offset_m(to), plane.offset_m(point));
        let (east, north) = (end.0 - start.0, end.1 - start.1);
        let length2 = east * east + north * north;
        let along = (off.0 - start.0) * east + (off.1 - start.1) * north;
        let moved_m = if along <= 0.0 || length2 == 0.0 {
            foot = from;
            libm::hypot(start.0, start.1)
        } else if along >= length2 {
            foot = to;
            libm::hypot(end.0, end.1)
        } else {
            let share = along / length2;
            let (x, y) = (start.0 + share * east, start.1 + share * north);
            foot = plane.coordinates_of(x, y);
            libm::hypot(x, y)
        };
        if moved_m < STILL_M {
            break;
        }
    }
    Nearest { distance_m: geodesic::path_between(point, foot).distance_m, at: foot }
}
