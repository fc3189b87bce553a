//! Gauss-Krüger zones: six degrees wide, numbered from Greenwich eastwards, the number standing before the Y coordinate.
//!
//! The zone of a place is decided on its longitude on the map's own datum. On SK-42 that is some 4" more than on WGS84, so in a strip of
//! 110 m along 36 E and 42 E the two name different zones. Knows no datum; see [`crate::systems::sk42`] and its kin.

use super::{Hemisphere, System, SystemKind};
use crate::LatLonBox;
use crate::projection::{FalseOrigin, Krueger, TransverseMercator};

/// A Gauss-Krüger zone, 1 to 60.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GaussKruegerZone(u8);

/// The false easting without the zone, metres.
pub const FALSE_EASTING_M: f64 = 500_000.0;

/// What the zone number is multiplied by in a full Y coordinate, metres.
pub const PREFIX_M: f64 = 1_000_000.0;

impl GaussKruegerZone {
    /// The zone of this number; nothing but for 1 to 60.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= 60 { Some(Self(number)) } else { None }
    }

    /// The zone whose strip holds a longitude on the map's datum; a western edge belongs to its zone. Any longitude within a turn and a
    /// half has one.
    #[must_use]
    pub fn of_longitude(longitude_degrees: f64) -> Self {
        let from_greenwich = if longitude_degrees < 0.0 { longitude_degrees + 360.0 } else { longitude_degrees };
        // Casts saturate; the last bound is for a longitude so little west of Greenwich that the sum rounds to a full turn.
        Self(((from_greenwich / 6.0) as u8).min(59) + 1)
    }

    /// The zone that stands before a full Y coordinate, and the rest of it: 7247035.6 is zone 7, 247035.6 m. Nothing when no zone from 1 to 60
    /// stands there, as in an easting of UTM.
    #[must_use]
    pub fn of_prefixed_east(y_m: f64) -> Option<(Self, f64)> {
        // Casts saturate, and what is not a number becomes 0.
        let number = (y_m / PREFIX_M) as u8;
        Self::new(number).map(|zone| (zone, y_m - f64::from(number) * PREFIX_M))
    }

    /// 1 to 60.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The central meridian, degrees, -177 to 177.
    #[must_use]
    pub const fn central_meridian_degrees(self) -> f64 {
        central_meridian(self.0) as f64
    }

    /// The full Y coordinate for one without its zone: 247035.6 in zone 7 is 7247035.6.
    #[must_use]
    pub const fn prefixed_east_m(self, east_m: f64) -> f64 {
        self.0 as f64 * PREFIX_M + east_m
    }

    /// This zone on SK-42, as a coordinate system.
    #[must_use]
    pub fn on_sk42(self) -> System {
        Self::row(&super::sk42::ZONES, self)
    }

    /// This zone on SK-95, as a coordinate system.
    #[must_use]
    pub fn on_sk95(self) -> System {
        Self::row(&super::sk95::ZONES, self)
    }

    /// This zone on GSK-2011, as a coordinate system.
    #[must_use]
    pub fn on_gsk2011(self) -> System {
        Self::row(&super::gsk2011::ZONES, self)
    }

    fn row(rows: &'static [super::Row; 60], zone: Self) -> System {
        match rows.get(usize::from(zone.0) - 1) {
            Some(row) => System(row),
            // There are sixty rows, and the number is 1 to 60 by construction.
            None => unreachable!(),
        }
    }
}

impl System {
    /// The zone of a Gauss-Krüger system; nothing for others.
    #[must_use]
    pub const fn gauss_krueger_zone(self) -> Option<GaussKruegerZone> {
        match self.kind() {
            SystemKind::GaussKrueger { zone } => GaussKruegerZone::new(zone),
            SystemKind::Geographic
            | SystemKind::Utm { hemisphere: Hemisphere::North | Hemisphere::South, .. }
            | SystemKind::Ups { .. }
            | SystemKind::Regional
            | SystemKind::Mgrs => None,
        }
    }
}

const fn central_meridian(zone: u8) -> i32 {
    let degrees = 6 * zone as i32 - 3;
    if degrees > 180 { degrees - 360 } else { degrees }
}

/// The plane of a zone: scale 1 on the central meridian, the zone number before the easting.
pub(super) const fn plane(series: &'static Krueger, zone: u8) -> TransverseMercator {
    let origin = FalseOrigin { easting_m: zone as f64 * PREFIX_M + FALSE_EASTING_M, northing_m: 0.0 };
    TransverseMercator::new(series, central_meridian(zone) as f64, 1.0, origin)
}

/// The strip of a zone, from the equator to where the sheets end.
pub(super) const fn area(zone: u8) -> LatLonBox {
    let middle = central_meridian(zone);
    super::area(0, middle - 3, 84, middle + 3)
}
