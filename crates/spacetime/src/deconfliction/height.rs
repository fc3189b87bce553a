//! The height between two bands, over the ground of both.
//!
//! Altitudes are compared by what [`crate::AltitudeBand`] knows of their surfaces, with two exceptions. Flight levels among each other are
//! compared as they stand, since separation by level is counted in levels and both move with the same air. Heights above ground are not:
//! two volumes near each other have different ground below them, and nobody has stated it. Ground and pressure stand in no record, so none are
//! stated here and what hangs on them stays an interval; the sea between an altitude and the ellipsoid is found by the committed geoid grid.

use super::finding::HeightGap;
use super::piece::Piece;
use crate::altitude::difference;
use crate::height::Spread;
use crate::{
    Altitude, AltitudeBand, HeightDoubt, HeightInterval, LatLonBox, LowerBound, Millimetres, SeaLevel, Surroundings,
    UpperBound, VerticalDatum,
};

/// The height between two pieces; the same for either order.
pub(super) fn gap(one: &Piece, other: &Piece) -> HeightGap {
    // Most pairs need no look at the sea: one surface, or no end.
    let area = one.bounds.span(other.bounds);
    let (over, under) = (height_over(one.band, other.band, area), height_over(other.band, one.band, area));
    let wider = if (under.most_mm, under.doubt) > (over.most_mm, over.doubt) { under } else { over };
    let finite = |mm: i64| (mm.abs() < HeightInterval::SKY.get() / 2).then(|| Millimetres::new(mm));
    HeightGap { least: finite(over.least_mm.max(under.least_mm)), most: finite(wider.most_mm), doubt: wider.doubt }
}

/// By how much all of one band lies over all of the other, at the least and at the most.
fn height_over(one: AltitudeBand, other: AltitudeBand, area: LatLonBox) -> Spread {
    let mut smallest = Spread::exact(HeightInterval::SKY.get());
    for here in ends(one) {
        for there in ends(other) {
            let apart = match (here, there) {
                (End::Depth, _) | (_, End::Sky) => Spread::exact(HeightInterval::DEPTH.get()),
                (End::Sky, _) | (_, End::Depth) => Spread::exact(HeightInterval::SKY.get()),
                (End::At(here), End::At(there)) => apart(here, there, area),
            };
            let nearer = if apart.least_mm < smallest.least_mm { apart } else { smallest };
            smallest = Spread { most_mm: apart.most_mm.min(smallest.most_mm), ..nearer };
        }
    }
    smallest
}

fn apart(one: Altitude, other: Altitude, area: LatLonBox) -> Spread {
    let as_they_stand = one.millimetres().get() - other.millimetres().get();
    match (one.datum(), other.datum()) {
        (VerticalDatum::FlightLevel, VerticalDatum::FlightLevel) => Spread::exact(as_they_stand),
        (VerticalDatum::Agl, VerticalDatum::Agl) => {
            let ground = one.heights_over(area, Surroundings::UNKNOWN).interval.width().get();
            Spread::exact(as_they_stand).widened(HeightDoubt::Ground, ground, 0)
        }
        (
            VerticalDatum::Agl
            | VerticalDatum::FlightLevel
            | VerticalDatum::Msl { .. }
            | VerticalDatum::Ellipsoid
            | VerticalDatum::Qfe { .. },
            _,
        ) => difference(one, other, area, Surroundings::UNKNOWN),
    }
}

/// An end of a band.
#[derive(Clone, Copy)]
enum End {
    Depth,
    At(Altitude),
    Sky,
}

fn ends(band: AltitudeBand) -> [End; 2] {
    [
        match band.lower() {
            LowerBound::Surface => End::Depth,
            LowerBound::At(altitude) => End::At(altitude),
        },
        match band.upper() {
            UpperBound::Unlimited => End::Sky,
            UpperBound::At(altitude) => End::At(altitude),
        },
    ]
}

/// Rounds in which a shift is found: what a shift makes less sure is a tenth of it at most, so each round leaves a tenth.
const ROUNDS: u32 = 16;

/// How far a band must be lifted, or the other lowered, for all of the one to lie so far over all of the other; nothing when no height
/// suffices.
///
/// Where the bands count from different surfaces the two are not the same: what a flight level is uncertain by grows with the height it is
/// shifted to. The greater of the two clears whichever band is shifted.
pub(super) fn shift_over(
    one: AltitudeBand,
    other: AltitudeBand,
    area: LatLonBox,
    minimum: Millimetres,
) -> Option<Millimetres> {
    let lifted = lift_over(one, other, area, minimum)?;
    let lowered = lower_under(other, one, area, minimum)?;
    Some(lifted.max(lowered))
}

/// How far a band must be lifted for all of it to lie so far over the other; nothing when no height suffices.
fn lift_over(one: AltitudeBand, other: AltitudeBand, area: LatLonBox, minimum: Millimetres) -> Option<Millimetres> {
    shift(one, minimum, Way::Up, |lifted| height_over(lifted, other, area).least_mm)
}

/// How far a band must be lowered for all of it to lie so far under the other; nothing when no height suffices.
fn lower_under(one: AltitudeBand, other: AltitudeBand, area: LatLonBox, minimum: Millimetres) -> Option<Millimetres> {
    shift(one, minimum, Way::Down, |lowered| height_over(other, lowered, area).least_mm)
}

#[derive(Clone, Copy)]
enum Way {
    Up,
    Down,
}

fn shift(
    band: AltitudeBand,
    minimum: Millimetres,
    way: Way,
    least_mm: impl Fn(AltitudeBand) -> i64,
) -> Option<Millimetres> {
    let mut by_mm = 0_i64;
    for _ in 0..ROUNDS {
        let signed = match way {
            Way::Up => by_mm,
            Way::Down => -by_mm,
        };
        let missing = minimum.get() - least_mm(shifted(band, signed)?);
        if missing <= 0 {
            return Some(Millimetres::new(by_mm));
        }
        by_mm = by_mm.checked_add(missing)?;
    }
    None
}

/// The band moved as a whole; nothing beyond the range of altitudes.
fn shifted(band: AltitudeBand, by_mm: i64) -> Option<AltitudeBand> {
    let moved = |altitude: Altitude| {
        Altitude::new(Millimetres::new(altitude.millimetres().get().checked_add(by_mm)?), altitude.datum())
    };
    let lower = match band.lower() {
        LowerBound::Surface => LowerBound::Surface,
        LowerBound::At(altitude) => LowerBound::At(moved(altitude)?),
    };
    let upper = match band.upper() {
        UpperBound::Unlimited => UpperBound::Unlimited,
        UpperBound::At(altitude) => UpperBound::At(moved(altitude)?),
    };
    AltitudeBand::new(lower, upper).ok()
}

/// The least and the most that a height may be above the WGS84 ellipsoid.
#[derive(Clone, Copy)]
pub(super) struct AboveEllipsoid {
    pub(super) low_mm: i64,
    pub(super) high_mm: i64,
}

/// Where a level lies above the ellipsoid, wherever on earth: wide enough that levels of one surface, compared as they stand, never
/// meet without these intervals meeting too. For the index only.
pub(super) fn anywhere(altitude: Altitude) -> AboveEllipsoid {
    let value = altitude.millimetres().get();
    let (low, high) = match altitude.datum() {
        VerticalDatum::Ellipsoid => (0, 0),
        // The geoid lies between 107 m below the ellipsoid and 86 m above it (EGM96); other sea levels within 5 m of it.
        VerticalDatum::Msl {
            surface: SeaLevel::Egm96 | SeaLevel::Unstated | SeaLevel::Egm2008 | SeaLevel::Baltic1977,
        } => (-115_000, 95_000),
        // The ground, from the shore of the Dead Sea to the highest summit.
        VerticalDatum::Agl => (-600_000, 9_000_000),
        // A pressure of 950 to 1,085 hPa at sea level, and a tenth of the height for the temperature, all rounded up.
        VerticalDatum::FlightLevel => (-900_000 - value.abs() / 5, 900_000 + value.abs() / 5),
        VerticalDatum::Qfe { aerodrome } => {
            (aerodrome.get().min(0) - 200_000 - value.abs() / 5, aerodrome.get().max(0) + 200_000 + value.abs() / 5)
        }
    };
    AboveEllipsoid { low_mm: value + low, high_mm: value + high }
}
