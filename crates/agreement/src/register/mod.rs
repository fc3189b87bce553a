//! The clause register: every clause of the agreement's text, what force it has, and how jig keeps it.
//!
//! A [`ClauseId`] is a place in this register, so an unknown clause cannot be cited: it does not parse, and in code
//! it does not compile. Knows no sentence of the text: paraphrases and reasons stand in the catalogues under
//! [`Clause::message_key`]. Knows no state, group or place (wall W8): `TOR`, `APP`, `SRC`, `DIF` and `AMB` are the terms,
//! their annex, later sources, differences between copies, and ambiguities.
//!
//! ```
//! use jig_agreement::register::{ClauseId, Status};
//! let clause = ClauseId::parse("TOR.2.a#2").unwrap();
//! assert_eq!(clause.to_string(), "TOR.2.a#2");
//! assert_eq!(clause.clause().status(), Status::Rule);
//! ```
#[cfg(test)]
pub(crate) mod catalogue;
mod table;
#[cfg(test)]
mod tests;

use alloc::{borrow::ToOwned, format, string::String, vec, vec::Vec};
use core::fmt;

/// A clause that stands in the register. Its order is the order of the document.
// INVARIANT(clause-id-is-a-row): an id is only ever made from a row's own number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId(u16);

/// The id of a clause of the register, checked when the program is compiled.
///
/// ```
/// use jig_agreement::{clause_id, register::ClauseId};
/// const CLAUSE: ClauseId = clause_id!("APP.8");
/// assert_eq!(CLAUSE.as_str(), "APP.8");
/// ```
#[macro_export]
macro_rules! clause_id {
    ($text:literal) => {
        const { $crate::register::ClauseId::known($text) }
    };
}

impl ClauseId {
    /// The clause of that id. For use in constants, by way of [`clause_id!`](crate::clause_id).
    ///
    /// # Panics
    /// If the register has no such clause, or the clause is absent in the source; in a constant, that is a compile error.
    #[must_use]
    #[expect(
        clippy::panic,
        reason = "meant for constants, where it is a compile error; text from outside goes through `parse`"
    )]
    pub const fn known(text: &str) -> Self {
        let mut rest: &[Clause] = &table::CLAUSES;
        while let [clause, tail @ ..] = rest {
            if same(clause.text.as_bytes(), text.as_bytes()) {
                if matches!(clause.modality, Modality::Absent) {
                    panic!("the clause is absent in the source");
                }
                return clause.id;
            }
            rest = tail;
        }
        panic!("the register has no such clause");
    }

    /// Reads a clause id as records cite it, for example `TOR.2.a.ii#5`.
    ///
    /// # Errors
    /// [`UnknownClause::NotInRegister`] for anything the register does not list; [`UnknownClause::AbsentInSource`] for an id
    /// that the numbering implies and no copy of the text has (TOR.1.c).
    pub fn parse(text: &str) -> Result<Self, UnknownClause> {
        match clauses().iter().find(|clause| clause.text == text) {
            None => Err(UnknownClause::NotInRegister { cited: clipped(text) }),
            Some(clause) if clause.modality == Modality::Absent => {
                Err(UnknownClause::AbsentInSource { clause: clause.id })
            }
            Some(clause) => Ok(clause.id),
        }
    }

    /// The row of the register.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "INVARIANT(clause-id-is-a-row) holds the number below the length")]
    pub const fn clause(self) -> &'static Clause {
        &CLAUSES[self.0 as usize]
    }

    /// The id as records cite it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.clause().text
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClauseId({self})")
    }
}

/// Why a text names no clause that can be cited (TOR.0.1).
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum UnknownClause {
    /// The register has no clause of that id.
    #[error("no clause `{cited}` in the register")]
    NotInRegister {
        /// What was cited; cut after [`UnknownClause::CITED_CHARACTERS_MAX`] characters.
        cited: String,
    },
    /// The id is reserved: the numbering passes over it and no copy of the text has it.
    #[error("clause `{clause}` is absent in the source")]
    AbsentInSource {
        /// The reserved id.
        clause: ClauseId,
    },
}

impl UnknownClause {
    /// How much of a wrong citation an answer repeats.
    pub const CITED_CHARACTERS_MAX: usize = 40;

    /// The stable code, and the key of the message.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotInRegister { .. } => "clause-unknown",
            Self::AbsentInSource { .. } => "clause-absent-in-source",
        }
    }

    /// The arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotInRegister { cited } => vec![("cited", cited.clone())],
            Self::AbsentInSource { clause } => vec![("clause", clause.as_str().to_owned())],
        }
    }
}

/// One row of the register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clause {
    id: ClauseId,
    text: &'static str,
    section: Section,
    modality: Modality,
    status: Status,
}

impl Clause {
    /// The id.
    #[must_use]
    pub const fn id(&self) -> ClauseId {
        self.id
    }

    /// The part of the document it belongs to.
    #[must_use]
    pub const fn section(&self) -> Section {
        self.section
    }

    /// The force its wording gives it.
    #[must_use]
    pub const fn modality(&self) -> Modality {
        self.modality
    }

    /// How jig keeps it.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// The code of the reason, for a row that is not machine-checkable, or a rule of which a part is missing.
    ///
    /// The reason in words is the attribute `reason` of the message [`Self::message_key`].
    #[must_use]
    pub const fn reason(&self) -> Option<&'static str> {
        match self.status {
            Status::Rule | Status::RecordedDuty => None,
            Status::NotMachineCheckable(reason) => Some(reason.code()),
            Status::PartRule(theme) => Some(theme.code()),
        }
    }

    /// True when code refuses or holds what the clause does not allow, the whole of it or a part.
    #[must_use]
    pub const fn is_judged(&self) -> bool {
        match self.status {
            Status::Rule | Status::PartRule(_) => true,
            Status::RecordedDuty | Status::NotMachineCheckable(_) => false,
        }
    }

    /// The key of its paraphrase in the catalogues: `clause-TOR-2-a-1` for `TOR.2.a#1`.
    #[must_use]
    pub fn message_key(&self) -> String {
        format!("clause-{}", self.text.replace(['.', '#'], "-"))
    }
}

/// Every clause, in the order of the document.
#[must_use]
pub const fn clauses() -> &'static [Clause] {
    &CLAUSES
}

/// The parts of the document, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Section {
    /// Differences between the two copies of the source.
    TextDifferences,
    /// The preamble and section 1 of the terms.
    Organisation,
    /// Section 2 of the terms.
    Operations,
    /// Section 3 of the terms.
    Grounding,
    /// The annex, called the Approach.
    Approach,
    /// What other sources add or change.
    Sources,
    /// What the text leaves open, and the setting that closes it.
    Ambiguities,
}

impl Section {
    /// The stable code; the heading is the message `clause-section-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TextDifferences => "text-differences",
            Self::Organisation => "organisation",
            Self::Operations => "operations",
            Self::Grounding => "grounding",
            Self::Approach => "approach",
            Self::Sources => "sources",
            Self::Ambiguities => "ambiguities",
        }
    }
}

/// The force of a clause by its wording. Two letters where one clause carries two.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Modality {
    /// `M`: *are to*, *will*, *commits*.
    Commitment,
    /// `I`: *intends to*.
    Intention,
    /// `S`: *should*.
    Should,
    /// `O`: *may*.
    Optional,
    /// `X`: a prohibition.
    Prohibition,
    /// `M/I`: a commitment within an intention.
    CommitmentAndIntention,
    /// `M/X`: a commitment that also forbids.
    CommitmentAndProhibition,
    /// `I/S`: an intention, with a part that only *should*.
    IntentionAndShould,
    /// `O/I`: a permission that brings an intention with it.
    OptionalAndIntention,
    /// `[O]`: a permission that stands in brackets, so is not agreed.
    Bracketed,
    /// `-`: absent in every copy; the id is reserved.
    Absent,
    /// `n/a`: not a term of the agreement (a difference of copies, a report, an ambiguity).
    Unmarked,
}

impl Modality {
    /// The letters by which lawyers know it.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Commitment => "M",
            Self::Intention => "I",
            Self::Should => "S",
            Self::Optional => "O",
            Self::Prohibition => "X",
            Self::CommitmentAndIntention => "M/I",
            Self::CommitmentAndProhibition => "M/X",
            Self::IntentionAndShould => "I/S",
            Self::OptionalAndIntention => "O/I",
            Self::Bracketed => "[O]",
            Self::Absent => "-",
            Self::Unmarked => "n/a",
        }
    }
}

/// How jig keeps a clause. Every clause is exactly one of these.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// Code refuses or holds what the clause does not allow.
    Rule,
    /// As [`Self::Rule`], for a part of what the clause asks; the rest comes with the theme, and the reason says which is which.
    PartRule(Theme),
    /// A record carries what the clause asks for; nothing is refused on its account.
    RecordedDuty,
    /// No program can judge it, and jig says why.
    NotMachineCheckable(Unjudgeable),
}

impl Status {
    /// The stable name: `rule`, `recorded_duty` or `not_machine_checkable`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rule | Self::PartRule(_) => "rule",
            Self::RecordedDuty => "recorded_duty",
            Self::NotMachineCheckable(_) => "not_machine_checkable",
        }
    }
}

/// Why no program can judge a clause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unjudgeable {
    /// It happens in national processes that jig does not see.
    NationalProcess,
    /// It guides how people read the text.
    Reading,
    /// It is an account by others, not a term; where it errs, the terms prevail.
    Commentary,
}

impl Unjudgeable {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NationalProcess => "national-process",
            Self::Reading => "reading",
            Self::Commentary => "commentary",
        }
    }
}

/// The body of work that a part not built yet comes with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Theme {
    /// Sealed transmission of exact places.
    SealedLocations,
    /// Field-level release and its lints.
    Release,
    /// Watch over the grounding: notices, observations, candidates.
    GroundingWatch,
    /// Screens, accounts and sign-in.
    Workstation,
    /// Retention, exercise keys and the publication of documents.
    Stewardship,
}

impl Theme {
    /// The stable code; the heading is the message `theme-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SealedLocations => "sealed-locations",
            Self::Release => "release",
            Self::GroundingWatch => "grounding-watch",
            Self::Workstation => "workstation",
            Self::Stewardship => "stewardship",
        }
    }
}

static CLAUSES: [Clause; table::COUNT] = table::CLAUSES;

const fn same(mut left: &[u8], mut right: &[u8]) -> bool {
    while let ([a, left_tail @ ..], [b, right_tail @ ..]) = (left, right) {
        if *a != *b {
            return false;
        }
        left = left_tail;
        right = right_tail;
    }
    left.is_empty() && right.is_empty()
}

fn clipped(text: &str) -> String {
    text.chars().take(UnknownClause::CITED_CHARACTERS_MAX).collect()
}
