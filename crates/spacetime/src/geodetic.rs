//! Geodetic coordinates with the full precision of computing: latitude, longitude, height, on a datum said elsewhere.
//!
//! What travels in records is [`Position`], a whole number of 1e-7 degrees on WGS84. This type is what conversions compute with;
//! it never stands in a record and says nothing of which datum it is on: the system that made it does.

use crate::{Latitude, Longitude, Position};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Latitude and longitude in degrees and height above the datum's ellipsoid in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geodetic {
    latitude_degrees: f64,
    longitude_degrees: f64,
    height_m: f64,
}

/// Why numbers are not geodetic coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum GeodeticError {
    /// Beyond a pole, or not a number.
    #[error("latitude {degrees} degrees is not within -90 to 90 degrees")]
    Latitude {
        /// The refused number, degrees.
        degrees: f64,
    },
    /// More than half a turn, or not a number.
    #[error("longitude {degrees} degrees is not within -180 to 180 degrees")]
    Longitude {
        /// The refused number, degrees.
        degrees: f64,
    },
    /// Further from the ellipsoid than anything this room is for, or not a number.
    #[error("height {metres} m is not within 100 km of the ellipsoid")]
    Height {
        /// The refused number, metres.
        metres: f64,
    },
}

impl GeodeticError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Latitude { .. } => "geodetic-latitude-out-of-range",
            Self::Longitude { .. } => "geodetic-longitude-out-of-range",
            Self::Height { .. } => "geodetic-height-out-of-range",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Latitude { degrees } | Self::Longitude { degrees } => vec![("degrees", degrees.to_string())],
            Self::Height { metres } => vec![("metres", metres.to_string())],
        }
    }
}

/// Heights further than this from the ellipsoid are refused, metres.
const HEIGHT_M_MAX: f64 = 100_000.0;

impl Geodetic {
    /// Coordinates in degrees and metres, in this order: latitude, longitude, height above the ellipsoid.
    ///
    /// # Errors
    /// [`GeodeticError`] when a number is out of range or not a number.
    pub fn new(latitude_degrees: f64, longitude_degrees: f64, height_m: f64) -> Result<Self, GeodeticError> {
        // Asked this way round so that what is not a number fails.
        if !(-90.0..=90.0).contains(&latitude_degrees) {
            return Err(GeodeticError::Latitude { degrees: latitude_degrees });
        }
        if !(-180.0..=180.0).contains(&longitude_degrees) {
            return Err(GeodeticError::Longitude { degrees: longitude_degrees });
        }
        if !(-HEIGHT_M_MAX..=HEIGHT_M_MAX).contains(&height_m) {
            return Err(GeodeticError::Height { metres: height_m });
        }
        Ok(Self { latitude_degrees, longitude_degrees, height_m })
    }

    /// A position of a record, at a height above the WGS84 ellipsoid.
    ///
    /// # Errors
    /// [`GeodeticError::Height`].
    pub fn from_position(position: Position, height_m: f64) -> Result<Self, GeodeticError> {
        Self::new(position.latitude().degrees(), position.longitude().degrees(), height_m)
    }

    /// Degrees, north positive.
    #[must_use]
    pub const fn latitude_degrees(self) -> f64 {
        self.latitude_degrees
    }

    /// Degrees, east positive.
    #[must_use]
    pub const fn longitude_degrees(self) -> f64 {
        self.longitude_degrees
    }

    /// Metres above the ellipsoid of the datum.
    #[must_use]
    pub const fn height_m(self) -> f64 {
        self.height_m
    }

    /// The position of a record: rounded to the nearest 1e-7 degree (11 mm), ties towards north and east; the height is dropped.
    /// Only for coordinates on WGS84.
    #[must_use]
    pub fn to_position(self) -> Position {
        let e7 = |degrees: f64| libm::floor(degrees * 1e7 + 0.5) as i32;
        match (Latitude::from_e7(e7(self.latitude_degrees)), Longitude::from_e7(e7(self.longitude_degrees))) {
            (Ok(latitude), Ok(longitude)) => Position::new(latitude, longitude),
            // Both lie in range by construction, and rounding cannot leave it.
            (Err(_), _) | (_, Err(_)) => unreachable!(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Geodetic, GeodeticError};
    use crate::Position;
    use proptest::prelude::*;

    #[test]
    fn numbers_out_of_range_and_what_is_no_number_are_refused() {
        assert!(matches!(Geodetic::new(90.000_001, 0.0, 0.0), Err(GeodeticError::Latitude { .. })));
        assert!(matches!(Geodetic::new(f64::NAN, 0.0, 0.0), Err(GeodeticError::Latitude { .. })));
        assert!(matches!(Geodetic::new(0.0, f64::INFINITY, 0.0), Err(GeodeticError::Longitude { .. })));
        assert!(matches!(Geodetic::new(0.0, 0.0, 1e6), Err(GeodeticError::Height { .. })));
        assert!(Geodetic::new(-90.0, 180.0, -100_000.0).is_ok());
    }

    proptest! {
        #[test]
        fn a_position_comes_back_from_its_degrees(
            latitude_e7 in -900_000_000_i32..=900_000_000,
            longitude_e7 in -1_800_000_000_i32..=1_800_000_000,
        ) {
            let position = Position::from_e7(latitude_e7, longitude_e7).unwrap();
            prop_assert_eq!(Geodetic::from_position(position, 0.0).unwrap().to_position(), position);
        }
    }
}
