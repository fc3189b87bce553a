//! Heights: metres and feet, and the surface they are counted from.
//!
//! A height without its surface is no altitude: metres above the ellipsoid and above the sea differ by some 20 m, a flight level
//! differs from both by the weather. This room never converts one surface into another silently: [`Altitude::heights_over`] gives an
//! interval and names its widest doubt.
//!
//! ```
//! # use jig_spacetime::{VerticalDatum, SeaLevel, parse_altitude};
//! let altitude = parse_altitude("18000 ft MSL")?.altitude;
//! assert_eq!(altitude.millimetres().get(), 5_486_400);
//! assert_eq!(altitude.datum(), VerticalDatum::Msl { surface: SeaLevel::Unstated });
//! # Ok::<(), jig_spacetime::AltitudeError>(())
//! ```

mod error;
mod heights;
mod read;

use alloc::format;
use alloc::string::String;
use core::fmt;
pub use error::{AltitudeError, AltitudeProblem};
pub(crate) use heights::difference;
pub use heights::{HeightEstimate, Surroundings};
pub use read::{LengthUnit, ParsedAltitude, ParsedLength, parse_altitude, parse_length};

/// A length in whole millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millimetres(i64);

/// A length in whole metres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Metres(i32);

/// A length in whole international feet of 304.8 mm exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feet(i32);

/// Tenths of a millimetre in a foot (ISO 80000-3; the foot of 1959).
pub(crate) const TENTHS_MM_PER_FOOT: i64 = 3_048;

impl Millimetres {
    /// So many millimetres.
    #[must_use]
    pub const fn new(millimetres: i64) -> Self {
        Self(millimetres)
    }

    /// The number of millimetres.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Whole metres, rounded down. Nothing when they do not fit.
    #[must_use]
    pub fn metres_floor(self) -> Option<Metres> {
        i32::try_from(self.0.div_euclid(1_000)).ok().map(Metres)
    }

    /// Whole metres, rounded up.
    #[must_use]
    pub fn metres_ceil(self) -> Option<Metres> {
        Self(self.0.checked_add(999)?).metres_floor()
    }

    /// Whole feet, rounded down.
    #[must_use]
    pub fn feet_floor(self) -> Option<Feet> {
        i32::try_from(self.0.checked_mul(10)?.div_euclid(TENTHS_MM_PER_FOOT)).ok().map(Feet)
    }

    /// Whole feet, rounded up.
    #[must_use]
    pub fn feet_ceil(self) -> Option<Feet> {
        let tenths = self.0.checked_mul(10)?.checked_add(TENTHS_MM_PER_FOOT - 1)?;
        i32::try_from(tenths.div_euclid(TENTHS_MM_PER_FOOT)).ok().map(Feet)
    }

    /// Whole feet, to the nearest, halves up.
    #[must_use]
    pub fn feet_nearest(self) -> Option<Feet> {
        let tenths = self.0.checked_mul(10)?.checked_add(TENTHS_MM_PER_FOOT / 2)?;
        i32::try_from(tenths.div_euclid(TENTHS_MM_PER_FOOT)).ok().map(Feet)
    }
}

impl Metres {
    /// So many metres.
    #[must_use]
    pub const fn new(metres: i32) -> Self {
        Self(metres)
    }

    /// The number of metres.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0
    }

    /// The same length in millimetres, exactly.
    #[must_use]
    pub const fn millimetres(self) -> Millimetres {
        Millimetres(self.0 as i64 * 1_000)
    }
}

impl Feet {
    /// So many feet.
    #[must_use]
    pub const fn new(feet: i32) -> Self {
        Self(feet)
    }

    /// The number of feet.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0
    }

    /// The same length in millimetres, to the nearest, halves up (one foot is 304.8 mm; five feet are exact).
    #[must_use]
    pub const fn millimetres_nearest(self) -> Millimetres {
        Millimetres((self.0 as i64 * TENTHS_MM_PER_FOOT + 5).div_euclid(10))
    }

    /// The same length in millimetres, rounded down.
    #[must_use]
    pub const fn millimetres_floor(self) -> Millimetres {
        Millimetres((self.0 as i64 * TENTHS_MM_PER_FOOT).div_euclid(10))
    }

    /// The same length in millimetres, rounded up.
    #[must_use]
    pub const fn millimetres_ceil(self) -> Millimetres {
        Millimetres((self.0 as i64 * TENTHS_MM_PER_FOOT + 9).div_euclid(10))
    }
}

/// Which surface stands for the sea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeaLevel {
    /// The writer did not say; taken to be known within a metre.
    Unstated,
    /// The geoid of EGM96.
    Egm96,
    /// The geoid of EGM2008.
    Egm2008,
    /// The Baltic height system of 1977.
    Baltic1977,
}

/// The surface that a height is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerticalDatum {
    /// Mean sea level.
    Msl {
        /// By which model.
        surface: SeaLevel,
    },
    /// The ground below.
    Agl,
    /// The WGS84 ellipsoid.
    Ellipsoid,
    /// The pressure of 1013.25 hPa: a flight level, whose height moves with the weather.
    FlightLevel,
    /// The pressure at an aerodrome (QFE): zero on its runway, higher up only as exact as the weather lets it be.
    Qfe {
        /// The aerodrome's elevation above mean sea level.
        aerodrome: Millimetres,
    },
}

/// A height and the surface it is counted from.
///
/// Altitudes are equal only with the same surface, and have no order: `5500 m MSL` is neither above nor below `FL180`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Altitude {
    millimetres: Millimetres,
    datum: VerticalDatum,
}

/// No altitude is further from its surface than this, up or down: 100 km, where the air ends for every purpose here.
pub(crate) const ALTITUDE_MM_MAX: i64 = 100_000_000;

const fn is_beyond(millimetres: i64) -> bool {
    millimetres < -ALTITUDE_MM_MAX || millimetres > ALTITUDE_MM_MAX
}

impl Altitude {
    /// A height above a surface; nothing beyond 100 km up or down, nor for an aerodrome that would lie there.
    #[must_use]
    pub const fn new(millimetres: Millimetres, datum: VerticalDatum) -> Option<Self> {
        let aerodrome = match datum {
            VerticalDatum::Qfe { aerodrome } => aerodrome.0,
            VerticalDatum::Msl { .. } | VerticalDatum::Agl | VerticalDatum::Ellipsoid | VerticalDatum::FlightLevel => 0,
        };
        if is_beyond(millimetres.0) || is_beyond(aerodrome) {
            return None;
        }
        Some(Self { millimetres, datum })
    }

    /// The height in millimetres.
    #[must_use]
    pub const fn millimetres(self) -> Millimetres {
        self.millimetres
    }

    /// The surface.
    #[must_use]
    pub const fn datum(self) -> VerticalDatum {
        self.datum
    }
}

impl VerticalDatum {
    /// The words that altitudes are written and read with, in Latin letters.
    const fn latin(self) -> &'static str {
        match self {
            Self::Msl { surface: SeaLevel::Unstated } => "MSL",
            Self::Msl { surface: SeaLevel::Egm96 } => "MSL EGM96",
            Self::Msl { surface: SeaLevel::Egm2008 } => "MSL EGM2008",
            Self::Msl { surface: SeaLevel::Baltic1977 } => "MSL BALTIC1977",
            Self::Agl => "AGL",
            Self::Ellipsoid => "HAE",
            Self::FlightLevel => "STD",
            Self::Qfe { .. } => "QFE",
        }
    }
}

/// Metres with the surface, all digits: `5486.4 m MSL`, `1500 m AGL`, `5486.4 m STD` (for a flight level), `600 m QFE (615 m)`
/// (with the aerodrome's elevation).
impl fmt::Display for Altitude {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} m {}", metres_text(self.millimetres), self.datum.latin())?;
        match self.datum {
            VerticalDatum::Qfe { aerodrome } => write!(out, " ({} m)", metres_text(aerodrome)),
            VerticalDatum::Msl { .. } | VerticalDatum::Agl | VerticalDatum::Ellipsoid | VerticalDatum::FlightLevel => {
                Ok(())
            }
        }
    }
}

/// Metres with up to three decimals, noughts at the end left off.
fn metres_text(millimetres: Millimetres) -> String {
    let size = millimetres.0.unsigned_abs();
    let sign = if millimetres.0 < 0 { "-" } else { "" };
    let decimals = format!("{:03}", size % 1_000);
    match decimals.trim_end_matches('0') {
        "" => format!("{sign}{}", size / 1_000),
        significant => format!("{sign}{}.{significant}", size / 1_000),
    }
}

#[cfg(test)]
mod tests;
