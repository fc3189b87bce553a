//! Checks against what is protected: a yes or a no over the cells of a fixed grid, and nothing else.
//!
//! An entry's exact place must not be learned by asking. So this module has no position, no distance and no box: it compares names of
//! cells, of which it knows nothing but their order, and every footprint that touches a cell gets the same answer (SG-06). The only answers are *held* and *no entry on the list;
//! absence is not evidence* (SG-05); there is no way to permit something here. Every check that an entry was asked by is counted for
//! its submitter.
//!
//! ```
//! # use jig_spacetime::deconfliction::protected::{Cells, ProtectedAnswer, ProtectedList};
//! let mut list = ProtectedList::default();
//! list.enter("entry-1", Cells::new([17, 18]));
//! assert_eq!(list.check(&Cells::new([18, 19])), ProtectedAnswer::Held);
//! assert_eq!(list.check(&Cells::new([19])), ProtectedAnswer::NoEntryOnList);
//! assert_eq!(list.checks_of("entry-1"), Some(2));
//! ```

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Cells of the fixed grid, by whatever names them. That a name can be compared is all that is known of it here: not where the cell lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells<C: Ord>(BTreeSet<C>);

impl<C: Ord> Cells<C> {
    /// These cells; in which order and how often they are named does not matter.
    #[must_use]
    pub fn new(cells: impl IntoIterator<Item = C>) -> Self {
        Self(cells.into_iter().collect())
    }

    fn touches(&self, other: &Self) -> bool {
        let (few, many) = if self.0.len() <= other.0.len() { (&self.0, &other.0) } else { (&other.0, &self.0) };
        few.iter().any(|cell| many.contains(cell))
    }
}

/// What a check may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtectedAnswer {
    /// Something that is protected has a cell of the footprint. Which, where and how near is not said.
    Held,
    /// Nothing on the list has one. Absence from the list is not evidence that nothing is there.
    NoEntryOnList,
}

impl ProtectedAnswer {
    /// The code of its sentence in the catalogues.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "protected-held",
            Self::NoEntryOnList => "protected-no-entry",
        }
    }
}

/// Protected entries, movements and exempt flights, each as the cells that cover it, and the footprints of open items, as cells too.
#[derive(Clone, Debug)]
pub struct ProtectedList<C: Ord> {
    entries: BTreeMap<String, Entry<C>>,
    open_items: BTreeMap<String, Cells<C>>,
}

#[derive(Clone, Debug)]
struct Entry<C: Ord> {
    cells: Cells<C>,
    checks: u64,
}

impl<C: Ord> Default for ProtectedList<C> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), open_items: BTreeMap::new() }
    }
}

impl<C: Ord + Clone> ProtectedList<C> {
    /// Enters or moves an entry. Returns the open items that must be checked again: those on the old cells and those on the new ones.
    pub fn enter(&mut self, id: &str, cells: Cells<C>) -> Vec<String> {
        let before = self.entries.get(id).map(|entry| entry.cells.clone());
        let checks = self.entries.get(id).map_or(0, |entry| entry.checks);
        let touched = self.items_on(before.iter().chain([&cells]));
        self.entries.insert(id.to_string(), Entry { cells, checks });
        touched
    }

    /// Takes an entry off the list. Returns the open items that must be checked again.
    pub fn strike(&mut self, id: &str) -> Vec<String> {
        let removed = self.entries.remove(id);
        self.items_on(removed.iter().map(|entry| &entry.cells))
    }

    /// Notes the footprint of an open item, so that a change of the list finds it.
    pub fn open(&mut self, item: &str, cells: Cells<C>) {
        self.open_items.insert(item.to_string(), cells);
    }

    /// Forgets an item that is no longer open.
    pub fn close(&mut self, item: &str) {
        self.open_items.remove(item);
    }

    /// Checks a footprint. Every entry on the list is asked, whatever the others said, and each counts it: a count that rose only on contact
    /// would tell the submitter where the other side looks, and one that stopped at the first contact would depend on the others.
    pub fn check(&mut self, footprint: &Cells<C>) -> ProtectedAnswer {
        let mut answer = ProtectedAnswer::NoEntryOnList;
        for entry in self.entries.values_mut() {
            entry.checks += 1;
            if entry.cells.touches(footprint) {
                answer = ProtectedAnswer::Held;
            }
        }
        answer
    }

    /// How many checks asked an entry, for its submitter.
    #[must_use]
    pub fn checks_of(&self, id: &str) -> Option<u64> {
        self.entries.get(id).map(|entry| entry.checks)
    }

    fn items_on<'a>(&self, cells: impl Iterator<Item = &'a Cells<C>>) -> Vec<String>
    where
        C: 'a,
    {
        let cells: Vec<&Cells<C>> = cells.collect();
        let on = |item: &Cells<C>| cells.iter().any(|changed| changed.touches(item));
        self.open_items.iter().filter(|(_, item)| on(item)).map(|(id, _)| id.clone()).collect()
    }
}
