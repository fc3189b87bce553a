//! Which tracks are let go, and when (SG-31): what met no area and no notice, and civil, UN and own aircraft.

use crate::config::Config;
use crate::event::Event;
use crate::key::TrackKey;
use crate::track::Track;
use alloc::collections::BTreeSet;
use spacetime::Instant;

/// Whose aircraft it is, where a register says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Belongs {
    /// A civil aircraft.
    Civil,
    /// An aircraft of the world organisation or of one that works for it.
    MandatedBody,
    /// An aircraft of a participant.
    Participant,
    /// Nothing of that kind is known.
    NotKnown,
}

/// What becomes of a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept with its events.
    Kept,
    /// It is dropped at this moment.
    DroppedAt(Instant),
}

/// What becomes of a track, given the events and the tracks that notices name.
#[must_use]
pub fn keeping(
    track: &Track,
    belongs: Belongs,
    events: &[Event],
    noticed: &BTreeSet<TrackKey>,
    config: &Config,
) -> Keeping {
    let met = events
        .iter()
        .any(|event| event.track == track.key || event.witnesses.iter().any(|seen| seen.track == track.key));
    let is_kept = match belongs {
        Belongs::Civil | Belongs::MandatedBody | Belongs::Participant => false,
        Belongs::NotKnown => met || noticed.contains(&track.key),
    };
    match (is_kept, track.span()) {
        (true, _) | (false, None) => Keeping::Kept,
        (false, Some((_, last))) => Keeping::DroppedAt(last.saturating_add(config.retention)),
    }
}
