//! What was seen, which of it waits for somebody to look into it, and the candidates with everything said of them.
#![expect(clippy::wildcard_enum_match_arm, reason = "each question looks at its own kinds of record")]
use super::super::super::{AsKnown, EventStanding, Fact, Sides, State};
use crate::clauses;
use crate::identity::{Author, RecordHash};
use crate::records::{
    AirObservation, CoverageStatement, EntryKey, FindingWord, FlightEvent, GroundingEntry, Operator, PositionWord,
    Register,
};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use spacetime::Instant;

/// A released observation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ObservationView<'a> {
    /// The record.
    pub fact: &'a Fact,
    /// Its key.
    pub key: &'a EntryKey,
    /// What it says.
    pub observation: &'a AirObservation,
    /// How it stands against notices and areas.
    pub stage: ObservationStage,
    /// By when somebody is to have looked into it, where nobody has and no notice fits (process 2.3).
    pub review_due: Option<Instant>,
}

/// How an observation stands against notices and areas.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ObservationStage {
    /// A notice fits it.
    Noticed,
    /// No notice fits it and it lies in a designated area of the version in force then: a candidate, from the moment it is filed.
    Candidate,
    /// A candidate event rests on it.
    InEvent,
    /// No notice fits it, and it lies in no designated area.
    OutsideAreas,
    /// No notice fits it, and where it was is not told finely enough to say, or no version was in force.
    Undetermined,
}

impl ObservationStage {
    /// The code of its name in the catalogues: `observation-stage-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Noticed => "noticed",
            Self::Candidate => "candidate",
            Self::InEvent => "in-event",
            Self::OutsideAreas => "outside-areas",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A candidate event with everything said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventView<'a> {
    /// The record.
    pub fact: &'a Fact,
    /// The id of the event.
    pub key: &'a EntryKey,
    /// What it says.
    pub event: &'a FlightEvent,
    /// How it stands.
    pub standing: EventStanding,
    /// What each officer found, in the order of the log.
    pub findings: Vec<(Author, FindingWord)>,
    /// What each side says.
    pub positions: Sides<Option<PositionWord>>,
    /// By when two officers are to have found something, while they have not.
    pub review_due: Option<Instant>,
    /// True while an urgent flight's review is open: nothing is made of it before (AMB-04).
    pub waits_for_review: bool,
    /// The report to both, with whose aircraft it was as far as anybody can say.
    pub report: Option<(RecordHash, Operator)>,
    /// When each side's node had the report.
    pub reported_to: Sides<Option<Instant>>,
}

/// How many of the flights that were seen had been noticed before they were first seen (TOR.3.c#1): a ratio, and no judgement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeenAndNoticed {
    /// Flights seen, by released observations and candidates.
    pub seen: usize,
    /// Those of them with a notice that the other side had before.
    pub noticed_before: usize,
}

impl State {
    /// Every released observation that stands, in the order of the log.
    #[must_use]
    pub fn observations(&self, known: AsKnown) -> Vec<ObservationView<'_>> {
        let in_events: BTreeSet<RecordHash> = self
            .watched(Register::FlightEvent, known)
            .into_iter()
            .filter_map(|(_, _, said)| match said {
                GroundingEntry::FlightEvent(event) => Some(event.observations.iter().copied()),
                _ => None,
            })
            .flatten()
            .collect();
        self.watched(Register::AirObservation, known)
            .into_iter()
            .filter_map(|(fact, entry, said)| {
                let GroundingEntry::AirObservation(observation) = said else { return None };
                let stage = if in_events.contains(&fact.record) {
                    ObservationStage::InEvent
                } else {
                    self.seen_stage(observation)
                };
                let review_due = is_open(stage).then(|| self.seen_review_due(fact));
                Some(ObservationView { fact, key: &entry.key, observation, stage, review_due })
            })
            .collect()
    }

    fn seen_stage(&self, observation: &AirObservation) -> ObservationStage {
        if observation.notice.is_some() {
            return ObservationStage::Noticed;
        }
        match clauses::seen_ground(self, &observation.cells, observation.seen.from()) {
            Some(true) => ObservationStage::Candidate,
            Some(false) => ObservationStage::OutsideAreas,
            None => ObservationStage::Undetermined,
        }
    }

    fn seen_review_due(&self, fact: &Fact) -> Instant {
        fact.at.saturating_add(self.edition().deadlines.uncorrelated_review)
    }

    /// Whether somebody has still to look into an observation.
    pub(in crate::state::views) fn is_seen_open(
        &self,
        fact: &Fact,
        observation: &AirObservation,
        known: AsKnown,
    ) -> bool {
        is_open(self.seen_stage(observation))
            && !self.watched(Register::FlightEvent, known).into_iter().any(|(_, _, said)| {
                matches!(said, GroundingEntry::FlightEvent(event) if event.observations.contains(&fact.record))
            })
    }

    /// Every candidate that stands, in the order of the log.
    #[must_use]
    pub fn flight_events(&self, known: AsKnown) -> Vec<EventView<'_>> {
        self.watched(Register::FlightEvent, known)
            .into_iter()
            .filter_map(|(fact, entry, said)| match said {
                GroundingEntry::FlightEvent(event) => Some(self.flight_event(fact, &entry.key, event, known)),
                _ => None,
            })
            .collect()
    }

    fn flight_event<'a>(
        &'a self,
        fact: &'a Fact,
        key: &'a EntryKey,
        event: &'a FlightEvent,
        known: AsKnown,
    ) -> EventView<'a> {
        let standing = self.event_standing(fact.record, known);
        let report = self.said_of(fact.record, known).find_map(|(told, _, said)| match said {
            GroundingEntry::EventReport(report) => Some((told, report.operator)),
            _ => None,
        });
        let due = self.seen_review_due(fact);
        let notice = event.notice.and_then(|record| self.fact(record));
        EventView {
            fact,
            key,
            event,
            standing,
            findings: self.findings_of_event(fact.record, known).map(|(said, word)| (said.author, word)).collect(),
            positions: Sides::from_fn(|side| self.position_on_event(fact.record, side, known).map(|(_, word)| word)),
            review_due: (standing == EventStanding::Candidate).then_some(due),
            waits_for_review: notice.is_some_and(|notice| self.is_review_of_urgent_open(notice, known)),
            report: report.map(|(told, operator)| (told.record, operator)),
            reported_to: Sides::from_fn(|side| {
                let (told, _) = report?;
                self.frontiers().received_at(side, told.index, told.at).filter(|received| *received <= known.at)
            }),
        }
    }

    /// How much each area was watched, day by day, as stated.
    #[must_use]
    pub fn coverage(&self, known: AsKnown) -> Vec<(&Fact, &CoverageStatement)> {
        self.watched(Register::CoverageStatement, known)
            .into_iter()
            .filter_map(|(fact, _, said)| match said {
                GroundingEntry::CoverageStatement(coverage) => Some((fact, coverage)),
                _ => None,
            })
            .collect()
    }

    /// How many of the flights seen had been noticed before they were seen. What a candidate rests on is counted with the candidate.
    #[must_use]
    pub fn seen_and_noticed(&self, known: AsKnown) -> SeenAndNoticed {
        let alone = self.observations(known).into_iter().filter(|view| view.stage != ObservationStage::InEvent);
        let seen = alone.map(|view| (view.observation.notice, view.observation.seen.from()));
        let events = self.flight_events(known).into_iter().map(|view| (view.event.notice, view.event.seen.from()));
        let all: Vec<(Option<RecordHash>, Instant)> = seen.chain(events).collect();
        let was_noticed = |(notice, first_seen): &&(Option<RecordHash>, Instant)| {
            notice
                .and_then(|record| self.fact(record))
                .and_then(|fact| self.flight_received_at(fact, known.at))
                .is_some_and(|received| received < *first_seen)
        };
        SeenAndNoticed { seen: all.len(), noticed_before: all.iter().filter(was_noticed).count() }
    }
}

const fn is_open(stage: ObservationStage) -> bool {
    matches!(stage, ObservationStage::Candidate | ObservationStage::Undetermined)
}
