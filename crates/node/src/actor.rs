//! The one task that owns the protocol's core and the stores: inputs in, effects carried out in order, a write before
//! whatever depends on it.
//!
//! Everybody else holds a [`Desk`] and asks. Stop calls have a way in of their own, so that no crowd of other business is
//! before them. The task runs on a thread of its own, since it waits for the disk. It decides nothing.
mod attachments;
mod console;
mod execute;
mod views;

use crate::clock::Clock;
use crate::config::NodeConfig;
use crate::http::serve::{Shutdown, has_begun};
use crate::link::Line;
use crate::start::{Foundation, StartError};
use crate::stores::Stores;
use crate::tongues::Tongues;
use agreement::identity::{Digest, Node};
use ledger::StoreError;
use protocol::{Core, Input, Reply};
use spacetime::Instant;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};

pub(crate) use views::{Asked, Gauges, RegisterAsked, Supposed, View};

/// Business that may wait at the desk; who comes on top of it is told to come again.
const WAITING_MAX: usize = 1024;
/// The longest sleep when nothing is armed.
const IDLE: Duration = Duration::from_secs(60);
/// After so much quiet, what was appended is flushed and what was staged is dropped, so that no append waits for it.
const SETTLE_AFTER: Duration = Duration::from_millis(500);
/// How often a store that could not be reopened is tried again.
const REOPEN_RETRY: Duration = Duration::from_secs(1);
/// Facts for humans that are kept for the status page.
const ALARMS_KEPT: usize = 100;

/// One thing brought to the desk.
#[derive(Debug)]
pub(crate) enum Ask {
    /// For the core, without an answer.
    Input(Box<Input>),
    /// A record of the own side.
    Author {
        /// The officer's envelope; for a stop call perhaps the node's own.
        envelope: Vec<u8>,
        /// Where the answer goes.
        answer: oneshot::Sender<Reply>,
    },
    /// A stop call without words or place from this console.
    ConsoleStop {
        /// Its name, should it become a record.
        record: Digest,
        /// The node's own envelope.
        envelope: Vec<u8>,
        /// Where the answer goes.
        answer: oneshot::Sender<Reply>,
    },
    /// The authority asks for a promise before it signs a freeze.
    PrepareFreeze {
        /// The checkpoint to freeze at.
        note: Vec<u8>,
        /// Where the answer goes.
        answer: oneshot::Sender<Reply>,
    },
    /// Sealed bytes to keep, whose name has been checked.
    Keep {
        /// Their SHA-256.
        name: Digest,
        /// The bytes.
        bytes: Vec<u8>,
        /// To which nodes they are passed on.
        to: Vec<Node>,
        /// Where the answer goes.
        answer: oneshot::Sender<Result<(), StoreError>>,
    },
    /// Nothing more is to be brought to a peer: it has taken an attachment, or the log says that it is not for this peer.
    Settled {
        /// Its SHA-256.
        name: Digest,
        /// The peer.
        to: Node,
    },
    /// A question about what the node knows.
    View(View),
}

/// The desk has no room, or the node is ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DeskClosed {
    /// Too much waits already.
    Busy,
    /// The node ends or has ended.
    Stopped,
}

/// The way to the core.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    usual: mpsc::Sender<Ask>,
    urgent: mpsc::UnboundedSender<Ask>,
    changed: watch::Receiver<u64>,
}

impl Desk {
    /// Hands an input over; waits while the desk is full.
    pub(crate) async fn input(&self, input: Input) {
        let ask = Ask::Input(Box::new(input));
        // A restraint from a peer goes before everything else, as one raised here does (SG-11).
        let sent = if is_restraint(&ask) { self.urgent.send(ask).is_ok() } else { self.usual.send(ask).await.is_ok() };
        if !sent {
            tracing::debug!("an input came after the end");
        }
    }

    /// Hands in a record and waits for the core's answer.
    pub(crate) async fn author(&self, envelope: Vec<u8>) -> Result<Reply, DeskClosed> {
        let (answer, answered) = oneshot::channel();
        self.usual.try_send(Ask::Author { envelope, answer }).map_err(closed)?;
        answered.await.map_err(|_| DeskClosed::Stopped)
    }

    /// Hands in a restraint, before all other business.
    pub(crate) async fn author_urgently(&self, envelope: Vec<u8>) -> Result<Reply, DeskClosed> {
        let (answer, answered) = oneshot::channel();
        self.urgent.send(Ask::Author { envelope, answer }).map_err(|_| DeskClosed::Stopped)?;
        answered.await.map_err(|_| DeskClosed::Stopped)
    }

    /// Hands in a plain stop call of this console, before all other business; one that stands already is the answer.
    pub(crate) async fn console_stop(&self, record: Digest, envelope: Vec<u8>) -> Result<Reply, DeskClosed> {
        let (answer, answered) = oneshot::channel();
        self.urgent.send(Ask::ConsoleStop { record, envelope, answer }).map_err(|_| DeskClosed::Stopped)?;
        answered.await.map_err(|_| DeskClosed::Stopped)
    }

    /// Asks for the promise never to cosign above a checkpoint.
    pub(crate) async fn prepare_freeze(&self, note: Vec<u8>) -> Result<Reply, DeskClosed> {
        let (answer, answered) = oneshot::channel();
        self.usual.try_send(Ask::PrepareFreeze { note, answer }).map_err(closed)?;
        answered.await.map_err(|_| DeskClosed::Stopped)
    }

    /// Keeps an attachment durably and passes it on.
    pub(crate) async fn keep(
        &self,
        name: Digest,
        bytes: Vec<u8>,
        to: Vec<Node>,
    ) -> Result<Result<(), StoreError>, DeskClosed> {
        let (answer, answered) = oneshot::channel();
        self.usual.try_send(Ask::Keep { name, bytes, to, answer }).map_err(closed)?;
        answered.await.map_err(|_| DeskClosed::Stopped)
    }

    /// Tells that a peer has taken an attachment, or that it is not for this peer.
    pub(crate) async fn settled(&self, name: Digest, to: Node) {
        if self.usual.send(Ask::Settled { name, to }).await.is_err() {
            tracing::debug!("a delivery was told after the end");
        }
    }

    /// Asks what the node knows.
    pub(crate) async fn view<T>(&self, question: impl FnOnce(oneshot::Sender<T>) -> View) -> Result<T, DeskClosed> {
        let (answer, answered) = oneshot::channel();
        self.usual.try_send(Ask::View(question(answer))).map_err(closed)?;
        answered.await.map_err(|_| DeskClosed::Stopped)
    }

    /// Tells whenever state, heads or lines changed.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changed.clone()
    }
}

fn closed(error: mpsc::error::TrySendError<Ask>) -> DeskClosed {
    match error {
        mpsc::error::TrySendError::Full(_) => DeskClosed::Busy,
        mpsc::error::TrySendError::Closed(_) => DeskClosed::Stopped,
    }
}

fn is_restraint(ask: &Ask) -> bool {
    let Ask::Input(input) = ask else { return false };
    matches!(**input, Input::Peer { message: wire::message::Message::Restraint { .. }, .. })
}

/// The far side of a [`Desk`].
#[derive(Debug)]
pub(crate) struct DeskEnd {
    usual: mpsc::Receiver<Ask>,
    urgent: mpsc::UnboundedReceiver<Ask>,
    changed: watch::Sender<u64>,
}

/// A desk and its far side.
pub(crate) fn desk() -> (Desk, DeskEnd) {
    let (usual_in, usual) = mpsc::channel(WAITING_MAX);
    let (urgent_in, urgent) = mpsc::unbounded_channel();
    let changed = watch::Sender::new(0);
    let front = Desk { usual: usual_in, urgent: urgent_in, changed: changed.subscribe() };
    (front, DeskEnd { usual, urgent, changed })
}

/// Whether entries were appended since the logs were last settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Unsettled {
    Yes,
    No,
}

/// The core with everything around it.
pub(crate) struct Actor {
    config: Arc<NodeConfig>,
    foundation: Arc<Foundation>,
    clock: Arc<Clock>,
    core: Core,
    /// `None` while the store is in doubt and could not be reopened.
    stores: Option<Stores>,
    lines: BTreeMap<Node, Line>,
    end: DeskEnd,
    /// Who waits for which answer.
    tickets: BTreeMap<u64, oneshot::Sender<Reply>>,
    next_ticket: u64,
    armed: Option<Instant>,
    unsettled: Unsettled,
    /// Restraints that act although the disk could not keep them; handed in again after the store is back.
    unwritten: VecDeque<Vec<u8>>,
    authored: BTreeMap<u64, Vec<u8>>,
    /// At the centre: bytes for others that its own desk handed in, and who has not taken them yet.
    passing: BTreeMap<Digest, attachments::Passing>,
    /// The plain stop call of this console that was last seen to stand.
    console_stop: Option<Digest>,
    shown: views::Shown,
    explainer: views::Explainer,
    /// The record of each entry, in the order of the log; none where the bytes are no entry.
    names: Vec<Option<views::Named>>,
    tongues: Arc<Tongues>,
}

impl Actor {
    /// Opens stores and core. Nothing is signed or sent before [`Actor::run`].
    pub(crate) fn open(
        config: Arc<NodeConfig>,
        foundation: Arc<Foundation>,
        clock: Arc<Clock>,
        tongues: Arc<Tongues>,
        end: DeskEnd,
    ) -> Result<Self, StartError> {
        let (core, stores) = open_core(&config, &foundation, &clock)?;
        Ok(Self {
            config,
            foundation,
            clock,
            core,
            stores: Some(stores),
            lines: BTreeMap::new(),
            end,
            tickets: BTreeMap::new(),
            next_ticket: 0,
            armed: None,
            unsettled: Unsettled::No,
            unwritten: VecDeque::new(),
            authored: BTreeMap::new(),
            passing: BTreeMap::new(),
            console_stop: None,
            shown: views::Shown::default(),
            explainer: views::Explainer::default(),
            names: Vec::new(),
            tongues,
        })
    }

    /// Ledger time of the last entry.
    pub(crate) fn last_entry_at(&self) -> Option<Instant> {
        self.core.examiner().last_at()
    }

    /// Runs until `shutdown`, then makes everything durable.
    pub(crate) async fn run(mut self, lines: BTreeMap<Node, Line>, mut shutdown: Shutdown) -> Result<(), StartError> {
        self.lines = lines;
        self.learn_names();
        self.feed(Input::Wake);
        self.pass_on();
        let mut turns = self.clock.turns();
        loop {
            let pause = self.pause();
            let ask = tokio::select! {
                biased;
                () = has_begun(&mut shutdown) => break,
                ask = self.end.urgent.recv() => ask,
                ask = self.end.usual.recv() => ask,
                _ = turns.changed() => None,
                () = tokio::time::sleep(SETTLE_AFTER), if self.unsettled == Unsettled::Yes => {
                    self.settle();
                    continue;
                }
                () = tokio::time::sleep(pause) => None,
            };
            match ask {
                Some(ask) => self.take(ask),
                None => {
                    if self.stores.is_none() {
                        self.reopen();
                    }
                    self.feed(Input::Wake);
                }
            }
        }
        let settled = self.stores.as_mut().map_or(Ok(()), Stores::settle);
        settled.map_err(|error| StartError::Stopped { reason: error.to_string() })
    }

    /// How long until the next thing that only time calls for.
    fn pause(&self) -> Duration {
        let now = self.clock.now();
        let armed = self
            .armed
            .map_or(IDLE, |at| Duration::from_millis(u64::try_from(at.since(now).as_millis()).unwrap_or(0)).min(IDLE));
        if self.stores.is_none() { armed.min(REOPEN_RETRY) } else { armed }
    }

    /// Keeps the place where an answer goes, under a number of its own.
    fn ticket(&mut self, answer: oneshot::Sender<Reply>) -> u64 {
        let ticket = self.next_ticket;
        self.next_ticket = self.next_ticket.wrapping_add(1);
        self.tickets.insert(ticket, answer);
        ticket
    }

    fn take(&mut self, ask: Ask) {
        match ask {
            Ask::Input(input) => self.feed(*input),
            Ask::Author { envelope, answer } => {
                let ticket = self.ticket(answer);
                self.authored.insert(ticket, envelope.clone());
                self.feed(Input::Author { ticket, envelope });
            }
            Ask::ConsoleStop { record, envelope, answer } => self.take_console_stop(record, envelope, answer),
            Ask::PrepareFreeze { note, answer } => {
                let ticket = self.ticket(answer);
                self.feed(Input::PrepareFreeze { ticket, note });
            }
            Ask::Keep { name, bytes, to, answer } => {
                let kept = self.keep(name, &bytes, &to);
                // Whoever sent it may have gone; it is kept all the same.
                drop(answer.send(kept));
            }
            Ask::Settled { name, to } => self.settled(name, to),
            Ask::View(view) => self.answer(view),
        }
    }
}

/// Reads the store from the first byte and opens the core on it.
fn open_core(config: &NodeConfig, foundation: &Foundation, clock: &Clock) -> Result<(Core, Stores), StartError> {
    let stores = Stores::open(config, foundation)?;
    let core = Core::open(foundation.core_config(), stores.restored()?, clock.now())
        .map_err(|error| StartError::Core { code: error.code(), arguments: error.arguments() })?;
    Ok((core, stores))
}
