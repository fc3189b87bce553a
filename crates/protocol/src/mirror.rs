//! A participant follows the log: it fetches, checks, stores durably, then cosigns; it folds, and compares verdicts.
//!
//! Entries come by any road; what they are is decided by the checkpoint's root alone. Knows no file and no socket.
use agreement::identity::{Node, Side};
use agreement::records::Receipt;
use ledger::{Hash, Tree};
use spacetime::Instant;
use std::collections::BTreeMap;
use wire::message::{LogKind, Message};

use crate::alarm::Alarm;
use crate::core::{Core, Role, is_due};
use crate::divergence::first_difference;
use crate::effect::Effect;
use crate::notes::Head;

/// Bytes of entries that may be collected for one checkpoint.
const STAGED_BYTES_MAX: usize = 256 * 1024 * 1024;

/// What only a participant remembers.
#[derive(Debug)]
pub(crate) struct Mirror {
    pub(crate) side: Side,
    /// The largest head seen of each log that is not stored yet, and who showed it.
    ahead: BTreeMap<LogKind, (Head, Node)>,
    fetching: BTreeMap<LogKind, Fetching>,
    /// Checkpoint sizes that call for a receipt.
    pub(crate) owed: Vec<Owed>,
    /// When the centre refused a receipt last.
    pub(crate) refused_at: Option<Instant>,
    /// The first verdict in which the centre's published log differs from the own fold.
    pub(crate) difference: Option<u64>,
    /// The last receipt that was made, whether sequenced or not.
    pub(crate) last_receipt: Option<Receipt>,
    /// When the own node had caught up with the centre last, for disputes about time.
    pub(crate) caught_up_at: Option<Instant>,
}

/// Entries on their way.
#[derive(Debug)]
struct Fetching {
    from: Node,
    since: Instant,
    start: u64,
    staged: Vec<Vec<u8>>,
    bytes: usize,
}

/// A checkpoint size that calls for a receipt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owed {
    pub(crate) size: u64,
    /// Ledger time of the last entry below it.
    pub(crate) at: Instant,
    pub(crate) received_at: Instant,
}

impl Mirror {
    pub(crate) const fn new(side: Side) -> Self {
        Self {
            side,
            ahead: BTreeMap::new(),
            fetching: BTreeMap::new(),
            owed: Vec::new(),
            refused_at: None,
            difference: None,
            last_receipt: None,
            caught_up_at: None,
        }
    }

    pub(crate) fn is_busy(&self) -> bool {
        !self.fetching.is_empty() || !self.ahead.is_empty() || !self.owed.is_empty()
    }
}

impl Core {
    pub(crate) const fn mirror(&mut self) -> Option<&mut Mirror> {
        match &mut self.role {
            Role::Sequencer(_) => None,
            Role::Participant(mirror) => Some(mirror),
        }
    }

    /// A head beyond what is stored: remember it and get what is missing.
    pub(crate) fn follow(&mut self, from: Node, log: LogKind, head: Head, now: Instant, out: &mut Vec<Effect>) {
        let Some(mirror) = self.mirror() else { return };
        let larger = mirror.ahead.get(&log).is_none_or(|(known, _)| known.size() <= head.size());
        if larger {
            mirror.ahead.insert(log, (head, from));
        }
        match log {
            LogKind::Joint => self.fetch_missing(now, out),
            LogKind::Verdicts => self.compare_verdicts(now, out),
        }
    }

    fn fetch_missing(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let start = self.examiner.size();
        let idle = self.joint.appending.is_none();
        let retry = self.timing.retry;
        let Some(mirror) = self.mirror() else { return };
        let Some((head, from)) = mirror.ahead.get(&LogKind::Joint) else { return };
        if head.size() <= start {
            mirror.ahead.remove(&LogKind::Joint);
            return;
        }
        let from = *from;
        let under_way =
            mirror.fetching.get(&LogKind::Joint).is_some_and(|fetching| !is_due(Some(fetching.since), now, retry));
        if idle && !under_way {
            Self::ask(mirror, from, LogKind::Joint, start, now, out);
        }
    }

    fn ask(mirror: &mut Mirror, from: Node, log: LogKind, start: u64, now: Instant, out: &mut Vec<Effect>) {
        mirror.fetching.insert(log, Fetching { from, since: now, start, staged: Vec::new(), bytes: 0 });
        out.push(Effect::Fetch { from, log, start });
    }

    /// Entries arrive unasked, with the head that covers them. They are taken if they are the next ones; in any case the
    /// head is heard, and calls for what is missing.
    #[expect(clippy::too_many_arguments, reason = "the fields of one message, taken apart at the only call")]
    pub(crate) fn hear_entries(
        &mut self,
        from: Node,
        log: LogKind,
        note: &[u8],
        start: u64,
        entries: Vec<Vec<u8>>,
        now: Instant,
        out: &mut Vec<Effect>,
    ) {
        let next = log == LogKind::Joint && start == self.examiner.size() && self.joint.is_idle();
        let asked = self.mirror().is_none_or(|mirror| mirror.fetching.contains_key(&log));
        // A sender that pushes bad bytes must not make this node ask for the whole log: only a head does that.
        if next && !asked && self.is_covered(note, &entries) {
            self.fetched(from, log, note, start, entries, now, out);
        }
        self.hear_head(from, log, note, now, out);
    }

    /// Whether a note is signed by the log and covers the own joint log extended by these entries.
    fn is_covered(&self, note: &[u8], entries: &[Vec<u8>]) -> bool {
        let mut edge = self.examiner.edge().clone();
        entries.iter().for_each(|entry| edge.push(Hash::of_leaf(entry)));
        Head::verify(note, &self.joint.keys).is_ok_and(|head| (edge.size(), edge.root()) == (head.size(), head.root()))
    }

    /// Entries arrive, by any road.
    #[expect(clippy::too_many_arguments, reason = "the fields of one input, taken apart at the only call")]
    pub(crate) fn fetched(
        &mut self,
        from: Node,
        log: LogKind,
        note: &[u8],
        start: u64,
        entries: Vec<Vec<u8>>,
        now: Instant,
        out: &mut Vec<Effect>,
    ) {
        if self.mirror().is_none() {
            return;
        }
        // A contradiction between the note and the own tree is found here.
        let Ok(head) = Head::verify(note, &self.log(log).keys) else {
            self.hear_head(from, log, note, now, out);
            return;
        };
        let size = match log {
            LogKind::Joint => self.examiner.size(),
            LogKind::Verdicts => self.verdicts.durable(),
        };
        if head.size() <= size && start != 0 {
            self.hear_head(from, log, note, now, out);
            return;
        }
        let Some(mirror) = self.mirror() else { return };
        let fetching =
            mirror.fetching.entry(log).or_insert(Fetching { from, since: now, start, staged: Vec::new(), bytes: 0 });
        let reached = fetching.start.saturating_add(fetching.staged.len() as u64);
        if start > reached {
            // A courier may bring a later part first; it comes again.
            if fetching.staged.is_empty() {
                mirror.fetching.remove(&log);
            }
            return;
        }
        let skip = usize::try_from(reached.saturating_sub(start)).unwrap_or(usize::MAX);
        for entry in entries.into_iter().skip(skip) {
            fetching.bytes = fetching.bytes.saturating_add(entry.len());
            fetching.staged.push(entry);
        }
        fetching.since = now;
        let reached = fetching.start.saturating_add(fetching.staged.len() as u64);
        if reached < head.size() && fetching.bytes < STAGED_BYTES_MAX {
            if skip == 0 || reached > start {
                out.push(Effect::Fetch { from, log, start: reached });
            }
            return;
        }
        let Some(fetching) = mirror.fetching.remove(&log) else { return };
        match log {
            LogKind::Joint => self.take_entries(fetching, head, now, out),
            LogKind::Verdicts => self.take_verdicts(&fetching, &head, out),
        }
    }

    /// A batch is complete: it belongs to the checkpoint, or it does not.
    fn take_entries(&mut self, fetching: Fetching, head: Head, now: Instant, out: &mut Vec<Effect>) {
        let size = self.examiner.size();
        let Fetching { from, since: _, start, staged, bytes: _ } = fetching;
        if self.joint.appending.is_some() || start > size {
            return;
        }
        let count = usize::try_from(head.size().saturating_sub(start)).unwrap_or(usize::MAX);
        let known = usize::try_from(size.saturating_sub(start)).unwrap_or(usize::MAX);
        let belongs = if start == size {
            let mut edge = self.examiner.edge().clone();
            staged.iter().take(count).for_each(|entry| edge.push(Hash::of_leaf(entry)));
            (edge.size(), edge.root()) == (head.size(), head.root())
        } else {
            let mut tree: Tree = (0..start).filter_map(|index| self.examiner.joint().leaf(index)).collect();
            staged.iter().take(count).for_each(|entry| tree.push(Hash::of_leaf(entry)));
            let belongs = (tree.len(), tree.root()) == (head.size(), head.root());
            if belongs && let Some(evidence) = self.fork_from_entries(LogKind::Joint, &head, &tree) {
                self.keep_fork(LogKind::Joint, &evidence, out);
                if let Some(mirror) = self.mirror() {
                    mirror.ahead.remove(&LogKind::Joint);
                }
                return;
            }
            belongs
        };
        if !belongs {
            self.doubt_batch(from, start, now, out);
            return;
        }
        let entries: Vec<_> = staged.into_iter().take(count).skip(known).collect();
        if !entries.is_empty() {
            self.take_batch(entries, head, out);
        }
    }

    /// Folds a batch whose root is right, and asks for it to be stored.
    fn take_batch(&mut self, entries: Vec<Vec<u8>>, head: Head, out: &mut Vec<Effect>) {
        for entry in &entries {
            let examined = self.examiner.push(entry);
            self.leaves.push_back(examined.leaf.clone());
            self.folded.push_back(examined);
        }
        self.joint.append(entries, Some(head), out);
    }

    /// Bad bytes on the way, or another past: only all of it tells.
    fn doubt_batch(&mut self, from: Node, start: u64, now: Instant, out: &mut Vec<Effect>) {
        let Some(mirror) = self.mirror() else { return };
        if start > 0 {
            Self::ask(mirror, from, LogKind::Joint, 0, now, out);
            return;
        }
        mirror.ahead.remove(&LogKind::Joint);
        out.push(Effect::Alarm(Alarm::EntriesRefused { from, log: LogKind::Joint, start }));
    }

    pub(crate) fn fetch_failed(&mut self, from: Node, log: LogKind, now: Instant) {
        let Some(mirror) = self.mirror() else { return };
        let other = Node::ALL.into_iter().find(|node| node.side() != Some(mirror.side) && *node != from);
        // Any road will do: the next try goes to the other node.
        if let (Some(other), Some((_, source))) = (other, mirror.ahead.get_mut(&log)) {
            *source = other;
        }
        if let Some(fetching) = mirror.fetching.get_mut(&log).filter(|fetching| fetching.from == from) {
            fetching.staged.clear();
            fetching.bytes = 0;
            fetching.since = now;
        }
    }

    /// Compares the centre's published verdict log with the own fold, as far as the entries are stored here.
    pub(crate) fn compare_verdicts(&mut self, now: Instant, out: &mut Vec<Effect>) {
        if !self.examines() {
            return;
        }
        let (stored, retry) = (self.joint.durable(), self.timing.retry);
        let Some(mirror) = self.mirror() else { return };
        let Some((head, from)) = mirror.ahead.get(&LogKind::Verdicts) else { return };
        if head.size() > stored {
            return;
        }
        let (head, from) = (head.clone(), *from);
        if head.size() <= self.verdicts.durable() {
            if let Some(mirror) = self.mirror() {
                mirror.ahead.remove(&LogKind::Verdicts);
            }
            return;
        }
        if self.examiner.verdicts().root_at(head.size()) == Some(head.root()) {
            self.append_verdicts(head, out);
            return;
        }
        let Some(mirror) = self.mirror() else { return };
        let under_way =
            mirror.fetching.get(&LogKind::Verdicts).is_some_and(|fetching| !is_due(Some(fetching.since), now, retry));
        if !under_way && mirror.difference.is_none() {
            Self::ask(mirror, from, LogKind::Verdicts, 0, now, out);
        }
    }

    fn append_verdicts(&mut self, head: Head, out: &mut Vec<Effect>) {
        if !self.verdicts.is_idle() {
            return;
        }
        let count = usize::try_from(head.size().saturating_sub(self.verdicts.durable())).unwrap_or(usize::MAX);
        if count > self.leaves.len() {
            return;
        }
        let leaves: Vec<_> = self.leaves.drain(..count).collect();
        if let Some(mirror) = self.mirror() {
            mirror.ahead.remove(&LogKind::Verdicts);
            mirror.difference = None;
        }
        self.raised.remove("verdicts");
        self.verdicts.append(leaves, Some(head), out);
    }

    /// The centre's verdicts are here: name the first that differs, or find that its verdict log forks.
    fn take_verdicts(&mut self, fetching: &Fetching, head: &Head, out: &mut Vec<Effect>) {
        let count = usize::try_from(head.size()).unwrap_or(usize::MAX);
        let theirs: Tree = fetching.staged.iter().take(count).map(|leaf| Hash::of_leaf(leaf)).collect();
        if fetching.start != 0 || theirs.len() != head.size() || theirs.root() != head.root() {
            let from = fetching.from;
            out.push(Effect::Alarm(Alarm::EntriesRefused { from, log: LogKind::Verdicts, start: fetching.start }));
            return;
        }
        if let Some(evidence) = self.fork_from_entries(LogKind::Verdicts, head, &theirs) {
            self.keep_fork(LogKind::Verdicts, &evidence, out);
            return;
        }
        let Some(first) = first_difference(self.examiner.verdicts(), &theirs) else { return };
        if let Some(mirror) = self.mirror() {
            mirror.difference = Some(first);
        }
        self.raise_once("verdicts", Alarm::VerdictsDiffer { first }, out);
        for to in self.peers.keys().copied() {
            out.push(Effect::Send { to, message: Message::Difference { first, size: head.size() } });
        }
        out.push(Effect::Publish);
    }

    /// A participant names the first difference: it is shown at all three nodes.
    pub(crate) fn hear_difference(&mut self, from: Node, first: u64, out: &mut Vec<Effect>) {
        let (Some(side), Some(peer)) = (from.side(), self.peers.get_mut(&from)) else { return };
        if peer.difference.replace(first) != Some(first) {
            out.push(Effect::Alarm(Alarm::PeerVerdictsDiffer { side, first }));
            out.push(Effect::Publish);
        }
    }

    pub(crate) fn tend_mirror(&mut self, now: Instant, out: &mut Vec<Effect>) {
        if self.mirror().is_some() {
            self.fetch_missing(now, out);
            self.compare_verdicts(now, out);
            // A start may have come between the append and the cosignature.
            self.cosign(LogKind::Joint, now, out);
            self.cosign(LogKind::Verdicts, now, out);
        }
    }

    /// The centre publishes what it folded; participants wait for its note.
    pub(crate) fn tend_verdicts(&mut self, out: &mut Vec<Effect>) {
        match &self.role {
            Role::Participant(_) => return,
            Role::Sequencer(_) => {}
        }
        let count = usize::try_from(self.joint.durable().saturating_sub(self.verdicts.durable())).unwrap_or(usize::MAX);
        if self.examines() && self.verdicts.is_idle() && count > 0 {
            let leaves: Vec<_> = self.leaves.drain(..count.min(self.leaves.len())).collect();
            if !leaves.is_empty() {
                self.verdicts.append(leaves, None, out);
            }
        }
    }
}
