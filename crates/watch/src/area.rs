//! Designated areas by version, and where a position lies to each of them.
//!
//! A version never changes: another delineation is another version with a time of its own, and an event names the version that it was
//! judged by. Whether a place lies inside is decided by `spacetime` exactly; a grid answers for the places that no edge is near, and
//! gives the same answers. Must not know a track.

mod book;
mod compiled;

use crate::digest::{Canonical, Digest};
use alloc::string::String;
use spacetime::observation::{AltitudeReference, ObservedAltitude};
use spacetime::{Area, Instant, Position};

pub use book::AreaBook;
pub use compiled::{Compiled, MARGIN_MM, Near};

/// The three kinds of designated area (TOR.3.b#1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaClass {
    /// Nusra most concentrated.
    Da1,
    /// Nusra significant.
    Da2,
    /// The opposition dominant, with possible Nusra presence.
    Da3,
}

impl AreaClass {
    /// Every class.
    pub const ALL: [Self; 3] = [Self::Da1, Self::Da2, Self::Da3];

    /// The stable word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Da1 => "DA1",
            Self::Da2 => "DA2",
            Self::Da3 => "DA3",
        }
    }

    /// The class of a word, in capital or small letters.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code().eq_ignore_ascii_case(code))
    }
}

/// One version of one designated area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaVersion {
    /// The id that all its versions share.
    pub id: String,
    /// Its class.
    pub class: AreaClass,
    /// In force from here on, included; nothing for ever.
    pub valid_from: Option<Instant>,
    /// In force up to here, not included; nothing for ever.
    pub valid_to: Option<Instant>,
    /// Its lower limit above the sea, metres; nothing for the surface.
    pub floor_m: Option<i64>,
    /// Its upper limit above the sea, metres; nothing for no limit.
    pub ceiling_m: Option<i64>,
    /// The ground below it.
    pub area: Area,
}

/// Where a height lies to the limits of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vertical {
    /// Between them beyond doubt.
    Inside,
    /// Beyond one of them beyond doubt.
    Outside,
    /// Doubtful, or not reported.
    Unknown,
}

impl AreaVersion {
    /// The name of the version: a digest of all that it says.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut out = Canonical::new("jig-watch area 1");
        out.text(&self.id);
        out.text(self.class.code());
        out.perhaps(self.valid_from.map(Instant::as_millis));
        out.perhaps(self.valid_to.map(Instant::as_millis));
        out.perhaps(self.floor_m);
        out.perhaps(self.ceiling_m);
        for rings in self.area.parts() {
            out.number(rings.len() as i64);
            for ring in rings {
                out.number(ring.len() as i64);
                for corner in ring {
                    out.number(i64::from(corner.latitude().as_e7()));
                    out.number(i64::from(corner.longitude().as_e7()));
                }
            }
        }
        out.finish()
    }

    /// Whether the version is in force at a moment.
    #[must_use]
    pub fn is_in_force(&self, at: Instant) -> bool {
        self.valid_from.is_none_or(|from| from <= at) && self.valid_to.is_none_or(|to| at < to)
    }

    /// Where a height lies. References are not converted in silence: what the pressure of the day or the geoid can add is doubt.
    #[must_use]
    pub fn vertical(&self, altitude: Option<&ObservedAltitude>, at: Position, pressure_error_m: i64) -> Vertical {
        if self.floor_m.is_none_or(|floor| floor <= 0) && self.ceiling_m.is_none() {
            return Vertical::Inside;
        }
        let Some(altitude) = altitude else { return Vertical::Unknown };
        let (correction_mm, doubt_mm) = match altitude.reference {
            AltitudeReference::StandardPressure => (0, pressure_error_m * 1_000),
            AltitudeReference::MeanSeaLevel => (0, 0),
            AltitudeReference::Ellipsoid => {
                let undulation = spacetime::undulation_at(at).interval();
                (-i64::midpoint(undulation.lower().get(), undulation.upper().get()), undulation.width().get() / 2 + 1)
            }
            // The ground's own height is not known here.
            AltitudeReference::GroundEstimate => return Vertical::Unknown,
        };
        // 25 feet, the coarsest step of Mode S, where nothing is stated.
        let sigma_mm = altitude.sigma_mm.map_or(7_620, i64::from);
        let middle_mm = i64::from(altitude.altitude_mm) + correction_mm;
        let reach_mm = 3 * sigma_mm + doubt_mm;
        let (low, high) = (middle_mm - reach_mm, middle_mm + reach_mm);
        let floor_mm = self.floor_m.map_or(i64::MIN, |floor| floor.saturating_mul(1_000));
        let ceiling_mm = self.ceiling_m.map_or(i64::MAX, |ceiling| ceiling.saturating_mul(1_000));
        if high < floor_mm || low > ceiling_mm {
            Vertical::Outside
        } else if low >= floor_mm && high <= ceiling_mm {
            Vertical::Inside
        } else {
            Vertical::Unknown
        }
    }
}
