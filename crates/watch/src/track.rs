//! The track of one key: its reports in order, each with its flags, in segments that one aircraft can have flown.
//!
//! Segments are built by hypotheses: a report joins the open segment that it fits best, and opens a new one where no aircraft could
//! have come from any. Nothing is smoothed: the evidence is the reports. What is late finds its place by its time, since a track is a
//! function of the set of its observations and of nothing else.

mod reports;
mod segments;

use crate::config::Config;
use crate::flag::{Flag, Flags};
use crate::key::TrackKey;
use crate::sighting::{Sighting, deduplicated};
use crate::source::Sources;
use alloc::vec::Vec;
use spacetime::observation::{Observation, SourceId};
use spacetime::{Instant, Position};

pub use segments::Segment;

/// The track of one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// The key.
    pub key: TrackKey,
    /// Every report once, in order.
    pub sightings: Vec<Sighting>,
    /// The flags of each report, in the same order.
    pub flags: Vec<Flags>,
    /// The segments, by their first report.
    pub segments: Vec<Segment>,
    /// How far frames of a source stood from those of the first who heard them, milliseconds, one number for each common frame.
    pub clock_offsets: Vec<(SourceId, i64)>,
}

impl Track {
    /// Builds the track of a key from all its observations, in any order.
    #[must_use]
    pub fn build(key: TrackKey, observations: Vec<Observation>, sources: &Sources, config: &Config) -> Self {
        let clock_offsets = reports::clock_offsets(&observations, config.same_frame);
        let sightings = deduplicated(observations, sources, config);
        let mut flags = reports::flags(&key, &sightings, sources, config);
        let segments = segments::build(&key, &sightings, &mut flags, sources, config);
        Self { key, sightings, flags, segments, clock_offsets }
    }

    /// The report of a number.
    #[must_use]
    pub fn sighting(&self, number: usize) -> Option<&Sighting> {
        self.sightings.get(number)
    }

    /// Where and when a report was; nothing for one without a place.
    #[must_use]
    pub fn fix(&self, number: usize) -> Option<(Position, Instant)> {
        let observation = &self.sightings.get(number)?.observation;
        Some((observation.place?.position, observation.valid_at))
    }

    /// The flags of a report.
    #[must_use]
    pub fn flags_of(&self, number: usize) -> Flags {
        self.flags.get(number).copied().unwrap_or_default()
    }

    /// Adds a flag to every report of a source.
    pub(crate) fn flag_source(&mut self, source: SourceId, flag: Flag) {
        for (sighting, flags) in self.sightings.iter().zip(&mut self.flags) {
            // Whoever else heard the frame at its right time vouches for it.
            if sighting.heard_by.iter().all(|heard| *heard == source) {
                *flags = flags.with(flag);
            }
        }
    }

    /// Adds a flag to a segment.
    pub(crate) fn flag_segment(&mut self, segment: usize, flag: Flag) {
        if let Some(segment) = self.segments.get_mut(segment) {
            segment.flags = segment.flags.with(flag);
        }
    }

    /// Gives the flags of a segment to its reports.
    pub(crate) fn spread_segment_flags(&mut self, segment: usize) {
        let Some(segment) = self.segments.get(segment) else { return };
        for number in &segment.reports {
            if let Some(flags) = self.flags.get_mut(*number) {
                *flags = flags.and(segment.flags);
            }
        }
    }

    /// When the reports begin and end.
    #[must_use]
    pub fn span(&self) -> Option<(Instant, Instant)> {
        let first = self.sightings.first()?.observation.valid_at;
        let last = self.sightings.last()?.observation.valid_at;
        Some((first, last))
    }
}
