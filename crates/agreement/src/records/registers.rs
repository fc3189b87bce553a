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
//! Nothing here has a place finer than a district's name or a coarse block, a name of a person, or a field that orders or compares anything
//! (SG-02, SG-03, SG-08). Must not know a rule, a byte or a clock.
mod assessments;
mod content;
mod exceptions;
mod formats;
mod grounding;
mod groups;
mod harm;
mod integrated;
mod obligations;
mod ranges;
mod reports;
mod rhythm;
mod staff;
mod undertakings;
mod violations;

pub use assessments::{Assessment, DamagePart, DamageReport};
pub use exceptions::{
    BesideAgreedWork, ExceptionReview, ExpeditedRequest, IndependentNotice, JointDecision, ListedReference,
    NoticeManner, NoticeStage, OutsideAction, ReviewFinding, ThirdPartyActivity, ThreatAgainst,
};
pub use formats::{Format, ProposedSchema, ReleasedField, ReleasedFields};
pub use grounding::{
    AirObservation, AirOrderOfBattle, AreaVersion, ComplianceMeasure, CountBand, CoverageStatement, DailyReturn,
    Deviation, DispositionChange, EventFinding, EventPosition, EventReport, FindingWord, FlightComposition, FlightEnd,
    FlightEvent, FlightExemption, FlightNotice, FlightOutcome, FlightQuery, GroundingEntry, Holding, IdentityGrade,
    LegKind, LocationGrade, MeasureMethod, Operator, PositionWord, SourceClass, TypeBand, UrgentReason,
};
pub use groups::{CeasefireParty, GroupName, GroupStanding, NamedGroup, PartyStatus};
pub use harm::{
    AnswerKind, Attribution, Disclosure, HarmAnswer, HarmFinding, HarmMeasures, HarmPublication, HarmReport,
    HarmStanding, HarmedStatus, PreserveOrder, PublicationWord, ReporterConsent, ReporterKind,
};
pub use integrated::{Conference, IntegratedPlan, IntegrationUnlock, Procedure, ProcedureMatter};
pub use obligations::{
    Half, HalfEvidence, Obligation, ObligationEvidence, PairedObligation, WeaponCategory, WhatWasSeen,
};
pub use ranges::{Confidence, CountRange, EvidenceGrade, Provenance};
pub use reports::{AidAccess, AidState, Corroboration, CorroborationAnswer, GroundSituation, ReferenceList};
pub use rhythm::BattleRhythm;
pub use staff::{CompetenceRequirement, CompetenceWaiver, HostSupport, HostSupportKind, HostSupportState, Shift};
pub use undertakings::{
    Commitment, CommitmentState, IssueOwner, IssueState, Milestone, MilestoneState, MilestoneTrack, OpenIssue,
};
pub use violations::{
    Alleged, ReceiptStage, ReconciliationNote, ShownReport, Violation, ViolationCount, ViolationDefinition,
    ViolationKind, ViolationReceipt, ViolationReport,
};

use super::{Nature, RecordHash};
use crate::register::ClauseId;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use spacetime::{Instant, LatLonBox, Window};

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
pub(super) use named;

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
        /// Each side's assessments of its own actions (TOR.2.c#3, TOR.2.c#4).
        Assessment = "assessment",
        /// Reports of damage by either side, part by part as released (TOR.2.c.iii).
        DamageReport = "damage-report",
        /// Allegations of harm (TOR.2.c.iv#1).
        HarmReport = "harm-report",
        /// What each side answers to them (TOR.2.c.iv#1).
        HarmAnswer = "harm-answer",
        /// What is done so that it does not happen again (TOR.2.c.iv#2).
        HarmMeasures = "harm-measures",
        /// Whether a case of harm is closed (TOR.2.c.iv#1).
        HarmStanding = "harm-standing",
        /// Whether its summary is published (SRC.004.g).
        HarmPublication = "harm-publication",
        /// Reports of violations to the outside recipient (TOR.2.d.iii).
        ViolationReport = "violation-report",
        /// How far the recipient has come with them (TOR.2.d.iii).
        ViolationReceipt = "violation-receipt",
        /// What each side counts as a violation (APP.1).
        ViolationDefinition = "violation-definition",
        /// What each side counted (APP.1).
        ViolationCount = "violation-count",
        /// What explains a difference between the two (APP.1).
        ReconciliationNote = "reconciliation-note",
        /// That a side will be somewhere in an effort of its own (TOR.2.b).
        IndependentNotice = "independent-notice",
        /// That the third party will act (TOR.2.d.ii#1).
        ThirdPartyActivity = "third-party-activity",
        /// A request for agreement in haste (TOR.2.d.ii#2).
        ExpeditedRequest = "expedited-request",
        /// What each side finds of an act under an exception (AMB-06).
        ExceptionReview = "exception-review",
        /// That both take an independent effort into work together (TOR.2.b#3).
        JointDecision = "joint-decision",
        /// By when each side must have something for its own cycle (TOR.2.c.i).
        BattleRhythm = "battle-rhythm",
        /// Formats in which information is supplied (TOR.1.d.iv, TOR.1.d.v, TOR.2.a.ii#2).
        Format = "format",
        /// Fields of national documents that were released (TOR.2.c#1).
        ReleasedFields = "released-fields",
        /// Conferences on procedures (TOR.2.c.v).
        Conference = "conference",
        /// Procedures that both adopted (TOR.2.b#3, TOR.2.c.v).
        Procedure = "procedure",
        /// Whether integrated operations are allowed (TOR.2.0#4).
        IntegrationUnlock = "integration-unlock",
        /// Plans that are called integrated (TOR.2.0#4).
        IntegratedPlan = "integrated-plan",
        /// Notices of flights of the force that is no participant (TOR.3.c).
        FlightNotice = "flight-notice",
        /// Questions about them, and answers.
        FlightQuery = "flight-query",
        /// What became of them.
        FlightOutcome = "flight-outcome",
        /// Exemptions to which both agreed beside those of the edition (APP.3.d1).
        FlightExemption = "flight-exemption",
        /// Daily returns of the air order of battle (TOR.3.a#2).
        AirOrderOfBattle = "air-order-of-battle",
        /// Measures by which both confirm compliance (TOR.3.a#3).
        ComplianceMeasure = "compliance-measure",
        /// Released observations (TOR.3.0).
        AirObservation = "air-observation",
        /// Candidate events over designated areas (TOR.3.a#4).
        FlightEvent = "flight-event",
        /// What officers make of them.
        EventFinding = "event-finding",
        /// What each side says of them.
        EventPosition = "event-position",
        /// What is reported to both (TOR.3.a#4).
        EventReport = "event-report",
        /// How much of a day an area was watched.
        CoverageStatement = "coverage-statement",
    }
}

impl Register {
    /// The clause by which it is kept. Under which clause both agree to an entry, its content says ([`RegisterContent::clause`]).
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
            Self::Assessment => crate::clause_id!("TOR.2.c#3"),
            Self::DamageReport => crate::clause_id!("TOR.2.c.iii#1"),
            Self::HarmReport | Self::HarmAnswer | Self::HarmStanding => crate::clause_id!("TOR.2.c.iv#1"),
            Self::HarmMeasures => crate::clause_id!("TOR.2.c.iv#2"),
            Self::HarmPublication => crate::clause_id!("SRC.004.g"),
            Self::ViolationReport | Self::ViolationReceipt => crate::clause_id!("TOR.2.d.iii"),
            Self::ViolationDefinition | Self::ViolationCount | Self::ReconciliationNote => crate::clause_id!("APP.1"),
            Self::IndependentNotice => crate::clause_id!("TOR.2.b#1"),
            Self::ThirdPartyActivity => crate::clause_id!("TOR.2.d.ii#1"),
            Self::ExpeditedRequest => crate::clause_id!("TOR.2.d.ii#2"),
            Self::ExceptionReview => crate::clause_id!("AMB-06"),
            Self::JointDecision => crate::clause_id!("TOR.2.b#3"),
            Self::BattleRhythm => crate::clause_id!("TOR.2.c.i"),
            Self::Format => crate::clause_id!("TOR.1.d.iv"),
            Self::ReleasedFields => crate::clause_id!("TOR.2.c#1"),
            Self::Conference | Self::Procedure => crate::clause_id!("TOR.2.c.v"),
            Self::IntegrationUnlock | Self::IntegratedPlan => crate::clause_id!("TOR.2.0#4"),
            Self::FlightNotice | Self::FlightQuery | Self::FlightOutcome => crate::clause_id!("TOR.3.c#1"),
            Self::FlightExemption => crate::clause_id!("APP.3.d1"),
            Self::AirOrderOfBattle => crate::clause_id!("TOR.3.a#2"),
            Self::ComplianceMeasure => crate::clause_id!("TOR.3.a#3"),
            Self::AirObservation | Self::CoverageStatement => crate::clause_id!("TOR.3.0"),
            Self::FlightEvent | Self::EventFinding | Self::EventPosition | Self::EventReport => {
                crate::clause_id!("TOR.3.a#4")
            }
        }
    }

    /// What becomes of an agreed entry when one side takes its record back.
    #[must_use]
    pub const fn taking_back(self) -> TakingBack {
        match self {
            // A review that both closed is opened again by either side's later word, not by taking the closing back.
            Self::CompetenceRequirement
            | Self::OpenIssue
            | Self::HarmMeasures
            | Self::HarmStanding
            | Self::ExceptionReview
            | Self::ComplianceMeasure => TakingBack::ByBoth,
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
            | Self::Assessment
            | Self::DamageReport
            | Self::HarmReport
            | Self::HarmAnswer
            | Self::HarmPublication
            | Self::ViolationReport
            | Self::ViolationReceipt
            | Self::ViolationDefinition
            | Self::ViolationCount
            | Self::ReconciliationNote
            | Self::IndependentNotice
            | Self::ThirdPartyActivity
            | Self::ExpeditedRequest
            | Self::JointDecision
            | Self::BattleRhythm
            | Self::Format
            | Self::ReleasedFields
            | Self::Conference
            | Self::Procedure
            | Self::IntegrationUnlock
            | Self::IntegratedPlan
            | Self::FlightNotice
            | Self::FlightQuery
            | Self::FlightOutcome
            | Self::FlightExemption
            | Self::AirOrderOfBattle
            | Self::AirObservation
            | Self::FlightEvent
            | Self::EventFinding
            | Self::EventPosition
            | Self::EventReport
            | Self::CoverageStatement => TakingBack::ByEither,
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

    /// The key under which both sides write what they say of one record: its name, in full. No two records share one, and none is
    /// longer than a key may be.
    #[must_use]
    pub fn of_record(record: RecordHash) -> Self {
        Self(record.to_string())
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
    Assessment(Assessment),
    DamageReport(DamageReport),
    HarmReport(HarmReport),
    HarmAnswer(HarmAnswer),
    HarmMeasures(HarmMeasures),
    HarmStanding(HarmStanding),
    HarmPublication(HarmPublication),
    ViolationReport(ViolationReport),
    ViolationReceipt(ViolationReceipt),
    ViolationDefinition(ViolationDefinition),
    ViolationCount(ViolationCount),
    ReconciliationNote(ReconciliationNote),
    IndependentNotice(IndependentNotice),
    ThirdPartyActivity(ThirdPartyActivity),
    ExpeditedRequest(ExpeditedRequest),
    ExceptionReview(ExceptionReview),
    JointDecision(JointDecision),
    BattleRhythm(BattleRhythm),
    Format(Format),
    ReleasedFields(ReleasedFields),
    Conference(Conference),
    Procedure(Procedure),
    IntegrationUnlock(IntegrationUnlock),
    IntegratedPlan(IntegratedPlan),
    Grounding(GroundingEntry),
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
    fn the_key_of_a_record_is_a_key_and_no_other_record_has_it() {
        let key = |byte| EntryKey::of_record(crate::identity::Digest::from_bytes([byte; 32]));
        assert_eq!(EntryKey::parse(key(0xab).as_str()), Some(key(0xab)));
        assert_ne!(key(0xab), key(0xac));
    }

    #[test]
    fn every_register_is_found_by_its_name() {
        for register in Register::ALL {
            assert_eq!(Register::parse(register.name()), Some(*register));
        }
        assert_eq!(Register::parse("target"), None);
    }
}
