//! APP.0.3, APP.3.a: each side draws who holds what; a version that both sign names the two drafts and nothing else.
//!
//! Drafts may be drawn before the group exists (APP.3.c), so nothing here asks for a formation. What a draft says is never judged
//! against the other side's: that they differ is what the map is for.
use super::{Case, at, at_both};
use crate::common_map::{FootprintStanding, footprint_standing, is_near_a_party, most_protective};
use crate::edition::Proximity;
use crate::identity::{Post, RecordHash, Side};
use crate::records::{AreaDraft, AreaSet, Body, DraftPair, MapClass, Outline, Question};
use crate::register::ClauseId;
use crate::state::{EndKind, Fact, Moment, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;
use spacetime::area::problems;
use spacetime::{Area, AreaError, AreaLimits, AreaProblem, LatLonBox, Position};

const MAP: ClauseId = crate::clause_id!("APP.3.a");
const WHO_HOLDS_WHAT: ClauseId = crate::clause_id!("APP.0.3");
const OVERLAP: ClauseId = crate::clause_id!("AMB-17");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if let Body::AreaDraft(draft) = case.body() {
        drawn(case, draft, findings);
    }
    if let Body::AreaSet(AreaSet { areas, drafts: Some(drafts), .. }) = case.body() {
        if !areas.is_empty() {
            findings.push(Finding::breached(MAP, "areas-beside-drafts").curable_by([case.author()]));
        }
        for side in Side::BOTH {
            findings.extend(named(case, side, drafts.of(side)));
        }
    }
}

fn drawn(case: &Case<'_>, draft: &AreaDraft, findings: &mut Vec<Finding>) {
    let cure = [case.author()];
    if draft.outlines.is_empty() {
        findings.push(Finding::breached(MAP, "draft-has-no-outline").curable_by(cure));
    }
    super::app_3_c_areas::labels(case, draft.outlines.iter().map(|outline| outline.label.as_str()), findings);
    let limit = case.state.edition().limits.vertices_per_area_max;
    let corners_max = usize::try_from(limit).unwrap_or(usize::MAX);
    for outline in &draft.outlines {
        let corners: usize = outline.parts.iter().flatten().map(Vec::len).sum();
        if corners > corners_max {
            findings.push(
                Finding::breached(Basis::Limit("vertices_per_area_max"), "limit-exceeded")
                    .with("limit", "vertices_per_area_max")
                    .with("value", limit)
                    .curable_by(cure),
            );
            continue;
        }
        // The first fault: the rest are for the tool that drew it, and a verdict is no drawing board.
        let faults = problems(&outline.parts, &AreaLimits { corners_max, ..AreaLimits::default() });
        match faults.first() {
            Some(fault) => findings.push(misdrawn(case, outline, fault)),
            None => findings.extend(too_small(case, outline)),
        }
    }
}

fn misdrawn(case: &Case<'_>, outline: &Outline, fault: &AreaError) -> Finding {
    let code = match fault.problem {
        AreaProblem::SelfIntersection { .. } | AreaProblem::RingsCross { .. } => "outline-crosses-itself",
        AreaProblem::SelfTouch { .. } | AreaProblem::RingsTouch { .. } | AreaProblem::RingsShareEdge { .. } => {
            "outline-touches-itself"
        }
        AreaProblem::DuplicateCorner => "outline-repeats-a-corner",
        AreaProblem::Sliver { .. } | AreaProblem::Neck { .. } | AreaProblem::Spike | AreaProblem::ZeroArea => {
            "outline-too-narrow"
        }
        AreaProblem::WindingOuter | AreaProblem::WindingHole => "outline-winds-the-wrong-way",
        AreaProblem::HoleOutside | AreaProblem::HoleInHole { .. } | AreaProblem::PartsOverlap { .. } => {
            "outline-rings-misplaced"
        }
        AreaProblem::Empty
        | AreaProblem::TooManyCorners { .. }
        | AreaProblem::RingTooShort { .. }
        | AreaProblem::AcrossAntimeridian
        | AreaProblem::NearPole
        | AreaProblem::TooLarge { .. }
        | AreaProblem::OutsideTheatre { .. } => "outline-is-no-area",
    };
    let finding = Finding::breached(MAP, code).with("label", &outline.label).curable_by([case.author()]);
    finding
        .with("part", fault.place.part + 1)
        .with("ring", fault.place.ring + 1)
        .with("corner", fault.place.corner + 1)
        .with("position", fault.position)
}

/// A part or a hole smaller than the least footprint would say in clear where something is (SG-03).
fn too_small(case: &Case<'_>, outline: &Outline) -> Option<Finding> {
    let min_km2 = case.state.edition().geometry.min_footprint_km2;
    let rings = outline
        .parts
        .iter()
        .enumerate()
        .flat_map(|(part, rings)| rings.iter().enumerate().map(move |(ring, corners)| (part, ring, corners)));
    let is_small = |corners: &[Position]| {
        // Turned to wind as an outer ring does, a hole is measured as the ground that it leaves out.
        let alone = spacetime::area::right_handed(Vec::from([Vec::from([corners.to_vec()])]));
        let limits = AreaLimits { corners_max: usize::MAX, ..AreaLimits::default() };
        Area::new(alone, &limits).map_or(0, |area| area.area_m2()) < u64::from(min_km2) * 1_000_000
    };
    rings.into_iter().find(|(_, _, corners)| is_small(corners)).map(|(part, ring, _)| {
        Finding::breached(Basis::Safeguard("SG-03"), "outline-too-small")
            .with("label", &outline.label)
            .with("part", part + 1)
            .with("ring", ring + 1)
            .with("min_km2", min_km2)
            .curable_by([case.author()])
    })
}

/// What speaks against a draft that a version names for a side.
fn named(case: &Case<'_>, side: Side, draft: RecordHash) -> Option<Finding> {
    let refused = |code| {
        Some(
            Finding::breached(WHO_HOLDS_WHAT, code)
                .with("side", side.name())
                .with("record", draft)
                .curable_by([case.author()]),
        )
    };
    let Some(fact) = case.state.fact(draft).filter(|fact| fact.as_area_draft().is_some()) else {
        return refused("version-names-no-draft");
    };
    if fact.side() != Some(side) {
        return refused("draft-of-the-other-side");
    }
    if fact.is_ended() {
        return refused("draft-has-ended");
    }
    if latest(case.state, side).is_some_and(|latest| latest.record != draft) {
        return refused("draft-is-not-the-latest");
    }
    let is_seen = case
        .state
        .about(draft)
        .any(|seen| seen.kind == "acknowledgement" && seen.side() == Some(side.counterpart()) && !seen.is_ended());
    if !is_seen {
        return refused("draft-not-acknowledged")
            .map(|finding| Finding { curable_by: Vec::from([at(side.counterpart(), Post::Intelligence)]), ..finding });
    }
    None
}

/// A side's last draft that stands.
pub(crate) fn latest(state: &State, side: Side) -> Option<&Fact> {
    state.of_kind("area-draft").filter(|fact| fact.side() == Some(side) && !fact.is_ended()).last()
}

/// What each side's latest draft says against a footprint on boxes that both signed (AMB-17, SG-10).
///
/// Once both have signed a map that they drew, boxes signed later count only on ground that the two latest drafts together
/// designate: plain boxes are no way round the map. Before that the boxes stand, but for ground of which either side's own draft
/// says that it is not designated.
pub(super) fn against_drafts(state: &State, footprint: LatLonBox, moment: Moment) -> Option<Finding> {
    let drafts = Side::BOTH.map(|side| latest(state, side));
    if is_drawn(state, moment) {
        let [Some(alpha), Some(bravo)] = drafts.map(|draft| draft.map(|fact| fact.record)) else {
            return Some(Finding::missing(MAP, "map-unjudged").curable_by(at_both(Post::Snr)));
        };
        return off_the_map(state, DraftPair { alpha, bravo }, footprint);
    }
    drafts.into_iter().flatten().find_map(|fact| denied_by(fact, footprint))
}

/// Whether both once signed a map that they drew: no box signed later is a way round it.
pub(super) fn is_drawn(state: &State, moment: Moment) -> bool {
    state.of_kind("area-set").any(|fact| {
        fact.as_area_set().is_some_and(|set| set.drafts.is_some())
            && state.both_once_said(fact.record, Question::Areas, moment.below)
    })
}

/// What one draft by itself says against a footprint.
fn denied_by(fact: &Fact, footprint: LatLonBox) -> Option<Finding> {
    let missing = |clause, code| Some(Finding::missing(clause, code).curable_by(at_both(Post::Snr)));
    match most_protective(fact.as_area_draft()?, footprint) {
        Err(_) => missing(MAP, "map-unjudged"),
        Ok(None | Some(MapClass::Designated(_))) => None,
        Ok(Some(MapClass::CeasefireParty)) => missing(OVERLAP, "footprint-of-a-ceasefire-party"),
        Ok(Some(MapClass::Independent | MapClass::ThirdParty | MapClass::Unknown)) => {
            missing(OVERLAP, "footprint-denied-by-a-draft")
                .map(|finding| finding.with("side", fact.side().map_or("", Side::name)).with("record", fact.record))
        }
    }
}

/// What speaks against a footprint on a map drawn by both.
pub(super) fn off_the_map(state: &State, drafts: DraftPair, footprint: LatLonBox) -> Option<Finding> {
    let missing = |clause, code| Some(Finding::missing(clause, code).curable_by(at_both(Post::Snr)));
    match drawn_by(state, drafts).map(|both| footprint_standing(both, footprint)) {
        None | Some(Err(_)) => missing(MAP, "map-unjudged"),
        Some(Ok(FootprintStanding::Designated(_))) => None,
        Some(Ok(FootprintStanding::Undrawn)) => missing(WHO_HOLDS_WHAT, "footprint-off-the-map"),
        Some(Ok(FootprintStanding::Gap)) => missing(MAP, "footprint-in-a-gap"),
        Some(Ok(
            FootprintStanding::Disputed(MapClass::CeasefireParty)
            | FootprintStanding::Outside(MapClass::CeasefireParty),
        )) => missing(OVERLAP, "footprint-of-a-ceasefire-party"),
        Some(Ok(FootprintStanding::Disputed(_))) => missing(MAP, "footprint-in-dispute"),
        Some(Ok(FootprintStanding::Outside(_))) => missing(super::app_3_c_areas::CLAUSE, "outside-designated-areas"),
    }
}

/// The class of a footprint that both call designated: near a party to the ceasefire not less than that of AMB-15, as it was set when
/// the version was filed. Nothing where they do not, or where it cannot be told.
pub(super) fn class_of(state: &State, drafts: DraftPair, footprint: LatLonBox, index: u64) -> Option<MapClass> {
    let both = drawn_by(state, drafts)?;
    let Ok(FootprintStanding::Designated(class)) = footprint_standing(both, footprint) else { return None };
    let Proximity { distance_m, class: protective } = state.settings_at(index).proximity;
    let is_near = is_near_a_party(both, footprint, distance_m).ok()?;
    Some(if is_near { class.max(MapClass::Designated(protective)) } else { class })
}

pub(super) fn drawn_by(state: &State, drafts: DraftPair) -> Option<[&AreaDraft; 2]> {
    // A draft that a later one replaced is what the version was signed of; one that its side took back is nobody's word.
    let is_taken_back = |fact: &&Fact| fact.ended.is_some_and(|ending| ending.how != EndKind::Superseded);
    let draft = |side| state.fact(drafts.of(side)).filter(|fact| !is_taken_back(fact)).and_then(Fact::as_area_draft);
    Some([draft(Side::Alpha)?, draft(Side::Bravo)?])
}
