//! AMB-01: what "no later than the day before" means across time zones (TOR.2.c#2).
//!
//! Every counted zone gives a reading: the start of its local day that contains the execution. The earliest reading counts
//! (SG-10), and never less than the edition's shortest lead. A notice is given when the counterpart's receipt covers it,
//! not when it is sent. A late notice is held unless both waive the deadline.
use super::at_both;
use crate::edition::DayBefore;
use crate::identity::Post;
use crate::records::Question;
use crate::register::ClauseId;
use crate::state::{Deadline, Fact, Moment, Reading, State};
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::{Instant, TimeError, Zone};

const CLAUSE: ClauseId = crate::clause_id!("AMB-01");
const DUTY: ClauseId = crate::clause_id!("TOR.2.c#2");

/// Why no deadline can be given: a zone's table does not reach that far. The notice is then held.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no reading of the deadline: {0}")]
pub struct DeadlineError(#[source] pub TimeError);

/// The deadline of a notice for an execution under a reading of AMB-01, with every zone's reading behind it.
///
/// # Errors
/// [`DeadlineError`] when a counted zone has no table for that day.
pub fn day_before(rule: &DayBefore, execution: Instant) -> Result<Deadline, DeadlineError> {
    let reading = |zone: &Zone, counts: bool| {
        zone.end_of_previous_local_day(execution).map(|due| Reading { zone: *zone, due, counts }).map_err(DeadlineError)
    };
    let mut readings = Vec::new();
    for zone in &rule.zones {
        readings.push(reading(zone, true)?);
    }
    // A zone that is only shown may lack a reading without harm.
    readings.extend(rule.shown_zones.iter().filter_map(|zone| reading(zone, false).ok()));
    let by_lead = execution.saturating_add(rule.min_lead.negated());
    let mut deadline = Deadline { execution, due: by_lead, min_lead: rule.min_lead, by_lead, readings };
    deadline.due = deadline.earliest_reading().min(by_lead);
    Ok(deadline)
}

pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let (Some(notice), Some(author)) = (fact.as_final_notice(), fact.side()) else { return };
    // The reading in force when the notice was filed: one agreed later moves no deadline that has been kept or missed.
    let Ok(deadline) = day_before(&state.settings_at(fact.index).day_before, notice.execution) else {
        findings.push(Finding::missing(CLAUSE, "deadline-unreadable").with("execution", notice.execution));
        return;
    };
    let received = state.frontiers().received_at(author.counterpart(), fact.index, fact.at);
    // Strictly before: the day of the act has begun at the deadline itself.
    let in_time = received.is_some_and(|received| received < deadline.due);
    if in_time || state.both_said(fact.record, Question::LateNotice, moment) {
        return;
    }
    let finding = match received {
        None if moment.now < deadline.due => Finding::missing(DUTY, "notice-not-yet-received"),
        // Whoever was late by the shortest lead alone must not go looking for it in a reading of the day.
        None | Some(_) if deadline.due < deadline.earliest_reading() => {
            Finding::missing(CLAUSE, "notice-late-by-lead").with("hours", deadline.min_lead.whole_hours())
        }
        None | Some(_) => Finding::missing(CLAUSE, "notice-late"),
    };
    findings.push(finding.with("due", deadline.due).with("execution", notice.execution).curable_by(at_both(Post::Snr)));
}
