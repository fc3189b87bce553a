//! How far a record has come at each side: sent, delivered, seen, agreed. What a queue shows beside an item.
//!
//! Must not conclude: agreed by both is what the consents say, never that anything may be done.
use super::super::{Fact, State, Word};
use crate::identity::{Language, RecordHash, Side};
use crate::records::Question;
use alloc::vec::Vec;
use spacetime::Instant;

/// How far a record has come at one side. Later steps stand for the earlier ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Progress {
    /// In the log; the side's node has not confirmed that it holds it.
    Sent,
    /// The side's node confirmed it with a receipt.
    Delivered,
    /// An officer of the side wrote it or acknowledged it.
    Seen,
    /// One of the two posts of the side has consented to it.
    AgreedByOnePost,
    /// The side has consented to it.
    Agreed,
}

impl Progress {
    /// The name in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Seen => "seen",
            Self::AgreedByOnePost => "agreed-by-one-post",
            Self::Agreed => "agreed",
        }
    }
}

impl State {
    /// How far a record has come at each side; nothing for a record that is not in the log.
    #[must_use]
    pub fn progress(&self, record: RecordHash, now: Instant) -> Vec<(Side, Progress)> {
        let Some(fact) = self.fact(record) else { return Vec::new() };
        Side::BOTH.into_iter().map(|side| (side, self.progress_at(side, fact, now))).collect()
    }

    fn progress_at(&self, side: Side, fact: &Fact, now: Instant) -> Progress {
        let asked = || Question::ALL.into_iter().find(|question| question.is_asked_of(fact.kind));
        let said = fact
            .asks_both_to_close()
            .or_else(asked)
            .map_or(Word::Nothing, |question| self.said(fact.record, question, side, Self::as_judged(now)).word);
        let acknowledged =
            || self.about(fact.record).any(|seen| seen.kind == "acknowledgement" && seen.side() == Some(side));
        match said {
            Word::Given => Progress::Agreed,
            Word::OnePost => Progress::AgreedByOnePost,
            Word::Nothing if fact.side() == Some(side) || acknowledged() => Progress::Seen,
            Word::Nothing if self.frontier(side) > fact.index => Progress::Delivered,
            Word::Nothing => Progress::Sent,
        }
    }

    /// The moment that a record works towards: the decisive deadline of a plan or a final notice, the start of the window of
    /// any other record that has one.
    #[must_use]
    pub fn due(&self, record: RecordHash) -> Option<Instant> {
        match self.deadlines(record) {
            Some(Ok(deadline)) => Some(deadline.due),
            Some(Err(_)) | None => self.fact(record)?.window().map(spacetime::Window::from),
        }
    }

    /// The translations of a record that stand, each with the language that it is into, in the order of the log: the newest last.
    #[must_use]
    pub fn translated_into(&self, record: RecordHash) -> Vec<(Language, RecordHash)> {
        let standing = self.about(record).filter(|other| !other.is_ended());
        standing.filter_map(|fact| Some((fact.as_translation()?.into, fact.record))).collect()
    }
}
