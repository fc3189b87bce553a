//! What grows out of an item both sides call actionable: proposals, a plan, its final notice, an outcome.
//!
//! Text: TOR.2.a.iii#1 (only what both call actionable is developed), TOR.2.a#5 (proposals; no action is a result),
//! TOR.2.a#7 and APP.5 (consent before action; existing channels), TOR.2.c.ii#1 (agreed format), SRC.004.h. What a plan needs beside
//! consent, its legal review among it, stands in `operations`; its details travel sealed (`sealed`).
use super::release;
use crate::clauses::{Case, notices};
use crate::identity::{Post, RecordHash};
use crate::records::{Body, FinalNotice, Outcome, Plan, Proposal, Question};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const ACTIONABLE: ClauseId = crate::clause_id!("TOR.2.a.iii#1");
const PROPOSALS: ClauseId = crate::clause_id!("TOR.2.a#5");
const AGREED_FIRST: ClauseId = crate::clause_id!("TOR.2.a#7");
/// The reference is asked for and its content is never copied here (AMB-18).
const CHANNEL: ClauseId = crate::clause_id!("SRC.004.h");
const FORMAT: ClauseId = crate::clause_id!("TOR.2.c.ii#1");

pub(in crate::clauses) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let body = case.body();
    if let Body::Proposal(Proposal { item, .. }) = body {
        findings.extend(actionable(case, *item));
    }
    if let Body::Plan(plan) = body {
        planned(case, plan, findings);
    }
    if let Body::FinalNotice(notice) = body {
        findings.extend(notified(case, notice));
    }
    if let Body::Outcome(outcome) = body {
        findings.extend(ended(case, outcome));
    }
}

fn planned(case: &Case<'_>, plan: &Plan, findings: &mut Vec<Finding>) {
    findings.extend(actionable(case, plan.item));
    findings.extend(release::large_enough(case, plan.footprint));
    let edition = case.state.edition();
    let cure = [case.author()];
    if !edition.accepts_format("plan", &plan.format) {
        findings.push(Finding::breached(FORMAT, "format-not-agreed").with("format", &plan.format).curable_by(cure));
    }
    if !edition.vocabulary.method_classes.contains(&plan.method_class) {
        findings.push(
            Finding::breached(FORMAT, "method-class-not-in-the-list")
                .with("class", &plan.method_class)
                .curable_by(cure),
        );
    }
    if !edition.vocabulary.composition_bands.contains(&plan.composition_band) {
        findings.push(
            Finding::breached(FORMAT, "composition-band-not-in-the-list")
                .with("band", &plan.composition_band)
                .curable_by(cure),
        );
    }
    if plan.window.to() <= case.at {
        findings
            .push(Finding::breached(AGREED_FIRST, "window-is-over").with("until", plan.window.to()).curable_by(cure));
    }
}

fn notified(case: &Case<'_>, notice: &FinalNotice) -> Option<Finding> {
    let Some(fact) = case.state.fact(notice.plan) else {
        return Some(no_such(case, AGREED_FIRST, notice.plan));
    };
    let Some(plan) = fact.as_plan() else { return Some(no_such(case, AGREED_FIRST, notice.plan)) };
    let refused =
        |code| Some(Finding::breached(AGREED_FIRST, code).with("record", notice.plan).curable_by([case.author()]));
    if fact.side() != case.side() {
        return refused("plan-of-the-other-side");
    }
    if fact.is_ended() {
        return refused("record-has-ended");
    }
    if !case.state.both_said(notice.plan, Question::Plan, case.moment()) {
        return Some(
            Finding::breached(AGREED_FIRST, "plan-not-agreed")
                .with("record", notice.plan)
                .curable_by(release::reviewers()),
        );
    }
    if !plan.window.contains(notice.execution) {
        return refused("execution-outside-the-window");
    }
    None
}

fn ended(case: &Case<'_>, outcome: &Outcome) -> Option<Finding> {
    let (record, kind) = match outcome {
        Outcome::NoAction { item } => (*item, "release"),
        Outcome::Cancelled { plan } => (*plan, "plan"),
    };
    let Some(fact) = case.state.fact(record).filter(|fact| fact.kind == kind) else {
        return Some(no_such(case, PROPOSALS, record));
    };
    // Ending is easy on purpose, but what is the other side's is declined or held, not closed in its name.
    (fact.side() != case.side()).then(|| {
        Finding::breached(PROPOSALS, "record-of-the-other-side").with("record", record).curable_by([fact.author])
    })
}

fn actionable(case: &Case<'_>, item: RecordHash) -> Option<Finding> {
    let Some(fact) = case.state.fact(item).filter(|fact| fact.kind == "release") else {
        return Some(no_such(case, ACTIONABLE, item));
    };
    if fact.is_ended() {
        return Some(Finding::breached(ACTIONABLE, "record-has-ended").with("record", item).curable_by([fact.author]));
    }
    (!case.state.both_said(item, Question::Actionable, case.moment())).then(|| {
        Finding::breached(ACTIONABLE, "item-not-actionable-for-both")
            .with("record", item)
            .curable_by(release::reviewers())
    })
}

fn no_such(case: &Case<'_>, clause: ClauseId, record: RecordHash) -> Finding {
    Finding::breached(clause, "no-such-record").with("record", record).curable_by([case.author()])
}

/// Any later state with one consent or statement gone drops back and holds.
pub(in crate::clauses) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if let Some(parent) = fact.parent().and_then(|parent| state.fact(parent)) {
        rests_on(state, parent, moment, findings);
    }
    if let Some(plan) = fact.as_plan() {
        if plan.window.to() <= moment.now {
            findings.push(
                Finding::missing(AGREED_FIRST, "window-is-over")
                    .with("until", plan.window.to())
                    .curable_by([fact.author]),
            );
        }
        if plan.external_channel.is_none() {
            findings.push(Finding::missing(CHANNEL, "channel-reference-missing").curable_by([fact.author]));
        }
    }
    if fact.as_final_notice().is_some() && !has_read_back(state, fact, moment) {
        findings.push(
            Finding::missing(Basis::Safeguard("SG-12"), "final-notice-not-read-back")
                .curable_by([fact.author, crate::clauses::case::post_across(fact, Post::DutyOfficer)]),
        );
    }
}

/// What hangs on a record needs it to stand and to be consented to by both.
fn rests_on(state: &State, ancestor: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if ancestor.is_ended() {
        findings.push(
            Finding::missing(ACTIONABLE, "record-has-ended")
                .with("record", ancestor.record)
                .curable_by([ancestor.author]),
        );
        return;
    }
    if ancestor.kind == "release" && !state.both_said(ancestor.record, Question::Actionable, moment) {
        findings.push(
            Finding::missing(ACTIONABLE, "item-not-actionable-for-both")
                .with("record", ancestor.record)
                .curable_by(release::reviewers()),
        );
    }
    // The kinds bound the depth: a final notice rests on a plan, a plan on an item, an item on nothing.
    findings.extend(super::super::unmet(state, ancestor, moment));
}

/// No window without a read-back (SG-12): the final notice refers to a notice of place of its own side that covers the whole of the
/// plan's footprint and the execution, that nothing holds, and that the other side has read back in time as the same place.
fn has_read_back(state: &State, fact: &Fact, moment: Moment) -> bool {
    let (Some(notice), Some(plan)) =
        (fact.as_final_notice(), fact.parent().and_then(|plan| state.fact(plan)).and_then(Fact::as_plan))
    else {
        return false;
    };
    fact.references.iter().filter_map(|record| state.fact(*record)).any(|reference| {
        reference
            .as_area_notice()
            .is_some_and(|area| area.extent.covers(plan.footprint) && area.window.contains(notice.execution))
            && reference.side() == fact.side()
            && !reference.is_ended()
            && !state.is_restrained(reference)
            && notices::is_read_back(state, reference, moment)
    })
}
