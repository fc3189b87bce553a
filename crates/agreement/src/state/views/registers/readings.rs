//! What follows from the entries of each register, as codes of sentences. Judges nothing: it says what stands.
mod accountability;
mod grounding;

use super::super::super::{AsKnown, Protection, State};
use super::{RegisterReading, exceptions};
use crate::identity::Side;
use crate::records::{
    AidState, CommitmentState, Corroboration, EntryKey, IssueState, MilestoneState, Register, RegisterContent,
    RegisterEntry, WhatWasSeen,
};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;

pub(super) fn reading(code: &'static str) -> RegisterReading {
    RegisterReading { code, arguments: Vec::new() }
}

impl RegisterReading {
    pub(super) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }
}

/// What follows from an entry.
pub(super) fn of(state: &State, register: Register, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    match register {
        Register::CeasefireParty => protection(state, register, key, known, "party"),
        Register::NamedGroup => group(state, key, known),
        Register::OpenIssue => issue(state, key, known),
        Register::Commitment | Register::Milestone => overdue(state, register, key, known),
        Register::PairedObligation => obligation(state, key, known),
        Register::AidAccess => aid(state, key, known),
        Register::Corroboration => corroboration(state, key, known),
        Register::OutsideAction
        | Register::IndependentNotice
        | Register::ThirdPartyActivity
        | Register::ExpeditedRequest => exceptions::of(state, register, key, known),
        Register::ReleasedFields => released(state, key, known),
        Register::FlightNotice | Register::AirOrderOfBattle | Register::AirObservation | Register::FlightEvent => {
            grounding::of(state, register, key, known)
        }
        Register::HarmReport => accountability::case(state, key, known),
        Register::DamageReport => accountability::damage(state, key, known),
        Register::ViolationReport => accountability::acknowledgement(state, key, known),
        Register::ViolationCount => accountability::counts(state, key, known),
        Register::Shift
        | Register::CompetenceRequirement
        | Register::CompetenceWaiver
        | Register::HostSupport
        | Register::ObligationEvidence
        | Register::ReferenceList
        | Register::GroundSituation
        | Register::Assessment
        | Register::HarmAnswer
        | Register::HarmMeasures
        | Register::HarmStanding
        | Register::HarmPublication
        | Register::ViolationReceipt
        | Register::ViolationDefinition
        | Register::ReconciliationNote
        | Register::ExceptionReview
        | Register::JointDecision
        | Register::BattleRhythm
        | Register::Format
        | Register::Conference
        | Register::Procedure
        | Register::IntegrationUnlock
        | Register::IntegratedPlan
        | Register::FlightQuery
        | Register::FlightOutcome
        | Register::FlightExemption
        | Register::ComplianceMeasure
        | Register::EventFinding
        | Register::EventPosition
        | Register::EventReport
        | Register::CoverageStatement => Vec::new(),
    }
}

/// What stands above a register.
pub(super) fn notes(state: &State, register: Register, known: AsKnown) -> Vec<RegisterReading> {
    match register {
        Register::Shift => state
            .grade_matches(known.at)
            .into_iter()
            .map(|grades| {
                reading(if grades.differs { "grades-differ" } else { "grades-match" })
                    .with("post", grades.post.name())
                    .with("alpha", listed(&grades.alpha))
                    .with("bravo", listed(&grades.bravo))
            })
            .collect(),
        Register::HostSupport => location(state, known).into_iter().collect(),
        Register::OutsideAction => exceptions::counts(state, known),
        Register::IndependentNotice | Register::JointDecision => exceptions::independent(state, known),
        Register::IntegrationUnlock | Register::IntegratedPlan => {
            let unlocked = crate::clauses::integrated_unlocked(state, known).is_ok();
            Vec::from([reading(if unlocked { "integration-unlocked" } else { "integration-locked" })])
        }
        Register::FlightNotice | Register::AirOrderOfBattle | Register::AirObservation | Register::FlightEvent => {
            grounding::notes(state, register, known)
        }
        Register::CompetenceRequirement
        | Register::CompetenceWaiver
        | Register::CeasefireParty
        | Register::NamedGroup
        | Register::Commitment
        | Register::Milestone
        | Register::OpenIssue
        | Register::PairedObligation
        | Register::ObligationEvidence
        | Register::AidAccess
        | Register::Corroboration
        | Register::ReferenceList
        | Register::GroundSituation
        | Register::Assessment
        | Register::DamageReport
        | Register::HarmReport
        | Register::HarmAnswer
        | Register::HarmMeasures
        | Register::HarmStanding
        | Register::HarmPublication
        | Register::ViolationReport
        | Register::ViolationReceipt
        | Register::ViolationDefinition
        | Register::ViolationCount
        | Register::ReconciliationNote
        | Register::ThirdPartyActivity
        | Register::ExpeditedRequest
        | Register::ExceptionReview
        | Register::BattleRhythm
        | Register::Format
        | Register::ReleasedFields
        | Register::Conference
        | Register::Procedure
        | Register::FlightQuery
        | Register::FlightOutcome
        | Register::FlightExemption
        | Register::ComplianceMeasure
        | Register::EventFinding
        | Register::EventPosition
        | Register::EventReport
        | Register::CoverageStatement => Vec::new(),
    }
}

/// Fields that were released under a format that is no longer the one agreed stay what they were.
fn released(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let superseded = standing(state, Register::ReleasedFields, key, known).any(|entry| {
        let RegisterContent::ReleasedFields(released) = &entry.content else { return false };
        let Some(format) = state.fact(released.format).and_then(|fact| fact.as_register_entry()) else { return false };
        let agreed = state.agreed_entry(Register::Format, &format.key, known);
        agreed.is_none_or(|(agreed, _, _)| agreed.by != released.format)
    });
    if superseded { Vec::from([reading("format-superseded")]) } else { Vec::new() }
}

fn listed(bands: &[u8]) -> String {
    if bands.is_empty() {
        return "–".to_string();
    }
    bands.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The place is open while it is unset, and while a side asks that it be another.
fn location(state: &State, known: AsKnown) -> Option<RegisterReading> {
    // The entries there were: records that are remembered, and the receipts that brought agreements into force.
    let records = state.facts().filter(|fact| fact.at <= known.at).map(|fact| fact.index);
    let last = records.chain(state.frontiers().last_entry_at(known.at)).max().unwrap_or_default();
    let settings = state.settings_at(last.saturating_add(1).min(known.below));
    let is_disputed = state.of_kind("setting-change").any(|fact| {
        let asks = matches!(fact.body.as_deref(), Some(crate::records::Body::SettingChange(change))
            if change.setting == "AMB-02");
        let agreed = state.setting("AMB-02").is_some_and(|agreed| agreed.by == fact.record);
        asks && !agreed && fact.at <= known.at && !fact.is_ended()
    });
    match &settings.formation.location {
        None => Some(reading("location-unset")),
        Some(_) if is_disputed => Some(reading("location-disputed")),
        Some(_) => None,
    }
}

fn protection(state: &State, register: Register, key: &EntryKey, known: AsKnown, what: &str) -> Vec<RegisterReading> {
    let code = match (what, state.protection(register, key, known)) {
        ("party", Protection::Protected) => "party-protected",
        ("party", Protection::Unknown) => "party-unknown",
        ("party", Protection::Excluded) => "party-excluded",
        (_, Protection::Protected) => "group-protected",
        (_, Protection::Unknown) => "group-unknown",
        (_, Protection::Excluded) => "group-excluded",
    };
    Vec::from([reading(code)])
}

/// A group's names in the edition, then how the ceasefire regards it; what is no armed group has no such standing.
fn group(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    use crate::edition::Standing;
    let of_edition = state.edition().aliases.iter().find(|group| group.id == key.as_str());
    let mut readings: Vec<RegisterReading> = of_edition
        .map(|group| {
            let names: Vec<&str> = group.names.iter().map(|alias| alias.name.as_str()).collect();
            reading("names").with("names", names.join("; "))
        })
        .into_iter()
        .collect();
    let armed = of_edition.is_none_or(|group| group.standing != Standing::NotApplicable);
    if armed {
        readings.extend(protection(state, Register::NamedGroup, key, known, "group"));
    }
    readings
}

fn issue(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let agreed = state.agreed_entry(Register::OpenIssue, key, known);
    let settled = agreed.is_some_and(
        |(_, _, entry)| matches!(&entry.content, RegisterContent::OpenIssue(issue) if issue.state != IssueState::Open),
    );
    Vec::from([reading(if settled { "issue-settled" } else { "issue-open" })])
}

/// The entries that stand: agreed ones and each node's own.
fn standing<'a>(
    state: &'a State,
    register: Register,
    key: &'a EntryKey,
    known: AsKnown,
) -> impl Iterator<Item = &'a RegisterEntry> {
    let agreed = state.agreed_entry(register, key, known).map(|(_, _, entry)| entry);
    state.stated_entries(register, key, known).map(|(_, entry)| entry).chain(agreed)
}

fn overdue(state: &State, register: Register, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let due = standing(state, register, key, known).find_map(|entry| {
        if let RegisterContent::Commitment(commitment) = &entry.content {
            return commitment.due.filter(|_| commitment.state == CommitmentState::Given);
        }
        let RegisterContent::Milestone(milestone) = &entry.content else { return None };
        milestone.due.filter(|_| milestone.state == MilestoneState::Ahead)
    });
    due.filter(|due| *due < known.at).map(|due| reading("overdue").with("due", due)).into_iter().collect()
}

/// Each half by the evidence that both sides gave of it: a half is done when both saw it complete, and disputed when they saw
/// different things. No half is ever said to be first.
fn obligation(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let Some((agreed, _, entry)) = state.agreed_entry(Register::PairedObligation, key, known) else {
        return Vec::new();
    };
    let RegisterContent::PairedObligation(pair) = &entry.content else { return Vec::new() };
    let seen = |half: Side| {
        Side::BOTH.map(|witness| {
            let key = EntryKey::parse(&format!("{}/{}", key.as_str(), half.name()))?;
            let node = crate::identity::Node::Headquarters(witness);
            let (_, entry) = state.stated_entry(Register::ObligationEvidence, &key, node, known)?;
            let RegisterContent::ObligationEvidence(evidence) = &entry.content else { return None };
            (evidence.obligation == agreed.by).then_some(evidence.evidence)
        })
    };
    let mut readings: Vec<RegisterReading> = Side::BOTH
        .into_iter()
        .map(|half| {
            let code = match seen(half) {
                [Some(one), Some(other)] if one != other => "half-disputed",
                [Some(one), Some(_)] if one.seen == WhatWasSeen::Complete => "half-done",
                [Some(_), Some(_)] => "half-not-done",
                [Some(_), None] | [None, Some(_)] => "half-seen-by-one",
                [None, None] => "half-not-seen",
            };
            let declared = pair.half(half);
            reading(code).with("side", half.name()).with("bound", &declared.bound).with("count", declared.count)
        })
        .collect();
    let done = readings.iter().all(|reading| reading.code == "half-done");
    let passed = (pair.due <= known.at && !done).then(|| reading("overdue").with("due", pair.due));
    readings.extend(passed);
    readings
}

fn aid(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let denied = standing(state, Register::AidAccess, key, known).any(|entry| {
        matches!(&entry.content, RegisterContent::AidAccess(aid)
            if matches!(aid.state, AidState::Denied | AidState::Blocked))
    });
    if denied { Vec::from([reading("aid-denied")]) } else { Vec::new() }
}

fn corroboration(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let answered = standing(state, Register::Corroboration, key, known)
        .any(|entry| matches!(entry.content, RegisterContent::Corroboration(Corroboration::Answered { .. })));
    if answered { Vec::new() } else { Vec::from([reading("not-answered")]) }
}
