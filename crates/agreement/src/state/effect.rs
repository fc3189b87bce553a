//! Whether a record acts: a function of the log, so that an auditor gets the same answer years later.
use super::{Ending, Fact, Moment, Reach, Restraint, State};
use crate::clauses;
use crate::identity::{RecordHash, Side};
use crate::records::Nature;
use crate::verdict::{Decision, Finding};
use alloc::vec::Vec;
use spacetime::{Instant, Window};

/// What has become of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// A permission that waits for the matching receipts of these sides (L2).
    AwaitingReceipts {
        /// Whose receipts are missing.
        missing: Vec<Side>,
    },
    /// It acts.
    InEffect {
        /// Since this ledger time.
        since: Instant,
        /// Since this entry.
        entry: u64,
    },
    /// It would act, but something holds it.
    Held {
        /// What, in order of precedence.
        by: Vec<Holder>,
    },
    /// It ended.
    Ended {
        /// By what, how, when.
        by: Ending,
    },
    /// A rule spoke against it.
    Refused,
    /// It was never admissible.
    Void,
}

/// What holds a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holder {
    /// A restraint.
    Restraint(RecordHash),
    /// A condition that is not met.
    Condition(Finding),
}

/// What a node knows beside the log when it asks whether a permission may be used now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The node's clock.
    pub now: Instant,
    /// Time of the head it holds.
    pub head_at: Instant,
    /// When the counterpart last confirmed that head; none if it has not.
    pub counterpart_confirmed_at: Option<Instant>,
    /// Restraints that reached this node and that the log does not hold yet (L13).
    pub local_restraints: Vec<RecordHash>,
}

/// Whether a permission may be used at this node, now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Usability {
    /// Nothing known to this node stands against it. It is never more than that.
    Usable,
    /// Something does.
    NotUsable(Vec<Obstacle>),
}

/// What stands against using a permission.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// The log does not know the record.
    Unknown,
    /// It is not in effect.
    NotInEffect(Effect),
    /// The head is older than the edition allows.
    HeadTooOld {
        /// Time of the head.
        head_at: Instant,
    },
    /// The counterpart has not confirmed the head lately.
    CounterpartUnconfirmed,
    /// A restraint reached this node outside the log.
    LocalRestraint(RecordHash),
}

impl State {
    /// What has become of a record, at the ledger time of the last entry. Nothing for a record the log does not hold.
    #[must_use]
    pub fn effect(&self, record: RecordHash) -> Option<Effect> {
        self.effect_at(record, self.now())
    }

    /// What has become of a record by a clock, which may be later than the last entry. What runs out holds from then on; what waits for a
    /// date that both signed (APP.3.d2) is free when it has come, though nothing was written since.
    #[must_use]
    pub fn effect_at(&self, record: RecordHash, now: Instant) -> Option<Effect> {
        let Some(fact) = self.fact(record) else {
            return self.without_effect(record).map(|decision| match decision {
                Decision::Refused => Effect::Refused,
                Decision::Void | Decision::Accepted | Decision::Held => Effect::Void,
            });
        };
        if let Some(by) = fact.ended {
            return Some(Effect::Ended { by });
        }
        let Some((since, entry)) = fact.took_effect else {
            let missing = Side::BOTH.into_iter().filter(|side| self.frontier(*side) <= fact.index).collect();
            return Some(Effect::AwaitingReceipts { missing });
        };
        let by = self.holders(fact, self.as_effective(now));
        Some(if by.is_empty() { Effect::InEffect { since, entry } } else { Effect::Held { by } })
    }

    /// Everything that holds a record at a moment: restraints first, then conditions.
    pub(crate) fn holders(&self, fact: &Fact, moment: Moment) -> Vec<Holder> {
        if fact.nature == Nature::Restraint {
            return Vec::new();
        }
        let mut holders: Vec<Holder> =
            self.restraints_on(fact).into_iter().map(|restraint| Holder::Restraint(restraint.record)).collect();
        holders.extend(clauses::unmet(self, fact, moment).into_iter().map(Holder::Condition));
        holders
    }

    /// The restraints that bind a record, through itself or what it hangs on, in the order of the log.
    #[must_use]
    pub fn restraints_on(&self, fact: &Fact) -> Vec<&Restraint> {
        let line = self.lineage(fact);
        let mut binding: Vec<&Restraint> = self.reaching(&line).collect();
        binding.sort_by_key(|restraint| restraint.index);
        binding
    }

    /// A restraint on this very record, or on its kind. What holds a place or everything holds what rests on the record.
    pub(crate) fn is_itself_held(&self, fact: &Fact) -> bool {
        let line = self.lineage(fact);
        self.that_reach(self.bound.by_name(&line), &line).next().is_some()
    }

    /// True when any restraint binds a record, through itself or what it hangs on.
    pub(crate) fn is_restrained(&self, fact: &Fact) -> bool {
        let line = self.lineage(fact);
        self.reaching(&line).next().is_some()
    }

    /// The restraints that bind and reach one of these records, in no order that means anything.
    fn reaching<'s>(&'s self, line: &[&Fact]) -> impl Iterator<Item = &'s Restraint> {
        // A log may hold thousands on everything or on a place: what they cannot reach is not held against each of them.
        let is_open = line.iter().any(|ancestor| clauses::is_within_general_reach(ancestor));
        let general = is_open.then(|| self.bound.general()).into_iter().flatten();
        self.that_reach(general.chain(self.bound.by_name(line)), line)
    }

    fn that_reach<'s>(
        &'s self,
        restraints: impl Iterator<Item = RecordHash>,
        line: &[&Fact],
    ) -> impl Iterator<Item = &'s Restraint> {
        restraints
            .filter_map(|record| self.restraints.get(&record))
            .filter(|restraint| line.iter().any(|ancestor| reaches(restraint, ancestor)))
    }

    /// The restraints that bound a record at some moment between two, through itself or what it hangs on, whatever has lifted
    /// them since.
    pub(crate) fn restraints_between(&self, fact: &Fact, window: Window) -> impl Iterator<Item = &Restraint> {
        let line: Vec<RecordHash> = self.lineage(fact).into_iter().map(|ancestor| ancestor.record).collect();
        self.restraints().filter(move |restraint| {
            restraint.at < window.to()
                && restraint.lifted.is_none_or(|(_, lifted)| window.from() < lifted)
                && line.iter().filter_map(|record| self.fact(*record)).any(|ancestor| reaches(restraint, ancestor))
        })
    }

    /// Permissions below an index that had not taken effect, in the order of the log.
    pub(crate) fn covered_below(&self, below: u64) -> impl Iterator<Item = RecordHash> {
        self.awaiting.range(..below).map(|(_, record)| *record)
    }

    /// Lifts, resumptions, restorations, settings, steps of formation, reset calls, entries of registers and names that end others, as
    /// long as they have not done their work.
    pub(crate) fn uncompleted(&self) -> impl Iterator<Item = &Fact> {
        self.uncompleted.iter().filter_map(|record| self.fact(*record))
    }

    /// Whether a permission may be used at a node now: in effect, on a fresh head that the counterpart has confirmed, and
    /// with no restraint known to the node alone. A usable answer is no approval.
    #[must_use]
    pub fn usable(&self, record: RecordHash, link: &Link) -> Usability {
        let mut obstacles = Vec::new();
        match self.effect_at(record, link.now) {
            None => obstacles.push(Obstacle::Unknown),
            Some(Effect::InEffect { .. }) => {}
            Some(effect) => obstacles.push(Obstacle::NotInEffect(effect)),
        }
        let age_max = self.edition().freshness.head_age_max;
        if link.now.since(link.head_at) > age_max {
            obstacles.push(Obstacle::HeadTooOld { head_at: link.head_at });
        }
        if link.counterpart_confirmed_at.is_none_or(|at| link.now.since(at) > age_max) {
            obstacles.push(Obstacle::CounterpartUnconfirmed);
        }
        obstacles.extend(link.local_restraints.iter().map(|restraint| Obstacle::LocalRestraint(*restraint)));
        if obstacles.is_empty() { Usability::Usable } else { Usability::NotUsable(obstacles) }
    }
}

fn reaches(restraint: &Restraint, fact: &Fact) -> bool {
    let is_open = match restraint.reach {
        Reach::Item(_) => true,
        Reach::Kind(_) => clauses::is_held_by_its_kind(fact) || clauses::is_within_general_reach(fact),
        Reach::Area(_) | Reach::Circle { .. } | Reach::Cells(_) | Reach::All => clauses::is_within_general_reach(fact),
    };
    is_open && restraint.reaches(fact)
}
