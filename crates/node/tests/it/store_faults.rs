//! A disk that is full, read-only or forbidden: the store says which, and what it acknowledged stays.
//!
//! Where the process may mount, the full and the read-only disk are real ones; where it may not, the test says so
//! loudly on its output and the directory permissions stand in.
use jig_node::store::{FileMedia, OpenStoreError};
use ledger::{
    Algorithm, AppendError, KeyName, LogStore, Media as _, MediaCause, NoteSigner, StoreError, sign_checkpoint,
};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use wire::phrases::Coded as _;

fn signer() -> NoteSigner {
    NoteSigner::new(KeyName::parse("jig.example/faults").unwrap(), [5; 32], Algorithm::Ed25519Note)
}

fn media(folder: &Path) -> Result<FileMedia, OpenStoreError> {
    FileMedia::open(&folder.join("public/log"), &folder.join("private/log"))
}

fn open(folder: &Path) -> LogStore<FileMedia> {
    LogStore::open(media(folder).unwrap(), signer().verifier_key()).unwrap()
}

/// Straight to standard error: what a passing test prints in the usual way is not shown.
fn say_skipped(reason: &str) {
    std::io::stderr().write_all(format!("SKIPPED: this process {reason}\n").as_bytes()).unwrap();
}

/// A small disk of its own, unmounted when dropped.
struct SmallDisk {
    place: tempfile::TempDir,
}

impl SmallDisk {
    fn mount(size: &str) -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size},mode=0700"), "none"])
            .arg(place.path())
            .status()
            .is_ok_and(|status| status.success());
        if mounted {
            Some(Self { place })
        } else {
            say_skipped("may not mount a small disk; nothing was proven about full or read-only disks");
            None
        }
    }

    fn remount(&self, how: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.place.path()).status();
        assert!(status.unwrap().success());
    }

    fn folder(&self) -> PathBuf {
        self.place.path().join("store")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // A test that fails leaves the store open; the lazy form takes the disk away all the same.
        let _ = Command::new("umount").arg("--lazy").arg(self.place.path()).status();
    }
}

#[test]
fn full_disk_refuses_the_append_and_keeps_what_was_acknowledged() {
    let Some(disk) = SmallDisk::mount("6m") else { return };
    let mut store = open(&disk.folder());
    let entry = vec![3; 40_000];
    let error = loop {
        match store.append(&[&entry], |checkpoint| sign_checkpoint(checkpoint, &signer())) {
            Ok(_) => assert!(store.len() < 100, "the disk never fills"),
            Err(error) => break error,
        }
    };
    let AppendError::Store(cause) = error else { panic!("{error}") };
    assert!(matches!(
        cause,
        StoreError::Determinate { cause: MediaCause::Full, .. } | StoreError::Indeterminate { .. }
    ));
    let acknowledged = store.len();
    assert!(acknowledged > 5, "{acknowledged}");
    drop(store);

    // With room again everything is there, and the log goes on.
    disk.remount("size=16m");
    let mut store = open(&disk.folder());
    assert!(store.len() >= acknowledged);
    let kept = store.read_entries(0..acknowledged).unwrap();
    assert!(kept.iter().all(|kept| *kept == entry));
    store.append(&[&entry], |checkpoint| sign_checkpoint(checkpoint, &signer())).unwrap();
}

#[test]
fn commit_record_can_be_swapped_on_a_full_disk() {
    let Some(disk) = SmallDisk::mount("4m") else { return };
    let mut media = media(&disk.folder()).unwrap();
    media.compare_and_swap_head(None, b"before").unwrap();
    let filler = disk.folder().join("filler");
    let filled = std::fs::write(&filler, vec![1; 8 << 20]);
    assert_eq!(filled.unwrap_err().kind(), std::io::ErrorKind::StorageFull);
    media.compare_and_swap_head(Some(b"before"), b"after").unwrap();
    assert_eq!(media.head().unwrap().unwrap(), b"after");
}

#[test]
fn read_only_disk_refuses_without_losing_anything() {
    let Some(disk) = SmallDisk::mount("8m") else { return };
    let mut store = open(&disk.folder());
    store.append(&[b"kept"], |checkpoint| sign_checkpoint(checkpoint, &signer())).unwrap();
    store.settle().unwrap();
    drop(store);
    disk.remount("ro");
    let error = media(&disk.folder()).unwrap_err();
    assert_eq!(error.code(), "node-store-read-only", "{error}");
    disk.remount("rw");
    assert_eq!(open(&disk.folder()).read_entry(0).unwrap(), b"kept");
}

#[test]
fn forbidden_folder_is_said_to_be_forbidden() {
    let folder = tempfile::tempdir().unwrap();
    let private = folder.path().join("private/log");
    std::fs::create_dir_all(&private).unwrap();
    std::fs::set_permissions(&private, std::fs::Permissions::from_mode(0o500)).unwrap();
    if std::fs::write(private.join("probe"), b"").is_ok() {
        say_skipped("may write everywhere; nothing was proven about forbidden folders");
        return;
    }
    assert_eq!(media(folder.path()).unwrap_err().code(), "node-store-denied");
}

#[test]
fn second_writer_is_refused_at_the_door() {
    let folder = tempfile::tempdir().unwrap();
    let first = media(folder.path()).unwrap();
    assert_eq!(media(folder.path()).unwrap_err().code(), "node-store-locked");
    drop(first);
    assert!(media(folder.path()).is_ok());
}

#[test]
fn folders_on_two_disks_are_refused() {
    let Some(disk) = SmallDisk::mount("8m") else { return };
    let folder = tempfile::tempdir().unwrap();
    let error = FileMedia::open(&folder.path().join("log"), &disk.folder()).unwrap_err();
    assert_eq!(error.code(), "node-store-two-file-systems");
}

#[test]
fn paths_that_leave_the_store_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut media = media(folder.path()).unwrap();
    for path in ["log/../x", "log//x", "log/", "x", "/log/x", "staging/./x", "log/a/../../../x", "log/a\0b", ""] {
        assert!(media.write(path, b"").is_err(), "{path}");
        assert!(media.write_durable(path, b"").is_err(), "{path}");
        assert!(media.read(path).is_err(), "{path}");
        assert!(media.remove(path).is_err(), "{path}");
    }
}

#[test]
fn tiles_are_immutable_to_others_and_private_files_are_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut media = media(folder.path()).unwrap();
    media.write("log/tile/0/000.p/3", b"x").unwrap();
    media.write("log/checkpoint", b"x").unwrap();
    media.write_durable("staging/1", b"x").unwrap();
    let mode = |path: &str| std::fs::metadata(folder.path().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("public/log/tile/0/000.p/3"), 0o444);
    assert_eq!(mode("public/log/checkpoint"), 0o644);
    assert_eq!(mode("private/log/staging"), 0o600);
    assert_eq!(mode("private/log"), 0o700);
    assert_eq!(media.list("log/tile/").unwrap(), ["log/tile/0/000.p/3"]);
    assert_eq!(media.list("log/").unwrap(), ["log/checkpoint", "log/tile/0/000.p/3"]);
    assert_eq!(media.list("log/tile/0/00").unwrap(), ["log/tile/0/000.p/3"]);
    assert_eq!(media.list("log/tile/1").unwrap(), Vec::<String>::new());
    assert_eq!(media.list("staging/").unwrap(), ["staging/1"]);
}
