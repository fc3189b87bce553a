//! Parameters between SK-42 and WGS84 that are in use and are not the pinned ones.
//!
//! For recognising them by their signature; nothing is converted with them.

use super::ParameterSet;
use crate::helmert::{Affine, Helmert};
use crate::{Datum, Ellipsoid};

/// The sets in use, each as a datum of its own.
pub(super) static SETS: [(ParameterSet, Datum); 5] = [
    // EPSG:1267, seven parameters of GOST R 51794-2001.
    (ParameterSet::Gost2001, variant("epsg-1267", forth([23.92, -141.27, -80.9], [0.0, -0.35, -0.82], -0.12))),
    (ParameterSet::Epsg15865, variant("epsg-15865", forth([25.0, -141.0, -78.5], [0.0, -0.35, -0.736], 0.0))),
    (ParameterSet::Nima3, variant("epsg-1254", forth([28.0, -130.0, -95.0], [0.0; 3], 0.0))),
    (ParameterSet::RotationsDropped, variant("epsg-1267-translation", forth([23.92, -141.27, -80.9], [0.0; 3], 0.0))),
    // EPSG:5044 read as a position-vector rotation.
    (
        ParameterSet::RotationSign,
        variant("epsg-5044-position-vector", forth([23.57, -140.95, -79.8], [0.0, 0.35, 0.79], -0.22)),
    ),
];

/// From WGS84 to SK-42, for parameters published from SK-42 to WGS84.
const fn forth(translation_m: [f64; 3], rotation_arcsec: [f64; 3], scale_ppm: f64) -> Affine {
    Helmert { translation_m, rotation_arcsec, scale_ppm }.transposed()
}

const fn variant(pipeline: &'static str, from_wgs84: Affine) -> Datum {
    Datum::new("SK-42", Ellipsoid::KRASSOVSKY, pipeline, from_wgs84)
}
