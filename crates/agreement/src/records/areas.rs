//! Who holds what ground, as each side draws it, and the versions of the areas that both sign.
//!
//! A draft is one side's own view; a version names the two drafts whose agreement it is, or lists coarse boxes that both take
//! as they stand. What follows from two drafts is worked out in [`common_map`](crate::common_map), never written down a second time.
use super::RecordHash;
use crate::identity::Side;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::{Instant, LatLonBox, Rings};

/// A version of the designated areas (TOR.3.b#1, APP.3.c), in force when both sides consented and both hold receipts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AreaSet {
    /// The areas as boxes. An empty list is a valid version: it denies everything (SRC.002.b). Empty beside drafts.
    pub areas: Vec<Area>,
    /// The drafts whose agreement this version is; none for a version in boxes.
    pub drafts: Option<DraftPair>,
    /// From when it counts.
    pub in_force_from: Instant,
}

/// One designated area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Area {
    /// A label both sides use, for example `DA-07`.
    pub label: String,
    /// The class.
    pub class: AreaClass,
    /// The extent, conservative.
    pub extent: LatLonBox,
}

/// The three kinds of designated area (TOR.3.b#1), the more protective later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AreaClass {
    /// Most concentrated presence.
    Da1,
    /// Significant presence.
    Da2,
    /// Others dominant, some possible presence.
    Da3,
}

/// One draft of each side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DraftPair {
    /// Alpha's.
    pub alpha: RecordHash,
    /// Bravo's.
    pub bravo: RecordHash,
}

impl DraftPair {
    /// A side's.
    #[must_use]
    pub const fn of(self, side: Side) -> RecordHash {
        match side {
            Side::Alpha => self.alpha,
            Side::Bravo => self.bravo,
        }
    }
}

/// One side's outlines of who holds what (APP.0.3, APP.3.a). May be drawn before the group exists (APP.3.c); a later draft of the
/// same side takes the place of an earlier one for versions to come, and changes none that is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AreaDraft {
    /// The outlines. Where they overlap, the more protective class counts (AMB-17); where none lies, nothing is known.
    pub outlines: Vec<Outline>,
}

/// One area as a side draws it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    /// The side's own label.
    pub label: String,
    /// Who holds the ground.
    pub class: MapClass,
    /// The parts; the outer ring first, the first corner not repeated, edges geodesics.
    pub parts: Vec<Rings>,
}

/// Who holds a piece of ground, from the least to the most protective class of it (AMB-17, SG-10): what a party to the ceasefire
/// holds stands last, and what nobody knows counts for no less than what is known to lie outside the designated areas.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MapClass {
    /// A designated area.
    Designated(AreaClass),
    /// The group against which efforts are independent (type D).
    Independent,
    /// The armed force that is no participant.
    ThirdParty,
    /// Nobody can say.
    Unknown,
    /// A party to the ceasefire.
    CeasefireParty,
}

impl MapClass {
    /// Every class, from the least to the most protective.
    pub const ALL: [Self; 7] = [
        Self::Designated(AreaClass::Da1),
        Self::Designated(AreaClass::Da2),
        Self::Designated(AreaClass::Da3),
        Self::Independent,
        Self::ThirdParty,
        Self::Unknown,
        Self::CeasefireParty,
    ];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Designated(class) => class.name(),
            Self::Independent => "independent",
            Self::ThirdParty => "third-party",
            Self::Unknown => "unknown",
            Self::CeasefireParty => "ceasefire-party",
        }
    }

    /// Reads a name as it stands in records.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

impl AreaClass {
    /// Every class.
    pub const ALL: [Self; 3] = [Self::Da1, Self::Da2, Self::Da3];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Da1 => "da-1",
            Self::Da2 => "da-2",
            Self::Da3 => "da-3",
        }
    }
}
