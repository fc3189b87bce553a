//! Staged files in one preallocated file: a durable write costs one sync of data, no directory and no new blocks.
//!
//! Records follow one another from the beginning: a magic word, a kind, the lengths of path and bytes, both, and SHA-256
//! over the sum before and all of that. The sums chain the records, so what an earlier life left behind the last one is
//! never taken for its successor. When nothing is staged any more, writing starts at the beginning again. A torn record
//! was never acknowledged, and ends the chain. Must not know what the bytes mean.
use super::disk::sync_folder;
use super::error::{OpenStoreError, determinate, indeterminate};
use ledger::StoreError;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::Path;

const MAGIC: &[u8; 4] = b"jigj";
const KIND_WRITE: u8 = b'w';
const KIND_REMOVE: u8 = b'r';
/// Magic, kind, length of the path, length of the bytes.
const PREAMBLE_BYTES: usize = 4 + 1 + 2 + 4;
const SUM_BYTES: usize = 32;
/// How much is laid out at a time.
const CAPACITY_STEP: u64 = 1024 * 1024;
/// The longest record: the largest batch of the ledger and its path.
const RECORD_BYTES_MAX: usize = 80 * 1024 * 1024;

type Sum = [u8; SUM_BYTES];

/// The staged files.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    capacity: u64,
    tail: u64,
    last: Sum,
    live: BTreeMap<String, Place>,
}

/// Where a file's bytes lie, and their own hash, so that what is read back is what was written.
#[derive(Clone, Copy, Debug)]
struct Place {
    offset: u64,
    length: usize,
    hash: Sum,
}

struct Record {
    kind: u8,
    path: String,
    place: Place,
    sum: Sum,
    end: u64,
}

impl Journal {
    /// Opens the file, or lays it out, and reads the chain.
    pub(super) fn open(path: &Path) -> Result<Self, OpenStoreError> {
        let unusable = |error| OpenStoreError::unusable(path, error);
        let absent = !path.try_exists().map_err(unusable)?;
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)
            .map_err(unusable)?;
        if absent {
            path.parent().map_or(Ok(()), sync_folder).map_err(unusable)?;
        }
        let capacity = file.metadata().map_err(unusable)?.len();
        let mut journal = Self { file, capacity, tail: 0, last: [0; SUM_BYTES], live: BTreeMap::new() };
        if capacity == 0 {
            journal.lay_out(CAPACITY_STEP).map_err(unusable)?;
        }
        while let Some(record) = journal.next_record().map_err(unusable)? {
            journal.take(record);
        }
        // An earlier process may have seen a failed sync: only now is it certain that what was read is on the disk.
        journal.file.sync_data().map_err(unusable)?;
        Ok(journal)
    }

    /// The bytes of a staged file, or nothing.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(place) = self.live.get(path) else { return Ok(None) };
        let mut bytes = vec![0; place.length];
        self.file.read_exact_at(&mut bytes, place.offset).map_err(|error| determinate(path, &error))?;
        if Sum::from(Sha256::digest(&bytes)) == place.hash {
            Ok(Some(bytes))
        } else {
            Err(determinate(path, &Error::from(ErrorKind::InvalidData)))
        }
    }

    /// Stages a file; durable when this returns.
    pub(super) fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let record = self.append(KIND_WRITE, path, bytes).map_err(|error| determinate(path, &error))?;
        // The record counts only once it is certain: after a failed sync the next one is written over it.
        self.file.sync_data().map_err(|error| indeterminate(path, &error))?;
        self.take(record);
        Ok(())
    }

    /// Stages a file that the next sync makes durable.
    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let record = self.append(KIND_WRITE, path, bytes).map_err(|error| determinate(path, &error))?;
        self.take(record);
        Ok(())
    }

    /// Forgets a staged file; durable with the next sync.
    pub(super) fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        if !self.live.contains_key(path) {
            return Ok(());
        }
        let record = self.append(KIND_REMOVE, path, &[]).map_err(|error| determinate(path, &error))?;
        self.take(record);
        Ok(())
    }

    /// Makes earlier writes and removals durable.
    pub(super) fn flush(&mut self) -> Result<(), StoreError> {
        self.file.sync_data().map_err(|error| indeterminate("staging", &error))
    }

    /// Staged paths that begin with `prefix`, in ascending order.
    pub(super) fn list(&self, prefix: &str) -> Vec<String> {
        self.live.keys().filter(|path| path.starts_with(prefix)).cloned().collect()
    }

    /// Writes a record behind the last one, not yet synced. Nothing counts before [`Journal::take`].
    fn append(&mut self, kind: u8, path: &str, bytes: &[u8]) -> Result<Record, Error> {
        let (Ok(path_length), Ok(length)) = (u16::try_from(path.len()), u32::try_from(bytes.len())) else {
            return Err(Error::from(ErrorKind::FileTooLarge));
        };
        let (start, before) = if self.live.is_empty() { (0, [0; SUM_BYTES]) } else { (self.tail, self.last) };
        let mut written = Vec::with_capacity(PREAMBLE_BYTES + path.len() + bytes.len() + SUM_BYTES);
        written.extend_from_slice(MAGIC);
        written.push(kind);
        written.extend_from_slice(&path_length.to_be_bytes());
        written.extend_from_slice(&length.to_be_bytes());
        written.extend_from_slice(path.as_bytes());
        written.extend_from_slice(bytes);
        let sum = chain(&before, &written);
        written.extend_from_slice(&sum);
        let end = start + written.len() as u64;
        if end > self.capacity {
            self.lay_out(end)?;
        }
        self.file.write_all_at(&written, start)?;
        let offset = start + (PREAMBLE_BYTES + path.len()) as u64;
        let place = Place { offset, length: bytes.len(), hash: Sha256::digest(bytes).into() };
        Ok(Record { kind, path: path.to_owned(), place, sum, end })
    }

    fn take(&mut self, record: Record) {
        let Record { kind, path, place, sum, end } = record;
        if kind == KIND_WRITE {
            self.live.insert(path, place);
        } else {
            self.live.remove(&path);
        }
        self.tail = end;
        self.last = sum;
    }

    /// The record behind the last one taken; nothing where the chain ends.
    fn next_record(&self) -> Result<Option<Record>, Error> {
        let mut preamble = [0; PREAMBLE_BYTES];
        if !self.fill(&mut preamble, self.tail)? {
            return Ok(None);
        }
        let Some((kind, path_length, length)) = lengths(&preamble) else { return Ok(None) };
        let mut written = vec![0; PREAMBLE_BYTES + path_length + length + SUM_BYTES];
        if written.len() > RECORD_BYTES_MAX || !self.fill(&mut written, self.tail)? {
            return Ok(None);
        }
        let Some((summed, sum)) = written.split_last_chunk::<SUM_BYTES>() else { return Ok(None) };
        if chain(&self.last, summed) != *sum {
            return Ok(None);
        }
        let rest = summed.get(PREAMBLE_BYTES..).unwrap_or_default();
        let Some((path, bytes)) = rest.split_at_checked(path_length) else { return Ok(None) };
        let Ok(path) = String::from_utf8(path.to_vec()) else { return Ok(None) };
        let offset = self.tail + (PREAMBLE_BYTES + path_length) as u64;
        let place = Place { offset, length, hash: Sha256::digest(bytes).into() };
        Ok(Some(Record { kind, path, place, sum: *sum, end: self.tail + written.len() as u64 }))
    }

    /// Reads whole bytes at a place; false where the file ends before.
    fn fill(&self, bytes: &mut [u8], offset: u64) -> Result<bool, Error> {
        match self.file.read_exact_at(bytes, offset) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Makes room up to `least`, in whole steps, with real blocks behind it: later syncs then write data only.
    fn lay_out(&mut self, least: u64) -> Result<(), Error> {
        let zeros = vec![0; usize::try_from(CAPACITY_STEP).unwrap_or(0)];
        let mut capacity = self.capacity;
        while capacity < least {
            self.file.write_all_at(&zeros, capacity)?;
            capacity += CAPACITY_STEP;
        }
        self.file.sync_all()?;
        self.capacity = capacity;
        Ok(())
    }
}

fn chain(before: &Sum, written: &[u8]) -> Sum {
    let mut hasher = Sha256::new();
    hasher.update(before);
    hasher.update(written);
    hasher.finalize().into()
}

/// Kind, length of the path and length of the bytes, if these can be the first bytes of a record.
fn lengths(preamble: &[u8; PREAMBLE_BYTES]) -> Option<(u8, usize, usize)> {
    let rest = preamble.strip_prefix(MAGIC)?;
    let (kind, rest) = rest.split_first()?;
    let (path_length, rest) = rest.split_first_chunk::<2>()?;
    let length = u32::from_be_bytes(*rest.first_chunk::<4>()?);
    let known = *kind == KIND_WRITE || *kind == KIND_REMOVE;
    known.then_some((*kind, usize::from(u16::from_be_bytes(*path_length)), usize::try_from(length).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(folder: &tempfile::TempDir) -> Journal {
        Journal::open(&folder.path().join("staging")).unwrap()
    }

    #[test]
    fn staged_files_survive_and_removed_ones_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let mut staged = journal(&folder);
        staged.write_durable("a", b"one").unwrap();
        staged.write_durable("b", b"two").unwrap();
        staged.write_durable("a", b"three").unwrap();
        staged.remove("b").unwrap();
        drop(staged);
        let staged = journal(&folder);
        assert_eq!(staged.list(""), ["a"]);
        assert_eq!(staged.read("a").unwrap().unwrap(), b"three");
        assert_eq!(staged.read("b").unwrap(), None);
    }

    #[test]
    fn what_an_earlier_life_left_is_never_taken_for_a_successor() {
        let folder = tempfile::tempdir().unwrap();
        let mut staged = journal(&folder);
        // Records of equal length, so that a new first record ends exactly where an old second one begins.
        for path in ["a", "b", "c"] {
            staged.write_durable(path, b"old").unwrap();
        }
        for path in ["a", "b", "c"] {
            staged.remove(path).unwrap();
        }
        staged.write_durable("d", b"new").unwrap();
        drop(staged);
        let mut staged = journal(&folder);
        assert_eq!(staged.list(""), ["d"]);
        staged.remove("d").unwrap();
        drop(staged);
        assert_eq!(journal(&folder).list(""), Vec::<String>::new());
    }

    #[test]
    fn record_torn_anywhere_leaves_those_before_it_and_the_journal_goes_on() {
        let whole = PREAMBLE_BYTES + 1 + 5 + SUM_BYTES;
        for torn_at in 0..whole {
            let folder = tempfile::tempdir().unwrap();
            let mut staged = journal(&folder);
            staged.write_durable("a", b"first").unwrap();
            staged.write_durable("b", b"later").unwrap();
            let at = (whole + torn_at) as u64;
            let mut byte = [0];
            staged.file.read_exact_at(&mut byte, at).unwrap();
            staged.file.write_all_at(&[byte[0] ^ 0x40], at).unwrap();
            drop(staged);
            let mut staged = journal(&folder);
            assert_eq!(staged.list(""), ["a"], "byte {torn_at}");
            staged.write_durable("c", b"again").unwrap();
            drop(staged);
            assert_eq!(journal(&folder).list(""), ["a", "c"], "byte {torn_at}");
        }
    }

    #[test]
    fn journal_grows_and_starts_anew_when_nothing_is_staged() {
        let folder = tempfile::tempdir().unwrap();
        let mut staged = journal(&folder);
        let large = vec![9; 3 * 1024 * 1024];
        staged.write_durable("large", &large).unwrap();
        assert_eq!(staged.read("large").unwrap().unwrap(), large);
        staged.remove("large").unwrap();
        for number in 0..50 {
            staged.write_durable("small", &[number; 1000]).unwrap();
            staged.remove("small").unwrap();
        }
        assert!(staged.tail < 10_000, "{}", staged.tail);
    }
}
