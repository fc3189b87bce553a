//! Integrity across tracks: clocks that stand apart from all others, and points where spoofed positions meet.

use crate::config::Config;
use crate::flag::Flag;
use crate::flat::distance_m;
use crate::key::TrackKey;
use crate::track::Track;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use spacetime::observation::SourceId;
use spacetime::{Instant, Position};

/// Flags what only shows across tracks.
pub(crate) fn across_tracks(tracks: &mut BTreeMap<TrackKey, Track>, config: &Config) {
    clocks(tracks, config);
    clusters(tracks, config);
}

fn clocks(tracks: &mut BTreeMap<TrackKey, Track>, config: &Config) {
    let mut offsets: BTreeMap<SourceId, Vec<i64>> = BTreeMap::new();
    for track in tracks.values() {
        for (source, offset) in &track.clock_offsets {
            offsets.entry(*source).or_default().push(*offset);
        }
    }
    for (source, mut offsets) in offsets {
        offsets.sort_unstable();
        let median = offsets.get(offsets.len() / 2).copied().unwrap_or_default();
        if offsets.len() >= config.clock_frames && median.abs() > config.clock_offset.as_millis() {
            for track in tracks.values_mut() {
                track.flag_source(source, Flag::Clock);
            }
        }
    }
}

/// Points to which one aircraft jumped while others were there at the same instant.
fn clusters(tracks: &mut BTreeMap<TrackKey, Track>, config: &Config) {
    let mut jumps: Vec<(Position, Instant)> = Vec::new();
    for track in tracks.values().filter(|track| track.key.address().is_some()) {
        for segment in track.segments.iter().filter(|segment| segment.flags.has(Flag::Jump)) {
            jumps.extend(segment.reports.first().and_then(|number| track.fix(*number)));
        }
    }
    /// So many jumps are looked at; more of them make the point without a further one.
    const JUMPS_MAX: usize = 2_000;
    jumps.sort_unstable_by_key(|(place, at)| (*at, place.latitude(), place.longitude()));
    jumps.truncate(JUMPS_MAX);
    let mut flagged: BTreeSet<(TrackKey, usize)> = BTreeSet::new();
    for (place, at) in jumps {
        let near: Vec<(TrackKey, usize)> =
            tracks.values().filter_map(|track| Some((track.key, near(track, place, at, config)?))).collect();
        if near.len() >= config.cluster_aircraft {
            flagged.extend(near);
        }
    }
    for (key, segment) in flagged {
        if let Some(track) = tracks.get_mut(&key) {
            track.flag_segment(segment, Flag::TeleportCluster);
            track.spread_segment_flags(segment);
        }
    }
}

/// The segment of a track that was at a place at an instant.
fn near(track: &Track, place: Position, at: Instant, config: &Config) -> Option<usize> {
    track.key.address()?;
    let from = at.saturating_add(config.cluster_time.negated());
    let to = at.saturating_add(config.cluster_time);
    let first = track.sightings.partition_point(|sighting| sighting.observation.valid_at < from);
    let is_there = |number: usize| {
        track.fix(number).is_some_and(|(other, when)| when <= to && distance_m(place, other) <= config.cluster_m as f64)
    };
    let last = track.sightings.partition_point(|sighting| sighting.observation.valid_at <= to);
    let number = (first..last).find(|number| is_there(*number))?;
    track.segments.iter().position(|segment| segment.reports.binary_search(&number).is_ok())
}
