//! A joint log of any length with real signatures: what two busy headquarters leave behind, made in memory.
//!
//! Both sides inform each other, hold and lift, and give receipts. All of it is folded while it is made, so that every
//! receipt names the roots of its time.
use crate::cast;
use agreement::identity::{Digest, Node, RecordHash, Side};
use agreement::records::{Body, OutboxHead, Receipt, Record};
use ed25519_dalek::SigningKey;
use jig_protocol::Examiner;
use spacetime::{Instant, Span};
use std::collections::BTreeMap;
use wire::entry::JointEntry;
use wire::envelope::Envelope;
use wire::submission::{Lane, Submission};

/// Entries between two receipts of a side, and between two restraints.
const ROUND: usize = 16;

/// The log while it grows.
pub(crate) struct LongLog {
    /// The leaves of the joint log.
    pub(crate) entries: Vec<Vec<u8>>,
    /// The leaves of the verdict log.
    pub(crate) leaves: Vec<Vec<u8>>,
    examiner: Examiner,
    keys: BTreeMap<Node, SigningKey>,
    now: Instant,
}

impl LongLog {
    /// A founded and staffed log of at least `count` entries.
    pub(crate) fn make(count: usize) -> Self {
        let mut log = Self {
            entries: Vec::new(),
            leaves: Vec::new(),
            examiner: Examiner::new(cast::edition().clone(), cast::edition_hash()),
            keys: Node::ALL.into_iter().map(|node| (node, cast::node_key(node))).collect(),
            now: cast::dawn(),
        };
        let genesis = Envelope::parse(&cast::anchor().envelope).expect("a genesis");
        log.enter(Node::Centre, Lane::of(&Body::Genesis(cast::anchor().genesis.clone())), genesis);
        for side in Side::BOTH {
            for post in cast::POSTS {
                log.file(side, &cast::appointment(side, post, log.now, log.entries.len() as u64));
            }
        }
        while log.entries.len() < count {
            log.round();
        }
        log
    }

    fn round(&mut self) {
        for turn in 0..ROUND {
            let side = if turn % 2 == 0 { Side::Alpha } else { Side::Bravo };
            let number = self.entries.len() as u64;
            let text = format!(
                "report {number}: the road is open from the crossing to the junction; convoys pass in both directions"
            );
            self.file(side, &cast::information(side, &text, self.now, number));
        }
        let number = self.entries.len() as u64;
        let hold = self.file(Side::Alpha, &cast::hold_all(Side::Alpha, self.now, number));
        self.receipts();
        self.file(Side::Alpha, &cast::lift(Side::Alpha, hold, self.now, number + 1));
        self.receipts();
    }

    fn receipts(&mut self) {
        let size = self.examiner.size();
        let digest = |hash: ledger::Hash| Digest::from_bytes(*hash.as_bytes());
        let (root, verdict_root) = (digest(self.examiner.joint().root()), digest(self.examiner.verdict_root()));
        for side in Side::BOTH {
            let node = Node::Headquarters(side);
            let head = |lane: Lane| OutboxHead {
                lane: lane.name().into(),
                n: self.examiner.lanes().next(node, lane),
                head: self.examiner.lanes().head(node, lane),
            };
            let receipt = Receipt {
                origin: cast::ORIGIN.into(),
                size,
                root,
                verdict_root,
                received_at: self.now,
                missing_attachments: Vec::new(),
                outbox: Lane::ALL.into_iter().map(head).filter(|head| head.n > 0).collect(),
            };
            let author = cast::post(side, agreement::identity::Post::Node);
            self.file(side, &cast::record(author, self.now, self.entries.len() as u64, Body::Receipt(receipt)));
        }
    }

    fn file(&mut self, side: Side, record: &Record) -> RecordHash {
        self.enter(Node::Headquarters(side), Lane::of(&record.body), cast::sealed(record))
    }

    fn enter(&mut self, origin: Node, lane: Lane, envelope: Envelope) -> RecordHash {
        let payload = envelope.payload_hash();
        let lanes = self.examiner.lanes();
        let own =
            Submission { origin, lane, number: lanes.next(origin, lane), prev: lanes.head(origin, lane), payload };
        let submission = own.sign(&self.keys[&origin]);
        let bytes = JointEntry { at: self.now, envelope, submission }.encode().expect("an entry that fits");
        self.leaves.push(self.examiner.push(&bytes).leaf);
        self.entries.push(bytes);
        self.now = self.now.saturating_add(Span::from_millis(250));
        payload
    }
}
