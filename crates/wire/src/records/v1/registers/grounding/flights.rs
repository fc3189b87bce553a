//! Bytes of notices of flight, questions about them, what became of them, and exemptions.
use super::super::super::parts::{LIST_MAX, write_box, write_window};
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::edition::FlightNoticeType;
use agreement::records::{
    FlightComposition, FlightEnd, FlightExemption, FlightNotice, FlightOutcome, FlightQuery, TypeBand, UrgentReason,
};

pub(in super::super) fn read_notice(item: Item<'_, '_>) -> Result<FlightNotice, RecordError> {
    let fields = item.object(&["callsign", "composition", "exemption", "flight", "routing", "take_off", "urgent"])?;
    Ok(FlightNotice {
        flight: fields.get("flight")?.name(&FlightNoticeType::ALL, FlightNoticeType::name)?,
        exemption: fields.get("exemption")?.optional(Item::line)?,
        take_off: fields.get("take_off")?.optional(Item::window)?,
        composition: fields.get("composition")?.optional(read_composition)?,
        routing: fields.get("routing")?.list(LIST_MAX, Item::lat_lon_box)?,
        callsign: fields.get("callsign")?.optional(Item::line)?,
        urgent: fields.get("urgent")?.optional(|reason| reason.name(UrgentReason::ALL, UrgentReason::name))?,
    })
}

pub(super) fn write_notice(notice: &FlightNotice) -> Json {
    let FlightNotice { flight, exemption, take_off, composition, routing, callsign, urgent } = notice;
    Json::object([
        ("callsign", Json::or_null(callsign.as_deref(), Json::text)),
        ("composition", Json::or_null(composition.as_ref(), write_composition)),
        ("exemption", Json::or_null(exemption.as_deref(), Json::text)),
        ("flight", Json::text(flight.name())),
        ("routing", Json::list(routing, |block| write_box(*block))),
        ("take_off", Json::or_null(*take_off, write_window)),
        ("urgent", Json::or_null(*urgent, |reason| Json::text(reason.name()))),
    ])
}

fn read_composition(item: Item<'_, '_>) -> Result<FlightComposition, RecordError> {
    let fields = item.object(&["count_band", "type_band"])?;
    Ok(FlightComposition {
        type_band: fields.get("type_band")?.name(TypeBand::ALL, TypeBand::name)?,
        count_band: fields.get("count_band")?.line()?,
    })
}

fn write_composition(composition: &FlightComposition) -> Json {
    let FlightComposition { type_band, count_band } = composition;
    Json::object([("count_band", Json::text(count_band)), ("type_band", Json::text(type_band.name()))])
}

pub(in super::super) fn read_query(item: Item<'_, '_>) -> Result<FlightQuery, RecordError> {
    let fields = item.any_object()?;
    let act = fields.get("act")?.name(&["asked", "answered"], |act| act)?;
    if act == "asked" {
        let fields = fields.only(&["act", "of", "text"])?;
        return Ok(FlightQuery::Asked { of: fields.get("of")?.digest()?, text: fields.get("text")?.text()? });
    }
    let fields = fields.only(&["act", "query", "text"])?;
    Ok(FlightQuery::Answered { query: fields.get("query")?.digest()?, text: fields.get("text")?.text()? })
}

pub(super) fn write_query(query: &FlightQuery) -> Json {
    match query {
        FlightQuery::Asked { of, text } => {
            Json::object([("act", Json::text("asked")), ("of", Json::shown(of)), ("text", Json::text(text))])
        }
        FlightQuery::Answered { query, text } => {
            Json::object([("act", Json::text("answered")), ("query", Json::shown(query)), ("text", Json::text(text))])
        }
    }
}

pub(in super::super) fn read_outcome(item: Item<'_, '_>) -> Result<FlightOutcome, RecordError> {
    let fields = item.any_object()?;
    let became = fields.get("became")?.name(&["flown", "cancelled", "unknown"], |became| became)?;
    if became == "flown" {
        let fields = fields.only(&["became", "in_the_air", "notice"])?;
        let in_the_air = fields.get("in_the_air")?.window()?;
        return Ok(FlightOutcome { notice: fields.get("notice")?.digest()?, became: FlightEnd::Flown { in_the_air } });
    }
    let fields = fields.only(&["became", "notice"])?;
    let became = if became == "cancelled" { FlightEnd::Cancelled } else { FlightEnd::Unknown };
    Ok(FlightOutcome { notice: fields.get("notice")?.digest()?, became })
}

pub(super) fn write_outcome(outcome: FlightOutcome) -> Json {
    let FlightOutcome { notice, became } = outcome;
    match became {
        FlightEnd::Flown { in_the_air } => Json::object([
            ("became", Json::text(became.name())),
            ("in_the_air", write_window(in_the_air)),
            ("notice", Json::shown(notice)),
        ]),
        FlightEnd::Cancelled | FlightEnd::Unknown => {
            Json::object([("became", Json::text(became.name())), ("notice", Json::shown(notice))])
        }
    }
}

pub(in super::super) fn read_exemption(item: Item<'_, '_>) -> Result<FlightExemption, RecordError> {
    Ok(FlightExemption { text: item.object(&["text"])?.get("text")?.text()? })
}

pub(super) fn write_exemption(exemption: &FlightExemption) -> Json {
    let FlightExemption { text } = exemption;
    Json::object([("text", Json::text(text))])
}
