//! A store on disk leaves no empty folder: whoever audits the tree counts one as a thing that has no place there.
use jig_node::store::FileMedia;
use ledger::verify::{Cosigners, Reader, Trust, VerifyFault, verify_log};
use ledger::{Algorithm, KeyName, LogStore, NoteSigner, sign_checkpoint};
use std::path::{Path, PathBuf};

/// A folder as an auditor sees it: files, and folders that hold nothing.
struct Audited(PathBuf);

impl Audited {
    fn walk(&self, below: &str, found: &mut Vec<String>) {
        let before = found.len();
        for entry in std::fs::read_dir(self.0.join(below)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{below}{}", entry.file_name().into_string().unwrap());
            if entry.file_type().unwrap().is_dir() {
                self.walk(&format!("{path}/"), found);
            } else {
                found.push(path);
            }
        }
        if found.len() == before {
            found.push(below.to_owned());
        }
    }

    fn empty_folders(&self) -> Vec<String> {
        self.list().unwrap().into_iter().filter(|path| path.is_empty() || path.ends_with('/')).collect()
    }
}

impl Reader for Audited {
    fn list(&self) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        self.walk("", &mut found);
        Ok(found)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        std::fs::read(self.0.join(path)).map(Some).map_err(|error| error.to_string())
    }
}

fn signer() -> NoteSigner {
    NoteSigner::new(KeyName::parse("jig.example/folders").unwrap(), [6; 32], Algorithm::Ed25519Note)
}

fn open(folder: &Path) -> LogStore<FileMedia> {
    let media = FileMedia::open(&folder.join("public/log"), &folder.join("private/log")).unwrap();
    LogStore::open(media, signer().verifier_key()).unwrap()
}

/// Appends 300 entries by three, settles now and then as a quiet node does, and gives what an auditor then sees.
fn log_of_300(folder: &Path) -> Audited {
    let mut store = open(folder);
    for number in 0..100_u32 {
        let entries: Vec<Vec<u8>> = (0..3_u32).map(|part| format!("{number} {part}").into_bytes()).collect();
        let entries: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
        store.append(&entries, |checkpoint| sign_checkpoint(checkpoint, &signer())).unwrap();
        if number % 10 == 0 {
            store.settle().unwrap();
        }
    }
    store.settle().unwrap();
    Audited(folder.join("public/log"))
}

fn entries_of(audited: &Audited) -> Result<u64, VerifyFault> {
    let trust = Trust { log: Some(&signer().verifier_key()), cosigners: Cosigners::Only(&[]) };
    verify_log(audited, &trust, &mut |_, _| Ok(()), &mut |_, _| ()).map(|verified| verified.entries())
}

#[test]
fn log_that_outgrew_a_tile_verifies_and_holds_no_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let audited = log_of_300(folder.path());
    assert_eq!(audited.empty_folders(), Vec::<String>::new());
    assert!(!audited.0.join("tile/0/000.p").exists() && !audited.0.join("tile/entries/000.p").exists());
    assert!(audited.0.join("tile/0/001.p/44").is_file(), "partial tiles of the present size stay");
    assert_eq!(entries_of(&audited), Ok(300));
}

#[test]
fn empty_folders_that_a_crash_left_go_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let audited = log_of_300(folder.path());
    for left in ["tile/0/000.p", "tile/entries/x001/234.p"] {
        std::fs::create_dir_all(audited.0.join(left)).unwrap();
    }
    assert!(matches!(entries_of(&audited), Err(VerifyFault::Stray { .. })), "the auditor here would see them");
    drop(open(folder.path()));
    assert_eq!(audited.empty_folders(), Vec::<String>::new());
    assert_eq!(entries_of(&audited), Ok(300));
}

#[test]
fn folders_of_the_store_itself_stay_when_they_are_empty() {
    let folder = tempfile::tempdir().unwrap();
    let open = || FileMedia::open(&folder.path().join("public/log"), &folder.path().join("private/log")).unwrap();
    let mut media = open();
    ledger::Media::write(&mut media, "log/tile/0/000.p/1", b"x").unwrap();
    ledger::Media::remove(&mut media, "log/tile/0/000.p/1").unwrap();
    ledger::Media::flush(&mut media).expect("a folder that is gone need not be synced");
    drop(media);
    drop(open());
    assert!(folder.path().join("public/log").is_dir());
    assert!(!folder.path().join("public/log/tile").exists());
}
