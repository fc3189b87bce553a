//! TOR.2.c.ii#3: nobody's air defence engages what was announced: three acknowledgements, or the plan is held.
//!
//! Each side acknowledges for its own; for the force that is no participant, the side that speaks for it. An acknowledgement runs
//! out by itself, and then holds. Taken back, it is a stop call on the plan (`restraints`).
use super::{counts, operation_that_stands};
use crate::clauses::{Case, at, at_both};
use crate::identity::{Post, Side};
use crate::records::{AirDefence, AirDefenceAcknowledgement, GroundingEntry, RegisterContent};
use crate::register::ClauseId;
use crate::state::{AcknowledgementStanding, Cause, Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.c.ii#3");
const POSTS: [Post; 2] = [Post::Operations, Post::Snr];

pub(super) fn judge(case: &Case<'_>, said: &AirDefenceAcknowledgement) -> Option<Finding> {
    // An exempt flight is acknowledged as a plan is; nothing is held by its not being so (process 2.3).
    let is_exempt_flight = case.state.fact(said.operation).is_some_and(|fact| {
        !fact.is_ended()
            && matches!(fact.as_register_entry().map(|entry| &entry.content),
                Some(RegisterContent::Grounding(GroundingEntry::FlightNotice(notice))) if notice.exemption.is_some())
    });
    if !is_exempt_flight && let Err(finding) = operation_that_stands(case, CLAUSE, said.operation) {
        return Some(finding);
    }
    let sponsor = case.state.edition().roles.relaying_party;
    if said.defence == AirDefence::ThirdParty && case.side() != Some(sponsor) {
        return Some(
            Finding::breached(CLAUSE, "air-defence-not-yours")
                .with("side", sponsor.name())
                .curable_by(POSTS.map(|post| at(sponsor, post))),
        );
    }
    if said.until <= case.at {
        return Some(
            Finding::breached(CLAUSE, "air-defence-is-over").with("until", said.until).curable_by([case.author()]),
        );
    }
    // Nobody's air defence stands still for ever: what was acknowledged is acknowledged anew.
    let limit = case.state.edition().deadlines.statement_expiry;
    (said.until.since(case.at) > limit).then(|| {
        Finding::breached(CLAUSE, "air-defence-too-long").with("hours", limit.whole_hours()).curable_by([case.author()])
    })
}

/// The three defences, with the side that acknowledges each.
pub(crate) const fn defences(state: &State) -> [(Side, AirDefence); 3] {
    [
        (Side::Alpha, AirDefence::Own),
        (Side::Bravo, AirDefence::Own),
        (state.edition().roles.relaying_party, AirDefence::ThirdParty),
    ]
}

pub(super) fn unmet(state: &State, plan: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    for stop in state.naming(plan.record).filter(|restraint| restraint.cause == Cause::Stop) {
        let finding = Finding::missing(CLAUSE, "air-defence-taken-back").with("record", stop.record);
        findings.push(finding.with("node", stop.author.node.name()).curable_by(at_both(Post::Snr)));
    }
    for (side, defence) in defences(state) {
        let cure = POSTS.map(|post| at(side, post));
        let missing = |code| Finding::missing(CLAUSE, code).with("side", side.name());
        match (standing(state, plan, side, defence, moment), defence) {
            (AcknowledgementStanding::Live { .. }, _) => {}
            (AcknowledgementStanding::Over { until, .. }, AirDefence::Own) => {
                findings.push(missing("air-defence-over").with("until", until).curable_by(cure));
            }
            (AcknowledgementStanding::Over { until, .. }, AirDefence::ThirdParty) => {
                findings.push(missing("third-party-air-defence-over").with("until", until).curable_by(cure));
            }
            (AcknowledgementStanding::Missing, AirDefence::Own) => {
                findings.push(missing("air-defence-unacknowledged").curable_by(cure));
            }
            (AcknowledgementStanding::Missing, AirDefence::ThirdParty) => {
                findings.push(missing("third-party-air-defence-unacknowledged").curable_by(cure));
            }
        }
    }
}

/// How an air defence's acknowledgement of a plan stands: the last one that was given.
pub(crate) fn standing(
    state: &State,
    plan: &Fact,
    side: Side,
    defence: AirDefence,
    moment: Moment,
) -> AcknowledgementStanding {
    let last = state
        .about(plan.record)
        .rev()
        .filter(|fact| fact.side() == Some(side))
        .filter_map(|fact| Some((fact, fact.as_air_defence_acknowledgement()?)))
        .find(|(fact, said)| said.defence == defence && counts(state, fact, moment))
        .map(|(fact, said)| (fact.record, said));
    match last {
        None => AcknowledgementStanding::Missing,
        Some((record, said)) if said.until <= moment.now => AcknowledgementStanding::Over { record, until: said.until },
        Some((record, said)) => AcknowledgementStanding::Live { record, until: said.until },
    }
}
