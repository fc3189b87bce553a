//! The file store keeps the contract that every medium keeps: a crash between any two writes loses nothing.
//!
//! A crash here is the end of the process: a real disk cannot be told to lose what it was not asked to sync, so the
//! power cuts of the contract keep all writes. What they may lose is shown on the medium in memory.
use jig_node::store::FileMedia;
use ledger::contract::{PowerCut, Subject, run_all};

struct OnDisk {
    folder: tempfile::TempDir,
    made: u64,
}

impl Subject for OnDisk {
    type Media = FileMedia;

    fn fresh(&mut self) -> FileMedia {
        self.made += 1;
        let folder = self.folder.path().join(self.made.to_string());
        FileMedia::open(&folder.join("public/log"), &folder.join("private/log")).unwrap()
    }

    fn restart(&mut self, media: FileMedia, _cut: PowerCut) -> FileMedia {
        let (public, private) = (media.public_folder().to_path_buf(), media.private_folder().to_path_buf());
        drop(media);
        FileMedia::open(&public, &private).unwrap()
    }
}

/// A file system in memory where there is one: thousands of syncs cost nothing there, and no cut of ours reaches below
/// them anyway.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

#[test]
fn file_store_keeps_the_contract_of_every_medium() {
    run_all(&mut OnDisk { folder: folder(), made: 0 });
}
