//! Where what came is kept, in order, before anything is made of it.
//!
//! A line is the arrivals of one source or several, in one order; a source stays in one line, since the state of its decoder runs along its
//! bytes. What comes out of the decoders is divided by track within the process and kept nowhere, since it can be had again from the lines.
//! [`segments`] keeps lines in files of this machine, [`bundle`] carries them between sites that no network joins. A broker with partitions
//! would be a third way, behind the same trait (docs/decisions/0020). Must not know what an entry says.

pub mod bundle;
mod frame;
pub mod segments;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use frame::ENTRY_MAX;

/// One of 256 lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(pub u8);

impl Line {
    /// The line of a source: the first byte of a digest of its name, the same on every machine.
    #[must_use]
    pub fn of_source(name: &str) -> Self {
        Self(Sha256::digest(name.as_bytes()).first().copied().unwrap_or_default())
    }
}

/// Number of an entry in its line, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(pub u64);

/// Keeps entries, line by line.
pub trait Transport {
    /// Adds an entry at the end of a line. It outlives a failure of the machine only after [`Transport::sync`].
    ///
    /// # Errors
    /// The entry is too long, or cannot be written; then nothing of it stays.
    fn append(&mut self, line: Line, entry: &[u8]) -> Result<Offset, TransportError>;

    /// Gives each entry of a line from an offset on, in order, and the offset after the last.
    ///
    /// # Errors
    /// The line cannot be read, or was altered.
    fn read(&self, line: Line, from: Offset, each: &mut dyn FnMut(Offset, &[u8])) -> Result<Offset, TransportError>;

    /// Writes through what was appended.
    ///
    /// # Errors
    /// What was appended since the last time may be lost.
    fn sync(&mut self) -> Result<(), TransportError>;
}

/// Why a line cannot be kept or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The machine refuses.
    #[error("{path}: {cause}")]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What it said.
        cause: ErrorKind,
    },
    /// Another process writes here.
    #[error("{path}: another process writes here")]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// An entry that is too long.
    #[error("an entry of {found} bytes, more than {most}")]
    TooLong {
        /// Its length.
        found: usize,
        /// The limit.
        most: usize,
    },
    /// What lies there is not what was written.
    #[error("{path}: altered at byte {at_byte}")]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// Where what was written ends.
        at_byte: u64,
    },
    /// A name of a site that makes no name of a folder.
    #[error("`{found}` is no name of a site")]
    Site {
        /// The name.
        found: String,
    },
    /// No bundle.
    #[error("no bundle")]
    NotBundle,
    /// A bundle that begins after what is there ends.
    #[error("line {line}: entries from {expected} on are missing before {found}")]
    Gap {
        /// Of which line.
        line: u8,
        /// The first that is missing.
        expected: u64,
        /// The first that the bundle has.
        found: u64,
    },
    /// A bundle that says something else of what is there.
    #[error("line {line}: two different lines of one site, before entry {offset}")]
    Forked {
        /// Of which line.
        line: u8,
        /// Before which entry they part.
        offset: u64,
    },
}

impl TransportError {
    /// The stable code, the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "intake-io",
            Self::InUse { .. } => "intake-in-use",
            Self::TooLong { .. } => "intake-too-long",
            Self::Damaged { .. } => "intake-damaged",
            Self::Site { .. } => "intake-site",
            Self::NotBundle => "intake-not-bundle",
            Self::Gap { .. } => "intake-gap",
            Self::Forked { .. } => "intake-forked",
        }
    }

    /// The arguments of the sentence.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let shown = |path: &Path| ("path", path.display().to_string());
        match self {
            Self::Io { path, cause } => vec![shown(path), ("cause", cause.to_string())],
            Self::InUse { path } => vec![shown(path)],
            Self::TooLong { found, most } => vec![("found", found.to_string()), ("most", most.to_string())],
            Self::Damaged { path, at_byte } => vec![shown(path), ("offset", at_byte.to_string())],
            Self::Site { found } => vec![("found", found.clone())],
            Self::NotBundle => Vec::new(),
            Self::Gap { line, expected, found } => {
                vec![("line", line.to_string()), ("expected", expected.to_string()), ("found", found.to_string())]
            }
            Self::Forked { line, offset } => vec![("line", line.to_string()), ("offset", offset.to_string())],
        }
    }

    /// What the machine said of a path.
    pub(crate) fn io(path: &Path, cause: &std::io::Error) -> Self {
        Self::Io { path: path.to_path_buf(), cause: cause.kind() }
    }
}

/// The name of a site: what a folder may be called on any machine.
///
/// # Errors
/// [`TransportError::Site`].
pub fn site(name: &str) -> Result<&str, TransportError> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let fits = !name.is_empty() && name.len() <= 32 && name.chars().all(plain) && !name.starts_with('-');
    if fits { Ok(name) } else { Err(TransportError::Site { found: name.chars().take(40).collect() }) }
}
