//! Records of the protocol itself: receipts, refusals, freeze, ruling, epoch. Hashes come in as values.
use super::{Digest, RecordHash};
use crate::identity::Node;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// A participant's receipt at a checkpoint size. It *matches* when its verdict root is the one the fold has there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// Origin of the joint log.
    pub origin: String,
    /// Checkpoint size.
    pub size: u64,
    /// Root of the joint log at that size.
    pub root: Digest,
    /// Root of the verdict log at that size, as this node folded it.
    pub verdict_root: Digest,
    /// When the node had stored everything below `size`.
    pub received_at: Instant,
    /// Attachments referred to but not yet held, ascending.
    pub missing_attachments: Vec<Digest>,
    /// Heads of the author's own outbox, one per lane, by lane name.
    pub outbox: Vec<OutboxHead>,
}

/// The head of one lane of an outbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutboxHead {
    /// Lane name: `restraint`, `receipt` or `ordinary`.
    pub lane: String,
    /// Submissions so far; the last one's number is this minus one.
    pub n: u64,
    /// Hash of the last submission.
    pub head: Digest,
}

/// The sequencer's stub for a submission that failed admission: its number is used up, so that no gap stays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Whose submission.
    pub origin: Node,
    /// Lane name.
    pub lane: String,
    /// Its number in the lane.
    pub n: u64,
    /// Hash of the submission.
    pub submission: Digest,
    /// Hash of the payload it carried.
    pub payload: RecordHash,
    /// Code of the admission rule that failed.
    pub code: String,
    /// Size of the log at which it was judged.
    pub judged_at_size: u64,
}

/// Both authorities end an origin at a checkpoint signed by its sequencer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Freeze {
    /// The origin that ends.
    pub origin: String,
    /// Size of its last checkpoint.
    pub size: u64,
    /// Root of its last checkpoint.
    pub root: Digest,
}

/// Both authorities name the verdict that counts for an entry on which the nodes' rules differed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ruling {
    /// The entry.
    pub entry: u64,
    /// SHA-256 of the canonical bytes of the verdict that counts.
    pub verdict: Digest,
}

/// A new origin is to start from the state of a frozen one. The record is judged and remembered; no program opens the new origin
/// yet (decision 0011).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Epoch {
    /// Hash of the freeze record.
    pub freeze: RecordHash,
    /// The new origin.
    pub origin: String,
    /// vkey of its sequencer: the standby named at genesis.
    pub sequencer: String,
}
