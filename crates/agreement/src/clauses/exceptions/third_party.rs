//! TOR.2.d.ii#1, AMB-23: the third party may act outside every designated area, and the side that speaks for it says so.
//!
//! A notice is no permission and has no answer. It is refused where it meets a designated area, and held where a party to the
//! ceasefire, or a group of which nobody knows the standing, is in its block.
use super::{Ground, ground};
use crate::clauses::{Case, app_3_c_areas, at, at_both};
use crate::edition::ThirdPartyAction;
use crate::identity::Post;
use crate::records::{ThirdPartyActivity, Via};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.d.ii#1");
const CEASEFIRE: ClauseId = crate::clause_id!("TOR.2.d.ii#3");
const NEAR_PARTIES: ClauseId = crate::clause_id!("AMB-23");
const VIA: ClauseId = crate::clause_id!("TOR.0.3");

pub(super) fn judge(case: &Case<'_>, activity: &ThirdPartyActivity, findings: &mut Vec<Finding>) {
    let speaker = case.state.settings_at(case.index).third_party_speaker;
    if case.side() != Some(speaker) {
        findings.push(
            Finding::breached(CLAUSE, "third-party-spoken-for-by-the-other")
                .with("side", speaker.name())
                .curable_by([at(speaker, Post::Operations)]),
        );
    }
    if case.header().via != Via::Outside(CLAUSE) {
        findings.push(Finding::breached(VIA, "outside-action-names-no-exception").curable_by([case.author()]));
    }
    findings.extend(super::block(case, activity.block, CLAUSE));
    if activity.window.to() <= case.at {
        findings.push(
            Finding::breached(CLAUSE, "window-is-over").with("until", activity.window.to()).curable_by([case.author()]),
        );
    }
    if activity.block.is_some_and(|block| Ground::of(case.state, block, case.moment()).meets_designated) {
        findings.push(Finding::breached(CLAUSE, "third-party-within-designated").curable_by([case.author()]));
    }
    // Somebody is there, or there would be nothing to act against.
    if activity.present.is_empty() {
        findings.push(Finding::breached(CEASEFIRE, "presence-not-stated").curable_by([case.author()]));
    }
}

pub(super) fn unmet(
    state: &State,
    fact: &Fact,
    activity: &ThirdPartyActivity,
    moment: Moment,
    findings: &mut Vec<Finding>,
) {
    let Some(block) = activity.block else { return };
    if activity.window.to() <= moment.now {
        findings.push(
            Finding::missing(CLAUSE, "window-is-over").with("until", activity.window.to()).curable_by([fact.author]),
        );
        return;
    }
    let on = Ground::of(state, block, moment);
    if on.is_undesignated_everywhere {
        findings.push(Finding::missing(app_3_c_areas::EMPTY, "no-areas-in-force").curable_by(at_both(Post::Snr)));
    }
    if on.meets_designated {
        findings.push(Finding::missing(CLAUSE, "third-party-within-designated").curable_by([fact.author]));
    }
    match state.settings_at(fact.index).third_party_action {
        ThirdPartyAction::HeldNearParties => {
            ground::holds(state, fact, on, &activity.present, moment, NEAR_PARTIES, findings);
        }
    }
}
