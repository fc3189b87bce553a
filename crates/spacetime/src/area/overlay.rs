//! Union, intersection, difference and symmetric difference of areas.
//!
//! All edges are laid into the plane about both areas and cut where they meet; cuts are positions, rounded to 1e-7 degree, so that
//! what comes out needs no rounding any more. A corner within two hundredths of a metre of an edge becomes a corner of that edge, which
//! keeps rounding from turning anything inside out. Then each piece is kept that has the result on one side only. What comes out
//! narrower than those two hundredths is not kept: it is the trace of rounding along a shared boundary. Results pass the checks that
//! every area passes, with rings allowed to touch at single points.

mod arrange;
mod select;
mod stitch;

use super::{Area, AreaError, AreaLimits, Rings, TouchRule, check, edges_of};
use crate::{LatLonBox, Plane, PlaneError, Position};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Corners and edges nearer to each other than this are one, micrometres: two roundings to 1e-7 degree at 8 mm each, and some.
const SNAP_UM: f64 = 20_000.0;
/// What is narrower in the mean than this is a trace of rounding, millimetres.
const TRACE_MM: u64 = 20;

/// What two areas are combined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// What lies in either.
    Union,
    /// What lies in both.
    Intersection,
    /// What lies in the first and not in the second.
    Difference,
    /// What lies in one and not in the other: where two maps disagree.
    SymmetricDifference,
}

/// Why areas cannot be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OverlayError {
    /// Together they do not fit a plane.
    #[error("the areas do not fit one plane")]
    Plane(#[source] PlaneError),
    /// Cutting the edges gives more pieces than the limit.
    #[error("the edges meet so often that more than {limit} pieces come out")]
    TooManyPieces {
        /// The limit.
        limit: usize,
    },
    /// The pieces do not come to rest, or do not join to an area.
    #[error("the edges lie so close together that rounding does not part them")]
    Unresolved(#[source] Option<AreaError>),
}

impl OverlayError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Plane(error) => error.code(),
            Self::TooManyPieces { .. } => "area-too-many-pieces",
            Self::Unresolved(_) => "area-unresolved",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Plane(error) => error.arguments(),
            Self::TooManyPieces { limit } => vec![("limit", alloc::format!("{limit}"))],
            Self::Unresolved(_) => vec![],
        }
    }
}

impl Operation {
    /// Whether a place is in the result, by whether it is in the first and in the second.
    const fn holds(self, in_first: Presence, in_second: Presence) -> Presence {
        use Presence::{Absent, Present};
        match (self, in_first, in_second) {
            (Self::Union, Absent, Absent)
            | (Self::Intersection, Absent, _)
            | (Self::Intersection, _, Absent)
            | (Self::Difference, Absent, _)
            | (Self::Difference, _, Present)
            | (Self::SymmetricDifference, Absent, Absent)
            | (Self::SymmetricDifference, Present, Present) => Absent,
            (Self::Union, Present, _)
            | (Self::Union, _, Present)
            | (Self::Intersection, Present, Present)
            | (Self::Difference, Present, Absent)
            | (Self::SymmetricDifference, Present, Absent)
            | (Self::SymmetricDifference, Absent, Present) => Present,
        }
    }
}

/// Whether a place belongs to an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Absent,
    Present,
}

impl Presence {
    const fn of_winding(winding: i32) -> Self {
        if winding == 0 { Self::Absent } else { Self::Present }
    }
}

impl Area {
    /// Combines two areas.
    ///
    /// # Errors
    /// [`OverlayError`] when the areas together reach further than a plane, or have edges by the ten thousand that cross each other.
    pub fn combined(&self, operation: Operation, other: &Self) -> Result<Self, OverlayError> {
        let rings = |area: &Self| area.parts().flatten().cloned().collect::<Vec<_>>();
        combine([rings(self), rings(other)], operation)
    }
}

/// Combines what two heaps of rings wind about, each ring against the clock adding one.
pub(super) fn combine(heaps: [Vec<Vec<Position>>; 2], operation: Operation) -> Result<Area, OverlayError> {
    let corners = heaps.iter().flatten().flatten();
    let boxes = corners.filter_map(|&corner| LatLonBox::from_corners(corner, corner).ok());
    let plane = match Plane::over(boxes) {
        Ok(plane) => plane,
        Err(PlaneError::Nothing) => return Ok(Area::nowhere()),
        Err(error @ (PlaneError::NearPole { .. } | PlaneError::TooFar { .. })) => {
            return Err(OverlayError::Plane(error));
        }
    };
    let arrangement = arrange::arrange(&plane, &heaps)?;
    let boundary = select::boundary(&arrangement, operation);
    finished(stitch::parts(&boundary), plane)
}

/// Leaves off the traces of rounding and checks the rest.
fn finished(parts: Vec<Rings>, plane: Plane) -> Result<Area, OverlayError> {
    let is_trace = |ring: &[Position]| super::measure::mean_width_mm(ring) < TRACE_MM;
    let kept: Vec<Rings> = parts
        .into_iter()
        .filter_map(|rings| {
            let (outer, holes) = rings.split_first()?;
            if is_trace(outer) {
                return None;
            }
            let holes = holes.iter().filter(|hole| !is_trace(hole)).cloned();
            Some(core::iter::once(outer.clone()).chain(holes).collect())
        })
        .collect();
    if kept.is_empty() {
        return Ok(Area::nowhere());
    }
    let limits = AreaLimits { corners_max: usize::MAX, width_mm_min: 0, theatre: None, touch: TouchRule::AtPoints };
    // In the plane in which the edges were parted: in another, what lies two hundredths of a metre apart may meet.
    check::checked_in(plane, kept, &limits).map_err(|error| OverlayError::Unresolved(Some(error)))
}
