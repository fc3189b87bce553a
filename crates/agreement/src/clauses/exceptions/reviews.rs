//! AMB-06, AMB-04: each side says what it finds of what was opened, in time; both close it, and neither alone.
use crate::clauses::{Case, at_both};
use crate::identity::{Post, Side};
use crate::records::{EntryKey, ExceptionReview, RegisterEntry, ReviewFinding};
use crate::register::ClauseId;
use crate::state::{AsKnown, Fact, ReviewCause, State};
use crate::verdict::Finding;
use spacetime::Instant;

const CLAUSE: ClauseId = crate::clause_id!("AMB-06");
const URGENT: ClauseId = crate::clause_id!("AMB-04");

pub(super) fn judge(case: &Case<'_>, entry: &RegisterEntry, review: &ExceptionReview) -> Option<Finding> {
    let refused = |code| Finding::breached(CLAUSE, code).curable_by([case.author()]);
    let opened = case.state.fact(review.of).filter(|fact| !case.state.review_causes(fact.record).is_empty());
    let Some(opened) = opened else { return Some(refused("review-of-nothing").with("record", review.of)) };
    let expected = EntryKey::of_record(opened.record);
    if entry.key != expected {
        return Some(
            refused("register-key-does-not-fit").with("key", entry.key.as_str()).with("expected", expected.as_str()),
        );
    }
    let known = AsKnown::in_the_log(case.at);
    let both = Side::BOTH.into_iter().all(|side| case.state.finding_of(opened, side, known).is_some());
    (review.finding == ReviewFinding::Closed && !both).then(|| {
        Finding::breached(CLAUSE, "review-not-given-by-both").with("record", review.of).curable_by(at_both(Post::Legal))
    })
}

/// When the joint review of a record is due: counted from the act, or from the entry of what tells of none.
pub(crate) fn due(state: &State, opened: &Fact) -> Instant {
    let settings = state.settings_at(opened.index);
    if state.review_causes(opened.record).contains(&ReviewCause::UrgentFlight) {
        return opened.at.saturating_add(settings.urgent_exemption.review);
    }
    let limit = settings.imminent_threat.joint_review;
    let told = || opened.as_register_entry().and_then(|entry| super::acted_at(&entry.content));
    let reported = || Some(opened.as_execution_report()?.execution.acted_in()?.window.to());
    told().or_else(reported).unwrap_or(opened.at).saturating_add(limit)
}

/// A finding later than the edition asks is recorded all the same, and said.
pub(super) fn late(state: &State, fact: &Fact, review: &ExceptionReview) -> Option<Finding> {
    let due = due(state, state.fact(review.of)?);
    let urgent = state.review_causes(review.of).contains(&ReviewCause::UrgentFlight);
    let clause = if urgent { URGENT } else { CLAUSE };
    (due < fact.at && review.finding != ReviewFinding::Closed)
        .then(|| Finding::missing(clause, "review-late").with("due", due).with("told", fact.at).curable_by([]))
}
