//! The ledger's medium on a real disk: a public folder in the tlog-tiles layout, a private one beside it.
//!
//! `log/…` lies in the public folder, `staging/…`, the commit record and temporary files in the private one. The process
//! that has it open holds a lock: a second writer is refused at the door, not at the commit.
use super::disk::{Disk, Lasting, make_folder};
use super::error::OpenStoreError;
use super::head::Head;
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
    private: Disk,
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
            private: Disk::open_private(&private.join("staging"), &private.join("temporary-staging"))?,
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

    /// The disk and the path within it.
    fn route<'p>(&self, path: &'p str) -> Result<(&Disk, &'p str), StoreError> {
        match (path.strip_prefix(PUBLIC), path.strip_prefix(PRIVATE)) {
            (Some(rest), _) => Ok((&self.public, rest)),
            (None, Some(rest)) => Ok((&self.private, rest)),
            (None, None) => Err(no_such_place(path)),
        }
    }

    fn route_mut<'p>(&mut self, path: &'p str) -> Result<(&mut Disk, &'p str, Lasting), StoreError> {
        match (path.strip_prefix(PUBLIC), path.strip_prefix(PRIVATE)) {
            (Some(rest), _) => {
                let lasting = if rest.starts_with("tile/") { Lasting::Immutable } else { Lasting::Replaced };
                Ok((&mut self.public, rest, lasting))
            }
            (None, Some(rest)) => Ok((&mut self.private, rest, Lasting::Private)),
            (None, None) => Err(no_such_place(path)),
        }
    }
}

impl Media for FileMedia {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let (disk, rest) = self.route(path)?;
        disk.read(rest)
    }

    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let (disk, rest, lasting) = self.route_mut(path)?;
        disk.write_durable(rest, bytes, lasting)
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let (disk, rest, lasting) = self.route_mut(path)?;
        disk.write(rest, bytes, lasting)
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.private.flush()?;
        self.public.flush()
    }

    fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        let (disk, rest, _) = self.route_mut(path)?;
        disk.remove(rest)
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        for (first, disk) in [(PUBLIC, &self.public), (PRIVATE, &self.private)] {
            // A prefix may end inside `log/` or `staging/`, or be empty and mean both.
            let within = if first.starts_with(prefix) { Some("") } else { prefix.strip_prefix(first) };
            if let Some(within) = within {
                found.extend(disk.list(within)?.into_iter().map(|path| format!("{first}{path}")));
            }
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
