//! Bench: offline verification of a long log from its files, against the bare checks of the same signatures.
//!
//! The floor verifies, with as many threads as the verifier uses, every Ed25519 signature that stands in the log, over
//! the same bytes, in the same process; nothing is parsed and no file is read. Run by `cargo xtask bench`.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    dead_code,
    reason = "a bench stops at its first surprise; it shares its cast with the simulation"
)]
// The shared files know the room by its full name.
extern crate protocol as jig_protocol;

#[path = "../../protocol/simulation/cast.rs"]
mod cast;
#[path = "../../protocol/examples/bench/long_log.rs"]
mod long_log;
#[path = "../../protocol/examples/bench/meter.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod meter;

use agreement::identity::Side;
use ed25519_dalek::{Signature, VerifyingKey};
use jig_cli::audit::{Keep, Place, audit};
use ledger::{LogStore, Media as _, MemoryMedia, NoteSigner, cosign_text, sign_checkpoint};
use long_log::LongLog;
use meter::{figure, rate, timed};
use std::path::{Path, PathBuf};
use std::time::Duration;
use wire::entry::JointEntry;

const ENTRIES: usize = 30_000;
/// Each side is measured this often, turn by turn; the best turn counts, for the machine has other work too.
const TURNS: usize = 5;

fn main() {
    let folder = Scratch::beside_the_program();
    let log = LongLog::make(ENTRIES);
    publish(&folder.0, &log);
    let signatures = signatures(&log.entries);
    let threads = jig_cli::audit::threads();

    let place = Place::Folder(folder.0.clone());
    let (mut ours, mut floor) = (Duration::MAX, Duration::MAX);
    let (mut our_work, mut bare_work) = (0.0, 0.0);
    for _ in 0..TURNS {
        let idle = processor_seconds();
        floor = floor.min(timed(|| verify_bare(&signatures, threads)).0);
        bare_work += processor_seconds() - idle;
        let busy = processor_seconds();
        let (taken, audited) = timed(|| audit(&place, None, Keep::Hashes, &mut |_, _| {}));
        let audited = audited.map_err(|fault| fault.to_string()).unwrap();
        assert_eq!(audited.joint.log.entries(), log.entries.len() as u64, "the whole log was audited");
        our_work += processor_seconds() - busy;
        ours = ours.min(taken);
    }
    let count = log.entries.len();
    figure(
        &format!(
            "offline verification of {count} records, against bare verify_strict of its {} signatures, {threads} threads each",
            signatures.len()
        ),
        ours.as_secs_f64(),
        "s",
        Some(floor.as_secs_f64()),
        "<=1.25x",
    );
    figure(
        "offline verification, processor time of all threads, against the same",
        our_work / TURNS as f64,
        "s",
        Some(bare_work / TURNS as f64),
        "<=1.25x",
    );
    figure("offline verification, records", rate(count, ours), "1/s", Some(rate(count, floor)), ">=0.8x");
}

/// One signature with all that its check needs.
struct Claim {
    key: VerifyingKey,
    message: Vec<u8>,
    signature: Signature,
}

/// Every signature of every entry: the submission's and the record's.
fn signatures(entries: &[Vec<u8>]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for entry in entries {
        let entry = JointEntry::decode(entry).expect("a good entry");
        for envelope in [&entry.submission, &entry.envelope] {
            for signed in envelope.signatures() {
                claims.push(Claim {
                    key: VerifyingKey::from_bytes(signed.key.as_bytes()).expect("a key"),
                    message: envelope.signed_bytes(),
                    signature: Signature::from_bytes(&signed.signature),
                });
            }
        }
    }
    claims
}

fn verify_bare(claims: &[Claim], threads: usize) {
    std::thread::scope(|scope| {
        for part in claims.chunks(claims.len().div_ceil(threads)) {
            scope.spawn(|| {
                part.iter().for_each(|claim| {
                    claim.key.verify_strict(&claim.message, &claim.signature).expect("a good signature")
                });
            });
        }
    });
}

/// What all threads have worked so far, by the system's count: it does not grow while other programs have the processor.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("a system that counts ticks");
    let after_name = stat.rsplit(") ").next().expect("fields behind the name");
    let ticks: Vec<f64> = after_name.split(' ').skip(11).take(2).map(|ticks| ticks.parse().expect("ticks")).collect();
    ticks.iter().sum::<f64>() / 100.0
}

/// Writes both logs as a node publishes them once all is quiet.
fn publish(folder: &Path, log: &LongLog) {
    let (joint, verdicts) = cast::sequencer();
    let cosigners: Vec<_> = Side::BOTH.into_iter().map(cast::cosigners).collect();
    let stored = [&cosigners[0].0, &cosigners[1].0];
    let examined = [&cosigners[0].1, &cosigners[1].1];
    publish_log(&folder.join("log"), &log.entries, &joint, stored);
    publish_log(&folder.join("verdicts"), &log.leaves, &verdicts, examined);
}

fn publish_log(folder: &Path, entries: &[Vec<u8>], signer: &NoteSigner, cosigners: [&NoteSigner; 2]) {
    let mut store = LogStore::open(MemoryMedia::new(), signer.verifier_key()).unwrap();
    for batch in entries.chunks(4_096) {
        let batch: Vec<&[u8]> = batch.iter().map(Vec::as_slice).collect();
        store.append(&batch, |checkpoint| sign_checkpoint(checkpoint, signer)).unwrap();
    }
    let mut note = store.checkpoint().unwrap().clone();
    for cosigner in cosigners {
        let line = cosign_text(note.text(), cosigner, 1_500_000_000).unwrap();
        note.add(line).unwrap();
    }
    store.publish_checkpoint(note).unwrap();
    store.settle().unwrap();
    let media = store.into_media();
    for path in media.list("log/").unwrap() {
        let file = folder.join(path.strip_prefix("log/").unwrap());
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, media.read(&path).unwrap().unwrap()).unwrap();
    }
}

/// A folder on the disk that the program was built on.
struct Scratch(PathBuf);

impl Scratch {
    fn beside_the_program() -> Self {
        let folder = std::env::current_exe().unwrap().with_file_name(format!("bench-verify-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind lies among build products.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}
