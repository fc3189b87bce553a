//! An item is released to the counterpart: TOR.2.c#1, TOR.2.a.ii#2, #3, #5, TOR.0.5, TOR.2.a#4, SG-02, SG-03.
use crate::clauses::{Case, at_both};
use crate::identity::{Post, PublicKey};
use crate::records::{Body, NationalStatement, Release};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;
use spacetime::{Instant, LatLonBox};

const VETTED: ClauseId = crate::clause_id!("TOR.2.a.ii#3");
const VALIDATED: ClauseId = crate::clause_id!("TOR.2.a.ii#5");
const FORMAT: ClauseId = crate::clause_id!("TOR.2.a.ii#2");
const CIVILIANS: ClauseId = crate::clause_id!("TOR.0.5");
const DEVELOPED: ClauseId = crate::clause_id!("TOR.2.a#4");

pub(in crate::clauses) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::Release(release) = case.body() else { return };
    for (clause, name, statement) in statements(release) {
        findings.extend(bounded(case, clause, name, statement));
        if !is_live(statement, case.moment()) {
            // Coordinate on what is developed already: an expired or future statement says it is not.
            findings.push(
                Finding::breached(DEVELOPED, "statement-not-live")
                    .with("statement", name)
                    .with("until", statement.term.to())
                    .curable_by([case.author()]),
            );
        }
    }
    if !signed_by_legal(case) {
        findings.push(Finding::breached(VALIDATED, "legal-signature-missing").curable_by([case.own(Post::Legal)]));
    }
    if !case.state.edition().accepts_format("release", &release.format) {
        findings.push(
            Finding::breached(FORMAT, "format-not-agreed").with("format", &release.format).curable_by([case.author()]),
        );
    }
    if !case.state.edition().vocabulary.categories.contains(&release.category.0) {
        findings.push(
            Finding::breached(Basis::Safeguard("SG-02"), "category-not-in-the-list")
                .with("category", &release.category.0)
                .curable_by([case.author()]),
        );
    }
    if release.civilian_protection.trim().is_empty() {
        findings.push(Finding::breached(CIVILIANS, "civilian-protection-blank").curable_by([case.author()]));
    }
    findings.extend(large_enough(case, release.footprint));
}

/// Both statements must stay live for as long as anything rests on them.
pub(in crate::clauses) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let Some(release) = fact.as_release() else { return };
    findings.extend(lapsed(state, fact, moment.now));
    for (clause, name, statement) in statements(release) {
        if !is_live(statement, moment) {
            findings.push(
                Finding::missing(clause, "statement-lapsed")
                    .with("statement", name)
                    .with("until", statement.term.to())
                    .curable_by([fact.author]),
            );
        }
    }
}

/// An item out of which no plan has grown in the edition's time runs out; it can be released anew (process 2.1).
pub(super) fn lapsed(state: &State, fact: &Fact, now: Instant) -> Option<Finding> {
    let at = state.item_lapses(fact).filter(|at| *at <= now)?;
    Some(Finding::missing(Basis::Limit("proposals_lapse"), "item-lapsed").with("due", at).curable_by([fact.author]))
}

/// A footprint in clear is never smaller than the edition's minimum (SG-03).
pub(in crate::clauses) fn large_enough(case: &Case<'_>, footprint: LatLonBox) -> Option<Finding> {
    let min_km2 = case.state.edition().geometry.min_footprint_km2;
    (footprint.area_m2() < u64::from(min_km2) * 1_000_000).then(|| {
        Finding::breached(Basis::Safeguard("SG-03"), "footprint-too-small")
            .with("min_km2", min_km2)
            .curable_by([case.author()])
    })
}

const fn statements(release: &Release) -> [(ClauseId, &'static str, &NationalStatement); 2] {
    [(VETTED, "vetted", &release.vetted), (VALIDATED, "validated", &release.validated)]
}

pub(super) fn is_live(statement: &NationalStatement, moment: Moment) -> bool {
    statement.term.contains(moment.now)
}

pub(super) fn bounded(
    case: &Case<'_>,
    clause: ClauseId,
    name: &'static str,
    statement: &NationalStatement,
) -> Option<Finding> {
    let limit = case.state.edition().deadlines.statement_expiry;
    (statement.term.duration() > limit).then(|| {
        Finding::breached(clause, "statement-too-long")
            .with("statement", name)
            .with("hours", limit.whole_hours())
            .curable_by([case.author()])
    })
}

/// The own legal adviser signs beside the senior representative: another post, another key.
fn signed_by_legal(case: &Case<'_>) -> bool {
    let Some(roster) = case.state.roster() else { return false };
    let author: Option<PublicKey> = case.signature.and_then(crate::state::Signature::key);
    case.signed.signers.iter().any(|key| Some(*key) != author && roster.holds(*key, case.own(Post::Legal), case.at))
}

/// Who can bring a released item to *actionable*.
pub(in crate::clauses) fn reviewers() -> Vec<crate::identity::Author> {
    let mut posts = at_both(Post::Snr);
    posts.extend(at_both(Post::Legal));
    posts
}
