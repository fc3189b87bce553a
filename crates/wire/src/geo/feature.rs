//! An area in a file, with what the file says of it, and the way from it to a checked area.

use super::{GeoError, GeoProblem};
use spacetime::area::{Winding, problems, winding_of};
use spacetime::{
    Area, AreaError, AreaLimits, EdgeKind, Instant, Millimetres, Position, Rings, SeaLevel, System, VerticalDatum,
    Window, chain,
};

/// How a file joins its corners.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EdgeRule {
    /// By geodesics of the ellipsoid; the rule here.
    #[default]
    Geodesic,
    /// By lines of constant course.
    Rhumb,
    /// Evenly in longitude and latitude, as RFC 7946 (section 3.1.1) takes it: along parallels and meridians these are the edges.
    LonLat,
}

impl EdgeRule {
    /// All rules.
    pub const ALL: [Self; 3] = [Self::Geodesic, Self::Rhumb, Self::LonLat];

    /// The word for it in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Geodesic => "geodesic",
            Self::Rhumb => "rhumb",
            Self::LonLat => "lonlat",
        }
    }

    fn kind(self) -> EdgeKind {
        match self {
            Self::Geodesic => EdgeKind::Geodesic,
            Self::Rhumb => EdgeKind::Rhumb,
            Self::LonLat => EdgeKind::GridStraight(System::wgs84()),
        }
    }
}

/// The words for surfaces that heights are counted from.
pub(super) const DATUMS: [(&str, VerticalDatum); 4] = [
    ("MSL", VerticalDatum::Msl { surface: SeaLevel::Unstated }),
    ("EGM96", VerticalDatum::Msl { surface: SeaLevel::Egm96 }),
    ("AGL", VerticalDatum::Agl),
    ("HAE", VerticalDatum::Ellipsoid),
];

/// Where the corners of a ring stand in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RingPlace {
    /// The path of the ring.
    pub path: String,
    /// The byte at which each corner begins.
    pub corners: Vec<usize>,
}

/// An area in a file, with what the file says of it.
#[derive(Clone, Debug, Default)]
pub struct Feature {
    /// Its id, as text.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// What it is an area of.
    pub class: Option<String>,
    /// From when it is valid.
    pub valid_from: Option<Instant>,
    /// Until when.
    pub valid_to: Option<Instant>,
    /// The height where it begins.
    pub floor: Option<Millimetres>,
    /// The height where it ends.
    pub ceiling: Option<Millimetres>,
    /// What both heights are counted from; nothing when the file does not say.
    pub datum: Option<VerticalDatum>,
    /// How corners are joined.
    pub edges: EdgeRule,
    /// The rings of each part; the outer ring first, the first corner not repeated.
    pub parts: Vec<Rings>,
    /// The least and the greatest height written with a corner (RFC 7946: above the ellipsoid). An area has no use for them, and they are
    /// not written again.
    pub corner_heights: Option<(Millimetres, Millimetres)>,
    /// Where the rings of each part stand in the file; empty for what was not read from one.
    pub places: Vec<Vec<RingPlace>>,
}

/// Features are equal when they say the same, wherever in a file it stands.
impl PartialEq for Feature {
    fn eq(&self, other: &Self) -> bool {
        let said = |feature: &Self| {
            (
                feature.id.clone(),
                feature.name.clone(),
                feature.class.clone(),
                (feature.valid_from, feature.valid_to),
                (feature.floor, feature.ceiling, feature.datum),
                feature.edges,
            )
        };
        said(self) == said(other) && self.parts == other.parts
    }
}

impl Eq for Feature {}

impl Feature {
    /// The area, with its edges as geodesics.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place in the file.
    pub fn area(&self, limits: &AreaLimits) -> Result<Area, Vec<GeoError>> {
        let parts = self.followed(limits)?;
        Area::new(parts.clone(), limits)
            .map_err(|_| problems(&parts, limits).iter().map(|error| self.placed(*error)).collect())
    }

    /// The same with each ring turned that winds against RFC 7946, the first corner staying the first: the cure for such rings, for a
    /// caller whose user asked for it. Many files have them, as older formats wind the other way.
    #[must_use]
    pub fn right_handed(mut self) -> Self {
        for (part, rings) in self.parts.iter_mut().enumerate() {
            for (index, ring) in rings.iter_mut().enumerate() {
                let wrong = if index == 0 { Winding::Clockwise } else { Winding::CounterClockwise };
                if winding_of(ring) != wrong {
                    continue;
                }
                turn_round(ring);
                if let Some(place) = self.places.get_mut(part).and_then(|places| places.get_mut(index)) {
                    turn_round(&mut place.corners);
                }
            }
        }
        self
    }

    /// When it is valid, if the file says from when until when.
    ///
    /// # Errors
    /// Both are given and the end is not later than the start.
    pub fn window(&self) -> Result<Option<Window>, spacetime::TimeError> {
        self.valid_from.zip(self.valid_to).map(|(from, to)| Window::new(from, to)).transpose()
    }

    /// The rings with edges turned into geodesics where they are none.
    fn followed(&self, limits: &AreaLimits) -> Result<Vec<Rings>, Vec<GeoError>> {
        if self.edges == EdgeRule::Geodesic {
            return Ok(self.parts.clone());
        }
        let mut left = limits.corners_max;
        let mut parts = Vec::new();
        for (part, rings) in self.parts.iter().enumerate() {
            let mut followed_rings = Vec::new();
            for (ring, corners) in rings.iter().enumerate() {
                let mut followed: Vec<Position> = Vec::new();
                for (corner, (&from, &to)) in corners.iter().zip(corners.iter().cycle().skip(1)).enumerate() {
                    let more = chain(from, to, self.edges.kind(), left.max(1)).map_err(|error| {
                        let (path, offset) = self.place_of(part, ring, corner);
                        vec![GeoError::new(path, offset, GeoProblem::Edge(error))]
                    })?;
                    left = left.saturating_sub(more.len());
                    followed.extend(more);
                }
                // Each chain ends with its corner: the first corner came last.
                let last = usize::from(!followed.is_empty());
                followed.rotate_right(last);
                followed_rings.push(followed);
            }
            parts.push(followed_rings);
        }
        Ok(parts)
    }

    fn placed(&self, error: AreaError) -> GeoError {
        let place = error.place;
        let (path, offset) = self.place_of(place.part, place.ring, place.corner);
        GeoError::new(path, offset, GeoProblem::Area(error))
    }

    /// Where a corner stands in the file. Corners that were put in between count to the ring.
    fn place_of(&self, part: usize, ring: usize, corner: usize) -> (String, usize) {
        let Some(place) = self.places.get(part).and_then(|rings| rings.get(ring)) else {
            return (String::new(), 0);
        };
        match place.corners.get(corner).filter(|_| self.edges == EdgeRule::Geodesic) {
            Some(&offset) => (format!("{}[{corner}]", place.path), offset),
            None => (place.path.clone(), place.corners.first().copied().unwrap_or_default()),
        }
    }
}

/// Reverses a ring of anything and leaves its first the first.
fn turn_round<Corner>(ring: &mut [Corner]) {
    if let Some((_, rest)) = ring.split_first_mut() {
        rest.reverse();
    }
}
