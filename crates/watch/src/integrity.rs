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

/// A place and a moment by the cells that they lie in: time, latitude, longitude.
type Cell = (i64, i64, i64);

/// The side of a cell along a meridian, 1e-7 degrees: 2.2 km, so that what is near lies in this cell or the next.
fn side_e7(config: &Config) -> i64 {
    (config.cluster_m.max(1) * 2 * 100_000 / 1_112).max(1)
}

/// How many cells lie along a parallel at the far side of a row, so that none is narrower than one along a meridian.
fn cells_around(row: i64, side_e7: i64) -> i64 {
    let furthest_e7 = (row.abs() + 1) * side_e7;
    let shrink = libm::cos(furthest_e7 as f64 * 1e-7 * core::f64::consts::PI / 180.0).max(0.0);
    (libm::floor(3_600_000_000.0 * shrink / side_e7 as f64) as i64).max(1)
}

fn column(longitude_e7: i64, around: i64) -> i64 {
    longitude_e7.rem_euclid(3_600_000_000) * around / 3_600_000_000
}

fn cell_of(place: Position, at: Instant, config: &Config) -> Cell {
    let side = side_e7(config);
    let row = i64::from(place.latitude().as_e7()).div_euclid(side);
    let slot = at.as_millis().div_euclid(config.cluster_time.as_millis().max(1));
    (slot, row, column(i64::from(place.longitude().as_e7()), cells_around(row, side)))
}

/// The cells in which something near may lie.
fn cells_about(place: Position, at: Instant, config: &Config) -> Vec<Cell> {
    let (slot, row, _) = cell_of(place, at, config);
    let mut found = Vec::with_capacity(27);
    for row in row - 1..=row + 1 {
        let around = cells_around(row, side_e7(config));
        let middle = column(i64::from(place.longitude().as_e7()), around);
        let mut columns = [middle - 1, middle, middle + 1].map(|column| column.rem_euclid(around));
        columns.sort_unstable();
        for slot in slot - 1..=slot + 1 {
            for (number, column) in columns.iter().enumerate() {
                // Near a pole a row has fewer than three.
                if number == 0 || columns.get(number - 1) != Some(column) {
                    found.push((slot, row, *column));
                }
            }
        }
    }
    found
}

/// Points to which one aircraft jumped while others were there at the same instant. Every jump is looked at, in cells, so that no storm of
/// jumps hides one.
fn clusters(tracks: &mut BTreeMap<TrackKey, Track>, config: &Config) {
    let mut jumps: Vec<(Position, Instant)> = Vec::new();
    for track in tracks.values().filter(|track| track.key.address().is_some()) {
        for segment in track.segments.iter().filter(|segment| segment.flags.has(Flag::Jump)) {
            jumps.extend(segment.reports.first().and_then(|number| track.fix(*number)));
        }
    }
    if jumps.is_empty() {
        return;
    }
    let mut cells: BTreeMap<Cell, Vec<(TrackKey, usize, Position, Instant)>> =
        jumps.iter().flat_map(|(place, at)| cells_about(*place, *at, config)).map(|cell| (cell, Vec::new())).collect();
    for track in tracks.values().filter(|track| track.key.address().is_some()) {
        for (number, segment) in track.segments.iter().enumerate() {
            for (place, at) in segment.reports.iter().filter_map(|report| track.fix(*report)) {
                if let Some(cell) = cells.get_mut(&cell_of(place, at, config)) {
                    cell.push((track.key, number, place, at));
                }
            }
        }
    }
    let mut flagged: BTreeSet<(TrackKey, usize)> = BTreeSet::new();
    for (place, at) in jumps {
        let mut near: BTreeSet<(TrackKey, usize)> = BTreeSet::new();
        for cell in cells_about(place, at, config) {
            for (key, segment, other, when) in cells.get(&cell).into_iter().flatten() {
                let is_near = when.since(at).as_millis().abs() <= config.cluster_time.as_millis()
                    && distance_m(place, *other) <= config.cluster_m as f64;
                if is_near {
                    near.insert((*key, *segment));
                }
            }
        }
        let aircraft: BTreeSet<TrackKey> = near.iter().map(|(key, _)| *key).collect();
        if aircraft.len() >= config.cluster_aircraft {
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
