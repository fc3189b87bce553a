//! Bytes of area notices, read-backs and acknowledgements.
use super::parts::{read_place, write_box, write_place, write_window};
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{Acknowledgement, AreaNotice, ReadBack};

pub(super) fn read_area_notice(item: Item<'_, '_>) -> Result<AreaNotice, RecordError> {
    let fields = item.object(&["extent", "external_channel", "place", "text", "window"])?;
    Ok(AreaNotice {
        place: read_place(fields.get("place")?)?,
        extent: fields.get("extent")?.lat_lon_box()?,
        window: fields.get("window")?.window()?,
        text: fields.get("text")?.text()?,
        external_channel: fields.get("external_channel")?.optional(Item::reference)?,
    })
}

pub(super) fn write_area_notice(notice: &AreaNotice) -> Json {
    let AreaNotice { place, extent, window, text, external_channel } = notice;
    Json::object([
        ("extent", write_box(*extent)),
        ("external_channel", Json::or_null(external_channel.as_ref(), |channel| Json::text(channel.as_str()))),
        ("place", write_place(place)),
        ("text", Json::text(text)),
        ("window", write_window(*window)),
    ])
}

pub(super) fn read_read_back(item: Item<'_, '_>) -> Result<ReadBack, RecordError> {
    let fields = item.object(&["notice", "place"])?;
    Ok(ReadBack { notice: fields.get("notice")?.digest()?, place: fields.get("place")?.optional(read_place)? })
}

pub(super) fn write_read_back(read_back: &ReadBack) -> Json {
    let ReadBack { notice, place } = read_back;
    Json::object([("notice", Json::shown(notice)), ("place", Json::or_null(place.as_ref(), write_place))])
}

pub(super) fn read_acknowledgement(item: Item<'_, '_>) -> Result<Acknowledgement, RecordError> {
    let fields = item.object(&["of"])?;
    Ok(Acknowledgement { of: fields.get("of")?.digest()? })
}

pub(super) fn write_acknowledgement(acknowledgement: &Acknowledgement) -> Json {
    let Acknowledgement { of } = acknowledgement;
    Json::object([("of", Json::shown(of))])
}
