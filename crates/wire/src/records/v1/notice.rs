//! Bytes of area notices, read-backs and acknowledgements.
use super::parts::{read_place, write_box, write_place, write_window};
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{Acknowledgement, AreaNotice, Compared, ReadBack, ReadBackAnswer};

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
    let answer = fields.get("place")?.optional(read_answer)?.unwrap_or(ReadBackAnswer::CannotTell);
    Ok(ReadBack { notice: fields.get("notice")?.digest()?, answer })
}

pub(super) fn write_read_back(read_back: &ReadBack) -> Json {
    let ReadBack { notice, answer } = read_back;
    let place = match answer {
        ReadBackAnswer::Place(place) => write_place(place),
        ReadBackAnswer::CannotTell => Json::or_null(None, |()| Json::text("")),
        ReadBackAnswer::Compared { found, commitment } => {
            Json::object([("commitment", Json::shown(commitment)), ("found", Json::text(found.name()))])
        }
    };
    Json::object([("notice", Json::shown(notice)), ("place", place)])
}

/// The place in clear, or what came of comparing a sealed one.
fn read_answer(item: Item<'_, '_>) -> Result<ReadBackAnswer, RecordError> {
    let Ok(found) = item.any_object()?.get("found") else { return Ok(ReadBackAnswer::Place(read_place(item)?)) };
    let fields = item.object(&["commitment", "found"])?;
    let commitment = fields.get("commitment")?.digest()?;
    Ok(ReadBackAnswer::Compared { found: found.name(Compared::ALL, Compared::name)?, commitment })
}

pub(super) fn read_acknowledgement(item: Item<'_, '_>) -> Result<Acknowledgement, RecordError> {
    let fields = item.object(&["of"])?;
    Ok(Acknowledgement { of: fields.get("of")?.digest()? })
}

pub(super) fn write_acknowledgement(acknowledgement: &Acknowledgement) -> Json {
    let Acknowledgement { of } = acknowledgement;
    Json::object([("of", Json::shown(of))])
}
