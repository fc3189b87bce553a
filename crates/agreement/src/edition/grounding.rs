//! What an edition says of watching the grounding: what crosses how late, and how long what concerns nobody is kept.
//!
//! Knows no rule that uses it.
use spacetime::Span;

/// The rules of release of what was seen (SG-31, SG-32).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GroundingRules {
    /// Nothing younger than this crosses or is shown.
    pub release: Span,
    /// Nothing younger than this crosses where a person is among the sources.
    pub human_release: Span,
    /// So many people, apart from each other, stand for a second class of source.
    pub spotters_min: u8,
    /// Tracks that meet no area and no notice, and aircraft that are none of the watch's business, are dropped within it.
    pub unmet_tracks_kept: Span,
}
