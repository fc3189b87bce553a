//! What is asked and seen beside operations: aid, corroboration, the list held outside, the ground.
use super::named;
use crate::identity::{Digest, NationalReference};
use crate::records::RecordHash;
use alloc::string::String;
use alloc::vec::Vec;

/// One passage of aid (SRC.004.f). A denial is an event of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AidAccess {
    /// How far it is.
    pub state: AidState,
    /// The district; nothing finer.
    pub district: String,
    /// Who denied or blocked it; none while that is unknown, which is the default (SG-29).
    pub denied_by: Option<String>,
    /// What happened.
    pub text: String,
}

named! {
    /// How far a passage of aid is.
    AidState {
        /// Owed under the terms.
        Due = "due",
        /// Asked for.
        Asked = "asked",
        /// Granted.
        Granted = "granted",
        /// On the road.
        Moving = "moving",
        /// Arrived.
        Delivered = "delivered",
        /// Denied.
        Denied = "denied",
        /// Stopped on the road.
        Blocked = "blocked",
        /// Given up by those who carry it.
        GivenUp = "given-up",
    }
}

/// A request to help check something, and its answer (TOR.2.a.ii#4). It has no text: nothing is tasked, nothing is said of
/// how an answer was found, and no answer at all is an answer that costs nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Corroboration {
    /// Asked of the counterpart.
    Asked {
        /// The item or information.
        of: RecordHash,
    },
    /// Answered by the counterpart, under the request's key.
    Answered {
        /// The request.
        request: RecordHash,
        /// The answer.
        answer: CorroborationAnswer,
    },
}

named! {
    /// An answer to a request to help check.
    CorroborationAnswer {
        /// It agrees with what this side holds.
        Yes = "yes",
        /// It does not.
        No = "no",
        /// This side has nothing to say.
        None = "none",
    }
}

/// A version of the list held outside, to which both agree before anybody relies on it (TOR.2.d.i#2). Opaque references
/// only: the list itself, and every name, stays where it is (SG-08).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReferenceList {
    /// The version, as both call it.
    pub version: String,
    /// SHA-256 of the list held outside.
    pub list_hash: Digest,
    /// The references, ascending.
    pub references: Vec<NationalReference>,
}

/// The situation in a district, as the author's node sees it (APP.4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroundSituation {
    /// The district; nothing finer.
    pub district: String,
    /// The situation.
    pub text: String,
}
