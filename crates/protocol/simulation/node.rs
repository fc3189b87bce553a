//! One node's shell in the simulation: it executes effects in order over real stores on failing disks, and can be cut off
//! between any two of them.
use agreement::edition::Edition;
use agreement::identity::Node;
use jig_protocol::{Alarm, Certainty, Core, Effect, Input, LogKind, Message, Reply, Restored, RestoredLog, Written};
use ledger::Media as _;
use ledger::{AppendError, LogStore, PublishError, SignedNote, StoreError};
use spacetime::{Instant, Span};
use std::collections::VecDeque;

use super::cast;
use super::disk::{Aftermath, Disk};

/// What a node does to the world.
#[derive(Clone, Debug)]
pub(crate) enum Outgoing {
    /// A message.
    Send { to: Node, message: Message },
    /// A fetch.
    Fetch { from: Node, log: LogKind, start: u64 },
}

/// A node on its machine.
pub(crate) struct Machine {
    /// Whose node.
    pub(crate) node: Node,
    /// The running program; nothing while it is down.
    pub(crate) core: Option<Core>,
    joint: Option<LogStore<Disk>>,
    verdicts: Option<LogStore<Disk>>,
    /// Disks: joint log, verdict log, other files.
    pub(crate) disks: [Disk; 3],
    /// Own clock minus true time.
    pub(crate) clock: Span,
    /// When it wants to be woken, by true time: a timer runs on whatever becomes of the clock.
    pub(crate) armed: Option<Instant>,
    /// The rules it runs: a wrong edition makes a wrong fold.
    pub(crate) edition: Edition,
    must_reopen: bool,
    /// Everything it told its humans since the last look.
    pub(crate) alarms: Vec<Alarm>,
    /// Everything it answered.
    pub(crate) replies: Vec<(u64, Reply)>,
    /// Effects until a crash, if one is planned.
    pub(crate) crash_in: Option<u64>,
    /// Whether a crash happened that nobody has looked at yet.
    pub(crate) crashed: bool,
    /// Writes that were in doubt.
    pub(crate) doubts: u64,
    /// Times it was opened.
    pub(crate) opened: u64,
    /// Prints its effects.
    pub(crate) talks: bool,
    /// Why it could not be opened last.
    pub(crate) shut: String,
    mishaps: Vec<&'static str>,
}

impl Machine {
    /// A machine with empty disks; the program is not started.
    pub(crate) fn new(node: Node) -> Self {
        Self {
            node,
            core: None,
            joint: None,
            verdicts: None,
            disks: [Disk::default(), Disk::default(), Disk::default()],
            clock: Span::ZERO,
            armed: None,
            edition: cast::edition().clone(),
            must_reopen: false,
            alarms: Vec::new(),
            replies: Vec::new(),
            crash_in: None,
            crashed: false,
            doubts: 0,
            opened: 0,
            talks: false,
            shut: String::new(),
            mishaps: Vec::new(),
        }
    }

    /// The own clock at a true time.
    pub(crate) fn local(&self, now: Instant) -> Instant {
        now.saturating_add(self.clock)
    }

    /// Starts the program on what the disks hold.
    pub(crate) fn open(&mut self, now: Instant) -> Result<(), String> {
        let genesis = &cast::anchor().genesis;
        let key = |text: &str| ledger::VerifierKey::parse(text).map_err(|error| error.to_string());
        let joint =
            LogStore::open(self.disks[0].clone(), key(&genesis.sequencer)?).map_err(|error| error.to_string())?;
        let verdicts = LogStore::open(self.disks[1].clone(), key(&genesis.sequencer_verdicts)?)
            .map_err(|error| error.to_string())?;
        let restored = Restored {
            joint: contents(&joint)?,
            verdicts: contents(&verdicts)?,
            outbox: self.files("outbox/").into_iter().map(|(_, bytes)| bytes).collect(),
            local: self.files("local/"),
            attachments: Vec::new(),
        };
        let core = Core::open(cast::config(self.node, self.edition.clone()), restored, self.local(now))
            .map_err(|error| error.to_string())?;
        self.joint = Some(joint);
        self.verdicts = Some(verdicts);
        self.core = Some(core);
        self.must_reopen = false;
        self.armed = Some(now);
        self.opened += 1;
        Ok(())
    }

    fn files(&self, prefix: &str) -> Vec<(String, Vec<u8>)> {
        let paths = self.disks[2].list(prefix).unwrap_or_default();
        let read = |path: String| {
            let bytes = self.disks[2].read(&path).ok().flatten()?;
            Some((path.strip_prefix(prefix)?.to_owned(), bytes))
        };
        paths.into_iter().filter_map(read).collect()
    }

    /// Files of evidence, by name.
    pub(crate) fn evidence(&self) -> Vec<(String, Vec<u8>)> {
        self.files("evidence/")
    }

    /// Cuts the power.
    pub(crate) fn crash(&mut self, aftermath: Aftermath) {
        self.core = None;
        self.joint = None;
        self.verdicts = None;
        self.armed = None;
        self.crash_in = None;
        self.crashed = true;
        for disk in &self.disks {
            disk.revive(aftermath);
        }
    }

    /// What befell it and its disks since the last look: the names of the table of coverage.
    pub(crate) fn take_mishaps(&mut self) -> Vec<&'static str> {
        let mut mishaps = std::mem::take(&mut self.mishaps);
        mishaps.extend(self.disks.iter().flat_map(Disk::take_mishaps));
        mishaps
    }

    /// Whether the program runs.
    pub(crate) fn is_up(&self) -> bool {
        self.core.is_some()
    }

    /// What a peer gets when it fetches.
    pub(crate) fn serve(&self, log: LogKind, start: u64, count: u64) -> Option<(Vec<u8>, Vec<Vec<u8>>)> {
        let store = match log {
            LogKind::Joint => self.joint.as_ref()?,
            LogKind::Verdicts => self.verdicts.as_ref()?,
        };
        let note = store.checkpoint()?.to_bytes();
        let end = store.len().min(start.saturating_add(count));
        let entries = store.read_entries(start.min(end)..end).ok()?;
        Some((note, entries))
    }

    /// Hands an input to the program and executes what it asks for, and what follows from that.
    pub(crate) fn feed(&mut self, input: Input, now: Instant) -> Vec<Outgoing> {
        let mut outgoing = Vec::new();
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            let local = self.local(now);
            let opened = self.opened;
            let Some(core) = &mut self.core else { break };
            for effect in core.handle(input, local) {
                if let Some(left) = self.crash_in {
                    if left == 0 {
                        self.mishaps.push("crash between two effects");
                        self.crash(Aftermath::Lost);
                        return outgoing;
                    }
                    self.crash_in = Some(left - 1);
                }
                if self.talks {
                    self.tell(&effect);
                }
                self.execute(effect, now, &mut inputs, &mut outgoing);
                if self.disks.iter().any(Disk::is_dead) {
                    self.crash(Aftermath::Torn);
                    return outgoing;
                }
                if self.opened != opened {
                    // The core was rebuilt: what the old one still wanted, and what it would have been told, is void.
                    inputs = VecDeque::from([Input::Wake]);
                    break;
                }
            }
        }
        outgoing
    }

    fn tell(&self, effect: &Effect) {
        let node = self.node.name();
        match effect {
            Effect::Append { log, entries } => println!("    {node}: append {} {}", log.name(), entries.len()),
            Effect::Republish { log, .. } => println!("    {node}: republish {}", log.name()),
            Effect::PersistOutbox { lane, number, .. } => println!("    {node}: outbox {} {number}", lane.name()),
            Effect::PersistLocal { name, .. } => println!("    {node}: local {name}"),
            Effect::Alarm(alarm) => println!("    {node}: {alarm:?}"),
            Effect::Reply { reply, .. } => println!("    {node}: {:.90}", format!("{reply:?}")),
            Effect::Reopen => println!("    {node}: reopen"),
            _ => {}
        }
    }

    fn execute(&mut self, effect: Effect, now: Instant, inputs: &mut VecDeque<Input>, outgoing: &mut Vec<Outgoing>) {
        match effect {
            Effect::Append { log, entries } => {
                let result = self.append(log, &entries);
                inputs.extend(self.report(Written::Append(log), result));
            }
            Effect::Republish { log, note } => {
                let result = self.republish(log, &note);
                inputs.extend(self.report(Written::Republish(log), result));
            }
            Effect::PersistOutbox { lane, number, bytes } => {
                let path = format!("outbox/{}/{number:020}.json", lane.name());
                let result = self.disks[2].write_durable(&path, &bytes);
                inputs.extend(self.report(Written::Outbox(lane, number), result));
            }
            Effect::PersistLocal { name, bytes } => {
                let result = self.disks[2].write_durable(&format!("local/{name}"), &bytes);
                inputs.extend(self.report(Written::Local(name), result));
            }
            Effect::RemoveLocal { name } => {
                let result = self.disks[2].remove(&format!("local/{name}"));
                inputs.extend(self.report(Written::Removed(name), result));
            }
            Effect::PersistEvidence { name, bytes } => {
                let result = self.disks[2].write_durable(&format!("evidence/{name}"), &bytes);
                inputs.extend(self.report(Written::Evidence(name), result));
            }
            Effect::Send { to, message } => outgoing.push(Outgoing::Send { to, message }),
            Effect::Fetch { from, log, start } => outgoing.push(Outgoing::Fetch { from, log, start }),
            Effect::Arm { at } => self.armed = Some(now.saturating_add(at.since(self.local(now)))),
            Effect::Alarm(alarm) => self.alarms.push(alarm),
            Effect::Reply { ticket, reply } => self.replies.push((ticket, reply)),
            Effect::Publish => {}
            Effect::Reopen => {
                self.must_reopen = true;
                self.try_reopen(now);
            }
        }
    }

    /// A store in doubt is opened anew. While that fails, the old program goes on: it can still carry a restraint.
    pub(crate) fn try_reopen(&mut self, now: Instant) {
        if self.must_reopen {
            self.joint = None;
            self.verdicts = None;
            // On failure the core keeps running without its stores.
            let _ = self.open(now);
        }
    }

    fn append(&mut self, log: LogKind, entries: &[Vec<u8>]) -> Result<(), StoreError> {
        let Some(core) = &self.core else { return Err(no_store()) };
        let store = match log {
            LogKind::Joint => self.joint.as_mut(),
            LogKind::Verdicts => self.verdicts.as_mut(),
        };
        let Some(store) = store else { return Err(no_store()) };
        let entries: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
        store.append(&entries, |checkpoint| core.sign_checkpoint(log, checkpoint)).map(|_| ()).map_err(|error| {
            match error {
                AppendError::Store(error) => error,
                other => panic!("{} {}: {other}", self.node.name(), log.name()),
            }
        })
    }

    fn republish(&mut self, log: LogKind, note: &[u8]) -> Result<(), StoreError> {
        let store = match log {
            LogKind::Joint => self.joint.as_mut(),
            LogKind::Verdicts => self.verdicts.as_mut(),
        };
        let Some(store) = store else { return Err(no_store()) };
        let note = SignedNote::parse(note).expect("a core publishes notes");
        store.publish_checkpoint(note).map_err(|error| match error {
            PublishError::Store(error) => error,
            other => panic!("{} {}: {other}", self.node.name(), log.name()),
        })
    }

    fn report(&mut self, what: Written, result: Result<(), StoreError>) -> Option<Input> {
        Some(match result {
            Ok(()) => Input::Stored(what),
            Err(StoreError::Determinate { .. }) => Input::StoreFailed { what, certainty: Certainty::Determinate },
            Err(StoreError::Indeterminate { .. } | StoreError::Conflict) => {
                self.doubts += 1;
                Input::StoreFailed { what, certainty: Certainty::Indeterminate }
            }
        })
    }
}

fn no_store() -> StoreError {
    StoreError::Indeterminate { path: "log".into(), reason: "the store must be opened anew".into() }
}

fn contents(store: &LogStore<Disk>) -> Result<RestoredLog, String> {
    let entries = store.read_entries(0..store.len()).map_err(|error| error.to_string())?;
    Ok(RestoredLog { note: store.checkpoint().map(SignedNote::to_bytes), entries })
}
