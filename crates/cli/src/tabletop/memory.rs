//! Three nodes in memory: the real core over the real store, on a network that loses nothing but what the script cuts.
//!
//! Faults belong to the simulation beside `protocol`; here a script's outcome is the same on every machine.
use super::play::{Filed, Line, Stage};
use super::seen::Seen;
use crate::founding::{Group, cosigner_name, note_signer, verdicts_origin};
use crate::outcome::{COULD_NOT, Failure};
use agreement::edition::Edition;
use agreement::identity::{Digest, Node, RecordHash, Side};
use agreement::records::{Genesis, Signed};
use agreement::state::State;
use agreement::verdict::Verdict;
use ledger::{Algorithm, LogStore, Media as _, MemoryMedia, SignedNote, VerifierKey};
use protocol::{
    Anchor, Certainty, Config, Core, Effect, Examiner, Input, Keys, LinkState, Reply, Restored, RoleKeys, Timing,
    Written,
};
use spacetime::{CivilDate, Instant, Span, Zone};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use wire::api::RecordView;
use wire::entry::JointEntry;
use wire::envelope::Envelope;
use wire::message::{LogKind, Message};
use wire::phrases::{Locale, Phrases};
use wire::report::Period;
use wire::view::{Known, Reached};

/// Inputs handled before a play is given up as restless.
const STEPS_MAX: u32 = 200_000;
/// How far the clock may be moved on, in seconds, to let timers fall due while things come to rest.
const REST_MAX_S: i64 = 30;

/// Three nodes in memory.
pub struct MemoryStage {
    seats: BTreeMap<Node, Seat>,
    mail: VecDeque<(Node, Node, Message)>,
    cut: BTreeSet<(Node, Node)>,
    now: Instant,
    ticket: u64,
    replies: BTreeMap<u64, Reply>,
    auditor: Auditor,
    phrases: Phrases,
    zone: Zone,
}

/// Folds the centre's log for itself and remembers every verdict, as anyone with a copy of the log can.
struct Auditor {
    examiner: Examiner,
    read: BTreeMap<RecordHash, Read>,
}

/// A record as the auditor read it.
struct Read {
    index: u64,
    at: Instant,
    signed: Box<Signed>,
    payload: Vec<u8>,
    verdict: Verdict,
}

struct Seat {
    core: Core,
    joint: LogStore<MemoryMedia>,
    verdicts: LogStore<MemoryMedia>,
    /// Links of the own outbox, by path below `outbox/`.
    outbox: BTreeMap<String, Vec<u8>>,
    inputs: VecDeque<Input>,
    armed: Option<Instant>,
}

impl Seat {
    const fn log(&self, kind: LogKind) -> &LogStore<MemoryMedia> {
        match kind {
            LogKind::Joint => &self.joint,
            LogKind::Verdicts => &self.verdicts,
        }
    }
}

impl MemoryStage {
    /// Seats the three nodes of a group.
    ///
    /// # Errors
    /// The group's own keys or records do not fit together.
    pub fn new(
        group: &Group,
        edition: &Edition,
        edition_hash: Digest,
        now: Instant,
        locale: Locale,
    ) -> Result<Self, Failure> {
        let mut seats = BTreeMap::new();
        for node in Node::ALL {
            seats.insert(node, seat(group, edition, edition_hash, node, now)?);
        }
        let mut stage = Self {
            seats,
            mail: VecDeque::new(),
            cut: BTreeSet::new(),
            now,
            ticket: 0,
            replies: BTreeMap::new(),
            auditor: Auditor { examiner: Examiner::new(edition.clone(), edition_hash), read: BTreeMap::new() },
            phrases: Phrases::new(locale),
            zone: edition.reference_zone,
        };
        stage.wake_all();
        stage.settle()?;
        Ok(stage)
    }

    /// What a node publishes, as its folder would hold it: `log/…`, `verdicts/…`, `outbox/…` with their bytes.
    #[must_use]
    pub fn published(&self, node: Node) -> BTreeMap<String, Vec<u8>> {
        let Some(seat) = self.seats.get(&node) else { return BTreeMap::new() };
        let mut files = BTreeMap::new();
        for (kind, folder) in [(LogKind::Joint, "log"), (LogKind::Verdicts, "verdicts")] {
            let media = seat.log(kind).media();
            for path in media.list("log/").unwrap_or_default() {
                let Ok(Some(bytes)) = media.read(&path) else { continue };
                let inside = path.trim_start_matches("log/");
                files.insert(format!("{folder}/{inside}"), bytes);
            }
        }
        files.extend(seat.outbox.iter().map(|(path, bytes)| (format!("outbox/{path}"), bytes.clone())));
        files
    }

    /// The state that a node has folded from its log.
    #[must_use]
    pub fn state(&self, node: Node) -> Option<&State> {
        self.seats.get(&node).map(|seat| seat.core.state())
    }

    /// What a node says of an envelope that no rule was asked about.
    fn refused_at_the_door(&self, code: &str, arguments: &[(String, String)]) -> Seen {
        let arguments: Vec<(&str, String)> =
            arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let word = "refused".to_owned();
        Seen {
            decision: word.clone(),
            effect: word,
            bases: vec![code.to_owned()],
            reasons: vec![(self.phrases.say(code, &arguments), self.phrases.cure(code, &arguments))],
            ..Seen::default()
        }
    }

    fn wake_all(&mut self) {
        for seat in self.seats.values_mut() {
            seat.inputs.push_back(Input::Wake);
        }
    }

    fn is_cut(&self, one: Node, other: Node) -> bool {
        self.cut.contains(&ordered(one, other))
    }

    /// Handles everything that waits, until nothing does.
    fn drain(&mut self) -> Result<(), Failure> {
        for _ in 0..STEPS_MAX {
            if let Some((from, to, message)) = self.mail.pop_front()
                && let Some(seat) = self.seats.get_mut(&to)
            {
                seat.inputs.push_back(Input::Peer { from, message });
            }
            let Some(node) = self.seats.iter().find(|(_, seat)| !seat.inputs.is_empty()).map(|(node, _)| *node) else {
                if self.mail.is_empty() {
                    return Ok(());
                }
                continue;
            };
            self.turn(node)?;
        }
        Err(Failure::new(COULD_NOT, "cli-play-restless", Vec::new()))
    }

    fn turn(&mut self, node: Node) -> Result<(), Failure> {
        let now = self.now;
        let Some(seat) = self.seats.get_mut(&node) else { return Ok(()) };
        let Some(input) = seat.inputs.pop_front() else { return Ok(()) };
        for effect in seat.core.handle(input, now) {
            self.execute(node, effect)?;
        }
        Ok(())
    }

    fn execute(&mut self, node: Node, effect: Effect) -> Result<(), Failure> {
        let report = match effect {
            Effect::Append { log, entries } => Some((self.append(node, log, &entries), Written::Append(log))),
            Effect::Republish { log, note } => Some((self.republish(node, log, &note), Written::Republish(log))),
            // Memory keeps what the core itself remembers; nothing is reopened from it.
            Effect::PersistOutbox { lane, number, bytes } => {
                if let Some(seat) = self.seats.get_mut(&node) {
                    seat.outbox.insert(format!("{}/{number}.json", lane.name()), bytes);
                }
                Some((Ok(()), Written::Outbox(lane, number)))
            }
            Effect::PersistLocal { name, .. } => Some((Ok(()), Written::Local(name))),
            Effect::RemoveLocal { name } => Some((Ok(()), Written::Removed(name))),
            Effect::PersistEvidence { name, .. } => Some((Ok(()), Written::Evidence(name))),
            Effect::Send { to, message } => {
                if !self.is_cut(node, to) {
                    self.mail.push_back((node, to, message));
                }
                None
            }
            Effect::Fetch { from, log, start } => {
                let input = self.fetch(node, from, log, start);
                self.push(node, input);
                None
            }
            Effect::Arm { at } => {
                if let Some(seat) = self.seats.get_mut(&node) {
                    seat.armed = Some(at);
                }
                None
            }
            Effect::Reply { ticket, reply } => {
                self.replies.insert(ticket, reply);
                None
            }
            Effect::Alarm(_) | Effect::Publish => None,
            Effect::Reopen => return Err(Failure::new(COULD_NOT, "cli-play-restless", Vec::new())),
        };
        if let Some((result, what)) = report {
            let input = match result {
                Ok(()) => Input::Stored(what),
                Err(()) => Input::StoreFailed { what, certainty: Certainty::Determinate },
            };
            self.push(node, input);
        }
        Ok(())
    }

    fn push(&mut self, node: Node, input: Input) {
        if let Some(seat) = self.seats.get_mut(&node) {
            // A write is reported before anything else is handled.
            seat.inputs.push_front(input);
        }
    }

    fn append(&mut self, node: Node, log: LogKind, entries: &[Vec<u8>]) -> Result<(), ()> {
        let seat = self.seats.get_mut(&node).ok_or(())?;
        let Seat { core, joint, verdicts, .. } = seat;
        let store = match log {
            LogKind::Joint => joint,
            LogKind::Verdicts => verdicts,
        };
        let entries: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
        store.append(&entries, |checkpoint| core.sign_checkpoint(log, checkpoint)).map(|_| ()).map_err(|_| ())
    }

    fn republish(&mut self, node: Node, log: LogKind, note: &[u8]) -> Result<(), ()> {
        let seat = self.seats.get_mut(&node).ok_or(())?;
        let note = SignedNote::parse(note).map_err(|_| ())?;
        let store = match log {
            LogKind::Joint => &mut seat.joint,
            LogKind::Verdicts => &mut seat.verdicts,
        };
        store.publish_checkpoint(note).map_err(|_| ())
    }

    fn fetch(&self, node: Node, from: Node, log: LogKind, start: u64) -> Input {
        let failed = Input::FetchFailed { from, log };
        if self.is_cut(node, from) {
            return failed;
        }
        let Some(store) = self.seats.get(&from).map(|seat| seat.log(log)) else { return failed };
        let Some(note) = store.checkpoint() else { return failed };
        let Ok(entries) = store.read_entries(start.min(store.len())..store.len()) else { return failed };
        Input::Fetched { from, log, note: note.to_bytes(), start, entries }
    }

    /// Folds what the centre has published since.
    fn audit(&mut self) {
        let Some(centre) = self.seats.get(&Node::Centre) else { return };
        let from = self.auditor.examiner.size();
        let Ok(entries) = centre.joint.read_entries(from..centre.joint.len()) else { return };
        for entry in entries {
            let examined = self.auditor.examiner.push(&entry);
            let (Some(signed), Some(at)) = (examined.signed, examined.at) else { continue };
            let payload = JointEntry::decode(&entry).map(|entry| entry.envelope.payload().to_vec()).unwrap_or_default();
            let read = Read { index: examined.index, at, payload, verdict: examined.verdict, signed };
            self.auditor.read.entry(read.signed.hash).or_insert(read);
        }
    }

    /// Every node publishes the same two notes, each with all three signatures, and no outbox waits.
    fn at_rest(&self) -> bool {
        let notes = |kind: LogKind| {
            let mut notes = self.seats.values().map(|seat| seat.log(kind).checkpoint());
            let first = notes.next().flatten();
            first.is_some_and(|first| first.signatures().len() == 3 && notes.all(|note| note == Some(first)))
        };
        let sizes = self.seats.values().all(|seat| seat.joint.len() == seat.verdicts.len());
        let sent = self.seats.values().all(|seat| seat.core.unsequenced().is_empty());
        sizes && sent && LogKind::ALL.into_iter().all(notes)
    }
}

impl Stage for MemoryStage {
    fn set_clock(&mut self, now: Instant) -> Result<(), Failure> {
        // Time only moves on: a script that names an earlier moment keeps the later one.
        self.now = self.now.max(now);
        self.wake_all();
        Ok(())
    }

    fn file(&mut self, node: Node, envelope: &[u8]) -> Result<Filed, Failure> {
        self.ticket += 1;
        let ticket = self.ticket;
        if let Some(seat) = self.seats.get_mut(&node) {
            seat.inputs.push_back(Input::Author { ticket, envelope: envelope.to_vec() });
        }
        self.drain()?;
        match self.replies.remove(&ticket) {
            Some(Reply::Refused { code, arguments, verdict, .. }) => Ok(Filed::Refused(match verdict {
                Some(verdict) => Seen::of_verdict(&wire::view::verdict(&verdict, self.zone, &self.phrases)),
                None => self.refused_at_the_door(&code, &arguments),
            })),
            Some(_) | None => Ok(Filed::Taken),
        }
    }

    fn attach(&mut self, node: Node, name: Digest, _bytes: &[u8], to: &[Node]) -> Result<(), Failure> {
        // Only that somebody holds them counts here: what is in them is for the desks.
        let holders = to.iter().copied().chain([node]);
        for holder in holders {
            if let Some(seat) = self.seats.get_mut(&holder) {
                seat.inputs.push_back(Input::AttachmentHeld { attachment: name });
            }
        }
        self.drain()
    }

    fn settle(&mut self) -> Result<(), Failure> {
        let until = self.now.checked_add(Span::from_seconds(REST_MAX_S));
        self.drain()?;
        while !self.at_rest() {
            // Nothing moves by itself any more: let the next timer fall due, but no further than a short while.
            let next = self.seats.values().filter_map(|seat| seat.armed).filter(|armed| *armed > self.now).min();
            let Some(next) = next.filter(|next| until.is_none_or(|until| *next <= until)) else { return Ok(()) };
            self.now = next;
            self.wake_all();
            self.drain()?;
        }
        Ok(())
    }

    fn view(&mut self, node: Node, record: RecordHash) -> Result<Option<RecordView>, Failure> {
        self.audit();
        let (Some(read), Some(seat)) = (self.auditor.read.get(&record), self.seats.get(&node)) else {
            return Ok(None);
        };
        let state = seat.core.state();
        if !state.knows(record) {
            return Ok(None);
        }
        let reached = Reached::Sequenced { index: read.index, at: read.at, verdict: &read.verdict };
        let known = Known { signed: &read.signed, payload: &read.payload, reached };
        Ok(Some(wire::view::record(state, &known, self.now, &self.phrases)))
    }

    fn report(&mut self, period: Period, day: CivilDate) -> Result<String, Failure> {
        let Some(state) = self.state(Node::Centre) else { return Ok(String::new()) };
        let beyond = |_| Failure::new(COULD_NOT, "cli-report-day-beyond", Vec::new());
        Ok(wire::report::document(state, period, day, &self.phrases).map_err(beyond)?.text)
    }

    fn link(&mut self, one: Node, other: Node, line: Line) -> Result<(), Failure> {
        let state = match line {
            Line::Cut => {
                self.cut.insert(ordered(one, other));
                LinkState::Down
            }
            Line::Joined => {
                self.cut.remove(&ordered(one, other));
                LinkState::Up
            }
        };
        for (node, peer) in [(one, other), (other, one)] {
            if let Some(seat) = self.seats.get_mut(&node) {
                seat.inputs.push_back(Input::Linked { peer, state });
            }
        }
        Ok(())
    }
}

fn ordered(one: Node, other: Node) -> (Node, Node) {
    if one < other { (one, other) } else { (other, one) }
}

fn seat(group: &Group, edition: &Edition, edition_hash: Digest, node: Node, now: Instant) -> Result<Seat, Failure> {
    let genesis: &Genesis = &group.charter;
    let unfit = || Failure::new(COULD_NOT, "cli-founding-signing", Vec::new());
    let origin = genesis.origin.as_str();
    let signer =
        |name: &str, seed, algorithm| note_signer(name, seed, algorithm).map_err(|error| Failure::could_not(&error));
    let keys = match node.side() {
        None => Keys {
            record: group.centre.record.clone(),
            role: RoleKeys::Sequencer {
                joint: signer(origin, group.centre.sequencer, Algorithm::Ed25519Note)?,
                verdicts: signer(&verdicts_origin(origin), group.centre.sequencer_verdicts, Algorithm::Ed25519Note)?,
            },
        },
        Some(side) => headquarters_keys(group, origin, side)?,
    };
    let envelope = Envelope::parse(&group.genesis).map_err(|error| Failure::could_not(&error))?;
    let anchor = Anchor { envelope: group.genesis.clone(), genesis: genesis.clone(), hash: envelope.payload_hash() };
    let config = Config { node, keys, genesis: anchor, edition: edition.clone(), edition_hash, timing: Timing::LINE };
    let core = Core::open(config, Restored::default(), now).map_err(|_| unfit())?;
    let store = |vkey: &str| {
        let key = VerifierKey::parse(vkey).map_err(|_| unfit())?;
        LogStore::open(MemoryMedia::default(), key).map_err(|_| unfit())
    };
    Ok(Seat {
        core,
        joint: store(&genesis.sequencer)?,
        verdicts: store(&genesis.sequencer_verdicts)?,
        outbox: BTreeMap::new(),
        inputs: VecDeque::new(),
        armed: None,
    })
}

fn headquarters_keys(group: &Group, origin: &str, side: Side) -> Result<Keys, Failure> {
    let own =
        group.headquarters.get(&side).ok_or_else(|| Failure::new(COULD_NOT, "cli-founding-signing", Vec::new()))?;
    let cosigner = |role: &str, seed| {
        note_signer(&cosigner_name(origin, side, role), seed, Algorithm::CosignatureV1)
            .map_err(|error| Failure::could_not(&error))
    };
    Ok(Keys {
        record: own.record.clone(),
        role: RoleKeys::Participant {
            side,
            stored: cosigner("stored", own.stored)?,
            examined: cosigner("examined", own.examined)?,
        },
    })
}
