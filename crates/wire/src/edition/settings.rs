//! The settings of an edition file, `AMB-01` to `AMB-23`: their form, and how each becomes a reading.
use super::baseline::BaselineForm;
use super::check::{clause, clauses, codes, date, distinct, number, seconds, word, zone};
use super::form::LabelForm;
use super::{EditionError, canonical, label};
use agreement::edition::{
    AreaOverlap, AssessmentDuty, BracketedSentence, DayBefore, DayCount, ExternalChannel, FlightNoticeType,
    FlightNotices, FormationPlaceholders, HarmThreshold, ImminentThreat, InitialEffortsEnd, MapDue, NoticeCounted,
    PartialMap, Personnel, PreciseDetails, Proximity, ResetRule, SettingReading, Settings, SevenDays, Simultaneity,
    StartDate, TextPrecedence, ThirdPartyAction, ThreatWording, TwinItems, UrgentExemption,
};
use agreement::identity::Side;
use agreement::records::{AreaClass, Subject};
use serde::Deserialize;
use spacetime::Span;
use std::collections::BTreeSet;

const DAY_S: u64 = 86_400;

/// A form that reads as one setting.
pub(super) trait Setting: serde::de::DeserializeOwned {
    type Reading;

    fn read(self) -> Result<Self::Reading, EditionError>;
}

/// Declares the settings once: their ids, their fields and readings in the domain, their forms.
macro_rules! settings {
    ($($id:literal $field:ident $reading:ident $form:ty),+ $(,)?) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct SettingsForm {
            $(#[serde(rename = $id)] $field: $form,)+
        }

        pub(super) fn read(form: SettingsForm) -> Result<Settings, EditionError> {
            Ok(Settings { $($field: form.$field.read()?,)+ })
        }

        /// The reading of one setting, from the canonical JSON of its object.
        pub(super) fn read_one(id: &str, bytes: &[u8]) -> Result<SettingReading, EditionError> {
            match id {
                $($id => Ok(SettingReading::$reading(canonical::<$form>(bytes)?.read()?)),)+
                _ => Err(EditionError::UnknownSetting { found: super::check::clipped(id) }),
            }
        }

        #[cfg(test)]
        pub(super) const IDS: &[&str] = &[$($id),+];
    };
}

settings! {
    "AMB-01" day_before DayBefore DayBeforeForm,
    "AMB-02" formation Formation FormationForm,
    "AMB-03" bracketed_sentence BracketedSentence BracketedSentenceForm,
    "AMB-04" urgent_exemption UrgentExemption UrgentExemptionForm,
    "AMB-05" flight_notices FlightNotices FlightNoticesForm,
    "AMB-06" imminent_threat ImminentThreat ImminentThreatForm,
    "AMB-07" baseline Baseline BaselineForm,
    "AMB-08" seven_days SevenDays SevenDaysForm,
    "AMB-09" map_due MapDue MapDueForm,
    "AMB-10" twin_items TwinItems TwinItemsForm,
    "AMB-11" start_date StartDate StartDateForm,
    "AMB-12" simultaneity Simultaneity SimultaneityForm,
    "AMB-13" harm_threshold HarmThreshold HarmThresholdForm,
    "AMB-14" assessment_duty AssessmentDuty AssessmentDutyForm,
    "AMB-15" proximity Proximity ProximityForm,
    "AMB-16" third_party_speaker ThirdPartySpeaker SpeakerForm,
    "AMB-17" area_overlap AreaOverlap AreaOverlapForm,
    "AMB-18" external_channel ExternalChannel ExternalChannelForm,
    "AMB-19" personnel Personnel PersonnelForm,
    "AMB-20" precise_details PreciseDetails PreciseDetailsForm,
    "AMB-21" text_precedence TextPrecedence TextPrecedenceForm,
    "AMB-22" initial_efforts_end InitialEffortsEnd InitialEffortsEndForm,
    "AMB-23" third_party_action ThirdPartyAction ThirdPartyActionForm,
}

/// Settings that are one word under `reading`.
macro_rules! readings {
    ($($form:ident $field:literal => $reading:ident { $($word:literal $variant:ident),+ })+) => {$(
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $form {
            reading: String,
        }

        impl Setting for $form {
            type Reading = $reading;

            fn read(self) -> Result<$reading, EditionError> {
                word($field, &self.reading, &[$(($word, $reading::$variant)),+])
            }
        }
    )+};
}

readings! {
    BracketedSentenceForm "settings.AMB-03.reading" =>
        BracketedSentence { "not-agreed" NotAgreed, "agreed" Agreed, "struck" Struck }
    HarmThresholdForm "settings.AMB-13.reading" => HarmThreshold { "any-allegation" AnyAllegation }
    AreaOverlapForm "settings.AMB-17.reading" => AreaOverlap { "more-protective" MoreProtective }
    ExternalChannelForm "settings.AMB-18.reading" => ExternalChannel { "reference-only" ReferenceOnly }
    PersonnelForm "settings.AMB-19.reading" => Personnel { "own-forces" OwnForces, "with-partners" WithPartners }
    PreciseDetailsForm "settings.AMB-20.reading" => PreciseDetails { "sealed-with-commitment" SealedWithCommitment }
    TextPrecedenceForm "settings.AMB-21.reading" => TextPrecedence { "more-protective" MoreProtective }
    InitialEffortsEndForm "settings.AMB-22.reading" => InitialEffortsEnd { "both-consent" BothConsent, "ended" Ended }
    ThirdPartyActionForm "settings.AMB-23.reading" => ThirdPartyAction { "held-near-parties" HeldNearParties }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayBeforeForm {
    counted_at: String,
    min_lead_s: u64,
    shown_zones: Vec<String>,
    zones: Vec<String>,
}

impl Setting for DayBeforeForm {
    type Reading = DayBefore;

    fn read(self) -> Result<DayBefore, EditionError> {
        let zones = |field, names: &[String]| names.iter().map(|name| zone(field, name)).collect::<Result<Vec<_>, _>>();
        Ok(DayBefore {
            zones: distinct("settings.AMB-01.zones", zones("settings.AMB-01.zones", &self.zones)?)?,
            shown_zones: zones("settings.AMB-01.shown_zones", &self.shown_zones)?,
            min_lead: seconds("settings.AMB-01.min_lead_s", self.min_lead_s, 0, 7 * DAY_S)?,
            counted_at: word(
                "settings.AMB-01.counted_at",
                &self.counted_at,
                &[("counterpart-receipt", NoticeCounted::CounterpartReceipt)],
            )?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormationForm {
    date: Option<String>,
    location: Option<LabelForm>,
}

impl Setting for FormationForm {
    type Reading = FormationPlaceholders;

    fn read(self) -> Result<FormationPlaceholders, EditionError> {
        Ok(FormationPlaceholders {
            date: self.date.map(|day| date("settings.AMB-02.date", &day)).transpose()?,
            location: self.location.map(|place| label("settings.AMB-02.location", place)).transpose()?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UrgentExemptionForm {
    codes: Vec<String>,
    review_s: u64,
}

impl Setting for UrgentExemptionForm {
    type Reading = UrgentExemption;

    fn read(self) -> Result<UrgentExemption, EditionError> {
        Ok(UrgentExemption {
            codes: codes("settings.AMB-04.codes", self.codes)?,
            review: seconds("settings.AMB-04.review_s", self.review_s, 3_600, 30 * DAY_S)?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlightNoticesForm {
    before_take_off: Vec<String>,
    day_prior: Vec<String>,
}

impl Setting for FlightNoticesForm {
    type Reading = FlightNotices;

    fn read(self) -> Result<FlightNotices, EditionError> {
        let types = |field, names: &[String]| {
            let list = FlightNoticeType::ALL.map(|flight| (flight.name(), flight));
            names.iter().map(|name| word(field, name, &list)).collect::<Result<Vec<_>, _>>()
        };
        let day_prior = types("settings.AMB-05.day_prior", &self.day_prior)?;
        let before_take_off = types("settings.AMB-05.before_take_off", &self.before_take_off)?;
        // Every type in exactly one list: a type in none would owe no notice, one in both two.
        let mut all: Vec<_> = day_prior.iter().chain(&before_take_off).copied().collect();
        all.sort();
        if all != FlightNoticeType::ALL {
            return Err(EditionError::Contradiction {
                field: "settings.AMB-05.day_prior",
                other: "settings.AMB-05.before_take_off",
            });
        }
        Ok(FlightNotices { day_prior, before_take_off })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ImminentThreatForm {
    full_notice_s: u64,
    initial_notice_s: u64,
    joint_review_s: u64,
    wordings: Vec<String>,
}

impl Setting for ImminentThreatForm {
    type Reading = ImminentThreat;

    fn read(self) -> Result<ImminentThreat, EditionError> {
        let list = [
            ("personnel", ThreatWording::Personnel),
            ("listed-nationals", ThreatWording::ListedNationals),
            ("participants", ThreatWording::Participants),
            ("states", ThreatWording::States),
        ];
        let wordings: BTreeSet<_> = codes("settings.AMB-06.wordings", self.wordings)?
            .iter()
            .map(|name| word("settings.AMB-06.wordings", name, &list))
            .collect::<Result<_, _>>()?;
        Ok(ImminentThreat {
            wordings,
            initial_notice: seconds("settings.AMB-06.initial_notice_s", self.initial_notice_s, 60, DAY_S)?,
            full_notice: seconds("settings.AMB-06.full_notice_s", self.full_notice_s, 60, 7 * DAY_S)?,
            joint_review: seconds("settings.AMB-06.joint_review_s", self.joint_review_s, 3_600, 30 * DAY_S)?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SevenDaysForm {
    counted: String,
    days: u64,
    elapsed_s: u64,
    renewal_s: Option<u64>,
    reset: String,
}

impl Setting for SevenDaysForm {
    type Reading = SevenDays;

    fn read(self) -> Result<SevenDays, EditionError> {
        let renewal = self.renewal_s.map(|length| seconds("settings.AMB-08.renewal_s", length, 3_600, 366 * DAY_S));
        Ok(SevenDays {
            // The text says "at least 7": fewer cannot be set (APP.2#1).
            days: number("settings.AMB-08.days", self.days, 7, 366)?,
            elapsed: seconds("settings.AMB-08.elapsed_s", self.elapsed_s, 7 * DAY_S, 366 * DAY_S)?,
            counted: word(
                "settings.AMB-08.counted",
                &self.counted,
                &[("later", DayCount::Later), ("local-days", DayCount::LocalDays), ("elapsed", DayCount::Elapsed)],
            )?,
            renewal: renewal.transpose()?,
            reset: word("settings.AMB-08.reset", &self.reset, &[("both-agree", ResetRule::BothAgree)])?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MapDueForm {
    days: u64,
    partial: String,
}

impl Setting for MapDueForm {
    type Reading = MapDue;

    fn read(self) -> Result<MapDue, EditionError> {
        Ok(MapDue {
            days: number("settings.AMB-09.days", self.days, 1, 366)?,
            partial: word(
                "settings.AMB-09.partial",
                &self.partial,
                &[("gap-list-both-sign", PartialMap::GapListBothSign)],
            )?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TwinItemsForm {
    first: String,
    second: String,
    withdrawal_reads: Vec<String>,
}

impl Setting for TwinItemsForm {
    type Reading = TwinItems;

    fn read(self) -> Result<TwinItems, EditionError> {
        Ok(TwinItems {
            first: clause("settings.AMB-10.first", &self.first)?,
            second: clause("settings.AMB-10.second", &self.second)?,
            withdrawal_reads: clauses("settings.AMB-10.withdrawal_reads", &self.withdrawal_reads)?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StartDateForm {
    advisory_s: u64,
}

impl Setting for StartDateForm {
    type Reading = StartDate;

    fn read(self) -> Result<StartDate, EditionError> {
        Ok(StartDate { advisory: seconds("settings.AMB-11.advisory_s", self.advisory_s, DAY_S, 366 * DAY_S)? })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SimultaneityForm {
    tolerance_ms: u64,
}

impl Setting for SimultaneityForm {
    type Reading = Simultaneity;

    fn read(self) -> Result<Simultaneity, EditionError> {
        let tolerance_ms: i64 = number("settings.AMB-12.tolerance_ms", self.tolerance_ms, 0, 60_000)?;
        Ok(Simultaneity { tolerance: Span::from_millis(tolerance_ms) })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AssessmentDutyForm {
    due: Vec<String>,
    optional: Vec<String>,
}

impl Setting for AssessmentDutyForm {
    type Reading = AssessmentDuty;

    fn read(self) -> Result<AssessmentDuty, EditionError> {
        let list = [("mutual", Subject::Mutual), ("independent", Subject::Independent)];
        let subjects =
            |field, names: &[String]| names.iter().map(|name| word(field, name, &list)).collect::<Result<Vec<_>, _>>();
        let due = subjects("settings.AMB-14.due", &self.due)?;
        let optional = subjects("settings.AMB-14.optional", &self.optional)?;
        if due.iter().any(|subject| optional.contains(subject)) {
            return Err(EditionError::Contradiction {
                field: "settings.AMB-14.due",
                other: "settings.AMB-14.optional",
            });
        }
        Ok(AssessmentDuty { due, optional })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProximityForm {
    class: String,
    distance_m: u64,
}

impl Setting for ProximityForm {
    type Reading = Proximity;

    fn read(self) -> Result<Proximity, EditionError> {
        Ok(Proximity {
            distance_m: number("settings.AMB-15.distance_m", self.distance_m, 1, 50_000)?,
            class: word(
                "settings.AMB-15.class",
                &self.class,
                &[("da1", AreaClass::Da1), ("da2", AreaClass::Da2), ("da3", AreaClass::Da3)],
            )?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeakerForm {
    speaker: String,
}

impl Setting for SpeakerForm {
    type Reading = Side;

    fn read(self) -> Result<Side, EditionError> {
        super::side("settings.AMB-16.speaker", &self.speaker)
    }
}
