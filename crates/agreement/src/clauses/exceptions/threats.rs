//! TOR.0.3, TOR.2.d.i, AMB-06, AMB-19: an act on an imminent threat says so, under one wording, with what that wording asks for.
//!
//! The entry permits nothing: it says that something was done. Each wording of the text is an exception of its own and counts only
//! where the edition, or both sides, read it so; the narrowest do by default. A listed reference counts only when both had agreed to
//! the version of the list before the act, and the agreement that TOR.2.d.ii#2 asks for only when it was there before it too. What is
//! told late is recorded all the same, and marked.
use crate::clauses::{Case, at_both, registers};
use crate::edition::{Personnel, ThreatWording};
use crate::identity::{Node, Post, RecordHash};
use crate::records::{
    ListedReference, NoticeStage, OutsideAction, Register, RegisterContent, RegisterEntry, ThreatAgainst, Via,
};
use crate::register::ClauseId;
use crate::state::{AsKnown, Effect, Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::{Instant, Span, Window};

const VIA: ClauseId = crate::clause_id!("TOR.0.3");
const PERSONNEL: ClauseId = crate::clause_id!("TOR.2.d.i#1");
const LISTED: ClauseId = crate::clause_id!("TOR.2.d.i#2");
const AGREED: ClauseId = crate::clause_id!("TOR.2.d.ii#2");
const WORDINGS: ClauseId = crate::clause_id!("AMB-06");
const PARTNERS: ClauseId = crate::clause_id!("AMB-19");

pub(super) fn judge(case: &Case<'_>, entry: &RegisterEntry, action: &OutsideAction, findings: &mut Vec<Finding>) {
    let refused = |clause, code| Finding::breached(clause, code).curable_by([case.author()]);
    let exception = action.threat.exception();
    match case.header().via {
        Via::Group => findings.push(refused(VIA, "outside-action-names-no-exception")),
        Via::Outside(named) if named != exception => {
            findings.push(refused(exception, "threat-fits-another-exception").with("clause", exception));
        }
        Via::Outside(_) => findings.extend(wording(case, action.threat)),
    }
    if registers::is_ahead(case, action.acted_at) {
        findings.push(refused(VIA, "register-since-in-future").with("since", action.acted_at));
    }
    if action.acted_at < action.known_at {
        findings.push(refused(exception, "threat-known-after-the-act").with("known", action.known_at));
    }
    findings.extend(super::block(case, action.block, exception));
    // Where the exception needs agreement in advance, nothing was infeasible.
    if action.threat != ThreatAgainst::ThirdPartyForces && action.infeasible_because.trim().is_empty() {
        findings.push(refused(PERSONNEL, "infeasibility-not-stated"));
    }
    findings.extend(reference(case, action));
    findings.extend(request(case, action));
    let goes_back = action.notice == NoticeStage::Initial
        && entry.replaces.is_some_and(|before| stage_of(case.state, before) == Some(NoticeStage::Full));
    if goes_back {
        findings.push(refused(WORDINGS, "full-account-replaced-by-a-first-word"));
    }
}

/// A threat outside the wordings that are read so is no basis for an exception.
fn wording(case: &Case<'_>, threat: ThreatAgainst) -> Option<Finding> {
    let settings = case.state.settings_at(case.index);
    let read = |wording| settings.imminent_threat.wordings.contains(&wording);
    let counts = match threat {
        ThreatAgainst::OwnPersonnel => read(ThreatWording::Personnel),
        ThreatAgainst::PartnerPersonnel => {
            let counts = settings.personnel == Personnel::WithPartners && read(ThreatWording::Personnel);
            return (!counts)
                .then(|| Finding::breached(PARTNERS, "threat-to-partners-not-read").curable_by(at_both(Post::Snr)));
        }
        ThreatAgainst::ListedNationals => read(ThreatWording::ListedNationals),
        ThreatAgainst::Participants => read(ThreatWording::Participants),
        ThreatAgainst::States => read(ThreatWording::States),
        // Not a threat to either: the exception rests on agreement, not on a wording.
        ThreatAgainst::ThirdPartyForces => true,
    };
    (!counts).then(|| {
        Finding::breached(WORDINGS, "threat-wording-not-read")
            .with("clause", threat.exception())
            .curable_by(at_both(Post::Snr))
    })
}

fn reference(case: &Case<'_>, action: &OutsideAction) -> Option<Finding> {
    match &action.reference {
        None if action.threat == ThreatAgainst::ListedNationals => {
            Some(Finding::breached(LISTED, "reference-missing").curable_by([case.author()]))
        }
        Some(listed) if !was_listed_before(case.state, listed, action) => Some(
            Finding::breached(LISTED, "reference-not-agreed-before")
                .with("reference", listed.reference.as_str())
                .curable_by(at_both(Post::Snr)),
        ),
        None | Some(_) => None,
    }
}

fn was_listed_before(state: &State, listed: &ListedReference, action: &OutsideAction) -> bool {
    let Some((fact, entry)) = state.fact(listed.list).and_then(|fact| Some((fact, fact.as_register_entry()?))) else {
        return false;
    };
    let RegisterContent::ReferenceList(list) = &entry.content else { return false };
    let then = AsKnown::in_the_log(action.acted_at);
    state.agreed_entry(Register::ReferenceList, &entry.key, then).is_some_and(|(agreed, _, _)| agreed.by == fact.record)
        && was_free_at(state, fact, action.acted_at)
        && list.references.contains(&listed.reference)
}

/// The agreement in advance that TOR.2.d.ii#2 asks for: this side's request, agreed before the act, for its time and place.
fn request(case: &Case<'_>, action: &OutsideAction) -> Option<Finding> {
    let refused = |code| Finding::breached(AGREED, code).curable_by([case.author()]);
    let Some(request) = action.request else {
        return (action.threat == ThreatAgainst::ThirdPartyForces).then(|| refused("request-missing"));
    };
    if !was_granted_before(case, request, action.acted_at) {
        return Some(refused("request-not-agreed-before").with("record", request));
    }
    let granted = case.state.fact(request)?;
    let window = granted.window()?;
    let within = action.block.is_none_or(|block| granted.extent().is_some_and(|extent| extent.covers(block)));
    (!window.contains(action.acted_at) || !within).then(|| refused("act-outside-the-request").with("record", request))
}

fn was_granted_before(case: &Case<'_>, request: RecordHash, acted_at: Instant) -> bool {
    let granted = case.state.fact(request).filter(|fact| fact.side() == case.side()).filter(|fact| {
        fact.as_register_entry().is_some_and(|entry| matches!(entry.content, RegisterContent::ExpeditedRequest(_)))
    });
    // As the log stood at the act: agreed by both, with nothing that held it, and neither word taken back by then.
    granted.is_some_and(|fact| {
        let then = case.state.as_it_stood(acted_at);
        let agreed = then.fact(fact.record).is_some_and(|fact| then.agreement_on(fact).is_some());
        agreed && matches!(then.effect_at(fact.record, acted_at), Some(Effect::InEffect { .. }))
    })
}

/// True when no hold, doubt or stop bound a record at the moment of the act, whatever has lifted it since.
fn was_free_at(state: &State, fact: &Fact, acted_at: Instant) -> bool {
    Window::new(acted_at, acted_at.saturating_add(Span::from_millis(1)))
        .is_ok_and(|moment| state.restraints_between(fact, moment).next().is_none())
}

pub(super) fn action_of(fact: &Fact) -> Option<&OutsideAction> {
    if let RegisterContent::OutsideAction(action) = &fact.as_register_entry()?.content { Some(action) } else { None }
}

fn stage_of(state: &State, record: RecordHash) -> Option<NoticeStage> {
    state.fact(record).and_then(action_of).map(|action| action.notice)
}

/// Every version that one node gave of one act, up to and with a record, in the order of the log.
fn versions<'a>(
    state: &'a State,
    fact: &'a Fact,
    entry: &'a RegisterEntry,
) -> impl Iterator<Item = (&'a Fact, &'a OutsideAction)> {
    let node: Node = fact.node();
    state
        .entry_versions(Register::OutsideAction, &entry.key, AsKnown::in_the_log(Instant::MAX))
        .filter(move |(version, _)| version.node() == node && version.index < fact.index)
        .map(|(version, _)| version)
        .chain(core::iter::once(fact))
        .filter_map(|version| Some((version, action_of(version)?)))
}

/// The earliest moment that any version gives for the act: no later version moves a deadline away.
fn acted_first(state: &State, fact: &Fact, entry: &RegisterEntry) -> Option<Instant> {
    versions(state, fact, entry).map(|(_, action)| action.acted_at).min()
}

/// When the first word of an act was due.
pub(crate) fn first_word_due(state: &State, fact: &Fact, entry: &RegisterEntry) -> Option<Instant> {
    let limit = state.settings_at(fact.index).imminent_threat.initial_notice;
    acted_first(state, fact, entry).map(|acted| acted.saturating_add(limit))
}

/// When the full account of an act was due.
pub(crate) fn full_account_due(state: &State, fact: &Fact, entry: &RegisterEntry) -> Option<Instant> {
    let limit = state.settings_at(fact.index).imminent_threat.full_notice;
    acted_first(state, fact, entry).map(|acted| acted.saturating_add(limit))
}

/// Told later than the edition asks, by the first word or by the full account; or not told in full yet.
pub(super) fn unmet(
    state: &State,
    fact: &Fact,
    entry: &RegisterEntry,
    action: &OutsideAction,
    moment: Moment,
    findings: &mut Vec<Finding>,
) {
    let late = |code, due| Finding::missing(WORDINGS, code).with("due", due);
    if entry.replaces.is_none()
        && let Some(due) = first_word_due(state, fact, entry).filter(|due| *due < fact.at)
    {
        findings.push(late("outside-action-late", due).with("told", fact.at).curable_by([]));
    }
    let Some(due) = full_account_due(state, fact, entry) else { return };
    let mut full = versions(state, fact, entry).filter(|(_, action)| action.notice == NoticeStage::Full);
    match full.next() {
        Some((first, _)) if first.record == fact.record && due < fact.at => {
            findings.push(late("full-account-late", due).with("told", fact.at).curable_by([]));
        }
        None if action.notice == NoticeStage::Initial && due < moment.now => {
            findings.push(late("full-account-overdue", due).curable_by([fact.author]));
        }
        Some(_) | None => {}
    }
}
