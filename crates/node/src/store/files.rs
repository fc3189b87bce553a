//! The ledger's medium on a real disk: a public folder in the tlog-tiles layout, a private one beside it.
//!
//! `log/…` lies in the public folder; `staging/…` is a journal, and with the commit record and temporary files it lies in
//! the private one. The process
//! that has it open holds a lock: a second writer is refused at the door, not at the commit.
use super::disk::{Disk, Lasting, is_plain, make_folder};
use super::error::OpenStoreError;
use super::head::Head;
use super::journal::Journal;
use ledger::{Media, MediaCause, StoreError};
use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the paths of a store lead.
const PUBLIC: &str = "log/";
const PRIVATE: &str = "staging/";
/// How often and how far apart the lock is tried for.
const LOCK_ATTEMPTS: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(50);

/// Files and commit record of one log.
#[derive(Debug)]
pub struct FileMedia {
    public: Disk,
    staging: Journal,
    folder: PathBuf,
    head: Head,
    /// Locked as long as it is open; the system lets go of it even when the process is killed.
    _lock: File,
}

impl FileMedia {
    /// Opens the log whose public files lie in `public`, with `private` for everything else.
    ///
    /// # Errors
    /// [`OpenStoreError`]: locked, two file systems, read-only, full, denied, or the commit record is damaged.
    pub fn open(public: &Path, private: &Path) -> Result<Self, OpenStoreError> {
        let lock = lock(private)?;
        Ok(Self {
            public: Disk::open_public(public, &private.join("temporary"))?,
            staging: Journal::open(&private.join("staging"))?,
            folder: private.to_path_buf(),
            head: Head::open(&private.join("head"))?,
            _lock: lock,
        })
    }

    /// The folder of the public files.
    #[must_use]
    pub fn public_folder(&self) -> &Path {
        self.public.root()
    }

    /// The folder of everything else.
    #[must_use]
    pub fn private_folder(&self) -> &Path {
        &self.folder
    }
}

/// Where a path leads.
enum Route<'p> {
    Public(&'p str),
    Staging(&'p str),
}

fn route(path: &str) -> Result<Route<'_>, StoreError> {
    match (path.strip_prefix(PUBLIC), path.strip_prefix(PRIVATE)) {
        (Some(rest), _) => Ok(Route::Public(rest)),
        (None, Some(rest)) if is_plain(rest) => Ok(Route::Staging(rest)),
        (None, _) => Err(no_such_place(path)),
    }
}

/// Tiles are written once and never again.
fn lasting(rest: &str) -> Lasting {
    if rest.starts_with("tile/") { Lasting::Immutable } else { Lasting::Replaced }
}

impl Media for FileMedia {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match route(path)? {
            Route::Public(rest) => self.public.read(rest),
            Route::Staging(rest) => self.staging.read(rest),
        }
    }

    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        match route(path)? {
            Route::Public(rest) => self.public.write_durable(rest, bytes, lasting(rest)),
            Route::Staging(rest) => self.staging.write_durable(rest, bytes),
        }
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        match route(path)? {
            Route::Public(rest) => self.public.write(rest, bytes, lasting(rest)),
            Route::Staging(rest) => self.staging.write(rest, bytes),
        }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.public.flush()?;
        self.staging.flush()
    }

    fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        match route(path)? {
            Route::Public(rest) => self.public.remove(rest),
            Route::Staging(rest) => self.staging.remove(rest),
        }
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        // A prefix may end inside `log/` or `staging/`, or be empty and mean both.
        let within =
            |first: &'static str| if first.starts_with(prefix) { Some("") } else { prefix.strip_prefix(first) };
        let mut found = Vec::new();
        if let Some(within) = within(PUBLIC) {
            found.extend(self.public.list(within)?.into_iter().map(|path| format!("{PUBLIC}{path}")));
        }
        if let Some(within) = within(PRIVATE) {
            found.extend(self.staging.list(within).into_iter().map(|path| format!("{PRIVATE}{path}")));
        }
        Ok(found)
    }

    fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.head.read()
    }

    fn compare_and_swap_head(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), StoreError> {
        self.head.compare_and_swap(expected, new)
    }
}

fn no_such_place(path: &str) -> StoreError {
    let reason = "neither-log-nor-staging".to_owned();
    StoreError::Determinate { path: path.to_owned(), cause: MediaCause::Other, reason }
}

/// Takes the lock of a private folder, or says who cannot have it.
fn lock(private: &Path) -> Result<File, OpenStoreError> {
    let path = private.join("lock");
    let unusable = |error| OpenStoreError::unusable(&path, error);
    make_folder(private, 0o700).map_err(unusable)?;
    let file = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&path).map_err(unusable)?;
    // A process that is just ending, or a child that has not yet become another program, may hold it for a moment.
    for _ in 0..LOCK_ATTEMPTS {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
            Err(TryLockError::Error(error)) => return Err(unusable(error)),
        }
    }
    Err(OpenStoreError::Locked { folder: private.to_path_buf() })
}
