//! Bytes of parties to the ceasefire and of names of groups.
use super::super::parts::LIST_MAX;
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{CeasefireParty, GroupName, GroupStanding, NamedGroup, PartyStatus};

pub(super) fn read_party(item: Item<'_, '_>) -> Result<CeasefireParty, RecordError> {
    let fields = item.object(&["name", "status", "through"])?;
    Ok(CeasefireParty {
        name: fields.get("name")?.line()?,
        status: fields.get("status")?.name(PartyStatus::ALL, PartyStatus::name)?,
        through: fields.get("through")?.line()?,
    })
}

pub(super) fn write_party(party: &CeasefireParty) -> Json {
    let CeasefireParty { name, status, through } = party;
    Json::object([("name", Json::text(name)), ("status", Json::text(status.name())), ("through", Json::text(through))])
}

pub(super) fn read_group(item: Item<'_, '_>) -> Result<NamedGroup, RecordError> {
    let fields = item.object(&["names", "standing"])?;
    Ok(NamedGroup {
        names: fields.get("names")?.list(LIST_MAX, read_name)?,
        standing: fields.get("standing")?.name(GroupStanding::ALL, GroupStanding::name)?,
    })
}

pub(super) fn write_group(group: &NamedGroup) -> Json {
    let NamedGroup { names, standing } = group;
    Json::object([("names", Json::list(names, write_name)), ("standing", Json::text(standing.name()))])
}

fn read_name(item: Item<'_, '_>) -> Result<GroupName, RecordError> {
    let fields = item.object(&["from", "language", "name", "until"])?;
    Ok(GroupName {
        name: fields.get("name")?.line()?,
        language: fields.get("language")?.language()?,
        from: fields.get("from")?.optional(Item::instant)?,
        until: fields.get("until")?.optional(Item::instant)?,
    })
}

fn write_name(name: &GroupName) -> Json {
    let GroupName { name, language, from, until } = name;
    Json::object([
        ("from", Json::or_null(*from, Json::shown)),
        ("language", Json::text(language.tag())),
        ("name", Json::text(name)),
        ("until", Json::or_null(*until, Json::shown)),
    ])
}
