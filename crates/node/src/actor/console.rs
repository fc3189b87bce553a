//! Plain stop calls from this console: while one binds and nobody has begun to lift it, another says nothing new.
//!
//! A finger that hits the button again is answered with the call that acts already, so that one alarm does not become
//! hundreds of records to lift. Calls with words or a place, and calls that an officer signed, never come here.
use super::Actor;
use agreement::identity::{Author, Post, RecordHash};
use agreement::records::{Body, Record};
use agreement::state::{Cause, Reach};
use protocol::{Input, Reply, Stage};
use tokio::sync::oneshot;
use wire::message::LogKind;

impl Actor {
    /// Answers a plain stop call with the one that stands, or lets it become a record.
    pub(super) fn take_console_stop(&mut self, record: RecordHash, envelope: Vec<u8>, answer: oneshot::Sender<Reply>) {
        let remembered = self.console_stop.filter(|known| self.stops_now(*known));
        if let Some(known) = remembered.or_else(|| self.find_console_stop()) {
            self.console_stop = Some(known);
            let reply = match self.core.stage(&known) {
                Stage::Sequenced { index } | Stage::Acknowledged { index, stored_by: _ } => {
                    Reply::Known { payload: known, index }
                }
                Stage::Submitted | Stage::HeldLocally | Stage::Unknown => Reply::UnderWay { payload: known },
            };
            // Whoever asked may have gone; the stop stands all the same.
            drop(answer.send(reply));
            return;
        }
        self.console_stop = Some(record);
        let ticket = self.ticket(answer);
        self.authored.insert(ticket, envelope.clone());
        self.feed(Input::Author { ticket, envelope });
    }

    /// Whether a stop call binds here and nobody has entered a lift of it: a lift under way could otherwise end the old
    /// call with the new one inside.
    fn stops_now(&self, record: RecordHash) -> bool {
        let held = || self.core.local_restraints().any(|signed| signed.hash == record);
        let state = self.core.state();
        match state.restraint(record) {
            Some(restraint) => restraint.binds() && !state.about(record).any(|fact| fact.kind == "lift"),
            None => held(),
        }
    }

    /// A plain call of this console that stands, made before this process began.
    fn find_console_stop(&self) -> Option<RecordHash> {
        let author = Author { node: self.core.node(), post: Post::Node };
        let held = self.core.local_restraints().find(|signed| is_plain(&signed.record, author));
        if let Some(held) = held {
            return Some(held.hash);
        }
        let everything = self
            .core
            .state()
            .binding(Cause::Stop)
            .filter(|restraint| restraint.author == author && restraint.reach == Reach::All)
            .filter(|restraint| self.stops_now(restraint.record));
        let store = self.stores.as_ref()?.log(LogKind::Joint);
        let mut plain = everything.filter(|restraint| {
            let entry = store.read_entry(restraint.index).ok();
            let entry = entry.and_then(|bytes| wire::entry::JointEntry::decode(&bytes).ok());
            let record = entry.and_then(|entry| wire::record::decode(entry.envelope.payload()).ok());
            record.is_some_and(|record| is_plain(&record, author))
        });
        plain.next().map(|restraint| restraint.record)
    }
}

fn is_plain(record: &Record, author: Author) -> bool {
    let Body::Stop(stop) = &record.body else { return false };
    record.header.author == author && stop.text.is_empty() && stop.around.is_none()
}
