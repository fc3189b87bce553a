//! What a durable batch means for this node: alarms, outbox, local holds, and the receipt that it calls for.
//!
//! A receipt is delivery and verdict in one: *we have stored everything below this size, and our fold says this*. It is
//! made only at a checkpoint that the sequencer signed, and only when ledger time is not ahead of the own clock.
use agreement::identity::{Digest, Node, Side};
use agreement::records::{Body, KeyRole, KeyRotation, Receipt, addressed};
use agreement::state::ReceiptMatch;
use agreement::verdict::Decision;
use ledger::VerifierKey;
use spacetime::Instant;
use wire::envelope::Envelope;
use wire::message::LogKind;
use wire::submission::Lane;

use crate::alarm::Alarm;
use crate::config::RoleKeys;
use crate::core::{Core, is_due};
use crate::effect::{Effect, LinkState};
use crate::examiner::{EntryKind, Examined};
use crate::logs::Trust;
use crate::mirror::Owed;
use crate::notes::Head;
use crate::restraint::UNAUTHORISED;

impl Core {
    /// The joint log is durable up to what was asked for.
    pub(crate) fn joint_appended(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let Some(head) = self.appended_head(LogKind::Joint) else { return };
        let size = head.size();
        let entries = self.joint.appended(head);
        let mut calls = false;
        while self.folded.front().is_some_and(|examined| examined.index < size) {
            let Some(examined) = self.folded.pop_front() else { break };
            calls |= examined.kind.calls_for_receipt();
            self.check_time(&examined, now, out);
            self.settle_examined(&examined, now, out);
        }
        self.answer_submitters(out);
        if calls {
            self.owe(size, now);
        }
        if let Some(mirror) = self.mirror() {
            mirror.caught_up_at = Some(now);
        }
        self.cosign(LogKind::Joint, now, out);
        self.spread_entries(entries, now, out);
    }

    /// The verdict log is durable up to what was asked for.
    pub(crate) fn verdicts_appended(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let Some(head) = self.appended_head(LogKind::Verdicts) else { return };
        self.verdicts.appended(head);
        self.cosign(LogKind::Verdicts, now, out);
        self.spread_head(LogKind::Verdicts, now, out);
    }

    /// The head that the finished append has: a mirror's is the note it was given, a sequencer signs the same bytes again.
    fn appended_head(&self, log: LogKind) -> Option<Head> {
        let state = self.log(log);
        let appending = state.appending.as_ref()?;
        if let Some(head) = &appending.head {
            return Some(head.clone());
        }
        let root = self.tree(log).root_at(appending.size)?;
        let checkpoint = ledger::Checkpoint::new(state.keys.log.name().as_str(), appending.size, root).ok()?;
        let RoleKeys::Sequencer { joint, verdicts } = &self.keys.role else { return None };
        let signer = match log {
            LogKind::Joint => joint,
            LogKind::Verdicts => verdicts,
        };
        let note = ledger::sign_checkpoint(&checkpoint, signer).ok()?;
        Head::verify(&note.to_bytes(), &state.keys).ok()
    }

    /// What an entry that is durable now means for this node.
    pub(crate) fn settle_examined(&mut self, examined: &Examined, now: Instant, out: &mut Vec<Effect>) {
        if examined.index == 0 && examined.signed.as_ref().is_none_or(|signed| signed.hash != self.anchor.hash) {
            self.raise_once("genesis", Alarm::ForeignGenesis, out);
            self.distrust(LogKind::Joint, out);
            self.distrust(LogKind::Verdicts, out);
        }
        if examined.kind.calls_for_receipt() {
            self.last_call = Some(examined.index);
        }
        if examined.verdict.decision == Decision::Void {
            self.keep_void(examined, now, out);
        }
        if examined.verdict.decision != Decision::Void {
            self.settle_links(examined, now, out);
        }
        if let (Some(signed), Some(submission), false) =
            (&examined.signed, &examined.submission, examined.verdict.decision == Decision::Void)
        {
            self.remember_outcome(submission, &examined.kind, signed.hash, examined.index);
            self.spend_quota(submission.submission.origin, submission.submission.lane, examined);
        }
        match &examined.kind {
            EntryKind::Receipt { side, receipt, matching } => {
                self.settle_receipt(*side, receipt, *matching, examined, out)
            }
            EntryKind::Stub(refusal) if examined.verdict.decision != Decision::Void => {
                self.hear_refusal(refusal, examined.at.unwrap_or(now), out);
            }
            EntryKind::Void(_) | EntryKind::Tick | EntryKind::Stub(_) | EntryKind::Record => {}
        }
        if let Some(signed) = &examined.signed
            && examined.verdict.decision != Decision::Void
        {
            self.holds.in_log(&signed.hash, out);
            for addressed in addressed(&signed.record.body) {
                // What is sealed to others never comes here, and is not missing.
                if addressed.is_for(self.node) {
                    self.attachments.referred.insert(addressed.attachment);
                }
                self.attachments.addressed.entry(addressed.attachment).or_insert(addressed);
            }
            if let (Body::KeyRotation(rotation), Decision::Accepted) = (&signed.record.body, examined.verdict.decision)
            {
                self.rotate(signed.record.header.author.node, rotation);
            }
        }
    }

    /// A void entry is evidence against the sequencer; a restraint in it acts all the same (L9).
    fn keep_void(&mut self, examined: &Examined, now: Instant, out: &mut Vec<Effect>) {
        let code = match &examined.kind {
            EntryKind::Void(code) => code,
            EntryKind::Receipt { .. } | EntryKind::Tick | EntryKind::Stub(_) | EntryKind::Record => {
                examined.verdict.first_cause().map_or("protocol-entry-void", |finding| finding.code)
            }
        };
        let alarm = Alarm::VoidEntry { index: examined.index, code: code.to_owned() };
        if !self.raised.insert(format!("void-{}", examined.index)) {
            return;
        }
        // The leaf of the verdict log names the entry's hash; with the log's own tiles and notes it is the evidence.
        out.push(Effect::PersistEvidence {
            name: format!("void-{}.json", examined.index),
            bytes: examined.leaf.clone(),
        });
        out.push(Effect::Alarm(alarm));
        if let Some(envelope) = examined.envelope.clone() {
            self.hear_restraint(Node::Centre, envelope, now, out);
        }
    }

    /// The log has used numbers: of the submission itself, and of the one a stub stands for.
    fn settle_links(&mut self, examined: &Examined, now: Instant, out: &mut Vec<Effect>) {
        let spent = match &examined.kind {
            EntryKind::Stub(refusal) => {
                Lane::parse(&refusal.lane).map(|lane| (refusal.origin, lane, refusal.n, Some(refusal)))
            }
            EntryKind::Void(_) | EntryKind::Receipt { .. } | EntryKind::Tick | EntryKind::Record => examined
                .submission
                .as_ref()
                .map(|sent| (sent.submission.origin, sent.submission.lane, sent.submission.number, None)),
        };
        let Some((origin, lane, number, stub)) = spent else { return };
        if origin != self.node {
            if let Some(peer) = self.peers.get_mut(&origin) {
                peer.unsequenced.remove(&(lane, number));
            }
            return;
        }
        if self.outbox.sequenced(lane, number).is_none() {
            return;
        }
        out.push(Effect::Publish);
        // A stub for what is in the log already is no refusal.
        if let Some(refusal) = stub.filter(|refusal| self.examiner.index_of(&refusal.payload).is_none()) {
            out.push(Effect::Alarm(Alarm::RefusedByCentre {
                payload: refusal.payload,
                code: refusal.code.clone(),
                judged_at_size: refusal.judged_at_size,
            }));
            if refusal.code != UNAUTHORISED {
                self.holds.refused(&refusal.payload);
            }
            if lane == Lane::Receipt {
                // What the receipt covered is still owed. Not at once: the reason, a clock for example, has to go first.
                let durable = self.joint.durable();
                self.owe(durable, now);
                if let Some(mirror) = self.mirror() {
                    mirror.refused_at = Some(now);
                }
            }
        }
    }

    fn settle_receipt(
        &mut self,
        side: Side,
        receipt: &Receipt,
        matching: ReceiptMatch,
        examined: &Examined,
        out: &mut Vec<Effect>,
    ) {
        let name = format!("receipt-{}", side.name());
        match matching {
            ReceiptMatch::Differs { .. } => {
                self.raise_once(&name, Alarm::ReceiptDiffers { side, size: receipt.size }, out);
            }
            ReceiptMatch::Matches => {
                if let Some(peer) = self.peers.get_mut(&Node::Headquarters(side)) {
                    peer.difference = None;
                }
                if self.raised.remove(&name) {
                    out.push(Effect::Alarm(Alarm::ReceiptHealed { side, size: receipt.size }));
                }
            }
        }
        let limit = self.examiner.state().edition().freshness.receipt_gap_flag_after;
        if let Some(at) = examined.at
            && at.since(receipt.received_at) > limit
        {
            self.raise_once(
                &format!("late-{}-{}", side.name(), receipt.size),
                Alarm::ReceiptLate { side, size: receipt.size },
                out,
            );
        }
    }

    /// A rotated note key counts from its entry on.
    fn rotate(&mut self, node: Node, rotation: &KeyRotation) {
        let Some(side) = node.side() else { return };
        let log = match rotation.role {
            KeyRole::Stored => LogKind::Joint,
            KeyRole::Examined => LogKind::Verdicts,
            // The record key is the fold's, the sealing key the desks'.
            KeyRole::Record | KeyRole::Sealing | KeyRole::SealingOutside(_) => return,
        };
        if let Ok(key) = VerifierKey::parse(&rotation.new_key) {
            self.log_mut(log).replace_cosigner(side, key);
        }
    }

    /// Compares ledger time with the own clock. Changes no verdict.
    fn check_time(&mut self, examined: &Examined, now: Instant, out: &mut Vec<Effect>) {
        let Some(at) = examined.at else { return };
        let freshness = self.examiner.state().edition().freshness;
        let index = examined.index;
        let ahead = at.since(now);
        if ahead > freshness.centre_gone_after {
            self.raise_once("centre-gone", Alarm::CentreGone { index, at }, out);
        } else if ahead > freshness.skew_max {
            self.raise_once("time-ahead", Alarm::TimeAhead { index, at }, out);
        } else {
            self.raised.remove("time-ahead");
            self.raised.remove("centre-gone");
        }
        let live = self.peers.get(&Node::Centre).is_some_and(|centre| centre.link == LinkState::Up);
        let caught_up = self.mirror().and_then(|mirror| mirror.caught_up_at);
        // The log ended before this entry when this node had caught up: the entry cannot be older than that.
        if live && caught_up.is_some_and(|before| before.since(at) > freshness.skew_max && before <= now) {
            self.raise_once("time-disputed", Alarm::TimeDisputed { index, at }, out);
        } else {
            self.raised.remove("time-disputed");
        }
    }

    fn owe(&mut self, size: u64, now: Instant) {
        if size == 0 {
            return;
        }
        let at = self.examiner.last_at().unwrap_or(now);
        let Some(mirror) = self.mirror() else { return };
        mirror.owed.push(Owed { size, at, received_at: now });
        // Only the largest that the clock allows counts; a few are enough to choose from.
        if mirror.owed.len() > 64 {
            mirror.owed.remove(0);
        }
    }

    /// After a start: whether anything below the durable head is not covered by a receipt of this node, is seen from the log.
    pub(crate) fn owe_after_start(&mut self, now: Instant) {
        let Some(side) = self.node.side() else { return };
        let durable = self.joint.durable();
        let called = self.is_receipt_due(side);
        let outbox_waits = self.outbox.unsequenced().any(|(lane, _, _)| lane == Lane::Receipt);
        if !outbox_waits && called {
            self.owe(durable, now);
        }
    }

    /// Makes the receipt that is owed, if nothing speaks against it.
    pub(crate) fn tend_receipts(&mut self, now: Instant, out: &mut Vec<Effect>) {
        // A receipt says what the own fold came to.
        if !self.examines()
            || self.joint.trust == Trust::Lost
            || self.outbox.unsequenced().any(|(lane, _, _)| lane == Lane::Receipt)
        {
            return;
        }
        let freshness = self.examiner.state().edition().freshness;
        let (skew, again) = (freshness.skew_max, freshness.unsequenced_flag_after);
        let frozen = self.frozen;
        let Some(mirror) = self.mirror() else { return };
        if mirror.refused_at.is_some() && !is_due(mirror.refused_at, now, again) {
            return;
        }
        mirror.refused_at = None;
        let allowed = |owed: &Owed| owed.at.since(now) <= skew && frozen.is_none_or(|size| owed.size <= size);
        let Some(owed) = mirror.owed.iter().rev().find(|owed| allowed(owed)).copied() else { return };
        mirror.owed.retain(|other| other.size > owed.size);
        let (Some(root), Some(verdict_root)) =
            (self.examiner.joint().root_at(owed.size), self.examiner.verdicts().root_at(owed.size))
        else {
            return;
        };
        let digest = |hash: ledger::Hash| Digest::from_bytes(*hash.as_bytes());
        let receipt = Receipt {
            origin: self.anchor.genesis.origin.clone(),
            size: owed.size,
            root: digest(root),
            verdict_root: digest(verdict_root),
            received_at: owed.received_at,
            missing_attachments: self.attachments.referred.difference(&self.attachments.held).copied().collect(),
            outbox: self.outbox.heads(),
        };
        let record = self.own_record(Body::Receipt(receipt.clone()), now);
        let Ok(envelope) = Envelope::seal(&record, std::slice::from_ref(&self.keys.record)) else { return };
        if let Some(mirror) = self.mirror() {
            mirror.last_receipt = Some(receipt);
        }
        self.post(envelope, Lane::Receipt, now, out);
    }

    /// An attachment has come: a receipt that listed it as missing is followed by one that does not.
    pub(crate) fn attachment_held(&mut self, attachment: Digest, now: Instant) {
        let news = self.attachments.held.insert(attachment);
        let durable = self.joint.durable();
        let listed = self
            .mirror()
            .and_then(|mirror| mirror.last_receipt.as_ref())
            .is_some_and(|receipt| receipt.missing_attachments.contains(&attachment));
        if news && listed {
            self.owe(durable, now);
        }
    }
}
