//! Bench: what the file store adds to the bare disk, one entry at a time and in the batches of a sequencer.
//!
//! Both sides of each ratio write the same bytes to the same file system in the same run, turn by turn, so that a slow
//! moment of the disk meets both. It is the store alone: no record is judged and no signature under one is checked.
//! Run by `cargo xtask bench`.
#![expect(clippy::unwrap_used, reason = "a bench stops at its first surprise")]
#[path = "../../protocol/examples/bench/meter.rs"]
mod meter;

use jig_node::store::FileMedia;
use ledger::{Algorithm, KeyName, LogStore, NoteSigner, sign_checkpoint};
use meter::{figure, milliseconds, quantile, rate, timed};
use std::fs::{File, create_dir_all};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Bytes of an entry: what a record of a few hundred words takes with both envelopes.
const ENTRY_BYTES: usize = 1_600;
/// Appends measured, in turns of this many.
const APPENDS: usize = 1_200;
const TURN: usize = 60;
/// Entries of a sequencer's batch, and batches measured.
const BATCH_ENTRIES: usize = 256;
const BATCHES: usize = 64;

fn main() {
    let folder = Scratch::beside_the_program();
    one_at_a_time(&folder.0);
    in_batches(&folder.0);
}

fn one_at_a_time(folder: &Path) {
    let signer = signer();
    let mut store = open(&folder.join("single"), &signer);
    let mut bare = Bare::new(&folder.join("bare-single"));
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let mut number = 0;
    while number < APPENDS {
        for _ in 0..TURN {
            let bytes = entry(number);
            let signed = store.checkpoint().map_or(0, |note| note.to_bytes().len());
            floor.push(bare.write(&[&bytes, &vec![b'x'; signed]]));
            number += 1;
        }
        for back in (0..TURN).rev() {
            let bytes = entry(number - 1 - back);
            ours.push(append(&mut store, &signer, &[&bytes]));
        }
        // What the store has not flushed yet must not be paid by the bare writes of the next turn.
        File::open(folder).unwrap().sync_all().unwrap();
    }
    for (name, share) in [("p50", 0.50), ("p99", 0.99)] {
        let (ours, floor) = (milliseconds(quantile(&mut ours, share)), milliseconds(quantile(&mut floor, share)));
        figure(
            &format!("store only: append, fsync, checkpoint: {name} against bare write, fsync file and folder"),
            ours,
            "ms",
            Some(floor),
            "<=2x",
        );
    }
}

fn in_batches(folder: &Path) {
    let signer = signer();
    let mut store = open(&folder.join("batches"), &signer);
    let mut bare = Bare::new(&folder.join("bare-batches"));
    let (mut ours, mut floor) = (Duration::ZERO, Duration::ZERO);
    for batch in 0..BATCHES {
        let entries: Vec<Vec<u8>> = (0..BATCH_ENTRIES).map(|number| entry(batch * BATCH_ENTRIES + number)).collect();
        let entries: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
        floor += bare.write(&entries);
        ours += append(&mut store, &signer, &entries);
    }
    // Sustained: what was put off is part of the time.
    ours += timed(|| store.settle().unwrap()).0;
    let count = BATCHES * BATCH_ENTRIES;
    figure(
        "store only: appends, sustained in batches of 256, against bare batches of the same bytes",
        rate(count, ours),
        "1/s",
        Some(rate(count, floor)),
        ">=3000",
    );
}

fn append(store: &mut LogStore<FileMedia>, signer: &NoteSigner, entries: &[&[u8]]) -> Duration {
    timed(|| store.append(entries, |checkpoint| sign_checkpoint(checkpoint, signer)).unwrap()).0
}

fn open(folder: &Path, signer: &NoteSigner) -> LogStore<FileMedia> {
    let media = FileMedia::open(&folder.join("public"), &folder.join("private")).unwrap();
    LogStore::open(media, signer.verifier_key()).unwrap()
}

fn signer() -> NoteSigner {
    NoteSigner::new(KeyName::parse("jig.example/bench").unwrap(), [7; 32], Algorithm::Ed25519Note)
}

/// No two entries are equal, and none compresses to nothing.
fn entry(number: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ENTRY_BYTES + 32);
    for part in 0.. {
        if bytes.len() >= ENTRY_BYTES {
            break;
        }
        bytes.extend_from_slice(ledger::sha256(format!("{number} {part}").as_bytes()).as_bytes());
    }
    bytes
}

/// The least that makes bytes durable under a name: a new file, its sync, and the sync of its folder.
struct Bare {
    folder: PathBuf,
    next: u64,
}

impl Bare {
    fn new(folder: &Path) -> Self {
        create_dir_all(folder).unwrap();
        Self { folder: folder.to_path_buf(), next: 0 }
    }

    fn write(&mut self, parts: &[&[u8]]) -> Duration {
        let path = self.folder.join(self.next.to_string());
        self.next += 1;
        let bytes = parts.concat();
        timed(|| {
            let mut file = File::create_new(&path).unwrap();
            file.write_all(&bytes).unwrap();
            file.sync_all().unwrap();
            File::open(&self.folder).unwrap().sync_all().unwrap();
        })
        .0
    }
}

/// A folder on the disk that the program was built on; a folder in memory would measure nothing.
struct Scratch(PathBuf);

impl Scratch {
    fn beside_the_program() -> Self {
        let program = std::env::current_exe().unwrap();
        let folder = program.with_file_name(format!("bench-store-{}", std::process::id()));
        create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind lies among build products.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}
