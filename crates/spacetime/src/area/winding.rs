//! Which way a ring winds, and turning rings round when someone asks for it.
//!
//! RFC 7946, section 3.1.6: outer rings against the clock, holes with it. Nothing is turned in silence.

use super::{Rings, edges_of};
use crate::plane::{PlanePoint, cross};
use crate::{LatLonBox, Plane, Position};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Which way a ring winds, seen from above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winding {
    /// Against the clock: the inside lies left.
    CounterClockwise,
    /// With the clock: the inside lies right.
    Clockwise,
    /// It encloses as much on the left as on the right.
    Neither,
}

/// Twice the area on the left of a ring in the plane, square micrometres.
pub(super) fn doubled_area(ring: &[PlanePoint]) -> i128 {
    // Below 2^43 times 2^43 for each of at most 2^32 corners.
    edges_of(ring).map(|(from, to)| cross(PlanePoint::CENTRE, from, to)).sum()
}

pub(super) fn winding(ring: &[PlanePoint]) -> Winding {
    match doubled_area(ring).cmp(&0) {
        Ordering::Greater => Winding::CounterClockwise,
        Ordering::Less => Winding::Clockwise,
        Ordering::Equal => Winding::Neither,
    }
}

/// Which way a ring winds; neither for a ring too large or too near a pole for a plane.
#[must_use]
pub fn winding_of(ring: &[Position]) -> Winding {
    let boxes = ring.iter().filter_map(|&corner| LatLonBox::from_corners(corner, corner).ok());
    let flat = Plane::over(boxes)
        .and_then(|plane| ring.iter().map(|&corner| plane.project(corner)).collect::<Result<Vec<_>, _>>());
    flat.map_or(Winding::Neither, |flat| winding(&flat))
}

/// The same rings, each turned where it has to be to wind as RFC 7946 says: the cure for [`WindingOuter`] and [`WindingHole`], for a
/// caller whose user asked for it.
///
/// [`WindingOuter`]: super::AreaProblem::WindingOuter
/// [`WindingHole`]: super::AreaProblem::WindingHole
#[must_use]
pub fn right_handed(parts: Vec<Rings>) -> Vec<Rings> {
    let turned = |index: usize, mut ring: Vec<Position>| {
        let wrong = if index == 0 { Winding::Clockwise } else { Winding::CounterClockwise };
        if winding_of(&ring) == wrong {
            // The first corner stays the first.
            ring.reverse();
            let last = 1.min(ring.len());
            ring.rotate_right(last);
        }
        ring
    };
    parts
        .into_iter()
        .map(|rings| rings.into_iter().enumerate().map(|(index, ring)| turned(index, ring)).collect())
        .collect()
}
