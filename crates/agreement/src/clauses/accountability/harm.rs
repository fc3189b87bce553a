//! TOR.2.c.iv, AMB-13, process 2.5: any allegation is considered; both sides answer; nothing is closed without a word on what
//! is done, nor by one side; anybody's word opens it again.
//!
//! There is no threshold anywhere: no rule looks at how many were harmed, by whom, or how well it is known. Who reports may
//! remain unknown and so may the exact place (SG-06, SG-08, SG-18, SG-29).
use super::super::{Case, at, at_both};
use super::{HARM, ahead, lifted, refused, upright};
use crate::identity::{Node, Post, RecordHash, Side};
use crate::records::{
    AnswerKind, Disclosure, EntryKey, HarmAnswer, HarmMeasures, HarmReport, HarmStanding, SealedWords,
};
use crate::records::{Body, Register, RegisterContent, RegisterEntry};
use crate::register::ClauseId;
use crate::state::{AsKnown, Cause, Change, Fact, HarmStage, Moment, SideAnswer, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const MEASURES: ClauseId = crate::clause_id!("TOR.2.c.iv#2");
const PUBLISHING: ClauseId = crate::clause_id!("SRC.004.g");
const NEVER_BY_ONE: Basis = Basis::Safeguard("SG-17");
const PLACES: Basis = Basis::Safeguard("SG-06");
const PERSONS: Basis = Basis::Safeguard("SG-08");

/// An allegation. Its reporter's identity and its exact place stand in clear only with consent.
pub(in crate::clauses) fn report(
    case: &Case<'_>,
    entry: &RegisterEntry,
    report: &HarmReport,
    findings: &mut Vec<Finding>,
) {
    if Side::BOTH.into_iter().any(|side| State::answer_key(&entry.key, side).is_none()) {
        findings.push(refused(case, HARM, "harm-case-key-unfit").with("key", entry.key.as_str()));
    }
    let in_clear = |disclosure: &Disclosure| matches!(disclosure, Disclosure::Clear(_));
    if in_clear(&report.identity) && !report.consent.covers_identity() {
        findings.push(refused(case, PERSONS, "harm-identity-without-consent"));
    }
    if in_clear(&report.exact_place) && !report.consent.covers_place() {
        findings.push(refused(case, PLACES, "harm-place-without-consent"));
    }
    if let Disclosure::Clear(place) = &report.exact_place
        && place.trim().is_empty()
    {
        findings.push(refused(case, HARM, "register-text-blank"));
    }
    // Nobody is held by an allegation, so other cells go back to whoever wrote them: laid over the usual ones they would tell more.
    let agreed_m = case.state.edition().geometry.covering_cell_m;
    if report.cells.size_m() != agreed_m {
        findings.push(refused(case, PLACES, "harm-cells-of-another-grid").with("metres", agreed_m));
    }
    for (basis, disclosure) in [(PERSONS, &report.identity), (PLACES, &report.exact_place)] {
        if let Disclosure::Sealed(words) = disclosure {
            findings.extend(sealed_outside(case, basis, words));
        }
    }
    if let (Disclosure::Sealed(identity), Disclosure::Sealed(place)) = (&report.identity, &report.exact_place)
        && (identity.attachment == place.attachment || identity.commitment == place.commitment)
    {
        findings.push(refused(case, PERSONS, "harm-sealed-twice-the-same"));
    }
    findings.extend(upright(case, HARM, [report.killed, report.injured]));
    findings.extend(ahead(case, HARM, report.happened.to()));
    let is_operation = |fact: &Fact| {
        matches!(fact.kind, "release" | "plan" | "final-notice" | "area-notice") || case.state.action(fact).is_some()
    };
    if let Some(operation) = report.operation
        && !case.state.fact(operation).is_some_and(is_operation)
    {
        findings.push(refused(case, HARM, "harm-operation-unknown").with("record", operation));
    }
}

/// What is sealed is sealed to the key that the chosen post has in force, so that somebody can open it.
fn sealed_outside(case: &Case<'_>, basis: Basis, words: &SealedWords) -> Option<Finding> {
    let said = |code| refused(case, basis, code).with("post", words.to.name());
    match case.state.roster()?.outside_sealing_key(words.to) {
        None => Some(said("no-outside-sealing-key")),
        Some(key) if *key != words.key => Some(said("sealed-to-another-outside-key")),
        Some(_) => None,
    }
}

/// The case that a key names must be there.
fn of_a_case(case: &Case<'_>, clause: ClauseId, key: &EntryKey) -> Option<Finding> {
    let stage = case.state.harm_stage(key, AsKnown::in_the_log(case.at));
    (stage == HarmStage::Unknown).then(|| refused(case, clause, "harm-case-unknown").with("key", key.as_str()))
}

/// A side answers for itself; that it did not, another node records once the day of the finding has passed.
pub(in crate::clauses) fn answer(case: &Case<'_>, entry: &RegisterEntry, answer: &HarmAnswer) -> Option<Finding> {
    let known = AsKnown::in_the_log(case.at);
    let ending = alloc::format!("/{}", answer.of.name());
    let Some(of) = entry.key.as_str().strip_suffix(ending.as_str()).and_then(EntryKey::parse) else {
        let finding = refused(case, HARM, "register-key-does-not-fit").with("key", entry.key.as_str());
        return Some(finding.with("expected", alloc::format!("…{ending}")));
    };
    if let Some(finding) = of_a_case(case, HARM, &of) {
        return Some(finding);
    }
    let own = case.author().node == Node::Headquarters(answer.of);
    match answer.answer {
        AnswerKind::Inquiry | AnswerKind::Finding { .. } if !own => {
            let finding = refused(case, HARM, "harm-answer-for-another").with("side", answer.of.name());
            Some(finding.curable_by([at(answer.of, Post::Legal), at(answer.of, Post::Protection)]))
        }
        AnswerKind::Inquiry => None,
        AnswerKind::Finding { killed, injured, .. } => upright(case, HARM, [killed, injured]),
        AnswerKind::NoResponse if own => Some(refused(case, HARM, "harm-silence-recorded-by-itself")),
        AnswerKind::NoResponse => {
            let due = case.state.harm_finding_due(&of, known);
            // A closed case has no day by which anything is due.
            let Some(due) = due else {
                return Some(refused(case, HARM, "harm-case-is-closed").with("key", of.as_str()));
            };
            let early = case.at < due;
            let answered = matches!(case.state.harm_answer(&of, answer.of, known), SideAnswer::Finding(_));
            if answered {
                Some(refused(case, HARM, "harm-silence-after-a-finding").with("side", answer.of.name()))
            } else if early {
                let finding = refused(case, HARM, "harm-silence-too-early").with("side", answer.of.name());
                Some(finding.with("due", due))
            } else {
                None
            }
        }
    }
}

/// What is done, or why nothing is: for a case that is there, and linked to a record that is there.
pub(in crate::clauses) fn measures(case: &Case<'_>, entry: &RegisterEntry, measures: &HarmMeasures) -> Option<Finding> {
    if let Some(finding) = of_a_case(case, MEASURES, &entry.key) {
        return Some(finding);
    }
    let HarmMeasures::Taken { linked: Some(linked), .. } = measures else { return None };
    case.state
        .fact(*linked)
        .is_none()
        .then(|| refused(case, MEASURES, "harm-measure-linked-to-nothing").with("record", linked))
}

/// A case is closed when nothing is missing, and reopened when it is closed.
pub(in crate::clauses) fn standing(
    case: &Case<'_>,
    entry: &RegisterEntry,
    standing: &HarmStanding,
    findings: &mut Vec<Finding>,
) {
    if let Some(finding) = of_a_case(case, HARM, &entry.key) {
        findings.push(finding);
        return;
    }
    let is_closed = case.state.harm_stage(&entry.key, AsKnown::in_the_log(case.at)) == HarmStage::Closed;
    match standing {
        HarmStanding::Closed { .. } if is_closed => {
            findings.push(refused(case, HARM, "harm-case-is-closed").with("key", entry.key.as_str()));
        }
        HarmStanding::Closed { .. } => {
            let against = missing(case.state, &entry.key, AsKnown::in_the_log(case.at));
            findings.extend(
                against.into_iter().map(|finding| Finding { standing: crate::verdict::Standing::Breached, ..finding }),
            );
        }
        HarmStanding::Reopened { .. } if !is_closed => {
            findings.push(refused(case, HARM, "harm-case-is-open").with("key", entry.key.as_str()));
        }
        HarmStanding::Reopened { .. } => {}
    }
}

/// A word on publishing is about a case that is there.
pub(in crate::clauses) fn publication(case: &Case<'_>, entry: &RegisterEntry) -> Option<Finding> {
    of_a_case(case, PUBLISHING, &entry.key)
}

/// What a case lacks before it can be closed: the answer of each side, and an agreed word on measures.
fn missing(state: &State, case: &EntryKey, known: AsKnown) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Side::BOTH
        .into_iter()
        .filter(|side| match state.harm_answer(case, *side, known) {
            SideAnswer::Nothing | SideAnswer::Inquiry => true,
            SideAnswer::NoResponse | SideAnswer::Finding(_) => false,
        })
        .map(|side| {
            let finding = Finding::missing(HARM, "harm-answer-missing").with("side", side.name());
            finding.curable_by([at(side, Post::Legal), at(side, Post::Protection)])
        })
        .collect();
    if state.harm_measures(case, known).is_none() {
        findings.push(
            Finding::missing(MEASURES, "harm-measures-missing")
                .with("key", case.as_str())
                .curable_by(at_both(Post::Protection)),
        );
    }
    findings
}

/// What stands against a proposed closing: what the case lacks, and whatever was said in it since.
pub(super) fn against_closing(state: &State, fact: &Fact, entry: &RegisterEntry, moment: Moment) -> Vec<Finding> {
    let RegisterContent::HarmStanding(HarmStanding::Closed { .. }) = &entry.content else { return Vec::new() };
    if state.agreement_on(fact).is_some() {
        return Vec::new();
    }
    let known = AsKnown::in_the_log(moment.now);
    let mut findings = missing(state, &entry.key, known);
    if let Some(later) = state.harm_events(&entry.key, known).find(|event| fact.index < event.index) {
        findings.push(
            Finding::missing(NEVER_BY_ONE, "harm-case-has-a-later-report")
                .with("record", later.record)
                .curable_by([fact.author]),
        );
    }
    findings
}

/// Whether a closing to which both consent may count now; for everything else there is nothing to ask.
pub(in crate::clauses) fn may_close(state: &State, fact: &Fact, entry: &RegisterEntry, moment: Moment) -> bool {
    against_closing(state, fact, entry, moment).is_empty()
}

/// The orders to preserve that end with the closing of their case: those that stood when it was proposed.
pub(in crate::clauses) fn released(state: &State, fact: &Fact, entry: &RegisterEntry) -> Vec<Change> {
    if entry.content.register() != Register::HarmStanding {
        return Vec::new();
    }
    let of_the_case = |order: RecordHash| {
        let body = state.fact(order).and_then(|order| order.body.as_deref());
        matches!(body, Some(Body::PreserveOrder(order)) if order.case == entry.key)
    };
    state
        .binding(Cause::Preservation)
        .filter(|order| order.index < fact.index && of_the_case(order.record))
        .map(|order| lifted(order.record, fact.record))
        .collect()
}
