//! Who stands at a door. A handler takes a [`Caller`] as an argument, so that forgetting to ask does not compile.
//!
//! Must not know what a caller may do: each handler says that itself, in its first lines.
use agreement::identity::Node;

/// Who makes a request, as the door established it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Caller {
    /// One of the two other nodes, by its certificate.
    Peer(Node),
    /// An auditor appointed by both sides, by its certificate.
    Auditor,
    /// A witness, by its certificate.
    Witness,
    /// Holds a certificate of the authority that no line of the configuration names.
    Unlisted,
    /// An officer of this headquarters, by the token of the officer door.
    Officer,
    /// Somebody at the console without a token.
    Anyone,
}

impl Caller {
    /// One word for the node's own log and for problem documents.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Peer(node) => node.name(),
            Self::Auditor => "auditor",
            Self::Witness => "witness",
            Self::Unlisted => "unlisted",
            Self::Officer => "officer",
            Self::Anyone => "anyone",
        }
    }
}
