//! Carrying out effects: writes first come, first served, and reported before anything later is done.
use super::{ALARMS_KEPT, Actor, Core, Unsettled, open_core};
use crate::link::LineBusy;
use crate::stores::Stores;
use ledger::{AppendError, PublishError, SignedNote, StoreError};
use protocol::{Certainty, Effect, Input, Reply, Written};
use std::collections::VecDeque;
use wire::message::LogKind;

impl Actor {
    /// Gives the core an input and carries out all that follows from it.
    pub(super) fn feed(&mut self, input: Input) {
        let mut effects = VecDeque::from(self.core.handle(input, self.clock.now()));
        while let Some(effect) = effects.pop_front() {
            if matches!(effect, Effect::Reopen) {
                // What was asked for rests on a store in doubt: the new core asks anew.
                effects.clear();
                self.stores = None;
                self.reopen();
                effects.extend(self.core.handle(Input::Wake, self.clock.now()));
            } else if let Some(report) = self.execute(effect) {
                effects.extend(self.core.handle(report, self.clock.now()));
            }
        }
    }

    /// Opens store and core anew. Where the disk does not let it, the old core stays, so that restraint still travels,
    /// and every write fails until the disk is back.
    pub(super) fn reopen(&mut self) {
        tracing::warn!("the store is in doubt and is read again");
        match open_core(&self.config, &self.foundation, &self.clock) {
            Ok((core, stores)) => {
                self.core = core;
                self.stores = Some(stores);
                self.armed = None;
                // Whoever still waits hears that the node cannot say; a repeat is answered from the log.
                self.tickets.clear();
                self.authored.clear();
                for envelope in std::mem::take(&mut self.unwritten) {
                    // Nobody waits for the answer any more.
                    let ticket = self.next_ticket;
                    self.next_ticket = self.next_ticket.wrapping_add(1);
                    self.feed(Input::Author { ticket, envelope });
                }
                tracing::info!("the store is open again");
            }
            Err(error) => tracing::error!(%error, "the store cannot be opened; it is tried again"),
        }
    }

    /// Flushes the logs while nothing else is to be done.
    pub(super) fn settle(&mut self) {
        self.unsettled = Unsettled::No;
        if let Some(stores) = &mut self.stores
            && let Err(error) = stores.settle()
        {
            tracing::error!(%error, "the logs could not be settled");
            self.stores = None;
            self.reopen();
        }
    }

    /// Carries out one effect; a write gives a report.
    fn execute(&mut self, effect: Effect) -> Option<Input> {
        match effect {
            Effect::Append { log, entries } => Some(self.append(log, &entries)),
            Effect::Republish { log, note } => {
                Some(self.write(Written::Republish(log), |stores| republish(stores, log, &note)))
            }
            Effect::PersistOutbox { lane, number, bytes } => {
                Some(self.write(Written::Outbox(lane, number), |stores| stores.write_outbox(lane, number, &bytes)))
            }
            Effect::PersistLocal { name, bytes } => {
                Some(self.write(Written::Local(name.clone()), |stores| stores.write_local(&name, &bytes)))
            }
            Effect::RemoveLocal { name } => {
                Some(self.write(Written::Removed(name.clone()), |stores| stores.remove_local(&name)))
            }
            Effect::PersistEvidence { name, bytes } => {
                Some(self.write(Written::Evidence(name.clone()), |stores| stores.write_evidence(&name, &bytes)))
            }
            Effect::Send { to, message } => {
                if let Some(line) = self.lines.get(&to) {
                    line.send(message);
                }
                None
            }
            Effect::Fetch { from, log, start } => match self.lines.get(&from).map(|line| line.fetch(log, start)) {
                Some(Ok(())) => None,
                Some(Err(LineBusy)) | None => Some(Input::FetchFailed { from, log }),
            },
            Effect::Arm { at } => {
                self.armed = Some(at);
                None
            }
            Effect::Alarm(alarm) => {
                tracing::warn!(code = alarm.code(), arguments = ?alarm.arguments(), "alarm");
                self.shown.alarms.push_front((self.clock.now(), alarm));
                self.shown.alarms.truncate(ALARMS_KEPT);
                self.shown.alarms_raised += 1;
                self.publish();
                None
            }
            Effect::Reply { ticket, reply } => {
                self.reply(ticket, reply);
                None
            }
            Effect::Publish => {
                self.publish();
                None
            }
            // Looked at before anything is carried out.
            Effect::Reopen => None,
        }
    }

    pub(super) fn publish(&self) {
        self.end.changed.send_modify(|version| *version = version.wrapping_add(1));
    }

    fn reply(&mut self, ticket: u64, reply: Reply) {
        let envelope = self.authored.remove(&ticket);
        if let (Reply::ActsUnwritten { .. }, Some(envelope)) = (&reply, envelope)
            && !self.unwritten.contains(&envelope)
        {
            self.unwritten.push_back(envelope);
        }
        if let Some(answer) = self.tickets.remove(&ticket) {
            // Whoever asked may have gone; the record stands all the same.
            let _ = answer.send(reply);
        }
    }

    fn append(&mut self, log: LogKind, entries: &[Vec<u8>]) -> Input {
        let core: &Core = &self.core;
        let entries: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
        let outcome = match &mut self.stores {
            Some(stores) => stores
                .log_mut(log)
                .append(&entries, |checkpoint| core.sign_checkpoint(log, checkpoint))
                .map(|_| ())
                .map_err(|error| {
                    tracing::error!(log = log.name(), %error, "entries could not be appended");
                    append_certainty(&error)
                }),
            None => Err(Certainty::Determinate),
        };
        self.unsettled = Unsettled::Yes;
        self.learn_names();
        self.publish();
        report(Written::Append(log), outcome)
    }

    fn write(&mut self, what: Written, write: impl FnOnce(&mut Stores) -> Result<(), StoreError>) -> Input {
        let outcome = match &mut self.stores {
            Some(stores) => write(stores).map_err(|error| {
                tracing::error!(?what, %error, "a write failed");
                store_certainty(&error)
            }),
            None => Err(Certainty::Determinate),
        };
        report(what, outcome)
    }
}

fn report(what: Written, outcome: Result<(), Certainty>) -> Input {
    match outcome {
        Ok(()) => Input::Stored(what),
        Err(certainty) => Input::StoreFailed { what, certainty },
    }
}

fn republish(stores: &mut Stores, log: LogKind, note: &[u8]) -> Result<(), StoreError> {
    let refused = |reason: String| StoreError::Determinate {
        path: "checkpoint".to_owned(),
        cause: ledger::MediaCause::Other,
        reason,
    };
    let note = SignedNote::parse(note).map_err(|error| refused(error.to_string()))?;
    stores.log_mut(log).publish_checkpoint(note).map_err(|error| match error {
        PublishError::Store(error) => error,
        PublishError::Empty | PublishError::Checkpoint(_) | PublishError::OtherTree { .. } => {
            refused(error.to_string())
        }
    })
}

fn store_certainty(error: &StoreError) -> Certainty {
    match error {
        StoreError::Determinate { .. } => Certainty::Determinate,
        StoreError::Indeterminate { .. } | StoreError::Conflict => Certainty::Indeterminate,
    }
}

/// A store that found its own medium or its own reckoning wrong must be read again; anything else left it as it was.
fn append_certainty(error: &AppendError) -> Certainty {
    match error {
        AppendError::Store(error) => store_certainty(error),
        AppendError::SecondPath { .. } => Certainty::Indeterminate,
        AppendError::Batch { .. }
        | AppendError::Bundle(_)
        | AppendError::Checkpoint(_)
        | AppendError::Sign(_)
        | AppendError::OtherTree { .. } => Certainty::Determinate,
    }
}
