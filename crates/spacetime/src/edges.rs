//! Edges that are no geodesics, turned into chains of geodesics.
//!
//! A boundary along a parallel, a meridian, a rhumb line or a line of a map grid is not the shortest path between its ends: over
//! 100 km a parallel at 35 degrees north lies 137 m beside it. What an edge is must be said with the area; here it is followed by
//! geodesics that leave it nowhere by more than 0.1 m. Knows no grid but through its system.

mod curve;
mod error;

use crate::{Coordinates, Geodetic, Position, System, geodesic};
use alloc::vec::Vec;

pub use error::EdgeError;

/// A chain leaves its edge by no more than this, metres; the rounding of its corners to 1e-7 degree is counted in.
pub const EDGE_TOLERANCE_M: f64 = 0.1;

/// What joins two corners.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EdgeKind {
    /// The shortest path on the ellipsoid; the rule where nothing else is said.
    Geodesic,
    /// The line of constant course.
    Rhumb,
    /// The parallel; both ends must lie on it.
    Parallel,
    /// The meridian; both ends must lie on it.
    Meridian,
    /// A straight line in the coordinates of a system: on a map grid, or evenly in latitude and longitude of a datum, which is what
    /// RFC 7946 takes edges for.
    GridStraight(System),
}

/// The corners that a chain of geodesics needs after `from` to follow the edge to `to`, the last of which is `to`.
///
/// # Errors
/// [`EdgeError`] when the ends do not lie on the parallel or the meridian, the grid does not reach, or the edge is so long that more
/// than `corners_max` corners would be needed.
pub fn chain(from: Position, to: Position, kind: EdgeKind, corners_max: usize) -> Result<Vec<Position>, EdgeError> {
    let (start, end) = (geodesic::Coordinates::from(from), geodesic::Coordinates::from(to));
    let span_degrees = end.longitude_degrees - start.longitude_degrees;
    if !matches!(kind, EdgeKind::Geodesic) && span_degrees.abs() >= 180.0 {
        return Err(EdgeError::AcrossAntimeridian { from, to });
    }
    match kind {
        EdgeKind::Geodesic => Ok(alloc::vec![to]),
        EdgeKind::Meridian if from.longitude() != to.longitude() => Err(EdgeError::NotOneMeridian { from, to }),
        // A meridian is a geodesic.
        EdgeKind::Meridian => Ok(alloc::vec![to]),
        EdgeKind::Parallel if from.latitude() != to.latitude() => Err(EdgeError::NotOneParallel { from, to }),
        EdgeKind::Parallel => {
            let walk = |share: f64| {
                Some(geodesic::Coordinates {
                    latitude_degrees: start.latitude_degrees,
                    longitude_degrees: start.longitude_degrees + share * span_degrees,
                })
            };
            curve::follow(from, to, &walk, corners_max)
        }
        EdgeKind::Rhumb => {
            let rhumb = curve::Rhumb::between(start, end);
            curve::follow(from, to, &|share| Some(rhumb.at(share)), corners_max)
        }
        EdgeKind::GridStraight(system) => {
            let grid = |position| Geodetic::from_position(position, 0.0).ok().and_then(|at| system.from_wgs84(at).ok());
            let (Some(first), Some(last)) = (grid(from), grid(to)) else {
                return Err(EdgeError::BeyondGrid { from, to });
            };
            let walk = |share: f64| {
                let [(a1, a2), (b1, b2), (c1, c2)] = zipped(first.columns(), last.columns());
                let between = |one: f64, other: f64| one + (other - one) * share;
                let columns = [between(a1, a2), between(b1, b2), between(c1, c2)];
                let place = system.to_wgs84(Coordinates::from_columns(columns)).ok()?;
                Some(geodesic::Coordinates {
                    latitude_degrees: place.latitude_degrees(),
                    longitude_degrees: place.longitude_degrees(),
                })
            };
            curve::follow(from, to, &walk, corners_max)
        }
    }
}

fn zipped([a, b, c]: [f64; 3], [d, e, f]: [f64; 3]) -> [(f64, f64); 3] {
    [(a, d), (b, e), (c, f)]
}

#[cfg(test)]
mod tests;
