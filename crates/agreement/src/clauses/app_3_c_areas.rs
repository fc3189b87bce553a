//! APP.3.c, TOR.3.b#1, SRC.002.b: the designated areas. Where there is no layer in force, everything is denied.
//!
//! Which version is in force is asked at every use, never remembered: a new version holds at once what it no longer designates, and
//! what lies inside comes free by itself. Boxes that both sign do not draw over what either side's latest draft protects (AMB-17).
use super::app_3_a_common_map::{against_drafts, class_of, off_the_map};
use super::coordination::release::large_enough;
use super::{Case, at_both};
use crate::identity::Post;
use crate::records::{AreaSet, Body, MapClass, Question};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;
use spacetime::LatLonBox;

pub(super) const CLAUSE: ClauseId = crate::clause_id!("APP.3.c");
pub(super) const EMPTY: ClauseId = crate::clause_id!("SRC.002.b");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::AreaSet(set) = case.body() else { return };
    labels(case, set.areas.iter().map(|area| area.label.as_str()), findings);
    // A box of a point's size would say in clear where the point is (SG-03).
    let small = set.areas.iter().find_map(|area| large_enough(case, area.extent));
    findings.extend(small);
}

/// Labels that are blank or come twice.
pub(super) fn labels<'a>(case: &Case<'_>, labels: impl Iterator<Item = &'a str>, findings: &mut Vec<Finding>) {
    let mut labels: Vec<&str> = labels.collect();
    labels.sort_unstable();
    if labels.windows(2).any(|pair| pair.first() == pair.last()) {
        findings.push(Finding::breached(CLAUSE, "area-label-twice").curable_by([case.author()]));
    }
    if labels.iter().any(|label| label.trim().is_empty()) {
        findings.push(Finding::breached(CLAUSE, "area-label-blank").curable_by([case.author()]));
    }
}

/// An item and a plan lie inside one designated area of the layer in force.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if !matches!(fact.kind, "release" | "plan") {
        return;
    }
    let Some(footprint) = fact.extent() else { return };
    match in_force(state, moment).and_then(Fact::as_area_set) {
        None => findings.push(Finding::missing(EMPTY, "no-areas-in-force").curable_by(at_both(Post::Snr))),
        Some(AreaSet { drafts: Some(drafts), .. }) => findings.extend(off_the_map(state, *drafts, footprint)),
        Some(set) => {
            if !designates(set, footprint) {
                findings.push(Finding::missing(CLAUSE, "outside-designated-areas").curable_by(at_both(Post::Snr)));
            }
            findings.extend(against_drafts(state, footprint, moment));
        }
    }
}

/// The class of the ground under an item or plan that both call designated, by drafts.
pub(crate) fn class_of_ground(state: &State, fact: &Fact, moment: Moment) -> Option<MapClass> {
    let footprint = fact.extent().filter(|_| matches!(fact.kind, "release" | "plan"))?;
    let version = in_force(state, moment)?;
    class_of(state, version.as_area_set()?.drafts?, footprint, version.index)
}

/// The version of the areas in force: the latest that both once signed and whose time has come, while both words on it count and
/// nothing holds it. Where they do not, none is, and everything is denied: an older version that protects less does not come back
/// because one side holds the newer one, or a word on it runs out (SG-04, SG-10).
pub(crate) fn in_force(state: &State, moment: Moment) -> Option<&Fact> {
    let latest = state
        .of_kind("area-set")
        .filter(|fact| {
            fact.index < moment.below
                && fact.as_area_set().is_some_and(|set| set.in_force_from <= moment.now)
                && state.both_once_said(fact.record, Question::Areas, moment.below)
        })
        .max_by_key(|fact| (fact.as_area_set().map(|set| set.in_force_from), fact.index))?;
    let counts =
        !latest.is_ended() && !state.is_itself_held(latest) && state.both_said(latest.record, Question::Areas, moment);
    counts.then_some(latest)
}

fn designates(set: &AreaSet, footprint: LatLonBox) -> bool {
    set.areas.iter().any(|area| area.extent.covers(footprint))
}
