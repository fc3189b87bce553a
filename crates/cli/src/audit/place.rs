//! Where a log is published: a node's folder, a bare log in a folder, or an address.
use super::AuditFault;
use super::folder::Folder;
use crate::door::Door;
use ledger::verify::Reader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A place to verify.
pub enum Place {
    /// A folder.
    Folder(PathBuf),
    /// A node's peer door, which serves what it publishes to appointed readers over mutual TLS.
    Address(Arc<Door>),
}

/// Where the trust in a log's keys came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Given to the verifier.
    Given,
    /// Found in the place itself: it shows that the log is whole, not whose it is.
    FoundThere,
}

/// The parts of a place.
pub(super) struct Parts {
    pub(super) main: Main,
    pub(super) verdicts: Option<Box<dyn Reader>>,
    pub(super) outbox: Option<Box<dyn Reader>>,
    pub(super) attachments: Option<Box<dyn Reader>>,
}

impl Parts {
    /// The joint log.
    pub(super) fn joint(&self) -> Result<&dyn Reader, AuditFault> {
        match &self.main {
            Main::Joint(reader) => Ok(reader.as_ref()),
            Main::Verdicts(_) => Err(AuditFault::NoGenesis),
        }
    }
}

/// The log a place is about.
pub(super) enum Main {
    /// A joint log: everything else is judged by it.
    Joint(Box<dyn Reader>),
    /// A verdict log alone: its bytes and signatures can be checked, not whether the rules say so.
    Verdicts(Box<dyn Reader>),
}

/// What a node's folder may hold.
const PARTS: [&str; 4] = ["log", "verdicts", "outbox", "attachments"];

impl Place {
    /// A folder on this machine.
    #[must_use]
    pub fn folder(path: &str) -> Self {
        Self::Folder(PathBuf::from(path))
    }

    /// A node's peer door, read with a reader's certificate.
    #[must_use]
    pub fn behind(door: Door) -> Self {
        Self::Address(Arc::new(door))
    }

    pub(super) fn parts(&self) -> Result<Parts, AuditFault> {
        match self {
            Self::Folder(folder) => folder_parts(folder),
            Self::Address(door) => {
                let remote =
                    |part: &'static str| -> Box<dyn Reader> { Box::new(Published { door: Arc::clone(door), part }) };
                Ok(Parts {
                    main: Main::Joint(remote("log")),
                    verdicts: Some(remote("verdicts")),
                    outbox: None,
                    attachments: None,
                })
            }
        }
    }
}

fn folder_parts(folder: &Path) -> Result<Parts, AuditFault> {
    let shown = folder.display().to_string();
    let unreadable = |cause: std::io::Error| AuditFault::Unreadable { path: shown.clone(), cause };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        names.push(entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let has = |name: &str| names.iter().any(|found| found == name);
    if has("checkpoint") && !has("log") {
        let only = |main: Main| Ok(Parts { main, verdicts: None, outbox: None, attachments: None });
        let checkpoint = std::fs::read(folder.join("checkpoint")).map_err(unreadable)?;
        let origin = checkpoint.split(|byte| *byte == b'\n').next().unwrap_or_default();
        return if origin.ends_with(b"/verdicts") {
            only(Main::Verdicts(Box::new(Folder::new(folder))))
        } else {
            only(Main::Joint(Box::new(Folder::new(folder))))
        };
    }
    if !has("log") {
        return Err(AuditFault::NoLog { path: shown });
    }
    if let Some(stray) = names.iter().find(|name| !PARTS.contains(&name.as_str())) {
        return Err(AuditFault::Stray { path: stray.clone() });
    }
    if !has("verdicts") {
        return Err(AuditFault::PartMissing { part: "verdicts" });
    }
    let part = |name: &str| -> Box<dyn Reader> { Box::new(Folder::new(&folder.join(name))) };
    Ok(Parts {
        main: Main::Joint(part("log")),
        verdicts: has("verdicts").then(|| part("verdicts")),
        outbox: has("outbox").then(|| part("outbox")),
        attachments: has("attachments").then(|| part("attachments")),
    })
}

/// A log behind an address, which cannot be listed: what must be there follows from its checkpoint's size.
struct Published {
    door: Arc<Door>,
    part: &'static str,
}

impl Reader for Published {
    fn list(&self) -> Result<Vec<String>, String> {
        let checkpoint = self.read("checkpoint")?.unwrap_or_default();
        let text = String::from_utf8_lossy(&checkpoint).into_owned();
        let size = text.lines().nth(1).and_then(|line| line.parse::<u64>().ok()).unwrap_or_default();
        let mut paths = ledger::files_for_size(size);
        for always in ["checkpoint", "vkey"] {
            if !paths.iter().any(|path| path == always) {
                paths.push(always.to_owned());
            }
        }
        Ok(paths)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        let found = self.door.get_bytes(&format!("/{}/{path}", self.part));
        found.map(Some).map_err(|failure| {
            failure.arguments.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(", ")
        })
    }
}
