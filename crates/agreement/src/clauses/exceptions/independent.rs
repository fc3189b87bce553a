//! TOR.2.b, TOR.2.0#2, AMB-03: independent efforts, told by a block of time and ground, and never agreed by being told.
//!
//! The sentence in brackets is read in one of three ways. Where it is not agreed, or struck, a notice that claims it is recorded as
//! outside the group and held: no view shows it as in effect. Where both agreed to it, it reaches no designated area. Selection is as
//! national here as elsewhere (TOR.2.b#2): a notice has no field that could carry any. What is to be decided together waits for a
//! procedure that both adopted (TOR.2.b#3).
use super::Ground;
use crate::clauses::{Case, at_both};
use crate::edition::BracketedSentence;
use crate::identity::Post;
use crate::records::{IndependentNotice, JointDecision, NoticeManner, RegisterContent, Via};
use crate::register::ClauseId;
use crate::state::{AsKnown, Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const NOTICE: ClauseId = crate::clause_id!("TOR.2.b#1");
const TOGETHER: ClauseId = crate::clause_id!("TOR.2.b#3");
const BRACKETED: ClauseId = crate::clause_id!("TOR.2.b#4");
const READING: ClauseId = crate::clause_id!("AMB-03");
const CHANNEL: ClauseId = crate::clause_id!("SRC.004.h");

pub(super) fn notice(case: &Case<'_>, notice: &IndependentNotice, findings: &mut Vec<Finding>) {
    findings.extend(super::block(case, notice.block, NOTICE));
    if notice.window.to() <= case.at {
        findings.push(
            Finding::breached(NOTICE, "window-is-over").with("until", notice.window.to()).curable_by([case.author()]),
        );
    }
    let outside = case.header().via == Via::Outside(BRACKETED);
    match notice.manner {
        NoticeManner::Unilateral if !outside => {
            findings.push(Finding::breached(BRACKETED, "unilateral-is-outside").curable_by([case.author()]));
        }
        NoticeManner::Synchronised if case.header().via != Via::Group => {
            findings.push(Finding::breached(NOTICE, "synchronised-is-within").curable_by([case.author()]));
        }
        NoticeManner::Unilateral => findings.push(Finding::satisfied(READING, "recorded-outside-the-group")),
        NoticeManner::Synchronised => {}
    }
}

/// Whether a notice opens a query: it claims the sentence in brackets where that does not reach, on any reading.
pub(super) fn asks(state: &State, notice: &IndependentNotice, index: u64, moment: Moment) -> bool {
    let struck = state.settings_at(index).bracketed_sentence == BracketedSentence::Struck;
    notice.manner == NoticeManner::Unilateral && (struck || is_within(state, notice, moment))
}

/// A block of which no map says that it lies outside every designated area counts as inside (SG-01).
fn is_within(state: &State, notice: &IndependentNotice, moment: Moment) -> bool {
    notice.block.is_none_or(|block| {
        let ground = Ground::of(state, block, moment);
        ground.meets_designated || ground.is_undesignated_everywhere
    })
}

pub(super) fn unmet(
    state: &State,
    fact: &Fact,
    notice: &IndependentNotice,
    moment: Moment,
    findings: &mut Vec<Finding>,
) {
    if notice.window.to() <= moment.now {
        findings.push(
            Finding::missing(NOTICE, "window-is-over").with("until", notice.window.to()).curable_by([fact.author]),
        );
    }
    if notice.manner == NoticeManner::Synchronised {
        return;
    }
    let code = match state.settings_at(fact.index).bracketed_sentence {
        BracketedSentence::NotAgreed => Some("bracketed-sentence-not-agreed"),
        BracketedSentence::Struck => Some("bracketed-sentence-struck"),
        BracketedSentence::Agreed => None,
    };
    findings.extend(code.map(|code| Finding::missing(BRACKETED, code).curable_by(at_both(Post::Snr))));
    if is_within(state, notice, moment) {
        findings.push(Finding::missing(BRACKETED, "unilateral-within-designated").curable_by([fact.author]));
    }
}

/// There is no deciding together before a procedure that both adopted, and only about a notice given within the group.
pub(super) fn decision(case: &Case<'_>, decision: &JointDecision) -> Option<Finding> {
    let refused = |code| Some(Finding::breached(TOGETHER, code).curable_by(at_both(Post::Snr)));
    if case.state.joint_procedure(AsKnown::in_the_log(case.at)) != Some(decision.procedure) {
        return refused("no-adopted-procedure");
    }
    if !is_synchronised(case.state, decision) {
        return refused("decision-of-no-notice").map(|finding| finding.with("record", decision.notice));
    }
    None
}

pub(super) fn decision_unmet(
    state: &State,
    fact: &Fact,
    decision: &JointDecision,
    moment: Moment,
    findings: &mut Vec<Finding>,
) {
    if state.joint_procedure(AsKnown::in_the_log(moment.now)) != Some(decision.procedure) {
        findings.push(Finding::missing(TOGETHER, "no-adopted-procedure").curable_by(at_both(Post::Snr)));
    }
    if !is_synchronised(state, decision) {
        findings.push(
            Finding::missing(TOGETHER, "decision-of-no-notice")
                .with("record", decision.notice)
                .curable_by([fact.author]),
        );
    }
    if decision.external_channel.is_none() {
        findings.push(Finding::missing(CHANNEL, "channel-reference-missing").curable_by([fact.author]));
    }
}

fn is_synchronised(state: &State, decision: &JointDecision) -> bool {
    state.fact(decision.notice).filter(|fact| !fact.is_ended()).and_then(Fact::as_register_entry).is_some_and(|entry| {
        matches!(&entry.content, RegisterContent::IndependentNotice(notice) if notice.manner == NoticeManner::Synchronised)
    })
}
