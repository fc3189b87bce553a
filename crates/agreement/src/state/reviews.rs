//! Reviews that open by themselves: what an act beside agreed work, or a count of such acts, leaves to be looked into.
//!
//! A review is opened by the verdict on a record and by nobody's decision, and no record takes its opening back: who looks into it
//! and what each side finds are entries of a register, and both sides close it together.
use super::{AsKnown, Fact, State};
use crate::identity::{Node, RecordHash, Side};
use crate::records::{EntryKey, Question, Register, RegisterContent, RegisterEntry, ReviewFinding};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec::Vec;
use spacetime::Instant;

/// Why a review opened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReviewCause {
    /// An act under an exception (AMB-06).
    Exception,
    /// An act that no agreement in advance and no exception covers (TOR.2.a#7).
    Uncovered,
    /// A notice under the sentence in brackets, where not even that sentence would reach (TOR.2.b#4).
    Query,
    /// More records under exceptions by one side than the edition's limit in its window (SG-16).
    Creep,
    /// A flight of which nobody could know the day before (AMB-04).
    UrgentFlight,
}

impl ReviewCause {
    /// Every cause.
    pub const ALL: [Self; 5] = [Self::Exception, Self::Uncovered, Self::Query, Self::Creep, Self::UrgentFlight];

    /// The name as it stands in the verdict log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exception => "exception",
            Self::Uncovered => "uncovered",
            Self::Query => "query",
            Self::Creep => "creep",
            Self::UrgentFlight => "urgent-flight",
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

/// Every review, by the record that opened it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Reviews(BTreeMap<RecordHash, BTreeSet<ReviewCause>>);

impl Reviews {
    pub(super) fn open(&mut self, record: RecordHash, cause: ReviewCause) {
        self.0.entry(record).or_default().insert(cause);
    }
}

impl State {
    /// Why a review of a record was opened; nothing where none was.
    #[must_use]
    pub fn review_causes(&self, record: RecordHash) -> Vec<ReviewCause> {
        self.reviews.0.get(&record).into_iter().flatten().copied().collect()
    }

    /// The records of which a review was opened, in the order of the log.
    #[must_use]
    pub fn reviewed(&self) -> Vec<&Fact> {
        let mut facts: Vec<&Fact> = self.reviews.0.keys().filter_map(|record| self.fact(*record)).collect();
        facts.sort_by_key(|fact| fact.index);
        facts
    }

    /// The key under which both sides write what they find of a record: `<key of the entry>/<side that wrote it>`.
    #[must_use]
    pub fn review_key(&self, fact: &Fact) -> Option<EntryKey> {
        let entry = fact.as_register_entry()?;
        EntryKey::parse(&format!("{}/{}", entry.key.as_str(), fact.side()?.name()))
    }

    /// What a side last found of a record, as known.
    #[must_use]
    pub fn finding_of(&self, fact: &Fact, side: Side, known: AsKnown) -> Option<(&Fact, ReviewFinding)> {
        let key = self.review_key(fact)?;
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
            .review_key(fact)
            .and_then(|key| self.agreed_entry(Register::ExceptionReview, &key, known))
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

    /// Whether both sides had agreed to a record at a time, and both nodes had receipted that: what is said, received or taken back
    /// later changes nothing about an act.
    #[must_use]
    pub fn was_agreed_at(&self, fact: &Fact, question: Question, at: Instant) -> bool {
        let covered = Side::BOTH.into_iter().map(|side| self.frontiers().size_at(side, at)).min().unwrap_or_default();
        let stands = |fact: &Fact| fact.ended.is_none_or(|ending| ending.at > at);
        let counts = |consent: &Fact| {
            consent.index < covered
                && consent.at <= at
                && stands(consent)
                && !self.was_revoked(consent, |revoked| revoked <= at)
                && consent.as_consent().is_some_and(|consent| at < consent.expires)
        };
        stands(fact) && fact.at <= at && self.both_words(fact.record, question, counts)
    }

    /// The procedure in force for deciding together on what was independent; none until both have adopted one (TOR.2.b#3).
    #[must_use]
    pub fn joint_procedure(&self, known: AsKnown) -> Option<RecordHash> {
        self.keys(Register::AdoptedProcedure).find_map(|key| {
            let (agreed, fact, _) = self.agreed_entry(Register::AdoptedProcedure, key, known)?;
            (!self.is_restrained(fact)).then_some(agreed.by)
        })
    }
}

fn is_review_of(entry: &RegisterEntry, record: RecordHash) -> bool {
    matches!(&entry.content, RegisterContent::ExceptionReview(review) if review.of == record)
}
