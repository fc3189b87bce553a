//! Registers: keyed entries that one side states or both sides agree, each version superseding the last, none ever erased.
//!
//! Most of what a joint group keeps beside its operations has this one shape: who is in which post, which group accepted the
//! ceasefire, what was promised and whether it was seen to be kept. [`RegisterEntry`] is that shape; what an entry of each
//! register says is a type of its own ([`RegisterContent`]), so that no register is a bag of anything. An entry has a
//! neutral key and names the version it replaces: a repeat, a stale version and another side's statement cannot pass for
//! the next one.
//!
//! Who may change a register follows from what is said ([`Bearing`]): a statement of one's own, and whatever protects, acts
//! at its entry; what binds both, and whatever takes protection away, needs the consent of both (SG-10).
//!
//! Nothing here has a place finer than a district's name, a name of a person, or a field that orders or compares anything
//! (SG-02, SG-03, SG-08). Must not know a rule, a byte or a clock.
mod groups;
mod obligations;
mod reports;
mod rhythm;
mod staff;
mod undertakings;

pub use groups::{CeasefireParty, GroupName, GroupStanding, NamedGroup, PartyStatus};
pub use obligations::{
    Half, HalfEvidence, Obligation, ObligationEvidence, PairedObligation, WeaponCategory, WhatWasSeen,
};
pub use reports::{
    AidAccess, AidState, Corroboration, CorroborationAnswer, GroundSituation, ListedReference, OutsideAction,
    ReferenceList,
};
pub use rhythm::BattleRhythm;
pub use staff::{CompetenceRequirement, CompetenceWaiver, HostSupport, HostSupportKind, HostSupportState, Shift};
pub use undertakings::{
    Commitment, CommitmentState, IssueOwner, IssueState, Milestone, MilestoneState, MilestoneTrack, OpenIssue,
};

use super::{Nature, RecordHash};
use crate::register::ClauseId;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// Declares a closed list of names as they stand in records.
macro_rules! named {
    ($(#[$about:meta])* $list:ident { $($(#[$each:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum $list { $($(#[$each])* $variant,)* }

        impl $list {
            /// Every one, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name as it stands in records.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Reads a name as it stands in records.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}
use named;

named! {
    /// The registers. The name of each is the kind of its entries.
    Register {
        /// Who serves when in which post (TOR.1.d).
        Shift = "shift",
        /// What an officer of a post must know (TOR.1.d.i).
        CompetenceRequirement = "competence-requirement",
        /// A senior representative lets an officer serve without a competence (TOR.1.d.i).
        CompetenceWaiver = "competence-waiver",
        /// What each side has arranged with its host (TOR.1.a).
        HostSupport = "host-support",
        /// Who accepted the ceasefire (APP.0.1).
        CeasefireParty = "ceasefire-party",
        /// Names and standing of groups (SRC.003.a, SRC.004.e).
        NamedGroup = "named-group",
        /// What each side has undertaken with others (APP.0.2).
        Commitment = "commitment",
        /// Steps toward the wider understanding (APP.0.4, APP.10).
        Milestone = "milestone",
        /// What is still to be settled between both (APP.9).
        OpenIssue = "open-issue",
        /// Two halves that are due at one instant (APP.10).
        PairedObligation = "paired-obligation",
        /// What a side saw of one half (APP.10).
        ObligationEvidence = "obligation-evidence",
        /// Aid: owed, asked for, moving, arrived, denied (SRC.004.f).
        AidAccess = "aid-access",
        /// A request to help check, and its answer (TOR.2.a.ii#4).
        Corroboration = "corroboration",
        /// Versions of the list held outside (TOR.2.d.i#2).
        ReferenceList = "reference-list",
        /// Actions outside the group (TOR.0.3).
        OutsideAction = "outside-action",
        /// The situation on the ground (APP.4).
        GroundSituation = "ground-situation",
        /// By when each side must have something for its own cycle (TOR.2.c.i).
        BattleRhythm = "battle-rhythm",
    }
}

impl Register {
    /// The clause by which it is kept, and under which both agree to its entries.
    #[must_use]
    pub const fn clause(self) -> ClauseId {
        match self {
            Self::Shift => crate::clause_id!("TOR.1.d"),
            Self::CompetenceRequirement | Self::CompetenceWaiver => crate::clause_id!("TOR.1.d.i"),
            Self::HostSupport => crate::clause_id!("TOR.1.a"),
            Self::CeasefireParty => crate::clause_id!("APP.0.1"),
            Self::NamedGroup => crate::clause_id!("SRC.004.e"),
            Self::Commitment => crate::clause_id!("APP.0.2"),
            Self::Milestone | Self::PairedObligation | Self::ObligationEvidence => crate::clause_id!("APP.10"),
            Self::OpenIssue => crate::clause_id!("APP.9"),
            Self::AidAccess => crate::clause_id!("SRC.004.f"),
            Self::Corroboration => crate::clause_id!("TOR.2.a.ii#4"),
            Self::ReferenceList => crate::clause_id!("TOR.2.d.i#2"),
            Self::OutsideAction => crate::clause_id!("TOR.0.3"),
            Self::GroundSituation => crate::clause_id!("APP.4"),
            Self::BattleRhythm => crate::clause_id!("TOR.2.c.i"),
        }
    }

    /// What becomes of an agreed entry when one side takes its record back.
    #[must_use]
    pub const fn taking_back(self) -> TakingBack {
        match self {
            Self::CompetenceRequirement | Self::OpenIssue => TakingBack::ByBoth,
            Self::Shift
            | Self::CompetenceWaiver
            | Self::HostSupport
            | Self::CeasefireParty
            | Self::NamedGroup
            | Self::Commitment
            | Self::Milestone
            | Self::PairedObligation
            | Self::ObligationEvidence
            | Self::AidAccess
            | Self::Corroboration
            | Self::ReferenceList
            | Self::OutsideAction
            | Self::GroundSituation
            | Self::BattleRhythm => TakingBack::ByEither,
        }
    }
}

/// What becomes of an agreed entry when one side takes its record back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TakingBack {
    /// It ends: what it allowed is no longer allowed, and each side may leave what it joined.
    ByEither,
    /// It stands until both agree to another version.
    ByBoth,
}

/// How an entry comes to count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bearing {
    /// A node's own statement: it acts at its entry, and another node's statement of the same key stands beside it.
    Stated,
    /// Both sides agree to it, as to a setting: two posts a side, one hash, both receipts.
    Agreed,
}

/// The neutral key of an entry within its register, for example `AMB-03` or `pull-back-1/alpha`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct EntryKey(String);

impl EntryKey {
    /// How long a key may be, in characters.
    pub const MAX_CHARACTERS: usize = 64;

    /// Reads a key: letters, digits and `-./#` of ASCII, beginning with a letter or digit. No spaces, so no names of
    /// persons, and no look-alikes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'.' | b'/' | b'#');
        let begins = text.bytes().next().is_some_and(|letter| letter.is_ascii_alphanumeric());
        (begins && text.len() <= Self::MAX_CHARACTERS && text.bytes().all(fits)).then(|| Self(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One version of one entry of a register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegisterEntry {
    /// Which entry.
    pub key: EntryKey,
    /// The version it replaces: the author's own last statement of this key, or the version both last agreed. None for the
    /// first.
    pub replaces: Option<RecordHash>,
    /// From when what it says is so, by its author's word.
    pub since: Instant,
    /// What it says.
    pub content: RegisterContent,
}

/// What an entry says, by register.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is described by its type and by its register")]
pub enum RegisterContent {
    Shift(Shift),
    CompetenceRequirement(CompetenceRequirement),
    CompetenceWaiver(CompetenceWaiver),
    HostSupport(HostSupport),
    CeasefireParty(CeasefireParty),
    NamedGroup(NamedGroup),
    Commitment(Commitment),
    Milestone(Milestone),
    OpenIssue(OpenIssue),
    PairedObligation(PairedObligation),
    ObligationEvidence(ObligationEvidence),
    AidAccess(AidAccess),
    Corroboration(Corroboration),
    ReferenceList(ReferenceList),
    OutsideAction(OutsideAction),
    GroundSituation(GroundSituation),
    BattleRhythm(BattleRhythm),
}

impl RegisterContent {
    /// The register it belongs to.
    #[must_use]
    pub const fn register(&self) -> Register {
        match self {
            Self::Shift(_) => Register::Shift,
            Self::CompetenceRequirement(_) => Register::CompetenceRequirement,
            Self::CompetenceWaiver(_) => Register::CompetenceWaiver,
            Self::HostSupport(_) => Register::HostSupport,
            Self::CeasefireParty(_) => Register::CeasefireParty,
            Self::NamedGroup(_) => Register::NamedGroup,
            Self::Commitment(_) => Register::Commitment,
            Self::Milestone(_) => Register::Milestone,
            Self::OpenIssue(_) => Register::OpenIssue,
            Self::PairedObligation(_) => Register::PairedObligation,
            Self::ObligationEvidence(_) => Register::ObligationEvidence,
            Self::AidAccess(_) => Register::AidAccess,
            Self::Corroboration(_) => Register::Corroboration,
            Self::ReferenceList(_) => Register::ReferenceList,
            Self::OutsideAction(_) => Register::OutsideAction,
            Self::GroundSituation(_) => Register::GroundSituation,
            Self::BattleRhythm(_) => Register::BattleRhythm,
        }
    }

    /// How it comes to count. What protects is a statement; what takes protection away needs both (SG-10).
    #[must_use]
    pub const fn bearing(&self) -> Bearing {
        match self {
            Self::CompetenceRequirement(_)
            | Self::OpenIssue(_)
            | Self::PairedObligation(_)
            | Self::ReferenceList(_) => Bearing::Agreed,
            Self::CeasefireParty(party) => match party.status {
                PartyStatus::Accepted => Bearing::Stated,
                PartyStatus::Left | PartyStatus::Excluded => Bearing::Agreed,
            },
            Self::NamedGroup(group) => match group.standing {
                GroupStanding::Unclear | GroupStanding::CoLocated => Bearing::Stated,
                GroupStanding::Excluded => Bearing::Agreed,
            },
            Self::Shift(_)
            | Self::CompetenceWaiver(_)
            | Self::HostSupport(_)
            | Self::Commitment(_)
            | Self::Milestone(_)
            | Self::ObligationEvidence(_)
            | Self::AidAccess(_)
            | Self::Corroboration(_)
            | Self::OutsideAction(_)
            | Self::GroundSituation(_)
            | Self::BattleRhythm(_) => Bearing::Stated,
        }
    }

    /// How a record with it comes to have effect.
    #[must_use]
    pub const fn nature(&self) -> Nature {
        match self.bearing() {
            Bearing::Stated => Nature::Statement,
            Bearing::Agreed => Nature::Permission,
        }
    }

    /// The record it speaks of.
    #[must_use]
    pub const fn subject(&self) -> Option<RecordHash> {
        match self {
            Self::ObligationEvidence(evidence) => Some(evidence.obligation),
            Self::Corroboration(Corroboration::Asked { of }) => Some(*of),
            Self::Corroboration(Corroboration::Answered { request, .. }) => Some(*request),
            Self::OpenIssue(OpenIssue { state: IssueState::Settled { by: Some(by) }, .. }) => Some(*by),
            Self::Shift(_)
            | Self::CompetenceRequirement(_)
            | Self::CompetenceWaiver(_)
            | Self::HostSupport(_)
            | Self::CeasefireParty(_)
            | Self::NamedGroup(_)
            | Self::Commitment(_)
            | Self::Milestone(_)
            | Self::OpenIssue(_)
            | Self::PairedObligation(_)
            | Self::AidAccess(_)
            | Self::ReferenceList(_)
            | Self::OutsideAction(_)
            | Self::GroundSituation(_)
            | Self::BattleRhythm(_) => None,
        }
    }

    /// The texts a person wrote in it, which cross to the other side (SRC.004.c).
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Shift(_) | Self::CompetenceRequirement(_) | Self::BattleRhythm(_) => Vec::new(),
            Self::CompetenceWaiver(waiver) => Vec::from([waiver.reason.as_str()]),
            Self::HostSupport(support) => Vec::from([support.reference.as_str()]),
            Self::CeasefireParty(party) => Vec::from([party.name.as_str(), party.through.as_str()]),
            Self::NamedGroup(group) => group.names.iter().map(|name| name.name.as_str()).collect(),
            Self::Commitment(commitment) => Vec::from([commitment.owner.as_str(), commitment.text.as_str()]),
            Self::Milestone(milestone) => Vec::from([milestone.text.as_str()]),
            Self::OpenIssue(issue) => Vec::from([issue.text.as_str()]),
            Self::PairedObligation(pair) => [&pair.alpha, &pair.bravo]
                .into_iter()
                .flat_map(|half| [half.bound.as_str(), half.observer.as_str()])
                .collect(),
            Self::ObligationEvidence(evidence) => Vec::from([evidence.observer.as_str()]),
            Self::AidAccess(aid) => {
                let mut texts = Vec::from([aid.district.as_str(), aid.text.as_str()]);
                texts.extend(aid.denied_by.as_deref());
                texts
            }
            Self::Corroboration(_) => Vec::new(),
            Self::ReferenceList(list) => {
                let mut texts = Vec::from([list.version.as_str()]);
                texts.extend(list.references.iter().map(|reference| reference.as_str()));
                texts
            }
            Self::OutsideAction(action) => Vec::from([action.infeasible_because.as_str()]),
            Self::GroundSituation(situation) => Vec::from([situation.district.as_str(), situation.text.as_str()]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EntryKey, Register};

    #[test]
    fn a_key_is_short_plain_and_has_no_room_for_a_name() {
        for (text, is_key) in [
            ("AMB-03", true),
            ("pull-back-1/alpha", true),
            ("a", true),
            ("convoy.17#2", true),
            ("", false),
            ("-a", false),
            ("two words", false),
            ("АМВ-03", false),
            ("a_b", false),
            ("a\n", false),
        ] {
            assert_eq!(EntryKey::parse(text).is_some(), is_key, "{text}");
        }
        assert!(EntryKey::parse(&"k".repeat(EntryKey::MAX_CHARACTERS)).is_some());
        assert!(EntryKey::parse(&"k".repeat(EntryKey::MAX_CHARACTERS + 1)).is_none());
    }

    #[test]
    fn every_register_is_found_by_its_name() {
        for register in Register::ALL {
            assert_eq!(Register::parse(register.name()), Some(*register));
        }
        assert_eq!(Register::parse("target"), None);
    }
}
