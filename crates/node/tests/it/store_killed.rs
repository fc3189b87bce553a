//! A process that appends to a log is killed at random moments; whatever it acknowledged is there afterwards.
//!
//! Aim: law L10 on a real disk. Method: this test starts itself as a child that writes and says the size after each
//! append; the parent kills it with SIGKILL, opens the store, and compares every entry. A kill does not lose the page
//! cache, so this shows order and atomicity; what a power cut may lose is the ledger's contract suite's business.
use jig_node::store::FileMedia;
use ledger::{Algorithm, KeyName, LogStore, NoteSigner, files_for_size, sign_checkpoint};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const WRITER: &str = "JIG_TEST_STORE_WRITER";
const ROUNDS: u64 = 25;

fn signer() -> NoteSigner {
    NoteSigner::new(KeyName::parse("jig.example/killed").unwrap(), [9; 32], Algorithm::Ed25519Note)
}

fn open(folder: &Path) -> LogStore<FileMedia> {
    let media = FileMedia::open(&folder.join("public/log"), &folder.join("private/log")).unwrap();
    LogStore::open(media, signer().verifier_key()).unwrap()
}

/// The entry at an index is a function of the index, of very different lengths.
fn entry(index: u64) -> Vec<u8> {
    let length = usize::try_from(index * 7919 % 3000).unwrap();
    let mut bytes = format!("entry {index} ").into_bytes();
    bytes.resize(bytes.len() + length, u8::try_from(index % 251).unwrap());
    bytes
}

fn write_until_killed(folder: &Path) -> ! {
    let mut store = open(folder);
    let mut out = std::io::stdout();
    loop {
        let size = store.len();
        let batch: Vec<_> = (size..size + 1 + size % 4).map(entry).collect();
        let batch: Vec<_> = batch.iter().map(Vec::as_slice).collect();
        store.append(&batch, |checkpoint| sign_checkpoint(checkpoint, &signer())).unwrap();
        // The acknowledgement: from here on the entries must never be lost.
        writeln!(out, "acknowledged {}", store.len()).unwrap();
        out.flush().unwrap();
    }
}

/// Starts the writer, lets it run for a while, kills it; returns the last size it acknowledged.
fn run_and_kill(folder: &Path, milliseconds: u64) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store_killed::killed_writer_loses_nothing_it_acknowledged", "--nocapture"])
        .env(WRITER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    while !first.contains("acknowledged") {
        first.clear();
        assert_ne!(lines.read_line(&mut first).unwrap(), 0, "the writer ended by itself");
    }
    std::thread::sleep(Duration::from_millis(milliseconds));
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    let all = first + &rest;
    let whole = all.rsplit_once('\n').unwrap().0;
    whole.lines().filter_map(|line| line.strip_prefix("acknowledged ")?.parse().ok()).next_back().unwrap()
}

#[test]
fn killed_writer_loses_nothing_it_acknowledged() {
    if let Some(folder) = std::env::var_os(WRITER) {
        write_until_killed(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let mut before = 0;
    for round in 0..ROUNDS {
        let acknowledged = run_and_kill(folder.path(), round * 37 % 60);
        assert!(acknowledged > before, "round {round}: the writer went on where it was");
        let store = open(folder.path());
        let size = store.len();
        assert!(size >= acknowledged, "round {round}: {acknowledged} acknowledged, {size} found");
        for (index, found) in (0..size).zip(store.read_entries(0..size).unwrap()) {
            assert_eq!(found, entry(index), "round {round}");
        }
        before = size;
    }
    no_stray_file(folder.path(), before);
}

/// The public folder holds what the layout says and nothing else, however often the writer was killed.
fn no_stray_file(folder: &Path, size: u64) {
    let public = folder.join("public/log");
    let mut found = BTreeSet::new();
    let mut folders = vec![public.clone()];
    while let Some(next) = folders.pop() {
        for item in std::fs::read_dir(next).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(&public).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let mut needed: BTreeSet<_> = files_for_size(size).into_iter().collect();
    needed.extend(["checkpoint".to_owned(), "vkey".to_owned()]);
    let missing: Vec<_> = needed.difference(&found).collect();
    assert!(missing.is_empty(), "{missing:?}");
    // Partial tiles of earlier checkpoints may stay until their full tile is there.
    let stray: Vec<_> = found.difference(&needed).filter(|path| !path.contains(".p/")).collect();
    assert!(stray.is_empty(), "{stray:?}");
}
