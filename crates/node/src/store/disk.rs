//! Atomic files under one folder: old bytes or new ones, never a mixture, and durable when promised.
//!
//! Temporary files live in a private folder of the same file system, so that a process killed in the middle of a write
//! leaves nothing among the public files. File handles of unsynced writes stay open until the flush: an error that the
//! kernel met while writing back is then reported to us and not lost with a closed handle.
use super::error::{OpenStoreError, determinate, indeterminate};
use ledger::{MediaCause, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{Error, ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// Handles of unsynced files that stay open at most; a further file is synced at once.
const UNSYNCED_MAX: usize = 256;
/// Threads of a flush.
const SYNCING_THREADS: usize = 8;

/// Whether a file is ever replaced: the permissions say so to every later reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lasting {
    /// Never written again: mode 0444.
    Immutable,
    /// Replaced from time to time: mode 0644.
    Replaced,
    /// The node's own: mode 0600.
    Private,
}

impl Lasting {
    const fn mode(self) -> u32 {
        match self {
            Self::Immutable => 0o444,
            Self::Replaced => 0o644,
            Self::Private => 0o600,
        }
    }
}

/// A folder of atomic files.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
    temporary: PathBuf,
    next_temporary: u64,
    unsynced: BTreeMap<PathBuf, File>,
    /// Directories whose entries changed since the last flush.
    unsynced_folders: BTreeSet<PathBuf>,
    folder_mode: u32,
}

impl Disk {
    /// Opens `root` for public files; temporary files are made in `temporary`, which is emptied. Empty folders below
    /// `root`, which a crash or an earlier program may have left, go: whoever audits the tree finds files only.
    ///
    /// # Errors
    /// A folder cannot be made or written, or the two lie on different file systems.
    pub fn open_public(root: &Path, temporary: &Path) -> Result<Self, OpenStoreError> {
        let mut disk = Self::open(root, temporary, 0o755)?;
        disk.drop_empty_below(root);
        Ok(disk)
    }

    /// Opens `root` for the node's own files.
    ///
    /// # Errors
    /// As [`Disk::open_public`].
    pub fn open_private(root: &Path, temporary: &Path) -> Result<Self, OpenStoreError> {
        Self::open(root, temporary, 0o700)
    }

    fn open(root: &Path, temporary: &Path, folder_mode: u32) -> Result<Self, OpenStoreError> {
        make_folder(root, folder_mode).map_err(|error| OpenStoreError::unusable(root, error))?;
        make_folder(temporary, 0o700).map_err(|error| OpenStoreError::unusable(temporary, error))?;
        let device = |path: &Path| {
            path.metadata().map(|about| about.dev()).map_err(|error| OpenStoreError::unusable(path, error))
        };
        if device(root)? != device(temporary)? {
            return Err(OpenStoreError::TwoFileSystems {
                private: temporary.to_path_buf(),
                public: root.to_path_buf(),
            });
        }
        for left in names(temporary).map_err(|error| OpenStoreError::unusable(temporary, error))? {
            let left = temporary.join(left);
            std::fs::remove_file(&left).map_err(|error| OpenStoreError::unusable(&left, error))?;
        }
        Ok(Self {
            root: root.to_path_buf(),
            temporary: temporary.to_path_buf(),
            next_temporary: 0,
            unsynced: BTreeMap::new(),
            unsynced_folders: BTreeSet::new(),
            folder_mode,
        })
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The bytes at `path`, or nothing.
    ///
    /// # Errors
    /// The disk cannot tell, or `path` is no plain relative path.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match std::fs::read(self.place(path)?) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if is_absent(&error) || error.kind() == ErrorKind::IsADirectory => Ok(None),
            Err(error) => Err(determinate(path, &error)),
        }
    }

    /// Writes a file that survives a power cut once this returns, its directory entry included.
    ///
    /// # Errors
    /// Determinate up to the rename, indeterminate when the directory could not be synced.
    pub fn write_durable(&mut self, path: &str, bytes: &[u8], lasting: Lasting) -> Result<(), StoreError> {
        let place = self.place(path)?;
        let file = self.write_beside(path, bytes, lasting)?;
        let synced = file.1.sync_all().and_then(|()| self.rename_into(&file.0, &place));
        let folders = synced.map_err(|error| {
            drop_temporary(&file.0);
            determinate(path, &error)
        })?;
        self.unsynced.remove(&place);
        folders.iter().try_for_each(|folder| sync_folder(folder)).map_err(|error| indeterminate(path, &error))
    }

    /// Writes a file that readers see at once and that [`Disk::flush`] makes durable.
    ///
    /// # Errors
    /// Determinate: nothing was replaced.
    pub fn write(&mut self, path: &str, bytes: &[u8], lasting: Lasting) -> Result<(), StoreError> {
        let place = self.place(path)?;
        let (temporary, file) = self.write_beside(path, bytes, lasting)?;
        let synced = if self.unsynced.len() < UNSYNCED_MAX { Ok(()) } else { file.sync_all() };
        let folders = synced.and_then(|()| self.rename_into(&temporary, &place)).map_err(|error| {
            drop_temporary(&temporary);
            determinate(path, &error)
        })?;
        self.unsynced_folders.extend(folders);
        if self.unsynced.len() < UNSYNCED_MAX {
            self.unsynced.insert(place, file);
        } else {
            self.unsynced.remove(&place);
        }
        Ok(())
    }

    /// Removes a file, and the folders that it leaves empty; one that does not exist is no error. Durable after the next
    /// flush.
    ///
    /// # Errors
    /// Determinate: it is still there.
    pub fn remove(&mut self, path: &str) -> Result<(), StoreError> {
        let place = self.place(path)?;
        match std::fs::remove_file(&place) {
            Ok(()) => {}
            Err(error) if is_absent(&error) => return Ok(()),
            Err(error) => return Err(determinate(path, &error)),
        }
        self.unsynced.remove(&place);
        if let Some(folder) = place.parent() {
            self.drop_empty_from(folder);
        }
        Ok(())
    }

    /// Removes `folder` and those above it as long as they are empty, never the root; the first that stays has changed.
    fn drop_empty_from(&mut self, folder: &Path) {
        let mut folder = folder;
        while folder != self.root && remove_if_empty(folder) {
            // It cannot be synced any more, and need not be.
            self.unsynced_folders.remove(folder);
            let Some(above) = folder.parent() else { return };
            folder = above;
        }
        self.unsynced_folders.insert(folder.to_path_buf());
    }

    /// Removes every empty folder below `folder`. What cannot be read or removed stays: it is no reason not to start.
    fn drop_empty_below(&mut self, folder: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries.filter_map(Result::ok) {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                let below = entry.path();
                self.drop_empty_below(&below);
                if remove_if_empty(&below) {
                    self.unsynced_folders.remove(&below);
                    self.unsynced_folders.insert(folder.to_path_buf());
                }
            }
        }
    }

    /// Makes all earlier writes and removals durable.
    ///
    /// # Errors
    /// Indeterminate: which of them are durable is not known.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        let named = |path: &Path, error: &Error| indeterminate(&path.display().to_string(), error);
        let files: Vec<_> = std::mem::take(&mut self.unsynced).into_iter().collect();
        sync_side_by_side(&files).map_err(|(place, error)| named(&place, &error))?;
        for folder in std::mem::take(&mut self.unsynced_folders) {
            sync_folder(&folder).map_err(|error| named(&folder, &error))?;
        }
        Ok(())
    }

    /// All paths that begin with `prefix`, in ascending byte order.
    ///
    /// # Errors
    /// A folder cannot be read, or holds a name that is no UTF-8.
    pub fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        // Only folders that can hold a match are walked.
        let start = prefix.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.walk(start, prefix, &mut found)?;
        found.sort_unstable();
        Ok(found)
    }

    fn walk(&self, folder: &str, prefix: &str, found: &mut Vec<String>) -> Result<(), StoreError> {
        let place = if folder.is_empty() { self.root.clone() } else { self.place(folder)? };
        let names = match names(&place) {
            Ok(names) => names,
            Err(error) if is_absent(&error) => return Ok(()),
            Err(error) => return Err(determinate(folder, &error)),
        };
        for name in names {
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let about = self.root.join(&path).symlink_metadata().map_err(|error| determinate(&path, &error))?;
            if about.is_dir() {
                if path.starts_with(prefix) || prefix.starts_with(&format!("{path}/")) {
                    self.walk(&path, prefix, found)?;
                }
            } else if path.starts_with(prefix) {
                found.push(path);
            }
        }
        Ok(())
    }

    /// Where a relative path lies. Refuses whatever could leave the folder.
    fn place(&self, path: &str) -> Result<PathBuf, StoreError> {
        if is_plain(path) {
            Ok(self.root.join(path))
        } else {
            let reason = "not-a-plain-relative-path".to_owned();
            Err(StoreError::Determinate { path: path.to_owned(), cause: MediaCause::Other, reason })
        }
    }

    /// A temporary file with the whole contents, not yet synced.
    fn write_beside(&mut self, path: &str, bytes: &[u8], lasting: Lasting) -> Result<(PathBuf, File), StoreError> {
        let temporary = self.temporary.join(self.next_temporary.to_string());
        self.next_temporary = self.next_temporary.wrapping_add(1);
        let attempt = || {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(lasting.mode()).open(&temporary)?;
            file.write_all(bytes)?;
            Ok(file)
        };
        match attempt() {
            Ok(file) => Ok((temporary, file)),
            Err(error) => {
                drop_temporary(&temporary);
                Err(determinate(path, &error))
            }
        }
    }

    /// Renames into place, making missing folders; returns every folder whose entries changed.
    fn rename_into(&self, temporary: &Path, place: &Path) -> Result<Vec<PathBuf>, Error> {
        let Some(folder) = place.parent() else { return Err(Error::from(ErrorKind::InvalidInput)) };
        let mut changed = vec![folder.to_path_buf()];
        match std::fs::rename(temporary, place) {
            Ok(()) => return Ok(changed),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let mut above = folder;
        while !above.is_dir() {
            let Some(parent) = above.parent() else { break };
            changed.push(parent.to_path_buf());
            above = parent;
        }
        make_folder(folder, self.folder_mode)?;
        std::fs::rename(temporary, place)?;
        Ok(changed)
    }
}

/// A relative path that leads nowhere but down.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains('\0'))
}

pub(super) fn make_folder(folder: &Path, mode: u32) -> Result<(), Error> {
    DirBuilder::new().recursive(true).mode(mode).create(folder)
}

/// Names in a folder, in no promised order.
fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let text = |name: std::ffi::OsString| name.into_string().map_err(|_| Error::from(ErrorKind::InvalidData));
    std::fs::read_dir(folder)?.map(|entry| entry.and_then(|entry| text(entry.file_name()))).collect()
}

/// Syncs files side by side: the file system then commits many of them at once.
fn sync_side_by_side(files: &[(PathBuf, File)]) -> Result<(), (PathBuf, Error)> {
    let sync = |part: &'_ [(PathBuf, File)]| {
        part.iter().try_for_each(|(place, file)| file.sync_all().map_err(|error| (place.clone(), error)))
    };
    let failed = std::thread::scope(|scope| {
        let parts = files.chunks(files.len().div_ceil(SYNCING_THREADS).max(1));
        let threads: Vec<_> = parts.map(|part| scope.spawn(move || sync(part))).collect();
        let ends = threads.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err((PathBuf::new(), Error::other("syncing-thread-ended-early"))))
        });
        ends.filter_map(Result::err).next_back()
    });
    failed.map_or(Ok(()), Err)
}

/// Whether the folder was empty and is gone.
fn remove_if_empty(folder: &Path) -> bool {
    match std::fs::remove_dir(folder) {
        Ok(()) => true,
        // Two words of POSIX for a folder that holds something.
        Err(error) if matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists) => false,
        Err(error) => {
            tracing::warn!(folder = %folder.display(), %error, "an empty folder stays until the next start");
            false
        }
    }
}

pub(super) fn sync_folder(folder: &Path) -> Result<(), Error> {
    File::open(folder)?.sync_all()
}

fn is_absent(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// A temporary file that is no longer wanted. If it cannot be removed now, the next start does it.
fn drop_temporary(temporary: &Path) {
    if let Err(error) = std::fs::remove_file(temporary)
        && error.kind() != ErrorKind::NotFound
    {
        tracing::warn!(file = %temporary.display(), %error, "a temporary file stays until the next start");
    }
}
