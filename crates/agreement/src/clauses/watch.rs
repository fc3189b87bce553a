//! The watch (process 2.13) and the stages of a stop call (2.11): nobody leaves unrelieved, both read the same sheet.
use super::Case;
use crate::records::{Body, StopStageReport, WatchAct};
use crate::state::Cause;
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const WATCH: Basis = Basis::Safeguard("SG-11");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    match case.body() {
        Body::Watch(change) => findings.extend(changes_watch(case, &change.act)),
        Body::StopStage(StopStageReport { stop, .. }) => {
            if case.state.restraint(*stop).is_none_or(|restraint| restraint.cause != Cause::Stop) {
                findings.push(
                    Finding::breached(WATCH, "stage-of-no-stop").with("record", stop).curable_by([case.author()]),
                );
            }
        }
        _ => {}
    }
}

fn changes_watch(case: &Case<'_>, act: &WatchAct) -> Option<Finding> {
    let watch = case.state.watch_of(case.author().node);
    let key = case.signature.and_then(crate::state::Signature::key)?;
    let refused =
        |code| Some(Finding::breached(WATCH, code).with("node", case.author().node.name()).curable_by([case.author()]));
    match act {
        WatchAct::Take => match watch.held_by {
            // An officer whose term is over has left the post unattended.
            Some((holder, _)) if holder != key && in_office(case, holder) => refused("watch-is-held"),
            Some(_) | None => None,
        },
        WatchAct::OfferRelief { to, .. } => match watch.held_by {
            Some((holder, _)) if holder == key => {
                if *to == key || !in_office(case, *to) {
                    refused("relief-to-no-duty-officer")
                } else {
                    None
                }
            }
            Some(_) | None => refused("watch-is-not-yours"),
        },
        WatchAct::AcceptRelief { offer } => match watch.offered {
            Some((offered, to)) if offered == *offer && to == key => None,
            Some(_) | None => refused("relief-not-offered-to-you"),
        },
    }
}

fn in_office(case: &Case<'_>, key: crate::identity::PublicKey) -> bool {
    case.state.roster().is_some_and(|roster| roster.holds(key, case.author(), case.at))
}
