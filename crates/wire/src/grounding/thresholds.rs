//! The thresholds of the watch as an edition has them: what both sides agreed stands in for what the engine would take by itself.

use agreement::edition::Edition;
use watch::config::Config;

/// The thresholds of an edition: its zone, its delays, how many people stand for a second class, how long what met nothing is kept, and the
/// time of review of an emergency flight. Everything that no edition says is the engine's own.
#[must_use]
pub fn thresholds(edition: &Edition) -> Config {
    let rules = edition.grounding;
    Config {
        zone: edition.reference_zone,
        release_delay: rules.release,
        human_release_delay: rules.human_release,
        spotters: usize::from(rules.spotters_min),
        retention: rules.unmet_tracks_kept,
        review: edition.settings.urgent_exemption.review,
        ..Config::default()
    }
}
