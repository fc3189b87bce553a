//! Following a curve by geodesics, and the rhumb line as a curve.
//!
//! A stretch is halved until the curve, looked at in three places, leaves the geodesic between the stretch's ends by no more than
//! the tolerance allows. Knows no areas.

use super::{EDGE_TOLERANCE_M, EdgeError};
use crate::geodesic::{self, Coordinates};
use crate::plane::Plane;
use crate::{Ellipsoid, Position};
use alloc::vec::Vec;

/// What is left of the tolerance when both corners are rounded (8 mm at most) and the curve strays between the places looked at:
/// for the smooth curves there are, by less than a tenth of what is seen.
const SEEN_M: f64 = EDGE_TOLERANCE_M * 0.8;
/// Halvings of a stretch: below a micrometre on the longest edge.
const DEPTH_MAX: u32 = 40;

type Walk<'walk> = dyn Fn(f64) -> Option<Coordinates> + 'walk;

/// The corners after `from` that follow the curve to `to`.
pub(super) fn follow(
    from: Position,
    to: Position,
    walk: &Walk<'_>,
    corners_max: usize,
) -> Result<Vec<Position>, EdgeError> {
    let beyond = EdgeError::BeyondGrid { from, to };
    for (share, corner) in [(0.0, from), (1.0, to)] {
        let off_m = geodesic::path_between(walk(share).ok_or(beyond)?, corner.into()).distance_m;
        if off_m > EDGE_TOLERANCE_M {
            return Err(EdgeError::OffGrid { from, to, distance_mm: libm::ceil(off_m * 1e3) as u64 });
        }
    }
    // Stretches still to be followed, the next on top; each as its shares of the way and how often it was halved.
    let mut open = alloc::vec![(0.0, 1.0, 0)];
    let mut corners = Vec::new();
    while let Some((start, end, depth)) = open.pop() {
        if depth < DEPTH_MAX && !is_followed(walk, start, end).ok_or(beyond)? {
            let middle = (start + end) / 2.0;
            open.push((middle, end, depth + 1));
            open.push((start, middle, depth + 1));
        } else if end < 1.0 {
            corners.push(walk(end).ok_or(beyond)?.to_position());
        }
        if corners.len() + open.len() >= corners_max {
            return Err(EdgeError::TooManyCorners { from, to, limit: corners_max });
        }
    }
    corners.push(to);
    Ok(corners)
}

/// True when the geodesic between two places of the curve passes the curve closely enough; nothing where the grid does not reach.
fn is_followed(walk: &Walk<'_>, start: f64, end: f64) -> Option<bool> {
    let (from, to) = (walk(start)?, walk(end)?);
    for part in [0.25, 0.5, 0.75] {
        // About the place itself the geodesic is straight, so its distance from the centre is what it misses by.
        let plane = Plane::about(walk(start + (end - start) * part)?);
        let ((x1, y1), (x2, y2)) = (plane.offset_m(from), plane.offset_m(to));
        let length_m = libm::hypot(x2 - x1, y2 - y1);
        if length_m > 0.0 && (x1 * y2 - x2 * y1).abs() / length_m > SEEN_M {
            return Some(false);
        }
    }
    Some(true)
}

/// The line of constant course between two places.
///
/// Latitude goes with the share of the meridian's arc; longitude with the isometric latitude, psi = atanh(sin phi) - e atanh(e sin phi)
/// (Snyder, Map Projections, USGS Professional Paper 1395, 1987, equations 3-7 and 7-7), and evenly along a parallel.
pub(super) struct Rhumb {
    from: Coordinates,
    to: Coordinates,
    psi_from: f64,
    psi_to: f64,
}

impl Rhumb {
    pub(super) fn between(from: Coordinates, to: Coordinates) -> Self {
        Self { from, to, psi_from: isometric(from.latitude_degrees), psi_to: isometric(to.latitude_degrees) }
    }

    /// The place at so large a share of the difference of latitude.
    pub(super) fn at(&self, share: f64) -> Coordinates {
        let between = |from: f64, to: f64, part: f64| from + (to - from) * part;
        let latitude_degrees = between(self.from.latitude_degrees, self.to.latitude_degrees, share);
        let rise = self.psi_to - self.psi_from;
        /// Below this the quotient loses digits, and the parallel is closer to the line than a millimetre.
        const LEVEL: f64 = 1e-9;
        let part = if rise.abs() < LEVEL || share <= 0.0 || share >= 1.0 {
            share
        } else {
            (isometric(latitude_degrees) - self.psi_from) / rise
        };
        Coordinates {
            latitude_degrees,
            longitude_degrees: between(self.from.longitude_degrees, self.to.longitude_degrees, part),
        }
    }
}

fn isometric(latitude_degrees: f64) -> f64 {
    let sine = libm::sin(latitude_degrees.to_radians());
    let e = libm::sqrt(Ellipsoid::WGS84.eccentricity_squared());
    libm::atanh(sine) - e * libm::atanh(e * sine)
}
