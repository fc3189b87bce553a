//! Violations of the ceasefire: reports to the outside recipient, and each side's own ledger of counts with its own definitions
//! (TOR.2.d.iii, APP.1).
//!
//! A report is one side's free act and needs nobody. In the joint log it stands as its releaser chose: with its contents, or
//! as the bare fact that it exists; one whose existence is not to be told is not put into the joint log at all. Two ledgers
//! stand side by side: no field holds a mean of them.
use super::named;
use super::ranges::{CountRange, EvidenceGrade};
use crate::identity::{Digest, Side};
use crate::records::RecordHash;
use alloc::string::String;
use spacetime::{CivilDate, Window};

/// A report to the outside recipient. It is never edited: a correction is a new report that names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ViolationReport {
    /// The earlier report that it corrects.
    pub corrects: Option<RecordHash>,
    /// What the other side is shown.
    pub shown: ShownReport,
}

/// What of a report stands in the joint log, by its releaser's choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShownReport {
    /// That it exists: SHA-256 of the report that the recipient holds.
    Existence {
        /// The digest.
        sealed: Digest,
    },
    /// All of it.
    Contents(Violation),
}

/// What is said to have happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// What kind.
    pub violation: ViolationKind,
    /// Against whom the allegation is made: anybody, on equal terms (APP.1).
    pub against: Alleged,
    /// The district; nothing finer.
    pub district: String,
    /// Between when and when.
    pub happened: Window,
    /// How well it is known.
    pub grade: EvidenceGrade,
    /// What happened.
    pub text: String,
}

named! {
    /// What kind of violation.
    ViolationKind {
        /// An attack, by whatever weapon.
        Attack = "attack",
        /// Ground was taken.
        TerritorialGain = "territorial-gain",
        /// Aid was blocked.
        AidBlocked = "aid-blocked",
        /// A response out of proportion.
        DisproportionateResponse = "disproportionate-response",
    }
}

/// Against whom an allegation is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Alleged {
    /// Nobody knows.
    Unknown,
    /// A participant.
    Participant(Side),
    /// An ally of a participant, as named.
    Ally {
        /// Whose ally.
        of: Side,
        /// Its name, or the key of its entry.
        name: String,
    },
    /// Anybody else, as named.
    Other(String),
}

impl Alleged {
    /// The name that is given, where one is.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Unknown | Self::Participant(_) => None,
            Self::Ally { name, .. } | Self::Other(name) => Some(name),
        }
    }
}

/// How far the outside recipient has come with a report. It stands under `<author>/<key of the report>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ViolationReceipt {
    /// The report.
    pub of: RecordHash,
    /// How far.
    pub stage: ReceiptStage,
    /// Words.
    pub text: String,
}

named! {
    /// How far the recipient has come; each stage after the one before.
    ReceiptStage {
        /// It has the report.
        Delivered = "delivered",
        /// An officer acknowledges it.
        Acknowledged = "acknowledged",
        /// It asks for more.
        AsksMore = "asks-more",
        /// Its assessment is recorded.
        Assessed = "assessed",
        /// It is done with it.
        Closed = "closed",
    }
}

/// What a side counts as a violation, in its own words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ViolationDefinition {
    /// The definition.
    pub text: String,
}

/// What a side counted in a district on a day, by its own definition. It stands under `<day>/<district>`, where the other
/// side's count of the same stands beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ViolationCount {
    /// The local day in the reference zone.
    pub day: CivilDate,
    /// The district.
    pub district: String,
    /// By which of its own definitions.
    pub definition: RecordHash,
    /// Against whom.
    pub against: Alleged,
    /// How many.
    pub counted: CountRange,
}

/// A note that explains a difference between the two ledgers. It changes neither.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReconciliationNote {
    /// The count it speaks of, of either side.
    pub of: RecordHash,
    /// The explanation.
    pub text: String,
}
