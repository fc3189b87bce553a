//! The row of MGRS; its references are words, read and written by [`crate::Mgrs`].

use super::{Row, SystemKind, area, wgs84};

pub(super) const ROW: Row = Row {
    name: "mgrs",
    kind: SystemKind::Mgrs,
    datum: &wgs84::DATUM,
    projection: None,
    source: "NGA.STND.0037_2.0.0_GRIDS (2014)",
    area: area(-90, -180, 90, 180),
    sigma_m: 0.0,
};
