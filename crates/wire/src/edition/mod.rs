//! Reads an edition file: exact canonical JSON bytes in, [`Edition`] with every range checked out.
//!
//! The bytes are hashed into the genesis, so there is one spelling only: keys sorted, no white space, nothing after the
//! object (RFC 8785). Fields are documented in `editions/README.md`. Knows which values make sense together, not what a
//! rule does with them.
//!
//! ```
//! let error = jig_wire::edition::parse(b"{}\n").unwrap_err();
//! assert_eq!(error.code(), "edition-not-canonical");
//! ```
mod baseline;
pub(crate) mod check;
mod comparison;
mod error;
mod form;
mod separation;
mod settings;
#[cfg(test)]
mod tests;

pub use comparison::{Aspect, EditionComparison, EditionDifference, Told, compare};
pub use error::EditionError;
pub use separation::parse_separation;

use agreement::edition::{
    AccountabilityRules, Alias, AliasGroup, Deadlines, Edition, ExchangeLevel, Freshness, Geometry, GroundingRules,
    IntegratedOperations, Label, LaneQuota, Limits, Lints, Parties, Party, Pins, Roles, SettingFault, Standing,
    Suppression, ThirdParty, Vocabulary,
};
use agreement::identity::{Digest, Language, Side};
use agreement::records::ProposedReading;
use agreement::register::ClauseId;
use check::{clauses, clipped, code, codes, date, number, seconds, text, word, words, zone};
use form::EditionForm;
use spacetime::Span;
use std::collections::BTreeMap;

/// The longest edition file, bytes.
pub const EDITION_BYTES_MAX: usize = 256 * 1024;

const DAY_S: u64 = 86_400;

/// Reads an edition.
///
/// # Errors
/// [`EditionError`]: not canonical JSON, a field unknown or missing, a value outside its range or list, or two values
/// that contradict each other.
pub fn parse(bytes: &[u8]) -> Result<Edition, EditionError> {
    let form: EditionForm = canonical(bytes)?;
    let edition = read(form)?;
    check::consistent(&edition)?;
    Ok(edition)
}

/// Reads another reading of one setting, as a record proposes it (APP.9): `setting` is `AMB-01` to `AMB-23`, `text` the
/// canonical JSON of its object in the file. What is no reading keeps its text, so that the refusal can be recorded.
#[must_use]
pub fn proposed_reading(setting: &str, text: String) -> ProposedReading {
    let read = settings::read_one(setting, text.as_bytes()).map_err(|error| SettingFault {
        code: error.code(),
        field: error.field().map_or_else(|| clipped(setting), str::to_owned),
    });
    ProposedReading { text, read }
}

/// Takes canonical JSON apart. The comparison with its own canonical form also finds a key that stands twice.
pub(crate) fn canonical<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, EditionError> {
    if bytes.len() > EDITION_BYTES_MAX {
        return Err(EditionError::TooLong { bytes: bytes.len() });
    }
    let not_json = |error: serde_json::Error| EditionError::NotJson { line: error.line(), column: error.column() };
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(not_json)?;
    let own = serde_json::to_vec(&value).map_err(not_json)?;
    if own != bytes {
        let offset = own.iter().zip(bytes).take_while(|(ours, theirs)| ours == theirs).count();
        return Err(EditionError::NotCanonical { offset });
    }
    serde_json::from_value(value).map_err(|error| EditionError::Shape { detail: error.to_string() })
}

fn read(form: EditionForm) -> Result<Edition, EditionError> {
    Ok(Edition {
        id: code("edition", form.edition)?,
        reference_zone: zone("reference_zone", &form.reference_zone)?,
        parties: Parties {
            alpha: party("parties.alpha", form.parties.alpha)?,
            bravo: party("parties.bravo", form.parties.bravo)?,
        },
        third_party: ThirdParty { label: label("third_party.label", form.third_party.label)? },
        roles: Roles {
            relaying_party: side("roles.relaying_party", &form.roles.relaying_party)?,
            consenting_party: side("roles.consenting_party", &form.roles.consenting_party)?,
        },
        bindings: bindings(form.bindings)?,
        exchange_level: word(
            "exchange_level",
            &form.exchange_level,
            &[("list-only", ExchangeLevel::ListOnly), ("full", ExchangeLevel::Full)],
        )?,
        integrated_operations: word(
            "integrated_operations",
            &form.integrated_operations,
            &[("locked", IntegratedOperations::Locked)],
        )?,
        settings: settings::read(form.settings)?,
        deadlines: deadlines(&form.deadlines)?,
        limits: limits(&form.limits)?,
        freshness: freshness(&form.freshness)?,
        geometry: geometry(&form.geometry)?,
        separation: separation::read(form.separation)?,
        accountability: accountability(form.accountability)?,
        grounding: grounding(&form.grounding)?,
        vocabulary: vocabulary(form.vocabulary)?,
        aliases: form.aliases.into_iter().map(alias_group).collect::<Result<_, _>>()?,
        lints: lints(form.lints)?,
        pins: pins(form.pins)?,
    })
}

fn party(field: &'static str, form: form::PartyForm) -> Result<Party, EditionError> {
    Ok(Party {
        label: label(field, form.label)?,
        language: language(field, &form.language)?,
        zone: zone(field, &form.zone)?,
        wording: form
            .wording
            .into_iter()
            .map(|(id, wording)| Ok((code(field, id)?, label(field, wording)?)))
            .collect::<Result<_, EditionError>>()?,
    })
}

fn label(field: &'static str, form: form::LabelForm) -> Result<Label, EditionError> {
    Ok(Label { en: text(field, form.en)?, ru: text(field, form.ru)? })
}

fn side(field: &'static str, name: &str) -> Result<Side, EditionError> {
    word(field, name, &Side::BOTH.map(|side| (side.name(), side)))
}

fn language(field: &'static str, tag: &str) -> Result<Language, EditionError> {
    word(field, tag, &Language::ALL.map(|language| (language.tag(), language)))
}

fn bindings(form: BTreeMap<String, Vec<String>>) -> Result<BTreeMap<String, Vec<ClauseId>>, EditionError> {
    form.into_iter().map(|(symbol, cited)| Ok((code("bindings", symbol)?, clauses("bindings", &cited)?))).collect()
}

fn deadlines(form: &form::DeadlinesForm) -> Result<Deadlines, EditionError> {
    // A minute to a year: a deadline of nothing would lapse everything, one of centuries would be none.
    let span = |field, value| seconds(field, value, 60, 366 * DAY_S);
    let stage = |field, value| seconds(field, value, 1, 3_600);
    Ok(Deadlines {
        statement_expiry: span("deadlines.statement_expiry_s", form.statement_expiry_s)?,
        review_reminder: span("deadlines.review_reminder_s", form.review_reminder_s)?,
        sealed_receipt: span("deadlines.sealed_receipt_s", form.sealed_receipt_s)?,
        proposals_lapse: span("deadlines.proposals_lapse_s", form.proposals_lapse_s)?,
        air_defence_acknowledgement: span(
            "deadlines.air_defence_acknowledgement_s",
            form.air_defence_acknowledgement_s,
        )?,
        execution_report: span("deadlines.execution_report_s", form.execution_report_s)?,
        unreported_flag: span("deadlines.unreported_flag_s", form.unreported_flag_s)?,
        assessment: span("deadlines.assessment_s", form.assessment_s)?,
        read_back_before_window: span("deadlines.read_back_before_window_s", form.read_back_before_window_s)?,
        heartbeat_loss: span("deadlines.heartbeat_loss_s", form.heartbeat_loss_s)?,
        delegation_max: seconds("deadlines.delegation_max_s", form.delegation_max_s, 60, 14 * DAY_S)?,
        expedited_consent: span("deadlines.expedited_consent_s", form.expedited_consent_s)?,
        exception_window: span("deadlines.exception_window_s", form.exception_window_s)?,
        stop_acknowledgement: seconds("deadlines.stop_acknowledgement_s", form.stop_acknowledgement_s, 1, 600)?,
        stop_read_back: stage("deadlines.stop_read_back_s", form.stop_read_back_s)?,
        stop_relay: stage("deadlines.stop_relay_s", form.stop_relay_s)?,
        stop_crews: stage("deadlines.stop_crews_s", form.stop_crews_s)?,
        stop_effect: stage("deadlines.stop_effect_s", form.stop_effect_s)?,
        stop_review: span("deadlines.stop_review_s", form.stop_review_s)?,
        flight_acknowledgement: span("deadlines.flight_acknowledgement_s", form.flight_acknowledgement_s)?,
        uncorrelated_review: span("deadlines.uncorrelated_review_s", form.uncorrelated_review_s)?,
        daily_return_minute_of_day: number(
            "deadlines.daily_return_minute_of_day",
            form.daily_return_minute_of_day,
            0,
            1_439,
        )?,
        recipient_acknowledgement: span("deadlines.recipient_acknowledgement_s", form.recipient_acknowledgement_s)?,
        case_notification: span("deadlines.case_notification_s", form.case_notification_s)?,
        case_preliminary: span("deadlines.case_preliminary_s", form.case_preliminary_s)?,
        case_finding: span("deadlines.case_finding_s", form.case_finding_s)?,
    })
}

/// An edition may only release later than this, and ask for more people: what protects has a floor (SG-31, SG-32).
fn grounding(form: &form::GroundingForm) -> Result<GroundingRules, EditionError> {
    const HALF_AN_HOUR_S: u64 = 1_800;
    Ok(GroundingRules {
        release: seconds("grounding.release_s", form.release_s, HALF_AN_HOUR_S, 30 * DAY_S)?,
        human_release: seconds("grounding.human_release_s", form.human_release_s, DAY_S, 90 * DAY_S)?,
        spotters_min: number("grounding.spotters_min", form.spotters_min, 3, 20)?,
        unmet_tracks_kept: seconds("grounding.unmet_tracks_kept_s", form.unmet_tracks_kept_s, 3_600, 7 * DAY_S)?,
    })
}

fn accountability(form: form::AccountabilityForm) -> Result<AccountabilityRules, EditionError> {
    Ok(AccountabilityRules {
        recipient: label("accountability.recipient", form.recipient)?,
        // Two hides nothing but a single person; beyond a hundred, nothing would be published.
        published_count_min: number("accountability.published_count_min", form.published_count_min, 3, 100)?,
        suppression: word(
            "accountability.suppression",
            &form.suppression,
            &[("withhold-totals", Suppression::WithholdTotals)],
        )?,
    })
}

fn limits(form: &form::LimitsForm) -> Result<Limits, EditionError> {
    Ok(Limits {
        payload_bytes_max: number("limits.payload_bytes_max", form.payload_bytes_max, 1_024, 24 * 1024)?,
        entry_bytes_max: number("limits.entry_bytes_max", form.entry_bytes_max, 2_048, 48 * 1024)?,
        attachment_bytes_max: number(
            "limits.attachment_bytes_max",
            form.attachment_bytes_max,
            1_024,
            64 * 1024 * 1024,
        )?,
        ordinary: quota("limits.ordinary", &form.ordinary)?,
        restraint: quota("limits.restraint", &form.restraint)?,
        receipt: quota("limits.receipt", &form.receipt)?,
        open_items_per_post_max: number("limits.open_items_per_post_max", form.open_items_per_post_max, 1, 10_000)?,
        references_per_record_max: number("limits.references_per_record_max", form.references_per_record_max, 1, 256)?,
        vertices_per_area_max: number("limits.vertices_per_area_max", form.vertices_per_area_max, 4, 10_000)?,
        volumes_per_intent_max: number("limits.volumes_per_intent_max", form.volumes_per_intent_max, 1, 1_000)?,
        exceptions_per_window_max: number(
            "limits.exceptions_per_window_max",
            form.exceptions_per_window_max,
            1,
            10_000,
        )?,
        live_intents_per_side_max: number(
            "limits.live_intents_per_side_max",
            form.live_intents_per_side_max,
            1,
            100_000,
        )?,
    })
}

fn quota(field: &'static str, form: &form::LaneQuotaForm) -> Result<LaneQuota, EditionError> {
    Ok(LaneQuota {
        submissions_per_second_max: number(field, form.submissions_per_second_max, 1, 100_000)?,
        bytes_per_day_max: number(field, form.bytes_per_day_max, 1_048_576, 1 << 40)?,
    })
}

fn freshness(form: &form::FreshnessForm) -> Result<Freshness, EditionError> {
    let span = |field, value| seconds(field, value, 10, DAY_S);
    let skew_max_ms: i64 = number("freshness.skew_max_ms", form.skew_max_ms, 100, 60_000)?;
    Ok(Freshness {
        head_age_max: span("freshness.head_age_max_s", form.head_age_max_s)?,
        skew_max: Span::from_millis(skew_max_ms),
        centre_gone_after: span("freshness.centre_gone_after_s", form.centre_gone_after_s)?,
        unsequenced_flag_after: span("freshness.unsequenced_flag_after_s", form.unsequenced_flag_after_s)?,
        receipt_gap_flag_after: span("freshness.receipt_gap_flag_after_s", form.receipt_gap_flag_after_s)?,
    })
}

fn geometry(form: &form::GeometryForm) -> Result<Geometry, EditionError> {
    Ok(Geometry {
        // One square kilometre is the least that is still no point (SG-03).
        min_footprint_km2: number("geometry.min_footprint_km2", form.min_footprint_km2, 1, 10_000)?,
        read_back_tolerance_m: number("geometry.read_back_tolerance_m", form.read_back_tolerance_m, 1, 1_000)?,
        stop_radius_m: number("geometry.stop_radius_m", form.stop_radius_m, 1_000, 500_000)?,
        covering_cell_m: number("geometry.covering_cell_m", form.covering_cell_m, 500, 20_000)?,
    })
}

fn vocabulary(form: form::VocabularyForm) -> Result<Vocabulary, EditionError> {
    let languages = form.official_languages.iter().map(|tag| language("vocabulary.official_languages", tag));
    Ok(Vocabulary {
        competences: codes("vocabulary.competences", form.competences)?,
        exemption_codes: codes("vocabulary.exemption_codes", form.exemption_codes)?,
        method_classes: codes("vocabulary.method_classes", form.method_classes)?,
        composition_bands: codes("vocabulary.composition_bands", form.composition_bands)?,
        civil_measures: codes("vocabulary.civil_measures", form.civil_measures)?,
        categories: codes("vocabulary.categories", form.categories)?,
        official_languages: languages.collect::<Result<_, _>>()?,
        formats: form
            .formats
            .into_iter()
            .map(|(kind, versions)| Ok((code("vocabulary.formats", kind)?, codes("vocabulary.formats", versions)?)))
            .collect::<Result<_, EditionError>>()?,
    })
}

fn alias_group(form: form::AliasGroupForm) -> Result<AliasGroup, EditionError> {
    Ok(AliasGroup {
        id: code("aliases.id", form.id)?,
        standing: word(
            "aliases.standing",
            &form.standing,
            &[
                ("excluded", Standing::Excluded),
                ("unclear", Standing::Unclear),
                ("not-applicable", Standing::NotApplicable),
            ],
        )?,
        names: form
            .names
            .into_iter()
            .map(|name| {
                Ok(Alias {
                    name: text("aliases.names", name.name)?,
                    language: language("aliases.names.language", &name.language)?,
                    from: name.from.map(|day| date("aliases.names.from", &day)).transpose()?,
                    until: name.until.map(|day| date("aliases.names.until", &day)).transpose()?,
                })
            })
            .collect::<Result<_, EditionError>>()?,
    })
}

fn lints(form: form::LintsForm) -> Result<Lints, EditionError> {
    Ok(Lints {
        sources_and_methods: form
            .sources_and_methods
            .into_iter()
            .map(|(tag, patterns)| {
                Ok((language("lints.sources_and_methods", &tag)?, words("lints.sources_and_methods", patterns)?))
            })
            .collect::<Result<_, EditionError>>()?,
        banned_keys: words("lints.banned_keys", form.banned_keys)?,
    })
}

/// Whether the tables are those of this build is not asked here: a node that lacks them must still read the edition.
fn pins(form: BTreeMap<String, String>) -> Result<Pins, EditionError> {
    let pinned =
        |hex: &str| Digest::parse_hex(hex).ok_or_else(|| EditionError::BadHash { field: "pins", found: clipped(hex) });
    let pins = form.into_iter().map(|(table, hex)| Ok((code("pins", table)?, pinned(&hex)?)));
    Ok(Pins::new(pins.collect::<Result<_, EditionError>>()?))
}
