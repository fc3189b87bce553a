//! APP.2#1, AMB-08, SRC.004.d: the count of days: its start, its renewals, and what stops it.
//!
//! The days are full local days in the reference zone after the start instant, beside the same length as elapsed time. A call of either
//! side stops the clock until both settle it.
use super::Step;
use crate::clauses::{Case, at_both};
use crate::identity::{Post, RecordHash};
use crate::records::ResetCall;
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::Instant;

const STARTS: ClauseId = crate::clause_id!("SRC.004.d");
const COUNTS: ClauseId = crate::clause_id!("AMB-08");

pub(super) fn started(step: &Step<'_>, start: Instant, findings: &mut Vec<Finding>) {
    // Looked at once, when it is filed: waiting for the other side's consent must not make a start late.
    let filed = step.state.fact(step.record).map_or(step.at, |fact| fact.at);
    if start < filed {
        findings.push(
            Finding::breached(STARTS, "ceasefire-start-in-the-past").with("start", start).curable_by([step.author]),
        );
    }
    let counted = step.state.formation_clock().filter(|clock| step.state.clock_break(clock, step.at).is_none());
    if let Some(clock) = counted.filter(|clock| clock.start.by != step.record) {
        findings.push(
            Finding::breached(COUNTS, "ceasefire-already-counted")
                .with("record", clock.start.by)
                .curable_by(at_both(Post::Snr)),
        );
    } else if let Some(formed) = step.state.formed() {
        findings
            .push(Finding::breached(COUNTS, "clock-is-over").with("record", formed.by).curable_by(at_both(Post::Snr)));
    }
}

pub(super) fn renewed(step: &Step<'_>, start: RecordHash, findings: &mut Vec<Finding>) {
    let cure = || at_both(Post::Snr);
    let Some(clock) = step.state.formation_clock().filter(|clock| clock.start.by == start) else {
        findings
            .push(Finding::breached(COUNTS, "step-names-no-counted-start").with("record", start).curable_by(cure()));
        return;
    };
    let Some(period) = step.state.settings_at(clock.index).seven_days.renewal else {
        findings.push(Finding::breached(COUNTS, "ceasefire-not-time-boxed").curable_by(cure()));
        return;
    };
    let Some(until) = step.state.day_reading(clock).ok().and_then(|reading| reading.covered_until) else {
        findings.push(Finding::breached(COUNTS, "days-unreadable").curable_by(cure()));
        return;
    };
    if step.at >= until {
        findings.push(Finding::breached(COUNTS, "renewal-late").with("until", until).curable_by(cure()));
    } else if until.since(step.at) > period {
        // One period ahead and no more: a pile of renewals would be a ceasefire without a box.
        findings.push(Finding::breached(COUNTS, "renewal-early").with("until", until).curable_by(cure()));
    }
}

pub(super) fn called(case: &Case<'_>, call: &ResetCall, findings: &mut Vec<Finding>) {
    let cure = [case.author()];
    let Some(clock) = case.state.formation_clock().filter(|clock| clock.start.by == call.start) else {
        findings
            .push(Finding::breached(COUNTS, "step-names-no-counted-start").with("record", call.start).curable_by(cure));
        return;
    };
    if let Some(formed) = case.state.formed() {
        findings.push(Finding::breached(COUNTS, "clock-is-over").with("record", formed.by).curable_by(cure));
    } else if call.violation_at < clock.since
        || call.violation_at > case.at.saturating_add(case.state.edition().freshness.skew_max)
    {
        findings.push(
            Finding::breached(COUNTS, "violation-outside-the-count")
                .with("at", call.violation_at)
                .with("since", clock.since)
                .curable_by(cure),
        );
    }
}
