//! What of an event may be shown, and from when (SG-31, SG-32).
//!
//! Nothing younger than the release delay is shown to anybody, the own node included. Places cross rounded; what people saw never
//! crosses alone, and then no finer than a district and an hour.

use crate::config::Config;
use crate::digest::Digest;
use crate::event::{Event, Seen};
use crate::key::TrackKey;
use crate::witness::Agreement;
use alloc::vec::Vec;
use spacetime::observation::SourceClass;
use spacetime::{Instant, Position, Span};

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

/// Whether people are among the witnesses of an event.
#[must_use]
pub fn is_seen_by_people(event: &Event) -> bool {
    event.witnesses.iter().any(|seen| seen.class == SourceClass::Human)
}

/// From when an event may be released, and how. Another class counts only where it agrees: one that puts the aircraft elsewhere leaves what
/// people saw alone.
#[must_use]
pub fn release(event: &Event, config: &Config) -> Release {
    if !is_seen_by_people(event) {
        return Release::From { at: event.to.saturating_add(config.release_delay), grid_e7: config.release_grid_e7 };
    }
    let has_other_class =
        event.witnesses.iter().any(|seen| seen.class != SourceClass::Human && seen.agrees != Agreement::Differs);
    if !has_other_class && event.spotters < config.spotters {
        return Release::HumanAlone;
    }
    Release::From { at: event.to.saturating_add(config.human_release_delay), grid_e7: config.human_release_grid_e7 }
}

/// True when an event may be shown now on a screen of the own node.
#[must_use]
pub fn may_be_shown(event: &Event, now: Instant, config: &Config) -> bool {
    event.to.saturating_add(config.release_delay) <= now
}

/// A moment as it is released where people saw something: the hour before it. A person's minute tells where the person was.
fn hour(at: Instant) -> Instant {
    let past_ms = at.as_millis().rem_euclid(Span::from_hours(1).as_millis());
    at.saturating_add(Span::from_millis(-past_ms))
}

/// The first full hour that is not before a moment: released once more, an event stays as it is.
fn hour_reached(at: Instant) -> Instant {
    hour(at.saturating_add(Span::from_millis(Span::from_hours(1).as_millis() - 1)))
}

/// An event as it crosses. What sensors alone saw crosses as it is; where people are among the witnesses (SG-32) every time is an hour, and of
/// people only their class and agreement are left: no digest (few bits, which could be tried out), no depth, no time. Its id stays, and is
/// computed again by whoever holds what was sealed.
#[must_use]
pub fn released(event: &Event) -> Event {
    if !is_seen_by_people(event) {
        return event.clone();
    }
    let nobody = Digest::from_bytes([0; 32]);
    let key = |key: TrackKey| match key {
        TrackKey::Person(_) => TrackKey::Person(nobody),
        TrackKey::Address(_) | TrackKey::SensorTrack(..) | TrackKey::ModeA(..) | TrackKey::Unnamed(_) => key,
    };
    let (from, to) = (hour(event.from), hour_reached(event.to));
    let seen = |seen: &Seen| {
        let is_person = seen.class == SourceClass::Human;
        Seen {
            track: key(seen.track),
            class: seen.class,
            from,
            to,
            reports: if is_person { Vec::new() } else { seen.reports.clone() },
            depth_mm: if is_person { 0 } else { seen.depth_mm },
            depth_sigma_mm: if is_person { 0 } else { seen.depth_sigma_mm },
            agrees: seen.agrees,
        }
    };
    let led_by_person = event.witnesses.first().is_some_and(|seen| seen.class == SourceClass::Human);
    let tells_place = |name: &str| name.ends_with("_mm") || name.ends_with("_ms");
    let location_tests = event.location_tests.iter().filter(|test| !(led_by_person && tells_place(&test.name)));
    Event {
        track: key(event.track),
        from,
        to,
        location_tests: location_tests.cloned().collect(),
        witnesses: event.witnesses.iter().map(seen).collect(),
        ..event.clone()
    }
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
