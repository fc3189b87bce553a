//! Proximity zones to look at: everything within a distance of an area, as a polygon that is never too small.
//!
//! For display only. A decision asks [`Area::is_within`], never the polygon: arcs are drawn from outside, as chords beyond the circle.
//! Each edge gets a capsule about it; the zone is what the capsules and the area wind about together.

use super::Area;
use super::overlay::{Operation, OverlayError, combine};
use crate::geodesic::{self, Angle, Coordinates};
use crate::{PlaneError, Position};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::f64::consts::PI;
use thiserror::Error;

/// Chords of a whole circle. Their corners lie 1.3 % of the distance beyond it.
const CHORDS: u32 = 20;
/// The widest zone, metres.
const DISTANCE_M_MAX: u64 = 100_000;
/// The most edges that a zone is drawn about.
const EDGES_MAX: usize = 2_000;

/// Why a zone cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ZoneError {
    /// Wider than zones are drawn.
    #[error("a zone of {metres} m is wider than {limit} m")]
    TooWide {
        /// The distance asked for, metres.
        metres: u64,
        /// The limit, metres.
        limit: u64,
    },
    /// More edges than zones are drawn about.
    #[error("the area has {edges} edges, a zone is drawn about {limit} at most")]
    TooManyEdges {
        /// Edges of the area.
        edges: usize,
        /// The limit.
        limit: usize,
    },
    /// The capsules do not combine.
    #[error("the zone cannot be put together")]
    Overlay(#[source] OverlayError),
}

impl ZoneError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooWide { .. } => "zone-too-wide",
            Self::TooManyEdges { .. } => "zone-too-many-edges",
            Self::Overlay(error) => error.code(),
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooWide { metres, limit } => vec![("metres", metres.to_string()), ("limit", limit.to_string())],
            Self::TooManyEdges { edges, limit } => vec![("edges", edges.to_string()), ("limit", limit.to_string())],
            Self::Overlay(error) => error.arguments(),
        }
    }
}

impl Area {
    /// Everything within `metres` of the area, and a little more: a polygon to look at, never one to decide by.
    ///
    /// # Errors
    /// [`ZoneError`] beyond 100 km or 2,000 edges, or when the zone does not fit a plane.
    pub fn zone_to_look_at(&self, metres: u64) -> Result<Self, ZoneError> {
        if metres > DISTANCE_M_MAX {
            return Err(ZoneError::TooWide { metres, limit: DISTANCE_M_MAX });
        }
        let edges = self.corner_count();
        if edges > EDGES_MAX {
            return Err(ZoneError::TooManyEdges { edges, limit: EDGES_MAX });
        }
        let own = self.parts().flatten().cloned();
        let capsules = self.edges().map(|(from, to)| capsule(from, to, metres));
        combine([own.chain(capsules).collect(), Vec::new()], Operation::Union).map_err(ZoneError::Overlay)
    }

    /// Everything within `metres` of a position, and a little more: a polygon to look at.
    ///
    /// # Errors
    /// As [`Area::zone_to_look_at`].
    pub fn circle_to_look_at(centre: Position, metres: u64) -> Result<Self, ZoneError> {
        if metres > DISTANCE_M_MAX {
            return Err(ZoneError::TooWide { metres, limit: DISTANCE_M_MAX });
        }
        if crate::Plane::centred_at(centre).is_err() {
            return Err(ZoneError::Overlay(OverlayError::Plane(PlaneError::NearPole { position: centre })));
        }
        let ring = arc(centre.into(), 0.0, CHORDS, metres);
        combine([vec![ring], Vec::new()], Operation::Union).map_err(ZoneError::Overlay)
    }
}

/// A ring about the geodesic from one position to another, against the clock, that holds all within `metres` of it.
///
/// Geodesics that leave two points at the same distance from a third line bend away from it, so the long sides are on the safe side.
fn capsule(from: Position, to: Position, metres: u64) -> Vec<Position> {
    let path = geodesic::path(from, to);
    let radians = |angle: Angle| libm::atan2(angle.sin, angle.cos);
    let (start, end) = (radians(path.azimuth_from), radians(path.azimuth_to));
    // From the right hand about the end to the left, then about the start; half a turn has a corner more than chords.
    let mut ring = arc(to.into(), end + PI / 2.0, CHORDS / 2 + 1, metres);
    ring.extend(arc(from.into(), start - PI / 2.0, CHORDS / 2 + 1, metres));
    ring
}

/// Corners about a centre against the clock, whose chords pass the circle outside: from the azimuth `first`, radians, so many corners.
fn arc(centre: Coordinates, first: f64, corners: u32, metres: u64) -> Vec<Position> {
    let step = 2.0 * PI / f64::from(CHORDS);
    // On a curved earth a chord passes nearer than in the plane, by a part of (r/a)^2; two roundings take off 16 mm more.
    let radius_m = metres as f64 / libm::cos(step / 2.0) * 1.000_5 + 0.05;
    (0..corners)
        .map(|index| {
            // Azimuths grow with the clock.
            let (sin, cos) = libm::sincos(first - step * f64::from(index));
            geodesic::advance(centre, Angle::new(sin, cos), radius_m).at.to_position()
        })
        .collect()
}
