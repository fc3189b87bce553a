//! From a pen to the outbox: an own record is judged as a courtesy, chained, made durable, and only then sent.
//!
//! A permission may be refused early. A restraint is only warned about, unless nobody signed it for its author's post: then
//! it binds nobody, and is refused here (L8). A stop is always taken. A repeat of a known payload returns its index; a
//! refused one is judged anew on every retry.
use agreement::identity::{Node, RecordHash, Side};
use agreement::records::{Nature, Signed};
use agreement::state::{Content, Entry};
use agreement::verdict::{Decision, Verdict};
use spacetime::Instant;
use wire::envelope::Envelope;
use wire::message::{Message, SubmitReply};
use wire::submission::{Lane, SignedSubmission};

use crate::alarm::Alarm;
use crate::core::{Core, Role, Ticket, is_due};
use crate::effect::{Effect, LinkState, Reply};
use crate::outbox::{Flagged, LinkStage};

/// Links of one lane that are sent before the first of them is sequenced.
const SENT_AHEAD_MAX: usize = 16;

impl Core {
    /// An officer hands in a signed record.
    pub(crate) fn author(&mut self, ticket: u64, bytes: &[u8], now: Instant, out: &mut Vec<Effect>) {
        let parsed = Envelope::parse(bytes).and_then(|envelope| Ok((envelope.verify()?, envelope)));
        let (signed, mut envelope) = match parsed {
            Ok(parsed) => parsed,
            Err(error) => {
                let arguments = error.arguments().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
                let reply = Reply::Refused { payload: None, code: error.code().into(), arguments, verdict: None };
                return Self::reply(ticket, reply, out);
            }
        };
        let payload = signed.hash;
        if let Some(index) = self.examiner.index_of(&payload) {
            return Self::reply(ticket, Reply::Known { payload, index }, out);
        }
        let restrains = signed.record.body.nature() == Nature::Restraint;
        if let Some(place) = self.outbox.under_way(&payload) {
            return Self::reply(ticket, self.so_far(place, payload), out);
        }
        let courtesy = self.courtesy(&signed, now);
        let refused = match courtesy.decision {
            Decision::Accepted | Decision::Held => false,
            // Who signed is no question of tables; everything else is for a node that examines.
            Decision::Refused | Decision::Void => restrains || self.examines(),
        };
        if let Some(code) = self.not_ours(&signed) {
            return Self::refuse(ticket, payload, code, None, out);
        }
        if refused && (!restrains || !self.may_restrain(&signed, now)) {
            let code = courtesy.first_cause().map_or("protocol-refused", |finding| finding.code);
            return Self::refuse(ticket, payload, code, Some(courtesy), out);
        }
        envelope.add_signature(&self.keys.record);
        match self.role {
            Role::Sequencer(_) => self.author_at_centre(ticket, payload, &envelope, restrains, now, out),
            Role::Participant(_) => {
                if restrains {
                    // Before anything is written: no full disk delays a restraint (L9).
                    self.hold_own(&signed, &envelope, now, out);
                }
                let lane = Lane::of(&signed.record.body);
                let number = self.post(envelope, lane, now, out);
                self.tickets.insert((lane, number), Ticket { ticket, courtesy: self.examines().then_some(courtesy) });
            }
        }
    }

    /// What is said of a record that was handed in before: only what is durable counts as taken (L10).
    fn so_far(&self, (lane, number): (Lane, u64), payload: RecordHash) -> Reply {
        match self.outbox.get(lane, number).map(|link| link.stage) {
            Some(LinkStage::Durable(_) | LinkStage::Sequenced) => Reply::UnderWay { payload },
            Some(LinkStage::Writing | LinkStage::Unwritten(_)) | None => unwritten(lane, payload),
        }
    }

    fn author_at_centre(
        &mut self,
        ticket: u64,
        payload: RecordHash,
        envelope: &Envelope,
        restrains: bool,
        now: Instant,
        out: &mut Vec<Effect>,
    ) {
        if restrains {
            self.hear_restraint(self.node, envelope.clone(), now, out);
        }
        let index = self.examiner.index_of(&payload).or_else(|| self.enter_own(envelope, now, out));
        match index {
            Some(index) => Self::reply(ticket, Reply::Known { payload, index }, out),
            None => Self::refuse(ticket, payload, "protocol-refused", None, out),
        }
    }

    fn refuse(ticket: u64, payload: RecordHash, code: &str, verdict: Option<Verdict>, out: &mut Vec<Effect>) {
        let arguments = verdict.as_ref().and_then(Verdict::first_cause).map_or_else(Vec::new, |finding| {
            finding.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
        });
        let reply = Reply::Refused { payload: Some(payload), code: code.into(), arguments, verdict };
        Self::reply(ticket, reply, out);
    }

    /// What the rules say of a record at this moment, as far as this node sees. It commits nobody to anything.
    #[must_use]
    pub fn courtesy(&self, signed: &Signed, now: Instant) -> Verdict {
        let at = self.examiner.last_at().map_or(now, |last| last.max(now));
        let entry = Entry { index: self.examiner.size(), at, submitter: self.node, content: Content::Record(signed) };
        agreement::clauses::judge(self.examiner.state(), &entry)
    }

    /// A node submits what its own officers wrote; what both authorities signed may come from anybody.
    fn not_ours(&self, signed: &Signed) -> Option<&'static str> {
        let joint = match signed.record.body.nature() {
            Nature::JointControl | Nature::Restraint => true,
            Nature::Statement | Nature::Permission | Nature::Protocol => false,
        };
        (!joint && signed.record.header.author.node != self.node).then_some("protocol-author-of-another-node")
    }

    /// Chains a record into the outbox and has it written; it is sent when that is done.
    pub(crate) fn post(&mut self, envelope: Envelope, lane: Lane, now: Instant, out: &mut Vec<Effect>) -> u64 {
        let (number, bytes) = self.outbox.add(envelope, lane, &self.keys.record, now);
        out.push(Effect::PersistOutbox { lane, number, bytes });
        number
    }

    pub(crate) fn outbox_stored(&mut self, lane: Lane, number: u64, now: Instant, out: &mut Vec<Effect>) {
        let Some(link) = self.outbox.get_mut(lane, number) else { return };
        if matches!(link.stage, LinkStage::Writing | LinkStage::Unwritten(_)) {
            link.stage = LinkStage::Durable(None);
        }
        let payload = link.payload;
        if let Some(Ticket { ticket, courtesy }) = self.tickets.remove(&(lane, number)) {
            Self::reply(ticket, Reply::Taken { payload, lane, number, courtesy }, out);
        }
        self.send_links(now, out);
    }

    pub(crate) fn outbox_failed(&mut self, lane: Lane, number: u64, now: Instant, out: &mut Vec<Effect>) {
        let Some(link) = self.outbox.get_mut(lane, number) else { return };
        if link.stage == LinkStage::Writing {
            link.stage = LinkStage::Unwritten(now);
        }
        let payload = link.payload;
        // Nobody waits for a disk that may never come back: the author is told at once how things stand.
        if let Some(Ticket { ticket, courtesy: _ }) = self.tickets.remove(&(lane, number)) {
            Self::reply(ticket, unwritten(lane, payload), out);
        }
    }

    /// Sends what is durable and not sequenced, again and again, a few of each lane at a time.
    fn send_links(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let retry = self.timing.retry;
        let mut ahead: std::collections::BTreeMap<Lane, usize> = std::collections::BTreeMap::new();
        for (lane, _, link) in self.outbox.unsequenced() {
            let LinkStage::Durable(sent) = link.stage else { continue };
            let count = ahead.entry(lane).or_default();
            *count = count.saturating_add(1);
            if *count > SENT_AHEAD_MAX || !is_due(sent, now, retry) {
                continue;
            }
            link.stage = LinkStage::Durable(Some(now));
            let message = Message::Submit { submission: link.submission.clone(), envelope: link.envelope.clone() };
            out.push(Effect::Send { to: Node::Centre, message });
        }
    }

    pub(crate) fn tend_outbox(&mut self, now: Instant, out: &mut Vec<Effect>) {
        if self.node == Node::Centre {
            return;
        }
        let mut again = Vec::new();
        for (lane, number, link) in self.outbox.unsequenced() {
            if let LinkStage::Unwritten(failed_at) = link.stage
                && is_due(Some(failed_at), now, self.timing.write_retry)
            {
                link.stage = LinkStage::Writing;
                again.push((lane, number, link.to_bytes()));
            }
        }
        for (lane, number, bytes) in again {
            out.push(Effect::PersistOutbox { lane, number, bytes });
        }
        self.send_links(now, out);
        self.flag_unsequenced(now, out);
    }

    /// A submission long unsequenced is flagged here, and goes to the counterpart directly: a centre that withholds is seen.
    fn flag_unsequenced(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let limit = self.examiner.state().edition().freshness.unsequenced_flag_after;
        let counterpart = self.counterpart();
        for (lane, number, link) in self.outbox.unsequenced() {
            let durable = matches!(link.stage, LinkStage::Durable(_));
            if !durable || link.flagged == Flagged::Yes || !is_due(Some(link.made_at), now, limit) {
                continue;
            }
            link.flagged = Flagged::Yes;
            out.push(Effect::Alarm(Alarm::Unsequenced { lane, number, payload: link.payload }));
            if let Some(to) = counterpart {
                let message = Message::Submit { submission: link.submission.clone(), envelope: link.envelope.clone() };
                out.push(Effect::Send { to, message });
            }
        }
    }

    /// A submission arrives: at the centre to be sequenced, at a participant because the centre does not do that.
    pub(crate) fn hear_submission(
        &mut self,
        from: Node,
        submission: Envelope,
        envelope: Envelope,
        now: Instant,
        out: &mut Vec<Effect>,
    ) {
        match self.role {
            Role::Sequencer(_) => self.sequence(from, submission, envelope, now, out),
            Role::Participant(_) => self.note_withheld(from, submission, envelope, now, out),
        }
    }

    /// The counterpart shows a submission that the log does not have: it is flagged here too, and passed on to the centre.
    fn note_withheld(
        &mut self,
        from: Node,
        submission: Envelope,
        envelope: Envelope,
        now: Instant,
        out: &mut Vec<Effect>,
    ) {
        let Ok(verified) = SignedSubmission::verify(&submission) else { return };
        let sent = verified.submission;
        let known = self.examiner.state().roster().map(|roster| roster.record_key(sent.origin));
        let Some(side) = sent.origin.side() else { return };
        if sent.origin != from
            || known != Some(verified.key)
            || self.examiner.lanes().is_used(sent.origin, sent.lane, sent.number)
        {
            return;
        }
        if let Some(peer) = self.peers.get_mut(&from) {
            peer.unsequenced.insert((sent.lane, sent.number), sent.payload);
        }
        self.flag_counterpart(side, sent.lane, sent.number.saturating_add(1), out);
        self.hear_restraint(from, envelope.clone(), now, out);
        out.push(Effect::Send { to: Node::Centre, message: Message::Submit { submission, envelope } });
    }

    pub(crate) fn flag_counterpart(&mut self, side: Side, lane: Lane, outbox: u64, out: &mut Vec<Effect>) {
        let sequenced = self.examiner.lanes().count(Node::Headquarters(side), lane);
        let name = format!("withheld-{}-{}-{outbox}", side.name(), lane.name());
        self.raise_once(&name, Alarm::CounterpartUnsequenced { side, lane, outbox, sequenced }, out);
    }

    /// The centre's answer is only a hint: what counts is what the log holds.
    pub(crate) fn hear_reply(&mut self, from: Node, reply: SubmitReply, now: Instant) {
        if from != Node::Centre {
            return;
        }
        match reply {
            SubmitReply::Waiting { lane, next } => {
                // What the centre waits for is sent at once.
                if let Some(link) = self.outbox.get_mut(lane, next)
                    && let LinkStage::Durable(Some(sent)) = link.stage
                    && is_due(Some(sent), now, spacetime::Span::from_millis(self.timing.retry.as_millis() / 4))
                {
                    link.stage = LinkStage::Durable(None);
                }
            }
            SubmitReply::Sequenced { .. } | SubmitReply::Refused { .. } => {}
        }
    }

    /// The duty officer is at the desk: the peers learn of it.
    pub(crate) fn attended(&mut self, post: agreement::identity::Post, now: Instant, out: &mut Vec<Effect>) {
        let Some(side) = self.node.side() else { return };
        for (to, peer) in &self.peers {
            if peer.link == LinkState::Up {
                out.push(Effect::Send { to: *to, message: Message::Heartbeat { side, at: now, post } });
            }
        }
    }
}

/// What is said of a record that no disk holds: a restraint acts and travels all the same (L9), anything else is not
/// acknowledged.
const fn unwritten(lane: Lane, payload: RecordHash) -> Reply {
    match lane {
        Lane::Restraint => Reply::ActsUnwritten { payload },
        Lane::Receipt | Lane::Ordinary => Reply::Unwritten { payload },
    }
}
