//! Intended operations, from the plan to the report, with everything that each still lacks (processes 2.2 and 2.8).
//!
//! In the order of time, then hash; nothing here orders, counts or chooses by what a plan says (SG-02). No stage says that
//! anything is cleared: the last stage before the window is *not held*.
use super::super::{Fact, Holder, Moment, State};
use crate::clauses::{air_defence, legal, protection, rhythm};
use crate::identity::{RecordHash, Side};
use crate::records::{AirDefence, Question, ReviewWord};
use alloc::vec::Vec;
use spacetime::{Instant, Window};

/// An intended operation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperationView {
    /// The plan.
    pub record: RecordHash,
    /// Ledger time.
    pub at: Instant,
    /// Whose it is.
    pub side: Option<Side>,
    /// Its window.
    pub window: Window,
    /// How far it has come.
    pub stage: OperationStage,
    /// What holds it.
    pub held_by: Vec<Holder>,
    /// Each side's protection check.
    pub checks: Vec<(Side, CheckStanding)>,
    /// The acting side's legal attestation.
    pub attestation: AttestationStanding,
    /// The last word of the other side's legal adviser, by its name and record; none where nothing was said.
    pub counterpart_word: Option<(&'static str, RecordHash)>,
    /// The three acknowledgements of air defence, with the side that gives each.
    pub air_defence: Vec<(Side, AirDefence, AcknowledgementStanding)>,
    /// When the acknowledgements are due.
    pub air_defence_due: Instant,
    /// The earliest time that the other side's cycle serves, where the window begins before it.
    pub infeasible_before: Option<Instant>,
    /// Its final notices, in the order of the log.
    pub final_notices: Vec<RecordHash>,
    /// The reports on it, in the order of the log.
    pub reports: Vec<RecordHash>,
    /// When a report is due.
    pub report_due: Instant,
    /// True when a final notice stood, no report has come and the edition's time for one is over.
    pub is_unreported: bool,
}

/// How far an operation has come. Held is a stage: what is held has come no further.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OperationStage {
    /// In the log; not yet agreed by both.
    Submitted,
    /// Something holds it.
    Held,
    /// Agreed by both, and nothing holds it.
    Agreed,
    /// Its final notice is given, and nothing holds it.
    FinalNotice,
    /// Its window is open, and nothing holds it.
    WindowOpen,
    /// Its window is over.
    WindowClosed,
    /// Its author's side has reported.
    Reported,
    /// Cancelled, declined or taken back.
    Ended,
}

impl OperationStage {
    /// The code of its name in the catalogues: `view-operation-stage-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Held => "held",
            Self::Agreed => "agreed",
            Self::FinalNotice => "final-notice",
            Self::WindowOpen => "window-open",
            Self::WindowClosed => "window-closed",
            Self::Reported => "reported",
            Self::Ended => "ended",
        }
    }
}

/// How a side's protection check stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CheckStanding {
    /// None that counts.
    Missing,
    /// Contact with a protected place: holds.
    Contact {
        /// The check.
        check: RecordHash,
    },
    /// Completed, with no entry on the side's lists. It is no evidence, and permits nothing.
    Completed {
        /// The check.
        check: RecordHash,
    },
}

/// How the acting side's legal attestation stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttestationStanding {
    /// None that counts.
    Missing,
    /// Its time is over.
    Over {
        /// The attestation.
        record: RecordHash,
        /// When it ended.
        until: Instant,
    },
    /// What was seen has changed.
    Lapsed {
        /// The attestation.
        record: RecordHash,
        /// What changed.
        what: Lapse,
    },
    /// It stands.
    Live {
        /// The attestation.
        record: RecordHash,
        /// Until when.
        until: Instant,
    },
}

/// What changed since it was attested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lapse {
    /// The plan was corrected.
    Plan,
    /// Another version of the areas is in force, or none.
    Areas,
    /// The own protection check is another, or none.
    Check,
}

/// How an acknowledgement of an air defence stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AcknowledgementStanding {
    /// None that counts.
    Missing,
    /// Its time is over.
    Over {
        /// The acknowledgement.
        record: RecordHash,
        /// When it ended.
        until: Instant,
    },
    /// It stands.
    Live {
        /// The acknowledgement.
        record: RecordHash,
        /// Until when.
        until: Instant,
    },
}

impl State {
    /// Every intended operation, in the order of time, then hash.
    #[must_use]
    pub fn operations(&self, now: Instant) -> Vec<OperationView> {
        let mut operations: Vec<OperationView> =
            self.of_kind("plan").filter_map(|fact| self.operation(fact, now)).collect();
        operations.sort_by_key(|operation| (operation.at, operation.record));
        operations
    }

    fn operation(&self, fact: &Fact, now: Instant) -> Option<OperationView> {
        let window = fact.window()?;
        let moment = self.as_effective(now);
        let held_by = self.holders(fact, moment);
        let about =
            |kind: &'static str| self.about(fact.record).filter(move |other| other.kind == kind && !other.is_ended());
        let final_notices: Vec<RecordHash> = about("final-notice").map(|notice| notice.record).collect();
        let reports: Vec<RecordHash> = about("execution-report").map(|report| report.record).collect();
        let deadlines = &self.edition().deadlines;
        let silent_from = window.to().saturating_add(deadlines.unreported_flag);
        Some(OperationView {
            record: fact.record,
            at: fact.at,
            side: fact.side(),
            window,
            stage: if reports.is_empty() {
                self.operation_stage(fact, window, &held_by, moment)
            } else {
                OperationStage::Reported
            },
            held_by,
            checks: Side::BOTH
                .map(|side| (side, protection::standing(self, fact.record, side, moment)))
                .into_iter()
                .collect(),
            attestation: legal::standing(self, fact, moment),
            counterpart_word: self.counterpart_word(fact),
            air_defence: air_defence::defences(self)
                .map(|(side, defence)| (side, defence, air_defence::standing(self, fact, side, defence, moment)))
                .into_iter()
                .collect(),
            air_defence_due: fact.at.saturating_add(deadlines.air_defence_acknowledgement),
            infeasible_before: rhythm::infeasible(self, fact).map(|(_, earliest)| earliest),
            is_unreported: reports.is_empty() && !final_notices.is_empty() && silent_from < now,
            final_notices,
            reports,
            report_due: window.to().saturating_add(deadlines.execution_report),
        })
    }

    fn counterpart_word(&self, plan: &Fact) -> Option<(&'static str, RecordHash)> {
        let other = plan.side()?.counterpart();
        if let Some(objection) = legal::objection(self, plan.record, other) {
            return Some((ReviewWord::Objection.name(), objection));
        }
        // An objection that was lifted is not the last word any more, unless nothing was said after it.
        self.about(plan.record)
            .filter(|fact| fact.side() == Some(other) && !fact.is_ended())
            .filter_map(|fact| Some((fact.as_legal_review()?, fact.record)))
            .filter(|(review, _)| matches!(review.word, ReviewWord::NoObjectionKnown | ReviewWord::NotReviewed))
            .map(|(review, record)| (review.word.name(), record))
            .next_back()
    }

    fn operation_stage(&self, fact: &Fact, window: Window, held_by: &[Holder], moment: Moment) -> OperationStage {
        if fact.is_ended() {
            return OperationStage::Ended;
        }
        if window.to() <= moment.now {
            return OperationStage::WindowClosed;
        }
        if fact.took_effect.is_none() || !self.both_said(fact.record, Question::Plan, moment) {
            return OperationStage::Submitted;
        }
        if !held_by.is_empty() {
            return OperationStage::Held;
        }
        let notices = || self.about(fact.record).filter(|notice| notice.as_final_notice().is_some());
        let stands = |notice: &Fact| {
            !notice.is_ended() && notice.took_effect.is_some() && self.holders(notice, moment).is_empty()
        };
        if notices()
            .any(|notice| stands(notice) && notice.as_final_notice().is_some_and(|of| of.execution <= moment.now))
        {
            OperationStage::WindowOpen
        } else if notices().any(stands) {
            OperationStage::FinalNotice
        } else {
            OperationStage::Agreed
        }
    }
}
