//! What a record says: the header that every record has and one body for each kind of act.
//!
//! A record is one act by one authority. These are values only: `wire` reads and writes their bytes, `clauses` judges
//! them, `state` remembers what they did. Nothing here knows a clock, a key's secret or a byte of JSON.
mod areas;
mod attachments;
mod authority;
mod consent;
mod coordination;
mod correction;
mod exchange;
mod formation;
mod genesis;
mod names;
mod notice;
mod operations;
mod protected;
mod protocol;
mod registers;
mod restraint;
mod sealed;
mod stop;
mod watch;

pub use areas::{Area, AreaClass, AreaDraft, AreaSet, DraftPair, MapClass, Outline};
pub use attachments::{Addressed, addressed};
pub use authority::{
    Appointment, AuthoritySuccession, Delegation, KeyRole, KeyRotation, ProposedReading, Revocation, SettingChange,
};
pub use consent::{Consent, Decline, Question};
pub use coordination::{CategoryLabel, FinalNotice, NationalStatement, Outcome, Plan, Proposal, ProposalKind, Release};
pub use correction::{Correction, Reservation, Retraction};
pub use exchange::{CommonUnderstanding, Information, Subject, Translation};
pub use formation::{
    FormationStep, GroundingCommitment, LevelCounts, LevelStatement, Placeholder, ResetCall, Task, TaskExtent,
};
pub use genesis::{AuthorityKeys, Genesis, NodeKeys, Purpose};
pub use names::{AgreedName, GivenName};
pub use notice::{Acknowledgement, AreaNotice, Compared, PlaceStatement, ReadBack, ReadBackAnswer};
pub use operations::{
    ActedIn, AirDefence, AirDefenceAcknowledgement, Execution, ExecutionReport, LegalReview, ProtectionCheck,
    ProtectionFinding, ReviewWord,
};
pub use protected::{
    CivilKind, CivilSubmitter, CoveringCells, ProtectedCourse, ProtectedEntry, ProtectedReport, ProtectedWord,
};
pub use protocol::{Epoch, Freeze, OutboxHead, Receipt, Refusal, Ruling};
pub use registers::{
    AidAccess, AidState, AirObservation, AirOrderOfBattle, Alleged, AnswerKind, AreaVersion, Assessment, Attribution,
    BattleRhythm, Bearing, BesideAgreedWork, CeasefireParty, Commitment, CommitmentState, CompetenceRequirement,
    CompetenceWaiver, ComplianceMeasure, Conference, Confidence, Corroboration, CorroborationAnswer, CountBand,
    CountRange, CoverageStatement, DailyReturn, DamagePart, DamageReport, Deviation, Disclosure, DispositionChange,
    EntryKey, EventFinding, EventPosition, EventReport, EvidenceGrade, ExceptionReview, ExpeditedRequest, FindingWord,
    FlightComposition, FlightEnd, FlightEvent, FlightExemption, FlightNotice, FlightOutcome, FlightQuery, Format,
    GroundSituation, GroundingEntry, GroupName, GroupStanding, Half, HalfEvidence, HarmAnswer, HarmFinding,
    HarmMeasures, HarmPublication, HarmReport, HarmStanding, HarmedStatus, Holding, HostSupport, HostSupportKind,
    HostSupportState, IdentityGrade, IndependentNotice, IntegratedPlan, IntegrationUnlock, IssueOwner, IssueState,
    JointDecision, LegKind, ListedReference, LocationGrade, MeasureMethod, Milestone, MilestoneState, MilestoneTrack,
    NamedGroup, NoticeManner, NoticeStage, Obligation, ObligationEvidence, OpenIssue, Operator, OutsideAction,
    PairedObligation, PartyStatus, PositionWord, PreserveOrder, Procedure, ProcedureMatter, ProposedSchema, Provenance,
    PublicationWord, ReceiptStage, ReconciliationNote, ReferenceList, Register, RegisterContent, RegisterEntry,
    ReleasedField, ReleasedFields, ReporterConsent, ReporterKind, ReviewFinding, Shift, ShownReport, SourceClass,
    TakingBack, ThirdPartyActivity, ThreatAgainst, TypeBand, UrgentReason, Violation, ViolationCount,
    ViolationDefinition, ViolationKind, ViolationReceipt, ViolationReport, WeaponCategory, WhatWasSeen,
};
pub use restraint::{
    CeasefireReport, CeasefireState, Doubt, DoubtAnswer, Hold, Lift, Resumption, Scope, Suspension, Withdrawal,
};
pub use sealed::{Addressee, OutsidePost, SealedLocation, SealedPlace, SealedWords, SealingKey};
pub use stop::{Stop, StopStage, StopStageReport};
pub use watch::{HeartbeatChange, Spoken, SpokenAct, WatchAct, WatchChange};

use crate::identity::{Author, Digest, Language, Nonce, PublicKey, RecordHash, Side};
use crate::register::ClauseId;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// A record as its author meant it. Its name is the SHA-256 of its exact payload bytes, kept in [`Signed`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// What every record says.
    pub header: Header,
    /// What this one does.
    pub body: Body,
}

/// What every record says about itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// The edition under which its author acts, for example `jic-2016-09`.
    pub edition: String,
    /// The version of the rules its author used.
    pub rules: u32,
    /// Node and post.
    pub author: Author,
    /// The author's own time. The past is never refused; beyond the skew in the future is (rule `made-at-skew`).
    pub made_at: Instant,
    /// Makes equal acts distinct.
    pub nonce: Nonce,
    /// Earlier records this one speaks of, by payload hash; the body says what for.
    pub references: Vec<RecordHash>,
    /// The language of every text in the body: the original, which prevails (TOR.1.d.ii).
    pub language: Language,
    /// Through the group, or outside it under a clause that allows that (TOR.0.3).
    pub via: Via,
    /// The clauses the author acts under; an unknown one is refused (TOR.0.1).
    pub clauses: Vec<ClauseId>,
}

/// Whether an act goes through the group (TOR.0.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Via {
    /// Through the group.
    Group,
    /// Outside, under the named exception clause.
    Outside(ClauseId),
}

/// A record whose signatures have been verified over its exact bytes; how is `wire`'s business.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
    /// The record.
    pub record: Record,
    /// SHA-256 of the exact payload bytes: the record's name.
    pub hash: RecordHash,
    /// Keys whose signatures over the payload verified, in the order of the envelope, without repeats.
    pub signers: Vec<PublicKey>,
}

/// What a record does. One variant per kind; the kind's name in bytes is [`Body::kind`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Body {
    /// Entry 0: edition, keys, policy.
    Genesis(Genesis),
    /// A key is given a post.
    Appointment(Appointment),
    /// A senior representative lends authority for a time.
    Delegation(Delegation),
    /// An appointment, delegation, consent or key ends.
    Revocation(Revocation),
    /// A node or authority key is replaced.
    KeyRotation(KeyRotation),
    /// A lost or stolen authority key set is replaced by revealing its successor.
    AuthoritySuccession(AuthoritySuccession),
    /// A named setting of the edition is proposed to change; both sides must consent.
    SettingChange(SettingChange),
    /// Information given to the counterpart in the author's own language.
    Information(Information),
    /// A receiver's translation of a record.
    Translation(Translation),
    /// A set of information that both senior representatives are asked to call commonly understood.
    CommonUnderstanding(CommonUnderstanding),
    /// One side's outlines of who holds what.
    AreaDraft(AreaDraft),
    /// A version of the designated areas, in force when both consented.
    AreaSet(AreaSet),
    /// An item released to the counterpart for coordination (life cycle 2.1).
    Release(Release),
    /// How an item might be addressed, `no action` included.
    Proposal(Proposal),
    /// A plan for an item: window, footprint, method class, external channel.
    Plan(Plan),
    /// The final notice of an agreed plan.
    FinalNotice(FinalNotice),
    /// How an item or plan ended on its author's side.
    Outcome(Outcome),
    /// One post's consent to the bytes of one record.
    Consent(Consent),
    /// One side declines; no reason is required.
    Decline(Decline),
    /// A notice about an area and a time window, to be read back.
    AreaNotice(AreaNotice),
    /// The receiver's own, independent representation of a notice's place.
    ReadBack(ReadBack),
    /// A record has been seen by an officer.
    Acknowledgement(Acknowledgement),
    /// A place's name that both sides use, or its withdrawal; counts when both consented.
    AgreedName(AgreedName),
    /// One side's protection check of a plan.
    ProtectionCheck(ProtectionCheck),
    /// A legal adviser's word on a plan.
    LegalReview(LegalReview),
    /// An air defence acknowledged a plan.
    AirDefenceAcknowledgement(AirDefenceAcknowledgement),
    /// What was done under a plan, or without one.
    ExecutionReport(ExecutionReport),
    /// A hold on an item, an area, a kind or everything.
    Hold(Hold),
    /// One line of doubt about an item.
    Doubt(Doubt),
    /// A signer's answer to a doubt.
    DoubtAnswer(DoubtAnswer),
    /// The lifting of a restraint.
    Lift(Lift),
    /// A protected entry or movement: holds from arrival (process 2.11).
    ProtectedEntry(ProtectedEntry),
    /// What is said of a protected entry after it came.
    ProtectedReport(ProtectedReport),
    /// Precise details of an item or plan, sealed to the counterpart (TOR.2.a.iii#2).
    SealedLocation(SealedLocation),
    /// One side's statement that the ceasefire holds or has lapsed (APP.8).
    CeasefireReport(CeasefireReport),
    /// A suspension of everything.
    Suspension(Suspension),
    /// A proposal to resume, in effect when both consented.
    Resumption(Resumption),
    /// One side pulls out; nobody can block it (APP.3.e).
    Withdrawal(Withdrawal),
    /// A step of formation and its sequence; both sides must consent (process 2.7).
    FormationStep(FormationStep),
    /// One side calls for the count of days to begin anew; the clock stands until both settle it.
    ResetCall(ResetCall),
    /// What one side counted of the level of the ceasefire.
    LevelStatement(LevelStatement),
    /// The third party is committed to stop flying in the areas.
    GroundingCommitment(GroundingCommitment),
    /// A record is preserved while a case of harm is open (process 2.5).
    PreserveOrder(PreserveOrder),
    /// A stop call. Its bytes are frozen for ever.
    Stop(Stop),
    /// Where a stop call has got to.
    StopStage(StopStageReport),
    /// A linked correction; the original stays readable.
    Correction(Correction),
    /// A record was entered in error.
    Retraction(Retraction),
    /// A statement that stands beside a record everywhere.
    Reservation(Reservation),
    /// A version of an entry of a register; its kind is the register's name.
    Register(RegisterEntry),
    /// A change of the watch.
    Watch(WatchChange),
    /// A heartbeat was lost or came back.
    Heartbeat(HeartbeatChange),
    /// A spoken message, entered by its hearer.
    Spoken(Spoken),
    /// A participant's receipt: delivery, and its own verdict root.
    Receipt(Receipt),
    /// Only carries time.
    Tick,
    /// The sequencer's stub for a submission that failed admission.
    Refusal(Refusal),
    /// Both authorities end an origin at a checkpoint.
    Freeze(Freeze),
    /// Both authorities settle which verdict counts for an entry.
    Ruling(Ruling),
    /// A new origin begins from a frozen one.
    Epoch(Epoch),
}

/// How a record comes to have effect (`protocol.md` step 5 in our words: docs/architecture.md).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Nature {
    /// Only takes permission away: acts on arrival.
    Restraint,
    /// Statement or identity: acts at its entry.
    Statement,
    /// Acts at the later of both sides' matching receipts.
    Permission,
    /// Receipt, tick or refusal stub: acts at its entry.
    Protocol,
    /// Signed by both authorities: acts at its entry.
    JointControl,
}

impl Body {
    /// The kind's name as it stands in records, for example `area-notice`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Genesis(_) => "genesis",
            Self::Appointment(_) => "appointment",
            Self::Delegation(_) => "delegation",
            Self::Revocation(_) => "revocation",
            Self::KeyRotation(_) => "key-rotation",
            Self::AuthoritySuccession(_) => "authority-succession",
            Self::SettingChange(_) => "setting-change",
            Self::Information(_) => "information",
            Self::Translation(_) => "translation",
            Self::CommonUnderstanding(_) => "common-understanding",
            Self::AreaDraft(_) => "area-draft",
            Self::AreaSet(_) => "area-set",
            Self::Release(_) => "release",
            Self::Proposal(_) => "proposal",
            Self::Plan(_) => "plan",
            Self::FinalNotice(_) => "final-notice",
            Self::Outcome(_) => "outcome",
            Self::Consent(_) => "consent",
            Self::Decline(_) => "decline",
            Self::AreaNotice(_) => "area-notice",
            Self::ReadBack(_) => "read-back",
            Self::Acknowledgement(_) => "acknowledgement",
            Self::AgreedName(_) => "agreed-name",
            Self::ProtectionCheck(_) => "protection-check",
            Self::LegalReview(_) => "legal-review",
            Self::AirDefenceAcknowledgement(_) => "air-defence-acknowledgement",
            Self::ExecutionReport(_) => "execution-report",
            Self::Hold(_) => "hold",
            Self::Doubt(_) => "doubt",
            Self::DoubtAnswer(_) => "doubt-answer",
            Self::Lift(_) => "lift",
            Self::ProtectedEntry(_) => "protected-entry",
            Self::ProtectedReport(_) => "protected-report",
            Self::SealedLocation(_) => "sealed-location",
            Self::CeasefireReport(_) => "ceasefire-report",
            Self::Suspension(_) => "suspension",
            Self::Resumption(_) => "resumption",
            Self::Withdrawal(_) => "withdrawal",
            Self::FormationStep(_) => "formation-step",
            Self::ResetCall(_) => "reset-call",
            Self::LevelStatement(_) => "level-statement",
            Self::GroundingCommitment(_) => "grounding-commitment",
            Self::PreserveOrder(_) => "preserve-order",
            Self::Stop(_) => "stop",
            Self::StopStage(_) => "stop-stage",
            Self::Correction(_) => "correction",
            Self::Retraction(_) => "retraction",
            Self::Reservation(_) => "reservation",
            Self::Register(entry) => entry.content.register().name(),
            Self::Watch(_) => "watch",
            Self::Heartbeat(_) => "heartbeat",
            Self::Spoken(_) => "spoken",
            Self::Receipt(_) => "receipt",
            Self::Tick => "tick",
            Self::Refusal(_) => "refusal",
            Self::Freeze(_) => "freeze",
            Self::Ruling(_) => "ruling",
            Self::Epoch(_) => "epoch",
        }
    }

    /// The earlier record it speaks of in its body; a set has members, not a subject.
    #[must_use]
    pub const fn subject(&self) -> Option<RecordHash> {
        match self {
            Self::Revocation(revocation) => Some(revocation.of),
            Self::Translation(translation) => Some(translation.of),
            Self::Proposal(proposal) => Some(proposal.item),
            Self::Plan(plan) => Some(plan.item),
            Self::FinalNotice(notice) => Some(notice.plan),
            Self::Outcome(Outcome::NoAction { item }) => Some(*item),
            Self::Outcome(Outcome::Cancelled { plan }) => Some(*plan),
            Self::Consent(consent) => Some(consent.subject),
            Self::Decline(decline) => Some(decline.subject),
            Self::ReadBack(read_back) => Some(read_back.notice),
            Self::Acknowledgement(acknowledgement) => Some(acknowledgement.of),
            Self::AgreedName(name) => name.ends(),
            Self::ProtectionCheck(check) => Some(check.operation),
            Self::LegalReview(review) => Some(review.operation),
            Self::AirDefenceAcknowledgement(acknowledgement) => Some(acknowledgement.operation),
            Self::ExecutionReport(report) => report.plan,
            Self::Hold(Hold { scope: Scope::Item(record), .. }) => Some(*record),
            Self::Doubt(doubt) => Some(doubt.subject),
            Self::DoubtAnswer(answer) => Some(answer.doubt),
            Self::Lift(lift) => Some(lift.restraint),
            Self::ProtectedEntry(entry) => entry.replaces,
            Self::ProtectedReport(report) => Some(report.of),
            Self::SealedLocation(location) => Some(location.of),
            Self::Resumption(resumption) => Some(resumption.suspension),
            Self::FormationStep(step) => step.subject(),
            Self::ResetCall(call) => Some(call.start),
            Self::LevelStatement(level) => Some(level.start),
            Self::GroundingCommitment(commitment) => Some(commitment.areas),
            Self::PreserveOrder(order) => Some(order.record),
            Self::StopStage(report) => Some(report.stop),
            Self::Correction(correction) => Some(correction.of),
            Self::Retraction(retraction) => Some(retraction.of),
            Self::Reservation(reservation) => Some(reservation.of),
            Self::Register(entry) => entry.content.subject(),
            Self::Watch(WatchChange { act: WatchAct::AcceptRelief { offer } }) => Some(*offer),
            Self::Spoken(Spoken {
                act: SpokenAct::Hold(Some(record)) | SpokenAct::Acknowledgement(record), ..
            }) => Some(*record),
            Self::Epoch(epoch) => Some(epoch.freeze),
            Self::Genesis(_)
            | Self::Appointment(_)
            | Self::Delegation(_)
            | Self::KeyRotation(_)
            | Self::AuthoritySuccession(_)
            | Self::SettingChange(_)
            | Self::Information(_)
            | Self::CommonUnderstanding(_)
            | Self::AreaDraft(_)
            | Self::AreaSet(_)
            | Self::Release(_)
            | Self::AreaNotice(_)
            | Self::Hold(_)
            | Self::CeasefireReport(_)
            | Self::Suspension(_)
            | Self::Withdrawal(_)
            | Self::Stop(_)
            | Self::Watch(_)
            | Self::Heartbeat(_)
            | Self::Spoken(_)
            | Self::Receipt(_)
            | Self::Tick
            | Self::Refusal(_)
            | Self::Freeze(_)
            | Self::Ruling(_) => None,
        }
    }

    /// The nature of the kind. A retraction's depends on what it retracts: it is a restraint unless it retracts one,
    /// and the rules look at that; here it counts as a restraint, so that nothing delays it.
    #[must_use]
    pub const fn nature(&self) -> Nature {
        match self {
            Self::Hold(_)
            | Self::Doubt(_)
            | Self::Decline(_)
            | Self::Suspension(_)
            | Self::Withdrawal(_)
            | Self::PreserveOrder(_)
            | Self::Stop(_)
            | Self::ProtectedEntry(_)
            | Self::Revocation(_)
            | Self::Retraction(_) => Nature::Restraint,
            Self::CeasefireReport(report) => match report.state {
                CeasefireState::Lapsed => Nature::Restraint,
                CeasefireState::InEffect => Nature::Permission,
            },
            Self::Spoken(spoken) => match spoken.act {
                SpokenAct::Stop | SpokenAct::Hold(_) => Nature::Restraint,
                SpokenAct::Heartbeat | SpokenAct::Acknowledgement(_) => Nature::Statement,
            },
            // What speaks against a plan restrains on arrival, whoever of a side says it.
            Self::ProtectionCheck(check) => match check.found {
                ProtectionFinding::Contact => Nature::Restraint,
                ProtectionFinding::NoEntryOnList => Nature::Permission,
            },
            Self::LegalReview(review) => match review.word {
                ReviewWord::Objection => Nature::Restraint,
                ReviewWord::Attested { .. } => Nature::Permission,
                ReviewWord::NoObjectionKnown | ReviewWord::NotReviewed => Nature::Statement,
            },
            Self::Register(entry) => entry.content.nature(),
            Self::ProtectedReport(report) if report.says.ends() => Nature::Permission,
            Self::ProtectedReport(_) => Nature::Statement,
            Self::Appointment(_)
            | Self::KeyRotation(_)
            | Self::AuthoritySuccession(_)
            | Self::Information(_)
            | Self::Translation(_)
            | Self::AreaDraft(_)
            | Self::Proposal(_)
            | Self::Outcome(_)
            | Self::AreaNotice(_)
            | Self::ReadBack(_)
            | Self::Acknowledgement(_)
            | Self::ExecutionReport(_)
            | Self::DoubtAnswer(_)
            | Self::ResetCall(_)
            | Self::LevelStatement(_)
            | Self::GroundingCommitment(_)
            | Self::StopStage(_)
            | Self::Correction(_)
            | Self::Reservation(_)
            | Self::Watch(_)
            | Self::Heartbeat(_) => Nature::Statement,
            Self::Delegation(_)
            | Self::SettingChange(_)
            | Self::CommonUnderstanding(_)
            | Self::AreaSet(_)
            | Self::AgreedName(_)
            | Self::Release(_)
            | Self::Plan(_)
            | Self::FinalNotice(_)
            | Self::AirDefenceAcknowledgement(_)
            | Self::Consent(_)
            | Self::Lift(_)
            | Self::Resumption(_)
            | Self::SealedLocation(_)
            | Self::FormationStep(_) => Nature::Permission,
            Self::Receipt(_) | Self::Tick | Self::Refusal(_) => Nature::Protocol,
            Self::Genesis(_) | Self::Freeze(_) | Self::Ruling(_) | Self::Epoch(_) => Nature::JointControl,
        }
    }
}
