//! Universal Transverse Mercator on WGS84: sixty zones, north and south.

use super::{Hemisphere, Row, SystemKind, area, sixty_zones, wgs84};
use crate::projection::{FalseOrigin, Projection, TransverseMercator, wgs84_series};

pub(super) static NORTH: [Row; 60] = sixty_zones!(north, "utm", "n");
pub(super) static SOUTH: [Row; 60] = sixty_zones!(south, "utm", "s");

const fn north(zone: u8, name: &'static str) -> Row {
    row(zone, name, Hemisphere::North)
}

const fn south(zone: u8, name: &'static str) -> Row {
    row(zone, name, Hemisphere::South)
}

const fn row(zone: u8, name: &'static str, hemisphere: Hemisphere) -> Row {
    let west = 6 * zone as i32 - 186;
    let (northing_m, area) = match hemisphere {
        Hemisphere::North => (0.0, area(0, west, 84, west + 6)),
        Hemisphere::South => (10_000_000.0, area(-80, west, 0, west + 6)),
    };
    let plane = TransverseMercator::new(
        wgs84_series(),
        (west + 3) as f64,
        0.9996,
        FalseOrigin { easting_m: 500_000.0, northing_m },
    );
    Row {
        name,
        kind: SystemKind::Utm { zone, hemisphere },
        datum: &wgs84::DATUM,
        projection: Some(Projection::TransverseMercator(plane)),
        source: "NGA.SIG.0012_2.0.0_UTMUPS (2014); EPSG:32601 to 32660, EPSG:32701 to 32760",
        area,
        sigma_m: 0.0,
    }
}
