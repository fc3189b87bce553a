//! The outbox: everything this node submitted, as one hash chain per lane, durable before anything is sent.
//!
//! Suppression is thereby provable, not only equivocation: the heads stand in every receipt and go to the counterpart
//! directly. Knows nothing of the network; [`crate::Core`] decides when to send.
use agreement::identity::{Digest, Node, RecordHash};
use agreement::records::OutboxHead;
use ed25519_dalek::SigningKey;
use spacetime::Instant;
use std::collections::BTreeMap;
use wire::envelope::Envelope;
use wire::submission::{Lane, OutboxLink, Submission};

/// A link of the chain.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// The submission in its envelope.
    pub(crate) submission: Envelope,
    /// Its hash.
    pub(crate) hash: Digest,
    /// The record in its envelope.
    pub(crate) envelope: Envelope,
    /// The record's name.
    pub(crate) payload: RecordHash,
    /// Where it has got to.
    pub(crate) stage: LinkStage,
    /// When it was made, by the own clock.
    pub(crate) made_at: Instant,
    /// Whether its lateness was reported.
    pub(crate) flagged: Flagged,
}

/// Where a link has got to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LinkStage {
    /// Not yet durable: nothing of it may leave.
    Writing,
    /// The write failed at that time and is tried again.
    Unwritten(Instant),
    /// Durable; last sent at that time, if ever.
    Durable(Option<Instant>),
    /// The log has its number.
    Sequenced,
}

/// Whether a link that is long unsequenced was reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flagged {
    /// Not yet.
    No,
    /// Reported.
    Yes,
}

/// The own chains.
#[derive(Clone, Debug)]
pub(crate) struct Outbox {
    origin: Node,
    links: BTreeMap<(Lane, u64), Link>,
    heads: BTreeMap<Lane, (u64, Digest)>,
}

impl Outbox {
    /// An empty outbox.
    #[must_use]
    pub(crate) const fn new(origin: Node) -> Self {
        Self { origin, links: BTreeMap::new(), heads: BTreeMap::new() }
    }

    /// The number that the next submission of a lane gets.
    #[must_use]
    pub(crate) fn next(&self, lane: Lane) -> u64 {
        self.heads.get(&lane).map_or(0, |(next, _)| *next)
    }

    /// The heads of all lanes, as a receipt states them: only what is durable.
    #[must_use]
    pub(crate) fn heads(&self) -> Vec<OutboxHead> {
        let durable = |lane: Lane| {
            let mut links = self.links.range((lane, 0)..=(lane, u64::MAX)).rev();
            links.find(|(_, link)| matches!(link.stage, LinkStage::Durable(_) | LinkStage::Sequenced))
        };
        Lane::ALL
            .into_iter()
            .map(|lane| match durable(lane) {
                Some(((_, number), link)) => {
                    OutboxHead { lane: lane.name().into(), n: number.saturating_add(1), head: link.hash }
                }
                None => OutboxHead { lane: lane.name().into(), n: 0, head: Submission::FIRST_PREV },
            })
            .collect()
    }

    /// Chains a record into its lane and returns its number and the bytes of the file.
    pub(crate) fn add(&mut self, envelope: Envelope, lane: Lane, key: &SigningKey, now: Instant) -> (u64, Vec<u8>) {
        let (n, prev) = self.heads.get(&lane).copied().unwrap_or((0, Submission::FIRST_PREV));
        let payload = envelope.payload_hash();
        let submission = Submission { origin: self.origin, lane, number: n, prev, payload };
        let hash = submission.hash();
        let link = Link {
            submission: submission.sign(key),
            hash,
            envelope,
            payload,
            stage: LinkStage::Writing,
            made_at: now,
            flagged: Flagged::No,
        };
        let bytes = link.to_bytes();
        self.links.insert((lane, n), link);
        self.heads.insert(lane, (n.saturating_add(1), hash));
        (n, bytes)
    }

    /// Takes back a file of the store.
    ///
    /// # Errors
    /// It is no link, does not continue the chain, or is not by this node.
    pub(crate) fn restore_file(&mut self, bytes: &[u8], now: Instant) -> Result<(), OutboxError> {
        let OutboxLink { submission, envelope } = OutboxLink::decode(bytes).map_err(|_| OutboxError::Unread)?;
        self.restore(submission, envelope, now)
    }

    fn restore(&mut self, submission: Envelope, envelope: Envelope, now: Instant) -> Result<(), OutboxError> {
        let found = wire::submission::SignedSubmission::open(&submission).map_err(|_| OutboxError::Unread)?;
        let (next, head) = self.heads.get(&found.lane).copied().unwrap_or((0, Submission::FIRST_PREV));
        let payload = envelope.payload_hash();
        if found.origin != self.origin || found.number != next || found.prev != head || found.payload != payload {
            return Err(OutboxError::Chain { lane: found.lane, number: next });
        }
        let hash = found.hash();
        let stage = LinkStage::Durable(None);
        let link = Link { submission, hash, envelope, payload, stage, made_at: now, flagged: Flagged::No };
        self.links.insert((found.lane, found.number), link);
        self.heads.insert(found.lane, (found.number.saturating_add(1), hash));
        Ok(())
    }

    /// A link.
    #[must_use]
    pub(crate) fn get(&self, lane: Lane, number: u64) -> Option<&Link> {
        self.links.get(&(lane, number))
    }

    /// A link, to be changed.
    pub(crate) fn get_mut(&mut self, lane: Lane, number: u64) -> Option<&mut Link> {
        self.links.get_mut(&(lane, number))
    }

    /// The unsequenced link that carries a record.
    #[must_use]
    pub(crate) fn under_way(&self, payload: &RecordHash) -> Option<(Lane, u64)> {
        let mut links = self.links.iter().rev();
        links.find(|(_, link)| link.payload == *payload && link.stage != LinkStage::Sequenced).map(|(place, _)| *place)
    }

    /// All links that the log does not have yet, in order.
    pub(crate) fn unsequenced(&mut self) -> impl Iterator<Item = (Lane, u64, &mut Link)> {
        let waiting = self.links.iter_mut().filter(|(_, link)| link.stage != LinkStage::Sequenced);
        waiting.map(|((lane, number), link)| (*lane, *number, link))
    }

    /// All links that the log does not have yet, in order, to look at.
    pub(crate) fn pending(&self) -> impl Iterator<Item = (Lane, u64, &Link)> {
        let waiting = self.links.iter().filter(|(_, link)| link.stage != LinkStage::Sequenced);
        waiting.map(|((lane, number), link)| (*lane, *number, link))
    }

    /// Everything unsequenced counts as not yet sent: a line has come back.
    pub(crate) fn forget_sending(&mut self) {
        for (_, _, link) in self.unsequenced() {
            if let LinkStage::Durable(_) = link.stage {
                link.stage = LinkStage::Durable(None);
            }
        }
    }

    /// Notes that the log has used a number; true if it was not known before.
    pub(crate) fn sequenced(&mut self, lane: Lane, number: u64) -> Option<RecordHash> {
        let link = self.links.get_mut(&(lane, number))?;
        let news = link.stage != LinkStage::Sequenced;
        link.stage = LinkStage::Sequenced;
        news.then_some(link.payload)
    }
}

impl Link {
    /// The file `outbox/<lane>/<n>.json`.
    #[must_use]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        OutboxLink { submission: self.submission.clone(), envelope: self.envelope.clone() }.encode()
    }
}

/// Why a file of the outbox is not a link of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OutboxError {
    /// Not a submission.
    #[error("not a submission")]
    Unread,
    /// The chain breaks here.
    #[error("the chain of lane `{}` breaks at number {number}", lane.name())]
    Chain {
        /// Lane.
        lane: Lane,
        /// Number at which it breaks.
        number: u64,
    },
}

impl OutboxError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unread => "protocol-outbox-unread",
            Self::Chain { .. } => "protocol-outbox-chain",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unread => Vec::new(),
            Self::Chain { lane, number } => vec![("lane", lane.name().into()), ("number", number.to_string())],
        }
    }
}
