//! Heads: what peers show, what contradicts, what is cosigned, what is passed on.
//!
//! Every note is compared with the own tree. Two that no single tree can have are evidence: they are kept, this node
//! stops cosigning that log, and tells its counterpart (L11). Knows no entry.
use agreement::identity::Node;
use ledger::Tree;
use spacetime::Instant;
use wire::message::{ENTRIES_BYTES_MAX, LogKind, Message};

use crate::alarm::Alarm;
use crate::config::RoleKeys;
use crate::core::{Core, is_due};
use crate::effect::Effect;
use crate::evidence::ForkEvidence;
use crate::logs::Trust;
use crate::notes::Head;

/// The file that says, over a restart, that a log is not cosigned any more.
pub(crate) const DISTRUST_PREFIX: &str = "distrust-";

/// Files of fork evidence that one run of a node writes.
const EVIDENCE_MAX: usize = 8;

impl Core {
    /// A head arrives from a peer.
    pub(crate) fn hear_head(&mut self, from: Node, log: LogKind, note: &[u8], now: Instant, out: &mut Vec<Effect>) {
        if note.is_empty() {
            return;
        }
        let Some(head) = self.observe(from, log, note, out) else { return };
        if log == LogKind::Joint
            && let Some(peer) = self.peers.get_mut(&from)
        {
            peer.shown = Some((head.size(), head.root(), now));
        }
        if self.log(log).head.as_ref().is_some_and(|durable| durable.same_tree(&head)) {
            self.merge_lines(from, log, &head, out);
        } else if head.size() > self.log(log).durable() {
            self.follow(from, log, head, now, out);
        }
    }

    /// Verifies a note and compares it with the own tree. Nothing is returned for one that is refused or contradicts.
    fn observe(&mut self, from: Node, log: LogKind, note: &[u8], out: &mut Vec<Effect>) -> Option<Head> {
        let known = self.log(log).head.as_ref().filter(|head| head.bytes() == note);
        if let Some(head) = known {
            return Some(head.clone());
        }
        let head = match Head::verify(note, &self.log(log).keys) {
            Ok(head) => head,
            Err(error) => {
                let alarm = Alarm::NoteRefused { from, code: error.code().into() };
                self.raise_once(&format!("note-{}-{}", from.name(), error.code()), alarm, out);
                return None;
            }
        };
        // The own verdict tree is an opinion; only what this node found the same and stored can be contradicted.
        let held = match log {
            LogKind::Joint => self.joint.newest(),
            LogKind::Verdicts => self.verdicts.head.as_ref(),
        };
        let Some(held) = held.filter(|held| head.size() <= held.size() && head.size() > 0) else { return Some(head) };
        let tree = self.tree(log);
        let past = tree.root_at(head.size())?;
        if past == head.root() {
            return Some(head);
        }
        let proof = tree.consistency(head.size(), held.size()).unwrap_or_default();
        let evidence = ForkEvidence::of(&head, held, past, proof);
        self.keep_fork(log, &evidence, out);
        None
    }

    /// Keeps evidence of a fork, stops cosigning, and tells everybody.
    pub(crate) fn keep_fork(&mut self, log: LogKind, evidence: &ForkEvidence, out: &mut Vec<Effect>) {
        let Ok((smaller, larger)) = evidence.verify(&self.log(log).keys) else { return };
        let bytes = evidence.to_bytes();
        let name = format!("fork-{}-{}.txt", log.name(), ledger::sha256(&bytes).to_hex());
        // One contradiction convinces; a liar must not fill the disk with more.
        let kept = self.raised.iter().filter(|raised| raised.starts_with("fork-")).count();
        if kept >= EVIDENCE_MAX || !self.raised.insert(name.clone()) {
            return;
        }
        out.push(Effect::PersistEvidence { name, bytes });
        self.distrust(log, out);
        out.push(Effect::Alarm(Alarm::Fork { log, smaller, larger }));
        let (Ok(first), Ok(second)) =
            (String::from_utf8(evidence.smaller.clone()), String::from_utf8(evidence.larger.clone()))
        else {
            return;
        };
        for to in self.peers.keys().copied() {
            let message = Message::Fork { log, first: first.clone(), second: second.clone() };
            out.push(Effect::Send { to, message });
        }
    }

    /// This node cosigns the log no more, also after a restart.
    pub(crate) fn distrust(&mut self, log: LogKind, out: &mut Vec<Effect>) {
        if self.log(log).trust == Trust::Kept {
            self.log_mut(log).trust = Trust::Lost;
            self.write_local(format!("{DISTRUST_PREFIX}{}", log.name()), b"1\n".to_vec(), out);
        }
    }

    /// Takes up signatures that a peer's note of the durable tree has. The centre's choice prevails at the participants,
    /// so that all three end with the same bytes.
    fn merge_lines(&mut self, from: Node, log: LogKind, head: &Head, out: &mut Vec<Effect>) {
        let Some(own) = self.log(log).best().cloned() else { return };
        let merged = if from == Node::Centre { head.merged(&own) } else { own.merged(head) };
        if merged.bytes() != own.bytes() {
            self.log_mut(log).want(merged.clone());
        }
        // The centre lacks the own line: it was lost on the way.
        if let Some(side) = self.node.side()
            && from == Node::Centre
            && head.line(side).is_none()
        {
            self.send_cosignature(log, &merged, out);
        }
    }

    /// Cosignatures arrive at the centre.
    pub(crate) fn hear_cosignature(&mut self, log: LogKind, size: u64, lines: &[String]) {
        let Some(best) = self.log(log).best().filter(|head| head.size() == size).cloned() else { return };
        let mut merged = best.clone();
        for line in lines {
            // One line at a time: a bad one spoils nothing but itself.
            let note = [best.unsigned_by_others().as_slice(), line.trim_end_matches('\n').as_bytes(), b"\n"].concat();
            if let Ok(head) = Head::verify(&note, &self.log(log).keys) {
                merged = merged.merged(&head);
            }
        }
        if merged.bytes() != best.bytes() {
            self.log_mut(log).want(merged);
        }
    }

    /// Cosigns the durable head of a log, if this node may, and sends the line to the centre.
    pub(crate) fn cosign(&mut self, log: LogKind, now: Instant, out: &mut Vec<Effect>) {
        let RoleKeys::Participant { side, stored, examined } = &self.keys.role else { return };
        let (side, signer) = match log {
            LogKind::Joint => (*side, stored),
            LogKind::Verdicts => (*side, examined),
        };
        let state = self.log(log);
        let Some(head) = state.best() else { return };
        if !self.cosigns(log) || head.line(side).is_some() || self.is_above_freeze(head.size()) {
            return;
        }
        if state.keys.cosigner(side) != &signer.verifier_key() {
            self.raise_once("keys", Alarm::KeysSuperseded, out);
            return;
        }
        let seconds = u64::try_from(now.as_millis().div_euclid(1_000)).unwrap_or(0);
        let Ok(line) = ledger::cosign(head.checkpoint(), signer, seconds) else { return };
        let head = head.cosigned(side, line);
        self.note_cosigned(log, head.size());
        self.log_mut(log).want(head.clone());
        self.send_cosignature(log, &head, out);
    }

    fn send_cosignature(&self, log: LogKind, head: &Head, out: &mut Vec<Effect>) {
        let Some(line) = self.node.side().and_then(|side| head.line(side)) else { return };
        let lines = vec![line.to_text().trim_end_matches('\n').to_owned()];
        out.push(Effect::Send { to: Node::Centre, message: Message::Cosignature { log, size: head.size(), lines } });
    }

    /// Passes on a head that has just become durable or better signed.
    pub(crate) fn spread_head(&mut self, log: LogKind, now: Instant, out: &mut Vec<Effect>) {
        match self.node {
            Node::Centre => {
                for to in self.peers.keys().copied() {
                    self.send_head(to, log, out);
                }
            }
            Node::Headquarters(_) => {
                if let Some(to) = self.counterpart() {
                    self.send_heads(to, now, out);
                }
            }
        }
        out.push(Effect::Publish);
    }

    /// Passes on what has just become durable: the centre sends the entries along, if they are not too many, so that a
    /// follower on a long line need not ask for them.
    pub(crate) fn spread_entries(&mut self, entries: Vec<Vec<u8>>, now: Instant, out: &mut Vec<Effect>) {
        let bytes: usize = entries.iter().map(Vec::len).sum();
        let start = self.joint.durable().saturating_sub(entries.len() as u64);
        let note = self.note_text(LogKind::Joint);
        match (self.node, note) {
            (Node::Centre, Some(note)) if bytes <= ENTRIES_BYTES_MAX => {
                for to in self.peers.keys().copied() {
                    let (note, entries) = (note.clone(), entries.clone());
                    out.push(Effect::Send {
                        to,
                        message: Message::Entries { log: LogKind::Joint, note, start, entries },
                    });
                }
                out.push(Effect::Publish);
            }
            (Node::Centre | Node::Headquarters(_), _) => self.spread_head(LogKind::Joint, now, out),
        }
    }

    fn send_head(&self, to: Node, log: LogKind, out: &mut Vec<Effect>) {
        if let Some(note) = self.note_text(log) {
            out.push(Effect::Send { to, message: Message::Head { log, note } });
        }
    }

    /// Both heads in one message.
    pub(crate) fn send_heads(&mut self, to: Node, now: Instant, out: &mut Vec<Effect>) {
        if let Some(peer) = self.peers.get_mut(&to) {
            peer.sent = Some(now);
        }
        match (self.note_text(LogKind::Joint), self.note_text(LogKind::Verdicts)) {
            (Some(joint), Some(verdicts)) => {
                out.push(Effect::Send { to, message: Message::HeadExchange { joint, verdicts } });
            }
            (Some(_), None) => self.send_head(to, LogKind::Joint, out),
            (None, _) => {}
        }
    }

    fn note_text(&self, log: LogKind) -> Option<String> {
        let head = self.log(log).head.as_ref()?;
        String::from_utf8(head.bytes().to_vec()).ok()
    }

    /// Heads are exchanged now and then also when nothing happens: silence must not look like agreement.
    pub(crate) fn tend_heads(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let due: Vec<Node> = self
            .peers
            .iter()
            .filter(|(_, peer)| is_due(peer.sent, now, self.timing.head_exchange))
            .map(|(node, _)| *node)
            .collect();
        for to in due {
            self.send_heads(to, now, out);
        }
    }

    /// The past of a larger, contradicting head, from all its entries.
    pub(crate) fn fork_from_entries(&self, log: LogKind, head: &Head, theirs: &Tree) -> Option<ForkEvidence> {
        let held = self.log(log).head.as_ref()?;
        if held.size() == 0 || held.size() > theirs.len() {
            return None;
        }
        let past = theirs.root_at(held.size())?;
        if past == held.root() {
            return None;
        }
        let proof = theirs.consistency(held.size(), head.size())?;
        Some(ForkEvidence::of(held, head, past, proof))
    }
}
