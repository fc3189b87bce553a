//! The fold over the joint log: bytes in, verdicts and state out. Nodes and auditors run this very code.
//!
//! No input makes it fail: whatever bytes stand as a leaf get a verdict. An entry that the centre had no right to take, or
//! took out of turn, comes out as *void*; one that the rules turn down stays in the log and does nothing. Time is read from
//! the entries alone. Secrets, clocks and the road by which the bytes came are unknown here.
use agreement::edition::Edition;
use agreement::identity::{Digest, Node, PublicKey, RecordHash, Side};
use agreement::records::{Body, Receipt, Refusal, Signed};
use agreement::state::{Content, Entry, ReceiptMatch, State};
use agreement::verdict::{Decision, Verdict};
use ledger::{Frontier, Hash, Tree};
use spacetime::Instant;
use std::collections::BTreeMap;
use wire::entry::{JointEntry, Opened};
use wire::envelope::Envelope;
use wire::submission::{Lane, SignedSubmission};

use crate::lanes::{Lanes, Place};

/// The fold: state, both trees, the order of every lane, and the names of all records so far.
#[derive(Debug)]
pub struct Examiner {
    state: State,
    joint: Tree,
    /// The right edge of `joint`, to try a batch on.
    edge: Frontier,
    verdicts: Tree,
    lanes: Lanes,
    payloads: BTreeMap<RecordHash, u64>,
    last_at: Option<Instant>,
    /// Number of entries up to and with the last one that changed who may sign for what.
    roster_at: u64,
}

/// What the fold says about one entry.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The entry.
    pub index: u64,
    /// Its ledger time; a void entry may have none of its own.
    pub at: Option<Instant>,
    /// The verdict.
    pub verdict: Verdict,
    /// The leaf of the verdict log, exact bytes.
    pub leaf: Vec<u8>,
    /// What it is, as far as it could be read.
    pub kind: EntryKind,
    /// The submission around it, if it could be read and verified.
    pub submission: Option<SignedSubmission>,
    /// The record in it, if it could be read and verified; also in void entries.
    pub signed: Option<Box<Signed>>,
    /// The record's envelope, kept for a void entry: a restraint in it acts all the same.
    pub envelope: Option<Envelope>,
    /// Length of the entry, in bytes.
    pub bytes: u64,
}

/// What an entry is to the protocol.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EntryKind {
    /// No admissible entry; the code of the rule it breaks.
    Void(&'static str),
    /// A receipt.
    Receipt {
        /// Whose.
        side: Side,
        /// What it says.
        receipt: Receipt,
        /// How its verdict root compares with this fold.
        matching: ReceiptMatch,
    },
    /// A tick: only time.
    Tick,
    /// The stub of a refused submission.
    Stub(Refusal),
    /// Any other record.
    Record,
}

impl EntryKind {
    /// Whether a batch with it calls for a receipt: everything but receipts, ticks, and stubs of receipts.
    #[must_use]
    pub fn calls_for_receipt(&self) -> bool {
        match self {
            Self::Receipt { .. } | Self::Tick => false,
            Self::Stub(refusal) => refusal.lane != Lane::Receipt.name(),
            Self::Void(_) | Self::Record => true,
        }
    }
}

impl Examiner {
    /// The fold before entry 0, under the edition that the genesis names.
    #[must_use]
    pub fn new(edition: Edition, edition_hash: Digest) -> Self {
        Self {
            state: State::new(edition, edition_hash),
            joint: Tree::new(),
            edge: Frontier::new(),
            verdicts: Tree::new(),
            lanes: Lanes::default(),
            payloads: BTreeMap::new(),
            last_at: None,
            roster_at: 0,
        }
    }

    /// The state after the entries so far.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Number of entries folded.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.joint.len()
    }

    /// The tree over the entries.
    #[must_use]
    pub const fn joint(&self) -> &Tree {
        &self.joint
    }

    /// The right edge of the tree over the entries.
    #[must_use]
    pub const fn edge(&self) -> &Frontier {
        &self.edge
    }

    /// The tree over the verdicts.
    #[must_use]
    pub const fn verdicts(&self) -> &Tree {
        &self.verdicts
    }

    /// The root of the verdict log over the entries so far.
    #[must_use]
    pub fn verdict_root(&self) -> Hash {
        self.verdicts.root()
    }

    /// What the log has used of every lane.
    #[must_use]
    pub const fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    /// The entry that carries this record, unless that entry is void.
    #[must_use]
    pub fn index_of(&self, record: &RecordHash) -> Option<u64> {
        self.payloads.get(record).copied()
    }

    /// Ledger time of the last entry.
    #[must_use]
    pub const fn last_at(&self) -> Option<Instant> {
        self.last_at
    }

    /// Size of the log right after the last entry that changed who may sign for what: an answer about a signature that was
    /// given at this size or later still stands.
    #[must_use]
    pub(crate) const fn roster_at(&self) -> u64 {
        self.roster_at
    }

    /// Folds the next entry.
    pub fn push(&mut self, bytes: &[u8]) -> Examined {
        let decoded = JointEntry::decode(bytes).map_err(|error| error.code());
        let opened =
            decoded.as_ref().map_err(|code| *code).and_then(|entry| entry.verify().map_err(|error| error.code()));
        let mut examined = self.push_opened(bytes, opened);
        if examined.verdict.decision == Decision::Void {
            examined.envelope = decoded.ok().map(|entry| entry.envelope);
        }
        examined
    }

    /// Folds the next entry, which the caller has opened with [`wire::entry::open`]; an auditor opens many side by side.
    ///
    /// `opened` must be what came of exactly these bytes, or the code of the rule of form that they break.
    pub fn push_opened(&mut self, bytes: &[u8], opened: Result<Opened, &'static str>) -> Examined {
        let index = self.joint.len();
        let leaf_hash = Hash::of_leaf(bytes);
        let judged = opened.as_ref().map_err(|code| *code).and_then(|entry| self.admissible(entry));
        let kind = match (&opened, judged) {
            (Ok(entry), Ok(())) => self.kind_of(entry),
            (Err(code), _) => EntryKind::Void(code),
            (Ok(_), Err(code)) => EntryKind::Void(code),
        };
        let verdict = self.fold(index, opened.as_ref().ok(), &kind);
        self.account(index, opened.as_ref().ok(), &kind, &verdict);
        let leaf = fitting(wire::verdict::encode(index, Digest::from_bytes(*leaf_hash.as_bytes()), &verdict));
        self.joint.push(leaf_hash);
        self.edge.push(leaf_hash);
        self.verdicts.push(Hash::of_leaf(&leaf));
        let at = opened.as_ref().ok().map(|entry| entry.at);
        let (submission, signed) = opened.map_or((None, None), |entry| (Some(entry.submission), Some(entry.signed)));
        let signed = signed.map(Box::new);
        Examined { index, at, verdict, leaf, kind, submission, signed, envelope: None, bytes: bytes.len() as u64 }
    }

    /// The rules of admission that need the log: order of time, keys, lanes, numbers, repeats, the founding record.
    pub(crate) fn admissible(&self, entry: &Opened) -> Result<(), &'static str> {
        let submission = &entry.submission.submission;
        if self.last_at.is_some_and(|last| entry.at < last) {
            return Err(TIME_WENT_BACK);
        }
        self.check_founding(entry)?;
        if self.record_key(submission.origin, &entry.signed) != Some(entry.submission.key) {
            return Err(SUBMISSION_KEY);
        }
        check_lane(submission.lane, &entry.signed)?;
        match self.lanes.place(submission) {
            Place::Fits => {}
            Place::Early => return Err(NUMBER_AHEAD),
            // A restraint acts however it is numbered (L9).
            Place::Used if submission.lane == Lane::Restraint => {}
            Place::Used => return Err(NUMBER_USED),
            Place::BrokenChain => return Err(CHAIN_BROKEN),
        }
        if self.payloads.contains_key(&entry.signed.hash) {
            return Err(REPEATED);
        }
        self.check_stub(entry)
    }

    /// Entry 0 founds the log, and nothing else does.
    fn check_founding(&self, entry: &Opened) -> Result<(), &'static str> {
        let founds = matches!(entry.signed.record.body, Body::Genesis(_));
        match (self.state.founding().is_some(), founds) {
            (false, true) | (true, false) => Ok(()),
            (false, false) => Err(NOT_FOUNDED),
            (true, true) => Err(FOUNDED_TWICE),
        }
    }

    /// The record key that the log knows for a node; before the genesis, the one the genesis itself names.
    fn record_key(&self, node: Node, signed: &Signed) -> Option<PublicKey> {
        if let Some(roster) = self.state.roster() {
            return Some(roster.record_key(node));
        }
        let Body::Genesis(genesis) = &signed.record.body else { return None };
        Some(match node {
            Node::Centre => genesis.centre_record,
            Node::Headquarters(side) => genesis.node_keys(side).record,
        })
    }

    /// A stub is the centre's own and spends a number that is due.
    fn check_stub(&self, entry: &Opened) -> Result<(), &'static str> {
        let Body::Refusal(refusal) = &entry.signed.record.body else { return Ok(()) };
        if entry.submission.submission.origin != Node::Centre {
            return Err(STUB_FOREIGN);
        }
        let Some(lane) = Lane::parse(&refusal.lane) else { return Err(STUB_LANE) };
        let due = match lane {
            Lane::Ordinary => self.lanes.next(refusal.origin, lane) == refusal.n,
            Lane::Restraint | Lane::Receipt => !self.lanes.is_used(refusal.origin, lane, refusal.n),
        };
        if due { Ok(()) } else { Err(STUB_NUMBER) }
    }

    fn kind_of(&self, entry: &Opened) -> EntryKind {
        let record = &entry.signed.record;
        if let (Body::Receipt(receipt), Some(side)) = (&record.body, record.header.author.node.side()) {
            return EntryKind::Receipt { side, receipt: receipt.clone(), matching: self.compare(receipt) };
        }
        if let Body::Refusal(refusal) = &record.body {
            return EntryKind::Stub(refusal.clone());
        }
        if matches!(record.body, Body::Tick) { EntryKind::Tick } else { EntryKind::Record }
    }

    /// A receipt matches if both roots are those of this fold at its size, and its size is not beyond its own entry.
    fn compare(&self, receipt: &Receipt) -> ReceiptMatch {
        let same =
            |root: Option<Hash>, claimed: &Digest| root.is_some_and(|root| root.as_bytes() == claimed.as_bytes());
        let origin = self.state.founding().is_some_and(|founding| founding.origin == receipt.origin);
        let matches = origin
            && same(self.joint.root_at(receipt.size), &receipt.root)
            && same(self.verdicts.root_at(receipt.size), &receipt.verdict_root);
        if matches { ReceiptMatch::Matches } else { ReceiptMatch::Differs { first_difference: None } }
    }

    fn fold(&mut self, index: u64, entry: Option<&Opened>, kind: &EntryKind) -> Verdict {
        let content = match (kind, entry) {
            (EntryKind::Void(code), _) => Content::Void(code),
            (EntryKind::Receipt { matching, .. }, Some(entry)) => {
                Content::Receipt { signed: &entry.signed, matching: *matching }
            }
            (EntryKind::Tick | EntryKind::Stub(_) | EntryKind::Record, Some(entry)) => Content::Record(&entry.signed),
            (EntryKind::Receipt { .. } | EntryKind::Tick | EntryKind::Stub(_) | EntryKind::Record, None) => {
                Content::Void(UNREAD)
            }
        };
        // A void entry carries no time that counts: the time of the log stands still.
        let at = match kind {
            EntryKind::Void(_) => self.last_at,
            EntryKind::Receipt { .. } | EntryKind::Tick | EntryKind::Stub(_) | EntryKind::Record => {
                entry.map(|entry| entry.at)
            }
        };
        let submitter = entry.map_or(Node::Centre, |entry| entry.submission.submission.origin);
        self.state.fold(&Entry { index, at: at.unwrap_or(Instant::EPOCH), submitter, content })
    }

    /// Remembers what order and repeats are judged by. A void entry spends nothing (L3): its submission can still be
    /// sequenced rightly.
    fn account(&mut self, index: u64, entry: Option<&Opened>, kind: &EntryKind, verdict: &Verdict) {
        let Some(entry) = entry else { return };
        if matches!(kind, EntryKind::Void(_)) || verdict.decision == Decision::Void {
            return;
        }
        let submission = &entry.submission.submission;
        self.lanes.spend(submission.origin, submission.lane, submission.number, entry.submission.hash);
        self.last_at = Some(entry.at);
        self.payloads.insert(entry.signed.hash, index);
        if verdict.decision == Decision::Accepted && changes_roster(&entry.signed.record.body) {
            self.roster_at = index.saturating_add(1);
        }
        if let EntryKind::Stub(refusal) = kind
            && let Some(lane) = Lane::parse(&refusal.lane)
        {
            self.lanes.spend(refusal.origin, lane, refusal.n, refusal.submission);
        }
    }
}

/// Whether an accepted record of this kind may change who signs for a post, a node or an authority.
const fn changes_roster(body: &Body) -> bool {
    matches!(
        body,
        Body::Genesis(_)
            | Body::Appointment(_)
            | Body::Revocation(_)
            | Body::KeyRotation(_)
            | Body::AuthoritySuccession(_)
    )
}

/// A leaf that a tile cannot hold is replaced by its hash: the tree still commits to every write of it.
fn fitting(leaf: Vec<u8>) -> Vec<u8> {
    if leaf.len() <= ledger::MAX_ENTRY_BYTES {
        return leaf;
    }
    format!("{{\"leaf\":\"{}\"}}", ledger::sha256(&leaf)).into_bytes()
}

/// A record stands in the lane of its nature; a restraint may stand in any, for no rule may stop it (L9).
fn check_lane(lane: Lane, signed: &Signed) -> Result<(), &'static str> {
    let own = Lane::of(&signed.record.body);
    if lane == own || own == Lane::Restraint { Ok(()) } else { Err(LANE_FOREIGN) }
}

/// Codes of the rules that an entry breaks here; their sentences stand in `locales/*/protocol.ftl`.
const TIME_WENT_BACK: &str = "protocol-entry-time-went-back";
const SUBMISSION_KEY: &str = "protocol-entry-submission-key";
const NUMBER_AHEAD: &str = "protocol-entry-number-ahead";
pub(crate) const NUMBER_USED: &str = "protocol-entry-number-used";
const CHAIN_BROKEN: &str = "protocol-entry-chain-broken";
const REPEATED: &str = "protocol-entry-repeated";
const NOT_FOUNDED: &str = "protocol-entry-not-founded";
const FOUNDED_TWICE: &str = "protocol-entry-founded-twice";
const LANE_FOREIGN: &str = "protocol-entry-lane-foreign";
const STUB_FOREIGN: &str = "protocol-entry-stub-foreign";
const STUB_LANE: &str = "protocol-entry-stub-lane";
const STUB_NUMBER: &str = "protocol-entry-stub-number";
const UNREAD: &str = "protocol-entry-unread";
