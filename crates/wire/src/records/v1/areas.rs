//! Bytes of the areas: each side's draft of the map, and the versions that both sign.
use super::parts::{LIST_MAX, write_box, write_position};
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{Area, AreaClass, AreaDraft, AreaSet, DraftPair, MapClass, Outline};

/// Parts of an outline, and rings of a part.
const RINGS_MAX: usize = 64;
/// Corners of a ring; the limit on the payload's bytes comes sooner.
const CORNERS_MAX: usize = 1_024;

pub(super) fn read_area_set(item: Item<'_, '_>) -> Result<AreaSet, RecordError> {
    let fields = item.object(&["areas", "drafts", "in_force_from"])?;
    Ok(AreaSet {
        areas: fields.get("areas")?.list(LIST_MAX, read_area)?,
        drafts: fields.get("drafts")?.optional(read_drafts)?,
        in_force_from: fields.get("in_force_from")?.instant()?,
    })
}

pub(super) fn write_area_set(set: &AreaSet) -> Json {
    let AreaSet { areas, drafts, in_force_from } = set;
    Json::object([
        ("areas", Json::list(areas, write_area)),
        ("drafts", Json::or_null(*drafts, write_drafts)),
        ("in_force_from", Json::shown(in_force_from)),
    ])
}

fn read_drafts(item: Item<'_, '_>) -> Result<DraftPair, RecordError> {
    let fields = item.object(&["alpha", "bravo"])?;
    Ok(DraftPair { alpha: fields.get("alpha")?.digest()?, bravo: fields.get("bravo")?.digest()? })
}

fn write_drafts(DraftPair { alpha, bravo }: DraftPair) -> Json {
    Json::object([("alpha", Json::shown(alpha)), ("bravo", Json::shown(bravo))])
}

fn read_area(item: Item<'_, '_>) -> Result<Area, RecordError> {
    let fields = item.object(&["class", "extent", "label"])?;
    Ok(Area {
        label: fields.get("label")?.line()?,
        class: fields.get("class")?.name(&AreaClass::ALL, AreaClass::name)?,
        extent: fields.get("extent")?.lat_lon_box()?,
    })
}

fn write_area(area: &Area) -> Json {
    let Area { label, class, extent } = area;
    Json::object([("class", Json::text(class.name())), ("extent", write_box(*extent)), ("label", Json::text(label))])
}

pub(super) fn read_area_draft(item: Item<'_, '_>) -> Result<AreaDraft, RecordError> {
    let fields = item.object(&["outlines"])?;
    Ok(AreaDraft { outlines: fields.get("outlines")?.list(LIST_MAX, read_outline)? })
}

pub(super) fn write_area_draft(draft: &AreaDraft) -> Json {
    let AreaDraft { outlines } = draft;
    Json::object([("outlines", Json::list(outlines, write_outline))])
}

fn read_outline(item: Item<'_, '_>) -> Result<Outline, RecordError> {
    let fields = item.object(&["class", "label", "parts"])?;
    Ok(Outline {
        label: fields.get("label")?.line()?,
        class: fields.get("class")?.name(&MapClass::ALL, MapClass::name)?,
        parts: fields
            .get("parts")?
            .list(RINGS_MAX, |part| part.list(RINGS_MAX, |ring| ring.list(CORNERS_MAX, Item::position)))?,
    })
}

fn write_outline(outline: &Outline) -> Json {
    let Outline { label, class, parts } = outline;
    let ring = |corners: &Vec<spacetime::Position>| Json::list(corners, |corner| write_position(*corner));
    Json::object([
        ("class", Json::text(class.name())),
        ("label", Json::text(label)),
        ("parts", Json::list(parts, |rings| Json::list(rings, ring))),
    ])
}
