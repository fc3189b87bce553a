//! What the watch over the grounding asks of each side, and what of it is overdue (process 2.3). Nothing of it holds a flight.
use super::super::super::{AcknowledgementStanding, AsKnown, EventStanding, Fact, State};
use super::super::accountability::{Arrear, Duty};
use super::super::desk::Awaited;
use super::{ObservationStage, ReturnStanding, Timeliness};
use crate::clauses;
use crate::identity::Side;
use crate::records::{AirDefence, FlightNotice, FlightQuery, GroundingEntry, RegisterContent};
use alloc::string::ToString;
use alloc::vec::Vec;
use spacetime::{Instant, Window};

impl State {
    /// What a record of the watch asks of a side.
    pub(in crate::state::views) fn asked_of_flights(&self, side: Side, fact: &Fact, now: Instant) -> Vec<Awaited> {
        let known = AsKnown::in_the_log(now);
        let Some(RegisterContent::Grounding(said)) = fact.as_register_entry().map(|entry| &entry.content) else {
            return Vec::new();
        };
        let mut asked = Vec::new();
        match said {
            GroundingEntry::FlightNotice(notice) => {
                let owes = |(of, _, standing): &(Side, AirDefence, AcknowledgementStanding)| {
                    *of == side && !matches!(standing, AcknowledgementStanding::Live { .. })
                };
                if self.is_chased(notice, now) && self.flight_air_defences(fact, now).iter().any(owes) {
                    asked.push(Awaited::FlightAirDefence);
                }
                let reviewed = self.urgent_review(fact, known);
                if reviewed.is_some_and(|reviewed| self.finding_of(reviewed, side, known).is_none()) {
                    asked.push(Awaited::FlightReview);
                }
            }
            GroundingEntry::FlightQuery(FlightQuery::Asked { of, .. }) => {
                let is_own = self.fact(*of).is_some_and(|notice| notice.side() == Some(side));
                let is_open = || self.fact(*of).is_some_and(|of| self.open_queries(of, known).contains(&fact.record));
                if is_own && is_open() {
                    asked.push(Awaited::FlightAnswer);
                }
            }
            GroundingEntry::AirObservation(seen) => {
                if self.is_seen_open(fact, seen, known) {
                    asked.push(Awaited::Observation);
                }
            }
            GroundingEntry::FlightEvent(_) => {
                if self.event_standing(fact.record, known) == EventStanding::Candidate {
                    asked.push(Awaited::Observation);
                }
            }
            GroundingEntry::FlightQuery(FlightQuery::Answered { .. })
            | GroundingEntry::FlightOutcome(_)
            | GroundingEntry::FlightExemption(_)
            | GroundingEntry::AirOrderOfBattle(_)
            | GroundingEntry::ComplianceMeasure(_)
            | GroundingEntry::EventFinding(_)
            | GroundingEntry::EventPosition(_)
            | GroundingEntry::EventReport(_)
            | GroundingEntry::CoverageStatement(_) => {}
        }
        asked
    }

    /// An exempt flight's acknowledgements are asked for until its time is over.
    fn is_chased(&self, notice: &FlightNotice, now: Instant) -> bool {
        notice.exemption.is_some() && notice.take_off.map(Window::to).is_none_or(|over| now < over)
    }

    /// What the watch finds overdue or late.
    pub(in crate::state::views) fn arrears_of_flights(&self, known: AsKnown) -> Vec<Arrear> {
        let mut arrears = Vec::new();
        let relaying = Some(self.edition().roles.relaying_party);
        for flight in self.flights(known) {
            let (side, record) = (flight.fact.side(), flight.fact.record);
            let key = Some(flight.key.as_str().to_string());
            let mut owe = |side, duty, due, done| {
                arrears.push(Arrear { side, duty, record, key: key.clone(), due, done });
            };
            if let Some(due) = flight.due.filter(|_| flight.timeliness == Timeliness::Late) {
                owe(side, Duty::FlightNotice, due, flight.received_at);
            }
            let other = side.map(Side::counterpart);
            owe(other, Duty::FlightAcknowledgement, flight.acknowledgement_due, flight.acknowledged_at);
            let told_by = flight.fact.at.saturating_add(self.edition().deadlines.air_defence_acknowledgement);
            let due = flight.notice.take_off.map_or(told_by, |window| told_by.min(window.from()));
            for (of, _, standing) in flight.air_defences {
                if standing == AcknowledgementStanding::Missing {
                    owe(Some(of), Duty::FlightAirDefence, due, None);
                }
            }
            for query in flight.open_queries {
                if let Some(asked) = self.fact(query) {
                    let due = asked.at.saturating_add(self.edition().deadlines.flight_acknowledgement);
                    owe(side, Duty::FlightAnswer, due, None);
                }
            }
            if let Some(reviewed) = self.urgent_review(flight.fact, known) {
                for side in Side::BOTH {
                    let found = self.finding_of(reviewed, side, known).map(|(said, _)| said.at);
                    owe(Some(side), Duty::FlightReview, clauses::review_due(self, reviewed), found);
                }
            }
        }
        let began = self.watched_since().map(|fact| fact.record);
        for day in self.daily_returns(known) {
            let (Some(due), Some(began)) = (day.due, began) else { continue };
            let done = day.told.map(|(fact, _)| fact.at);
            if matches!(day.standing, ReturnStanding::Missing | ReturnStanding::GivenLate) {
                let record = day.told.map_or(began, |(fact, _)| fact.record);
                let key = Some(day.day.to_string());
                arrears.push(Arrear { side: relaying, duty: Duty::DailyReturn, record, key, due, done });
            }
        }
        arrears.extend(self.observations(known).into_iter().filter_map(|view| {
            debug_assert!(view.review_due.is_none() || view.stage != ObservationStage::Noticed, "a notice fits it");
            let key = Some(view.key.as_str().to_string());
            let (side, record) = (view.fact.side(), view.fact.record);
            Some(Arrear { side, duty: Duty::ObservationReview, record, key, due: view.review_due?, done: None })
        }));
        arrears.extend(self.flight_events(known).into_iter().filter(|view| !view.waits_for_review).filter_map(
            |view| {
                let key = Some(view.key.as_str().to_string());
                let (side, record) = (view.fact.side(), view.fact.record);
                Some(Arrear { side, duty: Duty::ObservationReview, record, key, due: view.review_due?, done: None })
            },
        ));
        arrears
    }
}
