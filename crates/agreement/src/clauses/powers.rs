//! Which post may write which kind of record (process section 6 as a table). Restraint is not asked here (L9).
//!
//! Support staff stand behind no record with content (TOR.1.d.vi).
use super::{Case, registers};
use crate::identity::{Node, Post};
use crate::records::{Body, KeyRole, KeyRotation, Nature};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

use Post::{
    AirMonitor, Auditor, Authority, DeputySnr, DutyOfficer, Gateway, Intelligence, Legal, Liaison, Operations,
    Protection, Recipient, Records, Snr, Support, Translator,
};

/// Everyone with a post of staff.
pub(super) const STAFF: &[Post] =
    &[Snr, DeputySnr, Intelligence, Operations, Legal, AirMonitor, DutyOfficer, Translator, Protection, Records];
/// Everyone who was ever given a post, and the node.
const ANYONE: &[Post] = &[
    Snr,
    DeputySnr,
    Intelligence,
    Operations,
    Legal,
    AirMonitor,
    DutyOfficer,
    Translator,
    Protection,
    Records,
    Gateway,
    Liaison,
    Recipient,
    Auditor,
    Support,
    Post::Node,
];

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let body = case.body();
    if body.nature() == Nature::Restraint {
        return;
    }
    let author = case.author();
    let (seat, posts) = seats(body);
    if posts.contains(&author.post) && seat.admits(author.node) {
        return;
    }
    findings.push(
        Finding::breached(Basis::Law("L8"), "post-may-not-write-this")
            .with("kind", body.kind())
            .with("node", author.node.name())
            .with("post", author.post.name())
            .curable_by(posts.iter().map(|post| case.own(*post))),
    );
}

/// Where a record may be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seat {
    /// At a headquarters.
    Headquarters,
    /// At the centre.
    Centre,
    /// At any node.
    Any,
}

impl Seat {
    const fn admits(self, node: Node) -> bool {
        match self {
            Self::Headquarters => matches!(node, Node::Headquarters(_)),
            Self::Centre => matches!(node, Node::Centre),
            Self::Any => true,
        }
    }
}

const fn seats(body: &Body) -> (Seat, &'static [Post]) {
    match body {
        Body::Genesis(_) => (Seat::Any, &[Authority, Post::Node]),
        Body::Appointment(_) => (Seat::Any, &[Authority]),
        // A post outside both sides has the key that both authorities name for it together.
        Body::KeyRotation(KeyRotation { role: KeyRole::SealingOutside(_), .. }) => (Seat::Centre, &[Authority]),
        Body::KeyRotation(_) | Body::AuthoritySuccession(_) => (Seat::Headquarters, &[Authority]),
        Body::Delegation(_) | Body::Release(_) | Body::Resumption(_) => (Seat::Headquarters, &[Snr]),
        Body::SettingChange(_) => (Seat::Headquarters, &[Snr, DeputySnr, Legal]),
        Body::Information(_) => (
            Seat::Headquarters,
            &[Snr, DeputySnr, Intelligence, Operations, Legal, AirMonitor, DutyOfficer, Protection],
        ),
        Body::Translation(_) => (Seat::Headquarters, &[Translator]),
        Body::CommonUnderstanding(_) | Body::AgreedName(_) => (Seat::Headquarters, &[Snr, DeputySnr, Intelligence]),
        Body::AreaDraft(_) | Body::AreaSet(_) => (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Operations]),
        Body::Plan(_) => (Seat::Headquarters, &[Snr, Operations]),
        Body::Proposal(_) | Body::FinalNotice(_) | Body::Outcome(_) => {
            (Seat::Headquarters, &[Snr, DeputySnr, Operations])
        }
        Body::ProtectionCheck(_) => (Seat::Headquarters, &[Protection, Operations, Legal]),
        Body::LegalReview(_) => (Seat::Headquarters, &[Legal]),
        Body::AirDefenceAcknowledgement(_) => (Seat::Headquarters, &[Snr, DeputySnr, Operations]),
        Body::ExecutionReport(_) => (Seat::Headquarters, &[Snr, DeputySnr, Operations, DutyOfficer]),
        Body::Consent(_) => (Seat::Headquarters, &[Snr, DeputySnr, Legal, Intelligence, Operations]),
        Body::AreaNotice(_) => {
            (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Operations, AirMonitor, DutyOfficer, Protection])
        }
        // The gateway has the key of what came sealed, and compares it there.
        Body::ReadBack(_) => {
            (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Operations, AirMonitor, DutyOfficer, Gateway])
        }
        Body::CeasefireReport(_) => (Seat::Headquarters, &[Snr, DeputySnr]),
        Body::FormationStep(_) => (Seat::Headquarters, &[Snr]),
        Body::ResetCall(_) => (Seat::Headquarters, &[Snr, DeputySnr]),
        Body::LevelStatement(_) => (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Protection, Records]),
        Body::GroundingCommitment(_) => (Seat::Headquarters, &[Snr]),
        Body::Register(entry) => registers::seats(entry.content.register()),
        Body::Watch(_) => (Seat::Any, &[DutyOfficer]),
        Body::Heartbeat(_) => (Seat::Any, &[DutyOfficer, Post::Node]),
        Body::DoubtAnswer(_) | Body::Correction(_) | Body::Reservation(_) => (Seat::Any, STAFF),
        // Whoever may hold may lift its own hold; whose lift counts is judged with the restraint.
        Body::Lift(_) | Body::Acknowledgement(_) | Body::StopStage(_) | Body::Spoken(_) | Body::Tick => {
            (Seat::Any, ANYONE)
        }
        Body::ProtectedReport(_) => (Seat::Any, ANYONE),
        Body::SealedLocation(_) => (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Operations, Gateway]),
        Body::Receipt(_) => (Seat::Headquarters, &[Post::Node]),
        Body::Refusal(_) => (Seat::Centre, &[Post::Node]),
        Body::Freeze(_) | Body::Ruling(_) | Body::Epoch(_) => (Seat::Centre, &[Authority]),
        // Restraints: never asked.
        Body::Revocation(_)
        | Body::Decline(_)
        | Body::Hold(_)
        | Body::Doubt(_)
        | Body::Suspension(_)
        | Body::Withdrawal(_)
        | Body::PreserveOrder(_)
        | Body::Stop(_)
        | Body::ProtectedEntry(_)
        | Body::Retraction(_) => (Seat::Any, ANYONE),
    }
}
