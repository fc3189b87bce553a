//! TOR.0.6, APP.7: the acting side's legal adviser attests its own national review; the other side's may object.
//!
//! The attestation names what was seen: the plan by its hash, the version of the areas, the own protection check. It lapses when
//! one of them changes, when its time is over, or when the plan is corrected. Of the other side's word only an objection counts,
//! and it holds; *no objection known* and *not reviewed* permit nothing (SG-33). That the ceasefire must hold is APP.8's rule.
use super::{counts, operation_that_stands, protection};
use crate::clauses::app_3_c_areas::in_force;
use crate::clauses::{Case, at, case};
use crate::identity::{Post, RecordHash, Side};
use crate::records::{LegalReview, ReviewWord};
use crate::register::ClauseId;
use crate::state::{AttestationStanding, CheckStanding, Fact, Lapse, Moment, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;
use spacetime::Instant;

const CLAUSE: ClauseId = crate::clause_id!("TOR.0.6");
const LAW: ClauseId = crate::clause_id!("APP.7");

pub(super) fn judge(case: &Case<'_>, review: &LegalReview) -> Option<Finding> {
    let plan = match operation_that_stands(case, CLAUSE, review.operation) {
        Ok(plan) => plan,
        Err(finding) => return Some(finding),
    };
    match &review.word {
        ReviewWord::Attested { areas, check, until, decision: _ } => attested(case, plan, *areas, *check, *until),
        ReviewWord::NoObjectionKnown | ReviewWord::NotReviewed => (plan.side() == case.side()).then(|| {
            Finding::breached(Basis::Safeguard("SG-33"), "own-plan-not-for-the-counterparts-word")
                .with("record", plan.record)
                .curable_by([case::post_across(plan, Post::Legal)])
        }),
        // A restraint: never judged here.
        ReviewWord::Objection => None,
    }
}

fn attested(
    case: &Case<'_>,
    plan: &Fact,
    areas: Option<RecordHash>,
    check: RecordHash,
    until: Instant,
) -> Option<Finding> {
    let refused = |code| Finding::breached(CLAUSE, code).curable_by([case.author()]);
    let side = plan.side()?;
    if case.side() != Some(side) {
        return Some(
            Finding::breached(CLAUSE, "attestation-by-the-other-side")
                .with("record", plan.record)
                .curable_by([at(side, Post::Legal)]),
        );
    }
    if until <= case.at {
        return Some(refused("attestation-is-over").with("until", until));
    }
    let limit = case.state.edition().deadlines.statement_expiry;
    if until.since(case.at) > limit {
        return Some(refused("attestation-too-long").with("hours", limit.whole_hours()));
    }
    if in_force(case.state, case.moment()).map(|version| version.record) != areas {
        return Some(refused("attestation-of-other-areas"));
    }
    let seen = CheckStanding::Completed { check };
    (protection::standing(case.state, plan.record, side, case.moment()) != seen)
        .then(|| refused("attestation-of-another-check").with("record", check))
}

pub(super) fn unmet(state: &State, plan: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let cure = [case::post_beside(plan, Post::Legal)];
    match standing(state, plan, moment) {
        AttestationStanding::Live { .. } => {}
        AttestationStanding::Missing => {
            findings.push(Finding::missing(CLAUSE, "attestation-missing").curable_by(cure));
        }
        AttestationStanding::Over { until, .. } => {
            findings.push(Finding::missing(LAW, "attestation-over").with("until", until).curable_by(cure));
        }
        AttestationStanding::Lapsed { what, .. } => {
            let code = match what {
                Lapse::Areas => "attestation-lapsed-areas",
                Lapse::Check => "attestation-lapsed-check",
                Lapse::Plan => "attestation-lapsed-plan",
            };
            findings.push(Finding::missing(LAW, code).curable_by(cure));
        }
    }
    for side in Side::BOTH {
        if let Some(objection) = objection(state, plan.record, side) {
            findings.push(
                Finding::missing(CLAUSE, "legal-objection")
                    .with("side", side.name())
                    .with("record", objection)
                    .curable_by([at(side, Post::Legal)]),
            );
        }
    }
}

/// How the acting side's attestation stands: the last one that was made. One from before an objection of the same side says nothing
/// after it, also where the objection was lifted.
pub(crate) fn standing(state: &State, plan: &Fact, moment: Moment) -> AttestationStanding {
    let attested = |fact: &Fact| match fact.as_legal_review()?.word {
        ReviewWord::Attested { areas, check, until, .. } => Some((fact.record, fact.index, areas, check, until)),
        ReviewWord::Objection | ReviewWord::NoObjectionKnown | ReviewWord::NotReviewed => None,
    };
    let objects = |fact: &Fact| fact.as_legal_review().is_some_and(|review| review.word == ReviewWord::Objection);
    let objected = state
        .about(plan.record)
        .filter(|fact| fact.side() == plan.side() && objects(fact))
        .map(|fact| fact.index)
        .max();
    let last = state
        .about(plan.record)
        .rev()
        .filter(|fact| fact.side() == plan.side() && objected.is_none_or(|objection| objection < fact.index))
        .filter_map(|fact| Some((fact, attested(fact)?)))
        .find(|(fact, _)| counts(state, fact, moment));
    let Some((_, (record, index, areas, check, until))) = last else { return AttestationStanding::Missing };
    if until <= moment.now {
        return AttestationStanding::Over { record, until };
    }
    let lapsed = |what| AttestationStanding::Lapsed { record, what };
    let corrected = state.about(plan.record).any(|fact| fact.kind == "correction" && index < fact.index);
    if corrected {
        return lapsed(Lapse::Plan);
    }
    if in_force(state, moment).map(|version| version.record) != areas {
        return lapsed(Lapse::Areas);
    }
    let seen = plan.side().map(|side| protection::standing(state, plan.record, side, moment));
    if seen != Some(CheckStanding::Completed { check }) {
        return lapsed(Lapse::Check);
    }
    AttestationStanding::Live { record, until }
}

/// An objection of a side's adviser that binds.
pub(crate) fn objection(state: &State, plan: RecordHash, side: Side) -> Option<RecordHash> {
    state
        .about(plan)
        .filter(|fact| fact.side() == Some(side))
        .filter(|fact| fact.as_legal_review().is_some_and(|review| review.word == ReviewWord::Objection))
        .map(|fact| fact.record)
        .find(|record| protection::is_bound(state, *record))
}
