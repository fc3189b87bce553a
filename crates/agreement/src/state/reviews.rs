//! Reviews that open by themselves: what an act beside agreed work, or a count of such acts, leaves to be looked into.
//!
//! A review is opened by the verdict on a record and by nobody's decision, and no record takes its opening back: who looks into it
//! and what each side finds are entries of a register, and both sides close it together. There is one review of one record; a later
//! version that tells of the act otherwise is another record and has its own.
use super::{AsKnown, Fact, State};
use crate::identity::{Node, RecordHash, Side};
use crate::records::{EntryKey, ProcedureMatter, Register, RegisterContent, RegisterEntry, ReviewFinding};
use crate::verdict::Basis;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use spacetime::Instant;

/// Why a review opened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReviewCause {
    /// An act under an exception (AMB-06).
    Exception,
    /// An act that departs from what both had agreed to, and that no account under an exception tells of (TOR.2.a#7).
    Departed(Departure),
    /// A notice under the sentence in brackets, where not even that sentence would reach (TOR.2.b#4).
    Query,
    /// More records under exceptions by one side than the edition's limit in its window (SG-16).
    Creep,
    /// A flight of which nobody could know the day before (AMB-04).
    UrgentFlight,
}

impl ReviewCause {
    /// One stable text for the verdict log.
    #[must_use]
    pub fn canonical(self) -> String {
        match self {
            Self::Exception => "exception".to_string(),
            Self::Departed(Departure::Held(by)) => format!("departed held {}", by.name()),
            Self::Departed(departure) => format!("departed {}", departure.name()),
            Self::Query => "query".to_string(),
            Self::Creep => "creep".to_string(),
            Self::UrgentFlight => "urgent-flight".to_string(),
        }
    }

    /// The departure, where it is one.
    #[must_use]
    pub const fn departure(self) -> Option<Departure> {
        match self {
            Self::Departed(departure) => Some(departure),
            Self::Exception | Self::Query | Self::Creep | Self::UrgentFlight => None,
        }
    }
}

/// Where a report departs from what both had agreed to (TOR.2.a#7).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Departure {
    /// There was no plan.
    NoPlan,
    /// The plan was not agreed by both for the whole of it.
    NotAgreed,
    /// No final notice of it stood.
    NoFinalNotice,
    /// Some of it lay outside the agreed window.
    OutsideTheWindow,
    /// Some of it lay outside the agreed block.
    OutsideTheBlock,
    /// Where it was is not told.
    BlockNotTold,
    /// A restraint bound the plan at the time.
    Restrained,
    /// The plan, or its final notice, was held at the time by what it lacked under this clause, law, safeguard or limit.
    Held(Basis),
}

impl Departure {
    /// The code of its sentence in the catalogues: `view-departure-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoPlan => "no-plan",
            Self::NotAgreed => "not-agreed",
            Self::NoFinalNotice => "no-final-notice",
            Self::OutsideTheWindow => "outside-the-window",
            Self::OutsideTheBlock => "outside-the-block",
            Self::BlockNotTold => "block-not-told",
            Self::Restrained => "restrained",
            Self::Held(_) => "held",
        }
    }

    /// Whether something held the plan when the act was done.
    #[must_use]
    pub const fn is_against_a_hold(self) -> bool {
        match self {
            Self::Restrained | Self::Held(_) => true,
            Self::NoPlan
            | Self::NotAgreed
            | Self::NoFinalNotice
            | Self::OutsideTheWindow
            | Self::OutsideTheBlock
            | Self::BlockNotTold => false,
        }
    }
}

/// How far a review has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReviewStage {
    /// A side has not said what it finds.
    Open,
    /// Both found that it fits.
    Accepted,
    /// A side found that it does not.
    Contested,
    /// Both closed it, and neither has said anything since.
    Closed,
}

impl ReviewStage {
    /// The code of its name in the catalogues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Contested => "contested",
            Self::Closed => "closed",
        }
    }
}

/// A review of one record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// The record that opened it.
    pub of: RecordHash,
    /// Ledger time of that record.
    pub at: Instant,
    /// Whose record it is.
    pub side: Option<Side>,
    /// The plan that it names.
    pub plan: Option<RecordHash>,
    /// Why it opened.
    pub causes: Vec<ReviewCause>,
    /// When both sides are to have said what they find.
    pub due: Instant,
    /// How far it has come.
    pub stage: ReviewStage,
}

/// Every review, by the record that opened it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Reviews(BTreeMap<RecordHash, BTreeSet<ReviewCause>>);

impl Reviews {
    pub(super) fn open(&mut self, record: RecordHash, cause: ReviewCause) {
        self.0.entry(record).or_default().insert(cause);
    }

    /// Leaves out reviews of records that were not there yet.
    pub(super) fn leave_out(&mut self, is_there: impl Fn(RecordHash) -> bool) {
        self.0.retain(|record, _| is_there(*record));
    }
}

impl State {
    /// Why a review of a record was opened; nothing where none was.
    #[must_use]
    pub fn review_causes(&self, record: RecordHash) -> Vec<ReviewCause> {
        self.reviews.0.get(&record).into_iter().flatten().copied().collect()
    }

    /// Every review, in the order of time, then hash. One of a record entered in error stays: whether it was one is for the review to
    /// find.
    #[must_use]
    pub fn reviews(&self, known: AsKnown) -> Vec<Review> {
        let mut reviews: Vec<Review> = self
            .reviews
            .0
            .keys()
            .filter_map(|record| self.fact(*record))
            .filter(|fact| fact.at <= known.at && fact.index < known.below)
            .map(|fact| Review {
                of: fact.record,
                at: fact.at,
                side: fact.side(),
                plan: fact.as_execution_report().and_then(|report| report.plan),
                causes: self.review_causes(fact.record),
                due: crate::clauses::review_due(self, fact),
                stage: self.review_stage(fact, known),
            })
            .collect();
        reviews.sort_by_key(|review| (review.at, review.of));
        reviews
    }

    /// What a side last found of a record, as known.
    #[must_use]
    pub fn finding_of(&self, fact: &Fact, side: Side, known: AsKnown) -> Option<(&Fact, ReviewFinding)> {
        let key = EntryKey::of_record(fact.record);
        let (said, entry) = self.stated_entry(Register::ExceptionReview, &key, Node::Headquarters(side), known)?;
        let RegisterContent::ExceptionReview(review) = &entry.content else { return None };
        (review.of == fact.record).then_some((said, review.finding))
    }

    /// How far the review of a record has come, as known.
    #[must_use]
    pub fn review_stage(&self, fact: &Fact, known: AsKnown) -> ReviewStage {
        let found: Vec<(&Fact, ReviewFinding)> =
            Side::BOTH.into_iter().filter_map(|side| self.finding_of(fact, side, known)).collect();
        let closed = self
            .agreed_entry(Register::ExceptionReview, &EntryKey::of_record(fact.record), known)
            .filter(|(_, _, entry)| is_review_of(entry, fact.record));
        if let Some((agreed, _, _)) = closed
            && found.iter().all(|(said, _)| said.index < agreed.entry)
        {
            return ReviewStage::Closed;
        }
        if found.iter().any(|(_, finding)| *finding == ReviewFinding::Contested) {
            return ReviewStage::Contested;
        }
        if found.len() == Side::BOTH.len() { ReviewStage::Accepted } else { ReviewStage::Open }
    }

    /// The procedure in force for deciding together on what was independent; none until both have adopted one, and none once a side
    /// has taken its word on it back (TOR.2.b#3).
    #[must_use]
    pub fn joint_procedure(&self, known: AsKnown) -> Option<RecordHash> {
        self.keys(Register::Procedure).find_map(|key| {
            let (agreed, fact, entry) = self.agreed_entry(Register::Procedure, key, known)?;
            let RegisterContent::Procedure(procedure) = &entry.content else { return None };
            (procedure.matter == ProcedureMatter::JointDecision && !self.is_restrained(fact)).then_some(agreed.by)
        })
    }
}

fn is_review_of(entry: &RegisterEntry, record: RecordHash) -> bool {
    matches!(&entry.content, RegisterContent::ExceptionReview(review) if review.of == record)
}
