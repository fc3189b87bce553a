//! Positions on WGS84, as whole 1e-7 degrees (about 11 mm of latitude).
//!
//! A position is built by name from two types that cannot be swapped. Other datums never reach this type: they are converted
//! first, by a named operation. Knows no notation; reading and printing is the business of [`crate::parse_degrees`] and its kin.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use thiserror::Error;

/// 1e-7 degrees in one degree.
pub(crate) const E7_PER_DEGREE: i32 = 10_000_000;
/// The latitude of the north pole in 1e-7 degrees.
pub(crate) const LATITUDE_E7_MAX: i32 = 90 * E7_PER_DEGREE;
/// The antimeridian in 1e-7 degrees.
pub(crate) const LONGITUDE_E7_MAX: i32 = 180 * E7_PER_DEGREE;

/// Geodetic latitude on WGS84 in 1e-7 degrees, north positive, -90 to +90 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Latitude(i32);

/// Longitude on WGS84 in 1e-7 degrees, east positive, more than -180 up to and including +180 degrees.
///
/// The antimeridian has one spelling: -180 degrees is accepted and becomes +180 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Longitude(i32);

/// A point on the WGS84 ellipsoid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    latitude: Latitude,
    longitude: Longitude,
}

/// Why numbers are not a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PositionError {
    /// Beyond a pole.
    #[error("latitude {e7}e-7 degrees is not within -90 to 90 degrees")]
    Latitude {
        /// The refused number, 1e-7 degrees.
        e7: i64,
    },
    /// More than half a turn.
    #[error("longitude {e7}e-7 degrees is not within -180 to 180 degrees")]
    Longitude {
        /// The refused number, 1e-7 degrees.
        e7: i64,
    },
}

impl PositionError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Latitude { .. } => "position-latitude-out-of-range",
            Self::Longitude { .. } => "position-longitude-out-of-range",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Latitude { e7 } | Self::Longitude { e7 } => vec![("e7", e7.to_string())],
        }
    }
}

impl Latitude {
    /// The equator.
    pub const EQUATOR: Self = Self(0);
    /// 90 degrees north.
    pub const NORTH_POLE: Self = Self(LATITUDE_E7_MAX);
    /// 90 degrees south.
    pub const SOUTH_POLE: Self = Self(-LATITUDE_E7_MAX);

    /// The latitude of so many 1e-7 degrees.
    ///
    /// # Errors
    /// [`PositionError::Latitude`] beyond 90 degrees.
    pub const fn from_e7(e7: i32) -> Result<Self, PositionError> {
        if e7 < -LATITUDE_E7_MAX || e7 > LATITUDE_E7_MAX {
            return Err(PositionError::Latitude { e7: e7 as i64 });
        }
        Ok(Self(e7))
    }

    /// 1e-7 degrees, north positive.
    #[must_use]
    pub const fn as_e7(self) -> i32 {
        self.0
    }

    /// Degrees, for the arithmetic inside this room.
    pub(crate) fn degrees(self) -> f64 {
        f64::from(self.0) / f64::from(E7_PER_DEGREE)
    }
}

impl Longitude {
    /// The prime meridian.
    pub const PRIME_MERIDIAN: Self = Self(0);
    /// 180 degrees.
    pub const ANTIMERIDIAN: Self = Self(LONGITUDE_E7_MAX);

    /// The longitude of so many 1e-7 degrees; -180 degrees becomes +180 degrees.
    ///
    /// # Errors
    /// [`PositionError::Longitude`] beyond 180 degrees.
    pub const fn from_e7(e7: i32) -> Result<Self, PositionError> {
        if e7 < -LONGITUDE_E7_MAX || e7 > LONGITUDE_E7_MAX {
            return Err(PositionError::Longitude { e7: e7 as i64 });
        }
        Ok(Self(if e7 == -LONGITUDE_E7_MAX { LONGITUDE_E7_MAX } else { e7 }))
    }

    /// 1e-7 degrees, east positive.
    #[must_use]
    pub const fn as_e7(self) -> i32 {
        self.0
    }

    /// Degrees, for the arithmetic inside this room.
    pub(crate) fn degrees(self) -> f64 {
        f64::from(self.0) / f64::from(E7_PER_DEGREE)
    }
}

impl Position {
    /// The point at this latitude and longitude.
    #[must_use]
    pub const fn new(latitude: Latitude, longitude: Longitude) -> Self {
        Self { latitude, longitude }
    }

    /// The point at so many 1e-7 degrees of latitude and longitude, in this order.
    ///
    /// # Errors
    /// [`PositionError`] when a number is beyond 90 or 180 degrees.
    pub const fn from_e7(latitude_e7: i32, longitude_e7: i32) -> Result<Self, PositionError> {
        // No `?` in a const function yet.
        match (Latitude::from_e7(latitude_e7), Longitude::from_e7(longitude_e7)) {
            (Ok(latitude), Ok(longitude)) => Ok(Self { latitude, longitude }),
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    /// Latitude.
    #[must_use]
    pub const fn latitude(self) -> Latitude {
        self.latitude
    }

    /// Longitude.
    #[must_use]
    pub const fn longitude(self) -> Longitude {
        self.longitude
    }
}

/// Decimal degrees with seven decimals, latitude first: `35.3376000 40.1408000`.
impl fmt::Display for Position {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_e7(out, self.latitude.0)?;
        out.write_str(" ")?;
        write_e7(out, self.longitude.0)
    }
}

/// Writes 1e-7 degrees as decimal degrees with seven decimals.
pub(crate) fn write_e7(out: &mut impl fmt::Write, e7: i32) -> fmt::Result {
    let unit = E7_PER_DEGREE.unsigned_abs();
    let sign = if e7 < 0 { "-" } else { "" };
    write!(out, "{sign}{}.{:07}", e7.unsigned_abs() / unit, e7.unsigned_abs() % unit)
}

#[cfg(test)]
mod tests {
    use super::{Latitude, Longitude, Position, PositionError};
    use std::string::ToString;

    #[test]
    fn numbers_beyond_the_poles_or_half_a_turn_are_refused() {
        assert_eq!(Latitude::from_e7(900_000_001), Err(PositionError::Latitude { e7: 900_000_001 }));
        assert!(Latitude::from_e7(i32::MIN).is_err() && Longitude::from_e7(i32::MAX).is_err());
        assert_eq!(Position::from_e7(0, 1_800_000_001), Err(PositionError::Longitude { e7: 1_800_000_001 }));
        assert!(Position::from_e7(900_000_000, -1_799_999_999).is_ok());
    }

    #[test]
    fn the_antimeridian_has_one_spelling() {
        assert_eq!(Longitude::from_e7(-1_800_000_000), Ok(Longitude::ANTIMERIDIAN));
    }

    #[test]
    fn positions_print_all_their_digits() {
        for (latitude, longitude, text) in
            [(353_376_000, 401_408_000, "35.3376000 40.1408000"), (-1, 0, "-0.0000001 0.0000000")]
        {
            assert_eq!(Position::from_e7(latitude, longitude).unwrap().to_string(), text);
        }
    }
}
