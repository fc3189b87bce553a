//! The watch: takes observations as they come, and says at any time what all of them amount to.
//!
//! INVARIANT(order-free): the events are a function of the set of observations, the areas, the notices, the links and the
//! thresholds. Taking observations one by one only marks which tracks must be built again; a test holds it against building
//! everything at once, and shuffled inputs against sorted ones.

use crate::area::AreaBook;
use crate::config::Config;
use crate::correlate::{
    Claims, Correlation, Deviation, DeviationKind, Flight, ManualLink, Outcome, UrgentExempt, correlate,
};
use crate::digest::Digest;
use crate::event::{Event, Seen};
use crate::flag::{Flag, Flags};
use crate::grade::{Holdings, Location, Standing, identity, location, spotters};
use crate::integrity;
use crate::key::TrackKey;
use crate::notice::Notice;
use crate::retention::{Belongs, Keeping, Met, keeping};
use crate::sighting::{Sighting, observation_id};
use crate::source::Sources;
use crate::track::Track;
use crate::visit::{Visits, visits};
use crate::witness::{Agreement, Draft, Witness, associated, drafts};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::observation::{Observation, ShortText, SourceClass};
use spacetime::{Instant, Position};

/// What the watch is told beside observations.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The sources.
    pub sources: Sources,
    /// The versions of areas.
    pub areas: AreaBook,
    /// The notices.
    pub notices: Vec<Notice>,
    /// The links made by hand.
    pub links: Vec<ManualLink>,
    /// The daily return of the air order of battle, where there is one.
    pub holdings: Option<Holdings>,
    /// The thresholds.
    pub config: Config,
}

/// Everything that was seen so far, and what it amounts to.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    told: Told,
    keys: BTreeMap<TrackKey, Held>,
    count: usize,
}

/// The observations of one key, with what was last made of them.
#[derive(Clone, Debug, Default)]
struct Held {
    observations: Vec<Observation>,
    built: Option<Track>,
}

/// What was let go when retention ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetGo {
    /// How many tracks.
    pub tracks: usize,
    /// How many observations of theirs.
    pub observations: usize,
    /// How many tracks are kept.
    pub kept: usize,
}

/// What all inputs amount to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The events, by area, time and track.
    pub events: Vec<Event>,
    /// Ways that may have met an area and need not, for each area: a statement of coverage, never held against anybody.
    pub possible_only: BTreeMap<String, usize>,
    /// Visits too shallow and short to count, for each area.
    pub grazes: BTreeMap<String, usize>,
    /// Visits of a rough source that a better one contradicts.
    pub contradicted: usize,
    /// How many reports carry each flag.
    pub flags: BTreeMap<Flag, usize>,
    /// How many tracks there are.
    pub tracks: usize,
    /// How many different reports.
    pub reports: usize,
    /// How many observations came.
    pub observations: usize,
}

impl Watch {
    /// A watch that has seen nothing.
    #[must_use]
    pub fn new(told: Told) -> Self {
        Self { told, keys: BTreeMap::new(), count: 0 }
    }

    /// What it was told.
    #[must_use]
    pub const fn told(&self) -> &Told {
        &self.told
    }

    /// Takes one observation; only its own track must be built again.
    pub fn take(&mut self, observation: Observation) {
        let key = TrackKey::of(&observation, &self.told.sources);
        let held = self.keys.entry(key).or_default();
        held.observations.push(observation);
        held.built = None;
        self.count += 1;
    }

    /// The keys of all tracks.
    pub fn keys(&self) -> impl Iterator<Item = &TrackKey> {
        self.keys.keys()
    }

    /// Lets go of every track whose retention has ended (SG-31): that made none of these events and is named by no notice, and civil, UN and
    /// own aircraft, whatever they met. What is let go is gone: the events must have been found before.
    pub fn let_go(&mut self, now: Instant, events: &[Event], belongs: &dyn Fn(&TrackKey) -> Belongs) -> LetGo {
        let met = Met::of(events, &self.told.notices, &self.told.links);
        let mut gone = LetGo::default();
        let keys: Vec<TrackKey> = self.keys.keys().copied().collect();
        for key in keys {
            let keeping =
                self.track(&key).map_or(Keeping::Kept, |track| keeping(&track, belongs(&key), &met, &self.told.config));
            match keeping {
                Keeping::DroppedAt(at) if at <= now => {
                    let observations = self.keys.remove(&key).map_or(0, |held| held.observations.len());
                    self.count = self.count.saturating_sub(observations);
                    gone.tracks += 1;
                    gone.observations += observations;
                }
                Keeping::DroppedAt(_) | Keeping::Kept => gone.kept += 1,
            }
        }
        gone
    }

    /// What everything amounts to now.
    pub fn findings(&mut self) -> Findings {
        let Self { told, keys, count } = self;
        for (key, held) in keys.iter_mut() {
            if held.built.is_none() {
                held.built = Some(Track::build(*key, held.observations.clone(), &told.sources, &told.config));
            }
        }
        let mut tracks: BTreeMap<TrackKey, Track> =
            keys.iter().filter_map(|(key, held)| Some((*key, held.built.clone()?))).collect();
        integrity::across_tracks(&mut tracks, &told.config);
        let mut findings = judge(&tracks, told);
        findings.observations = *count;
        findings
    }

    /// What all these observations amount to; [`Watch::take`] for each, and [`Watch::findings`].
    #[must_use]
    pub fn judge_all(told: Told, observations: impl IntoIterator<Item = Observation>) -> Findings {
        let mut watch = Self::new(told);
        for observation in observations {
            watch.take(observation);
        }
        watch.findings()
    }

    /// The track of a key as it stands, with all its flags; nothing for an unknown key.
    #[must_use]
    pub fn track(&self, key: &TrackKey) -> Option<Track> {
        let held = self.keys.get(key)?;
        let build = || Track::build(*key, held.observations.clone(), &self.told.sources, &self.told.config);
        Some(held.built.clone().unwrap_or_else(build))
    }
}

fn judge(tracks: &BTreeMap<TrackKey, Track>, told: &Told) -> Findings {
    let mut findings = Findings { tracks: tracks.len(), ..Findings::default() };
    let mut all = Vec::new();
    let name = |area: usize| told.areas.get(area).map_or_else(String::new, |area| area.version().id.clone());
    for track in tracks.values() {
        findings.reports += track.sightings.len();
        for flags in track.flags.iter().filter(|flags| **flags != Flags::NONE) {
            for flag in flags.iter() {
                *findings.flags.entry(flag).or_default() += 1;
            }
        }
        let Visits { visits, possible_only, grazes } = visits(track, &told.areas, &told.sources, &told.config);
        for (area, _, _) in possible_only {
            *findings.possible_only.entry(name(area)).or_default() += 1;
        }
        for (area, count) in grazes {
            *findings.grazes.entry(name(area)).or_default() += count;
        }
        let (mut drafts, contradicted) = drafts(track, &visits, &told.sources, &told.config);
        findings.contradicted += contradicted;
        all.append(&mut drafts);
    }
    let all = associated(all, tracks, &told.sources, &told.config);
    let mut flights: Vec<(Draft, Flight, Correlation)> = Vec::new();
    for draft in all {
        let Some(flight) = flight_of(&draft, tracks, told) else { continue };
        let mut correlation = correlate(&flight, &told.notices, &told.links, &told.config);
        unknown_tail(&flight, told.holdings.as_ref(), &mut correlation);
        flights.push((draft, flight, correlation));
    }
    count_excess(&mut flights, &told.notices);
    let config = told.config.digest();
    findings.events = flights
        .into_iter()
        .filter_map(|(draft, flight, correlation)| event_of(&draft, flight, correlation, tracks, told, config))
        .collect();
    findings.events.sort_by(|one, other| {
        (&one.area, one.version, one.from, one.track, one.id).cmp(&(
            &other.area,
            other.version,
            other.from,
            other.track,
            other.id,
        ))
    });
    findings
}

/// How many places of a visit are laid beside a routing.
const PLACES_MAX: usize = 32;

fn flight_of(draft: &Draft, tracks: &BTreeMap<TrackKey, Track>, told: &Told) -> Option<Flight> {
    let track = tracks.get(&draft.track)?;
    let visit = draft.lead()?;
    let step = visit.reports.len() / PLACES_MAX + 1;
    let mut places: Vec<Position> =
        visit.reports.iter().step_by(step).filter_map(|number| Some(track.fix(*number)?.0)).collect();
    places.extend(visit.reports.last().and_then(|number| Some(track.fix(*number)?.0)));
    let speed = visit.reports.iter().filter_map(|number| track.sighting(*number)?.observation.motion.ground_speed_mm_s);
    let (begins, ends) = ends_of(track, visit.from, visit.to, told);
    Some(Flight {
        track: draft.track,
        from: visit.from,
        to: visit.to,
        places,
        begins,
        ends,
        speed_mm_s: speed.max(),
        claims: claims_of(draft, tracks, told),
    })
}

type Fix = (Position, Instant);

/// Where the flight about a visit begins and ends: where its reports pause for longer than two visits may.
fn ends_of(track: &Track, from: Instant, to: Instant, told: &Told) -> (Option<Fix>, Option<Fix>) {
    let mut numbers: Vec<usize> = track
        .segments
        .iter()
        .filter(|segment| !segment.flags.has(Flag::Jump))
        .flat_map(|segment| segment.reports.iter().copied())
        .collect();
    numbers.sort_unstable();
    let fixes: Vec<Fix> = numbers.into_iter().filter_map(|number| track.fix(number)).collect();
    let first_inside = fixes.partition_point(|(_, at)| *at < from);
    let last_inside = fixes.partition_point(|(_, at)| *at <= to);
    let pause = told.config.visit_gap;
    let mut begins = fixes.get(first_inside).copied();
    for (place, at) in fixes.iter().take(first_inside).rev() {
        if begins.is_some_and(|(_, later)| later.since(*at) > pause) {
            break;
        }
        begins = Some((*place, *at));
    }
    let mut ends = last_inside.checked_sub(1).and_then(|number| fixes.get(number)).copied();
    for (place, at) in fixes.iter().skip(last_inside) {
        if ends.is_some_and(|(_, earlier)| at.since(earlier) > pause) {
            break;
        }
        ends = Some((*place, *at));
    }
    (begins, ends)
}

/// The sightings about the time of a visit, of the tracks of those witnesses that count.
fn sightings_about<'a>(
    draft: &'a Draft,
    tracks: &'a BTreeMap<TrackKey, Track>,
    told: &Told,
    counts: impl Fn(&Witness) -> bool,
) -> impl Iterator<Item = &'a Sighting> {
    let keys: BTreeSet<TrackKey> =
        draft.witnesses.iter().filter(|witness| counts(witness)).map(|witness| witness.track).collect();
    let time = draft.lead().map(|visit| {
        let from = visit.from.saturating_add(told.config.claims.negated());
        (from, visit.to.saturating_add(told.config.claims))
    });
    keys.into_iter().filter_map(move |key| tracks.get(&key)).zip(core::iter::repeat(time)).flat_map(|(track, time)| {
        let (first, last) = time.map_or((0, 0), |(from, to)| {
            let count = |at: &dyn Fn(Instant) -> bool| {
                track.sightings.partition_point(|sighting| at(sighting.observation.valid_at))
            };
            (count(&|at| at < from), count(&|at| at <= to))
        });
        track.sightings.iter().take(last).skip(first)
    })
}

/// How many who are independent of each other name one registration: the aircraft itself, whoever carries its word, is one; each owner of
/// those who saw it painted on is another. Who puts the aircraft elsewhere does not count.
fn speakers(draft: &Draft, tracks: &BTreeMap<TrackKey, Track>, told: &Told) -> usize {
    let mut by_name: BTreeMap<ShortText, BTreeSet<Option<Digest>>> = BTreeMap::new();
    for sighting in sightings_about(draft, tracks, told, |witness| witness.agrees != Agreement::Differs) {
        let Some(name) = sighting.observation.identity.registration else { continue };
        let named = by_name.entry(name).or_default();
        match sighting.observation.class {
            class @ (SourceClass::Human | SourceClass::Imagery) => {
                named.extend(sighting.heard_by.iter().map(|id| told.sources.voice(class, *id).speaker));
            }
            // Whoever carries it, the name is the aircraft's own word.
            SourceClass::SelfReport
            | SourceClass::Multilateration
            | SourceClass::SecondaryRadar
            | SourceClass::PrimaryRadar => {
                named.insert(None);
            }
        }
    }
    by_name.values().map(BTreeSet::len).max().unwrap_or(0)
}

/// What was said of who it was, about the time of the visit.
fn claims_of(draft: &Draft, tracks: &BTreeMap<TrackKey, Track>, told: &Told) -> Claims {
    let mut claims = Claims::default();
    for sighting in sightings_about(draft, tracks, told, |_| true) {
        let identity = &sighting.observation.identity;
        claims.addresses.extend(identity.address);
        claims.callsigns.extend(identity.callsign);
        claims.mode_a.extend(identity.mode_a);
        claims.registrations.extend(identity.registration);
        claims.types.extend(identity.type_designator);
    }
    claims
}

/// Says that an aircraft with a tail stands in no daily return, where there is one.
fn unknown_tail(flight: &Flight, holdings: Option<&Holdings>, correlation: &mut Correlation) {
    let Some(holdings) = holdings else { return };
    let tails: Vec<String> = flight
        .claims
        .addresses
        .iter()
        .map(alloc::string::ToString::to_string)
        .chain(flight.claims.registrations.iter().map(|text| String::from(text.as_str())))
        .collect();
    if !tails.is_empty() && !tails.iter().any(|tail| holdings.tails.contains(tail)) {
        deviates(correlation, Deviation { kind: DeviationKind::AobUnknownTail, size: None });
    }
}

fn deviates(correlation: &mut Correlation, deviation: Deviation) {
    if let Outcome::Matched(notice) = &correlation.outcome {
        correlation.outcome = Outcome::MatchedWithDeviation(notice.clone());
    }
    correlation.deviations.push(deviation);
    correlation.deviations.sort_unstable();
}

/// More aircraft than told of, under one notice, is a fact; fewer is none.
fn count_excess(flights: &mut [(Draft, Flight, Correlation)], notices: &[Notice]) {
    let mut seen: BTreeMap<String, BTreeSet<TrackKey>> = BTreeMap::new();
    for (_, flight, correlation) in flights.iter() {
        if let Outcome::Matched(notice) | Outcome::MatchedWithDeviation(notice) = &correlation.outcome {
            seen.entry(notice.clone()).or_default().insert(flight.track);
        }
    }
    for (_, _, correlation) in flights {
        let (Outcome::Matched(notice) | Outcome::MatchedWithDeviation(notice)) = &correlation.outcome else { continue };
        let told = notices.iter().find(|it| it.id == *notice).and_then(|it| it.aircraft).map(i64::from);
        let count = seen.get(notice).map_or(0, |tracks| tracks.len() as i64);
        if let Some(told) = told.filter(|told| count > *told) {
            deviates(correlation, Deviation { kind: DeviationKind::CountExcess, size: Some(count - told) });
        }
    }
}

fn event_of(
    draft: &Draft,
    flight: Flight,
    correlation: Correlation,
    tracks: &BTreeMap<TrackKey, Track>,
    told: &Told,
    config: Digest,
) -> Option<Event> {
    let visit = draft.lead()?;
    let area = told.areas.get(draft.area)?;
    let flags_of = |witness: &Witness| {
        let track = tracks.get(&witness.track);
        let flags = witness.visit.reports.iter().filter_map(|number| Some(track?.flags_of(*number)));
        flags.fold(Flags::NONE, Flags::and)
    };
    let flags = draft.witnesses.iter().map(flags_of).fold(Flags::NONE, Flags::and);
    let (location, location_tests) = location(draft, &flags_of, &told.config);
    let (identity, identity_tests) =
        identity(&flight.claims, flags, told.holdings.as_ref(), speakers(draft, tracks, told));
    let standing = match (&correlation.outcome, location) {
        (_, Location::L0) => Standing::Kept,
        (Outcome::Matched(_), _) => Standing::Matched,
        (Outcome::MatchedWithDeviation(_), _) if only_late(&correlation) => Standing::ExemptLateReview,
        (_, Location::L1) => Standing::WatchList,
        (_, Location::L2 | Location::L3 | Location::L4) => Standing::Candidate,
    };
    let ids = |witness: &Witness| {
        let track = tracks.get(&witness.track);
        let id = |number: &usize| Some(observation_id(&track?.sighting(*number)?.observation));
        witness.visit.reports.iter().filter_map(id).collect()
    };
    let seen = |witness: &Witness| Seen {
        track: witness.track,
        class: witness.visit.class,
        from: witness.visit.from,
        to: witness.visit.to,
        reports: ids(witness),
        depth_mm: witness.visit.depth_mm,
        depth_sigma_mm: witness.visit.depth_sigma_mm,
        agrees: witness.agrees,
    };
    let event = Event {
        id: config,
        config,
        area: area.version().id.clone(),
        class: area.version().class,
        version: *area.digest(),
        track: draft.track,
        from: visit.from,
        to: visit.to,
        ended: visit.ended,
        leg: visit.leg,
        location,
        location_tests,
        identity,
        identity_tests,
        claims: flight.claims,
        flags,
        witnesses: draft.witnesses.iter().map(seen).collect(),
        spotters: spotters(draft),
        correlation,
        standing,
    };
    Some(event.sealed())
}

/// True for an emergency flight that deviates by nothing but its lateness.
fn only_late(correlation: &Correlation) -> bool {
    correlation.is_urgent_exempt == UrgentExempt::Yes
        && correlation.deviations.iter().all(|deviation| deviation.kind == DeviationKind::NoticeLate)
}
