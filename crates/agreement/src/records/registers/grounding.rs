//! The watch over the grounding, as officers sign it: notices of flights, the daily return, what was seen, and what came of it (TOR.3).
//!
//! All of it is about what has been said beforehand and what was seen afterwards. Nothing here has a place finer than a block or a
//! district, a speed, a course, a sensor, a method or a time that lies ahead of an aircraft in the air: it serves no pursuit (SG-02,
//! SG-03, SG-31). A notice asks for nothing and has no answer but that it was seen. Must not know a rule, a byte or a clock.
mod events;
mod flights;
mod observations;
mod order_of_battle;

pub use events::{
    AreaVersion, CoverageStatement, Deviation, EventFinding, EventPosition, EventReport, FindingWord, FlightEvent,
    LegKind, Operator, PositionWord,
};
pub use flights::{
    FlightComposition, FlightEnd, FlightExemption, FlightNotice, FlightOutcome, FlightQuery, TypeBand, UrgentReason,
};
pub use observations::{AirObservation, IdentityGrade, LocationGrade};
pub use order_of_battle::{
    AirOrderOfBattle, ComplianceMeasure, CountBand, DailyReturn, DispositionChange, Holding, MeasureMethod,
};
pub use spacetime::observation::SourceClass;

use super::{Bearing, Register};
use crate::records::RecordHash;
use alloc::vec::Vec;

/// What an entry of one of the registers of the grounding watch says.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is described by its type and by its register")]
pub enum GroundingEntry {
    FlightNotice(FlightNotice),
    FlightQuery(FlightQuery),
    FlightOutcome(FlightOutcome),
    FlightExemption(FlightExemption),
    AirOrderOfBattle(AirOrderOfBattle),
    ComplianceMeasure(ComplianceMeasure),
    AirObservation(AirObservation),
    FlightEvent(FlightEvent),
    EventFinding(EventFinding),
    EventPosition(EventPosition),
    EventReport(EventReport),
    CoverageStatement(CoverageStatement),
}

impl GroundingEntry {
    /// The register it belongs to.
    #[must_use]
    pub const fn register(&self) -> Register {
        match self {
            Self::FlightNotice(_) => Register::FlightNotice,
            Self::FlightQuery(_) => Register::FlightQuery,
            Self::FlightOutcome(_) => Register::FlightOutcome,
            Self::FlightExemption(_) => Register::FlightExemption,
            Self::AirOrderOfBattle(_) => Register::AirOrderOfBattle,
            Self::ComplianceMeasure(_) => Register::ComplianceMeasure,
            Self::AirObservation(_) => Register::AirObservation,
            Self::FlightEvent(_) => Register::FlightEvent,
            Self::EventFinding(_) => Register::EventFinding,
            Self::EventPosition(_) => Register::EventPosition,
            Self::EventReport(_) => Register::EventReport,
            Self::CoverageStatement(_) => Register::CoverageStatement,
        }
    }

    /// How it comes to count: an exemption and a measure bind both; everything else is its author's word.
    #[must_use]
    pub const fn bearing(&self) -> Bearing {
        match self {
            Self::FlightExemption(_) | Self::ComplianceMeasure(_) => Bearing::Agreed,
            Self::FlightNotice(_)
            | Self::FlightQuery(_)
            | Self::FlightOutcome(_)
            | Self::AirOrderOfBattle(_)
            | Self::AirObservation(_)
            | Self::FlightEvent(_)
            | Self::EventFinding(_)
            | Self::EventPosition(_)
            | Self::EventReport(_)
            | Self::CoverageStatement(_) => Bearing::Stated,
        }
    }

    /// The record it speaks of.
    #[must_use]
    pub const fn subject(&self) -> Option<RecordHash> {
        match self {
            Self::FlightQuery(FlightQuery::Asked { of, .. }) => Some(*of),
            Self::FlightQuery(FlightQuery::Answered { query, .. }) => Some(*query),
            Self::FlightOutcome(outcome) => Some(outcome.notice),
            Self::AirObservation(observation) => observation.notice,
            // What it departs from, or else the version that it is judged by.
            Self::FlightEvent(FlightEvent { notice: Some(notice), .. }) => Some(*notice),
            Self::FlightEvent(event) => Some(event.area.version),
            Self::EventFinding(finding) => Some(finding.event),
            Self::EventPosition(position) => Some(position.event),
            Self::EventReport(report) => Some(report.event),
            Self::CoverageStatement(coverage) => Some(coverage.area.version),
            Self::FlightNotice(_)
            | Self::FlightExemption(_)
            | Self::AirOrderOfBattle(_)
            | Self::ComplianceMeasure(_) => None,
        }
    }

    /// The texts a person wrote in it, which cross to the other side (SRC.004.c, TOR.3.0).
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::FlightNotice(notice) => notice.callsign.as_deref().into_iter().collect(),
            Self::FlightQuery(FlightQuery::Asked { text, .. } | FlightQuery::Answered { text, .. }) => {
                Vec::from([text.as_str()])
            }
            Self::FlightExemption(exemption) => Vec::from([exemption.text.as_str()]),
            Self::ComplianceMeasure(measure) => Vec::from([measure.version.as_str(), measure.text.as_str()]),
            Self::AirObservation(observation) => observation.district.as_deref().into_iter().collect(),
            Self::FlightEvent(event) => Vec::from([event.area.label.as_str()]),
            Self::EventFinding(finding) => finding.text.as_deref().into_iter().collect(),
            Self::CoverageStatement(coverage) => Vec::from([coverage.area.label.as_str()]),
            Self::FlightOutcome(_) | Self::AirOrderOfBattle(_) | Self::EventPosition(_) | Self::EventReport(_) => {
                Vec::new()
            }
        }
    }
}
