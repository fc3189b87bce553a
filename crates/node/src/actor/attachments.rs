//! Attachments: kept, passed on to those they are for, and at the centre no longer than that takes (SG-03, SG-06).
//!
//! A headquarters keeps what its own desk handed in. The centre belongs to neither side: what its desk hands in for others stays on
//! its disk only until they have it. Must not know what the bytes are.
use super::Actor;
use agreement::identity::{Digest, Node};
use ledger::StoreError;
use protocol::Input;
use std::collections::BTreeSet;

impl Actor {
    /// Keeps an attachment durably, tells the core, and sets it on its way to the recipients its submitter chose.
    pub(super) fn keep(&mut self, name: Digest, bytes: &[u8], to: &[Node]) -> Result<(), StoreError> {
        let Some(stores) = &mut self.stores else {
            let reason = "store-in-doubt".to_owned();
            return Err(StoreError::Indeterminate { path: "attachments".to_owned(), reason });
        };
        stores.write_attachment(name, bytes)?;
        self.feed(Input::AttachmentHeld { attachment: name });
        self.send_out(name, bytes, to.iter().copied().collect());
        Ok(())
    }

    fn send_out(&mut self, name: Digest, bytes: &[u8], to: BTreeSet<Node>) {
        let own = self.config.node();
        for line in to.iter().filter_map(|node| self.lines.get(node)) {
            line.deliver(name, bytes.to_vec());
        }
        if own == Node::Centre && !to.is_empty() && !to.contains(&own) {
            self.passing.insert(name, to);
        }
    }

    /// After a start, the centre goes on with what it has not passed on yet.
    pub(super) fn pass_on(&mut self) {
        let own = self.config.node();
        let Some(stores) = self.stores.as_ref().filter(|_| own == Node::Centre) else { return };
        let held = stores.attachments().unwrap_or_default();
        let others: Vec<(Digest, Vec<u8>, BTreeSet<Node>)> = held
            .into_iter()
            .filter_map(|name| {
                let addressed = self.core.attachment_addressed(&name).filter(|addressed| !addressed.is_for(own))?;
                Some((name, stores.read_attachment(name).ok()??, addressed.nodes.iter().copied().collect()))
            })
            .collect();
        for (name, bytes, to) in others {
            self.send_out(name, &bytes, to);
        }
    }

    /// A peer has taken an attachment; with the last of them the centre keeps it no longer.
    pub(super) fn delivered(&mut self, name: Digest, to: Node) {
        let Some(waiting) = self.passing.get_mut(&name) else { return };
        waiting.remove(&to);
        if !waiting.is_empty() {
            return;
        }
        self.passing.remove(&name);
        if let Some(stores) = &mut self.stores
            && let Err(error) = stores.remove_attachment(name)
        {
            tracing::error!(%name, %error, "an attachment for others could not be removed");
        }
    }
}
