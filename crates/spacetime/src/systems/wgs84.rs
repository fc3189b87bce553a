//! WGS84 geographic: latitude, longitude, ellipsoidal height; what every record holds and every other system is converted through.

use super::{Row, SystemKind, area};
use crate::Datum;

pub(super) static DATUM: Datum = Datum::WGS84;

pub(super) const ROW: Row = Row {
    name: "wgs84",
    kind: SystemKind::Geographic,
    datum: &DATUM,
    projection: None,
    source: "NGA.STND.0036_1.0.0_WGS84 (2014); EPSG:4979",
    area: area(-90, -180, 90, 180),
    sigma_m: 0.0,
};
