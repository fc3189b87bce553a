//! What follows from entries of the watch over the grounding: how far a notice has come, which day lacks a return, who confirmed what.
use super::super::RegisterReading;
use super::super::exceptions;
use super::reading;
use crate::identity::Side;
use crate::records::{EntryKey, FlightEnd, Register};
use crate::state::{
    AcknowledgementStanding, AsKnown, EventStanding, EventView, FlightView, ObservationStage, ReturnStanding, State,
    Timeliness,
};
use alloc::string::ToString;
use alloc::vec::Vec;

pub(super) fn of(state: &State, register: Register, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    if register == Register::FlightNotice {
        return state
            .flights(known)
            .into_iter()
            .filter(|view| view.key == key)
            .flat_map(|view| flight(state, &view, known))
            .collect();
    }
    if register == Register::AirOrderOfBattle {
        let of_day = state.daily_returns(known).into_iter().filter(|view| view.day.to_string() == key.as_str());
        let late = of_day.filter(|view| view.standing == ReturnStanding::GivenLate);
        return late.filter_map(|view| Some(reading("return-late").with("due", view.due?))).collect();
    }
    if register == Register::AirObservation {
        let of_key = state.observations(known).into_iter().filter(|view| view.key == key);
        return of_key
            .flat_map(|view| {
                let stage = reading(match view.stage {
                    ObservationStage::Noticed => "seen-noticed",
                    ObservationStage::Candidate => "seen-candidate",
                    ObservationStage::InEvent => "seen-in-event",
                    ObservationStage::OutsideAreas => "seen-outside-areas",
                    ObservationStage::Undetermined => "seen-undetermined",
                });
                let due = view.review_due.map(|due| {
                    reading(if due < known.at { "seen-review-overdue" } else { "seen-review-due" }).with("due", due)
                });
                [Some(stage), due].into_iter().flatten()
            })
            .collect();
    }
    let of_key = state.flight_events(known).into_iter().filter(|view| view.key == key);
    of_key.flat_map(|view| event(&view, known)).collect()
}

fn flight(state: &State, view: &FlightView<'_>, known: AsKnown) -> Vec<RegisterReading> {
    let mut readings = Vec::from([reading(match view.timeliness {
        Timeliness::OnTime => "flight-on-time",
        Timeliness::Late => "flight-late",
        Timeliness::UrgentExempt => "flight-urgent-exempt",
    })]);
    if let Some(lead) = view.lead {
        readings.push(reading("flight-lead").with("minutes", lead.whole_minutes()));
    }
    if !view.is_complete {
        readings.push(reading("flight-incomplete"));
    }
    readings.push(match view.acknowledged_at {
        Some(at) => reading("flight-acknowledged").with("at", at),
        None if view.acknowledgement_due < known.at => {
            reading("flight-acknowledgement-overdue").with("due", view.acknowledgement_due)
        }
        None => reading("flight-acknowledgement-due").with("due", view.acknowledgement_due),
    });
    for (side, defence, standing) in &view.air_defences {
        let code = match standing {
            AcknowledgementStanding::Live { .. } => "flight-air-defence-told",
            AcknowledgementStanding::Over { .. } | AcknowledgementStanding::Missing => "flight-air-defence-waits",
        };
        readings.push(reading(code).with("side", side.name()).with("defence", defence.name()));
    }
    if !view.open_queries.is_empty() {
        readings.push(reading("flight-queried").with("count", view.open_queries.len()));
    }
    readings.extend(state.flight_end(view.key, known).map(|end| {
        reading(match end {
            FlightEnd::Flown { .. } => "flight-flown",
            FlightEnd::Cancelled => "flight-cancelled",
            FlightEnd::Unknown => "flight-unknown",
        })
    }));
    if !view.matched_by.is_empty() {
        readings.push(reading("flight-matched").with("count", view.matched_by.len()));
    }
    if let Some(reviewed) = state.urgent_review(view.fact, known) {
        readings.extend(exceptions::review(state, reviewed, known));
    }
    readings
}

fn event(view: &EventView<'_>, known: AsKnown) -> Vec<RegisterReading> {
    let mut readings = Vec::from([reading(match view.standing {
        EventStanding::Candidate => "event-candidate",
        EventStanding::Confirmed => "event-confirmed",
        EventStanding::NotConfirmed => "event-not-confirmed",
        EventStanding::Disputed => "event-disputed",
    })]);
    if view.waits_for_review {
        readings.push(reading("event-waits-for-review"));
    } else if let Some(due) = view.review_due {
        let code = if due < known.at { "seen-review-overdue" } else { "seen-review-due" };
        readings.push(reading(code).with("due", due));
    }
    for side in Side::BOTH {
        if let Some(word) = view.positions.get(side) {
            readings.push(reading("event-position").with("side", side.name()).with("position", word.name()));
        }
        if let Some(at) = view.reported_to.get(side) {
            readings.push(reading("event-reported").with("side", side.name()).with("at", at));
        }
    }
    if let Some((_, operator)) = view.report {
        readings.push(reading("event-operator").with("operator", operator.name()));
    }
    readings
}

/// What stands above a register of the watch: which days lack a return, and how many of what was seen had been noticed before.
pub(super) fn notes(state: &State, register: Register, known: AsKnown) -> Vec<RegisterReading> {
    if register != Register::AirOrderOfBattle {
        let counted = state.seen_and_noticed(known);
        let note = reading("seen-and-noticed").with("seen", counted.seen).with("noticed", counted.noticed_before);
        return if counted.seen == 0 { Vec::new() } else { Vec::from([note]) };
    }
    let mut notes = Vec::new();
    if let Some(table) = state.order_of_battle(known) {
        notes.push(reading("order-of-battle-as-of").with("day", table.as_of).with("confirmed", table.confirmed_to));
        notes.extend(table.holdings.iter().map(|holding| {
            reading("order-of-battle-holding")
                .with("base", holding.base.as_str())
                .with("band", holding.type_band.name())
                .with("count", holding.count.name())
        }));
    }
    let side = state.edition().roles.relaying_party;
    notes.extend(
        state
            .daily_returns(known)
            .into_iter()
            .filter(|view| view.standing == ReturnStanding::Missing)
            .map(|view| reading("return-missing").with("day", view.day).with("side", side.name())),
    );
    notes
}
