//! How an item ends after it was acted on, and that it never ends as if nothing had been done (process 2.1).
//!
//! Text: TOR.2.a#5 (no action is a result, where none was taken), TOR.2.c.iv#1 (harm is considered together before anything is closed).
//! A report of action outlives every consent: while one stands the item is not closed as *no action*, by one side or by both. It is
//! closed by both, and only while no case of harm about it is open. Nothing here judges what was done.
use crate::clauses::Case;
use crate::identity::RecordHash;
use crate::records::{Proposal, ProposalKind};
use crate::register::ClauseId;
use crate::state::{Change, EndKind, Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

const PROPOSALS: ClauseId = crate::clause_id!("TOR.2.a#5");
const HARM: ClauseId = crate::clause_id!("TOR.2.c.iv#1");

/// No action where something was done, and a closing where nothing was.
pub(super) fn proposed(case: &Case<'_>, proposal: &Proposal) -> Option<Finding> {
    match proposal.kind {
        ProposalKind::NoAction => not_acted_on(case, proposal.item),
        ProposalKind::Closing => case.state.acted_on(proposal.item).is_none().then(|| {
            Finding::breached(PROPOSALS, "item-was-not-acted-on")
                .with("record", proposal.item)
                .curable_by([case.author()])
        }),
        ProposalKind::Timing(_)
        | ProposalKind::Block(_)
        | ProposalKind::MonitorOnly
        | ProposalKind::CivilMeasure(_)
        | ProposalKind::None => None,
    }
}

/// An item of which a report of action stands is not closed as no action.
pub(super) fn not_acted_on(case: &Case<'_>, item: RecordHash) -> Option<Finding> {
    case.state.acted_on(item).map(|report| {
        Finding::breached(PROPOSALS, "item-was-acted-on")
            .with("record", item)
            .with("report", report.record)
            .curable_by([case.author()])
    })
}

/// A closing waits until every case of harm about the item is closed by both.
pub(super) fn unmet(state: &State, fact: &Fact, findings: &mut Vec<Finding>) {
    let Some(proposal) = fact.as_proposal().filter(|proposal| proposal.kind == ProposalKind::Closing) else { return };
    findings.extend(
        state
            .open_harm_about(proposal.item)
            .into_iter()
            .map(|case| Finding::missing(HARM, "harm-case-open").with("case", case.as_str()).curable_by([fact.author])),
    );
}

/// What both agreeing to a proposal brings about.
pub(in crate::clauses) fn closed(state: &State, fact: &Fact, proposal: &Proposal, moment: Moment) -> Option<Change> {
    let item = state.fact(proposal.item).filter(|item| !item.is_ended())?;
    if !state.both_said(fact.record, proposal.kind.question()?, moment) {
        return None;
    }
    let acted = state.acted_on(item.record).is_some();
    let how = match proposal.kind {
        ProposalKind::NoAction if !acted => EndKind::NoActionAgreed,
        ProposalKind::Closing if acted && state.open_harm_about(item.record).is_empty() => EndKind::Closed,
        ProposalKind::NoAction
        | ProposalKind::Closing
        | ProposalKind::Timing(_)
        | ProposalKind::Block(_)
        | ProposalKind::MonitorOnly
        | ProposalKind::CivilMeasure(_)
        | ProposalKind::None => return None,
    };
    Some(Change::Ended { record: item.record, by: fact.record, how })
}
