//! From a record that no rule refused to what the fold writes: the plan that `State::apply` executes.
use super::{Case, exceptions, execution, grounding, joint_control, notices, registers, restraints};
use crate::records::{Body, CeasefireState, HeartbeatChange, Nature, Outcome, SpokenAct, WatchAct};
use crate::state::{Change, EndKind};
use alloc::vec::Vec;

pub(super) fn changes(case: &Case<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    // They carry only themselves: the log has them, the state need not.
    if matches!(case.body(), Body::Tick | Body::Refusal(_) | Body::Receipt(_)) {
        return changes;
    }
    if let Body::Genesis(genesis) = case.body() {
        changes.push(Change::Founded {
            alpha_examined: genesis.alpha.examined.clone(),
            bravo_examined: genesis.bravo.examined.clone(),
        });
    }
    changes.push(Change::Filed { record: case.hash(), nature: case.body().nature() });
    changes.extend(acts(case));
    changes
}

fn acts(case: &Case<'_>) -> Vec<Change> {
    let record = case.hash();
    let node = case.author().node;
    match case.body() {
        Body::Appointment(appointment) => {
            Vec::from([Change::PostFilled { node, post: appointment.post, key: appointment.key, record }])
        }
        Body::KeyRotation(rotation) => Vec::from([Change::KeyReplaced { node, role: rotation.role }]),
        Body::AuthoritySuccession(_) => {
            case.side().map(|side| Change::AuthorityReplaced { side }).into_iter().collect()
        }
        Body::Outcome(Outcome::NoAction { item }) => {
            Vec::from([Change::Ended { record: *item, by: record, how: EndKind::NoAction }])
        }
        Body::Outcome(Outcome::Cancelled { plan }) => {
            Vec::from([Change::Ended { record: *plan, by: record, how: EndKind::Cancelled }])
        }
        Body::AreaNotice(_) => notices::superseded(case),
        Body::Register(entry) => {
            let mut changes = registers::superseded(case, entry);
            changes.extend(exceptions::opened(case, entry));
            changes.extend(grounding::opened(case, entry));
            changes
        }
        Body::ExecutionReport(_) => execution::opened(case),
        Body::ReadBack(read_back) => notices::compared(case, read_back),
        Body::Hold(_)
        | Body::Doubt(_)
        | Body::Stop(_)
        | Body::ProtectedEntry(_)
        | Body::Suspension(_)
        | Body::Withdrawal(_)
        | Body::PreserveOrder(_)
        | Body::Decline(_)
        | Body::Revocation(_)
        | Body::Retraction(_) => restraints::binds(case),
        Body::ProtectionCheck(_) | Body::LegalReview(_) if case.body().nature() == Nature::Restraint => {
            restraints::binds(case)
        }
        Body::CeasefireReport(report) => match report.state {
            CeasefireState::Lapsed => restraints::binds(case),
            CeasefireState::InEffect => Vec::new(),
        },
        Body::Spoken(spoken) => match &spoken.act {
            SpokenAct::Stop | SpokenAct::Hold(_) => restraints::binds(case),
            // A voice counts as a heartbeat only with its code (process 2.13).
            SpokenAct::Heartbeat => spoken
                .caller
                .node
                .side()
                .filter(|_| spoken.code.is_some())
                .map(|side| Change::HeartbeatReturned { side })
                .into_iter()
                .collect(),
            SpokenAct::Acknowledgement(_) => Vec::new(),
        },
        Body::StopStage(report) => Vec::from([Change::StopAdvanced { stop: report.stop, stage: report.stage }]),
        Body::Watch(change) => match &change.act {
            WatchAct::Take | WatchAct::AcceptRelief { .. } => case
                .signature
                .and_then(crate::state::Signature::key)
                .map(|key| Change::WatchTaken { node, key })
                .into_iter()
                .collect(),
            WatchAct::OfferRelief { to, .. } => Vec::from([Change::ReliefOffered { node, to: *to, offer: record }]),
        },
        Body::Heartbeat(HeartbeatChange::Lost { side, .. }) => Vec::from([Change::HeartbeatLost { side: *side }]),
        Body::Heartbeat(HeartbeatChange::Returned { side, .. }) => {
            Vec::from([Change::HeartbeatReturned { side: *side }])
        }
        Body::Freeze(freeze) => Vec::from([Change::Frozen { size: freeze.size }]),
        Body::Ruling(ruling) => joint_control::settled(case, ruling.entry),
        Body::Epoch(_) => Vec::from([Change::EpochOpened { by: record }]),
        Body::Genesis(_)
        | Body::Delegation(_)
        | Body::SettingChange(_)
        | Body::Information(_)
        | Body::Translation(_)
        | Body::CommonUnderstanding(_)
        | Body::AreaDraft(_)
        | Body::AreaSet(_)
        | Body::AgreedName(_)
        | Body::Release(_)
        | Body::Proposal(_)
        | Body::Plan(_)
        | Body::FinalNotice(_)
        | Body::Consent(_)
        | Body::ProtectionCheck(_)
        | Body::LegalReview(_)
        | Body::AirDefenceAcknowledgement(_)
        | Body::Acknowledgement(_)
        | Body::DoubtAnswer(_)
        | Body::Lift(_)
        | Body::ProtectedReport(_)
        | Body::SealedLocation(_)
        | Body::Resumption(_)
        | Body::FormationStep(_)
        | Body::ResetCall(_)
        | Body::LevelStatement(_)
        | Body::GroundingCommitment(_)
        | Body::Correction(_)
        | Body::Reservation(_)
        | Body::Receipt(_)
        | Body::Tick
        | Body::Refusal(_) => Vec::new(),
    }
}
