//! What goes to one peer: messages, fetches beside them, and whether the line works.
//!
//! A message may be lost or overtaken; the protocol repeats what matters and knows its place by itself. On a long line
//! a message therefore does not wait until the one before it was answered: a few travel side by side. Only a restraint waits here until it is delivered, since it
//! travels by every path at once. Must not know what a message means beyond that.
use super::client::{Answer, Client, LinkError};
use crate::actor::{Desk, View};
use crate::clock::steady;
use crate::config::PeerConfig;
use crate::http::serve::{Shutdown, has_begun};
use crate::tls::Tls;
use agreement::identity::{Digest, Node};
use hyper::StatusCode;
use ledger::{Checkpoint, SignedNote, bundle_for_entry, decode_bundle};
use protocol::{Input, LinkState};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;
use wire::message::{LogKind, Message};

/// Messages that wait for one peer at most; what comes on top of them is lost.
const WAITING_MAX: usize = 1024;
/// How often an idle line is tried.
const PROBE: Duration = Duration::from_millis(1000);
/// Messages that travel side by side, each over a connection of its own.
const TRAVELLING_MAX: usize = 6;
/// The first and the longest pause after a failure.
const BACKOFF_FIRST: Duration = Duration::from_millis(100);
const BACKOFF_LAST: Duration = Duration::from_secs(5);
/// Entries and bytes of one fetch at most; the protocol asks for the rest.
const FETCH_ENTRIES_MAX: usize = 4096;
const FETCH_BYTES_MAX: usize = 16 * 1024 * 1024;

/// How often an attachment is offered to a peer that fails or refuses.
const DELIVERY_ATTEMPTS: u32 = 60;
/// How often it is offered to a peer that waits for the record which names it: about an hour.
const DELIVERY_ATTEMPTS_UNNAMED: u32 = 720;

/// Where peers take messages.
pub(crate) const MESSAGES_PATH: &str = "/peer/v1/messages";
/// Where peers say that they are there.
pub(crate) const HELLO_PATH: &str = "/peer/v1/hello";

/// The public folder of a log, which is also its place under a peer's door.
pub(crate) const fn folder_of(log: LogKind) -> &'static str {
    match log {
        LogKind::Joint => "log",
        LogKind::Verdicts => "verdicts",
    }
}

/// The node's end of a line.
#[derive(Debug)]
pub(crate) struct Line {
    messages: mpsc::Sender<Message>,
    fetches: mpsc::Sender<Fetch>,
    desk: Desk,
    peer: Node,
    shutdown: Shutdown,
    /// Sealed bytes go over a connection of their own, one attachment at a time: no more of them is in memory.
    deliveries: Arc<Mutex<Client>>,
    /// The core's thread has a runtime of its own, without sockets; deliveries run where the lines run.
    runtime: Handle,
}

#[derive(Clone, Copy, Debug)]
struct Fetch {
    log: LogKind,
    start: u64,
}

impl Line {
    /// Starts the two tasks of a line: one that sends, one that fetches, each over connections of its own.
    pub(crate) fn start(config: &PeerConfig, tls: &Tls, desk: &Desk, shutdown: &Shutdown) -> Self {
        let (messages, waiting) = mpsc::channel(WAITING_MAX);
        let (fetches, wanted) = mpsc::channel(4);
        let peer = config.node;
        let sender = Sender {
            peer,
            idle: (0..TRAVELLING_MAX).map(|_| Client::new(config, tls.clone())).collect(),
            travelling: JoinSet::new(),
            desk: desk.clone(),
            waiting,
            kept: VecDeque::new(),
            state: None,
            backoff: BACKOFF_FIRST,
            failures: 0,
        };
        tokio::spawn(sender.run(shutdown.clone()));
        let fetcher = Fetcher { peer, client: Client::new(config, tls.clone()), desk: desk.clone() };
        tokio::spawn(fetcher.run(wanted, shutdown.clone()));
        let deliveries = Arc::new(Mutex::new(Client::new(config, tls.clone())));
        let (desk, shutdown) = (desk.clone(), shutdown.clone());
        Self { messages, fetches, desk, peer, shutdown, deliveries, runtime: Handle::current() }
    }

    /// Hands a message over; a line that is cut for long loses it.
    pub(crate) fn send(&self, message: Message) {
        if self.messages.try_send(message).is_err() {
            tracing::debug!("a message was dropped: the line is full or closed");
        }
    }

    /// Takes sealed bytes from a file to the peer, trying again for a while; a peer takes them once the log says that they are for it,
    /// and before this node's own log says so nothing sets out. What is not delivered then is handed in again by its author: the
    /// receipts say what is missing.
    pub(crate) fn deliver(&self, name: Digest, file: PathBuf) {
        let delivery =
            Delivery { name, file, peer: self.peer, desk: self.desk.clone(), client: self.deliveries.clone() };
        let mut shutdown = self.shutdown.clone();
        let peer = self.peer.name();
        self.runtime.spawn(async move {
            let mut pause = BACKOFF_FIRST;
            let (mut failed, mut unnamed) = (0, 0);
            while failed < DELIVERY_ATTEMPTS && unnamed < DELIVERY_ATTEMPTS_UNNAMED {
                match delivery.attempt().await {
                    Attempt::Settled => return delivery.desk.settled(name, delivery.peer).await,
                    Attempt::Unnamed => unnamed += 1,
                    Attempt::Failed => failed += 1,
                }
                tokio::select! {
                    () = has_begun(&mut shutdown) => return,
                    () = tokio::time::sleep(pause) => pause = (pause * 2).min(BACKOFF_LAST),
                }
            }
            tracing::warn!(peer, %name, "an attachment was given up");
        });
    }

    /// Asks for a log from an entry on. Whether it was taken on.
    pub(crate) fn fetch(&self, log: LogKind, start: u64) -> Result<(), LineBusy> {
        self.fetches.try_send(Fetch { log, start }).map_err(|_| LineBusy)
    }
}

/// Sealed bytes on their way to one peer.
struct Delivery {
    name: Digest,
    file: PathBuf,
    peer: Node,
    desk: Desk,
    client: Arc<Mutex<Client>>,
}

/// What came of offering them once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Attempt {
    /// The peer has them, or they are not for it.
    Settled,
    /// No record names them yet, here or there.
    Unnamed,
    /// It may go better later.
    Failed,
}

impl Delivery {
    async fn attempt(&self) -> Attempt {
        let (name, peer) = (self.name, self.peer.name());
        match self.desk.view(|answer| View::Addressed(name, answer)).await {
            Ok(Some(addressed)) if addressed.is_for(self.peer) => {}
            Ok(Some(_)) => {
                tracing::warn!(peer, %name, "an attachment is not for this peer, by the log");
                return Attempt::Settled;
            }
            Ok(None) | Err(_) => return Attempt::Unnamed,
        }
        let mut client = self.client.lock().await;
        let bytes = match tokio::fs::read(&self.file).await {
            Ok(bytes) => bytes,
            Err(error) => {
                tracing::warn!(peer, %name, %error, "an attachment cannot be read");
                return Attempt::Failed;
            }
        };
        match client.put(&format!("/attachments/{name}"), bytes).await {
            Ok(answer) if answer.status.is_success() => return Attempt::Settled,
            // The peer's log is behind.
            Ok(answer) if answer.status == StatusCode::CONFLICT => return Attempt::Unnamed,
            Ok(answer) if answer.status == StatusCode::FORBIDDEN => {
                tracing::warn!(peer, %name, "an attachment is not for this peer, by its log");
                return Attempt::Settled;
            }
            Ok(answer) => tracing::warn!(peer, %name, status = %answer.status, "an attachment was not taken"),
            Err(error) => tracing::debug!(peer, %name, %error, "an attachment was not delivered yet"),
        }
        Attempt::Failed
    }
}

/// The line has fetches enough to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct LineBusy;

struct Sender {
    peer: Node,
    /// Connections without a message; the one used last is used next, so that the fewest are kept open.
    idle: Vec<Client>,
    travelling: JoinSet<Sent>,
    desk: Desk,
    waiting: mpsc::Receiver<Message>,
    /// Restraints that wait until the line works.
    kept: VecDeque<Message>,
    state: Option<LinkState>,
    backoff: Duration,
    /// Pauses so far: what set out before the last one and fails too calls for no further pause.
    failures: u64,
}

/// What came of one message, or of a look whether the peer is there.
struct Sent {
    client: Client,
    message: Option<Message>,
    outcome: Result<Answer, LinkError>,
    failures_before: u64,
}

impl Sender {
    async fn run(mut self, mut shutdown: Shutdown) {
        loop {
            let work = self.step();
            tokio::select! {
                () = has_begun(&mut shutdown) => return,
                more = work => if more.is_none() { return },
            }
        }
    }

    /// One message sets out or comes back. Nothing when the node is gone.
    async fn step(&mut self) -> Option<()> {
        let next = next_message(&mut self.kept, &mut self.waiting);
        tokio::select! {
            Some(sent) = self.travelling.join_next(), if !self.travelling.is_empty() => {
                // A task that ended early takes its connection with it.
                if let Ok(sent) = sent {
                    self.came_back(sent).await;
                }
            }
            next = next, if !self.idle.is_empty() => self.set_out(next?),
            else => return None,
        }
        Some(())
    }

    fn set_out(&mut self, message: Option<Message>) {
        // The line is not looked at while it is in use.
        let Some(mut client) = self.idle.pop_if(|_| message.is_some() || self.travelling.is_empty()) else { return };
        let failures_before = self.failures;
        self.travelling.spawn(async move {
            let outcome = match &message {
                Some(message) => client.post(MESSAGES_PATH, message.encode()).await,
                None => client.get(HELLO_PATH).await,
            };
            Sent { client, message, outcome, failures_before }
        });
    }

    async fn came_back(&mut self, sent: Sent) {
        let Sent { client, message, outcome, failures_before } = sent;
        self.idle.push(client);
        let reason = match outcome {
            Ok(answer) if answer.status.is_success() => return self.works().await,
            Ok(answer) if answer.status == StatusCode::SERVICE_UNAVAILABLE => {
                format!("the peer says {}", answer.status)
            }
            Ok(answer) => {
                // It was understood and refused: sent again it would be refused again.
                tracing::warn!(peer = self.peer.name(), status = %answer.status, "a peer refused a message");
                return self.works().await;
            }
            Err(error) => error.to_string(),
        };
        if failures_before == self.failures {
            self.failures += 1;
            self.failed(message, &reason).await;
        } else {
            self.keep(message);
        }
    }

    async fn works(&mut self) {
        self.backoff = BACKOFF_FIRST;
        self.tell(LinkState::Up, "").await;
    }

    async fn failed(&mut self, message: Option<Message>, reason: &str) {
        self.tell(LinkState::Down, reason).await;
        self.keep(message);
        while let Ok(lost) = self.waiting.try_recv() {
            self.keep(Some(lost));
        }
        tokio::time::sleep(self.backoff).await;
        self.backoff = (self.backoff * 2).min(BACKOFF_LAST);
    }

    /// A restraint waits for the line; anything else is lost and repeated by the protocol.
    fn keep(&mut self, message: Option<Message>) {
        if let Some(message @ Message::Restraint { .. }) = message
            && self.kept.len() < WAITING_MAX
            && !self.kept.contains(&message)
        {
            self.kept.push_back(message);
        }
    }

    async fn tell(&mut self, state: LinkState, reason: &str) {
        if self.state == Some(state) {
            return;
        }
        match state {
            LinkState::Up => tracing::info!(peer = self.peer.name(), "the line works"),
            LinkState::Down => tracing::warn!(peer = self.peer.name(), reason, "the line is cut"),
        }
        self.state = Some(state);
        self.desk.input(Input::Linked { peer: self.peer, state }).await;
    }
}

/// The next message; none when it is time to look whether the peer is there. Nothing when the node is gone. Loses no
/// message when it is dropped half-way.
async fn next_message(kept: &mut VecDeque<Message>, waiting: &mut mpsc::Receiver<Message>) -> Option<Option<Message>> {
    match kept.pop_front() {
        Some(message) => Some(Some(message)),
        None => tokio::time::timeout(PROBE, waiting.recv()).await.map_or(Some(None), |got| got.map(Some)),
    }
}

struct Fetcher {
    peer: Node,
    client: Client,
    desk: Desk,
}

impl Fetcher {
    async fn run(mut self, mut wanted: mpsc::Receiver<Fetch>, mut shutdown: Shutdown) {
        loop {
            let fetch = tokio::select! {
                () = has_begun(&mut shutdown) => return,
                fetch = wanted.recv() => fetch,
            };
            let Some(Fetch { log, start }) = fetch else { return };
            let began = steady();
            let input = match self.fetch(log, start).await {
                Ok((note, entries)) => {
                    let (count, milliseconds) = (entries.len(), began.elapsed().as_millis());
                    tracing::debug!(peer = self.peer.name(), log = log.name(), start, count, milliseconds, "fetched");
                    Input::Fetched { from: self.peer, log, note, start, entries }
                }
                Err(error) => {
                    tracing::debug!(peer = self.peer.name(), log = log.name(), start, %error, "nothing was fetched");
                    Input::FetchFailed { from: self.peer, log }
                }
            };
            self.desk.input(input).await;
        }
    }

    /// The peer's checkpoint and the entries from `start` on, bundle by bundle. A broken fetch starts again at the last
    /// entry that the own log holds: that is all there is to resuming.
    async fn fetch(&mut self, log: LogKind, start: u64) -> Result<(Vec<u8>, Vec<Vec<u8>>), FetchError> {
        let folder = folder_of(log);
        let note = self.file(&format!("/{folder}/checkpoint")).await?;
        let parsed = SignedNote::parse(&note).map_err(|error| FetchError::Unread(error.code()))?;
        let size = Checkpoint::parse(parsed.text()).map_err(|error| FetchError::Unread(error.code()))?.size();
        let mut entries = Vec::new();
        let mut bytes = 0;
        let mut next = start;
        while let Some(bundle) = bundle_for_entry(next, size) {
            if entries.len() >= FETCH_ENTRIES_MAX || bytes >= FETCH_BYTES_MAX {
                break;
            }
            let file = self.file(&format!("/{folder}/{}", bundle.path())).await?;
            let found = decode_bundle(&file, bundle.width()).map_err(|error| FetchError::Unread(error.code()))?;
            bytes += file.len();
            let skipped = usize::try_from(next - bundle.first_entry()).unwrap_or(usize::MAX);
            entries.extend(found.into_iter().skip(skipped).map(<[u8]>::to_vec));
            next = bundle.first_entry() + u64::from(bundle.width());
        }
        Ok((note, entries))
    }

    async fn file(&mut self, path: &str) -> Result<Vec<u8>, FetchError> {
        let answer = self.client.get(path).await.map_err(FetchError::Line)?;
        if answer.status == StatusCode::OK { Ok(answer.body.to_vec()) } else { Err(FetchError::Status(answer.status)) }
    }
}

/// Why nothing was fetched. For the log only.
#[derive(Debug, thiserror::Error)]
enum FetchError {
    #[error(transparent)]
    Line(LinkError),
    #[error("the peer says {0}")]
    Status(StatusCode),
    #[error("unreadable: {0}")]
    Unread(&'static str),
}
