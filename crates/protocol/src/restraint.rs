//! Restraint on its direct way: it binds on arrival, by any path, and needs no log for that.
//!
//! A hold stands outside the fold until the log holds the record. Whoever holds it passes it on at once, and submits it
//! if the log does not have it soon. A copy of a known record changes nothing, also after its lift (L9, L13).
use agreement::identity::{Node, RecordHash};
use agreement::records::{Body, Nature, Signed};
use spacetime::Instant;
use std::collections::BTreeMap;
use wire::envelope::Envelope;
use wire::message::{LogKind, Message};
use wire::submission::Lane;

use crate::alarm::Alarm;
use crate::core::{Core, Role, is_due};
use crate::effect::Effect;
use crate::heads::DISTRUST_PREFIX;
use crate::logs::Trust;

const HOLD_PREFIX: &str = "hold-";
pub(crate) const FREEZE_MARKER: &str = "freeze";

/// Local holds, and the private files that are being written.
#[derive(Debug, Default)]
pub(crate) struct Holds {
    holds: BTreeMap<RecordHash, Hold>,
    writing: BTreeMap<String, Writing>,
}

/// A restraint that the log does not hold yet.
#[derive(Debug)]
struct Hold {
    envelope: Envelope,
    signed: Signed,
    arrived_at: Instant,
    sent_at: Option<Instant>,
    submitted: Submitted,
}

/// Whether this node has submitted the restraint itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Submitted {
    No,
    Yes,
    /// The centre refused it then; it is tried again.
    Refused,
}

#[derive(Debug)]
struct Writing {
    bytes: Vec<u8>,
    failed_at: Option<Instant>,
}

impl Holds {
    pub(crate) fn is_empty(&self) -> bool {
        self.holds.is_empty()
    }

    /// Whether a private file waits to be written again.
    pub(crate) fn is_waiting(&self) -> bool {
        self.writing.values().any(|writing| writing.failed_at.is_some())
    }

    /// The names of all local holds.
    pub(crate) fn names(&self) -> Vec<RecordHash> {
        self.holds.keys().copied().collect()
    }

    /// The records of all local holds.
    pub(crate) fn records(&self) -> impl Iterator<Item = &Signed> {
        self.holds.values().map(|hold| &hold.signed)
    }

    /// The log holds the record now.
    pub(crate) fn in_log(&mut self, record: &RecordHash, out: &mut Vec<Effect>) {
        if self.holds.remove(record).is_some() {
            let name = format!("{HOLD_PREFIX}{record}");
            self.writing.remove(&name);
            out.push(Effect::RemoveLocal { name });
            out.push(Effect::Publish);
        }
    }

    /// The centre refused it: the hold stands, the submission is tried again.
    pub(crate) fn refused(&mut self, record: &RecordHash) {
        if let Some(hold) = self.holds.get_mut(record) {
            hold.submitted = Submitted::Refused;
        }
    }
}

impl Core {
    /// An own restraint: it acts and leaves before anything is written.
    pub(crate) fn hold_own(&mut self, signed: &Signed, envelope: &Envelope, now: Instant, out: &mut Vec<Effect>) {
        self.hold(signed.clone(), envelope.clone(), Submitted::Yes, now, out);
    }

    /// A restraint arrives by any path.
    pub(crate) fn hear_restraint(&mut self, from: Node, envelope: Envelope, now: Instant, out: &mut Vec<Effect>) {
        let payload = envelope.payload_hash();
        if self.holds.holds.contains_key(&payload) || self.is_in_log(&payload) {
            return;
        }
        let Ok(signed) = envelope.verify() else { return };
        let known = self.is_attributed(&signed, now);
        if signed.record.body.nature() != Nature::Restraint || !known {
            return;
        }
        out.push(Effect::Alarm(Alarm::RestraintArrived { payload, from }));
        self.hold(signed, envelope, Submitted::No, now, out);
    }

    /// Whether somebody known stands behind a restraint. For a stop any key will do that the log has ever known; for the
    /// rest the author's officer, or the author's own node, which vouches for an officer this node does not know yet (L8).
    fn is_attributed(&self, signed: &Signed, now: Instant) -> bool {
        let Some(roster) = self.examiner.state().roster() else { return false };
        if matches!(signed.record.body, Body::Stop(_)) {
            return signed.signers.iter().any(|key| roster.ever_known(*key));
        }
        let author = signed.record.header.author;
        roster.signature(author, &signed.signers, now).is_some()
            || signed.signers.contains(&roster.record_key(author.node))
    }

    /// Whether the log holds the record, with a verdict that is not void.
    fn is_in_log(&self, payload: &RecordHash) -> bool {
        self.examiner.index_of(payload).is_some()
    }

    fn hold(&mut self, signed: Signed, envelope: Envelope, submitted: Submitted, now: Instant, out: &mut Vec<Effect>) {
        for to in self.peers.keys().copied() {
            out.push(Effect::Send { to, message: Message::Restraint { envelope: envelope.clone() } });
        }
        out.push(Effect::Publish);
        let name = format!("{HOLD_PREFIX}{}", signed.hash);
        let bytes = envelope.to_bytes();
        let hold = Hold { envelope, arrived_at: now, sent_at: Some(now), submitted, signed };
        self.holds.holds.insert(hold.signed.hash, hold);
        self.write_local(name, bytes, out);
    }

    /// Repeats and submits what the log does not hold yet.
    pub(crate) fn tend_holds(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let retry = self.timing.retry;
        let again = self.examiner.state().edition().freshness.unsequenced_flag_after;
        let peers: Vec<Node> = self.peers.keys().copied().collect();
        let mut to_submit = Vec::new();
        for hold in self.holds.holds.values_mut() {
            if is_due(hold.sent_at, now, retry) {
                hold.sent_at = Some(now);
                for to in &peers {
                    out.push(Effect::Send { to: *to, message: Message::Restraint { envelope: hold.envelope.clone() } });
                }
            }
            // The author's own submission usually comes first; a short wait spares the log a stub.
            let wait = match hold.submitted {
                Submitted::No => retry,
                Submitted::Refused => again,
                Submitted::Yes => continue,
            };
            if is_due(Some(hold.arrived_at), now, wait) {
                hold.submitted = Submitted::Yes;
                hold.arrived_at = now;
                to_submit.push(hold.envelope.clone());
            }
        }
        for envelope in to_submit {
            self.submit_restraint(envelope, now, out);
        }
        self.retry_local(now, out);
    }

    fn submit_restraint(&mut self, envelope: Envelope, now: Instant, out: &mut Vec<Effect>) {
        match self.role {
            Role::Sequencer(_) => {
                let payload = envelope.payload_hash();
                if self.enter_own(&envelope, now, out).is_none() {
                    self.holds.refused(&payload);
                }
            }
            Role::Participant(_) => {
                if self.outbox.under_way(&envelope.payload_hash()).is_none() {
                    self.post(envelope, Lane::Restraint, now, out);
                }
            }
        }
    }

    /// Has a private file written; a failure is tried again until it succeeds or is not needed any more.
    pub(crate) fn write_local(&mut self, name: String, bytes: Vec<u8>, out: &mut Vec<Effect>) {
        out.push(Effect::PersistLocal { name: name.clone(), bytes: bytes.clone() });
        self.holds.writing.insert(name, Writing { bytes, failed_at: None });
    }

    pub(crate) fn local_stored(&mut self, name: &str, out: &mut Vec<Effect>) {
        self.holds.writing.remove(name);
        if name == FREEZE_MARKER {
            self.freeze_stored(out);
        }
    }

    pub(crate) fn local_failed(&mut self, name: &str, now: Instant) {
        if let Some(writing) = self.holds.writing.get_mut(name) {
            writing.failed_at = Some(now);
        }
    }

    fn retry_local(&mut self, now: Instant, out: &mut Vec<Effect>) {
        for (name, writing) in &mut self.holds.writing {
            if writing.failed_at.is_some() && is_due(writing.failed_at, now, self.timing.write_retry) {
                writing.failed_at = None;
                out.push(Effect::PersistLocal { name: name.clone(), bytes: writing.bytes.clone() });
            }
        }
    }

    /// Takes back a private file at a start.
    pub(crate) fn restore_local(&mut self, name: &str, bytes: &[u8], now: Instant) {
        if let Some(log) = name.strip_prefix(DISTRUST_PREFIX) {
            if let Some(log) = LogKind::ALL.into_iter().find(|kind| kind.name() == log) {
                self.log_mut(log).trust = Trust::Lost;
            }
        } else if name == FREEZE_MARKER {
            self.frozen = std::str::from_utf8(bytes).ok().and_then(|text| text.trim_end().parse().ok());
        } else if name.starts_with(HOLD_PREFIX)
            && let Ok(envelope) = Envelope::parse(bytes)
            && let Ok(signed) = envelope.verify()
        {
            let hold = Hold { envelope, arrived_at: now, sent_at: None, submitted: Submitted::No, signed };
            self.holds.holds.insert(hold.signed.hash, hold);
        }
    }
}
