//! What grows out of an item both sides call actionable: proposals, a plan, its final notice, an outcome.
//!
//! Text: TOR.2.a.iii#1 (only what both call actionable is developed), TOR.2.a#5 (proposals; no action is a result),
//! TOR.2.a#7 and APP.5 (consent before action; existing channels), TOR.2.c.ii#1 (agreed format), SRC.004.h. What a plan needs beside
//! consent, its legal review among it, stands in `operations`; its details travel sealed and are read back so (`sealed`).
use super::{closing, release};
use crate::clauses::Case;
use crate::identity::RecordHash;
use crate::records::{Body, FinalNotice, Outcome, Plan, ProposalKind, Question};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::{Basis, Finding, Standing};
use alloc::vec::Vec;

const ACTIONABLE: ClauseId = crate::clause_id!("TOR.2.a.iii#1");
const PROPOSALS: ClauseId = crate::clause_id!("TOR.2.a#5");
const AGREED_FIRST: ClauseId = crate::clause_id!("TOR.2.a#7");
/// The reference is asked for and its content is never copied here (AMB-18).
const CHANNEL: ClauseId = crate::clause_id!("SRC.004.h");
const FORMAT: ClauseId = crate::clause_id!("TOR.2.c.ii#1");

pub(in crate::clauses) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let body = case.body();
    if let Body::Proposal(proposal) = body {
        findings.extend(closing::proposed(case, proposal));
        // A closing comes after the consents to act have run out.
        if proposal.kind != ProposalKind::Closing {
            findings.extend(actionable(case, proposal.item));
        }
        findings.extend(measure(case, &proposal.kind));
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

/// A civil measure has a name of the edition's list, so that both know which is meant.
fn measure(case: &Case<'_>, kind: &ProposalKind) -> Option<Finding> {
    let ProposalKind::CivilMeasure(code) = kind else { return None };
    (!case.state.edition().vocabulary.civil_measures.contains(code)).then(|| {
        Finding::breached(PROPOSALS, "civil-measure-not-in-the-list").with("measure", code).curable_by([case.author()])
    })
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
    // Every notice of place has a position; its place stands sealed beside the item and nowhere else.
    let place = case
        .header()
        .references
        .iter()
        .find(|record| case.state.fact(**record).is_some_and(|fact| fact.as_area_notice().is_some()));
    place.map(|place| {
        Finding::breached(Basis::Safeguard("SG-03"), "place-of-an-item-in-clear")
            .with("record", *place)
            .curable_by([case.author()])
    })
}

fn ended(case: &Case<'_>, outcome: &Outcome) -> Option<Finding> {
    let (record, kind) = match outcome {
        Outcome::NoAction { item } => (*item, "release"),
        Outcome::Cancelled { plan } => (*plan, "plan"),
    };
    let Some(fact) = case.state.fact(record).filter(|fact| fact.kind == kind) else {
        return Some(no_such(case, PROPOSALS, record));
    };
    if let Outcome::NoAction { item } = outcome
        && let Some(acted) = closing::not_acted_on(case, *item)
    {
        return Some(acted);
    }
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
    if let Some(lapsed) = release::lapsed(case.state, fact, case.at) {
        return Some(Finding { standing: Standing::Breached, ..lapsed });
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
    closing::unmet(state, fact, findings);
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
