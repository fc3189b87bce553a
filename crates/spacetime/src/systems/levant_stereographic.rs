//! Levant Stereographic: oblique stereographic on Deir ez Zor (EPSG:22780).

use super::{Row, SystemKind, deir_ez_zor};
use crate::Ellipsoid;
use crate::projection::{FalseOrigin, ObliqueStereographic, Projection};

pub(super) const ROW: Row = Row {
    name: "levant-stereographic",
    kind: SystemKind::Regional,
    datum: &deir_ez_zor::DATUM,
    projection: Some(Projection::ObliqueStereographic(ObliqueStereographic::new(
        Ellipsoid::CLARKE_1880_IGN,
        34.2,
        39.15,
        0.999_534_1,
        FalseOrigin { easting_m: 0.0, northing_m: 0.0 },
    ))),
    source: "EPSG:22780 (EPSG:19949), EPSG:15742",
    area: deir_ez_zor::AREA,
    sigma_m: deir_ez_zor::SIGMA_M,
};
