//! A medium in memory, with a model of what a power cut leaves behind.
//!
//! Used by tests, by the simulation and by programs that verify without a disk.
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::media::{Media, StoreError};

/// Files and head in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryMedia {
    /// What readers see.
    files: BTreeMap<String, Vec<u8>>,
    /// What would be left after a power cut now.
    durable: BTreeMap<String, Vec<u8>>,
    head: Option<Vec<u8>>,
}

impl MemoryMedia {
    /// An empty medium.
    #[must_use]
    pub const fn new() -> Self {
        Self { files: BTreeMap::new(), durable: BTreeMap::new(), head: None }
    }

    /// Cuts the power in the worst clean way: every write and removal that was not flushed is undone.
    pub fn lose_unflushed(&mut self) {
        self.files = self.durable.clone();
    }

    /// Cuts the power in the dirty way: files that were not flushed keep only the first half of their bytes, and
    /// removed files come back.
    pub fn tear_unflushed(&mut self) {
        let mut after = self.durable.clone();
        for (path, bytes) in &self.files {
            if self.durable.get(path) != Some(bytes) {
                let half = bytes.iter().take(bytes.len() / 2).copied().collect();
                after.insert(path.clone(), half);
            }
        }
        self.files = after.clone();
        self.durable = after;
    }

    /// Puts bytes at `path` behind the store's back, as a fault or a forger would; nothing removes the file.
    pub fn tamper(&mut self, path: &str, bytes: Option<&[u8]>) {
        for files in [&mut self.files, &mut self.durable] {
            match bytes {
                Some(bytes) => {
                    files.insert(path.to_string(), bytes.to_vec());
                }
                None => {
                    files.remove(path);
                }
            }
        }
    }

    /// Puts another commit record in place behind the store's back.
    pub fn tamper_head(&mut self, head: Option<&[u8]>) {
        self.head = head.map(<[u8]>::to_vec);
    }
}

impl Media for MemoryMedia {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.files.get(path).cloned())
    }

    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.durable.insert(path.to_string(), bytes.to_vec());
        self.write(path, bytes)
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.files.insert(path.to_string(), bytes.to_vec());
        Ok(())
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.durable = self.files.clone();
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        self.files.remove(path);
        Ok(())
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.files.keys().filter(|path| path.starts_with(prefix)).cloned().collect())
    }

    fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.head.clone())
    }

    fn compare_and_swap_head(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), StoreError> {
        if self.head.as_deref() != expected {
            return Err(StoreError::Conflict);
        }
        self.head = Some(new.to_vec());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{PowerCut, Subject, run_all};

    struct InMemory;

    impl Subject for InMemory {
        type Media = MemoryMedia;

        fn fresh(&mut self) -> MemoryMedia {
            MemoryMedia::new()
        }

        fn restart(&mut self, mut media: MemoryMedia, cut: PowerCut) -> MemoryMedia {
            match cut {
                PowerCut::ProcessOnly => {}
                PowerCut::LosesUnflushed => media.lose_unflushed(),
                PowerCut::TearsUnflushed => media.tear_unflushed(),
            }
            media
        }
    }

    #[test]
    fn memory_keeps_the_contract() {
        // INVARIANT(committed-is-never-lost): a crash before and after every write, with three kinds of power cut.
        run_all(&mut InMemory);
    }
}
