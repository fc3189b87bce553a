//! Consent: a transmitted national decision, by two posts of a side, by both sides, on one hash (process 2.9, SG-13).
//!
//! Text: TOR.1.d.iii. A senior representative cannot decide alone, nor without the reference of a national decision; a
//! deputy only under a live delegation. Silence is never consent (L12): what is not recorded is missing. No single record
//! agrees anything (TOR.2.a#1); what each side attests nationally has its decision and its expiry (TOR.2.a.ii#1).
use super::{Case, appointments, at};
use crate::identity::{Author, Post, RecordHash, Side};
use crate::records::{Body, CeasefireState, Consent, FormationStep, Nature, Question, RegisterEntry, TakingBack};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State, Word};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const TRANSMITS: ClauseId = crate::clause_id!("TOR.1.d.iii");
const TWO: Basis = Basis::Safeguard("SG-13");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::Consent(consent) = case.body() else { return };
    if consent.decision.is_none() {
        findings.push(Finding::breached(TRANSMITS, "consent-without-decision").curable_by([case.author()]));
    }
    if case.side() != Some(consent.on_behalf_of) {
        findings.push(
            Finding::breached(TWO, "consent-for-the-other-side")
                .with("side", consent.on_behalf_of.name())
                .curable_by([at(consent.on_behalf_of, Post::Snr)]),
        );
    }
    if consent.expires <= case.at {
        findings.push(
            Finding::breached(TRANSMITS, "consent-expired").with("until", consent.expires).curable_by([case.author()]),
        );
    }
    findings.extend(subject(case, consent));
    findings.extend(post(case, consent));
    findings.extend(twice(case, consent));
    findings.extend(super::registers::unlocks(case, consent));
}

/// One record, of the kind the question is asked of, still standing, under a clause that fits.
fn subject(case: &Case<'_>, consent: &Consent) -> Option<Finding> {
    let refused =
        |code| Some(Finding::breached(TRANSMITS, code).with("record", consent.subject).curable_by([case.author()]));
    let Some(fact) = case.state.fact(consent.subject) else { return refused("consent-to-no-record") };
    // An entry of a register that its own side states alone is not for both to agree.
    let is_stated = fact.as_register_entry().is_some() && fact.nature != Nature::Permission;
    if !consent.question.is_asked_of(fact.kind) || is_stated {
        return refused("question-does-not-fit")
            .map(|finding| finding.with("question", consent.question.name()).with("kind", fact.kind));
    }
    if let Some(Body::CeasefireReport(report)) = fact.body.as_deref()
        && report.state == CeasefireState::Lapsed
    {
        return refused("question-does-not-fit")
            .map(|finding| finding.with("question", consent.question.name()).with("kind", fact.kind));
    }
    // Of proposals only those that close an item are for both to agree to; the others are said.
    if fact.as_proposal().is_some() && fact.asks_both_to_close() != Some(consent.question) {
        return refused("question-does-not-fit")
            .map(|finding| finding.with("question", consent.question.name()).with("kind", fact.kind));
    }
    if fact.is_ended() {
        return refused("record-has-ended");
    }
    if own_clause(fact).map_or_else(|| !fits(consent.question, consent.clause), |clause| clause != consent.clause) {
        return refused("clause-does-not-fit")
            .map(|finding| finding.with("clause", consent.clause).with("question", consent.question.name()));
    }
    None
}

fn post(case: &Case<'_>, consent: &Consent) -> Option<Finding> {
    let author = case.author();
    let senior = matches!(author.post, Post::Snr | Post::DeputySnr);
    if !senior && !consent.question.second_posts().contains(&author.post) {
        return Some(
            Finding::breached(TWO, "post-may-not-consent")
                .with("post", author.post.name())
                .with("question", consent.question.name())
                .curable_by([case.own(Post::Snr)]),
        );
    }
    let key = case.signature.and_then(crate::state::Signature::key)?;
    if author.post == Post::DeputySnr {
        if appointments::NEVER_DELEGATED.contains(&consent.question) {
            return Some(
                Finding::breached(TRANSMITS, "question-not-delegable")
                    .with("question", consent.question.name())
                    .curable_by([case.own(Post::Snr)]),
            );
        }
        if !appointments::live_delegation(case.state, author, key, consent.question, case.moment()) {
            return Some(
                Finding::breached(TRANSMITS, "no-live-delegation")
                    .with("question", consent.question.name())
                    .curable_by([case.own(Post::Snr)]),
            );
        }
    }
    None
}

/// A side's post answers a question once; and one human does not answer for two posts.
fn twice(case: &Case<'_>, consent: &Consent) -> Option<Finding> {
    let side = case.side()?;
    let key = case.signature.and_then(crate::state::Signature::key)?;
    for earlier in case.state.standing(consent.subject, consent.question, side, case.moment()) {
        if earlier.author.post == case.author().post {
            return Some(
                Finding::breached(TWO, "own-consent-twice")
                    .with("record", earlier.record)
                    .curable_by(other_post(side, case.author())),
            );
        }
        if earlier.officer == Some(key) {
            return Some(
                Finding::breached(TWO, "one-human-two-posts")
                    .with("record", earlier.record)
                    .curable_by(other_post(side, case.author())),
            );
        }
    }
    None
}

fn other_post(side: Side, author: Author) -> Vec<Author> {
    let other = if matches!(author.post, Post::Snr | Post::DeputySnr) { Post::Legal } else { Post::Snr };
    Vec::from([at(side, other)])
}

/// The one clause under which a step of formation or an entry of a register is agreed.
fn own_clause(fact: &Fact) -> Option<ClauseId> {
    let of_entry = || fact.as_register_entry().map(|entry| entry.content.clause());
    fact.as_formation_step().map(FormationStep::clause).or_else(of_entry)
}

/// The clauses under which a question may be answered.
fn fits(question: Question, clause: ClauseId) -> bool {
    let clauses: &[ClauseId] = match question {
        Question::CommonlyUnderstood => const { &[crate::clause_id!("TOR.2.a#2")] },
        Question::Actionable => const { &[crate::clause_id!("TOR.2.a.iii#1"), crate::clause_id!("TOR.2.a.ii#1")] },
        Question::Plan => const { &[crate::clause_id!("TOR.2.a#7"), crate::clause_id!("APP.5")] },
        Question::Areas => const { &[crate::clause_id!("APP.3.c"), crate::clause_id!("TOR.3.b#1")] },
        Question::Name => const { &[crate::clause_id!("TOR.1.d.iv")] },
        Question::Setting => const { &[crate::clause_id!("APP.9")] },
        Question::Lift => {
            const { &[crate::clause_id!("TOR.1.d.iii"), crate::clause_id!("TOR.0.5"), crate::clause_id!("APP.8")] }
        }
        Question::Resume => const { &[crate::clause_id!("APP.8"), crate::clause_id!("APP.3.e")] },
        Question::Ceasefire => const { &[crate::clause_id!("APP.8"), crate::clause_id!("TOR.0.2")] },
        // Each record of these has a clause of its own (`own_clause`).
        Question::Register | Question::FormationStep => &[],
        Question::LateNotice => const { &[crate::clause_id!("TOR.2.c#2"), crate::clause_id!("AMB-01")] },
        Question::Reset | Question::Continue => const { &[crate::clause_id!("AMB-08")] },
        Question::NoAction => const { &[crate::clause_id!("TOR.2.a#5")] },
        Question::Closing => const { &[crate::clause_id!("TOR.2.c.iv#1")] },
    };
    clauses.contains(&clause)
}

/// What both must consent to is held until they have.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let Some((clause, question)) = asked(fact) else { return };
    if state.agreement_on(fact).is_some() {
        taken_back(state, fact, clause, question, moment, findings);
        return;
    }
    for side in Side::BOTH {
        let said = state.said(fact.record, question, side, moment);
        let cure = || missing_posts(question, side, &said.posts);
        match said.word {
            Word::Given => {}
            Word::OnePost => findings.push(
                Finding::missing(TWO, "second-post-missing")
                    .with("side", side.name())
                    .with("question", question.name())
                    .curable_by(cure()),
            ),
            Word::Nothing => {
                let finding = if has_unanswered(state, fact.record, question, side, moment) {
                    Finding::missing(Basis::Safeguard("SG-34"), "doubt-unanswered")
                } else {
                    Finding::missing(clause, "consent-missing")
                };
                findings.push(finding.with("side", side.name()).with("question", question.name()).curable_by(cure()));
            }
        }
    }
}

/// What both agreed to in a register is no longer agreed once a side takes its word back, where either may.
fn taken_back(
    state: &State,
    fact: &Fact,
    clause: ClauseId,
    question: Question,
    moment: Moment,
    findings: &mut Vec<Finding>,
) {
    let by_either = |entry: &RegisterEntry| entry.content.register().taking_back() == TakingBack::ByEither;
    if !fact.as_register_entry().is_some_and(by_either) {
        return;
    }
    for side in Side::BOTH {
        if !state.keeps_to(fact.record, question, side, moment.now) {
            let finding = Finding::missing(clause, "agreement-taken-back").with("side", side.name());
            findings.push(finding.curable_by(missing_posts(question, side, &[])));
        }
    }
}

/// What a record asks of both sides before it can act. An item in review acts as such; *actionable* is asked of what hangs on it.
fn asked(fact: &Fact) -> Option<(ClauseId, Question)> {
    match fact.kind {
        "common-understanding" => Some((crate::clause_id!("TOR.2.a#2"), Question::CommonlyUnderstood)),
        "formation-step" => own_clause(fact).map(|clause| (clause, Question::FormationStep)),
        "plan" => Some((crate::clause_id!("TOR.2.a#7"), Question::Plan)),
        "area-set" => Some((crate::clause_id!("APP.3.c"), Question::Areas)),
        "agreed-name" => Some((crate::clause_id!("TOR.1.d.iv"), Question::Name)),
        "setting-change" => Some((crate::clause_id!("APP.9"), Question::Setting)),
        "resumption" => Some((crate::clause_id!("APP.8"), Question::Resume)),
        "ceasefire-report" if matches!(fact.body.as_deref(), Some(Body::CeasefireReport(report)) if report.state == CeasefireState::InEffect) => {
            Some((crate::clause_id!("APP.8"), Question::Ceasefire))
        }
        _ => own_clause(fact).filter(|_| fact.nature == Nature::Permission).map(|clause| (clause, Question::Register)),
    }
}

fn has_unanswered(state: &State, subject: RecordHash, question: Question, side: Side, moment: Moment) -> bool {
    state.standing(subject, question, side, moment).any(|consent| !state.unanswered(subject, consent).is_empty())
}

fn missing_posts(question: Question, side: Side, present: &[Post]) -> Vec<Author> {
    let senior = present.iter().any(|post| matches!(post, Post::Snr | Post::DeputySnr));
    let second = present.iter().any(|post| question.second_posts().contains(post));
    let mut posts = Vec::new();
    if !senior {
        posts.push(at(side, Post::Snr));
    }
    if !second {
        posts.extend(question.second_posts().iter().map(|post| at(side, *post)));
    }
    posts
}
