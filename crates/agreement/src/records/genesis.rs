//! Entry 0: what both authorities signed before anything else.
use super::{Digest, PublicKey, Side};
use alloc::string::String;
use alloc::vec::Vec;

/// The founding record of a log, signed by both authorities (two of three keys each).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Genesis {
    /// The origin line of the joint log, for example `jig.example/2016a`; the verdict log's is this plus `/verdicts`.
    pub origin: String,
    /// Identifier of the edition.
    pub edition: String,
    /// SHA-256 of the edition file's exact bytes.
    pub edition_hash: Digest,
    /// Live, exercise or training; they never mix (SG-23, SG-35).
    pub purpose: Purpose,
    /// Note verifier key (vkey line) of the sequencer for the joint log.
    pub sequencer: String,
    /// Note verifier key of the sequencer for the verdict log.
    pub sequencer_verdicts: String,
    /// Note verifier key of the sequencer that takes over in a new epoch.
    pub standby_sequencer: String,
    /// The centre's record key, which signs its submissions.
    pub centre_record: PublicKey,
    /// Keys of the node of alpha.
    pub alpha: NodeKeys,
    /// Keys of the node of bravo.
    pub bravo: NodeKeys,
    /// C2SP tlog-policy text: the quorum is over the *examined* keys.
    pub policy: String,
    /// What the auditors may read, in the words both agreed.
    pub audit_mandate: String,
}

impl Genesis {
    /// The keys of a side's node.
    #[must_use]
    pub const fn node_keys(&self, side: Side) -> &NodeKeys {
        match side {
            Side::Alpha => &self.alpha,
            Side::Bravo => &self.bravo,
        }
    }
}

/// What a log is for. A live node refuses the records of the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Real work.
    Live,
    /// A joint exercise: own keys, own origin, every text begins EXERCISE.
    Exercise,
    /// Training data with a permanent banner.
    Training,
}

/// The keys of a participant's node and of the authority behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeKeys {
    /// Signs submissions, and the node's half of each envelope.
    pub record: PublicKey,
    /// vkey of the cosigner that says *stored durably*, over the joint log.
    pub stored: String,
    /// vkey of the cosigner that says *examined under the rules*, over the verdict log.
    pub examined: String,
    /// The side's authority.
    pub authority: AuthorityKeys,
}

/// Offline authority keys: any two of the three act for the side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuthorityKeys {
    /// Three keys.
    pub keys: Vec<PublicKey>,
    /// SHA-256 of the canonical list of the successor's keys: 32 bytes each, concatenated in order.
    pub successor_hash: Digest,
}
