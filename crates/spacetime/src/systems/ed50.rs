//! ED50 geographic, the datum of NATO's sheets before WGS84.

use super::{Row, SystemKind, area};
use crate::helmert::Helmert;
use crate::{Datum, Ellipsoid};

static DATUM: Datum = Datum::new(
    "ED50",
    Ellipsoid::INTERNATIONAL_1924,
    "epsg-1784/ed50-wgs84/3d",
    Helmert::translation(-84.1, -101.8, -129.7).transposed(),
);

pub(super) const ROW: Row = Row {
    name: "ed50",
    kind: SystemKind::Geographic,
    datum: &DATUM,
    projection: None,
    source: "EPSG:1784 (three parameters), EPSG:4230",
    area: area(34, 25, 44, 45),
    sigma_m: 2.0,
};
