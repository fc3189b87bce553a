//! How large an area is, how long its boundary, and the box it lies in.
//!
//! Areas are summed by Karney (2013), section 6: the sum over the edges of the area between the edge and the equator. Each term is
//! rounded to a whole number first, so that the sum is the same wherever a ring begins.

use super::{Area, edges_of};
use crate::geodesic;
use crate::{Ellipsoid, LatLonBox, Position};

/// Thousandths of a square metre.
const PER_M2: f64 = 1e3;
/// Nanometres.
const NM_PER_M: f64 = 1e9;

/// Area on the left of a ring, thousandths of a square metre; negative when it winds with the clock.
fn signed_area_thousandths(ring: &[Position]) -> i128 {
    // Each term keeps its size when the edge is turned round. Summed westward: the area under an edge going east lies on its right.
    -edges_of(ring)
        .map(|(from, to)| {
            let term = geodesic::path(from, to).area_m2() * PER_M2;
            let size = libm::floor(term.abs() + 0.5) as i128;
            if term < 0.0 { -size } else { size }
        })
        .sum::<i128>()
}

/// Length of a ring, nanometres.
fn perimeter_nm(ring: &[Position]) -> u128 {
    edges_of(ring).map(|(from, to)| libm::floor(geodesic::path(from, to).distance_m * NM_PER_M + 0.5) as u128).sum()
}

/// Twice the area of a ring by its perimeter, millimetres, rounded down: the width of a long strip.
pub(super) fn mean_width_mm(ring: &[Position]) -> u64 {
    let area_m2 = signed_area_thousandths(ring).unsigned_abs() as f64 / PER_M2;
    let perimeter_m = perimeter_nm(ring) as f64 / NM_PER_M;
    if perimeter_m > 0.0 { libm::floor(2.0 * area_m2 / perimeter_m * 1e3) as u64 } else { 0 }
}

/// The smallest box in whole 1e-7 degrees that surely holds these geodesics; nothing for none.
pub(super) fn bounds_of(mut edges: impl Iterator<Item = (Position, Position)>) -> Option<LatLonBox> {
    edges.try_fold(None, |whole: Option<LatLonBox>, (from, to)| {
        let bounds = edge_bounds(from, to)?;
        Some(Some(whole.map_or(bounds, |whole| whole.span(bounds))))
    })?
}

/// The box of one geodesic. Longitude goes one way along it; latitude has its extreme where the azimuth passes east or west, at the
/// reduced latitude whose cosine is sin alpha0 (Clairaut's law; Karney 2013, equation 5).
fn edge_bounds(from: Position, to: Position) -> Option<LatLonBox> {
    let corners = LatLonBox::from_corners(from, to).ok()?;
    let path = geodesic::path(from, to);
    let (start, end) = (path.azimuth_from, path.azimuth_to);
    if (start.cos > 0.0) == (end.cos > 0.0) {
        return Some(corners);
    }
    let axes = 1.0 - Ellipsoid::WGS84.flattening();
    let latitude = from.latitude().degrees().to_radians();
    let (beta_sin, beta_cos) = (axes * libm::sin(latitude), libm::cos(latitude));
    let alpha0_sin = (start.sin * beta_cos / libm::hypot(beta_sin, beta_cos)).abs().min(1.0);
    let extreme = libm::atan2(libm::sqrt(1.0 - alpha0_sin * alpha0_sin), axes * alpha0_sin).to_degrees() * 1e7;
    // One more unit than the rounding needs.
    let extreme_e7 = libm::ceil(extreme) as i32 + 1;
    let (south_e7, north_e7) = if start.cos > 0.0 {
        (corners.south_e7(), corners.north_e7().max(extreme_e7))
    } else {
        (corners.south_e7().min(-extreme_e7), corners.north_e7())
    };
    LatLonBox::from_e7(south_e7, corners.west_e7(), north_e7, corners.east_e7()).ok()
}

impl Area {
    /// The area in square metres on the WGS84 ellipsoid, rounded down, so that a footprint never counts as larger than it is.
    #[must_use]
    pub fn area_m2(&self) -> u64 {
        let thousandths: i128 = self.parts().flatten().map(|ring| signed_area_thousandths(ring)).sum();
        u64::try_from(thousandths.div_euclid(PER_M2 as i128)).unwrap_or_default()
    }

    /// The length of all rings in millimetres along the geodesics, rounded to the nearest.
    #[must_use]
    pub fn perimeter_mm(&self) -> u64 {
        let nanometres: u128 = self.parts().flatten().map(|ring| perimeter_nm(ring)).sum();
        u64::try_from((nanometres + 500_000) / 1_000_000).unwrap_or(u64::MAX)
    }

    /// A box that holds the area; nothing for the empty area.
    #[must_use]
    pub fn bounds(&self) -> Option<LatLonBox> {
        self.parts.iter().map(|part| part.bounds).reduce(LatLonBox::span)
    }
}
