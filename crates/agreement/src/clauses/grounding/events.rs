//! TOR.3.a#4, process 2.3: candidates, what two officers make of them, each side's word, and the report to both.
//!
//! A program proposes; nothing but the word of two officers makes a candidate a confirmed event, one officer's dispute keeps it from being
//! one, and an urgent flight is none before its review (AMB-04). Nobody is named because everybody else has been excluded (SG-29).
use super::{Case, entry_of, notice_that_stands, observations};
use crate::identity::{Post, RecordHash, Side};
use crate::records::{
    EventFinding, EventPosition, EventReport, FlightEvent, GroundingEntry, IdentityGrade, LocationGrade, Operator,
    PositionWord, RegisterEntry,
};
use crate::register::ClauseId;
use crate::state::{AsKnown, EventStanding, Fact};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.3.a#4");
const URGENT: ClauseId = crate::clause_id!("AMB-04");
const WHOSE: Basis = Basis::Safeguard("SG-29");

pub(super) fn judge(case: &Case<'_>, event: &FlightEvent, findings: &mut Vec<Finding>) {
    let breached = |code| Finding::breached(CLAUSE, code).curable_by([case.author()]);
    observations::released(case, event.seen, &event.sources, event.spotters, findings);
    findings.extend(observations::area(case, &event.area, event.seen.from()));
    if event.location < LocationGrade::L2 {
        findings.push(breached("event-too-weak").with("least", LocationGrade::L2.name()));
    }
    for record in &event.observations {
        let is_seen = entry_of(case, *record)
            .is_some_and(|(fact, _, said)| matches!(said, GroundingEntry::AirObservation(_)) && !fact.is_ended());
        if !is_seen {
            findings.push(breached("no-such-record").with("record", record));
        }
    }
    let Some(record) = event.notice else { return };
    match notice_that_stands(case, record) {
        Err(finding) => findings.push(finding),
        Ok(_) if event.deviations.is_empty() => {
            findings.push(breached("event-fits-its-notice").with("record", record));
        }
        Ok((fact, _, _)) => findings.extend(
            waits(case, fact).map(|finding| Finding { standing: crate::verdict::Standing::Missing, ..finding }),
        ),
    }
}

/// An urgent flight is reviewed before anything is made of it (AMB-04).
fn waits(case: &Case<'_>, notice: &Fact) -> Option<Finding> {
    let known = AsKnown::in_the_log(case.at);
    case.state.is_review_of_urgent_open(notice, known).then(|| {
        Finding::breached(URGENT, "event-waits-for-review")
            .with("record", notice.record)
            .curable_by(super::super::at_both(Post::Legal))
    })
}

/// A candidate that stands, by its record.
fn event_that_stands<'a>(case: &Case<'a>, record: RecordHash) -> Result<(&'a Fact, &'a FlightEvent), Finding> {
    let refused = |code| Finding::breached(CLAUSE, code).with("record", record).curable_by([case.author()]);
    let Some((fact, _, GroundingEntry::FlightEvent(event))) = entry_of(case, record) else {
        return Err(refused("no-such-record"));
    };
    if fact.is_ended() { Err(refused("record-has-ended")) } else { Ok((fact, event)) }
}

/// One standing finding an officer: a second word replaces the first, and nobody replaces another officer's.
pub(super) fn finding(case: &Case<'_>, entry: &RegisterEntry, said: &EventFinding) -> Option<Finding> {
    if let Err(finding) = event_that_stands(case, said.event) {
        return Some(finding);
    }
    let officer = case.signature.and_then(crate::state::Signature::key);
    let breached =
        |code, record: RecordHash| Finding::breached(CLAUSE, code).with("record", record).curable_by([case.author()]);
    if let Some(before) = entry.replaces.and_then(|record| case.state.fact(record)) {
        let is_own = before.officer == officer;
        return (!is_own).then(|| breached("finding-of-another-officer", before.record));
    }
    let known = AsKnown::in_the_log(case.at);
    case.state
        .findings_of_event(said.event, known)
        .find(|(fact, _)| fact.officer == officer)
        .map(|(fact, _)| breached("finding-given-already", fact.record))
}

pub(super) fn position(case: &Case<'_>, position: EventPosition) -> Option<Finding> {
    if let Err(finding) = event_that_stands(case, position.event) {
        return Some(finding);
    }
    let known = AsKnown::in_the_log(case.at);
    let side = case.side()?;
    let before = case.state.position_on_event(position.event, side, known)?;
    let replaced =
        matches!(case.body(), crate::records::Body::Register(entry) if entry.replaces == Some(before.0.record));
    (!replaced).then(|| {
        Finding::breached(CLAUSE, "position-given-already").with("record", before.0.record).curable_by([case.author()])
    })
}

/// The report to both sides: after two officers, or with a dispute; never before an urgent flight is reviewed.
pub(super) fn report(case: &Case<'_>, report: EventReport) -> Option<Finding> {
    let (_, event) = match event_that_stands(case, report.event) {
        Ok(event) => event,
        Err(finding) => return Some(finding),
    };
    let known = AsKnown::in_the_log(case.at);
    let notice = event.notice.and_then(|record| case.state.fact(record));
    if let Some(finding) = notice.and_then(|notice| waits(case, notice)) {
        return Some(finding);
    }
    match case.state.event_standing(report.event, known) {
        EventStanding::Confirmed | EventStanding::Disputed => {}
        EventStanding::Candidate | EventStanding::NotConfirmed => {
            return Some(
                Finding::breached(CLAUSE, "event-not-confirmed")
                    .with("record", report.event)
                    .curable_by(super::super::at_both(Post::AirMonitor)),
            );
        }
    }
    let admitted = |side| {
        case.state.position_on_event(report.event, side, known).is_some_and(|(_, word)| word == PositionWord::Ours)
    };
    let is_shown = match report.operator {
        Operator::Unknown => true,
        Operator::ThirdParty => {
            IdentityGrade::I2 <= event.identity || admitted(case.state.edition().roles.relaying_party)
        }
        Operator::Alpha => admitted(Side::Alpha),
        Operator::Bravo => admitted(Side::Bravo),
    };
    (!is_shown).then(|| {
        Finding::breached(WHOSE, "operator-not-shown")
            .with("operator", report.operator.name())
            .curable_by([case.author()])
    })
}
