//! Why an edge cannot be followed.

use crate::Position;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Why an edge cannot be followed by geodesics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EdgeError {
    /// An edge along a parallel whose ends have two latitudes.
    #[error("the edge from {from} to {to} is to run along a parallel and its ends lie on two")]
    NotOneParallel {
        /// Where the edge begins.
        from: Position,
        /// Where it ends.
        to: Position,
    },
    /// An edge along a meridian whose ends have two longitudes.
    #[error("the edge from {from} to {to} is to run along a meridian and its ends lie on two")]
    NotOneMeridian {
        /// Where the edge begins.
        from: Position,
        /// Where it ends.
        to: Position,
    },
    /// The ends lie half a turn of longitude or more apart.
    #[error("the edge from {from} to {to} would cross the antimeridian")]
    AcrossAntimeridian {
        /// Where the edge begins.
        from: Position,
        /// Where it ends.
        to: Position,
    },
    /// The grid has no place for a part of the edge.
    #[error("the grid does not reach all of the edge from {from} to {to}")]
    BeyondGrid {
        /// Where the edge begins.
        from: Position,
        /// Where it ends.
        to: Position,
    },
    /// The walk along the grid does not begin and end at the corners.
    #[error("the line of the grid leads {distance_mm} mm beside the corners {from} and {to}")]
    OffGrid {
        /// Where the edge begins.
        from: Position,
        /// Where it ends.
        to: Position,
        /// How far beside, millimetres.
        distance_mm: u64,
    },
    /// More corners would be needed than may be had.
    #[error("the edge from {from} to {to} needs more than {limit} corners")]
    TooManyCorners {
        /// Where the edge begins.
        from: Position,
        /// Where it ends.
        to: Position,
        /// The limit.
        limit: usize,
    },
}

impl EdgeError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotOneParallel { .. } => "edge-not-one-parallel",
            Self::NotOneMeridian { .. } => "edge-not-one-meridian",
            Self::AcrossAntimeridian { .. } => "edge-across-antimeridian",
            Self::BeyondGrid { .. } => "edge-beyond-grid",
            Self::OffGrid { .. } => "edge-off-grid",
            Self::TooManyCorners { .. } => "edge-too-many-corners",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotOneParallel { from, to }
            | Self::NotOneMeridian { from, to }
            | Self::AcrossAntimeridian { from, to }
            | Self::BeyondGrid { from, to } => vec![("from", from.to_string()), ("to", to.to_string())],
            Self::OffGrid { from, to, distance_mm } => {
                vec![("from", from.to_string()), ("to", to.to_string()), ("distance_mm", distance_mm.to_string())]
            }
            Self::TooManyCorners { from, to, limit } => {
                vec![("from", from.to_string()), ("to", to.to_string()), ("limit", limit.to_string())]
            }
        }
    }
}
