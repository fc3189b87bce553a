//! What the fold remembers of a record that was not refused.
//!
//! Texts are not kept: the log has them. A fact is what later rules read.
use super::Ending;
use crate::identity::{Author, Language, Node, PublicKey, RecordHash, Side};
use crate::records::{
    AgreedName, AirDefenceAcknowledgement, AreaDraft, AreaNotice, AreaSet, Body, CommonUnderstanding, Consent,
    Delegation, ExecutionReport, FinalNotice, FlightNotice, FormationStep, GivenName, GroundingCommitment,
    GroundingEntry, Information, LegalReview, LevelStatement, Nature, Plan, PreserveOrder, Proposal, ProtectedEntry,
    ProtectedReport, ProtectionCheck, Question, RegisterContent, RegisterEntry, Release, ResetCall, SealedLocation,
    SealedPlace, Signed, Translation, Via,
};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::{Instant, LatLonBox, Window};

/// A record that was not refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The record.
    pub record: RecordHash,
    /// Index of its entry.
    pub index: u64,
    /// Ledger time of its entry.
    pub at: Instant,
    /// Its author.
    pub author: Author,
    /// The key by which the author's post signed; none for the authority, whose keys act together.
    pub officer: Option<PublicKey>,
    /// Its language.
    pub language: Language,
    /// How it comes to have effect.
    pub nature: Nature,
    /// When it took effect; a permission has none until both matching receipts cover it.
    pub took_effect: Option<(Instant, u64)>,
    /// What ended it, if something did.
    pub ended: Option<Ending>,
    /// Records it refers to in its header.
    pub references: Vec<RecordHash>,
    /// Its kind.
    pub kind: &'static str,
    /// Through the group or outside it.
    pub via: Via,
    /// What it says, without long texts.
    pub(crate) body: Option<Box<Body>>,
}

impl Fact {
    pub(crate) fn new(signed: &Signed, officer: Option<PublicKey>, index: u64, at: Instant) -> Self {
        let header = &signed.record.header;
        let nature = signed.record.body.nature();
        Self {
            record: signed.hash,
            index,
            at,
            author: header.author,
            officer,
            language: header.language,
            nature,
            took_effect: (nature != Nature::Permission).then_some((at, index)),
            ended: None,
            references: header.references.clone(),
            kind: signed.record.body.kind(),
            via: header.via,
            body: remembered(&signed.record.body).map(Box::new),
        }
    }

    /// The side whose headquarters wrote it; the centre is none.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        self.author.node.side()
    }

    /// True when something ended it.
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        self.ended.is_some()
    }

    /// The node that wrote it.
    #[must_use]
    pub const fn node(&self) -> Node {
        self.author.node
    }

    /// True when it asks the other side for something that can be declined.
    #[must_use]
    pub fn is_declinable(&self) -> bool {
        let says_something = matches!(
            self.kind,
            "consent" | "delegation" | "protection-check" | "legal-review" | "air-defence-acknowledgement"
        );
        self.nature == Nature::Permission && !says_something || matches!(self.kind, "proposal" | "area-notice")
    }

    /// Where it applies, as far as it says so itself.
    #[must_use]
    pub fn extent(&self) -> Option<LatLonBox> {
        match self.body.as_deref() {
            Some(Body::Release(release)) => Some(release.footprint),
            Some(Body::Plan(plan)) => Some(plan.footprint),
            Some(Body::AreaNotice(notice)) => Some(notice.extent),
            Some(Body::Register(entry)) => entry.content.block(),
            _ => None,
        }
    }

    /// When it applies, as far as it says so itself.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        match self.body.as_deref() {
            Some(Body::Plan(plan)) => Some(plan.window),
            Some(Body::AreaNotice(notice)) => Some(notice.window),
            Some(Body::Register(entry)) => entry.content.window(),
            _ => None,
        }
    }

    /// The record it hangs on: what holds that holds this.
    #[must_use]
    pub fn parent(&self) -> Option<RecordHash> {
        match self.body.as_deref() {
            Some(Body::Plan(plan)) => Some(plan.item),
            Some(Body::Proposal(proposal)) => Some(proposal.item),
            Some(Body::FinalNotice(notice)) => Some(notice.plan),
            _ => None,
        }
    }

    pub(crate) fn as_release(&self) -> Option<&Release> {
        if let Some(Body::Release(release)) = self.body.as_deref() { Some(release) } else { None }
    }

    pub(crate) fn as_plan(&self) -> Option<&Plan> {
        if let Some(Body::Plan(plan)) = self.body.as_deref() { Some(plan) } else { None }
    }

    /// A plan, or a request in haste: an act that is intended, and that is checked, reviewed and acknowledged before it may count
    /// (TOR.0.5, TOR.0.6, TOR.2.c.ii).
    pub(crate) fn is_intended_operation(&self) -> bool {
        let is_request = |entry: &RegisterEntry| matches!(entry.content, RegisterContent::ExpeditedRequest(_));
        self.as_plan().is_some() || self.as_register_entry().is_some_and(is_request)
    }

    pub(crate) fn as_final_notice(&self) -> Option<&FinalNotice> {
        if let Some(Body::FinalNotice(notice)) = self.body.as_deref() { Some(notice) } else { None }
    }

    /// A delegation.
    #[must_use]
    pub fn as_delegation(&self) -> Option<&Delegation> {
        if let Some(Body::Delegation(delegation)) = self.body.as_deref() { Some(delegation) } else { None }
    }

    pub(crate) fn as_area_notice(&self) -> Option<&AreaNotice> {
        if let Some(Body::AreaNotice(notice)) = self.body.as_deref() { Some(notice) } else { None }
    }

    pub(crate) fn as_area_draft(&self) -> Option<&AreaDraft> {
        if let Some(Body::AreaDraft(draft)) = self.body.as_deref() { Some(draft) } else { None }
    }

    pub(crate) fn as_area_set(&self) -> Option<&AreaSet> {
        if let Some(Body::AreaSet(areas)) = self.body.as_deref() { Some(areas) } else { None }
    }

    /// A place's name, in effect or not; nothing for a withdrawal.
    pub(crate) fn as_given_name(&self) -> Option<&GivenName> {
        if let Some(Body::AgreedName(AgreedName::Given(given))) = self.body.as_deref() { Some(given) } else { None }
    }

    pub(crate) fn as_consent(&self) -> Option<&Consent> {
        if let Some(Body::Consent(consent)) = self.body.as_deref() { Some(consent) } else { None }
    }

    pub(crate) fn as_common_understanding(&self) -> Option<&CommonUnderstanding> {
        if let Some(Body::CommonUnderstanding(set)) = self.body.as_deref() { Some(set) } else { None }
    }

    /// Information, where it has attachments; only for them is it remembered.
    pub(crate) fn as_information(&self) -> Option<&Information> {
        if let Some(Body::Information(information)) = self.body.as_deref() { Some(information) } else { None }
    }

    pub(crate) fn as_formation_step(&self) -> Option<&FormationStep> {
        if let Some(Body::FormationStep(step)) = self.body.as_deref() { Some(step) } else { None }
    }

    pub(crate) fn as_reset_call(&self) -> Option<&ResetCall> {
        if let Some(Body::ResetCall(call)) = self.body.as_deref() { Some(call) } else { None }
    }

    pub(crate) fn as_level_statement(&self) -> Option<&LevelStatement> {
        if let Some(Body::LevelStatement(level)) = self.body.as_deref() { Some(level) } else { None }
    }

    pub(crate) fn as_proposal(&self) -> Option<&Proposal> {
        if let Some(Body::Proposal(proposal)) = self.body.as_deref() { Some(proposal) } else { None }
    }

    /// What a proposal asks both: to close its item without action, or after it was acted on.
    pub(crate) fn asks_both_to_close(&self) -> Option<Question> {
        self.as_proposal().and_then(|proposal| proposal.kind.question())
    }

    pub(crate) fn as_protection_check(&self) -> Option<&ProtectionCheck> {
        if let Some(Body::ProtectionCheck(check)) = self.body.as_deref() { Some(check) } else { None }
    }

    pub(crate) fn as_legal_review(&self) -> Option<&LegalReview> {
        if let Some(Body::LegalReview(review)) = self.body.as_deref() { Some(review) } else { None }
    }

    pub(crate) fn as_air_defence_acknowledgement(&self) -> Option<&AirDefenceAcknowledgement> {
        if let Some(Body::AirDefenceAcknowledgement(said)) = self.body.as_deref() { Some(said) } else { None }
    }

    pub(crate) fn as_execution_report(&self) -> Option<&ExecutionReport> {
        if let Some(Body::ExecutionReport(report)) = self.body.as_deref() { Some(report) } else { None }
    }

    pub(crate) fn as_register_entry(&self) -> Option<&RegisterEntry> {
        if let Some(Body::Register(entry)) = self.body.as_deref() { Some(entry) } else { None }
    }

    /// A notice of flight.
    pub(crate) fn as_flight_notice(&self) -> Option<&FlightNotice> {
        let said = &self.as_register_entry()?.content;
        if let RegisterContent::Grounding(GroundingEntry::FlightNotice(notice)) = said { Some(notice) } else { None }
    }

    /// A protected entry or movement.
    #[must_use]
    pub fn as_protected_entry(&self) -> Option<&ProtectedEntry> {
        if let Some(Body::ProtectedEntry(entry)) = self.body.as_deref() { Some(entry) } else { None }
    }

    pub(crate) fn as_protected_report(&self) -> Option<ProtectedReport> {
        if let Some(Body::ProtectedReport(report)) = self.body.as_deref() { Some(*report) } else { None }
    }

    /// Sealed details of an item or plan.
    #[must_use]
    pub fn as_sealed_location(&self) -> Option<&SealedLocation> {
        if let Some(Body::SealedLocation(location)) = self.body.as_deref() { Some(location) } else { None }
    }

    /// What it carries sealed.
    #[must_use]
    pub fn sealed_place(&self) -> Option<&SealedPlace> {
        let of_entry = || self.as_protected_entry().and_then(|entry| entry.sealed.as_ref());
        self.as_sealed_location().map(|location| &location.sealed).or_else(of_entry)
    }

    pub(crate) fn as_translation(&self) -> Option<&Translation> {
        if let Some(Body::Translation(translation)) = self.body.as_deref() { Some(translation) } else { None }
    }
}

/// The body without its long texts (an entry of a register keeps them: it is shown as it was); nothing for what no later rule reads. Restraints, keys and the watch have their own
/// places in the state.
fn remembered(body: &Body) -> Option<Body> {
    match body {
        Body::Translation(translation) => {
            Some(Body::Translation(Translation { text: String::new(), ..translation.clone() }))
        }
        Body::Proposal(proposal) => Some(Body::Proposal(Proposal { text: String::new(), ..proposal.clone() })),
        Body::Release(release) => {
            Some(Body::Release(Release { civilian_protection: String::new(), ..release.clone() }))
        }
        Body::AreaNotice(notice) => Some(Body::AreaNotice(AreaNotice { text: String::new(), ..notice.clone() })),
        Body::Information(information) => (!information.attachments.is_empty()).then(|| {
            Body::Information(Information { heading: String::new(), text: String::new(), ..information.clone() })
        }),
        Body::PreserveOrder(order) => Some(Body::PreserveOrder(PreserveOrder { reason: None, ..order.clone() })),
        Body::ProtectionCheck(check) => {
            Some(Body::ProtectionCheck(ProtectionCheck { civilian_protection: String::new(), ..check.clone() }))
        }
        Body::ResetCall(call) => Some(Body::ResetCall(ResetCall { text: String::new(), ..call.clone() })),
        Body::GroundingCommitment(commitment) => {
            Some(Body::GroundingCommitment(GroundingCommitment { text: String::new(), ..commitment.clone() }))
        }
        Body::Delegation(_)
        | Body::FormationStep(_)
        | Body::LevelStatement(_)
        | Body::SettingChange(_)
        | Body::CommonUnderstanding(_)
        | Body::AreaDraft(_)
        | Body::AreaSet(_)
        | Body::AgreedName(_)
        | Body::Register(_)
        | Body::Plan(_)
        | Body::FinalNotice(_)
        | Body::LegalReview(_)
        | Body::AirDefenceAcknowledgement(_)
        | Body::ExecutionReport(_)
        | Body::Consent(_)
        | Body::Lift(_)
        | Body::ProtectedEntry(_)
        | Body::ProtectedReport(_)
        | Body::SealedLocation(_)
        | Body::CeasefireReport(_)
        | Body::Resumption(_) => Some(body.clone()),
        Body::Genesis(_)
        | Body::Appointment(_)
        | Body::Revocation(_)
        | Body::KeyRotation(_)
        | Body::AuthoritySuccession(_)
        | Body::Outcome(_)
        | Body::Decline(_)
        | Body::ReadBack(_)
        | Body::Acknowledgement(_)
        | Body::Hold(_)
        | Body::Doubt(_)
        | Body::DoubtAnswer(_)
        | Body::Suspension(_)
        | Body::Withdrawal(_)
        | Body::Stop(_)
        | Body::StopStage(_)
        | Body::Correction(_)
        | Body::Retraction(_)
        | Body::Reservation(_)
        | Body::Watch(_)
        | Body::Heartbeat(_)
        | Body::Spoken(_)
        | Body::Receipt(_)
        | Body::Tick
        | Body::Refusal(_)
        | Body::Freeze(_)
        | Body::Ruling(_)
        | Body::Epoch(_) => None,
    }
}
