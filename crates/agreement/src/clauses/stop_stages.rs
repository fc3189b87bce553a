//! The stages of a stop call (process 2.11): who may say how far it has got, and in which order.
//!
//! Only what is *said of* a stop is judged here. The stop itself binds on arrival, whatever has been reported or refused
//! (L9). Each side that is called reports for itself; a report of one side moves nothing at the other.
use super::{Case, at};
use crate::identity::{Author, Node, Post, Side};
use crate::records::{Body, StopStage, StopStageReport};
use crate::state::{Cause, Restraint};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const STOP: Basis = Basis::Safeguard("SG-11");

/// Who answers for what the executing headquarters and its crews were told and did.
const EXECUTING: [Post; 4] = [Post::DutyOfficer, Post::Snr, Post::DeputySnr, Post::Operations];
/// Who reviews a stop call afterwards.
const REVIEWING: [Post; 3] = [Post::Snr, Post::DeputySnr, Post::Legal];

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::StopStage(report) = case.body() else { return };
    let stop = case.state.restraint(report.stop).filter(|restraint| restraint.cause == Cause::Stop);
    match stop {
        None => findings
            .push(Finding::breached(STOP, "stage-of-no-stop").with("record", report.stop).curable_by([case.author()])),
        Some(stop) => findings.extend(by_whom(case.author(), stop, report).or_else(|| in_turn(case, stop, report))),
    }
}

/// The sides whose forces a stop call is to reach: all but the raiser's own. A call from the centre is for both.
pub(crate) fn executing(stop: &Restraint) -> impl Iterator<Item = Side> {
    let raised_at = stop.author.node;
    Side::BOTH.into_iter().filter(move |side| Node::Headquarters(*side) != raised_at)
}

fn by_whom(author: Author, stop: &Restraint, report: &StopStageReport) -> Option<Finding> {
    let executes = executing(stop).any(|side| Node::Headquarters(side) == author.node);
    let headquarters = matches!(author.node, Node::Headquarters(_));
    let (may, posts): (bool, &[Post]) = match report.stage {
        // Whoever calls says that nobody answered.
        StopStage::Attempted => (true, &[]),
        // Anybody who picks up the telephone there: the next post after the duty officer may be any (process 2.11).
        StopStage::Delivered | StopStage::ReadBack => {
            (executes && !matches!(author.post, Post::Node | Post::Authority), &EXECUTING)
        }
        StopStage::Relayed | StopStage::CrewsTold | StopStage::EffectConfirmed | StopStage::TooLate => {
            (executes && EXECUTING.contains(&author.post), &EXECUTING)
        }
        StopStage::Reviewed => (headquarters && REVIEWING.contains(&author.post), &REVIEWING),
    };
    let sides: Vec<Side> =
        if report.stage == StopStage::Reviewed { Side::BOTH.to_vec() } else { executing(stop).collect() };
    let cure = sides.into_iter().flat_map(|side| posts.iter().map(move |post| at(side, *post)));
    (!may).then(|| Finding::breached(STOP, "stage-is-not-yours").with("stage", report.stage.name()).curable_by(cure))
}

/// Each stage follows the one before it, at the same side. *Too late* may follow as soon as the call was delivered; a
/// review, once every called side has said how it ended, or the stop was lifted.
fn in_turn(case: &Case<'_>, stop: &Restraint, report: &StopStageReport) -> Option<Finding> {
    let steps = case.state.stop_steps(report.stop);
    let said = |node: Node, stage: StopStage| steps.iter().any(|step| step.node == node && step.stage == stage);
    let own = case.author().node;
    let missing = match report.stage {
        StopStage::Attempted | StopStage::Delivered => None,
        StopStage::ReadBack | StopStage::TooLate => (!said(own, StopStage::Delivered)).then_some(StopStage::Delivered),
        StopStage::Relayed => (!said(own, StopStage::ReadBack)).then_some(StopStage::ReadBack),
        StopStage::CrewsTold => (!said(own, StopStage::Relayed)).then_some(StopStage::Relayed),
        StopStage::EffectConfirmed => (!said(own, StopStage::CrewsTold)).then_some(StopStage::CrewsTold),
        StopStage::Reviewed => {
            let ended = |side| {
                let node = Node::Headquarters(side);
                said(node, StopStage::EffectConfirmed) || said(node, StopStage::TooLate)
            };
            (stop.binds() && !executing(stop).all(ended)).then_some(StopStage::EffectConfirmed)
        }
    }?;
    Some(
        Finding::breached(STOP, "stage-before-its-turn")
            .with("stage", report.stage.name())
            .with("missing", missing.name())
            .curable_by(executing(stop).map(|side| at(side, Post::DutyOfficer))),
    )
}
