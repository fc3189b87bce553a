//! SK-42 (Pulkovo 1942), geographic and in Gauss-Krüger zones: the system of Soviet maps.
//!
//! No published operation between SK-42 and WGS84 has an area of use that covers the theatre, and programs that choose for themselves choose
//! differently within it; so one chain is pinned: GOST 32453-2017 by way of PZ-90.11, three-dimensional. Its net parameters are those of
//! EPSG:5044.

use super::{Row, SystemKind, area, gauss_krueger, sixty_zones};
use crate::datum::WGS84_TO_PZ90_11;
use crate::helmert::Helmert;
use crate::projection::{Projection, krassovsky_series};
use crate::{Datum, Ellipsoid, Geodetic, GeodeticError};

/// From SK-42 to PZ-90.11: GOST 32453-2017.
const TO_PZ90_11: Helmert = Helmert {
    translation_m: [23.557, -140.844, -79.778],
    rotation_arcsec: [-0.002_30, -0.346_46, -0.794_21],
    scale_ppm: -0.228,
};

/// The datum, with the pinned chain.
pub static DATUM: Datum = Datum::new(
    "SK-42",
    Ellipsoid::KRASSOVSKY,
    "gost-32453-2017/sk42-pz90.11-wgs84(g1150)/3d",
    WGS84_TO_PZ90_11.forward().then(TO_PZ90_11.transposed()),
);

const SOURCE: &str = "GOST 32453-2017 (SK-42 to PZ-90.11, WGS-84(G1150) to PZ-90.11); net parameters as EPSG:5044";

/// As EPSG states for operation 5044 in its own area. No control point of SK-42 in the theatre is public, so it is unproven there.
const SIGMA_M: f64 = 3.0;

pub(super) const ROW: Row = Row {
    name: "sk42",
    kind: SystemKind::Geographic,
    datum: &DATUM,
    projection: None,
    source: SOURCE,
    // The maps of this system cover the continent; the parameters are official further north only.
    area: area(0, 18, 86, 180),
    sigma_m: SIGMA_M,
};

pub(super) static ZONES: [Row; 60] = sixty_zones!(zone, "sk42-gk", "");

const fn zone(zone: u8, name: &'static str) -> Row {
    Row {
        name,
        kind: SystemKind::GaussKrueger { zone },
        datum: &DATUM,
        projection: Some(Projection::TransverseMercator(gauss_krueger::plane(krassovsky_series(), zone))),
        source: SOURCE,
        area: gauss_krueger::area(zone),
        sigma_m: SIGMA_M,
    }
}

/// WGS84 geodetic coordinates on SK-42: latitude, longitude and height on the Krassovsky ellipsoid.
///
/// # Errors
/// [`GeodeticError::Height`] when the height there passes 100 km.
pub fn from_wgs84(place: Geodetic) -> Result<Geodetic, GeodeticError> {
    DATUM.from_wgs84(place)
}

/// SK-42 geodetic coordinates on WGS84: the exact inverse of [`from_wgs84`].
///
/// # Errors
/// As [`from_wgs84`].
pub fn to_wgs84(place: Geodetic) -> Result<Geodetic, GeodeticError> {
    DATUM.to_wgs84(place)
}
