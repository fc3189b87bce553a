//! What can be wrong with a conversion between coordinate systems.

use crate::GeodeticError;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Why coordinates were not converted.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum SystemError {
    /// No system has this name.
    #[error("no coordinate system is called `{name}`")]
    Unknown {
        /// The name that was asked for.
        name: String,
    },
    /// Degrees or a height out of range.
    #[error("not geodetic coordinates: {0}")]
    Geodetic(#[from] GeodeticError),
    /// The place has no image in the plane: half the earth away, or at the point the projection sends to infinity.
    #[error("the place has no coordinates in `{system}`")]
    OutsideProjection {
        /// The system of the plane.
        system: &'static str,
    },
    /// Numbers of a plane that are the image of no place, or no numbers.
    #[error("{first} {second} is no place in `{system}`")]
    OutsidePlane {
        /// The system of the plane.
        system: &'static str,
        /// The first number, in the system's own order, metres.
        first: f64,
        /// The second number, metres.
        second: f64,
    },
    /// MGRS has words, not numbers.
    #[error("references of `mgrs` are words, not numbers")]
    Words,
}

impl SystemError {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "system-unknown",
            Self::Geodetic(geodetic) => geodetic.code(),
            Self::OutsideProjection { .. } => "system-outside-projection",
            Self::OutsidePlane { .. } => "system-outside-plane",
            Self::Words => "system-words",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unknown { name } => vec![("name", name.clone())],
            Self::Geodetic(geodetic) => geodetic.arguments(),
            Self::OutsideProjection { system } => vec![("system", (*system).to_string())],
            Self::OutsidePlane { system, first, second } => {
                vec![("system", (*system).to_string()), ("first", first.to_string()), ("second", second.to_string())]
            }
            Self::Words => Vec::new(),
        }
    }
}
