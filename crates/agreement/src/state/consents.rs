//! Who has consented to what: two posts of a side, both sides, one hash, and never silence (L12, SG-13).
use super::{Cause, Fact, Moment, State};
use crate::identity::{Post, PublicKey, RecordHash, Side};
use crate::records::{Consent, Question};
use alloc::vec::Vec;
use spacetime::Instant;

/// What a side has said on a question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Word {
    /// Nothing that counts.
    Nothing,
    /// One of its two posts.
    OnePost,
    /// Both posts, by two keys: the side consents.
    Given,
}

/// A side's word, with the posts behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The side.
    pub side: Side,
    /// Its word.
    pub word: Word,
    /// The posts whose consents count, in the order of the log.
    pub posts: Vec<Post>,
}

impl State {
    /// What a side has said.
    #[must_use]
    pub fn said(&self, subject: RecordHash, question: Question, side: Side, moment: Moment) -> Said {
        let counting: Vec<(Post, PublicKey)> = self
            .counting(subject, question, side, moment)
            .filter_map(|fact| fact.officer.map(|key| (fact.author.post, key)))
            .collect();
        let posts = counting.iter().map(|(post, _)| *post).collect();
        Said { side, word: word(question, &counting), posts }
    }

    /// True when both sides have consented.
    #[must_use]
    pub fn both_said(&self, subject: RecordHash, question: Question, moment: Moment) -> bool {
        Side::BOTH.into_iter().all(|side| self.said(subject, question, side, moment).word == Word::Given)
    }

    /// True when the posts of both sides once signed a record, whatever has become of their words since: expired, taken back or
    /// doubted. What was signed by both may be out of force; it is not undone, and nothing older takes its place (SG-04).
    pub(crate) fn both_once_said(&self, subject: RecordHash, question: Question, below: u64) -> bool {
        self.both_words(subject, question, |consent| consent.index < below)
    }

    /// True while neither side has taken back its word on what both signed. That a word has run out takes nothing back.
    pub(crate) fn both_keep_to(&self, subject: RecordHash, question: Question, at: Instant) -> bool {
        Side::BOTH.into_iter().all(|side| self.keeps_to(subject, question, side, at))
    }

    /// The same, of one side: what it gave and both received by a time, and had not taken back by then.
    pub(crate) fn keeps_to(&self, subject: RecordHash, question: Question, side: Side, at: Instant) -> bool {
        let stands = |consent: &Fact| {
            consent.took_effect.is_some_and(|(since, _)| since <= at)
                && consent.ended.is_none_or(|ending| at < ending.at)
                && !self.was_revoked(consent, |revoked| revoked <= at)
        };
        self.has_word(subject, question, side, stands)
    }

    /// Whether the consents to a record that `counts` lets count are the word of both sides.
    pub(super) fn both_words(&self, subject: RecordHash, question: Question, counts: impl Fn(&Fact) -> bool) -> bool {
        Side::BOTH.into_iter().all(|side| self.has_word(subject, question, side, &counts))
    }

    fn has_word(&self, subject: RecordHash, question: Question, side: Side, counts: impl Fn(&Fact) -> bool) -> bool {
        let counting: Vec<(Post, PublicKey)> = self
            .about(subject)
            .filter(|fact| fact.side() == Some(side))
            .filter(|fact| fact.as_consent().is_some_and(|consent| consent.question == question))
            .filter(|fact| counts(fact))
            .filter_map(|fact| fact.officer.map(|key| (fact.author.post, key)))
            .collect();
        word(question, &counting) == Word::Given
    }

    /// The consents of a side that count: recorded, not ended, not held, not expired, every doubt answered by their author.
    pub(crate) fn counting(
        &self,
        subject: RecordHash,
        question: Question,
        side: Side,
        moment: Moment,
    ) -> impl Iterator<Item = &Fact> {
        self.standing(subject, question, side, moment).filter(move |fact| self.unanswered(subject, fact).is_empty())
    }

    /// The consents of a side that stand, whether or not their author has answered every doubt.
    pub(crate) fn standing(
        &self,
        subject: RecordHash,
        question: Question,
        side: Side,
        moment: Moment,
    ) -> impl Iterator<Item = &Fact> {
        self.about(subject).filter(move |fact| {
            let counts = |consent: &Consent| consent.question == question && moment.now < consent.expires;
            // What costs little is asked first.
            fact.side() == Some(side)
                && fact.index < moment.below
                && !fact.is_ended()
                && fact.as_consent().is_some_and(counts)
                && !self.is_revoked(fact)
                && (is_free_of_holds(question) || !self.is_itself_held(fact))
        })
    }

    /// True when the appointment behind a signature was revoked: a key that its side no longer trusts carries no consent,
    /// whenever it gave it. The end of a term takes nothing back.
    pub(crate) fn is_revoked(&self, fact: &Fact) -> bool {
        self.was_revoked(fact, |_| true)
    }

    /// The same, of the revocations that `counts` lets count.
    pub(super) fn was_revoked(&self, fact: &Fact, counts: impl Fn(Instant) -> bool) -> bool {
        let Some((roster, key)) = self.roster().zip(fact.officer) else { return false };
        let mut posts = roster.of_key(key).filter(|appointed| appointed.author == fact.author).peekable();
        posts.peek().is_some() && posts.all(|appointed| appointed.revoked.is_some_and(&counts))
    }

    /// Doubts on a record, or on what it hangs on, that the consent's author has not answered (SG-34).
    pub(crate) fn unanswered(&self, subject: RecordHash, consent: &Fact) -> Vec<RecordHash> {
        let line: Vec<RecordHash> = match self.fact(subject) {
            Some(fact) => self.lineage(fact).into_iter().map(|ancestor| ancestor.record).collect(),
            None => Vec::from([subject]),
        };
        let mut doubts: Vec<RecordHash> = line
            .into_iter()
            .flat_map(|record| self.naming(record))
            .filter(|restraint| restraint.cause == Cause::Doubt)
            .map(|doubt| doubt.record)
            .filter(|doubt| {
                let answers = |answer: &Fact| {
                    answer.kind == "doubt-answer" && answer.author == consent.author && !answer.is_ended()
                };
                !self.about(*doubt).any(answers)
            })
            .collect();
        doubts.sort_unstable();
        doubts
    }
}

fn word(question: Question, counting: &[(Post, PublicKey)]) -> Word {
    let seniors = || counting.iter().filter(|(post, _)| is_senior(*post));
    let seconds = || counting.iter().filter(|(post, _)| question.second_posts().contains(post));
    let by_two = seniors().any(|(_, senior)| seconds().any(|(_, second)| senior != second));
    let alone = question.second_posts().is_empty() && seniors().next().is_some();
    if by_two || alone {
        Word::Given
    } else if counting.is_empty() {
        Word::Nothing
    } else {
        Word::OnePost
    }
}

/// What ends a restraint is not held in its turn, or holds could lock one another for ever.
const fn is_free_of_holds(question: Question) -> bool {
    matches!(question, Question::Lift | Question::Resume | Question::Ceasefire)
}

const fn is_senior(post: Post) -> bool {
    matches!(post, Post::Snr | Post::DeputySnr)
}
