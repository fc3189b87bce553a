//! Syria Lambert: Lambert conic conformal on Deir ez Zor (EPSG:22770).

use super::{Row, SystemKind, deir_ez_zor};
use crate::Ellipsoid;
use crate::projection::{LambertConformal, Projection};

pub(super) const ROW: Row = Row {
    name: "syria-lambert",
    kind: SystemKind::Regional,
    datum: &deir_ez_zor::DATUM,
    projection: Some(Projection::LambertConformal(LambertConformal::new(
        Ellipsoid::CLARKE_1880_IGN,
        34.65,
        37.35,
        0.999_625_6,
        deir_ez_zor::CONIC_ORIGIN,
    ))),
    source: "EPSG:22770 (EPSG:19948), EPSG:15742",
    area: deir_ez_zor::AREA,
    sigma_m: deir_ez_zor::SIGMA_M,
};
