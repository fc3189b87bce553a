//! The watch over the grounding: what is said of flights beforehand, what was seen of them, and what people make of it (TOR.3, process
//! 2.3).
//!
//! One side speaks for the force that is no participant (AMB-16); everything else is open to both alike (SG-09). A notice is refused
//! where a field that its clause asks for is missing, and is late where it is late: both are said, and neither holds a flight. An
//! urgent flight is never refused for its form, and is no candidate before its review (AMB-04, SG-19). What was seen crosses late,
//! coarse and by class (SG-31, SG-32); a candidate is made something of by two officers, and by nobody's silence.
//!
//! Text: TOR.3.0, TOR.3.a, TOR.3.b, TOR.3.c, APP.3.d1, AMB-04, AMB-05, AMB-16.
mod answers;
mod events;
mod measures;
mod notices;
mod observations;
mod order_of_battle;

pub(crate) use notices::{due as flight_due, is_noticed_urgently, timely as flight_timely};
pub(crate) use observations::ground as seen_ground;

use super::Case;
use crate::identity::{Post, RecordHash};
use crate::records::{FlightNotice, GroundingEntry, Register, RegisterContent, RegisterEntry};
use crate::register::ClauseId;
use crate::state::{Change, Fact, ReviewCause};
use crate::verdict::Finding;
use alloc::vec::Vec;

const EVERY_FLIGHT: ClauseId = crate::clause_id!("TOR.3.c#1");
const SPEAKER: ClauseId = crate::clause_id!("AMB-16");

pub(super) fn judge(case: &Case<'_>, entry: &RegisterEntry, said: &GroundingEntry, findings: &mut Vec<Finding>) {
    match said {
        GroundingEntry::FlightNotice(notice) => notices::judge(case, entry, notice, findings),
        GroundingEntry::FlightQuery(query) => findings.extend(answers::query(case, query)),
        GroundingEntry::FlightOutcome(outcome) => answers::outcome(case, entry, *outcome, findings),
        GroundingEntry::FlightExemption(_) => findings.extend(measures::exemption(case, entry)),
        GroundingEntry::AirOrderOfBattle(told) => order_of_battle::judge(case, entry, told, findings),
        GroundingEntry::ComplianceMeasure(measure) => findings.extend(measures::measure(case, entry, measure)),
        GroundingEntry::AirObservation(observation) => observations::judge(case, observation, findings),
        GroundingEntry::FlightEvent(event) => events::judge(case, event, findings),
        GroundingEntry::EventFinding(finding) => findings.extend(events::finding(case, entry, finding)),
        GroundingEntry::EventPosition(position) => findings.extend(events::position(case, *position)),
        GroundingEntry::EventReport(report) => findings.extend(events::report(case, *report)),
        GroundingEntry::CoverageStatement(coverage) => findings.extend(observations::coverage(case, entry, coverage)),
    }
}

/// The review that an urgent flight opens by itself (AMB-04). An amendment is looked into with the notice that it amends.
pub(super) fn opened(case: &Case<'_>, entry: &RegisterEntry) -> Vec<Change> {
    let RegisterContent::Grounding(GroundingEntry::FlightNotice(notice)) = &entry.content else { return Vec::new() };
    let is_under_review = || {
        case.state
            .entry_versions(Register::FlightNotice, &entry.key, crate::state::AsKnown::in_the_log(case.at))
            .any(|(fact, _)| case.state.review_causes(fact.record).contains(&ReviewCause::UrgentFlight))
    };
    if notice.urgent.is_none() || is_under_review() {
        return Vec::new();
    }
    Vec::from([Change::ReviewOpened { record: case.hash(), cause: ReviewCause::UrgentFlight }])
}

/// Who looks into a candidate: officers of either side or of the centre, two of whom make something of it.
pub(super) const FINDERS: &[Post] =
    &[Post::Snr, Post::DeputySnr, Post::Intelligence, Post::Operations, Post::Legal, Post::AirMonitor, Post::Records];

/// What one side alone may say: the side that speaks for the force (AMB-16), by its one wording of the refusal.
fn by_the_speaker(case: &Case<'_>, clause: ClauseId) -> Option<Finding> {
    let speaker = case.state.settings_at(case.index).third_party_speaker;
    (case.side() != Some(speaker)).then(|| {
        Finding::breached(clause, "flight-spoken-for-by-the-other")
            .with("side", speaker.name())
            .with("reading", SPEAKER)
            .curable_by([super::at(speaker, Post::AirMonitor), super::at(speaker, Post::DutyOfficer)])
    })
}

/// A notice of flight that stands, by its record.
fn notice_that_stands<'a>(
    case: &Case<'a>,
    record: RecordHash,
) -> Result<(&'a Fact, &'a RegisterEntry, &'a FlightNotice), Finding> {
    let refused = |code| Finding::breached(EVERY_FLIGHT, code).with("record", record).curable_by([case.author()]);
    let (fact, entry, said) = entry_of(case, record).ok_or_else(|| refused("no-such-record"))?;
    let GroundingEntry::FlightNotice(notice) = said else { return Err(refused("no-such-record")) };
    if fact.is_ended() { Err(refused("record-has-ended")) } else { Ok((fact, entry, notice)) }
}

/// An entry of the watch, by its record.
fn entry_of<'a>(case: &Case<'a>, record: RecordHash) -> Option<(&'a Fact, &'a RegisterEntry, &'a GroundingEntry)> {
    let fact = case.state.fact(record)?;
    let entry = fact.as_register_entry()?;
    let RegisterContent::Grounding(said) = &entry.content else { return None };
    Some((fact, entry, said))
}
