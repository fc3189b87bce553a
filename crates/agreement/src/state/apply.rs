//! Executes a verdict's plan. Decides nothing: what is written here was written in the verdict first.
use super::past::Before;
use super::{
    AgreedEntry, AgreedSetting, Change, Content, Differing, EndKind, Ending, Entry, Fact, Founding, Reached, Restraint,
    Roster,
};
use super::{State, StopStep};
use crate::identity::{Author, PublicKey, RecordHash, Side};
use crate::records::{Body, HeartbeatChange, KeyRole, Nature, Receipt, SealingKey, Signed, Spoken};
use crate::verdict::{Decision, Verdict};
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use spacetime::Instant;

impl State {
    /// Remembers an entry and its verdict.
    pub fn apply(&mut self, entry: &Entry<'_>, verdict: &Verdict) {
        self.size = entry.index.saturating_add(1);
        self.now = self.now.max(entry.at);
        let signed = match entry.content {
            Content::Record(signed) | Content::Receipt { signed, .. } => signed,
            Content::Void(_) => return,
        };
        match verdict.decision {
            Decision::Refused | Decision::Void => {
                // A second copy without effect does not take the first one's effect away.
                if !self.facts.contains_key(&signed.hash) {
                    self.without_effect.insert(signed.hash, verdict.decision);
                }
            }
            Decision::Accepted | Decision::Held => {
                for change in &verdict.changes {
                    self.execute(change, signed, entry);
                }
            }
        }
    }

    fn execute(&mut self, change: &Change, signed: &Signed, entry: &Entry<'_>) {
        match change {
            Change::Founded { .. } => self.found(signed),
            Change::Filed { record: _, nature } => self.file(signed, *nature, entry),
            Change::TookEffect { record } => {
                if let Some(fact) = self.facts.get_mut(record) {
                    fact.took_effect.get_or_insert((entry.at, entry.index));
                    self.awaiting.remove(&fact.index);
                }
            }
            Change::FrontierMoved { side, size } => self.advance(*side, *size, signed, entry),
            Change::ReceiptDiffers { side, size, first_difference } => {
                *self.differing.get_mut(*side) = Some(Differing { size: *size, first_difference: *first_difference });
            }
            Change::AttachmentsMissing { side, missing } => {
                self.overwrites(entry.at, Before::Undelivered(*side, self.undelivered.get(*side).clone()));
                self.undelivered.get_mut(*side).clone_from(missing);
            }
            Change::DifferenceSettled { side, by: _ } => *self.differing.get_mut(*side) = None,
            Change::PostFilled { record, .. } => {
                if let (Body::Appointment(appointment), Some(roster)) = (&signed.record.body, &mut self.roster) {
                    roster.fill(*record, signed.record.header.author, appointment);
                }
            }
            Change::KeyReplaced { node, role } => {
                if let (Body::KeyRotation(rotation), Some(roster)) = (&signed.record.body, &mut self.roster) {
                    replace_key(roster, *node, *role, &rotation.new_key);
                }
            }
            Change::AuthorityReplaced { side } => {
                if let (Body::AuthoritySuccession(succession), Some(roster)) = (&signed.record.body, &mut self.roster) {
                    roster.replace_authority(*side, succession.keys.clone(), succession.successor_hash);
                }
            }
            Change::Restrained { restraint, cause, reach } => {
                let bound = Restraint {
                    record: *restraint,
                    index: entry.index,
                    at: entry.at,
                    cause: *cause,
                    author: restrainer(signed),
                    is_claimed: !self.is_signed_in_office(signed, entry.at),
                    reach: reach.clone(),
                    lifted: None,
                };
                self.restraints.insert(*restraint, bound);
                self.bound.insert(*restraint, reach);
            }
            Change::Lifted { restraint, by } => {
                if let Some(bound) = self.restraints.get_mut(restraint) {
                    bound.lifted.get_or_insert((*by, entry.at));
                    self.bound.remove(*restraint, &bound.reach);
                }
                self.uncompleted.remove(by);
            }
            Change::Ended { record, by, how } => {
                // By a completion it ends at a receipt, and its author's node is the one that said so.
                let node = self.facts.get(by).map_or(signed.record.header.author.node, Fact::node);
                self.uncompleted.remove(by);
                self.end(*record, Ending { by: *by, how: *how, node, at: entry.at });
            }
            Change::ReadBackCompared { notice, read_back, outcome } => {
                let before = self.read_backs.insert(*notice, (*read_back, *outcome));
                self.overwrites(entry.at, Before::ReadBack(*notice, before));
            }
            Change::StopAdvanced { stop, stage } => {
                if let Body::StopStage(report) = &signed.record.body {
                    let step = StopStep {
                        stage: *stage,
                        node: signed.record.header.author.node,
                        reached_at: report.reached_at.min(entry.at),
                        record: signed.hash,
                    };
                    self.stop_steps.entry(*stop).or_default().push(step);
                }
            }
            Change::WatchTaken { node, key } => {
                self.overwrites(entry.at, Before::Watch(*node, self.watches.get(node).copied()));
                let watch = self.watches.entry(*node).or_default();
                watch.held_by = Some((*key, entry.at));
                watch.offered = None;
            }
            Change::ReliefOffered { node, to, offer } => {
                self.overwrites(entry.at, Before::Watch(*node, self.watches.get(node).copied()));
                self.watches.entry(*node).or_default().offered = Some((*offer, *to));
            }
            Change::HeartbeatLost { side } => {
                if let Body::Heartbeat(HeartbeatChange::Lost { last_heard, .. }) = &signed.record.body {
                    self.overwrites(entry.at, Before::Heartbeat(*side, self.heartbeat_lost(*side)));
                    *self.heartbeats_lost.get_mut(*side) = Some((*last_heard).min(entry.at));
                }
            }
            Change::HeartbeatReturned { side } => {
                self.overwrites(entry.at, Before::Heartbeat(*side, self.heartbeat_lost(*side)));
                *self.heartbeats_lost.get_mut(*side) = None;
            }
            Change::SettingAgreed { setting, by } => {
                self.uncompleted.remove(by);
                self.agree(setting, *by, entry);
            }
            Change::StepTaken { step: _, by } => {
                self.uncompleted.remove(by);
                self.overwrites(entry.at, Before::Sequence(Box::new(self.sequence.clone())));
                self.take_step(*by, entry.at, entry.index);
            }
            Change::ResetCallSettled { call, how } => {
                self.uncompleted.remove(call);
                self.overwrites(entry.at, Before::Sequence(Box::new(self.sequence.clone())));
                self.settle_call(*call, *how);
            }
            Change::EntryAgreed { register: _, by } => {
                self.uncompleted.remove(by);
                self.agree_entry(*by, entry);
            }
            Change::ReviewOpened { record, cause } => self.reviews.open(*record, *cause),
            Change::Frozen { size } => self.frozen_at = Some(*size),
            Change::Ruled { entry, by } => {
                self.rulings.insert(*entry, *by);
            }
            Change::EpochOpened { by } => self.epoch = Some(*by),
        }
    }

    fn found(&mut self, signed: &Signed) {
        if let Body::Genesis(genesis) = &signed.record.body {
            self.roster = Some(Roster::founded(genesis));
            self.founding = Some(Founding {
                record: signed.hash,
                origin: genesis.origin.clone(),
                standby_sequencer: genesis.standby_sequencer.clone(),
                purpose: genesis.purpose,
            });
        }
    }

    /// Whether the author's post stands behind a record; a restraint acts also where it does not.
    fn is_signed_in_office(&self, signed: &Signed, at: Instant) -> bool {
        let author = signed.record.header.author;
        self.roster.as_ref().is_some_and(|roster| roster.signature(author, &signed.signers, at).is_some())
    }

    fn file(&mut self, signed: &Signed, nature: Nature, entry: &Entry<'_>) {
        let officer = self
            .roster
            .as_ref()
            .and_then(|roster| roster.signature(signed.record.header.author, &signed.signers, entry.at))
            .and_then(super::Signature::key);
        self.without_effect.remove(&signed.hash);
        let mut fact = Fact::new(signed, officer, entry.index, entry.at);
        let early = self.early_endings.remove(&fact.record).unwrap_or_default();
        fact.ended = early.into_iter().find(|ending| may_end(&fact, ending));
        if nature == Nature::Permission {
            self.awaiting.insert(fact.index, fact.record);
        }
        let asks_both = nature == Nature::Permission
            && (matches!(fact.kind, "lift" | "resumption" | "setting-change" | "ceasefire-report" | "formation-step")
                || fact.as_register_entry().is_some());
        // A call stops the clock at its entry and is settled by both like a permission.
        // A proposal of no action, or of closing, closes its item when both agree to it.
        let ends_protected = fact.as_protected_entry().is_some_and(|entry| entry.replaces.is_some())
            || fact.as_protected_report().is_some_and(|report| report.says.ends());
        if asks_both || ends_protected || fact.kind == "reset-call" || fact.asks_both_to_close().is_some() {
            self.uncompleted.insert(fact.record);
        }
        if let Body::AgreedName(name) = &signed.record.body
            && name.ends().is_some()
        {
            self.uncompleted.insert(fact.record);
        }
        if let Some(subject) = signed.record.body.subject() {
            self.about.entry(subject).or_default().push(fact.record);
        }
        self.by_kind.entry(fact.kind).or_default().push(fact.record);
        self.registers.file(&fact);
        self.facts.insert(fact.record, fact);
    }

    fn agree(&mut self, setting: &str, by: RecordHash, at: &Entry<'_>) {
        let Some(Body::SettingChange(change)) = self.facts.get(&by).and_then(|fact| fact.body.as_deref()) else {
            return;
        };
        if let Ok(reading) = &change.reading.read {
            let settings = self.settings_at(u64::MAX).with(reading);
            let text = change.reading.text.clone();
            self.readings.push((at.index, settings));
            let before = self.settings.insert(setting.to_owned(), AgreedSetting { by, text, entry: at.index });
            self.overwrites(at.at, Before::Setting(setting.to_owned(), before));
        }
    }

    fn agree_entry(&mut self, by: RecordHash, at: &Entry<'_>) {
        if let Some(entry) = self.facts.get(&by).and_then(Fact::as_register_entry) {
            self.registers.agree(entry, AgreedEntry { by, at: at.at, entry: at.index });
        }
    }

    fn end(&mut self, record: RecordHash, ending: Ending) {
        match self.facts.get_mut(&record) {
            Some(fact) => {
                fact.ended.get_or_insert(ending);
                if let Some(roster) = &mut self.roster {
                    roster.revoke(record, ending.at);
                }
            }
            None => {
                self.early_endings.entry(record).or_default().push(ending);
            }
        }
    }

    fn advance(&mut self, side: Side, size: u64, signed: &Signed, entry: &Entry<'_>) {
        if let Body::Receipt(Receipt { received_at, size: stated, .. }) = &signed.record.body {
            let reached = Reached { size, received_at: *received_at, at: entry.at, entry: entry.index };
            self.frontiers.advance(side, reached);
            // A match at a smaller size says nothing about the size at which the roots differed.
            if self.differing(side).is_some_and(|differing| differing.size <= *stated) {
                *self.differing.get_mut(side) = None;
            }
        }
    }
}

/// Cosigning keys are checked where notes are verified; the fold keeps those that rules read.
fn replace_key(roster: &mut Roster, node: crate::identity::Node, role: KeyRole, key: &str) {
    match role {
        KeyRole::Record => {
            if let Some(key) = PublicKey::parse_hex(key) {
                roster.replace_record_key(node, key);
            }
        }
        KeyRole::Sealing => {
            if let (Some(side), Some(key)) = (node.side(), SealingKey::parse(key)) {
                roster.replace_sealing_key(side, key);
            }
        }
        KeyRole::SealingOutside(post) => {
            if let Some(key) = SealingKey::parse(key) {
                roster.replace_outside_sealing_key(post, key);
            }
        }
        KeyRole::Stored | KeyRole::Examined => {}
    }
}

/// Whether an ending that was said before the record arrived applies to it: a decline by either side does, anything else
/// only from the record's own node, and never to a restraint.
fn may_end(fact: &Fact, ending: &Ending) -> bool {
    if fact.nature == Nature::Restraint {
        return false;
    }
    match ending.how {
        EndKind::Declined => fact.is_declinable(),
        EndKind::Revoked
        | EndKind::Retracted
        | EndKind::Cancelled
        | EndKind::NoAction
        | EndKind::NoActionAgreed
        | EndKind::Closed
        | EndKind::Superseded
        | EndKind::Withdrawn => fact.node() == ending.node,
    }
}

/// Who restrains: for a spoken message the caller, whose restraint it is.
const fn restrainer(signed: &Signed) -> Author {
    if let Body::Spoken(Spoken { caller, .. }) = &signed.record.body { *caller } else { signed.record.header.author }
}
