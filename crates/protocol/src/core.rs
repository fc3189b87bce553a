//! One node: what it remembers, and where each input goes.
//!
//! Must not know how bytes are kept or moved. All it does is in the files beside this one, by subject; this one opens a
//! node from what its store holds and dispatches.
use agreement::identity::{Digest, Node, RecordHash, Side};
use agreement::records::{Addressed, Genesis};
use ledger::{Checkpoint, Hash, SignError, SignedNote, VerifierKey};
use spacetime::{Instant, Span};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use wire::message::{LogKind, Message};
use wire::submission::Lane;
use wire::tables::{Mispinned, mispinned};

use crate::alarm::Alarm;
use crate::config::{Anchor, Config, Keys, RoleKeys, Timing};
use crate::effect::{Certainty, Effect, Input, LinkState, Reply, Written};
use crate::examiner::{Examined, Examiner};
use crate::logs::{LogState, Trust};
use crate::mirror::Mirror;
use crate::notes::{Head, LogKeys};
use crate::outbox::Outbox;
use crate::restraint::Holds;
use crate::sequencer::Sequencer;
use crate::ticks::Timer;

/// One node of three.
#[derive(Debug)]
pub struct Core {
    pub(crate) node: Node,
    pub(crate) keys: Keys,
    pub(crate) anchor: Anchor,
    pub(crate) timing: Timing,
    pub(crate) examiner: Examiner,
    pub(crate) joint: LogState,
    pub(crate) verdicts: LogState,
    /// Verdict leaves that the verdict store does not hold yet.
    pub(crate) leaves: VecDeque<Vec<u8>>,
    /// Entries folded and not yet durable, with what the fold said.
    pub(crate) folded: VecDeque<Examined>,
    pub(crate) role: Role,
    pub(crate) outbox: Outbox,
    /// Who asked for what is being written to the outbox.
    pub(crate) tickets: BTreeMap<(Lane, u64), Ticket>,
    pub(crate) holds: Holds,
    pub(crate) peers: BTreeMap<Node, Peer>,
    /// Size of the largest joint checkpoint this node has cosigned.
    pub(crate) cosigned: u64,
    /// The last entry that calls for a receipt.
    pub(crate) last_call: Option<u64>,
    /// This node cosigns nothing above this size.
    pub(crate) frozen: Option<u64>,
    /// Tables that verdicts read and that are not those of the edition: with any, this node stores but does not examine.
    pub(crate) mispinned: Vec<Mispinned>,
    /// A freeze whose marker is being written: ticket and size.
    pub(crate) freezing: Option<(u64, u64)>,
    pub(crate) attachments: Attachments,
    /// The timer that falls due next.
    pub(crate) timer: Timer,
    /// Alarms that stand, so that each is raised once.
    pub(crate) raised: BTreeSet<String>,
    pub(crate) last_now: Option<Instant>,
    armed: Option<Instant>,
}

/// What only one kind of node does.
#[derive(Debug)]
pub(crate) enum Role {
    Sequencer(Sequencer),
    Participant(Mirror),
}

/// An author who waits for an answer.
#[derive(Debug)]
pub(crate) struct Ticket {
    pub(crate) ticket: u64,
    pub(crate) courtesy: Option<agreement::verdict::Verdict>,
}

/// What is known of a peer.
#[derive(Clone, Debug)]
pub(crate) struct Peer {
    pub(crate) link: LinkState,
    /// The joint head it showed last, by size and root, and when.
    pub(crate) shown: Option<(u64, Hash, Instant)>,
    /// When heads were last sent to it.
    pub(crate) sent: Option<Instant>,
    /// When the duty officer there was last heard.
    pub(crate) heard: Option<Instant>,
    /// The first verdict in which its fold differs from the centre's, as it says.
    pub(crate) difference: Option<u64>,
    /// Its submissions that came directly because the centre does not sequence them.
    pub(crate) unsequenced: BTreeMap<(Lane, u64), RecordHash>,
}

/// Attachments that records refer to, and those this node holds.
#[derive(Debug, Default)]
pub(crate) struct Attachments {
    pub(crate) referred: BTreeSet<Digest>,
    /// Whom the bytes are for, by the first record of the log that names them: a later one widens nothing.
    pub(crate) addressed: BTreeMap<Digest, Addressed>,
    pub(crate) held: BTreeSet<Digest>,
}

/// What a node's store holds at a start.
#[derive(Clone, Debug, Default)]
pub struct Restored {
    /// The joint log.
    pub joint: RestoredLog,
    /// The verdict log.
    pub verdicts: RestoredLog,
    /// Every file of the outbox, by lane and number.
    pub outbox: Vec<Vec<u8>>,
    /// Every file written by [`Effect::PersistLocal`] and not removed.
    pub local: Vec<(String, Vec<u8>)>,
    /// SHA-256 of every attachment held.
    pub attachments: Vec<Digest>,
}

/// A log as a store holds it.
#[derive(Clone, Debug, Default)]
pub struct RestoredLog {
    /// The published note; nothing before the first append.
    pub note: Option<Vec<u8>>,
    /// All entries.
    pub entries: Vec<Vec<u8>>,
}

/// Why a node cannot start on what its store holds.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenCoreError {
    /// The keys are those of another kind of node.
    #[error("keys of another role")]
    Role,
    /// A key in the founding record cannot be read.
    #[error("the founding record names an unusable key: {0}")]
    Key(#[source] ledger::KeyError),
    /// A published note does not hold.
    #[error("the published note does not hold: {0}")]
    Note(#[source] ledger::CheckpointError),
    /// The entries are not those of the published note.
    #[error("the {} log does not have the root it published", log.name())]
    Root {
        /// Which log.
        log: LogKind,
    },
    /// The outbox is broken.
    #[error("outbox: {0}")]
    Outbox(#[source] crate::outbox::OutboxError),
}

impl OpenCoreError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Role => "protocol-open-role",
            Self::Key(_) => "protocol-open-key",
            Self::Note(_) => "protocol-open-note",
            Self::Root { .. } => "protocol-open-root",
            Self::Outbox(error) => error.code(),
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Role => Vec::new(),
            Self::Key(error) => vec![("reason", error.code().into())],
            Self::Note(error) => vec![("reason", error.code().into())],
            Self::Root { log } => vec![("log", log.name().into())],
            Self::Outbox(error) => error.arguments(),
        }
    }
}

impl Core {
    /// Opens a node on what its store holds: re-reads every entry from the first byte. The first input should be
    /// [`Input::Wake`].
    ///
    /// # Errors
    /// What the store holds is not what this node published, or the keys are not those of its role.
    pub fn open(config: Config, restored: Restored, now: Instant) -> Result<Self, OpenCoreError> {
        let Config { node, keys, genesis: anchor, edition, edition_hash, timing } = config;
        let role = match (&keys.role, node) {
            (RoleKeys::Sequencer { .. }, Node::Centre) => Role::Sequencer(Sequencer::default()),
            (RoleKeys::Participant { side, .. }, Node::Headquarters(own)) if *side == own => {
                Role::Participant(Mirror::new(own))
            }
            (RoleKeys::Sequencer { .. }, Node::Headquarters(_)) | (RoleKeys::Participant { .. }, _) => {
                return Err(OpenCoreError::Role);
            }
        };
        let joint = LogState::new(LogKind::Joint, log_keys(&anchor.genesis, LogKind::Joint)?);
        let verdicts = LogState::new(LogKind::Verdicts, log_keys(&anchor.genesis, LogKind::Verdicts)?);
        let new_peer = || Peer {
            link: LinkState::Up,
            shown: None,
            sent: None,
            heard: None,
            difference: None,
            unsequenced: BTreeMap::new(),
        };
        let mut core = Self {
            node,
            keys,
            anchor,
            timing,
            mispinned: mispinned(&edition),
            examiner: Examiner::new(edition, edition_hash),
            joint,
            verdicts,
            leaves: VecDeque::new(),
            folded: VecDeque::new(),
            role,
            outbox: Outbox::new(node),
            tickets: BTreeMap::new(),
            holds: Holds::default(),
            peers: Node::ALL.into_iter().filter(|peer| *peer != node).map(|peer| (peer, new_peer())).collect(),
            cosigned: 0,
            last_call: None,
            frozen: None,
            freezing: None,
            attachments: Attachments::default(),
            timer: Timer::default(),
            raised: BTreeSet::new(),
            last_now: Some(now),
            armed: None,
        };
        core.restore(restored, now)?;
        Ok(core)
    }

    fn restore(&mut self, restored: Restored, now: Instant) -> Result<(), OpenCoreError> {
        let Restored { joint, verdicts, outbox, local, attachments } = restored;
        self.attachments.held = attachments.into_iter().collect();
        for file in outbox {
            self.outbox.restore_file(&file, now).map_err(OpenCoreError::Outbox)?;
        }
        for (name, bytes) in local {
            self.restore_local(&name, &bytes, now);
        }
        for entry in &joint.entries {
            let examined = self.examiner.push(entry);
            self.leaves.push_back(examined.leaf.clone());
            // What was folded before the start raises no alarm again.
            self.settle_examined(&examined, now, &mut Vec::new());
        }
        self.joint.head = restored_head(&self.joint, joint.note, |size| self.examiner.joint().root_at(size))?;
        if self.joint.durable() != self.examiner.size() {
            return Err(OpenCoreError::Root { log: LogKind::Joint });
        }
        // Without the own line on it the durable head may still have been cosigned: the line was on its way.
        self.cosigned = self.joint.durable().min(self.frozen.unwrap_or(u64::MAX));
        self.restore_verdicts(verdicts)?;
        self.owe_after_start(now);
        Ok(())
    }

    /// The own verdict store may be shorter than the fold. Where it differs from the fold, the rules have changed under
    /// it: nothing is cosigned there until a ruling or a repair.
    fn restore_verdicts(&mut self, stored: RestoredLog) -> Result<(), OpenCoreError> {
        let RestoredLog { note, entries } = stored;
        let Some(bytes) = note else { return Ok(()) };
        let head = Head::verify(&bytes, &self.verdicts.keys).map_err(OpenCoreError::Note)?;
        let tree: ledger::Tree = entries.iter().map(|entry| Hash::of_leaf(entry)).collect();
        if tree.len() != head.size() || tree.root() != head.root() {
            return Err(OpenCoreError::Root { log: LogKind::Verdicts });
        }
        if self.examiner.verdicts().root_at(head.size()) != Some(head.root()) {
            self.verdicts.trust = Trust::Lost;
        }
        for _ in 0..head.size() {
            self.leaves.pop_front();
        }
        self.verdicts.head = Some(head);
        Ok(())
    }

    /// Takes one input and says what must be done.
    pub fn handle(&mut self, input: Input, now: Instant) -> Vec<Effect> {
        let mut out = Vec::new();
        self.look_at_clock(now, &mut out);
        self.look_at_tables(&mut out);
        match input {
            Input::Author { ticket, envelope } => self.author(ticket, &envelope, now, &mut out),
            Input::Peer { from, message } => self.hear(from, message, now, &mut out),
            Input::Fetched { from, log, note, start, entries } => {
                self.fetched(from, log, &note, start, entries, now, &mut out)
            }
            Input::FetchFailed { from, log } => self.fetch_failed(from, log, now),
            Input::Stored(what) => self.stored(what, now, &mut out),
            Input::StoreFailed { what, certainty } => self.store_failed(&what, certainty, now, &mut out),
            Input::Linked { peer, state } => self.linked(peer, state, now, &mut out),
            Input::AttachmentHeld { attachment } => self.attachment_held(attachment, now),
            Input::PrepareFreeze { ticket, note } => self.prepare_freeze(ticket, &note, &mut out),
            Input::Attended { post } => self.attended(post, now, &mut out),
            // A timer rings once, whatever the clock says by then.
            Input::Wake => self.armed = None,
        }
        self.tend(now, &mut out);
        out
    }

    /// The signer callback of `LogStore::append`: a sequencer signs what it folded, a mirror returns the sequencer's note.
    ///
    /// # Errors
    /// The checkpoint is not the one this core asked to append.
    pub fn sign_checkpoint(&self, log: LogKind, checkpoint: &Checkpoint) -> Result<SignedNote, SignError> {
        let state = self.log(log);
        let tree = self.tree(log);
        let expected = state.appending.as_ref().is_some_and(|appending| {
            appending.size == checkpoint.size() && tree.root_at(checkpoint.size()) == Some(checkpoint.root())
        });
        if !expected {
            return Err(SignError::Refused { reason: "protocol-not-the-append-asked-for".into() });
        }
        match &self.keys.role {
            RoleKeys::Sequencer { joint, verdicts } => {
                let signer = match log {
                    LogKind::Joint => joint,
                    LogKind::Verdicts => verdicts,
                };
                ledger::sign_checkpoint(checkpoint, signer)
            }
            RoleKeys::Participant { .. } => {
                let head = state.appending.as_ref().and_then(|appending| appending.head.as_ref());
                let refused = || SignError::Refused { reason: "protocol-no-note-to-mirror".into() };
                let head = head.ok_or_else(refused)?;
                SignedNote::parse(head.bytes()).map_err(|_| refused())
            }
        }
    }

    fn hear(&mut self, from: Node, message: Message, now: Instant, out: &mut Vec<Effect>) {
        match message {
            Message::Submit { submission, envelope } => self.hear_submission(from, submission, envelope, now, out),
            Message::SubmitReply(reply) => self.hear_reply(from, reply, now),
            Message::Head { log, note } => self.hear_head(from, log, note.as_bytes(), now, out),
            Message::Entries { log, note, start, entries } => {
                self.hear_entries(from, log, note.as_bytes(), start, entries, now, out);
            }
            Message::HeadExchange { joint, verdicts } => {
                self.hear_head(from, LogKind::Joint, joint.as_bytes(), now, out);
                self.hear_head(from, LogKind::Verdicts, verdicts.as_bytes(), now, out);
            }
            Message::Cosignature { log, size, lines } => self.hear_cosignature(log, size, &lines),
            Message::Restraint { envelope } => self.hear_restraint(from, envelope, now, out),
            Message::Heartbeat { side, at: _, post: _ } => {
                if from == Node::Headquarters(side)
                    && let Some(peer) = self.peers.get_mut(&from)
                {
                    peer.heard = Some(now);
                }
            }
            Message::Difference { first, size: _ } => self.hear_difference(from, first, out),
            Message::Fork { log, first, second } => {
                self.hear_head(from, log, first.as_bytes(), now, out);
                self.hear_head(from, log, second.as_bytes(), now, out);
            }
        }
    }

    fn stored(&mut self, what: Written, now: Instant, out: &mut Vec<Effect>) {
        match what {
            Written::Append(LogKind::Joint) => self.joint_appended(now, out),
            Written::Append(LogKind::Verdicts) => self.verdicts_appended(now, out),
            Written::Republish(log) => {
                if self.log_mut(log).republished().is_some() {
                    self.spread_head(log, now, out);
                }
            }
            Written::Outbox(lane, number) => self.outbox_stored(lane, number, now, out),
            Written::Local(name) => self.local_stored(&name, out),
            Written::Removed(_) | Written::Evidence(_) => {}
        }
    }

    fn store_failed(&mut self, what: &Written, certainty: Certainty, now: Instant, out: &mut Vec<Effect>) {
        let name = match what {
            Written::Append(log) | Written::Republish(log) => {
                match certainty {
                    Certainty::Determinate => self.log_mut(*log).failed(now),
                    Certainty::Indeterminate => {
                        // Until the shell has rebuilt the core, nothing more is asked of that log than this again.
                        self.log_mut(*log).failed(now);
                        out.push(Effect::Reopen);
                    }
                }
                "log"
            }
            Written::Outbox(lane, number) => {
                // The file has one name and one content: writing it again is safe whatever became of the first try.
                self.outbox_failed(*lane, *number, now, out);
                "outbox"
            }
            Written::Local(name) => {
                self.local_failed(name, now);
                "local"
            }
            Written::Removed(_) => "local",
            Written::Evidence(_) => "evidence",
        };
        self.raise_once(&format!("write-{name}"), Alarm::WriteFailed { what: name }, out);
    }

    fn linked(&mut self, peer: Node, state: LinkState, now: Instant, out: &mut Vec<Effect>) {
        let Some(known) = self.peers.get_mut(&peer) else { return };
        known.link = state;
        if state == LinkState::Up {
            self.outbox.forget_sending();
            self.send_heads(peer, now, out);
        }
        out.push(Effect::Publish);
    }

    /// Everything that only time calls for. Runs after every input; each part looks at its own last time.
    fn tend(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let retry = self.timing.write_retry;
        self.joint.tend(now, retry, out);
        self.verdicts.tend(now, retry, out);
        self.tend_sequencer(now, out);
        self.tend_verdicts(out);
        self.tend_mirror(now, out);
        self.tend_receipts(now, out);
        self.tend_holds(now, out);
        self.tend_ticks(now, out);
        self.tend_outbox(now, out);
        self.tend_heads(now, out);
        self.arm(now, out);
    }

    fn arm(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let waits = self.joint.is_waiting() || self.verdicts.is_waiting() || self.holds.is_waiting();
        let pause = match (waits, self.is_busy()) {
            (true, _) => self.timing.write_retry,
            (false, true) => self.timing.retry,
            (false, false) => self.timing.head_exchange,
        };
        let next = now.saturating_add(pause);
        let stands = self.armed.is_some_and(|armed| armed > now && armed <= next);
        if !stands {
            self.armed = Some(next);
            out.push(Effect::Arm { at: next });
        }
    }

    /// Whether anything is under way that a retry could help.
    fn is_busy(&mut self) -> bool {
        let busy_role = match &self.role {
            Role::Sequencer(sequencer) => sequencer.is_busy(),
            Role::Participant(mirror) => mirror.is_busy(),
        };
        busy_role || !self.holds.is_empty() || self.outbox.unsequenced().next().is_some()
    }

    fn look_at_clock(&mut self, now: Instant, out: &mut Vec<Effect>) {
        if let Some(last) = self.last_now
            && now < last
            && last.since(now) > Span::from_seconds(1)
        {
            out.push(Effect::Alarm(Alarm::ClockWentBack { by: last.since(now) }));
            self.armed = None;
        }
        self.last_now = Some(now);
    }

    /// Says with the first input that this node does not examine, and why.
    fn look_at_tables(&mut self, out: &mut Vec<Effect>) {
        for Mispinned { table, pinned, held } in self.mispinned.clone() {
            self.raise_once(&format!("table-{table}"), Alarm::TableDiffers { table, pinned, held }, out);
        }
    }

    pub(crate) const fn log(&self, log: LogKind) -> &LogState {
        match log {
            LogKind::Joint => &self.joint,
            LogKind::Verdicts => &self.verdicts,
        }
    }

    pub(crate) const fn log_mut(&mut self, log: LogKind) -> &mut LogState {
        match log {
            LogKind::Joint => &mut self.joint,
            LogKind::Verdicts => &mut self.verdicts,
        }
    }

    /// The own tree of a log: for the verdict log that of the own fold.
    pub(crate) const fn tree(&self, log: LogKind) -> &ledger::Tree {
        match log {
            LogKind::Joint => self.examiner.joint(),
            LogKind::Verdicts => self.examiner.verdicts(),
        }
    }

    /// Raises an alarm that stands until it is lowered.
    pub(crate) fn raise_once(&mut self, name: &str, alarm: Alarm, out: &mut Vec<Effect>) {
        if self.raised.insert(name.into()) {
            out.push(Effect::Alarm(alarm));
        }
    }

    pub(crate) fn reply(ticket: u64, reply: Reply, out: &mut Vec<Effect>) {
        out.push(Effect::Reply { ticket, reply });
    }

    /// The counterpart of this participant; the centre has none.
    pub(crate) const fn counterpart(&self) -> Option<Node> {
        match self.node {
            Node::Headquarters(side) => Some(Node::Headquarters(side.counterpart())),
            Node::Centre => None,
        }
    }
}

/// True when something last done at `last` is due again. A clock that went back makes everything due.
pub(crate) fn is_due(last: Option<Instant>, now: Instant, after: Span) -> bool {
    last.is_none_or(|last| now < last || now.since(last) >= after)
}

fn log_keys(genesis: &Genesis, log: LogKind) -> Result<LogKeys, OpenCoreError> {
    let key = |text: &str| VerifierKey::parse(text).map_err(OpenCoreError::Key);
    let (alpha, bravo) = (genesis.node_keys(Side::Alpha), genesis.node_keys(Side::Bravo));
    Ok(match log {
        LogKind::Joint => {
            LogKeys { log: key(&genesis.sequencer)?, alpha: key(&alpha.stored)?, bravo: key(&bravo.stored)? }
        }
        LogKind::Verdicts => LogKeys {
            log: key(&genesis.sequencer_verdicts)?,
            alpha: key(&alpha.examined)?,
            bravo: key(&bravo.examined)?,
        },
    })
}

fn restored_head(
    log: &LogState,
    note: Option<Vec<u8>>,
    root_at: impl Fn(u64) -> Option<Hash>,
) -> Result<Option<Head>, OpenCoreError> {
    let Some(bytes) = note else { return Ok(None) };
    let head = Head::verify(&bytes, &log.keys).map_err(OpenCoreError::Note)?;
    if root_at(head.size()) == Some(head.root()) { Ok(Some(head)) } else { Err(OpenCoreError::Root { log: log.kind }) }
}
