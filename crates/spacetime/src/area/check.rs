//! The checks that rings must pass to become an area.
//!
//! In this order: counts and places of corners, edges that meet, width and winding, nesting, necks. Each stage needs the one before, so
//! only the problems of the first stage that has some are reported. Decisions are exact in the plane about the middle of the corners.

mod necks;

use super::limits::{AreaLimits, TouchRule};
use super::winding::{Winding, winding};
use super::{Area, AreaError, AreaProblem, CornerPlace, Part, Rings, edges_of, measure};
use crate::plane::{Meeting, PlanePoint, Segment, Side, meeting, side_of_ring};
use crate::{LatLonBox, Plane, PlaneError, Position};
use alloc::vec::Vec;

/// Reports stop after so many: more help nobody.
const PROBLEMS_MAX: usize = 100;

/// What is wrong with these rings, stage by stage in the order of corners, at most a hundred; empty when they are an area.
#[must_use]
pub fn problems(parts: &[Rings], limits: &AreaLimits) -> Vec<AreaError> {
    match examine(None, parts, limits) {
        Ok(_) => Vec::new(),
        Err(problems) => problems,
    }
}

pub(super) fn checked(parts: Vec<Rings>, limits: &AreaLimits) -> Result<Area, AreaError> {
    made(None, parts, limits)
}

/// As [`checked`], deciding in a plane that is given.
pub(super) fn checked_in(plane: Plane, parts: Vec<Rings>, limits: &AreaLimits) -> Result<Area, AreaError> {
    made(Some(plane), parts, limits)
}

fn made(plane: Option<Plane>, parts: Vec<Rings>, limits: &AreaLimits) -> Result<Area, AreaError> {
    match examine(plane, &parts, limits) {
        // INVARIANT(area-valid): what was examined without a problem is assembled, and nothing else.
        Ok((plane, flat)) => Ok(assembled(parts, plane, flat)),
        Err(problems) => Err(first(problems)),
    }
}

fn first(problems: Vec<AreaError>) -> AreaError {
    problems.into_iter().next().unwrap_or(AreaError {
        place: CornerPlace { part: 0, ring: 0, corner: 0 },
        position: NOWHERE,
        problem: AreaProblem::Empty,
    })
}

/// Stands where there is no corner to speak of.
const NOWHERE: Position = Position::new(crate::Latitude::EQUATOR, crate::Longitude::PRIME_MERIDIAN);

fn assembled(parts: Vec<Rings>, plane: Plane, flat: Flat) -> Area {
    let corners = flat.iter().flatten().flatten();
    let reach_um = corners.fold(0.0, |reach, corner| corner.distance_um(PlanePoint::CENTRE).max(reach));
    let parts = parts
        .into_iter()
        .zip(flat)
        .filter_map(|(rings, flat)| {
            let bounds = measure::bounds_of(rings.iter().flat_map(|ring| edges_of(ring)))?;
            Some(Part { rings, flat, bounds })
        })
        .collect();
    Area { parts, plane, reach_um }
}

/// The corners of parts and rings in the plane.
type Flat = Vec<Vec<Vec<PlanePoint>>>;

fn examine(plane: Option<Plane>, parts: &[Rings], limits: &AreaLimits) -> Result<(Plane, Flat), Vec<AreaError>> {
    corners(parts, limits)?;
    let (plane, flat) = projected(plane, parts)?;
    let edges = all_edges(&flat);
    meetings(&edges, &plane, parts, limits)?;
    widths(parts, &flat, &plane, limits)?;
    nesting(parts, &flat)?;
    necks::necks(&edges, &flat, &plane, limits)?;
    Ok((plane, flat))
}

/// Collects problems, up to the limit.
struct Report(Vec<AreaError>);

impl Report {
    const fn new() -> Self {
        Self(Vec::new())
    }

    fn add(&mut self, place: CornerPlace, position: Position, problem: AreaProblem) {
        if !self.is_full() {
            self.0.push(AreaError { place, position, problem });
        }
    }

    const fn is_full(&self) -> bool {
        self.0.len() >= PROBLEMS_MAX
    }

    fn finish(self) -> Result<(), Vec<AreaError>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}

/// Rings with their places.
fn rings(parts: &[Rings]) -> impl Iterator<Item = (CornerPlace, &Vec<Position>)> {
    parts.iter().enumerate().flat_map(|(part, rings)| {
        rings.iter().enumerate().map(move |(ring, corners)| (CornerPlace { part, ring, corner: 0 }, corners))
    })
}

/// Stage one: how many corners, and where each lies.
fn corners(parts: &[Rings], limits: &AreaLimits) -> Result<(), Vec<AreaError>> {
    let mut report = Report::new();
    let origin = CornerPlace { part: 0, ring: 0, corner: 0 };
    let any = rings(parts).find_map(|(_, ring)| ring.first().copied()).unwrap_or(NOWHERE);
    let count: usize = parts.iter().flatten().map(Vec::len).sum();
    if count > limits.corners_max {
        // Nothing more is looked at: this is the limit on what a stranger can make us do.
        report.add(origin, any, AreaProblem::TooManyCorners { corners: count, limit: limits.corners_max });
        return report.finish();
    }
    for (part, rings) in parts.iter().enumerate() {
        if rings.is_empty() {
            report.add(CornerPlace { part, ..origin }, any, AreaProblem::Empty);
        }
    }
    if parts.is_empty() {
        report.add(origin, any, AreaProblem::Empty);
    }
    for (place, ring) in rings(parts) {
        if ring.len() < 3 {
            let at = ring.first().copied().unwrap_or(any);
            report.add(place, at, AreaProblem::RingTooShort { corners: ring.len() });
            continue;
        }
        for (corner, (before, here)) in edges_of(ring).enumerate() {
            // The edge begins at `corner`; what is said of `here` is said of the next corner, the first one at the end of the ring.
            let place = CornerPlace { corner, ..place };
            let next = CornerPlace { corner: corner + 1, ..place };
            if before == here {
                let repeated = if next.corner == ring.len() { place } else { next };
                report.add(repeated, here, AreaProblem::DuplicateCorner);
            }
            let span_e7 = i64::from(before.longitude().as_e7()) - i64::from(here.longitude().as_e7());
            if span_e7.abs() >= i64::from(crate::Longitude::ANTIMERIDIAN.as_e7()) {
                report.add(place, before, AreaProblem::AcrossAntimeridian);
            }
            if let Some(theatre) = limits.theatre.filter(|theatre| !theatre.contains(before)) {
                report.add(place, before, AreaProblem::OutsideTheatre { theatre });
            }
        }
    }
    report.finish()
}

/// Into the plane, by rule the one about the middle.
fn projected(plane: Option<Plane>, parts: &[Rings]) -> Result<(Plane, Flat), Vec<AreaError>> {
    let mut report = Report::new();
    let fault = |error: PlaneError| match error {
        PlaneError::NearPole { .. } => AreaProblem::NearPole,
        PlaneError::TooFar { distance_km, .. } => AreaProblem::TooLarge { distance_km },
        PlaneError::Nothing => AreaProblem::Empty,
    };
    let points = parts.iter().flatten().flatten().copied();
    let any = points.clone().next().unwrap_or(NOWHERE);
    let about_the_middle = || Plane::over(points.filter_map(|corner| LatLonBox::from_corners(corner, corner).ok()));
    let plane = match plane.map_or_else(about_the_middle, Ok) {
        Ok(plane) => plane,
        Err(error) => {
            report.add(CornerPlace { part: 0, ring: 0, corner: 0 }, any, fault(error));
            report.finish()?;
            return Err(Vec::new());
        }
    };
    let mut flat: Flat = Vec::new();
    for (part, rings) in parts.iter().enumerate() {
        let mut flat_rings = Vec::new();
        for (ring, corners) in rings.iter().enumerate() {
            let mut points = Vec::with_capacity(corners.len());
            for (corner, &position) in corners.iter().enumerate() {
                match plane.project(position) {
                    Ok(point) => points.push(point),
                    Err(error) => report.add(CornerPlace { part, ring, corner }, position, fault(error)),
                }
            }
            flat_rings.push(points);
        }
        flat.push(flat_rings);
    }
    report.finish()?;
    Ok((plane, flat))
}

/// An edge with its place and the number of edges of its ring.
#[derive(Clone, Copy)]
struct Edge {
    place: CornerPlace,
    segment: Segment,
    of: usize,
}

impl Edge {
    const fn is_same_ring(&self, other: &Self) -> bool {
        self.place.part == other.place.part && self.place.ring == other.place.ring
    }

    /// The corner that two edges of one ring share as neighbours.
    fn shared_corner(&self, other: &Self) -> Option<CornerPlace> {
        let (one, two) = (self.place.corner, other.place.corner);
        if !self.is_same_ring(other) {
            None
        } else if (one + 1) % self.of == two {
            Some(other.place)
        } else if (two + 1) % self.of == one {
            Some(self.place)
        } else {
            None
        }
    }
}

/// All edges, from west to east by their western ends.
fn all_edges(flat: &Flat) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (part, rings) in flat.iter().enumerate() {
        for (ring, points) in rings.iter().enumerate() {
            edges.extend(edges_of(points).enumerate().map(|(corner, (from, to))| Edge {
                place: CornerPlace { part, ring, corner },
                segment: Segment::new(from, to),
                of: points.len(),
            }));
        }
    }
    edges.sort_by_key(|edge| (west_um(edge), edge.place));
    edges
}

fn west_um(edge: &Edge) -> i64 {
    edge.segment.from.east_um.min(edge.segment.to.east_um)
}

/// Stage two: edges meet only at the corners that join them.
fn meetings(edges: &[Edge], plane: &Plane, parts: &[Rings], limits: &AreaLimits) -> Result<(), Vec<AreaError>> {
    let mut report = Report::new();
    let mut open: Vec<&Edge> = Vec::new();
    for edge in edges {
        let west = west_um(edge);
        open.retain(|other| other.segment.from.east_um.max(other.segment.to.east_um) >= west);
        for other in &open {
            if edge.segment.frames_meet(other.segment) {
                judge(edge, other, plane, parts, limits, &mut report);
            }
        }
        if report.is_full() {
            break;
        }
        open.push(edge);
    }
    spikes(edges, plane, limits, &mut report);
    // A spike first: it mostly explains the touching beside it.
    report.0.sort_by_key(|error| (error.problem != AreaProblem::Spike, error.place));
    report.finish()
}

fn judge(one: &Edge, two: &Edge, plane: &Plane, parts: &[Rings], limits: &AreaLimits, report: &mut Report) {
    let met = meeting(one.segment, two.segment);
    // The earlier edge is named first, whichever came first from the west.
    let (edge, other) = if one.place <= two.place { (one, two) } else { (two, one) };
    let (place, other_place) = (edge.place, other.place);
    let same_ring = one.is_same_ring(two);
    if let Some(shared) = one.shared_corner(two) {
        // Neighbours meet at their corner; in a ring of two edges there would be two such corners, but rings have three.
        if matches!(met, Meeting::Overlap(..)) {
            let position = parts
                .get(shared.part)
                .and_then(|rings| rings.get(shared.ring))
                .and_then(|ring| ring.get(shared.corner))
                .copied()
                .unwrap_or(NOWHERE);
            report.add(shared, position, AreaProblem::Spike);
        }
        return;
    }
    match met {
        Meeting::Apart => {}
        Meeting::Cross(at) if same_ring => {
            report.add(place, plane.position_of(at), AreaProblem::SelfIntersection { other: other_place });
        }
        Meeting::Touch(at) | Meeting::Overlap(at, _) if same_ring => {
            report.add(place, plane.position_of(at), AreaProblem::SelfTouch { other: other_place });
        }
        Meeting::Cross(at) => {
            report.add(place, plane.position_of(at), AreaProblem::RingsCross { other: other_place });
        }
        Meeting::Touch(at) => match limits.touch {
            TouchRule::Refused => {
                report.add(place, plane.position_of(at), AreaProblem::RingsTouch { other: other_place });
            }
            TouchRule::AtPoints => {}
        },
        Meeting::Overlap(at, _) => {
            report.add(place, plane.position_of(at), AreaProblem::RingsShareEdge { other: other_place });
        }
    }
}

/// Corners where the ring turns back so sharply that the spike is narrower at its foot than the limit.
fn spikes(edges: &[Edge], plane: &Plane, limits: &AreaLimits, report: &mut Report) {
    /// One degree: a wider angle between short edges is a corner, not a spike.
    const SHARP: f64 = 0.017_45;
    let mut ordered: Vec<&Edge> = edges.iter().collect();
    ordered.sort_by_key(|edge| edge.place);
    for ring in ordered.chunk_by(|one, two| one.is_same_ring(two)) {
        for (before, after) in edges_of(ring) {
            let corner = after.segment.from;
            let vector =
                |to: PlanePoint| ((to.east_um - corner.east_um) as f64, (to.north_um - corner.north_um) as f64);
            let ((x1, y1), (x2, y2)) = (vector(before.segment.from), vector(after.segment.to));
            let (length1, length2) = (libm::hypot(x1, y1), libm::hypot(x2, y2));
            let sine = (x1 * y2 - x2 * y1).abs() / (length1 * length2);
            let foot_um = sine * length1.min(length2);
            // An exact fold was reported as a shared piece already.
            if x1 * x2 + y1 * y2 > 0.0 && sine > 0.0 && sine < SHARP && foot_um < limits.width_mm_min as f64 * 1e3 {
                report.add(after.place, plane.position_of(corner), AreaProblem::Spike);
            }
        }
    }
}

/// Stage three: every ring encloses something, is wide enough, and winds as it should.
fn widths(parts: &[Rings], flat: &Flat, plane: &Plane, limits: &AreaLimits) -> Result<(), Vec<AreaError>> {
    let mut report = Report::new();
    for ((place, ring), points) in rings(parts).zip(flat.iter().flatten()) {
        let at = ring.first().copied().unwrap_or_else(|| plane.centre());
        let wrong = if place.ring == 0 { Winding::Clockwise } else { Winding::CounterClockwise };
        let found = winding(points);
        if found == Winding::Neither {
            report.add(place, at, AreaProblem::ZeroArea);
            continue;
        }
        let width_mm = measure::mean_width_mm(ring);
        if width_mm < limits.width_mm_min {
            report.add(place, at, AreaProblem::Sliver { width_mm, limit_mm: limits.width_mm_min });
        }
        if found == wrong {
            let problem = if place.ring == 0 { AreaProblem::WindingOuter } else { AreaProblem::WindingHole };
            report.add(place, at, problem);
        }
    }
    report.finish()
}

/// Where a ring that crosses no other lies to that other, by the first of its corners that is not on the other's boundary.
pub(super) fn side_of(ring: &[PlanePoint], other: &[PlanePoint]) -> Side {
    ring.iter()
        .map(|&corner| side_of_ring(corner, other))
        .find(|side| *side != Side::Boundary)
        // All corners on the other ring: the middles of the edges decide, rounded to a micrometre, unless they too lie on it.
        .or_else(|| {
            edges_of(ring)
                .map(|(from, to)| {
                    let middle = |a: i64, b: i64| (a + b).div_euclid(2);
                    let point = PlanePoint {
                        east_um: middle(from.east_um, to.east_um),
                        north_um: middle(from.north_um, to.north_um),
                    };
                    side_of_ring(point, other)
                })
                .find(|side| *side != Side::Boundary)
        })
        .unwrap_or(Side::Boundary)
}

/// Stage four: holes lie in their outer rings and not in each other, and no part in another but within its holes.
fn nesting(parts: &[Rings], flat: &Flat) -> Result<(), Vec<AreaError>> {
    let mut report = Report::new();
    let position = |place: CornerPlace| {
        parts.get(place.part).and_then(|rings| rings.get(place.ring)).and_then(|ring| ring.first()).copied()
    };
    for (part, rings) in flat.iter().enumerate() {
        let Some((outer, holes)) = rings.split_first() else { continue };
        for (index, hole) in holes.iter().enumerate() {
            let place = CornerPlace { part, ring: index + 1, corner: 0 };
            let at = position(place).unwrap_or(NOWHERE);
            if side_of(hole, outer) != Side::Inside {
                report.add(place, at, AreaProblem::HoleOutside);
            }
            for (other_index, other) in holes.iter().enumerate() {
                if index != other_index && side_of(hole, other) != Side::Outside {
                    report.add(place, at, AreaProblem::HoleInHole { ring: other_index + 1 });
                }
            }
        }
        let place = CornerPlace { part, ring: 0, corner: 0 };
        for (other_part, other_rings) in flat.iter().enumerate() {
            let Some((other_outer, other_holes)) = other_rings.split_first() else { continue };
            if part == other_part || side_of(outer, other_outer) == Side::Outside {
                continue;
            }
            if !other_holes.iter().any(|hole| side_of(outer, hole) == Side::Inside) {
                report.add(place, position(place).unwrap_or(NOWHERE), AreaProblem::PartsOverlap { part: other_part });
            }
        }
    }
    report.finish()
}
