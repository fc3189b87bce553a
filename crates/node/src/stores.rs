//! All that a node keeps on its disk, opened together: two logs, outbox, attachments, local files, evidence.
//!
//! Each file of the public folder lies where `jig verify` expects it and nothing else lies there. Must not know what the
//! protocol does with what it reads.
use crate::config::NodeConfig;
use crate::start::{Foundation, StartError};
use crate::store::{Disk, FileMedia, Lasting};
use agreement::identity::Digest;
use ledger::{LogStore, StoreError};
use protocol::{Restored, RestoredLog};
use wire::message::LogKind;
use wire::submission::Lane;

/// The stores of one node.
pub(crate) struct Stores {
    joint: LogStore<FileMedia>,
    verdicts: LogStore<FileMedia>,
    outbox: Disk,
    attachments: Disk,
    local: Disk,
    evidence: Disk,
}

impl Stores {
    pub(crate) fn open(config: &NodeConfig, foundation: &Foundation) -> Result<Self, StartError> {
        let (public, private) = (config.public_dir(), config.private_dir());
        let open_log = |log: LogKind, name: &str| {
            let media = FileMedia::open(&public.join(name), &private.join(name))?;
            LogStore::open(media, foundation.log_key(log).clone())
                .map_err(|error| StartError::Log { log, reason: format!("{}: {error}", error.code()) })
        };
        let temporary = |name: &str| private.join("temporary").join(name);
        Ok(Self {
            joint: open_log(LogKind::Joint, "log")?,
            verdicts: open_log(LogKind::Verdicts, "verdicts")?,
            outbox: Disk::open_public(&public.join("outbox"), &temporary("outbox"))?,
            attachments: Disk::open_public(&public.join("attachments"), &temporary("attachments"))?,
            local: Disk::open_private(&private.join("local"), &temporary("local"))?,
            evidence: Disk::open_private(&private.join("evidence"), &temporary("evidence"))?,
        })
    }

    pub(crate) const fn log(&self, log: LogKind) -> &LogStore<FileMedia> {
        match log {
            LogKind::Joint => &self.joint,
            LogKind::Verdicts => &self.verdicts,
        }
    }

    pub(crate) const fn log_mut(&mut self, log: LogKind) -> &mut LogStore<FileMedia> {
        match log {
            LogKind::Joint => &mut self.joint,
            LogKind::Verdicts => &mut self.verdicts,
        }
    }

    /// A link of the outbox is written once; the same bytes again change nothing, other bytes are refused.
    pub(crate) fn write_outbox(&mut self, lane: Lane, number: u64, bytes: &[u8]) -> Result<(), StoreError> {
        let path = format!("{}/{number}.json", lane.name());
        match self.outbox.read(&path)? {
            None => self.outbox.write_durable(&path, bytes, Lasting::Immutable),
            // A crash may have come between the write and its report: made certain once more.
            Some(there) if there == bytes => self.outbox.write_durable(&path, bytes, Lasting::Immutable),
            Some(_) => Err(StoreError::Conflict),
        }
    }

    /// A link of the outbox as it was written.
    pub(crate) fn read_outbox(&self, lane: Lane, number: u64) -> Result<Option<Vec<u8>>, StoreError> {
        self.outbox.read(&format!("{}/{number}.json", lane.name()))
    }

    pub(crate) fn write_local(&mut self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.local.write_durable(name, bytes, Lasting::Private)
    }

    pub(crate) fn remove_local(&mut self, name: &str) -> Result<(), StoreError> {
        self.local.remove(name)
    }

    pub(crate) fn write_evidence(&mut self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.evidence.write_durable(name, bytes, Lasting::Private)
    }

    pub(crate) fn write_attachment(&mut self, name: Digest, bytes: &[u8]) -> Result<(), StoreError> {
        self.attachments.write_durable(&name.to_string(), bytes, Lasting::Immutable)
    }

    /// Every attachment held.
    pub(crate) fn attachments(&self) -> Result<Vec<Digest>, StoreError> {
        Ok(self.attachments.list("")?.iter().filter_map(|name| Digest::parse_hex(name)).collect())
    }

    pub(crate) fn remove_attachment(&mut self, name: Digest) -> Result<(), StoreError> {
        self.attachments.remove(&name.to_string())
    }

    /// Everything the core is opened with.
    pub(crate) fn restored(&self) -> Result<Restored, StartError> {
        Ok(Restored {
            joint: self.restored_log(LogKind::Joint)?,
            verdicts: self.restored_log(LogKind::Verdicts)?,
            outbox: self.restored_outbox().map_err(core_error)?,
            local: named_files(&self.local).map_err(core_error)?,
            attachments: self.attachments().map_err(core_error)?,
        })
    }

    fn restored_log(&self, log: LogKind) -> Result<RestoredLog, StartError> {
        let store = self.log(log);
        let entries = store
            .read_entries(0..store.len())
            .map_err(|error| StartError::Log { log, reason: format!("{}: {error}", error.code()) })?;
        Ok(RestoredLog { note: store.checkpoint().map(ledger::SignedNote::to_bytes), entries })
    }

    /// By lane and number, not by the order of names.
    fn restored_outbox(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut files = Vec::new();
        for lane in Lane::ALL {
            let prefix = format!("{}/", lane.name());
            let mut numbers: Vec<u64> = self
                .outbox
                .list(&prefix)?
                .iter()
                .filter_map(|path| path.strip_prefix(&prefix)?.strip_suffix(".json")?.parse().ok())
                .collect();
            numbers.sort_unstable();
            for number in numbers {
                files.extend(self.outbox.read(&format!("{prefix}{number}.json"))?);
            }
        }
        Ok(files)
    }

    /// Makes everything durable that is not yet: the end of a clean shutdown.
    pub(crate) fn settle(&mut self) -> Result<(), StoreError> {
        self.joint.settle()?;
        self.verdicts.settle()?;
        self.local.flush()
    }
}

fn named_files(disk: &Disk) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    let read = |name: String| Ok(disk.read(&name)?.map(|bytes| (name, bytes)));
    disk.list("")?.into_iter().filter_map(|name| read(name).transpose()).collect()
}

fn core_error(error: StoreError) -> StartError {
    StartError::Core { code: error.code(), arguments: error.arguments() }
}
