//! Law L8: nobody can sign for another post; and what else an entry needs to be admissible at this point of the log.
//!
//! The sequencer asks the same questions before it admits (`State::admit`); an entry that fails them here is void and
//! evidence against the sequencer. A restraint is not asked for skew, edition or submitter (L9): anybody may carry it.
use crate::identity::Node;
use crate::records::{Body, Header, Nature, Signed};
use crate::state::{Signature, State};
use crate::verdict::{Basis, Finding};
use spacetime::Instant;

/// Who signed for the author's post; a finding when nobody did or the entry is not admissible.
pub(crate) fn signature(
    state: &State,
    signed: &Signed,
    submitter: Node,
    at: Instant,
) -> Result<Option<Signature>, Finding> {
    if let Body::Genesis(_) = signed.record.body {
        return Ok(Some(Signature::Authority));
    }
    let Some(roster) = state.roster() else {
        return Err(Finding::breached(Basis::Law("L7"), "log-not-founded"));
    };
    let header = &signed.record.header;
    let found = roster.signature(header.author, &signed.signers, at);
    if let Body::Stop(_) = signed.record.body {
        // No term, post or revocation delays a stop: any key the log has ever known will do (process 2.11).
        let known = signed.signers.iter().any(|key| roster.ever_known(*key));
        return if known { Ok(found) } else { Err(nobody_signed(header)) };
    }
    let signature = match (&signed.record.body, header.author.node.side()) {
        // The new keys sign for themselves; `appointments` checks that they are the announced ones.
        (Body::AuthoritySuccession(succession), Some(_)) => {
            crate::state::two_of(&succession.keys, &signed.signers).then_some(Signature::Authority)
        }
        _ => found,
    };
    let signature = signature.ok_or_else(|| nobody_signed(header))?;
    if signed.record.body.nature() != Nature::Restraint {
        submitted_by_own_node(header, submitter, &signed.record.body)?;
        not_from_the_future(state, header, at)?;
        under_this_edition(state, header)?;
        under_these_rules(header)?;
    }
    Ok(Some(signature))
}

fn nobody_signed(header: &Header) -> Finding {
    Finding::breached(Basis::Law("L8"), "nobody-signed-for-the-post")
        .with("node", header.author.node.name())
        .with("post", header.author.post.name())
        .curable_by([header.author])
}

/// Nobody acts for the other side: what permits or states comes from its author's own node, whose outbox orders it.
fn submitted_by_own_node(header: &Header, submitter: Node, body: &Body) -> Result<(), Finding> {
    let own = submitter == header.author.node || body.nature() == Nature::JointControl;
    if own {
        return Ok(());
    }
    Err(Finding::breached(Basis::Safeguard("SG-13"), "submitted-by-another-node")
        .with("node", header.author.node.name())
        .with("submitter", submitter.name())
        .curable_by([header.author]))
}

/// The past is never refused: couriers are slow, and rules judge lateness.
fn not_from_the_future(state: &State, header: &Header, at: Instant) -> Result<(), Finding> {
    let latest = at.saturating_add(state.edition().freshness.skew_max);
    if header.made_at <= latest {
        return Ok(());
    }
    Err(Finding::breached(Basis::Admission("made-at-skew"), "made-in-the-future")
        .with("made_at", header.made_at)
        .with("latest", latest)
        .curable_by([header.author]))
}

fn under_this_edition(state: &State, header: &Header) -> Result<(), Finding> {
    if header.edition == state.edition().id {
        return Ok(());
    }
    Err(Finding::breached(Basis::Admission("edition"), "made-under-another-edition")
        .with("edition", &header.edition)
        .with("expected", &state.edition().id)
        .curable_by([header.author]))
}

/// A version of the rules that this room does not hold cannot be judged by it; the log takes up a new one by agreement.
fn under_these_rules(header: &Header) -> Result<(), Finding> {
    if header.rules == crate::RULES_VERSION {
        return Ok(());
    }
    Err(Finding::breached(Basis::Admission("rules"), "made-under-other-rules")
        .with("rules", header.rules)
        .with("expected", crate::RULES_VERSION)
        .curable_by([header.author]))
}
