//! Which restraints bind now, found by what they may reach: most name one record, and a log of thousands is asked of each.
//!
//! An index over restraints that are kept elsewhere; it knows names and reaches, and nothing of what a restraint says.
use super::Reach;
use crate::identity::RecordHash;
use alloc::collections::{BTreeMap, BTreeSet};

/// Names of the restraints that bind.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Bound {
    all: BTreeSet<RecordHash>,
    // Of those, the ones that name a record, by the record; without empty sets, so that equal states are equal.
    by_item: BTreeMap<RecordHash, BTreeSet<RecordHash>>,
    // Of those, the others: they may reach anything.
    general: BTreeSet<RecordHash>,
}

impl Bound {
    /// A restraint begins to bind.
    pub(super) fn insert(&mut self, restraint: RecordHash, reach: &Reach) {
        self.all.insert(restraint);
        match reach {
            Reach::Item(item) => self.by_item.entry(*item).or_default().insert(restraint),
            Reach::Area(_) | Reach::Circle { .. } | Reach::Cells(_) | Reach::Kind(_) | Reach::All => {
                self.general.insert(restraint)
            }
        };
    }

    /// A restraint ceases to bind.
    pub(super) fn remove(&mut self, restraint: RecordHash, reach: &Reach) {
        self.all.remove(&restraint);
        self.general.remove(&restraint);
        if let Reach::Item(item) = reach
            && let Some(naming) = self.by_item.get_mut(item)
        {
            naming.remove(&restraint);
            if naming.is_empty() {
                self.by_item.remove(item);
            }
        }
    }

    /// All of them, by hash.
    pub(super) fn iter(&self) -> impl Iterator<Item = RecordHash> {
        self.all.iter().copied()
    }

    /// Those that may reach one of these records: all that name one, and all that name none.
    pub(super) fn that_may_reach(&self, records: impl Iterator<Item = RecordHash>) -> impl Iterator<Item = RecordHash> {
        let naming = records.filter_map(|record| self.by_item.get(&record)).flatten();
        self.general.iter().chain(naming).copied()
    }
}
