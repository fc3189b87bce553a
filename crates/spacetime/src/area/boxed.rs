//! Areas against boxes of latitude and longitude, and against each other: what covers what, and what has ground in common.
//!
//! The edges of a box along its parallels are no geodesics; they are followed within 0.1 m. What two areas share along a border alone,
//! narrower than what operations leave off as rounding, is no ground.

use super::overlay::{Operation, OverlayError};
use super::{Area, AreaError, AreaLimits, AreaProblem, CornerPlace};
use crate::edges::{EdgeKind, chain};
use crate::{LatLonBox, Position};
use alloc::vec;
use alloc::vec::Vec;

/// A parallel of half a turn needs fewer corners.
const CORNERS_MAX: usize = 4_096;

impl Area {
    /// The area of a box, its parallels followed within 0.1 m.
    ///
    /// # Errors
    /// [`AreaProblem::ZeroArea`] for a box without an inside, [`AreaProblem::AcrossAntimeridian`] for one of half a turn or more, and
    /// what no plane holds.
    pub fn of_box(extent: LatLonBox) -> Result<Self, AreaError> {
        let refused = |problem| AreaError {
            place: CornerPlace { part: 0, ring: 0, corner: 0 },
            position: extent.centre(),
            problem,
        };
        if extent.south_e7() == extent.north_e7() || extent.west_e7() == extent.east_e7() {
            return Err(refused(AreaProblem::ZeroArea));
        }
        let corner = |latitude_e7, longitude_e7| {
            Position::from_e7(latitude_e7, longitude_e7).map_err(|_| refused(AreaProblem::Empty))
        };
        let south_west = corner(extent.south_e7(), extent.west_e7())?;
        let south_east = corner(extent.south_e7(), extent.east_e7())?;
        let north_east = corner(extent.north_e7(), extent.east_e7())?;
        let north_west = corner(extent.north_e7(), extent.west_e7())?;
        let along = |from, to| {
            chain(from, to, EdgeKind::Parallel, CORNERS_MAX).map_err(|_| refused(AreaProblem::AcrossAntimeridian))
        };
        let mut ring = Vec::from([south_west]);
        ring.extend(along(south_west, south_east)?);
        ring.push(north_east);
        ring.extend(along(north_east, north_west)?);
        // A box drawn by a machine may be as narrow as it likes.
        Self::new(vec![vec![ring]], &AreaLimits { width_mm_min: 0, ..AreaLimits::default() })
    }

    /// True when the two have ground in common.
    ///
    /// # Errors
    /// [`OverlayError`] as for [`Area::combined`].
    pub fn meets(&self, other: &Self) -> Result<bool, OverlayError> {
        if self.is_plainly_apart(other) {
            return Ok(false);
        }
        Ok(!self.combined(Operation::Intersection, other)?.is_empty())
    }

    /// True when no ground of the other lies outside.
    ///
    /// # Errors
    /// [`OverlayError`] as for [`Area::combined`].
    pub fn covers(&self, other: &Self) -> Result<bool, OverlayError> {
        Ok(other.combined(Operation::Difference, self)?.is_empty())
    }

    /// True when the boxes about them have no point in common; cheap, and never wrong when true.
    #[must_use]
    pub fn is_plainly_apart(&self, other: &Self) -> bool {
        match (self.bounds(), other.bounds()) {
            (Some(one), Some(two)) => one.is_disjoint(two),
            (None, _) | (_, None) => true,
        }
    }
}
