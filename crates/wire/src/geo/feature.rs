//! An area in a file, with what the file says of it, and the way from it to a checked area.

use super::{GeoError, GeoProblem};
use spacetime::area::{CornerPlace, PlaceRole, Winding, problems, winding_of};
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
    /// The byte at which each corner begins, in the order of the file.
    pub corners: Vec<usize>,
    /// Whether the ring's corners still stand in that order.
    pub order: RingOrder,
}

/// The order of a ring's corners against that of its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum RingOrder {
    /// As the file has them.
    #[default]
    AsWritten,
    /// The other way round; the first is still the first.
    Turned,
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
        let (parts, origins) = self.followed(limits)?;
        Area::new(parts.clone(), limits)
            .map_err(|_| problems(&parts, limits).iter().map(|error| self.placed(*error, &origins)).collect())
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
                    place.order = place.order.turned();
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

    /// The rings with edges turned into geodesics where they are none, and which corner of ours each of their corners is.
    fn followed(&self, limits: &AreaLimits) -> Result<(Vec<Rings>, Origins), Vec<GeoError>> {
        if self.edges == EdgeRule::Geodesic {
            return Ok((self.parts.clone(), Origins::Same));
        }
        let mut left = limits.corners_max;
        let (mut parts, mut origins) = (Vec::new(), Vec::new());
        for (part, rings) in self.parts.iter().enumerate() {
            let (mut followed_rings, mut ring_origins) = (Vec::new(), Vec::new());
            for (ring, corners) in rings.iter().enumerate() {
                let (mut followed, mut from_corners): (Vec<Position>, Vec<Origin>) = (Vec::new(), Vec::new());
                for (corner, (&from, &to)) in corners.iter().zip(corners.iter().cycle().skip(1)).enumerate() {
                    let more = chain(from, to, self.edges.kind(), left.max(1)).map_err(|error| {
                        let place = self.in_file(CornerPlace { part, ring, corner }, PlaceRole::Edge);
                        let (path, offset) = self.place_of(place);
                        vec![GeoError::new(path, offset, GeoProblem::Edge(error))]
                    })?;
                    left = left.saturating_sub(more.len());
                    // Each chain ends with the corner after its edge; what stands before that was put in.
                    from_corners.extend(more.iter().skip(1).map(|_| Origin::PutIn { edge: corner }));
                    from_corners.extend(more.first().map(|_| Origin::Corner((corner + 1) % corners.len())));
                    followed.extend(more);
                }
                // The first corner came last.
                let last = usize::from(!followed.is_empty());
                followed.rotate_right(last);
                from_corners.rotate_right(last);
                followed_rings.push(followed);
                ring_origins.push(from_corners);
            }
            parts.push(followed_rings);
            origins.push(ring_origins);
        }
        Ok((parts, Origins::Of(origins)))
    }

    /// The error with the numbers that the file's writer would count, and its place in the file.
    fn placed(&self, error: AreaError, origins: &Origins) -> GeoError {
        let error = error.renumbered(|place, role| {
            let (place, role) = origins.ours(place, role);
            self.in_file(place, role)
        });
        let (path, offset) = self.place_of(error.place);
        GeoError::new(path, offset, GeoProblem::Area(error))
    }

    /// The number in the file of a corner or an edge of ours.
    fn in_file(&self, place: CornerPlace, role: PlaceRole) -> CornerPlace {
        let at = |place: CornerPlace| self.parts.get(place.part).and_then(|rings| rings.get(place.ring));
        match (self.ring_place(place).map(|known| known.order), at(place)) {
            (Some(RingOrder::Turned), Some(ring)) => {
                CornerPlace { corner: turned_number(ring, place.corner, role), ..place }
            }
            (Some(RingOrder::AsWritten) | None, _) | (Some(RingOrder::Turned), None) => place,
        }
    }

    fn ring_place(&self, place: CornerPlace) -> Option<&RingPlace> {
        self.places.get(place.part).and_then(|rings| rings.get(place.ring))
    }

    /// Where a corner, numbered as in the file, stands there.
    fn place_of(&self, place: CornerPlace) -> (String, usize) {
        let Some(known) = self.ring_place(place) else { return (String::new(), 0) };
        match known.corners.get(place.corner) {
            Some(&offset) => (format!("{}[{}]", known.path, place.corner), offset),
            None => (known.path.clone(), known.corners.first().copied().unwrap_or_default()),
        }
    }
}

impl RingOrder {
    const fn turned(self) -> Self {
        match self {
            Self::AsWritten => Self::Turned,
            Self::Turned => Self::AsWritten,
        }
    }
}

/// What a corner of rings whose edges were followed is in the rings themselves.
#[derive(Clone, Copy)]
enum Origin {
    Corner(usize),
    /// It was put in on the edge that begins at this corner.
    PutIn {
        edge: usize,
    },
}

/// The origins of all corners, or that nothing was put in.
enum Origins {
    Same,
    Of(Vec<Vec<Vec<Origin>>>),
}

impl Origins {
    fn ours(&self, place: CornerPlace, role: PlaceRole) -> (CornerPlace, PlaceRole) {
        let origin = match self {
            Self::Same => None,
            Self::Of(parts) => parts
                .get(place.part)
                .and_then(|rings| rings.get(place.ring))
                .and_then(|corners| corners.get(place.corner))
                .copied(),
        };
        match origin {
            None => (place, role),
            Some(Origin::Corner(corner)) => (CornerPlace { corner, ..place }, role),
            Some(Origin::PutIn { edge }) => (CornerPlace { corner: edge, ..place }, PlaceRole::Edge),
        }
    }
}

/// The number of a corner before its ring was turned round with the first corner staying the first.
fn turned_number(ring: &[Position], corner: usize, role: PlaceRole) -> usize {
    let count = ring.len();
    let back = |corner: usize| (count - corner.min(count)) % count.max(1);
    match role {
        PlaceRole::Corner => back(corner),
        PlaceRole::Edge => back(corner + 1),
        // In the file the other of the two is the later one, except where they are the last and the first.
        PlaceRole::Repetition if corner > 0 && ring.get(corner) == ring.get(corner - 1) => {
            if corner == 1 {
                count - 1
            } else {
                back(corner - 1)
            }
        }
        PlaceRole::Repetition => back(corner),
    }
}

/// Reverses a ring of anything and leaves its first the first.
fn turn_round<Corner>(ring: &mut [Corner]) {
    if let Some((_, rest)) = ring.split_first_mut() {
        rest.reverse();
    }
}
