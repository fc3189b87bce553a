//! Why a position has no place in a plane.

use crate::Position;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Why a position has no place in a plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PlaneError {
    /// From 80 degrees of latitude on.
    #[error("position {position} lies nearer to a pole than 80 degrees of latitude")]
    NearPole {
        /// The refused position.
        position: Position,
    },
    /// Further from the centre than the projection is trusted.
    #[error("position {position} lies {distance_km} km from the centre {centre} of the plane, which reaches 1000 km")]
    TooFar {
        /// The refused position.
        position: Position,
        /// The centre of the plane.
        centre: Position,
        /// Distance, kilometres, rounded up.
        distance_km: u64,
    },
    /// A plane over nothing has no centre.
    #[error("there is nothing to centre a plane on")]
    Nothing,
}

impl PlaneError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NearPole { .. } => "plane-near-pole",
            Self::TooFar { .. } => "plane-too-far",
            Self::Nothing => "plane-over-nothing",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NearPole { position } => vec![("position", position.to_string())],
            Self::TooFar { position, centre, distance_km } => vec![
                ("position", position.to_string()),
                ("centre", centre.to_string()),
                ("distance_km", distance_km.to_string()),
            ],
            Self::Nothing => vec![],
        }
    }
}
