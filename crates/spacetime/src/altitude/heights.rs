//! What an altitude is worth as heights above the ellipsoid over a footprint, with every doubt that the conversion costs.
//!
//! Ellipsoidal heights are exact. The sea is found by the geoid, the ground is known only as far as somebody states it, and a flight
//! level moves with the weather; none of these is guessed away. Two altitudes from one surface are compared on that surface, where it
//! cancels, and not by way of the ellipsoid. Margins and where they come from stand at the constants.

use super::{ALTITUDE_MM_MAX, Altitude, Millimetres, SeaLevel, VerticalDatum};
use crate::geoid::{GEOID_ERROR_MM, UndulationRange, is_covered, undulation_over};
use crate::height::Spread;
use crate::{HeightDoubt, HeightInterval, LatLonBox, Position};

/// Where the writer did not say which sea is meant: every mean sea level lies within a metre of the geoid for the purposes here.
const SEA_LEVEL_UNSTATED_MM: i64 = 1_000;
/// Between the geoids of EGM96 and EGM2008. They differ by half a metre in the mean square and by some 10 m at the worst, over ocean
/// trenches (Pavlis and others, J. Geophys. Res. 117, 2012, B04406); half of the worst is taken on and around land.
const EGM2008_MM: i64 = 5_000;
/// The zero of Baltic 1977 lies some decimetres from the geoid, and no levelling ties the theatre to it.
const BALTIC_MM: i64 = 1_000;
/// The sea-level pressure may be anything a forecast allows: 1,000 feet, which is some 37 hPa either side of the standard.
const PRESSURE_UNKNOWN_MM: i64 = 304_800;
/// A column of air 25 K off the standard is longer or shorter by a tenth: 4 % for 10 K (ICAO Doc 8168 I, altimeter corrections).
const TEMPERATURE_DIVISOR: i64 = 10;
/// An aerodrome's pressure read at another hour or some 100 km off: 3 hPa, at most 28 m of air near the ground.
const AERODROME_PRESSURE_MM: i64 = 28_000;
/// Ground inside the geoid's grid: from the shore of its lowest lake to above its highest summit, millimetres above the sea.
const GROUND_OF_GRID_MM: (i64, i64) = (-440_000, 4_200_000);
/// Dry ground anywhere on earth, millimetres above the sea, rounded outward.
const GROUND_OF_WORLD_MM: (i64, i64) = (-440_000, 8_860_000);

/// The pressure at sea level that a flight level takes for granted, tenths of a hectopascal (ICAO Doc 7488).
const STANDARD_TENTHS_HPA: i64 = 10_132;
/// Height of a tenth of a hectopascal in the standard atmosphere, millimetres: the least and the most between 900 and 1085 hPa.
const MM_PER_TENTH_HPA: (i64, i64) = (780, 920);

/// What is stated about the ground and the air over a footprint. Both sides compute with the same statement, or with none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Surroundings {
    ground_mm: Option<(i64, i64)>,
    sea_level_pressure_tenths_hpa: Option<(i64, i64)>,
}

impl Surroundings {
    /// Nothing is stated: the ground is anywhere between the lowest and the highest ground of the region, the pressure within some 37 hPa
    /// of the standard.
    pub const UNKNOWN: Self = Self { ground_mm: None, sea_level_pressure_tenths_hpa: None };

    /// The ground of the footprint lies between these heights above the sea (EGM96); nothing when they are reversed or beyond 100 km.
    #[must_use]
    pub const fn with_ground(self, lowest: Millimetres, highest: Millimetres) -> Option<Self> {
        let (low, high) = (lowest.get(), highest.get());
        if low > high || low < -ALTITUDE_MM_MAX || high > ALTITUDE_MM_MAX {
            return None;
        }
        Some(Self { ground_mm: Some((low, high)), ..self })
    }

    /// The pressure at sea level (QNH) stays between these, in tenths of a hectopascal; nothing when reversed or outside 900 to 1085 hPa.
    #[must_use]
    pub const fn with_sea_level_pressure(self, least_tenths_hpa: u16, most_tenths_hpa: u16) -> Option<Self> {
        if least_tenths_hpa > most_tenths_hpa || least_tenths_hpa < 9_000 || most_tenths_hpa > 10_850 {
            return None;
        }
        Some(Self { sea_level_pressure_tenths_hpa: Some((least_tenths_hpa as i64, most_tenths_hpa as i64)), ..self })
    }

    /// The ground, millimetres above the sea, and by how much of a range.
    fn ground(self, area: LatLonBox) -> Spread {
        let (low, high) =
            self.ground_mm.unwrap_or(if is_covered(area) { GROUND_OF_GRID_MM } else { GROUND_OF_WORLD_MM });
        Spread::exact(low).widened(HeightDoubt::Ground, 0, high - low)
    }

    /// By how much the surface of 1013.25 hPa lies above the sea.
    fn standard_surface(self) -> Spread {
        let Some((least, most)) = self.sea_level_pressure_tenths_hpa else {
            return Spread::exact(0).widened(HeightDoubt::SeaLevelPressure, PRESSURE_UNKNOWN_MM, PRESSURE_UNKNOWN_MM);
        };
        let (thin, thick) = MM_PER_TENTH_HPA;
        // The standard is 1013.25; a tenth is added for what its half left over.
        let (low, high) = (least - STANDARD_TENTHS_HPA - 1, most - STANDARD_TENTHS_HPA);
        let low_mm = low * if low < 0 { thick } else { thin };
        let high_mm = high * if high < 0 { thin } else { thick };
        Spread::exact(low_mm).widened(HeightDoubt::SeaLevelPressure, 0, high_mm - low_mm)
    }
}

/// The heights above the WGS84 ellipsoid that an altitude may stand for, and the widest doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HeightEstimate {
    /// The true height lies inside.
    pub interval: HeightInterval,
    /// What makes the interval wide.
    pub doubt: HeightDoubt,
}

impl From<Spread> for HeightEstimate {
    fn from(spread: Spread) -> Self {
        Self { interval: spread.interval(), doubt: spread.doubt }
    }
}

/// What a datum makes of a height: a height above the sea of EGM96, or one above the ellipsoid.
enum Above {
    Sea(Spread),
    Ellipsoid(Spread),
}

impl Altitude {
    /// The heights above the ellipsoid that this altitude may have at some place of the footprint.
    #[must_use]
    pub fn heights_over(self, area: LatLonBox, surroundings: Surroundings) -> HeightEstimate {
        match self.above(area, surroundings) {
            Above::Ellipsoid(height) => height.into(),
            Above::Sea(height) => height.plus(sea_over(area)).into(),
        }
    }

    /// The heights above the ellipsoid that this altitude may have at one position.
    #[must_use]
    pub fn heights_at(self, position: Position, surroundings: Surroundings) -> HeightEstimate {
        let (latitude_e7, longitude_e7) = (position.latitude().as_e7(), position.longitude().as_e7());
        match LatLonBox::from_e7(latitude_e7, longitude_e7, latitude_e7, longitude_e7) {
            Ok(point) => self.heights_over(point, surroundings),
            // A position is in range, and a box may be a point.
            Err(_) => unreachable!(),
        }
    }

    fn above(self, area: LatLonBox, surroundings: Surroundings) -> Above {
        let height = Spread::exact(self.millimetres.get());
        let air_mm = air_margin_mm(self.millimetres.get());
        Above::Sea(match self.datum {
            VerticalDatum::Ellipsoid => return Above::Ellipsoid(height),
            VerticalDatum::Msl { surface: SeaLevel::Egm96 } => height,
            VerticalDatum::Msl { surface: SeaLevel::Unstated } => {
                height.widened(HeightDoubt::SeaLevelUnstated, SEA_LEVEL_UNSTATED_MM, SEA_LEVEL_UNSTATED_MM)
            }
            VerticalDatum::Msl { surface: SeaLevel::Egm2008 } => {
                height.widened(HeightDoubt::SeaLevelModel, EGM2008_MM, EGM2008_MM)
            }
            VerticalDatum::Msl { surface: SeaLevel::Baltic1977 } => {
                height.widened(HeightDoubt::HeightSystem, BALTIC_MM, BALTIC_MM)
            }
            VerticalDatum::Agl => height.plus(surroundings.ground(area)),
            VerticalDatum::FlightLevel => {
                height.plus(surroundings.standard_surface()).widened(HeightDoubt::AirTemperature, air_mm, air_mm)
            }
            VerticalDatum::Qfe { aerodrome } => height
                .plus(Spread::exact(aerodrome.get()))
                .widened(HeightDoubt::AerodromePressure, AERODROME_PRESSURE_MM, AERODROME_PRESSURE_MM)
                .widened(HeightDoubt::AirTemperature, air_mm, air_mm)
                .widened(HeightDoubt::SeaLevelUnstated, SEA_LEVEL_UNSTATED_MM, SEA_LEVEL_UNSTATED_MM),
        })
    }
}

/// By how much `one` lies above `other` at any one place of the footprint; negative where it lies below.
///
/// What both are counted from cancels: the geoid between two heights above the sea, the ground between two above ground, the pressure
/// between two flight levels.
pub(crate) fn difference(one: Altitude, other: Altitude, area: LatLonBox, surroundings: Surroundings) -> Spread {
    let apart_mm = one.millimetres.get() - other.millimetres.get();
    let shares_surface = one.datum == other.datum;
    match one.datum {
        VerticalDatum::Ellipsoid
        | VerticalDatum::Agl
        | VerticalDatum::Msl { surface: SeaLevel::Egm96 | SeaLevel::Egm2008 | SeaLevel::Baltic1977 }
            if shares_surface =>
        {
            return Spread::exact(apart_mm);
        }
        VerticalDatum::FlightLevel if shares_surface => {
            let air_mm = air_margin_mm(apart_mm);
            return Spread::exact(apart_mm).widened(HeightDoubt::AirTemperature, air_mm, air_mm);
        }
        // Two writers may mean two seas, two aerodromes two pressures.
        VerticalDatum::Msl { .. }
        | VerticalDatum::Agl
        | VerticalDatum::Ellipsoid
        | VerticalDatum::FlightLevel
        | VerticalDatum::Qfe { .. } => {}
    }
    match (one.above(area, surroundings), other.above(area, surroundings)) {
        (Above::Sea(one), Above::Sea(other)) | (Above::Ellipsoid(one), Above::Ellipsoid(other)) => {
            one.plus(other.negated())
        }
        (Above::Sea(one), Above::Ellipsoid(other)) => one.plus(sea_over(area)).plus(other.negated()),
        (Above::Ellipsoid(one), Above::Sea(other)) => one.plus(sea_over(area).negated()).plus(other.negated()),
    }
}

/// The height of the sea above the ellipsoid over a footprint.
fn sea_over(area: LatLonBox) -> Spread {
    let range = undulation_over(area);
    match range {
        UndulationRange::Known { lowest, highest } => Spread::exact(lowest.get())
            .widened(HeightDoubt::SeaAcrossArea, 0, highest.get() - lowest.get())
            .widened(HeightDoubt::GeoidGrid, GEOID_ERROR_MM, GEOID_ERROR_MM),
        UndulationRange::Unknown => {
            let world = range.interval();
            Spread::exact(world.lower().get()).widened(HeightDoubt::GeoidUnknown, 0, world.width().get())
        }
    }
}

/// What the temperature of the air may do to a height measured by pressure, rounded up.
const fn air_margin_mm(height_mm: i64) -> i64 {
    (height_mm.abs() + TEMPERATURE_DIVISOR - 1) / TEMPERATURE_DIVISOR
}
