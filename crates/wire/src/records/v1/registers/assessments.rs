//! Bytes of assessments and reports of damage. A part that is not released is `null`: its text is nowhere.
use super::ranges::{read_grade, write_grade};
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{Assessment, DamageReport};

pub(super) fn read_assessment(item: Item<'_, '_>) -> Result<Assessment, RecordError> {
    let fields = item.object(&["effects", "of"])?;
    Ok(Assessment { of: fields.get("of")?.digest()?, effects: fields.get("effects")?.text()? })
}

pub(super) fn write_assessment(assessment: &Assessment) -> Json {
    let Assessment { of, effects } = assessment;
    Json::object([("effects", Json::text(effects)), ("of", Json::shown(of))])
}

pub(super) fn read_damage(item: Item<'_, '_>) -> Result<DamageReport, RecordError> {
    let fields = item.object(&["civilian_harm", "collected_at", "damage", "effect", "grade", "of"])?;
    Ok(DamageReport {
        of: fields.get("of")?.digest()?,
        collected_at: fields.get("collected_at")?.instant()?,
        damage: fields.get("damage")?.optional(Item::text)?,
        effect: fields.get("effect")?.optional(Item::text)?,
        civilian_harm: fields.get("civilian_harm")?.optional(Item::text)?,
        grade: fields.get("grade")?.optional(read_grade)?,
    })
}

pub(super) fn write_damage(report: &DamageReport) -> Json {
    let DamageReport { of, collected_at, damage, effect, civilian_harm, grade } = report;
    Json::object([
        ("civilian_harm", Json::or_null(civilian_harm.as_deref(), Json::text)),
        ("collected_at", Json::shown(collected_at)),
        ("damage", Json::or_null(damage.as_deref(), Json::text)),
        ("effect", Json::or_null(effect.as_deref(), Json::text)),
        ("grade", Json::or_null(*grade, write_grade)),
        ("of", Json::shown(of)),
    ])
}
