//! What can be wrong with a volume or an intent. Each refusal for size names its limit.

use crate::AreaError;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Why parts are not a volume, or volumes not an intent. Counts of rings, vertices, legs and volumes begin with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VolumeError {
    /// A radius or half-width that is negative or beyond its limit.
    #[error("a radius of {millimetres} mm is not from 0 to {max_m} m")]
    Radius {
        /// What was given, millimetres.
        millimetres: i64,
        /// `radius_m_max`.
        max_m: u32,
    },
    /// A box without an inside, or half a turn of longitude wide or more.
    #[error("the box {extent} is no footprint")]
    Box {
        /// The box.
        extent: crate::LatLonBox,
    },
    /// A route without a waypoint.
    #[error("a route without waypoints")]
    EmptyRoute,
    /// Rings that are no area.
    #[error("the rings are no area: {0}")]
    Area(#[source] AreaError),
    /// Too near a pole, where the planes of the computation are not tested.
    #[error("latitude {e7}e-7 is beyond 80 degrees")]
    NearPole {
        /// The latitude, 1e-7 degrees.
        e7: i32,
    },
    /// Leg timings for something that is no route.
    #[error("only a route has legs")]
    NotARoute,
    /// Not one timing a leg.
    #[error("{found} timings for {expected} legs")]
    LegCount {
        /// How many were given.
        found: usize,
        /// How many there must be.
        expected: usize,
    },
    /// A leg that begins or ends before the one before it.
    #[error("leg {leg} runs before the one before it")]
    LegOrder {
        /// Which leg.
        leg: usize,
    },
    /// More than a half.
    #[error("a speed uncertainty of {per_mille} thousandths")]
    SpeedUncertainty {
        /// What was given.
        per_mille: u16,
    },
    /// An id or a class that is no code.
    #[error("`{what}` is no code")]
    NotACode {
        /// `id` or `class`.
        what: &'static str,
    },
    /// No class, or too many.
    #[error("{found} classes, not 1 to {max}")]
    Classes {
        /// How many.
        found: usize,
        /// `classes_max`.
        max: usize,
    },
    /// No volume, or more than the limit.
    #[error("{found} volumes, not 1 to {max}")]
    Volumes {
        /// How many.
        found: usize,
        /// `volumes_max`.
        max: u32,
    },
    /// More vertices than the limit.
    #[error("volume {volume} has {found} vertices, more than {max}")]
    Vertices {
        /// Which volume.
        volume: usize,
        /// How many.
        found: usize,
        /// `vertices_max`.
        max: u32,
    },
    /// Wider than the limit.
    #[error("volume {volume} reaches over {found_m} m, more than {max_m}")]
    Extent {
        /// Which volume.
        volume: usize,
        /// How wide, metres.
        found_m: u64,
        /// `extent_m_max`.
        max_m: u32,
    },
    /// Longer than the limit.
    #[error("volume {volume} lasts {found_s} s, more than {max_s}")]
    Duration {
        /// Which volume.
        volume: usize,
        /// How long, seconds.
        found_s: i64,
        /// `duration_s_max`.
        max_s: i64,
    },
}

impl VolumeError {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Radius { .. } => "volume-radius",
            Self::Box { .. } => "volume-box",
            Self::EmptyRoute => "volume-empty-route",
            Self::Area(error) => error.code(),
            Self::NearPole { .. } => "volume-near-pole",
            Self::NotARoute => "volume-not-a-route",
            Self::LegCount { .. } => "volume-leg-count",
            Self::LegOrder { .. } => "volume-leg-order",
            Self::SpeedUncertainty { .. } => "volume-speed-uncertainty",
            Self::NotACode { .. } => "volume-not-a-code",
            Self::Classes { .. } => "volume-classes",
            Self::Volumes { .. } => "volume-volumes",
            Self::Vertices { .. } => "volume-vertices",
            Self::Extent { .. } => "volume-extent",
            Self::Duration { .. } => "volume-duration",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Radius { millimetres, max_m } => {
                vec![("millimetres", millimetres.to_string()), ("max", max_m.to_string())]
            }
            Self::Box { extent } => vec![("extent", extent.to_string())],
            Self::EmptyRoute | Self::NotARoute => Vec::new(),
            Self::Area(error) => error.arguments(),
            Self::NearPole { e7 } => vec![("e7", e7.to_string())],
            Self::LegCount { found, expected } => {
                vec![("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::LegOrder { leg } => vec![("leg", leg.to_string())],
            Self::SpeedUncertainty { per_mille } => vec![("found", per_mille.to_string())],
            Self::NotACode { what } => vec![("what", (*what).to_string())],
            Self::Classes { found, max } => vec![("found", found.to_string()), ("max", max.to_string())],
            Self::Volumes { found, max } => vec![("found", found.to_string()), ("max", max.to_string())],
            Self::Vertices { volume, found, max } => {
                vec![("volume", volume.to_string()), ("found", found.to_string()), ("max", max.to_string())]
            }
            Self::Extent { volume, found_m, max_m } => {
                vec![("volume", volume.to_string()), ("found", found_m.to_string()), ("max", max_m.to_string())]
            }
            Self::Duration { volume, found_s, max_s } => {
                vec![("volume", volume.to_string()), ("found", found_s.to_string()), ("max", max_s.to_string())]
            }
        }
    }
}
