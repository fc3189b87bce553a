//! TOR.2.0#4, TOR.2.c.v: nothing is integrated unless both national authorities, a conference and an adopted procedure stand behind it.
//!
//! Four things, each asked for by itself: the two decisions, the conference with both sides at it, the procedure. They are asked again
//! at every use, so that one of them taken back or held locks everything again. An unlocking is a name that may be used: no consent,
//! no check and no hold of a plan looks at it.
use super::super::{Case, at, at_both};
use crate::identity::{Author, NationalReference, Post, RecordHash, Side};
use crate::records::{
    Conference, Consent, EntryKey, IntegratedPlan, IntegrationUnlock, Procedure, ProcedureMatter, Register,
    RegisterContent, RegisterEntry,
};
use crate::register::ClauseId;
use crate::state::{AsKnown, Moment, State};
use crate::verdict::Finding;
use alloc::string::String;
use alloc::vec::Vec;

const LOCKED: ClauseId = crate::clause_id!("TOR.2.0#4");
const CONFERENCE: ClauseId = crate::clause_id!("TOR.2.c.v");

/// The one key under which both allow integrated operations.
const KEY: &str = "integrated-operations";

/// Held already, with somebody of both sides there.
pub(super) fn conference(case: &Case<'_>, conference: &Conference) -> Vec<Finding> {
    let refused = |code| Finding::breached(CONFERENCE, code).curable_by([case.author()]);
    let mut findings = Vec::new();
    if conference.held_at > case.at.saturating_add(case.state.edition().freshness.skew_max) {
        findings.push(refused("conference-not-held-yet").with("held", conference.held_at));
    }
    for side in Side::BOTH {
        if !conference.of(side).contains(&Post::Snr) {
            findings.push(refused("conference-without-a-side").with("side", side.name()));
        }
    }
    findings
}

/// Written by a conference that both recorded, where it is for integrated operations or names one.
pub(super) fn procedure(case: &Case<'_>, procedure: &Procedure) -> Option<Finding> {
    let known = AsKnown::in_the_log(case.at);
    no_conference(case.state, procedure, known).map(|finding| finding.curable_by([case.author()]))
}

fn no_conference(state: &State, procedure: &Procedure, known: AsKnown) -> Option<Finding> {
    match (procedure.conference, procedure.matter) {
        (Some(conference), _) => (!is_in_force(state, Register::Conference, conference, known))
            .then(|| Finding::breached(CONFERENCE, "procedure-of-no-conference").with("record", conference)),
        (None, ProcedureMatter::IntegratedOperations) => {
            Some(Finding::breached(CONFERENCE, "procedure-without-a-conference"))
        }
        (None, ProcedureMatter::JointDecision) => None,
    }
}

pub(super) fn unlock(case: &Case<'_>, entry: &RegisterEntry, unlock: &IntegrationUnlock, findings: &mut Vec<Finding>) {
    if entry.key.as_str() != KEY {
        let finding = Finding::breached(LOCKED, "register-key-does-not-fit").with("key", entry.key.as_str());
        findings.push(finding.with("expected", KEY).curable_by([case.author()]));
    }
    // A reference that one side copied from the other is no decision of its own authority.
    if is_same_reference(&unlock.alpha, &unlock.bravo) {
        findings.push(
            Finding::breached(LOCKED, "unlock-under-one-reference")
                .with("reference", unlock.alpha.as_str())
                .curable_by(at_both(Post::Snr)),
        );
    }
    findings.extend(lacking(case.state, unlock, AsKnown::in_the_log(case.at)));
}

/// The same but for case, spaces and signs: what was copied and dressed up is copied.
fn is_same_reference(one: &NationalReference, other: &NationalReference) -> bool {
    let letters = |reference: &NationalReference| -> String {
        reference.as_str().chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

/// The attempt to call a plan integrated: refused by default, with what would have to be there first.
pub(super) fn plan(case: &Case<'_>, integrated: IntegratedPlan, findings: &mut Vec<Finding>) {
    if let Err(locked) = unlocked(case.state, AsKnown::in_the_log(case.at)) {
        findings.extend(locked);
    }
    if !case.state.fact(integrated.plan).is_some_and(|fact| fact.kind == "plan" && !fact.is_ended()) {
        findings.push(
            Finding::breached(LOCKED, "integrated-without-a-plan")
                .with("record", integrated.plan)
                .curable_by([case.author()]),
        );
    }
}

/// Each side consents to an unlocking under the decision of its national authority that stands in it, and under no other.
pub(in crate::clauses) fn consented(case: &Case<'_>, consent: &Consent) -> Option<Finding> {
    let entry = case.state.fact(consent.subject)?.as_register_entry()?;
    let RegisterContent::IntegrationUnlock(unlock) = &entry.content else { return None };
    let side = case.side()?;
    (consent.decision.as_ref() != Some(unlock.of(side))).then(|| {
        Finding::breached(LOCKED, "unlock-under-another-decision")
            .with("expected", unlock.of(side).as_str())
            .curable_by([at(side, Post::Snr)])
    })
}

/// What an agreed entry of these registers lacks until both have agreed to it, and what a mark lacks at any time.
pub(super) fn unmet(state: &State, entry: &RegisterEntry, moment: Moment, author: Author) -> Vec<Finding> {
    let known = AsKnown::in_the_log(moment.now);
    let held = |findings: Vec<Finding>| {
        findings.into_iter().map(|finding| Finding { standing: crate::verdict::Standing::Missing, ..finding }).collect()
    };
    if let RegisterContent::IntegrationUnlock(unlock) = &entry.content {
        return held(lacking(state, unlock, known));
    }
    if let RegisterContent::IntegratedPlan(_) = &entry.content {
        return held(unlocked(state, known).err().unwrap_or_default());
    }
    let RegisterContent::Procedure(procedure) = &entry.content else { return Vec::new() };
    held(no_conference(state, procedure, known).map(|finding| finding.curable_by([author])).into_iter().collect())
}

/// Whether plans may be called integrated, as known; what speaks against it otherwise.
pub(crate) fn unlocked(state: &State, known: AsKnown) -> Result<(), Vec<Finding>> {
    let locked = || Finding::breached(LOCKED, "integrated-operations-locked").curable_by(at_both(Post::Snr));
    let agreed = EntryKey::parse(KEY).and_then(|key| state.agreed_entry(Register::IntegrationUnlock, &key, known));
    let Some((_, fact, RegisterEntry { content: RegisterContent::IntegrationUnlock(unlock), .. })) = agreed else {
        return Err(Vec::from([locked()]));
    };
    let mut findings = lacking(state, unlock, known);
    if state.is_itself_held(fact) {
        findings.push(locked());
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

fn lacking(state: &State, unlock: &IntegrationUnlock, known: AsKnown) -> Vec<Finding> {
    let missing =
        |code, record| Finding::breached(CONFERENCE, code).with("record", record).curable_by(at_both(Post::Snr));
    let mut findings = Vec::new();
    if !is_in_force(state, Register::Conference, unlock.conference, known) {
        findings.push(missing("unlock-without-conference", unlock.conference));
    }
    let adopted = is_in_force(state, Register::Procedure, unlock.procedure, known)
        && state.fact(unlock.procedure).and_then(|fact| fact.as_register_entry()).is_some_and(
            |entry| matches!(&entry.content, RegisterContent::Procedure(procedure)
                if procedure.matter == ProcedureMatter::IntegratedOperations && procedure.conference == Some(unlock.conference)),
        );
    if !adopted {
        findings.push(missing("unlock-without-procedure", unlock.procedure));
    }
    findings
}

/// True when this very record is the version of its entry that both agreed to, and nothing holds it.
fn is_in_force(state: &State, register: Register, record: RecordHash, known: AsKnown) -> bool {
    let entry = state.fact(record).and_then(|fact| fact.as_register_entry());
    entry.filter(|entry| entry.content.register() == register).is_some_and(|entry| {
        state
            .agreed_entry(register, &entry.key, known)
            .is_some_and(|(agreed, fact, _)| agreed.by == record && !state.is_itself_held(fact))
    })
}
