//! Universal Polar Stereographic: the planes about the two poles.

use super::{Hemisphere, Row, SystemKind, area, wgs84};
use crate::projection::{FalseOrigin, PolarStereographic, Pole, Projection};
use crate::{Ellipsoid, LatLonBox};

/// North, south.
pub(super) static ROWS: [Row; 2] = [
    row("ups-north", Hemisphere::North, Pole::North, area(84, -180, 90, 180)),
    row("ups-south", Hemisphere::South, Pole::South, area(-90, -180, -80, 180)),
];

const fn row(name: &'static str, hemisphere: Hemisphere, pole: Pole, area: LatLonBox) -> Row {
    let origin = FalseOrigin { easting_m: 2_000_000.0, northing_m: 2_000_000.0 };
    Row {
        name,
        kind: SystemKind::Ups { hemisphere },
        datum: &wgs84::DATUM,
        projection: Some(Projection::PolarStereographic(PolarStereographic::new(
            Ellipsoid::WGS84,
            pole,
            0.994,
            origin,
        ))),
        source: "NGA.SIG.0012_2.0.0_UTMUPS (2014); EPSG:5041, EPSG:5042 with easting first",
        area,
        sigma_m: 0.0,
    }
}
