//! Whether rings make a polygon: nothing touches that should not, and holes lie inside. Exact, in the plane about the outer ring.

use super::super::{Coordinate, VolumeError};
use crate::{LatLonBox, Meeting, Plane, PlanePoint, Position, Segment, Side, meeting, side_of_ring};
use alloc::vec::Vec;

/// Checks the rings of a polygon.
pub(super) fn check(rings: &[Vec<Coordinate>]) -> Result<(), VolumeError> {
    for (ring, corners) in (1..).zip(rings) {
        if corners.len() < 3 {
            return Err(VolumeError::TooFewCorners { ring, found: corners.len() });
        }
        let following = corners.iter().skip(1).chain(corners.first());
        if let Some(index) = corners.iter().zip(following).position(|(one, next)| one.position() == next.position()) {
            return Err(VolumeError::DoubleCorner { ring, corner: index + 1 });
        }
    }
    let Some(outer) = rings.first() else { return Err(VolumeError::TooFewCorners { ring: 1, found: 0 }) };
    let plane = plane_over(outer)?;
    let projected = rings.iter().map(|ring| project(&plane, ring)).collect::<Result<Vec<_>, _>>()?;
    edges_apart(&projected)?;
    holes_inside(&projected)
}

fn plane_over(outer: &[Coordinate]) -> Result<Plane, VolumeError> {
    let positions = || outer.iter().map(|coordinate| coordinate.position());
    let middle = corner_box(positions()).map_or_else(
        // Across the antimeridian: any corner is a centre good enough to find meetings by.
        || positions().next(),
        |whole| Some(whole.centre()),
    );
    let Some(middle) = middle else { return Err(VolumeError::TooFewCorners { ring: 1, found: 0 }) };
    Plane::centred_at(middle).map_err(|_| VolumeError::NearPole { e7: middle.latitude().as_e7() })
}

/// The box about positions, unless it spans half the globe.
fn corner_box(positions: impl Iterator<Item = Position>) -> Option<LatLonBox> {
    let mut bounds: Option<(i32, i32, i32, i32)> = None;
    for position in positions {
        let (latitude, longitude) = (position.latitude().as_e7(), position.longitude().as_e7());
        let (south, west, north, east) = bounds.unwrap_or((latitude, longitude, latitude, longitude));
        bounds = Some((south.min(latitude), west.min(longitude), north.max(latitude), east.max(longitude)));
    }
    let (south, west, north, east) = bounds?;
    let is_narrow = i64::from(east) - i64::from(west) < 1_800_000_000;
    if is_narrow { LatLonBox::from_e7(south, west, north, east).ok() } else { None }
}

fn project(plane: &Plane, ring: &[Coordinate]) -> Result<Vec<PlanePoint>, VolumeError> {
    ring.iter()
        .map(|corner| {
            plane.project(corner.position()).map_err(|_| VolumeError::Extent {
                volume: 1,
                found_m: 1_000_000,
                max_m: super::super::VolumeLimits::WIDEST.extent_m_max,
            })
        })
        .collect()
}

/// An edge with its ring and its number in it, both from 1.
struct Edge {
    ring: usize,
    edge: usize,
    of: usize,
    segment: Segment,
}

/// No two edges may meet, but for neighbours in their common corner. Sorted by their western ends, so that only near ones are compared.
fn edges_apart(rings: &[Vec<PlanePoint>]) -> Result<(), VolumeError> {
    let mut edges: Vec<Edge> = Vec::new();
    for (ring, corners) in (1..).zip(rings) {
        let following = corners.iter().skip(1).chain(corners.first());
        for (edge, (&from, &to)) in (1..).zip(corners.iter().zip(following)) {
            edges.push(Edge { ring, edge, of: corners.len(), segment: Segment::new(from, to) });
        }
    }
    let west = |edge: &Edge| edge.segment.from.east_um.min(edge.segment.to.east_um);
    let east = |edge: &Edge| edge.segment.from.east_um.max(edge.segment.to.east_um);
    edges.sort_by_key(|edge| (west(edge), edge.ring, edge.edge));
    for (index, one) in edges.iter().enumerate() {
        for other in edges.iter().skip(index + 1).take_while(|other| west(other) <= east(one)) {
            let found = meeting(one.segment, other.segment);
            let allowed = match found {
                Meeting::Apart => true,
                Meeting::Touch(point) => are_neighbours_at(one, other, point) || are_neighbours_at(other, one, point),
                Meeting::Cross(_) | Meeting::Overlap(_, _) => false,
            };
            if !allowed {
                let (low, high) =
                    if (one.ring, one.edge) <= (other.ring, other.edge) { (one, other) } else { (other, one) };
                return Err(VolumeError::EdgesMeet {
                    ring: low.ring,
                    edge: low.edge,
                    other_ring: high.ring,
                    other_edge: high.edge,
                });
            }
        }
    }
    Ok(())
}

/// True when `other` follows `one` in its ring and `point` is the corner between them.
fn are_neighbours_at(one: &Edge, other: &Edge, point: PlanePoint) -> bool {
    one.ring == other.ring && one.edge % one.of + 1 == other.edge && one.segment.to == point
}

/// With no edges meeting, one corner tells where a whole ring lies.
fn holes_inside(rings: &[Vec<PlanePoint>]) -> Result<(), VolumeError> {
    let Some((outer, holes)) = rings.split_first() else { return Ok(()) };
    for (ring, hole) in (2..).zip(holes) {
        let Some(&corner) = hole.first() else { continue };
        if side_of_ring(corner, outer) != Side::Inside {
            return Err(VolumeError::HoleOutside { ring });
        }
        for (other_ring, other) in (2..).zip(holes).filter(|(other_ring, _)| *other_ring != ring) {
            if side_of_ring(corner, other) == Side::Inside {
                return Err(VolumeError::HoleInHole { ring, other_ring });
            }
        }
    }
    Ok(())
}
