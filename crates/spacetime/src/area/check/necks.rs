//! Necks: places where an area is drawn together to less than the limit while both sides of the place are wider.
//!
//! A ring is told a sliver by its mean width, which a narrow place between two broad ones does not show. Here each corner is held
//! against the edges near it: the chord from a corner to the nearest point of an edge is a neck when it is shorter than the limit, runs
//! through the inside, and parts the ring into two pieces that are both as wide in the mean as a ring must be. Two edges that do not
//! meet are nearest to each other at an end of one of them, so no neck is missed. The tip of a wedge is no neck: what it cuts off is
//! narrow itself. Between two rings every such chord is a neck. Needs rings that wind as they should and do not cross.

use super::{Edge, Flat, Report, west_um};
use crate::Plane;
use crate::area::limits::{AreaLimits, TouchRule};
use crate::area::{AreaError, AreaProblem, CornerPlace, edges_of};
use crate::plane::{PlanePoint, Segment, Turn, cross, turn};
use alloc::vec::Vec;

/// Lengths and areas along a ring, so that what a chord cuts off is known without walking it.
struct Sums<'a> {
    corners: &'a [PlanePoint],
    /// Length from the first corner to each, and round to the first again, micrometres.
    along_um: Vec<f64>,
    /// Twice the area swept on the left about the centre of the plane, likewise, square micrometres.
    swept_um2: Vec<i128>,
}

impl<'a> Sums<'a> {
    fn of(corners: &'a [PlanePoint]) -> Self {
        let (mut along_um, mut swept_um2) = (Vec::from([0.0]), Vec::from([0]));
        let (mut length, mut area) = (0.0, 0);
        for (from, to) in edges_of(corners) {
            length += from.distance_um(to);
            area += cross(PlanePoint::CENTRE, from, to);
            along_um.push(length);
            swept_um2.push(area);
        }
        Self { corners, along_um, swept_um2 }
    }

    fn corner(&self, index: usize) -> Option<PlanePoint> {
        self.corners.get(index % self.corners.len()).copied()
    }

    /// From the first of two corners on to the second: length, and twice the area swept.
    fn between(&self, from: usize, to: usize) -> Option<(f64, i128)> {
        let (length, area) =
            (self.along_um.get(to)? - self.along_um.get(from)?, self.swept_um2.get(to)? - self.swept_um2.get(from)?);
        Some(if from <= to { (length, area) } else { (length + self.along_um.last()?, area + self.swept_um2.last()?) })
    }

    /// True when the chord from a corner to a point of an edge leaves a piece of at least this mean width on either side.
    fn parts_two(&self, corner: usize, edge: usize, foot: PlanePoint, width_um: f64) -> Option<bool> {
        let (here, start) = (self.corner(corner)?, self.corner(edge)?);
        let chord_um = here.distance_um(foot);
        let (length, area) = self.between(corner, edge)?;
        let length = length + start.distance_um(foot);
        let area = area + cross(PlanePoint::CENTRE, start, foot) + cross(PlanePoint::CENTRE, foot, here);
        // Twice the area by the perimeter.
        let wide = |area: i128, length: f64| area.unsigned_abs() as f64 >= width_um * (length + chord_um);
        Some(wide(area, length) && wide(self.swept_um2.last()? - area, self.along_um.last()? - length))
    }

    /// True when the inside of the area lies at a corner in the direction of a point.
    fn opens_to(&self, corner: usize, point: PlanePoint) -> Option<bool> {
        let before = self.corner(corner + self.corners.len() - 1)?;
        let (here, after) = (self.corner(corner)?, self.corner(corner + 1)?);
        let left = |from, to| turn(from, to, point) == Turn::Left;
        Some(match turn(before, here, after) {
            Turn::Left => left(before, here) && left(here, after),
            Turn::Right | Turn::Straight => left(before, here) || left(here, after),
        })
    }
}

/// Stage five: no place between two broad ones is narrower than the limit.
pub(super) fn necks(edges: &[Edge], flat: &Flat, plane: &Plane, limits: &AreaLimits) -> Result<(), Vec<AreaError>> {
    if limits.width_mm_min == 0 {
        return Ok(());
    }
    let mut report = Report::new();
    let width_um = limits.width_mm_min as f64 * 1e3;
    let reach_um = i64::try_from(limits.width_mm_min).unwrap_or(i64::MAX).saturating_mul(1_000);
    let sums: Vec<Vec<Sums<'_>>> = flat.iter().map(|rings| rings.iter().map(|ring| Sums::of(ring)).collect()).collect();
    let mut open: Vec<&Edge> = Vec::new();
    for edge in edges {
        let west = west_um(edge).saturating_sub(reach_um);
        open.retain(|other| other.segment.from.east_um.max(other.segment.to.east_um) >= west);
        for other in open.iter().filter(|other| may_neck(edge, other, reach_um, limits.touch)) {
            for (one, two) in [(edge, *other), (*other, edge)] {
                for corner in [one.place.corner, (one.place.corner + 1) % one.of] {
                    let place = CornerPlace { corner, ..one.place };
                    if let Some((distance_um, middle)) = neck(&sums, place, two, width_um) {
                        let width_mm = libm::floor(distance_um / 1e3) as u64;
                        let limit_mm = limits.width_mm_min;
                        let problem = AreaProblem::Neck { other: two.place, width_mm, limit_mm };
                        report.add(place, plane.position_of(middle), problem);
                    }
                }
            }
        }
        if report.is_full() {
            break;
        }
        open.push(edge);
    }
    // A corner ends two edges, and each found its necks.
    report.0.sort_by_key(|error| error.place);
    report.0.dedup_by_key(|error| error.place);
    report.finish()
}

/// Edges of one part that do not meet at a corner and whose frames come within the limit of each other.
fn may_neck(one: &Edge, two: &Edge, reach_um: i64, touch: TouchRule) -> bool {
    let rings = match touch {
        TouchRule::Refused => one.place.part == two.place.part,
        // Rings that touch come as near as can be.
        TouchRule::AtPoints => one.is_same_ring(two),
    };
    let span = |edge: &Edge| {
        let (a, b) = (edge.segment.from.north_um, edge.segment.to.north_um);
        (a.min(b), a.max(b))
    };
    let ((south, north), (other_south, other_north)) = (span(one), span(two));
    let near = other_south.saturating_sub(reach_um) <= north && south <= other_north.saturating_add(reach_um);
    rings && near && one.shared_corner(two).is_none()
}

/// The length and the middle of the chord from a corner to an edge, where it is a neck.
fn neck(sums: &[Vec<Sums<'_>>], place: CornerPlace, edge: &Edge, width_um: f64) -> Option<(f64, PlanePoint)> {
    let rings = sums.get(place.part)?;
    let ring = rings.get(place.ring)?;
    let here = ring.corner(place.corner)?;
    let foot = nearest(here, edge.segment);
    let distance_um = here.distance_um(foot);
    if distance_um >= width_um || !ring.opens_to(place.corner, foot)? {
        return None;
    }
    if place.ring == edge.place.ring && !ring.parts_two(place.corner, edge.place.corner, foot, width_um)? {
        return None;
    }
    let middle = |one: i64, other: i64| one.midpoint(other);
    let east_um = middle(here.east_um, foot.east_um);
    Some((distance_um, PlanePoint { east_um, north_um: middle(here.north_um, foot.north_um) }))
}

/// The point of a segment that is nearest to a point, to the nearest micrometre.
fn nearest(point: PlanePoint, Segment { from, to }: Segment) -> PlanePoint {
    let (east, north) = ((to.east_um - from.east_um) as f64, (to.north_um - from.north_um) as f64);
    let (x, y) = ((point.east_um - from.east_um) as f64, (point.north_um - from.north_um) as f64);
    let length2 = east * east + north * north;
    let along = if length2 > 0.0 { ((x * east + y * north) / length2).clamp(0.0, 1.0) } else { 0.0 };
    let rounded = |start: i64, way: f64| start + libm::floor(way * along + 0.5) as i64;
    PlanePoint { east_um: rounded(from.east_um, east), north_um: rounded(from.north_um, north) }
}
