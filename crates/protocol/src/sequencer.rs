//! The centre: it admits, orders and stamps; it decides nothing.
//!
//! Whether a submission may enter depends on how it is formed, who signed it by the log so far, and the quotas. If it may
//! not, a stub under the centre's key takes its number, and the lane goes on. What the rules will turn down is taken in
//! like the rest. The restraint and receipt lanes wait for nothing.
use agreement::identity::{Author, Digest, Language, Node, Nonce, Post, RecordHash};
use agreement::records::{Body, Header, Record, Refusal, Signed, Via};
use agreement::state::{Content, Entry};
use agreement::verdict::{Decision, Verdict};
use spacetime::Instant;
use std::collections::BTreeMap;
use wire::entry::{JointEntry, Opened};
use wire::envelope::Envelope;
use wire::message::{Message, SubmitReply};
use wire::submission::{Lane, SignedSubmission, Submission};

use crate::core::{Core, Role};
use crate::effect::Effect;
use crate::examiner::{EntryKind, Examined};
use crate::lanes::Place;
use crate::quotas::Quotas;
use crate::restraint::UNAUTHORISED;

/// Submissions of one origin that wait for a gap in the ordinary lane.
const WAITING_MAX: usize = 64;
/// Entries in one append.
const BATCH_ENTRIES_MAX: usize = 256;
/// Stubs that one origin may cause in one second; further submissions are left for its outbox to repeat.
const STUBS_PER_SECOND_MAX: u32 = 20;

/// What only the centre remembers.
#[derive(Debug, Default)]
pub(crate) struct Sequencer {
    /// Entries folded and not yet handed to the store.
    batch: Vec<Vec<u8>>,
    /// Ordinary submissions that came before their predecessors.
    waiting: BTreeMap<(Node, u64), Waiting>,
    /// What became of every submission, by its hash.
    outcomes: BTreeMap<Digest, Outcome>,
    /// Stubs caused per origin in the second that began at the instant.
    stubs: BTreeMap<Node, (Instant, u32)>,
    /// What each side has put into the log.
    quotas: Quotas,
    /// Replies to be sent when the batch is durable: nothing is acknowledged before.
    replies: Vec<(u64, Node, SubmitReply)>,
}

#[derive(Debug)]
struct Waiting {
    submission: Envelope,
    envelope: Envelope,
    from: Node,
}

/// What became of a submission.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Outcome {
    Sequenced { payload: RecordHash, index: u64 },
    Refused { payload: RecordHash, code: String, judged_at_size: u64, at: u64 },
}

impl Sequencer {
    pub(crate) const fn is_busy(&self) -> bool {
        !self.batch.is_empty()
    }
}

impl Core {
    fn sequencer(&mut self) -> Option<&mut Sequencer> {
        match &mut self.role {
            Role::Sequencer(sequencer) => Some(sequencer),
            Role::Participant(_) => None,
        }
    }

    /// A submission arrives at the centre.
    pub(crate) fn sequence(
        &mut self,
        from: Node,
        submission: Envelope,
        envelope: Envelope,
        now: Instant,
        out: &mut Vec<Effect>,
    ) {
        // Without a valid signature of the origin nothing is attributed to it: no number is spent, nothing is answered.
        let Ok(verified) = SignedSubmission::verify(&submission) else { return };
        let known = self.examiner.state().roster().map(|roster| roster.record_key(verified.submission.origin));
        if known != Some(verified.key) || verified.submission.origin == Node::Centre {
            return;
        }
        if self.repeat_outcome(from, &verified, out) {
            return;
        }
        match self.examiner.lanes().place(&verified.submission) {
            Place::Early => self.wait(from, &verified.submission, submission, envelope, out),
            Place::Used if verified.submission.lane != Lane::Restraint => {
                // The origin has used this number for something else: its outbox forks. No stub, the number is spent.
                let reply = self.refusal_reply(verified.submission.payload, crate::examiner::NUMBER_USED);
                out.push(Effect::Send { to: from, message: Message::SubmitReply(reply) });
            }
            Place::Fits | Place::BrokenChain | Place::Used => {
                self.admit(from, verified, submission, envelope, now, out);
                self.admit_waiting(verified.submission.origin, now, out);
            }
        }
    }

    fn wait(
        &mut self,
        from: Node,
        wanted: &Submission,
        submission: Envelope,
        envelope: Envelope,
        out: &mut Vec<Effect>,
    ) {
        let next = self.examiner.lanes().next(wanted.origin, wanted.lane);
        let Some(sequencer) = self.sequencer() else { return };
        let held = sequencer.waiting.range((wanted.origin, 0)..=(wanted.origin, u64::MAX)).count();
        if held < WAITING_MAX {
            sequencer.waiting.insert((wanted.origin, wanted.number), Waiting { submission, envelope, from });
        }
        let reply = SubmitReply::Waiting { lane: wanted.lane, next };
        out.push(Effect::Send { to: from, message: Message::SubmitReply(reply) });
    }

    /// Takes up what waited for a number that has come.
    fn admit_waiting(&mut self, origin: Node, now: Instant, out: &mut Vec<Effect>) {
        loop {
            let next = self.examiner.lanes().next(origin, Lane::Ordinary);
            let Some(sequencer) = self.sequencer() else { return };
            // What is below was spent by others meanwhile.
            sequencer.waiting.retain(|(node, number), _| *node != origin || *number >= next);
            let Some(waiting) = sequencer.waiting.remove(&(origin, next)) else { return };
            let Ok(verified) = SignedSubmission::verify(&waiting.submission) else { return };
            let before = self.examiner.size();
            self.admit(waiting.from, verified, waiting.submission, waiting.envelope, now, out);
            if self.examiner.size() == before {
                return;
            }
        }
    }

    fn admit(
        &mut self,
        from: Node,
        verified: SignedSubmission,
        submission: Envelope,
        envelope: Envelope,
        now: Instant,
        out: &mut Vec<Effect>,
    ) {
        let at = self.ledger_time(now);
        match self.admission(&verified, &envelope, at, now) {
            Ok(signed) => {
                let opened = Opened { at, signed, submission: verified };
                let payload = opened.signed.hash;
                if let Err(code) = self.enter(&submission, &envelope, opened) {
                    self.stub(from, &verified, code, now, out);
                    return;
                }
                let index = self.examiner.size().saturating_sub(1);
                self.settle_outcome(from, verified.hash, Outcome::Sequenced { payload, index });
            }
            Err(code) => self.stub(from, &verified, &code, now, out),
        }
        self.flush(out);
    }

    /// The questions of admission, all of which every examiner can ask again.
    fn admission(
        &self,
        verified: &SignedSubmission,
        envelope: &Envelope,
        at: Instant,
        now: Instant,
    ) -> Result<Signed, String> {
        let signed = envelope.verify().map_err(|error| error.code().to_owned())?;
        let opened = Opened { at, signed, submission: *verified };
        self.examiner.admissible(&opened)?;
        let signed = opened.signed;
        self.examiner
            .state()
            .admit(&signed, verified.submission.origin, now.max(at))
            .map_err(|refusal| refusal.code.to_owned())?;
        if let Role::Sequencer(sequencer) = &self.role {
            let sent = verified.submission;
            let bytes = envelope.payload().len() as u64;
            sequencer.quotas.check(&self.examiner.state().edition().limits, sent.origin, sent.lane, at, bytes)?;
        }
        // What the fold would call void must never be sequenced.
        let submitter = verified.submission.origin;
        let entry = Entry { index: self.examiner.size(), at, submitter, content: Content::Record(&signed) };
        let verdict = agreement::clauses::judge(self.examiner.state(), &entry);
        let receipt = matches!(signed.record.body, Body::Receipt(_));
        if verdict.decision == Decision::Void && !receipt { Err(void_code(&verdict)) } else { Ok(signed) }
    }

    /// Folds an entry and puts it into the batch.
    fn enter(&mut self, submission: &Envelope, envelope: &Envelope, opened: Opened) -> Result<(), &'static str> {
        let entry = JointEntry { at: opened.at, envelope: envelope.clone(), submission: submission.clone() };
        let bytes = entry.encode().map_err(|error| error.code())?;
        let examined = self.examiner.push_opened(&bytes, Ok(opened));
        self.leaves.push_back(examined.leaf.clone());
        self.folded.push_back(examined);
        if let Some(sequencer) = self.sequencer() {
            sequencer.batch.push(bytes);
        }
        Ok(())
    }

    /// The centre's own submission: it is in order at once, so it needs no outbox.
    pub(crate) fn enter_own(&mut self, envelope: &Envelope, now: Instant, out: &mut Vec<Effect>) -> Option<u64> {
        let signed = envelope.verify().ok()?;
        let at = self.ledger_time(now);
        let lane = Lane::of(&signed.record.body);
        let lanes = self.examiner.lanes();
        let (number, prev) = (lanes.next(Node::Centre, lane), lanes.head(Node::Centre, lane));
        let own = Submission { origin: Node::Centre, lane, number, prev, payload: signed.hash };
        let submission = own.sign(&self.keys.record);
        let verified = SignedSubmission::verify(&submission).ok()?;
        let opened = Opened { at, signed, submission: verified };
        self.examiner.admissible(&opened).ok()?;
        let entry = Entry {
            index: self.examiner.size(),
            at,
            submitter: Node::Centre,
            content: Content::Record(&opened.signed),
        };
        if agreement::clauses::judge(self.examiner.state(), &entry).decision == Decision::Void {
            return None;
        }
        self.enter(&submission, envelope, opened).ok()?;
        self.flush(out);
        Some(self.examiner.size().saturating_sub(1))
    }

    /// A refused submission leaves a stub with its number. A payload that is in the log already is answered with its
    /// index; its number is spent all the same.
    fn stub(&mut self, from: Node, verified: &SignedSubmission, code: &str, now: Instant, out: &mut Vec<Effect>) {
        let origin = verified.submission.origin;
        let payload = verified.submission.payload;
        // A number may be missing in the restraint lane, which waits for nothing: who was told once that nobody signed for
        // the post fills the log with no second stub for the same record.
        let told = code == UNAUTHORISED
            && verified.submission.lane == Lane::Restraint
            && self.holds.is_answered_to(&payload, origin, self.examiner.roster_at());
        if told {
            return out
                .push(Effect::Send { to: from, message: Message::SubmitReply(self.refusal_reply(payload, code)) });
        }
        if !self.may_stub(origin, now) {
            return;
        }
        let judged_at_size = self.examiner.size();
        let refusal = Refusal {
            origin,
            lane: verified.submission.lane.name().into(),
            n: verified.submission.number,
            submission: verified.hash,
            payload,
            code: code.into(),
            judged_at_size,
        };
        let record = self.own_record(Body::Refusal(refusal), now);
        let Ok(envelope) = Envelope::seal(&record, std::slice::from_ref(&self.keys.record)) else { return };
        let Some(at) = self.enter_own(&envelope, now, out) else { return };
        if code == UNAUTHORISED {
            self.holds.note_answer(payload, origin, judged_at_size, self.examiner.roster_at());
        }
        let outcome = match self.examiner.index_of(&payload) {
            Some(index) => Outcome::Sequenced { payload, index },
            None => Outcome::Refused { payload, code: code.into(), judged_at_size, at },
        };
        self.settle_outcome(from, verified.hash, outcome);
    }

    /// A flood of refusable submissions must not fill the log: beyond the limit they are left to be repeated.
    fn may_stub(&mut self, origin: Node, now: Instant) -> bool {
        let Some(sequencer) = self.sequencer() else { return false };
        let (since, count) = sequencer.stubs.entry(origin).or_insert((now, 0));
        if now < *since || now.since(*since).as_millis() >= 1_000 {
            (*since, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        *count <= STUBS_PER_SECOND_MAX
    }

    fn settle_outcome(&mut self, from: Node, submission: Digest, outcome: Outcome) {
        let size = self.examiner.size();
        let reply = reply_of(&outcome);
        let Some(sequencer) = self.sequencer() else { return };
        sequencer.outcomes.insert(submission, outcome);
        sequencer.replies.push((size, from, reply));
    }

    /// Answers a submission that was decided before; law L5.
    fn repeat_outcome(&mut self, from: Node, verified: &SignedSubmission, out: &mut Vec<Effect>) -> bool {
        let durable = self.joint.durable();
        let Some(sequencer) = self.sequencer() else { return false };
        let Some(outcome) = sequencer.outcomes.get(&verified.hash) else { return false };
        let written = match outcome {
            Outcome::Sequenced { index, .. } => *index < durable,
            Outcome::Refused { at, .. } => *at < durable,
        };
        if written {
            out.push(Effect::Send { to: from, message: Message::SubmitReply(reply_of(outcome)) });
        }
        true
    }

    fn refusal_reply(&self, payload: RecordHash, code: &str) -> SubmitReply {
        SubmitReply::Refused { payload, code: code.into(), judged_at_size: self.examiner.size(), stub: None }
    }

    /// Milliseconds, never decreasing: a clock that went back stands still in the log.
    pub(crate) fn ledger_time(&self, now: Instant) -> Instant {
        self.examiner.last_at().map_or(now, |last| last.max(now))
    }

    /// Hands the batch to the store, if the store is free.
    fn flush(&mut self, out: &mut Vec<Effect>) {
        if !self.joint.is_idle() {
            return;
        }
        let Some(sequencer) = self.sequencer() else { return };
        let count = sequencer.batch.len().min(BATCH_ENTRIES_MAX);
        let entries: Vec<_> = sequencer.batch.drain(..count).collect();
        if !entries.is_empty() {
            self.joint.append(entries, None, out);
        }
    }

    /// The answers whose entries are durable now.
    pub(crate) fn answer_submitters(&mut self, out: &mut Vec<Effect>) {
        let durable = self.joint.durable();
        let Some(sequencer) = self.sequencer() else { return };
        let (ready, later) =
            std::mem::take(&mut sequencer.replies).into_iter().partition(|(size, _, _)| *size <= durable);
        sequencer.replies = later;
        let ready: Vec<(u64, Node, SubmitReply)> = ready;
        for (_, to, reply) in ready {
            out.push(Effect::Send { to, message: Message::SubmitReply(reply) });
        }
    }

    /// What an entry says about submissions, for answers after a restart.
    pub(crate) fn remember_outcome(
        &mut self,
        submission: &SignedSubmission,
        kind: &EntryKind,
        payload: RecordHash,
        index: u64,
    ) {
        let known = match kind {
            EntryKind::Stub(refusal) => self.examiner.index_of(&refusal.payload).filter(|first| *first < index),
            EntryKind::Void(_) | EntryKind::Receipt { .. } | EntryKind::Tick | EntryKind::Record => None,
        };
        let Some(sequencer) = self.sequencer() else { return };
        match kind {
            EntryKind::Void(_) => {}
            EntryKind::Stub(refusal) => {
                let outcome = match known {
                    Some(first) => Outcome::Sequenced { payload: refusal.payload, index: first },
                    None => Outcome::Refused {
                        payload: refusal.payload,
                        code: refusal.code.clone(),
                        judged_at_size: refusal.judged_at_size,
                        at: index,
                    },
                };
                sequencer.outcomes.insert(refusal.submission, outcome);
            }
            EntryKind::Receipt { .. } | EntryKind::Tick | EntryKind::Record => {
                sequencer.outcomes.insert(submission.hash, Outcome::Sequenced { payload, index });
            }
        }
    }

    /// Counts a durable entry against its origin's quota.
    pub(crate) fn spend_quota(&mut self, origin: Node, lane: Lane, examined: &Examined) {
        let at = examined.at;
        if let (Some(sequencer), Some(at)) = (self.sequencer(), at) {
            sequencer.quotas.spend(origin, lane, at, examined.bytes);
        }
    }

    pub(crate) fn tend_sequencer(&mut self, now: Instant, out: &mut Vec<Effect>) {
        if self.sequencer().is_none() {
            return;
        }
        if self.examiner.size() == 0
            && let Ok(genesis) = Envelope::parse(&self.anchor.envelope)
        {
            self.enter_own(&genesis, now, out);
        }
        self.flush(out);
    }

    /// A record of the node itself: receipts, ticks, stubs.
    pub(crate) fn own_record(&self, body: Body, now: Instant) -> Record {
        Record {
            header: Header {
                edition: self.examiner.state().edition().id.clone(),
                rules: RULES_VERSION,
                author: Author { node: self.node, post: Post::Node },
                made_at: now,
                nonce: self.next_nonce(&body, now),
                references: Vec::new(),
                language: Language::En,
                via: Via::Group,
                clauses: Vec::new(),
            },
            body,
        }
    }

    /// Distinct for every record the node makes: the place in its own chain, the size of the log and the time go in.
    fn next_nonce(&self, body: &Body, now: Instant) -> Nonce {
        let lane = Lane::of(body);
        let place = self.outbox.next(lane).max(self.examiner.lanes().next(self.node, lane));
        let seed =
            format!("jig own record {} {} {place} {} {now}", self.node.name(), lane.name(), self.examiner.size());
        let hash = ledger::sha256(seed.as_bytes());
        let mut nonce = [0; 16];
        for (to, from) in nonce.iter_mut().zip(hash.as_bytes()) {
            *to = *from;
        }
        Nonce::from_bytes(nonce)
    }
}

/// The version of the rules that this program's own records are made under.
const RULES_VERSION: u32 = 1;

fn reply_of(outcome: &Outcome) -> SubmitReply {
    match outcome {
        Outcome::Sequenced { payload, index } => SubmitReply::Sequenced { payload: *payload, index: *index },
        Outcome::Refused { payload, code, judged_at_size, at: _ } => {
            SubmitReply::Refused { payload: *payload, code: code.clone(), judged_at_size: *judged_at_size, stub: None }
        }
    }
}

/// The admission rule behind a void verdict.
fn void_code(verdict: &Verdict) -> String {
    verdict.first_cause().map_or("protocol-entry-void", |finding| finding.code).to_owned()
}
