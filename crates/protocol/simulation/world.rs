//! The world: true time, a heap of events, lines that lose and delay, and the machines.
use agreement::identity::{Node, RecordHash, Side};
use agreement::records::Record;
use jig_protocol::{Input, LogKind, Message};
use ledger::sha256;
use spacetime::{Instant, Span};
use std::collections::{BTreeMap, BTreeSet};
use wire::envelope::Envelope;
use wire::submission::Lane;

use super::cast;
use super::checks::Checks;
use super::coverage::Coverage;
use super::disk::Aftermath;
use super::node::{Machine, Outgoing};
use super::rng::Chance;

/// A line from one node to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Nothing passes.
    pub(crate) cut: bool,
    /// In a thousand.
    pub(crate) loss: u64,
    /// In a thousand.
    pub(crate) duplicates: u64,
    /// Milliseconds.
    pub(crate) delay: (u64, u64),
    /// In a thousand, a delay of days.
    pub(crate) days: u64,
}

impl Line {
    /// A good line.
    pub(crate) const GOOD: Self = Self { cut: false, loss: 0, duplicates: 0, delay: (20, 20), days: 0 };
}

/// Something that will happen.
#[derive(Clone, Debug)]
enum Event {
    Deliver { to: usize, from: Node, bytes: Vec<u8> },
    Wake { machine: usize },
    Ask { at: usize, by: usize, from: Node, log: LogKind, start: u64 },
    Answer { to: usize, from: Node, log: LogKind, start: u64, answer: Option<(Vec<u8>, Vec<Vec<u8>>)> },
    Restart { machine: usize },
}

/// A message on its way: the line, its place in the order of sending, and whether it takes days.
#[derive(Clone, Copy, Debug)]
struct Flight {
    line: (usize, usize),
    sent: u64,
    is_late: bool,
}

/// Alpha, bravo, centre; a fourth machine is the centre's other face after a fork.
pub(crate) const ALPHA: usize = 0;
/// As above.
pub(crate) const BRAVO: usize = 1;
/// As above.
pub(crate) const CENTRE: usize = 2;
/// As above.
pub(crate) const OTHER_FACE: usize = 3;

/// What a dishonest centre drops at its door.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Withheld {
    /// Whose.
    pub(crate) origin: Node,
    /// Which lane; none for all, and restraints on their direct way too.
    pub(crate) lane: Option<Lane>,
}

/// Everything.
pub(crate) struct World {
    /// True time.
    pub(crate) now: Instant,
    /// Chance.
    pub(crate) chance: Chance,
    /// The machines.
    pub(crate) machines: Vec<Machine>,
    lines: BTreeMap<(usize, usize), Line>,
    events: BTreeMap<(i64, u64), Event>,
    count: u64,
    /// What is on its way, by the number of its event.
    flights: BTreeMap<u64, Flight>,
    /// The youngest message that arrived on each line.
    arrived: BTreeMap<(usize, usize), u64>,
    /// How often what was met.
    pub(crate) coverage: Coverage,
    /// What must always be true.
    pub(crate) checks: Checks,
    /// What the centre withholds.
    pub(crate) withheld: Option<Withheld>,
    /// Machines that do not keep the rules: excused from what is asked of honest ones.
    pub(crate) dishonest: BTreeSet<usize>,
    trace: [u8; 32],
    talks: bool,
    /// Who lies, for messages.
    pub(crate) plot: String,
    /// Entries that one fetch carries.
    pub(crate) page: u64,
    next_nonce: u64,
    next_ticket: u64,
    woken: BTreeMap<usize, i64>,
}

impl World {
    /// Three started machines and good lines.
    pub(crate) fn new(seed: u64) -> Self {
        let machines = Node::ALL.into_iter().map(Machine::new).collect();
        let mut world = Self {
            now: cast::dawn(),
            chance: Chance::new(seed),
            machines,
            lines: BTreeMap::new(),
            events: BTreeMap::new(),
            count: 0,
            flights: BTreeMap::new(),
            arrived: BTreeMap::new(),
            coverage: Coverage::default(),
            checks: Checks::default(),
            withheld: None,
            dishonest: BTreeSet::new(),
            trace: [0; 32],
            talks: false,
            plot: String::new(),
            page: 1_000,
            next_nonce: 1,
            next_ticket: 1,
            woken: BTreeMap::new(),
        };
        for machine in [CENTRE, ALPHA, BRAVO] {
            world.start(machine);
        }
        world
    }

    /// Three nodes with every post filled, quiet.
    pub(crate) fn staffed(seed: u64) -> Self {
        let mut world = Self::new(seed);
        world.run(1_000);
        for side in Side::BOTH {
            for to in cast::POSTS {
                let nonce = world.nonce();
                let record = cast::appointment(side, to, world.now, nonce);
                world.author(machine_of(Node::Headquarters(side)), &record);
            }
        }
        world.run(8_000);
        world
    }

    /// Prints what happens, for whoever looks for a fault.
    pub(crate) fn talk(&mut self, talks: bool) {
        self.talks = talks;
        self.machines.iter_mut().for_each(|machine| machine.talks = talks);
    }

    /// A new nonce.
    pub(crate) fn nonce(&mut self) -> u64 {
        self.next_nonce += 1;
        self.next_nonce
    }

    /// Starts a machine on what its disks hold.
    pub(crate) fn start(&mut self, machine: usize) {
        let now = self.now;
        let opened = self.machines[machine].open(now);
        self.count_mishaps(machine);
        if let Err(reason) = opened {
            self.machines[machine].shut = reason;
            if self.machines[machine].disks.iter().any(super::disk::Disk::is_dead) {
                self.machines[machine].crash(Aftermath::Torn);
                self.machines[machine].crashed = false;
            }
            // A full disk can keep a store shut; it is tried again.
            let at = self.at(500);
            self.schedule(at, Event::Restart { machine });
            return;
        }
        if self.machines[machine].opened > 1 {
            self.coverage.met("restart rebuilt the node");
        }
        self.feed(machine, Input::Wake);
        // The look after that input compared the whole past with what was acknowledged.
        if self.machines[machine].opened > 1
            && self.checks.acknowledged_by(machine) > 0
            && !self.dishonest.contains(&machine)
        {
            self.coverage.met("acknowledged record survived a crash");
        }
    }

    /// An author hands in a record at a machine.
    pub(crate) fn author(&mut self, machine: usize, record: &Record) -> RecordHash {
        self.author_envelope(machine, &cast::sealed(record))
    }

    /// As [`World::author`], with an envelope signed already.
    pub(crate) fn author_envelope(&mut self, machine: usize, envelope: &Envelope) -> RecordHash {
        self.next_ticket += 1;
        let input = Input::Author { ticket: self.next_ticket, envelope: envelope.to_bytes() };
        self.feed(machine, input);
        envelope.payload_hash()
    }

    /// The line from one machine to another.
    pub(crate) fn line(&mut self, from: usize, to: usize) -> &mut Line {
        self.lines.entry((from, to)).or_insert(Line::GOOD)
    }

    /// Changes all lines.
    pub(crate) fn all_lines(&mut self, line: Line) {
        for from in 0..4 {
            for to in 0..4 {
                self.lines.insert((from, to), line);
            }
        }
    }

    /// Cuts or mends the lines between two machines, both ways.
    pub(crate) fn set_cut(&mut self, one: usize, other: usize, cut: bool) {
        self.line(one, other).cut = cut;
        self.line(other, one).cut = cut;
    }

    /// The machine that a node's messages to another node reach; a forked centre has two faces.
    fn route(&self, from: usize, to: Node) -> usize {
        match to {
            Node::Centre if from == BRAVO && self.machines.len() > OTHER_FACE => OTHER_FACE,
            other => machine_of(other),
        }
    }

    fn at(&self, millis: u64) -> i64 {
        self.now.as_millis() + i64::try_from(millis).unwrap_or(i64::MAX / 4)
    }

    fn schedule(&mut self, at: i64, event: Event) {
        self.count += 1;
        self.events.insert((at, self.count), event);
    }

    /// Hands an input to a machine and sends what it says.
    pub(crate) fn feed(&mut self, machine: usize, input: Input) {
        let now = self.now;
        let outgoing = self.machines[machine].feed(input, now);
        for out in outgoing {
            self.send(machine, out);
        }
        self.count_mishaps(machine);
        if std::mem::take(&mut self.machines[machine].crashed) {
            let down = self.chance.between(100, 20_000);
            let at = self.at(down);
            self.schedule(at, Event::Restart { machine });
        }
        self.plan_wake(machine);
        self.look(machine);
    }

    fn count_mishaps(&mut self, machine: usize) {
        for what in self.machines[machine].take_mishaps() {
            self.coverage.met(what);
        }
    }

    fn plan_wake(&mut self, machine: usize) {
        let Some(armed) = self.machines[machine].armed else { return };
        let at = armed.max(self.now).as_millis();
        if self.woken.get(&machine) != Some(&at) {
            self.woken.insert(machine, at);
            self.schedule(at, Event::Wake { machine });
        }
    }

    fn send(&mut self, from: usize, outgoing: Outgoing) {
        match outgoing {
            Outgoing::Send { to, message } => {
                let node = self.machines[from].node;
                let to = self.route(from, to);
                let bytes = message.encode();
                self.transmit(from, to, move |_| Event::Deliver { to, from: node, bytes: bytes.clone() });
            }
            Outgoing::Fetch { from: source, log, start } => {
                let at = self.route(from, source);
                self.transmit(from, at, move |_| Event::Ask { at, by: from, from: source, log, start });
            }
        }
    }

    fn transmit(&mut self, from: usize, to: usize, event: impl Fn(u64) -> Event) {
        let line = *self.line(from, to);
        // Each face of a forked centre speaks to its own audience only.
        let forked = self.machines.len() > OTHER_FACE;
        if line.cut || (forked && [(CENTRE, BRAVO), (OTHER_FACE, ALPHA)].contains(&(from, to))) {
            return;
        }
        if self.chance.permille(line.loss) {
            self.coverage.met("message lost");
            return;
        }
        let copies = if self.chance.permille(line.duplicates) { 2 } else { 1 };
        if copies == 2 {
            self.coverage.met("message duplicated");
        }
        for copy in 0..copies {
            let mut delay = self.chance.between(line.delay.0, line.delay.1);
            let is_late = self.chance.permille(line.days);
            if is_late {
                delay += self.chance.between(86_400_000, 3 * 86_400_000);
            }
            let at = self.at(delay);
            self.schedule(at, event(copy));
            self.flights.insert(self.count, Flight { line: (from, to), sent: self.count, is_late });
        }
    }

    /// Lets so many milliseconds pass.
    pub(crate) fn run(&mut self, millis: u64) {
        let end = self.at(millis);
        while let Some(entry) = self.events.first_entry() {
            if entry.key().0 > end {
                break;
            }
            let ((at, number), event) = entry.remove_entry();
            self.now = Instant::from_millis(at.max(self.now.as_millis())).unwrap_or(self.now);
            self.land(number);
            self.happen(event);
        }
        self.now = Instant::from_millis(end).unwrap_or(self.now);
    }

    /// Counts how a message arrived: after days, or behind one that was sent later.
    fn land(&mut self, number: u64) {
        let Some(flight) = self.flights.remove(&number) else { return };
        if flight.is_late {
            self.coverage.met("message delayed for days");
        }
        let youngest = self.arrived.entry(flight.line).or_insert(flight.sent);
        if flight.sent < *youngest {
            self.coverage.met("messages reordered");
        }
        *youngest = flight.sent.max(*youngest);
    }

    /// The days pass that messages on their way still take, with nobody at work: every timer rests meanwhile. Returns how many
    /// messages arrived.
    pub(crate) fn let_late_messages_arrive(&mut self) -> u64 {
        let mut arrived = 0;
        loop {
            let late = |key: &&(i64, u64)| self.flights.get(&key.1).is_some_and(|flight| flight.is_late);
            let Some(&(due, _)) = self.events.keys().find(late) else { return arrived };
            let gap = due - self.now.as_millis();
            if gap > 0 {
                let events = std::mem::take(&mut self.events);
                for ((at, number), event) in events {
                    let is_late = self.flights.get(&number).is_some_and(|flight| flight.is_late);
                    self.events.insert((if is_late { at } else { at + gap }, number), event);
                }
                for machine in &mut self.machines {
                    machine.armed = machine.armed.map(|at| at.saturating_add(Span::from_millis(gap)));
                }
                self.woken.clear();
                self.now = Instant::from_millis(due).unwrap_or(self.now);
            }
            arrived += 1;
            self.run(1_000);
        }
    }

    /// Bytes that are no message, or a message cut short, arrive at a machine as if from a peer.
    pub(crate) fn deliver_garbage(&mut self, to: usize, from: Node, bytes: Vec<u8>) {
        let at = self.at(1);
        self.schedule(at, Event::Deliver { to, from, bytes });
    }

    fn happen(&mut self, event: Event) {
        self.record(&event);
        match event {
            Event::Deliver { to, from, bytes } => self.deliver(to, from, &bytes),
            Event::Wake { machine } => {
                let armed = self.machines[machine].armed;
                self.woken.remove(&machine);
                let now = self.now;
                self.machines[machine].try_reopen(now);
                if armed.is_some_and(|armed| armed <= self.now) {
                    self.machines[machine].armed = None;
                    self.feed(machine, Input::Wake);
                } else {
                    self.plan_wake(machine);
                }
            }
            Event::Ask { at, by, from, log, start } => {
                let page = self.page;
                let answer = self.machines[at].serve(log, start, page);
                self.transmit(at, by, move |_| Event::Answer { to: by, from, log, start, answer: answer.clone() });
            }
            Event::Answer { to, from, log, start, answer } => {
                let input = match answer {
                    Some((note, entries)) => Input::Fetched { from, log, note, start, entries },
                    None => Input::FetchFailed { from, log },
                };
                self.feed(to, input);
            }
            Event::Restart { machine } => {
                if !self.machines[machine].is_up() {
                    self.start(machine);
                }
            }
        }
    }

    fn deliver(&mut self, to: usize, from: Node, bytes: &[u8]) {
        let Ok(message) = Message::decode(bytes) else {
            self.coverage.met("hostile bytes dropped");
            return;
        };
        if matches!(message, Message::SubmitReply(jig_protocol::SubmitReply::Waiting { .. })) {
            self.coverage.met("gap waited in its lane");
        }
        if to == CENTRE && self.is_withheld(from, &message) {
            self.coverage.met("centre withheld a submission");
            return;
        }
        self.feed(to, Input::Peer { from, message });
    }

    fn is_withheld(&self, from: Node, message: &Message) -> bool {
        let Some(Withheld { origin, lane }) = self.withheld else { return false };
        match message {
            Message::Submit { submission, .. } => wire::submission::SignedSubmission::open(submission)
                .is_ok_and(|sent| sent.origin == origin && lane.is_none_or(|lane| lane == sent.lane)),
            Message::Restraint { .. } => lane.is_none() && from == origin,
            _ => false,
        }
    }

    /// Cuts a machine's power and lets it come back after a while.
    pub(crate) fn crash(&mut self, machine: usize, aftermath: Aftermath, down_ms: u64) {
        self.machines[machine].crash(aftermath);
        self.machines[machine].crashed = false;
        let at = self.at(down_ms);
        self.schedule(at, Event::Restart { machine });
    }

    /// A courier carries a log from one machine to another, whole or cut short.
    pub(crate) fn carry(&mut self, from: usize, to: usize, log: LogKind, start: u64, keep: u64) {
        let Some((note, mut entries)) = self.machines[from].serve(log, start, u64::MAX) else { return };
        entries.truncate(usize::try_from(keep).unwrap_or(usize::MAX));
        let source = self.machines[from].node;
        self.feed(to, Input::Fetched { from: source, log, note, start, entries });
    }

    /// The hash of everything that happened, in order.
    pub(crate) fn trace(&self) -> String {
        self.trace.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Number of events so far.
    pub(crate) const fn events(&self) -> u64 {
        self.count
    }

    fn record(&mut self, event: &Event) {
        let line = format!("{} {event:?}", self.now);
        if self.talks {
            self.tell(event);
        }
        self.trace = *sha256(&[self.trace.as_slice(), line.as_bytes()].concat()).as_bytes();
    }

    fn tell(&self, event: &Event) {
        match event {
            Event::Deliver { to, from, bytes } => {
                let what = match Message::decode(bytes) {
                    Ok(Message::Submit { submission, .. }) => {
                        format!(
                            "submit {:?}",
                            wire::submission::SignedSubmission::open(&submission).map(|s| (s.lane, s.number))
                        )
                    }
                    Ok(Message::Head { log, note }) => format!(
                        "head {} {} {}",
                        log.name(),
                        note.lines().nth(1).unwrap_or(""),
                        note.matches('\u{2014}').count()
                    ),
                    Ok(Message::HeadExchange { joint, verdicts }) => {
                        let short = |note: &str| {
                            format!("{} by {}", note.lines().nth(1).unwrap_or(""), note.matches('\u{2014}').count())
                        };
                        format!("heads {} | {}", short(&joint), short(&verdicts))
                    }
                    Ok(other) => format!("{other:?}").chars().take(60).collect(),
                    Err(_) => "garbage".to_owned(),
                };
                println!("{} {} -> {to}: {what}", self.now, from.name());
            }
            Event::Answer { to, from, log, start, answer } => {
                let count = answer.as_ref().map(|(_, entries)| entries.len());
                println!("{} {} -> {to}: {} from {start}: {count:?}", self.now, from.name(), log.name());
            }
            other => println!("{} {other:?}", self.now),
        }
    }

    fn look(&mut self, machine: usize) {
        let mut checks = std::mem::take(&mut self.checks);
        checks.after(self, machine);
        self.checks = checks;
    }
}

/// The machine of a node.
pub(crate) const fn machine_of(node: Node) -> usize {
    match node {
        Node::Headquarters(Side::Alpha) => ALPHA,
        Node::Headquarters(Side::Bravo) => BRAVO,
        Node::Centre => CENTRE,
    }
}
