//! One record with everything that speaks of it.
use super::super::{Effect, Fact, State};
use crate::identity::{Author, RecordHash};
use alloc::vec::Vec;
use spacetime::Instant;

/// A record's status.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Status {
    /// The record.
    pub record: RecordHash,
    /// Its kind; none for a record without effect.
    pub kind: Option<&'static str>,
    /// Its author; none for a record without effect.
    pub author: Option<Author>,
    /// Index and ledger time of its entry; none for a record without effect.
    pub entry: Option<(u64, Instant)>,
    /// What has become of it.
    pub effect: Effect,
    /// The records that speak of it, in the order of the log: consents, read-backs, reservations, doubts.
    pub about: Vec<RecordHash>,
}

impl State {
    /// A record's status at the ledger time of the last entry; nothing for a record the log does not hold.
    #[must_use]
    pub fn status(&self, record: RecordHash) -> Option<Status> {
        self.status_at(record, self.now())
    }

    /// The same by a clock, which may be later than the last entry.
    #[must_use]
    pub fn status_at(&self, record: RecordHash, now: Instant) -> Option<Status> {
        let effect = self.effect_at(record, now)?;
        let fact = self.fact(record);
        Some(Status {
            record,
            kind: fact.map(|fact| fact.kind),
            author: fact.map(|fact| fact.author),
            entry: fact.map(|fact| (fact.index, fact.at)),
            effect,
            about: self.about(record).map(|other: &Fact| other.record).collect(),
        })
    }
}
