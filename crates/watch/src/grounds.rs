//! What an event rests on: the part of all inputs from which the same event, with the same id, follows again.
//!
//! An evidence package holds it, so that whoever checks one runs the same engine. The least part is tried first: the reports of the event's own
//! tracks about its time. Where other aircraft decided (a clock that all receivers put right, a count under one notice), more is taken.

use crate::area::AreaBook;
use crate::digest::Digest;
use crate::engine::{Findings, Told, Watch};
use crate::event::Event;
use crate::key::TrackKey;
use crate::sighting::{in_order, observation_id};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use spacetime::observation::Observation;
use spacetime::{Instant, Span};

/// Inputs that give an event again.
#[derive(Clone, Debug)]
pub struct Grounds {
    /// What the watch must be told.
    pub told: Told,
    /// The observations, each once, in their one order.
    pub observations: Vec<Observation>,
    /// What they amount to.
    pub findings: Findings,
}

impl Grounds {
    /// The event that they give.
    #[must_use]
    pub fn event(&self, id: &Digest) -> Option<&Event> {
        self.findings.events.iter().find(|event| event.id == *id)
    }
}

/// About an event nothing older or younger is looked at first: it is more than any threshold of a track or a visit remembers.
const ABOUT: Span = Span::from_hours(2);

/// The least part of the inputs that gives the event again; nothing when not even all of them do.
#[must_use]
pub fn grounds(told: &Told, observations: &[Observation], event: &Event) -> Option<Grounds> {
    let tracks: BTreeSet<TrackKey> = event.witnesses.iter().map(|seen| seen.track).collect();
    let (from, to) = (event.from.saturating_add(ABOUT.negated()), event.to.saturating_add(ABOUT));
    let in_time = |at: Instant| from <= at && at <= to;
    let of_tracks = |observation: &Observation| tracks.contains(&TrackKey::of(observation, &told.sources));
    let near: Vec<Observation> =
        observations.iter().filter(|observation| in_time(observation.valid_at)).copied().collect();
    let own = || near.iter().filter(|observation| of_tracks(observation)).copied().collect::<Vec<_>>();
    let whole = || observations.iter().filter(|observation| of_tracks(observation)).copied().collect::<Vec<_>>();
    let one_area = narrowed(told, event);
    let of_area = |observations: Vec<Observation>| judged(&one_area, observations, event);
    of_area(own())
        .or_else(|| of_area(whole()))
        .or_else(|| judged(told, near.clone(), event))
        .or_else(|| judged(told, observations.to_vec(), event))
}

/// Only the area of the event, and the notices of about its time.
fn narrowed(told: &Told, event: &Event) -> Told {
    let versions = told.areas.iter().filter(|(_, area)| *area.digest() == event.version);
    let considered: BTreeSet<Digest> = event.correlation.considered.iter().map(|row| row.digest).collect();
    Told {
        areas: AreaBook::new(versions.map(|(_, area)| area.version().clone()).collect()),
        notices: told.notices.iter().filter(|notice| considered.contains(&notice.digest())).cloned().collect(),
        ..told.clone()
    }
}

fn judged(told: &Told, observations: Vec<Observation>, event: &Event) -> Option<Grounds> {
    let observations = each_once(told, observations);
    let findings = Watch::judge_all(told.clone(), observations.iter().copied());
    let found = Grounds { told: told.clone(), observations, findings };
    found.event(&event.id).is_some().then_some(found)
}

/// The observations in their one order, without what one source handed on twice, and without when they came: nothing is judged by that.
#[must_use]
pub fn each_once(told: &Told, mut observations: Vec<Observation>) -> Vec<Observation> {
    for observation in &mut observations {
        observation.received_at = observation.valid_at;
    }
    observations.sort_by(|one, other| {
        in_order(one, other).then_with(|| told.sources.tag(one.source).cmp(&told.sources.tag(other.source)))
    });
    observations.dedup_by(|one, other| {
        one.valid_at == other.valid_at
            && told.sources.tag(one.source) == told.sources.tag(other.source)
            && observation_id(one) == observation_id(other)
    });
    observations
}
