//! Logs that are wrong in one named way, and stores that find their medium changed.
use jig_ledger::verify::{Cosigners, Trust, verify_log};
use jig_ledger::{Hash, LogStore, Media, MemoryMedia, OpenError, Policy, sign_checkpoint};

use crate::common::{Files, cosigner, entry, grown, log_signer, signed, tree_of, verify};

fn code_after(change: impl FnOnce(&mut Files)) -> (&'static str, String) {
    let mut files = grown(&[3, 256, 259]);
    assert!(verify(&files).is_ok());
    change(&mut files);
    let fault = verify(&files).unwrap_err();
    assert!(!fault.to_string().is_empty());
    assert!(fault.arguments().contains(&("path", fault.path().to_string())));
    (fault.code(), fault.path().to_string())
}

fn set(files: &mut Files, path: &str, bytes: &[u8]) {
    files.0.insert(path.into(), bytes.into());
}

fn edit(files: &mut Files, path: &str, edit: impl FnOnce(&mut Vec<u8>)) {
    edit(files.0.get_mut(path).unwrap());
}

#[test]
fn bad_root_is_refused() {
    let other = tree_of(300);
    let forged = move |files: &mut Files| {
        // The log signs a root that its entries do not have.
        let checkpoint = jig_ledger::Checkpoint::new(crate::common::ORIGIN, 259, other.root()).unwrap();
        let mut note = sign_checkpoint(&checkpoint, &log_signer()).unwrap();
        note.add(jig_ledger::cosign(&checkpoint, &cosigner(1), 5).unwrap()).unwrap();
        set(files, "checkpoint", &note.to_bytes());
    };
    assert_eq!(code_after(forged), ("ledger-verify-root", "checkpoint".into()));
}

#[test]
fn wrong_key_is_refused() {
    let other = jig_ledger::NoteSigner::new(
        crate::common::name("test.example/other"),
        [50; 32],
        jig_ledger::Algorithm::Ed25519Note,
    );
    let vkey = format!("{}\n", other.verifier_key());
    assert_eq!(code_after(|files| set(files, "vkey", vkey.as_bytes())), ("ledger-verify-foreign-log", "vkey".into()));
    let files = grown(&[3]);
    let trust = Trust { log: Some(&other.verifier_key()), cosigners: Cosigners::Only(&[]) };
    let refused = verify_log(&files, &trust, &mut |_, _| Ok(()), &mut |_, _| ()).unwrap_err();
    assert_eq!(refused.code(), "ledger-verify-foreign-log");
}

#[test]
fn truncated_tile_is_refused() {
    let cut = |path: &'static str| code_after(move |files| edit(files, path, |bytes| bytes.truncate(bytes.len() - 32)));
    assert_eq!(cut("tile/0/000"), ("ledger-verify-length", "tile/0/000".into()));
    assert_eq!(cut("tile/0/001.p/3"), ("ledger-verify-length", "tile/0/001.p/3".into()));
    assert_eq!(cut("tile/1/000.p/1"), ("ledger-verify-length", "tile/1/000.p/1".into()));
    let (code, path) = code_after(|files| edit(files, "tile/entries/001.p/3", |bytes| bytes.truncate(20)));
    assert_eq!((code, path.as_str()), ("ledger-bundle-truncated", "tile/entries/001.p/3"));
}

#[test]
fn wrong_partial_width_is_refused() {
    let renamed = |from: &'static str, to: &'static str| {
        code_after(move |files| {
            let bytes = files.0.remove(from).unwrap();
            set(files, to, &bytes);
        })
    };
    assert_eq!(renamed("tile/0/001.p/3", "tile/0/001.p/4"), ("ledger-verify-stray", "tile/0/001.p/4".into()));
    // Narrower than the size needs: a possible earlier tile, but then the one needed is missing.
    assert_eq!(renamed("tile/0/001.p/3", "tile/0/001.p/2"), ("ledger-verify-missing", "tile/0/001.p/3".into()));
    let bundle = renamed("tile/entries/001.p/3", "tile/entries/001");
    assert_eq!(bundle, ("ledger-verify-stray", "tile/entries/001".into()));
    let stale = renamed("tile/0/000.p/3", "tile/0/000.p/4");
    assert_eq!(stale, ("ledger-verify-length", "tile/0/000.p/4".into()));
}

#[test]
fn swapped_hashes_are_refused() {
    let swapped = |files: &mut Files| edit(files, "tile/0/000", |bytes| bytes.rotate_left(32));
    assert_eq!(code_after(swapped), ("ledger-verify-leaf", "tile/entries/000".into()));
    // Entries and their leaf hashes swapped together: only the tree above shows it.
    let both = |files: &mut Files| {
        edit(files, "tile/0/001.p/3", |bytes| bytes.rotate_left(32));
        let entries: Vec<_> = [257, 258, 256].into_iter().map(entry).collect();
        let bundle = jig_ledger::encode_bundle(&entries.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
        set(files, "tile/entries/001.p/3", &bundle);
    };
    assert_eq!(code_after(both), ("ledger-verify-root", "checkpoint".into()));
}

#[test]
fn stale_partial_tile_that_is_no_prefix_is_refused() {
    let other: Vec<u8> = (0..3).flat_map(|index| *Hash::of_leaf(&entry(index + 1)).as_bytes()).collect();
    let (code, path) = code_after(|files| set(files, "tile/0/000.p/3", &other));
    assert_eq!((code, path.as_str()), ("ledger-verify-prefix", "tile/0/000.p/3"));
    let other = jig_ledger::encode_bundle(&[&entry(0), &entry(1), b"entry x"]).unwrap();
    let (code, path) = code_after(|files| set(files, "tile/entries/000.p/3", &other));
    assert_eq!((code, path.as_str()), ("ledger-verify-prefix", "tile/entries/000.p/3"));
}

#[test]
fn wrong_upper_tile_is_refused() {
    let (code, path) = code_after(|files| edit(files, "tile/1/000.p/1", |bytes| bytes[0] ^= 1));
    assert_eq!((code, path.as_str()), ("ledger-verify-subtree", "tile/1/000.p/1"));
}

#[test]
fn stray_files_are_refused() {
    // INVARIANT(every-file-is-read)
    for path in
        ["README", "tile/0/002", "tile/0/001", "tile/2/000.p/1", "tile/entries/002.p/1", "tile/0/.DS_Store", "VKEY", ""]
    {
        assert_eq!(code_after(|files| set(files, path, b"x")), ("ledger-verify-stray", path.into()));
    }
}

#[test]
fn missing_files_are_refused() {
    for path in ["checkpoint", "vkey", "tile/0/000", "tile/0/001.p/3", "tile/1/000.p/1", "tile/entries/000"] {
        let removed = |files: &mut Files| drop(files.0.remove(path));
        assert_eq!(code_after(removed), ("ledger-verify-missing", path.into()));
    }
}

#[test]
fn key_line_must_be_exactly_one_line() {
    let vkey = log_signer().verifier_key().to_string();
    for text in [vkey.clone(), format!("{vkey}\r\n"), format!("{vkey}\n\n"), format!(" {vkey}\n"), "\n".into()] {
        let (code, path) = code_after(|files| set(files, "vkey", text.as_bytes()));
        assert!(code.starts_with("ledger-key-") && path == "vkey", "{text:?} gave {code}");
    }
}

#[test]
fn older_checkpoint_beside_newer_tiles_is_refused() {
    let (code, _) = code_after(|files| set(files, "checkpoint", &signed(&tree_of(3), 3, &[1, 2]).to_bytes()));
    assert_eq!(code, "ledger-verify-stray");
}

#[test]
fn missing_quorum_is_refused() {
    let log = log_signer().verifier_key();
    let (one, two, three) = (cosigner(1), cosigner(2), cosigner(3));
    let key = |signer: &jig_ledger::NoteSigner| signer.verifier_key();
    let policy = format!(
        "log {log}\nwitness a {}\nwitness b {}\nwitness c {}\ngroup all3 all a b c\nquorum all3\n",
        key(&one),
        key(&two),
        key(&three)
    );
    let files = grown(&[5]);
    let check = |policy: &str| {
        let policy = Policy::parse(policy.as_bytes()).unwrap();
        let trust = Trust { log: Some(&log), cosigners: Cosigners::Quorum(&policy) };
        let verified = verify_log(&files, &trust, &mut |_, _| Ok(()), &mut |_, _| ());
        verified.map(|log| log.entries()).map_err(|fault| fault.code())
    };
    assert_eq!(check(&policy), Err("ledger-checkpoint-quorum-not-met"));
    assert_eq!(check(&policy.replace("all3 all", "all3 2")), Ok(5));
    let stranger = format!("log {log}\nwitness a {}\nquorum a\n", key(&one));
    assert_eq!(check(&stranger), Err("ledger-note-unknown-key"), "the second cosigner has no place in this policy");
}

fn stored() -> MemoryMedia {
    let mut store = LogStore::open(MemoryMedia::new(), log_signer().verifier_key()).unwrap();
    for size in [2, 257, 260] {
        let entries: Vec<_> = (store.len()..size).map(entry).collect();
        let entries: Vec<_> = entries.iter().map(Vec::as_slice).collect();
        store.append(&entries, |checkpoint| sign_checkpoint(checkpoint, &log_signer())).unwrap();
    }
    store.settle().unwrap();
    store.into_media()
}

fn open_code(media: MemoryMedia) -> Result<u64, &'static str> {
    LogStore::open(media, log_signer().verifier_key()).map(|store| store.len()).map_err(|error| error.code())
}

#[test]
fn a_store_refuses_a_changed_medium() {
    assert_eq!(open_code(stored()), Ok(260));
    for (path, code) in [
        ("log/tile/0/000", "ledger-open-damaged"),
        ("log/tile/0/001.p/4", "ledger-open-damaged"),
        ("log/tile/1/000.p/1", "ledger-open-damaged"),
        ("log/tile/entries/001.p/4", "ledger-open-damaged"),
        ("log/vkey", "ledger-open-foreign-log"),
    ] {
        let mut media = stored();
        let mut bytes = media.read(path).unwrap().unwrap();
        bytes[8] ^= 1;
        media.tamper(path, Some(&bytes));
        assert_eq!(open_code(media), Err(code), "{path} changed");
        let mut media = stored();
        media.tamper(path, None);
        assert_eq!(open_code(media), Err("ledger-open-damaged"), "{path} removed");
    }
    // All leaves replaced consistently: the tiles agree with each other, the signature does not agree with them.
    let mut media = stored();
    let mut leaves = media.read("log/tile/0/001.p/4").unwrap().unwrap();
    leaves.rotate_left(32);
    media.tamper("log/tile/0/001.p/4", Some(&leaves));
    let bundle = jig_ledger::encode_bundle(&[&entry(257), &entry(258), &entry(259), &entry(256)]).unwrap();
    media.tamper("log/tile/entries/001.p/4", Some(&bundle));
    assert_eq!(open_code(media), Err("ledger-open-root-mismatch"));
}

#[test]
fn a_store_refuses_a_changed_commit_record() {
    let media = stored();
    let record = media.head().unwrap().unwrap();
    for place in 0..record.len() {
        let mut changed = media.clone();
        let mut bytes = record.clone();
        bytes[place] ^= 1;
        changed.tamper_head(Some(&bytes));
        assert_eq!(open_code(changed), Err("ledger-open-commit-record"), "byte {place}");
    }
    let mut without = media.clone();
    without.tamper_head(None);
    assert_eq!(open_code(without), Err("ledger-open-published-ahead"), "a lost record is not a new log");
    let other = jig_ledger::NoteSigner::new(
        crate::common::name("test.example/other"),
        [50; 32],
        jig_ledger::Algorithm::Ed25519Note,
    );
    let refused = LogStore::open(media, other.verifier_key()).map(|store| store.len());
    assert!(matches!(refused, Err(OpenError::ForeignLog { .. })));
}

#[test]
fn a_store_reads_no_damaged_entry() {
    let mut media = stored();
    let mut bundle = media.read("log/tile/entries/000").unwrap().unwrap();
    bundle[5] ^= 1;
    media.tamper("log/tile/entries/000", Some(&bundle));
    let store = LogStore::open(media, log_signer().verifier_key()).unwrap();
    assert_eq!(store.read_entry(0).unwrap_err().code(), "ledger-read-damaged");
    assert_eq!(store.read_entry(1), Ok(entry(1)), "the others are whole");
    assert_eq!(store.read_entry(260).unwrap_err().code(), "ledger-read-out-of-range");
}

#[test]
fn oversize_and_empty_batches_are_refused() {
    let mut store = LogStore::open(MemoryMedia::new(), log_signer().verifier_key()).unwrap();
    let sign = |checkpoint: &jig_ledger::Checkpoint| sign_checkpoint(checkpoint, &log_signer());
    let oversize = vec![0; 65_536];
    assert_eq!(store.append(&[], sign).unwrap_err().code(), "ledger-append-batch");
    assert_eq!(store.append(&[&oversize], sign).unwrap_err().code(), "ledger-bundle-entry-too-large");
    assert_eq!(store.append(&vec![b"".as_slice(); 16_385], sign).unwrap_err().code(), "ledger-append-batch");
    assert!(store.is_empty());
    assert_eq!(store.append(&[b""], sign), Ok(0..1), "the store is none the worse");
}

/// A medium that gives back other bytes than were staged: a bit flipped between memory and disk.
struct Flipping(MemoryMedia);

impl Media for Flipping {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, jig_ledger::StoreError> {
        let mut bytes = self.0.read(path)?;
        if let Some(last) = bytes.as_mut().filter(|_| path.starts_with("staging/")).and_then(|bytes| bytes.last_mut()) {
            *last ^= 1;
        }
        Ok(bytes)
    }

    fn write_durable(&mut self, path: &str, bytes: &[u8]) -> Result<(), jig_ledger::StoreError> {
        self.0.write_durable(path, bytes)
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), jig_ledger::StoreError> {
        self.0.write(path, bytes)
    }

    fn flush(&mut self) -> Result<(), jig_ledger::StoreError> {
        self.0.flush()
    }

    fn remove(&mut self, path: &str) -> Result<(), jig_ledger::StoreError> {
        self.0.remove(path)
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, jig_ledger::StoreError> {
        self.0.list(prefix)
    }

    fn head(&self) -> Result<Option<Vec<u8>>, jig_ledger::StoreError> {
        self.0.head()
    }

    fn compare_and_swap_head(&mut self, expected: Option<&[u8]>, new: &[u8]) -> Result<(), jig_ledger::StoreError> {
        self.0.compare_and_swap_head(expected, new)
    }
}

#[test]
fn a_flipped_bit_on_the_medium_is_never_signed() {
    let mut store = LogStore::open(Flipping(MemoryMedia::new()), log_signer().verifier_key()).unwrap();
    let mut asked = 0;
    let refused = store.append(&[b"entry"], |checkpoint| {
        asked += 1;
        sign_checkpoint(checkpoint, &log_signer())
    });
    assert_eq!((refused.unwrap_err().code(), asked), ("ledger-append-second-path", 0));
    assert!(store.append(&[b"entry"], |checkpoint| sign_checkpoint(checkpoint, &log_signer())).is_err());
}
