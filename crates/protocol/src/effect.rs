//! What the core hears and what it asks for: inputs, effects, answers.
//!
//! The shell executes effects in the order given and reports every write back, done or failed, before it executes a
//! later write. Nothing that depends on a write is asked for before that write was reported done.
use agreement::identity::{Node, RecordHash};
use agreement::verdict::Verdict;
use spacetime::Instant;
use wire::message::{LogKind, Message};
use wire::submission::Lane;

use crate::alarm::Alarm;

/// One thing that happened at a node.
#[derive(Clone, Debug)]
pub enum Input {
    /// An officer (or the shell for the node itself) hands in the envelope of a record.
    Author {
        /// Names the question in [`Effect::Reply`].
        ticket: u64,
        /// DSSE envelope with the officer's signature; the node adds its own.
        envelope: Vec<u8>,
    },
    /// A message from a peer that the shell has authenticated as `from`. What it says is checked here.
    Peer {
        /// The sender.
        from: Node,
        /// The message.
        message: Message,
    },
    /// Part of a log, by any road: HTTP, courier, stick. Everything in it authenticates itself against `note`.
    Fetched {
        /// Where it came from; only used to ask again.
        from: Node,
        /// Which log.
        log: LogKind,
        /// The checkpoint it belongs to, the exact bytes of the signed note.
        note: Vec<u8>,
        /// Index of the first entry.
        start: u64,
        /// Entries from `start` on; may stop before the checkpoint's size, then more is asked for.
        entries: Vec<Vec<u8>>,
    },
    /// A fetch found nobody or nothing.
    FetchFailed {
        /// Who was asked.
        from: Node,
        /// Which log.
        log: LogKind,
    },
    /// A write is durable.
    Stored(Written),
    /// A write failed.
    StoreFailed {
        /// Which write.
        what: Written,
        /// Whether it is certain that nothing was written.
        certainty: Certainty,
    },
    /// A line to a peer came up or went down.
    Linked {
        /// The peer.
        peer: Node,
        /// What the line did.
        state: LinkState,
    },
    /// An attachment is now held durably.
    AttachmentHeld {
        /// SHA-256 of its bytes.
        attachment: agreement::identity::Digest,
    },
    /// The authority asks its node never to cosign above a checkpoint again, before it signs a freeze there.
    PrepareFreeze {
        /// Names the question in [`Effect::Reply`].
        ticket: u64,
        /// The exact bytes of the checkpoint note to freeze at.
        note: Vec<u8>,
    },
    /// The duty officer of this node is at the desk.
    Attended {
        /// The post that is attended.
        post: agreement::identity::Post,
    },
    /// The time asked for in [`Effect::Arm`] has come, or the shell just wants to let the core look at the clock.
    Wake,
}

/// One write that the shell reports on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Written {
    /// [`Effect::Append`]: the log now ends at the size that was signed.
    Append(LogKind),
    /// [`Effect::Republish`].
    Republish(LogKind),
    /// [`Effect::PersistOutbox`].
    Outbox(Lane, u64),
    /// [`Effect::PersistLocal`], by name.
    Local(String),
    /// [`Effect::RemoveLocal`], by name.
    Removed(String),
    /// [`Effect::PersistEvidence`], by name.
    Evidence(String),
}

/// What is known about a failed write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Certainty {
    /// Nothing was written: no space, read-only, refused. It may be tried again.
    Determinate,
    /// It may or may not have been written: the core must be rebuilt from the store.
    Indeterminate,
}

/// What a line did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkState {
    /// The line works.
    Up,
    /// The line is cut.
    Down,
}

/// One thing the shell must do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Append to a log through `LogStore`; its signer callback is [`crate::Core::sign_checkpoint`].
    Append {
        /// Which log.
        log: LogKind,
        /// The new leaves, in order.
        entries: Vec<Vec<u8>>,
    },
    /// Replace the published note of a log by one of the same size and root with more signatures.
    Republish {
        /// Which log.
        log: LogKind,
        /// The exact bytes of the note.
        note: Vec<u8>,
    },
    /// Write a link of the own outbox, never over an existing one with other bytes.
    PersistOutbox {
        /// The lane.
        lane: Lane,
        /// Its number in the lane.
        number: u64,
        /// `outbox/<lane>/<n>.json`.
        bytes: Vec<u8>,
    },
    /// Write a file of the private directory: local holds, markers, acknowledgements of attachments.
    PersistLocal {
        /// A name of lower-case letters, digits, `-`, `.`; unique.
        name: String,
        /// The content.
        bytes: Vec<u8>,
    },
    /// Remove such a file; it is enough that it is gone before long.
    RemoveLocal {
        /// The name.
        name: String,
    },
    /// Write a file of evidence, for ever.
    PersistEvidence {
        /// A name of lower-case letters, digits, `-`, `.`; unique by content.
        name: String,
        /// The content.
        bytes: Vec<u8>,
    },
    /// Send a message to a peer; it may be lost.
    Send {
        /// To whom.
        to: Node,
        /// What.
        message: Message,
    },
    /// Get the current checkpoint of a log and its entries from `start` on; answered by [`Input::Fetched`] or [`Input::FetchFailed`].
    Fetch {
        /// Whom to ask.
        from: Node,
        /// Which log.
        log: LogKind,
        /// First entry wanted.
        start: u64,
    },
    /// Call [`Input::Wake`] at this time; replaces the time armed before.
    Arm {
        /// By the node's own clock.
        at: Instant,
    },
    /// Tell the humans.
    Alarm(Alarm),
    /// Answer a question.
    Reply {
        /// Of the question.
        ticket: u64,
        /// The answer.
        reply: Reply,
    },
    /// State or links changed: views must be made anew.
    Publish,
    /// What was written is uncertain: rebuild the core from what the store holds. Once that is done, the rest of this list
    /// and every report still to come belong to the old core and are dropped. While it cannot be done, the old core goes
    /// on: it can still carry a restraint; its writes are reported as in doubt.
    Reopen,
}

/// The answer to a question of the own side.
#[derive(Clone, Debug)]
pub enum Reply {
    /// The record is in the own outbox, durably, and on its way.
    Taken {
        /// Its name.
        payload: RecordHash,
        /// Its lane.
        lane: Lane,
        /// Its number there.
        number: u64,
        /// What the rules say at this moment, as far as this node sees: a warning, not the verdict.
        courtesy: Option<Verdict>,
    },
    /// A restraint acts and travels, but the outbox could not be written: whoever received it submits it.
    ActsUnwritten {
        /// Its name.
        payload: RecordHash,
    },
    /// The disk does not take the record, so nothing of it is durable and nothing is acknowledged (L10). The write is tried
    /// again; whoever hands the same record in once more hears what has become of it.
    Unwritten {
        /// Its name.
        payload: RecordHash,
    },
    /// The same payload is in the log already.
    Known {
        /// Its name.
        payload: RecordHash,
        /// Its entry.
        index: u64,
    },
    /// The same payload is in the own outbox already, durably, and not yet sequenced.
    UnderWay {
        /// Its name.
        payload: RecordHash,
    },
    /// Not taken; nothing was written.
    Refused {
        /// Its name, if it could be read.
        payload: Option<RecordHash>,
        /// Why: a code of the catalogues.
        code: String,
        /// Arguments of the sentence.
        arguments: Vec<(String, String)>,
        /// The rules' answer, where they gave one.
        verdict: Option<Verdict>,
    },
    /// This node will never cosign above that checkpoint: its authority may sign the freeze.
    FreezePrepared {
        /// Size of the checkpoint.
        size: u64,
    },
    /// This node has cosigned above that checkpoint already; the evidence is kept.
    FreezeRefused {
        /// Size of the own largest cosignature.
        cosigned: u64,
    },
}
