//! TOR.0.5, process 2.11, SG-05, SG-06: protected entries and movements hold whatever would touch their cells.
//!
//! The entry itself is a restraint and is never refused: it holds from arrival ([`crate::state::Cause::Protected`]). Here stand the
//! rules of what is said of it afterwards, and what ends it: its own submitter's word that it has arrived, is cancelled or retired,
//! or a later version that every recipient has acknowledged. No date, post, consent or withdrawal does. Whether something meets an
//! entry is answered by its cells alone, so the answer is the same all over a cell.
use super::{Case, at};
use crate::identity::{Node, Post, RecordHash, Side};
use crate::records::{Body, ProtectedEntry, ProtectedReport, ProtectedWord};
use crate::register::ClauseId;
use crate::state::{Cause, Change, Fact, Moment, Restraint, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

pub(super) const CLAUSE: ClauseId = crate::clause_id!("TOR.0.5");
const HELD: Basis = Basis::Safeguard("SG-05");
const SECRET: Basis = Basis::Safeguard("SG-06");
/// A chain of versions is followed so far.
const VERSIONS_MAX: usize = 64;

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if let Body::ProtectedReport(report) = case.body() {
        findings.extend(reported(case, *report));
    }
    if let Body::ProtectedEntry(entry) = case.body() {
        submitted(case, entry, findings);
    }
}

/// An entry is only told what is odd about it: it holds all the same.
fn submitted(case: &Case<'_>, entry: &ProtectedEntry, findings: &mut Vec<Finding>) {
    let agreed_m = case.state.edition().geometry.covering_cell_m;
    if entry.cells.size_m() < agreed_m {
        findings.push(
            Finding::missing(SECRET, "cells-finer-than-agreed").with("metres", agreed_m).curable_by([case.author()]),
        );
    }
    // Cells of two sizes over one place can be laid over each other: every covering is of the one grid.
    if entry.cells.size_m() > agreed_m {
        findings.push(
            Finding::missing(SECRET, "cells-of-another-grid").with("metres", agreed_m).curable_by([case.author()]),
        );
    }
    if let Some(sealed) = &entry.sealed {
        findings.extend(
            super::sealed::addressed(case, sealed)
                .map(|finding| Finding { standing: crate::verdict::Standing::Missing, ..finding }),
        );
    }
    if let Some(of) = entry.replaces
        && own_entry(case.state, of, case.author()).is_none()
    {
        // Both hold then, and the earlier one goes on holding.
        findings.push(Finding::missing(HELD, "replaces-no-own-entry").with("record", of).curable_by([case.author()]));
    }
}

fn own_entry(state: &State, record: RecordHash, author: crate::identity::Author) -> Option<&Restraint> {
    state.restraint(record).filter(|restraint| restraint.cause == Cause::Protected && restraint.author == author)
}

fn reported(case: &Case<'_>, report: ProtectedReport) -> Option<Finding> {
    let refused = |basis: Basis, code| Finding::breached(basis, code).with("record", report.of);
    let entry = case.state.restraint(report.of).filter(|restraint| restraint.cause == Cause::Protected);
    let (Some(restraint), Some(course)) =
        (entry, case.state.fact(report.of).and_then(Fact::as_protected_entry).map(|entry| entry.course))
    else {
        return Some(refused(CLAUSE.into(), "report-of-no-protected-entry").curable_by([case.author()]));
    };
    if !restraint.binds() {
        return Some(refused(CLAUSE.into(), "protected-entry-has-ended"));
    }
    if !report.says.fits(course) {
        return Some(refused(CLAUSE.into(), "report-does-not-fit-the-entry").curable_by([case.author()]));
    }
    let own = case.author() == restraint.author;
    match report.says {
        ProtectedWord::Arrived | ProtectedWord::Cancelled | ProtectedWord::Retired | ProtectedWord::Reconfirmed => {
            (!own).then(|| refused(HELD, "only-the-submitter-ends").curable_by([restraint.author]))
        }
        ProtectedWord::Confirmed => (case.author().node == restraint.author.node).then(|| {
            let others = recipients(restraint.author.node).map(|side| at(side, Post::Protection));
            refused(CLAUSE.into(), "confirmed-by-its-own-node").curable_by(others)
        }),
        ProtectedWord::Queried => None,
    }
}

/// What a record is told when it meets a protected entry: that, and nothing of where.
pub(super) fn met(restraint: &Restraint, by: crate::identity::Author) -> Finding {
    Finding::missing(CLAUSE, "meets-protected-entry").with("record", restraint.record).curable_by([by])
}

/// The headquarters that a version of an entry is to be acknowledged by: both, but for its author's own.
pub(crate) fn recipients(of: Node) -> impl Iterator<Item = Side> {
    Side::BOTH.into_iter().filter(move |side| of != Node::Headquarters(*side))
}

/// A headquarters' first acknowledgement of a record that stands, below an index.
pub(crate) fn acknowledged_by(state: &State, record: RecordHash, side: Side, below: u64) -> Option<&Fact> {
    state.about(record).find(|seen| {
        seen.kind == "acknowledgement" && seen.side() == Some(side) && seen.index < below && !seen.is_ended()
    })
}

/// What a later version ends once it counts: every earlier one of the same submitter, when all recipients have acknowledged it.
pub(super) fn replaced(state: &State, fact: &Fact, entry: &ProtectedEntry, moment: Moment) -> Vec<Change> {
    let mut seen = recipients(fact.node());
    if !seen.all(|side| acknowledged_by(state, fact.record, side, moment.below).is_some()) {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let mut earlier = entry.replaces;
    while let Some(restraint) = earlier.and_then(|record| own_entry(state, record, fact.author)) {
        if changes.len() >= VERSIONS_MAX || restraint.record == fact.record {
            break;
        }
        if restraint.binds() {
            changes.push(Change::Lifted { restraint: restraint.record, by: fact.record });
        }
        let version = state.fact(restraint.record).and_then(Fact::as_protected_entry);
        // An earlier version came before: a chain goes back in the log and never round.
        earlier = version
            .and_then(|version| version.replaces)
            .filter(|record| state.restraint(*record).is_some_and(|before| before.index < restraint.index));
    }
    changes
}
