//! Attachments: kept, passed on to those they are for, and at the centre no longer than that takes (SG-03, SG-06).
//!
//! A headquarters keeps what its own desk handed in. The centre belongs to neither side: what its desk hands in for others stays on
//! its disk only until they have it. Must not know what the bytes are.
use super::Actor;
use agreement::identity::{Digest, Node};
use ledger::StoreError;
use protocol::Input;
use std::collections::BTreeSet;

/// Sealed bytes that the centre holds for others.
#[derive(Debug, Default)]
pub(super) struct Passing {
    /// Nodes to which they were set on their way.
    offered: BTreeSet<Node>,
    /// Those of them that neither have them nor are known to be no addressees.
    waiting: BTreeSet<Node>,
}

impl Actor {
    /// Keeps an attachment durably, tells the core, and sets it on its way to the recipients its submitter chose.
    pub(super) fn keep(&mut self, name: Digest, bytes: &[u8], to: &[Node]) -> Result<(), StoreError> {
        let Some(stores) = &mut self.stores else {
            let reason = "store-in-doubt".to_owned();
            return Err(StoreError::Indeterminate { path: "attachments".to_owned(), reason });
        };
        stores.write_attachment(name, bytes)?;
        self.feed(Input::AttachmentHeld { attachment: name });
        self.send_out(name, to.iter().copied().collect());
        Ok(())
    }

    fn send_out(&mut self, name: Digest, mut to: BTreeSet<Node>) {
        let own = self.config.node();
        to.remove(&own);
        let file = self.config.public_dir().join(format!("attachments/{name}"));
        for line in to.iter().filter_map(|node| self.lines.get(node)) {
            line.deliver(name, file.clone());
        }
        if own == Node::Centre && !to.is_empty() {
            let passing = self.passing.entry(name).or_default();
            passing.offered.extend(&to);
            passing.waiting.extend(&to);
        }
    }

    /// After a start, the centre goes on with what it has not passed on yet.
    pub(super) fn pass_on(&mut self) {
        let own = self.config.node();
        let Some(stores) = self.stores.as_ref().filter(|_| own == Node::Centre) else { return };
        for name in stores.attachments().unwrap_or_default() {
            let addressed = self.core.attachment_addressed(&name).filter(|addressed| !addressed.is_for(own));
            if let Some(to) = addressed.map(|addressed| addressed.nodes.iter().copied().collect()) {
                self.send_out(name, to);
            }
        }
    }

    /// A peer has taken an attachment, or the log says that it is not for this peer. With the last of those whom the log addresses the
    /// centre keeps no longer what is not for itself, whomever its submitter named and left out.
    pub(super) fn settled(&mut self, name: Digest, to: Node) {
        let own = self.config.node();
        let Some(passing) = self.passing.get_mut(&name) else { return };
        passing.waiting.remove(&to);
        if !passing.waiting.is_empty() {
            return;
        }
        let addressed: BTreeSet<Node> = self
            .core
            .attachment_addressed(&name)
            .map(|addressed| addressed.nodes.iter().copied().collect())
            .unwrap_or_default();
        let left: BTreeSet<Node> =
            addressed.difference(&passing.offered).copied().filter(|node| *node != own).collect();
        if !left.is_empty() {
            return self.send_out(name, left);
        }
        self.passing.remove(&name);
        if addressed.contains(&own) {
            return;
        }
        if let Some(stores) = &mut self.stores
            && let Err(error) = stores.remove_attachment(name)
        {
            tracing::error!(%name, %error, "an attachment for others could not be removed");
        }
    }
}
