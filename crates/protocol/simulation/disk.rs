//! A disk that fails: full, in doubt, or cut off in the middle of a write. Shared, so that the world can reach it while a
//! store owns it.
use ledger::{Media, MediaCause, MemoryMedia, StoreError};
use std::cell::RefCell;
use std::rc::Rc;

/// One medium.
#[derive(Clone, Debug, Default)]
pub(crate) struct Disk(Rc<RefCell<Inner>>);

#[derive(Clone, Debug, Default)]
struct Inner {
    memory: MemoryMedia,
    full: bool,
    /// Operations until one is in doubt.
    doubt_in: Option<u32>,
    /// Operations until the power is cut.
    cut_in: Option<u32>,
    dead: bool,
    /// What befell it since the last look.
    mishaps: Vec<&'static str>,
}

/// What is left of unflushed writes after a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aftermath {
    /// Nothing of them.
    Lost,
    /// Halves of them.
    Torn,
}

impl Disk {
    /// A copy with the same content and no faults, independent from here on.
    pub(crate) fn fork(&self) -> Self {
        let memory = self.0.borrow().memory.clone();
        Self(Rc::new(RefCell::new(Inner { memory, ..Inner::default() })))
    }

    /// Fills or frees it.
    pub(crate) fn set_full(&self, full: bool) {
        self.0.borrow_mut().full = full;
    }

    /// The write after so many others ends in doubt.
    pub(crate) fn doubt_in(&self, operations: u32) {
        self.0.borrow_mut().doubt_in = Some(operations);
    }

    /// The power is cut after so many writes.
    pub(crate) fn cut_in(&self, operations: u32) {
        self.0.borrow_mut().cut_in = Some(operations);
    }

    /// Whether the power is cut.
    pub(crate) fn is_dead(&self) -> bool {
        self.0.borrow().dead
    }

    /// What befell it since the last look: the names of the table of coverage.
    pub(crate) fn take_mishaps(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.0.borrow_mut().mishaps)
    }

    /// The power comes back.
    pub(crate) fn revive(&self, aftermath: Aftermath) {
        let mut inner = self.0.borrow_mut();
        let before = inner.memory.clone();
        match aftermath {
            Aftermath::Lost => inner.memory.lose_unflushed(),
            Aftermath::Torn => inner.memory.tear_unflushed(),
        }
        // Only what was really lost counts: most crashes find everything flushed.
        if inner.memory != before {
            inner.mishaps.push(match aftermath {
                Aftermath::Lost => "unflushed writes lost",
                Aftermath::Torn => "unflushed writes torn",
            });
        }
        inner.dead = false;
        inner.cut_in = None;
        inner.doubt_in = None;
    }

    fn write_operation(
        &self,
        path: &str,
        act: impl FnOnce(&mut MemoryMedia) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut inner = self.0.borrow_mut();
        let doubtful = |reason: &str| StoreError::Indeterminate { path: path.to_owned(), reason: reason.to_owned() };
        if inner.dead {
            return Err(doubtful("no power"));
        }
        if let Some(left) = inner.cut_in {
            if left == 0 {
                inner.dead = true;
                inner.mishaps.push("crash inside a write");
                return Err(doubtful("power cut"));
            }
            inner.cut_in = Some(left - 1);
        }
        if inner.full {
            inner.mishaps.push("disk full");
            let reason = "no space".to_owned();
            return Err(StoreError::Determinate { path: path.to_owned(), cause: MediaCause::Full, reason });
        }
        if let Some(left) = inner.doubt_in {
            inner.doubt_in = left.checked_sub(1);
            if left == 0 {
                inner.mishaps.push("write in doubt");
                // Even operations count as done: doubt must be right both ways.
                if path.len().is_multiple_of(2) {
                    act(&mut inner.memory)?;
                }
                return Err(doubtful("input/output error"));
            }
        }
        act(&mut inner.memory)
    }
}

impl Media for Disk {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.borrow().memory.read(path)
    }

    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.write_operation(path, |memory| memory.write_durable(path, bytes))
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.write_operation(path, |memory| memory.write(path, bytes))
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.write_operation("", MemoryMedia::flush)
    }

    fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        self.write_operation(path, |memory| memory.remove(path))
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.0.borrow().memory.list(prefix)
    }

    fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.borrow().memory.head()
    }

    fn compare_and_swap_head(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), StoreError> {
        self.write_operation("head", |memory| memory.compare_and_swap_head(expected, new))
    }
}
