//! Flags that a report carries by itself, or beside its neighbours in time.

use crate::config::Config;
use crate::flag::{Flag, Flags};
use crate::flat::distance_m;
use crate::key::TrackKey;
use crate::sighting::Sighting;
use crate::source::Sources;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use spacetime::observation::{AltitudeReference, Observation, ReportKey, ReportMark, SourceClass, SourceId};
use spacetime::{Instant, Span};

/// Common frames are looked for within this many milliseconds: a clock may be minutes off.
const SAME_FRAME_SEARCH_MS: i64 = 600_000;

/// How far each source's reception of a frame stands from the first reception by another source.
pub(super) fn clock_offsets(observations: &[Observation], same_frame: Span) -> Vec<(SourceId, i64)> {
    let mut heard: BTreeMap<u128, Vec<(Instant, SourceId)>> = BTreeMap::new();
    let Some(first) = observations.first().map(|observation| observation.source) else { return Vec::new() };
    if observations.iter().all(|observation| observation.source == first) {
        return Vec::new();
    }
    for observation in observations {
        if let (ReportKey::Frame(bits), Some(_)) = (observation.report, observation.place) {
            heard.entry(bits).or_default().push((observation.valid_at, observation.source));
        }
    }
    let mut offsets = Vec::new();
    for receptions in heard.values_mut() {
        // What one source handed on twice it heard once; else whoever repeats itself would set everybody's clock.
        receptions.sort_unstable();
        let mut last: BTreeMap<SourceId, Instant> = BTreeMap::new();
        receptions.retain(|(at, source)| {
            let is_new = last.get(source).is_none_or(|before| at.since(*before) > same_frame);
            if is_new {
                last.insert(*source, *at);
            }
            is_new
        });
        if receptions.len() < 2 {
            continue;
        }
        let middle = receptions.get((receptions.len() - 1) / 2).map_or(Instant::EPOCH, |(at, _)| *at);
        for (at, source) in receptions.iter() {
            let offset = at.since(middle).as_millis();
            if offset.abs() <= SAME_FRAME_SEARCH_MS {
                offsets.push((*source, offset));
            }
        }
    }
    offsets.sort_unstable();
    offsets
}

/// The flags of every report.
pub(super) fn flags(key: &TrackKey, sightings: &[Sighting], sources: &Sources, config: &Config) -> Vec<Flags> {
    let mut flags: Vec<Flags> = sightings.iter().map(|sighting| own(key, sighting, sources, config)).collect();
    altitude_blunders(sightings, &mut flags, config);
    accuracy_drops(sightings, &mut flags, config);
    flags
}

fn own(key: &TrackKey, sighting: &Sighting, sources: &Sources, config: &Config) -> Flags {
    let observation = &sighting.observation;
    let marked = |mark| observation.marks.has(mark);
    let mut flags = Flags::NONE;
    if marked(ReportMark::Simulated) || marked(ReportMark::Test) || marked(ReportMark::FieldMonitor) {
        flags = flags.with(Flag::Sim);
    }
    if marked(ReportMark::Coasted) {
        flags = flags.with(Flag::Coasted);
    }
    if marked(ReportMark::Reflection) {
        flags = flags.with(Flag::Ghost);
    }
    if marked(ReportMark::PositionDoubted) {
        flags = flags.with(Flag::Doubted);
    }
    if marked(ReportMark::AddressNotAllocated) || (key.address().is_some() && !key.is_icao()) {
        flags = flags.with(Flag::NonIcao);
    }
    if let Some(place) = observation.place {
        let (latitude, longitude) = (place.position.latitude().as_e7(), place.position.longitude().as_e7());
        // A hundred metres about the point where nothing is.
        if latitude.abs() < 10_000 && longitude.abs() < 10_000 {
            flags = flags.with(Flag::NullPosition);
        }
        if sighting.heard_by.iter().all(|id| is_out_of_range(observation, *id, sources, config)) {
            flags = flags.with(Flag::Range);
        }
    }
    if let Some(altitude) = observation.altitude {
        let metres = i64::from(altitude.altitude_mm / 1_000);
        if metres > config.altitude_max_m || metres < config.altitude_min_m {
            flags = flags.with(Flag::AltBlunder);
        }
    }
    flags
}

/// True when the receiver stands too low and too far away to have heard the aircraft: 4.12 km times the sum of the roots of both heights
/// in metres is the radio horizon.
fn is_out_of_range(observation: &Observation, id: SourceId, sources: &Sources, config: &Config) -> bool {
    let receiver = sources.get(id).and_then(|facts| facts.receiver);
    let (Some((site, height_m)), Some(place), Some(altitude)) = (receiver, observation.place, observation.altitude)
    else {
        return false;
    };
    if !observation.class.is_self_reported() {
        return false;
    }
    let root = |metres: f64| libm::sqrt(metres.max(0.0));
    let horizon_m = 4_120.0 * (root(height_m as f64) + root(f64::from(altitude.altitude_mm) / 1e3));
    distance_m(site, place.position) > horizon_m * config.horizon_percent as f64 / 100.0 + 10_000.0
}

/// A height from which neither neighbour could have been reached, while they fit each other.
fn altitude_blunders(sightings: &[Sighting], flags: &mut [Flags], config: &Config) {
    let mut heights: BTreeMap<AltitudeReference, Vec<(usize, Instant, i64)>> = BTreeMap::new();
    for (number, sighting) in sightings.iter().enumerate() {
        if let Some(altitude) = sighting.observation.altitude {
            let row = (number, sighting.observation.valid_at, i64::from(altitude.altitude_mm));
            heights.entry(altitude.reference).or_default().push(row);
        }
    }
    // Altitudes come in steps of 7.6 and 30.5 m, and times to the second.
    let fits = |one: &(usize, Instant, i64), other: &(usize, Instant, i64)| {
        let time_ms = other.1.since(one.1).as_millis().abs() + 1_000;
        (other.2 - one.2).abs() <= config.climb_max_m_s.saturating_mul(time_ms) + 100_000
    };
    for rows in heights.values() {
        for three in rows.windows(3) {
            if let [before, at, after] = three
                && !fits(before, at)
                && !fits(at, after)
                && fits(before, after)
                && let Some(flags) = flags.get_mut(at.0)
            {
                *flags = flags.with(Flag::AltBlunder);
            }
        }
    }
}

/// Counts reports of low accuracy up and of good accuracy down, as gpsjam.org does.
fn accuracy_drops(sightings: &[Sighting], flags: &mut [Flags], config: &Config) {
    let mut score = 0;
    for (sighting, flags) in sightings.iter().zip(flags) {
        if sighting.observation.class != SourceClass::SelfReport {
            continue;
        }
        match sighting.observation.quality.nac_p {
            Some(0..=2) => score = (score + 1).min(config.nacp_score_max),
            Some(4..) => score = (score - 1).max(0),
            Some(3) | None => {}
        }
        if score >= config.nacp_score {
            *flags = flags.with(Flag::NacpDrop);
        }
    }
}
