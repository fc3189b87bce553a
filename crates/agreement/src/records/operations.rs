//! What an intended operation needs before it may count, and what is said of it afterwards (processes 2.2 and 2.8).
//!
//! Checks, reviews and acknowledgements that speak of one plan by its hash. Each can only hold: none of them says that a place
//! may be acted on. A report says that something was done, when, and in which block; there is no field for a weapon or a
//! point (SG-02, SG-03). Must not know a rule.
use super::RecordHash;
use crate::identity::NationalReference;
use alloc::string::String;
use spacetime::{Instant, LatLonBox, Window};

/// One side compared a plan with the protected places it knows of (TOR.0.5).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProtectionCheck {
    /// The plan.
    pub operation: RecordHash,
    /// What was found.
    pub found: ProtectionFinding,
    /// What is done to spare civilians in this operation; blank is refused.
    pub civilian_protection: String,
}

/// What a protection check found. There is no word for "clear".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProtectionFinding {
    /// No entry on the lists the side holds; absence from a list is no evidence.
    NoEntryOnList,
    /// Contact with a protected place: holds at once.
    Contact,
}

impl ProtectionFinding {
    /// Every finding.
    pub const ALL: [Self; 2] = [Self::NoEntryOnList, Self::Contact];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoEntryOnList => "no-entry-on-list",
            Self::Contact => "contact",
        }
    }

    /// Reads a name as it stands in records.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finding| finding.name() == name)
    }
}

/// A legal adviser's word on a plan (TOR.0.6, APP.7).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LegalReview {
    /// The plan.
    pub operation: RecordHash,
    /// The word.
    pub word: ReviewWord,
}

/// What a legal adviser says. It records a national position; it is no advice to the other side and no shared responsibility (SG-33).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReviewWord {
    /// The acting side's adviser attests that its own national review was made, over exactly what is named here. It lapses when one
    /// of them changes.
    Attested {
        /// The version of the areas that was seen; none where none was in force.
        areas: Option<RecordHash>,
        /// The own side's protection check that was seen.
        check: RecordHash,
        /// The national review.
        decision: NationalReference,
        /// Until when it may be relied on.
        until: Instant,
    },
    /// An objection: holds at once.
    Objection,
    /// The other side's adviser knows of no objection. It permits nothing.
    NoObjectionKnown,
    /// The other side's adviser has not reviewed it. It permits nothing.
    NotReviewed,
}

impl ReviewWord {
    /// The name as it stands in records.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Attested { .. } => "attested",
            Self::Objection => "objection",
            Self::NoObjectionKnown => "no-objection-known",
            Self::NotReviewed => "not-reviewed",
        }
    }
}

/// An air defence was told of a plan, or of an exempt flight, and acknowledged it (TOR.2.c.ii#3, process 2.3). Taking it back is a stop call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AirDefenceAcknowledgement {
    /// The plan, or the notice of an exempt flight.
    pub operation: RecordHash,
    /// Whose air defence.
    pub defence: AirDefence,
    /// The author's own reference of the acknowledgement, opaque.
    pub reference: NationalReference,
    /// Until when it counts.
    pub until: Instant,
}

/// Whose air defence acknowledges.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AirDefence {
    /// The author's own side's.
    Own,
    /// That of the force that is no participant; only the side that speaks for it says so.
    ThirdParty,
}

impl AirDefence {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Own, Self::ThirdParty];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::ThirdParty => "third-party",
        }
    }

    /// Reads a name as it stands in records.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|defence| defence.name() == name)
    }
}

/// What the acting side did (process 2.1, TOR.2.a#7). Times and a block; no means and no result. A report is never refused for what it
/// reports: what was done beside what both had agreed to opens a review by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExecutionReport {
    /// The plan; none for an action without one.
    pub plan: Option<RecordHash>,
    /// What became of it.
    pub execution: Execution,
    /// Reference of the existing flight-safety channel (APP.5, SRC.004.h). A report that names none is taken all the same, and says so.
    pub external_channel: Option<NationalReference>,
}

/// What became of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Execution {
    /// It was carried out.
    Executed(ActedIn),
    /// It was begun and broken off.
    Aborted(ActedIn),
    /// It was not begun.
    NotExecuted,
}

impl Execution {
    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Executed(_) => "executed",
            Self::Aborted(_) => "aborted",
            Self::NotExecuted => "not-executed",
        }
    }

    /// When and where something was done; nothing where nothing was.
    #[must_use]
    pub const fn acted_in(self) -> Option<ActedIn> {
        match self {
            Self::Executed(acted) | Self::Aborted(acted) => Some(acted),
            Self::NotExecuted => None,
        }
    }
}

/// When and where, coarse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ActedIn {
    /// From the first to the last act.
    pub window: Window,
    /// The block in which it took place, not smaller than the edition's minimum (SG-03). It may be left out, for a report is easy on
    /// purpose; that it is not told is then said.
    pub block: Option<LatLonBox>,
}
