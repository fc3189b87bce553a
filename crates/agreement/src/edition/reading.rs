//! One setting by itself: the reading that both sides may agree to in place of the edition's own (APP.9, SG-13).
//!
//! Knows no JSON and no id: `wire` reads a setting's object by the edition's own form and hands over what came of it.
use super::{
    AreaOverlap, AssessmentDuty, Baseline, BracketedSentence, DayBefore, ExternalChannel, FlightNotices,
    FormationPlaceholders, HarmThreshold, ImminentThreat, InitialEffortsEnd, MapDue, Personnel, PreciseDetails,
    Proximity, Settings, SevenDays, Simultaneity, StartDate, TextPrecedence, ThirdPartyAction, TwinItems,
    UrgentExemption,
};
use crate::identity::Side;
use alloc::string::String;

/// The reading of one ambiguity, AMB-01 to AMB-23.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SettingReading {
    /// AMB-01.
    DayBefore(DayBefore),
    /// AMB-02.
    Formation(FormationPlaceholders),
    /// AMB-03.
    BracketedSentence(BracketedSentence),
    /// AMB-04.
    UrgentExemption(UrgentExemption),
    /// AMB-05.
    FlightNotices(FlightNotices),
    /// AMB-06.
    ImminentThreat(ImminentThreat),
    /// AMB-07.
    Baseline(Baseline),
    /// AMB-08.
    SevenDays(SevenDays),
    /// AMB-09.
    MapDue(MapDue),
    /// AMB-10.
    TwinItems(TwinItems),
    /// AMB-11.
    StartDate(StartDate),
    /// AMB-12.
    Simultaneity(Simultaneity),
    /// AMB-13.
    HarmThreshold(HarmThreshold),
    /// AMB-14.
    AssessmentDuty(AssessmentDuty),
    /// AMB-15.
    Proximity(Proximity),
    /// AMB-16.
    ThirdPartySpeaker(Side),
    /// AMB-17.
    AreaOverlap(AreaOverlap),
    /// AMB-18.
    ExternalChannel(ExternalChannel),
    /// AMB-19.
    Personnel(Personnel),
    /// AMB-20.
    PreciseDetails(PreciseDetails),
    /// AMB-21.
    TextPrecedence(TextPrecedence),
    /// AMB-22.
    InitialEffortsEnd(InitialEffortsEnd),
    /// AMB-23.
    ThirdPartyAction(ThirdPartyAction),
}

/// Why a text is no reading of its setting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettingFault {
    /// The stable code of the rule of form it broke, for example `edition-out-of-range`.
    pub code: &'static str,
    /// Where, as a path in the edition file; the setting's id where the whole of it is at fault.
    pub field: String,
}

impl Settings {
    /// These settings with one of them read anew.
    #[must_use]
    pub fn with(&self, reading: &SettingReading) -> Self {
        let mut settings = self.clone();
        match reading {
            SettingReading::DayBefore(reading) => settings.day_before.clone_from(reading),
            SettingReading::Formation(reading) => settings.formation.clone_from(reading),
            SettingReading::BracketedSentence(reading) => settings.bracketed_sentence = *reading,
            SettingReading::UrgentExemption(reading) => settings.urgent_exemption.clone_from(reading),
            SettingReading::FlightNotices(reading) => settings.flight_notices.clone_from(reading),
            SettingReading::ImminentThreat(reading) => settings.imminent_threat.clone_from(reading),
            SettingReading::Baseline(reading) => settings.baseline.clone_from(reading),
            SettingReading::SevenDays(reading) => settings.seven_days = *reading,
            SettingReading::MapDue(reading) => settings.map_due = *reading,
            SettingReading::TwinItems(reading) => settings.twin_items.clone_from(reading),
            SettingReading::StartDate(reading) => settings.start_date = *reading,
            SettingReading::Simultaneity(reading) => settings.simultaneity = *reading,
            SettingReading::HarmThreshold(reading) => settings.harm_threshold = *reading,
            SettingReading::AssessmentDuty(reading) => settings.assessment_duty.clone_from(reading),
            SettingReading::Proximity(reading) => settings.proximity = *reading,
            SettingReading::ThirdPartySpeaker(reading) => settings.third_party_speaker = *reading,
            SettingReading::AreaOverlap(reading) => settings.area_overlap = *reading,
            SettingReading::ExternalChannel(reading) => settings.external_channel = *reading,
            SettingReading::Personnel(reading) => settings.personnel = *reading,
            SettingReading::PreciseDetails(reading) => settings.precise_details = *reading,
            SettingReading::TextPrecedence(reading) => settings.text_precedence = *reading,
            SettingReading::InitialEffortsEnd(reading) => settings.initial_efforts_end = *reading,
            SettingReading::ThirdPartyAction(reading) => settings.third_party_action = *reading,
        }
        settings
    }
}
