//! TOR.2.c#3, TOR.2.c#4, TOR.2.c.iii: each side assesses its own action, and either looks at the damage of any.
//!
//! What is not released is not in the record (TOR.2.c.iii#2). The two reports on one action stand under two nodes and are never merged
//! (TOR.2.c.iii#3, SG-25). What is due, and when, is the edition's (AMB-14); lateness is said and refuses nothing.
use super::{Case, ahead, refused};
use crate::identity::RecordHash;
use crate::records::{Assessment, DamageReport};
use crate::register::ClauseId;
use crate::verdict::Finding;

const ASSESSING: ClauseId = crate::clause_id!("TOR.2.c#3");
const DAMAGE: ClauseId = crate::clause_id!("TOR.2.c.iii#1");

/// A side assesses an action of its own that has begun.
pub(in crate::clauses) fn assessment(case: &Case<'_>, assessment: &Assessment) -> Option<Finding> {
    if let Some(finding) = of_an_action(case, ASSESSING, assessment.of) {
        return Some(finding);
    }
    let own = case.state.fact(assessment.of).is_some_and(|fact| fact.node() == case.author().node);
    (!own).then(|| refused(case, ASSESSING, "assessment-of-anothers-action").with("record", assessment.of))
}

/// Either side reports on the damage of any action that has begun.
pub(in crate::clauses) fn damage(case: &Case<'_>, report: &DamageReport) -> Option<Finding> {
    of_an_action(case, DAMAGE, report.of).or_else(|| ahead(case, DAMAGE, report.collected_at))
}

fn of_an_action(case: &Case<'_>, clause: ClauseId, of: RecordHash) -> Option<Finding> {
    let Some(action) = case.state.fact(of).and_then(|fact| case.state.action(fact)) else {
        return Some(refused(case, clause, "assessment-of-no-action").with("record", of));
    };
    (case.at < action.began_at).then(|| {
        let finding = refused(case, clause, "assessment-before-the-action");
        finding.with("record", of).with("from", action.began_at)
    })
}
