//! What a side has before it: what it is asked for, its watch, and the hand-over sheet (process 2.13).
use super::super::{Cause, Fact, Reach, ReadBackOutcome, State, Watch, Word};
use super::notices::NoticeStage;
use crate::clauses;
use crate::identity::{Author, Node, Post, RecordHash, Side};
use crate::records::{Nature, Question};
use alloc::vec::Vec;
use spacetime::Instant;

/// Something a side is asked for. Not answering it answers nothing (L12).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Awaiting {
    /// The record.
    pub record: RecordHash,
    /// Ledger time of the record.
    pub at: Instant,
    /// What is asked.
    pub what: Awaited,
}

/// What is asked of a side.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Awaited {
    /// An officer's acknowledgement.
    Acknowledgement,
    /// A read-back.
    ReadBack,
    /// To speak to each other: the read-back names another place than the notice.
    ReadBackDiffers,
    /// To speak to each other: the reader could not tell the place.
    ReadBackUnclear,
    /// A consent, or a decline.
    Consent(Question),
    /// An answer to a doubt.
    Answer,
    /// An answer to a question about a notice of flight (process 2.3).
    FlightAnswer,
    /// An acknowledgement of an exempt flight for an air defence: chased, never a gate.
    FlightAirDefence,
    /// What the side finds of an urgent flight (AMB-04).
    FlightReview,
    /// To look into an observation that no notice fits, or into a candidate (TOR.3.a#4).
    Observation,
}

/// A side's watch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WatchView {
    /// Who has it and what is offered.
    pub watch: Watch,
    /// Whether somebody in office has it.
    pub attended: bool,
    /// When the side's duty officer was last heard, while the heartbeat is lost.
    pub heartbeat_lost: Option<Instant>,
}

/// The hand-over sheet: everything the relieving officer must know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandOver {
    /// Whose watch.
    pub side: Side,
    /// Size of the log it was made from.
    pub size: u64,
    /// Stop calls that bind.
    pub stops: Vec<RecordHash>,
    /// Holds, suspensions and lapses that bind.
    pub holds: Vec<RecordHash>,
    /// Doubts that bind.
    pub doubts: Vec<RecordHash>,
    /// Notices whose window is open or still to come.
    pub windows: Vec<RecordHash>,
    /// Information and notices of the other side that no officer has acknowledged.
    pub unread: Vec<RecordHash>,
    /// Sides whose heartbeat is lost.
    pub silent: Vec<Side>,
    /// What changed since the last relief.
    pub changed: Vec<Changed>,
}

/// A record that came in since the last relief.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// The record.
    pub record: RecordHash,
    /// Its kind.
    pub kind: &'static str,
    /// Ledger time.
    pub at: Instant,
}

impl State {
    /// What a side is asked for, in neutral order: time of receipt, then hash (TOR.2.a.i).
    #[must_use]
    pub fn awaiting(&self, side: Side, now: Instant) -> Vec<Awaiting> {
        let mut awaiting: Vec<Awaiting> = self
            .facts()
            .filter(|fact| !fact.is_ended())
            .flat_map(|fact| {
                let asked = self.asked_of(side, fact, now);
                asked.into_iter().map(|what| Awaiting { record: fact.record, at: fact.at, what })
            })
            .collect();
        awaiting.sort_by_key(|asked| (asked.at, asked.record, asked.what));
        awaiting
    }

    fn asked_of(&self, side: Side, fact: &Fact, now: Instant) -> Vec<Awaited> {
        let mut asked = Vec::new();
        if self.is_unread(side, fact) {
            asked.push(Awaited::Acknowledgement);
        }
        asked.extend(self.read_back_asked(side, fact, now));
        asked.extend(self.question_open_to(side, fact, now).map(Awaited::Consent));
        if self.owes_an_answer(side, fact, now) {
            asked.push(Awaited::Answer);
        }
        asked.extend(self.asked_of_flights(side, fact, now));
        asked
    }

    /// A read-back is asked of the receiver; one that does not settle the place concerns both.
    fn read_back_asked(&self, side: Side, fact: &Fact, now: Instant) -> Option<Awaited> {
        let asked = match fact.as_sealed_location() {
            Some(location) => {
                fact.took_effect.is_some()
                    && !fact.is_ended()
                    && self.fact(location.of).is_some_and(|of| of.kind == "release" && !of.is_ended())
            }
            None => fact.kind == "area-notice" && fact.window().is_some_and(|window| now < window.to()),
        };
        if !asked {
            return None;
        }
        match self.read_back(fact.record) {
            None => (fact.side() == Some(side.counterpart())).then_some(Awaited::ReadBack),
            Some((_, ReadBackOutcome::Same)) => None,
            Some((_, ReadBackOutcome::Differs)) => Some(Awaited::ReadBackDiffers),
            Some((_, ReadBackOutcome::CannotTell)) => Some(Awaited::ReadBackUnclear),
        }
    }

    /// A doubt that binds and that a signer of the side has not answered: until then the signature does not count.
    fn owes_an_answer(&self, side: Side, doubt: &Fact, now: Instant) -> bool {
        let Some(Reach::Item(subject)) =
            self.restraint(doubt.record).filter(|doubt| doubt.binds()).map(|doubt| &doubt.reach)
        else {
            return false;
        };
        Question::ALL.into_iter().any(|question| {
            self.standing(*subject, question, side, Self::as_judged(now))
                .any(|consent| self.unanswered(*subject, consent).contains(&doubt.record))
        })
    }

    fn question_open_to(&self, side: Side, fact: &Fact, now: Instant) -> Option<Question> {
        let asked = || Question::ALL.into_iter().find(|question| question.is_asked_of(fact.kind));
        let question = fact.asks_both_to_close().or_else(asked)?;
        // Waivers and words on a lift are given when somebody wants them, not owed.
        let asks = fact.nature == Nature::Permission || fact.asks_both_to_close().is_some();
        if !asks || matches!(question, Question::LateNotice | Question::Lift) {
            return None;
        }
        // What both have agreed to stays agreed when their consents run out.
        if self.agreement_on(fact).is_some() {
            return None;
        }
        let said = self.said(fact.record, question, side, Self::as_judged(now));
        (said.word != Word::Given).then_some(question)
    }

    fn is_unread(&self, side: Side, fact: &Fact) -> bool {
        let readable = matches!(
            fact.kind,
            "information"
                | "area-notice"
                | "correction"
                | "stop"
                | "doubt"
                | "protected-entry"
                | "sealed-location"
                | "flight-notice"
                | "event-report"
        );
        // A protected entry may come from the centre as well, on behalf of others.
        readable
            && (fact.side() == Some(side.counterpart()) || fact.kind == "protected-entry" && fact.side() != Some(side))
            && !self.about(fact.record).any(|seen| seen.kind == "acknowledgement" && seen.side() == Some(side))
    }

    /// A side's watch.
    #[must_use]
    pub fn watch(&self, side: Side, now: Instant) -> WatchView {
        let duty = Author { node: Node::Headquarters(side), post: Post::DutyOfficer };
        WatchView {
            watch: self.watch_of(duty.node),
            attended: clauses::is_attended(self, duty, Self::as_judged(now)),
            heartbeat_lost: self.heartbeat_lost(side),
        }
    }

    /// The hand-over sheet of a side's watch, from this state alone: both officers generate the same.
    #[must_use]
    pub fn hand_over(&self, side: Side, now: Instant) -> HandOver {
        let since = self.watch_of(Node::Headquarters(side)).held_by.map(|(_, since)| since);
        let binding =
            |cause: Cause| -> Vec<RecordHash> { self.binding(cause).map(|restraint| restraint.record).collect() };
        let mut holds = Vec::new();
        for cause in
            [Cause::Hold, Cause::Suspension, Cause::Lapse, Cause::Withdrawal, Cause::Preservation, Cause::Protected]
        {
            holds.extend(binding(cause));
        }
        let windows = self
            .notices(now)
            .into_iter()
            .filter(|notice| !matches!(notice.stage, NoticeStage::WindowClosed | NoticeStage::Ended))
            .map(|notice| notice.record)
            .collect();
        let mut changed: Vec<&Fact> = self.facts().filter(|fact| since.is_none_or(|since| fact.at > since)).collect();
        changed.sort_by_key(|fact| fact.index);
        HandOver {
            side,
            size: self.size(),
            stops: binding(Cause::Stop),
            holds,
            doubts: binding(Cause::Doubt),
            windows,
            unread: self.facts().filter(|fact| self.is_unread(side, fact)).map(|fact| fact.record).collect(),
            silent: Side::BOTH.into_iter().filter(|side| self.heartbeat_lost(*side).is_some()).collect(),
            changed: changed
                .into_iter()
                .map(|fact| Changed { record: fact.record, kind: fact.kind, at: fact.at })
                .collect(),
        }
    }
}
