//! Volumes in four dimensions: where on the ground, between which heights, from when until when; and intents, which are sets of them.
//!
//! A footprint is a core (a point, a route, a polygon with holes) and a radius, never a polygon drawn around something: a circle of
//! 5 km is exactly that and no 20-gon inside it. Every coordinate says how well it is known. The words are those of ASTM F3548-21
//! (volume, operational intent, off-nominal). Knows no separation and no party; what two volumes are to each other is the business
//! of [`crate::deconfliction`].
//!
//! ```
//! # use jig_spacetime::volume::{Coordinate, Footprint, Provenance, Volume4D};
//! # use jig_spacetime::{AltitudeBand, LowerBound, Millimetres, Position, UpperBound, Window, parse_altitude};
//! let centre = Coordinate::new(Position::from_e7(353_376_000, 401_408_000)?, Provenance::Digital);
//! let footprint = Footprint::circle(centre, Millimetres::new(5_000_000))?;
//! let top = UpperBound::At(parse_altitude("5500 m MSL")?.altitude);
//! let band = AltitudeBand::new(LowerBound::Surface, top)?;
//! let window = Window::new("2016-09-17T12:00:00.000Z".parse()?, "2016-09-17T13:00:00.000Z".parse()?)?;
//! let volume = Volume4D::new(footprint, band, window)?;
//! assert_eq!(volume.window(), window);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod boxed;
mod coordinate;
mod error;
mod footprint;
mod intent;
mod timing;

pub use coordinate::{Coordinate, Provenance};
pub use error::VolumeError;
pub(crate) use footprint::area_of;
pub use footprint::{Core, Footprint};
pub use intent::{ActivityClass, Intent, IntentState, Token, VolumeLimits};
pub use timing::{LegTiming, Timing};

use crate::{AltitudeBand, Window};

/// A footprint, a band of heights and a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume4D {
    footprint: Footprint,
    band: AltitudeBand,
    timing: Timing,
}

impl Volume4D {
    /// A volume that is held for the whole of a window.
    ///
    /// # Errors
    /// None today; limits are those of an [`Intent`].
    pub fn new(footprint: Footprint, band: AltitudeBand, window: Window) -> Result<Self, VolumeError> {
        Ok(Self { footprint, band, timing: Timing::Whole(window) })
    }

    /// A route each of whose legs is held for a time of its own.
    ///
    /// # Errors
    /// [`VolumeError::NotARoute`] when the core is no route, [`VolumeError::LegCount`] unless there is exactly one timing a leg.
    pub fn phased(footprint: Footprint, band: AltitudeBand, legs: LegTiming) -> Result<Self, VolumeError> {
        let Core::Route(waypoints) = footprint.core() else { return Err(VolumeError::NotARoute) };
        let expected = waypoints.len().saturating_sub(1);
        if legs.windows().len() != expected {
            return Err(VolumeError::LegCount { found: legs.windows().len(), expected });
        }
        Ok(Self { footprint, band, timing: Timing::Legs(legs) })
    }

    /// Where on the ground.
    #[must_use]
    pub const fn footprint(&self) -> &Footprint {
        &self.footprint
    }

    /// Between which heights.
    #[must_use]
    pub const fn band(&self) -> AltitudeBand {
        self.band
    }

    /// When.
    #[must_use]
    pub const fn timing(&self) -> &Timing {
        &self.timing
    }

    /// From the first instant of any part to the last.
    #[must_use]
    pub fn window(&self) -> Window {
        self.timing.hull()
    }
}

#[cfg(test)]
mod tests;
