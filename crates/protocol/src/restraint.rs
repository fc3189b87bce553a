//! Restraint on its direct way: it binds on arrival, by any path, and needs no log for that.
//!
//! A hold is this node's own affair and ends when the record is in the log. Whoever holds it passes it on at once, and submits it
//! if the log does not have it soon. A copy of a known record changes nothing, also after its lift (L9, L13).
//!
//! A stop is taken from any key the log has ever known. Any other restraint must be signed for its author's post (L8): a
//! node asks its own fold, holds while it cannot know, and lets go when the centre's refusal and its own fold agree.
use agreement::identity::{Node, RecordHash};
use agreement::records::{Body, Nature, Refusal, Signed};
use agreement::state::{Content, Entry};
use agreement::verdict::{Decision, Verdict};
use spacetime::Instant;
use std::collections::{BTreeMap, BTreeSet};
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
/// The reason of law L8, as the rules name it.
pub(crate) const UNAUTHORISED: &str = "nobody-signed-for-the-post";
/// Restraints of nobody that are remembered, so that each raises one alarm.
const DENIED_MAX: usize = 1024;

/// Local holds, and the private files that are being written.
#[derive(Debug, Default)]
pub(crate) struct Holds {
    holds: BTreeMap<RecordHash, Hold>,
    writing: BTreeMap<String, Writing>,
    /// Records refused because nobody signed for their author's post.
    answered: BTreeMap<RecordHash, Answer>,
    /// Restraints that were not held because nobody signed them who may.
    denied: BTreeSet<RecordHash>,
}

/// That nobody signed for the author's post of a record.
#[derive(Debug)]
struct Answer {
    /// Log size at which it was judged last.
    size: u64,
    /// Who submitted it and was told so.
    told: BTreeSet<Node>,
}

/// Who stands behind a restraint, as far as the own log tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Standing {
    /// Somebody who may.
    Signed,
    /// A key this node does not know yet, vouched for by the author's node: the appointment may be on its way.
    Unsure,
    /// Nobody.
    Nobody,
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
    /// Nobody signed for its author's post at that log size; it is tried again when the log says otherwise.
    Answered(u64),
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
        self.answered.remove(record);
        self.release(record, out);
    }

    /// The hold ends, if there is one.
    fn release(&mut self, record: &RecordHash, out: &mut Vec<Effect>) -> bool {
        let held = self.holds.remove(record).is_some();
        if held {
            let name = format!("{HOLD_PREFIX}{record}");
            self.writing.remove(&name);
            out.push(Effect::RemoveLocal { name });
            out.push(Effect::Publish);
        }
        held
    }

    /// Nobody signed for the author's post of this record, and its submitter has been told so.
    pub(crate) fn note_answer(&mut self, record: RecordHash, submitter: Node, judged_at_size: u64, roster_at: u64) {
        let answer = self.answered.entry(record).or_insert(Answer { size: judged_at_size, told: BTreeSet::new() });
        if answer.size < roster_at {
            // That answer was about other keys.
            answer.told.clear();
        }
        answer.size = answer.size.max(judged_at_size);
        answer.told.insert(submitter);
    }

    /// Whether the answer to a record stands: the roster has not changed since.
    fn is_answered(&self, record: &RecordHash, roster_at: u64) -> bool {
        self.answered.get(record).is_some_and(|answer| answer.size >= roster_at)
    }

    /// Whether this submitter of a record knows the answer, and the answer stands.
    pub(crate) fn is_answered_to(&self, record: &RecordHash, submitter: Node, roster_at: u64) -> bool {
        self.is_answered(record, roster_at)
            && self.answered.get(record).is_some_and(|answer| answer.told.contains(&submitter))
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
        if signed.record.body.nature() != Nature::Restraint {
            return;
        }
        match self.standing(&signed, now) {
            // A known officer appointed to this post only beyond the own log is heard when the log is here.
            Standing::Nobody => return self.deny(payload, from, out),
            // The centre has answered, and nothing has changed since who may sign.
            Standing::Unsure if self.holds.is_answered(&payload, self.examiner.roster_at()) => return,
            Standing::Signed | Standing::Unsure => {}
        }
        out.push(Effect::Alarm(Alarm::RestraintArrived { payload, from }));
        self.hold(signed, envelope, Submitted::No, now, out);
    }

    /// Who stands behind a restraint. For a stop any key will do that the log has ever known; for the rest whoever may sign
    /// for the author's post (L8). The author's own node can vouch for an officer whom this log does not know at all yet,
    /// and for nobody else.
    fn standing(&self, signed: &Signed, now: Instant) -> Standing {
        let Some(roster) = self.examiner.state().roster() else { return Standing::Nobody };
        let known = |key: &_| roster.ever_known(*key);
        if matches!(signed.record.body, Body::Stop(_)) {
            return if signed.signers.iter().any(known) { Standing::Signed } else { Standing::Nobody };
        }
        let vouched = signed.signers.contains(&roster.record_key(signed.record.header.author.node));
        if self.is_authorised(signed, now) {
            Standing::Signed
        } else if vouched && !signed.signers.iter().all(known) {
            Standing::Unsure
        } else {
            Standing::Nobody
        }
    }

    /// Whether somebody signed for the author's post who holds it by ledger time or by the own clock: neither a clock that
    /// is wrong nor a log that stands still ends an office.
    fn is_authorised(&self, signed: &Signed, now: Instant) -> bool {
        let last = self.examiner.last_at().unwrap_or(now);
        self.is_authorised_at(signed, now) || self.is_authorised_at(signed, last)
    }

    fn is_authorised_at(&self, signed: &Signed, at: Instant) -> bool {
        let entry = Entry { index: self.examiner.size(), at, submitter: self.node, content: Content::Record(signed) };
        !lacks_authority(&agreement::clauses::judge(self.examiner.state(), &entry))
    }

    /// Whether an own restraint is taken at all: a stop always, the rest if somebody signed for its author's post. An
    /// appointment that is still on its way from here into the log counts.
    pub(crate) fn may_restrain(&self, signed: &Signed, now: Instant) -> bool {
        matches!(signed.record.body, Body::Stop(_))
            || self.is_authorised(signed, now)
            || self.is_appointment_under_way(signed)
    }

    fn is_appointment_under_way(&self, signed: &Signed) -> bool {
        let author = signed.record.header.author;
        self.outbox.pending().filter_map(|(_, _, link)| link.envelope.open().ok()).any(|record| {
            record.header.author.node == author.node
                && matches!(
                    &record.body,
                    Body::Appointment(appointment)
                        if appointment.post == author.post && signed.signers.contains(&appointment.key)
                )
        })
    }

    /// A restraint by nobody is not held; humans learn of it once.
    fn deny(&mut self, payload: RecordHash, from: Node, out: &mut Vec<Effect>) {
        if self.examiner.state().roster().is_none() {
            return;
        }
        if self.holds.denied.len() >= DENIED_MAX {
            self.holds.denied.clear();
        }
        if self.holds.denied.insert(payload) {
            out.push(Effect::Alarm(Alarm::RestraintUnauthorised { payload, from }));
        }
    }

    /// A refusal by the centre stands in the log. One for want of authority is the answer to every submission of the
    /// record until the roster changes, and ends the hold.
    pub(crate) fn hear_refusal(&mut self, refusal: &Refusal, at: Instant, out: &mut Vec<Effect>) {
        if refusal.code == UNAUTHORISED && !self.is_in_log(&refusal.payload) {
            self.answer_hold(refusal.payload, refusal.origin, refusal.judged_at_size, at, out);
        }
    }

    /// The hold ends only if the own fold finds nobody either: a centre that refuses a restraint wrongly frees nothing
    /// (L13). A stop stays, and so does what an own appointment under way may yet authorise.
    fn answer_hold(
        &mut self,
        payload: RecordHash,
        submitter: Node,
        judged_at_size: u64,
        at: Instant,
        out: &mut Vec<Effect>,
    ) {
        let Some(hold) = self.holds.holds.get(&payload) else {
            return self.holds.note_answer(payload, submitter, judged_at_size, self.examiner.roster_at());
        };
        if self.is_authorised_at(&hold.signed, at) {
            return self.holds.refused(&payload);
        }
        let stays = matches!(hold.signed.record.body, Body::Stop(_)) || self.is_appointment_under_way(&hold.signed);
        self.holds.note_answer(payload, submitter, judged_at_size, self.examiner.roster_at());
        if stays {
            if let Some(hold) = self.holds.holds.get_mut(&payload) {
                hold.submitted = Submitted::Answered(judged_at_size);
            }
        } else if self.holds.release(&payload, out) {
            out.push(Effect::Alarm(Alarm::HoldReleased { payload, judged_at_size }));
        }
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
        let roster_at = self.examiner.roster_at();
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
                Submitted::Answered(size) if size < roster_at => spacetime::Span::ZERO,
                Submitted::Answered(_) | Submitted::Yes => continue,
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
                    // The centre's fold is the whole log: what it finds is the answer, without a stub.
                    let (size, at) = (self.examiner.size(), self.ledger_time(now));
                    self.answer_hold(payload, Node::Centre, size, at, out);
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

/// Whether a verdict says that nobody signed for the author's post.
fn lacks_authority(verdict: &Verdict) -> bool {
    verdict.decision == Decision::Void && verdict.first_cause().is_some_and(|cause| cause.code == UNAUTHORISED)
}
