//! The height between two bands.
//!
//! Levels counted from one surface are compared as they stand. Levels of different surfaces are compared above the ellipsoid, each
//! as the interval in which it may lie; half of both intervals is the uncertainty, and the answer says that it comes from there.

use super::finding::HeightGap;
use super::piece::Piece;
use crate::volume::Level;
use crate::{Altitude, LatLonBox, Millimetres, SeaLevel, VerticalDatum};

/// The height between two pieces; the same for either order.
pub(super) fn gap(one: &Piece, other: &Piece) -> HeightGap {
    let above = rise(one.band.lower(), one.core.bounds(), other.band.upper(), other.core.bounds());
    let below = rise(other.band.lower(), other.core.bounds(), one.band.upper(), one.core.bounds());
    // The way round that separates them better; in a tie the better known one.
    let best = [above, below].into_iter().flatten().max_by_key(|rise| (rise.gap_mm - rise.sigma_mm, rise.gap_mm));
    best.map_or(HeightGap { gap: None, sigma: Millimetres::new(0) }, |rise| HeightGap {
        gap: Some(Millimetres::new(rise.gap_mm)),
        sigma: Millimetres::new(rise.sigma_mm),
    })
}

/// From the upper level of the lower band to the lower level of the higher one.
#[derive(Clone, Copy)]
pub(super) struct Rise {
    pub(super) gap_mm: i64,
    pub(super) sigma_mm: i64,
}

/// How far `bottom` is above `top`; nothing when the one has the ground below it or the other no end.
pub(super) fn rise(
    bottom: Level,
    bottom_bounds: Option<LatLonBox>,
    top: Level,
    top_bounds: Option<LatLonBox>,
) -> Option<Rise> {
    match (bottom, top) {
        (Level::Surface | Level::Unlimited, _) | (_, Level::Surface | Level::Unlimited) => None,
        (Level::At(bottom), Level::At(top)) if bottom.datum() == top.datum() && is_level(bottom.datum()) => {
            Some(Rise { gap_mm: bottom.millimetres().get() - top.millimetres().get(), sigma_mm: 0 })
        }
        (Level::At(bottom), Level::At(top)) => {
            let (bottom, top) = (above_ellipsoid(bottom, bottom_bounds), above_ellipsoid(top, top_bounds));
            let (least, most) = (bottom.low_mm - top.high_mm, bottom.high_mm - top.low_mm);
            // The middle rounded down and the half-width up: least is never less than gap less sigma by more than a millimetre.
            let gap_mm = (least + most).div_euclid(2);
            Some(Rise { gap_mm, sigma_mm: gap_mm - least })
        }
    }
}

/// True for surfaces that are level enough for heights over two places near each other to be compared as they stand. The ground is not.
const fn is_level(datum: VerticalDatum) -> bool {
    match datum {
        VerticalDatum::Msl { .. } | VerticalDatum::Ellipsoid | VerticalDatum::FlightLevel => true,
        VerticalDatum::Agl => false,
    }
}

/// The least and the most that a height may be above the WGS84 ellipsoid.
#[derive(Clone, Copy)]
pub(super) struct AboveEllipsoid {
    pub(super) low_mm: i64,
    pub(super) high_mm: i64,
}

/// Where a level lies above the ellipsoid, over all of a place.
fn above_ellipsoid(altitude: Altitude, _bounds: Option<LatLonBox>) -> AboveEllipsoid {
    anywhere(altitude)
}

/// Where a level lies above the ellipsoid, wherever on earth: wide enough that levels of one surface, compared as they stand, never
/// meet without these intervals meeting too.
pub(super) fn anywhere(altitude: Altitude) -> AboveEllipsoid {
    let value = altitude.millimetres().get();
    let (low, high) = match altitude.datum() {
        VerticalDatum::Ellipsoid => (0, 0),
        // The geoid lies between 107 m below the ellipsoid and 86 m above it (EGM96); other sea levels within 2 m of it.
        VerticalDatum::Msl { surface: SeaLevel::Egm96 } => (-107_000, 86_000),
        VerticalDatum::Msl { surface: SeaLevel::Unstated | SeaLevel::Egm2008 | SeaLevel::Baltic1977 } => {
            (-109_000, 88_000)
        }
        // The ground, from the shore of the Dead Sea to the highest summit.
        VerticalDatum::Agl => (-550_000, 8_950_000),
        // Sea-level pressure between 940 and 1,060 hPa is 640 m either way; the air may be a tenth thinner or thicker than standard.
        VerticalDatum::FlightLevel => (-749_000 - value.abs() / 10, 728_000 + value.abs() / 10),
    };
    AboveEllipsoid { low_mm: value + low, high_mm: value + high }
}
