//! Levant Zone: Lambert conic near-conformal on Deir ez Zor (EPSG:22700), the grid of the French and British sheets.

use super::{Row, SystemKind, deir_ez_zor};
use crate::Ellipsoid;
use crate::projection::{LambertNearConformal, Projection};

pub(super) const ROW: Row = Row {
    name: "levant-zone",
    kind: SystemKind::Regional,
    datum: &deir_ez_zor::DATUM,
    projection: Some(Projection::LambertNearConformal(LambertNearConformal::new(
        Ellipsoid::CLARKE_1880_IGN,
        34.65,
        37.35,
        0.999_625_6,
        deir_ez_zor::CONIC_ORIGIN,
    ))),
    source: "EPSG:22700 (EPSG:19940), EPSG:15742",
    area: deir_ez_zor::AREA,
    sigma_m: deir_ez_zor::SIGMA_M,
};
