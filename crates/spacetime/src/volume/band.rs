//! Bands of heights: from a lower level to an upper one, each with its own surface of reference.
//!
//! Levels of one surface are put in order here; levels of different surfaces cannot be, and are left to the comparison of heights.

use super::VolumeError;
use crate::Altitude;
use core::fmt;

/// One end of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// The ground or the sea: nothing is below it.
    Surface,
    /// A height.
    At(Altitude),
    /// No end: nothing is above it.
    Unlimited,
}

/// All heights from a lower level to an upper one, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Band {
    lower: Level,
    upper: Level,
}

impl Band {
    /// From the ground without end: what a footprint without heights means.
    pub const ALL: Self = Self { lower: Level::Surface, upper: Level::Unlimited };

    /// The band between two levels.
    ///
    /// # Errors
    /// [`VolumeError::BandReversed`] when the upper level is below the lower one (of the same surface), when the lower one is without
    /// end, or the upper one the ground.
    pub fn new(lower: Level, upper: Level) -> Result<Self, VolumeError> {
        let is_sound = match (lower, upper) {
            (Level::Unlimited, Level::Surface | Level::At(_) | Level::Unlimited)
            | (Level::Surface | Level::At(_), Level::Surface) => false,
            (Level::Surface, Level::At(_) | Level::Unlimited) | (Level::At(_), Level::Unlimited) => true,
            (Level::At(low), Level::At(high)) => low.datum() != high.datum() || low.millimetres() <= high.millimetres(),
        };
        if is_sound { Ok(Self { lower, upper }) } else { Err(VolumeError::BandReversed) }
    }

    /// The lower level.
    #[must_use]
    pub const fn lower(self) -> Level {
        self.lower
    }

    /// The upper level.
    #[must_use]
    pub const fn upper(self) -> Level {
        self.upper
    }
}

/// The words of files: `surface`, `unlimited`, or the altitude with its surface.
impl fmt::Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Surface => out.write_str("surface"),
            Self::At(altitude) => write!(out, "{altitude}"),
            Self::Unlimited => out.write_str("unlimited"),
        }
    }
}
