//! Posts, delegations and keys: each side fills its own, by its own authority, and nobody else's.
//!
//! Text: TOR.1.d (staff), TOR.1.d.iii (the senior representative transmits national decisions), process 2.9 (delegation:
//! written, dated, at most the edition's limit, not passed on), the protocol's section on keys.
use super::Case;
use crate::identity::{Author, Post, PublicKey};
use crate::records::{Appointment, AuthoritySuccession, Body, Delegation, KeyRole, KeyRotation, Question, SealingKey};
use crate::register::ClauseId;
use crate::state::{Moment, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const STAFF: ClauseId = crate::clause_id!("TOR.1.d");
const COMPETENCE: ClauseId = crate::clause_id!("TOR.1.d.i");
const SENIOR: ClauseId = crate::clause_id!("TOR.1.d.iii");

/// Questions a deputy never answers, delegation or not (process 2.9, section 6).
pub(super) const NEVER_DELEGATED: [Question; 3] = [Question::Setting, Question::Resume, Question::FormationStep];

#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    match case.body() {
        Body::Appointment(appointment) => findings.extend(appointed(case, appointment)),
        Body::Delegation(delegation) => delegated(case, delegation, findings),
        Body::KeyRotation(rotation) => findings.extend(rotated(case, rotation)),
        Body::AuthoritySuccession(succession) => findings.extend(succeeded(case, succession)),
        _ => {}
    }
}

fn appointed(case: &Case<'_>, appointment: &Appointment) -> Option<Finding> {
    let roster = case.state.roster()?;
    let refused =
        |code| Some(Finding::breached(STAFF, code).with("post", appointment.post.name()).curable_by([case.author()]));
    if matches!(appointment.post, Post::Authority | Post::Node) {
        return refused("post-not-by-appointment");
    }
    if roster.is_node_or_authority_key(appointment.key) {
        return refused("key-has-another-task");
    }
    if roster.of_key(appointment.key).any(|other| other.author.node != case.author().node) {
        return refused("key-serves-another-node");
    }
    if appointment.term.to() <= case.at {
        return refused("term-is-over");
    }
    let missing = case.state.missing_competences(case.author().node, appointment, case.moment());
    let competence = missing.first()?;
    Some(
        Finding::breached(COMPETENCE, "competence-missing")
            .with("post", appointment.post.name())
            .with("competence", competence)
            .curable_by([case.own(Post::Snr)]),
    )
}

fn delegated(case: &Case<'_>, delegation: &Delegation, findings: &mut Vec<Finding>) {
    let cure = [case.own(Post::Snr)];
    let limit = case.state.edition().deadlines.delegation_max;
    if delegation.term.duration() > limit {
        let days = limit.whole_hours() / 24;
        findings.push(Finding::breached(SENIOR, "delegation-too-long").with("days", days).curable_by(cure));
    }
    if delegation.term.to() <= case.at {
        findings.push(Finding::breached(SENIOR, "term-is-over").with("post", Post::DeputySnr.name()).curable_by(cure));
    }
    let deputy = case.own(Post::DeputySnr);
    if !case.state.roster().is_some_and(|roster| roster.holds(delegation.to, deputy, case.at)) {
        // This is also what keeps a delegation from being passed on: only the senior representative gives one.
        findings.push(Finding::breached(SENIOR, "delegation-to-no-deputy").curable_by([case.own(Post::Authority)]));
    }
    if let Some(question) = delegation.questions.iter().find(|question| NEVER_DELEGATED.contains(question)) {
        findings.push(
            Finding::breached(SENIOR, "question-not-delegable").with("question", question.name()).curable_by(cure),
        );
    }
}

fn rotated(case: &Case<'_>, rotation: &KeyRotation) -> Option<Finding> {
    let roster = case.state.roster()?;
    match rotation.role {
        // What they look like is checked where notes are verified.
        KeyRole::Stored | KeyRole::Examined => None,
        KeyRole::Sealing | KeyRole::SealingOutside(_) => SealingKey::parse(&rotation.new_key)
            .is_none()
            .then(|| Finding::breached(Basis::Law("L8"), "sealing-key-unreadable").curable_by([case.author()])),
        KeyRole::Record => match PublicKey::parse_hex(&rotation.new_key) {
            None => Some(Finding::breached(Basis::Law("L8"), "key-unreadable").curable_by([case.author()])),
            Some(key) if roster.ever_known(key) => Some(
                Finding::breached(Basis::Law("L8"), "key-has-another-task")
                    .with("post", Post::Node.name())
                    .curable_by([case.author()]),
            ),
            Some(_) => None,
        },
    }
}

fn succeeded(case: &Case<'_>, succession: &AuthoritySuccession) -> Option<Finding> {
    let roster = case.state.roster()?;
    let side = case.side()?;
    let refused = |code| Some(Finding::breached(Basis::Law("L8"), code).curable_by([case.author()]));
    if succession.keys_hash != roster.successor_hash(side) {
        return refused("successor-not-announced");
    }
    let mut keys = succession.keys.clone();
    keys.sort_unstable();
    keys.dedup();
    if keys.len() != 3 || keys.iter().any(|key| roster.ever_known(*key)) {
        return refused("successor-keys-not-new");
    }
    None
}

/// The delegation under which a deputy may answer a question now.
pub(super) fn live_delegation(
    state: &State,
    deputy: Author,
    key: PublicKey,
    question: Question,
    moment: Moment,
) -> bool {
    state.of_kind("delegation").any(|fact| {
        let covers = |delegation: &Delegation| {
            delegation.to == key && delegation.questions.contains(&question) && delegation.term.contains(moment.now)
        };
        fact.node() == deputy.node
            && fact.index < moment.below
            && !fact.is_ended()
            && matches!(fact.body.as_deref(), Some(Body::Delegation(delegation)) if covers(delegation))
    })
}
