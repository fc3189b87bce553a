//! Information first: exchange in both directions, then common understanding, then coordination.
//!
//! Text: TOR.2.0#3 (start with information exchange), TOR.2.a#2 (coordination begins only when both senior representatives
//! find the exchanged information commonly understood), SRC.004.b (lists only at first), SRC.004.c.
use super::{Case, at, at_both, receipts};
use crate::edition::ExchangeLevel;
use crate::identity::{Post, Side};
use crate::records::{Body, CommonUnderstanding, NoticeManner, Question, RegisterContent};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const FIRST: ClauseId = crate::clause_id!("TOR.2.0#3");
const UNDERSTOOD: ClauseId = crate::clause_id!("TOR.2.a#2");
const LISTS_ONLY: ClauseId = crate::clause_id!("SRC.004.b");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let body = case.body();
    if case.state.edition().exchange_level == ExchangeLevel::ListOnly && is_more_than_lists(body) {
        findings
            .push(Finding::breached(LISTS_ONLY, "lists-only").with("kind", body.kind()).curable_by(at_both(Post::Snr)));
    }
    if let Body::CommonUnderstanding(set) = body {
        findings.extend(set_of_information(case, set));
    }
    if matches!(body, Body::Release(_) | Body::Proposal(_) | Body::Plan(_) | Body::FinalNotice(_)) {
        for side in Side::BOTH {
            if !is_acknowledged(case.state, side) {
                findings.push(
                    Finding::breached(FIRST, "exchange-not-open")
                        .with("side", side.name())
                        .curable_by([at(side, Post::Intelligence), at(side.counterpart(), Post::DutyOfficer)]),
                );
            }
        }
    }
}

/// Coordination waits for the common understanding.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if !matches!(fact.kind, "release" | "proposal" | "plan" | "final-notice") {
        return;
    }
    let understood = state.of_kind("common-understanding").any(|set| {
        set.index < moment.below
            && !set.is_ended()
            && receipts::is_delivered(state, set, state.undelivered())
            && state.both_said(set.record, Question::CommonlyUnderstood, moment)
    });
    if !understood {
        findings.push(Finding::missing(UNDERSTOOD, "not-commonly-understood").curable_by(at_both(Post::Snr)));
    }
}

/// True when the counterpart's officer has acknowledged information from a side. A spoken acknowledgement is knowledge,
/// but opens nothing: nothing that permits is ever spoken (process 2.13).
fn is_acknowledged(state: &State, side: Side) -> bool {
    state.of_kind("information").filter(|fact| fact.side() == Some(side)).any(|fact| {
        state
            .about(fact.record)
            .any(|seen| seen.kind == "acknowledgement" && seen.side() == Some(side.counterpart()) && !seen.is_ended())
    })
}

fn is_more_than_lists(body: &Body) -> bool {
    if let Body::Information(information) = body {
        return !information.attachments.is_empty();
    }
    if let Body::Register(entry) = body {
        if let RegisterContent::IndependentNotice(notice) = &entry.content {
            return notice.manner == NoticeManner::Synchronised;
        }
        return matches!(
            &entry.content,
            RegisterContent::JointDecision(_) | RegisterContent::ReleasedFields(_) | RegisterContent::IntegratedPlan(_)
        );
    }
    matches!(body, Body::Proposal(_) | Body::Plan(_) | Body::FinalNotice(_) | Body::SealedLocation(_))
}

fn set_of_information(case: &Case<'_>, set: &CommonUnderstanding) -> Option<Finding> {
    let refused = |code| Some(Finding::breached(UNDERSTOOD, code).curable_by([case.author()]));
    if set.information.is_empty() {
        return refused("set-is-empty");
    }
    if !set.information.is_sorted_by(|one, next| one < next) {
        return refused("set-not-in-order");
    }
    let stranger = set
        .information
        .iter()
        .find(|record| case.state.fact(**record).is_none_or(|fact| fact.kind != "information"))?;
    Some(Finding::breached(UNDERSTOOD, "set-names-no-information").with("record", stranger).curable_by([case.author()]))
}
