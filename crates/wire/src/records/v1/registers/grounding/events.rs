//! Bytes of observations, candidates, findings, positions, reports and coverage.
use super::super::super::parts::{LIST_MAX, write_box, write_window};
use super::{read_number, read_sources, write_sources};
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{
    AirObservation, AreaVersion, CoverageStatement, Deviation, EventFinding, EventPosition, EventReport, FindingWord,
    FlightEvent, IdentityGrade, LegKind, LocationGrade, Operator, PositionWord, TypeBand,
};

pub(in super::super) fn read_observation(item: Item<'_, '_>) -> Result<AirObservation, RecordError> {
    let fields = item.object(&[
        "cells",
        "district",
        "evidence",
        "identity",
        "location",
        "notice",
        "seen",
        "sources",
        "spotters",
        "type_band",
    ])?;
    Ok(AirObservation {
        seen: fields.get("seen")?.window()?,
        cells: fields.get("cells")?.list(LIST_MAX, Item::lat_lon_box)?,
        district: fields.get("district")?.optional(Item::line)?,
        type_band: fields.get("type_band")?.name(TypeBand::ALL, TypeBand::name)?,
        sources: read_sources(fields.get("sources")?)?,
        spotters: fields.get("spotters")?.u8()?,
        location: fields.get("location")?.name(LocationGrade::ALL, LocationGrade::name)?,
        identity: fields.get("identity")?.name(IdentityGrade::ALL, IdentityGrade::name)?,
        notice: fields.get("notice")?.optional(Item::digest)?,
        evidence: fields.get("evidence")?.digest()?,
    })
}

pub(super) fn write_observation(observation: &AirObservation) -> Json {
    let AirObservation { seen, cells, district, type_band, sources, spotters, location, identity, notice, evidence } =
        observation;
    Json::object([
        ("cells", Json::list(cells, |cell| write_box(*cell))),
        ("district", Json::or_null(district.as_deref(), Json::text)),
        ("evidence", Json::shown(evidence)),
        ("identity", Json::text(identity.name())),
        ("location", Json::text(location.name())),
        ("notice", Json::or_null(*notice, Json::shown)),
        ("seen", write_window(*seen)),
        ("sources", write_sources(sources)),
        ("spotters", Json::Integer((*spotters).into())),
        ("type_band", Json::text(type_band.name())),
    ])
}

fn read_area(item: Item<'_, '_>) -> Result<AreaVersion, RecordError> {
    let fields = item.object(&["label", "version"])?;
    Ok(AreaVersion { version: fields.get("version")?.digest()?, label: fields.get("label")?.line()? })
}

fn write_area(area: &AreaVersion) -> Json {
    let AreaVersion { version, label } = area;
    Json::object([("label", Json::text(label)), ("version", Json::shown(version))])
}

pub(in super::super) fn read_event(item: Item<'_, '_>) -> Result<FlightEvent, RecordError> {
    let fields = item.object(&[
        "area",
        "deviations",
        "evidence",
        "identity",
        "leg",
        "location",
        "notice",
        "observations",
        "seen",
        "sources",
        "spotters",
    ])?;
    Ok(FlightEvent {
        area: read_area(fields.get("area")?)?,
        seen: fields.get("seen")?.window()?,
        sources: read_sources(fields.get("sources")?)?,
        spotters: fields.get("spotters")?.u8()?,
        location: fields.get("location")?.name(LocationGrade::ALL, LocationGrade::name)?,
        identity: fields.get("identity")?.name(IdentityGrade::ALL, IdentityGrade::name)?,
        leg: fields.get("leg")?.name(LegKind::ALL, LegKind::name)?,
        deviations: fields
            .get("deviations")?
            .set(Deviation::ALL.len(), |each| each.name(Deviation::ALL, Deviation::name))?,
        notice: fields.get("notice")?.optional(Item::digest)?,
        observations: fields.get("observations")?.set(LIST_MAX, Item::digest)?,
        evidence: fields.get("evidence")?.digest()?,
    })
}

pub(super) fn write_event(event: &FlightEvent) -> Json {
    let FlightEvent {
        area,
        seen,
        sources,
        spotters,
        location,
        identity,
        leg,
        deviations,
        notice,
        observations,
        evidence,
    } = event;
    Json::object([
        ("area", write_area(area)),
        ("deviations", Json::list(deviations, |deviation| Json::text(deviation.name()))),
        ("evidence", Json::shown(evidence)),
        ("identity", Json::text(identity.name())),
        ("leg", Json::text(leg.name())),
        ("location", Json::text(location.name())),
        ("notice", Json::or_null(*notice, Json::shown)),
        ("observations", Json::list(observations, Json::shown)),
        ("seen", write_window(*seen)),
        ("sources", write_sources(sources)),
        ("spotters", Json::Integer((*spotters).into())),
    ])
}

pub(in super::super) fn read_finding(item: Item<'_, '_>) -> Result<EventFinding, RecordError> {
    let fields = item.object(&["event", "finding", "text"])?;
    Ok(EventFinding {
        event: fields.get("event")?.digest()?,
        finding: fields.get("finding")?.name(FindingWord::ALL, FindingWord::name)?,
        text: fields.get("text")?.optional(Item::text)?,
    })
}

pub(super) fn write_finding(said: &EventFinding) -> Json {
    let EventFinding { event, finding, text } = said;
    Json::object([
        ("event", Json::shown(event)),
        ("finding", Json::text(finding.name())),
        ("text", Json::or_null(text.as_deref(), Json::text)),
    ])
}

pub(in super::super) fn read_position(item: Item<'_, '_>) -> Result<EventPosition, RecordError> {
    let fields = item.object(&["event", "word"])?;
    Ok(EventPosition {
        event: fields.get("event")?.digest()?,
        word: fields.get("word")?.name(PositionWord::ALL, PositionWord::name)?,
    })
}

pub(super) fn write_position(position: EventPosition) -> Json {
    let EventPosition { event, word } = position;
    Json::object([("event", Json::shown(event)), ("word", Json::text(word.name()))])
}

pub(in super::super) fn read_report(item: Item<'_, '_>) -> Result<EventReport, RecordError> {
    let fields = item.object(&["event", "operator"])?;
    Ok(EventReport {
        event: fields.get("event")?.digest()?,
        operator: fields.get("operator")?.name(Operator::ALL, Operator::name)?,
    })
}

pub(super) fn write_report(report: EventReport) -> Json {
    let EventReport { event, operator } = report;
    Json::object([("event", Json::shown(event)), ("operator", Json::text(operator.name()))])
}

pub(in super::super) fn read_coverage(item: Item<'_, '_>) -> Result<CoverageStatement, RecordError> {
    let fields = item.object(&["above_m", "area", "day", "observed_permille"])?;
    Ok(CoverageStatement {
        area: read_area(fields.get("area")?)?,
        day: fields.get("day")?.date()?,
        observed_permille: read_number(fields.get("observed_permille")?, u16::MAX.into())?,
        above_m: fields.get("above_m")?.optional(Item::u32)?,
    })
}

pub(super) fn write_coverage(coverage: &CoverageStatement) -> Json {
    let CoverageStatement { area, day, observed_permille, above_m } = coverage;
    Json::object([
        ("above_m", Json::or_null(*above_m, |metres| Json::Integer(metres.into()))),
        ("area", write_area(area)),
        ("day", Json::shown(day)),
        ("observed_permille", Json::Integer((*observed_permille).into())),
    ])
}
