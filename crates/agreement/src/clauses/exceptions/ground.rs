//! TOR.2.d.ii#3, AMB-23: whose ground a block touches, and who of the ceasefire is there.
//!
//! By the version of the areas in force, and by the registers of parties and groups. What nobody knows counts as protected (SG-01,
//! SG-10). Asked at every use and never remembered, so a new version of the map, or a party that joins, is seen at once.
use crate::clauses::app_3_a_common_map::drawn_by;
use crate::clauses::app_3_c_areas::in_force;
use crate::common_map::{FootprintStanding, classes_met, footprint_standing, is_near_a_party};
use crate::records::{AreaSet, EntryKey, MapClass, Register};
use crate::state::{AsKnown, Fact, Moment, Protection, State};
use alloc::vec::Vec;
use spacetime::LatLonBox;

/// What the version of the areas in force says of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent things that a map says of a block")]
pub(crate) struct Ground {
    /// No version is in force.
    pub(crate) is_undesignated_everywhere: bool,
    /// Either side, or both, call some of it designated.
    pub(crate) meets_designated: bool,
    /// A party to the ceasefire holds ground in it or near it (AMB-15).
    pub(crate) is_near_a_party: bool,
    /// Of some of it nobody knows who holds it, or the two do not say the same.
    pub(crate) is_unknown: bool,
}

impl Ground {
    /// A block on the ground at a moment. What cannot be computed is unknown.
    pub(crate) fn of(state: &State, block: LatLonBox, moment: Moment) -> Self {
        Self::under(state, block, in_force(state, moment))
    }

    /// A block under a version of the areas, or under none.
    pub(crate) fn under(state: &State, block: LatLonBox, version: Option<&Fact>) -> Self {
        let nothing = Self {
            is_undesignated_everywhere: false,
            meets_designated: false,
            is_near_a_party: false,
            is_unknown: false,
        };
        let Some((version, set)) = version.and_then(|fact| Some((fact, fact.as_area_set()?))) else {
            return Self { is_undesignated_everywhere: true, ..nothing };
        };
        let AreaSet { areas, drafts: Some(drafts), .. } = set else {
            // Boxes say nothing of who else is there; the registers do.
            return Self { meets_designated: set.areas.iter().any(|area| area.extent.overlaps(block)), ..nothing };
        };
        debug_assert!(areas.is_empty(), "a version in drafts lists no boxes");
        let distance_m = state.settings_at(version.index).proximity.distance_m;
        let read = drawn_by(state, *drafts).and_then(|both| {
            let classes = classes_met(both, block).ok()?;
            let standing = footprint_standing(both, block).ok()?;
            let near = is_near_a_party(both, block, distance_m).ok()?;
            Some((classes, standing, near))
        });
        let Some((classes, standing, near)) = read else {
            return Self { meets_designated: true, is_near_a_party: true, is_unknown: true, ..nothing };
        };
        Self {
            meets_designated: classes.iter().any(|class| matches!(class, MapClass::Designated(_))),
            is_near_a_party: near || classes.contains(&MapClass::CeasefireParty),
            is_unknown: classes.contains(&MapClass::Unknown)
                || matches!(
                    standing,
                    FootprintStanding::Undrawn | FootprintStanding::Gap | FootprintStanding::Disputed(_)
                ),
            ..nothing
        }
    }
}

/// The parties and groups named as present that the ceasefire protects, or of which nobody has said that it does not, as known.
pub(crate) fn affected<'a>(state: &State, present: &'a [EntryKey], known: AsKnown) -> Vec<(&'a EntryKey, Protection)> {
    present
        .iter()
        .map(|key| (key, standing(state, key, known)))
        .filter(|(_, standing)| *standing != Protection::Excluded)
        .collect()
}

/// One key in both registers: whoever protects it in either protects it.
fn standing(state: &State, key: &EntryKey, known: AsKnown) -> Protection {
    let both = [Register::CeasefireParty, Register::NamedGroup].map(|register| state.protection(register, key, known));
    if both.contains(&Protection::Protected) {
        Protection::Protected
    } else if both.contains(&Protection::Excluded) {
        Protection::Excluded
    } else {
        Protection::Unknown
    }
}

/// What holds a notice of a later act while a party to the ceasefire or a group of unknown status is in its block.
pub(super) fn holds(
    state: &State,
    fact: &Fact,
    ground: Ground,
    present: &[EntryKey],
    moment: Moment,
    clause: crate::register::ClauseId,
    findings: &mut Vec<crate::verdict::Finding>,
) {
    use crate::verdict::Finding;
    let mut hold = |finding: Finding| {
        findings.push(finding.curable_by(super::super::at_both(crate::identity::Post::Snr)));
    };
    for (key, standing) in affected(state, present, AsKnown::in_the_log(moment.now)) {
        let code = if standing == Protection::Protected { "party-in-the-block" } else { "unknown-group-in-the-block" };
        hold(Finding::missing(clause, code).with("key", key.as_str()).with("record", fact.record));
    }
    if ground.is_near_a_party {
        hold(Finding::missing(clause, "party-ground-in-the-block").with("record", fact.record));
    }
    if ground.is_unknown {
        hold(Finding::missing(clause, "unknown-ground-in-the-block").with("record", fact.record));
    }
}
