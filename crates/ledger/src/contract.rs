//! The contract every [`Media`] keeps, as functions to be called from the tests of whoever implements one.
//!
//! Aim: what was acknowledged is never lost, nothing half-done is ever visible, whatever the moment of the crash.
//! Method: a fixed life of a log is played on the medium; a wrapper stops it at the k-th write, for every k; the log is
//! opened again and every file verified. Compiled for tests and with the feature `test-support` only.
#![expect(clippy::expect_used, reason = "a contract that is broken must stop the test that called it")]
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use crate::checkpoint::{Checkpoint, sign_checkpoint};
use crate::cosignature::cosign;
use crate::key::{Algorithm, KeyName, NoteSigner, SignError};
use crate::media::{Media, StoreError};
use crate::note::SignedNote;
use crate::store::{AppendError, LogStore, MAX_STAGED_FILES, OpenError, PublishError};
use crate::verify::{Cosigners, Reader, Trust, VerifiedLog, verify_log};

mod faults;

use faults::Meddled;
pub use faults::{CrashAt, Moment};

/// What a power cut does to writes that were not flushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PowerCut {
    /// The program died, the machine did not: all writes are there.
    ProcessOnly,
    /// They are undone.
    LosesUnflushed,
    /// They are there, but cut in half, and removed files come back.
    TearsUnflushed,
}

/// The medium under test.
pub trait Subject {
    /// Its type.
    type Media: Media;

    /// A new, empty medium.
    fn fresh(&mut self) -> Self::Media;

    /// The same medium after a stop and a start. Media that cannot lose unflushed writes on demand keep them all, and
    /// reopen their files.
    fn restart(&mut self, media: Self::Media, cut: PowerCut) -> Self::Media;
}

/// Runs the whole contract.
pub fn run_all<S: Subject>(subject: &mut S) {
    a_medium_gives_back_what_it_was_given(subject);
    an_append_survives_a_restart_and_verifies(subject);
    a_second_writer_is_refused(subject);
    a_rolled_back_commit_record_is_refused(subject);
    a_refused_signature_leaves_nothing_behind(subject);
    a_checkpoint_of_another_tree_is_refused(subject);
    more_cosignatures_can_be_published(subject);
    a_failed_write_loses_nothing(subject);
    a_crash_between_any_two_writes_loses_nothing(subject);
}

fn signer() -> NoteSigner {
    NoteSigner::new(KeyName::parse("contract.example/log").expect("a key name"), [3; 32], Algorithm::Ed25519Note)
}

fn witness() -> NoteSigner {
    NoteSigner::new(KeyName::parse("contract.example/w").expect("a key name"), [4; 32], Algorithm::CosignatureV1)
}

fn sign(checkpoint: &Checkpoint) -> Result<SignedNote, SignError> {
    sign_checkpoint(checkpoint, &signer())
}

/// Entries of different lengths, the empty one included.
fn entry(index: u64) -> Vec<u8> {
    let length = usize::try_from(index % 5).unwrap_or(0);
    format!("{index:05}").into_bytes().into_iter().cycle().take(length * 7).collect()
}

fn append<M: Media>(store: &mut LogStore<M>, count: u64) -> Result<(), AppendError> {
    let entries: Vec<_> = (store.len()..store.len() + count).map(entry).collect();
    let entries: Vec<_> = entries.iter().map(Vec::as_slice).collect();
    store.append(&entries, sign).map(|_| ())
}

fn cosigned<M: Media>(store: &LogStore<M>) -> SignedNote {
    let mut note = store.checkpoint().expect("a checkpoint").clone();
    let checkpoint = Checkpoint::parse(note.text()).expect("a checkpoint text");
    note.add(cosign(&checkpoint, &witness(), 1_474_000_000).expect("a cosignature")).expect("room on the note");
    note
}

struct LogReader<'a, M>(&'a M);

impl<M: Media> Reader for LogReader<'_, M> {
    fn list(&self) -> Result<Vec<String>, String> {
        let paths = self.0.list("log/").map_err(|error| error.to_string())?;
        Ok(paths.into_iter().filter_map(|path| path.strip_prefix("log/").map(String::from)).collect())
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        self.0.read(&format!("log/{path}")).map_err(|error| error.to_string())
    }
}

/// Verifies every file of the log on the medium and that the entries are those of [`entry`].
///
/// # Panics
/// The log does not verify.
pub fn assert_verifies<M: Media>(media: &M) -> VerifiedLog {
    let keys = [witness().verifier_key()];
    let trust = Trust { log: Some(&signer().verifier_key()), cosigners: Cosigners::Only(&keys) };
    let mut check = |index: u64, bytes: &[u8]| {
        assert_eq!(bytes, entry(index), "entry {index} is the one appended");
        Ok(())
    };
    let verified = verify_log(&LogReader(media), &trust, &mut check, &mut |_, _| ());
    verified.expect("the log verifies")
}

/// Reads, writes, lists, removes and swaps as the trait says.
///
/// # Panics
/// The contract is broken; so for every function here.
pub fn a_medium_gives_back_what_it_was_given<S: Subject>(subject: &mut S) {
    let mut media = subject.fresh();
    assert_eq!(media.read("log/tile/0/000"), Ok(None));
    assert_eq!(media.head(), Ok(None));
    assert_eq!(media.list(""), Ok(Vec::new()));
    media.write("log/tile/0/000.p/1", b"one").expect("write");
    media.write("log/tile/0/000.p/1", b"two").expect("overwrite");
    media.write_durable("staging/a", b"").expect("durable write of nothing");
    media.write_durable("log/vkey", b"key").expect("durable write");
    assert_eq!(media.read("log/tile/0/000.p/1"), Ok(Some(b"two".to_vec())));
    assert_eq!(media.read("staging/a"), Ok(Some(Vec::new())));
    assert_eq!(media.read("log/tile"), Ok(None), "a folder is not a file");
    assert_eq!(media.list("log/"), Ok(vec!["log/tile/0/000.p/1".to_string(), "log/vkey".to_string()]));
    media.remove("log/none").expect("removing what is not there");
    media.remove("staging/a").expect("remove");
    assert_eq!(media.read("staging/a"), Ok(None));
    assert_eq!(media.compare_and_swap_head(Some(b"x"), b"y"), Err(StoreError::Conflict));
    media.compare_and_swap_head(None, b"first").expect("first swap");
    assert_eq!(media.compare_and_swap_head(None, b"again"), Err(StoreError::Conflict));
    media.compare_and_swap_head(Some(b"first"), b"second").expect("second swap");
    media.flush().expect("flush");
    let media = subject.restart(media, PowerCut::LosesUnflushed);
    assert_eq!(media.head(), Ok(Some(b"second".to_vec())));
    assert_eq!(media.read("log/tile/0/000.p/1"), Ok(Some(b"two".to_vec())), "flushed");
}

/// Appends over tile borders, restarts in between, reads back, verifies.
///
/// # Panics
/// The contract is broken.
pub fn an_append_survives_a_restart_and_verifies<S: Subject>(subject: &mut S) {
    let mut media = subject.fresh();
    let mut expected = 0;
    for (round, count) in [1, 254, 1, 1, 300, 700, 2].into_iter().enumerate() {
        let mut store = LogStore::open(media, signer().verifier_key()).expect("open");
        assert_eq!(store.len(), expected);
        append(&mut store, count).expect("append");
        expected += count;
        assert_eq!(store.len(), expected);
        for index in [0, expected / 2, expected - 1] {
            assert_eq!(store.read_entry(index), Ok(entry(index)));
        }
        let range = expected.saturating_sub(300)..expected;
        let entries = store.read_entries(range.clone()).expect("a range");
        assert_eq!(entries, range.map(entry).collect::<Vec<_>>());
        assert!(store.read_entry(expected).is_err(), "no entry beyond the end");
        if round % 2 == 0 {
            store.settle().expect("settle");
        }
        media = subject.restart(store.into_media(), PowerCut::TearsUnflushed);
    }
    let mut store = LogStore::open(media, signer().verifier_key()).expect("open");
    assert_eq!(assert_verifies(store.media()).entries(), expected);
    assert_eq!(store.media().list("staging/"), Ok(Vec::new()), "opening settles");
    // Many small appends, so that settling happens by itself.
    for _ in 0..140 {
        append(&mut store, 1).expect("append");
    }
    assert!(store.media().list("staging/").expect("list").len() < MAX_STAGED_FILES, "staged files do not pile up");
    assert_eq!(assert_verifies(store.media()).entries(), expected + 140);
    // Partial tiles go when the full one is durable, and only then: the present partial ones stay.
    store.settle().expect("settle");
    for (place, kept) in [("0/000", 0), ("0/003", 0), ("entries/000", 0), ("entries/004", 0), ("0/005", 119)] {
        let partial = store.media().list(&format!("log/tile/{place}.p/")).expect("list");
        assert_eq!(partial.len(), kept, "partial tiles at {place}: {partial:?}");
    }
}

/// Two writers on one medium: the later one finds out at its commit and stops.
///
/// # Panics
/// The contract is broken.
pub fn a_second_writer_is_refused<S: Subject>(subject: &mut S) {
    let mut media = subject.fresh();
    let mut store = LogStore::open(&mut media, signer().verifier_key()).expect("open");
    append(&mut store, 2).expect("append");
    store.settle().expect("settle");
    // The other writer moves the head while this one is about to sign; `Meddled` plays both.
    let before = media.head().expect("head").expect("a record");
    let mut other = LogStore::open(&mut media, signer().verifier_key()).expect("open");
    let note = cosigned(&other);
    other.publish_checkpoint(note).expect("publish");
    let after = media.head().expect("head").expect("a record");
    media.compare_and_swap_head(Some(&after), &before).expect("go back in time");
    let mut store = LogStore::open(Meddled { inner: &mut media, next_head: Some(after) }, signer().verifier_key());
    let store = store.as_mut().expect("open");
    assert_eq!(append(store, 1), Err(AppendError::Store(StoreError::Conflict)));
    assert!(append(store, 1).is_err(), "a store in conflict stays stopped");
    let store = LogStore::open(&mut media, signer().verifier_key()).expect("open");
    assert_eq!(store.len(), 2, "the refused batch is nowhere");
}

/// A commit record older than what was published means a restored backup: a signer must not start on it.
///
/// # Panics
/// The contract is broken.
pub fn a_rolled_back_commit_record_is_refused<S: Subject>(subject: &mut S) {
    let mut media = subject.fresh();
    let mut store = LogStore::open(&mut media, signer().verifier_key()).expect("open");
    append(&mut store, 2).expect("append");
    let old = store.media().head().expect("head").expect("a record");
    append(&mut store, 2).expect("append");
    store.settle().expect("settle");
    let new = media.head().expect("head").expect("a record");
    media.compare_and_swap_head(Some(&new), &old).expect("roll back");
    let refused = LogStore::open(&mut media, signer().verifier_key()).map(|store| store.len());
    assert_eq!(refused, Err(OpenError::PublishedAhead { published: 4, committed: 2 }));
}

/// A signer that says no changes nothing.
///
/// # Panics
/// The contract is broken.
pub fn a_refused_signature_leaves_nothing_behind<S: Subject>(subject: &mut S) {
    let mut media = subject.fresh();
    let mut store = LogStore::open(&mut media, signer().verifier_key()).expect("open");
    append(&mut store, 1).expect("append");
    let before = store.media().list("").expect("list");
    let no = || SignError::Refused { reason: "duty officer".into() };
    assert_eq!(store.append(&[b"x"], |_| Err(no())), Err(AppendError::Sign(no())));
    assert_eq!(store.media().list(""), Ok(before));
    append(&mut store, 1).expect("the next append works");
    assert_eq!(assert_verifies(store.media()).entries(), 2);
}

/// A mirror that holds other entries than the sequencer signed must not store them.
///
/// # Panics
/// The contract is broken.
pub fn a_checkpoint_of_another_tree_is_refused<S: Subject>(subject: &mut S) {
    let mut media = subject.fresh();
    let mut store = LogStore::open(&mut media, signer().verifier_key()).expect("open");
    append(&mut store, 1).expect("append");
    let stale = store.checkpoint().expect("a checkpoint").clone();
    let refused = store.append(&[b"x"], |_| Ok(stale.clone()));
    assert!(matches!(refused, Err(AppendError::OtherTree { .. })), "{refused:?}");
    append(&mut store, 1).expect("append");
    let refused = store.publish_checkpoint(stale);
    assert!(matches!(refused, Err(PublishError::OtherTree { .. })), "{refused:?}");
    assert_eq!(assert_verifies(store.media()).entries(), 2);
}

/// Cosignatures that arrive later are kept over a crash.
///
/// # Panics
/// The contract is broken.
pub fn more_cosignatures_can_be_published<S: Subject>(subject: &mut S) {
    let media = subject.fresh();
    let mut store = LogStore::open(media, signer().verifier_key()).expect("open");
    append(&mut store, 3).expect("append");
    let note = cosigned(&store);
    store.publish_checkpoint(note.clone()).expect("publish");
    let media = subject.restart(store.into_media(), PowerCut::LosesUnflushed);
    let store = LogStore::open(media, signer().verifier_key()).expect("open");
    assert_eq!(store.checkpoint(), Some(&note));
    assert!(assert_verifies(store.media()).checkpoint().is_cosigned_by(&witness().verifier_key()));
}

/// The life that the faults interrupt: what is acknowledged goes into `acknowledged`.
fn live<M: Media>(media: M, acknowledged: &mut Vec<u64>) -> Result<(), Box<dyn core::error::Error>> {
    let mut store = LogStore::open(media, signer().verifier_key())?;
    for count in [2, 254, 3] {
        append(&mut store, count)?;
        acknowledged.push(store.len());
    }
    store.publish_checkpoint(cosigned(&store))?;
    store.settle()?;
    for count in [1, 260] {
        append(&mut store, count)?;
        acknowledged.push(store.len());
    }
    Ok(())
}

/// Opens the log after a fault: everything acknowledged is there, nothing half-done is, every file verifies, and the
/// log goes on.
fn assert_recovered<M: Media>(media: &mut M, acknowledged: &[u64], context: &str) {
    let sizes = [0, 2, 256, 259, 260, 520];
    let least = acknowledged.last().copied().unwrap_or(0);
    let at_most = sizes.iter().copied().find(|size| *size > least).unwrap_or(least);
    let mut store = LogStore::open(media, signer().verifier_key()).expect(context);
    let size = store.len();
    assert!(size == least || size == at_most, "{context}: {size} entries after {least} were acknowledged");
    if size > 0 {
        assert_eq!(assert_verifies(store.media()).entries(), size, "{context}");
    }
    assert_eq!(store.media().list("staging/"), Ok(Vec::new()), "{context}: nothing staged is left");
    append(&mut store, 1).expect(context);
    assert_eq!(assert_verifies(store.media()).entries(), size + 1, "{context}");
}

/// A write that fails with no effect (a full disk) loses nothing that was acknowledged.
///
/// # Panics
/// The contract is broken.
pub fn a_failed_write_loses_nothing<S: Subject>(subject: &mut S) {
    for nth in 0.. {
        let mut acknowledged = Vec::new();
        let mut crashing = CrashAt::new(subject.fresh(), nth, Moment::FailsOnce);
        let ended = live(&mut crashing, &mut acknowledged);
        let reached = crashing.has_struck();
        assert_eq!(ended.is_err(), reached, "a fault is reported, and nothing else is");
        if !reached {
            return;
        }
        assert_recovered(&mut crashing.into_inner(), &acknowledged, &format!("write {nth} failed"));
    }
}

/// For every write, before and after it, with every kind of power cut; and again during the recovery from it.
///
/// # Panics
/// The contract is broken.
pub fn a_crash_between_any_two_writes_loses_nothing<S: Subject>(subject: &mut S) {
    for moment in [Moment::Before, Moment::After] {
        for cut in [PowerCut::ProcessOnly, PowerCut::LosesUnflushed, PowerCut::TearsUnflushed] {
            let mut nth = 0;
            while crash_once(subject, nth, moment, cut) {
                nth += 1;
            }
            assert!(nth > 20, "the life of the log has more than {nth} writes");
        }
    }
}

fn crash_once<S: Subject>(subject: &mut S, nth: u64, moment: Moment, cut: PowerCut) -> bool {
    let context = format!("crash {moment:?} write {nth}, power cut {cut:?}");
    let mut acknowledged = Vec::new();
    let mut crashing = CrashAt::new(subject.fresh(), nth, moment);
    let ended = live(&mut crashing, &mut acknowledged);
    assert_eq!(ended.is_err(), crashing.has_struck(), "{context}: {ended:?}");
    if ended.is_ok() {
        return false;
    }
    let mut media = subject.restart(crashing.into_inner(), cut);
    // The recovery is interrupted too, a little later each time, until it comes through.
    for second in 0.. {
        let mut crashing = CrashAt::new(media, second, moment);
        let opened = LogStore::open(&mut crashing, signer().verifier_key()).map(|store| store.len());
        let struck = crashing.has_struck();
        assert_eq!(opened.is_err(), struck, "{context}, recovery {second}: {opened:?}");
        media = subject.restart(crashing.into_inner(), cut);
        if !struck {
            break;
        }
    }
    assert_recovered(&mut media, &acknowledged, &context);
    true
}
