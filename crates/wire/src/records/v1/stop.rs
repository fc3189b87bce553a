//! Bytes of the stop call and of its stages.
//!
//! The stop call's form is frozen for ever: one flat object that names no edition, rules version, clause or predecessor,
//! so that no change of any of them can keep a stop from being understood.
use super::parts::write_position;
use crate::error::RecordError;
use crate::json::{Fields, Item, Json};
use agreement::records::{Stop, StopStage, StopStageReport};
use std::collections::BTreeMap;

/// The keys of a stop call's payload.
pub(crate) const PAYLOAD_KEYS: [&str; 10] =
    ["around", "kind", "lang", "made_at", "node", "nonce", "post", "radius_m", "text", "v"];

/// Reads what a stop call says beside who, when and in which language.
pub(crate) fn read_payload(fields: &Fields<'_, '_>) -> Result<Stop, RecordError> {
    Ok(Stop {
        text: fields.get("text")?.text()?,
        around: fields.get("around")?.optional(Item::position)?,
        radius_m: fields.get("radius_m")?.u32()?,
    })
}

/// Adds what a stop call says to the members of its payload.
pub(crate) fn write_payload(stop: &Stop, members: &mut BTreeMap<&'static str, Json>) {
    let Stop { text, around, radius_m } = stop;
    members.insert("around", Json::or_null(*around, write_position));
    members.insert("radius_m", Json::Integer((*radius_m).into()));
    members.insert("text", Json::text(text));
}

pub(super) fn read_stage(item: Item<'_, '_>) -> Result<StopStageReport, RecordError> {
    let fields = item.object(&["reached_at", "reference", "stage", "stop"])?;
    Ok(StopStageReport {
        stop: fields.get("stop")?.digest()?,
        stage: fields.get("stage")?.name(&StopStage::ALL, StopStage::name)?,
        reached_at: fields.get("reached_at")?.instant()?,
        reference: fields.get("reference")?.line()?,
    })
}

pub(super) fn write_stage(report: &StopStageReport) -> Json {
    let StopStageReport { stop, stage, reached_at, reference } = report;
    Json::object([
        ("reached_at", Json::shown(reached_at)),
        ("reference", Json::text(reference)),
        ("stage", Json::text(stage.name())),
        ("stop", Json::shown(stop)),
    ])
}
