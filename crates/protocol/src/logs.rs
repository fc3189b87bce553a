//! One log as a node holds it: the durable head, the write under way, and what to republish.
//!
//! A log is written by one hand at a time: an append or a republication, never both. Knows no entry.
use agreement::identity::Side;
use spacetime::{Instant, Span};
use wire::message::LogKind;

use crate::core::is_due;
use crate::effect::Effect;
use crate::notes::{Head, LogKeys};

/// One log.
#[derive(Debug)]
pub(crate) struct LogState {
    pub(crate) kind: LogKind,
    pub(crate) keys: LogKeys,
    /// What the store holds, durably.
    pub(crate) head: Option<Head>,
    /// The append under way or to be tried again.
    pub(crate) appending: Option<Appending>,
    /// The republication under way.
    republishing: Option<Head>,
    /// A better signed note of the durable tree.
    wanted: Option<Head>,
    /// When the last write failed; it is tried again some time after.
    failed_at: Option<Instant>,
    /// This node cosigns the log no more: a fork, or a foreign founding record.
    pub(crate) trust: Trust,
}

/// Whether this node still cosigns a log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Trust {
    /// It does.
    Kept,
    /// Evidence speaks against its sequencer.
    Lost,
}

/// An append that was asked for.
#[derive(Debug)]
pub(crate) struct Appending {
    pub(crate) entries: Vec<Vec<u8>>,
    /// Size of the log after it.
    pub(crate) size: u64,
    /// The note that a mirror puts on it; a sequencer makes its own.
    pub(crate) head: Option<Head>,
}

impl LogState {
    pub(crate) const fn new(kind: LogKind, keys: LogKeys) -> Self {
        Self {
            kind,
            keys,
            head: None,
            appending: None,
            republishing: None,
            wanted: None,
            failed_at: None,
            trust: Trust::Kept,
        }
    }

    /// Size of the durable tree.
    pub(crate) fn durable(&self) -> u64 {
        self.head.as_ref().map_or(0, Head::size)
    }

    /// The newest head known to belong to the own tree, durable or about to be.
    pub(crate) fn newest(&self) -> Option<&Head> {
        self.appending.as_ref().and_then(|appending| appending.head.as_ref()).or(self.head.as_ref())
    }

    pub(crate) const fn is_idle(&self) -> bool {
        self.appending.is_none() && self.republishing.is_none()
    }

    /// Asks for an append. The caller has made sure that the log is idle.
    pub(crate) fn append(&mut self, entries: Vec<Vec<u8>>, head: Option<Head>, out: &mut Vec<Effect>) {
        let size = self.durable().saturating_add(entries.len() as u64);
        out.push(Effect::Append { log: self.kind, entries: entries.clone() });
        self.wanted = None;
        self.appending = Some(Appending { entries, size, head });
    }

    /// The append is durable under this head; gives back what was appended.
    pub(crate) fn appended(&mut self, head: Head) -> Vec<Vec<u8>> {
        self.failed_at = None;
        // What was wanted before is about a smaller tree.
        self.wanted = None;
        self.head = Some(head);
        self.appending.take().map(|appending| appending.entries).unwrap_or_default()
    }

    /// Wants a note with more signatures published; ignored unless it is about the durable tree and differs.
    pub(crate) fn want(&mut self, head: Head) {
        let durable =
            self.head.as_ref().is_some_and(|durable| durable.same_tree(&head) && durable.bytes() != head.bytes());
        self.wanted = durable.then_some(head);
    }

    /// The best signed note of the durable tree, published or about to be.
    pub(crate) fn best(&self) -> Option<&Head> {
        self.wanted.as_ref().or(self.republishing.as_ref()).or(self.head.as_ref())
    }

    /// The republication is durable; true if there was one.
    pub(crate) fn republished(&mut self) -> Option<&Head> {
        self.failed_at = None;
        self.head = Some(self.republishing.take()?);
        self.head.as_ref()
    }

    /// A write certainly had no effect.
    pub(crate) fn failed(&mut self, now: Instant) {
        self.failed_at = Some(now);
        if let Some(head) = self.republishing.take()
            && self.wanted.is_none()
        {
            self.wanted = Some(head);
        }
    }

    /// Starts what waits: the append that failed, or the republication that is wanted.
    pub(crate) fn tend(&mut self, now: Instant, retry: Span, out: &mut Vec<Effect>) {
        if self.failed_at.is_some() {
            if !is_due(self.failed_at, now, retry) {
                return;
            }
            self.failed_at = None;
            if let Some(appending) = &self.appending {
                out.push(Effect::Append { log: self.kind, entries: appending.entries.clone() });
                return;
            }
        }
        if self.is_idle()
            && let Some(head) = self.wanted.take()
        {
            out.push(Effect::Republish { log: self.kind, note: head.bytes().to_vec() });
            self.republishing = Some(head);
        }
    }

    /// Whether a failed write waits to be tried again.
    pub(crate) const fn is_waiting(&self) -> bool {
        self.failed_at.is_some()
    }

    /// Replaces a cosigner's key from here on.
    pub(crate) fn replace_cosigner(&mut self, side: Side, key: ledger::VerifierKey) {
        match side {
            Side::Alpha => self.keys.alpha = key,
            Side::Bravo => self.keys.bravo = key,
        }
    }
}
