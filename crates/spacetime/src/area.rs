//! Areas of the earth: polygons with holes, valid by construction, measured on the ellipsoid.
//!
//! Corners are positions, edges are geodesics (what else an edge may be is turned into geodesics by [`chain`](crate::chain) before).
//! An area is a closed set: its boundary belongs to it. What is made is checked: rings do not cross or touch themselves or each other,
//! have width, wind as RFC 7946 says (outer rings against the clock, holes with it), and nothing is repaired in silence. Topology is
//! decided in whole numbers in the [`Plane`] about the area's middle, measures are taken on the ellipsoid. The room knows no format
//! and no purpose: files are read in `wire`, what an area forbids is said in `agreement`.
//!
//! ```
//! # use jig_spacetime::{Area, AreaLimits, AreaProblem, Position};
//! let corner = |latitude, longitude| Position::from_e7(latitude, longitude).unwrap();
//! let ring = vec![corner(350_000_000, 400_000_000), corner(350_000_000, 410_000_000), corner(360_000_000, 400_000_000)];
//! let area = Area::new(vec![vec![ring.clone()]], &AreaLimits::default())?;
//! assert!(area.contains(corner(350_000_000, 400_000_000)));
//! assert_eq!(area.area_m2() / 1_000_000, 5_064);
//! let reversed = ring.into_iter().rev().collect();
//! let refused = Area::new(vec![vec![reversed]], &AreaLimits::default()).unwrap_err();
//! assert_eq!(refused.code(), "area-winding-outer");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod boxed;
mod check;
mod error;
mod limits;
mod locate;
mod measure;
mod overlay;
mod proximity;
mod winding;

use crate::plane::PlanePoint;
use crate::{LatLonBox, Plane, Position};
use alloc::vec::Vec;

pub use check::problems;
pub use error::{AreaError, AreaProblem, CornerPlace, PlaceRole};
pub use limits::{AreaLimits, TouchRule};
pub use locate::BOUNDARY_MM;
pub use overlay::{Operation, OverlayError};
pub use proximity::ZoneError;
pub use winding::{Winding, right_handed, winding_of};

/// The rings of one part: the outer ring first, then its holes. A ring's last corner is joined to its first, which is not repeated.
pub type Rings = Vec<Vec<Position>>;

/// A set of polygons with holes, valid, on the WGS84 ellipsoid; perhaps empty, as the result of an operation.
#[derive(Clone, Debug)]
pub struct Area {
    // INVARIANT(area-valid): no two edges meet but where the rules let them, every hole lies in its outer ring, no part in another.
    parts: Vec<Part>,
    plane: Plane,
    /// How far from the centre of the plane the furthest corner lies, micrometres.
    reach_um: f64,
}

/// One polygon, with its picture in the plane of the area.
#[derive(Clone, Debug)]
struct Part {
    rings: Rings,
    flat: Vec<Vec<PlanePoint>>,
    bounds: LatLonBox,
}

impl Area {
    /// The area with these parts.
    ///
    /// # Errors
    /// The first of the [`problems`].
    pub fn new(parts: Vec<Rings>, limits: &AreaLimits) -> Result<Self, AreaError> {
        check::checked(parts, limits)
    }

    /// No place at all.
    #[must_use]
    pub const fn nowhere() -> Self {
        Self { parts: Vec::new(), plane: Plane::ORIGIN, reach_um: 0.0 }
    }

    /// True for an area without a point.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The parts, each with its outer ring first.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = &Rings> {
        self.parts.iter().map(|part| &part.rings)
    }

    /// The number of corners of all rings.
    #[must_use]
    pub fn corner_count(&self) -> usize {
        self.parts().flatten().map(Vec::len).sum()
    }

    /// The plane about the middle of the area, in which its topology was decided.
    #[must_use]
    pub const fn plane(&self) -> Plane {
        self.plane
    }

    /// The edges of all rings, each with its ends in the order of the ring.
    pub fn edges(&self) -> impl Iterator<Item = (Position, Position)> {
        self.parts().flatten().flat_map(|ring| edges_of(ring))
    }
}

/// Areas are equal when they have the same rings in the same order.
impl PartialEq for Area {
    fn eq(&self, other: &Self) -> bool {
        self.parts().eq(other.parts())
    }
}

impl Eq for Area {}

/// The edges of a closed ring of anything.
fn edges_of<Corner: Copy>(ring: &[Corner]) -> impl Iterator<Item = (Corner, Corner)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

#[cfg(test)]
mod tests;
