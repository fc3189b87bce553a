//! PZ-90.11 geographic, the system of the broadcast orbits of GLONASS and the hub of GOST 32453-2017.

use super::{Row, SystemKind, area};
use crate::datum::WGS84_TO_PZ90_11;
use crate::{Datum, Ellipsoid};

static DATUM: Datum =
    Datum::new("PZ-90.11", Ellipsoid::PZ90, "gost-32453-2017/pz90.11-wgs84(g1150)/3d", WGS84_TO_PZ90_11.forward());

pub(super) const ROW: Row = Row {
    name: "pz90.11",
    kind: SystemKind::Geographic,
    datum: &DATUM,
    projection: None,
    source: "GOST 32453-2017 (WGS-84(G1150) to PZ-90.11); EPSG:9475",
    area: area(-90, -180, 90, 180),
    // EPSG states 0.07 m for the same numbers between PZ-90.02 and PZ-90.11 (operation 7703).
    sigma_m: 0.07,
};
