//! Bytes of corrections, retractions and reservations.
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{Correction, Reservation, Retraction};

pub(super) fn read_correction(item: Item<'_, '_>) -> Result<Correction, RecordError> {
    let fields = item.object(&["of", "text"])?;
    Ok(Correction { of: fields.get("of")?.digest()?, text: fields.get("text")?.text()? })
}

pub(super) fn write_correction(correction: &Correction) -> Json {
    let Correction { of, text } = correction;
    Json::object([("of", Json::shown(of)), ("text", Json::text(text))])
}

pub(super) fn read_retraction(item: Item<'_, '_>) -> Result<Retraction, RecordError> {
    let fields = item.object(&["of", "reason"])?;
    Ok(Retraction { of: fields.get("of")?.digest()?, reason: fields.get("reason")?.text()? })
}

pub(super) fn write_retraction(retraction: &Retraction) -> Json {
    let Retraction { of, reason } = retraction;
    Json::object([("of", Json::shown(of)), ("reason", Json::text(reason))])
}

pub(super) fn read_reservation(item: Item<'_, '_>) -> Result<Reservation, RecordError> {
    let fields = item.object(&["of", "text"])?;
    Ok(Reservation { of: fields.get("of")?.digest()?, text: fields.get("text")?.text()? })
}

pub(super) fn write_reservation(reservation: &Reservation) -> Json {
    let Reservation { of, text } = reservation;
    Json::object([("of", Json::shown(of)), ("text", Json::text(text))])
}
