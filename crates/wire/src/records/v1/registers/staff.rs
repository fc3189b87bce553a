//! Bytes of shifts, competences and host support.
use super::super::parts::{LIST_MAX, read_post};
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{
    CompetenceRequirement, CompetenceWaiver, HostSupport, HostSupportKind, HostSupportState, Shift,
};

/// The last minute of a day.
const MINUTE_MAX: i64 = 1439;

pub(super) fn read_minute(item: Item<'_, '_>) -> Result<u16, RecordError> {
    let minute = item.integer(0, MINUTE_MAX)?;
    u16::try_from(minute).map_err(|_| item.fault(Rule::NumberOutOfRange { min: 0, max: MINUTE_MAX }))
}

pub(super) fn read_shift(item: Item<'_, '_>) -> Result<Shift, RecordError> {
    let fields = item.object(&["from_minute", "officer", "post", "to_minute"])?;
    Ok(Shift {
        officer: fields.get("officer")?.key()?,
        post: read_post(fields.get("post")?)?,
        from_minute: read_minute(fields.get("from_minute")?)?,
        to_minute: read_minute(fields.get("to_minute")?)?,
    })
}

pub(super) fn write_shift(shift: &Shift) -> Json {
    let Shift { officer, post, from_minute, to_minute } = shift;
    Json::object([
        ("from_minute", Json::Integer((*from_minute).into())),
        ("officer", Json::shown(officer)),
        ("post", Json::text(post.name())),
        ("to_minute", Json::Integer((*to_minute).into())),
    ])
}

pub(super) fn read_requirement(item: Item<'_, '_>) -> Result<CompetenceRequirement, RecordError> {
    let fields = item.object(&["competences", "post"])?;
    Ok(CompetenceRequirement {
        post: read_post(fields.get("post")?)?,
        competences: fields.get("competences")?.set(LIST_MAX, Item::line)?,
    })
}

pub(super) fn write_requirement(requirement: &CompetenceRequirement) -> Json {
    let CompetenceRequirement { post, competences } = requirement;
    Json::object([("competences", Json::list(competences, Json::text)), ("post", Json::text(post.name()))])
}

pub(super) fn read_waiver(item: Item<'_, '_>) -> Result<CompetenceWaiver, RecordError> {
    let fields = item.object(&["competence", "officer", "post", "reason", "until"])?;
    Ok(CompetenceWaiver {
        officer: fields.get("officer")?.key()?,
        post: read_post(fields.get("post")?)?,
        competence: fields.get("competence")?.line()?,
        reason: fields.get("reason")?.text()?,
        until: fields.get("until")?.instant()?,
    })
}

pub(super) fn write_waiver(waiver: &CompetenceWaiver) -> Json {
    let CompetenceWaiver { officer, post, competence, reason, until } = waiver;
    Json::object([
        ("competence", Json::text(competence)),
        ("officer", Json::shown(officer)),
        ("post", Json::text(post.name())),
        ("reason", Json::text(reason)),
        ("until", Json::shown(until)),
    ])
}

pub(super) fn read_host_support(item: Item<'_, '_>) -> Result<HostSupport, RecordError> {
    let fields = item.object(&["reference", "state", "support"])?;
    Ok(HostSupport {
        support: fields.get("support")?.name(HostSupportKind::ALL, HostSupportKind::name)?,
        state: fields.get("state")?.name(HostSupportState::ALL, HostSupportState::name)?,
        reference: fields.get("reference")?.reference()?,
    })
}

pub(super) fn write_host_support(host_support: &HostSupport) -> Json {
    let HostSupport { support, state, reference } = host_support;
    Json::object([
        ("reference", Json::text(reference.as_str())),
        ("state", Json::text(state.name())),
        ("support", Json::text(support.name())),
    ])
}
