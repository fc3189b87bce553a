//! Which restraints bind now, found by what they may reach: most name one record, and a log of thousands is asked of each.
//!
//! An index over restraints that are kept elsewhere; it knows names and reaches, and nothing of what a restraint says.
use super::{Fact, Reach};
use crate::identity::RecordHash;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;

/// Names of the restraints that bind.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Bound {
    all: BTreeSet<RecordHash>,
    // Of those, the ones that name a record, by the record; without empty sets, so that equal states are equal.
    by_item: BTreeMap<RecordHash, BTreeSet<RecordHash>>,
    // Of those, the ones on a kind, by the kind; without empty sets as well.
    by_kind: BTreeMap<String, BTreeSet<RecordHash>>,
    // Of those, the ones on everything, and the ones on a place.
    everything: BTreeSet<RecordHash>,
    places: BTreeSet<RecordHash>,
}

impl Bound {
    /// A restraint begins to bind.
    pub(super) fn insert(&mut self, restraint: RecordHash, reach: &Reach) {
        self.all.insert(restraint);
        match reach {
            Reach::Item(item) => self.by_item.entry(*item).or_default().insert(restraint),
            Reach::Kind(kind) => self.by_kind.entry(kind.clone()).or_default().insert(restraint),
            Reach::Area(_) | Reach::Circle { .. } | Reach::Cells(_) => self.places.insert(restraint),
            Reach::All => self.everything.insert(restraint),
        };
    }

    /// A restraint ceases to bind.
    pub(super) fn remove(&mut self, restraint: RecordHash, reach: &Reach) {
        self.all.remove(&restraint);
        match reach {
            Reach::Item(item) => remove_from(&mut self.by_item, item, restraint),
            Reach::Kind(kind) => remove_from(&mut self.by_kind, kind, restraint),
            Reach::Area(_) | Reach::Circle { .. } | Reach::Cells(_) => {
                self.places.remove(&restraint);
            }
            Reach::All => {
                self.everything.remove(&restraint);
            }
        }
    }

    /// All of them, by hash.
    pub(super) fn iter(&self) -> impl Iterator<Item = RecordHash> {
        self.all.iter().copied()
    }

    /// Those that name one of these records, or the kind of one; each once, for every record and every kind comes once.
    pub(super) fn by_name<'s>(&'s self, line: &[&Fact]) -> impl Iterator<Item = RecordHash> + use<'s> {
        let records: BTreeSet<RecordHash> = line.iter().map(|fact| fact.record).collect();
        let kinds: BTreeSet<&str> = line.iter().map(|fact| fact.kind).collect();
        let naming_a_kind = kinds.into_iter().filter_map(|kind| self.by_kind.get(kind)).flatten();
        let naming_a_record = records.into_iter().filter_map(|record| self.by_item.get(&record)).flatten();
        naming_a_kind.chain(naming_a_record).copied()
    }

    /// Those that name a record, by hash.
    pub(super) fn naming(&self, record: RecordHash) -> impl Iterator<Item = RecordHash> {
        self.by_item.get(&record).into_iter().flatten().copied()
    }

    /// Those that name no record and no kind: on everything, then on a place.
    pub(super) fn general(&self) -> impl Iterator<Item = RecordHash> {
        self.everything.iter().chain(&self.places).copied()
    }
}

fn remove_from<Key: Ord>(named: &mut BTreeMap<Key, BTreeSet<RecordHash>>, key: &Key, restraint: RecordHash) {
    if let Some(naming) = named.get_mut(key) {
        naming.remove(&restraint);
        if naming.is_empty() {
            named.remove(key);
        }
    }
}
