//! What the log has used of each node's numbers, lane by lane.
//!
//! One hash chain per origin and lane. The ordinary lane is strictly in order: a gap waits there and nowhere else (L6).
//! The restraint and receipt lanes wait for nothing (L9): their numbers are only counted, so that a withheld one shows.
use agreement::identity::{Digest, Node};
use std::collections::{BTreeMap, BTreeSet};
use wire::submission::{Lane, Submission};

/// Numbers and chain heads of all lanes, as the log has them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lanes(BTreeMap<(Node, Lane), Used>);

/// What the log has used of one lane.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Used {
    /// Every number below is used.
    next: u64,
    /// Numbers used beyond a gap; empty in the ordinary lane.
    beyond: BTreeSet<u64>,
    /// Hash of the submission with the largest number.
    head: Digest,
}

impl Default for Used {
    fn default() -> Self {
        Self { next: 0, beyond: BTreeSet::new(), head: Submission::FIRST_PREV }
    }
}

/// How a submission stands to its lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// It is the next one, or its lane does not wait.
    Fits,
    /// Numbers before it are missing: it waits.
    Early,
    /// Its number is used.
    Used,
    /// It is the next by number, but does not continue the chain.
    BrokenChain,
}

impl Lanes {
    /// The smallest number that the log has not used.
    #[must_use]
    pub fn next(&self, origin: Node, lane: Lane) -> u64 {
        self.0.get(&(origin, lane)).map_or(0, |used| used.next)
    }

    /// How many numbers of the lane the log has used.
    #[must_use]
    pub fn count(&self, origin: Node, lane: Lane) -> u64 {
        self.0.get(&(origin, lane)).map_or(0, |used| used.next.saturating_add(used.beyond.len() as u64))
    }

    /// Hash of the submission with the largest number; [`Submission::FIRST_PREV`] before the first.
    #[must_use]
    pub fn head(&self, origin: Node, lane: Lane) -> Digest {
        self.0.get(&(origin, lane)).map_or(Submission::FIRST_PREV, |used| used.head)
    }

    /// Whether the log has used this number.
    #[must_use]
    pub fn is_used(&self, origin: Node, lane: Lane, number: u64) -> bool {
        self.0.get(&(origin, lane)).is_some_and(|used| number < used.next || used.beyond.contains(&number))
    }

    /// How a submission stands to its lane.
    #[must_use]
    pub fn place(&self, submission: &Submission) -> Place {
        let (origin, lane, number) = (submission.origin, submission.lane, submission.number);
        if self.is_used(origin, lane, number) {
            return Place::Used;
        }
        match lane {
            Lane::Restraint | Lane::Receipt => Place::Fits,
            Lane::Ordinary if number > self.next(origin, lane) => Place::Early,
            Lane::Ordinary if submission.prev != self.head(origin, lane) => Place::BrokenChain,
            Lane::Ordinary => Place::Fits,
        }
    }

    /// Counts a number as used.
    pub fn spend(&mut self, origin: Node, lane: Lane, number: u64, submission: Digest) {
        let used = self.0.entry((origin, lane)).or_default();
        if number >= used.next && used.beyond.last().is_none_or(|last| *last < number) {
            used.head = submission;
        }
        if number >= used.next {
            used.beyond.insert(number);
        }
        while used.beyond.remove(&used.next) {
            used.next = used.next.saturating_add(1);
        }
    }
}
