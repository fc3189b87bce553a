//! The seam between two six-degree zones, where both sides may rightly name different sheets and coordinates.
//!
//! Soviet practice prints the neighbour's grid on sheets within half a degree of the seam. Closer still, a place lies on one side by its
//! WGS84 longitude and on the other by its SK-42 longitude (about 110 m apart at 36 degrees east): there the two names are both right.
//! Knows no notation.

use super::{ARCSEC_PER_DEGREE, Sheet, SheetScale};
use crate::Geodetic;

/// Both zones are published within this distance of the seam, seconds of arc (half a degree).
const OVERLAP_ARCSEC: f64 = 1_800.0;
/// The width of a zone.
const ZONE_ARCSEC: i32 = 6 * ARCSEC_PER_DEGREE;

/// A place near the edge of its zone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seam {
    /// The edge: a multiple of 6 degrees of SK-42 longitude, degrees.
    pub meridian_degrees: i32,
    /// The zone of the place, by its SK-42 longitude.
    pub zone: u8,
    /// The zone beyond the edge.
    pub other_zone: u8,
    /// True when WGS84 longitude puts the place on the other side than SK-42 longitude does.
    pub is_split_by_datum: bool,
    /// Seconds of arc on SK-42, in a sheet of the other zone: the nearest one at the place's latitude.
    other_longitude_arcsec: i32,
    latitude_degrees: f64,
}

/// The seam within half a degree of a place, if there is one. The same place is given on both datums.
#[must_use]
pub fn seam_near(sk42: Geodetic, wgs84: Geodetic) -> Option<Seam> {
    let longitude_arcsec = sk42.longitude_degrees() * f64::from(ARCSEC_PER_DEGREE);
    let edge_index = libm::floor(longitude_arcsec / f64::from(ZONE_ARCSEC) + 0.5) as i32;
    let edge_arcsec = edge_index * ZONE_ARCSEC;
    let is_east = |longitude_arcsec: f64| longitude_arcsec >= f64::from(edge_arcsec);
    if (longitude_arcsec - f64::from(edge_arcsec)).abs() > OVERLAP_ARCSEC {
        return None;
    }
    let west_zone = (edge_index - 1).rem_euclid(60) as u8 + 1;
    let east_zone = edge_index.rem_euclid(60) as u8 + 1;
    let lies_east = is_east(longitude_arcsec);
    // At the antimeridian both longitudes may have different signs; there the half turn decides nothing, so no split is claimed.
    let wgs84_arcsec = wgs84.longitude_degrees() * f64::from(ARCSEC_PER_DEGREE);
    let is_comparable = (wgs84_arcsec - longitude_arcsec).abs() < OVERLAP_ARCSEC;
    let (zone, other_zone, other_longitude_arcsec) =
        if lies_east { (east_zone, west_zone, edge_arcsec - 1) } else { (west_zone, east_zone, edge_arcsec) };
    Some(Seam {
        meridian_degrees: edge_arcsec / ARCSEC_PER_DEGREE,
        zone,
        other_zone,
        is_split_by_datum: is_comparable && is_east(wgs84_arcsec) != lies_east,
        other_longitude_arcsec,
        latitude_degrees: sk42.latitude_degrees(),
    })
}

impl Seam {
    /// The sheet beyond the edge that adjoins the place, at this scale; nothing where no sheets are known.
    #[must_use]
    pub fn other_sheet(self, scale: SheetScale) -> Option<Sheet> {
        let latitude_arcsec = super::whole_arcsec(self.latitude_degrees);
        Sheet::at_arcsec(scale, latitude_arcsec, self.other_longitude_arcsec).ok()
    }
}
