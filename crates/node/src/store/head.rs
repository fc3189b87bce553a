//! The commit record: one file with two slots, the older of which is overwritten.
//!
//! A slot is `jig-head\n`, a sequence number, a length, the bytes and SHA-256 over all of them. A torn write spoils only
//! the slot that did not count. Both slots are laid out when the file is made, so that a full disk cannot refuse a
//! commit, and a commit syncs data only. Must not know what the bytes mean.
use super::disk::sync_folder;
use super::error::{OpenStoreError, determinate, indeterminate};
use ledger::{MediaCause, StoreError};
use sha2::{Digest as _, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::Path;

const MAGIC: &[u8; 9] = b"jig-head\n";
const SLOT_BYTES: usize = 320 * 1024;
const SLOTS: u64 = 2;
const PREAMBLE_BYTES: usize = MAGIC.len() + 8 + 8;
const SUM_BYTES: usize = 32;
/// The name of the file, for errors.
const NAME: &str = "head";

/// The two slots on disk.
#[derive(Debug)]
pub(super) struct Head {
    file: File,
}

/// A slot whose checksum holds.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Slot {
    sequence: u64,
    bytes: Vec<u8>,
}

impl Head {
    /// Opens the file, or lays it out empty.
    pub(super) fn open(path: &Path) -> Result<Self, OpenStoreError> {
        let unusable = |error| OpenStoreError::unusable(path, error);
        let absent = !path.try_exists().map_err(unusable)?;
        if absent {
            lay_out(path).map_err(unusable)?;
        }
        let file = OpenOptions::new().read(true).write(true).open(path).map_err(unusable)?;
        let mut head = Self { file };
        match head.newest().map_err(unusable)? {
            Newest::Empty => {}
            Newest::Damaged => return Err(OpenStoreError::HeadDamaged { file: path.to_path_buf() }),
            // An earlier process may have seen a failed sync: what is read now could be the page cache only. Written
            // once more, into the other slot, and synced, it is certain.
            Newest::Slot(slot) => {
                head.put(&Slot { sequence: slot.sequence.saturating_add(1), bytes: slot.bytes })
                    .map_err(|error| unusable(error.cause))?;
            }
        }
        Ok(head)
    }

    /// The commit record, or nothing if none was ever written.
    pub(super) fn read(&self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.newest_slot()?.map(|slot| slot.bytes))
    }

    /// Replaces the record if it still is `expected`.
    pub(super) fn compare_and_swap(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), StoreError> {
        let current = self.newest_slot()?;
        if current.as_ref().map(|slot| slot.bytes.as_slice()) != expected {
            return Err(StoreError::Conflict);
        }
        if new.len() > SLOT_BYTES - PREAMBLE_BYTES - SUM_BYTES {
            return Err(determinate(NAME, &Error::from(ErrorKind::FileTooLarge)));
        }
        let sequence = current.map_or(1, |slot| slot.sequence.saturating_add(1));
        self.put(&Slot { sequence, bytes: new.to_vec() }).map_err(|failed| match failed.effect {
            Effect::None => determinate(NAME, &failed.cause),
            Effect::Unknown => indeterminate(NAME, &failed.cause),
        })
    }

    fn newest_slot(&self) -> Result<Option<Slot>, StoreError> {
        match self.newest().map_err(|error| determinate(NAME, &error))? {
            Newest::Empty => Ok(None),
            Newest::Slot(slot) => Ok(Some(slot)),
            Newest::Damaged => Err(StoreError::Determinate {
                path: NAME.to_owned(),
                cause: MediaCause::Other,
                reason: "both-slots-damaged".to_owned(),
            }),
        }
    }

    fn newest(&self) -> Result<Newest, Error> {
        let mut blank = 0;
        let mut newest: Option<Slot> = None;
        for index in 0..SLOTS {
            match self.slot(index)? {
                SlotState::Blank => blank += 1,
                SlotState::Torn => {}
                SlotState::Whole(slot) => {
                    if newest.as_ref().is_none_or(|known| known.sequence < slot.sequence) {
                        newest = Some(slot);
                    }
                }
            }
        }
        Ok(match newest {
            Some(slot) => Newest::Slot(slot),
            // The very first commit may be torn; the other slot is then still as laid out.
            None if blank > 0 => Newest::Empty,
            None => Newest::Damaged,
        })
    }

    fn slot(&self, index: u64) -> Result<SlotState, Error> {
        let mut bytes = vec![0_u8; PREAMBLE_BYTES];
        let start = index * SLOT_BYTES as u64;
        self.file.read_exact_at(&mut bytes, start)?;
        if bytes.iter().all(|byte| *byte == 0) {
            return Ok(SlotState::Blank);
        }
        let Some(length) = preamble(&bytes).map(|(_, length)| length) else { return Ok(SlotState::Torn) };
        bytes.resize(PREAMBLE_BYTES + length + SUM_BYTES, 0);
        self.file.read_exact_at(&mut bytes, start)?;
        Ok(parse_slot(&bytes).map_or(SlotState::Torn, SlotState::Whole))
    }

    fn put(&mut self, slot: &Slot) -> Result<(), PutError> {
        let mut bytes = Vec::with_capacity(PREAMBLE_BYTES + slot.bytes.len() + SUM_BYTES);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&slot.sequence.to_be_bytes());
        bytes.extend_from_slice(&(slot.bytes.len() as u64).to_be_bytes());
        bytes.extend_from_slice(&slot.bytes);
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum);
        let mut offset = slot.sequence % SLOTS * SLOT_BYTES as u64;
        let mut effect = Effect::None;
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            match self.file.write_at(rest, offset) {
                Ok(0) => return Err(PutError { effect, cause: Error::from(ErrorKind::WriteZero) }),
                Ok(written) => {
                    effect = Effect::Unknown;
                    offset += written as u64;
                    rest = rest.get(written..).unwrap_or_default();
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(cause) => return Err(PutError { effect, cause }),
            }
        }
        self.file.sync_data().map_err(|cause| PutError { effect, cause })
    }
}

struct PutError {
    effect: Effect,
    cause: Error,
}

/// What a failed write may have left.
#[derive(Clone, Copy)]
enum Effect {
    /// Not one byte was changed.
    None,
    /// The slot may hold the new record.
    Unknown,
}

enum Newest {
    Empty,
    Slot(Slot),
    Damaged,
}

enum SlotState {
    /// As it was laid out.
    Blank,
    Torn,
    Whole(Slot),
}

/// Sequence number and length, if they can be those of a slot.
fn preamble(bytes: &[u8]) -> Option<(u64, usize)> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (sequence, rest) = rest.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_be_bytes(*rest.first_chunk::<8>()?)).ok()?;
    (length <= SLOT_BYTES - PREAMBLE_BYTES - SUM_BYTES).then_some((u64::from_be_bytes(*sequence), length))
}

fn parse_slot(bytes: &[u8]) -> Option<Slot> {
    let (sequence, length) = preamble(bytes)?;
    let (summed, sum) = bytes.split_at_checked(PREAMBLE_BYTES + length)?;
    let holds = Sha256::digest(summed).as_slice() == sum;
    holds.then(|| Slot { sequence, bytes: summed.get(PREAMBLE_BYTES..).unwrap_or_default().to_vec() })
}

/// Makes the file with both slots blank, under its name only when it is whole.
fn lay_out(path: &Path) -> Result<(), Error> {
    let beside = path.with_extension("new");
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all_at(&vec![0_u8; SLOT_BYTES * SLOTS as usize], 0)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoil(path: &Path, offset: u64) {
        let file = OpenOptions::new().read(true).write(true).open(path).unwrap();
        let mut byte = [0_u8];
        file.read_exact_at(&mut byte, offset).unwrap();
        file.write_all_at(&[byte[0] ^ 1], offset).unwrap();
    }

    #[test]
    fn record_survives_reopening() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("head");
        let mut head = Head::open(&path).unwrap();
        assert_eq!(head.read().unwrap(), None);
        head.compare_and_swap(None, b"one").unwrap();
        head.compare_and_swap(Some(b"one"), b"two").unwrap();
        drop(head);
        for _ in 0..5 {
            assert_eq!(Head::open(&path).unwrap().read().unwrap().unwrap(), b"two");
        }
    }

    #[test]
    fn swap_from_another_record_is_a_conflict_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut head = Head::open(&folder.path().join("head")).unwrap();
        assert_eq!(head.compare_and_swap(Some(b"x"), b"one"), Err(StoreError::Conflict));
        head.compare_and_swap(None, b"one").unwrap();
        assert_eq!(head.compare_and_swap(None, b"two"), Err(StoreError::Conflict));
        assert_eq!(head.compare_and_swap(Some(b"on"), b"two"), Err(StoreError::Conflict));
        assert_eq!(head.read().unwrap().unwrap(), b"one");
    }

    #[test]
    fn torn_slot_leaves_the_record_before_it() {
        // Whichever byte of the newer slot is spoilt, the older record is read, never a mixture.
        for at in 0..(PREAMBLE_BYTES + 3 + SUM_BYTES) as u64 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("head");
            let mut head = Head::open(&path).unwrap();
            head.compare_and_swap(None, b"one").unwrap();
            head.compare_and_swap(Some(b"one"), b"two").unwrap();
            // The second record has sequence number 2: the first slot.
            spoil(&path, at);
            assert_eq!(head.read().unwrap().unwrap(), b"one", "byte {at}");
        }
    }

    #[test]
    fn file_with_both_slots_spoilt_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("head");
        let mut head = Head::open(&path).unwrap();
        head.compare_and_swap(None, b"one").unwrap();
        head.compare_and_swap(Some(b"one"), b"two").unwrap();
        drop(head);
        spoil(&path, 30);
        spoil(&path, SLOT_BYTES as u64 + 30);
        assert!(matches!(Head::open(&path), Err(OpenStoreError::HeadDamaged { .. })));
    }

    #[test]
    fn record_longer_than_a_slot_is_refused_without_effect() {
        let folder = tempfile::tempdir().unwrap();
        let mut head = Head::open(&folder.path().join("head")).unwrap();
        let long = vec![7; SLOT_BYTES];
        let error = head.compare_and_swap(None, &long).unwrap_err();
        assert!(matches!(error, StoreError::Determinate { cause: MediaCause::Full, .. }));
        assert_eq!(head.read().unwrap(), None);
        let most = vec![7; SLOT_BYTES - PREAMBLE_BYTES - SUM_BYTES];
        head.compare_and_swap(None, &most).unwrap();
        assert_eq!(head.read().unwrap().unwrap(), most);
    }
}
