//! What of an event may be shown, and from when (SG-31, SG-32).
//!
//! Nothing younger than the release delay is shown to anybody, the own node included. Places cross rounded; what people saw never
//! crosses alone, and then no finer than a district.

use crate::config::Config;
use crate::event::Event;
use alloc::collections::BTreeSet;
use spacetime::observation::SourceClass;
use spacetime::{Instant, Position};

/// Whether an event may be released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// From this moment on, with places rounded to the nearest multiple of so many 1e-7 degrees.
    From {
        /// The moment.
        at: Instant,
        /// The grid.
        grid_e7: i32,
    },
    /// Not before another class saw it, or enough people did.
    HumanAlone,
}

/// From when an event may be released, and how.
#[must_use]
pub fn release(event: &Event, config: &Config) -> Release {
    let people: BTreeSet<_> =
        event.witnesses.iter().filter(|seen| seen.class == SourceClass::Human).map(|seen| seen.track).collect();
    let is_measured = event.witnesses.iter().any(|seen| seen.class != SourceClass::Human);
    if people.is_empty() {
        return Release::From { at: event.to.saturating_add(config.release_delay), grid_e7: config.release_grid_e7 };
    }
    if !is_measured && people.len() < config.spotters {
        return Release::HumanAlone;
    }
    Release::From { at: event.to.saturating_add(config.human_release_delay), grid_e7: config.human_release_grid_e7 }
}

/// True when an event may be shown now on a screen of the own node.
#[must_use]
pub fn may_be_shown(event: &Event, now: Instant, config: &Config) -> bool {
    event.to.saturating_add(config.release_delay) <= now
}

/// A place as it is released: rounded to the nearest multiple, halves away from the equator and Greenwich.
#[must_use]
pub fn rounded(place: Position, grid_e7: i32) -> Position {
    let round = |e7: i32| {
        let grid = i64::from(grid_e7.max(1));
        let half = if e7 < 0 { -grid / 2 } else { grid / 2 };
        i32::try_from((i64::from(e7) + half) / grid * grid).unwrap_or(e7)
    };
    Position::from_e7(round(place.latitude().as_e7()), round(place.longitude().as_e7())).unwrap_or(place)
}
