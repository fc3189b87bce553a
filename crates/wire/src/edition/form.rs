//! The shape of an edition file, field by field, before any check of its values. An unknown field is refused by name.
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EditionForm {
    pub(super) accountability: AccountabilityForm,
    pub(super) aliases: Vec<AliasGroupForm>,
    pub(super) bindings: BTreeMap<String, Vec<String>>,
    pub(super) deadlines: DeadlinesForm,
    pub(super) edition: String,
    pub(super) exchange_level: String,
    pub(super) freshness: FreshnessForm,
    pub(super) geometry: GeometryForm,
    pub(super) grounding: GroundingForm,
    pub(super) integrated_operations: String,
    pub(super) limits: LimitsForm,
    pub(super) lints: LintsForm,
    pub(super) parties: PartiesForm,
    pub(super) pins: BTreeMap<String, String>,
    pub(super) reference_zone: String,
    pub(super) roles: RolesForm,
    pub(super) separation: super::separation::SeparationForm,
    pub(super) settings: super::settings::SettingsForm,
    pub(super) third_party: ThirdPartyForm,
    pub(super) vocabulary: VocabularyForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountabilityForm {
    pub(super) published_count_min: u64,
    pub(super) recipient: LabelForm,
    pub(super) suppression: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroundingForm {
    pub(super) human_release_s: u64,
    pub(super) release_s: u64,
    pub(super) spotters_min: u64,
    pub(super) unmet_tracks_kept_s: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartiesForm {
    pub(super) alpha: PartyForm,
    pub(super) bravo: PartyForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyForm {
    pub(super) label: LabelForm,
    pub(super) language: String,
    pub(super) wording: BTreeMap<String, LabelForm>,
    pub(super) zone: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LabelForm {
    pub(super) en: String,
    pub(super) ru: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThirdPartyForm {
    pub(super) label: LabelForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RolesForm {
    pub(super) consenting_party: String,
    pub(super) relaying_party: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeadlinesForm {
    pub(super) air_defence_acknowledgement_s: u64,
    pub(super) assessment_s: u64,
    pub(super) case_finding_s: u64,
    pub(super) case_notification_s: u64,
    pub(super) case_preliminary_s: u64,
    pub(super) daily_return_minute_of_day: u64,
    pub(super) delegation_max_s: u64,
    pub(super) execution_report_s: u64,
    pub(super) exception_window_s: u64,
    pub(super) expedited_consent_s: u64,
    pub(super) flight_acknowledgement_s: u64,
    pub(super) heartbeat_loss_s: u64,
    pub(super) proposals_lapse_s: u64,
    pub(super) read_back_before_window_s: u64,
    pub(super) recipient_acknowledgement_s: u64,
    pub(super) review_reminder_s: u64,
    pub(super) sealed_receipt_s: u64,
    pub(super) statement_expiry_s: u64,
    pub(super) stop_acknowledgement_s: u64,
    pub(super) stop_crews_s: u64,
    pub(super) stop_effect_s: u64,
    pub(super) stop_read_back_s: u64,
    pub(super) stop_relay_s: u64,
    pub(super) stop_review_s: u64,
    pub(super) uncorrelated_review_s: u64,
    pub(super) unreported_flag_s: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitsForm {
    pub(super) attachment_bytes_max: u64,
    pub(super) entry_bytes_max: u64,
    pub(super) exceptions_per_window_max: u64,
    pub(super) live_intents_per_side_max: u64,
    pub(super) open_items_per_post_max: u64,
    pub(super) ordinary: LaneQuotaForm,
    pub(super) payload_bytes_max: u64,
    pub(super) receipt: LaneQuotaForm,
    pub(super) references_per_record_max: u64,
    pub(super) restraint: LaneQuotaForm,
    pub(super) vertices_per_area_max: u64,
    pub(super) volumes_per_intent_max: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LaneQuotaForm {
    pub(super) bytes_per_day_max: u64,
    pub(super) submissions_per_second_max: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FreshnessForm {
    pub(super) centre_gone_after_s: u64,
    pub(super) head_age_max_s: u64,
    pub(super) receipt_gap_flag_after_s: u64,
    pub(super) skew_max_ms: u64,
    pub(super) unsequenced_flag_after_s: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GeometryForm {
    pub(super) covering_cell_m: u64,
    pub(super) min_footprint_km2: u64,
    pub(super) read_back_tolerance_m: u64,
    pub(super) stop_radius_m: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VocabularyForm {
    pub(super) categories: Vec<String>,
    pub(super) civil_measures: Vec<String>,
    pub(super) competences: Vec<String>,
    pub(super) composition_bands: Vec<String>,
    pub(super) exemption_codes: Vec<String>,
    pub(super) formats: BTreeMap<String, Vec<String>>,
    pub(super) method_classes: Vec<String>,
    pub(super) official_languages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AliasGroupForm {
    pub(super) id: String,
    pub(super) names: Vec<AliasForm>,
    pub(super) standing: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AliasForm {
    pub(super) from: Option<String>,
    pub(super) language: String,
    pub(super) name: String,
    pub(super) until: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LintsForm {
    pub(super) banned_keys: Vec<String>,
    pub(super) sources_and_methods: BTreeMap<String, Vec<String>>,
}
