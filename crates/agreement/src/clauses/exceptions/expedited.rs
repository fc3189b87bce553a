//! TOR.2.d.ii#2: agreement in haste is asked for and given beforehand, within the edition's time; silence is *no*.
//!
//! Only the side that needs the other's agreement asks. The timer runs from the entry of the request. No consent counts after it, and
//! none is ever assumed: a request that ran out stays in the log as not agreed (SG-04, L12).
use super::{Ground, ground};
use crate::clauses::{Case, app_3_c_areas, at, at_both};
use crate::identity::Post;
use crate::records::{Consent, ExpeditedRequest, RegisterContent};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::Instant;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.d.ii#2");
const CEASEFIRE: ClauseId = crate::clause_id!("TOR.2.d.ii#3");
const CHANNEL: ClauseId = crate::clause_id!("SRC.004.h");

pub(super) fn judge(case: &Case<'_>, request: &ExpeditedRequest, findings: &mut Vec<Finding>) {
    let consenting = case.state.edition().roles.consenting_party;
    if case.side() == Some(consenting) {
        findings.push(
            Finding::breached(CLAUSE, "expedited-asked-by-the-consenting-side")
                .with("side", consenting.counterpart().name())
                .curable_by([at(consenting.counterpart(), Post::Snr)]),
        );
    }
    findings.extend(super::block(case, request.block, CLAUSE));
    if request.window.from() <= case.at {
        findings.push(
            Finding::breached(CLAUSE, "expedited-not-in-advance")
                .with("from", request.window.from())
                .curable_by([case.author()]),
        );
    }
}

/// When silence is *no*.
pub(crate) fn due(state: &State, fact: &Fact) -> Instant {
    fact.at.saturating_add(state.edition().deadlines.expedited_consent)
}

/// A word that comes after the time is no word, and a request that has begun is no longer in advance.
pub(super) fn answered_too_late(case: &Case<'_>, consent: &Consent) -> Option<Finding> {
    let fact = case.state.fact(consent.subject)?;
    let RegisterContent::ExpeditedRequest(request) = &fact.as_register_entry()?.content else { return None };
    (!is_open(case.state, fact, request, case.at) && case.state.agreement_on(fact).is_none())
        .then(|| unanswered(case.state, fact, Finding::breached))
}

fn is_open(state: &State, fact: &Fact, request: &ExpeditedRequest, now: Instant) -> bool {
    now < due(state, fact) && now < request.window.from()
}

/// Whether silence has said no to a request; false for any other record.
pub(crate) fn has_run_out(state: &State, fact: &Fact, moment: Moment) -> bool {
    let Some(RegisterContent::ExpeditedRequest(request)) = fact.as_register_entry().map(|entry| &entry.content) else {
        return false;
    };
    state.agreement_on(fact).is_none() && !is_open(state, fact, request, moment.now)
}

fn unanswered(state: &State, fact: &Fact, finding: fn(ClauseId, &'static str) -> Finding) -> Finding {
    let due = due(state, fact);
    finding(CLAUSE, "expedited-not-agreed").with("due", due).with("record", fact.record).curable_by([fact.author])
}

pub(super) fn unmet(
    state: &State,
    fact: &Fact,
    request: &ExpeditedRequest,
    moment: Moment,
    findings: &mut Vec<Finding>,
) {
    if has_run_out(state, fact, moment) {
        findings.push(unanswered(state, fact, Finding::missing));
    }
    if request.window.to() <= moment.now {
        findings.push(
            Finding::missing(CLAUSE, "window-is-over").with("until", request.window.to()).curable_by([fact.author]),
        );
    }
    if request.external_channel.is_none() {
        findings.push(Finding::missing(CHANNEL, "channel-reference-missing").curable_by([fact.author]));
    }
    // Somebody is there, or nothing would be asked for: who it is decides what the ceasefire protects (TOR.2.d.ii#3).
    if request.present.is_empty() {
        findings.push(Finding::missing(CEASEFIRE, "presence-not-stated").curable_by([fact.author]));
    }
    let Some(block) = request.block else { return };
    let on = Ground::of(state, block, moment);
    if on.is_undesignated_everywhere {
        findings.push(Finding::missing(app_3_c_areas::EMPTY, "no-areas-in-force").curable_by(at_both(Post::Snr)));
    } else if !on.meets_designated {
        findings.push(Finding::missing(CLAUSE, "expedited-outside-designated").curable_by([fact.author]));
    }
    ground::holds(state, fact, on, &request.present, moment, CEASEFIRE, findings);
}
