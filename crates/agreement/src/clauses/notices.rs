//! Notices of place and their read-back: TOR.1.d.iv, SG-12, process 2.2.
//!
//! The receiver gives the place in its own representation, independently. What comes of it is *same*, *differs* or
//! *cannot tell*; the last two hold the notice. No distance, direction or corrected place ever comes of it. A new
//! read-back or a corrected notice cures. What is sealed is read back by its outcome alone (`sealed`), and no place within an item's
//! footprint is ever given or read back in clear (SG-03).
use super::{Case, case, sealed};
use crate::identity::{Post, RecordHash};
use crate::records::{AreaNotice, Body, Compared, PlaceStatement, ReadBack, ReadBackAnswer, SealedLocation};
use crate::register::ClauseId;
use crate::state::{Change, EndKind, Fact, Moment, ReadBackOutcome, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;
use spacetime::Window;

const CLAUSE: ClauseId = crate::clause_id!("TOR.1.d.iv");
const WINDOW: Basis = Basis::Safeguard("SG-12");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if let Body::AreaNotice(notice) = case.body() {
        noticed(case, notice, findings);
    }
    if let Body::ReadBack(read_back) = case.body() {
        findings.extend(read(case, read_back));
    }
}

fn noticed(case: &Case<'_>, notice: &AreaNotice, findings: &mut Vec<Finding>) {
    findings.extend(stated(case, &notice.place));
    if !notice.extent.contains(notice.place.position) {
        findings.push(Finding::breached(CLAUSE, "place-outside-its-extent").curable_by([case.author()]));
    }
    if notice.window.to() <= case.at {
        findings.push(
            Finding::breached(CLAUSE, "window-is-over").with("until", notice.window.to()).curable_by([case.author()]),
        );
    }
    findings.extend(super::coordination::release::large_enough(case, notice.extent));
    findings.extend(in_clear(case, &notice.place));
    findings.extend(case.header().references.iter().find_map(|record| {
        let fact = case.state.fact(*record)?;
        matches!(fact.kind, "release" | "plan" | "final-notice" | "sealed-location").then(|| of_an_item(case, *record))
    }));
}

/// A place in clear within the footprint of a live item, or of a plan for one, is the point of it that its footprint keeps coarse.
fn in_clear(case: &Case<'_>, place: &PlaceStatement) -> Option<Finding> {
    let around = |fact: &&Fact| !fact.is_ended() && fact.extent().is_some_and(|extent| extent.contains(place.position));
    let mut live = case.state.of_kind("release").chain(case.state.of_kind("plan")).filter(around);
    live.next().map(|fact| of_an_item(case, fact.record))
}

fn of_an_item(case: &Case<'_>, record: RecordHash) -> Finding {
    Finding::breached(Basis::Safeguard("SG-03"), "place-of-an-item-in-clear")
        .with("record", record)
        .curable_by([case.author()])
}

fn read(case: &Case<'_>, read_back: &ReadBack) -> Option<Finding> {
    let Some(fact) = case.state.fact(read_back.notice).filter(|fact| {
        let of_item = |location: &SealedLocation| case.state.fact(location.of).is_some_and(|of| of.kind == "release");
        fact.kind == "area-notice" || fact.as_sealed_location().is_some_and(of_item)
    }) else {
        return Some(
            Finding::breached(CLAUSE, "no-such-record").with("record", read_back.notice).curable_by([case.author()]),
        );
    };
    if fact.side() == case.side() {
        // Reading back one's own notice shows nothing.
        return Some(
            Finding::breached(CLAUSE, "read-back-of-own-notice")
                .with("record", read_back.notice)
                .curable_by([case::post_across(fact, Post::DutyOfficer)]),
        );
    }
    let refused = match &read_back.answer {
        ReadBackAnswer::Place(place) if fact.as_area_notice().is_some() => {
            stated(case, place).or_else(|| in_clear(case, place))
        }
        ReadBackAnswer::Place(_) => Some(of_an_item(case, read_back.notice)),
        ReadBackAnswer::Compared { .. } if fact.as_area_notice().is_some() => Some(
            Finding::breached(CLAUSE, "read-back-without-a-place")
                .with("record", read_back.notice)
                .curable_by([case.author()]),
        ),
        ReadBackAnswer::Compared { .. } | ReadBackAnswer::CannotTell => sealed::undelivered(case, fact),
    };
    if refused.is_some() {
        return refused;
    }
    let held = match outcome(case, read_back)? {
        ReadBackOutcome::Same => {
            return Some(Finding::satisfied(CLAUSE, "read-back-same").with("record", read_back.notice));
        }
        ReadBackOutcome::Differs => Finding::missing(CLAUSE, "read-back-differs"),
        ReadBackOutcome::CannotTell => Finding::missing(CLAUSE, "read-back-cannot-tell"),
    };
    Some(held.with("record", read_back.notice).curable_by([case.author(), fact.author]))
}

/// What is written must read as the position given, within its own precision.
fn stated(case: &Case<'_>, place: &PlaceStatement) -> Option<Finding> {
    match crate::place::agrees_with_itself(place) {
        Ok(true) => None,
        Ok(false) => Some(
            Finding::breached(CLAUSE, "place-is-not-what-is-written")
                .with("stated", &place.stated)
                .curable_by([case.author()]),
        ),
        Err(problem) => Some(
            Finding::breached(CLAUSE, "place-unreadable")
                .with("stated", &place.stated)
                .with("problem", problem.code())
                .curable_by([case.author()]),
        ),
    }
}

/// A corrected notice names the one it replaces among its references; that one ends.
pub(super) fn superseded(case: &Case<'_>) -> Vec<Change> {
    case.header()
        .references
        .iter()
        .filter(|record| {
            case.state
                .fact(**record)
                .is_some_and(|fact| fact.kind == "area-notice" && fact.side() == case.side() && !fact.is_ended())
        })
        .map(|record| Change::Ended { record: *record, by: case.hash(), how: EndKind::Superseded })
        .collect()
}

/// Compares a read-back with its notice.
pub(super) fn compared(case: &Case<'_>, read_back: &ReadBack) -> Vec<Change> {
    let Some(outcome) = outcome(case, read_back) else { return Vec::new() };
    Vec::from([Change::ReadBackCompared { notice: read_back.notice, read_back: case.hash(), outcome }])
}

fn outcome(case: &Case<'_>, read_back: &ReadBack) -> Option<ReadBackOutcome> {
    let fact = case.state.fact(read_back.notice)?;
    let tolerance_m = case.state.edition().geometry.read_back_tolerance_m;
    Some(match &read_back.answer {
        ReadBackAnswer::CannotTell => ReadBackOutcome::CannotTell,
        ReadBackAnswer::Place(place) => {
            let notice = fact.as_area_notice()?;
            if crate::place::is_same(&notice.place, place, tolerance_m) {
                ReadBackOutcome::Same
            } else {
                ReadBackOutcome::Differs
            }
        }
        ReadBackAnswer::Compared { found: Compared::Same, .. } => ReadBackOutcome::Same,
        ReadBackAnswer::Compared { found: Compared::Differs, .. } => ReadBackOutcome::Differs,
    })
}

/// A notice is held until it is read back as the same place.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let Some(notice) = fact.as_area_notice() else { return };
    if notice.window.to() <= moment.now {
        findings.push(
            Finding::missing(WINDOW, "window-is-over").with("until", notice.window.to()).curable_by([fact.author]),
        );
    }
    let cure = [case::post_across(fact, Post::DutyOfficer), fact.author];
    let held = match state.read_back(fact.record) {
        Some((read_back, ReadBackOutcome::Same)) if in_time(state, notice, read_back) => return,
        Some((_, ReadBackOutcome::Same)) => Finding::missing(WINDOW, "read-back-too-late"),
        Some((_, ReadBackOutcome::Differs)) => Finding::missing(CLAUSE, "read-back-differs"),
        Some((_, ReadBackOutcome::CannotTell)) => Finding::missing(CLAUSE, "read-back-cannot-tell"),
        None => Finding::missing(WINDOW, "read-back-outstanding"),
    };
    findings.push(held.with("record", fact.record).curable_by(cure));
}

/// The edition's time before the window: a read-back in the last minutes finds nobody in time.
fn in_time(state: &State, notice: &AreaNotice, read_back: RecordHash) -> bool {
    is_before(state, notice.window, read_back)
}

/// Whether a read-back came at least the edition's time before a window.
pub(super) fn is_before(state: &State, window: Window, read_back: RecordHash) -> bool {
    let latest = window.from().saturating_add(state.edition().deadlines.read_back_before_window.negated());
    state.fact(read_back).is_some_and(|fact| fact.at <= latest)
}
