//! TOR.2.c.ii#2: what both sides announce is kept apart by time or by place; what is not, holds both.
//!
//! Asked of plans, of area notices, of independent notices (TOR.2.b) and of requests in haste (TOR.2.d.ii#2), each against the live ones
//! of the other side, by the edition's rules of separation and the exact test of four dimensions. Which came first gives no right: both hold until one is moved, cancelled or over. The first efforts have the
//! stricter rule of TOR.2.a#6. Exact places travel sealed, so each headquarters repeats the test on them; that attestation is not built.
use super::exceptions;
use crate::edition::{Edition, operation_class};
use crate::register::ClauseId;
use crate::separation::{self, Kept, Occupied};
use crate::state::{Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::Window;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.c.ii#2");
/// The kinds of record that announce an activity with a place and a time.
const KINDS: [&str; 4] = ["plan", "area-notice", "independent-notice", "expedited-request"];

pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if let Some(own) = occupied(fact) {
        kept_apart(state, fact, own, moment, findings);
    }
}

/// What this rule would find if the activity of a record had another window and nothing else were changed.
pub(crate) fn if_moved(state: &State, fact: &Fact, window: Window, moment: Moment) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(own) = occupied(fact) {
        kept_apart(state, fact, Occupied { window, ..own }, moment, &mut findings);
    }
    findings
}

fn kept_apart(state: &State, fact: &Fact, own: Occupied, moment: Moment, findings: &mut Vec<Finding>) {
    if own.window.to() <= moment.now {
        return;
    }
    for other in live(state, moment).filter(|other| other.side() != fact.side()) {
        let Some(theirs) = occupied(other) else { continue };
        if let Some(finding) = finding(state.edition(), own, theirs) {
            findings.push(finding.with("record", other.record).curable_by([fact.author, other.author]));
        }
    }
}

/// Every announcement that counts, of both sides.
pub(crate) fn live(state: &State, moment: Moment) -> impl Iterator<Item = &Fact> {
    let announced = KINDS.into_iter().flat_map(|kind| state.of_kind(kind));
    announced.filter(move |fact| is_live(state, fact, moment))
}

fn finding(edition: &Edition, own: Occupied, theirs: Occupied) -> Option<Finding> {
    let finding = match separation::kept(edition, own, theirs) {
        Kept::Apart => return None,
        Kept::TooNear => Finding::missing(CLAUSE, "not-kept-apart"),
        Kept::Unjudged => Finding::missing(CLAUSE, "separation-unmeasurable"),
    };
    let required = separation::required(edition, own.class, theirs.class)?;
    Some(
        finding
            .with("metres", required.lateral.amount.get() / 1_000)
            .with("minutes", required.time.amount.whole_seconds() / 60)
            .with("rules", edition.separation.version()),
    )
}

/// Where and when an activity of a record is; nothing for a record that announces none.
pub(crate) fn occupied(fact: &Fact) -> Option<Occupied> {
    let announces = KINDS.contains(&fact.kind);
    let class = operation_class(fact.side().filter(|_| announces)?);
    Some(Occupied { class, extent: fact.extent()?, window: fact.window()? })
}

/// Standing, its item standing, not over, and, where it is a request, not one to which silence said no.
pub(super) fn is_live(state: &State, fact: &Fact, moment: Moment) -> bool {
    let hangs_on_what_stands =
        fact.parent().is_none_or(|parent| state.fact(parent).is_some_and(|parent| !parent.is_ended()));
    !fact.is_ended()
        && hangs_on_what_stands
        && fact.window().is_some_and(|window| moment.now < window.to())
        && !exceptions::has_run_out(state, fact, moment)
}
