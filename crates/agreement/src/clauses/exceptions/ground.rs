//! TOR.2.d.ii#3, AMB-23: whose ground a block touches, and who of the ceasefire is there.
//!
//! By the version of the areas in force, and by the registers of parties and groups. What nobody knows counts as protected (SG-01,
//! SG-10). Asked at every use and never remembered, so a new version of the map, or a party that joins, is seen at once.
use crate::clauses::app_3_a_common_map::{against_drafts, drawn_by, is_drawn, latest};
use crate::clauses::app_3_c_areas::in_force;
use crate::common_map::{FootprintStanding, classes_met, footprint_standing, is_near_a_party};
use crate::identity::Side;
use crate::records::{AreaDraft, EntryKey, MapClass, Register};
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
    /// What is said of no ground.
    const NOTHING: Self =
        Self { is_undesignated_everywhere: false, meets_designated: false, is_near_a_party: false, is_unknown: false };

    /// What cannot be computed.
    const UNTOLD: Self =
        Self { is_undesignated_everywhere: false, meets_designated: true, is_near_a_party: true, is_unknown: true };

    /// A block on the ground at a moment. What cannot be computed is unknown.
    pub(crate) fn of(state: &State, block: LatLonBox, moment: Moment) -> Self {
        let version = in_force(state, moment);
        let on = Self::under(state, block, version);
        match version.and_then(|fact| Some((fact, fact.as_area_set()?))) {
            Some((version, set)) if set.drafts.is_none() => {
                let distance_m = state.settings_at(version.index).proximity.distance_m;
                on.beside_drafts(state, block, moment, distance_m)
            }
            Some(_) | None => on,
        }
    }

    /// A block under a version of the areas, or under none: what that version itself says, whenever it was in force.
    pub(crate) fn under(state: &State, block: LatLonBox, version: Option<&Fact>) -> Self {
        let Some((version, set)) = version.and_then(|fact| Some((fact, fact.as_area_set()?))) else {
            return Self { is_undesignated_everywhere: true, ..Self::NOTHING };
        };
        let distance_m = state.settings_at(version.index).proximity.distance_m;
        match set.drafts {
            Some(drafts) => {
                debug_assert!(set.areas.is_empty(), "a version in drafts lists no boxes");
                drawn_by(state, drafts).and_then(|both| Self::drawn(both, block, distance_m)).unwrap_or(Self::UNTOLD)
            }
            None => {
                let meets_designated = set.areas.iter().any(|area| area.extent.overlaps(block));
                Self { meets_designated, ..Self::NOTHING }
            }
        }
    }

    /// Boxes say nothing of who else is there. Each side's latest draft does, and the more protective of all that is said counts
    /// (AMB-17): once both signed a map that they drew, its drafts together; before that, whatever either draft says of the block.
    fn beside_drafts(self, state: &State, block: LatLonBox, moment: Moment, distance_m: u32) -> Self {
        let in_a_box = self.meets_designated;
        let drafts = Side::BOTH.map(|side| latest(state, side).and_then(Fact::as_area_draft));
        let mut on = self;
        if is_drawn(state, moment) {
            let [Some(alpha), Some(bravo)] = drafts else { return Self::UNTOLD };
            return on.and(Self::drawn([alpha, bravo], block, distance_m).unwrap_or(Self::UNTOLD));
        }
        for draft in drafts.into_iter().flatten() {
            on = on.and(Self::by_one(draft, block, distance_m).unwrap_or(Self::UNTOLD));
        }
        // Boxes call it designated and a draft does not: the two do not say the same.
        Self { is_unknown: on.is_unknown || in_a_box && against_drafts(state, block, moment).is_some(), ..on }
    }

    /// What two drafts together say; nothing where it cannot be computed.
    fn drawn(both: [&AreaDraft; 2], block: LatLonBox, distance_m: u32) -> Option<Self> {
        let standing = footprint_standing(both, block).ok()?;
        let not_the_same =
            matches!(standing, FootprintStanding::Undrawn | FootprintStanding::Gap | FootprintStanding::Disputed(_));
        let said = Self::said(both, block, distance_m)?;
        Some(Self { is_unknown: said.is_unknown || not_the_same, ..said })
    }

    /// What one draft by itself says. That it says nothing of some ground is no word on it.
    fn by_one(draft: &AreaDraft, block: LatLonBox, distance_m: u32) -> Option<Self> {
        Self::said([draft, draft], block, distance_m)
    }

    fn said(drafts: [&AreaDraft; 2], block: LatLonBox, distance_m: u32) -> Option<Self> {
        let classes = classes_met(drafts, block).ok()?;
        let near = is_near_a_party(drafts, block, distance_m).ok()?;
        Some(Self {
            meets_designated: classes.iter().any(|class| matches!(class, MapClass::Designated(_))),
            is_near_a_party: near || classes.contains(&MapClass::CeasefireParty),
            is_unknown: classes.contains(&MapClass::Unknown),
            ..Self::NOTHING
        })
    }

    /// Whatever either says.
    const fn and(self, other: Self) -> Self {
        Self {
            is_undesignated_everywhere: self.is_undesignated_everywhere || other.is_undesignated_everywhere,
            meets_designated: self.meets_designated || other.meets_designated,
            is_near_a_party: self.is_near_a_party || other.is_near_a_party,
            is_unknown: self.is_unknown || other.is_unknown,
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
