//! TOR.1.d and TOR.1.d.i: shifts of officers in office, competences of the edition's list, waivers with an end.
use super::super::Case;
use crate::identity::{Author, Post};
use crate::records::{CompetenceRequirement, CompetenceWaiver, RegisterEntry, Shift};
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::string::String;

const STAFF: ClauseId = crate::clause_id!("TOR.1.d");
const COMPETENCE: ClauseId = crate::clause_id!("TOR.1.d.i");

/// A shift is served by an officer who holds the post.
pub(super) fn shift(case: &Case<'_>, shift: &Shift) -> Option<Finding> {
    let author = Author { node: case.author().node, post: shift.post };
    let holds = case.state.roster().is_some_and(|roster| roster.holds(shift.officer, author, case.at));
    (!holds).then(|| {
        Finding::breached(STAFF, "shift-of-no-officer")
            .with("post", shift.post.name())
            .curable_by([case.own(Post::Authority)])
    })
}

/// Its key is the post's name, so that a post has one requirement.
pub(super) fn requirement(
    case: &Case<'_>,
    entry: &RegisterEntry,
    requirement: &CompetenceRequirement,
) -> Option<Finding> {
    let post = requirement.post.name();
    if entry.key.as_str() != post {
        let finding = Finding::breached(COMPETENCE, "register-key-does-not-fit");
        return Some(finding.with("key", entry.key.as_str()).with("expected", post).curable_by([case.author()]));
    }
    if requirement.post == Post::Snr && !requirement.competences.is_empty() {
        // Who gives the waivers must not need one: a side without a senior representative could never have one again.
        return Some(
            Finding::breached(COMPETENCE, "competence-of-who-waives").with("post", post).curable_by([case.author()]),
        );
    }
    requirement.competences.iter().find_map(|competence| unknown(case, competence))
}

/// A waiver is for a competence there is, and not over when it is given.
pub(super) fn waiver(case: &Case<'_>, waiver: &CompetenceWaiver) -> Option<Finding> {
    if waiver.until <= case.at {
        return Some(
            Finding::breached(COMPETENCE, "waiver-is-over").with("until", waiver.until).curable_by([case.author()]),
        );
    }
    unknown(case, &waiver.competence)
}

fn unknown(case: &Case<'_>, competence: &String) -> Option<Finding> {
    let known = &case.state.edition().vocabulary.competences;
    (!known.contains(competence)).then(|| {
        Finding::breached(COMPETENCE, "competence-unknown")
            .with("competence", competence)
            .with("known", known.join(", "))
            .curable_by([case.author()])
    })
}
