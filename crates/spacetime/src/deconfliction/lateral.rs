//! The distance of two cores on the ground.
//!
//! Whether cores meet is decided exactly, in whole numbers, in the gnomonic plane that the pair shares. How far apart they are is
//! measured on the sphere that touches the ellipsoid at the centre of that plane, which is right to a ten-millionth within 200 km.
//! Where the answer could turn on it, both are done again in a plane about the place of closest approach, and the corner and the edge
//! found there are measured on the ellipsoid itself.

use super::piece::{Ball, Figure, Kind, LaidPiece, ends_of_edges};
use crate::plane::nearest_on_edge;
use crate::{Ellipsoid, Meeting, Plane, PlanePoint, Position, Segment, Side, meeting, side_of_ring};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// What rounding of coordinates (8 mm) and the planes (10 mm) may add to or take from a distance, millimetres.
pub(super) const COMPUTATION_MM: i64 = 20;

/// Two cores and the ground between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// Measured.
    Measured { distance_mm: i64, first: Position, second: Position },
    /// Only known to be no less; the pair fits no plane, or did not need one.
    AtLeast { distance_mm: i64 },
}

impl Ground {
    pub(super) const fn distance_mm(self) -> i64 {
        match self {
            Self::Measured { distance_mm, .. } | Self::AtLeast { distance_mm } => distance_mm,
        }
    }

    const fn mirrored(self) -> Self {
        match self {
            Self::Measured { distance_mm, first, second } => {
                Self::Measured { distance_mm, first: second, second: first }
            }
            Self::AtLeast { .. } => self,
        }
    }
}

/// A lower bound, from the balls about the cores.
pub(super) fn at_least_mm(one: &LaidPiece, other: &LaidPiece) -> i64 {
    between_balls_mm(one.ball, other.ball)
}

/// The same of the balls alone.
pub(super) fn between_balls_mm(one: Ball, other: Ball) -> i64 {
    libm::floor(one.at_least_m(other) * 1_000.0) as i64
}

/// The distance as exactly as it can be had; the same for either order of the pieces.
pub(super) fn measured(one: &LaidPiece, other: &LaidPiece) -> Ground {
    in_order(one, other, |one, other| {
        let rough = in_shared_plane(one, other)?;
        let about = rough.plane.position_of(rough.closest.middle);
        refined(one, other, about)
    })
}

/// Which side of two limits the distance falls on: measured roughly, and again exactly when that is near one of them. A distance equal
/// to a limit is within it.
pub(super) fn within(one: &LaidPiece, other: &LaidPiece, limits_mm: [i64; 2]) -> [bool; 2] {
    let bound_mm = at_least_mm(one, other);
    if limits_mm.iter().all(|limit| bound_mm > *limit) {
        return [false; 2];
    }
    let ground = in_order(one, other, |one, other| {
        let rough = in_shared_plane(one, other)?;
        let distance_mm = to_mm(rough.closest.distance_m);
        // Twice what a plane 1,000 km wide can be wrong by, and a thousandth.
        let guard_mm = 4_000 + distance_mm / 1_000;
        if limits_mm.iter().all(|limit| (distance_mm - limit).abs() > guard_mm) {
            return Some(Ground::AtLeast { distance_mm });
        }
        let about = rough.plane.position_of(rough.closest.middle);
        refined(one, other, about)
    });
    limits_mm.map(|limit| ground.distance_mm() <= limit)
}

/// Runs a computation with the two in one order, whichever way they came, so that its last bit cannot depend on that.
fn in_order(one: &LaidPiece, other: &LaidPiece, compute: impl Fn(&LaidPiece, &LaidPiece) -> Option<Ground>) -> Ground {
    let ground = match one.core.cmp(&other.core) {
        Ordering::Less | Ordering::Equal => compute(one, other),
        Ordering::Greater => compute(other, one).map(Ground::mirrored),
    };
    ground.unwrap_or_else(|| Ground::AtLeast { distance_mm: at_least_mm(one, other) })
}

struct Rough {
    plane: Plane,
    closest: Closest,
}

/// In the plane of the first, where the second mostly lies already.
fn in_shared_plane(first: &LaidPiece, second: &LaidPiece) -> Option<Rough> {
    let plane = Plane::centred_at(first.home).ok()?;
    let at_home = first.figure.as_ref()?;
    let laid;
    let guest = if second.home == first.home {
        second.figure.as_ref()?
    } else {
        laid = second.core.laid_into(first.home)?;
        &laid
    };
    Some(Rough { plane, closest: closest(at_home, guest, first.home) })
}

/// Once more in the plane about the place that matters, and there on the ellipsoid.
fn refined(first: &LaidPiece, second: &LaidPiece, about: Position) -> Option<Ground> {
    let plane = Plane::centred_at(about).ok()?;
    match closest(&first.core.laid_into(about)?, &second.core.laid_into(about)?, about).how {
        How::Common(point) => {
            let common = plane.position_of(point);
            Some(Ground::Measured { distance_mm: 0, first: common, second: common })
        }
        How::Apart { of, corner, edge } => {
            let (corners, edges) = match of {
                CornerOf::First => (&first.core, &second.core),
                CornerOf::Second => (&second.core, &first.core),
            };
            let corner = *corners.chains.iter().flatten().nth(corner)?;
            let (from, to) = edges.edges().nth(edge)?;
            let nearest = nearest_on_edge(corner.into(), from.into(), to.into());
            let foot = nearest.at.to_position();
            let distance_mm = to_mm(nearest.distance_m);
            Some(match of {
                CornerOf::First => Ground::Measured { distance_mm, first: corner, second: foot },
                CornerOf::Second => Ground::Measured { distance_mm, first: foot, second: corner },
            })
        }
    }
}

fn to_mm(metres: f64) -> i64 {
    libm::floor(metres * 1_000.0 + 0.5) as i64
}

/// How two figures are nearest.
#[derive(Clone, Copy, Debug)]
enum How {
    /// They have a point in common.
    Common(PlanePoint),
    /// A corner of one to an edge of the other, both by their numbers.
    Apart { of: CornerOf, corner: usize, edge: usize },
}

#[derive(Clone, Copy, Debug)]
struct Closest {
    distance_m: f64,
    /// Half way between the nearest points.
    middle: PlanePoint,
    how: How,
}

fn closest(first: &Figure, second: &Figure, centre: Position) -> Closest {
    if let Some(common) = common_point(first, second) {
        return Closest { distance_m: 0.0, middle: common, how: How::Common(common) };
    }
    let sphere = Sphere::at(centre);
    let how = How::Apart { of: CornerOf::First, corner: 0, edge: 0 };
    let mut best = Best { chord2: f64::INFINITY, ends: [[0.0, 0.0, 1.0]; 2], how };
    sphere.corners_against_edges(first, second, CornerOf::First, &mut best);
    sphere.corners_against_edges(second, first, CornerOf::Second, &mut best);
    let [corner, foot] = best.ends.map(|end| sphere.plane_point(end));
    let middle = PlanePoint {
        east_um: (corner.east_um + foot.east_um).div_euclid(2),
        north_um: (corner.north_um + foot.north_um).div_euclid(2),
    };
    Closest { distance_m: sphere.arc_m(best.chord2), middle, how: best.how }
}

/// A point that both figures have, found exactly; the first in the order of their edges.
fn common_point(first: &Figure, second: &Figure) -> Option<PlanePoint> {
    let (one, other) = (Frame::of(first)?, Frame::of(second)?);
    if one.is_apart(other) {
        return None;
    }
    for edge in first.edges().filter(|edge| !other.misses(*edge)) {
        for other_edge in second.edges() {
            match meeting(edge, other_edge) {
                Meeting::Apart => {}
                Meeting::Touch(point) | Meeting::Cross(point) | Meeting::Overlap(point, _) => return Some(point),
            }
        }
    }
    // No edges meet, so each lies wholly inside or outside the other.
    let corner_of = |figure: &Figure| figure.chains.first().and_then(|chain| chain.first()).copied();
    corner_of(second)
        .filter(|corner| first.holds(*corner))
        .or_else(|| corner_of(first).filter(|corner| second.holds(*corner)))
}

impl Figure {
    /// Every edge; a chain of one vertex is an edge without length.
    fn edges(&self) -> impl Iterator<Item = Segment> + '_ {
        ends_of_edges(self.kind, &self.chains).map(|(from, to)| Segment::new(from, to))
    }

    /// True when a point lies in the area, its boundary and those of its holes included; a line holds nothing here.
    fn holds(&self, point: PlanePoint) -> bool {
        match (self.kind, self.chains.split_first()) {
            (Kind::Line, _) | (Kind::Area, None) => false,
            (Kind::Area, Some((outer, holes))) => {
                side_of_ring(point, outer) != Side::Outside
                    && holes.iter().all(|hole| side_of_ring(point, hole) != Side::Inside)
            }
        }
    }
}

/// The upright rectangle about a figure.
#[derive(Clone, Copy)]
struct Frame {
    low: PlanePoint,
    high: PlanePoint,
}

impl Frame {
    fn of(figure: &Figure) -> Option<Self> {
        let mut points = figure.chains.iter().flatten();
        let first = *points.next()?;
        Some(points.fold(Self { low: first, high: first }, |frame, point| Self {
            low: PlanePoint {
                east_um: frame.low.east_um.min(point.east_um),
                north_um: frame.low.north_um.min(point.north_um),
            },
            high: PlanePoint {
                east_um: frame.high.east_um.max(point.east_um),
                north_um: frame.high.north_um.max(point.north_um),
            },
        }))
    }

    fn is_apart(self, other: Self) -> bool {
        self.low.east_um > other.high.east_um
            || other.low.east_um > self.high.east_um
            || self.low.north_um > other.high.north_um
            || other.low.north_um > self.high.north_um
    }

    fn misses(self, edge: Segment) -> bool {
        let low = PlanePoint {
            east_um: edge.from.east_um.min(edge.to.east_um),
            north_um: edge.from.north_um.min(edge.to.north_um),
        };
        let high = PlanePoint {
            east_um: edge.from.east_um.max(edge.to.east_um),
            north_um: edge.from.north_um.max(edge.to.north_um),
        };
        self.is_apart(Self { low, high })
    }
}

/// The sphere that touches the ellipsoid at the centre of a plane; its radius is the Gaussian one there.
struct Sphere {
    radius_m: f64,
}

/// Of which figure the corners are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CornerOf {
    First,
    Second,
}

/// The nearest corner and point of an edge so far, as points of the plane at height one.
struct Best {
    chord2: f64,
    ends: [[f64; 3]; 2],
    how: How,
}

impl Sphere {
    fn at(centre: Position) -> Self {
        let sin = libm::sin(centre.latitude().degrees().to_radians());
        let e2 = Ellipsoid::WGS84.eccentricity_squared();
        // sqrt(M N) = a sqrt(1 - e2) / (1 - e2 sin2).
        Self { radius_m: Ellipsoid::WGS84.equatorial_radius_m() * libm::sqrt(1.0 - e2) / (1.0 - e2 * sin * sin) }
    }

    /// A point of the plane as a direction from the centre of the sphere, at height one.
    fn raised(&self, point: PlanePoint) -> [f64; 3] {
        let scale = self.radius_m * 1e6;
        [point.east_um as f64 / scale, point.north_um as f64 / scale, 1.0]
    }

    fn plane_point(&self, raised: [f64; 3]) -> PlanePoint {
        let um = |value: f64| libm::floor(value * self.radius_m * 1e6 + 0.5) as i64;
        PlanePoint { east_um: um(raised[0]), north_um: um(raised[1]) }
    }

    fn arc_m(&self, chord2: f64) -> f64 {
        2.0 * self.radius_m * libm::asin((libm::sqrt(chord2) / 2.0).min(1.0))
    }

    fn corners_against_edges(&self, corners: &Figure, edges: &Figure, of: CornerOf, best: &mut Best) {
        let corners: Vec<[f64; 3]> = corners.chains.iter().flatten().map(|point| self.raised(*point)).collect();
        for (edge, segment) in edges.edges().enumerate() {
            let (from, to) = (self.raised(segment.from), self.raised(segment.to));
            for (number, &corner) in corners.iter().enumerate() {
                if too_far(corner, from, to, best.chord2) {
                    continue;
                }
                let foot = foot(corner, from, to);
                let chord2 = chord2(corner, foot);
                if chord2 < best.chord2 {
                    *best = Best { chord2, ends: [corner, foot], how: How::Apart { of, corner: number, edge } };
                }
            }
        }
    }
}

/// True when a corner is certainly further from an edge than the best chord so far.
fn too_far(corner: [f64; 3], from: [f64; 3], to: [f64; 3], best_chord2: f64) -> bool {
    let beyond = |value: f64, a: f64, b: f64| (a.min(b) - value).max(value - a.max(b)).max(0.0);
    let (east, north) = (beyond(corner[0], from[0], to[0]), beyond(corner[1], from[1], to[1]));
    // Within 1,000 km of the centre a length of the plane is at most 1.026 times one on the sphere, and a chord is hardly shorter than
    // its arc: together well under 1.1, squared.
    east * east + north * north > best_chord2 * 1.21
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/// The point of the great circle through `from` and `to`, between them, that is nearest to a corner: where the plane through the
/// corner and the pole of that circle cuts it.
fn foot(corner: [f64; 3], from: [f64; 3], to: [f64; 3]) -> [f64; 3] {
    let along = [to[0] - from[0], to[1] - from[1], 0.0];
    let upright = cross(cross(from, to), corner);
    let speed = dot(along, upright);
    if speed == 0.0 {
        return from;
    }
    let share = (-dot(from, upright) / speed).clamp(0.0, 1.0);
    [from[0] + share * along[0], from[1] + share * along[1], 1.0]
}

/// The square of the chord of the unit sphere between two directions, from their difference, which loses no digits.
fn chord2(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (length_a, length_b) = (libm::sqrt(dot(a, a)), libm::sqrt(dot(b, b)));
    let (x, y, z) =
        (a[0] / length_a - b[0] / length_b, a[1] / length_a - b[1] / length_b, 1.0 / length_a - 1.0 / length_b);
    x * x + y * y + z * z
}
