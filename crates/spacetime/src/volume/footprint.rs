//! Footprints: a core and a radius about it. Circle, corridor and widened area are the same thing with another core.
//!
//! Edges are geodesics. A polygon that crosses or touches itself is refused and never repaired, since two readers could repair it
//! differently. No polygon is ever drawn about a core to decide something.

use super::{Coordinate, VolumeError};
use crate::area::right_handed;
use crate::{Area, AreaLimits, Millimetres, Position, geodesic};
use alloc::vec::Vec;

/// What a footprint is built round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Core {
    /// One place.
    Point(Coordinate),
    /// Waypoints joined by geodesics; one waypoint, or the same twice, is a place to wait at.
    Route(Vec<Coordinate>),
    /// Closed rings, the outer one first, then holes. The boundary belongs to the area, that of a hole too.
    Area(Vec<Vec<Coordinate>>),
}

/// All places no further than a radius from a core.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footprint {
    core: Core,
    radius: Millimetres,
}

/// No radius or half-width is larger: 500 km, the largest a stop call may have.
const RADIUS_M_MAX: u32 = 500_000;
/// Beyond it the planes of the computation are not tested.
const LATITUDE_E7_MAX: i32 = 800_000_000;

impl Footprint {
    /// All places within a radius of a point.
    ///
    /// # Errors
    /// [`VolumeError::Radius`], [`VolumeError::NearPole`].
    pub fn circle(centre: Coordinate, radius: Millimetres) -> Result<Self, VolumeError> {
        Self::new(Core::Point(centre), radius)
    }

    /// All places within a half-width of a route.
    ///
    /// # Errors
    /// [`VolumeError::EmptyRoute`], [`VolumeError::Radius`], [`VolumeError::NearPole`].
    pub fn corridor(waypoints: Vec<Coordinate>, half_width: Millimetres) -> Result<Self, VolumeError> {
        if waypoints.is_empty() {
            return Err(VolumeError::EmptyRoute);
        }
        Self::new(Core::Route(waypoints), half_width)
    }

    /// A polygon: its outer ring, then its holes, in either winding, without a repeated last corner.
    ///
    /// # Errors
    /// [`VolumeError::Area`] for rings that are no area, with the corner that shows it.
    pub fn polygon(rings: Vec<Vec<Coordinate>>) -> Result<Self, VolumeError> {
        Self::widened(rings, Millimetres::new(0))
    }

    /// A polygon with a zone of so much about it.
    ///
    /// # Errors
    /// As [`Footprint::polygon`], and [`VolumeError::Radius`].
    pub fn widened(rings: Vec<Vec<Coordinate>>, zone: Millimetres) -> Result<Self, VolumeError> {
        area_of(&rings)?;
        Self::new(Core::Area(rings), zone)
    }

    fn new(core: Core, radius: Millimetres) -> Result<Self, VolumeError> {
        if radius.get() < 0 || radius.get() > i64::from(RADIUS_M_MAX) * 1_000 {
            return Err(VolumeError::Radius { millimetres: radius.get(), max_m: RADIUS_M_MAX });
        }
        let footprint = Self { core, radius };
        let near_pole = footprint
            .coordinates()
            .map(|coordinate| coordinate.position().latitude().as_e7())
            .find(|e7| e7.abs() >= LATITUDE_E7_MAX);
        match near_pole {
            Some(e7) => Err(VolumeError::NearPole { e7 }),
            None => Ok(footprint),
        }
    }

    /// The core.
    #[must_use]
    pub const fn core(&self) -> &Core {
        &self.core
    }

    /// The radius, half-width or zone.
    #[must_use]
    pub const fn radius(&self) -> Millimetres {
        self.radius
    }

    /// Every coordinate of the core.
    pub fn coordinates(&self) -> impl Iterator<Item = Coordinate> + '_ {
        let (point, route, rings) = match &self.core {
            Core::Point(point) => (Some(*point), [].as_slice(), [].as_slice()),
            Core::Route(waypoints) => (None, waypoints.as_slice(), [].as_slice()),
            Core::Area(rings) => (None, [].as_slice(), rings.as_slice()),
        };
        point.into_iter().chain(route.iter().copied()).chain(rings.iter().flatten().copied())
    }
}

/// The rings as an area, which they must be; which way round they were written does not matter.
pub(crate) fn area_of(rings: &[Vec<Coordinate>]) -> Result<Area, VolumeError> {
    let positions = |ring: &Vec<Coordinate>| -> Vec<Position> { ring.iter().map(|corner| corner.position()).collect() };
    let rings: Vec<Vec<Position>> = rings.iter().map(positions).collect();
    Area::new(right_handed(alloc::vec![rings]), &AreaLimits::default()).map_err(VolumeError::Area)
}

/// How far the core reaches from its first vertex, metres, rounded up. No two places of it are further apart than twice that.
pub(super) fn extent_m(footprint: &Footprint) -> u64 {
    let mut coordinates = footprint.coordinates();
    let Some(first) = coordinates.next() else { return 0 };
    let reach_mm = coordinates
        .map(|other| geodesic::inverse(first.position(), other.position()).distance_mm)
        .max()
        .unwrap_or_default();
    reach_mm.div_ceil(1_000)
}
