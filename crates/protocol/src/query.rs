//! What a node can be asked: stages of records, heads, whether a permission may be used now. Views only; nothing feeds back.
use agreement::identity::{Digest, Node, RecordHash, Side};
use agreement::records::{Addressed, Signed};
use agreement::state::{Effect as RecordEffect, Link, State, Usability};
use spacetime::Instant;
use wire::message::LogKind;
use wire::submission::Lane;

use crate::core::{Core, Role};
use crate::effect::LinkState;
use crate::examiner::Examiner;
use crate::notes::Head;
use crate::outbox::LinkStage;

/// How far a record has got, as this node sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Nothing is known of it.
    Unknown,
    /// In the own outbox, not yet sequenced.
    Submitted,
    /// A restraint that acts here, outside the log.
    HeldLocally,
    /// In the log; stored by the centre, and here if this is a participant.
    Sequenced {
        /// Its entry.
        index: u64,
    },
    /// On the disks of the centre and of a participant: it will never be lost (L10).
    Acknowledged {
        /// Its entry.
        index: u64,
        /// Sides whose *stored* cosignature covers it.
        stored_by: Vec<Side>,
    },
}

impl Core {
    /// Whose node this is.
    #[must_use]
    pub const fn node(&self) -> Node {
        self.node
    }

    /// The fold.
    #[must_use]
    pub const fn examiner(&self) -> &Examiner {
        &self.examiner
    }

    /// The state after everything this node has folded.
    #[must_use]
    pub const fn state(&self) -> &State {
        self.examiner.state()
    }

    /// The durable head of a log.
    #[must_use]
    pub const fn head(&self, log: LogKind) -> Option<&Head> {
        self.log(log).head.as_ref()
    }

    /// How far a record has got.
    #[must_use]
    pub fn stage(&self, record: &RecordHash) -> Stage {
        let durable = self.joint.durable();
        match self.examiner.index_of(record).filter(|index| *index < durable) {
            Some(index) => {
                let head = self.joint.head.as_ref();
                let stored_by: Vec<Side> =
                    Side::BOTH.into_iter().filter(|side| head.is_some_and(|head| head.line(*side).is_some())).collect();
                if stored_by.is_empty() { Stage::Sequenced { index } } else { Stage::Acknowledged { index, stored_by } }
            }
            None if self.outbox.under_way(record).is_some() => Stage::Submitted,
            None if self.holds.names().contains(record) => Stage::HeldLocally,
            None => Stage::Unknown,
        }
    }

    /// Whom the bytes of an attachment are for, by the first record of the log that names them; nothing while none does.
    #[must_use]
    pub fn attachment_addressed(&self, attachment: &Digest) -> Option<&Addressed> {
        self.attachments.addressed.get(attachment)
    }

    /// Whether a permission may be used here and now.
    #[must_use]
    pub fn usable(&self, record: RecordHash, now: Instant) -> Usability {
        self.state().usable(record, &self.link(now))
    }

    /// What has become of a record by this node's log; by the ledger time of the last entry.
    #[must_use]
    pub fn effect(&self, record: RecordHash) -> Option<RecordEffect> {
        self.state().effect(record)
    }

    /// What this node knows beside the log: how fresh its head is, who confirmed it, what it holds on its own.
    #[must_use]
    pub fn link(&self, now: Instant) -> Link {
        let head = self.joint.head.as_ref();
        // A time in the future, after a clock went back, confirms nothing.
        let confirmed = |node: Node| {
            let (size, root, at) = self.peers.get(&node)?.shown?;
            let same = head.is_some_and(|head| head.size() == size && head.root() == root);
            (same && at <= now).then_some(at)
        };
        // No head is one to act on for a node that cannot say what its entries mean.
        let head_at = match self.node {
            Node::Centre => Some(now),
            Node::Headquarters(_) => confirmed(Node::Centre),
        }
        .filter(|_| self.examines());
        Link {
            now,
            head_at: head_at.unwrap_or(Instant::MIN),
            counterpart_confirmed_at: self.counterpart().and_then(confirmed).filter(|_| self.examines()),
            local_restraints: self.holds.names(),
        }
    }

    /// Restraints that bind here and that the log does not hold yet.
    pub fn local_restraints(&self) -> impl Iterator<Item = &Signed> {
        self.holds.records()
    }

    /// The state of the line to a peer, and when it last showed its joint head.
    #[must_use]
    pub fn peer(&self, peer: Node) -> Option<(LinkState, Option<Instant>)> {
        self.peers.get(&peer).map(|known| (known.link, known.shown.map(|(_, _, at)| at)))
    }

    /// Whether an entry that calls for a side's receipt is durable here and not covered by one yet.
    #[must_use]
    pub fn is_receipt_due(&self, side: Side) -> bool {
        self.last_call.is_some_and(|last| last >= self.state().frontier(side))
    }

    /// When a side's duty officer was last heard over the peer link.
    #[must_use]
    pub fn heard(&self, side: Side) -> Option<Instant> {
        self.peers.get(&Node::Headquarters(side))?.heard
    }

    /// The first verdict in which the centre's published log differs from this node's fold.
    #[must_use]
    pub const fn difference(&self) -> Option<u64> {
        match &self.role {
            Role::Sequencer(_) => None,
            Role::Participant(mirror) => mirror.difference,
        }
    }

    /// The first verdict in which a peer's fold differs from the centre's log, as it says itself; none once its receipts
    /// match again.
    #[must_use]
    pub fn difference_of(&self, peer: Node) -> Option<u64> {
        self.peers.get(&peer)?.difference
    }

    /// Whether this node examines: it has every table that the edition pins. Without, its own fold counts for nothing: it
    /// follows and stores the joint log, and passes restraint on, and says nothing of verdicts.
    #[must_use]
    pub const fn examines(&self) -> bool {
        self.mispinned.is_empty()
    }

    /// Whether this node still cosigns a log.
    #[must_use]
    pub fn cosigns(&self, log: LogKind) -> bool {
        self.log(log).trust == crate::logs::Trust::Kept && (log == LogKind::Joint || self.examines())
    }

    /// The size above which this node never cosigns again.
    #[must_use]
    pub const fn frozen_at(&self) -> Option<u64> {
        self.frozen
    }

    /// Own submissions that the log does not have yet, by lane and number.
    #[must_use]
    pub fn unsequenced(&self) -> Vec<(Lane, u64, RecordHash)> {
        self.outbox.pending().map(|(lane, number, link)| (lane, number, link.payload)).collect()
    }

    /// Submissions of a peer that it showed directly because the log does not have them.
    #[must_use]
    pub fn withheld_from(&self, peer: Node) -> Vec<(Lane, u64, RecordHash)> {
        let Some(known) = self.peers.get(&peer) else { return Vec::new() };
        known.unsequenced.iter().map(|((lane, number), payload)| (*lane, *number, *payload)).collect()
    }

    /// Whether a link of the own outbox is durable.
    #[must_use]
    pub fn is_durable(&self, lane: Lane, number: u64) -> bool {
        let link = self.outbox.get(lane, number);
        link.is_some_and(|link| matches!(link.stage, LinkStage::Durable(_) | LinkStage::Sequenced))
    }
}
