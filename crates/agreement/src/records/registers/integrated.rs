//! What integrated operations would need before anything could bear that name (TOR.2.0#4, TOR.2.c.v): a conference, a procedure that
//! both adopted, and the decision of both national authorities.
//!
//! Nothing here approves anything. An unlocking lets a plan be called integrated; whether the plan may go ahead is asked as before.
use super::named;
use crate::identity::{Digest, NationalReference, Post, Side};
use crate::records::RecordHash;
use crate::register::ClauseId;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// A conference of both sides that wrote procedures (TOR.2.c.v). Attendance is by post, never by name (SG-08).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conference {
    /// When it was held.
    pub held_at: Instant,
    /// Alpha's posts that attended, ascending.
    pub alpha: Vec<Post>,
    /// Bravo's.
    pub bravo: Vec<Post>,
    /// SHA-256 of the minutes, which stay outside.
    pub minutes: Digest,
}

impl Conference {
    /// Who of a side attended.
    #[must_use]
    pub fn of(&self, side: Side) -> &[Post] {
        match side {
            Side::Alpha => &self.alpha,
            Side::Bravo => &self.bravo,
        }
    }
}

/// A version of a procedure that both adopt, by its hash; the text stays with them (TOR.2.c.v, TOR.2.b#3).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Procedure {
    /// What it is for.
    pub matter: ProcedureMatter,
    /// What both call this version.
    pub version: String,
    /// SHA-256 of its text.
    pub text_hash: Digest,
    /// The record of the conference that wrote it. One for integrated operations has one; any other may.
    pub conference: Option<RecordHash>,
}

named! {
    /// What a procedure is for.
    ProcedureMatter {
        /// Deciding together on what was independent (TOR.2.b#3).
        JointDecision = "joint-decision",
        /// Integrated operations, should both national authorities ever allow them (TOR.2.c.v).
        IntegratedOperations = "integrated-operations",
    }
}

impl ProcedureMatter {
    /// The clause under which both adopt it.
    #[must_use]
    pub const fn clause(self) -> ClauseId {
        match self {
            Self::JointDecision => crate::clause_id!("TOR.2.b#3"),
            Self::IntegratedOperations => crate::clause_id!("TOR.2.c.v"),
        }
    }
}

/// Both national authorities allow integrated operations (TOR.2.0#4). Each side consents under the reference that stands here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IntegrationUnlock {
    /// The decision of alpha's national authority.
    pub alpha: NationalReference,
    /// That of bravo's.
    pub bravo: NationalReference,
    /// The record of the conference.
    pub conference: RecordHash,
    /// The record of the adopted procedure.
    pub procedure: RecordHash,
}

impl IntegrationUnlock {
    /// A side's decision.
    #[must_use]
    pub const fn of(&self, side: Side) -> &NationalReference {
        match side {
            Side::Alpha => &self.alpha,
            Side::Bravo => &self.bravo,
        }
    }
}

/// A plan is called integrated. It changes nothing about the plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IntegratedPlan {
    /// The plan.
    pub plan: RecordHash,
}
