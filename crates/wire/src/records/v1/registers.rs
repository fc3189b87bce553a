//! Bytes of the entries of registers: one frame for all, and in it, under `says`, the object of each register's own type.
//!
//! The frame is key, version replaced, and since when; the kind of the record says which register it is. Must not know what
//! any of it means.
mod assessments;
mod exceptions;
mod formats;
mod grounding;
mod groups;
pub(super) mod harm;
mod obligations;
mod ranges;
mod reports;
mod rhythm;
mod staff;
mod undertakings;
mod violations;

use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{EntryKey, GroundingEntry, Register, RegisterContent, RegisterEntry};

pub(super) fn read(register: Register, item: Item<'_, '_>) -> Result<RegisterEntry, RecordError> {
    let fields = item.object(&["key", "replaces", "says", "since"])?;
    Ok(RegisterEntry {
        key: read_key(fields.get("key")?)?,
        replaces: fields.get("replaces")?.optional(Item::digest)?,
        since: fields.get("since")?.instant()?,
        content: read_content(register, fields.get("says")?)?,
    })
}

pub(super) fn write(entry: &RegisterEntry) -> Json {
    let RegisterEntry { key, replaces, since, content } = entry;
    Json::object([
        ("key", Json::text(key.as_str())),
        ("replaces", Json::or_null(*replaces, Json::shown)),
        ("says", write_content(content)),
        ("since", Json::shown(since)),
    ])
}

pub(super) fn read_key(item: Item<'_, '_>) -> Result<EntryKey, RecordError> {
    let limit_characters = EntryKey::MAX_CHARACTERS;
    EntryKey::parse(item.str()?).ok_or_else(|| item.fault(Rule::NotEntryKey { limit_characters }))
}

fn read_content(register: Register, item: Item<'_, '_>) -> Result<RegisterContent, RecordError> {
    Ok(match register {
        Register::Shift => RegisterContent::Shift(staff::read_shift(item)?),
        Register::CompetenceRequirement => RegisterContent::CompetenceRequirement(staff::read_requirement(item)?),
        Register::CompetenceWaiver => RegisterContent::CompetenceWaiver(staff::read_waiver(item)?),
        Register::HostSupport => RegisterContent::HostSupport(staff::read_host_support(item)?),
        Register::CeasefireParty => RegisterContent::CeasefireParty(groups::read_party(item)?),
        Register::NamedGroup => RegisterContent::NamedGroup(groups::read_group(item)?),
        Register::Commitment => RegisterContent::Commitment(undertakings::read_commitment(item)?),
        Register::Milestone => RegisterContent::Milestone(undertakings::read_milestone(item)?),
        Register::OpenIssue => RegisterContent::OpenIssue(undertakings::read_issue(item)?),
        Register::PairedObligation => RegisterContent::PairedObligation(obligations::read_pair(item)?),
        Register::ObligationEvidence => RegisterContent::ObligationEvidence(obligations::read_evidence(item)?),
        Register::AidAccess => RegisterContent::AidAccess(reports::read_aid(item)?),
        Register::Corroboration => RegisterContent::Corroboration(reports::read_corroboration(item)?),
        Register::ReferenceList => RegisterContent::ReferenceList(reports::read_list(item)?),
        Register::OutsideAction => RegisterContent::OutsideAction(exceptions::read_outside(item)?),
        Register::GroundSituation => RegisterContent::GroundSituation(reports::read_situation(item)?),
        Register::Assessment => RegisterContent::Assessment(assessments::read_assessment(item)?),
        Register::DamageReport => RegisterContent::DamageReport(assessments::read_damage(item)?),
        Register::HarmReport => RegisterContent::HarmReport(harm::read_report(item)?),
        Register::HarmAnswer => RegisterContent::HarmAnswer(harm::read_answer(item)?),
        Register::HarmMeasures => RegisterContent::HarmMeasures(harm::read_measures(item)?),
        Register::HarmStanding => RegisterContent::HarmStanding(harm::read_standing(item)?),
        Register::HarmPublication => RegisterContent::HarmPublication(harm::read_publication(item)?),
        Register::ViolationReport => RegisterContent::ViolationReport(violations::read_report(item)?),
        Register::ViolationReceipt => RegisterContent::ViolationReceipt(violations::read_receipt(item)?),
        Register::ViolationDefinition => RegisterContent::ViolationDefinition(violations::read_definition(item)?),
        Register::ViolationCount => RegisterContent::ViolationCount(violations::read_count(item)?),
        Register::ReconciliationNote => RegisterContent::ReconciliationNote(violations::read_note(item)?),
        Register::IndependentNotice => RegisterContent::IndependentNotice(exceptions::read_notice(item)?),
        Register::ThirdPartyActivity => RegisterContent::ThirdPartyActivity(exceptions::read_activity(item)?),
        Register::ExpeditedRequest => RegisterContent::ExpeditedRequest(exceptions::read_request(item)?),
        Register::ExceptionReview => RegisterContent::ExceptionReview(exceptions::read_review(item)?),
        Register::JointDecision => RegisterContent::JointDecision(exceptions::read_decision(item)?),
        Register::Format => RegisterContent::Format(formats::read_format(item)?),
        Register::ReleasedFields => RegisterContent::ReleasedFields(formats::read_released(item)?),
        Register::Conference => RegisterContent::Conference(formats::read_conference(item)?),
        Register::Procedure => RegisterContent::Procedure(formats::read_procedure(item)?),
        Register::IntegrationUnlock => RegisterContent::IntegrationUnlock(formats::read_unlock(item)?),
        Register::IntegratedPlan => RegisterContent::IntegratedPlan(formats::read_integrated(item)?),
        Register::BattleRhythm => RegisterContent::BattleRhythm(rhythm::read(item)?),
        Register::FlightNotice => watched(GroundingEntry::FlightNotice(grounding::flights::read_notice(item)?)),
        Register::FlightQuery => watched(GroundingEntry::FlightQuery(grounding::flights::read_query(item)?)),
        Register::FlightOutcome => watched(GroundingEntry::FlightOutcome(grounding::flights::read_outcome(item)?)),
        Register::FlightExemption => {
            watched(GroundingEntry::FlightExemption(grounding::flights::read_exemption(item)?))
        }
        Register::AirOrderOfBattle => {
            watched(GroundingEntry::AirOrderOfBattle(grounding::order_of_battle::read_return(item)?))
        }
        Register::ComplianceMeasure => {
            watched(GroundingEntry::ComplianceMeasure(grounding::order_of_battle::read_measure(item)?))
        }
        Register::AirObservation => watched(GroundingEntry::AirObservation(grounding::events::read_observation(item)?)),
        Register::FlightEvent => watched(GroundingEntry::FlightEvent(grounding::events::read_event(item)?)),
        Register::EventFinding => watched(GroundingEntry::EventFinding(grounding::events::read_finding(item)?)),
        Register::EventPosition => watched(GroundingEntry::EventPosition(grounding::events::read_position(item)?)),
        Register::EventReport => watched(GroundingEntry::EventReport(grounding::events::read_report(item)?)),
        Register::CoverageStatement => {
            watched(GroundingEntry::CoverageStatement(grounding::events::read_coverage(item)?))
        }
    })
}

const fn watched(said: GroundingEntry) -> RegisterContent {
    RegisterContent::Grounding(said)
}

fn write_content(content: &RegisterContent) -> Json {
    match content {
        RegisterContent::Shift(shift) => staff::write_shift(shift),
        RegisterContent::CompetenceRequirement(requirement) => staff::write_requirement(requirement),
        RegisterContent::CompetenceWaiver(waiver) => staff::write_waiver(waiver),
        RegisterContent::HostSupport(support) => staff::write_host_support(support),
        RegisterContent::CeasefireParty(party) => groups::write_party(party),
        RegisterContent::NamedGroup(group) => groups::write_group(group),
        RegisterContent::Commitment(commitment) => undertakings::write_commitment(commitment),
        RegisterContent::Milestone(milestone) => undertakings::write_milestone(milestone),
        RegisterContent::OpenIssue(issue) => undertakings::write_issue(issue),
        RegisterContent::PairedObligation(pair) => obligations::write_pair(pair),
        RegisterContent::ObligationEvidence(evidence) => obligations::write_evidence(evidence),
        RegisterContent::AidAccess(aid) => reports::write_aid(aid),
        RegisterContent::Corroboration(corroboration) => reports::write_corroboration(*corroboration),
        RegisterContent::ReferenceList(list) => reports::write_list(list),
        RegisterContent::OutsideAction(action) => exceptions::write_outside(action),
        RegisterContent::GroundSituation(situation) => reports::write_situation(situation),
        RegisterContent::Assessment(said) => assessments::write_assessment(said),
        RegisterContent::DamageReport(said) => assessments::write_damage(said),
        RegisterContent::HarmReport(said) => harm::write_report(said),
        RegisterContent::HarmAnswer(said) => harm::write_answer(said),
        RegisterContent::HarmMeasures(said) => harm::write_measures(said),
        RegisterContent::HarmStanding(said) => harm::write_standing(said),
        RegisterContent::HarmPublication(said) => harm::write_publication(*said),
        RegisterContent::ViolationReport(said) => violations::write_report(said),
        RegisterContent::ViolationReceipt(said) => violations::write_receipt(said),
        RegisterContent::ViolationDefinition(said) => violations::write_definition(said),
        RegisterContent::ViolationCount(said) => violations::write_count(said),
        RegisterContent::ReconciliationNote(said) => violations::write_note(said),
        RegisterContent::IndependentNotice(notice) => exceptions::write_notice(notice),
        RegisterContent::ThirdPartyActivity(activity) => exceptions::write_activity(activity),
        RegisterContent::ExpeditedRequest(request) => exceptions::write_request(request),
        RegisterContent::ExceptionReview(review) => exceptions::write_review(review),
        RegisterContent::JointDecision(decision) => exceptions::write_decision(decision),
        RegisterContent::Format(format) => formats::write_format(format),
        RegisterContent::ReleasedFields(released) => formats::write_released(released),
        RegisterContent::Conference(conference) => formats::write_conference(conference),
        RegisterContent::Procedure(procedure) => formats::write_procedure(procedure),
        RegisterContent::IntegrationUnlock(unlock) => formats::write_unlock(unlock),
        RegisterContent::IntegratedPlan(integrated) => formats::write_integrated(*integrated),
        RegisterContent::BattleRhythm(rhythm) => rhythm::write(*rhythm),
        RegisterContent::Grounding(said) => grounding::write(said),
    }
}
