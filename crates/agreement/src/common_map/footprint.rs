//! How a coarse footprint stands on a map drawn by two sides: the question that decides about an item.
//!
//! All of the footprint counts, not its middle. Asked of the outlines near it only, so that a large map costs no more than a small one.
use super::{Layers, MapError, Piece, Standing, area_of, compare};
use crate::records::{AreaDraft, MapClass, Outline};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::area::Operation;
use spacetime::{Area, LatLonBox};

/// How a footprint stands on the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FootprintStanding {
    /// Both sides call all of it designated, and say the same of every part; the most protective class in it.
    Designated(MapClass),
    /// Both agree that some of it is not designated; the most protective class in it.
    Outside(MapClass),
    /// Of some of it the two say different things; the most protective class that either gives.
    Disputed(MapClass),
    /// Of some of it only one side says anything.
    Gap,
    /// Of some of it neither says anything.
    Undrawn,
}

/// How a footprint stands on the map that two drafts make. What speaks against it counts in this order: undrawn, gap, disputed, outside.
///
/// # Errors
/// [`MapError`] when outlines and footprint do not combine, or the footprint has no inside.
pub fn footprint_standing(drafts: [&AreaDraft; 2], footprint: LatLonBox) -> Result<FootprintStanding, MapError> {
    let frame = frame(footprint)?;
    let [ours, theirs] = drafts.map(|draft| near(draft, &frame)?.within(&frame));
    let pieces = compare(&ours?, &theirs?)?;
    let mut undrawn = frame;
    for piece in &pieces {
        undrawn = undrawn.combined(Operation::Difference, piece.area())?;
    }
    if !undrawn.is_empty() {
        return Ok(FootprintStanding::Undrawn);
    }
    let any = |standing| pieces.iter().any(|piece| piece.standing() == standing);
    if any(Standing::Gap) {
        return Ok(FootprintStanding::Gap);
    }
    let class = pieces.iter().map(Piece::class).max().unwrap_or(MapClass::Unknown);
    if any(Standing::Disputed) {
        return Ok(FootprintStanding::Disputed(class));
    }
    Ok(match class {
        MapClass::Designated(_) => FootprintStanding::Designated(class),
        MapClass::Independent | MapClass::ThirdParty | MapClass::Unknown | MapClass::CeasefireParty => {
            FootprintStanding::Outside(class)
        }
    })
}

/// True when either side says that a party to the ceasefire holds ground within a distance of a footprint (AMB-15). The zone is drawn a
/// little too wide, and so errs on the protective side.
///
/// # Errors
/// As [`footprint_standing`].
pub fn is_near_a_party(drafts: [&AreaDraft; 2], footprint: LatLonBox, distance_m: u32) -> Result<bool, MapError> {
    let zone = frame(footprint)?.zone_to_look_at(distance_m.into()).map_err(MapError::Zone)?;
    for draft in drafts {
        if let Some(held) = near(draft, &zone)?.of_class(MapClass::CeasefireParty)
            && held.meets(&zone)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The most protective class that one draft gives to any ground of a footprint; nothing where it says nothing of it.
///
/// # Errors
/// As [`footprint_standing`].
pub fn most_protective(draft: &AreaDraft, footprint: LatLonBox) -> Result<Option<MapClass>, MapError> {
    let frame = frame(footprint)?;
    Ok(near(draft, &frame)?.within(&frame)?.iter().map(|(class, _)| class).max())
}

/// Every class of ground that either side draws under a footprint, from the least to the most protective.
///
/// # Errors
/// As [`footprint_standing`].
pub fn classes_met(drafts: [&AreaDraft; 2], footprint: LatLonBox) -> Result<Vec<MapClass>, MapError> {
    let frame = frame(footprint)?;
    let mut classes = Vec::new();
    for draft in drafts {
        for (class, area) in near(draft, &frame)?.iter() {
            if area.meets(&frame)? && !classes.contains(&class) {
                classes.push(class);
            }
        }
    }
    classes.sort_unstable();
    Ok(classes)
}

fn frame(footprint: LatLonBox) -> Result<Area, MapError> {
    Area::of_box(footprint).map_err(|error| MapError::Outline { label: String::new(), error })
}

/// The layers of the outlines that may reach into a zone.
fn near(draft: &AreaDraft, zone: &Area) -> Result<Layers, MapError> {
    let mut areas = Vec::new();
    for outline in draft.outlines.iter().filter(|outline| may_reach(outline, zone)) {
        areas.push((outline.class, area_of(outline)?));
    }
    Layers::of_areas(&areas)
}

/// False only where the outline surely lies away from the zone. A geodesic bulges polewards out of the box of its ends, over the
/// widest area that a plane holds (1,000 km about its middle) by less than a degree and a half at the latitudes of planes.
fn may_reach(outline: &Outline, zone: &Area) -> bool {
    const BULGE_E7: i32 = 15_000_000;
    let Some(bounds) = zone.bounds() else { return true };
    let mut corners = outline.parts.iter().flatten().flatten();
    let Some(first) = corners.next() else { return false };
    let (latitude, longitude) = (first.latitude().as_e7(), first.longitude().as_e7());
    let (mut south, mut north, mut west, mut east) = (latitude, latitude, longitude, longitude);
    for corner in corners {
        south = south.min(corner.latitude().as_e7());
        north = north.max(corner.latitude().as_e7());
        west = west.min(corner.longitude().as_e7());
        east = east.max(corner.longitude().as_e7());
    }
    let apart = |low: i32, high: i32| low > high;
    !(apart(bounds.south_e7(), north.saturating_add(BULGE_E7))
        || apart(south.saturating_sub(BULGE_E7), bounds.north_e7())
        || apart(bounds.west_e7(), east)
        || apart(west, bounds.east_e7()))
}
