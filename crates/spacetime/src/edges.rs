//! Edges that are no geodesics, turned into chains of geodesics.
//!
//! A boundary along a parallel, a meridian, a rhumb line or a line of a map grid is not the shortest path between its ends: over
//! 100 km a parallel at 35 degrees north lies 137 m beside it. What an edge is must be said with the area; here it is followed by
//! geodesics that leave it nowhere by more than 0.1 m. Knows no grid: a grid's line comes as the function that walks along it.

mod curve;
mod error;

use crate::Position;
use crate::geodesic::Coordinates;
use alloc::vec::Vec;

pub use error::EdgeError;

/// A chain leaves its edge by no more than this, metres; the rounding of its corners to 1e-7 degree is counted in.
pub const EDGE_TOLERANCE_M: f64 = 0.1;

/// What joins two corners.
#[derive(Clone, Copy)]
pub enum EdgeKind<'walk> {
    /// The shortest path on the ellipsoid; the rule where nothing else is said.
    Geodesic,
    /// The line of constant course.
    Rhumb,
    /// The parallel; both ends must lie on it.
    Parallel,
    /// The meridian; both ends must lie on it.
    Meridian,
    /// A straight line on a map grid: the function gives the place, latitude and longitude in degrees on WGS84, at so large a share
    /// of the way (0 to 1) from the first end to the second; nothing where the grid does not reach.
    GridStraight(&'walk dyn Fn(f64) -> Option<(f64, f64)>),
}

/// The corners that a chain of geodesics needs after `from` to follow the edge to `to`, the last of which is `to`.
///
/// # Errors
/// [`EdgeError`] when the ends do not lie on the parallel or the meridian, the grid does not reach, or the edge is so long that more
/// than `corners_max` corners would be needed.
pub fn chain(from: Position, to: Position, kind: EdgeKind<'_>, corners_max: usize) -> Result<Vec<Position>, EdgeError> {
    let (start, end) = (Coordinates::from(from), Coordinates::from(to));
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
                Some(Coordinates {
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
        EdgeKind::GridStraight(place_at) => {
            let walk = |share: f64| {
                place_at(share)
                    // What is not a number, or no place, is a place that the grid does not reach.
                    .filter(|(latitude, longitude)| latitude.abs() <= 90.0 && longitude.abs() <= 180.0)
                    .map(|(latitude_degrees, longitude_degrees)| Coordinates { latitude_degrees, longitude_degrees })
            };
            curve::follow(from, to, &walk, corners_max)
        }
    }
}

#[cfg(test)]
mod tests;
