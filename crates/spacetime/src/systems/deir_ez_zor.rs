//! Deir ez Zor geographic, the datum of the Levant's French surveys, on Clarke's ellipsoid of 1880 as the IGN has it.

use super::{Row, SystemKind, area};
use crate::helmert::Helmert;
use crate::projection::FalseOrigin;
use crate::{Datum, Ellipsoid, LatLonBox};

/// The datum, by the three parameters that are declared for the whole country.
pub(super) static DATUM: Datum = Datum::new(
    "Deir ez Zor",
    Ellipsoid::CLARKE_1880_IGN,
    "epsg-15742/deir-ez-zor-wgs84/3d",
    Helmert::translation(-190.421, 8.532, 238.69).transposed(),
);

/// Where the datum and its three planes are used.
pub(super) const AREA: LatLonBox = area(32, 35, 38, 43);

/// As EPSG states for operation 15742.
pub(super) const SIGMA_M: f64 = 5.0;

/// The false origin of the two conic planes.
pub(super) const CONIC_ORIGIN: FalseOrigin = FalseOrigin { easting_m: 300_000.0, northing_m: 300_000.0 };

pub(super) const ROW: Row = Row {
    name: "deirezzor",
    kind: SystemKind::Geographic,
    datum: &DATUM,
    projection: None,
    source: "EPSG:15742 (three parameters), EPSG:4227",
    area: AREA,
    sigma_m: SIGMA_M,
};
