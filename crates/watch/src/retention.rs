//! Which tracks are let go, and when (SG-31): what met no area and no notice, and civil, UN and own aircraft.

use crate::config::Config;
use crate::correlate::ManualLink;
use crate::event::Event;
use crate::key::TrackKey;
use crate::notice::Notice;
use crate::track::Track;
use alloc::collections::BTreeSet;
use spacetime::Instant;
use spacetime::observation::{AircraftAddress, ModeACode, ShortText};

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

/// What a track must have met to be kept: the tracks of events, and everything by which notices and links name a flight.
#[derive(Clone, Debug, Default)]
pub struct Met {
    tracks: BTreeSet<TrackKey>,
    addresses: BTreeSet<AircraftAddress>,
    callsigns: BTreeSet<ShortText>,
    codes: BTreeSet<ModeACode>,
}

impl Met {
    /// Out of events, notices and links.
    #[must_use]
    pub fn of(events: &[Event], notices: &[Notice], links: &[ManualLink]) -> Self {
        let mut met = Self::default();
        for event in events {
            met.tracks.insert(event.track);
            met.tracks.extend(event.witnesses.iter().map(|seen| seen.track));
        }
        met.tracks.extend(links.iter().map(|link| link.track));
        for notice in notices {
            met.addresses.extend(notice.addresses.iter().copied());
            met.callsigns.extend(notice.callsigns.iter().copied());
            met.codes.extend(notice.mode_a.iter().copied());
        }
        met
    }

    /// True when a track made an event, or claims what a notice names.
    #[must_use]
    pub fn has(&self, track: &Track) -> bool {
        self.tracks.contains(&track.key)
            || track.sightings.iter().any(|sighting| {
                let claims = &sighting.observation.identity;
                claims.address.is_some_and(|address| self.addresses.contains(&address))
                    || claims.callsign.is_some_and(|callsign| self.callsigns.contains(&callsign))
                    || claims.mode_a.is_some_and(|code| self.codes.contains(&code))
            })
    }
}

/// What becomes of a track.
#[must_use]
pub fn keeping(track: &Track, belongs: Belongs, met: &Met, config: &Config) -> Keeping {
    let is_kept = match belongs {
        Belongs::Civil | Belongs::MandatedBody | Belongs::Participant => false,
        Belongs::NotKnown => met.has(track),
    };
    match (is_kept, track.span()) {
        (true, _) | (false, None) => Keeping::Kept,
        (false, Some((_, last))) => Keeping::DroppedAt(last.saturating_add(config.retention)),
    }
}
