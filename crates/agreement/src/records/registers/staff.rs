//! Staff and host: shifts, competences, what the host provides (TOR.1.a, TOR.1.d, TOR.1.d.i). No person is named (SG-08).
use super::named;
use crate::identity::{NationalReference, Post, PublicKey};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// Who serves when in a post of the author's node (TOR.1.d).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shift {
    /// The officer's key; it must be appointed to the post.
    pub officer: PublicKey,
    /// The post.
    pub post: Post,
    /// First minute of the day, 0 to 1439, by the clock of the reference zone.
    pub from_minute: u16,
    /// First minute that is no longer served; the same as `from_minute` means round the clock.
    pub to_minute: u16,
}

/// What an officer of a post must know, at either node (TOR.1.d.i). Its key is the post's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompetenceRequirement {
    /// The post.
    pub post: Post,
    /// Competence tags of the edition, ascending; an empty list asks for nothing.
    pub competences: Vec<String>,
}

/// The senior representative lets an officer serve without one competence, for a time and for a reason (TOR.1.d.i).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompetenceWaiver {
    /// The officer's key.
    pub officer: PublicKey,
    /// The post.
    pub post: Post,
    /// The competence that is missing.
    pub competence: String,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Instant,
}

/// That a side has arranged something with its host (TOR.1.a). The arrangement itself stays with that side: here stand
/// only its kind, how far it is, and the side's own reference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HostSupport {
    /// What.
    pub support: HostSupportKind,
    /// How far.
    pub state: HostSupportState,
    /// The side's own reference, opaque.
    pub reference: NationalReference,
}

named! {
    /// What a host provides.
    HostSupportKind {
        /// Rooms and ground.
        Premises = "premises",
        /// Lines and frequencies.
        Communications = "communications",
        /// Protection of the premises.
        Security = "security",
        /// Vehicles, passage, visas.
        Movement = "movement",
        /// Medical care.
        Medical = "medical",
        /// Food, water, power.
        Supply = "supply",
    }
}

named! {
    /// How far an arrangement with the host is.
    HostSupportState {
        /// Asked for.
        Asked = "asked",
        /// In place.
        Arranged = "arranged",
        /// Over.
        Ended = "ended",
    }
}
