//! Acts beside agreed work: independent notices, exceptions and the reviews they open (TOR.2.b, TOR.2.d, process 2.8).
//!
//! Nothing here approves, selects or orders. A notice says where and when; an account says what was done and under which wording; a
//! request is *no* until the other side has said yes beforehand. What no wording covers may still be reported, and opens a review.
//!
//! Text: TOR.2.0#2, TOR.2.b#1 to #4, TOR.2.d.i, TOR.2.d.ii, APP.5, APP.6, AMB-03, AMB-06, AMB-19, AMB-23, SG-16. A report
//! by others that a side may act alone once the ground changes (SRC.002.a) is no rule here: TOR.2.d.ii says whose act it speaks of,
//! and whose agreement it needs.
mod creep;
mod expedited;
mod ground;
mod independent;
mod reviews;
mod third_party;
mod threats;

pub(crate) use creep::{counted, exceeds as creeps};
pub(crate) use expedited::{due as expedited_due, has_run_out};
pub(crate) use ground::{Ground, affected};
pub(crate) use reviews::due as review_due;
pub(crate) use threats::{first_word_due, full_account_due};

use super::{Case, coordination, operations, tor_2_c_ii_2_separation};
use crate::records::{BesideAgreedWork, Body, OutsideAction, RegisterContent, RegisterEntry};
use crate::register::ClauseId;
use crate::state::{Change, Fact, Moment, ReviewCause, State};
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::{Instant, LatLonBox};

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if let Body::Consent(consent) = case.body() {
        findings.extend(expedited::answered_too_late(case, consent));
    }
    let Body::Register(entry) = case.body() else { return };
    let Some(content) = entry.content.beside_agreed_work() else { return };
    match content {
        BesideAgreedWork::IndependentNotice(notice) => independent::notice(case, notice, findings),
        BesideAgreedWork::JointDecision(decision) => findings.extend(independent::decision(case, decision)),
        BesideAgreedWork::OutsideAction(action) => threats::judge(case, entry, action, findings),
        BesideAgreedWork::ThirdPartyActivity(activity) => third_party::judge(case, activity, findings),
        BesideAgreedWork::ExpeditedRequest(request) => expedited::judge(case, request, findings),
        BesideAgreedWork::ExceptionReview(review) => findings.extend(reviews::judge(case, entry, review)),
    }
}

/// What stands against an entry, at any later time.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let Some(entry) = fact.as_register_entry() else { return };
    let Some(content) = entry.content.beside_agreed_work() else { return };
    match content {
        BesideAgreedWork::IndependentNotice(notice) => independent::unmet(state, fact, notice, moment, findings),
        BesideAgreedWork::JointDecision(decision) => {
            independent::decision_unmet(state, fact, decision, moment, findings);
        }
        BesideAgreedWork::OutsideAction(action) => threats::unmet(state, fact, entry, action, moment, findings),
        BesideAgreedWork::ThirdPartyActivity(activity) => third_party::unmet(state, fact, activity, moment, findings),
        BesideAgreedWork::ExpeditedRequest(request) => expedited::unmet(state, fact, request, moment, findings),
        BesideAgreedWork::ExceptionReview(review) => findings.extend(reviews::late(state, fact, review)),
    }
}

/// An agreement in haste, or to decide together, comes about only while nothing stands against it.
pub(super) fn may_be_agreed(state: &State, fact: &Fact, entry: &RegisterEntry, moment: Moment) -> bool {
    let mut findings = Vec::new();
    let asks_for_an_act = matches!(entry.content, RegisterContent::ExpeditedRequest(_));
    if asks_for_an_act || matches!(entry.content, RegisterContent::JointDecision(_)) {
        unmet(state, fact, moment, &mut findings);
    }
    if asks_for_an_act {
        operations::unmet(state, fact, moment, &mut findings);
        tor_2_c_ii_2_separation::unmet(state, fact, moment, &mut findings);
    }
    findings.is_empty()
}

/// The reviews that a record opens by itself.
pub(super) fn opened(case: &Case<'_>, entry: &RegisterEntry) -> Vec<Change> {
    let record = case.hash();
    let is_first = entry.replaces.is_none();
    let Some(content) = entry.content.beside_agreed_work() else { return Vec::new() };
    let cause = match content {
        BesideAgreedWork::OutsideAction(action) => {
            (is_first || tells_otherwise(case, entry, action)).then_some(ReviewCause::Exception)
        }
        BesideAgreedWork::IndependentNotice(notice) => {
            independent::asks(case.state, notice, case.index, case.moment()).then_some(ReviewCause::Query)
        }
        BesideAgreedWork::ThirdPartyActivity(_)
        | BesideAgreedWork::ExpeditedRequest(_)
        | BesideAgreedWork::ExceptionReview(_)
        | BesideAgreedWork::JointDecision(_) => None,
    };
    let creeps = is_first && creep::claims(&entry.content) && creep::exceeds(case);
    let causes = cause.into_iter().chain(creeps.then_some(ReviewCause::Creep));
    causes.map(|cause| Change::ReviewOpened { record, cause }).collect()
}

/// Whether a version of an account tells of the act otherwise than the one it replaces. That it is now the full account is no difference:
/// what was found of the first word holds for it.
fn tells_otherwise(case: &Case<'_>, entry: &RegisterEntry, action: &OutsideAction) -> bool {
    let before = entry.replaces.and_then(|record| case.state.fact(record)).and_then(threats::action_of);
    before.is_none_or(|before| OutsideAction { notice: before.notice, ..action.clone() } != *before)
}

/// When the act that an entry tells of was done; nothing for what tells of none.
pub(crate) fn acted_at(content: &RegisterContent) -> Option<Instant> {
    if let RegisterContent::OutsideAction(OutsideAction { acted_at, .. }) = content { Some(*acted_at) } else { None }
}

/// A block is there, and is no point (SG-03).
fn block(case: &Case<'_>, block: Option<LatLonBox>, clause: ClauseId) -> Option<Finding> {
    match block {
        None => Some(Finding::breached(clause, "block-missing").with("clause", clause).curable_by([case.author()])),
        Some(block) => coordination::release::large_enough(case, block),
    }
}
