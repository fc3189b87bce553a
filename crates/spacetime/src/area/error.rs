//! Why rings are not an area: where, and what is wrong there.

use crate::{LatLonBox, Position};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use thiserror::Error;

/// A corner of an area. All three are counted from nought here, and from one in messages; ring nought is the outer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CornerPlace {
    /// Part of the area.
    pub part: usize,
    /// Ring of the part.
    pub ring: usize,
    /// Corner of the ring. An edge is named by the corner where it begins.
    pub corner: usize,
}

/// `part 1, ring 2, corner 3`, counted from one.
impl fmt::Display for CornerPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "part {}, ring {}, corner {}", self.part + 1, self.ring + 1, self.corner + 1)
    }
}

/// What a [`CornerPlace`] of an error points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceRole {
    /// The corner itself.
    Corner,
    /// The edge that begins at the corner.
    Edge,
    /// The corner, for it repeats the corner before it; the last corner also when it repeats the first.
    Repetition,
}

/// One thing that is wrong with rings that are to be an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{place}, near {position}: {problem}")]
pub struct AreaError {
    /// The corner, or the corner where the edge begins.
    pub place: CornerPlace,
    /// Where it is wrong: the corner, or the point where edges meet.
    pub position: Position,
    /// What is wrong.
    pub problem: AreaProblem,
}

/// What can be wrong with the rings of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AreaProblem {
    /// No part, or a part without a ring.
    #[error("there is no ring")]
    Empty,
    /// More corners than the limit.
    #[error("there are {corners} corners, the limit is {limit}")]
    TooManyCorners {
        /// Corners of all rings.
        corners: usize,
        /// The limit.
        limit: usize,
    },
    /// Fewer than three corners.
    #[error("the ring has {corners} corners, three are needed")]
    RingTooShort {
        /// Corners of the ring.
        corners: usize,
    },
    /// The corner equals the one before it; at the end of a ring also the first one.
    #[error("the corner repeats the corner before it")]
    DuplicateCorner,
    /// An edge spans half a turn of longitude or more.
    #[error("the edge crosses the antimeridian")]
    AcrossAntimeridian,
    /// From 80 degrees of latitude on.
    #[error("the corner lies nearer to a pole than 80 degrees of latitude")]
    NearPole,
    /// Further than 1,000 km from the middle.
    #[error("the corner lies {distance_km} km from the middle of the area, the limit is 1000 km")]
    TooLarge {
        /// Kilometres, rounded up.
        distance_km: u64,
    },
    /// Outside the box in which the area must lie.
    #[error("the corner lies outside the box {theatre}")]
    OutsideTheatre {
        /// The box.
        theatre: LatLonBox,
    },
    /// At the corner the ring turns back along itself.
    #[error("the ring turns back along itself")]
    Spike,
    /// Two edges of one ring cross.
    #[error("the edge crosses the edge at {other}")]
    SelfIntersection {
        /// The other edge.
        other: CornerPlace,
    },
    /// Two edges of one ring, not neighbours, have a point or a piece in common without crossing.
    #[error("the edge touches the edge at {other}")]
    SelfTouch {
        /// The other edge.
        other: CornerPlace,
    },
    /// Edges of two rings cross.
    #[error("the edge crosses an edge of another ring at {other}")]
    RingsCross {
        /// The other edge.
        other: CornerPlace,
    },
    /// Edges of two rings have a point in common.
    #[error("the edge touches an edge of another ring at {other}")]
    RingsTouch {
        /// The other edge.
        other: CornerPlace,
    },
    /// Edges of two rings have a piece in common.
    #[error("the edge runs along an edge of another ring at {other}")]
    RingsShareEdge {
        /// The other edge.
        other: CornerPlace,
    },
    /// The ring has no inside.
    #[error("the ring encloses nothing")]
    ZeroArea,
    /// The ring is narrower than the limit.
    #[error("the ring is {width_mm} mm wide in the mean, the limit is {limit_mm} mm")]
    Sliver {
        /// Mean width, millimetres, rounded down.
        width_mm: u64,
        /// The limit, millimetres.
        limit_mm: u64,
    },
    /// Between two broad places the area is narrower than the limit: from the corner across to an edge.
    #[error("the area is {width_mm} mm wide from the corner to the edge at {other}, the limit is {limit_mm} mm")]
    Neck {
        /// The edge across.
        other: CornerPlace,
        /// Width, millimetres, rounded down.
        width_mm: u64,
        /// The limit, millimetres.
        limit_mm: u64,
    },
    /// An outer ring winds with the clock.
    #[error("the outer ring winds with the clock")]
    WindingOuter,
    /// A hole winds against the clock.
    #[error("the hole winds against the clock")]
    WindingHole,
    /// A hole does not lie inside its outer ring.
    #[error("the hole lies outside its outer ring")]
    HoleOutside,
    /// A hole lies in another hole.
    #[error("the hole lies in the hole of ring {}", .ring + 1)]
    HoleInHole {
        /// The other hole's ring, counted from nought.
        ring: usize,
    },
    /// A part lies in another part.
    #[error("the part lies in part {}", .part + 1)]
    PartsOverlap {
        /// The other part, counted from nought.
        part: usize,
    },
}

impl AreaError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.problem {
            AreaProblem::Empty => "area-empty",
            AreaProblem::TooManyCorners { .. } => "area-too-many-corners",
            AreaProblem::RingTooShort { .. } => "area-ring-too-short",
            AreaProblem::DuplicateCorner => "area-duplicate-corner",
            AreaProblem::AcrossAntimeridian => "area-across-antimeridian",
            AreaProblem::NearPole => "area-near-pole",
            AreaProblem::TooLarge { .. } => "area-too-large",
            AreaProblem::OutsideTheatre { .. } => "area-outside-theatre",
            AreaProblem::Spike => "area-spike",
            AreaProblem::SelfIntersection { .. } => "area-self-intersection",
            AreaProblem::SelfTouch { .. } => "area-self-touch",
            AreaProblem::RingsCross { .. } => "area-rings-cross",
            AreaProblem::RingsTouch { .. } => "area-rings-touch",
            AreaProblem::RingsShareEdge { .. } => "area-rings-share-edge",
            AreaProblem::ZeroArea => "area-zero",
            AreaProblem::Sliver { .. } => "area-sliver",
            AreaProblem::Neck { .. } => "area-neck",
            AreaProblem::WindingOuter => "area-winding-outer",
            AreaProblem::WindingHole => "area-winding-hole",
            AreaProblem::HoleOutside => "area-hole-outside",
            AreaProblem::HoleInHole { .. } => "area-hole-in-hole",
            AreaProblem::PartsOverlap { .. } => "area-parts-overlap",
        }
    }

    /// The same error with other numbers for its places: for a caller who checked rings that are not quite those that its user wrote.
    #[must_use]
    pub fn renumbered(mut self, number: impl Fn(CornerPlace, PlaceRole) -> CornerPlace) -> Self {
        let role = match &mut self.problem {
            AreaProblem::SelfIntersection { other }
            | AreaProblem::SelfTouch { other }
            | AreaProblem::RingsCross { other }
            | AreaProblem::RingsTouch { other }
            | AreaProblem::RingsShareEdge { other } => {
                // Of two edges the one that comes first is told first.
                let (one, two) = (number(self.place, PlaceRole::Edge), number(*other, PlaceRole::Edge));
                (self.place, *other) = (one.min(two), one.max(two));
                return self;
            }
            AreaProblem::Neck { other, .. } => {
                *other = number(*other, PlaceRole::Edge);
                PlaceRole::Corner
            }
            AreaProblem::AcrossAntimeridian => PlaceRole::Edge,
            AreaProblem::DuplicateCorner => PlaceRole::Repetition,
            AreaProblem::Empty
            | AreaProblem::TooManyCorners { .. }
            | AreaProblem::RingTooShort { .. }
            | AreaProblem::NearPole
            | AreaProblem::TooLarge { .. }
            | AreaProblem::OutsideTheatre { .. }
            | AreaProblem::Spike
            | AreaProblem::ZeroArea
            | AreaProblem::Sliver { .. }
            | AreaProblem::WindingOuter
            | AreaProblem::WindingHole
            | AreaProblem::HoleOutside
            | AreaProblem::HoleInHole { .. }
            | AreaProblem::PartsOverlap { .. } => PlaceRole::Corner,
        };
        self.place = number(self.place, role);
        self
    }

    /// The named arguments of the message: `part`, `ring` and `corner` counted from one, `position`, and what the problem adds.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = vec![
            ("part", (self.place.part + 1).to_string()),
            ("ring", (self.place.ring + 1).to_string()),
            ("corner", (self.place.corner + 1).to_string()),
            ("position", self.position.to_string()),
        ];
        match self.problem {
            AreaProblem::Empty
            | AreaProblem::DuplicateCorner
            | AreaProblem::AcrossAntimeridian
            | AreaProblem::NearPole
            | AreaProblem::Spike
            | AreaProblem::ZeroArea
            | AreaProblem::WindingOuter
            | AreaProblem::WindingHole
            | AreaProblem::HoleOutside => {}
            AreaProblem::TooManyCorners { corners, limit } => {
                arguments.extend([("corners", corners.to_string()), ("limit", limit.to_string())]);
            }
            AreaProblem::RingTooShort { corners } => arguments.push(("corners", corners.to_string())),
            AreaProblem::TooLarge { distance_km } => arguments.push(("distance_km", distance_km.to_string())),
            AreaProblem::OutsideTheatre { theatre } => arguments.push(("theatre", theatre.to_string())),
            AreaProblem::SelfIntersection { other }
            | AreaProblem::SelfTouch { other }
            | AreaProblem::RingsCross { other }
            | AreaProblem::RingsTouch { other }
            | AreaProblem::RingsShareEdge { other } => arguments.extend(across(other)),
            AreaProblem::Neck { other, width_mm, limit_mm } => {
                arguments.extend(across(other));
                arguments.extend([("width_mm", width_mm.to_string()), ("limit_mm", limit_mm.to_string())]);
            }
            AreaProblem::Sliver { width_mm, limit_mm } => {
                arguments.extend([("width_mm", width_mm.to_string()), ("limit_mm", limit_mm.to_string())]);
            }
            AreaProblem::HoleInHole { ring } => arguments.push(("other_ring", (ring + 1).to_string())),
            AreaProblem::PartsOverlap { part } => arguments.push(("other_part", (part + 1).to_string())),
        }
        arguments
    }
}

/// The place of the other edge, counted from one.
fn across(other: CornerPlace) -> [(&'static str, String); 3] {
    [
        ("other_part", (other.part + 1).to_string()),
        ("other_ring", (other.ring + 1).to_string()),
        ("other_corner", (other.corner + 1).to_string()),
    ]
}
