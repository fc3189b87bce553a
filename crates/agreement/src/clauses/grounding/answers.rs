//! TOR.3.c#1, process 2.3: questions about a notice, and what became of the flight.
//!
//! A question asks and holds nothing. What became of a flight is its own side's word, once it can be known.
use super::{Case, EVERY_FLIGHT, by_the_speaker, entry_of, notice_that_stands};
use crate::clauses::case::post_across;
use crate::identity::Post;
use crate::records::{FlightEnd, FlightOutcome, FlightQuery, GroundingEntry, RegisterEntry};
use crate::verdict::Finding;
use alloc::vec::Vec;

pub(super) fn query(case: &Case<'_>, query: &FlightQuery) -> Option<Finding> {
    let refused =
        |code, record| Finding::breached(EVERY_FLIGHT, code).with("record", record).curable_by([case.author()]);
    match query {
        FlightQuery::Asked { of, .. } => {
            let (fact, _, _) = match notice_that_stands(case, *of) {
                Ok(notice) => notice,
                Err(finding) => return Some(finding),
            };
            (fact.node() == case.author().node)
                .then(|| refused("flight-query-of-own-notice", *of).curable_by([post_across(fact, Post::AirMonitor)]))
        }
        FlightQuery::Answered { query, .. } => {
            let asked = entry_of(case, *query).and_then(|(fact, _, said)| {
                let GroundingEntry::FlightQuery(FlightQuery::Asked { of, .. }) = said else { return None };
                Some((fact, *of))
            });
            let Some((asked, of)) = asked else { return Some(refused("no-such-record", *query)) };
            if asked.is_ended() {
                return Some(refused("record-has-ended", *query));
            }
            let is_own = case.state.fact(of).is_some_and(|notice| notice.node() == case.author().node);
            (!is_own).then(|| {
                refused("flight-answer-by-the-asker", *query).curable_by([post_across(asked, Post::AirMonitor)])
            })
        }
    }
}

pub(super) fn outcome(case: &Case<'_>, entry: &RegisterEntry, outcome: FlightOutcome, findings: &mut Vec<Finding>) {
    findings.extend(by_the_speaker(case, EVERY_FLIGHT));
    let (_, noticed, notice) = match notice_that_stands(case, outcome.notice) {
        Ok(notice) => notice,
        Err(finding) => {
            findings.push(finding);
            return;
        }
    };
    let breached = |code| Finding::breached(EVERY_FLIGHT, code).curable_by([case.author()]);
    if noticed.key != entry.key {
        let expected = noticed.key.as_str();
        findings.push(breached("register-key-does-not-fit").with("key", entry.key.as_str()).with("expected", expected));
    }
    let begins = notice.take_off.map(spacetime::Window::from);
    match outcome.became {
        FlightEnd::Cancelled => {}
        FlightEnd::Unknown => {
            if let Some(from) = begins.filter(|from| case.at < *from) {
                findings.push(breached("flight-not-begun").with("from", from));
            }
        }
        FlightEnd::Flown { in_the_air } => {
            if super::super::registers::is_ahead(case, in_the_air.to()) {
                findings.push(breached("flight-not-over").with("until", in_the_air.to()));
            }
            if notice.take_off.is_some_and(|window| !window.contains(in_the_air.from())) {
                findings.push(
                    Finding::missing(EVERY_FLIGHT, "flown-outside-the-noticed-time")
                        .with("from", in_the_air.from())
                        .curable_by([]),
                );
            }
        }
    }
}
