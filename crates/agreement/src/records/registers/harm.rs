//! Cases of harm to civilians: what is alleged, what each side answers, what follows, whether the case is closed (TOR.2.c.iv).
//!
//! Whoever reports need not say who they are, exactly where it was, or whose aircraft it was: identity and exact place are
//! sealed unless the reporter consents, and whose action it was is a field of its own that begins as unknown (SG-06, SG-08,
//! SG-29). No name of a victim has a field.
use super::named;
use super::ranges::{CountRange, EvidenceGrade};
use crate::identity::Side;
use crate::records::{CoveringCells, EntryKey, RecordHash, SealedWords};
use alloc::string::String;
use spacetime::{Instant, Window};

/// An allegation of harm. The first under a key opens the case; others stand beside it and are never merged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HarmReport {
    /// What kind of reporter stands behind it.
    pub reporter: ReporterKind,
    /// Who that is.
    pub identity: Disclosure,
    /// What the reporter consents to have shown to both sides.
    pub consent: ReporterConsent,
    /// The district.
    pub district: String,
    /// Coarse cells of the edition's grid that cover the place; all that the log says of where it was.
    pub cells: CoveringCells,
    /// The exact place.
    pub exact_place: Disclosure,
    /// Between when and when.
    pub happened: Window,
    /// How many died.
    pub killed: CountRange,
    /// How many were injured.
    pub injured: CountRange,
    /// Who they were, as far as anybody says.
    pub status: HarmedStatus,
    /// How well it is known.
    pub grade: EvidenceGrade,
    /// Whose action it was; unknown unless the reporter says so.
    pub whose: Attribution,
    /// The operation it may belong to.
    pub operation: Option<RecordHash>,
    /// What happened.
    pub text: String,
}

/// What is shown of something that is sealed unless its owner consents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Disclosure {
    /// It is not given.
    NotGiven,
    /// It is sealed to a post outside both sides, which the reporter chose.
    Sealed(SealedWords),
    /// It stands in clear, with the reporter's consent.
    Clear(String),
}

named! {
    /// What kind of reporter stands behind a report.
    ReporterKind {
        /// Staff of a participant.
        Participant = "participant",
        /// A humanitarian organisation.
        Humanitarian = "humanitarian",
        /// Somebody who was there, or their family.
        Resident = "resident",
        /// Anybody else.
        Other = "other",
    }
}

named! {
    /// What the reporter consents to have shown.
    ReporterConsent {
        /// Nothing.
        Nothing = "nothing",
        /// Who they are.
        Identity = "identity",
        /// The exact place.
        Place = "place",
        /// Both.
        IdentityAndPlace = "identity-and-place",
    }
}

impl ReporterConsent {
    /// Whether the reporter's identity may stand in clear.
    #[must_use]
    pub const fn covers_identity(self) -> bool {
        matches!(self, Self::Identity | Self::IdentityAndPlace)
    }

    /// Whether the exact place may stand in clear.
    #[must_use]
    pub const fn covers_place(self) -> bool {
        matches!(self, Self::Place | Self::IdentityAndPlace)
    }
}

named! {
    /// Who was harmed. Unknown counts as civilian.
    HarmedStatus {
        /// Nobody says: presumed civilian.
        Unknown = "unknown",
        /// Civilians.
        Civilian = "civilian",
        /// Civilians and fighters.
        Mixed = "mixed",
    }
}

/// Whose action it was, as the reporter says (SG-29).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Attribution {
    /// Not said, or not known.
    Unknown,
    /// That of a participant.
    Participant(Side),
    /// That of somebody else, as named.
    Other(String),
}

/// One side's answer in a case, or the record that it gave none. It stands under `<case>/<side>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HarmAnswer {
    /// Whose answer.
    pub of: Side,
    /// The answer.
    pub answer: AnswerKind,
    /// Words.
    pub text: String,
}

/// What is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerKind {
    /// The side inquires: the preliminary answer.
    Inquiry,
    /// The side has found.
    Finding {
        /// What.
        finding: HarmFinding,
        /// How many died, as it found.
        killed: CountRange,
        /// How many were injured.
        injured: CountRange,
        /// How well that is known.
        grade: EvidenceGrade,
    },
    /// The side gave no finding by the day it was due; recorded by another node.
    NoResponse,
}

named! {
    /// What a side finds.
    HarmFinding {
        /// Nothing bears the allegation out.
        NotCorroborated = "not-corroborated",
        /// It is likely to have happened so.
        Credible = "credible",
        /// It happened so.
        Confirmed = "confirmed",
        /// It happened, and not by this side's action.
        NotOurs = "not-ours",
    }
}

/// What is done so that it does not happen again, agreed by both (TOR.2.c.iv#2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HarmMeasures {
    /// Something is done.
    Taken {
        /// By whom.
        owner: super::IssueOwner,
        /// Until when.
        due: Instant,
        /// The change of a setting or rule that belongs to it.
        linked: Option<RecordHash>,
        /// What.
        text: String,
    },
    /// Nothing is done, and why.
    NoneBecause {
        /// Why.
        reason: String,
    },
}

/// Whether a case is closed. Both close it; any node reopens it (SG-17).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HarmStanding {
    /// Closed by both.
    Closed {
        /// Words.
        text: String,
    },
    /// Reopened.
    Reopened {
        /// Why.
        because: String,
    },
}

/// Whether a side agrees that a summary of the case is published (SG-20). Silence is no.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HarmPublication {
    /// Its word.
    pub word: PublicationWord,
}

named! {
    /// A side's word on publishing.
    PublicationWord {
        /// It may be published.
        Publish = "publish",
        /// It is withheld.
        Withhold = "withhold",
    }
}

/// An order to preserve a record while a case is open: a restraint, in force from its arrival.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PreserveOrder {
    /// The case.
    pub case: EntryKey,
    /// The record that is preserved, and with it what hangs on it.
    pub record: RecordHash,
    /// Words, if its author wishes to give any.
    pub reason: Option<String>,
}
