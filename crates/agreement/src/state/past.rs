//! The state as it stood at a moment of the past: what came later is taken away.
//!
//! Nearly everything that the fold keeps carries its ledger time, so the past follows from the present by leaving out what is younger.
//! The few things that the fold writes over are kept in a journal with what stood there before. Whoever asks the past asks it with the
//! same rules as the present, so that no second reading of a rule is needed for "at the time" (TOR.2.a#7, TOR.2.d.ii#2).
//!
//! What no rule asks of the past stays as it is now: steps of stop calls, rulings, the end of an origin, replaced node keys.
use super::bound::Bound;
use super::{AgreedSetting, ReadBackOutcome, Sequence, State, Watch};
use crate::identity::{Digest, Node, RecordHash, Side};
use crate::records::Nature;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// What the fold wrote over, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Overwritten {
    /// Ledger time of the entry that wrote.
    pub(super) at: Instant,
    /// What stood there before it.
    pub(super) before: Before,
}

/// What stood in a place before an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Before {
    /// The watch of a node.
    Watch(Node, Option<Watch>),
    /// When a side's duty officer was last heard, while the heartbeat was lost.
    Heartbeat(Side, Option<Instant>),
    /// The attachments that a side did not hold.
    Undelivered(Side, Vec<Digest>),
    /// The read-back of a notice.
    ReadBack(RecordHash, Option<(RecordHash, ReadBackOutcome)>),
    /// Formation and its sequence.
    Sequence(Box<Sequence>),
    /// A setting, and with it the last of the readings.
    Setting(String, Option<AgreedSetting>),
}

impl State {
    /// Remembers what an entry is about to write over.
    pub(super) fn overwrites(&mut self, at: Instant, before: Before) {
        self.overwritten.push(Overwritten { at, before });
    }

    /// The state after the last entry whose ledger time is not after a moment, for whoever asks what held or permitted then.
    #[must_use]
    pub fn as_it_stood(&self, at: Instant) -> Self {
        let mut past = self.clone();
        past.go_back_to(at);
        past
    }

    /// The same of this very state: of several moments the later one is asked first, and one copy serves them all.
    pub(crate) fn go_back_to(&mut self, at: Instant) {
        self.now = self.now.min(at);
        while self.overwritten.last().is_some_and(|overwritten| overwritten.at > at) {
            if let Some(overwritten) = self.overwritten.pop() {
                self.restore(overwritten.before);
            }
        }
        self.facts.retain(|_, fact| fact.at <= at);
        for fact in self.facts.values_mut() {
            fact.ended = fact.ended.filter(|ending| ending.at <= at);
            fact.took_effect = fact.took_effect.filter(|(since, _)| *since <= at);
        }
        let facts = &self.facts;
        for records in self.about.values_mut().chain(self.by_kind.values_mut()) {
            records.retain(|record| facts.contains_key(record));
        }
        self.awaiting = facts
            .values()
            .filter(|fact| fact.nature == Nature::Permission && fact.took_effect.is_none())
            .map(|fact| (fact.index, fact.record))
            .collect();
        self.uncompleted.retain(|record| facts.contains_key(record));
        self.registers.leave_out_after(at, |record| facts.contains_key(&record));
        self.reviews.leave_out(|record| facts.contains_key(&record));
        if let Some(roster) = &mut self.roster {
            roster.leave_out_after(at, |record| facts.contains_key(&record));
        }
        self.frontiers.leave_out_after(at);
        self.restraints.retain(|_, restraint| restraint.at <= at);
        for restraint in self.restraints.values_mut() {
            restraint.lifted = restraint.lifted.filter(|(_, lifted)| *lifted <= at);
        }
        // INVARIANT(bound-is-unlifted): built anew from the restraints of that time.
        self.bound = Bound::default();
        for restraint in self.restraints.values().filter(|restraint| restraint.binds()) {
            self.bound.insert(restraint.record, &restraint.reach);
        }
    }

    fn restore(&mut self, before: Before) {
        match before {
            Before::Watch(node, Some(watch)) => {
                self.watches.insert(node, watch);
            }
            Before::Watch(node, None) => {
                self.watches.remove(&node);
            }
            Before::Heartbeat(side, lost) => *self.heartbeats_lost.get_mut(side) = lost,
            Before::Undelivered(side, missing) => *self.undelivered.get_mut(side) = missing,
            Before::ReadBack(notice, Some(read_back)) => {
                self.read_backs.insert(notice, read_back);
            }
            Before::ReadBack(notice, None) => {
                self.read_backs.remove(&notice);
            }
            Before::Sequence(sequence) => self.sequence = *sequence,
            Before::Setting(id, agreed) => {
                self.readings.pop();
                match agreed {
                    Some(agreed) => self.settings.insert(id, agreed),
                    None => self.settings.remove(&id),
                };
            }
        }
    }
}
