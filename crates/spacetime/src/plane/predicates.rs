//! Exact decisions in a plane: which way three points turn, how two segments meet, on which side of a ring a point lies.
//!
//! All in whole numbers. Coordinates stay below 2^41 micrometres (2,199 km) and differences below 2^42, so a cross product stays
//! below 2^85 and fits 128 bits with room to spare. Knows no ellipsoid.

use super::PlanePoint;
use core::cmp::Ordering;

/// Which way the path a, b, c turns at b.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Against the clock: c lies left of the line from a to b.
    Left,
    /// With the clock.
    Right,
    /// All three lie on one line.
    Straight,
}

/// A straight piece between two points of a plane; they may coincide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// One end.
    pub from: PlanePoint,
    /// The other end.
    pub to: PlanePoint,
}

/// How two segments meet. Segments are closed: their ends belong to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// No point in common.
    Apart,
    /// One point in common, an end of at least one of them.
    Touch(PlanePoint),
    /// One point in common, inside both; here rounded to the nearest micrometre.
    Cross(PlanePoint),
    /// A piece in common, from the one point to the other.
    Overlap(PlanePoint, PlanePoint),
}

/// Where a point lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Inside, not on the boundary.
    Inside,
    /// On the boundary.
    Boundary,
    /// Outside, not on the boundary.
    Outside,
}

/// Twice the area of the triangle a, b, c, positive against the clock.
pub(crate) fn cross(a: PlanePoint, b: PlanePoint, c: PlanePoint) -> i128 {
    let difference = |to: i64, from: i64| i128::from(to) - i128::from(from);
    difference(b.east_um, a.east_um) * difference(c.north_um, a.north_um)
        - difference(b.north_um, a.north_um) * difference(c.east_um, a.east_um)
}

/// (b - a) . (c - a).
pub(crate) fn dot(a: PlanePoint, b: PlanePoint, c: PlanePoint) -> i128 {
    let difference = |to: i64, from: i64| i128::from(to) - i128::from(from);
    difference(b.east_um, a.east_um) * difference(c.east_um, a.east_um)
        + difference(b.north_um, a.north_um) * difference(c.north_um, a.north_um)
}

/// Which way the path a, b, c turns at b; exact.
#[must_use]
pub fn turn(a: PlanePoint, b: PlanePoint, c: PlanePoint) -> Turn {
    match cross(a, b, c).cmp(&0) {
        Ordering::Greater => Turn::Left,
        Ordering::Less => Turn::Right,
        Ordering::Equal => Turn::Straight,
    }
}

impl Segment {
    /// The piece between two points.
    #[must_use]
    pub const fn new(from: PlanePoint, to: PlanePoint) -> Self {
        Self { from, to }
    }

    /// True when the point lies on the segment; exact.
    #[must_use]
    pub fn holds(self, point: PlanePoint) -> bool {
        turn(self.from, self.to, point) == Turn::Straight && self.frame_holds(point)
    }

    /// True when the point lies in the upright rectangle about the segment.
    fn frame_holds(self, point: PlanePoint) -> bool {
        let between = |a: i64, b: i64, x: i64| a.min(b) <= x && x <= a.max(b);
        between(self.from.east_um, self.to.east_um, point.east_um)
            && between(self.from.north_um, self.to.north_um, point.north_um)
    }

    /// True when the upright rectangles about two segments have a point in common.
    pub(crate) fn frames_meet(self, other: Self) -> bool {
        let apart = |a: i64, b: i64, c: i64, d: i64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
        !apart(self.from.east_um, self.to.east_um, other.from.east_um, other.to.east_um)
            && !apart(self.from.north_um, self.to.north_um, other.from.north_um, other.to.north_um)
    }
}

/// How two segments meet; which of the four it is, is exact.
#[must_use]
pub fn meeting(one: Segment, other: Segment) -> Meeting {
    if !one.frames_meet(other) {
        return Meeting::Apart;
    }
    let (a, b, c, d) = (one.from, one.to, other.from, other.to);
    let (c_side, d_side) = (cross(a, b, c), cross(a, b, d));
    let (a_side, b_side) = (cross(c, d, a), cross(c, d, b));
    if [c_side, d_side, a_side, b_side] == [0; 4] {
        return meeting_on_one_line(one, other);
    }
    for (point, held) in [(a, other.holds(a)), (b, other.holds(b)), (c, one.holds(c)), (d, one.holds(d))] {
        if held {
            return Meeting::Touch(point);
        }
    }
    let astride = |p: i128, q: i128| (p > 0 && q < 0) || (p < 0 && q > 0);
    if astride(c_side, d_side) && astride(a_side, b_side) {
        return Meeting::Cross(crossing(one, a_side, b_side));
    }
    Meeting::Apart
}

/// The point of a segment that divides it as the distances of its ends from the other line.
fn crossing(segment: Segment, from_side: i128, to_side: i128) -> PlanePoint {
    // The quotient lies between nought and one; its error moves the point by less than a nanometre.
    let share = from_side as f64 / (from_side - to_side) as f64;
    let along = |from: i64, to: i64| from + libm::floor((to - from) as f64 * share + 0.5) as i64;
    PlanePoint {
        east_um: along(segment.from.east_um, segment.to.east_um),
        north_um: along(segment.from.north_um, segment.to.north_um),
    }
}

/// Segments of one line, sorted by their points: east first, then north.
fn meeting_on_one_line(one: Segment, other: Segment) -> Meeting {
    let sorted = |segment: Segment| (segment.from.min(segment.to), segment.from.max(segment.to));
    let ((a, b), (c, d)) = (sorted(one), sorted(other));
    let (first, last) = (a.max(c), b.min(d));
    match first.cmp(&last) {
        Ordering::Less => Meeting::Overlap(first, last),
        Ordering::Equal => Meeting::Touch(first),
        Ordering::Greater => Meeting::Apart,
    }
}

/// On which side of a closed ring a point lies; exact. The last corner is joined to the first; winding is of no matter.
///
/// By counting the edges that a ray to the east crosses (half-open in the north, so that a corner counts once).
#[must_use]
pub fn side_of_ring(point: PlanePoint, ring: &[PlanePoint]) -> Side {
    let mut inside = false;
    let mut previous = match ring.last() {
        Some(&last) => last,
        None => return Side::Outside,
    };
    for &corner in ring {
        let edge = Segment::new(previous, corner);
        if edge.frame_holds(point) && turn(previous, corner, point) == Turn::Straight {
            return Side::Boundary;
        }
        let (low, high) = if previous.north_um <= corner.north_um { (previous, corner) } else { (corner, previous) };
        if low.north_um <= point.north_um && point.north_um < high.north_um && turn(low, high, point) == Turn::Left {
            inside = !inside;
        }
        previous = corner;
    }
    if inside { Side::Inside } else { Side::Outside }
}
