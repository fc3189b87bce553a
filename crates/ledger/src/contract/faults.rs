//! A medium that stops, or fails once, at a chosen write.
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::media::{Media, MediaCause, StoreError};

/// What happens at the chosen write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The program dies before the write; nothing works any more.
    Before,
    /// The write is done, then the program dies.
    After,
    /// The write fails without effect, as on a full disk; the next one works.
    FailsOnce,
}

/// Counts writes, flushes, removals and swaps, and strikes at the chosen one.
#[derive(Debug)]
pub struct CrashAt<M> {
    inner: M,
    left: u64,
    moment: Moment,
    struck: bool,
}

impl<M: Media> CrashAt<M> {
    /// Strikes at change number `nth`, counted from zero.
    pub const fn new(inner: M, nth: u64, moment: Moment) -> Self {
        Self { inner, left: nth, moment, struck: false }
    }

    /// Whether the chosen write was reached.
    pub const fn has_struck(&self) -> bool {
        self.struck
    }

    /// The medium as the crash left it.
    pub fn into_inner(self) -> M {
        self.inner
    }

    fn change(&mut self, path: &str, change: impl FnOnce(&mut M) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let dead = StoreError::Indeterminate { path: path.to_string(), reason: "crash".to_string() };
        if self.struck {
            return match self.moment {
                Moment::Before | Moment::After => Err(dead),
                Moment::FailsOnce => change(&mut self.inner),
            };
        }
        if self.left > 0 {
            self.left -= 1;
            return change(&mut self.inner);
        }
        self.struck = true;
        match self.moment {
            Moment::Before => Err(dead),
            Moment::After => change(&mut self.inner).and(Err(dead)),
            Moment::FailsOnce => Err(StoreError::Determinate {
                path: path.to_string(),
                cause: MediaCause::Full,
                reason: "no space left".to_string(),
            }),
        }
    }
}

impl<M: Media> Media for CrashAt<M> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.read(path)
    }

    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.change(path, |inner| inner.write_durable(path, bytes))
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.change(path, |inner| inner.write(path, bytes))
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.change("", Media::flush)
    }

    fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        self.change(path, |inner| inner.remove(path))
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.inner.list(prefix)
    }

    fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.head()
    }

    fn compare_and_swap_head(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), StoreError> {
        self.change("head", |inner| inner.compare_and_swap_head(expected, new))
    }
}

/// A medium whose head another writer moves just before the first swap.
pub(super) struct Meddled<M> {
    pub(super) inner: M,
    pub(super) next_head: Option<Vec<u8>>,
}

impl<M: Media> Media for Meddled<M> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.read(path)
    }

    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.inner.write_durable(path, bytes)
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.inner.write(path, bytes)
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.inner.flush()
    }

    fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        self.inner.remove(path)
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.inner.list(prefix)
    }

    fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.head()
    }

    fn compare_and_swap_head(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), StoreError> {
        if let Some(moved) = self.next_head.take() {
            let before = self.inner.head()?;
            self.inner.compare_and_swap_head(before.as_deref(), &moved)?;
        }
        self.inner.compare_and_swap_head(expected, new)
    }
}
