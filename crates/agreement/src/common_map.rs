//! What two drafts of the map come to: where they agree, where they dispute, where only one says anything.
//!
//! Text: APP.0.3, APP.3.a, process 2.6. Every answer here follows from the two drafts alone, so that a version that both sign needs to
//! name nothing but them. Disputed ground and gaps take the more protective class (SG-10); overlapping outlines of one side likewise
//! (AMB-17). Geometry is the spacetime room's; nothing here knows a record's name, a state or a place.
//!
//! ```
//! # use jig_agreement::common_map::{Layers, Standing, compare};
//! # use jig_agreement::records::{AreaClass, MapClass, Outline};
//! # use spacetime::Position;
//! let corner = |north: i32, east: i32| Position::from_e7(north * 10_000_000, east * 10_000_000).unwrap();
//! let square = |label: &str, class, west| Outline {
//!     label: label.to_owned(),
//!     class,
//!     parts: vec![vec![vec![corner(35, west), corner(35, west + 2), corner(36, west + 2), corner(36, west)]]],
//! };
//! let ours = Layers::of(&[square("A", MapClass::Designated(AreaClass::Da1), 37)])?;
//! let theirs = Layers::of(&[square("B", MapClass::CeasefireParty, 38)])?;
//! let pieces = compare(&ours, &theirs)?;
//! let standings: Vec<_> = pieces.iter().map(|piece| (piece.standing(), piece.class())).collect();
//! assert_eq!(standings, [
//!     (Standing::Disputed, MapClass::CeasefireParty),
//!     (Standing::Gap, MapClass::Unknown),
//!     (Standing::Gap, MapClass::CeasefireParty),
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
mod footprint;

pub use footprint::{FootprintStanding, classes_met, footprint_standing, is_near_a_party, most_protective};

use crate::records::{AreaClass, MapClass, Outline};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::area::{Operation, OverlayError, ZoneError};
use spacetime::{Area, AreaError, AreaLimits};

/// Why two drafts cannot be compared.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MapError {
    /// An outline is no area. No draft in a log has one: its rule refuses it.
    #[error("outline `{label}` is no area")]
    Outline {
        /// The outline.
        label: String,
        /// Why.
        #[source]
        error: AreaError,
    },
    /// The areas do not combine.
    #[error("the outlines cannot be combined")]
    Overlay(#[from] OverlayError),
    /// No zone can be drawn about them.
    #[error("the zone of proximity cannot be drawn")]
    Zone(#[source] ZoneError),
}

impl MapError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Outline { error, .. } => error.code(),
            Self::Overlay(error) => error.code(),
            Self::Zone(error) => error.code(),
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Outline { error, .. } => error.arguments(),
            Self::Overlay(error) => error.arguments(),
            Self::Zone(error) => error.arguments(),
        }
    }
}

/// The area of an outline, held to no limit but that it is one.
///
/// # Errors
/// [`MapError::Outline`].
pub fn area_of(outline: &Outline) -> Result<Area, MapError> {
    let limits = AreaLimits { corners_max: usize::MAX, ..AreaLimits::default() };
    Area::new(outline.parts.clone(), &limits).map_err(|error| MapError::Outline { label: outline.label.clone(), error })
}

/// One side's ground by class: every class once at most, none overlapping another.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layers(Vec<(MapClass, Area)>);

impl Layers {
    /// What outlines come to. Where they overlap, the more protective class counts (AMB-17).
    ///
    /// # Errors
    /// [`MapError`] for an outline that is no area, or outlines that do not combine.
    pub fn of<'a>(outlines: impl IntoIterator<Item = &'a Outline>) -> Result<Self, MapError> {
        let areas = outlines.into_iter().map(|outline| Ok((outline.class, area_of(outline)?)));
        Self::of_areas(&areas.collect::<Result<Vec<_>, MapError>>()?)
    }

    fn of_areas(areas: &[(MapClass, Area)]) -> Result<Self, MapError> {
        let mut layers = Vec::new();
        let mut taken = Area::nowhere();
        for class in MapClass::ALL.into_iter().rev() {
            let mut whole = Area::nowhere();
            for (_, area) in areas.iter().filter(|(of, _)| *of == class) {
                whole = whole.combined(Operation::Union, area)?;
            }
            if whole.is_empty() {
                continue;
            }
            let left = whole.combined(Operation::Difference, &taken)?;
            taken = taken.combined(Operation::Union, &whole)?;
            if !left.is_empty() {
                layers.push((class, left));
            }
        }
        layers.reverse();
        Ok(Self(layers))
    }

    /// The layers, from the least to the most protective class.
    pub fn iter(&self) -> impl Iterator<Item = (MapClass, &Area)> {
        self.0.iter().map(|(class, area)| (*class, area))
    }

    /// All ground of which anything is said.
    ///
    /// # Errors
    /// [`MapError::Overlay`].
    pub fn whole(&self) -> Result<Area, MapError> {
        let mut whole = Area::nowhere();
        for (_, area) in &self.0 {
            whole = whole.combined(Operation::Union, area)?;
        }
        Ok(whole)
    }

    /// The ground of one class.
    #[must_use]
    pub fn of_class(&self, class: MapClass) -> Option<&Area> {
        self.0.iter().find(|(of, _)| *of == class).map(|(_, area)| area)
    }

    /// The same within a frame.
    fn within(&self, frame: &Area) -> Result<Self, MapError> {
        let mut clipped = Vec::new();
        for (class, area) in self.iter().filter(|(_, area)| !area.is_plainly_apart(frame)) {
            let part = area.combined(Operation::Intersection, frame)?;
            if !part.is_empty() {
                clipped.push((class, part));
            }
        }
        Ok(Self(clipped))
    }
}

/// How the two sides stand to each other on a piece of ground.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// Both say the same.
    Agreed,
    /// They say different things.
    Disputed,
    /// Only one says anything.
    Gap,
}

impl Standing {
    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Disputed => "disputed",
            Self::Gap => "gap",
        }
    }
}

/// A piece of ground of which at least one side says something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    alpha: Option<MapClass>,
    bravo: Option<MapClass>,
    raised: Option<AreaClass>,
    area: Area,
}

impl Piece {
    /// What alpha says of it.
    #[must_use]
    pub const fn alpha(&self) -> Option<MapClass> {
        self.alpha
    }

    /// What bravo says of it.
    #[must_use]
    pub const fn bravo(&self) -> Option<MapClass> {
        self.bravo
    }

    /// Where it is.
    #[must_use]
    pub const fn area(&self) -> &Area {
        &self.area
    }

    /// The class it has by lying near a party to the ceasefire (AMB-15), where that is more protective.
    #[must_use]
    pub const fn raised(&self) -> Option<AreaClass> {
        self.raised
    }

    /// How the sides stand to each other on it.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (self.alpha, self.bravo) {
            (Some(one), Some(other)) if one == other => Standing::Agreed,
            (Some(_), Some(_)) => Standing::Disputed,
            (Some(_) | None, None) | (None, Some(_)) => Standing::Gap,
        }
    }

    /// The class that counts: the more protective of the two, and of a gap never less than what nobody knows.
    #[must_use]
    pub fn class(&self) -> MapClass {
        let said = |class: Option<MapClass>| class.unwrap_or(MapClass::Unknown);
        let class = said(self.alpha).max(said(self.bravo));
        self.raised.map_or(class, |raised| class.max(MapClass::Designated(raised)))
    }
}

/// Compares two sides' ground: what both speak of by pairs of classes, then what only alpha, then what only bravo speaks of. The
/// symmetric difference of the two maps is what is not agreed.
///
/// # Errors
/// [`MapError::Overlay`].
pub fn compare(alpha: &Layers, bravo: &Layers) -> Result<Vec<Piece>, MapError> {
    let mut pieces = Vec::new();
    let mut add = |alpha, bravo, area: Area| {
        if !area.is_empty() {
            pieces.push(Piece { alpha, bravo, raised: None, area });
        }
    };
    for (ours, one) in alpha.iter() {
        for (theirs, other) in bravo.iter().filter(|(_, other)| !one.is_plainly_apart(other)) {
            add(Some(ours), Some(theirs), one.combined(Operation::Intersection, other)?);
        }
    }
    let (whole_alpha, whole_bravo) = (alpha.whole()?, bravo.whole()?);
    for (ours, one) in alpha.iter() {
        add(Some(ours), None, one.combined(Operation::Difference, &whole_bravo)?);
    }
    for (theirs, other) in bravo.iter() {
        add(None, Some(theirs), other.combined(Operation::Difference, &whole_alpha)?);
    }
    Ok(pieces)
}

/// The zone within a distance of what either side says a party to the ceasefire holds (AMB-15): never too small.
///
/// # Errors
/// [`MapError::Zone`] where it cannot be drawn, [`MapError::Overlay`].
pub fn proximity_zone(alpha: &Layers, bravo: &Layers, distance_m: u32) -> Result<Area, MapError> {
    let mut held = Area::nowhere();
    for layers in [alpha, bravo] {
        if let Some(area) = layers.of_class(MapClass::CeasefireParty) {
            held = held.combined(Operation::Union, area)?;
        }
    }
    if held.is_empty() {
        return Ok(held);
    }
    held.zone_to_look_at(distance_m.into()).map_err(MapError::Zone)
}

/// Parts agreed designated areas where a zone of proximity cuts them: inside it they have at least the class of the setting (AMB-15).
///
/// # Errors
/// [`MapError::Overlay`].
pub fn with_proximity(pieces: Vec<Piece>, zone: &Area, class: AreaClass) -> Result<Vec<Piece>, MapError> {
    let mut parted = Vec::new();
    for piece in pieces {
        let rises = piece.standing() == Standing::Agreed && piece.class() < MapClass::Designated(class);
        if !rises || piece.area.is_plainly_apart(zone) {
            parted.push(piece);
            continue;
        }
        let near = piece.area.combined(Operation::Intersection, zone)?;
        let far = piece.area.combined(Operation::Difference, zone)?;
        if !far.is_empty() {
            parted.push(Piece { area: far, ..piece.clone() });
        }
        if !near.is_empty() {
            parted.push(Piece { area: near, raised: Some(class), ..piece });
        }
    }
    Ok(parted)
}
