//! What must hold between the settings and the rest of an edition, whoever brings them together.
//!
//! Asked twice: when an edition file is read, and when a record proposes another reading of one setting (APP.9). Knows the
//! names of the fields in the file, for the answer, and nothing else of the file.
use super::{Edition, Settings, ThreatWording};

/// Two fields that contradict each other, as paths in the edition file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contradiction {
    /// The one.
    pub field: &'static str,
    /// The other.
    pub other: &'static str,
}

impl Edition {
    /// The first contradiction between these settings and the rest of this edition.
    #[must_use]
    pub fn contradiction(&self, settings: &Settings) -> Option<Contradiction> {
        let found = |field, other| Some(Contradiction { field, other });
        let known = |code| self.vocabulary.exemption_codes.contains(code);
        if !settings.urgent_exemption.codes.iter().all(known) {
            return found("settings.AMB-04.codes", "vocabulary.exemption_codes");
        }
        if settings.day_before.zones.first() != Some(&self.reference_zone) {
            return found("settings.AMB-01.zones", "reference_zone");
        }
        // Both sides' days count, so neither gains by its own midnight (SG-09).
        if ![&self.parties.alpha, &self.parties.bravo]
            .into_iter()
            .all(|party| settings.day_before.zones.contains(&party.zone))
        {
            return found("settings.AMB-01.zones", "parties.zone");
        }
        if settings.third_party_speaker != self.roles.relaying_party {
            return found("settings.AMB-16.speaker", "roles.relaying_party");
        }
        if settings.baseline.from > settings.baseline.to {
            return found("settings.AMB-07.from", "settings.AMB-07.to");
        }
        // Nationals count only together with the dual-agreed reference, never instead of the acting side's personnel.
        if !settings.imminent_threat.wordings.contains(&ThreatWording::Personnel) {
            return found("settings.AMB-06.wordings", "settings.AMB-06");
        }
        if settings.imminent_threat.initial_notice > settings.imminent_threat.full_notice {
            return found("settings.AMB-06.initial_notice_s", "settings.AMB-06.full_notice_s");
        }
        // TOR.0.4: the right of withdrawal resolves to both items of the letter.
        let twins = &settings.twin_items;
        if !twins.withdrawal_reads.contains(&twins.first) || !twins.withdrawal_reads.contains(&twins.second) {
            return found("settings.AMB-10.withdrawal_reads", "settings.AMB-10.first");
        }
        None
    }
}
