//! GSK-2011, geographic and in Gauss-Krüger zones: the state system that followed SK-95.

use super::{Row, SystemKind, area, gauss_krueger, sixty_zones};
use crate::datum::WGS84_TO_PZ90_11;
use crate::helmert::Helmert;
use crate::projection::{Projection, gsk2011_series};
use crate::{Datum, Ellipsoid};

/// From GSK-2011 to PZ-90.11: GOST 32453-2017, the same as EPSG:7705.
const TO_PZ90_11: Helmert = Helmert {
    translation_m: [0.0, 0.014, -0.008],
    rotation_arcsec: [-0.000_562, -0.000_019, 0.000_053],
    scale_ppm: -0.0006,
};

static DATUM: Datum = Datum::new(
    "GSK-2011",
    Ellipsoid::GSK2011,
    "gost-32453-2017/gsk2011-pz90.11-wgs84(g1150)/3d",
    WGS84_TO_PZ90_11.forward().then(TO_PZ90_11.transposed()),
);

const SOURCE: &str = "GOST 32453-2017 (GSK-2011 to PZ-90.11, WGS-84(G1150) to PZ-90.11); EPSG:7683, EPSG:7705";

/// EPSG states 0.03 m for GSK-2011 to PZ-90.11 (operation 7705) and 0.07 m for the other step.
const SIGMA_M: f64 = 0.08;

pub(super) const ROW: Row = Row {
    name: "gsk2011",
    kind: SystemKind::Geographic,
    datum: &DATUM,
    projection: None,
    source: SOURCE,
    area: area(-90, -180, 90, 180),
    sigma_m: SIGMA_M,
};

pub(super) static ZONES: [Row; 60] = sixty_zones!(zone, "gsk2011-gk", "");

const fn zone(zone: u8, name: &'static str) -> Row {
    Row {
        name,
        kind: SystemKind::GaussKrueger { zone },
        datum: &DATUM,
        projection: Some(Projection::TransverseMercator(gauss_krueger::plane(gsk2011_series(), zone))),
        source: SOURCE,
        area: gauss_krueger::area(zone),
        sigma_m: SIGMA_M,
    }
}
