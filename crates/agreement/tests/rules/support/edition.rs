//! An edition for the tests, with invented names and the usual numbers.
use jig_agreement::edition::{
    AccountabilityRules, AidAccess, Alias, AliasGroup, AreaOverlap, AssessmentDuty, Baseline, BracketedSentence,
    DayBefore, DayCount, Deadlines, DeathsEstimate, Edition, EventFilter, ExchangeLevel, ExternalChannel,
    FlightNoticeType, FlightNotices, FormationPlaceholders, Freshness, Geometry, GroundingRules, HarmThreshold,
    ImminentThreat, InitialEffortsEnd, IntegratedOperations, Label, LaneQuota, Limits, Lints, MapDue, Metric,
    NoticeCounted, PartialMap, Parties, Party, Personnel, Pins, PreciseDetails, Proximity, ResetRule, Roles, Settings,
    SevenDays, Simultaneity, Standing, StartDate, Suppression, TextPrecedence, ThirdParty, ThirdPartyAction,
    ThreatWording, TwinItems, UrgentExemption, Vocabulary,
};
use jig_agreement::identity::{Language, Side};
use jig_agreement::records::{AreaClass, Subject};
use jig_agreement::register::ClauseId;
use spacetime::deconfliction::{Minimum, SeparationRules};
use spacetime::{CivilDate, Metres, Millimetres, Span, Zone};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn zone(name: &str) -> Zone {
    Zone::by_name(name).unwrap()
}

fn label(text: &str) -> Label {
    Label { en: text.to_owned(), ru: text.to_owned() }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Rules of separation that ask for so many metres aside or so many minutes, and nothing in height.
pub(crate) fn separation(lateral_m: i32, minutes: u64) -> SeparationRules {
    let lateral = Metres::new(lateral_m).millimetres();
    let minimum = Minimum::new(lateral, Millimetres::new(0), Span::from_minutes(minutes as i64)).unwrap();
    SeparationRules::new("test-1", minimum, Vec::new()).unwrap()
}

/// Full exchange, initial phase.
pub(crate) fn edition() -> Edition {
    let quota = LaneQuota { submissions_per_second_max: 100, bytes_per_day_max: 1 << 28 };
    let party = |text: &str, language, zone_name| Party {
        label: label(text),
        language,
        zone: zone(zone_name),
        wording: BTreeMap::new(),
    };
    Edition {
        id: "test-2016".to_owned(),
        reference_zone: zone("Asia/Damascus"),
        parties: Parties {
            alpha: party("Alpha", Language::En, "America/New_York"),
            bravo: party("Bravo", Language::Ru, "Europe/Moscow"),
        },
        third_party: ThirdParty { label: label("third party") },
        roles: Roles { relaying_party: Side::Bravo, consenting_party: Side::Alpha },
        bindings: BTreeMap::new(),
        exchange_level: ExchangeLevel::Full,
        integrated_operations: IntegratedOperations::Locked,
        settings: settings(),
        deadlines: deadlines(),
        limits: Limits {
            payload_bytes_max: 24_576,
            entry_bytes_max: 49_152,
            attachment_bytes_max: 16_777_216,
            ordinary: quota,
            restraint: quota,
            receipt: quota,
            open_items_per_post_max: 2,
            references_per_record_max: 4,
            vertices_per_area_max: 500,
            volumes_per_intent_max: 64,
            live_intents_per_side_max: 2,
            exceptions_per_window_max: 3,
        },
        freshness: Freshness {
            head_age_max: Span::from_minutes(5),
            skew_max: Span::from_seconds(5),
            centre_gone_after: Span::from_minutes(10),
            unsequenced_flag_after: Span::from_seconds(60),
            receipt_gap_flag_after: Span::from_minutes(5),
        },
        geometry: Geometry {
            min_footprint_km2: 4,
            read_back_tolerance_m: 100,
            stop_radius_m: 20_000,
            covering_cell_m: 2_000,
        },
        separation: separation(0, 0),
        accountability: AccountabilityRules {
            recipient: label("recipient"),
            published_count_min: 5,
            suppression: Suppression::WithholdTotals,
        },
        grounding: GroundingRules {
            release: Span::from_minutes(30),
            human_release: Span::from_hours(24),
            spotters_min: 3,
            unmet_tracks_kept: Span::from_hours(24),
        },
        vocabulary: Vocabulary {
            competences: strings(&["air-operations", "armed-actors", "intelligence"]),
            exemption_codes: strings(&["medevac", "humanitarian-assistance", "personnel-recovery"]),
            method_classes: strings(&["other"]),
            composition_bands: strings(&["single", "pair"]),
            civil_measures: vec!["local-truce".to_owned()],
            categories: strings(&["cat-other"]),
            official_languages: vec![Language::En, Language::Ru],
            formats: BTreeMap::from([
                ("plan".to_owned(), strings(&["operation-notice/1"])),
                ("release".to_owned(), strings(&["item/1"])),
            ]),
        },
        aliases: vec![
            AliasGroup {
                id: "group-x".to_owned(),
                standing: Standing::Excluded,
                names: vec![Alias { name: "Xth".to_owned(), language: Language::En, from: None, until: None }],
            },
            AliasGroup { id: "group-y".to_owned(), standing: Standing::Unclear, names: Vec::new() },
        ],
        lints: Lints {
            sources_and_methods: BTreeMap::from([
                (Language::En, strings(&["signals intelligence", "informant*", "our source*"])),
                (Language::Ru, strings(&["перехват* переговор*", "агентурн*", "аэрофотосъёмк*"])),
                (Language::Ar, strings(&["*استجواب*"])),
            ]),
            // As in the editions that are shipped.
            banned_keys: strings(&[
                "aimpoint*",
                "cde",
                "dmpi*",
                "fuze*",
                "hvt*",
                "kill*",
                "lucrative*",
                "munition*",
                "nominat*",
                "pk",
                "priorit*",
                "quantity_per_target",
                "rank*",
                "reattack*",
                "restrike*",
                "score*",
                "value*",
                "weaponeer*",
                "yield*",
            ]),
        },
        pins: Pins::default(),
    }
}

/// As `edition`, at the level of September 2016: lists only.
pub(crate) fn list_only() -> Edition {
    Edition { exchange_level: ExchangeLevel::ListOnly, ..edition() }
}

/// As `edition`, with the participants' zones and one-sided roles exchanged: for the symmetry of the rules.
pub(crate) fn mirrored() -> Edition {
    let mut edition = edition();
    std::mem::swap(&mut edition.parties.alpha, &mut edition.parties.bravo);
    // What only one participant may ask or say, the other may in the mirror.
    let Roles { relaying_party, consenting_party } = edition.roles;
    edition.roles =
        Roles { relaying_party: relaying_party.counterpart(), consenting_party: consenting_party.counterpart() };
    edition.settings.third_party_speaker = edition.settings.third_party_speaker.counterpart();
    edition
}

fn deadlines() -> Deadlines {
    Deadlines {
        statement_expiry: Span::from_hours(72),
        review_reminder: Span::from_hours(24),
        sealed_receipt: Span::from_hours(24),
        proposals_lapse: Span::from_days(14),
        air_defence_acknowledgement: Span::from_hours(24),
        execution_report: Span::from_hours(6),
        unreported_flag: Span::from_hours(24),
        assessment: Span::from_hours(72),
        read_back_before_window: Span::from_minutes(30),
        heartbeat_loss: Span::from_minutes(5),
        delegation_max: Span::from_days(14),
        expedited_consent: Span::from_minutes(30),
        exception_window: Span::from_days(7),
        stop_acknowledgement: Span::from_seconds(60),
        stop_read_back: Span::from_seconds(60),
        stop_relay: Span::from_seconds(120),
        stop_crews: Span::from_seconds(300),
        stop_effect: Span::from_seconds(600),
        stop_review: Span::from_days(1),
        flight_acknowledgement: Span::from_hours(2),
        uncorrelated_review: Span::from_hours(24),
        daily_return_minute_of_day: 1_080,
        recipient_acknowledgement: Span::from_hours(12),
        case_notification: Span::from_hours(24),
        case_preliminary: Span::from_days(14),
        case_finding: Span::from_days(90),
    }
}

fn settings() -> Settings {
    let clause = |id| ClauseId::parse(id).unwrap();
    let date = |month, day| CivilDate::new(2016, month, day).unwrap();
    Settings {
        day_before: DayBefore {
            zones: vec![zone("Asia/Damascus"), zone("America/New_York"), zone("Europe/Moscow")],
            shown_zones: vec![zone("UTC"), zone("Europe/Zurich")],
            min_lead: Span::from_hours(12),
            counted_at: NoticeCounted::CounterpartReceipt,
        },
        formation: FormationPlaceholders { date: None, location: None },
        bracketed_sentence: BracketedSentence::NotAgreed,
        urgent_exemption: UrgentExemption {
            codes: strings(&["medevac", "personnel-recovery"]),
            review: Span::from_hours(24),
        },
        flight_notices: FlightNotices {
            day_prior: vec![FlightNoticeType::Exempt, FlightNoticeType::Route],
            before_take_off: vec![FlightNoticeType::Other],
        },
        imminent_threat: ImminentThreat {
            wordings: BTreeSet::from([ThreatWording::Personnel, ThreatWording::ListedNationals]),
            initial_notice: Span::from_hours(1),
            full_notice: Span::from_hours(24),
            joint_review: Span::from_hours(72),
        },
        baseline: Baseline {
            from: date(2, 27),
            to: date(3, 4),
            metrics: vec![Metric::LethalEvents, Metric::Deaths, Metric::CivilianDeaths, Metric::ReportsPerSide],
            events: EventFilter {
                series: "ucdp-ged".to_owned(),
                dyads: BTreeSet::from([11_973]),
                date_precision_max: 1,
                deaths: DeathsEstimate::Best,
            },
            aid_access: AidAccess::NotRequired,
        },
        seven_days: SevenDays {
            days: 7,
            elapsed: Span::from_days(7),
            counted: DayCount::Later,
            renewal: None,
            reset: ResetRule::BothAgree,
        },
        map_due: MapDue { days: 5, partial: PartialMap::GapListBothSign },
        twin_items: TwinItems {
            first: clause("APP.3.d1"),
            second: clause("APP.3.d2"),
            withdrawal_reads: vec![clause("APP.3.d1"), clause("APP.3.d2")],
        },
        start_date: StartDate { advisory: Span::from_days(7) },
        simultaneity: Simultaneity { tolerance: Span::ZERO },
        harm_threshold: HarmThreshold::AnyAllegation,
        assessment_duty: AssessmentDuty { due: vec![Subject::Mutual], optional: vec![Subject::Independent] },
        proximity: Proximity { distance_m: 2_000, class: AreaClass::Da3 },
        third_party_speaker: Side::Bravo,
        area_overlap: AreaOverlap::MoreProtective,
        external_channel: ExternalChannel::ReferenceOnly,
        personnel: Personnel::OwnForces,
        precise_details: PreciseDetails::SealedWithCommitment,
        text_precedence: TextPrecedence::MoreProtective,
        initial_efforts_end: InitialEffortsEnd::BothConsent,
        third_party_action: ThirdPartyAction::HeldNearParties,
    }
}
