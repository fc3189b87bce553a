//! What a node is told once: who it is, its keys, the genesis it trusts, the edition, and how impatient it is.
//!
//! Holds secrets only as signers made elsewhere; must not know where a key file lies.
use agreement::edition::Edition;
use agreement::identity::{Digest, Node, Side};
use agreement::records::Genesis;
use ed25519_dalek::SigningKey;
use ledger::NoteSigner;
use spacetime::Span;

/// Everything a [`crate::Core`] needs before its first input.
#[derive(Debug)]
pub struct Config {
    /// Whose node this is.
    pub node: Node,
    /// Its keys.
    pub keys: Keys,
    /// The founding record this node trusts: entry 0 of the joint log must carry exactly this payload.
    pub genesis: Anchor,
    /// The rules' data, whose hash the genesis names.
    pub edition: Edition,
    /// SHA-256 of the edition file's exact bytes.
    pub edition_hash: Digest,
    /// When to try again.
    pub timing: Timing,
}

/// The founding record, read and verified.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// The exact bytes of its envelope.
    pub envelope: Vec<u8>,
    /// What it says.
    pub genesis: Genesis,
    /// SHA-256 of its payload.
    pub hash: Digest,
}

/// The secrets of a node. Every role has a key of its own: a key implies one set of statements.
pub struct Keys {
    /// Signs submissions and the node's half of every envelope.
    pub record: SigningKey,
    /// The keys that only this kind of node has.
    pub role: RoleKeys,
}

/// Keys that differ between the centre and a headquarters.
#[derive(Debug)]
pub enum RoleKeys {
    /// The centre signs checkpoints of both logs.
    Sequencer {
        /// Signs the joint log (type 0x01, name = origin).
        joint: NoteSigner,
        /// Signs the verdict log (type 0x01, name = origin + `/verdicts`).
        verdicts: NoteSigner,
    },
    /// A headquarters cosigns them.
    Participant {
        /// Whose headquarters.
        side: Side,
        /// Says *stored durably*, over the joint log (type 0x04).
        stored: NoteSigner,
        /// Says *examined under the rules*, over the verdict log (type 0x04).
        examined: NoteSigner,
    },
}

/// How long a node waits before it tries again. These change when a message is sent, never a verdict.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Timing {
    /// An unanswered submission, cosignature or fetch is repeated after this long.
    pub retry: Span,
    /// Heads are exchanged directly between the participants at least this often.
    pub head_exchange: Span,
    /// A failed write is tried again after this long.
    pub write_retry: Span,
}

impl Timing {
    /// What a node on a good line uses: two seconds, ten seconds, one second.
    pub const LINE: Self = Self {
        retry: Span::from_seconds(2),
        head_exchange: Span::from_seconds(10),
        write_retry: Span::from_seconds(1),
    };
}

/// Without the secrets.
impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Keys").field("role", &self.role).finish_non_exhaustive()
    }
}
