//! Bytes of agreed formats, released fields, and what integrated operations need.
use super::super::parts::{LIST_MAX, read_post};
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::format::Leaf;
use agreement::records::{
    Conference, Format, IntegratedPlan, IntegrationUnlock, Procedure, ProcedureMatter, ReleasedField, ReleasedFields,
};

pub(super) fn read_format(item: Item<'_, '_>) -> Result<Format, RecordError> {
    let fields = item.object(&["schema", "version"])?;
    Ok(Format {
        version: fields.get("version")?.u32()?,
        schema: crate::format::proposed_schema(fields.get("schema")?.text()?),
    })
}

pub(super) fn write_format(format: &Format) -> Json {
    let Format { version, schema } = format;
    Json::object([("schema", Json::text(&schema.text)), ("version", Json::Integer((*version).into()))])
}

pub(super) fn read_released(item: Item<'_, '_>) -> Result<ReleasedFields, RecordError> {
    let fields = item.object(&["document", "fields", "format"])?;
    Ok(ReleasedFields {
        document: fields.get("document")?.reference()?,
        format: fields.get("format")?.digest()?,
        fields: fields.get("fields")?.list(LIST_MAX, read_field)?,
    })
}

pub(super) fn write_released(released: &ReleasedFields) -> Json {
    let ReleasedFields { document, format, fields } = released;
    Json::object([
        ("document", Json::text(document.as_str())),
        ("fields", Json::list(fields, write_field)),
        ("format", Json::shown(format)),
    ])
}

fn read_field(item: Item<'_, '_>) -> Result<ReleasedField, RecordError> {
    let fields = item.object(&["clause", "content", "path"])?;
    Ok(ReleasedField {
        path: fields.get("path")?.line()?,
        clause: fields.get("clause")?.clause()?,
        value: fields.get("content")?.leaf()?,
    })
}

fn write_field(field: &ReleasedField) -> Json {
    let ReleasedField { path, clause, value } = field;
    let value = match value {
        Leaf::Bool(value) => Json::Bool(*value),
        Leaf::Integer(value) => Json::Integer(*value),
        Leaf::Text(value) => Json::text(value),
    };
    Json::object([("clause", Json::shown(clause)), ("content", value), ("path", Json::text(path))])
}

pub(super) fn read_conference(item: Item<'_, '_>) -> Result<Conference, RecordError> {
    let fields = item.object(&["alpha", "bravo", "held_at", "minutes"])?;
    Ok(Conference {
        held_at: fields.get("held_at")?.instant()?,
        alpha: fields.get("alpha")?.set(LIST_MAX, read_post)?,
        bravo: fields.get("bravo")?.set(LIST_MAX, read_post)?,
        minutes: fields.get("minutes")?.digest()?,
    })
}

pub(super) fn write_conference(conference: &Conference) -> Json {
    let Conference { held_at, alpha, bravo, minutes } = conference;
    Json::object([
        ("alpha", Json::list(alpha, |post| Json::text(post.name()))),
        ("bravo", Json::list(bravo, |post| Json::text(post.name()))),
        ("held_at", Json::shown(held_at)),
        ("minutes", Json::shown(minutes)),
    ])
}

pub(super) fn read_procedure(item: Item<'_, '_>) -> Result<Procedure, RecordError> {
    let fields = item.object(&["conference", "matter", "text_hash", "version"])?;
    Ok(Procedure {
        matter: fields.get("matter")?.name(ProcedureMatter::ALL, ProcedureMatter::name)?,
        version: fields.get("version")?.line()?,
        text_hash: fields.get("text_hash")?.digest()?,
        conference: fields.get("conference")?.optional(Item::digest)?,
    })
}

pub(super) fn write_procedure(procedure: &Procedure) -> Json {
    let Procedure { matter, version, text_hash, conference } = procedure;
    Json::object([
        ("conference", Json::or_null(conference.as_ref(), Json::shown)),
        ("matter", Json::text(matter.name())),
        ("text_hash", Json::shown(text_hash)),
        ("version", Json::text(version)),
    ])
}

pub(super) fn read_unlock(item: Item<'_, '_>) -> Result<IntegrationUnlock, RecordError> {
    let fields = item.object(&["alpha", "bravo", "conference", "procedure"])?;
    Ok(IntegrationUnlock {
        alpha: fields.get("alpha")?.reference()?,
        bravo: fields.get("bravo")?.reference()?,
        conference: fields.get("conference")?.digest()?,
        procedure: fields.get("procedure")?.digest()?,
    })
}

pub(super) fn write_unlock(unlock: &IntegrationUnlock) -> Json {
    let IntegrationUnlock { alpha, bravo, conference, procedure } = unlock;
    Json::object([
        ("alpha", Json::text(alpha.as_str())),
        ("bravo", Json::text(bravo.as_str())),
        ("conference", Json::shown(conference)),
        ("procedure", Json::shown(procedure)),
    ])
}

pub(super) fn read_integrated(item: Item<'_, '_>) -> Result<IntegratedPlan, RecordError> {
    Ok(IntegratedPlan { plan: item.object(&["plan"])?.get("plan")?.digest()? })
}

pub(super) fn write_integrated(integrated: IntegratedPlan) -> Json {
    let IntegratedPlan { plan } = integrated;
    Json::object([("plan", Json::shown(plan))])
}
