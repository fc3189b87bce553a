//! Universal Transverse Mercator on WGS84: sixty zones, north and south.

use super::{Hemisphere, Row, System, SystemKind, area, sixty_zones, wgs84};
use crate::Geodetic;
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

impl System {
    /// The plane that a place on WGS84 is given in when none is named: its zone of UTM with the exceptions of the north, or the polar plane
    /// from 84 N and south of 80 S on (NGA.SIG.0012, 2014). Western and southern edges belong to a zone; 180 E is zone 1.
    #[must_use]
    pub fn utm_or_ups(place: Geodetic) -> Self {
        let latitude_degrees = place.latitude_degrees();
        if latitude_degrees >= 84.0 {
            return Self::ups(Hemisphere::North);
        }
        if latitude_degrees < -80.0 {
            return Self::ups(Hemisphere::South);
        }
        let rows = if latitude_degrees < 0.0 { &SOUTH } else { &NORTH };
        match rows.get(usize::from(standard_zone(latitude_degrees, place.longitude_degrees())) - 1) {
            Some(row) => Self(row),
            // There are sixty rows, and `standard_zone` gives 1 to 60.
            None => unreachable!(),
        }
    }
}

/// The zone of UTM of a place, 1 to 60.
fn standard_zone(latitude_degrees: f64, longitude_degrees: f64) -> u8 {
    // Positive before the cast, which cuts towards zero; the last degree of longitude is 179, and 180 E counts as 180 W.
    let from_antimeridian = (longitude_degrees + 180.0) as u32 % 360;
    let east_of_greenwich = from_antimeridian.checked_sub(180);
    let zone = match east_of_greenwich {
        // Zone 32 is widened at the cost of 31 between 56 N and 64 N.
        Some(3..6) if (56.0..64.0).contains(&latitude_degrees) => 32,
        // North of 72 N zones 32, 34 and 36 are left out.
        Some(east @ 0..42) if latitude_degrees >= 72.0 => 2 * ((east + 183) / 12) + 1,
        Some(_) | None => from_antimeridian / 6 + 1,
    };
    zone as u8
}
