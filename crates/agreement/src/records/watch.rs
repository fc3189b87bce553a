//! The watch: taking it, relief, heartbeats, spoken messages (process 2.13).
use super::{Digest, PublicKey, RecordHash};
use crate::identity::{Author, Post, Side};
use alloc::string::String;
use spacetime::Instant;

/// A change of the watch at the author's node. Nobody leaves unrelieved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WatchChange {
    /// The change.
    pub act: WatchAct,
}

/// Steps of the watch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WatchAct {
    /// Takes an unattended watch.
    Take,
    /// Offers relief to a named key; carries the hash of the generated hand-over sheet.
    OfferRelief {
        /// The relieving officer's key.
        to: PublicKey,
        /// SHA-256 of the hand-over sheet both read.
        sheet: Digest,
    },
    /// The relieving officer signs the same sheet and has the watch.
    AcceptRelief {
        /// The offer.
        offer: RecordHash,
    },
}

/// A heartbeat was lost or came back; single heartbeats go over the peer link and are no entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeartbeatChange {
    /// The duty officer of a side has not been heard.
    Lost {
        /// Whose.
        side: Side,
        /// Last heard.
        last_heard: Instant,
    },
    /// Heard again.
    Returned {
        /// Whose.
        side: Side,
        /// Heard at.
        heard: Instant,
    },
}

/// A message heard on a line and entered by its hearer. Restraint binds even if the code fails.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spoken {
    /// Who called, by post.
    pub caller: Author,
    /// When it was spoken.
    pub spoken_at: Instant,
    /// What it does.
    pub act: SpokenAct,
    /// The code the caller gave, if any.
    pub code: Option<String>,
    /// The words, as heard.
    pub text: String,
    /// The post the hearer answered for.
    pub heard_by: Post,
}

/// What may be spoken: nothing that permits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SpokenAct {
    /// A stop.
    Stop,
    /// A hold on one record, or on everything.
    Hold(Option<RecordHash>),
    /// A heartbeat.
    Heartbeat,
    /// An acknowledgement.
    Acknowledgement(RecordHash),
}
