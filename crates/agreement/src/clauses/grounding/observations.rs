//! TOR.3.0, SG-31, SG-32: what was seen crosses after the fact, coarse, by class of source, and never on one person's word alone.
use super::{Case, notice_that_stands};
use crate::clauses::Ground;
use crate::clauses::coordination::release::large_enough;
use crate::records::{AirObservation, AreaVersion, CoverageStatement, LocationGrade, RegisterEntry, SourceClass};
use crate::register::ClauseId;
use crate::state::{Fact, State};
use crate::verdict::{Basis, Finding};
use alloc::format;
use alloc::vec::Vec;
use spacetime::{Instant, LatLonBox, Window};

const CLAUSE: ClauseId = crate::clause_id!("TOR.3.0");
const AREAS: ClauseId = crate::clause_id!("TOR.3.b#1");
const DELAY: Basis = Basis::Safeguard("SG-31");
const PEOPLE: Basis = Basis::Safeguard("SG-32");
/// Thousandths of a day.
const PERMILLE_MAX: u16 = 1_000;

pub(super) fn judge(case: &Case<'_>, observation: &AirObservation, findings: &mut Vec<Finding>) {
    let AirObservation { seen, cells, district, sources, spotters, location, notice, .. } = observation;
    let breached = |code| Finding::breached(CLAUSE, code).curable_by([case.author()]);
    released(case, *seen, sources, *spotters, findings);
    if sources.contains(&SourceClass::Human) && !cells.is_empty() {
        findings.push(Finding::breached(PEOPLE, "human-observation-too-fine").curable_by([case.author()]));
    }
    if cells.is_empty() && district.as_ref().is_none_or(|district| district.trim().is_empty()) {
        findings.push(breached("observation-place-missing"));
    }
    findings.extend(cells.iter().find_map(|cell| large_enough(case, *cell)));
    if sources.as_slice() == [SourceClass::Human] && LocationGrade::L1 < *location {
        findings.push(breached("grade-beyond-its-source").with("most", LocationGrade::L1.name()));
    }
    if let Some(Err(finding)) = notice.map(|record| notice_that_stands(case, record)) {
        findings.push(finding);
    }
}

/// What keeps anything that was seen from crossing yet, or at all: its age, and people alone.
pub(super) fn released(
    case: &Case<'_>,
    seen: Window,
    sources: &[SourceClass],
    spotters: u8,
    findings: &mut Vec<Finding>,
) {
    let rules = case.state.edition().grounding;
    let by_people = sources.contains(&SourceClass::Human);
    let mut young = |basis, code, from: Instant| {
        if case.at < from {
            findings.push(Finding::breached(basis, code).with("from", from).curable_by([case.author()]));
        }
    };
    young(DELAY, "observation-too-young", seen.to().saturating_add(rules.release));
    if by_people {
        young(PEOPLE, "human-observation-too-young", seen.to().saturating_add(rules.human_release));
    }
    if sources.is_empty() {
        findings.push(Finding::breached(CLAUSE, "source-class-missing").curable_by([case.author()]));
    }
    if by_people && sources.len() == 1 && spotters < rules.spotters_min {
        findings.push(
            Finding::breached(PEOPLE, "human-observation-alone")
                .with("spotters", rules.spotters_min)
                .curable_by([case.author()]),
        );
    }
    if !by_people && spotters > 0 {
        findings.push(Finding::breached(CLAUSE, "spotters-without-people").curable_by([case.author()]));
    }
}

/// What the version of the areas in force when something was seen says of where: none where no version was, or only a district is told.
pub(crate) fn ground(state: &State, cells: &[LatLonBox], at: Instant) -> Option<bool> {
    let version = state.map_at(at);
    if version.is_none() || cells.is_empty() {
        return None;
    }
    Some(cells.iter().any(|cell| Ground::under(state, *cell, version).meets_designated))
}

/// An area of a version: the version that was in force at a time, with a label that it has (TOR.3.b#1).
pub(super) fn area(case: &Case<'_>, area: &AreaVersion, at: Instant) -> Option<Finding> {
    let refused = |code| Finding::breached(AREAS, code).with("record", area.version).curable_by([case.author()]);
    if case.state.map_at(at).map(|fact| fact.record) != Some(area.version) {
        return Some(refused("area-version-not-in-force-then"));
    }
    let has = has_label(case.state, case.state.fact(area.version)?, &area.label);
    (!has).then(|| refused("area-not-in-the-version").with("area", &area.label))
}

/// A version in boxes has its own labels; one of drafts those that either side draws as designated.
fn has_label(state: &State, version: &Fact, label: &str) -> bool {
    let Some(set) = version.as_area_set() else { return false };
    let drawn = set.drafts.into_iter().flat_map(|drafts| [drafts.alpha, drafts.bravo]);
    set.areas.iter().any(|area| area.label == label)
        || drawn
            .flat_map(|draft| state.map_outlines(draft))
            .any(|outline| outline.label == label && matches!(outline.class, crate::records::MapClass::Designated(_)))
}

pub(super) fn coverage(case: &Case<'_>, entry: &RegisterEntry, coverage: &CoverageStatement) -> Option<Finding> {
    let breached = |code| Finding::breached(CLAUSE, code).curable_by([case.author()]);
    let expected = format!("{}/{}", coverage.area.label, coverage.day);
    if entry.key.as_str() != expected {
        return Some(breached("register-key-does-not-fit").with("key", entry.key.as_str()).with("expected", expected));
    }
    if PERMILLE_MAX < coverage.observed_permille {
        return Some(breached("coverage-beyond-the-day"));
    }
    let Ok(day) = case.state.edition().reference_zone.day_window(coverage.day) else {
        return Some(breached("coverage-day-unreadable").with("day", coverage.day));
    };
    if case.at < day.to() {
        return Some(breached("coverage-day-not-over").with("until", day.to()));
    }
    area(case, &coverage.area, day.from())
}
