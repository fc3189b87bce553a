//! What follows from notices, accounts and requests beside agreed work, and how many of them each side filed (SG-16).
//!
//! Counts stand side by side, each with the same window and limit, and are never compared (SG-09). Nothing here judges.
use super::super::super::{AsKnown, Departure, Fact, Protection, ReviewCause, ReviewStage, State};
use super::RegisterReading;
use super::readings::reading;
use crate::clauses;
use crate::edition::BracketedSentence;
use crate::identity::Side;
use crate::records::{
    BesideAgreedWork, EntryKey, IndependentNotice, NoticeManner, NoticeStage, OutsideAction, Register,
};
use alloc::vec::Vec;
use spacetime::Instant;

/// What follows from an entry of one of these registers.
pub(super) fn of(state: &State, register: Register, key: &EntryKey, known: AsKnown) -> Vec<RegisterReading> {
    let mut readings = Vec::new();
    for (fact, entry) in state.entry_versions(register, key, known) {
        let is_first = entry.replaces.is_none();
        let stands = fact.ended.is_none_or(|ending| known.at < ending.at);
        let Some(content) = entry.content.beside_agreed_work() else { continue };
        match content {
            BesideAgreedWork::OutsideAction(action) => {
                if is_first {
                    readings.extend(first_word(state, fact, entry));
                }
                if stands {
                    readings.extend(full_account(state, fact, entry, action, known.at));
                    readings.extend(present(state, &action.present, known));
                }
            }
            BesideAgreedWork::ThirdPartyActivity(activity) if stands => {
                readings.extend(present(state, &activity.present, known));
            }
            BesideAgreedWork::ExpeditedRequest(request) => {
                readings.push(answer(state, fact, request.window.from(), known));
                if stands {
                    readings.extend(present(state, &request.present, known));
                }
            }
            BesideAgreedWork::IndependentNotice(notice) if stands => {
                readings.push(reading(manner(state, fact, notice)))
            }
            BesideAgreedWork::JointDecision(_)
            | BesideAgreedWork::ThirdPartyActivity(_)
            | BesideAgreedWork::IndependentNotice(_)
            | BesideAgreedWork::ExceptionReview(_) => {}
        }
        readings.extend(review(state, fact, known));
    }
    readings
}

/// When the first word was due, where it came later (AMB-06).
fn first_word(state: &State, fact: &Fact, entry: &crate::records::RegisterEntry) -> Option<RegisterReading> {
    let due = clauses::first_word_due(state, fact, entry).filter(|due| *due < fact.at)?;
    Some(reading("told-late").with("due", due))
}

fn full_account(
    state: &State,
    fact: &Fact,
    entry: &crate::records::RegisterEntry,
    action: &OutsideAction,
    at: Instant,
) -> Option<RegisterReading> {
    let due = clauses::full_account_due(state, fact, entry)?;
    match action.notice {
        NoticeStage::Full if due < fact.at => Some(reading("full-account-late").with("due", due)),
        NoticeStage::Initial if due < at => Some(reading("full-account-overdue").with("due", due)),
        NoticeStage::Initial => Some(reading("full-account-due").with("due", due)),
        NoticeStage::Full => None,
    }
}

/// The parties and groups there that the ceasefire protects, or of which nobody knows (TOR.2.d.ii#3).
fn present(state: &State, present: &[EntryKey], known: AsKnown) -> Vec<RegisterReading> {
    clauses::affected(state, present, known)
        .into_iter()
        .map(|(key, standing)| {
            let code = if standing == Protection::Unknown { "affects-unknown" } else { "affects-party" };
            reading(code).with("key", key.as_str())
        })
        .collect()
}

/// A request is agreed, open, or not agreed: there is no fourth answer, and silence is the last.
fn answer(state: &State, fact: &Fact, begins: Instant, known: AsKnown) -> RegisterReading {
    let due = clauses::expedited_due(state, fact).min(begins);
    let agreed = state.agreement_on(fact).filter(|agreed| agreed.at <= known.at && agreed.entry < known.below);
    let refused = fact.ended.filter(|ending| ending.at <= known.at);
    match (agreed, refused) {
        (Some(agreed), _) => reading("expedited-agreed").with("at", agreed.at),
        (None, Some(ending)) => reading("expedited-refused").with("at", ending.at),
        (None, None) if due <= known.at => reading("expedited-no-answer").with("due", due),
        (None, None) => reading("expedited-open").with("due", due),
    }
}

fn manner(state: &State, fact: &Fact, notice: &IndependentNotice) -> &'static str {
    match (notice.manner, state.settings_at(fact.index).bracketed_sentence) {
        (NoticeManner::Synchronised, _) => "notice-synchronised",
        (NoticeManner::Unilateral, BracketedSentence::NotAgreed) => "notice-outside-not-agreed",
        (NoticeManner::Unilateral, BracketedSentence::Struck) => "notice-outside-struck",
        (NoticeManner::Unilateral, BracketedSentence::Agreed) => "notice-outside-by-the-sentence",
    }
}

/// Why a review opened, what each side found, and how far it has come.
pub(super) fn review(state: &State, fact: &Fact, known: AsKnown) -> Vec<RegisterReading> {
    let mut readings: Vec<RegisterReading> = state
        .review_causes(fact.record)
        .into_iter()
        .map(|cause| {
            reading(match cause {
                ReviewCause::Exception => "review-of-exception",
                ReviewCause::Departed(_) => "review-of-departure",
                ReviewCause::Query => "review-of-query",
                ReviewCause::Creep => "review-of-creep",
                ReviewCause::UrgentFlight => "review-of-urgent-flight",
            })
        })
        .collect();
    if readings.is_empty() {
        return readings;
    }
    let due = clauses::review_due(state, fact);
    readings.push(match state.review_stage(fact, known) {
        ReviewStage::Open if due < known.at => reading("review-overdue").with("due", due),
        ReviewStage::Open => reading("review-open").with("due", due),
        ReviewStage::Accepted => reading("review-accepted"),
        ReviewStage::Contested => reading("review-contested"),
        ReviewStage::Closed => reading("review-closed"),
    });
    readings
}

/// How many acts by exception each side filed in the edition's window, and how many of them late: both sides in their fixed order,
/// with the limit that opens a review.
pub(super) fn counts(state: &State, known: AsKnown) -> Vec<RegisterReading> {
    let days = state.edition().deadlines.exception_window.whole_hours() / 24;
    let limit = state.edition().limits.exceptions_per_window_max;
    Side::BOTH
        .into_iter()
        .map(|side| {
            let counted = state.exception_count(side, known);
            let over = u32::try_from(counted.filed).unwrap_or(u32::MAX) > limit;
            reading(if over { "exceptions-over-the-limit" } else { "exceptions-counted" })
                .with("side", side.name())
                .with("count", counted.filed)
                .with("late", counted.late)
                .with("days", days)
                .with("limit", limit)
        })
        .collect()
}

/// How the sentence in brackets is read now, and whether there is a procedure to decide together.
pub(super) fn independent(state: &State, known: AsKnown) -> Vec<RegisterReading> {
    let last = state.facts().filter(|fact| fact.at <= known.at).map(|fact| fact.index);
    let last = last.chain(state.frontiers().last_entry_at(known.at)).max().unwrap_or_default();
    let bracket = match state.settings_at(last.saturating_add(1).min(known.below)).bracketed_sentence {
        BracketedSentence::NotAgreed => "bracket-not-agreed",
        BracketedSentence::Agreed => "bracket-agreed",
        BracketedSentence::Struck => "bracket-struck",
    };
    let together =
        if state.joint_procedure(known).is_some() { "joint-decision-possible" } else { "joint-decision-absent" };
    Vec::from([reading(bracket), reading(together)])
}

/// How many acts by exception a side filed in the edition's window (SG-16).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExceptionCount {
    /// First words of acts by exception, and reports of acts that nothing covered.
    pub filed: usize,
    /// Those of them whose first word came late (AMB-06).
    pub late: usize,
    /// Those of them that tell of an act done while a restraint or an unmet condition held its plan (TOR.2.a#7).
    pub against_a_hold: usize,
}

impl State {
    /// How many acts by exception a side filed in the edition's window, as known (SG-16). A count: nothing follows from it but a
    /// review.
    #[must_use]
    pub fn exception_count(&self, side: Side, known: AsKnown) -> ExceptionCount {
        let filed: Vec<&Fact> =
            clauses::counted(self, side, known.at).into_iter().filter(|fact| fact.index < known.below).collect();
        let is_late = |fact: &&&Fact| {
            fact.as_register_entry()
                .is_some_and(|entry| clauses::first_word_due(self, fact, entry).is_some_and(|due| due < fact.at))
        };
        let is_against_a_hold = |fact: &&&Fact| {
            let causes = self.review_causes(fact.record).into_iter();
            causes.filter_map(ReviewCause::departure).any(Departure::is_against_a_hold)
        };
        ExceptionCount {
            filed: filed.len(),
            late: filed.iter().filter(is_late).count(),
            against_a_hold: filed.iter().filter(is_against_a_hold).count(),
        }
    }
}
