//! Opens entries on every core while the fold takes them in their order.
//!
//! Form and signatures of an entry depend on no other entry, so they are checked side by side; what they mean depends on
//! all before, so the fold stays one by one. Must not know a rule. Bounded: a few chunks of entries wait at any time.
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Scope;
use wire::entry::{Opened, open_with};
use wire::envelope::KnownKeys;

/// Entries that go to a thread together: enough to make the handing over cheap, few enough to keep every thread busy.
const CHUNK_ENTRIES: usize = 32;
/// Chunks that wait for the fold, for each thread.
const CHUNKS_AHEAD: usize = 4;

/// How many threads check signatures: as many as the machine has cores.
#[must_use]
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// An entry that has been opened, or the code of the rule of form that it breaks.
pub(super) struct OpenedEntry {
    pub(super) index: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) opened: Result<Opened, &'static str>,
}

/// Entries on their way to a thread, and the way back.
struct Job {
    entries: Vec<(u64, Vec<u8>)>,
    back: SyncSender<Vec<OpenedEntry>>,
}

/// The threads, the chunk that is being filled, and the chunks that are out, oldest first.
pub(super) struct Openers {
    jobs: SyncSender<Job>,
    filling: Vec<(u64, Vec<u8>)>,
    out: VecDeque<Receiver<Vec<OpenedEntry>>>,
    out_max: usize,
}

impl Openers {
    /// Starts the threads in `scope`; they end when this value goes.
    pub(super) fn start<'scope>(scope: &'scope Scope<'scope, '_>) -> Self {
        let out_max = threads() * CHUNKS_AHEAD;
        let (jobs, waiting) = sync_channel::<Job>(out_max);
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..threads() {
            let waiting = Arc::clone(&waiting);
            scope.spawn(move || open_all(&waiting));
        }
        Self { jobs, filling: Vec::with_capacity(CHUNK_ENTRIES), out: VecDeque::new(), out_max }
    }

    /// Hands an entry over and gives `take` what is ready, in the order of the log.
    pub(super) fn push(&mut self, index: u64, bytes: &[u8], take: &mut dyn FnMut(OpenedEntry)) {
        self.filling.push((index, bytes.to_vec()));
        if self.filling.len() < CHUNK_ENTRIES {
            return;
        }
        self.send();
        while self.out.len() >= self.out_max {
            self.receive(take);
        }
    }

    /// Waits for everything that was handed over.
    pub(super) fn finish(mut self, take: &mut dyn FnMut(OpenedEntry)) {
        self.send();
        while !self.out.is_empty() {
            self.receive(take);
        }
    }

    fn send(&mut self) {
        let entries = std::mem::replace(&mut self.filling, Vec::with_capacity(CHUNK_ENTRIES));
        let (back, from_thread) = sync_channel(1);
        // No thread is left only after a panic in each, which the end of their scope hands on.
        let _ended = self.jobs.send(Job { entries, back });
        self.out.push_back(from_thread);
    }

    fn receive(&mut self, take: &mut dyn FnMut(OpenedEntry)) {
        let chunk = self.out.pop_front().map(|chunk| chunk.recv());
        // A chunk is missing only after a panic in its thread, which the end of the scope hands on: no result leaves it.
        if let Some(Ok(entries)) = chunk {
            entries.into_iter().for_each(take);
        }
    }
}

fn open_all(waiting: &Mutex<Receiver<Job>>) {
    let mut known = KnownKeys::default();
    loop {
        let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { entries, back }) = job else { return };
        let open = |(index, bytes): (u64, Vec<u8>)| {
            let opened = open_with(&bytes, &mut known).map_err(|error| error.code());
            OpenedEntry { index, bytes, opened }
        };
        let opened = entries.into_iter().map(open).collect();
        // Nobody waits any more when the log was found false meanwhile.
        let _unwanted = back.send(opened);
    }
}
