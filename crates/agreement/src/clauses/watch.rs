//! The watch (process 2.13): nobody leaves unrelieved, both read the same sheet.
use super::{Case, at};
use crate::identity::{Author, Post, Side};
use crate::records::{Body, HeartbeatChange, WatchAct};
use crate::state::{Fact, Moment, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const WATCH: Basis = Basis::Safeguard("SG-11");

#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    match case.body() {
        Body::Watch(change) => findings.extend(changes_watch(case, &change.act)),
        Body::Heartbeat(HeartbeatChange::Returned { side, .. }) if case.side() == Some(*side) => {
            // Being heard is for others to say.
            findings.push(
                Finding::breached(WATCH, "heard-by-oneself")
                    .with("side", side.name())
                    .curable_by([at(side.counterpart(), Post::Node)]),
            );
        }
        _ => {}
    }
}

/// A window stays open only while a duty officer on each side has the watch and is heard (process 2.2, 2.13).
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let open = match fact.as_final_notice() {
        Some(notice) => notice.execution <= moment.now,
        None => fact.as_area_notice().is_some_and(|notice| notice.window.contains(moment.now)),
    };
    if !open {
        return;
    }
    let limit = state.edition().deadlines.heartbeat_loss;
    for side in Side::BOTH {
        let duty = at(side, Post::DutyOfficer);
        if !is_attended(state, duty, moment) {
            findings.push(
                Finding::missing(Basis::Safeguard("SG-12"), "watch-unattended")
                    .with("side", side.name())
                    .curable_by([duty]),
            );
        } else if state.heartbeat_lost(side).is_some_and(|heard| moment.now.since(heard) > limit) {
            findings.push(
                Finding::missing(Basis::Limit("heartbeat_loss"), "heartbeat-lost")
                    .with("side", side.name())
                    .curable_by([duty]),
            );
        }
    }
}

/// True while somebody in office has the watch.
pub(crate) fn is_attended(state: &State, duty: Author, moment: Moment) -> bool {
    let held_by = state.watch_of(duty.node).held_by;
    held_by.zip(state.roster()).is_some_and(|((key, _), roster)| roster.holds(key, duty, moment.now))
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
