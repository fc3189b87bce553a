//! SK-95 (Pulkovo 1995), geographic and in Gauss-Krüger zones: the new adjustment of SK-42's network, 5 to 7 m away from it.

use super::{Row, SystemKind, area, gauss_krueger, sixty_zones};
use crate::datum::WGS84_TO_PZ90_11;
use crate::helmert::Helmert;
use crate::projection::{Projection, krassovsky_series};
use crate::{Datum, Ellipsoid};

/// From SK-95 to PZ-90.11: GOST 32453-2017.
const TO_PZ90_11: Helmert = Helmert {
    translation_m: [24.457, -130.784, -81.538],
    rotation_arcsec: [-0.002_30, 0.003_54, -0.134_21],
    scale_ppm: -0.228,
};

static DATUM: Datum = Datum::new(
    "SK-95",
    Ellipsoid::KRASSOVSKY,
    "gost-32453-2017/sk95-pz90.11-wgs84(g1150)/3d",
    WGS84_TO_PZ90_11.forward().then(TO_PZ90_11.transposed()),
);

const SOURCE: &str = "GOST 32453-2017 (SK-95 to PZ-90.11, WGS-84(G1150) to PZ-90.11); net parameters as EPSG:5043";

/// As EPSG states for operation 5043, where SK-95 is in official use.
const SIGMA_M: f64 = 1.0;

pub(super) const ROW: Row = Row {
    name: "sk95",
    kind: SystemKind::Geographic,
    datum: &DATUM,
    projection: None,
    source: SOURCE,
    area: area(39, 18, 86, 180),
    sigma_m: SIGMA_M,
};

pub(super) static ZONES: [Row; 60] = sixty_zones!(zone, "sk95-gk", "");

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
