//! What follows from entries of accountability: how a case stands and what it lacks, what is not released, what is overdue.
use super::super::RegisterReading;
use super::reading;
use crate::identity::Side;
use crate::records::{DamageReport, EntryKey, Register, RegisterContent};
use crate::state::{AsKnown, Fact, HarmStage, SideAnswer, State};
use alloc::vec::Vec;

/// A case: its stage, each side's answer, what is preserved, whether both have agreed on measures.
pub(super) fn case(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let stage = state.harm_stage(key, known);
    let code = match stage {
        HarmStage::Unknown => return Vec::new(),
        HarmStage::Open => "harm-case-open",
        HarmStage::Closed => "harm-case-closed",
        HarmStage::Reopened => "harm-case-reopened",
    };
    let mut readings = Vec::from([reading(code)]);
    let due = state.harm_finding_due(key, known);
    for side in Side::BOTH {
        let code = match state.harm_answer(key, side, known) {
            SideAnswer::Nothing => "harm-nothing-said",
            SideAnswer::Inquiry => "harm-inquires",
            SideAnswer::NoResponse => "harm-no-response",
            SideAnswer::Finding(_) => "harm-found",
        };
        readings.push(reading(code).with("side", side.name()));
        let late = due.filter(|due| *due < known.at && matches!(code, "harm-nothing-said" | "harm-inquires"));
        readings.extend(late.map(|due| reading("overdue").with("due", due)));
    }
    let preserved = state.preserved_for(key).len();
    if preserved > 0 {
        readings.push(reading("harm-preserved").with("count", preserved));
    }
    let has_measures = state.harm_measures(key, known).is_some();
    readings.push(reading(if has_measures { "harm-measures-agreed" } else { "harm-no-measures" }));
    readings
}

/// What was collected and is not released, and that two sides looked at one action.
pub(super) fn damage(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let mut readings = Vec::new();
    for (fact, entry) in state.stated_entries(Register::DamageReport, key, known) {
        let RegisterContent::DamageReport(report) = &entry.content else { continue };
        if !report.withheld().is_empty() {
            let side = fact.node().name();
            readings.push(reading("collected-not-released").with("side", side).with("count", report.withheld().len()));
        }
        if has_another_view(state, fact, report, known) {
            readings.push(reading("two-views"));
        }
    }
    readings.dedup();
    readings
}

fn has_another_view(state: &State, fact: &Fact, report: &DamageReport, known: AsKnown) -> bool {
    state.statements(Register::DamageReport, known).any(|(other, entry)| {
        other.node() != fact.node()
            && matches!(&entry.content, RegisterContent::DamageReport(another) if another.of == report.of)
    })
}

/// Whether the recipient has acknowledged a report; that it is late only alarms.
pub(super) fn acknowledgement(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let limit = state.edition().deadlines.recipient_acknowledgement;
    let mut readings = Vec::new();
    for (fact, _) in state.stated_entries(Register::ViolationReport, key, known) {
        if state.acknowledged_at(fact, known).is_none() {
            readings.push(reading("not-acknowledged"));
            let due = fact.at.saturating_add(limit);
            readings.extend((due < known.at).then(|| reading("overdue").with("due", due)));
        }
    }
    readings
}

/// Whether both sides count the same; neither is right.
pub(super) fn counts(state: &State, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let mut counted = state.stated_entries(Register::ViolationCount, key, known).filter_map(|(_, entry)| {
        if let RegisterContent::ViolationCount(count) = &entry.content { Some(count.counted) } else { None }
    });
    match (counted.next(), counted.next()) {
        (Some(one), Some(other)) if one != other => Vec::from([reading("counts-differ")]),
        (Some(_), Some(_)) => Vec::from([reading("counts-agree")]),
        (_, None) | (None, _) => Vec::from([reading("counted-by-one")]),
    }
}
