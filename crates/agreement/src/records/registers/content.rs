//! What is asked of every entry alike: its register, what it bears on, where and when it would be, and its texts.
//!
//! Must not know a rule, a byte or a clock.
use super::*;

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
            Self::Assessment(_) => Register::Assessment,
            Self::DamageReport(_) => Register::DamageReport,
            Self::HarmReport(_) => Register::HarmReport,
            Self::HarmAnswer(_) => Register::HarmAnswer,
            Self::HarmMeasures(_) => Register::HarmMeasures,
            Self::HarmStanding(_) => Register::HarmStanding,
            Self::HarmPublication(_) => Register::HarmPublication,
            Self::ViolationReport(_) => Register::ViolationReport,
            Self::ViolationReceipt(_) => Register::ViolationReceipt,
            Self::ViolationDefinition(_) => Register::ViolationDefinition,
            Self::ViolationCount(_) => Register::ViolationCount,
            Self::ReconciliationNote(_) => Register::ReconciliationNote,
            Self::IndependentNotice(_) => Register::IndependentNotice,
            Self::ThirdPartyActivity(_) => Register::ThirdPartyActivity,
            Self::ExpeditedRequest(_) => Register::ExpeditedRequest,
            Self::ExceptionReview(_) => Register::ExceptionReview,
            Self::JointDecision(_) => Register::JointDecision,
            Self::BattleRhythm(_) => Register::BattleRhythm,
            Self::Format(_) => Register::Format,
            Self::ReleasedFields(_) => Register::ReleasedFields,
            Self::Conference(_) => Register::Conference,
            Self::Procedure(_) => Register::Procedure,
            Self::IntegrationUnlock(_) => Register::IntegrationUnlock,
            Self::IntegratedPlan(_) => Register::IntegratedPlan,
            Self::Grounding(said) => said.register(),
        }
    }

    /// The clause under which both agree to it.
    #[must_use]
    pub const fn clause(&self) -> ClauseId {
        if let Self::Procedure(procedure) = self { procedure.matter.clause() } else { self.register().clause() }
    }

    /// How it comes to count. What protects is a statement; what takes protection away needs both (SG-10).
    #[must_use]
    pub const fn bearing(&self) -> Bearing {
        match self {
            Self::CompetenceRequirement(_)
            | Self::OpenIssue(_)
            | Self::PairedObligation(_)
            | Self::ReferenceList(_)
            | Self::HarmMeasures(_)
            | Self::ExpeditedRequest(_)
            | Self::JointDecision(_)
            | Self::Format(_)
            | Self::Conference(_)
            | Self::Procedure(_)
            | Self::IntegrationUnlock(_)
            | Self::IntegratedPlan(_) => Bearing::Agreed,
            Self::Grounding(said) => said.bearing(),
            // Both close a case; anybody's word opens it again.
            Self::HarmStanding(standing) => match standing {
                HarmStanding::Closed { .. } => Bearing::Agreed,
                HarmStanding::Reopened { .. } => Bearing::Stated,
            },
            Self::ExceptionReview(review) => match review.finding {
                ReviewFinding::Accepted | ReviewFinding::Contested => Bearing::Stated,
                ReviewFinding::Closed => Bearing::Agreed,
            },
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
            | Self::Assessment(_)
            | Self::DamageReport(_)
            | Self::HarmReport(_)
            | Self::HarmAnswer(_)
            | Self::HarmPublication(_)
            | Self::ViolationReport(_)
            | Self::ViolationReceipt(_)
            | Self::ViolationDefinition(_)
            | Self::ViolationCount(_)
            | Self::ReconciliationNote(_)
            | Self::IndependentNotice(_)
            | Self::ThirdPartyActivity(_)
            | Self::BattleRhythm(_)
            | Self::ReleasedFields(_) => Bearing::Stated,
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
            Self::Assessment(assessment) => Some(assessment.of),
            Self::DamageReport(report) => Some(report.of),
            Self::HarmReport(report) => report.operation,
            Self::HarmMeasures(HarmMeasures::Taken { linked, .. }) => *linked,
            Self::ViolationReport(report) => report.corrects,
            Self::ViolationReceipt(receipt) => Some(receipt.of),
            Self::ViolationCount(count) => Some(count.definition),
            Self::ReconciliationNote(note) => Some(note.of),
            Self::OutsideAction(action) => action.request,
            Self::ExceptionReview(review) => Some(review.of),
            Self::JointDecision(decision) => Some(decision.notice),
            Self::ReleasedFields(released) => Some(released.format),
            Self::Procedure(procedure) => procedure.conference,
            Self::IntegrationUnlock(unlock) => Some(unlock.procedure),
            Self::IntegratedPlan(integrated) => Some(integrated.plan),
            Self::Grounding(said) => said.subject(),
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
            | Self::GroundSituation(_)
            | Self::HarmAnswer(_)
            | Self::HarmMeasures(HarmMeasures::NoneBecause { .. })
            | Self::HarmStanding(_)
            | Self::HarmPublication(_)
            | Self::ViolationDefinition(_)
            | Self::IndependentNotice(_)
            | Self::ThirdPartyActivity(_)
            | Self::ExpeditedRequest(_)
            | Self::BattleRhythm(_)
            | Self::Format(_)
            | Self::Conference(_) => None,
        }
    }

    /// What it says, where it is an entry beside agreed work; nothing for every other register.
    #[must_use]
    pub const fn beside_agreed_work(&self) -> Option<BesideAgreedWork<'_>> {
        Some(match self {
            Self::OutsideAction(content) => BesideAgreedWork::OutsideAction(content),
            Self::IndependentNotice(content) => BesideAgreedWork::IndependentNotice(content),
            Self::ThirdPartyActivity(content) => BesideAgreedWork::ThirdPartyActivity(content),
            Self::ExpeditedRequest(content) => BesideAgreedWork::ExpeditedRequest(content),
            Self::ExceptionReview(content) => BesideAgreedWork::ExceptionReview(content),
            Self::JointDecision(content) => BesideAgreedWork::JointDecision(content),
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
            | Self::ObligationEvidence(_)
            | Self::AidAccess(_)
            | Self::Corroboration(_)
            | Self::ReferenceList(_)
            | Self::GroundSituation(_)
            | Self::Format(_)
            | Self::ReleasedFields(_)
            | Self::Conference(_)
            | Self::Procedure(_)
            | Self::IntegrationUnlock(_)
            | Self::IntegratedPlan(_)
            | Self::BattleRhythm(_)
            | Self::Assessment(_)
            | Self::DamageReport(_)
            | Self::HarmReport(_)
            | Self::HarmAnswer(_)
            | Self::HarmMeasures(_)
            | Self::HarmStanding(_)
            | Self::HarmPublication(_)
            | Self::ViolationReport(_)
            | Self::ViolationReceipt(_)
            | Self::ViolationDefinition(_)
            | Self::ViolationCount(_)
            | Self::ReconciliationNote(_)
            | Self::Grounding(_) => return None,
        })
    }

    /// Where it says that something is, was or would be done; none for what has no place.
    #[must_use]
    pub const fn block(&self) -> Option<LatLonBox> {
        match self.beside_agreed_work() {
            Some(BesideAgreedWork::OutsideAction(action)) => action.block,
            Some(BesideAgreedWork::IndependentNotice(notice)) => notice.block,
            Some(BesideAgreedWork::ThirdPartyActivity(activity)) => activity.block,
            Some(BesideAgreedWork::ExpeditedRequest(request)) => request.block,
            Some(BesideAgreedWork::ExceptionReview(_) | BesideAgreedWork::JointDecision(_)) | None => None,
        }
    }

    /// When something would be done.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        if let Self::IndependentNotice(IndependentNotice { window, .. })
        | Self::ThirdPartyActivity(ThirdPartyActivity { window, .. })
        | Self::ExpeditedRequest(ExpeditedRequest { window, .. }) = self
        {
            return Some(*window);
        }
        None
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
            // Blocks, times and opaque references only: nothing that could choose or rank (TOR.2.b#2).
            Self::Corroboration(_)
            | Self::IndependentNotice(_)
            | Self::ThirdPartyActivity(_)
            | Self::ExpeditedRequest(_)
            | Self::JointDecision(_) => Vec::new(),
            Self::ExceptionReview(review) => Vec::from([review.text.as_str()]),
            Self::ReferenceList(list) => {
                let mut texts = Vec::from([list.version.as_str()]);
                texts.extend(list.references.iter().map(|reference| reference.as_str()));
                texts
            }
            Self::OutsideAction(action) => Vec::from([action.infeasible_because.as_str()]),
            Self::GroundSituation(situation) => Vec::from([situation.district.as_str(), situation.text.as_str()]),
            Self::Assessment(assessment) => Vec::from([assessment.effects.as_str()]),
            Self::DamageReport(report) => [&report.damage, &report.effect, &report.civilian_harm]
                .into_iter()
                .filter_map(Option::as_deref)
                .collect(),
            // The exact place, where its owner consents to show it, is meant to be one: it is not read for points.
            Self::HarmReport(report) => {
                let mut texts = Vec::from([report.district.as_str(), report.text.as_str()]);
                if let Attribution::Other(name) = &report.whose {
                    texts.push(name);
                }
                if let Disclosure::Clear(name) = &report.identity {
                    texts.push(name);
                }
                texts
            }
            Self::HarmAnswer(answer) => Vec::from([answer.text.as_str()]),
            Self::HarmMeasures(HarmMeasures::Taken { text, .. }) => Vec::from([text.as_str()]),
            Self::HarmMeasures(HarmMeasures::NoneBecause { reason }) => Vec::from([reason.as_str()]),
            Self::HarmStanding(HarmStanding::Closed { text }) => Vec::from([text.as_str()]),
            Self::HarmStanding(HarmStanding::Reopened { because }) => Vec::from([because.as_str()]),
            Self::HarmPublication(_) => Vec::new(),
            Self::ViolationReport(ViolationReport { shown: ShownReport::Existence { .. }, .. }) => Vec::new(),
            Self::ViolationReport(ViolationReport { shown: ShownReport::Contents(violation), .. }) => {
                let mut texts = Vec::from([violation.district.as_str(), violation.text.as_str()]);
                texts.extend(violation.against.name());
                texts
            }
            Self::ViolationReceipt(receipt) => Vec::from([receipt.text.as_str()]),
            Self::ViolationDefinition(definition) => Vec::from([definition.text.as_str()]),
            Self::ViolationCount(count) => {
                let mut texts = Vec::from([count.district.as_str()]);
                texts.extend(count.against.name());
                texts
            }
            Self::ReconciliationNote(note) => Vec::from([note.text.as_str()]),
            Self::Format(format) => {
                let schema = format.schema.read.as_ref().ok();
                schema.into_iter().flat_map(|schema| schema.notes().iter().map(String::as_str)).collect()
            }
            Self::ReleasedFields(released) => {
                let said = released.fields.iter().filter_map(|field| {
                    if let crate::format::Leaf::Text(text) = &field.value { Some(text.as_str()) } else { None }
                });
                said.chain([released.document.as_str()]).collect()
            }
            Self::Conference(_) | Self::IntegratedPlan(_) => Vec::new(),
            Self::Grounding(said) => said.texts(),
            Self::Procedure(procedure) => Vec::from([procedure.version.as_str()]),
            Self::IntegrationUnlock(unlock) => Vec::from([unlock.alpha.as_str(), unlock.bravo.as_str()]),
        }
    }
}
